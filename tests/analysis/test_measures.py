"""Measures by hand, and what they do with networks that are empty, broken or odd."""

import math

import networkx as nx
import pytest

from kg.analysis import (
    MEASURES,
    assortativity,
    bridges,
    brokerage,
    brokers,
    communities,
    cut_points,
    measure,
    structure,
)
from kg.analysis.measures import Options
from kg.errors import InputError, UnknownNameError

ODD = [
    pytest.param(nx.Graph(), id="empty"),
    pytest.param(nx.DiGraph(), id="empty-directed"),
    pytest.param(nx.empty_graph(1), id="one-node"),
    pytest.param(nx.empty_graph(4), id="no-ties"),
    pytest.param(nx.path_graph(2), id="a-pair"),
    pytest.param(nx.DiGraph([("a", "b")]), id="one-arrow"),
    pytest.param(nx.Graph([("a", "a"), ("a", "b")]), id="self-loop"),
    pytest.param(nx.Graph([("a", "a")]), id="self-loop-alone"),
    pytest.param(nx.disjoint_union(nx.complete_graph(4), nx.path_graph(3)), id="disconnected"),
    pytest.param(nx.MultiGraph([("a", "b"), ("a", "b"), ("b", "c")]), id="parallel"),
]


def by_node(frame, name):
    return dict(zip(frame["node"], frame[name], strict=True))


@pytest.mark.parametrize("graph", ODD)
@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_of_every_odd_network(graph, name):
    """A table with a row for each node, or an empty one with its reason: never a traceback."""
    nx.set_node_attributes(graph, "KR", "country")
    frame = measure(graph, name)
    assert len(frame) == len(graph)
    assert len(frame) > 0 or frame.attrs["reason"] == "The network has no nodes."


@pytest.mark.parametrize("graph", ODD)
@pytest.mark.parametrize("table", [bridges, cut_points, communities, structure, assortativity])
def test_every_table_of_every_odd_network(graph, table):
    """The tables of a whole network hold on the same odd ones."""
    frame = table(graph)
    assert len(frame) > 0 or frame.attrs["reason"]


def test_an_unknown_measure_offers_the_nearest():
    """A slip of the pen is answered with the nearest names."""
    with pytest.raises(UnknownNameError, match=r"No measure 'betweeness'. Nearest: betweenness"):
        measure(nx.path_graph(3), "betweeness")


@pytest.mark.parametrize("alias", ["K-Core", "k_core", "core", "PageRank", "page rank", "Effective size"])
def test_names_are_read_kindly(alias):
    """Capitals, spaces, underscores and usual other names are understood."""
    assert len(measure(nx.path_graph(3), alias)) == 3


@pytest.mark.parametrize("weight", [math.nan, math.inf, -1, None, "many"])
def test_a_weight_that_is_no_number_is_named(weight):
    """A weighted measure stops at the first edge without a usable weight, and says which."""
    graph = nx.Graph()
    graph.add_node("a", en="Seoul", ko="서울")
    graph.add_edge("a", "b", weight=weight)
    with pytest.raises(InputError, match=r"One edge has no usable 'weight': Seoul – b has"):
        measure(graph, "pagerank", weight="weight")
    assert len(measure(graph, "pagerank")) == 2


def test_what_is_left_out_is_told():
    """Self-loops and parallel edges are left out of measuring, with a note."""
    loops = measure(nx.Graph([("a", "a"), ("a", "b")]), "degree")
    assert loops.attrs["notes"] == ("1 self-loop left out: a tie of a node to itself says nothing.",)
    assert by_node(loops, "degree") == {"a": 1, "b": 1}
    parallel = measure(nx.MultiGraph([("a", "b"), ("a", "b")]), "strength")
    assert by_node(parallel, "strength") == {"a": 2, "b": 2}


def test_no_value_is_not_zero():
    """Outside the largest component eigenvector centrality is not defined: NaN and a note, not a silent 0."""
    graph = nx.disjoint_union(nx.complete_graph(4), nx.path_graph(3))
    frame = measure(graph, "eigenvector")
    assert list(frame["eigenvector"].isna()) == [False] * 4 + [True] * 3
    assert frame.attrs["notes"] == ("Computed inside the largest component: 4 of 7 nodes.",)
    assert math.isnan(by_node(measure(nx.empty_graph(2), "effective-size"), "effective-size")[0])


def test_hits_is_networkxs():
    """Hubs and authorities of a directed network, as networkx has them."""
    graph = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "c"), ("d", "c"), ("c", "e")])
    hubs, authorities = nx.hits(graph, max_iter=1000, tol=1e-12)
    frame = measure(graph, "hits")
    assert by_node(frame, "hub") == pytest.approx(hubs, abs=1e-9)
    assert by_node(frame, "authority") == pytest.approx(authorities, abs=1e-9)


@pytest.fixture
def two_lands():
    """Two triangles in two countries, joined by one tie; and one city of which nothing is known."""
    graph = nx.Graph([("a1", "a2"), ("a2", "a3"), ("a1", "a3"), ("b1", "b2"), ("b2", "b3"), ("b1", "b3"), ("a1", "b1")])
    for node in graph:
        graph.nodes[node]["country"] = {"a": "KR", "b": "FR"}[node[0]]
        graph.nodes[node]["continent"] = {"a": "asia", "b": "europe"}[node[0]]
    graph.add_edge("a2", "unknown")
    return graph


def test_participation_by_hand(two_lands):
    """a1 has two ties at home and one abroad: 1 - (4/9 + 1/9); ties to the unknown count nowhere."""
    found = by_node(measure(two_lands, "participation"), "participation")
    assert found["a1"] == pytest.approx(4 / 9)
    assert found["a2"] == 0
    assert found["unknown"] == pytest.approx(0)


def test_gateway_by_hand(two_lands):
    """a1 holds all of its country's links to the other; with c the largest sum of neighbours' strength."""
    found = by_node(measure(two_lands, "gateway"), "gateway")
    # strengths: a1 3, a2 2 (its tie to the unknown counts nowhere), a3 2, b1 3, b2 2, b3 2, unknown 1;
    # the largest sum of neighbours is a3's at home: 3 + 2 = 5
    home = (2 / 3) ** 2 * (1 - 2 / 6 * 4 / 5) ** 2
    abroad = (1 / 3) ** 2 * (1 - 1 / 1 * 3 / 5) ** 2
    assert found["a1"] == pytest.approx(1 - home - abroad)
    assert max(found, key=lambda node: -1 if math.isnan(found[node]) else found[node]) in ("a1", "b1")


def test_brokers_carry_the_paths_between_two_clusters(two_lands):
    """Every path from Asia to Europe but the ends' own runs over a1 and b1."""
    frame = brokers(two_lands, between=("asia", "europe"))
    assert set(frame["node"][:2]) == {"a1", "b1"}
    # 9 pairs; a1 lies inside the paths of the 6 that do not start with it
    assert by_node(frame, "paths")["a1"] == pytest.approx(6 / 9)
    assert by_node(frame, "paths")["a3"] == 0


def test_an_unknown_group_offers_those_there_are(two_lands):
    """A group or an attribute that no city has is told with the nearest."""
    with pytest.raises(UnknownNameError, match=r"No continent 'azia'. Nearest: asia"):
        brokers(two_lands, between=("azia", "europe"))
    with pytest.raises(UnknownNameError, match=r"No node attribute 'contry'. Nearest: country"):
        measure(two_lands, "gateway", options=Options(by="contry"))


def test_assortativity_by_hand(two_lands):
    """Six of seven known ties stay in their country; sizes that nobody knows have no coefficient, and a reason."""
    found = assortativity(two_lands).set_index("by")
    # e = 3/7 and 3/7 inside, 1/14 each way between: (6/7 - 1/2) / (1 - 1/2)
    assert found.loc["assortativity by country", "coefficient"] == pytest.approx(5 / 7)
    assert found.loc["assortativity by country", "ties"] == 7
    assert found.loc["assortativity by population", "reason"] == "no tie has this known at both ends"
    assert found.loc["assortativity by degree", "coefficient"] == pytest.approx(
        nx.degree_assortativity_coefficient(two_lands)
    )


def test_communities_are_told(two_lands):
    """Each community has its countries, its themes and its centre; a theme of its own beyond chance has an asterisk."""
    for node in two_lands:
        two_lands.nodes[node]["themes"] = ("wetland",) if node.startswith("a") else ("finance",)
    frame = communities(two_lands)
    assert [set(part) for part in frame["nodes"]] == [{"a1", "a2", "a3", "unknown"}, {"b1", "b2", "b3"}]
    assert list(frame["countries"]) == [["KR 3"], ["FR 3"]]
    assert frame["central"][1][0] == "b1"
    assert frame["themes"][0][0].startswith("Wetlands")
    assert communities(two_lands, lang="ko")["themes"][0][0].startswith("습지")


def test_brokers_of_a_large_network_tell_their_error(monkeypatch):
    """In a large network, paths from some cities stand for all; a city that all paths cross is still found so."""
    monkeypatch.setattr(brokerage, "_LARGE", 100)
    monkeypatch.setattr(brokerage, "_SOURCES", 30)
    graph = nx.Graph()
    for i in range(80):
        graph.add_edge(f"a{i}", "gate")
        graph.add_edge(f"b{i}", "gate")
    nx.set_node_attributes(graph, {node: {"a": "asia", "b": "europe"}.get(node[0]) for node in graph}, "continent")
    frame = brokers(graph, between=("asia", "europe"), top=1)
    assert frame.loc[0, "node"] == "gate"
    assert frame.loc[0, "paths"] == pytest.approx(1)
    assert frame.attrs["error"].startswith("approximate: from 30 cities of each large group, within ±0.22")
