"""Ties over time: lives, silences, duplicates, slices, mayors; and dates of every precision."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seven_cities import BUSAN, GOYANG, HANOI, KUNMING, LYON, PARIS, SEOUL, agreement, visit

from kg.analysis import changes_of_mayor, dormant, duplicates, slices, timeline
from kg.analysis.facts import Actor, Facts, Tenure
from kg.analysis.periods import Window, bounds
from kg.errors import InputError


def test_when_ties_appear_and_end(facts):
    """First and last activity; an end only where a document says so."""
    ended = agreement(BUSAN, KUNMING, "2001", status="terminated", end="2009-04")
    table = timeline(replace(facts, relations=(*facts.relations, ended))).set_index(["a", "b"])
    assert list(table.loc[(GOYANG, KUNMING), ["first", "last", "ended"]]) == ["2013-05-02", "2023-10", None]
    assert list(table.loc[(BUSAN, KUNMING), ["first", "ended", "how"]]) == ["2001", "2009-04", "terminated"]
    assert (GOYANG, LYON) not in table.index


def test_dormant_partners(facts):
    """Partners by agreement without activity for three years before the newest date; the undated are told as such."""
    table = dormant(facts)
    assert table.attrs["as of"] == "2024-06-30"
    found = {(row.a, row.b): row.years for row in table.itertuples()}
    assert found == {
        (HANOI, SEOUL): pytest.approx(13.5),
        (BUSAN, HANOI): pytest.approx(8.2, abs=0.1),
        # an exchange of 2018 may have been as late as December
        (PARIS, SEOUL): pytest.approx(5.5, abs=0.1),
    }
    assert list(table.loc[0, ["a", "agreement"]]) == [HANOI, "friendship"]


def test_dormant_counts_back_from_any_day(facts):
    """A partner of 2023 is silent by 2030; none has been silent for a hundred years, and the table says so."""
    assert (GOYANG, KUNMING) in set(zip(*dormant(facts, on="2030-01-01")[["a", "b"]].to_numpy().T, strict=True))
    nobody = dormant(facts, years=100)
    assert nobody.empty
    assert nobody.attrs["reason"] == "No partner has been silent for 100 years or more as of 2024-06-30."


def test_an_agreement_without_any_date_is_not_called_old():
    """Where nothing is dated but the document, the years of silence stay empty."""
    facts = Facts(relations=(agreement(PARIS, SEOUL, None),))
    table = dormant(facts, on="2024")
    assert table["years"][0] is None
    with pytest.raises(InputError, match=r"Give the day: --on"):
        dormant(facts)


@pytest.mark.parametrize("years", [0, -1, float("nan")])
def test_a_silence_takes_time(facts, years):
    """No years, less than none, or no number is refused."""
    with pytest.raises(InputError, match=r"a number above 0"):
        dormant(facts, years=years)


def test_duplicates(facts):
    """Hanoi is the partner of Seoul and Busan, with what and since when; Paris of Seoul alone."""
    table = duplicates(facts, lang="ko")
    assert list(table["node"]) == [HANOI]
    assert table["partners"][0] == ["부산 (sister 2016-03)", "서울 (friendship 2010)"]
    assert duplicates(facts, country="VN").attrs["reason"].startswith("No foreign city is partnered with several")


def test_slices_by_window(facts):
    """Figures for each window of years: agreements stay, visits pass."""
    table = slices(facts, step=5, since=2010, until=2024).set_index("from")
    assert list(table["to"]) == [2014, 2019, 2024]
    assert list(table["ties"]) == [2, 4, 4]
    assert slices(Facts()).attrs["reason"] == "Nothing in the graph has a date."
    with pytest.raises(InputError, match=r"at least one year"):
        slices(facts, step=0)


def test_what_a_new_mayor_changes(facts):
    """Under the one mayor Seoul made Hanoi its partner; under the next no document reports it, and Paris is new."""
    row = changes_of_mayor(facts).iloc[0]
    assert list(row[["before", "after", "from", "to"]]) == ["한길동", "오하나", "2017-06-30", "2017-07-01"]
    assert (row["continued"], row["silent"], row["new"]) == ([], ["Hanoi"], ["Paris"])
    assert changes_of_mayor(facts, city=GOYANG).attrs["reason"].startswith("The graph knows no place")


def test_a_surname_alone_is_the_mayor_of_that_surname(facts):
    """오 시장 is no third mayor beside 오하나."""
    alone = Tenure(id="tenure/3", kind="tenure", official="official/surname", of=SEOUL, role="mayor", start="2019")
    actors = tuple(sorted((*facts.actors, Actor(id="official/surname", kind="official", ko="오")), key=lambda a: a.id))
    assert len(changes_of_mayor(replace(facts, actors=actors, tenures=(*facts.tenures, alone)))) == 1


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-10-03", "2023-10-03", "2023-10-03"),
    ],
)
def test_a_date_means_all_its_days(text, first, last):
    """A year or a month reaches from its first day to its last."""
    assert tuple(map(str, bounds(text))) == (first, last)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-02-30", "0000", "2024/02", "지난해"])
def test_what_is_no_date_is_told(text):
    """A date that cannot be read says which forms can."""
    with pytest.raises(InputError, match=r"Dates are YYYY, YYYY-MM or YYYY-MM-DD"):
        bounds(text)


days = st.dates().filter(lambda day: day.year > 1000)


@given(st.lists(days, min_size=2, max_size=2).map(sorted), st.lists(days, min_size=2, max_size=2).map(sorted))
def test_windows_meet_as_intervals_do(window, stretch):
    """A stretch of days meets a window exactly when they share a day; open sides reach on for ever."""
    made = Window(*window)
    assert made.meets(*stretch) == (max(window[0], stretch[0]) <= min(window[1], stretch[1]))
    assert Window().meets(*stretch)
    assert made.meets(None, None)


def test_visits_alone_make_nobody_dormant():
    """Only partners by agreement can fall silent."""
    table = dormant(Facts(relations=(visit(SEOUL, PARIS, "2001"),)), on="2024")
    assert table.attrs["reason"] == "The graph holds no sister, goodwill or friendship agreement."
