"""Every way to compute a measure gives what networkx gives."""

import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import engines
from kg.analysis.measures import Options, measure
from kg.errors import InputError, KgError, MissingExtraError, UnknownNameError

REFERENCE = {way.measure: way for way in engines.TABLE if way.smallest == 0}
OTHERS = [
    pytest.param(way, id=f"{way.measure}-{way.library}{'' if way.directed else '-undirected'}")
    for way in engines.TABLE
    if way.smallest
]


def alike(a: float, b: float) -> bool:
    return (math.isnan(a) and math.isnan(b)) or abs(a - b) < 1e-9


@st.composite
def graphs(draw, directed):
    """Any small graph: empty, disconnected, with isolates."""
    many = draw(st.integers(0, 12))
    ends = st.integers(0, max(many - 1, 0))
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(f"도시{i}" for i in range(many))
    for a, b in draw(st.lists(st.tuples(ends, ends), max_size=30)) if many else []:
        if a != b:
            graph.add_edge(f"도시{a}", f"도시{b}")
    return graph


@pytest.mark.parametrize("way", OTHERS)
@settings(max_examples=25)
@given(data=st.data())
def test_agrees_with_networkx_on_any_graph(way, data):
    """rustworkx, networkit and shortcuts give networkx's values to 1e-9, with isolates, parts and directions."""
    graph = data.draw(graphs(directed=way.directed and data.draw(st.booleans())))
    if not graph:
        return
    expected = REFERENCE[way.measure].compute(graph, None)
    found = way.compute(graph, None)
    assert all(alike(found[node], expected[node]) for node in graph)


@pytest.mark.parametrize("way", OTHERS)
def test_agrees_with_networkx_on_a_larger_network(way):
    """So they do on a heavy-tailed network of some hundred nodes, directed too where they take directions."""
    graph = nx.barabasi_albert_graph(400, 2, seed=3)
    if way.directed:
        graph = nx.DiGraph([(a, b) if (a + b) % 3 else (b, a) for a, b in graph.edges()])
    expected = REFERENCE[way.measure].compute(graph, None)
    found = way.compute(graph, None)
    assert all(alike(found[node], expected[node]) for node in graph)


def test_the_table_chooses_by_size_and_weight():
    """Small networks go to networkx, large ones to rustworkx; with weights only what knows weights."""
    small, large = nx.path_graph(10), nx.path_graph(500)
    assert engines.choose("betweenness", small).library == "networkx"
    assert engines.choose("betweenness", large).library == "rustworkx"
    assert engines.choose("betweenness", large, weight="weight").library == "networkx"
    assert engines.choose("harmonic", nx.path_graph(500, nx.DiGraph)).library == "networkx"


def test_a_library_that_cannot_is_told_with_those_that_can():
    """`--engine` with a library that does not compute the measure names the others."""
    with pytest.raises(UnknownNameError, match=r"networkit does not compute betweenness.*networkx, rustworkx"):
        engines.choose("betweenness", nx.path_graph(3), library="networkit")


def test_a_missing_library_is_passed_over_and_named_when_asked_for(monkeypatch):
    """Without networkit its measures go to networkx; asking for it names the extra."""
    monkeypatch.setattr(engines, "_installed", lambda library: library != "networkit")
    graph = nx.path_graph(4000)
    assert engines.choose("clustering", graph).library == "networkx"
    with pytest.raises(MissingExtraError, match=r"kg\[communities\]"):
        engines.choose("clustering", graph, library="networkit")


def test_an_approximation_tells_and_keeps_its_error():
    """Approximate betweenness lies within its error of the exact, and says so."""
    graph = nx.barabasi_albert_graph(300, 2, seed=1)
    exact = nx.betweenness_centrality(graph)
    frame = measure(graph, "betweenness", options=Options(error=0.05))
    assert frame.attrs["error"] == "approximate: within ±0.05 with probability 0.9"
    assert max(abs(value - exact[node]) for node, value in zip(frame["node"], frame["betweenness"], strict=True)) < 0.05


@pytest.mark.parametrize(("name", "error"), [("closeness", 0.1), ("betweenness", 1.5), ("betweenness", -1)])
def test_an_approximation_that_is_not_to_be_had(name, error):
    """Only betweenness is approximated, with an error between 0 and 1."""
    with pytest.raises(InputError, match=r"between 0 and 1|exactly"):
        measure(nx.path_graph(4), name, options=Options(error=error))


def test_errors_are_ones_a_user_can_mend():
    """Both kinds are KgErrors, shown as one line."""
    assert issubclass(UnknownNameError, KgError)
    assert issubclass(MissingExtraError, KgError)


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_paths_between_groups_are_those_of_networkx(seed, directed):
    """What shortest paths from some nodes to others carry is what networkx says, each pair counted once."""
    graph = nx.gnp_random_graph(60, 0.06, seed=seed, directed=directed)
    graph.add_node("alone")
    sources, targets = list(graph)[:20], list(graph)[10:45]
    expected = nx.betweenness_centrality_subset(graph, sources, targets, normalized=False)
    found = engines.carried(graph, sources, targets)
    assert any(found.values())
    for node, value in expected.items():
        assert found[node] == pytest.approx(value if directed else 2 * value, abs=1e-9)
