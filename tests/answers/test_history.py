"""Questions about the graph's making are answered from its builds and from what was measured last."""

import pytest
from graphs import example_readings, gold_readings

from kg.answers.engine import ask
from kg.evaluation.gold import LISTS
from kg.triples import build_readings, measured, open_store
from kg.triples.build import apply, version
from kg.triples.decisions import Decisions
from kg.triples.options import Report
from kg.triples.settings import Settings
from kg.triples.targets import opened

QUESTIONS = {"en": "What changed in the graph since the last build?", "ko": "지난 빌드 이후 그래프에서 달라진 것은?"}
ACCURACY = {"en": "How reliable is the graph?", "ko": "추출 정확도는 얼마나 되나?"}


def _put(location, readings):
    """Put readings into a store as `kg build` does, with an entry in its log."""
    with opened(location) as target:
        apply(target.quads, Settings(version="test"), Decisions(()), readings, fresh=target.fresh)
        report = Report(number=target.number, read=len(readings), unchanged=0, removed=0, resumed=0, seconds=0.0,
                        version=version(), counts=target.counts())  # fmt: skip
        target.finish(report, ["test"])


@pytest.fixture
def built(tmp_path, shared):
    """Return the folder of a store that was built once, and readings for a second build."""
    location = tmp_path / "kg-store"
    _put(location, gold_readings(shared)[:3])
    return location, example_readings()


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_second_build_is_told_with_its_documents(built, today, lang):
    """After a second build, its new facts stand with the documents that brought them."""
    location, more = built
    _put(location, more)
    answer = ask(open_store(location), QUESTIONS[lang], today=today)
    assert answer.intent == "changes"
    assert answer.sparql == "# kg diff 1 2"
    new = [row for row in answer.records() if row["what"] in ("new", "새로 생김")]
    assert new
    assert all(row["document"] for row in new if row["kind"] != "edge")
    titles = {reading.document.source for reading in more}
    assert {row["document"] for row in new if row["kind"] == "agreement"} <= titles
    assert str(sum(row["kind"] != "edge" for row in new)) in answer.sentence


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_graph_of_one_build_lists_its_newest_documents(built, today, lang):
    """A graph that was built once says so, and lists what its newest documents were the first to tell."""
    answer = ask(open_store(built[0]), QUESTIONS[lang], today=today)
    assert ("once" if lang == "en" else "한 번") in answer.sentence
    dates = [row["date"] for row in answer.records()]
    assert dates
    assert dates == sorted(dates, reverse=True)


def test_changes_since_a_day_begin_before_it(built, today):
    """Since a day in the past, all builds after it count; since tomorrow, only the last one is compared."""
    location, more = built
    _put(location, more[:1])
    _put(location, more[1:])
    store = open_store(location)
    assert ask(store, QUESTIONS["en"], today=today).sparql == "# kg diff 2 3"
    assert ask(store, "What changed in the graph since 2001?", today=today).sparql == "# kg diff 1 3"


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_accuracy_is_told_once_it_was_measured(built, today, lang):
    """Before it was measured the answer says how to; afterwards it gives figures by type, and when they were taken."""
    location = built[0]
    answer = ask(open_store(location), ACCURACY[lang], today=today)
    assert "kg evaluate" in answer.sentence
    assert "precision" not in answer.columns
    counts = {"gold": 8, "predicted": 10, "right": 6, "precision": 0.6, "recall": 0.75, "f1": 0.667}
    report = {"documents": 4, "lists": dict.fromkeys(LISTS, counts), "micro": counts}
    assert measured.keep(str(location), report, "gold facts")
    answer = ask(open_store(location), ACCURACY[lang], today=today)
    figures = {row["class"]: (row["precision"], row["recall"], row["F1"]) for row in answer.records()}
    assert figures["Agreement"] == figures["Exchange"] == (0.6, 0.75, 0.667)
    assert "0.60" in answer.sentence
    assert "gold facts" in answer.sentence


def test_nothing_is_kept_beside_what_is_no_store(tmp_path, built):
    """Without a store, or with a damaged file, nothing was measured."""
    assert not measured.keep(str(tmp_path), {"documents": 0, "lists": {}, "micro": {}}, "gold")
    assert measured.last(str(tmp_path)) is None
    (built[0] / "evaluation.json").write_text("[1", encoding="utf-8")
    assert measured.last(str(built[0])) is None
    assert ask(build_readings(example_readings()), ACCURACY["en"]).rows
