"""What a page shows, as plain values: nodes, edges, facts with their quotes, sources with their text, themes."""

from dataclasses import dataclass, field

# how far a thing has come, in three groups: each has a line style of its own
DONE = frozenset({"held", "signed", "inForce"})
OPEN = frozenset({"explored", "proposed", "planned"})


def stage(status: str) -> str:
    """Return the group of a status: done, planned or ended."""
    if status in DONE:
        return "done"
    return "planned" if status in OPEN else "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One actor, theme, or thing that joins more than two ends; `id` is the path of its IRI under `id:` or `theme:`."""

    id: str
    kind: str
    ko: str
    en: str
    labels: tuple[str, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One document's word on a fact: code points `start` to `end` of a source, and what that document makes of it."""

    source: str
    start: int
    end: int
    confidence: float = 1.0
    status: str | None = None
    denied: bool = False
    said_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One agreement, event, membership, tenure, policy, exchange or engagement.

    `ends` are pairs of a part (party, visitor, network, …) and a node's id. `type` is the agreement's type, the event's
    kind or the role; `as_of`: its start and end are only the first and the last day on which it is told to have held. A
    fact that joins more than two ends, or has a name of its own, is also a node with the same id. `conflict` tells what
    documents disagree on, in Korean and in English, naming them by their id's last part.
    """

    id: str
    kind: str
    type: str
    status: str
    ends: tuple[tuple[str, str], ...]
    name: str | None = None
    start: str | None = None
    end: str | None = None
    as_of: bool = False
    themes: tuple[str, ...] = ()
    venue: str | None = None
    review: str = "machine"
    conflict: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def confidence(self) -> float:
        """Return the confidence of its surest document, 1 for what no document but a person says."""
        return max((quote.confidence for quote in self.quotes), default=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two nodes: all the facts of one relation and stage that join them."""

    source: str
    target: str
    relation: str
    stage: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document: its stored text and what is known of it."""

    id: str
    title: str
    text: str
    publisher: str | None = None
    issued: str | None = None
    language: str | None = None
    genre: str | None = None
    address: str | None = None
    retelling: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything of one page.

    `countries` gives code, Korean and English name; `chosen` the options that left something out. The totals are the
    graph's: `total_facts` counts the `rejected` ones too, which no page shows.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    themes: tuple[Node, ...] = ()
    countries: tuple[tuple[str, str, str], ...] = ()
    total_nodes: int = 0
    total_facts: int = 0
    rejected: int = 0
    focus: str | None = None
    chosen: tuple[tuple[str, str], ...] = field(default=())
