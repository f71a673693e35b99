"""A thing as merging leaves it, and its triples: class, values, status, labels, sources, and what speaks for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from kg.model import EventKind, Status
from kg.triples import identity, terms
from kg.triples.records import Recorded
from kg.triples.terms import individual, iri, term
from kg.vocabulary import Class, Individual, Property

EVENT_CLASSES = {
    EventKind.VISIT: Class.VISIT,
    EventKind.MEETING: Class.MEETING,
    EventKind.CONFERENCE: Class.CONFERENCE,
    EventKind.SIGNING: Class.SIGNING,
    EventKind.AWARD: Class.AWARD,
    EventKind.EXHIBITION: Class.EXHIBITION,
    EventKind.FESTIVAL: Class.FESTIVAL,
    EventKind.TRAINING: Class.TRAINING,
}
_CLASSES = {
    "agreement": Class.AGREEMENT,
    "event": Class.EVENT,
    "membership": Class.MEMBERSHIP,
    "tenure": Class.TENURE,
    "official": Class.OFFICIAL,
    "policy": Class.POLICY,
    "exchange": Class.EXCHANGE,
    "engagement": Class.ENGAGEMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What lasts or happens, merged from its assertions; `values` are (field of FIELDS, plain value) pairs.

    `aliases` are the other ids that its assertions would have had alone: a person's decision on one of them still
    finds it. `reasons`, `conflicts` and `doubts` hold sentences in English and in Korean.
    """

    path: str
    kind: str
    block: str
    values: tuple[tuple[str, str], ...]
    status: Status | None
    members: tuple[Recorded, ...]
    type: str | None = None
    aliases: frozenset[str] = frozenset()
    reasons: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()
    review: Individual = Individual.MACHINE

    @property
    def denied(self) -> bool:
        """Tell whether documents only deny it."""
        return bool(self.members) and all(member.statement.denied for member in self.members)

    def all(self, field: str) -> tuple[str, ...]:
        """Return the values of a field."""
        return tuple(value for name, value in self.values if name == field)

    def one(self, field: str) -> str | None:
        """Return the first value of a field, or None."""
        return next((value for name, value in self.values if name == field), None)


def _reference(value: str) -> ox.NamedNode:
    return iri(identity.reference(value))


def _agreement_type(value: str) -> ox.NamedNode:
    return term(Individual.OTHER_AGREEMENT) if value == "other" else individual(value)


def _path(value: str) -> ox.NamedNode:
    return iri(value)


# field -> its property, and how a plain value becomes a term; `set` decisions name these fields
FIELDS: dict[str, tuple[Any, Any]] = {
    "party": (Property.PARTY, _reference),
    "type": (Property.AGREEMENT_TYPE, _agreement_type),
    "date": (Property.SIGNED_ON, terms.date),
    "valid_until": (Property.VALID_UNTIL, terms.date),
    "signatory": (Property.SIGNATORY, _path),
    "signed_at": (Property.SIGNED_AT, _path),
    "superseded_by": (Property.SUPERSEDED_BY, _path),
    "theme": (Property.THEME, terms.theme),
    "held_in": (Property.HELD_IN, _reference),
    "venue": (Property.VENUE, ox.Literal),
    "organizer": (Property.ORGANIZER, _reference),
    "participant": (Property.PARTICIPANT, _reference),
    "visitor": (Property.VISITOR, _reference),
    "attendee": (Property.ATTENDEE, _path),
    "awarded_by": (Property.AWARDED_BY, _reference),
    "awarded_to": (Property.AWARDED_TO, _reference),
    "awarded_for": (Property.AWARDED_FOR, _path),
    "start": (Property.START, terms.date),
    "end": (Property.END, terms.date),
    "member": (Property.MEMBER, _reference),
    "network": (Property.NETWORK, _reference),
    "role": (Property.ROLE, ox.Literal),
    "official": (Property.OFFICIAL, _path),
    "of": (Property.OF, _reference),
    "observed_on": (Property.OBSERVED_ON, terms.date),
    "owner": (Property.OWNER, _reference),
    "modelled_on": (Property.MODELLED_ON, _path),
    "from": (Property.FROM, _reference),
    "to": (Property.TO, _reference),
    "place": (Property.PLACE, _reference),
    "name": (terms.PREFERRED, terms.name),
    "other_name": (terms.ALTERNATIVE, terms.name),
}


def thing_quads(thing: Thing, labels: dict[str, tuple[str, str]]) -> list[ox.Quad]:
    """Return the quads of a thing in the graph of things; LABELS gives (Korean, English) by reference."""
    from kg.triples.labels import label

    node = iri(thing.path)
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal | None]] = [
        (terms.TYPE, term(_CLASSES[thing.kind])),
        # of events the class above is stated too: readers of the graph run no inference
        (terms.TYPE, _event_class(thing)),
    ]
    for field, value in thing.values:
        # a tenure is labelled with the name of who holds it, and has none of its own
        if field != "holder":
            predicate, convert = FIELDS[field]
            pairs.append((term(predicate) if isinstance(predicate, Property) else predicate, convert(value)))
    korean, english = label(thing, labels)
    pairs += [
        (term(Property.STATUS), individual(thing.status.value) if thing.status else None),
        (terms.LABEL, ox.Literal(korean, language="ko")),
        (terms.LABEL, ox.Literal(english, language="en")),
        # that documents deny it, and none affirms it, tells it from what was agreed and then called off
        (term(Property.POLARITY), term(Individual.DENIED) if thing.denied else None),
        (term(Property.BLOCK), ox.Literal(thing.block)),
        (term(Property.REVIEW), term(thing.review)),
        (term(Property.DOCUMENT_COUNT), ox.Literal(len({member.document for member in thing.members}))),
    ]
    if thing.kind != "official":
        said = term(Property.ASSERTED_BY)
        pairs += [(said, terms.fixed(member.assertion)) for member in thing.members]
    for predicate, sentences in ((Property.MERGED_BECAUSE, thing.reasons), (Property.CONFLICT, thing.conflicts)):
        pairs += [(term(predicate), literal) for literal in _sentences(sentences)]
    pairs += [(term(Property.MAYBE_SAME_AS), iri(path)) for path in thing.doubts]
    graph = terms.THINGS
    return [ox.Quad(node, predicate, value, graph) for predicate, value in dict.fromkeys(pairs) if value is not None]


def _event_class(thing: Thing) -> ox.NamedNode | None:
    cls = EVENT_CLASSES.get(EventKind(thing.type or "other")) if thing.kind == "event" else None
    return term(cls) if cls else None


def _sentences(both: Iterable[tuple[str, str]]) -> Iterator[ox.Literal]:
    for english, korean in both:
        yield ox.Literal(english, language="en")
        yield ox.Literal(korean, language="ko")


def asserts_quads(thing: Thing) -> list[ox.Quad]:
    """Return, in the documents' graphs, which thing each assertion is about."""
    node, predicate = iri(thing.path), term(Property.ASSERTS)
    return [
        ox.Quad(terms.fixed(member.assertion), predicate, node, iri(f"document/{member.document}"))
        for member in thing.members
    ]


# the fields that hold the path of another thing, which may move
POINTERS = ("signatory", "attendee", "awarded_for", "modelled_on")


def pointed(things: Iterable[Thing], held: Iterable[ox.Quad]) -> list[Thing]:
    """Return things with what they point to where it is now, as HELD says; what is no more is pointed to no more."""
    chosen = list(things)
    moved = {thing.path: thing.path for thing in chosen}
    for quad in held:
        path = terms.path_of(terms.subject(quad))
        if quad.predicate == terms.IS_REPLACED_BY:
            moved[path] = terms.path_of(terms.target(quad))
        elif quad.predicate == terms.TYPE:
            moved.setdefault(path, path)
    out = []
    for thing in chosen:
        values = []
        for name, value in thing.values:
            if name not in POINTERS:
                values.append((name, value))
            elif value in moved:
                values.append((name, moved[value]))
        out.append(replace(thing, values=tuple(dict.fromkeys(values))))
    return out
