"""The graphs that analysis works on: their types, the names of their nodes, and what must hold before measuring."""

import difflib
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import InputError

if TYPE_CHECKING:
    Graph = nx.Graph[Any]
    DiGraph = nx.DiGraph[Any]
else:
    Graph = nx.Graph
    DiGraph = nx.DiGraph


def name_of(graph: Graph, node: Any, lang: str | None = "en") -> str:  # noqa: ANN401 - any node
    """Return a node's name in a language, or in the other, or else the node itself."""
    data = graph.nodes[node]
    first, second = (data.get("ko"), data.get("en")) if lang == "ko" else (data.get("en"), data.get("ko"))
    return str(first or second or data.get("label") or node)


def sides(graph: Graph) -> tuple[list[Any], list[Any]]:
    """Return the two sides of a two-sided network: its places (or nodes with `bipartite` 0), and the rest."""
    first = [
        node
        for node, data in graph.nodes(data=True)
        if (data["bipartite"] == 0 if "bipartite" in data else str(node).startswith("place/"))
    ]
    inside = set(first)
    return first, [node for node in graph if node not in inside]


def prepared(graph: Graph, weight: str | None = None) -> tuple[Graph, tuple[str, ...]]:
    """Return a graph fit for measuring, and notes of what was left out: parallel edges are merged, self-loops dropped.

    Raises:
        InputError: the weight of an edge is missing, no number, infinite or negative.

    """
    notes: list[str] = []
    if weight is not None:
        _check_weights(graph, weight)
    if graph.is_multigraph():
        merged: Graph = nx.DiGraph() if graph.is_directed() else nx.Graph()
        merged.graph.update(graph.graph)
        merged.add_nodes_from(graph.nodes(data=True))
        for a, b, data in graph.edges(data=True):
            total = merged.edges[a, b]["weight"] if merged.has_edge(a, b) else 0
            merged.add_edge(a, b, **{**data, "weight": total + data.get("weight", 1)})
        if merged.number_of_edges() < graph.number_of_edges():
            notes.append(f"{graph.number_of_edges() - merged.number_of_edges()} parallel edges merged, weights added.")
        graph = merged
    loops = list(nx.selfloop_edges(graph))
    if loops:
        graph = graph.copy()
        graph.remove_edges_from(loops)
        one = len(loops) == 1
        notes.append(f"{len(loops)} self-loop{'' if one else 's'} left out: a tie of a node to itself says nothing.")
    return graph, tuple(notes)


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Return the line that says a name is unknown and offers the nearest."""
    names = list(known)
    near = difflib.get_close_matches(name.lower().replace("_", "-"), names, n=3, cutoff=0.5)
    return f"No {what} '{name}'. " + (f"Nearest: {', '.join(near)}." if near else f"There are: {', '.join(names)}.")


def _check_weights(graph: Graph, weight: str) -> None:
    bad = [
        (a, b, value)
        for a, b, value in _weights(graph, weight)
        if not isinstance(value, int | float) or not math.isfinite(value) or value < 0
    ]
    if bad:
        a, b, value = bad[0]
        some = f"{len(bad)} edges have" if len(bad) > 1 else "One edge has"
        raise InputError(
            f"{some} no usable '{weight}': {name_of(graph, a)} – {name_of(graph, b)} has {value}. "
            "Weights are finite numbers from 0 up; give the edge one, or measure without weights."
        )


def _weights(graph: Graph, weight: str) -> list[tuple[Any, Any, Any]]:
    return [(a, b, data.get(weight)) for a, b, data in graph.edges(data=True)]
