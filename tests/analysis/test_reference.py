"""Published and recomputed values of the large reference networks (../shared/reference/README.md)."""

import networkx as nx
import pandas as pd
import pytest

from kg.analysis import measure, structure
from kg.analysis.figures import diameter

ALIASES = {
    "Republic of Ireland": "Ireland",
    "England, United Kingdom": "England",
    "Scotland, United Kingdom": "Scotland",
    "Wales, United Kingdom": "Wales",
    "Georgia (country)": "Georgia",
}


def values(graph: nx.Graph) -> dict[str, float]:
    frame = structure(graph, paths=False)
    return dict(zip(frame["figure"], frame["value"], strict=True))


def test_konect_sister_cities(sister_cities):
    """KONECT's published figures of the sister-cities graph, and the deepest core."""
    found = values(sister_cities)
    exact = {
        "nodes": 14_274,
        "ties": 20_573,
        "largest component": 10_320,
        "components": 1_433,
        "triangles": 6_327,
        "wedges": 170_445,
        "maximum degree": 99,
        "deepest core": 26,
        "nodes of the deepest core": 27,
    }
    assert {name: found[name] for name in exact} == exact
    close = {
        "transitivity": 0.111361,
        "assortativity by degree": 0.386786,
        "Gini coefficient of degree": 0.506040,
    }
    for name, value in close.items():
        assert found[name] == pytest.approx(value, abs=5e-7), name
    largest = sister_cities.subgraph(max(nx.connected_components(sister_cities), key=len))
    assert diameter(largest) == 25


def test_exact_betweenness_of_the_largest_component(sister_cities):
    """The three cities that most shortest paths of the largest component run through."""
    largest = sister_cities.subgraph(max(nx.connected_components(sister_cities), key=len)).copy()
    frame = measure(largest, "betweenness", top=3)
    assert frame.attrs["library"] == "rustworkx"
    assert list(frame["node"]) == [141, 341, 529]
    assert list(frame["betweenness"]) == pytest.approx([0.07068, 0.04654, 0.03486], abs=5e-6)


@pytest.fixture(scope="module")
def twin_pairs(reference):
    return pd.read_csv(reference / "twin_cities_wikipedia_2026.csv", keep_default_na=False)


def twin_graph(pairs: pd.DataFrame) -> nx.Graph:
    graph = nx.Graph()
    graph.add_edges_from(((a, x), (b, y)) for a, x, b, y in pairs.itertuples(index=False))
    return graph


def test_twin_cities_as_they_come(twin_pairs):
    """The twin-cities lists before any merging."""
    found = values(twin_graph(twin_pairs))
    assert (found["nodes"], found["ties"]) == (17_820, 26_111)
    assert (found["deepest core"], found["nodes of the deepest core"]) == (26, 30)
    assert found["transitivity"] == pytest.approx(0.171690, abs=5e-7)
    assert found["assortativity by degree"] == pytest.approx(0.374492, abs=5e-7)


def test_twin_cities_after_the_alias_merge(twin_pairs):
    """Five merged country names deepen the core to one association's clique: the Douzelage towns."""
    merged = twin_pairs.replace({"country1": ALIASES, "country2": ALIASES})
    graph = twin_graph(merged)
    found = values(graph)
    assert (found["nodes"], found["ties"]) == (17_271, 24_930)
    assert (found["deepest core"], found["nodes of the deepest core"]) == (27, 28)
    cores = measure(graph, "k-core", top=28)
    clique = graph.subgraph(list(cores["node"]))
    assert clique.number_of_edges() == 28 * 27 // 2


def test_wikidata_reciprocity(reference):
    """Wikidata's twinned-with statements of 2016: nearly all are stated both ways."""
    pairs = pd.read_csv(reference / "wikidata_p190_2016_directed.csv")
    assert len(pairs) == 34_182
    graph = nx.DiGraph(list(zip(pairs["source_qid"], pairs["target_qid"], strict=True)))
    assert graph.number_of_edges() == 34_178
    found = values(graph)
    assert found["nodes"] == 10_055
    assert found["reciprocity"] == pytest.approx(0.981743, abs=5e-7)
    assert graph.to_undirected().number_of_edges() == 17_401
