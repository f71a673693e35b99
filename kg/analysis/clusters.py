"""Communities: cities tied more to each other than to others, told by their themes, countries and central members."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg import themes as themes_
from kg.analysis.backbones import adjust, hypergeometric
from kg.analysis.graphs import Graph, name_of, prepared, unknown
from kg.analysis.tables import Table
from kg.errors import MissingExtraError, UnknownNameError

if TYPE_CHECKING:
    import pandas as pd

# the level at which a theme is said to tell a community from the rest
_LEVEL = 0.05
# so many starts, as long as they do not go through more edges than this in all
_STARTS, _MOST = 10, 24_000
METHODS = ("louvain", "leiden")


def partition(
    graph: Graph, *, method: str = "louvain", seed: int = 1, resolution: float = 1.0, weight: str | None = None
) -> list[set[Any]]:
    """Return the communities, the largest first; the same seed gives the same ones.

    Raises:
        UnknownNameError: no such method.
        MissingExtraError: Leiden without networkit.

    """
    if method not in METHODS:
        raise UnknownNameError(unknown("method", method, METHODS))
    clean, _ = prepared(graph.to_undirected() if graph.is_directed() else graph, weight)
    if not clean.number_of_nodes():
        return []
    # the order of nodes steers both methods: sort it, so that it does not hang on how the graph was built
    ordered: Graph = nx.Graph()
    ordered.add_nodes_from(sorted(clean, key=str))
    ordered.add_edges_from(sorted(clean.edges(data=True), key=lambda edge: (str(edge[0]), str(edge[1]))))
    if not ordered.number_of_edges():
        return [{node} for node in ordered]
    # both methods stop at the first hilltop they reach: where it is cheap, start up to ten times and keep the highest
    starts = max(1, min(_STARTS, _MOST // ordered.number_of_edges()))
    tried = [_divide(ordered, method, seed + start, resolution, weight) for start in range(starts)]
    best = max(tried, key=lambda parts: round(_modularity(ordered, parts, weight, resolution), 12))
    return sorted(best, key=lambda part: (-len(part), min(map(str, part))))


def _divide(graph: Graph, method: str, seed: int, resolution: float, weight: str | None) -> list[set[Any]]:
    if method == "leiden":
        return _leiden(graph, seed, resolution, weight)
    found: Any = nx.community.louvain_communities(graph, weight=weight, resolution=resolution, seed=seed)
    return [set(part) for part in found]


def _modularity(graph: Graph, parts: list[set[Any]], weight: str | None, resolution: float) -> float:
    compute: Any = nx.community.modularity
    return float(compute(graph, parts, weight=weight, resolution=resolution))


def communities(  # noqa: PLR0913 - each is a choice of its own
    graph: Graph,
    *,
    method: str = "louvain",
    seed: int = 1,
    resolution: float = 1.0,
    weight: str | None = "weight",
    lang: str = "en",
) -> "pd.DataFrame":
    """Return the communities, one a row: `community`, `size`, `central` members, `countries`, `themes`, `members`.

    Central are the members with most strength inside. Themes are those that ties inside carry, and that members pursue
    more than others do: an asterisk marks what is beyond chance (hypergeometric, Holm, 0.05). `attrs["modularity"]`
    tells how good the division is. Weights count where edges have them.
    """
    return grouped(graph, method=method, seed=seed, resolution=resolution, weight=weight, lang=lang).frame()


def grouped(  # noqa: PLR0913 - as above
    graph: Graph,
    *,
    method: str = "louvain",
    seed: int = 1,
    resolution: float = 1.0,
    weight: str | None = "weight",
    lang: str = "en",
) -> Table:
    """Return what `communities` tells, as a plain table."""
    weight = weight if any(weight in data for _, _, data in graph.edges(data=True)) else None
    parts = partition(graph, method=method, seed=seed, resolution=resolution, weight=weight)
    clean, notes = prepared(graph.to_undirected() if graph.is_directed() else graph, weight)
    rows = []
    for number, part in enumerate(parts, 1):
        inside = clean.subgraph(part)
        order = sorted(part, key=lambda node: (-inside.degree(node, weight=weight), str(node)))
        lands = Counter(clean.nodes[node].get("country") for node in part)
        lands.pop(None, None)
        rows.append(
            (
                number,
                len(part),
                [name_of(clean, node, lang) for node in order[:3]],
                [f"{land} {many}" for land, many in sorted(lands.items(), key=lambda x: (-x[1], x[0]))],
                told_by(clean, part, lang=lang),
                [name_of(clean, node, lang) for node in order],
                order,
            )
        )
    frame = Table(("community", "size", "central", "countries", "themes", "members", "nodes"), rows)
    frame.attrs["notes"] = (*graph.graph.get("notes", ()), *notes)
    if clean.number_of_edges():
        frame.attrs["modularity"] = _modularity(clean, parts, weight, resolution)
    if not rows:
        frame.attrs["reason"] = str(graph.graph.get("reason", "The network has no nodes."))
    return frame


def told_by(graph: Graph, part: set[Any], *, lang: str = "en", top: int = 5) -> list[str]:
    """Return the themes that tell a community from the rest, the most telling first; `*`: beyond chance."""
    pursued = {node: set(data.get("themes") or ()) for node, data in graph.nodes(data=True)}
    inside = Counter(theme for node in part for theme in pursued[node])
    carried = Counter(theme for _, _, data in graph.subgraph(part).edges(data=True) for theme in data.get("themes", ()))
    overall = Counter(theme for each in pursued.values() for theme in each)
    names = sorted({*inside, *carried})
    chances = [
        hypergeometric(inside[theme], overall[theme], len(part), len(pursued)) if inside[theme] else 1.0
        for theme in names
    ]
    adjusted = adjust(chances, "holm")
    ranked = sorted(zip(names, chances, adjusted, strict=True), key=lambda x: (x[1], -carried[x[0]], x[0]))
    labels = themes_.themes()
    return [
        (labels[theme].label(lang) if theme in labels else theme) + ("*" if after < _LEVEL else "")
        for theme, _, after in ranked[:top]
    ]


def _leiden(graph: Graph, seed: int, resolution: float, weight: str | None) -> list[set[Any]]:
    try:
        import networkit as nk
    except ImportError as error:
        raise MissingExtraError("Leiden", "communities") from error
    from kg.analysis.engines import to_networkit

    threads = nk.getMaxNumberOfThreads()
    # only on one thread does the seed decide the result
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, useThreadId=False)
    try:
        found = nk.community.ParallelLeiden(to_networkit(graph, weight), gamma=resolution).run().getPartition()
    finally:
        nk.setNumberOfThreads(threads)
    parts: dict[int, set[Any]] = {}
    for i, node in enumerate(graph):
        parts.setdefault(found.subsetOf(i), set()).add(node)
    return list(parts.values())
