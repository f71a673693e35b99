"""The commands that ask: their formats, filters, errors and exit codes."""

import csv
import io
import json

import pytest


@pytest.fixture
def kg(run_kg, demo_location):
    """Return a function that runs kg on the demo store."""

    def call(*args, **options):
        return run_kg(*args, env={"KG_STORE": str(demo_location)}, **options)

    return call


def test_ask_as_json(kg):
    """JSON is an object with the question, its reading, the query, columns, rows and evidence."""
    found = json.loads(kg("ask", "고양시와 습지 정책을 공유하는 교류 도시는?", "--format", "json").stdout)
    assert {"question", "reading", "sparql", "columns", "rows", "evidence"} <= set(found)
    assert found["rows"][0]["partner"] == "쿤밍"
    assert any("장항습지" in item["quote"] for item in found["evidence"])
    assert list(found["rows"][0]) == found["columns"]


def test_ask_as_csv(kg):
    """CSV is rows under a header on standard output, and nothing else."""
    done = kg("ask", "which partners share wetland policy", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["partner"] for row in rows] == ["Kunming"]


def test_ask_with_evidence_and_query(kg):
    """The table has its quotes, with document and place, and the query where it is asked for."""
    done = kg("ask", "which partners of Goyang share wetland policy", "--evidence", "--sparql")
    assert done.returncode == 0
    assert "SELECT DISTINCT" in done.stdout
    assert "장항습지" in done.stdout
    assert "theme Wetlands" in done.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("ask", ""), "empty"),
        (("ask", "What is the weather in Seoul?"), "nearest"),
        (("ask", "which partners of Atlantis share wetland policy"), "Atlantis"),
        (("partners", "--city", "Goyan"), "Goyang"),
        (("partners", "--status", "nice"), "Statuses"),
        (("sparql", "SELECT ?s WHERE { ?s a ic:City "), "line 1"),
        (("sparql", "nowhere.rq"), "nor a file"),
        (("sparql", "DELETE WHERE { ?s ?p ?o }"), "change the graph"),
        (("show", "Nowhere"), "Nearest"),
        (("run", "missing"), "saved"),
    ],
)
def test_errors_are_one_line(kg, args, words):
    """Every mistake gets one line on standard error, no traceback, and exit code 1."""
    done = kg(*args)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_filters(kg):
    """The commands of facts share filters, and say the same as a question."""
    named = json.loads(kg("partners", "--city", "고양", "--theme", "습지", "--format", "json").stdout)
    assert [row["partner"] for row in named["rows"]] == ["쿤밍"]
    pacts = json.loads(
        kg("agreements", "--city", "Seoul", "--type", "friendship", "--from", "2020", "--format", "json").stdout
    )
    assert {row["parties"] for row in pacts["rows"]} == {"Seoul – Kyiv", "Seoul – Dublin"}
    roles = json.loads(kg("members", "--network", "Metropolis", "--type", "co-president", "--format", "json").stdout)
    assert len(roles["rows"]) == 6


def test_bad_date_is_a_usage_error(kg):
    """A date that is none is a mistake of usage: exit code 2."""
    done = kg("visits", "--from", "soon")
    assert done.returncode == 2
    assert "YYYY" in done.stderr


@pytest.mark.parametrize("command", ["events", "visits", "officials", "policies"])
def test_every_kind_of_fact(kg, command):
    """Each kind of fact is listed."""
    assert json.loads(kg(command, "--city", "Seoul" if command != "visits" else "Goyang", "--format", "json").stdout)[
        "rows"
    ]


def test_timeline_and_path(kg):
    """Dated facts stand in order of time; a path names each step with what it rests on."""
    dates = [row["date"] for row in json.loads(kg("timeline", "서울", "--format", "json").stdout)["rows"]]
    assert dates == sorted(dates)
    assert len(dates) > 5
    steps = json.loads(kg("path", "Kunming", "Wellington", "--format", "json").stdout)
    assert [row["to"] for row in steps["rows"]] == ["Goyang", "Seoul", "Wellington"]
    assert steps["evidence"]
    # a visit that was only planned is told as such beside an exchange that took place
    ahead = json.loads(kg("path", "Goyang", "Hamburg", "--format", "json").stdout)
    assert ahead["rows"][0]["relation"] == "exchange, visit (planned, unconfirmed)"


def test_saved_question(kg, demo_location):
    """A question kept under a name is asked again by it."""
    assert kg("ask", "고양시의 독일 교류 도시는?", "--save", "german").returncode == 0
    assert "베를린" in kg("run", "german").stdout
    (demo_location.parent / "kg-store.questions.json").unlink()


def test_sparql(kg, tmp_path):
    """SPARQL runs from the command line and from a file, every form of it, with prefixes filled in."""
    query = tmp_path / "cities.rq"
    query.write_text("SELECT ?city WHERE { ?city a ic:City } ORDER BY ?city LIMIT 2", encoding="utf-8")
    assert len(kg("sparql", query, "--format", "csv").stdout.splitlines()) == 3
    assert "True" in kg("sparql", "ASK { ?s a ic:City }").stdout
    assert "predicate" in kg("sparql", "CONSTRUCT { ?s a ic:City } WHERE { ?s a ic:City }").stdout
    assert "ic:City" in kg("sparql", query, "--explain").stdout


def test_show_in_both_languages(kg):
    """All that is known of a city is shown in the language of its name, or in the one asked for."""
    assert "장항습지" in kg("show", "고양시", "--evidence").stdout
    assert "Goyang visit to Kunming" in kg("show", "고양시", "--lang", "en").stdout


def test_completion(run_kg, demo_location):
    """The shell completes commands, and the graph's own names in both languages."""
    asked = {"_KG_COMPLETE": "bash_complete", "KG_STORE": str(demo_location), "COMP_CWORD": "3"}
    for typed, name in (("Goy", "Goyang"), ("고", "고양")):
        done = run_kg(env={**asked, "COMP_WORDS": f"kg partners --city {typed}"})
        assert f"plain,{name}" in done.stdout
    done = run_kg(env={**asked, "COMP_WORDS": "kg timel", "COMP_CWORD": "1"})
    assert "plain,timeline" in done.stdout


@pytest.mark.parametrize(
    "question",
    [
        "아시아와 유럽을 잇는 매개 도시는?",
        "Do cities partner with cities of similar size?",
        "Which pairs share more networks than expected by chance?",
        "연동네트워크모형으로 본 서울시의 연결도는?",
        "도시 군집과 이를 설명하는 주제는?",
        "What does a twinning association do to the graph?",
        "Suggest partner cities for Goyang",
        "Does belonging to several networks go with more climate adaptation activity?",
        "가입 시기를 반영하면 중심성이 어떻게 달라지나?",
    ],
)
def test_computed_answers(question, demo):
    """What no query can answer is computed by the analysis of its name, with rows and a sentence."""
    from kg.answers.engine import ask
    from kg.cli.analyses import ANALYSES

    found = ask(demo, question, analyses=ANALYSES)
    assert found.intent in ANALYSES
    assert found.rows
    assert all(len(row) == len(found.columns) for row in found.rows)
    assert found.sentence.endswith(".")
