"""Mentions of what has no entry in a list: organisations by their heads, events and policies by the names read."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from kg.model import Event, Mention, Policy, Statement
from kg.statements.analysis import Analysis
from kg.statements.morphology import Sentence, Token

# nouns that head the name of a body; the longer names that Kiwi knows as one word end on them
_HEADS = frozenset(
    """
    대학교 대학 대학원 공사 공단 재단 은행 협회 연구원 연구소 진흥원 개발원 교육원 평생교육원 상공회의소 위원회 학회 병원 의료원 박물관 미술관 도서관
    그룹 회사 주식회사 법인 조합 협동조합 노조 정당 국회 법원 검찰청 경찰청 경찰서 소방서 보건소 대사관 총영사관 영사관 문화원 상사 방송국 신문사
    연합회 협의회 체육회 부녀회 교육청 교육지원청 사업소 사업단 추진단 센터 본부 사무국 사무처 학교 고등학교 중학교 초등학교 의회 정부 인민정부 항공 건설 전자
    """.split()
)
_ENDS = tuple(
    sorted(
        _HEADS - {"정부", "대학", "그룹", "회사", "항공", "건설", "전자", "학교", "센터", "본부"}, key=len, reverse=True
    )
)
_SHORT = ("원", "전자", "항공", "건설", "그룹")
# ministries and agencies, by the ending of a proper noun: 외교부, 기상청, 법제처
_STATE = re.compile(
    r"(?:외교|국방|통일|법무|교육|환경|국토교통|국토|해양수산|농림축산식품|농림수산|문화체육관광|문화관광|보건복지|고용노동|여성가족|행정안전|안전행정|기획재정|산업통상자원|지식경제|과학기술정보통신|중소벤처기업|외무|내무|재무|상무|문화|관광)부"
    r"|(?:기상|산림|문화재|국가유산|관세|통계|병무|조달|특허|농촌진흥|질병관리|중소기업|재외동포|해양경찰|외국인)청|(?:법제|인사혁신|식품의약품안전|국가보훈|대통령비서)처"
)
# a department: nouns in one word, the last of them the unit
_UNITS = frozenset("과 국 실 팀 담당관".split())
# most words end as no body's name does
_LAST = frozenset(name[-1] for name in (*_HEADS, *_SHORT, *_UNITS, "부", "청", "처"))
_FEWEST = 4
_WORDS_BEFORE = 3
_LATIN_BODY = re.compile(
    r"\b(?:[A-Z][\w&'’.-]*\s(?:(?:of|for|and|the|de)\s)?){1,5}(?:University|College|Institute|Agency|Ministry|Corporation|Company|Bank|Foundation|"
    r"Museum|Hospital|Association|Committee|Council|Commission|Chamber of Commerce|Department|Bureau|Centre|Center|School|Authority|Inc\.|Ltd\.?)"
    r"|\b(?:Ministry|Department|University|Bureau|Institute|Chamber|Bank)\sof(?:\s(?:and\s)?[A-Z][\w'’-]*){1,4}"
)


def find(analysis: Analysis, statements: Iterable[Statement], *, english: bool) -> list[Mention]:
    """Return the mentions of organisations, events and policies, in the order of the text, each stretch once."""
    found: dict[tuple[int, int], Mention] = {}
    for kind, name in dict.fromkeys(_names(statements)):
        for start, end in _occurrences(analysis.document.text, name):
            found.setdefault((start, end), _mention(analysis, kind, start, end))
    taken = [
        (each.start, each.end)
        for row in analysis.mentions
        for each in row
        if each.kind == "network" or (each.kind == "official" and each.form == "name")
    ]
    taken += list(found)
    taken.sort()
    starts = [start for start, _ in taken]
    # how far the stretches that begin no later than each reach: one look tells whether any overlaps
    reached = list(accumulate((stop for _, stop in taken), max))
    for sentence in analysis.sentences:
        bodies = _latin(analysis, sentence) if english else _bodies(analysis.document.text, sentence)
        for start, end in bodies:
            begun = bisect_left(starts, end)
            if not begun or reached[begun - 1] <= start:
                found.setdefault((start, end), _mention(analysis, "organization", start, end))
    return sorted(found.values(), key=lambda each: (each.span.start, each.span.end))


def _mention(analysis: Analysis, kind: str, start: int, end: int) -> Mention:
    text = analysis.text(start, end)
    reference = (
        f"organization/{re.sub(r'[^0-9a-z가-힣]+', '-', text.lower()).strip('-')}" if kind == "organization" else None
    )
    return Mention(span=analysis.span(start, end), kind=kind, text=text, reference=reference)


def _names(statements: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    """Yield the names that statements give to events and policies."""
    for each in statements:
        if isinstance(each, (Event, Policy)) and each.name:
            yield each.kind, each.name


def _occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands in a text, whole, its blanks as they fall."""
    at = text.find(name)
    if at >= 0:
        while at >= 0:
            yield at, at + len(name)
            at = text.find(name, at + len(name))
        return
    for match in re.finditer(r"\s*".join(map(re.escape, name.split())), text):
        yield match.span()


def _latin(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for match in _LATIN_BODY.finditer(analysis.document.text, sentence.start, sentence.end):
        yield match.span()


def _bodies(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where organisations are named: their head with the nouns of its word and the names before it."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.form[-1:] not in _LAST:
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        # 국제협력과가: no particle follows 과 but the noun
        section = token.form == "과" and following is not None and following.tag[0] == "J"
        section = section and following is not None and following.start == token.end
        if token.tag not in ("NNG", "NNP", "XSN") and not section:
            continue
        if (
            following is not None
            and following.start == token.end
            and following.tag[0] in "NX"
            and following.tag != "XSV"
        ):
            continue  # 위원회실: the head does not end its word
        whole = _STATE.fullmatch(token.form) is not None or (
            token.tag == "NNP"
            and (token.form.endswith(_ENDS) or (len(token.form) > _FEWEST and token.form.endswith(_SHORT)))
        )
        unit = token.form in _UNITS
        if not (whole or unit or token.form in _HEADS) or (token.form.endswith("정부") and token.tag == "NNG"):
            continue
        first = _word(tokens, index)
        start = tokens[first].start
        if unit:
            if token.end - start >= _FEWEST and first < index and tokens[first].tag != "SN":
                yield start, token.end
            continue
        named = whole or token.end - start >= len(token.form) + 2
        begin = _widened(text, tokens, first, named=named)
        if begin is not None:
            yield begin, token.end


def _word(tokens: Sequence[Token], index: int) -> int:
    """Return the first of the nouns that are written in one word with a head."""
    first = index
    while first > 0 and tokens[first - 1].end == tokens[first].start and tokens[first - 1].tag in _INSIDE:
        first -= 1
    return first


_INSIDE = frozenset(["NNG", "NNP", "XPN", "SL", "XSN", "NR", "SN"])


def _widened(text: str, tokens: Sequence[Token], first: int, *, named: bool) -> int | None:
    """Return where a body's name begins: with the proper nouns before its word; None if nothing names it."""
    begin = tokens[first].start if named or tokens[first].tag in ("NNP", "SL") else None
    at = first
    for _ in range(_WORDS_BEFORE):
        previous = at - 1
        if (
            previous < 0
            or text[tokens[previous].end : tokens[at].start] != " "
            or tokens[previous].tag not in ("NNP", "SL", "NNG")
        ):
            break
        head = _word(tokens, previous)
        if tokens[previous].tag == "NNG" and (begin is not None or tokens[head].tag not in ("NNP", "SL")):
            break
        if begin is not None and tokens[head].tag == "NNP" and text[tokens[previous].end - 1] in "시군구도":
            break  # 고양시 문화재단: whose it is, not its name
        if tokens[head].tag in ("NNP", "SL") or begin is None:
            begin = tokens[head].start if tokens[head].tag in ("NNP", "SL") else begin
        at = head
    return begin
