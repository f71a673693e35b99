"""What a reading takes into account: what it does not is refused and named, never passed over for a wider answer."""

import pytest

from kg.errors import QueryError, UnknownNameError


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Which policies did Seoul have in 2023?", "in 2023"),
        ("Which mayors share wetland policy?", "wetland"),
        ("Which partners of Goyang are the most?", "the most"),
        ("고양시 공무원 몇 명이 쿤밍에 갔나?", "몇 명"),
        ("협약을 맺은 부시장은 누구를 만났나?", "부시장"),
        ("Which agreements did Seoul sign after the forum?", "after"),
        ("Which oldest and newest agreements has Seoul?", "oldest"),
        ("What share of Seoul's partners is European?", "share of"),
        ("고양시와 교류하는 도시 중 항구가 있는 곳은?", "항구가"),
        ("Which small partners does Goyang have?", "small"),
        ("Which cities signed the 9th pact with Seoul?", "9th"),
    ],
)
def test_what_no_answer_heeds_is_refused_by_name(question, word, answer):
    """A word that could narrow the answer and is not heeded is named in the refusal."""
    with pytest.raises(QueryError, match=word):
        answer(question)


@pytest.mark.parametrize(
    ("question", "column", "expected"),
    [
        ("Where was the third WeGO assembly held?", "place", {"Qingdao"}),
        ("제14차 메트로폴리스 총회는 어디서 열렸나?", "place", {"Brussels"}),
        ("European partners of Goyang outside Germany and France", "partner", {"Copenhagen", "Vienna", "Geneva"}),
        ("유럽 도시 중 독일이 아닌 고양시 교류 도시는?", "partner", {"Paris", "Copenhagen", "Vienna", "Geneva"}),
        ("서울 교류 도시 중 아시아도 유럽도 아닌 곳은?", "partner", {"Montreal", "New York", "Wellington"}),
        ("Partners of Seoul on both climate and smart city", "partner", {"Dublin"}),
        ("서울과 교통과 폐기물을 함께하는 도시는?", "partner", {"Almaty"}),
        ("Which Asian cities are members of Metropolis?", "city", {"Seoul", "Guangzhou", "Tehran", "Beijing"}),
        ("고양시가 가기로 했던 도시는?", "status", {"planned, unconfirmed"}),
        ("쿤밍은 어느 나라 도시야?", "country", {"CN"}),
    ],
)
def test_what_is_heeded(question, column, expected, answer):
    """Numbers in order, countries left out of a part of the world, and themes taken together narrow the answer."""
    found = answer(question, lang="en")
    at = found.columns.index(column)
    assert {row[at] for row in found.rows} == expected


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("고령군의 교류 도시는?", "고령군"),
        ("고령은 어떤 도시와 교류하나?", "고령"),
        ("지난과 서울의 관계는?", "지난"),
        ("Who hosted the World Cities Congress?", "World Cities Congress"),
    ],
)
def test_name_that_is_another_word_too(question, name, answer):
    """A real place's name, or a proper name of common words, is no word of the vocabulary where a name stands."""
    with pytest.raises(UnknownNameError, match=f"'{name}'"):
        answer(question)


def test_first_reading_that_heeds_every_word(answer):
    """Where two particular questions fit, the one that heeds all of the words is answered."""
    assert answer("지방의회 승인을 받은 결연 목록과 증빙").intent == "council"
    assert answer("지금까지 끝나거나 중단된 자매결연이 있는지, 이유는 뭔지").intent == "ended"
