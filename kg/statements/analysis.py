"""What the rules of relations and topics read: a document's sentences and, in each, who and when is named."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from kg.model import Document, Network, OfficeRole, Place, Span
from kg.statements.morphology import Line, Sentence
from kg.values import value


@value
class Dates:
    """A date or a stretch of time: `start` and `end` are YYYY, YYYY-MM or YYYY-MM-DD, None where not known.

    A single day has `end` equal to `start`. `since` marks a beginning (부터, 이후, since), `until` an end (까지).
    """

    start: str | None
    end: str | None
    since: bool = False
    until: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """A person in an office: `of` is a reference (place/…, network/…) or the body as written."""

    name: str
    role: OfficeRole
    of: str
    english: str | None = None
    title: str | None = None
    evidence: tuple[int, int] = (0, 0)


@value
class Named:
    """One naming in a sentence, in code points of the document's text, particles left out.

    `kind` is place, country, official, network, date or group. `references` are the actors meant: one for a name, two
    or more for a group (양 도시), the office's body for an official (Seoul for 오세훈 시장). `form` is

    - place: `name` (쿤밍시), `short` (시는, 우리 도, 이 도시), `office` (서울시장 or 키이우 부시장, the holder unnamed)
    - official: `name` (오세훈 서울시장), `short` (오 시장)
    - group: `pair` (양 도시, 두 시, 양측, 양국은 없음), `delegation` (방문단, 대표단은: those who travel)
    - network: `name`, `short` (an abbreviation or 연맹 taken up again), country and date: `name`
    """

    kind: str
    start: int
    end: int
    references: tuple[str, ...] = ()
    form: str = "name"
    official: Official | None = None
    dates: Dates | None = None

    @property
    def reference(self) -> str | None:
        """Return the first actor meant, None where it is not known."""
        return self.references[0] if self.references else None


_LINE, _START = attrgetter("line"), attrgetter("start")


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document analysed once: lines, sentences with their morphemes, and the namings of each sentence in order.

    `mentions[i]` belongs to `sentences[i]`. `places`, `networks` and `officials` are those the text names, each once.
    `home` is the government that speaks or is written about throughout (시는), if there is one. `heads[i]` are the
    actors that the headings above line i name, the nearest heading first: list items under `2. 괴드시` speak of Göd.
    `parts[i]` is the government whose section line i stands in: the home, unless the text is a round-up of several.
    `effective` keeps what `homes.effective` has found for the sentences asked for so far.
    """

    document: Document
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Named, ...], ...]
    places: tuple[Place, ...]
    networks: tuple[Network, ...]
    officials: tuple[Official, ...]
    home: str | None
    heads: tuple[tuple[str, ...], ...]
    parts: tuple[str | None, ...] = ()
    notes: tuple[str, ...] = ()
    effective: dict[int, tuple[Named, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _countries: dict[str, str | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the country of each place at hand: it is asked for in every clause."""
        # the first of two with one reference counts
        countries = {place.reference: place.country for place in reversed(self.places)}
        object.__setattr__(self, "_countries", countries)

    def of(self, sentence: Sentence) -> tuple[Named, ...]:
        """Return the namings of a sentence, in the order of the text."""
        return self.mentions[sentence.index]

    def on(self, line: int) -> tuple[Sentence, ...]:
        """Return the sentences of a line: they stand together, so that none of the others is looked at."""
        first = bisect_left(self.sentences, line, key=_LINE)
        return self.sentences[first : bisect_left(self.sentences, line + 1, lo=first, key=_LINE)]

    def named_on(self, line: int) -> list[Named]:
        """Return the namings of a line's sentences, in the order of the text."""
        return [each for sentence in self.on(line) for each in self.mentions[sentence.index]]

    def line_at(self, position: int) -> Line | None:
        """Return the line that a position of the text stands on, None between lines."""
        at = bisect_right(self.lines, position, key=_START) - 1
        return self.lines[at] if at >= 0 and position < self.lines[at].end else None

    def local(self, line: int) -> str | None:
        """Return the government that a line's section speaks of: the home where no round-up parts the text."""
        return self.parts[line] if self.parts else self.home

    def span(self, start: int, end: int) -> Span:
        """Return a span of the document."""
        return Span(document=self.document.id, start=start, end=end)

    def text(self, start: int, end: int) -> str:
        """Return the words between two positions."""
        return self.document.text[start:end]

    def country(self, reference: str) -> str | None:
        """Return the ISO code of a place's country, None for networks and where it is not known."""
        return self._countries.get(reference)
