"""A network as a whole: its size, cohesion, mixing and small-world figures, one a row."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.analysis import engines
from kg.analysis.graphs import Graph, prepared
from kg.analysis.measures import groups_of
from kg.analysis.tables import Table
from kg.errors import UnknownNameError

if TYPE_CHECKING:
    import pandas as pd

# paths between all pairs are summed up to this size: beyond it, minutes
_PATHS = 30_000


def structure(graph: Graph, *, paths: bool = True) -> "pd.DataFrame":
    """Return the figures of a network: `figure`, `value` and, where there is none, the `reason`.

    `paths` adds mean distance, diameter and the small-world figures of the largest component, which take all pairs.
    """
    clean, notes = prepared(graph)
    rows = _size(clean) + (_cohesion(clean) if clean.number_of_edges() else [])
    if clean.number_of_edges():
        rows += [(name, value, reason) for name, value, _, reason in _mixing(clean)]
        rows += _small_world(clean) if paths else []
    import pandas as pd

    frame = pd.DataFrame(rows, columns=["figure", "value", "reason"], dtype=object)
    frame.attrs["notes"] = (*graph.graph.get("notes", ()), *notes)
    if not clean.number_of_edges():
        frame.attrs["notes"] += (str(graph.graph.get("reason", "The network has no ties.")),)
    return frame


def assortativity(graph: Graph, *, by: tuple[str, ...] = ("degree", "country", "population")) -> "pd.DataFrame":
    """Return whether like ties to like: a coefficient from −1 to 1 for degree, a category, or size (logarithm).

    Columns `by`, `coefficient`, `ties` (both ends known) and `reason` where it is not defined.
    """
    return mixing(graph, by=by).frame()


def mixing(graph: Graph, *, by: tuple[str, ...] = ("degree", "country", "population")) -> Table:
    """Return what `assortativity` tells, as a plain table."""
    clean, notes = prepared(graph)
    rows = [(name, value, ties, reason) for name, value, ties, reason in _mixing(clean, by)]
    return Table(("by", "coefficient", "ties", "reason"), list(rows), {"notes": notes})


_Row = tuple[str, float | int | None, str | None]


def _size(graph: Graph) -> list[_Row]:
    weak: Any = nx.weakly_connected_components if graph.is_directed() else nx.connected_components
    sizes = sorted((len(part) for part in weak(graph)), reverse=True)
    nodes = graph.number_of_nodes()
    return [
        ("nodes", nodes, None),
        ("ties", graph.number_of_edges(), None),
        ("density", nx.density(graph) if nodes > 1 else None, None if nodes > 1 else "needs two nodes"),
        ("components", len(sizes), None),
        ("largest component", sizes[0] if sizes else 0, None),
        ("isolates", nx.number_of_isolates(graph), None),
    ]


def _cohesion(graph: Graph) -> list[_Row]:
    rows: list[_Row] = []
    plain: Graph = graph.to_undirected() if graph.is_directed() else graph
    if graph.is_directed():
        directed: Any = graph
        rows.append(("reciprocity", nx.overall_reciprocity(directed), None))
    degrees = [degree for _, degree in plain.degree()]
    counts: Any = nx.triangles(plain)
    triangles = sum(counts.values()) // 3
    wedges = sum(degree * (degree - 1) // 2 for degree in degrees)
    cores = engines.choose("k-core", plain).compute(plain, None)
    deepest = int(max(cores.values()))
    none = "no node has two partners"
    return [
        *rows,
        ("maximum degree", max(degrees), None),
        ("mean degree", sum(degrees) / len(degrees), None),
        ("Gini coefficient of degree", gini(degrees), None),
        ("wedges", wedges, None),
        ("triangles", triangles, None),
        ("transitivity", 3 * triangles / wedges if wedges else None, None if wedges else none),
        ("mean clustering", mean_clustering(plain), None),
        ("deepest core", deepest, None),
        ("nodes of the deepest core", sum(core == deepest for core in cores.values()), None),
    ]


def mean_clustering(graph: Graph) -> float:
    """Return the mean over all nodes of the clustering coefficient, 0 where a node has fewer than two partners."""
    values = engines.choose("clustering", graph).compute(graph, None)
    return sum(values.values()) / len(values)


def gini(values: list[int]) -> float:
    """Return the Gini coefficient of non-negative values: 0 where all are alike, toward 1 where one has all."""
    ordered = sorted(values)
    n, total = len(ordered), sum(ordered)
    if not total:
        return 0.0
    return 2 * sum((i + 1) * value for i, value in enumerate(ordered)) / (n * total) - (n + 1) / n


_MIXING = ("degree", "country", "population")


def _mixing(graph: Graph, by: tuple[str, ...] = _MIXING) -> list[tuple[str, float | None, int, str | None]]:
    rows = []
    for name in by:
        if name == "degree":
            ties, value = graph.number_of_edges(), _degree_assortativity(graph)
        elif name == "population":
            ties, value = _by_size(graph)
        else:
            ties, value = _by_group(graph, name)
        usable = value is not None and not math.isnan(value)
        reason = None if usable else ("no tie has this known at both ends" if not ties else "all are alike")
        rows.append((f"assortativity by {name}", value if usable else None, ties, reason))
    return rows


def _degree_assortativity(graph: Graph) -> float | None:
    if graph.is_directed():
        pairs = [(graph.degree(a), graph.degree(b)) for a, b in graph.edges()]
    else:
        degree = dict(graph.degree())
        pairs = [(degree[x], degree[y]) for a, b in graph.edges() for x, y in ((a, b), (b, a))]
    return correlation(pairs)


def _by_size(graph: Graph) -> tuple[int, float | None]:
    size = {
        node: math.log(data["population"])
        for node, data in graph.nodes(data=True)
        if isinstance(data.get("population"), int | float) and data["population"] > 0
    }
    known = [(size[a], size[b]) for a, b in graph.edges() if a in size and b in size]
    both = known if graph.is_directed() else [pair for a, b in known for pair in ((a, b), (b, a))]
    return len(known), correlation(both)


def _by_group(graph: Graph, name: str) -> tuple[int, float | None]:
    try:
        groups = groups_of(graph, name)
    except UnknownNameError:
        return 0, None
    known = [(groups[a], groups[b]) for a, b in graph.edges() if a in groups and b in groups]
    if not known:
        return 0, None
    both = known if graph.is_directed() else [pair for a, b in known for pair in ((a, b), (b, a))]
    same = sum(a == b for a, b in both) / len(both)
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    expected = sum(first[group] * second[group] for group in first) / len(both) ** 2
    return len(known), (same - expected) / (1 - expected) if expected < 1 else None


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation; None where one side does not vary."""
    n = len(pairs)
    if not n:
        return None
    mean_a, mean_b = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    spread_a = math.fsum((a - mean_a) ** 2 for a, _ in pairs)
    spread_b = math.fsum((b - mean_b) ** 2 for _, b in pairs)
    if spread_a < 1e-12 * n or spread_b < 1e-12 * n:
        return None
    return math.fsum((a - mean_a) * (b - mean_b) for a, b in pairs) / math.sqrt(spread_a * spread_b)


def _small_world(graph: Graph) -> list[_Row]:
    plain: Graph = graph.to_undirected() if graph.is_directed() else graph
    largest = plain.subgraph(max(nx.connected_components(plain), key=len)).copy()
    n, ties = largest.number_of_nodes(), largest.number_of_edges()
    if n > _PATHS:
        return [("mean distance", None, f"over {_PATHS:,} nodes: all pairs would take minutes")]
    distance = mean_distance(largest)
    rows: list[_Row] = [
        ("mean distance", distance, None),
        ("diameter", diameter(largest), None),
    ]
    # what a random graph of the same nodes and ties has (Watts and Strogatz 1998; Humphries and Gurney 2008)
    mean_degree = 2 * ties / n
    clustering = mean_clustering(largest)
    if n < 10 or mean_degree <= 1.5 or not clustering:  # noqa: PLR2004
        reason = "the largest component is too small, sparse or without triangles"
        return [*rows, ("small-world sigma", None, reason)]
    random_clustering, random_distance = mean_degree / (n - 1), math.log(n) / math.log(mean_degree)
    sigma = (clustering / random_clustering) / (distance / random_distance)
    return [
        *rows,
        ("clustering over random", clustering / random_clustering, None),
        ("distance over random", distance / random_distance, None),
        ("small-world sigma", sigma, None),
    ]


def mean_distance(graph: Graph) -> float:
    """Return the mean length of the shortest paths of a connected network."""
    if graph.number_of_nodes() < 2:  # noqa: PLR2004 - no pair
        return 0.0
    import rustworkx as rx

    return float(rx.graph_unweighted_average_shortest_path_length(engines.to_rustworkx(graph)))


def diameter(graph: Graph) -> int:
    """Return the longest of the shortest paths of a connected network, exactly."""
    return int(nx.diameter(graph, usebounds=True))
