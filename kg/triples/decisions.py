"""What people decided, in an append-only file beside the data: read, written, and applied to things by every build.

A row holds: date, author, kind, subject, property, value, reason, source. The kinds:

- ``same`` / ``not-same``: SUBJECT and VALUE (ids) are, or are not, one thing; the subject's id stays.
- ``accept`` / ``reject``: a thing, an entity or one assertion (SUBJECT) is right, or is not.
- ``set``: a thing's or entity's PROPERTY is VALUE.
- ``add``: a statement with a SOURCE of its own: PROPERTY is its kind, VALUE its fields as JSON.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DecisionError
from kg.model import Document, Reading, Span, Statement
from kg.triples import dates, identity
from kg.triples.records import KINDS, decode
from kg.triples.terms import DECISIONS, iri, term, value
from kg.triples.things import FIELDS, Thing
from kg.triples.unions import join
from kg.vocabulary import IDENTIFIER, Individual, Property

COLUMNS = ("date", "author", "kind", "subject", "property", "value", "reason", "source")
ENTITIES = ("place/", "network/", "organization/")
# what may be set of a place or network, by the names of the model
ENTITY_FIELDS = ("ko", "en", "country", "geonames", "latitude", "longitude", "population", "kind", "abbreviation")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Decision:
    """One row of the decisions file; ids are paths under `id:`, such as ``agreement/3f2a…-9c41d0``."""

    date: str
    author: str
    kind: str
    subject: str
    property: str = ""
    value: str = ""
    reason: str = ""
    source: str = ""

    def line(self) -> str:
        """Return the decision as one readable line."""
        words = [self.date, self.author, self.kind, self.subject, self.property, self.value]
        return " ".join(word for word in words if word)


KINDS_OF_DECISION = ("same", "not-same", "accept", "reject", "set", "add")


def shorten(name: str) -> str:
    """Return an id as a path: of a full IRI, of a prefixed name (``id:place/x``), or of a path."""
    return name.strip().removeprefix(IDENTIFIER).removeprefix("id:")


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """Return the decisions of a file and a line for each row that cannot be applied, with its number and the reason.

    A file that is missing holds no decisions.
    """
    if not path.exists():
        return (), ()
    good: list[Decision] = []
    bad: list[str] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, None)
        if header is None:
            return (), ()
        if tuple(cell.strip() for cell in header) != COLUMNS:
            raise DecisionError(f"{path}: the first line is {','.join(header)!r}; it has to be {','.join(COLUMNS)}.")
        while True:
            try:
                row = next(reader)
            except StopIteration:
                break
            except (csv.Error, UnicodeDecodeError) as error:
                bad.append(f"{path}, line {reader.line_num}: {error}")
                continue
            if not any(cell.strip() for cell in row):
                continue
            try:
                good.append(check(row))
            except DecisionError as error:
                bad.append(f"{path}, line {reader.line_num}: {error}")
    return tuple(good), tuple(bad)


def check(row: Sequence[str]) -> Decision:
    """Return the decision of a row.

    Raises:
        DecisionError: it has not eight columns, an unknown kind, no author, a bad date, or lacks what its kind needs.

    """
    if len(row) != len(COLUMNS):
        raise DecisionError(f"{len(row)} columns; {len(COLUMNS)} are needed: {', '.join(COLUMNS)}.")
    cells = dict(zip(COLUMNS, (cell.strip() for cell in row), strict=True))
    decision = Decision(**{**cells, "subject": shorten(cells["subject"])})
    if decision.kind not in KINDS_OF_DECISION:
        raise DecisionError(f"'{decision.kind}' is no kind of decision; the kinds: {', '.join(KINDS_OF_DECISION)}.")
    if not decision.author:
        raise DecisionError("no author; a decision is a person's.")
    if len(decision.date) != len("2026-01-31") or not dates.valid(decision.date):
        raise DecisionError(f"'{decision.date}' is no date; YYYY-MM-DD is needed.")
    if decision.kind in ("same", "not-same"):
        decision = replace(decision, value=shorten(decision.value))
        if not decision.value or decision.value == decision.subject:
            raise DecisionError(f"{decision.kind} needs two different ids, in subject and value.")
    if decision.kind == "add":
        statement_of(decision)
    elif not decision.subject:
        raise DecisionError("no subject; the id of a thing, place, network or assertion is needed.")
    if decision.kind == "set":
        _check_set(decision)
    return decision


def _check_set(decision: Decision) -> None:
    names = ENTITY_FIELDS if decision.subject.startswith(ENTITIES) else (*FIELDS, "status")
    if decision.property not in names:
        raise DecisionError(f"'{decision.property}' cannot be set; what can: {', '.join(sorted(names))}.")
    if not decision.value:
        raise DecisionError(f"no value for '{decision.property}'.")
    if decision.property in ("start", "end", "date", "valid_until", "observed_on") and not dates.valid(decision.value):
        raise DecisionError(f"'{decision.value}' is no date; YYYY, YYYY-MM or YYYY-MM-DD is needed.")
    if decision.property in ("latitude", "longitude", "geonames", "population"):
        try:
            float(decision.value)
        except ValueError as error:
            raise DecisionError(f"'{decision.value}' is no number.") from error
    if decision.property == "status":
        from kg.model import Status

        if decision.value not in {status.value for status in Status}:
            raise DecisionError(
                f"'{decision.value}' is no status; the statuses: {', '.join(status.value for status in Status)}."
            )


def statement_of(decision: Decision) -> Statement:
    """Return the statement that an ``add`` decision makes, resting on its source.

    Raises:
        DecisionError: the kind is unknown, the value no JSON object, or its fields are not those of the kind.

    """
    if decision.property not in KINDS:
        raise DecisionError(f"'{decision.property}' is no kind of statement; the kinds: {', '.join(KINDS)}.")
    if not decision.source:
        raise DecisionError("an added statement needs its source.")
    try:
        given = json.loads(decision.value)
        allowed = {field.name for field in fields(KINDS[decision.property])} - {"evidence", "rule", "confidence"}
        _no_others(decision.property, set(given), allowed)
        text = source_text(decision)
        coded = {**given, "kind": decision.property, "rule": f"person:{decision.author}", "evidence": [[0, len(text)]]}
        statement, _ = decode(coded, document_id(decision))
        _dated(statement)
        identity.block_key(statement, None)
    except DecisionError:
        raise
    except (ValueError, TypeError, AttributeError) as error:
        raise DecisionError(f"the value is not the JSON object of a {decision.property}: {error}.") from error
    return statement


def _no_others(kind: str, given: set[str], allowed: set[str]) -> None:
    unknown = sorted(given - allowed)
    if unknown:
        raise DecisionError(f"a {kind} has no {', '.join(unknown)}; it has: {', '.join(sorted(allowed))}.")


def _dated(statement: Statement) -> None:
    for name in ("start", "end", "date", "valid_until", "observed_on"):
        value = getattr(statement, name, None)
        if value is not None and not dates.valid(value):
            raise DecisionError(f"'{value}' is no date; YYYY, YYYY-MM or YYYY-MM-DD is needed.")


def source_text(decision: Decision) -> str:
    """Return the text that an added statement rests on: its source, and the reason where there is one."""
    return f"{decision.source}\n{decision.reason}".strip()


def document_id(decision: Decision) -> str:
    """Return the id of the source that an ``add`` decision brings along."""
    return identity.digest("decision", *(getattr(decision, name) for name in COLUMNS))


def reading_of(decision: Decision) -> Reading:
    """Return an ``add`` decision as the reading of the source that it names."""
    import hashlib

    text = source_text(decision)
    identifier = document_id(decision)
    statement = replace(
        statement_of(decision), evidence=(Span(document=identifier, start=0, end=len(text)),), confidence=1.0
    )
    document = Document(
        id=identifier,
        source=decision.source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=decision.source.splitlines()[0],
        publisher=decision.author,
        published=decision.date,
        genre="decision",
    )
    return Reading(document=document, statements=(statement,))


def append(path: Path, decision: Decision) -> None:
    """Add a decision to the end of the file, with a header where the file is new.

    Raises:
        DecisionError: the file cannot be written.

    """
    check([getattr(decision, name) for name in COLUMNS])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists() or path.stat().st_size == 0
        torn = not new and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if torn:
                file.write("\n")
            if new:
                writer.writerow(COLUMNS)
            writer.writerow([getattr(decision, name) for name in COLUMNS])
    except OSError as error:
        raise DecisionError(f"{path}: the decision cannot be written ({error.strerror}).") from error


def decision_quads(number: int, row: Decision) -> list[ox.Quad]:
    """Return what keeps a decision in the store: the next build compares the file with it."""
    cells = [getattr(row, name) for name in COLUMNS]
    node = iri(f"decision/{identity.digest(number, *cells)}")
    record = json.dumps([number, *cells], ensure_ascii=False)
    return [ox.Quad(node, term(Property.RECORD), ox.Literal(record), DECISIONS)]


def stored(quads: Iterable[ox.Quad]) -> set[tuple[int, Decision]]:
    """Return the decisions that quads keep, with their numbers; the opposite of `decision_quads`."""
    found = set()
    for quad in quads:
        if quad.predicate == term(Property.RECORD):
            number, *cells = json.loads(value(quad))
            found.add((number, Decision(**dict(zip(COLUMNS, cells, strict=True)))))
    return found


class Decisions:
    """The decisions of one build, ready to be asked."""

    def __init__(self, rows: Iterable[Decision]) -> None:
        """Take the decisions in the order of the file; a later word on the same matter replaces an earlier one."""
        self.rows = tuple(rows)

    @cached_property
    def canonical(self) -> dict[str, str]:
        """The entity that stands for each place, network or body that a person has called the same as another."""
        return self._unions(lambda row: row.subject.startswith(ENTITIES))

    @cached_property
    def merged(self) -> dict[str, str]:
        """The thing that stands for each one that a person has called the same as another."""
        return self._unions(lambda row: not row.subject.startswith(ENTITIES))

    def _unions(self, chosen: Callable[[Decision], bool]) -> dict[str, str]:
        latest: dict[frozenset[str], Decision] = {}
        for row in self.rows:
            if row.kind in ("same", "not-same") and chosen(row):
                latest[frozenset((row.subject, row.value))] = row
        root: dict[str, str] = {}

        def find(name: str) -> str:
            while root.get(name, name) != name:
                name = root[name]
            return name

        for row in latest.values():
            if row.kind == "same" and (kept := find(row.subject)) != (gone := find(row.value)):
                root[gone] = kept
        return {name: find(name) for name in list(root)}

    @cached_property
    def parted(self) -> tuple[frozenset[str], ...]:
        """The pairs of ids that a person has called different."""
        latest: dict[frozenset[str], str] = {}
        for row in self.rows:
            if row.kind in ("same", "not-same"):
                latest[frozenset((row.subject, row.value))] = row.kind
        return tuple(pair for pair, kind in latest.items() if kind == "not-same")

    @cached_property
    def reviews(self) -> dict[str, Individual]:
        """The last word on each thing, entity or assertion."""
        words = {"accept": Individual.ACCEPTED, "reject": Individual.REJECTED}
        return {row.subject: words[row.kind] for row in self.rows if row.kind in words}

    @cached_property
    def values(self) -> dict[str, dict[str, str]]:
        """What was set of each thing or entity: field to value."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.rows:
            if row.kind == "set":
                found[row.subject][row.property] = row.value
        return dict(found)

    @cached_property
    def added(self) -> dict[str, Decision]:
        """The ``add`` decisions, by the id of the document that each brings; a rejected assertion is left to review."""
        return {document_id(row): row for row in self.rows if row.kind == "add"}

    @cached_property
    def standing(self) -> tuple[Decision, ...]:
        """The last word on each matter: the decisions that no later one replaces."""
        return tuple({_matter(row): row for row in self.rows}.values())

    def blocks(self) -> dict[str, frozenset[str]]:
        """Return, for each block that ``same`` decisions join to others, all that are joined with it."""
        group: dict[str, set[str]] = {}
        for gone, kept in self.merged.items():
            names = [name for path in (gone, kept) if (name := identity.block_of(path))]
            joined = set(names).union(*(group.get(name, set()) for name in names))
            for name in joined:
                group[name] = joined
        return {name: frozenset(joined) for name, joined in group.items()}

    def settle(self, things: Sequence[Thing]) -> list[Thing]:
        """Return things as people's decisions leave them."""
        if not self.rows:
            return list(things)
        things = self._unite(list(things))
        return [self._judge(thing) for thing in things]

    def _unite(self, things: list[Thing]) -> list[Thing]:
        for gone, kept in sorted(self.merged.items()):
            first, second = resolve(kept, things), resolve(gone, things)
            for other in second:
                if len(first) == 1 and other.path != first[0].path and other.kind == first[0].kind:
                    things = join(things, first[0], other, _CALLED_THE_SAME)
                    first = resolve(first[0].path, things)
        return things

    def _judge(self, thing: Thing) -> Thing:
        names = {thing.path, *thing.aliases}
        # the exact id speaks before one that the thing only might have had
        ordered = [name for name in (*sorted(thing.aliases - {thing.path}), thing.path) if name in names]
        chosen: dict[str, str] = {}
        review = thing.review
        for name in ordered:
            chosen |= self.values.get(name, {})
            review = self.reviews.get(name, review)
        members = tuple(m for m in thing.members if self.reviews.get(m.assertion) is not Individual.REJECTED)
        if not members and thing.members:
            # all that documents say of it was rejected: the thing is
            review = Individual.REJECTED
        elif any(self.reviews.get(m.assertion) is Individual.ACCEPTED for m in members) and (
            review is Individual.MACHINE
        ):
            review = Individual.ACCEPTED
        doubts = tuple(
            path for path in thing.doubts if frozenset((thing.path, path)) not in self.parted and path != thing.path
        )
        if chosen:
            thing = with_values(thing, chosen)
            review = Individual.CORRECTED if review is Individual.MACHINE else review
        if doubts != thing.doubts or review is not thing.review:
            thing = replace(thing, doubts=doubts, review=review)
        return thing


def _matter(row: Decision) -> tuple[object, ...]:
    match row.kind:
        case "same" | "not-same":
            return ("same", frozenset((row.subject, row.value)))
        case "accept" | "reject":
            return ("review", row.subject)
        case "set":
            return ("set", row.subject, row.property)
    return ("add", document_id(row))


def resolve(path: str, things: Iterable[Thing]) -> list[Thing]:
    """Return the things that an id means: the one that has it, else those whose assertions alone would have had it."""
    chosen = list(things)
    exact = [thing for thing in chosen if thing.path == path]
    return exact or [thing for thing in chosen if path in thing.aliases]


_CALLED_THE_SAME = ("a person called them the same", "사람이 같다고 판단함")


def with_values(thing: Thing, chosen: dict[str, str]) -> Thing:
    """Return a thing with what a person has set."""
    from kg.model import Status

    status = Status(chosen["status"]) if "status" in chosen else thing.status
    rest = {name: value for name, value in chosen.items() if name != "status"}
    values = tuple(pair for pair in thing.values if pair[0] not in rest) + tuple(rest.items())
    kind = rest.get("type", thing.type) if thing.kind == "agreement" else thing.type
    return replace(thing, values=values, status=status, type=kind)
