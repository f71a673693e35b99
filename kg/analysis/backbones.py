"""Backbones: the ties of a weighted or projected network that chance alone would hardly give.

`disparity` tests each tie against its ends' other ties (Serrano, Boguñá and Vespignani 2009). `sdsm` tests each pair of
a projection against all two-sided networks with the same degrees on average (stochastic degree sequence model, Neal
2014): how likely would two such cities share this many bodies?
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.analysis import projections
from kg.analysis.graphs import Graph, name_of, prepared, sides, unknown
from kg.analysis.tables import Table
from kg.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    import pandas as pd

_Array = np.ndarray[Any, Any]

# so many cities at a time are set beside all others
_ROWS = 512
METHODS = ("disparity", "sdsm")
CORRECTIONS = ("holm", "bh", "none")


def backbone(graph: Graph, *, method: str = "disparity", alpha: float = 0.05, correction: str = "none") -> Graph:
    """Return the network with its significant ties alone, each with its p-value (`p`, corrected: `adjusted`).

    For `disparity` the network is one-sided and weighted (an isolated node stays); for `sdsm` two-sided. `correction`
    for the many tests is `holm` (family-wise error), `bh` (false discovery rate) or `none`.

    Raises:
        UnknownNameError: no such method or correction.
        InputError: `alpha` does not lie between 0 and 1, or a weight is no number.

    """
    if method not in METHODS:
        raise UnknownNameError(unknown("backbone method", method, METHODS))
    if not 0 < alpha < 1:
        raise InputError(f"The level alpha lies between 0 and 1, as in 0.05; {alpha} came.")
    if method == "disparity":
        kept, values = _disparity(graph)
    else:
        kept, values = _sdsm_values(graph)
    adjusted = adjust([value for _, _, value in values], correction)
    for (a, b, value), after in zip(values, adjusted, strict=True):
        if after < alpha:
            kept.edges[a, b].update(p=value, adjusted=after)
        else:
            kept.remove_edge(a, b)
    kept.graph.update(backbone=method, alpha=alpha, correction=correction)
    if values and not kept.number_of_edges():
        kept.graph["reason"] = f"None of {len(values)} ties is beyond chance at {alpha} ({method}, {correction})."
    return kept


def beyond_chance(graph: Graph, *, lang: str = "en", correction: str = "holm") -> "pd.DataFrame":
    """Return the pairs of cities that share bodies, with the number expected by chance and p-values (SDSM).

    Columns `a`, `b` (ids), `name a`, `name b`, `shared`, `expected`, `p` and `adjusted`, the least likely first.
    """
    return unlikely(graph, lang=lang, correction=correction).frame()


def unlikely(graph: Graph, *, lang: str = "en", correction: str = "holm") -> Table:
    """Return what `beyond_chance` tells, as a plain table."""
    cities, _ = sides(graph)
    first, second, shared, expected, p = _sharing(graph)
    adjusted = np.asarray(adjust(p.tolist(), correction))
    # by the places of the ids in their order: comparing texts takes longer
    rank = np.empty(len(cities), dtype=int)
    rank[sorted(range(len(cities)), key=cities.__getitem__)] = np.arange(len(cities))
    order = np.lexsort((rank[second], rank[first], p))
    ids = _objects(cities)
    names = _objects([name_of(graph, city, lang) for city in cities])
    columns = (ids[first], ids[second], names[first], names[second], shared, expected, p, adjusted)
    rows = list(zip(*(column[order].tolist() for column in columns), strict=True))
    frame = Table(("a", "b", "name a", "name b", "shared", "expected", "p", "adjusted"), rows)
    frame.attrs["correction"] = correction
    if not rows:
        frame.attrs["reason"] = graph.graph.get("reason", "No two cities share anything.")
    return frame


def _objects(values: list[Any]) -> _Array:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def adjust(values: Sequence[float], correction: str) -> list[float]:
    """Return p-values corrected for the number of tests, in the same order.

    Raises:
        UnknownNameError: no such correction.

    """
    if correction not in CORRECTIONS:
        raise UnknownNameError(unknown("correction", correction, CORRECTIONS))
    if correction == "none" or not values:
        return list(values)
    p = np.asarray(values)
    order = np.argsort(p, kind="stable")
    n = len(p)
    if correction == "holm":
        stepped = np.maximum.accumulate(p[order] * (n - np.arange(n)))
    else:
        stepped = np.minimum.accumulate((p[order] * n / (np.arange(n) + 1))[::-1])[::-1]
    adjusted = np.empty(n)
    adjusted[order] = np.minimum(stepped, 1)
    return [float(value) for value in adjusted]


def _disparity(graph: Graph) -> tuple[Graph, list[tuple[Any, Any, float]]]:
    clean, _ = prepared(graph, "weight" if graph.number_of_edges() else None)
    made = clean.copy()
    directed: Any = made
    out = dict(directed.out_degree(weight="weight")) if made.is_directed() else dict(made.degree(weight="weight"))
    into = dict(directed.in_degree(weight="weight")) if made.is_directed() else out
    degree_out = dict(directed.out_degree()) if made.is_directed() else dict(made.degree())
    degree_in = dict(directed.in_degree()) if made.is_directed() else degree_out

    def chance(value: float, total: float, degree: int) -> float:
        # one tie alone can never stand out among a node's ties
        return (1 - value / total) ** (degree - 1) if degree > 1 and total else 1.0

    values = [
        (a, b, min(chance(w, out[a], degree_out[a]), chance(w, into[b], degree_in[b])))
        for a, b, w in ((a, b, data["weight"]) for a, b, data in made.edges(data=True))
    ]
    return made, values


def _sdsm_values(graph: Graph) -> tuple[Graph, list[tuple[Any, Any, float]]]:
    """Return the projection by count, its edges with the `expected` number, and each pair's p-value."""
    made = projections.project(graph, weight="count")
    cities, _ = sides(graph)
    first, second, _, expected, p = (column.tolist() for column in _sharing(graph))
    values = [(cities[a], cities[b], value) for a, b, value in zip(first, second, p, strict=True)]
    for (a, b, _), mean in zip(values, expected, strict=True):
        made.edges[a, b]["expected"] = mean
    return made, values


def _sharing(graph: Graph) -> tuple[_Array, _Array, _Array, _Array, _Array]:
    """Return the pairs of cities that share a body, by their places among the cities: how many, expected, and p."""
    cities, bodies = sides(graph)
    projections.guard(graph, bodies)
    place = {body: i for i, body in enumerate(bodies)}
    member = np.zeros((len(cities), len(bodies)))
    for i, city in enumerate(cities):
        member[i, [place[body] for body in graph[city]]] = 1.0
    first, second, shared = _together(member)
    expected, p = np.zeros(len(first)), np.ones(len(first))
    if not len(first):
        return first, second, shared, expected, p
    degrees = member.sum(axis=1).astype(int)
    likely = probabilities(degrees.tolist(), member.sum(axis=0).astype(int).tolist())
    # cities of the same degree have the same probabilities: one distribution for each pair of degrees
    low, high = np.minimum(degrees[first], degrees[second]), np.maximum(degrees[first], degrees[second])
    kinds, at, kind = np.unique(low * (len(bodies) + 1) + high, return_index=True, return_inverse=True)
    for number in range(len(kinds)):
        both = likely[first[at[number]]] * likely[second[at[number]]]
        among = kind == number
        expected[among] = float(both.sum())
        p[among] = tail(both)[shared[among]]
    return first, second, shared, expected, p


def _together(member: _Array) -> tuple[_Array, _Array, _Array]:
    """Return the pairs of rows that have a column in common, and how many."""
    none = np.zeros(0, dtype=int)
    found = [(none, none, none)]
    for at in range(0, len(member), _ROWS):
        counts = np.triu(member[at : at + _ROWS] @ member.T, at + 1)
        first, second = np.nonzero(counts)
        found.append((first + at, second, counts[first, second].astype(int)))
    first, second, shared = (np.concatenate(column) for column in zip(*found, strict=True))
    return first, second, shared


def probabilities(rows: Sequence[int], columns: Sequence[int]) -> "np.ndarray[Any, Any]":
    """Return the chance of each cell, such that rows and columns have these sums on average (maximum entropy, BiCM)."""
    degrees_r, degrees_c = np.asarray(rows, dtype=float), np.asarray(columns, dtype=float)
    made = np.zeros((len(degrees_r), len(degrees_c)))
    open_r, open_c = np.ones(len(degrees_r), dtype=bool), np.ones(len(degrees_c), dtype=bool)
    # who is in every body, and a body that all are in, are certain: the iteration would creep towards them for ever
    while _settle(made, degrees_r, degrees_c, open_r, open_c) or _settle(made.T, degrees_c, degrees_r, open_c, open_r):
        pass
    if open_r.any() and open_c.any():
        made[np.ix_(open_r, open_c)] = _likely(degrees_r[open_r], degrees_c[open_c])
    return made


def _settle(
    made: "np.ndarray[Any, Any]",
    rows: "np.ndarray[Any, Any]",
    columns: "np.ndarray[Any, Any]",
    open_r: "np.ndarray[Any, Any]",
    open_c: "np.ndarray[Any, Any]",
) -> bool:
    """Settle the rows that have all of the open columns, or none of them; tell whether there were any."""
    full, empty = open_r & (rows >= open_c.sum()), open_r & (rows <= 0)
    made[np.ix_(full & ~empty, open_c)] = 1.0
    columns[open_c] -= (full & ~empty).sum()
    settled = full | empty
    open_r &= ~settled
    return bool(settled.any())


def _likely(rows: "np.ndarray[Any, Any]", columns: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    # nodes of one degree have one parameter: solve by degree, not by node
    levels_r, where_r, many_r = np.unique(rows, return_inverse=True, return_counts=True)
    levels_c, where_c, many_c = np.unique(columns, return_inverse=True, return_counts=True)
    total = max(rows.sum(), 1.0)
    x, y = levels_r / math.sqrt(total), levels_c / math.sqrt(total)
    for _ in range(20_000):
        x_after = levels_r / np.maximum((many_c * y / (1 + np.outer(x, y))).sum(axis=1), 1e-300)
        y_after = levels_c / np.maximum((many_r * x_after / (1 + np.outer(y, x_after))).sum(axis=1), 1e-300)
        moved = max(_change(x, x_after), _change(y, y_after))
        x, y = x_after, y_after
        if moved < 1e-12:  # noqa: PLR2004 - a rounding error of doubles
            break
    odds = np.outer(x, y)
    made: np.ndarray[Any, Any] = (odds / (1 + odds))[np.ix_(where_r, where_c)]
    return made


def _change(before: "np.ndarray[Any, Any]", after: "np.ndarray[Any, Any]") -> float:
    return float(np.max(np.abs(after - before) / np.maximum(np.abs(before), 1e-300)))


def tail(chances: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return P(X ≥ k) for k = 0 … n, X the number of successes in independent trials (Poisson binomial), exactly."""
    distribution = np.array([1.0])
    for chance in chances:
        distribution = np.append(distribution, 0.0) * (1 - chance) + np.append(0.0, distribution) * chance
    return np.cumsum(distribution[::-1])[::-1].clip(0, 1)


@cache
def hypergeometric(shared: int, first: int, second: int, total: int) -> float:
    """Return the chance that two random sets of these sizes, out of `total`, share at least `shared`."""
    ways = math.comb(total, second)
    top = min(first, second)
    return sum(math.comb(first, k) * math.comb(total - first, second - k) for k in range(shared, top + 1)) / ways
