"""Who goes where, what is left out, what is only planned: the words that stand beside the names of a question."""

import pytest

from kg.answers.grammar import read
from kg.errors import QueryError


@pytest.mark.parametrize(
    ("question", "direction"),
    [
        pytest.param("뉴욕시장이 서울을 방문했나?", "from", id="ko-mayor-is-subject"),
        pytest.param("서울을 뉴욕 대표단이 방문했나?", "to", id="ko-object-first"),
        pytest.param("웰링턴에서 온 대표단은?", "from", id="ko-origin"),
        pytest.param("뉴욕에 간 도시는?", "to", id="ko-destination"),
        pytest.param("Has the mayor of New York visited Seoul?", "from", id="en-mayor-is-subject"),
        pytest.param("Was Seoul visited by New York?", "to", id="en-passive"),
        pytest.param("Which delegations came from Kyiv?", "from", id="en-origin"),
    ],
)
def test_direction(question, direction, lexicon, today):
    """The first place of a question is where others go or who goes, as the words beside the places say."""
    assert read(question, lexicon, today).conditions.direction == direction


@pytest.mark.parametrize(
    ("question", "column", "left"),
    [
        ("쿤밍 말고 고양이 2025년에 간 곳", "place", {"Xi'an"}),
        ("Besides Kunming, which cities did Goyang visit in 2025?", "place", {"Xi'an"}),
        ("Events in 2023 that were not in Seoul", "place", {"Brussels", "New York"}),
        ("Metropolis co-presidents other than Seoul", "city",
         {"Barcelona Metropolitan Area", "Brussels-Capital Region", "Guangzhou", "Montevideo", "Tehran"}),
    ],
)  # fmt: skip
def test_left_out(question, column, left, answer):
    """A place that a question leaves out is in no row, and is named in the reading."""
    found = answer(question, lang="en")
    at = found.columns.index(column)
    assert {row[at] for row in found.rows} == left
    assert "leaving out" in found.reading


def test_one_period_without_another(answer):
    """What happened in one year and not in another is what the second year lacks."""
    both = answer("Which agreements did Seoul sign between 2016 and 2023?")
    later = answer("Which agreements did Seoul sign in 2023 but not in 2016?")
    assert {row[0] for row in both.rows} - {row[0] for row in later.rows} == {"Seoul – Wellington"}
    assert "not in 2016" in later.reading


def test_only_planned_is_not_a_plan_beside_held_relations(answer):
    """Asked what is only planned, a pair with a held relation is left out; asked for plans, it is there."""
    alone = answer("Which ties of Goyang are only planned?")
    assert {row[1] for row in alone.rows} == {"Dresden", "Geneva", "Kala", "Thimphu", "Villa Tapia"}
    plans = answer("Which cities are in talks with Goyang?")
    assert "Paris" in {row[1] for row in plans.rows}
    assert "only planned" not in plans.sentence


def test_comparison_counts_plans_apart(answer):
    """Planned partners never count as partners when two cities are set side by side."""
    found = answer("Does Seoul have more partners than Goyang?")
    rows = {row[0]: row[1:] for row in found.rows}
    assert rows["partners"] == (15, 9)
    assert rows["partners, only planned or unconfirmed"] == (0, 5)
    assert found.sentence == "Seoul: 15 partners; Goyang: 9 partners."


def test_not_that_cannot_be_applied_is_refused(answer):
    """A 'not' that bears on nothing the query can leave out is refused: the rows would say the opposite."""
    with pytest.raises(QueryError, match="'않은"):
        answer("서울이 2023년에 체결하지 않은 협약")


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [("Seol partners in Ukrane", "ukrane", "ukraine"), ("partners of Goyang in Chnia", "chnia", "china"),
     ("서울의 프랑슈 파트너", "프랑슈", "프랑스")],
)  # fmt: skip
def test_country_is_mended(question, typed, meant, lexicon, today):
    """A misspelt country is mended like a misspelt city, and said."""
    reading = read(question, lexicon, today)
    assert (typed, meant) in reading.mended
    assert len(reading.conditions.countries) == 1


@pytest.mark.parametrize("question", ["agreements running out within a year", "a broken tie of Seoul"])
def test_words_of_the_language_are_no_slips(question, lexicon, today):
    """An ordinary word is never mended into a name or another word (running is not Kunming, broken no broker)."""
    assert read(question, lexicon, today).mended == ()


def test_when_is_told_with_years(answer):
    """Asked since when, the sentence has the years of each role."""
    said = answer("Since when is Seoul in Metropolis?").sentence
    assert "member (1987–)" in said
    assert "co-president (2024–2026)" in said


def test_what_happened_in_both_languages(answer):
    """The same question has the same rows in both languages: what is told as happened was held."""
    english, korean = answer("What happened in October 2025?"), answer("2025년 10월에 무슨 일이 있었나?", lang="en")
    assert english.rows
    assert english.rows == korean.rows


@pytest.mark.parametrize("question", ["고양의 중귝 파트너", "Which blorple partners does Goyang have?"])
def test_unread_words_that_matter_are_refused(question, answer):
    """A word that is neither read nor said in passing is refused by name: without it, another question is answered."""
    with pytest.raises(QueryError, match=r"중귝|blorple"):
        answer(question)
