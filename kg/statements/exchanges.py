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
from kg.statements import settings, themes, word_sorts
from kg.statements.analysis import Analysis, Named
from kg.statements.casts import Cast, cast
from kg.statements.morphology import Sentence
from kg.statements.related import Pair, Related
from kg.statements.scopes import Scope
from kg.statements.threads import Moment, Thread
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
        if others and min([self._sentences.get(other, 0) for other in others]) >= self._often:
            yield "often-named"
        if not self._officials.isdisjoint(others):
            yield "with-official"
        known = [self._places[other] for other in others if other in self._places]
        if None in [place.geonames for place in known]:
            yield "unlinked"
        if "region" in [place.kind for place in known]:
            yield "region"


def bind(analysis: Analysis, scopes: Sequence[Scope], related: Related) -> Iterator[Binding]:
    """Yield each theme that the text speaks of with each pair and each place that it may be said of."""
    binder = _Binder(analysis, related, _Standing(analysis, scopes), cast(analysis))
    thread = Thread(analysis, scopes, related)
    spoken = _Spoken(analysis, scopes)
    left: dict[int, tuple[scheme.Hit, ...]] = {}
    before: tuple[_Topic, ...] = ()
    for number, scope in enumerate(scopes):
        found = themes.hits(analysis, scope.sentence, scope.words)
        topics = list(_topics(analysis, scope, found, spoken))
        line = analysis.lines[scope.sentence.line]
        own = {topic.theme for topic in topics}
        carried = [
            topic for topic in _left(analysis, scope, left, before, line.parent, spoken) if topic.theme not in own
        ]
        yield from binder.of_scope(scope, (*topics, *carried), thread.at(number, scope))
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
class _Side:
    """One place or two that a clause may be about, with all that tells so wherever in the clause the theme stands.

    `found` is how the partner was found, `beside` how the other was, `standing` what part they play in the document, and
    `near` sums up both; `thread` and `cast` tell where the text has come to and how many play in it. Of `home` alone a network's own agenda is not said.
    """

    level: str
    actors: tuple[str, ...]
    partner: str
    other: str | None
    found: tuple[str, ...]
    beside: tuple[str, ...]
    standing: tuple[str, ...]
    sentences: tuple[int, ...]
    thread: tuple[str, ...]
    cast: tuple[str, ...]
    near: str = "farther,unrelated"
    home_alone: bool = False


class _View:
    """The places that a sentence names, as seen from a theme word in it; `roles` are known for the whole sentence."""

    def __init__(self, text: str, scope: Scope, roles: dict[tuple[int, int], str], start: int) -> None:
        self._text, self._scope, self._roles, self._start = text, scope, roles, start
        self._named = {name for _, name in scope.mentions}
        self._before = [pair for pair in scope.mentions if pair[0].end <= start]
        self._parts: dict[str, str] = {}

    def part(self, place: str) -> str:
        """Return which part a place takes where it is named last before the word, or else first."""
        if place not in self._parts:
            found = [mention for mention, reference in self._scope.mentions if reference == place]
            nearest = next((mention for mention in reversed(found) if mention.end <= self._start), None)
            self._parts[place] = f"as-{self._role(nearest or found[0])}" if found else "as-left-out"
        return self._parts[place]

    def _role(self, mention: Named) -> str:
        at = (mention.start, mention.end)
        if at not in self._roles:
            self._roles[at] = settings.role(self._text, mention, self._scope.sentence)
        return self._roles[at]

    def distance(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return how far before the word the nearest of them is named, and whether another stands between."""
        nearest = -1
        for mention, name in self._before:
            if name in actors and mention.end > nearest:
                nearest = mention.end
        if nearest < 0:
            return () if self._named.isdisjoint(actors) else ("named-behind",)
        gap = self._start - nearest
        near = (
            "named-adjacent"
            if gap <= _CLOSE
            else "named-close"
            if gap <= _NEAR
            else "named-near"
            if gap < _FAR
            else "named-far"
        )
        for mention, name in self._before:
            if mention.start >= nearest and name not in actors:
                return near, "other-between"
        return (near,)


@value
class _Binder:
    """Binds the topics of a document's sentences to those that they may be said of."""

    analysis: Analysis
    related: Related
    standing: _Standing
    cast: Cast

    def of_scope(self, scope: Scope, topics: Sequence[_Topic], moment: Moment) -> Iterator[Binding]:
        """Yield each topic of a sentence with each pair and each place that it may be said of.

        Whom a clause is about is the same for all its topics, and so is what is seen from one position.
        """
        text = self.analysis.document.text
        sides: dict[int, tuple[_Side, ...]] = {}
        views: dict[int, _View] = {}
        roles: dict[tuple[int, int], str] = {}
        for topic in topics:
            if topic.clause not in sides:
                sides[topic.clause] = tuple(self._sides(scope, topic.clause, moment))
            if topic.start not in views:
                views[topic.start] = _View(text, scope, roles, topic.start)
            yield from self._of_topic(scope, topic, sides[topic.clause], views[topic.start])

    def _of_topic(self, scope: Scope, topic: _Topic, sides: Sequence[_Side], view: _View) -> list[Binding]:
        """Return one topic with each pair and each place, nearest first, each once.

        The features of a reading stand apart for strong words, weak ones, and themes that are only left to it.
        """
        strength = topic.features[0]
        own = _apart(strength, topic.features)
        done = tuple(each for each in topic.features if each.startswith("with-"))
        word = (f"word:{topic.hit.word.phrase}",) if topic.hit else ()
        sort = word_sorts.features(topic.hit.word.phrase, topic.theme) if topic.hit else ()
        learns = topic.hit is not None and _learns(self.analysis.document.text, scope.sentence, topic.hit)
        found = []
        for side in sides:
            if side.home_alone and "by-network" in topic.features:
                continue  # a network's own agenda is no city's theme
            other = () if side.other is None else (f"other-{view.part(side.other)}",)
            features = (
                side.level,
                *side.found,
                view.part(side.partner),
                *other,
                *side.beside,
                *side.standing,
                *view.distance(side.actors),
            )
            found.append(
                Binding(
                    actors=side.actors,
                    theme=topic.theme,
                    way=side.level,
                    features=(
                        own,
                        _apart(strength, features),
                        _joined(strength, side.near, (side.level, *done)),
                        word,
                        sort,
                        side.thread,
                        side.cast,
                    ),
                    start=topic.start,
                    end=topic.end,
                    sentence=scope.sentence.index,
                    sentences=side.sentences,
                    learner=_learner(self.analysis, scope, side.actors) if learns else None,
                )
            )
        return found

    def _sides(self, scope: Scope, clause: int, moment: Moment) -> Iterator[_Side]:
        """Yield whom a clause may be about, each pair and each place once, the nearest first."""

        def setting(level: str, actors: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
            return moment.features(level, actors), self.cast.features(self.analysis, level, actors, scope.home)

        many = "among-many" if len(scope.here) > _MANY else "among-few"
        rank = "nearest"
        seen: set[tuple[str, ...]] = set()
        for level, partners in scope.reaches(clause):
            found = (rank, "side-by-side" if len(partners) > 1 else "lone", many)
            sentences = _support(scope, level)
            for partner in partners:
                for other, way in self._others(scope, clause, partner):
                    pair = _pair(partner, other)
                    if pair not in seen:
                        seen.add(pair)
                        relation = self._relation(scope, pair, level)
                        near = f"{rank},{relation[0]}"
                        standing = self.standing.features(pair)
                        beside = (way, *relation)
                        yield _Side(
                            level, pair, partner, other, found, beside, standing, sentences, *setting(level, pair), near
                        )
                one = (partner,)
                if one not in seen:
                    seen.add(one)
                    standing, near = self.standing.features(one), f"{rank},unrelated"
                    yield _Side(level, one, partner, None, found, (), standing, sentences, *setting(level, one), near)
            rank = "farther"
        home, alone = scope.home, rank == "nearest"
        if home:
            level = "home-left-out"
            if home in scope.here:
                level = "home-in-clause" if home in scope.named[clause] else "home-named"
            lone = ("alone" if alone else "with-partners", many)
            standing = self.standing.features((home,))
            here = _support(scope, level)
            yield _Side(
                level, (home,), home, None, lone, (), standing, here, *setting(level, (home,)), home_alone=alone
            )

    def _relation(self, scope: Scope, pair: Pair, level: str) -> tuple[str, ...]:
        """Return whether a pair is related, first, and by what."""
        kinds = self.related.kinds(pair)
        tied = "related" if kinds else "unrelated"
        here = kinds and self.related.told(pair, scope.sentence.start, scope.sentence.end)
        return (tied, f"{tied}-{level}", *kinds, *(("related-here",) if here else ()))

    def _others(self, scope: Scope, at: int, partner: str) -> Iterator[tuple[str, str]]:
        """Yield who may be the other side of a partner, each once, with how it is found."""
        known = self.related.other(partner, (*scope.named[at], *scope.around))
        if known is not None:
            yield known, "other-related"
        if scope.home and scope.home not in {partner, known}:
            yield scope.home, "other-home-too" if known else "other-home"
        beside = next(iter([each for each in scope.named[at] if each not in {partner, known, scope.home}]), None)
        if beside and self.analysis.country(beside) != self.analysis.country(partner):
            yield beside, "other-beside"


# the same few sets of features come again and again: their names are put together once
@lru_cache(maxsize=_KEPT)
def _apart(strength: str, features: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{strength}:{each}" for each in features)


@lru_cache(maxsize=_KEPT)
def _joined(strength: str, near: str, features: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{strength}:{near},{each}" for each in features)


def _support(scope: Scope, level: str) -> tuple[int, ...]:
    """Return the sentences that a binding rests on: its own, and the one before that names the partner."""
    if level in {"carried", "line-before"} and scope.origin is not None:
        return scope.origin, scope.sentence.index
    return (scope.sentence.index,)


def _learns(text: str, sentence: Sentence, hit: scheme.Hit) -> bool:
    """Tell whether a theme is looked at, asked after or taken over, and not presented."""
    start = hit.end if hit.word.language == "ko" else sentence.start
    return _LEARNS.search(text, start, sentence.end) is not None and not _TELLS.search(text, start, sentence.end)


def _learner(analysis: Analysis, scope: Scope, actors: tuple[str, ...]) -> str | None:
    """Return who of two learns the other's policy, where one does: who acts in the sentence."""
    if len(actors) != _TWO:
        return None
    for mention, reference in scope.mentions:
        if (
            reference in actors
            and mention.kind != "group"
            and _acts(analysis.document.text, mention.end, scope.sentence)
        ):
            return reference
    return scope.home if scope.home in actors and scope.home not in scope.here else None


def _acts(text: str, end: int, sentence: Sentence) -> bool:
    if _HANGUL.search(text, sentence.start, sentence.end):
        return themes.SUBJECT.match(text, end, min(sentence.end, end + _REACH)) is not None
    return _LEARNS.search(text, end, sentence.end) is not None


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
