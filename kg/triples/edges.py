"""The plain edges between places, networks and themes, derived from things that hold and that nobody has rejected.

A thing *supports* edges; an edge is in the graph as long as one thing supports it. So taking a thing out costs as much
as the thing, not as much as its cities' whole history.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple, Protocol

import pyoxigraph as ox

from kg.model import EventKind, Status
from kg.triples import terms
from kg.triples.quads import Node, Quads, Term
from kg.triples.terms import iri
from kg.triples.things import Thing
from kg.vocabulary import DIRECTED, SYMMETRIC, Individual, Property

HOLDS = frozenset({Status.HELD, Status.SIGNED, Status.IN_FORCE})
TALKS = frozenset({Status.EXPLORED, Status.PROPOSED, Status.PLANNED})
_AGREED = {
    "sister": Property.SISTER_CITY_OF,
    "goodwill": Property.GOODWILL_CITY_OF,
    "friendship": Property.FRIENDSHIP_CITY_OF,
}
# bilateral talks of three or four cities make pairs; a larger table is an assembly, and seats there are no ties
_TABLE = 4


class Source(Protocol):
    """Edges from a thing of one kind; with TALKS, of one that is only planned."""

    def __call__(self, thing: Thing, *, talks: bool) -> set["Edge"]:
        """Return the edges."""


class Edge(NamedTuple):
    """An edge by the paths of its ends (a theme's as ``theme/CODE``) and the property between them."""

    subject: str
    relation: Property
    object: str

    @property
    def node(self) -> ox.NamedNode:
        """Return the IRI under which things support the edge."""
        return iri(f"edge/{self.subject}/{self.relation.local}/{self.object}")

    def quads(self) -> list[ox.Quad]:
        """Return the edge itself, both ways where it is symmetric."""
        predicate = terms.term(self.relation)
        there = ox.Quad(iri(self.subject), predicate, _node(self.object), terms.EDGES)
        if self.relation not in SYMMETRIC:
            return [there]
        return [there, ox.Quad(iri(self.object), predicate, iri(self.subject), terms.EDGES)]


def edge_of(node: ox.NamedNode) -> Edge:
    """Return the edge that an IRI made by `Edge.node` stands for."""
    path = terms.path_of(node).removeprefix("edge/")
    for name in (*SYMMETRIC, *DIRECTED):
        subject, found, other = path.partition(f"/{name.local}/")
        if found:
            return Edge(subject, name, other)
    raise ValueError(f"{node.value} names no edge.")


def _node(path: str) -> ox.NamedNode:
    return terms.theme(path.removeprefix("theme/")) if path.startswith("theme/") else iri(path)


def _places(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({path for path in paths if path.startswith("place/")}))


def supported(thing: Thing) -> set[Edge]:
    """Return the edges that a thing speaks for; none where a person has rejected it."""
    if thing.review is Individual.REJECTED or thing.kind not in _FROM:
        return set()
    if thing.status in HOLDS:
        return _FROM[thing.kind](thing, talks=False)
    if thing.status in TALKS and thing.kind in ("agreement", "event", "exchange"):
        return _FROM[thing.kind](thing, talks=True)
    return set()


def _pairs(paths: Iterable[str], relation: Property) -> set[Edge]:
    return {Edge(a, relation, b) for a, b in combinations(_places(paths), 2)}


def _from_agreement(thing: Thing, *, talks: bool) -> set[Edge]:
    parties = thing.all("party")
    if talks:
        return _pairs(parties, Property.IN_TALKS_WITH)
    if thing.one("superseded_by"):
        return set()
    if thing.type in _AGREED:
        return _pairs(parties, _AGREED[thing.type]) | _pairs(parties, Property.PARTNER_OF)
    # an accord to work together makes a partner of nobody
    return _pairs(parties, Property.COOPERATES_WITH) if thing.type == "mou" else set()


def _from_exchange(thing: Thing, *, talks: bool) -> set[Edge]:
    parties = thing.all("party")
    if talks:
        return _pairs(parties, Property.IN_TALKS_WITH)
    found = _pairs(parties, Property.COOPERATES_WITH)
    for theme in thing.all("theme"):
        found |= {Edge(who, Property.ENGAGED_IN, f"theme/{theme}") for who in _places(parties)}
    for learner in thing.all("to"):
        found |= {Edge(learner, Property.LEARNED_FROM, who) for who in parties if who != learner}
    return found


def _from_event(thing: Thing, *, talks: bool) -> set[Edge]:
    if thing.type == EventKind.VISIT:
        return _from_visit(thing, talks=talks)
    together = _places(thing.all("participant"))
    if thing.type == EventKind.MEETING and len(together) <= _TABLE:
        return _pairs(together, Property.IN_TALKS_WITH if talks else Property.COOPERATES_WITH)
    return set()


def _from_visit(thing: Thing, *, talks: bool) -> set[Edge]:
    found: set[Edge] = set()
    for host in _places(thing.all("held_in")):
        for guest in _places(thing.all("visitor")):
            found |= _pairs((guest, host), Property.IN_TALKS_WITH if talks else Property.COOPERATES_WITH)
            if not talks and guest != host:
                found.add(Edge(guest, Property.VISITED, host))
    return found


def _from_membership(thing: Thing, *, talks: bool) -> set[Edge]:
    del talks  # who applies is no member yet
    return {Edge(who, Property.MEMBER_OF, network) for who in thing.all("member") for network in thing.all("network")}


def _from_engagement(thing: Thing, *, talks: bool) -> set[Edge]:
    del talks  # what a place means to do some day is not what it does
    return {
        Edge(place, Property.ENGAGED_IN, f"theme/{theme}")
        for place in thing.all("place")
        for theme in thing.all("theme")
    }


_FROM: dict[str, Source] = {
    "agreement": _from_agreement,
    "event": _from_event,
    "exchange": _from_exchange,
    "membership": _from_membership,
    "engagement": _from_engagement,
}


_TALKS_AGAINST = (Property.PARTNER_OF, Property.COOPERATES_WITH)


def compared(touched: Iterable[Edge]) -> set[Edge]:
    """Return edges with those that hang on them: talks show only where nothing was agreed or done."""
    found = set(touched)
    return found | {
        Edge(edge.subject, Property.IN_TALKS_WITH, edge.object) for edge in found if edge.relation in _TALKS_AGAINST
    }


def edge_changes(
    quads: Quads, edges: Sequence[Edge], *, supported: AbstractSet[Node] | None = None
) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """Return which triples of edges go and which come, by what supports them now.

    For a graph made from nothing, SUPPORTED are the nodes of all edges that anything supports: none is there yet.
    """
    against = {edge: [Edge(edge.subject, other, edge.object).node for other in _TALKS_AGAINST]
               for edge in edges if edge.relation is Property.IN_TALKS_WITH}  # fmt: skip
    there: AbstractSet[Term]
    if supported is None:
        there = quads.exists(terms.term(Property.SUPPORTS), {edge.node for edge in edges}.union(*against.values()))
    else:
        there = supported
    add: list[ox.Quad] = []
    remove: list[ox.Quad] = []
    for edge in edges:
        if edge.node in there and there.isdisjoint(against.get(edge, ())):
            add += edge.quads()
        elif supported is None:
            remove += edge.quads()
    held = quads.held([*remove, *add]) if supported is None else set()
    return [quad for quad in remove if quad in held], [quad for quad in add if quad not in held]
