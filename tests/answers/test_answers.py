"""What answers hold: columns, statuses as of a day, marks of doubt, sentences, evidence that reads back."""

import datetime as dt

import pytest

from kg.answers.engine import ask
from kg.answers.sheet import effective, last_day
from kg.errors import QueryError


def test_the_wetland_question(answer):
    """The question that the project began with: Kunming for Goyang, with status, date and the quotes of both sides."""
    found = answer("which partners share wetland policy", evidence=True)
    record = dict(zip(found.columns, found.rows[0], strict=True))
    assert len(found.rows) == 1
    assert (record["city"], record["partner"], record["status"]) == ("Goyang", "Kunming", "held")
    assert record["since"].startswith("2025-10")
    quotes = " ".join(item.quote for item in found.evidence)
    assert "장항습지" in quotes
    assert "디엔치" in quotes


def test_the_wetland_question_in_korean(answer):
    """In Korean: the same answer, with Korean names, words and sentence."""
    found = answer("습지 정책을 공유하는 교류 도시는?")
    record = dict(zip(found.columns, found.rows[0], strict=True))
    assert (record["city"], record["partner"], record["status"]) == ("고양", "쿤밍", "이루어짐")
    assert "쿤밍" in found.sentence
    assert "습지" in found.reading


def test_evidence_reads_back(demo, answer):
    """Every quote stands in the stored text at its code points."""
    found = answer("Tell me about Seoul", evidence=True)
    texts = dict(demo.select("SELECT ?d ?t WHERE { ?d ic:text ?t }").rows)
    assert len(found.evidence) > 20
    for item in found.evidence:
        assert texts[item.document][item.start : item.end] == item.quote


@pytest.mark.parametrize(
    ("status", "date", "today", "told"),
    [
        ("planned", "2016-08-28", "2026-01-01", "unconfirmed"),
        ("planned", "2016", "2016-12-31", "planned"),
        ("planned", "2016", "2017-01-01", "unconfirmed"),
        ("planned", "2016-02", "2016-02-29", "planned"),
        ("planned", None, "2026-01-01", "planned"),
        ("held", "2016-08-28", "2026-01-01", "held"),
    ],
)
def test_effective_status(status, date, today, told):
    """What was planned for a day that has passed is unconfirmed from the day after, and never held."""
    assert effective(status, date, dt.date.fromisoformat(today)) == told


def test_last_day():
    """A date means its last possible day, leap years included."""
    assert last_day("2024-02") == dt.date(2024, 2, 29)
    assert last_day("2023") == dt.date(2023, 12, 31)


def test_planned_is_never_told_as_done(answer):
    """A visit that was only planned is neither a yes nor counted among what came about."""
    found = answer("Did Goyang visit Paris?")
    assert not found.sentence.startswith("Yes")
    assert "planned" in found.sentence
    asked = answer("고양시가 파리를 방문했나?")
    assert not asked.sentence.startswith("예:")
    held = answer("Has Goyang visited Kunming?")
    assert held.sentence.startswith("Yes")


def test_a_planned_relation_is_told_from_a_held_one(seeds, today):
    """Where one relation of a pair took place and another was only planned, the row does not lend it the status."""
    pairs = ask(seeds, "Goyang partners", today=today)
    row = dict(zip(pairs.columns, next(row for row in pairs.rows if row[1] == "Berlin"), strict=True))
    assert row["status"] == "held"
    assert "visit (planned" in row["relation"]


@pytest.mark.parametrize("question", ["Which cities are not partners of Goyang?", "Which events did not take place?"])
def test_a_negation_that_is_not_applied_is_refused(answer, question):
    """A question that asks for what is not so gets no answer that shows what is so."""
    with pytest.raises(QueryError, match="What the 'not' of the question leaves out cannot be read"):
        answer(question)


@pytest.mark.parametrize("question", ["Which cities has Goyang not visited?", "고양시가 방문하지 않은 도시는?"])
def test_not_visited_leaves_out_the_visited(answer, question):
    """Of the partners, those with no visit that took place."""
    found = answer(question)
    partners = {row[1] for row in found.rows}
    assert partners & {"Berlin", "베를린"}
    assert not partners & {"Kunming", "쿤밍"}


def test_not_in_the_graph_is_no_no(answer):
    """What no document says is told apart from what a document denies."""
    assert "does not mean" in answer("Is New York a sister city of Seoul?").sentence
    assert "그래프에 없습니다" in answer("서울과 뉴욕은 자매도시인가?").sentence


def test_doubts_are_marked(answer):
    """A fact that rests on one document is marked; one that two tell of is not."""
    marks = {row[0]: row[-1] for row in answer("Which agreements does Seoul have?").rows}
    assert marks["Seoul – Metropolis"] == "one document"
    assert marks["Seoul – Kyiv"] == ""


def test_status_as_of_a_day(demo):
    """The same question asked before the trip tells of plans, asked after it of what is unconfirmed."""
    before = ask(demo, "Planned visits of Goyang", today=dt.date(2016, 8, 1))
    after = ask(demo, "Planned visits of Goyang", today=dt.date(2020, 1, 1))
    at = before.columns.index("status")
    assert {row[at] for row in before.rows} == {"planned"}
    assert {row[at] for row in after.rows} == {"planned, unconfirmed"}


def test_other_language(answer):
    """LANG sets the language of the answer, whatever the question's."""
    found = answer("고양시와 습지 정책을 공유하는 교류 도시는?", lang="en")
    assert found.rows[0][:2] == ("Goyang", "Kunming")
    assert found.reading.startswith("Partner cities")


def test_named_questions_read_alike(answer):
    """Both languages of a question give the same query."""
    english = answer("Which partners of Goyang share wetland policy?")
    korean = answer("고양시와 습지 정책을 공유하는 교류 도시는?")
    assert english.sparql == korean.sparql
