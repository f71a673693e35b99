"""Themes between cities: shared, alike, beyond chance, rising and fading, copied, and the goals they touch."""

import math

import pytest
from seven_cities import GOYANG, HANOI, KUNMING, LYON, PARIS, SEOUL, exchange

from kg.analysis import (
    by_year,
    co_occurrence,
    overview,
    sdg_coverage,
    shared_themes,
    transfer_chains,
    transfers,
    trends,
)
from kg.analysis.facts import Facts
from kg.analysis.themes import profiles
from kg.analysis.yearly import slope, wilson


def test_profiles_hold_what_is_pursued_and_not_what_is_planned(facts):
    """Busan pursues wetlands; its plan for climate does not count, Seoul's policy does."""
    found = profiles(facts)
    assert found["place/busan-kr"] == {"wetland"}
    assert found[SEOUL] == {"climate", "transport"}
    assert found[GOYANG] == {"water", "wetland"}


def test_exchanged_themes_come_before_common_ones(facts):
    """Pairs whose relation carries a theme, and pairs that merely both pursue it, are told apart."""
    table = shared_themes(facts).set_index(["a", "b"])
    assert table.loc[(GOYANG, KUNMING), "exchanged"] == ["Water and rivers", "Wetlands"]
    assert table.loc[("place/busan-kr", KUNMING), "exchanged"] == []
    assert table.loc[("place/busan-kr", KUNMING), "common"] == ["Wetlands"]
    assert table.index[0] == (GOYANG, KUNMING)


def test_similarity_by_hand(facts):
    """Paris and Lyon: {climate, transport} and {transport}; Jaccard 1/2, cosine by log(1 + N / n)."""
    row = shared_themes(facts).set_index(["a", "b"]).loc[(LYON, PARIS)]
    climate, transport = math.log(1 + 7 / 2), math.log(1 + 7 / 4)
    assert row["jaccard"] == pytest.approx(1 / 2)
    assert row["cosine"] == pytest.approx(transport / math.hypot(climate, transport))
    # of 4 themes, one drawn set of 1 lies in a set of 2 with the chance 1/2
    assert row["p"] == pytest.approx(1 / 2)
    assert row["adjusted"] == 1


def test_one_city_stands_first_in_its_pairs(facts):
    """Asked for a city, it is always `a`; names come in the language asked for."""
    table = shared_themes(facts, city=SEOUL, lang="ko")
    assert set(table["a"]) == {SEOUL}
    assert set(table["name b"]) == {"파리", "리옹", "하노이"}
    assert table["exchanged"][0] == ["기후", "교통"]


def test_the_overview_counts(facts):
    """Each theme with its cities, ties and policies."""
    table = overview(facts).set_index("theme")
    assert list(table.loc["transport", ["cities", "ties", "policies"]]) == [4, 2, 2]
    assert list(table.loc["wetland", ["name", "group", "cities"]]) == ["Wetlands", "Environment", 3]


def test_themes_that_go_together(facts):
    """Two themes are tied by the cities that pursue both, with what chance would give."""
    graph = co_occurrence(facts)
    edge = graph.edges["theme/climate", "theme/transport"]
    assert edge["weight"] == 2
    assert edge["expected"] == pytest.approx(2 * 4 / 7)
    assert not graph.has_edge("theme/climate", "theme/wetland")


def test_who_learned_what_from_whom(facts):
    """Copied policies and directed exchanges, oldest first, the undated last; chains run from where it began."""
    table = transfers(facts)
    assert list(zip(table["learner"], table["teacher"], table["how"], strict=True)) == [
        (HANOI, SEOUL, "copied"),
        (LYON, PARIS, "learned"),
        (GOYANG, KUNMING, "learned"),
    ]
    assert table["what"][0] == "Bus reform"
    further = Facts(
        actors=facts.actors, relations=(*facts.relations, exchange(PARIS, SEOUL, "transport", learner=PARIS))
    )
    assert transfer_chains(further)[0] == ["Seoul", "Paris", "Lyon"]


def test_cities_that_learn_from_each_other_make_no_endless_chain(facts):
    """A circle of learning is walked once."""
    circle = (exchange(LYON, PARIS, "energy", learner=LYON), exchange(LYON, PARIS, "energy", start="1", learner=PARIS))
    assert transfer_chains(Facts(actors=facts.actors, relations=circle)) == [["Lyon", "Paris"]]


def test_goals_are_touched_through_themes(facts):
    """Wetlands touch target 6.6 and so goal 6; a goal that nothing touches is there with 0."""
    table = sdg_coverage(facts, city=GOYANG).set_index("goal")
    assert list(table.loc["6.6", ["ties", "cities"]]) == [1, 1]
    assert table.loc["6", "ties"] == 1
    assert table.loc["5", "ties"] == 0
    assert [goal for goal in table.index if "." not in goal] == [str(goal) for goal in range(1, 18)]


def test_years_have_counts_and_intervals(facts):
    """Of the three themed mentions of 2018 or so, each year's share carries Wilson's interval."""
    table = by_year(facts)
    row = table[(table["theme"] == "transport") & (table["year"] == 2018)].iloc[0]
    assert (row["count"], row["total"], row["share"]) == (1, 2, 0.5)
    assert 0 < row["low"] < 0.5 < row["high"] < 1


def test_wilson_as_published():
    """Agresti and Coull (1998): no success in ten lies below 0.278; of nothing there is no share."""
    assert wilson(0, 10) == pytest.approx((0, 0, 0.2775), abs=1e-4)
    assert all(math.isnan(value) for value in wilson(0, 0))


def test_a_rising_theme_is_found_and_a_steady_one_is_not():
    """Counts that rise from a tenth to nine tenths rise; a coin does not; sparse ones stay unclear."""
    years = list(range(2010, 2020))
    value, _, p = slope(years, [1, 2, 3, 4, 5, 5, 6, 7, 8, 9], [10] * 10)
    assert value > 0
    assert p < 1e-4
    assert slope(years, [5] * 10, [10] * 10)[0] == pytest.approx(0, abs=1e-9)
    separated, error, p = slope([2010, 2011], [0, 2], [2, 2])
    assert math.isfinite(separated)
    assert math.isfinite(error)
    assert p > 0.05


def test_trends_name_only_what_is_sure():
    """A theme in all of ten late exchanges and none of ten early ones rises; one that is always there does not."""
    relations = tuple(
        exchange(GOYANG, KUNMING, "smart-city" if year > 2014 else "water", "tourism", start=f"{year}-{month:02}")
        for year in range(2010, 2020)
        for month in (1, 2, 3)
    )
    table = trends(Facts(relations=relations)).set_index("theme")
    assert table.loc["smart-city", "trend"] == "rising"
    assert table.loc["water", "trend"] == "fading"
    assert table.loc["tourism", "trend"] == "unclear"
    assert table.loc["smart-city", "low"] > 1


@pytest.mark.parametrize(
    ("relations", "reason"),
    [
        ((), "Nothing in the graph has both a theme and a year."),
        ((exchange(GOYANG, KUNMING, "water", start="2020"),), "All themed things with a year are of 2020"),
    ],
)
def test_a_change_takes_two_years(relations, reason):
    """Without two years there is no trend, and the empty table says so."""
    table = trends(Facts(relations=relations))
    assert table.empty
    assert table.attrs["reason"].startswith(reason)


@pytest.mark.parametrize("table", [overview, shared_themes, transfers, by_year])
def test_an_empty_graph_gives_a_reason(table):
    """Nothing known gives an empty table that says why."""
    assert table(Facts()).attrs["reason"]
