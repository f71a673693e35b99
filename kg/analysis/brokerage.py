"""Brokers: the ties and cities without which parts of a network fall apart, and those that join two clusters."""

import math
import random
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.analysis import engines
from kg.analysis.graphs import Graph, name_of, prepared, unknown
from kg.analysis.measures import Options, groups_of, ranked
from kg.analysis.tables import Table
from kg.errors import UnknownNameError

if TYPE_CHECKING:
    import pandas as pd

# from this size on rustworkx finds bridges and articulation points faster than networkx
_LARGE = 2000
_SOURCES = 300


def bridges(graph: Graph, *, lang: str = "en", top: int | None = None) -> "pd.DataFrame":
    """Return the ties whose end would part a component: `a`, `b`, their names, and how many nodes each side has.

    The one that would cut off most comes first: `smaller` and `larger` are the sizes of the two parts.
    """
    clean, notes = prepared(graph.to_undirected() if graph.is_directed() else graph)
    found = _bridges(clean)
    sizes = _parted(clean, found)
    rows: list[tuple[Any, Any, int, int]] = []
    for pair, (size, whole) in zip(found, sizes, strict=True):
        a, b = sorted(pair, key=str)
        rows.append((a, b, min(size, whole - size), max(size, whole - size)))
    rows.sort(key=lambda row: (-row[2], str(row[0]), str(row[1])))
    import pandas as pd

    frame = pd.DataFrame(
        [(a, b, name_of(clean, a, lang), name_of(clean, b, lang), less, more) for a, b, less, more in rows[:top]],
        columns=["a", "b", "name a", "name b", "smaller", "larger"],
    )
    frame.attrs["notes"] = (*graph.graph.get("notes", ()), *notes)
    if not rows:
        empty = not clean.number_of_edges()
        frame.attrs["reason"] = str(
            graph.graph.get("reason", "The network has no ties.")
            if empty
            else "No tie alone holds the network together."
        )
    return frame


def cut_points(graph: Graph, *, lang: str = "en", top: int | None = None) -> "pd.DataFrame":
    """Return the nodes without which a component falls apart: `node`, `name`, and into how many `parts`."""
    clean, notes = prepared(graph.to_undirected() if graph.is_directed() else graph)
    if clean.number_of_nodes() >= _LARGE:
        import rustworkx as rx

        order = list(clean)
        found = {order[i] for i in rx.articulation_points(engines.to_rustworkx(clean))}
    else:
        found = set(nx.articulation_points(clean))
    # each block that a node lies in is a part of its own once the node is gone
    blocks: dict[Any, int] = dict.fromkeys(found, 0)
    every: Any = nx.biconnected_components(clean)
    for block in every:
        for node in block & found:
            blocks[node] += 1
    rows = sorted(blocks.items(), key=lambda item: (-item[1], str(item[0])))
    import pandas as pd

    frame = pd.DataFrame(
        [(node, name_of(clean, node, lang), parts) for node, parts in rows[:top]], columns=["node", "name", "parts"]
    )
    frame.attrs["notes"] = notes
    if not rows:
        frame.attrs["reason"] = "No city alone holds the network together."
    return frame


def brokers(
    graph: Graph,
    *,
    by: str = "continent",
    between: tuple[str, str] | None = None,
    lang: str = "en",
    top: int | None = None,
) -> "pd.DataFrame":
    """Return who joins the groups of a network: cities by the share of shortest paths between groups that they carry.

    With `between` (two groups, as asia and europe) only the paths from one to the other count; else those between any
    two groups. In a network of 2,000 cities and more the paths of some of a group stand for those of all, and
    `attrs["error"]` tells how near that comes. Columns: `node`, `name`, the group, `paths` (share of pairs),
    `participation`, `gateway`, `constraint`.

    Raises:
        UnknownNameError: no such attribute or group; the nearest are offered.

    """
    return joining(graph, by=by, between=between, lang=lang, top=top).frame()


def joining(
    graph: Graph,
    *,
    by: str = "continent",
    between: tuple[str, str] | None = None,
    lang: str = "en",
    top: int | None = None,
) -> Table:
    """Return what `brokers` tells, as a plain table.

    Raises:
        UnknownNameError: no such attribute or group; the nearest are offered.

    """
    clean, notes = prepared(graph)
    if not clean.number_of_edges():
        reason = str(graph.graph.get("reason", "The network has no ties."))
        return Table(("node", "name", by, "paths", "participation", "gateway", "constraint"), [], {"reason": reason})
    groups = groups_of(clean, by)
    names = sorted(set(groups.values()))
    for name in between or ():
        if name not in names:
            raise UnknownNameError(unknown(by, name, names))
    carried, sampled = dict.fromkeys(clean, 0.0), False
    # each group against all later ones: every pair of groups once
    chosen = [(between[0], between[1:])] if between else [(name, tuple(names[i + 1 :])) for i, name in enumerate(names)]
    pairs = 0
    for first, others in chosen:
        sources = [node for node in clean if groups.get(node) == first]
        targets = [node for node in clean if groups.get(node) in others]
        pairs += len(sources) * len(targets)
        # paths from every city of a large network take minutes: those from some of them tell nearly as much
        some = sources
        if len(clean) >= _LARGE and len(sources) > _SOURCES:
            some, sampled = random.Random(1).sample(sources, _SOURCES), True  # noqa: S311 - a sample, no secret
        for node, value in engines.carried(clean, some, targets).items():
            carried[node] += value * (len(sources) / len(some) if some else 0)
    options = Options(by=by)
    tables = {name: _column(clean, name, options) for name in ("participation", "gateway", "constraint")}
    rows = [
        (node, name_of(clean, node, lang), groups.get(node), value / pairs if pairs else 0.0, *_each(tables, node))
        for node, value in carried.items()
    ]
    rows.sort(key=lambda row: (-round(carried[row[0]], 9), -_number(tables["gateway"][row[0]]), str(row[0])))
    frame = Table(("node", "name", by, "paths", *tables), rows[:top])
    frame.attrs["notes"] = (*graph.graph.get("notes", ()), *notes)
    if sampled:
        # Hoeffding's bound on a mean of values from 0 to 1
        error = math.sqrt(math.log(2 / 0.1) / (2 * _SOURCES))
        frame.attrs["error"] = (
            f"approximate: from {_SOURCES} cities of each large group, within ±{error:.2f} with probability 0.9"
        )
        frame.attrs["notes"] += (frame.attrs["error"],)
    if not any(value for value in carried.values()):
        frame.attrs["notes"] += ("No city lies on a path between the groups: they meet directly or not at all.",)
    return frame


def _column(graph: Graph, name: str, options: Options) -> dict[Any, float]:
    return ranked(graph, name, options=options)[0][name]


def _each(tables: dict[str, dict[Any, float]], node: Any) -> list[float]:  # noqa: ANN401 - any node
    return [table[node] for table in tables.values()]


def _number(value: float) -> float:
    return value if value == value else -1.0  # noqa: PLR0124 - NaN is unlike itself


def _bridges(graph: Graph) -> list[tuple[Any, Any]]:
    if graph.number_of_nodes() >= _LARGE:
        import rustworkx as rx

        order = list(graph)
        found: Any = rx.bridges(engines.to_rustworkx(graph))
        return sorted(((order[a], order[b]) for a, b in found), key=str)
    find: Any = nx.bridges
    return sorted(find(graph), key=str)


def _parted(graph: Graph, found: list[tuple[Any, Any]]) -> list[tuple[int, int]]:
    """Return for each bridge the size of the part on one side, and of the whole component."""
    left = graph.copy()
    left.remove_edges_from(found)
    piece = {node: i for i, part in enumerate(nx.connected_components(left)) for node in part}
    sizes: dict[int, int] = {}
    for part in piece.values():
        sizes[part] = sizes.get(part, 0) + 1
    # pieces joined by bridges make a forest: the nodes below each bridge are summed once, from the leaves up
    forest: Graph = nx.Graph()
    forest.add_nodes_from(sizes)
    forest.add_edges_from((piece[a], piece[b]) for a, b in found)
    below: dict[int, int] = {}
    parent: dict[int, int | None] = {}
    whole: dict[int, int] = {}
    for root in sorted(sizes):
        if root in parent:
            continue
        order = list(nx.dfs_preorder_nodes(forest, root))
        parent[root] = None
        parent.update(nx.dfs_predecessors(forest, root))
        for node in reversed(order):
            below[node] = sizes[node] + sum(below[child] for child in forest[node] if child != parent[node])
        whole.update(dict.fromkeys(order, below[root]))
    made = []
    for a, b in found:
        child = piece[a] if parent[piece[a]] == piece[b] else piece[b]
        made.append((below[child], whole[child]))
    return made
