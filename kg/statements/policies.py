"""Named policies, programmes, projects and facilities, and whose they are.

A name stands in quotation marks, or is a compound of nouns that ends in what a policy is called by (사업, 센터, 조례).
Its owner is a place inside the name, the place whose genitive it follows, whoever acts in its clause, or the place
that a visit shows it in: each possible owner is a candidate with features of its own.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import paths
from kg import themes as scheme
from kg.statements import themes
from kg.statements.analysis import Analysis
from kg.statements.morphology import Sentence, Token
from kg.statements.scopes import Scope
from kg.values import named_value, value

_QUOTED = re.compile(
    r"'([^'’‘\n]{2,30})'|‘([^’‘\n]{2,30})’|「([^」\n]{2,30})」|『([^』\n]{2,30})』|\"([^\"\n]{2,14})\"|“([^”\n]{2,14})”"
)
# a quoted sentence, date or slogan is no name; a quoted gathering, agreement or prize is another kind of fact
_SPEECH = re.compile(r"[다요까자죠네라][.?!]?$|[.?!…]|^\d{2,4}[.년\s]|^[\d.\-~\s]+$|^제\d+")
_OTHER = re.compile(
    r"(?:포럼|총회|회의|축제|대회|전시회|전시|박람회|페스티벌|세미나|콘퍼런스|컨퍼런스|심포지엄|서밋|엑스포|페어|어워드|교류전|사진전|음악회|"
    r"공연|콘서트|협약서?|협정서?|의향서|양해각서|선언문?|각서|합의서|MOU|상|대상|금상|기념식|개막식|행사|영화제|문화제|연수|상담회|설명회|"
    r"이사회|도시|날|주간|네트워크|연합|협의회|연맹|기구|forum|summit|award|festival|declaration|memorandum|agreement|conference|expo|"
    r"network)$",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the\s+)?((?:[A-Z][\w'’&-]*\s+){1,5}(?:Project|Programme|Program|Center|Centre|Park|Initiative|Plan|Card|Market|Museum|"
    r"Policy|Scheme|Strategy|District|Complex|Cluster|Wetland|Garden|Ordinance|Platform|System|Hub|Campus|Valley|Fund))\b"
)
_NOUN_TAGS = frozenset({"NNG", "NNP", "XPN", "XSN", "SL", "SN", "XR", "NR", "SH", "NNB", "W_HASHTAG"})
_JOINTS = frozenset({"", " ", "·"})
_GENERIC = re.compile(
    r"^(?:양|두|각|이|그|해당|관련|주요|다양한|우수|공동|교류|협력|국제|국제교류|상호|후속|현장|정책|핵심|기존|신규|다음|향후|추가|지역|도시|시정|본)*\s*"
    r"(?:사업|프로젝트|프로그램|정책|센터|시설|시스템|단지|제도|전략|공장|박물관|도서관|공원|학교|대학|연구소|연구원|플랫폼|서비스|모델|이전|복원|보전|행정)$"
)
_GENITIVE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:시|군|구|도|성|현|주|시청|측)?(?:의|(?:가|이|에서)\s*"
    r"(?:운영하는|추진하는|추진 중인|만든|조성한|세운|자랑하는|소유한|시행하는|운영 중인|도입한|개발한|펼치는|벌이는|벌여 온))?"
    r"\s*(?:대표\s*|새\s*)?[‘'\"“「『]?$"
)
# what is done with a policy right after its name: someone is shown it, tells of it, or uses it at home
_GLOSSED = (
    r"[’'\"”」』]?\s*(?:\([^)]{0,40}\))?\s*(?:사업|제도|정책|프로그램|시설|현장|단지|운영|조성|추진|전경|일대|부지|시스템|사례|과정|상황|등|와|과|,|\s|"
    r"[가-힣]{2,8}[과와])*(?:을|를|에|의|에서|도)?\s*(?:[가-힣]+\s){0,2}?"
)
_SHOWN = re.compile(
    _GLOSSED
    + r"(?:견학|시찰|둘러|답사|탐방|방문|살펴|살핀|살피|벤치마킹|관람|찾|배우|배워|배운|배웠|본다|본\s|보고|청취|들었|들음)"
)
_TOLD = re.compile(_GLOSSED + r"(?:소개|설명|발표|홍보|알리|선보|전파|공유|자랑|제시)")
_OWN = re.compile(_GLOSSED + r"(?:적용|접목|참고|반영|도입|조성|추진|시행|마련|구축|유치|운영)")
GUESSED = "theme-guessed"
# how many theme words of the sentences before may tell what a name is about
_REMEMBERED = 12
_WINDOW = 40
_FEW = 2
_TAIL = 1
# whose these are depends on what is done with the name
_CUED = frozenset({"owner-subject", "owner-in-clause", "owner-partner", "owner-home"})
# what is left when nothing tells a policy's field: it is a policy of the city as a whole
_DEFAULT = "urban-planning"


@named_value
class Candidate:
    """A name that may be a policy's, one place that may own it, and its theme.

    `features` tell whether it is a policy at all, `way` how this owner was found: each is judged by itself.
    """

    name: str
    owner: str
    theme: str
    features: tuple[str, ...]
    way: str
    start: int
    end: int
    sentence: int


@value
class _Name:
    start: int
    end: int
    features: tuple[str, ...]


def find(analysis: Analysis, scopes: Sequence[Scope]) -> Iterator[Candidate]:
    """Yield the candidates of a document."""
    line = -1
    hits: list[scheme.Hit] = []
    for scope in scopes:
        sentence = scope.sentence
        if sentence.line != line:
            line, hits = sentence.line, []
        hits = [*hits[-_REMEMBERED:], *scope.words]
        for name in _names(analysis, sentence):
            theme, near = _theme(name, hits)
            text = analysis.text(name.start, name.end)
            common = [*name.features, near, *_surroundings(analysis, sentence, name)]
            for way, owner in _owners(analysis, scope, name):
                yield Candidate(
                    name=text,
                    owner=owner,
                    theme=theme,
                    features=tuple(common),
                    way=way,
                    start=name.start,
                    end=name.end,
                    sentence=sentence.index,
                )


def _names(analysis: Analysis, sentence: Sentence) -> Iterator[_Name]:
    text = analysis.document.text
    taken: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        group = next(index for index, value in enumerate(match.groups(), 1) if value is not None)
        start, end = match.span(group)
        words = text[start:end].strip()
        taken.append((start, end))
        if _SPEECH.search(words) or _OTHER.search(words) or _is_named(analysis, sentence, start, end):
            continue
        features = ["quoted"]
        if _endings().search(words):
            features.append("headed")
        following = text[match.end() : match.end() + 12]
        if re.match(
            r"\s?(?:사업|프로젝트|제도|정책|프로그램|앱|현장|시설|자료|운영|도입|조성|캠페인|시스템|서비스|전략|모델|단지|카드|센터)",
            following,
        ):
            features.append("called")
        if match.group()[0] in '"“':
            features.append("double-quoted")
        yield _Name(start, end, tuple(features))
    if sentence.tokens and all(token.tag in {"SL", "SN", "SP"} for token in sentence.tokens[:6]):
        for match in _ENGLISH.finditer(text, sentence.start, sentence.end):
            yield _Name(*match.span(1), ("compound", "headed", "proper"))
    for nouns_in_row in _runs(sentence, text):
        run = _headed(nouns_in_row, text)
        if not run:
            continue
        start, end = run[0].start, run[-1].end
        if any(left < end and start < right for left, right in taken):
            continue
        words = text[start:end]
        head = _endings().search(words)
        if not head or _GENERIC.match(words) or _OTHER.search(words):
            continue
        nouns = [token for token in run if token.tag in {"NNG", "NNP", "SL"}]
        if (len(nouns) < 2 and not (nouns and nouns[0].tag == "NNP" and end - start > 3)) or _is_named(
            analysis, sentence, start, end
        ):
            continue
        features = ["compound", *_kind(head.group())]
        named = any(
            mention.kind == "place" and mention.start <= start < mention.end for mention in analysis.of(sentence)
        )
        if any(token.tag in {"NNP", "SL"} for token in run) or named:
            features.append("proper")
        features.append("long" if len(nouns) > 3 else "short")
        yield _Name(start, end, tuple(features))


@cache
def _heads() -> dict[str, str]:
    """Return what policies are called by, each with its kind.

    `named` heads make a name of what stands before them, `vague` ones need a proper name there, and a `body` is as
    often one that acts as one that is shown.
    """
    with (paths.data() / "policy_heads.csv").open(encoding="utf-8", newline="") as file:
        return {row["head"]: row["kind"] for row in csv.DictReader(file)}


@cache
def _head_tails() -> frozenset[str]:
    return frozenset(head[-_TAIL:] for head in _heads())


@cache
def _head_words() -> tuple[str, ...]:
    return tuple(_heads())


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, _heads()), key=len, reverse=True)) + ")$")


def _kind(head: str) -> Iterator[str]:
    kind = _heads()[head]
    yield "headed" if kind == "named" else f"head-{kind}"


def _runs(sentence: Sentence, text: str) -> Iterator[list[Token]]:
    """Yield the runs of nouns between which stands nothing but a space, a middle dot or a bracketed gloss."""
    run: list[Token] = []
    for token in (*sentence.tokens, None):
        joined = bool(run) and token is not None and text[run[-1].end : token.start] in _JOINTS
        if token is not None and token.tag in _NOUN_TAGS and (joined or not run):
            run.append(token)
            continue
        if run:
            yield run
        run = [token] if token is not None and token.tag in _NOUN_TAGS else []


def _headed(run: list[Token], text: str) -> list[Token]:
    """Return the nouns up to the last that a policy is called by (디엔치 습지복원, not 현장 after it)."""
    for end in range(len(run), 0, -1):
        last = run[end - 1].end
        # most words end as none of them does
        if text[last - _TAIL : last] not in _head_tails():
            continue
        words = text[run[0].start : last]
        if not words.endswith(_head_words()):
            continue
        following = text[run[end - 1].end : run[end - 1].end + 1]
        inside_word = end < len(run) and run[end].start == run[end - 1].end and following.isalpha()
        if not inside_word:
            return run[:end]
    return []


def _is_named(analysis: Analysis, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a name is that of a network or an official, or nothing but a place's."""
    for mention in analysis.of(sentence):
        if mention.start < end and start < mention.end:
            if mention.kind in {"network", "official"}:
                return True
            if mention.kind == "place" and mention.start <= start and end <= mention.end:
                return True
    return False


def _theme(name: _Name, hits: list[scheme.Hit]) -> tuple[str, str]:
    """Return the theme of a name: of its own words first, the last of them, else of the nearest words."""
    inside = [hit for hit in hits if name.start <= hit.start and hit.end <= name.end]
    if inside:
        best = max(inside, key=lambda hit: (hit.word.strong, hit.start))
        return best.word.theme, "theme-inside"
    near = [hit for hit in hits if hit.word.strong] or hits
    if near:
        best = min(near, key=lambda hit: min(abs(hit.end - name.start), abs(hit.start - name.end)))
        distance = min(abs(best.end - name.start), abs(best.start - name.end))
        return best.word.theme, "theme-near" if distance <= _WINDOW else "theme-far"
    return _DEFAULT, GUESSED


def _surroundings(analysis: Analysis, sentence: Sentence, name: _Name) -> Iterator[str]:
    text = analysis.document.text
    yield from _cues(text, name, sentence.end)
    if analysis.lines[sentence.line].index == 0:
        yield "title"
    if any(mention.kind == "network" for mention in analysis.of(sentence)):
        yield "by-network"


def _owners(analysis: Analysis, scope: Scope, name: _Name) -> Iterator[tuple[str, str]]:
    """Yield who may own a name, each place once, by the first of the ways that points to it."""
    text, sentence = analysis.document.text, scope.sentence
    clause = scope.clauses[themes.clause_of(scope.clauses, name.start)]
    cue = next(iter(_cues(text, name, sentence.end)), "plain")
    seen: set[str] = set()
    for way, owner in _ways(analysis, scope, name, clause):
        if owner not in seen:
            seen.add(owner)
            yield f"{way}/{cue}" if way in _CUED else way, owner


def _ways(analysis: Analysis, scope: Scope, name: _Name, clause: themes.Clause) -> Iterator[tuple[str, str]]:
    text = analysis.document.text
    named = [pair for pair in themes.places(analysis, scope.sentence) if pair[0].kind != "group"]
    for mention, reference in named:
        if name.start <= mention.start and mention.end <= name.end and mention.kind == "place":
            yield "owner-in-name" if mention.start == name.start else "owner-within", reference
    before = [pair for pair in named if pair[0].end <= name.start]
    if before and before[-1][0].kind == "place" and _GENITIVE.match(text, before[-1][0].end, name.start):
        yield "owner-genitive", before[-1][1]
    subject = next(
        (pair for pair in reversed(before) if themes.SUBJECT.match(text, pair[0].end, pair[0].end + 40)), None
    )
    if subject:
        yield "owner-subject", subject[1]
    in_clause = [pair for pair in before if pair[0].start >= clause.start]
    if in_clause:
        yield "owner-in-clause", in_clause[-1][1]
    reach, partners = scope.partners(themes.clause_of(scope.clauses, name.start))
    if len(partners) <= _FEW:  # of many places none is told to be the owner
        for partner in partners:
            yield "owner-partner" if reach != "line-before" else "owner-far-partner", partner
    if scope.home:
        yield "owner-home", scope.home
    if before:
        yield "owner-before", before[-1][1]


def _cues(text: str, name: _Name, end: int) -> Iterator[str]:
    for cue, pattern in (("shown", _SHOWN), ("told", _TOLD), ("own", _OWN)):
        if pattern.match(text, name.end, min(end, name.end + _WINDOW)):
            yield cue
