"""Which pair of places a theme is said of, or which place alone: read outward from the clause that has its word.

A clause seldom names both sides: a report leaves its own city out, a list leaves the partner to its heading, a
paragraph names the partner once, a heading tells what its items are about. So partners are looked for in the
clause, in the sentence, under the headings and in the sentences before; the other side is whoever is related to them,
nearest first. Each possible pair and place is a binding, with the features by which it is judged.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg import themes as scheme
from kg.statements import settings, themes
from kg.statements.analysis import Analysis
from kg.statements.morphology import Sentence
from kg.statements.related import Pair, Related
from kg.statements.scopes import Scope
from kg.values import named_value, value

_TWO = 2
_KEPT = 8192
_CROWD = 3
_MANY = 3
_OFTEN = 2
_LONG_TEXT = 8
_REACH = 40
# in how many sentences a document speaks of a theme: once, twice, or more often
_COUNTS = ("once", "twice", "often")
_CLOSE, _NEAR, _FAR = 3, 15, 40
_HANGUL = re.compile(r"[가-힣]")
_LEARNS = re.compile(
    r"배우|배워|배운|배웠|배움|벤치마킹|견학|시찰|둘러|청취|전수를?\s?(?:요청|받)|접목|참고|높이 평가|"
    r"learn|study visit|benchmark|inspect",
    re.IGNORECASE,
)
_TELLS = re.compile(r"소개|설명|발표|전수하|가르치|introduc|present|teach", re.IGNORECASE)


@named_value
class Binding:
    """A theme word said of two places or of one, with the features by which it is judged.

    `way` is how far the partner was looked for, `features` come in groups that many readings have alike, `learner` the one of two that is shown the other's policy, `sentences`
    those that it rests on.
    """

    actors: tuple[str, ...]
    theme: str
    way: str
    features: tuple[tuple[str, ...], ...]
    start: int
    end: int
    sentence: int
    sentences: tuple[int, ...] = ()
    learner: str | None = None


@value
class _Topic:
    """What a sentence speaks of: a theme word in it, or one that a heading or the sentence before leaves to it."""

    theme: str
    clause: int
    start: int
    end: int
    features: tuple[str, ...]
    hit: scheme.Hit | None = None
    sentences: tuple[int, ...] = ()


class _Spoken:
    """In how many of a document's sentences each theme is spoken of, and which are in its title."""

    def __init__(self, analysis: Analysis, scopes: Sequence[Scope]) -> None:
        # a short text has no room to say a thing twice
        self._least = 1 if len(scopes) >= _LONG_TEXT else _OFTEN
        self._told: dict[str, int] = {}
        self._titled: set[str] = set()
        for scope in scopes:
            spoken = {hit.word.theme for hit in scope.words}
            for theme in spoken:
                self._told[theme] = self._told.get(theme, 0) + 1
            if analysis.lines[scope.sentence.line].index == 0:
                self._titled |= spoken

    def features(self, theme: str) -> Iterator[str]:
        """Yield what tells of a theme that the document is about it."""
        count = max(self._told.get(theme, 0), self._least)
        yield f"told-{_COUNTS[min(count, len(_COUNTS)) - 1]}"
        if theme in self._titled:
            yield "told-in-title"


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
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}
        for scope in scopes:
            for name in scope.here:
                self._sentences[name] = self._sentences.get(name, 0) + 1

    def features(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return what tells of a pair or a place that it is one the document is about."""
        if actors not in self._known:
            self._known[actors] = tuple(self._features(actors))
        return self._known[actors]

    def _features(self, actors: tuple[str, ...]) -> Iterator[str]:
        others = [actor for actor in actors if actor != self._home]
        if len(actors) == _TWO:
            if len(others) == len(actors):
                yield "without-home"
            countries = {place.country for place in (self._places.get(actor) for actor in actors) if place}
            yield "abroad" if len(countries) > 1 else "at-home"
        elif others:
            place = self._places.get(actors[0])
            yield "foreign" if place and place.country != self._country else "domestic"
        if others and all(self._sentences.get(other, 0) >= self._often for other in others):
            yield "often-named"
        if any(other in self._officials for other in others):
            yield "with-official"
        if any(self._places[other].geonames is None for other in others if other in self._places):
            yield "unlinked"
        if any(self._places[other].kind == "region" for other in others if other in self._places):
            yield "region"


def bind(analysis: Analysis, scopes: Sequence[Scope], related: Related) -> Iterator[Binding]:
    """Yield each theme that the text speaks of with each pair and each place that it may be said of."""
    binder = _Binder(analysis, related, _Standing(analysis, scopes))
    spoken = _Spoken(analysis, scopes)
    left: dict[int, tuple[scheme.Hit, ...]] = {}
    before: tuple[_Topic, ...] = ()
    for scope in scopes:
        found = themes.hits(analysis, scope.sentence, scope.words)
        topics = list(_topics(analysis, scope, found, spoken))
        line = analysis.lines[scope.sentence.line]
        own = {topic.theme for topic in topics}
        carried = [
            topic for topic in _left(analysis, scope, left, before, line.parent, spoken) if topic.theme not in own
        ]
        for topic in (*topics, *carried):
            yield from binder.of_topic(scope, topic)
        strong = tuple(hit for hit in found if hit.word.strong)
        left[line.index] = (*left.get(line.index, ()), *strong)
        if topics:
            before = tuple(topic for topic in topics if "strong" in topic.features)


def _topics(analysis: Analysis, scope: Scope, found: Sequence[scheme.Hit], spoken: _Spoken) -> Iterator[_Topic]:
    places = [themes.clause_of(scope.clauses, hit.start) for hit in found]
    strong = {
        at: {hit.word.theme for hit, other in zip(found, places, strict=True) if other == at and hit.word.strong}
        for at in set(places)
    }
    for hit, at in zip(found, places, strict=True):
        features = [
            *settings.around(analysis, scope.sentence, scope.clauses[at], hit),
            *spoken.features(hit.word.theme),
        ]
        if len(strong[at]) >= _CROWD:
            features.append("crowded")
        if not strong[at]:
            features.append("no-stronger")
        yield _Topic(hit.word.theme, at, hit.start, hit.end, tuple(features), hit)


def _left(
    analysis: Analysis,
    scope: Scope,
    left: dict[int, tuple[scheme.Hit, ...]],
    before: tuple[_Topic, ...],
    parent: int | None,
    spoken: _Spoken,
) -> Iterator[_Topic]:
    """Yield what the sentence is about though it has no word for it: a heading's theme, or the last sentence's."""
    if not scope.here:
        return
    seen: set[str] = set()
    at = next((index for index, names in enumerate(scope.named) if names), 0)
    clause = scope.clauses[at]

    def topic(theme: str, way: str, sentences: tuple[int, ...] = ()) -> _Topic:
        seen.add(theme)
        done = settings.done(analysis, scope.sentence, clause)
        features = ("left", f"topic-{way}", f"theme:{theme}", *done, *spoken.features(theme))
        return _Topic(theme, at, clause.start, clause.end, features, None, sentences)

    if before and not scope.words:
        yield from (topic(each.theme, "before") for each in before if each.theme not in seen)
    while parent is not None:
        for hit in left.get(parent, ()):
            if hit.word.theme not in seen:
                yield topic(hit.word.theme, "heading")
        parent = analysis.lines[parent].parent


@value
class _Binder:
    """Binds the topics of a document's sentences to those that they may be said of."""

    analysis: Analysis
    related: Related
    standing: _Standing

    def of_topic(self, scope: Scope, topic: _Topic) -> Iterator[Binding]:
        """Yield one topic of a sentence with each pair and each place, nearest first, each once."""
        seen: set[tuple[str, ...]] = set()
        for level, actors, features in self._sides(scope, topic):
            if actors not in seen:
                seen.add(actors)
                yield Binding(
                    actors=actors,
                    theme=topic.theme,
                    way=level,
                    features=_told(
                        topic,
                        level,
                        (*features, *self.standing.features(actors), *self._distance(scope, topic, actors)),
                    ),
                    start=topic.start,
                    end=topic.end,
                    sentence=scope.sentence.index,
                    sentences=_support(scope, level),
                    learner=_learner(self.analysis, scope, topic.hit, actors) if topic.hit else None,
                )

    def _sides(self, scope: Scope, topic: _Topic) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        many = "among-many" if len(scope.here) > _MANY else "among-few"
        rank = "nearest"
        for level, partners in scope.reaches(topic.clause):
            crowd = "side-by-side" if len(partners) > 1 else "lone"
            for partner in partners:
                found = (rank, crowd, many, self._part(scope, topic, partner))
                for other, way in self._others(scope, topic.clause, partner):
                    pair = _pair(partner, other)
                    beside = (f"other-{self._part(scope, topic, other)}", way, *self._relation(scope, pair, level))
                    yield level, pair, (*found, *beside)
                yield level, (partner,), found
            rank = "farther"
        home, alone = scope.home, rank == "nearest"
        if home and not (alone and "by-network" in topic.features):  # a network's own agenda is no city's theme
            level = "home-left-out"
            if home in scope.here:
                level = "home-in-clause" if home in scope.named[topic.clause] else "home-named"
            yield level, (home,), ("alone" if alone else "with-partners", many, self._part(scope, topic, home))

    def _part(self, scope: Scope, topic: _Topic, place: str) -> str:
        found = [mention for mention, reference in scope.mentions if reference == place]
        if not found:
            return "as-left-out"
        nearest = next((mention for mention in reversed(found) if mention.end <= topic.start), found[0])
        return f"as-{settings.role(self.analysis.document.text, nearest, scope.sentence)}"

    def _distance(self, scope: Scope, topic: _Topic, actors: tuple[str, ...]) -> Iterator[str]:
        """Yield how far before the theme word the nearest of them is named, and whether another stands between."""
        before = [(mention, name) for mention, name in scope.mentions if mention.end <= topic.start]
        nearest = max((mention.end for mention, name in before if name in actors), default=None)
        if nearest is None:
            if any(name in actors for _, name in scope.mentions):
                yield "named-behind"
            return
        gap = topic.start - nearest
        yield (
            "named-adjacent"
            if gap <= _CLOSE
            else "named-close"
            if gap <= _NEAR
            else "named-near"
            if gap < _FAR
            else "named-far"
        )
        if any(mention.start >= nearest and name not in actors for mention, name in before):
            yield "other-between"

    def _relation(self, scope: Scope, pair: Pair, level: str) -> Iterator[str]:
        kinds = self.related.kinds(pair)
        tied = "related" if kinds else "unrelated"
        yield from (tied, f"{tied}-{level}", *kinds)
        if self.related.told(pair, scope.sentence.start, scope.sentence.end):
            yield "related-here"

    def _others(self, scope: Scope, at: int, partner: str) -> Iterator[tuple[str, str]]:
        """Yield who may be the other side of a partner, each once, with how it is found."""
        known = self.related.other(partner, (each for each in (*scope.named[at], *scope.around) if each != partner))
        if known is not None:
            yield known, "other-related"
        if scope.home and scope.home not in {partner, known}:
            yield scope.home, "other-home-too" if known else "other-home"
        beside = next((each for each in scope.named[at] if each not in {partner, known, scope.home}), None)
        if beside and self.analysis.country(beside) != self.analysis.country(partner):
            yield beside, "other-beside"


def _told(topic: _Topic, level: str, features: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the features of one reading, apart for strong words, weak ones, and themes that are only left to it."""
    strength = topic.features[0]
    near = f"{'nearest' if 'nearest' in features else 'farther'},{'related' if 'related' in features else 'unrelated'}"
    return (
        _apart(strength, topic.features),
        _apart(strength, (level, *features)),
        _joined(strength, near, (level, *topic.features)),
        (f"word:{topic.hit.word.phrase}",) if topic.hit else (),
    )


# the same few sets of features come again and again: their names are put together once
@lru_cache(maxsize=_KEPT)
def _apart(strength: str, features: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{strength}:{each}" for each in features)


@lru_cache(maxsize=_KEPT)
def _joined(strength: str, near: str, features: tuple[str, ...]) -> tuple[str, ...]:
    level, *others = features
    return tuple(f"{strength}:{near},{each}" for each in (level, *(o for o in others if o.startswith("with-"))))


def _support(scope: Scope, level: str) -> tuple[int, ...]:
    """Return the sentences that a binding rests on: its own, and the one before that names the partner."""
    if level in {"carried", "line-before"} and scope.origin is not None:
        return scope.origin, scope.sentence.index
    return (scope.sentence.index,)


def _learner(analysis: Analysis, scope: Scope, hit: scheme.Hit, actors: tuple[str, ...]) -> str | None:
    """Return who of two learns the other's policy: who acts where a theme is looked at, asked after or taken over."""
    text, sentence = analysis.document.text, scope.sentence
    start = hit.end if hit.word.language == "ko" else sentence.start
    if len(actors) != _TWO or not _LEARNS.search(text, start, sentence.end) or _TELLS.search(text, start, sentence.end):
        return None
    for mention, reference in themes.places(analysis, sentence):
        if reference in actors and mention.kind != "group" and _acts(text, mention.end, sentence):
            return reference
    return scope.home if scope.home in actors and scope.home not in scope.here else None


def _acts(text: str, end: int, sentence: Sentence) -> bool:
    if _HANGUL.search(text, sentence.start, sentence.end):
        return themes.SUBJECT.match(text, end, min(sentence.end, end + _REACH)) is not None
    return _LEARNS.search(text, end, sentence.end) is not None


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
