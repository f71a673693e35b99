"""Questions as different people ask them, and what their answers must hold: variants.csv, on two graphs."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.answers.answer import Answer
from kg.errors import InputError
from kg.evaluation.questions import Outcome, holds, judge, rates, read_questions

TABLE = Path(__file__).with_name("variants.csv")


def _wrong(outcomes: tuple[Outcome, ...]) -> str:
    return "\n".join(
        f"{each.outcome}: {each.question.question} -> {each.said}" for each in outcomes if each.outcome != "right"
    )


def test_table_covers_both_languages():
    """The table has hundreds of variants, in both languages, of every kind of question."""
    questions = read_questions(TABLE)
    assert len(questions) >= 200
    assert len({each.question for each in questions}) == len(questions)
    assert sum(each.language == "ko" for each in questions) >= 100
    assert sum(each.language == "en" for each in questions) >= 100


def test_variants_on_the_demo_graph(demo, today):
    """At least 95 of 100 variants are answered right on the demo graph, and at most one wrong."""
    outcomes = judge(demo, read_questions(TABLE), today=today)
    found = rates(outcomes)
    assert found["right"] >= 0.95, _wrong(outcomes)
    assert found["wrong"] <= 0.01, _wrong(outcomes)


def test_variants_on_the_seeds(seeds, today):
    """The same holds on the graph of the seeds' facts, which differ in some details."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        other = {row["question"]: row["expected on the seeds"] for row in csv.DictReader(file)}
    every = [replace(each, expected=other[each.question] or each.expected) for each in read_questions(TABLE)]
    # all whose answer differs there, and every third of the rest: the readings are the same ones as above
    questions = [each for i, each in enumerate(every) if other[each.question] or i % 3 == 0]
    outcomes = judge(seeds, questions, today=today)
    found = rates(outcomes)
    assert found["right"] >= 0.95, _wrong(outcomes)
    assert found["wrong"] <= 0.01, _wrong(outcomes)


ANSWER = Answer(
    question="?", lang="en", reading="", sentence="3 partners", sparql="", columns=("partner", "since"),
    rows=(("Kunming", "2025-10"), ("Paris", "")), intent="pairs",
)  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        ("partner=Kunming|Paris", True),
        ("partner=Kunming", False),
        ("partner!=Wien", True),
        ("partner!=Paris", False),
        ("since~2025", True),
        ("n=2", True),
        ("n>2", False),
        ("rows=0", False),
        ("first=Kunming", True),
        ("intent=pairs", True),
        ("sentence~3", True),
        ("city=Kunming", False),
    ],
)
def test_conditions(condition, held):
    """Each kind of condition is true and false where it should be: a table that cannot fail would measure nothing."""
    assert holds(ANSWER, condition) is held


def test_unreadable_condition():
    """A condition that cannot be read is an error, not a wrong answer."""
    with pytest.raises(InputError, match="no condition"):
        holds(ANSWER, "Kunming")
