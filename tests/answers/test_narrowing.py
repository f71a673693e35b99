"""Small words that narrow a question: each is heeded by its answer, or the question is refused with the word named."""

import pytest

from kg.errors import QueryError

COPRESIDENTS = ("Montevideo", "Barcelona Metropolitan Area", "Brussels-Capital Region")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Which partners of Seoul signed in the same year?", "the same"),
        ("Does Goyang have more partners in Germany or in China?", "more"),
        ("Which of the visits planned for 2016 took place?", "took place"),
        ("How many of Goyang's planned meetings happened?", "happened"),
    ],
)
def test_what_narrows_and_is_not_heeded_is_refused(question, word, answer):
    """An answer that passed over the word would be that of a wider question."""
    with pytest.raises(QueryError, match=word):
        answer(question)


@pytest.mark.parametrize(
    ("question", "column", "expected"),
    [
        ("Which cities joined Metropolis before 1999?", "city", {"Seoul"}),
        ("Who leads Metropolis jointly with Tehran?", "city", {"Seoul", "Guangzhou", *COPRESIDENTS}),
        ("Which city has both a goodwill and a friendship pact with Seoul?", "partner", {"Wellington"}),
        ("Where was the WeGO award handed to Goyang?", "place", {"Ulyanovsk"}),
        ("What office does Oh Se-hoon hold at Metropolis?", "of", {"Metropolis"}),
    ],
)  # fmt: skip
def test_what_narrows_and_is_heeded(question, column, expected, answer):
    """A beginning is told from a membership, company from a member, both pacts from either."""
    found = answer(question, lang="en")
    at = found.columns.index(column)
    assert {row[at] for row in found.rows} == expected


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is Berlin a member of Metropolis?", "Yes: "),
        ("Is Berlin a member of WeGO?", "Not in the graph"),
        ("Does Goyang have a partner in Africa?", "Yes: "),
        ("Does Goyang have a partner in Bhutan?", "Not as far as is known: "),
        ("How many days did the trip to Xi'an take?", "(8 days)"),
        ("When did the trip to Hamburg end?", "2016-09-06"),
        ("메트로폴리스에 베를린이 가입했나요?", "예: "),
    ],
)
def test_what_the_sentence_says(question, said, answer):
    """Yes and no are said where they are asked for, an end where the end is, a span where it is how long."""
    assert said in answer(question).sentence
