"""A document's own graph: what it is, its assertions with the words they rest on, and records to rebuild them from."""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_args, get_type_hints

import pyoxigraph as ox

from kg.model import (
    Agreement,
    Document,
    Engagement,
    Event,
    Exchange,
    Membership,
    Naming,
    Policy,
    Reading,
    Span,
    Statement,
    Status,
    Tenure,
    Tie,
)
from kg.triples import identity
from kg.triples.sections import sections
from kg.triples.terms import TYPE, date, fixed, individual, iri, language, standard, term, theme
from kg.vocabulary import Class, Individual, Property

KINDS: dict[str, type[Statement]] = {
    cls.kind: cls for cls in (Naming, Tenure, Membership, Agreement, Event, Tie, Policy, Engagement, Exchange)
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A statement as the store keeps it: by which document, published when, under which assertion id.

    `people` pairs the names of attendees and signatories with the officials that the document makes them (paths);
    `policies` holds the paths of those it names as awarded or as a model.
    """

    assertion: str
    document: str
    published: str | None
    statement: Statement
    people: tuple[tuple[str, str], ...] = ()
    policies: tuple[str, ...] = ()


# made once: json.dumps would make one for every statement
_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _path(document: str, fields: dict[str, Any]) -> str:
    """Return the path of an assertion's id: the same words in the same document give the same one."""
    return f"assertion/{identity.digest(document, _written(fields), digits=16)}"


@cache
def _shape(kind: str) -> tuple[tuple[str, Any, Any], ...]:
    """Return (field, default, enumeration or tuple or None) for the fields of a class, but for its evidence."""
    cls = KINDS[kind]
    hints = get_type_hints(cls)
    shape = []
    for field in dataclasses.fields(cls):
        if field.name == "evidence":
            continue
        options = [hints[field.name], *get_args(hints[field.name])]
        enumeration = next((o for o in options if isinstance(o, type) and issubclass(o, StrEnum)), None)
        many = tuple if str(hints[field.name]).startswith("tuple") else None
        shape.append((field.name, field.default, enumeration or many))
    return tuple(shape)


def encode(
    statement: Statement,
    published: str | None,
    people: Sequence[tuple[str, str]] = (),
    policies: Sequence[str] = (),
) -> dict[str, Any]:
    """Return a statement as plain JSON types, what has its default left out; `decode` reads it back."""
    fields: dict[str, Any] = {"kind": statement.kind}
    for field, default, _ in _shape(statement.kind):
        value = getattr(statement, field)
        if value != default:
            fields[field] = list(value) if isinstance(value, tuple) else value
    fields["evidence"] = [[span.start, span.end] for span in statement.evidence]
    return _with_context(fields, published, people, policies)


def _with_context(
    fields: dict[str, Any], published: str | None, people: Sequence[tuple[str, str]], policies: Sequence[str]
) -> dict[str, Any]:
    """Add to a statement's fields what its document tells besides it."""
    if published is not None:
        fields["published"] = published
    if people:
        fields["people"] = [list(pair) for pair in people]
    if policies:
        fields["points_to"] = list(policies)
    return fields


def decode(fields: dict[str, Any], document: str) -> tuple[Statement, str | None]:
    """Return the statement that `encode` wrote, and when its document was published."""
    cls = KINDS[fields["kind"]]
    values: dict[str, Any] = {
        "evidence": tuple(Span(document=document, start=start, end=end) for start, end in fields["evidence"])
    }
    for field, _, convert in _shape(fields["kind"]):
        if field in fields:
            values[field] = convert(fields[field]) if convert and fields[field] is not None else fields[field]
    return cls(**values), fields.get("published")


def recorded(assertion: str, record: str, document: str, rename: dict[str, str]) -> Recorded:
    """Return a record of the store, with what RENAME calls by another reference."""
    fields = json.loads(record)
    statement, published = decode(fields, document)
    return Recorded(
        assertion=assertion,
        document=document,
        published=published,
        statement=renamed(statement, rename),
        people=tuple((name, path) for name, path in fields.get("people", ())),
        policies=tuple(fields.get("points_to", ())),
    )


_ACTORS = ("entity", "member", "network", "place", "owner", "a", "b", "learner", "of")
_ACTOR_LISTS = ("parties", "participants", "visitors", "organizers")


def renamed(statement: Statement, rename: dict[str, str]) -> Statement:
    """Return a statement in which entities go by the references that people have settled."""
    if not rename:
        return statement
    changes: dict[str, Any] = {}
    for field in _ACTORS:
        value = getattr(statement, field, None)
        if value is not None and (ref := identity.reference(value)) in rename:
            changes[field] = rename[ref]
    for field in _ACTOR_LISTS:
        values = getattr(statement, field, ())
        if any(value in rename for value in values):
            changes[field] = tuple(sorted({rename.get(value, value) for value in values}))
    return dataclasses.replace(statement, **changes) if changes else statement


def bodies(reading: Reading) -> list[tuple[str, str]]:
    """Return the bodies (reference, name) that a document writes where no reference is known."""
    found = [
        (identity.reference(statement.of), statement.of)
        for statement in reading.statements
        if isinstance(statement, Tenure) and statement.of and not statement.of.startswith(identity.REFERENCES)
    ]
    return sorted(set(found))


def mentioned(reading: Reading) -> set[str]:
    """Return the references of places, networks and bodies that a document's statements speak of."""
    found: set[str | None] = set()
    for statement in reading.statements:
        one, many = _actor_fields(statement.kind)
        found.update([getattr(statement, field) for field in one])
        for field in many:
            found.update(getattr(statement, field))
    return {value for value in found if value and value.startswith(identity.REFERENCES)}


@cache
def _actor_fields(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which fields of a kind of statement hold an actor, and which hold several."""
    names = {field.name for field in dataclasses.fields(KINDS[kind])}
    return tuple(n for n in _ACTORS if n in names), tuple(n for n in _ACTOR_LISTS if n in names)


class Member(NamedTuple):
    """An assertion with the block that it belongs to, and the record from which `recorded` reads it back."""

    block: str
    recorded: Recorded
    record: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as it goes into the store: its quads, and its assertions."""

    quads: tuple[ox.Quad, ...]
    members: tuple[Member, ...]


def file_document(reading: Reading, build: ox.NamedNode, *, rename: dict[str, str], least: float = 0.0) -> Filed:
    """Return what a document's own graph holds: the document, its assertions and their evidence.

    RENAME gives the references that people have settled; statements less sure than LEAST are left out.
    """
    document = reading.document
    graph = iri(f"document/{document.id}")
    quads = _description(document, graph)
    quads.append(ox.Quad(graph, standard("prov", "wasGeneratedBy"), build, graph))
    seen: set[tuple[int, int]] = set()
    coded = [(each, encode(each, None)) for each in reading.statements if each.confidence >= least]
    paths = {_path(document.id, fields): (each, fields) for each, fields in coded}
    kept = [paths[path][0] for path in sorted(paths)]
    offices = _offices(kept, rename)
    policies = _policies(kept, rename)
    scores = {place.reference: place.score for place in reading.places}
    members: list[Member] = []
    record, told = term(Property.RECORD), term(Property.BLOCK)
    for path, (raw, fields) in sorted(paths.items()):
        people, models = _people(raw, offices), _models(raw, policies)
        statement = renamed(raw, rename)
        node = fixed(path)
        quads += _assertion(statement, node, graph, build)
        quads += _resting(document, statement, node, seen)
        content = _written(_with_context(fields, document.published, people, models))
        quads.append(ox.Quad(node, record, ox.Literal(content), graph))
        if isinstance(statement, Naming):
            entity = iri(identity.reference(statement.entity))
            quads.append(ox.Quad(node, term(Property.ASSERTS), entity, graph))
            quads.append(ox.Quad(entity, term(Property.ASSERTED_BY), node, graph))
            if isinstance(raw, Naming) and raw.entity in scores:
                quads.append(ox.Quad(node, term(Property.LINK_SCORE), _score(scores[raw.entity]), graph))
            continue
        key = identity.block(identity.block_key(statement, document.published))
        one = Recorded(path, document.id, document.published, statement, tuple(people), tuple(models))
        members.append(Member(key, one, content))
        names = [key, *identity.sorted_unique(identity.person_block(p) for p in [*(p for _, p in people), *models])]
        names += sections(key, statement)
        quads += [ox.Quad(node, told, ox.Literal(name), graph) for name in names]
    return Filed(tuple(quads), tuple(members))


def _offices(statements: Sequence[Statement], rename: dict[str, str]) -> dict[str, str]:
    """Return, for each person to whom the document gives an office, the official's path."""
    found: dict[str, str] = {}
    for statement in statements:
        if isinstance(statement, Tenure):
            of = identity.reference(statement.of)
            path = identity.official_path(statement.official, rename.get(of, of))
            name = identity.normal(statement.official)
            found[name] = min(found.get(name, path), path)
    return found


def _people(statement: Statement, offices: dict[str, str]) -> list[tuple[str, str]]:
    names: tuple[str, ...] = getattr(statement, "attendees", ()) or getattr(statement, "signatories", ())
    # who holds no public office in the document is no public person: the graph leaves such names out
    return sorted({(name, offices[identity.normal(name)]) for name in names if identity.normal(name) in offices})


def _policies(statements: Sequence[Statement], rename: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for statement in statements:
        if isinstance(statement, Policy):
            owner = rename.get(statement.owner, statement.owner)
            path = identity.policy_path(statement.name, owner)
            name = identity.normal(statement.name)
            found[name] = min(found.get(name, path), path)
    return found


def _models(statement: Statement, policies: dict[str, str]) -> list[str]:
    name = getattr(statement, "awarded_for", None) or getattr(statement, "modelled_on", None)
    path = policies.get(identity.normal(name)) if name else None
    return [path] if path else []


def _description(document: Document, graph: ox.NamedNode) -> list[ox.Quad]:
    def quad(predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(graph, predicate, value, graph)

    quads = [
        quad(TYPE, term(Class.DOCUMENT)),
        quad(standard("dcterms", "source"), ox.Literal(document.source)),
        quad(standard("dcterms", "language"), ox.Literal(document.language)),
        quad(term(Property.SHA256), ox.Literal(document.sha256)),
        quad(term(Property.TEXT), ox.Literal(document.text)),
    ]
    if document.title:
        tag = language(document.title)
        quads.append(quad(standard("dcterms", "title"), ox.Literal(document.title, language=tag)))
    if document.publisher:
        quads.append(quad(standard("dcterms", "publisher"), ox.Literal(document.publisher)))
    if document.published and (issued := date(document.published)):
        quads.append(quad(standard("dcterms", "issued"), issued))
    if document.genre:
        quads.append(quad(term(Property.GENRE), ox.Literal(document.genre)))
    if document.address:
        quads.append(quad(standard("schema", "url"), ox.Literal(document.address)))
    if document.retelling:
        quads.append(quad(term(Property.RETELLING), ox.Literal("true", datatype=standard("xsd", "boolean"))))
    return quads


def _assertion(statement: Statement, node: ox.NamedNode, graph: ox.NamedNode, build: ox.NamedNode) -> list[ox.Quad]:
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal | None]] = [
        (TYPE, term(Class.ASSERTION)),
        (term(Property.DOCUMENT), graph),
        (term(Property.EXTRACTED_BY), ox.Literal(statement.rule)),
        (term(Property.CONFIDENCE), _score(statement.confidence)),
        (term(Property.POLARITY), term(Individual.DENIED if statement.denied else Individual.AFFIRMED)),
        (standard("prov", "wasGeneratedBy"), build),
    ]
    if statement.attributed_to:
        pairs.append((term(Property.ATTRIBUTED_TO), ox.Literal(statement.attributed_to)))
    status: Status | None = getattr(statement, "status", None)
    if status is not None:
        pairs.append((term(Property.STATUS), individual(status.value)))
    for field, predicate in _dates(statement.kind):
        value = getattr(statement, field)
        if value:
            pairs.append((predicate, date(value)))
    codes: tuple[str, ...] = getattr(statement, "themes", ()) or tuple(filter(None, [getattr(statement, "theme", "")]))
    pairs += [(term(Property.THEME), theme(code)) for code in codes]
    return [ox.Quad(node, predicate, value, graph) for predicate, value in pairs if value is not None]


@lru_cache(maxsize=4096)
def _score(value: float) -> ox.Literal:
    return ox.Literal(float(round(value, 4)))


@cache
def _dates(kind: str) -> tuple[tuple[str, ox.NamedNode], ...]:
    """Return the fields of a kind of statement that hold dates, and what the graph calls them."""
    names = {field.name for field in dataclasses.fields(KINDS[kind])}
    return tuple((field, term(predicate)) for field, predicate in _DATES if field in names)


def _resting(document: Document, statement: Statement, node: ox.NamedNode, seen: set[tuple[int, int]]) -> list[ox.Quad]:
    """Return what an assertion rests on; spans that others rest on as well (SEEN) are told once."""
    graph = iri(f"document/{document.id}")
    quads: list[ox.Quad] = []
    for span in statement.evidence:
        evidence = fixed(f"evidence/{document.id}-{span.start}-{span.end}")
        quads.append(ox.Quad(node, term(Property.EVIDENCE), evidence, graph))
        if (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            quads += _evidence(document, span, evidence, graph)
    return quads


_DATES = (
    ("start", Property.START),
    ("end", Property.END),
    ("date", Property.SIGNED_ON),
    ("valid_until", Property.VALID_UNTIL),
    ("observed_on", Property.OBSERVED_ON),
)


def _evidence(document: Document, span: Span, node: ox.NamedNode, graph: ox.NamedNode) -> list[ox.Quad]:
    position, quote = ox.NamedNode(node.value + "-position"), ox.NamedNode(node.value + "-quote")
    return [
        ox.Quad(node, TYPE, standard("oa", "SpecificResource"), graph),
        ox.Quad(node, standard("oa", "hasSource"), graph, graph),
        ox.Quad(node, standard("oa", "hasSelector"), position, graph),
        ox.Quad(node, standard("oa", "hasSelector"), quote, graph),
        ox.Quad(position, TYPE, standard("oa", "TextPositionSelector"), graph),
        ox.Quad(position, standard("oa", "start"), ox.Literal(span.start), graph),
        ox.Quad(position, standard("oa", "end"), ox.Literal(span.end), graph),
        ox.Quad(quote, TYPE, standard("oa", "TextQuoteSelector"), graph),
        ox.Quad(quote, standard("oa", "exact"), ox.Literal(document.quote(span)), graph),
    ]
