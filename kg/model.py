"""The values that flow from a document to the graph: all frozen, none holding a list or a dict.

A `Document` is a text and what is known of it. A `Reading` is what that text says: the entities it names and the
statements it makes, each resting on spans of the text. An actor (place, network, organisation) is referred to by its
*reference*, the path of its IRI under `id:`, such as ``place/goyang-kr`` or ``network/uclg``. Dates are strings as
precise as the source: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
"""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

_T = TypeVar("_T")


class Status(StrEnum):
    """How far a thing has come, in the words of the ontology (`ic:status`)."""

    EXPLORED = "explored"
    PROPOSED = "proposed"
    PLANNED = "planned"
    HELD = "held"
    SIGNED = "signed"
    IN_FORCE = "inForce"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    FORMER = "former"


class AgreementType(StrEnum):
    """Kinds of agreement, in the words of the gold facts."""

    SISTER = "sister"
    GOODWILL = "goodwill"
    FRIENDSHIP = "friendship"
    MOU = "mou"
    OTHER = "other"


class EventKind(StrEnum):
    """Kinds of event, in the words of the gold facts."""

    VISIT = "visit"
    MEETING = "meeting"
    CONFERENCE = "conference"
    SIGNING = "signing"
    AWARD = "award"
    EXHIBITION = "exhibition"
    FESTIVAL = "festival"
    TRAINING = "training"
    OTHER = "other"


class OfficeRole(StrEnum):
    """What an official holds, in the words of the gold facts."""

    MAYOR = "mayor"
    VICE_MAYOR = "vice-mayor"
    GOVERNOR = "governor"
    VICE_GOVERNOR = "vice-governor"
    COUNCIL_CHAIR = "council-chair"
    COUNCIL_MEMBER = "council-member"
    PARTY_SECRETARY = "party-secretary"
    DISTRICT_HEAD = "district-head"
    SECRETARY_GENERAL = "secretary-general"
    NETWORK_PRESIDENT = "network-president"
    AMBASSADOR = "ambassador"
    MINISTER = "minister"
    HEAD_OF_STATE = "head-of-state"
    DIRECTOR = "director"
    OTHER = "other"


class MembershipRole(StrEnum):
    """A place's part in a network, in the words of the gold facts."""

    MEMBER = "member"
    PRESIDENT = "president"
    CO_PRESIDENT = "co-president"
    VICE_PRESIDENT = "vice-president"
    BOARD = "board"
    FOUNDER = "founder"
    REGIONAL_REPRESENTATIVE = "regional-representative"
    SECRETARIAT = "secretariat"
    CLUSTER_LEAD = "cluster-lead"
    CERTIFIED = "certified"
    AWARDED = "awarded"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a document's stored text: code points `start` to `end`, the end not included."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source: its text in NFC exactly as stored, what is known of it, and which stretches are page noise.

    `id` is the first twelve hexadecimal digits of `sha256`, the digest of the text (in UTF-8) and of its metadata file,
    where it has one: files of one text are one document, whatever their names and encodings. `source` is the path or
    address as it was given. `noise` holds spans that extraction leaves out.
    """

    id: str
    source: str
    sha256: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    genre: str | None = None
    language: str = "ko"
    address: str | None = None
    retelling: bool = False
    noise: tuple[Span, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the words at a span of this document."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name might mean, with the score that linking gave it (0 to 1)."""

    place: str
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A territory and its government; `id` is NAME-CC (without ``place/``), `kind` is city, region or country.

    A place that no gazetteer knows keeps the name as written, has no `geonames` id, and `country` only if said.
    """

    id: str
    kind: str
    ko: str | None = None
    en: str | None = None
    country: str | None = None
    region: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    labels: tuple[str, ...] = ()
    score: float = 1.0
    candidates: tuple[Candidate, ...] = ()

    @property
    def reference(self) -> str:
        """Return the path of its IRI under `id:`."""
        return f"place/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A city network or international organisation; `id` is its abbreviation in lower case."""

    id: str
    ko: str | None = None
    en: str | None = None
    abbreviation: str | None = None
    kind: str | None = None
    wikidata: str | None = None
    labels: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """Return the path of its IRI under `id:`."""
        return f"network/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Any other named body: a university, a company, an agency."""

    id: str
    name: str
    place: str | None = None

    @property
    def reference(self) -> str:
        """Return the path of its IRI under `id:`."""
        return f"organization/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of something in the text.

    `kind` is place, country, official, network, organization, event, date or policy.
    """

    span: Span
    kind: str
    text: str
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What every statement carries: the spans it rests on, the rule that read it, how sure, and who is quoted."""

    kind: ClassVar[str]

    evidence: tuple[Span, ...]
    rule: str
    confidence: float = 1.0
    attributed_to: str | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming(Statement):
    """The text names a place, network or organisation (its reference)."""

    kind: ClassVar[str] = "naming"
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure(Statement):
    """A person holds a public office.

    `official` is the personal name as written, `of` a reference or the body as written.
    """

    kind: ClassVar[str] = "tenure"
    official: str
    role: OfficeRole
    of: str
    english: str | None = None
    title: str | None = None
    start: str | None = None
    end: str | None = None
    observed_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Statement):
    """A place has a part in a network; `status` is held, planned or former."""

    kind: ClassVar[str] = "membership"
    member: str
    network: str
    role: MembershipRole
    status: Status = Status.HELD
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Statement):
    """Two or more actors have concluded, plan or propose an agreement; `parties` are sorted references.

    `date` is that of its conclusion. `supersedes` names the type it was upgraded from, `signatories` are personal
    names.
    """

    kind: ClassVar[str] = "agreement"
    parties: tuple[str, ...]
    type: AgreementType
    status: Status
    date: str | None = None
    valid_until: str | None = None
    supersedes: AgreementType | None = None
    place: str | None = None
    signatories: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Statement):
    """Something happens, or is to happen, with places or networks taking part.

    `participants` are sorted references; `visitors` those of a visit who travel; `attendees` personal names.
    """

    kind: ClassVar[str] = "event"
    type: EventKind
    status: Status
    name: str | None = None
    place: str | None = None
    venue: str | None = None
    start: str | None = None
    end: str | None = None
    participants: tuple[str, ...] = ()
    visitors: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    awarded_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Statement):
    """Two places have direct, bilateral relations; `a` sorts before `b`; `status` is held or planned."""

    kind: ClassVar[str] = "tie"
    a: str
    b: str
    status: Status
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Statement):
    """A place has a named policy, programme, project or facility; `modelled_on` names the policy it was copied from."""

    kind: ClassVar[str] = "policy"
    name: str
    owner: str
    theme: str
    english: str | None = None
    modelled_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Statement):
    """A place pursues, offers, shows, studies or seeks policy of a theme."""

    kind: ClassVar[str] = "engagement"
    place: str
    theme: str
    status: Status = Status.HELD
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Statement):
    """Two places exchange, discuss, show or learn policy of a theme; `learner` is the one who learns."""

    kind: ClassVar[str] = "exchange"
    a: str
    b: str
    theme: str
    status: Status = Status.HELD
    learner: str | None = None
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says: the entities it names, its statements, its mentions, and notes of what was skipped."""

    document: Document
    places: tuple[Place, ...] = ()
    networks: tuple[Network, ...] = ()
    organizations: tuple[Organization, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    notes: tuple[str, ...] = ()


_KINDS: dict[str, type[Statement]] = {
    cls.kind: cls for cls in (Naming, Tenure, Membership, Agreement, Event, Tie, Policy, Engagement, Exchange)
}


def to_dict(value: Any) -> Any:  # noqa: ANN401 - any value of this module, or a tuple of them
    """Return a value of this module as plain JSON types; a statement carries its `kind`. `from_dict` reads it back."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: to_dict(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"kind": value.kind, **fields} if isinstance(value, Statement) else fields
    if isinstance(value, tuple):
        return [to_dict(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def statement_from_dict(fields: dict[str, Any]) -> Statement:
    """Return the statement that `to_dict` wrote."""
    return from_dict(_KINDS[fields["kind"]], {name: value for name, value in fields.items() if name != "kind"})


def from_dict(cls: type[_T], fields: dict[str, Any]) -> _T:
    """Return a value of the class from the plain JSON types that `to_dict` wrote."""
    kind: Any = cls  # mypy holds a class to be unhashable
    hints = _hints(kind)
    return cls(**{name: _restore(hints[name], value) for name, value in fields.items()})


@cache
def _hints(cls: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    return get_type_hints(cls)


def _restore(hint: Any, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        if item is Statement:
            return tuple(statement_from_dict(each) for each in value)
        return tuple(_restore(item, each) for each in value)
    options = [option for option in get_args(hint) if option is not type(None)] if get_args(hint) else [hint]
    target = options[0]
    if isinstance(target, type) and dataclasses.is_dataclass(target):
        return from_dict(target, value)
    if isinstance(target, type) and issubclass(target, StrEnum):
        return target(value)
    return value
