"""The plain edges between places, networks and themes, derived from things that hold and that nobody has rejected.

A thing *supports* edges; an edge is in the graph as long as one thing supports it. So taking a thing out costs as much
as the thing, not as much as its cities' whole history.
"""

from itertools import combinations
from typing import NamedTuple

import pyoxigraph as ox

from kg.model import EventKind, Status
from kg.triples import terms
from kg.triples.terms import iri
from kg.triples.things import Thing
from kg.vocabulary import Individual, Property

HOLDS = frozenset({Status.HELD, Status.SIGNED, Status.IN_FORCE})
TALKS = frozenset({Status.EXPLORED, Status.PROPOSED, Status.PLANNED})
_SYMMETRIC = frozenset(
    {
        Property.PARTNER_OF,
        Property.SISTER_CITY_OF,
        Property.GOODWILL_CITY_OF,
        Property.FRIENDSHIP_CITY_OF,
        Property.COOPERATES_WITH,
        Property.IN_TALKS_WITH,
    }
)
_AGREED = {
    "sister": Property.SISTER_CITY_OF,
    "goodwill": Property.GOODWILL_CITY_OF,
    "friendship": Property.FRIENDSHIP_CITY_OF,
}
# bilateral talks of three or four cities make pairs; a larger table is an assembly, and seats there are no ties
_TABLE = 4


class Edge(NamedTuple):
    """An edge by the paths of its ends (a theme's as ``theme/CODE``) and the property between them."""

    subject: str
    property: Property
    object: str

    @property
    def node(self) -> ox.NamedNode:
        """Return the IRI under which things support the edge."""
        return iri(f"edge/{self.subject}/{self.property.local}/{self.object}")

    def quads(self) -> list[ox.Quad]:
        """Return the edge itself, both ways where it is symmetric."""
        predicate = terms.term(self.property)
        there = ox.Quad(iri(self.subject), predicate, _node(self.object), terms.EDGES)
        if self.property not in _SYMMETRIC:
            return [there]
        return [there, ox.Quad(iri(self.object), predicate, iri(self.subject), terms.EDGES)]


def edge_of(node: ox.NamedNode) -> Edge:
    """Return the edge that an IRI made by `Edge.node` stands for."""
    path = terms.path_of(node).removeprefix("edge/")
    for name in _DERIVED:
        subject, found, other = path.partition(f"/{name.local}/")
        if found:
            return Edge(subject, name, other)
    raise ValueError(f"{node.value} names no edge.")


_DERIVED = (*_SYMMETRIC, Property.MEMBER_OF, Property.ENGAGED_IN, Property.VISITED, Property.LEARNED_FROM)


def _node(path: str) -> ox.NamedNode:
    return terms.theme(path.removeprefix("theme/")) if path.startswith("theme/") else iri(path)


def _places(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({path for path in paths if path.startswith("place/")}))


def supported(thing: Thing) -> set[Edge]:
    """Return the edges that a thing speaks for; none where a person has rejected it."""
    if thing.review is Individual.REJECTED or thing.status is None:
        return set()
    holds, talks = thing.status in HOLDS, thing.status in TALKS
    if not holds and not talks:
        return set()
    found: set[Edge] = set()
    match thing.kind:
        case "agreement":
            for a, b in combinations(_places(thing.all("party")), 2):
                if talks:
                    found.add(Edge(a, Property.IN_TALKS_WITH, b))
                elif not thing.one("superseded_by"):
                    found |= _agreed(a, b, thing.type or "other")
        case "event":
            found = _from_event(thing, talks=talks)
        case "exchange":
            parties = thing.all("party")
            for a, b in combinations(_places(parties), 2):
                found.add(Edge(a, Property.IN_TALKS_WITH if talks else Property.COOPERATES_WITH, b))
            if holds:
                for theme in thing.all("theme"):
                    found |= {Edge(who, Property.ENGAGED_IN, f"theme/{theme}") for who in _places(parties)}
                # the one that learns, from every other party
                for learner in thing.all("to"):
                    found |= {Edge(learner, Property.LEARNED_FROM, who) for who in parties if who != learner}
        case "membership":
            member, network = thing.one("member"), thing.one("network")
            if holds and member and network:
                found.add(Edge(member, Property.MEMBER_OF, network))
        case "engagement":
            place, theme = thing.one("place"), thing.one("theme")
            if holds and place and theme:
                found.add(Edge(place, Property.ENGAGED_IN, f"theme/{theme}"))
    return found


def _agreed(a: str, b: str, kind: str) -> set[Edge]:
    if kind in _AGREED:
        return {Edge(a, _AGREED[kind], b), Edge(a, Property.PARTNER_OF, b)}
    # an accord to work together makes a partner of nobody
    return {Edge(a, Property.COOPERATES_WITH, b)} if kind == "mou" else set()


def _from_event(thing: Thing, *, talks: bool) -> set[Edge]:
    found: set[Edge] = set()
    if thing.type == EventKind.VISIT:
        for host in _places(thing.all("held_in")):
            for guest in _places(thing.all("visitor")):
                if guest == host:
                    continue
                a, b = sorted((guest, host))
                found.add(Edge(a, Property.IN_TALKS_WITH if talks else Property.COOPERATES_WITH, b))
                if not talks:
                    found.add(Edge(guest, Property.VISITED, host))
    elif thing.type == EventKind.MEETING:
        together = _places(thing.all("participant"))
        if len(together) <= _TABLE:
            for a, b in combinations(together, 2):
                found.add(Edge(a, Property.IN_TALKS_WITH if talks else Property.COOPERATES_WITH, b))
    return found
