"""The commands of building and deciding, run as their users run them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from graphs import example_readings
from test_merge import Status, mayor, pact, said, visit

from kg.triples import build_readings, open_store
from kg.triples.decisions import read


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store in which documents disagree, and two persons of one name may be one."""
    readings = [
        said(pact("1997"), mayor("최성"), name="연보", on="2001-01-01"),
        said(pact("1998"), mayor("최성", of="place/seoul-kr"), name="기사", on="2002-01-01"),
        said(visit(Status.HELD, "2025-09", confidence=0.3), name="블로그"),
    ]
    build_readings(readings, tmp_path / "kg-store")
    return tmp_path / "kg-store"


def test_conflicts_are_listed_with_both_quotes(store: Path, run_kg):
    """Both documents, their dates and their words stand in the list, and nothing else on standard output."""
    done = run_kg("conflicts", "--format", "json", "--lang", "ko")
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads(done.stdout)
    assert {(row["document"], row["date"]) for row in rows} == {("연보", "1997"), ("기사", "1998")}
    assert all("체결일" in row["conflict"] and row["quote"] for row in rows)
    assert store.is_dir()


def test_a_review_takes_one_key_an_answer_and_goes_on_where_it_was(store: Path, run_kg):
    """Answers are written at once; the next review asks only what is open; the next build applies them."""
    first = run_kg("review", "--author", "김", stdin="yq")
    assert first.returncode == 0, first.stderr
    assert "1/3" in first.stderr
    (one,) = read(store / "decisions.csv")[0]
    assert (one.kind, one.author, one.subject.split("/")[0]) == ("same", "김", "official")
    second = run_kg("review", "--author", "김", stdin="x\na\nr\n")
    assert "1/2" in second.stderr
    assert [row.kind for row in read(store / "decisions.csv")[0]] == ["same", "accept", "reject"]
    assert "Nothing waits" in run_kg("review").stderr
    build_readings([], store)
    graph = open_store(store)
    assert len(graph.select("SELECT ?o { ?o a ic:Official }").rows) == 1
    assert graph.ask("ASK { ?a a ic:Agreement ; ic:review ic:accepted }")
    assert not graph.ask("ASK { ?a ic:visited ?b }")


def test_decide_writes_a_row_and_refuses_what_cannot_apply(store: Path, run_kg):
    """A decision is checked before it is written; what is wrong with it is one line."""
    done = run_kg("decide", "reject", "id:place/goyang-kr", "--reason", "오기", "--author", "이")
    assert (done.returncode, done.stdout) == (0, "")
    bad = run_kg("decide", "set", "event/0123456789ab-012345", "soon", "--property", "start", "--author", "이")
    assert bad.returncode == 1
    assert "no date" in bad.stderr
    value = '{"member": "place/goyang-kr", "network": "network/uclg", "role": "board"}'
    adding = run_kg("decide", "add", value, "--property", "membership", "--source", "연보", "--author", "이")
    assert adding.returncode == 0, adding.stderr
    rows, _ = read(store / "decisions.csv")
    assert [(row.kind, row.subject, row.reason, row.source) for row in rows] == [
        ("reject", "place/goyang-kr", "오기", ""),
        ("add", "", "", "연보"),
    ]
    assert "Traceback" not in bad.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param(["build", "missing.txt"], 1, "missing.txt: no such file or folder", id="missing"),
        pytest.param(["build", "empty.txt"], 1, "the file is empty", id="empty"),
        pytest.param(["build", "empty.txt", "missing.txt"], 1, "Nothing could be read", id="nothing-readable"),
        pytest.param(["build"], 2, "SOURCES", id="no-source"),
        pytest.param(["build", "empty.txt", "--workers", "0"], 2, "--workers", id="workers"),
        pytest.param(["build", "empty.txt", "--min-confidence", "2"], 2, "--min-confidence", id="confidence"),
        pytest.param(["remove", "x", "--store", "nowhere"], 1, "No store at nowhere", id="no-store"),
        pytest.param(["remove", "nothing"], 1, "No document 'nothing'", id="no-document"),
        pytest.param(["builds", "--store", "nowhere"], 1, "No store at nowhere", id="builds-no-store"),
        pytest.param(["diff", "1", "2"], 1, "has no build", id="diff-no-build"),
        pytest.param(["conflicts", "--format", "xml"], 2, "--format", id="format"),
    ],
)
def test_bad_input_is_one_line(tmp_path: Path, run_kg, arguments: list[str], code: int, told: str):
    """What came and what would do, with exit code 1 (2 for usage), nothing on standard output, no traceback."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    build_readings(example_readings(), tmp_path / "kg-store")
    done = run_kg(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_to_show_is_said_in_words(tmp_path: Path, run_kg):
    """Without conflicts, changes or builds a line on standard error says so, and no bare header is printed."""
    build_readings(example_readings(), tmp_path / "kg-store")
    build_readings(example_readings(), tmp_path / "other")
    for arguments, told in (
        (["conflicts"], "No documents disagree."),
        (["diff", "kg-store", "other"], "Nothing changed from kg-store to other."),
        (["builds"], "No build of kg-store is on record. Make one: kg build DOCUMENTS… --store kg-store"),
    ):
        done = run_kg(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", told + "\n")
    for command in (["conflicts"], ["builds"], ["diff", "kg-store", "other"]):
        assert json.loads(run_kg(*command, "--format", "json").stdout) == []


def test_a_build_says_how_many_decisions_were_applied(tmp_path: Path, run_kg):
    """Each matter counts once, by its last word; what matches nothing any more is counted and named."""
    (tmp_path / "a.txt").write_text("고양시 대표단은 2025년 9월 3일 쿤밍시를 방문했다.", encoding="utf-8")
    (tmp_path / "kg-store").mkdir()
    for line in (["reject", "place/goyang-kr"], ["accept", "place/goyang-kr"], ["reject", "place/atlantis"]):
        assert run_kg("decide", *line, "--author", "김").returncode == 0
    done = run_kg("build", "a.txt", "--workers", "1")
    assert "1 decision applied, 1 matches nothing any more\n" in done.stderr
    (named,) = [line for line in done.stderr.splitlines() if line.startswith("Decision matches nothing")]
    assert named.endswith("reject place/atlantis")
    entry = json.loads((tmp_path / "kg-store" / "builds.jsonl").read_text(encoding="utf-8"))
    assert (entry["decisions"], entry["unmatched"]) == (1, 1)


def test_the_summary_counts_in_words(tmp_path: Path, run_kg):
    """One thing is singular, several are plural."""
    text = "고양시 대표단은 2025년 9월 3일 쿤밍시를 방문했다."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run_kg("build", "a.txt", "--workers", "1")
    assert done.returncode == 0, done.stderr
    summary = done.stderr
    assert "1 document read" in summary
    assert "(build 1) holds: " in summary
    assert "1 document," in summary
    assert "1 event," in summary
    assert not re.search(r"\b1 \w+s\b", summary), summary
    (tmp_path / "b.txt").write_text(text.replace("쿤밍", "서울"), encoding="utf-8")
    assert "2 documents," in run_kg("build", "a.txt", "b.txt", "--workers", "1").stderr


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "csv"])
def test_a_closed_pipe_is_no_error(tmp_path: Path, form: str):
    """`kg export | head -1` ends quietly and well, however long the export is."""
    build_readings(example_readings(), tmp_path / "kg-store")
    kg = f"{sys.executable} -c 'from kg.cli import main; main()' export --format {form}"
    done = subprocess.run(
        ["bash", "-c", f"{kg} | head -c 20 >/dev/null; echo ${{PIPESTATUS[0]}}"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_what_is_taken_out_is_gone_with_the_threshold_kept(tmp_path: Path, run_kg):
    """`kg remove` leaves the other documents as `--min-confidence` had them read."""
    for name, city in (("a", "쿤밍"), ("b", "하노이")):
        text = f"고양시 대표단은 2025년 9월 3일 {city}시를 방문했다."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run_kg("build", "a.txt", "b.txt", "--min-confidence", "0.3", "--workers", "1").returncode == 0
    assert "1 document removed" in run_kg("remove", "b.txt").stderr
    again = run_kg("build", "a.txt", "--min-confidence", "0.3", "--workers", "1").stderr
    assert "0 documents read, 1 unchanged" in again
    assert run_kg("build", "a.txt", "--min-confidence", "1", "--workers", "1").returncode == 0
    graph = open_store(tmp_path / "kg-store")
    assert graph.select("SELECT (MIN(?c) AS ?least) { ?a a ic:Assertion ; ic:confidence ?c }").rows in (
        ((1.0,),),
        ((None,),),
    )
    assert len(graph.select("SELECT ?d { ?d a ic:Document }").rows) == 1
