"""Which pair of places a theme is said of, or which place alone: read outward from the clause that has its word.

A clause seldom names both sides: a report leaves its own city out, a list leaves the partner to its heading, a
paragraph names the partner once. So the partner is looked for in the clause, then in the sentence, under the headings,
and in the sentences before; the other side is whoever is related to it, nearest first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg import themes as scheme
from kg.model import Agreement, Event, EventKind, Statement, Status, Tie
from kg.statements import themes
from kg.statements.analysis import Analysis
from kg.statements.morphology import Sentence
from kg.statements.scopes import Scope
from kg.values import named_value

Pair = tuple[str, str]
_PLACE = "place/"
_TWO = 2
_CROWD = 3
_OFTEN = 2
_LONG_TEXT = 8
_REACH = 40
_HANGUL = re.compile(r"[가-힣]")
_LEARNS = re.compile(
    r"배우|배워|배운|배웠|배움|벤치마킹|견학|시찰|둘러|청취|전수를?\s?(?:요청|받)|접목|참고|높이 평가|learn|study visit|benchmark|inspect",
    re.IGNORECASE,
)
_TELLS = re.compile(r"소개|설명|발표|전수하|가르치|introduc|present|teach", re.IGNORECASE)
_DONE = frozenset({Status.HELD, Status.SIGNED, Status.IN_FORCE, Status.TERMINATED, Status.EXPIRED, Status.FORMER})
_BILATERAL = frozenset({EventKind.VISIT, EventKind.MEETING, EventKind.SIGNING})


@named_value
class Binding:
    """A theme word said of two places or of one, with the features by which it is judged.

    `learner` is the one of two that is shown the other's policy, `sentences` those that it rests on.
    """

    actors: tuple[str, ...]
    theme: str
    features: tuple[str, ...]
    start: int
    end: int
    sentence: int
    sentences: tuple[int, ...] = ()
    learner: str | None = None


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

    def kinds(self, pair: tuple[str, ...]) -> tuple[str, ...]:
        """Return by what kinds of statement a pair is related."""
        one, other = pair
        return tuple(sorted(self._kinds.get((one, other), ())))

    def status(self, pair: Pair, start: int, end: int) -> Status:
        """Return how far a pair's relations have come: as the sentence from START to END tells, else the document.

        What is only planned, proposed or cancelled is never told as held; without any relation nothing is known to
        have taken place beyond what the sentence reports.
        """
        told = self._told.get(pair, [])
        here = [each for each in told if any(span.start < end and start < span.end for span in each.evidence)]
        states = {each.status for each in here or told}
        if not states or states & _DONE:
            return Status.HELD
        return next((state for state in (Status.PLANNED, Status.PROPOSED, Status.EXPLORED) if state in states),
                    Status.CANCELLED)  # fmt: skip

    def other(self, place: str, around: Iterable[str]) -> str | None:
        """Return the first of the places around that this one is related to."""
        known = self._partners.get(place, ())
        return next((each for each in around if each in known), None)


def related_places(statement: Statement) -> Pair | None:
    """Return the two places that a statement relates, in order; None where it relates none or more."""
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


class _Standing:
    """What part each place plays in a document: how often it is named, and whether its officials are."""

    def __init__(self, analysis: Analysis, scopes: Sequence[Scope]) -> None:
        self._home = analysis.home
        self._country = analysis.country(analysis.home) if analysis.home else None
        self._places = {place.reference: place for place in analysis.places}
        self._officials = {official.of for official in analysis.officials}
        # a short text has no room to name a place twice
        self._often = _OFTEN if len(scopes) >= _LONG_TEXT else 1
        self._sentences: dict[str, int] = {}
        for scope in scopes:
            for name in scope.here:
                self._sentences[name] = self._sentences.get(name, 0) + 1

    def features(self, actors: tuple[str, ...]) -> Iterator[str]:
        """Yield what tells of a pair that it is one the document is about."""
        others = [actor for actor in actors if actor != self._home]
        if len(others) == len(actors):
            yield "without-home"
        countries = {place.country for place in (self._places.get(actor) for actor in actors) if place}
        yield "abroad" if len(countries) > 1 else "at-home"
        if all(self._sentences.get(other, 0) >= self._often for other in others):
            yield "often-named"
        if any(other in self._officials for other in others):
            yield "with-official"
        if any(self._places[other].geonames is None for other in others if other in self._places):
            yield "unlinked"
        if any(self._places[other].kind == "region" for other in others if other in self._places):
            yield "region"


def bind(analysis: Analysis, scopes: Sequence[Scope], related: Related) -> Iterator[Binding]:
    """Yield each theme word of the text with the pair or the place that it is said of."""
    standing = _Standing(analysis, scopes)
    for scope in scopes:
        found = themes.hits(analysis, scope.sentence, scope.words)
        places = [themes.clause_of(scope.clauses, hit.start) for hit in found]
        strong = {
            at: {hit.word.theme for hit, other in zip(found, places, strict=True) if other == at and hit.word.strong}
            for at in set(places)
        }
        for hit, at in zip(found, places, strict=True):
            features = [*themes.setting(analysis, scope.sentence, scope.clauses[at], hit)]
            if len(strong[at]) >= _CROWD:
                features.append("crowded")
            if not strong[at]:
                features.append("no-stronger")
            for level, actors in _sides(analysis, scope, at, related):
                if level == "alone" and "by-network" in features:
                    continue  # a network's own agenda is no city's theme
                yield Binding(
                    actors=actors,
                    theme=hit.word.theme,
                    features=(level, *features, *_of_pair(actors, related, standing)),
                    start=hit.start,
                    end=hit.end,
                    sentence=scope.sentence.index,
                    sentences=_support(scope, level),
                    learner=_learner(analysis, scope, hit, actors) if len(actors) == _TWO else None,
                )


def _support(scope: Scope, level: str) -> tuple[int, ...]:
    """Return the sentences that a binding rests on: its own, and the one before that names the partner."""
    if (
        level.removeprefix("unrelated-").removeprefix("single-") in {"carried", "line-before"}
        and scope.origin is not None
    ):
        return scope.origin, scope.sentence.index
    return (scope.sentence.index,)


def _learner(analysis: Analysis, scope: Scope, hit: scheme.Hit, actors: tuple[str, ...]) -> str | None:
    """Return who of two learns the other's policy: who acts where a theme is looked at, asked after or taken over."""
    text, sentence = analysis.document.text, scope.sentence
    start = hit.end if hit.word.language == "ko" else sentence.start
    if not _LEARNS.search(text, start, sentence.end) or _TELLS.search(text, start, sentence.end):
        return None
    for mention, reference in themes.places(analysis, sentence):
        if reference in actors and mention.kind != "group" and _acts(text, mention.end, sentence):
            return reference
    return scope.home if scope.home in actors and scope.home not in scope.here else None


def _acts(text: str, end: int, sentence: Sentence) -> bool:
    if _HANGUL.search(text, sentence.start, sentence.end):
        return themes.SUBJECT.match(text, end, min(sentence.end, end + _REACH)) is not None
    return _LEARNS.search(text, end, sentence.end) is not None


def _of_pair(actors: tuple[str, ...], related: Related, standing: _Standing) -> tuple[str, ...]:
    return (*related.kinds(actors), *standing.features(actors)) if len(actors) == _TWO else ()


def _sides(analysis: Analysis, scope: Scope, at: int, related: Related) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield who a clause's theme may be shared by, with how that was found."""
    both = scope.named[at]
    if len(both) == _TWO and analysis.country(both[0]) != analysis.country(both[1]):
        pair = _pair(*both)
        yield ("pair" if related.kinds(pair) else "unrelated-pair"), pair
        return
    level, partners = scope.partners(at)
    around = (*scope.named[at], *scope.around)
    seen: set[tuple[str, ...]] = set()
    for partner in partners:
        other = related.other(partner, (each for each in around if each != partner))
        actors: tuple[str, ...] = ()
        if other is not None:
            actors = _pair(partner, other)
        elif scope.home and partner != scope.home:
            actors = _pair(partner, scope.home)
        if actors and actors not in seen:
            seen.add(actors)
            yield (level if other else f"unrelated-{level}"), actors
        if other is None:
            yield f"single-{level}", (partner,)
    if not partners and scope.home:
        yield ("alone-named" if scope.home in scope.here else "alone"), (scope.home,)


def best(hits: list[scheme.Hit]) -> scheme.Hit | None:
    """Return the hit that speaks loudest: strong before weak, the last of a compound before its parts."""
    return max(hits, key=lambda hit: (hit.word.strong, hit.start), default=None)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
