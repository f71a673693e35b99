"""The classic small networks, by their published values."""

import networkx as nx
import numpy as np
import pytest

from kg.analysis import (
    backbone,
    backbones,
    beyond_chance,
    bridges,
    communities,
    cut_points,
    measure,
    project,
    structure,
)
from kg.analysis.backbones import adjust, hypergeometric, probabilities, tail
from kg.analysis.projections import WEIGHTS, fellows


def column(graph, name, of=None):
    frame = measure(graph, name)
    return dict(zip(frame["node"], frame[of or name], strict=True))


def figures(graph):
    frame = structure(graph)
    return dict(zip(frame["figure"], frame["value"], strict=True))


@pytest.mark.parametrize(
    ("name", "family", "value"),
    [
        ("degree", "Medici", 6),
        ("betweenness", "Medici", 0.521978),  # 47.5 of 91 pairs (Wasserman and Faust 1994)
        ("betweenness", "Guadagni", 0.254579),
        ("betweenness", "Albizzi", 0.212454),
        ("closeness", "Medici", 0.56),
        ("eigenvector", "Medici", 0.430308),
        ("harmonic", "Medici", 9.5),
    ],
)
def test_florentine_marriages(name, family, value):
    """The Medici stand between the families of Florence."""
    graph = nx.florentine_families_graph()
    assert column(graph, name)[family] == pytest.approx(value, abs=5e-7)
    assert measure(graph, name, top=1)["node"][0] == "Medici"


def test_florentine_marriages_fall_apart_without():
    """Ties and families that alone hold the network of marriages together, and how much each cuts off."""
    graph = nx.florentine_families_graph()
    found = bridges(graph)
    assert {frozenset((a, b)) for a, b in zip(found["a"], found["b"], strict=True)} == {
        frozenset(pair)
        for pair in [("Acciaiuoli", "Medici"), ("Pazzi", "Salviati"), ("Salviati", "Medici"), ("Albizzi", "Ginori"),
                     ("Guadagni", "Lamberteschi")]
    }  # fmt: skip
    assert list(found.loc[0, ["a", "b", "smaller", "larger"]]) == ["Medici", "Salviati", 2, 13]
    assert set(cut_points(graph)["node"]) == {"Medici", "Salviati", "Albizzi", "Guadagni"}


def test_karate_club():
    """Zachary's club (1977): its figures, its two leaders, its core, its best division."""
    graph = nx.karate_club_graph()
    found = figures(graph)
    assert (found["nodes"], found["ties"], found["diameter"], found["triangles"]) == (34, 78, 5, 45)
    assert found["transitivity"] == pytest.approx(0.255682, abs=5e-7)
    assert found["mean clustering"] == pytest.approx(0.570638, abs=5e-7)
    assert found["assortativity by degree"] == pytest.approx(-0.475613, abs=5e-7)
    assert found["mean distance"] == pytest.approx(2.408200, abs=5e-7)
    assert (found["deepest core"], found["nodes of the deepest core"]) == (4, 10)
    assert column(graph, "betweenness")[0] == pytest.approx(0.437635, abs=5e-7)
    assert column(graph, "degree")[33] == 17
    assert column(graph, "constraint")[0] == pytest.approx(nx.constraint(graph, weight=None)[0], abs=1e-12)
    # the best modularity there is, unweighted: 0.4198 (Brandes and others 2008)
    assert communities(graph, weight=None).attrs["modularity"] == pytest.approx(0.4198, abs=5e-5)
    assert communities(graph, method="leiden", weight=None).attrs["modularity"] == pytest.approx(0.4198, abs=5e-5)


@pytest.mark.parametrize("method", ["louvain", "leiden"])
def test_communities_are_the_same_for_the_same_seed(method):
    """A seed fixes the communities, whatever the order in which the network was built."""
    graph = nx.karate_club_graph()
    turned = nx.Graph(list(reversed(list(graph.edges(data=True)))))
    first = communities(graph, method=method, seed=7)
    second = communities(turned, method=method, seed=7)
    assert list(first["nodes"]) == list(second["nodes"])


@pytest.fixture
def davis():
    """Return the women and events of Davis, Gardner and Gardner (1941)."""
    return nx.davis_southern_women_graph()


def test_davis_women(davis):
    """Eighteen women, fourteen events, 89 attendances; who met whom at how many events."""
    women = project(davis)
    assert (len(women), davis.number_of_edges(), women.number_of_edges()) == (18, 89, 139)
    assert women.edges["Evelyn Jefferson", "Theresa Anderson"]["weight"] == 7
    assert women.edges["Evelyn Jefferson", "Laura Mandeville"]["weight"] == 6
    assert not women.has_edge("Flora Price", "Laura Mandeville")
    assert len(project(davis, side=1)) == 14


def test_davis_women_by_newman(davis):
    """1/(k-1) is networkx's collaboration weighting; each woman's ties then add up to her events."""
    women = project(davis, weight="1/(k-1)")
    top = [node for node, data in davis.nodes(data=True) if data["bipartite"] == 0]
    expected = nx.bipartite.collaboration_weighted_projected_graph(davis, top)
    for a, b, data in expected.edges(data=True):
        assert women.edges[a, b]["weight"] == pytest.approx(data["weight"], abs=1e-12)
    assert women.degree("Evelyn Jefferson", weight="weight") == pytest.approx(8)


def test_davis_women_by_every_weight(davis):
    """Hyperbolic weights saturate below 1; without roles the interlocking model counts."""
    by = {name: project(davis, weight=name).edges["Evelyn Jefferson", "Theresa Anderson"]["weight"] for name in WEIGHTS}
    assert by["count"] == by["inm"] == 7
    assert 0.999 < by["hyperbolic"] < 1


def test_davis_women_beyond_chance(davis):
    """SDSM keeps the degrees of women and events on average, and its p-values are those of random networks."""
    women = [node for node, data in davis.nodes(data=True) if data["bipartite"] == 0]
    events = [node for node, data in davis.nodes(data=True) if data["bipartite"] == 1]
    rows, columns = [davis.degree(w) for w in women], [davis.degree(e) for e in events]
    likely = probabilities(rows, columns)
    assert likely.sum(axis=1) == pytest.approx(rows, abs=1e-6)
    assert likely.sum(axis=0) == pytest.approx(columns, abs=1e-6)
    found = beyond_chance(davis, correction="none")
    assert len(found) == 139
    assert found["p"].is_monotonic_increasing
    first = found.iloc[0]
    assert first["shared"] > first["expected"]
    # the p-value against 20,000 random networks of the model
    rng = np.random.default_rng(1)
    a, b = women.index(first["a"]), women.index(first["b"])
    drawn = rng.random((20_000, 2, len(events))) < likely[[a, b]]
    chance = (drawn.all(axis=1).sum(axis=1) >= first["shared"]).mean()
    assert first["p"] == pytest.approx(chance, abs=0.01)


def test_pairs_beyond_chance_do_not_hang_on_how_many_are_counted_at_a_time(davis, monkeypatch):
    """Women set beside all others a few at a time share as many events as all at once, and as in the projection."""
    whole = backbones.unlikely(davis)
    monkeypatch.setattr(backbones, "_ROWS", 5)
    assert backbones.unlikely(davis).rows == whole.rows
    projected = project(davis)
    assert {(row[0], row[1]): row[4] for row in whole.rows} == {
        (a, b): data["count"] for a, b, data in projected.edges(data=True)
    }


def test_fellows_are_the_projection_without_weights(davis):
    """Who shares an event is tied once, whatever the number: degrees and cores are those of the projection."""
    plain, weighted = fellows(davis), project(davis)
    assert set(plain) == set(weighted)
    assert dict(plain.degree()) == dict(weighted.degree())
    assert nx.core_number(plain) == nx.core_number(weighted)
    assert not any(data for _, _, data in plain.edges(data=True))


def test_the_poisson_binomial_tail_is_exact():
    """The chance of k or more successes, against every outcome of three trials."""
    assert tail([0.5, 0.5, 0.5]) == pytest.approx([1, 7 / 8, 4 / 8, 1 / 8])
    assert tail([0.2, 0.9])[2] == pytest.approx(0.18)


def test_a_planted_group_stands_out_of_the_backbone():
    """Cities that keep meeting in the same networks stay; those that meet once by the way do not."""
    graph = nx.Graph()
    for group in "abcd":
        for member in range(5):
            for body in range(12):
                graph.add_edge(f"place/{group}{member}", f"network/{group}{body}")
    graph.add_edge("place/a0", "network/b1")
    kept = backbone(graph, method="sdsm", correction="holm")
    assert project(graph).number_of_edges() == 4 * 10 + 5
    assert kept.number_of_edges() == 4 * 10
    assert all(a[6] == b[6] for a, b in kept.edges())
    assert all(data["adjusted"] < 0.05 for _, _, data in kept.edges(data=True))


def test_the_disparity_filter_by_hand():
    """A tie stays where its share of an end's strength is beyond an even spread: (1 - share) ** (k - 1)."""
    graph = nx.Graph()
    graph.add_weighted_edges_from([("hub", "big", 97), ("hub", "x", 1), ("hub", "y", 1), ("hub", "z", 1)])
    kept = backbone(graph, method="disparity", alpha=0.05)
    assert [(a, b) for a, b in kept.edges()] == [("hub", "big")]
    assert kept.edges["hub", "big"]["p"] == pytest.approx(0.03**3)
    assert len(kept) == 5


def test_corrections_for_many_tests():
    """Holm's and Benjamini and Hochberg's corrections, as worked in textbooks."""
    values = [0.01, 0.04, 0.03, 0.005]
    assert adjust(values, "holm") == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert adjust(values, "bh") == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert adjust(values, "none") == values


def test_a_chance_overlap_is_hypergeometric():
    """Two hands of 5 from 52 cards: scipy's survival function says the same."""
    from scipy.stats import hypergeom

    for shared in range(6):
        assert hypergeometric(shared, 5, 5, 52) == pytest.approx(hypergeom.sf(shared - 1, 52, 5, 5))
