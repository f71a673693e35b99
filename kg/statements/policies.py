"""Named policies, programmes, projects and facilities, and whose they are.

The owner of a name (kg/statements/policy_names.py) is a place inside it, the place whose genitive it follows, whoever
acts in its clause, or the place that a visit shows it in: each possible owner is a candidate, with all the ways that
point to it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg import themes as scheme
from kg.model import Event, EventKind, Statement
from kg.statements import themes
from kg.statements.analysis import Analysis
from kg.statements.casts import Cast, cast
from kg.statements.morphology import Sentence
from kg.statements.policy_names import GLOSSED, SHOWN, WINDOW, Name, names
from kg.statements.scopes import Scope
from kg.values import named_value

_GENITIVE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:시|군|구|도|성|현|주|시청|측)?(?:의|(?:가|이|에서)\s*"
    r"(?:운영하는|추진하는|추진 중인|만든|조성한|세운|자랑하는|소유한|시행하는|운영 중인|도입한|개발한|"
    r"펼치는|벌이는|벌여 온|지은|짓는|꾸린|여는)"
    r"|(?:가|이)\s(?:[가-힣\d]+\s){0,4}(?:운영하는|추진하는|만든|조성한|세운|시행하는|도입한|시작한|벌이는|내건|"
    r"운영해 온|추진해 온)|['’]s)"
    r"\s*(?:대표\s*|새\s*|[a-z]+\s)?[‘'\"“「『]?$"
)
_TOLD = re.compile(GLOSSED + r"(?:소개|설명|발표|홍보|알리|선보|전파|공유|자랑|제시)")
_OWN = re.compile(
    GLOSSED + r"(?:적용|접목|참고|반영|도입|조성|추진|시행|마련|구축|유치|운영|제정|시작|만들|짓|늘리|확대)"
)
_VENUE = re.compile(r"[’'\"”」』]?\s*(?:\([^)]{0,40}\))?\s?(?:[가-힣\d]+\s?(?:홀|실|무대|층))?에서(?!는|도)")
_LOOKED = re.compile(
    r"(?:visit|tour|look|saw|inspect|study|stud(?:y|ied)|walk|view|brief|shown?|learn|explor|demonstrat|present|"
    r"introduc|explain|call)",
    re.IGNORECASE,
)
GUESSED = "theme-guessed"
# how many theme words of the sentences before may tell what a name is about
_REMEMBERED = 12
_FEW = 2
# a name in its own letters or unknown to the dictionary is mostly one abroad
_SHAPES = ("own-letters", "named-after-place", "with-place", "proper", "quoted")
# what is left when nothing tells a policy's field: it is a policy of the city as a whole
_DEFAULT = "urban-planning"


@named_value
class Candidate:
    """A name that may be a policy's, one place that may own it, and its theme; `within` are those of its own words.

    `features` tell whether it is a policy at all, `ways` how this owner was found: each is judged by itself.
    """

    name: str
    owner: str
    theme: str
    features: tuple[str, ...]
    ways: tuple[str, ...]
    start: int
    end: int
    sentence: int
    within: tuple[str, ...] = ()


class _Stays:
    """Where a delegation is, as the text goes on, and which place besides the home is named most."""

    def __init__(self, events: Iterable[Event], scopes: Sequence[Scope]) -> None:
        self._places = sorted(
            (min(span.start for span in each.evidence), each.place)
            for each in events
            if each.type is EventKind.VISIT and each.place and each.evidence
        )
        homes = {scope.home for scope in scopes}
        counts = Counter(place for scope in scopes for place in scope.here if place not in homes)
        self.main = max(counts, key=lambda place: counts[place], default=None)

    def at(self, position: int) -> str | None:
        """Return the last place that was told to be visited, up to a position of the text."""
        after = bisect_right(self._places, position, key=lambda each: each[0])
        return self._places[after - 1][1] if after else None


def find(analysis: Analysis, scopes: Sequence[Scope], relations: Iterable[Statement] = ()) -> Iterator[Candidate]:
    """Yield the candidates of a document; what its relations tell of as a gathering is less likely one."""
    told = [each for each in relations if isinstance(each, Event)]
    held = [_plain(each.name) for each in told if each.name]
    stays = _Stays(told, scopes)
    players = cast(analysis)
    towns = frozenset(
        label.removesuffix("시")
        for place in analysis.places
        for label in (place.ko, *place.labels)
        if label and len(label) > 1
    )
    labels = [
        (label, place.reference) for place in analysis.places if len(label := (place.ko or "").removesuffix("시")) > 1
    ]
    line = -1
    hits: list[scheme.Hit] = []
    for scope in scopes:
        sentence = scope.sentence
        if sentence.line != line:
            line, hits = sentence.line, []
        hits = [*hits[-_REMEMBERED:], *scope.words]
        for name in names(analysis, sentence, towns):
            theme, near = _theme(name, hits)
            within = tuple(dict.fromkeys(hit.word.theme for hit in hits if _holds(name, hit)))
            text = analysis.text(name.start, name.end)
            cues = tuple(_cues(analysis.document.text, name, sentence))
            common = [*name.features, near, *cues, *_surroundings(analysis, sentence, name)]
            plain = _plain(text)
            if any(plain in other or other in plain for other in held):
                common.append("held-as-event")
            after = tuple(reference for label, reference in labels if text.startswith(label))
            cue = cues[0] if cues else "plain"
            for owner, ways in _owners(analysis, scope, name, cue, after, stays, players).items():
                yield Candidate(
                    name=text,
                    owner=owner,
                    theme=theme,
                    features=tuple(common),
                    ways=tuple(ways),
                    start=name.start,
                    end=name.end,
                    sentence=sentence.index,
                    within=within,
                )


def _plain(name: str) -> str:
    return name.replace(" ", "")


def _theme(name: Name, hits: list[scheme.Hit]) -> tuple[str, str]:
    """Return the theme of a name: of its own words first, what they begin with, else of the nearest words."""
    inside = [hit for hit in hits if _holds(name, hit)]
    if inside:
        best = max(inside, key=lambda hit: (hit.word.strong, -hit.start))
        return best.word.theme, "theme-inside"
    near = [hit for hit in hits if hit.word.strong] or hits
    if near:
        best = min(near, key=lambda hit: min(abs(hit.end - name.start), abs(hit.start - name.end)))
        distance = min(abs(best.end - name.start), abs(best.start - name.end))
        return best.word.theme, "theme-near" if distance <= WINDOW else "theme-far"
    return _DEFAULT, GUESSED


def _holds(name: Name, hit: scheme.Hit) -> bool:
    return name.start <= hit.start and hit.end <= name.end


def _surroundings(analysis: Analysis, sentence: Sentence, name: Name) -> Iterator[str]:
    text = analysis.document.text
    line = analysis.lines[sentence.line]
    previous = next((token for token in reversed(sentence.tokens) if token.end <= name.start), None)
    yield f"after-{previous.tag if previous else 'start'}"
    if previous and previous.tag.startswith("J"):
        yield f"after-{previous.form}"
    if _VENUE.match(text, name.end, min(sentence.end, name.end + WINDOW)):
        yield "venue"
    if line.index == 0:
        yield "title"
    elif line.kind != "text":
        yield line.kind
    if any(mention.kind == "network" for mention in analysis.of(sentence)):
        yield "by-network"


def _owners(
    analysis: Analysis, scope: Scope, name: Name, cue: str, after: Iterable[str], stays: _Stays, players: Cast
) -> dict[str, list[str]]:
    """Return who may own a name, each place with all the ways that point to it; what is done with it goes along.

    `cue` is what is done with it, `after` are the places whose name it begins with, `players` tells what kind of text
    it is: in the report of a journey most of what is told is the hosts'.
    """
    found: dict[str, list[str]] = {}
    for way, owner in (*_ways(analysis, scope, name, after), *_abroad(stays, name)):
        ways = found.setdefault(owner, [])
        if way not in ways:
            ways += [way, f"{way}/{cue}"]
    shape = next((each for each in _SHAPES if each in name.features), "common")
    for owner, ways in found.items():
        whose = "own" if owner == scope.home else "other"
        kin = players.kin(analysis, owner, scope.home)
        ways += [f"{whose}/{cue}", f"{whose}/{shape}", f"{players.kind}/{kin}"]
    return found


def _abroad(stays: _Stays, name: Name) -> Iterator[tuple[str, str]]:
    """Yield where a delegation is when the name is told, and the place that the document is about besides the home."""
    visited = stays.at(name.start)
    if visited:
        yield "visited", visited
    if stays.main:
        yield "main", stays.main


def _ways(analysis: Analysis, scope: Scope, name: Name, after: Iterable[str]) -> Iterator[tuple[str, str]]:
    text = analysis.document.text
    number = themes.clause_of(scope.clauses, name.start)
    clause = scope.clauses[number]
    yield from _inside(scope, name)
    for reference in after:
        yield "named-after", reference
    before = [pair for pair in scope.mentions if pair[0].end <= name.start and pair[0].kind != "group"]
    if before and _GENITIVE.match(text, before[-1][0].end, name.start):
        yield "genitive", before[-1][1]
    subject = next(
        (pair for pair in reversed(before) if themes.SUBJECT.match(text, pair[0].end, pair[0].end + WINDOW)), None
    )
    if subject:
        yield "subject", subject[1]
    in_clause = [pair for pair in before if pair[0].start >= clause.start]
    if in_clause:
        yield "in-clause", in_clause[-1][1]
    for rank, (reach, partners) in enumerate(scope.reaches(number)):
        if len(partners) <= _FEW:  # of many places none is told to be the owner
            for partner in partners:
                yield f"partner-{reach}" if not rank else f"farther-{reach}", partner
    if scope.home:
        yield "home-named" if scope.home in scope.here else "home", scope.home
    if before:
        yield "before", before[-1][1]


def _inside(scope: Scope, name: Name) -> Iterator[tuple[str, str]]:
    """Yield the places that stand in the name itself."""
    for mention, reference in scope.mentions:
        if mention.kind == "place" and name.start <= mention.start and mention.end <= name.end:
            yield "in-name" if mention.start == name.start else "within-name", reference


def _cues(text: str, name: Name, sentence: Sentence) -> Iterator[str]:
    if "proper-english" in name.features or "double-quoted-english" in name.features:
        if _LOOKED.search(text, max(sentence.start, name.start - 2 * WINDOW), name.start):
            yield "shown"
        return
    for cue, pattern in (("shown", SHOWN), ("told", _TOLD), ("own", _OWN)):
        if pattern.match(text, name.end, min(sentence.end, name.end + WINDOW)):
            yield cue
