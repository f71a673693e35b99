"""Small words that narrow a question: each is heeded by its answer, or the question is refused with the word named."""

import pytest

from kg.errors import QueryError

COPRESIDENTS = ("Montevideo", "Barcelona Metropolitan Area", "Brussels-Capital Region")
NO_GREEN = {"Antwerp", "Goyang", "Kaohsiung", "Kyiv", "New York", "Riyadh", "Singapore", "Taipei", "Wellington"}


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


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("How many visits per month did Goyang make?", "per month"),
        ("Which partners can Seoul reach through Goyang?", "through"),
        ("Who are the partners of Seoul's partners?", "partners"),
        ("Which networks care about wetlands?", "wetlands"),
        ("In whose term was the agreement with Dublin signed?", "in whose term"),
        ("Which partners serve SDG 11?", "partners"),
        ("How many months lie between the Kyiv and the Dublin agreement?", "between"),
        ("Which cities are partners of neither Seoul nor Goyang?", "not"),
        ("Who attended the WeGO assembly apart from Seoul?", "apart from"),
        ("Which meetings did Goyang hold with city networks?", "city networks"),
    ],
)
def test_what_another_answer_would_tell_is_refused(question, word, answer):
    """A rate is no number, a path no tie, a member's theme not the body's, and a list of goals has no partners."""
    with pytest.raises(QueryError, match=word):
        answer(question)


@pytest.mark.parametrize(
    ("question", "column", "expected"),
    [
        ("Partners of Seoul that share neither waste nor transport nor climate", "partner", NO_GREEN),
        ("Partners of Seoul neither in Asia nor in Europe", "partner", {"Montreal", "New York", "Wellington"}),
        ("Which cities did Seoul meet and sign with?", "partner", {"New York", "Kyiv"}),
        ("What does Almaty want to adopt from Seoul?", "learner", {"Almaty"}),
        ("Agreements of Seoul in 2016 or 2017", "parties", {"Seoul – Wellington"}),
        ("Awards given after 2020", "city", {"Seoul"}),
        ("Which city networks was Goyang to meet in Geneva?", "place", {"Geneva"}),
        ("Is anyone working on floriculture with Goyang?", "partner", {"Kunming"}),
        ("Which of Wellington and Dublin signed first?", "parties", {"Seoul – Wellington"}),
        ("Two oldest agreements", "signed", {"2016-08", "2023-06"}),
        ("Partners of Seoul with more than three themes", "partner", {"Ho Chi Minh City"}),
        ("Education partners of Goyang and Taipei", "city", {"Goyang", "Taipei"}),
        ("Which visits of Goyang have been confirmed?", "place", {"Kunming", "Xi'an"}),
        ("Which friendship city turned into a goodwill city?", "parties", {"Seoul – Wellington"}),
        ("Which city lies between Kunming and Kyiv?", "from", {"Kunming", "Goyang", "Seoul"}),
    ],
)
def test_what_is_joined(question, column, expected, answer):
    """Neither … nor leaves out both, and joins verbs done with the same place, years that follow each other are one."""
    found = answer(question, lang="en")
    at = found.columns.index(column)
    assert {row[at] for row in found.rows} == expected
