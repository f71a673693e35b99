"""Measures of nodes, each as a table: who is central, who bridges, who is bound.

Measures count ties and ignore weights unless `weight` names the edge attribute to use; for betweenness, closeness and
harmonic centrality a weight is then a *distance*, for all others a strength. Self-loops are left out, with a note.
"""

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.analysis import engines
from kg.analysis.graphs import Graph, name_of, prepared, unknown
from kg.errors import InputError, MissingExtraError, UnknownNameError

if TYPE_CHECKING:
    import pandas as pd

Columns = dict[str, engines.Values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: what it says of a node, in both languages, and how it is computed."""

    name: str
    en: str
    ko: str
    compute: Callable[[Graph, str | None, "Options"], Columns]
    ascending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What some measures need: the library to use, the error allowed, the attribute that groups nodes."""

    library: str | None = None
    error: float | None = None
    by: str = "country"
    seed: int = 1


def measure(  # noqa: PLR0913 - each is a choice of its own
    graph: Graph,
    name: str,
    *,
    weight: str | None = None,
    top: int | None = None,
    lang: str = "en",
    options: Options = Options(),
) -> "pd.DataFrame":
    """Return a measure of every node: columns `node`, `name` and one for each value, the highest first.

    Nodes for which the measure has no value (no neighbours, another component) come last with NaN. `attrs` of the frame
    tell the `measure`, the `library` that computed it, `notes` of what was left out, the `error` of an approximation,
    and, for an empty table, the `reason`.

    Raises:
        UnknownNameError: no such measure; the nearest are offered.
        InputError: an edge whose weight is no number.

    """
    columns, nodes, clean, told = ranked(graph, name, weight=weight, options=options)
    return _frame(columns, nodes[:top], clean, lang, told)


def ranked(
    graph: Graph, name: str, *, weight: str | None = None, options: Options = Options()
) -> tuple[Columns, list[Any], Graph, dict[str, Any]]:
    """Return the values of a measure by column and node, the nodes in their order, the network, and what is told of it.

    Raises:
        UnknownNameError: no such measure; the nearest are offered.
        InputError: an edge whose weight is no number.

    """
    found = MEASURES.get(ALIASES.get(key := name.lower().replace("_", "-").replace(" ", "-"), key))
    if found is None:
        raise UnknownNameError(unknown("measure", name, [*MEASURES, *ALIASES]))
    clean, notes = prepared(graph, weight or ("weight" if found.name == "strength" and _weighted(graph) else None))
    if not clean.number_of_nodes():
        reason = str(graph.graph.get("reason") or "The network has no nodes.")
        return {}, [], clean, {"measure": found.name, "notes": notes, "reason": reason}
    columns = found.compute(clean, weight, options)
    nodes = list(clean)
    first = next(iter(columns.values()))
    sign = 1 if found.ascending else -1
    nodes.sort(key=lambda node: (math.isnan(first[node]), sign * _steady(first[node]), str(node)))
    extra = clean.graph.pop("measuring", {})
    told = {
        "measure": found.name,
        "notes": (*graph.graph.get("notes", ()), *notes, *extra.pop("notes", ())),
        **extra,
    }
    return columns, nodes, clean, told


def _steady(value: float) -> float:
    # values that differ by rounding alone must not order nodes: engines would disagree on the order
    return 0.0 if math.isnan(value) else round(value, 12)


def _weighted(graph: Graph) -> bool:
    return any("weight" in data for _, _, data in graph.edges(data=True))


def _frame(columns: Columns, nodes: list[Any], graph: Graph, lang: str, told: dict[str, Any]) -> "pd.DataFrame":
    import pandas as pd

    frame = pd.DataFrame(
        {
            "node": nodes,
            "name": [name_of(graph, node, lang) for node in nodes],
            **{name: [values[node] for node in nodes] for name, values in columns.items()},
        },
    )
    frame.attrs.update({name: value for name, value in told.items() if value is not None})
    return frame


# --- how each is computed


def _degree(graph: Graph, weight: str | None, options: Options) -> Columns:  # noqa: ARG001 - one signature for all
    if not graph.is_directed():
        return {"degree": dict(graph.degree())}
    directed: Any = graph
    return {"degree": dict(graph.degree()), "in": dict(directed.in_degree()), "out": dict(directed.out_degree())}


def _strength(graph: Graph, weight: str | None, options: Options) -> Columns:  # noqa: ARG001
    by = weight or "weight"
    if not graph.is_directed():
        return {"strength": _floats(graph.degree(weight=by))}
    directed: Any = graph
    return {
        "strength": _floats(graph.degree(weight=by)),
        "in": _floats(directed.in_degree(weight=by)),
        "out": _floats(directed.out_degree(weight=by)),
    }


def _floats(pairs: Any) -> engines.Values:  # noqa: ANN401 - networkx's degree views
    return {node: float(value) for node, value in pairs}


def _by_engine(graph: Graph, weight: str | None, options: Options, *, name: str) -> Columns:
    if options.error is not None:
        if name != "betweenness":
            raise InputError(f"Only betweenness can be approximated here; {name} is computed exactly.")
        return {name: _approximate_betweenness(graph, options)}
    engine = engines.choose(name, graph, weight=weight, library=options.library)
    _tell(graph, library=engine.library)
    return {name: engine.compute(graph, weight)}


def _tell(graph: Graph, **told: Any) -> None:  # noqa: ANN401
    graph.graph.setdefault("measuring", {}).update(told)


def _approximate_betweenness(graph: Graph, options: Options) -> engines.Values:
    """Return betweenness within ±error of the exact value, with probability 0.9 (Riondato and Kornaropoulos 2016)."""
    try:
        import networkit as nk
    except ImportError as error:
        raise MissingExtraError("Approximate betweenness", "communities") from error
    if not 0 < (options.error or 0) < 1:
        raise InputError(f"The error allowed lies between 0 and 1, as in 0.01; {options.error} came.")
    nk.setSeed(options.seed, useThreadId=False)
    scores = nk.centrality.ApproxBetweenness(engines.to_networkit(graph), epsilon=options.error, delta=0.1).run()
    _tell(graph, library="networkit", error=f"approximate: within ±{options.error} with probability 0.9")
    return dict(zip(graph, scores.scores(), strict=True))


def _eigenvector(graph: Graph, weight: str | None, options: Options) -> Columns:  # noqa: ARG001
    """Return the leading eigenvector of the largest component; elsewhere it is not defined (NaN), rather than 0."""
    find: Any = nx.strongly_connected_components if graph.is_directed() else nx.connected_components
    parts = find(graph)
    # of components of one size, the one with the first node, so that every run takes the same
    order = {node: place for place, node in enumerate(graph)}
    largest = max(parts, key=lambda part: (len(part), -min(order[node] for node in part)))
    values = dict.fromkeys(graph, math.nan)
    component = graph.subgraph(sorted(largest, key=order.__getitem__))
    if len(largest) > 2:  # noqa: PLR2004 - the sparse solver needs three nodes
        values.update(nx.eigenvector_centrality_numpy(component, weight=weight))
    elif len(largest) == 2:  # noqa: PLR2004 - a pair: both alike
        values.update(dict.fromkeys(component, math.sqrt(0.5)))
    if len(largest) < graph.number_of_nodes():
        kind = "strongly connected component" if graph.is_directed() else "component"
        _tell(graph, notes=(f"Computed inside the largest {kind}: {len(largest)} of {len(graph)} nodes.",))
    return {"eigenvector": values}


def _pagerank(graph: Graph, weight: str | None, options: Options) -> Columns:  # noqa: ARG001
    return {"pagerank": dict(nx.pagerank(graph, weight=weight, tol=1e-12, max_iter=1000))}


def _hits(graph: Graph, weight: str | None, options: Options) -> Columns:  # noqa: ARG001
    """Return hubs and authorities, each summing to 1, by the singular vectors of the adjacency matrix."""
    import numpy as np

    nodes = list(graph)
    convert: Any = nx.to_scipy_sparse_array
    matrix = convert(graph, nodes, weight=weight, dtype=float)
    # repeated multiplication from equal scores, as Kleinberg has it: it cannot fail on small graphs as a solver does,
    # and of several equally strong parts it gives each its share
    hubs = np.full(len(nodes), 1 / len(nodes))
    for _ in range(10_000):
        authorities = matrix.T @ hubs
        after = matrix @ authorities
        if not (total := after.sum()):
            break
        after /= total
        if np.abs(after - hubs).max() < 1e-14:  # noqa: PLR2004 - a rounding error of doubles
            hubs = after
            break
        hubs = after
    authorities = matrix.T @ hubs
    if not authorities.sum():
        missing = dict.fromkeys(nodes, math.nan)
        return {"authority": missing, "hub": missing}
    authorities = authorities / authorities.sum()
    return {
        "authority": dict(zip(nodes, map(float, authorities), strict=True)),
        "hub": dict(zip(nodes, map(float, hubs), strict=True)),
    }


def _constraint(graph: Graph, weight: str | None, options: Options) -> Columns:  # noqa: ARG001
    values, sizes = (
        engines.choose(name, graph, weight=weight).compute(graph, weight) for name in ("constraint", "effective-size")
    )
    return {"constraint": values, "effective size": sizes}


def groups_of(graph: Graph, by: str) -> dict[Any, str]:
    """Return the group of each node that has one, by an attribute (`country`, `region`, `continent`) or `community`.

    Raises:
        UnknownNameError: no node has the attribute.

    """
    if by == "community":
        from kg.analysis.clusters import partition

        return {node: str(i) for i, part in enumerate(partition(graph)) for node in part}
    found = {node: str(data[by]) for node, data in graph.nodes(data=True) if data.get(by) is not None}
    if not found and graph.number_of_nodes():
        have = {
            name for _, data in graph.nodes(data=True) for name, value in data.items() if isinstance(value, str | int)
        }
        raise UnknownNameError(unknown("node attribute", by, ["community", *sorted(have)]))
    return found


def _links(graph: Graph, weight: str | None, groups: dict[Any, str]) -> dict[Any, dict[str, float]]:
    """Return each node's strength toward each group; a link to a node without a group counts nowhere."""
    links: dict[Any, dict[str, float]] = {node: defaultdict(float) for node in graph}
    for a, b, data in graph.edges(data=True):
        value = float(data.get(weight, 1)) if weight else 1.0
        for node, other in ((a, b), (b, a)):
            if other in groups:
                links[node][groups[other]] += value
    return links


def _participation(graph: Graph, weight: str | None, options: Options) -> Columns:
    """Return 1 − Σ (links to a group / all links)²: 0 where all links go to one group (Guimerà and Amaral 2005)."""
    links = _links(graph, weight, groups_of(graph, options.by))
    values = {}
    for node, each in links.items():
        total = sum(each.values())
        values[node] = 1 - sum((value / total) ** 2 for value in each.values()) if total else math.nan
    return {"participation": values, "groups": {node: float(len(each)) for node, each in links.items()}}


def _gateway(graph: Graph, weight: str | None, options: Options) -> Columns:
    """Return the gateway coefficient between groups (Vargas and Wahl 2014).

    G = 1 − Σ over groups S of (k_S / k)² · (1 − k̄_S · c̄_S)², where k_S is the node's strength toward S, k̄_S
    its share of what all nodes of its own group have toward S, and c̄_S the summed strength of its neighbours in S over
    the largest such sum of any node and group. It is high where a node alone of its group holds links to important
    nodes of others.
    """
    groups = groups_of(graph, options.by)
    links = _links(graph, weight, groups)
    strength = {node: sum(each.values()) for node, each in links.items()}
    shares: dict[tuple[str, str], float] = defaultdict(float)
    for node, each in links.items():
        for group, value in each.items():
            if node in groups:
                shares[groups[node], group] += value
    reach: dict[Any, dict[str, float]] = {node: defaultdict(float) for node in graph}
    for a, b in graph.edges():
        for node, other in ((a, b), (b, a)):
            if other in groups:
                reach[node][groups[other]] += strength[other]
    largest = max((value for each in reach.values() for value in each.values()), default=0.0)
    values = {}
    for node, each in links.items():
        if node not in groups or not strength[node]:
            values[node] = math.nan
            continue
        values[node] = 1 - sum(
            (value / strength[node]) ** 2
            * (1 - value / shares[groups[node], group] * reach[node][group] / largest) ** 2
            for group, value in each.items()
        )
    return {"gateway": values}


def _engine(name: str) -> Callable[[Graph, str | None, Options], Columns]:
    return partial(_by_engine, name=name)


MEASURES: dict[str, Measure] = {
    each.name: each
    for each in (
        Measure(name="degree", en="number of partners", ko="상대의 수", compute=_degree),
        Measure(name="strength", en="sum of the weights of its ties", ko="관계 가중치의 합", compute=_strength),
        Measure(
            name="betweenness",
            en="share of shortest paths that run through it",
            ko="최단경로가 지나가는 비율",
            compute=_engine("betweenness"),
        ),
        Measure(
            name="closeness",
            en="inverse of the mean distance to those it reaches, by the share it reaches",
            ko="닿는 도시까지 평균거리의 역수(닿는 비율로 보정)",
            compute=_engine("closeness"),
        ),
        Measure(
            name="harmonic",
            en="sum of the inverse distances to all others",
            ko="다른 도시까지 거리 역수의 합",
            compute=_engine("harmonic"),
        ),
        Measure(
            name="eigenvector",
            en="tied to those who are well tied",
            ko="연결이 많은 도시와 연결된 정도",
            compute=_eigenvector,
        ),
        Measure(
            name="pagerank", en="share of a random walk's time", ko="무작위로 걸을 때 머무는 비율", compute=_pagerank
        ),
        Measure(name="hits", en="authority and hub scores", ko="권위와 허브 점수", compute=_hits),
        Measure(
            name="k-core",
            en="largest k of a group where all have k ties inside",
            ko="서로 k개 이상 이어진 집단의 최대 k",
            compute=_engine("k-core"),
        ),
        Measure(
            name="clustering",
            en="share of its partners' pairs that are tied",
            ko="상대끼리 서로 이어진 비율",
            compute=_engine("clustering"),
        ),
        Measure(
            name="constraint",
            en="Burt's constraint, the least first: few means a broker",
            ko="버트의 제약, 낮은 순(낮을수록 매개자)",
            compute=_constraint,
            ascending=True,
        ),
        Measure(
            name="effective-size",
            en="contacts less their redundancy (Burt)",
            ko="중복을 뺀 상대의 수(버트)",
            compute=_engine("effective-size"),
        ),
        Measure(
            name="participation",
            en="how evenly its ties spread over groups",
            ko="관계가 여러 집단에 고루 퍼진 정도",
            compute=_participation,
        ),
        Measure(
            name="gateway",
            en="how far its group's links to others depend on it",
            ko="집단 밖으로 나가는 관문 정도",
            compute=_gateway,
        ),
    )
}

ALIASES: dict[str, str] = {
    "core": "k-core",
    "coreness": "k-core",
    "kcore": "k-core",
    "weighted-degree": "strength",
    "burt": "constraint",
    "page-rank": "pagerank",
    "authority": "hits",
    "hub": "hits",
}
