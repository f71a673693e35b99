"""Which library computes a measure: one table, read from the top.

networkx is the reference and does all that is small; rustworkx and networkit take over the measures and sizes at which
they are faster. Every row gives what networkx gives, to 1e-9 (tests/analysis/test_engines.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import networkx as nx

from kg.analysis.graphs import Graph
from kg.errors import MissingExtraError, UnknownNameError

Values = dict[Any, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One way to compute a measure: from how many nodes it pays, and on which graphs it is right."""

    measure: str
    library: str
    smallest: int
    compute: Callable[[Graph, str | None], Values]
    directed: bool = True
    weighted: bool = False

    def fits(self, graph: Graph, weight: str | None) -> bool:
        """Tell whether this way is right for the graph, whatever its size."""
        return (self.directed or not graph.is_directed()) and (self.weighted or weight is None)


def choose(measure: str, graph: Graph, *, weight: str | None = None, library: str | None = None) -> Engine:
    """Return the way to compute a measure of this graph: the fastest that fits it, or that of the library asked for.

    Raises:
        UnknownNameError: the library asked for does not compute the measure on such a graph.
        MissingExtraError: the library asked for is not installed.

    """
    ways = [way for way in TABLE if way.measure == measure and way.fits(graph, weight)]
    if library is None:
        size = graph.number_of_nodes()
        return next(way for way in ways if way.smallest <= size and _installed(way.library))
    named = [way for way in ways if way.library == library]
    if not named:
        have = ", ".join(sorted({way.library for way in ways}))
        raise UnknownNameError(f"{library} does not compute {measure} of this graph. These do: {have}.")
    if not _installed(library):
        raise MissingExtraError(f"{measure} by {library}", "communities")
    return named[0]


@cache
def _installed(library: str) -> bool:
    return find_spec(library) is not None


# --- rustworkx: every pair of nodes, on all cores


def to_rustworkx(graph: Graph) -> Any:  # noqa: ANN401 - rustworkx ships no types
    """Return the graph as rustworkx has it; node i is the i-th node, every edge weighs 1."""
    import rustworkx as rx

    made = rx.PyDiGraph(multigraph=False) if graph.is_directed() else rx.PyGraph(multigraph=False)
    made.add_nodes_from(range(graph.number_of_nodes()))
    index = {node: i for i, node in enumerate(graph)}
    made.extend_from_edge_list([(index[a], index[b]) for a, b in graph.edges()])
    return made


def _rustworkx(name: str, **settings: object) -> Callable[[Graph, str | None], Values]:
    def compute(graph: Graph, weight: str | None) -> Values:  # noqa: ARG001 - one signature for all
        import rustworkx as rx

        values = getattr(rx, name)(to_rustworkx(graph), **settings)
        return {node: float(values[i]) for i, node in enumerate(graph)}

    return compute


# --- networkit


def to_networkit(graph: Graph, weight: str | None = None) -> Any:  # noqa: ANN401 - networkit ships no types
    """Return the graph as networkit has it; node i is the i-th node."""
    import networkit as nk
    import numpy as np

    index = {node: i for i, node in enumerate(graph)}
    made = nk.Graph(len(index), weighted=weight is not None, directed=graph.is_directed())
    pairs = [(index[a], index[b], data.get(weight, 1.0) if weight else 1.0) for a, b, data in graph.edges(data=True)]
    if pairs:
        sources, targets, weights = (np.array(column) for column in zip(*pairs, strict=True))
        made.addEdges(
            (weights.astype(float), (sources.astype(np.uint64), targets.astype(np.uint64))), checkMultiEdge=False
        ) if weight else made.addEdges((sources.astype(np.uint64), targets.astype(np.uint64)))
    return made


def _networkit_closeness(graph: Graph, weight: str | None) -> Values:  # noqa: ARG001
    import networkit as nk

    variant = nk.centrality.ClosenessVariant.GENERALIZED
    scores = nk.centrality.Closeness(to_networkit(graph), False, variant).run().scores()  # noqa: FBT003 - networkit takes them by place
    return _isolates_zero(graph, scores)


def _networkit_harmonic(graph: Graph, weight: str | None) -> Values:  # noqa: ARG001
    import networkit as nk

    return dict(
        zip(graph, nk.centrality.HarmonicCloseness(to_networkit(graph), normalized=False).run().scores(), strict=True)
    )


def _networkit_clustering(graph: Graph, weight: str | None) -> Values:  # noqa: ARG001
    import networkit as nk

    # turbo mode keeps an oriented copy of the edges: worth it at the sizes where this row is chosen
    scores = nk.centrality.LocalClusteringCoefficient(to_networkit(graph), turbo=True).run().scores()
    return _isolates_zero(graph, scores)


def _isolates_zero(graph: Graph, scores: list[float]) -> Values:
    """Return the scores by node; where a node alone has no score (NaN) networkx says 0."""
    return {node: 0.0 if score != score else score for node, score in zip(graph, scores, strict=True)}  # noqa: PLR0124


# --- matrices: all sources side by side

_SIDE_BY_SIDE = 256
# up to so many nodes a full matrix is small, and scipy need not be loaded for it
_FULL = 1_500


def carried(graph: Graph, sources: list[Any], targets: list[Any]) -> Values:
    """Return how many shortest paths from sources to targets pass through each node, a pair's paths counting as one.

    What `networkx.betweenness_centrality_subset` gives, not normalized, of a directed network; of an undirected one
    twice that, as it expects each pair from both sides. Level by level for many sources at once: thirty times as fast.
    """
    import numpy as np

    order = list(graph)
    index = {node: i for i, node in enumerate(order)}
    out = _arcs(graph, index)
    goal = np.zeros(len(order))
    goal[[index[node] for node in targets]] = 1.0
    total = np.zeros(len(order))
    for at in range(0, len(sources), _SIDE_BY_SIDE):
        total += _carried([index[node] for node in sources[at : at + _SIDE_BY_SIDE]], goal, out)
    return dict(zip(order, map(float, total), strict=True))


def _arcs(graph: Graph, index: dict[Any, int]) -> Any:  # noqa: ANN401 - an array of numpy or scipy
    """Return the matrix with a 1 for each arc of a graph whose nodes have these places; a tie is an arc either way."""
    import numpy as np

    if len(index) > _FULL:
        convert: Any = nx.to_scipy_sparse_array
        return convert(graph, nodelist=list(index), weight=None, format="csr", dtype=float)
    made = np.zeros((len(index), len(index)))
    for node, others in graph.adjacency():
        made[index[node], [index[other] for other in others]] = 1.0
    return made


def _carried(sources: list[int], goal: Any, out: Any) -> Any:  # noqa: ANN401 - arrays of numpy and scipy
    import numpy as np

    paths = np.zeros((len(sources), len(goal)))
    paths[np.arange(len(sources)), sources] = 1.0
    level = paths
    levels = [paths > 0]
    seen = levels[0].copy()
    while True:
        level = np.where(seen, 0.0, level @ out)
        reached = level > 0
        if not reached.any():
            break
        levels.append(reached)
        seen |= reached
        paths = paths + level
    passing = np.zeros_like(paths)
    # from the far end: each node hands on what passes through it, and itself where it is a target, to those before it
    for here, before in zip(levels[:0:-1], levels[-2::-1], strict=True):
        share = np.divide(passing + goal, paths, out=np.zeros_like(paths), where=here)
        passing += np.where(before, paths * (out @ share.T).T, 0.0)
    passing[levels[0]] = 0.0
    return passing.sum(axis=0)


# --- networkx


def _betweenness(graph: Graph, weight: str | None) -> Values:
    return dict(nx.betweenness_centrality(graph, weight=weight))


def _closeness(graph: Graph, weight: str | None) -> Values:
    return dict(nx.closeness_centrality(graph, distance=weight))


def _harmonic(graph: Graph, weight: str | None) -> Values:
    return dict(nx.harmonic_centrality(graph, distance=weight))


def _clustering(graph: Graph, weight: str | None) -> Values:
    values: Any = nx.clustering(graph, weight=weight)
    return dict(values)


def _core(graph: Graph, weight: str | None) -> Values:  # noqa: ARG001
    return {node: float(core) for node, core in nx.core_number(graph).items()}


def _constraint(graph: Graph, weight: str | None) -> Values:
    values: Any = nx.constraint(graph, weight=weight)
    return {node: float(value) for node, value in values.items()}


def _constraint_in_full(graph: Graph, weight: str | None) -> Values:  # noqa: ARG001
    """Return what networkx makes with sparse matrices of scipy, which take longer to load than this to compute."""
    import numpy as np

    ties = _arcs(graph, {node: i for i, node in enumerate(graph)})
    degree = ties.sum(axis=1)
    share = ties / np.maximum(degree, 1)[:, np.newaxis]
    values = (ties * (share + share @ share) ** 2).sum(axis=1)
    return {
        node: float(value) if many else float("nan") for node, value, many in zip(graph, values, degree, strict=True)
    }


def _effective_size(graph: Graph, weight: str | None) -> Values:
    return dict(nx.effective_size(graph, weight=weight))


def _effective_size_by_triangles(graph: Graph, weight: str | None) -> Values:  # noqa: ARG001
    # Borgatti's form: contacts less the mean number of ties among them; networkx builds an ego graph for each node
    triangles: Any = nx.triangles(graph)
    return {node: degree - 2 * triangles[node] / degree if degree else float("nan") for node, degree in graph.degree()}


TABLE: tuple[Engine, ...] = (
    Engine(measure="betweenness", library="rustworkx", smallest=300, compute=_rustworkx("betweenness_centrality")),
    Engine(measure="betweenness", library="networkx", smallest=0, compute=_betweenness, weighted=True),
    Engine(measure="closeness", library="networkit", smallest=3000, compute=_networkit_closeness, directed=False),
    Engine(measure="closeness", library="rustworkx", smallest=300, compute=_rustworkx("closeness_centrality")),
    Engine(measure="closeness", library="networkx", smallest=0, compute=_closeness, weighted=True),
    Engine(measure="harmonic", library="networkit", smallest=300, compute=_networkit_harmonic, directed=False),
    Engine(measure="harmonic", library="networkx", smallest=0, compute=_harmonic, weighted=True),
    Engine(measure="clustering", library="networkit", smallest=3000, compute=_networkit_clustering, directed=False),
    Engine(measure="clustering", library="networkx", smallest=0, compute=_clustering, weighted=True),
    Engine(measure="k-core", library="rustworkx", smallest=3000, compute=_rustworkx("core_number"), directed=False),
    Engine(measure="k-core", library="networkx", smallest=0, compute=_core, weighted=True),
    Engine(measure="constraint", library="networkx", smallest=_FULL, compute=_constraint, weighted=True),
    Engine(measure="constraint", library="numpy", smallest=1, compute=_constraint_in_full, directed=False),
    Engine(measure="constraint", library="networkx", smallest=0, compute=_constraint, weighted=True),
    Engine(
        measure="effective-size",
        library="networkx",
        smallest=300,
        compute=_effective_size_by_triangles,
        directed=False,
    ),
    Engine(measure="effective-size", library="networkx", smallest=0, compute=_effective_size, weighted=True),
)
