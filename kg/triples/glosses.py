"""Persons whom a text calls by two names, as in 오세훈(Oh Se-hoon): one official with those who have the other name.

The two names lie in two blocks. An assertion that gives both is found from either, so that both are derived together.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.model import Tenure
from kg.triples import identity, terms
from kg.triples.quads import Quads
from kg.triples.sections import gloss, glossed_block
from kg.triples.terms import term
from kg.triples.things import Thing
from kg.triples.unions import join
from kg.vocabulary import Property

_REASON = ("one text gives both names", "한 문서가 두 이름을 함께 적음")
Joined = dict[str, frozenset[str]]


class Links:
    """Which blocks of officials belong together because texts give both names, or did so before this build."""

    def __init__(self, quads: Quads, decided: Joined) -> None:
        """Take the store, and the blocks that people's decisions join."""
        self._quads = quads
        self._decided = decided
        self._known: dict[str, set[str]] = defaultdict(set)

    def note(self, one: str, other: str) -> None:
        """Join two blocks for this build."""
        self._known[one].add(other)
        self._known[other].add(one)

    def joined(self, names: Iterable[str], *, read: bool) -> Joined:
        """Return, for each of the blocks, all that belong together with it; READ looks for links in the store too."""
        done: set[str] = set()
        waiting = {name for name in names if identity.is_official(name)}
        while waiting:
            if read:
                self._read(sorted(waiting))
            done |= waiting
            near = {other for name in waiting for other in (*self._known[name], *self._decided.get(name, ()))}
            waiting = {name for name in near if identity.is_official(name)} - done
        found = dict(self._decided)
        for name in sorted(done):
            group = {name}
            frontier = {name}
            while frontier:
                near = {other for each in frontier for other in (*self._known[each], *self._decided.get(each, ()))}
                frontier = near - group
                group |= frontier
            if len(group) > 1:
                found[name] = frozenset(group)
        return found

    def _read(self, names: Sequence[str]) -> None:
        block = term(Property.BLOCK)
        own = self._quads.subjects(block, [ox.Literal(name) for name in names])
        giving = self._quads.subjects(block, [ox.Literal(gloss(name)) for name in names])
        told: dict[ox.NamedNode, list[str]] = defaultdict(list)
        asked = {node for nodes in (*own.values(), *giving.values()) for node in nodes}
        for quad in self._quads.having(sorted(asked, key=str), block):
            told[terms.subject(quad)].append(terms.value(quad))
        for values in told.values():
            for one in values:
                for other in values:
                    if len(one) == identity.BLOCK_DIGITS and other.endswith("="):
                        self.note(one, other[:-1])


def united(things: Sequence[Thing], parted: Iterable[frozenset[str]]) -> list[Thing]:
    """Return things with those officials as one whom a text calls by both names, where they share an office's place."""
    found = list(things)
    apart = set(parted)
    for path in sorted(thing.path for thing in things if thing.kind == "official"):
        person = next((thing for thing in found if thing.path == path), None)
        if person is None:
            continue
        blocks = {block for m in person.members if (block := glossed_block(m.statement))} - {person.block}
        for other in [each for each in found if each.kind == "official" and each.block in blocks]:
            kept = next(thing for thing in found if thing.path == path)
            if frozenset((path, other.path)) not in apart and _places(kept) & _places(other):
                found = join(found, kept, other, _REASON)
    return found


def _places(person: Thing) -> set[str]:
    return {identity.reference(m.statement.of) for m in person.members if isinstance(m.statement, Tenure)}
