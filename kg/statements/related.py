"""Which places a document relates to which: by its agreements, its visits and meetings, and its ties."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.model import Agreement, Event, EventKind, Statement, Status, Tie

Pair = tuple[str, str]
_PLACE = "place/"
_TWO = 2
_DONE = frozenset({Status.HELD, Status.SIGNED, Status.IN_FORCE, Status.TERMINATED, Status.EXPIRED, Status.FORMER})
_BILATERAL = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.SIGNING})


class Related:
    """Which places a document relates to which, by its agreements, visits, meetings and ties."""

    def __init__(self, relations: Iterable[Statement]) -> None:
        """Collect the pairs of the relations read from the document."""
        self._kinds: dict[Pair, set[str]] = {}
        self._partners: dict[str, set[str]] = {}
        self._told: dict[Pair, list[Agreement | Event | Tie]] = {}
        for statement in relations:
            places = sorted({actor for actor in _actors(statement) if actor.startswith(_PLACE)})
            if len(places) == _TWO and isinstance(statement, Agreement | Event | Tie) and not statement.denied:
                one, other = places
                self._kinds.setdefault((one, other), set()).add(_kind(statement))
                self._told.setdefault((one, other), []).append(statement)
                self._partners.setdefault(one, set()).add(other)
                self._partners.setdefault(other, set()).add(one)
        # where each is told, in the order of the text, and the longest stretch that tells one
        self._spans = {
            pair: sorted((span.start, span.end, number) for number, each in enumerate(told) for span in each.evidence)
            for pair, told in self._told.items()
        }
        self._sorted_kinds = {pair: tuple(sorted(kinds)) for pair, kinds in self._kinds.items()}
        self._longest = max((stop - start for spans in self._spans.values() for start, stop, _ in spans), default=0)

    def kinds(self, pair: tuple[str, ...]) -> tuple[str, ...]:
        """Return by what kinds of statement a pair is related."""
        one, other = pair
        return self._sorted_kinds.get((one, other), ())

    def told(self, pair: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether the text from START to END is what relates a pair."""
        one, other = pair
        return any(self._at((one, other), start, end))

    def status(self, pair: Pair, start: int, end: int) -> Status:
        """Return how far a pair's relations have come: as the sentence from START to END tells, else the document.

        What is only planned, proposed or cancelled is never told as held; without any relation nothing is known to
        have taken place beyond what the sentence reports.
        """
        told = self._told.get(pair, [])
        here = [told[number] for _, _, number in self._at(pair, start, end)]
        states = {each.status for each in here or told}
        if not states or states & _DONE:
            return Status.HELD
        return next((state for state in (Status.PLANNED, Status.PROPOSED, Status.EXPLORED) if state in states),
                    Status.CANCELLED)  # fmt: skip

    def stretches(self) -> Iterator[tuple[int, Pair]]:
        """Yield where each statement begins that relates a pair, with the pair."""
        for pair, spans in self._spans.items():
            yield from ((start, pair) for start, _, _ in spans)

    def _at(self, pair: Pair, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the stretches between two positions that relate a pair: start, end and number of its statement."""
        spans = self._spans.get(pair, [])
        first = bisect_left(spans, (start - self._longest, -1, -1))
        return [each for each in spans[first : bisect_left(spans, (end, -1, -1))] if start < each[1]]

    def other(self, place: str, around: Iterable[str]) -> str | None:
        """Return the first of the places around that this one is related to; no place is related to itself."""
        known = self._partners.get(place)
        if known:
            for each in around:
                if each in known:
                    return each
        return None


def related_places(statement: Statement) -> Pair | None:
    """Return the two places that a statement relates, in order; None where it relates none or more, or denies it."""
    if statement.denied:
        return None
    places = sorted({actor for actor in _actors(statement) if actor.startswith(_PLACE)})
    return (places[0], places[1]) if len(places) == _TWO else None


def _kind(statement: Statement) -> str:
    if isinstance(statement, Event):
        return f"by-{statement.type.value}"
    return f"by-{statement.kind}"


def _actors(statement: Statement) -> tuple[str, ...]:
    if isinstance(statement, Tie):
        return statement.a, statement.b
    if isinstance(statement, Agreement):
        return statement.parties
    if isinstance(statement, Event) and statement.type in _BILATERAL:
        visited = (statement.place,) if statement.visitors and statement.place else ()
        return (*statement.participants, *statement.visitors, *visited)
    return ()
