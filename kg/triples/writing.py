"""Things to their quads, with the labels of who is in them and with what they point to where it is now."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.triples import entities, identity, terms
from kg.triples.decisions import Decisions
from kg.triples.edges import supported
from kg.triples.quads import Quads
from kg.triples.terms import iri, term
from kg.triples.things import POINTERS, Thing, asserts_quads, pointed, thing_quads
from kg.vocabulary import Individual, Property

_ACTORS = frozenset({"party", "held_in", "participant", "visitor", "member", "network", "of", "owner", "place"})


class Writing:
    """How things are written during one run, which remembers the labels it has looked up."""

    def __init__(self, quads: Quads, decisions: Decisions) -> None:
        self._quads = quads
        self._decisions = decisions
        self._labels: dict[str, tuple[str, str]] = {}

    def quads_of(self, things: list[Thing]) -> list[ox.Quad]:
        """Return the quads of things."""
        self._label({who for thing in things for who in _actors(thing)})
        return [quad for thing in self._point(things) for quad in self._of(thing)]

    def _label(self, references: Iterable[str]) -> None:
        wanted = [name for name in references if name not in self._labels]
        if wanted:
            self._labels |= entities.labels(self._quads, wanted)

    def _of(self, thing: Thing) -> list[ox.Quad]:
        node, block = iri(thing.path), ox.Literal(thing.block)
        found = thing_quads(thing, self._labels)
        if thing.kind != "official":
            # of a person, documents assert the offices
            found += asserts_quads(thing)
        if not self._rejected(thing):
            found += [ox.Quad(node, term(Property.SUPPORTS), edge.node, terms.THINGS) for edge in supported(thing)]
        if thing.kind in ("official", "policy"):
            # what is pointed to is still found under the ids that it had before a merge
            for alias in sorted(thing.aliases - {thing.path}):
                found.append(ox.Quad(iri(alias), terms.IS_REPLACED_BY, node, terms.THINGS))
                found.append(ox.Quad(iri(alias), term(Property.BLOCK), block, terms.THINGS))
        return found

    def _rejected(self, thing: Thing) -> bool:
        reviews = self._decisions.reviews
        if not reviews:
            return False
        return any(reviews.get(identity.reference(who)) is Individual.REJECTED for who in _actors(thing))

    def _point(self, things: list[Thing]) -> list[Thing]:
        """Turn what things point to into where it is now; what is no more is pointed to no more."""
        wanted = {value for thing in things for name, value in thing.values if name in POINTERS}
        if not wanted:
            return things
        held = self._quads.about([iri(path) for path in sorted(wanted)], terms.THINGS)
        return pointed(things, [quad for quads in held.values() for quad in quads])


def _actors(thing: Thing) -> set[str]:
    return {identity.reference(value) for name, value in thing.values if name in _ACTORS}
