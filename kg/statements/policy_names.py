"""Names that may be a policy's, programme's, project's or facility's, wherever they stand.

A name stands in quotation marks, or is a compound of nouns: one that ends in what a policy is called by (사업, 센터,
landfill), that is told in its own letters too, or that someone is shown.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg import paths
from kg.statements.analysis import Analysis, Named
from kg.statements.morphology import Sentence, Token
from kg.statements.patterns import near
from kg.values import value

HANGUL = re.compile(r"[가-힣]")
_QUOTED = re.compile(
    r"(?<![가-힣\w])'(?!\s)([^'’‘\n]{2,34})'|‘([^’‘\n]{2,34})’|「([^」\n]{2,34})」|『([^』\n]{2,34})』|\"([^\"\n]{2,34})\"|“([^”\n]{2,34})”|"
    r"<([^<>\n]{3,30})>"
)
# a quoted sentence, date or slogan is no name
_SPEECH = re.compile(r"[다요까자죠네라][,.?!]?$|[.?!…,]|^\d{2,4}[.년\s]|^[\d.\-~\s]+$|^제\d+|^[a-z]")
# a quoted gathering, agreement or prize is mostly another kind of fact
_OTHER = {
    "gathering": re.compile(
        r"(?:포럼|총회|회의|세미나|콘퍼런스|컨퍼런스|심포지엄|서밋|교류전|음악회|공연|콘서트|기념식|개막식|행사|연수|상담회|설명회|"
        r"이사회|forum|summit|conference|congress|assembly)$",
        re.IGNORECASE,
    ),
    "pact": re.compile(
        r"(?:협약서?|협정서?|의향서|양해각서|선언문|각서|합의서|MOU|declaration|memorandum|agreement)$", re.IGNORECASE
    ),
    "prize": re.compile(r"(?:어워드|[가-힣]{2}상|대상|금상|award)$", re.IGNORECASE),
    "title": re.compile(r"(?:도시|날|주간|연합|협의회|연맹|기구|network)$", re.IGNORECASE),
}
_OTHERWISE = near("|".join(ending.pattern for ending in _OTHER.values()), re.IGNORECASE)
_CAPITAL = r"(?:[A-Z][\w'’&.\-]*|[A-Z]{2,})"
# Chollipo Arboretum, the Sihwa Lake restoration: capitals, then what a policy is called by, capital or not
_ENGLISH = (
    r"(?<![\w'’])(?P<name>(?:{capital}\s+(?:(?:of|for|and|on|the|de|du|la)\s+)?){{1,5}}?"
    r"(?:[a-z]+(?:-[a-z]+)+\s+|[a-z]+\s+)??(?:{heads}))(?![\w])(?!\s+(?:{heads})(?!\w))"
)
_OWNED = re.compile(r"(?:[A-Z][\w.\-]*\s)*[A-Z][\w.\-]*['’]s\s+(?=[A-Z])")
_NOUN_TAGS = frozenset({"NNG", "NNP", "XPN", "XSN", "SL", "SN", "XR", "NR", "SH", "NNB", "W_HASHTAG"})
_PROPER = frozenset({"NNP", "SL"})
_NAMING = _PROPER | {"NNG"}
_JOINTS = frozenset({"", " "})
_LINKS = frozenset({"·", "-"})
# a number or a date before a name is no part of it (10일 제네바 국제회의센터), nor is what tells when or where
_LEADING = re.compile(
    r"^(?:.*\d\s?(?:년|월|일|시|명|개|곳)\s+(?=\S))?(?:(?:\d[\d.~∼\-]*\s?(?:년|월|일|시|분|명|개|곳|회|차|억|만|천)?|올해|내년|지난해|이번|다음|현지|국내|주요|인근|당시|등|이후|이래|결연|이날|이튿날|당일|전날|대신|자체|최근|현재|당초|관내|시내|매년|해마다|별도|직접|[시군구도]|[A-Z]\.)\s+)*"
)
_GENERIC = re.compile(
    r"^(?:양|두|각|이|그|해당|관련|주요|다양한|우수|공동|교류|협력|국제|국제교류|상호|후속|현장|정책|핵심|기존|신규|다음|향후|추가|지역|도시|시정|본)*\s*"
    r"(?:사업|프로젝트|프로그램|정책|센터|시설|시스템|단지|제도|전략|공장|박물관|도서관|공원|학교|대학|연구소|연구원|플랫폼|서비스|모델|이전|복원|보전|행정|"
    r"축제|캠프|운동|시장)$"
)
_CALLED = re.compile(
    r"\s?(?:사업|프로젝트|제도|정책|프로그램|앱|현장|시설|자료|운영|도입|조성|캠페인|시스템|서비스|전략|모델|단지|카드|센터|조례|공간|마을|개념|운동|"
    r"방식|"
    r"programme|program|project|scheme|initiative|policy|system|campaign|model|service)"
)
# a name told in its own letters too: 노르트하펜(Nordhafen)
_OWN_LETTERS = re.compile(r"[’'\"”」』]?\s?\((?=[^)]*[A-Za-zÀ-ž])[A-Za-zÀ-ž\d\s'’.,&/\-]{3,40}\)")
# what may stand between a name and what is done with it
GLOSSED = (
    r"[’'\"”」』]?\s*(?:\([^)]{0,40}\))?\s*(?:사업|제도|정책|프로그램|시설|현장|단지|운영|조성|추진|전경|일대|부지|시스템|사례|과정|상황|등|와|과|,|\s|"
    r"[가-힣]{2,8}[과와])*(?:을|를|에|의|에서|도)?\s*(?:[가-힣]+\s){0,2}?"
)
SHOWN = re.compile(
    GLOSSED + r"(?:견학|시찰|둘러|답사|탐방|방문|살펴|살핀|살피|살핌|살폈|벤치마킹|관람|찾|배우|배워|배운|배웠|"
    r"본다|본\s|봄|보고|청취|들었|들음|들렀|체험)"
)
# what is done with a policy, to it or in it
_TOUCHED = re.compile(
    SHOWN.pattern
    + "|"
    + GLOSSED
    + r"(?:소개|설명|발표|홍보|알리|선보|전파|공유|자랑|제시|적용|접목|참고|도입|조성|운영|제정|만들|늘리|확대)"
)
# which part the name takes in its clause, and who of it acts
_CASE = re.compile(
    r"[’'\"”」』>]?(?:\s?\([^)]{0,40}\))?(?:(?P<object>[을를](?=\s))|(?P<subject>[은는이가](?=\s))|(?P<at>에서)|"
    r"(?P<by>으?로(?=\s))|(?P<list>\s?[·,]|\s?및|[와과](?=\s))|(?P<of>의(?=\s))|(?P<to>에(?=\s))|(?P<staff>\s?[가-힣]{0,4}(?:관계자|"
    r"직원|소장|센터장|관장|원장|대표|이사장|단장|과장|팀장|국장|교수|연구원|교사|학생))|(?P<noun>\s?[가-힣]))"
)
WINDOW = 40
_EXTENDED = 2
_ROOM = 4
_FEW = 2


@value
class Name:
    """A name that may be a policy's, in code points of the document, with what tells that it is one."""

    start: int
    end: int
    features: tuple[str, ...]


def names(analysis: Analysis, sentence: Sentence, towns: frozenset[str]) -> Iterator[Name]:
    """Yield the names in a sentence; `towns` are the Korean names of the document's places."""
    taken: list[tuple[int, int]] = []
    korean = HANGUL.search(analysis.document.text, sentence.start, sentence.end) is not None
    yield from _quoted(analysis, sentence, taken, korean=korean)
    if not korean:
        yield from _in_english(analysis, sentence, taken)
        return
    for row in _runs(sentence, analysis.document.text):
        found = _compound(analysis, sentence, row, taken)
        if found:
            yield _told(analysis, sentence, found, towns)


def _quoted(analysis: Analysis, sentence: Sentence, taken: list[tuple[int, int]], *, korean: bool) -> Iterator[Name]:
    text = analysis.document.text
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        group = next(index for index, words in enumerate(match.groups(), 1) if words is not None)
        start, end = match.span(group)
        taken.append((start, end))
        # "Harbour Pass," as English sets it
        end -= text.startswith(",", end - 1)
        words = text[start:end].strip()
        if _SPEECH.search(words) or _is_named(analysis, sentence, start, end):
            continue
        features = ["quoted", *_headed_by(words), *_otherwise(words), *_used(text, end, sentence)]
        if _CALLED.match(text, match.end()):
            features.append("called")
        if match.group()[0] in '"“':
            features.append("double-quoted" if korean else "double-quoted-english")
        if match.group()[0] == "<":
            features.append("angled")
        features.append("many-words" if words.count(" ") >= _ROOM else "few-words")
        yield Name(start, end, tuple(features))


def _in_english(analysis: Analysis, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[Name]:
    for match in _english().finditer(analysis.document.text, sentence.start, sentence.end):
        start, end = match.span("name")
        # whose it is is no part of it (Vancouver's Green Harbour Programme)
        owned = _OWNED.match(match["name"])
        start += owned.end() if owned else 0
        if _free(start, end, taken) and not _is_named(analysis, sentence, start, end):
            last = match["name"].split()[-1]
            capital = "capital-head" if last[:1].isupper() else "small-head"
            features = ("compound", "proper-english", capital, *_headed_by(last.lower()), *_otherwise(match["name"]))
            yield Name(start, end, features)


@value
class _Compound:
    start: int
    end: int
    tokens: tuple[Token, ...]
    headed: bool
    proper: bool


def _compound(
    analysis: Analysis, sentence: Sentence, row: list[Token], taken: Sequence[tuple[int, int]]
) -> _Compound | None:
    """Return the name that a row of nouns is, or None."""
    text = analysis.document.text
    run = _headed(row, text)
    headed = bool(run)
    if not headed and _PROPER.isdisjoint([token.tag for token in row]):
        return None  # without a head only a name is looked for
    run = run or row
    start, end = run[0].start, run[-1].end
    # a prefix that is no noun of its own (새마을) belongs to the word
    while start > sentence.start and run[0].start - start < _EXTENDED and HANGUL.match(text, start - 1):
        start -= 1
    if len(text[start:end].split(None, 1)) > 1 and (leading := _LEADING.match(text[start:end])):
        start += leading.end()
    country = next((each for each in analysis.of(sentence) if each.kind == "country" and each.start == start), None)
    if country and text[country.end : country.end + 1] == " ":
        start = min(country.end + 1, end)
    if end - start < _ROOM - 1 or not _free(start, end, taken) or _is_named(analysis, sentence, start, end):
        return None
    if text[start:end] in _heads() or _GENERIC.match(text[start:end]) or _OTHERWISE.search(text[start:end]):
        return None
    tokens = tuple(token for token in run if token.start >= start)
    known = _places(analysis, sentence, start, end)
    proper = any(token.tag in _PROPER and not _of_place(token, known) for token in tokens)
    nouns = [token for token in tokens if token.tag in _NAMING]
    if headed:
        fits = len(nouns) >= _FEW or (bool(nouns) and nouns[0].tag == "NNP" and end - start > _ROOM - 1)
    else:
        lettered = _OWN_LETTERS.match(text, end) is not None
        shown = not known and _TOUCHED.match(text, end, min(sentence.end, end + WINDOW)) is not None
        fits = proper and (lettered or shown)
    return _Compound(start, end, tokens, headed, proper) if fits else None


def _told(analysis: Analysis, sentence: Sentence, found: _Compound, towns: frozenset[str]) -> Name:
    """Return a compound with the features by which it is judged."""
    text = analysis.document.text
    words = text[found.start : found.end]
    features = ["compound", *(_headed_by(words) if found.headed else ["headless"])]
    if found.proper:
        features.append("proper")
    town = max((each for each in towns if words.startswith(each) and len(words) > len(each)), key=len, default="")
    if town and not words[len(town)].isspace():
        features.append("named-after-place")
    elif _places(analysis, sentence, found.start, found.end):
        features.append("with-place")
    if _OWN_LETTERS.match(text, found.end):
        features.append("own-letters")
    nouns = [token for token in found.tokens if token.tag in _NAMING]
    features.append("long" if len(nouns) > _ROOM - 1 else "short")
    features += _used(text, found.end, sentence)
    return Name(found.start, found.end, tuple(features))


def _places(analysis: Analysis, sentence: Sentence, start: int, end: int) -> list[Named]:
    return [
        mention
        for mention in analysis.of(sentence)
        if mention.kind == "place" and mention.start < end and start < mention.end
    ]


def _of_place(token: Token, known: Sequence[Named]) -> bool:
    return any(mention.start <= token.start < mention.end for mention in known)


def _free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return not any(left < end and start < right for left, right in taken)


@cache
def _heads() -> dict[str, str]:
    """Return what policies are called by, each with its kind.

    `named` heads make a name of what stands before them, `vague` ones need a proper name there, and a `body` is as
    often one that acts as one that is shown.
    """
    with (paths.data() / "policy_heads.csv").open(encoding="utf-8", newline="") as file:
        return {row["head"]: row["kind"] for row in csv.DictReader(file)}


@cache
def _heads_by_tail() -> dict[str, tuple[str, ...]]:
    """Return what policies are called by, the longest first, by its last letter: most words end as none of them does."""
    table: dict[str, list[str]] = {}
    for head in _heads():
        table.setdefault(head[-1], []).append(head)
    return {tail: tuple(sorted(heads, key=len, reverse=True)) for tail, heads in table.items()}


@cache
def _english() -> re.Pattern[str]:
    latin = sorted((head for head in _heads() if head.isascii()), key=len, reverse=True)
    heads = "|".join(f"[{each[0].upper()}{each[0]}]{re.escape(each[1:])}s?" for each in latin)
    return re.compile(_ENGLISH.format(capital=_CAPITAL, heads=heads))


def _otherwise(words: str) -> Iterator[str]:
    """Yield what other kind of fact a name may be."""
    return (f"like-{kind}" for kind, ending in _OTHER.items() if ending.search(words))


def _used(text: str, end: int, sentence: Sentence) -> Iterator[str]:
    """Yield which part a name takes in its clause, and the syllable that it ends in."""
    case = _CASE.match(text, end, min(sentence.end, end + WINDOW))
    yield f"before-{case.lastgroup if case else 'end'}"
    yield f"tail:{text[end - 1]}"


def _headed_by(words: str) -> Iterator[str]:
    head = next((each for each in _heads_by_tail().get(words[-1:], ()) if words.endswith(each)), None)
    if head:
        kind = _heads()[head]
        yield "headed" if kind == "named" else f"head-{kind}"
        yield f"head:{head}"


def _runs(sentence: Sentence, text: str) -> Iterator[list[Token]]:
    """Yield the runs of nouns between which stands nothing but a space, a middle dot or a bracketed gloss."""
    run: list[Token] = []
    for token in sentence.tokens:
        noun = token.tag in _NOUN_TAGS
        if not run:
            run = [token] if noun else run
        elif token.form in _LINKS and token.start == run[-1].end:
            continue  # K-스타, 5·18: what stands on both sides of it is one word
        elif noun and _joins(text, run[-1], token):
            run.append(token)
        else:
            yield run
            run = [token] if noun else []
    if run:
        yield run


def _joins(text: str, left: Token, right: Token) -> bool:
    between = text[left.end : right.start]
    if between in _LINKS:
        return {left.tag, right.tag} <= {"SN"} if between == "·" else left.tag == "SL"
    return between in _JOINTS


def _headed(run: list[Token], text: str) -> list[Token]:
    """Return the nouns up to the last that a policy is called by (디엔치 습지복원, not 현장 after it)."""
    first, by_tail = run[0].start, _heads_by_tail()
    for end in range(len(run), 0, -1):
        last = run[end - 1].end
        heads = by_tail.get(text[last - 1])
        if heads is None or not text.endswith(heads, first, last):
            continue
        following = text[last : last + 1]
        if not (end < len(run) and run[end].start == last and following.isalpha()):
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
