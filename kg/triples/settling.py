"""Assertions of blocks to things as documents and people have them, and which decisions of people match nothing."""

from collections.abc import Sequence

from kg.triples import identity, terms
from kg.triples.blocks import Apart, derive, member_ids
from kg.triples.decisions import Decision, Decisions, resolve
from kg.triples.glosses import united
from kg.triples.members import Arrived, Members
from kg.triples.quads import Quads
from kg.triples.records import Recorded
from kg.triples.terms import iri, term
from kg.triples.things import Thing
from kg.vocabulary import Property


def things(by_block: Arrived, decisions: Decisions) -> list[Thing]:
    """Return the things of blocks that belong together, as documents and people have them."""
    found: list[Thing] = []
    for name, members in by_block.items():
        found += derive(name, members, _apart(name, decisions))
    return decisions.settle(united(found, decisions.parted))


def _apart(name: str, decisions: Decisions) -> Apart:
    pairs = [pair for pair in decisions.parted if any(_concerns(path, name) for path in pair)]
    if not pairs:
        return never
    ids: dict[str, frozenset[str]] = {}

    def known(member: Recorded) -> frozenset[str]:
        if member.assertion not in ids:
            ids[member.assertion] = member_ids(name, member) | {member.assertion}
        return ids[member.assertion]

    def apart(one: Recorded, other: Recorded) -> bool:
        mine, theirs = known(one), known(other)
        return any(
            (a in mine and b in theirs and not (a in theirs or b in mine))
            or (b in mine and a in theirs and not (b in theirs or a in mine))
            for a, b in (tuple(pair) for pair in pairs)
        )

    return apart


def never(_one: Recorded, _other: Recorded) -> bool:
    """Tell that no person has parted two assertions."""
    return False


def _concerns(path: str, name: str) -> bool:
    return path.startswith("assertion/") or identity.block_of(path) == name


def unmatched(quads: Quads, decisions: Decisions) -> tuple[Decision, ...]:
    """Return the decisions that stand and match nothing in the store."""
    members = Members(quads, decisions.canonical)

    def known(path: str) -> bool:
        node = iri(path)
        if path.startswith(identity.REFERENCES):
            return bool(quads.exists(term(Property.DESCRIBES), [node]))
        held = quads.about([node])[node]
        if any(quad.predicate in (terms.TYPE, terms.IS_REPLACED_BY) for quad in held):
            return True
        name = identity.block_of(path)
        if name is None:
            return False
        component = decisions.blocks().get(name, frozenset({name}))
        by_block, _ = members.read(sorted(component))
        return bool(resolve(path, things(by_block, decisions)))

    return tuple(row for row in decisions.standing if row.kind != "add" and not all(map(known, _paths(row))))


def _paths(row: Decision) -> Sequence[str]:
    return (row.subject, row.value) if row.kind in ("same", "not-same") else (row.subject,)
