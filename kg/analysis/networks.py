"""Networks of cities as networkx graphs: who is tied to whom, who belongs where, who learns from whom.

Every node carries `kind`, `ko`, `en`, `country`, `continent`, `region`, `population`, `latitude`, `longitude` and
`themes` (a tuple of codes), as far as the graph knows them; every edge a `weight` and what it counts. A network without
edges or nodes says why in `graph["reason"]`; what was left out stands in `graph["notes"]`.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import networkx as nx

from kg import regions
from kg import themes as themes_
from kg.analysis import facts as facts_
from kg.analysis import periods
from kg.analysis.facts import EFFECTIVE, ENDED, TALKS, Facts, Relation
from kg.analysis.graphs import DiGraph, Graph, unknown
from kg.errors import UnknownNameError
from kg.model import Status
from kg.triples.store import Store

STATUSES: dict[str, tuple[str, ...]] = {"effective": EFFECTIVE, "talks": TALKS, "ended": ENDED}
# talks of up to so many places make pairs, as for the graph's own edges; a larger table is an assembly, and no tie
_TABLE = 4
# an accord of another kind makes a partner of nobody
_TYING = ("sister", "goodwill", "friendship", "mou")
_EVENTS = ("visit", "meeting", "conference", "signing", "award", "exhibition", "festival", "training", "event")


def network(  # noqa: PLR0913 - each narrows the same choice
    source: Store | Facts,
    *,
    kind: str = "ties",
    status: str = "effective",
    since: str | None = None,
    until: str | None = None,
    known_on: str | None = None,
) -> Graph:
    """Return one of the graph's networks (see `KINDS`).

    `status` is effective, talks, ended, all, or one status of the ontology. `since` and `until` are dates as precise as
    you like (`2019`, `2019-05`): agreements and memberships count while they last, events and exchanges when they
    happen; what has no date is then left out, and counted in the notes. `known_on` keeps what documents issued by that
    day say.

    Raises:
        UnknownNameError: no such kind or status.
        InputError: a date that cannot be read.

    """
    if kind not in KINDS:
        raise UnknownNameError(unknown("network", kind, KINDS))
    known_day = periods.last_day(known_on)
    facts = source if isinstance(source, Facts) else facts_.read(source, known_on=str(known_day) if known_day else None)
    wanted = _statuses(status)
    window = periods.Window.of(since, until)
    chosen, undated = periods.within(facts, window)
    chosen = _with_status(chosen, wanted)
    graph = KINDS[kind](chosen)
    _describe(graph, facts)
    graph.graph.update(kind=kind, status=status, since=since, until=until, known_on=known_on, notes=())
    if undated:
        graph.graph["notes"] = (f"{undated} things without a date left out of the period {window}.",)
    if not graph.number_of_edges():
        graph.graph["reason"] = _reason(facts, kind, status, window)
    return graph


def pairs(relation: Relation, facts: Facts) -> list[tuple[str, str]]:
    """Return the pairs of places, each sorted, that a relation ties; a gathering of many ties nobody."""
    kind = relation.kind
    if kind == "visit":
        found = {_sort(a, b) for a in relation.origin for b in relation.target if _both(a, b, facts)}
        return sorted(found) if len(found) > 1 else list(found)
    if kind not in ("exchange", "meeting") and (kind != "agreement" or relation.type not in _TYING):
        return []
    places = [party for party in relation.parties if is_place(party, facts)]
    if kind == "meeting" and len(places) > _TABLE:
        return []
    return [_sort(a, b) for a, b in combinations(places, 2)]


def is_place(identifier: str, facts: Facts) -> bool:
    """Tell whether an id is a city's or region's: a country's government is no partner of a city here."""
    return identifier.startswith("place/") and facts.actor(identifier).kind != "country"


# --- the kinds


def _ties(facts: Facts) -> Graph:
    """Cities (and regions) with direct relations; weight: agreements + events + exchanges."""
    found: dict[tuple[str, str], list[Relation]] = {}
    for relation in facts.relations:
        for pair in () if relation.superseded else pairs(relation, facts):
            found.setdefault(pair, []).append(relation)
    graph: Graph = nx.Graph()
    graph.add_edges_from((a, b, _tie(relations)) for (a, b), relations in found.items())
    # an agreement that another took the place of ties nobody any more, but tells since when the two are tied
    for relation in facts.relations:
        for a, b in pairs(relation, facts) if relation.superseded else ():
            if graph.has_edge(a, b) and relation.start:
                edge = graph.edges[a, b]
                edge["first"] = min(relation.start, edge["first"] or relation.start)
    return graph


def _tie(relations: list[Relation]) -> dict[str, Any]:
    """Return what an edge says of the relations that it stands for."""
    agreements = exchanges = 0
    types: set[str | None] = set()
    statuses: set[str | None] = set()
    themes: set[str] = set()
    things: set[str] = set()
    dates: list[str | None] = []
    for relation in relations:
        agreement = relation.kind == "agreement"
        agreements += agreement
        exchanges += relation.kind == "exchange"
        things.add(relation.id)
        types.add(relation.type)
        statuses.add(relation.status)
        themes.update(relation.themes)
        dates.append(relation.start)
        if not agreement:
            dates.append(relation.end)
    known = [date for date in dates if date]
    return {
        "weight": len(relations),
        "agreements": agreements,
        "events": len(relations) - agreements - exchanges,
        "exchanges": exchanges,
        "types": _sorted(types),
        "statuses": _sorted(statuses),
        "themes": _sorted(themes),
        "things": _sorted(things),
        "first": min(known, default=None),
        "last": max(known, default=None),
    }


def _sorted(values: set[Any]) -> tuple[Any, ...]:
    return tuple(sorted(filter(None, values))) if len(values) > 1 else tuple(filter(None, values))


def _memberships(facts: Facts) -> Graph:
    """Cities and the city networks that they belong to; weight 1."""
    graph: Graph = nx.Graph()
    for membership in facts.memberships:
        if membership.role == "awarded" or not membership.member or not membership.network:
            continue
        a, b = membership.member, membership.network
        if not graph.has_edge(a, b):
            graph.add_edge(a, b, weight=1, roles=(), first=None, last=None)
        edge = graph.edges[a, b]
        edge["roles"] = tuple(sorted({*edge["roles"], *((membership.role,) if membership.role else ())}))
        edge["first"] = min([date for date in (edge["first"], membership.start) if date], default=None)
        edge["last"] = max([date for date in (edge["last"], membership.end) if date], default=None)
    return graph


def _events(facts: Facts) -> Graph:
    """Cities and the events that they took part in; weight 1."""
    graph: Graph = nx.Graph()
    for event in facts.relations:
        if event.kind not in _EVENTS:
            continue
        for party in {*event.parties, *event.origin, *event.target}:
            if is_place(party, facts):
                graph.add_edge(party, event.id, weight=1, first=event.start, last=event.end)
        if event.id in graph:
            graph.add_node(event.id, kind=event.kind, en=event.en, ko=event.ko, start=event.start)
    return graph


def _officials(facts: Facts) -> Graph:
    """Officials and the places, networks or bodies whose office they hold, or whose events they attended."""
    graph: Graph = nx.Graph()
    for tenure in facts.tenures:
        if tenure.official and tenure.of:
            _link(graph, tenure.official, tenure.of, roles=(tenure.role,) if tenure.role else ())
    for relation in facts.relations:
        for official in relation.officials:
            for party in {*relation.parties, *relation.target}:
                if is_place(party, facts):
                    _link(graph, official, party, things=(relation.id,))
    return graph


def _themes(facts: Facts) -> Graph:
    """Cities and the policy themes that they pursue or share; weight: statements of it."""
    graph: Graph = nx.Graph()
    for engagement in facts.engagements:
        for theme in engagement.themes:
            _link(graph, engagement.place, f"theme/{theme}", things=(engagement.id,))
    for relation in facts.relations:
        if relation.kind == "exchange":
            for party in relation.parties:
                for theme in relation.themes:
                    _link(graph, party, f"theme/{theme}", things=(relation.id,))
    for policy in facts.policies:
        for theme in policy.themes:
            if policy.owner:
                _link(graph, policy.owner, f"theme/{theme}", things=(policy.id,))
    return graph


def _link(graph: Graph, a: str, b: str, **sets: tuple[str, ...]) -> None:
    if not graph.has_edge(a, b):
        graph.add_edge(a, b, weight=0)
    edge = graph.edges[a, b]
    edge["weight"] += 1
    for name, values in sets.items():
        edge[name] = tuple(sorted({*edge.get(name, ()), *values}))


def _visits(facts: Facts) -> DiGraph:
    """Who visits whom: from the visitor to the visited; weight: visits."""
    return _directed(facts, "visit", reverse=False)


def _learning(facts: Facts) -> DiGraph:
    """Who learns from whom: from the learner to the city learned from; weight: exchanges and copied policies."""
    graph = _directed(facts, "exchange", reverse=True)
    owners = {policy.id: policy.owner for policy in facts.policies}
    for policy in facts.policies:
        teacher = owners.get(policy.model or "")
        if policy.owner and teacher and teacher != policy.owner:
            _arrow(graph, policy.owner, teacher, policy)
    return graph


def _directed(facts: Facts, kind: str, *, reverse: bool) -> DiGraph:
    graph: DiGraph = nx.DiGraph()
    for relation in facts.relations:
        if relation.kind != kind:
            continue
        for a in relation.origin:
            for b in relation.target:
                if _both(a, b, facts):
                    _arrow(graph, *((b, a) if reverse else (a, b)), relation)
    return graph


def _arrow(graph: DiGraph, a: str, b: str, thing: facts_.Thing) -> None:
    if not graph.has_edge(a, b):
        graph.add_edge(a, b, weight=0, themes=(), things=(), first=None, last=None)
    edge = graph.edges[a, b]
    edge["weight"] += 1
    edge["themes"] = tuple(sorted({*edge["themes"], *thing.themes}))
    edge["things"] = tuple(sorted({*edge["things"], thing.id}))
    edge["first"] = min([date for date in (edge["first"], thing.start) if date], default=None)
    edge["last"] = max([date for date in (edge["last"], thing.start) if date], default=None)


KINDS: dict[str, Callable[[Facts], Graph]] = {
    "ties": _ties,
    "memberships": _memberships,
    "events": _events,
    "officials": _officials,
    "themes": _themes,
    "visits": _visits,
    "learning": _learning,
}

# --- helpers


def _describe(graph: Graph, facts: Facts) -> None:
    pursued: dict[str, set[str]] = {}
    for engagement in facts.engagements:
        pursued.setdefault(engagement.place, set()).update(engagement.themes)
    for relation in facts.relations:
        if relation.kind == "exchange" and relation.status in EFFECTIVE:
            for party in relation.parties:
                pursued.setdefault(party, set()).update(relation.themes)
    labels = themes_.themes()
    for node, data in graph.nodes(data=True):
        head, _, rest = node.partition("/")
        if head == "theme":
            theme = labels.get(rest)
            data.update(kind="theme", en=theme.en if theme else rest, ko=theme.ko if theme else None)
        elif "kind" not in data:
            actor = facts.actor(node)
            data.update(
                kind=actor.kind,
                en=actor.en,
                ko=actor.ko,
                country=actor.country,
                continent=regions.continent(actor.country),
                region=regions.region(actor.country),
                population=actor.population,
                latitude=actor.latitude,
                longitude=actor.longitude,
                themes=tuple(sorted(pursued.get(node, ()))),
            )


def _statuses(status: str) -> tuple[str, ...] | None:
    if status == "all":
        return None
    if status in STATUSES:
        return STATUSES[status]
    known = [*STATUSES, "all", *(each.value for each in Status)]
    matching = {name.lower(): name for name in known}
    if status.lower().replace("-", "") not in matching:
        raise UnknownNameError(unknown("status", status, known))
    return (matching[status.lower().replace("-", "")],)


def _with_status(facts: Facts, wanted: tuple[str, ...] | None) -> Facts:
    if wanted is None:
        return facts
    return replace(
        facts,
        relations=tuple(each for each in facts.relations if each.status in wanted),
        memberships=tuple(each for each in facts.memberships if each.status in wanted),
        engagements=tuple(each for each in facts.engagements if (each.status or "held") in wanted),
        policies=tuple(each for each in facts.policies if (each.status or "held") in wanted),
    )


def _reason(facts: Facts, kind: str, status: str, window: periods.Window) -> str:
    if not (facts.relations or facts.memberships or facts.engagements or facts.tenures or facts.policies):
        return "The graph holds no relations yet. Build it from documents: kg build DOCUMENTS…"
    if window.bounded:
        return f"No {kind} in the period {window}. The graph's dates: {periods.extent(facts)}."
    if status != "all" and KINDS[kind](facts).number_of_edges():
        return f"No {kind} with the status '{status}'. Try --status all."
    return f"The graph says nothing of {kind}."


def _both(a: str, b: str, facts: Facts) -> bool:
    return a != b and is_place(a, facts) and is_place(b, facts)


def _sort(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
