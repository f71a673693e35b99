"""Two-sided networks projected on one side: cities tied by the networks, events or themes that they share.

Weights, for two cities that share the bodies j, body j having k_j cities:

- `count`: how many they share;
- `1/(k-1)`: Σ 1 / (k_j − 1), so that a body gives each member one tie in all (Newman 2001);
- `hyperbolic`: tanh(count), which saturates: a tenth shared body adds next to nothing (Li and others 2005);
- `inm`: Σ v_aj · v_bj, the interlocking network model of world-city research (Taylor 2001), where v is the city's
  service value in the body: that of its weightiest role (`SERVICE`).
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.analysis.graphs import Graph, name_of, sides, unknown
from kg.analysis.tables import Table
from kg.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    import pandas as pd

WEIGHTS = ("count", "1/(k-1)", "hyperbolic", "inm")
LIMIT = 5_000_000

# service values: how much a city does in a network by its role, from 1 (belongs to it) to 5 (runs it)
SERVICE: Mapping[str, int] = {
    "member": 1,
    "certified": 1,
    "cluster-lead": 2,
    "regional-representative": 2,
    "board": 3,
    "founder": 3,
    "vice-president": 4,
    "co-president": 4,
    "president": 5,
    "secretariat": 5,
}


def project(graph: Graph, *, weight: str = "count", limit: int = LIMIT, side: int = 0) -> Graph:
    """Return a two-sided network projected on its cities (`side` 1: on the other side).

    Every edge carries its `weight`, the `count` of shared bodies and their names (`shared`).

    Raises:
        UnknownNameError: no such weight.
        InputError: the projection could pass `limit` pairs; the bodies that cause it are named.

    """
    if weight not in WEIGHTS:
        raise UnknownNameError(unknown("projection weight", weight, WEIGHTS))
    kept, bodies = sides(graph) if side == 0 else sides(graph)[::-1]
    guard(graph, bodies, limit)
    made: Graph = nx.Graph()
    made.graph.update(graph.graph, projection=weight)
    made.add_nodes_from((node, graph.nodes[node]) for node in kept)
    edges: dict[tuple[Any, Any], dict[str, Any]] = {}
    for body in bodies:
        members = sorted(graph[body], key=str)
        name = name_of(graph, body)
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                share = _share(graph, body, a, b, weight)
                # members come in one order, so that a pair stands the same way round under each body
                edge = edges.get((a, b))
                if edge is None:
                    edges[a, b] = {"weight": share, "count": 1, "shared": (name,)}
                else:
                    edge["weight"] += share
                    edge["count"] += 1
                    edge["shared"] = (*edge["shared"], name)
    made.add_edges_from((a, b, data) for (a, b), data in edges.items())
    if weight == "hyperbolic":
        for _, _, edge in made.edges(data=True):
            edge["weight"] = math.tanh(edge["count"])
    if made.number_of_edges():
        made.graph.pop("reason", None)
    elif graph.number_of_edges():
        made.graph["reason"] = "No two nodes share anything."
    return made


def fellows(graph: Graph) -> Graph:
    """Return the cities of a two-sided network, tied where they share a body: a projection without weights.

    Raises:
        InputError: it could pass `LIMIT` pairs; the bodies that cause it are named.

    """
    kept, bodies = sides(graph)
    guard(graph, bodies)
    known: dict[Any, set[Any]] = {node: set() for node in kept}
    for body in bodies:
        for node in graph[body]:
            known[node].update(graph[body])
    made: Graph = nx.Graph()
    made.graph.update(graph.graph)
    made.add_nodes_from((node, graph.nodes[node]) for node in kept)
    done: set[Any] = set()
    for node, others in known.items():
        done.add(node)
        made.add_edges_from((node, other) for other in others - done)
    return made


def connectivity(graph: Graph, *, lang: str = "en") -> "pd.DataFrame":
    """Return each city's network connectivity in the interlocking network model, the best connected first.

    `connectivity` is Σ_j v_aj · (V_j − v_aj), the sum of its ties in the projection, and `share` that over the highest.
    It never builds the pairs, so that it works at any size.
    """
    return connected(graph, lang=lang).frame()


def connected(graph: Graph, *, lang: str = "en") -> Table:
    """Return what `connectivity` tells, as a plain table."""
    cities, bodies = sides(graph)
    totals = {body: sum(service(graph, city, body) for city in graph[body]) for body in bodies}
    rows = []
    for city in cities:
        values = [(service(graph, city, body), totals[body]) for body in graph[city]]
        rows.append((city, name_of(graph, city, lang), len(values), sum(v * (total - v) for v, total in values)))
    rows.sort(key=lambda row: (-row[3], str(row[0])))
    highest = max((row[3] for row in rows), default=0)
    shared = [(*row, row[3] / highest if highest else math.nan) for row in rows]
    attrs = {} if rows else {"reason": graph.graph.get("reason", "The network has no cities.")}
    return Table(("node", "name", "networks", "connectivity", "share"), shared, attrs)


def service(graph: Graph, city: Any, body: Any) -> int:  # noqa: ANN401 - any node
    """Return the service value of a city in a body: that of its weightiest role, 1 where none is known."""
    return max((SERVICE.get(role, 1) for role in graph.edges[city, body].get("roles", ())), default=1)


def _share(graph: Graph, body: Any, a: Any, b: Any, weight: str) -> float:  # noqa: ANN401
    if weight == "1/(k-1)":
        return 1 / (int(graph.degree(body)) - 1)
    if weight == "inm":
        return service(graph, a, body) * service(graph, b, body)
    return 1


def guard(graph: Graph, bodies: list[Any], limit: int = LIMIT) -> None:
    """Refuse a projection that could pass so many pairs.

    Raises:
        InputError: it could; the bodies that cause it are named.

    """
    sizes = sorted(((math.comb(graph.degree(body), 2), name_of(graph, body)) for body in bodies), reverse=True)
    total = sum(size for size, _ in sizes)
    if total <= limit:
        return
    causes = ", ".join(f"{name} ({size:,})" for size, name in sizes[:3])
    raise InputError(
        f"This projection could have {total:,} pairs, over the limit of {limit:,}; most come from {causes}. "
        "Leave those out (--without), raise the limit (--pairs), or measure the two-sided network itself."
    )


def without(graph: Graph, names: tuple[str, ...]) -> Graph:
    """Return the network without the nodes of these names or ids.

    Raises:
        UnknownNameError: a name that no node has; the nearest are offered.

    """
    known: dict[str, Any] = {}
    for node, data in graph.nodes(data=True):
        for name in (node, str(node).rpartition("/")[2], data.get("en"), data.get("ko")):
            if name:
                known.setdefault(str(name).lower(), node)
    gone = []
    for name in names:
        if name.lower() not in known:
            raise UnknownNameError(unknown("node", name, sorted(known)))
        gone.append(known[name.lower()])
    left = graph.copy()
    left.remove_nodes_from(gone)
    return left
