"""Hangul, periods and people as questions write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answers import periods
from kg.answers.hangul import distance, is_tail, jamo, josa, stem
from kg.answers.people import person

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("in 2023", "2023", "2023"),
        ("2023년에", "2023", "2023"),
        ("in september 2023", "2023-09", "2023-09"),
        ("2023년 9월", "2023-09", "2023-09"),
        ("on 12 october 2025", "2025-10-12", "2025-10-12"),
        ("2025년 10월 12일", "2025-10-12", "2025-10-12"),
        ("since 2020", "2020", None),
        ("2020년 이후", "2020", None),
        ("after 2020", "2021", None),
        ("before 2020", None, "2019"),
        ("2020년 이전에", None, "2019"),
        ("until 2019", None, "2019"),
        ("2019년까지", None, "2019"),
        ("between 2016 and 2019", "2016", "2019"),
        ("2016년부터 2019년까지", "2016", "2019"),
        ("in the last three years", "2023-11-22", "2026-11-22"),
        ("최근 3년간", "2023-11-22", "2026-11-22"),
        ("지난 삼 년", "2023-11-22", "2026-11-22"),
        ("in the next 12 months", "2026-11-22", "2027-11-22"),
        ("1년 안에", "2026-11-22", "2027-11-22"),
        ("last year", "2025", "2025"),
        ("작년", "2025", "2025"),
        ("in the 2010s", "2010", "2019"),
        ("2010년대에", "2010", "2019"),
    ],
)
def test_periods(text, since, until):
    """Both languages name the same stretches of time, both ends included."""
    (found,) = periods.find(text, TODAY)
    assert (found.since, found.until) == (since, until)


def test_shift_at_the_end_of_a_month():
    """A month without the day ends on its last."""
    assert periods.shift(dt.date(2024, 2, 29), years=-1) == dt.date(2023, 2, 28)


def test_jamo_distance():
    """One wrong key in a syllable is one letter apart, and a swap of neighbours too."""
    assert distance(jamo("고앙"), jamo("고양"), 2) == 1
    assert distance("gyoang", "goyang", 2) == 1
    assert distance("abc", "xyz", 2) == 3


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_symmetric(one, other):
    """The way from one spelling to another is as long as the way back."""
    assert distance(one, other, 24) == distance(other, one, 24)


@pytest.mark.parametrize(
    ("rest", "ends"),
    [
        ("시와", True),
        ("시의", True),
        ("에서는", True),
        ("특별시를", True),
        ("", True),
        ("번한", False),
        ("장항", False),
    ],
)
def test_tails(rest, ends):
    """Only a territory's suffix and particles may follow a name."""
    assert is_tail(rest) is ends


def test_stem():
    """A word loses its particles, but never all of itself."""
    assert stem("부산시와") == "부산시"
    assert stem("은") == "은"


@pytest.mark.parametrize(
    ("word", "pair", "told"),
    [
        ("고양", "과/와", "고양과"),
        ("파리", "과/와", "파리와"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
    ],
)
def test_josa(word, pair, told):
    """A particle fits the last sound."""
    assert josa(word, pair) == told


@pytest.mark.parametrize("called", ["mayor choi", "최 시장", "who is choi sung", "choi seong"])
def test_people(called, lexicon):
    """A surname with an office and a romanised name, in any romanisation, find the person."""
    found, _ = person(called, lexicon)
    assert [lexicon.label(each, "ko") for each in found] == ["최성"]
