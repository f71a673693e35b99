"""Candidate partners: who is one, what speaks for and against, and what the weights do."""

import math
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from seven_cities import BUSAN, GOYANG, HANOI, KUNMING, LYON, PARIS, SEOUL

from kg.analysis import recommend
from kg.analysis.facts import Actor, Facts
from kg.analysis.names import find_place
from kg.analysis.reasons import kilometres
from kg.analysis.recommendation import WEIGHTS, likeness, link_features, prepare
from kg.errors import InputError, UnknownNameError


def test_candidates_are_abroad_and_not_yet_tied(facts):
    """Goyang is offered neither Korean cities nor Kunming."""
    assert set(recommend(facts, GOYANG)["node"]) == {HANOI, LYON, PARIS}


def test_where_a_city_lies_is_no_candidate(facts):
    """A region that only tells where a city lies is not proposed; one that a fact is about is."""
    lying, acting = (Actor(id=f"place/{name}", kind="region", en=name, country="FR") for name in ("rhone", "var"))
    wider = replace(
        facts,
        actors=tuple(sorted((*facts.actors, lying, acting), key=lambda actor: actor.id)),
        engagements=(*facts.engagements, replace(facts.engagements[0], id="engagement/var", place=acting.id)),
    )
    found = set(recommend(wider, GOYANG)["node"])
    assert acting.id in found
    assert lying.id not in found


def test_reasons_for_and_against_in_both_languages(facts):
    """Hanoi shares a network with Goyang, and is already the partner of two Korean cities, silent with both."""
    row = recommend(facts, GOYANG).set_index("node").loc[HANOI]
    assert "common networks: UCLG" in row["for"]
    assert "already partnered with 2 at home: Busan, Seoul" in row["against"]
    assert "ties without reported activity for 3 years: Busan, Seoul" in row["against"]
    assert "no common theme" in row["against"]
    korean = recommend(facts, GOYANG, lang="ko").set_index("node").loc[HANOI]
    assert "공동 소속: UCLG" in korean["for"]
    assert "이미 국내 2곳과 결연: 부산, 서울" in korean["against"]


def test_talks_count_for_a_candidate(facts):
    """Lyon is already in talks with Goyang."""
    assert "already in talks" in recommend(facts, GOYANG).set_index("node").loc[LYON, "for"]


def test_unpartnered_and_country_narrow_the_field(facts):
    """`unpartnered` leaves out who has a Korean partner already; `country` keeps one country."""
    assert set(recommend(facts, GOYANG, unpartnered=True)["node"]) == {LYON}
    assert set(recommend(facts, GOYANG, country="fr")["node"]) == {LYON, PARIS}
    assert recommend(facts, GOYANG, country="JP").attrs["reason"].startswith("The graph has no candidate for Goyang")


def test_a_score_is_the_weighted_sum_of_its_features(facts):
    """The weights are shown, and setting one moves the score by exactly its feature."""
    before, after = recommend(facts, SEOUL), recommend(facts, SEOUL, weights={"themes": WEIGHTS["themes"] + 1})
    assert before.attrs["weights"] == dict(WEIGHTS)
    for row in before.itertuples():
        known = [(getattr(row, name), WEIGHTS[name]) for name in WEIGHTS if getattr(row, name) is not None]
        assert row.score == pytest.approx(sum(value * weight for value, weight in known))
        moved = after.set_index("node").loc[row.node, "score"]
        assert moved - row.score == pytest.approx(row.themes or 0)


@pytest.mark.parametrize(
    ("weights", "error", "says"),
    [
        ({"theme": 1}, UnknownNameError, r"No weight 'theme'. Weights: themes, networks"),
        ({"themes": -1}, InputError, r"a number from 0 up"),
        ({"themes": math.nan}, InputError, r"a number from 0 up"),
    ],
)
def test_weights_that_make_no_sense(facts, weights, error, says):
    """An unknown, negative or missing weight is refused with what would do."""
    with pytest.raises(error, match=says):
        recommend(facts, SEOUL, weights=weights)


def test_what_is_not_known_is_empty_and_counts_nothing(facts):
    """Without populations and positions there is no size or distance: None, not 0."""
    bare = Facts(relations=facts.relations, actors=tuple(
        type(actor)(id=actor.id, kind=actor.kind, en=actor.en, country=actor.country) for actor in facts.actors
    ))  # fmt: skip
    row = recommend(bare, GOYANG).iloc[0]
    assert row["size"] is None
    assert row["distance"] is None
    with pytest.raises(UnknownNameError, match=r"knows no city with the id"):
        recommend(bare, "place/atlantis-xx")


def test_link_features_are_networkxs():
    """Common partners weigh as Adamic and Adar's index; ways of length three as Kovács's, both as x / (1 + x)."""
    graph = nx.barabasi_albert_graph(30, 3, seed=2)
    ties = prepare([str(node) for node in graph], [(str(a), str(b)) for a, b in graph.edges()], {})
    features = link_features(ties, 7)
    degree = dict(graph.degree())
    for other in range(30):
        if other == 7:
            continue
        adamic = sum(1 / math.log(degree[z]) for z in nx.common_neighbors(graph, 7, other))
        assert features["partners"][other] == pytest.approx(adamic / (1 + adamic))
        ways = sum(1 / math.sqrt(degree[x] * degree[y]) for x in graph[7] for y in graph[other] if graph.has_edge(x, y))
        assert features["paths"][other] == pytest.approx(ways / (1 + ways))


def test_countries_that_tie_often_are_near():
    """Affinity is above one half where two countries tie more than chance, below where less."""
    edges = [(f"k{i}", f"f{i}") for i in range(6)] + [("v0", "v1")]
    countries = {name: name[0] for edge in edges for name in edge}
    affinity = link_features(prepare(sorted(countries), edges, countries), sorted(countries).index("k0"))["countries"]
    by_name = dict(zip(sorted(countries), affinity, strict=True))
    assert by_name["f3"] > 0.5 > by_name["v0"]
    assert np.all((affinity > 0) & (affinity < 1))


def test_sizes_and_distances():
    """Likeness is 1 for equals; Seoul lies about 9,000 km from Paris."""
    assert likeness(10, 10) == 1
    assert likeness(100, 10) == pytest.approx(likeness(10, 100)) == pytest.approx(10**-0.5)
    assert likeness(None, 10) is None
    assert kilometres((37.57, 126.98), (48.86, 2.35)) == pytest.approx(8970, abs=20)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Goyang", GOYANG),
        ("고양시", GOYANG),
        ("고양", GOYANG),
        ("goyang-kr", GOYANG),
        ("place/goyang-kr", GOYANG),
        ("Paris City", PARIS),
        ("서울특별시", SEOUL),
        ("busan", BUSAN),
    ],
)
def test_places_are_found_by_any_usual_name(facts, name, found):
    """Either language, with or without 시 or City, or the id."""
    assert find_place(facts, name) == found


def test_a_place_that_is_not_there_offers_the_nearest(facts):
    """A slip is answered with the nearest name in its script."""
    with pytest.raises(UnknownNameError, match=r"no place called 'Kunmin'. Nearest: Kunming"):
        find_place(facts, "Kunmin")
    with pytest.raises(UnknownNameError, match=r"Nearest: 하노이"):
        find_place(facts, "하노의")
    assert find_place(facts, "쿤밍시") == KUNMING
