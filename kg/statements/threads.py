"""Whom a text has come to speak of: with whom something was last told, and which of the own country's places has the turn.

A sentence that names nobody, or only one side, goes on with what those before it told: the stop of a journey, the
partner of a paragraph, the town that a round-up has reached.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.statements.analysis import Analysis
from kg.statements.related import Pair, Related
from kg.statements.scopes import Scope
from kg.values import value

# how many sentences after a relation the text still tells of it
_SOON, _LATER = 2, 6
_KEPT = 4096
# how far a partner was looked for where the clause itself names it
_NAMED = frozenset({"clause", "home-in-clause"})


@value
class Moment:
    """Where a sentence stands: the pairs last told of, how long before, and the place of the home's country last named."""

    told: frozenset[Pair]
    since: str
    turn: str | None
    home: str | None

    def features(self, level: str, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return what tells whether a pair or place is the one that the text is at, and so where the clause names it."""
        return _named(level in _NAMED, tuple(self._signs(actors)))

    def _signs(self, actors: tuple[str, ...]) -> Iterator[str]:
        if self.since == "never":
            yield "nothing-told"
        elif any(set(actors) <= set(pair) for pair in self.told):
            yield f"last-told-{self.since}"
        else:
            yield f"other-told-{self.since}"
        if self.turn is not None and self.turn != self.home:
            yield "turn-theirs" if self.turn in actors else "turn-of-another"
            if self.home in actors:
                yield "home-off-turn"


# the same few come again and again: their names are put together once
@lru_cache(maxsize=_KEPT)
def _named(near: bool, signs: tuple[str, ...]) -> tuple[str, ...]:  # noqa: FBT001 - lru_cache keeps positions
    where = "near" if near else "off"
    return tuple(f"thread:{each}" for sign in signs for each in (sign, f"{where},{sign}"))


class Thread:
    """What the sentences before leave to each sentence of a document."""

    def __init__(self, analysis: Analysis, scopes: Sequence[Scope], related: Related) -> None:
        """Follow the document's relations and the places of the home's own country through its sentences."""
        pairs: dict[int, set[Pair]] = {}
        for start, pair in related.stretches():
            pairs.setdefault(start, set()).add(pair)
        self._starts = sorted(pairs)
        self._pairs = [frozenset(pairs[start]) for start in self._starts]
        self._sentences = [scope.sentence.start for scope in scopes]
        self._turns: list[str | None] = []
        self._home = analysis.home
        country = analysis.country(analysis.home) if analysis.home else None
        turn: str | None = None
        for scope in scopes:
            turn = next((place for _, place in reversed(scope.mentions) if analysis.country(place) == country), turn)
            self._turns.append(turn)

    def at(self, number: int, scope: Scope) -> Moment:
        """Return where a sentence stands; NUMBER is its place among the document's scopes."""
        last = bisect_right(self._starts, scope.sentence.end - 1) - 1
        turn = self._turns[number]
        if last < 0:
            return Moment(frozenset(), "never", turn, self._home)
        gap = number - (bisect_right(self._sentences, self._starts[last]) - 1)
        since = "here" if gap <= 0 else "soon" if gap <= _SOON else "later" if gap <= _LATER else "long-ago"
        return Moment(self._pairs[last], since, turn, self._home)
