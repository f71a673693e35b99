"""The name that stands after a title: 시장 한도윤, 경제국장 서미란, 부주석 응우옌티호앙, 부지사(삼낭 소페악)."""

import re

from kg.statements.offices import AFTER_TITLE, GLOSSED, NAME_TAIL, NO_NAME, TITLE, is_korean_name
from kg.statements.wording import Wording

Named = tuple[int, int, str | None]


def after(wording: Wording, stop: int, *, abroad: bool = False) -> Named | None:
    """Return the name after a title: 시장 한도윤, 경제국장 서미란, 부주석 응우옌티호앙에게, 의장 벤체 톨너이 등.

    `abroad` tells whether the office is one of a place or country abroad: a lone short word is a name there (왕펑).
    """
    if wording.text[stop : stop + 1] in ("(", "（"):
        return _bracketed(wording, stop)
    label = _LABELLED.match(wording.text, stop, wording.end)
    if label is not None:
        start = label.start("name")
        first = start + len(label["name"].split(" ")[0])
        strange = wording.tag(start) == "NNP" or not wording.common(start, first)
        titled = TITLE.search(label["name"]) is not None
        if start not in wording.beginning and strange and not titled and not wording.marked(start, first):
            return start, label.end("name"), None
    match = AFTER_TITLE.match(wording.text, stop, wording.end)
    if match is None:
        return None
    start = match.start("name")
    if start in wording.beginning:
        return None
    whole = wording.spanned(start)
    if whole:
        return start, whole, None
    words = match["name"].split(" ")
    korean = _korean_after(wording, words[0], start)
    if korean is not None and not _foreign(wording, words, start, match.end("name")):
        gloss = GLOSSED.match(wording.text, korean[1])
        return (*korean, gloss["gloss"] if gloss else None)
    return _foreign_after(wording, words, start, _SHORT if abroad else _FIRST)


def _bracketed(wording: Wording, stop: int) -> Named | None:
    """Read a name that fills the brackets behind a title: 부지사(삼낭 소페악), 시장(직무대행 홍길동)."""
    match = _ENCLOSED.match(wording.text, stop, wording.end)
    if match is None or match.start("name") in wording.beginning or TITLE.search(match["name"]):
        return None
    start, end = match.span("name")
    words = match["name"].split(" ")
    if any(word in NO_NAME for word in words):
        return None
    if len(words) == 1:
        named = len(words[0]) > _SHORT and is_korean_name(words[0]) and not wording.common(start, end)
        return (start, end, None) if named else None
    at, strange = start, False
    for word in words:
        strange = strange or wording.tag(at) == "NNP"
        at += len(word) + 1
    return (start, end, None) if strange and len(words[0]) <= _FIRST else None


def _foreign(wording: Wording, words: list[str], start: int, end: int) -> bool:
    """Tell whether what begins like a Korean name is the first word of a foreign one: 이랑 데이비스(Irang Davis)."""
    if len(words) < 2 or wording.tag(start) != "NNP":
        return False
    if _gloss_at(wording, end):
        return True
    after_first = start + len(words[0]) + 1
    return len(words[0]) == _SHORT and _stranger(wording, words[1], after_first)


def _stranger(wording: Wording, word: str, start: int) -> bool:
    """Tell whether a word is an unknown proper noun, as the parts of foreign names are."""
    return (
        len(word) >= _SHORT
        and wording.tag(start) == "NNP"
        and start not in wording.beginning
        and word not in NO_NAME
        and not is_korean_name(word)
        and TITLE.search(word) is None
    )


def _gloss_at(wording: Wording, at: int) -> bool:
    return bool(re.match(r"\s?\([A-Z]", wording.text[at : at + 3]))


def _korean_after(wording: Wording, word: str, start: int) -> tuple[int, int] | None:
    for size in (3, 4, 2):
        name, rest = word[:size], word[size:]
        if len(name) < size or not is_korean_name(name) or (rest and not NAME_TAIL.fullmatch(rest)):
            continue
        head = wording.tokens.get(start)
        if head is not None and head.tag == "NNG" and 1 < head.end - start < size:
            # 정책과: a noun with its particle; but 유정화), which a mark closes
            closed = not rest and wording.text[start + size : start + size + 1] in tuple("),·/")
            if not closed or wording.marked(start, start + size):
                continue
        if wording.common(start, start + size) or (size == _SHORT and wording.tag(start) != "NNP"):
            continue
        if wording.tag(start)[:1] in ("N", "M", "X", "V", "I") and not (wording.tag(start).startswith("V") and rest):
            return start, start + size
    return None


def _foreign_after(wording: Wording, words: list[str], start: int, least: int) -> Named | None:
    stop = start
    for number, word in enumerate(words[:_MOST]):
        if word in NO_NAME and not (number == 0 and _opens(wording, words, start)):
            break
        if word[:2] in _COMPANY or word[0] == "씨":
            break
        place = wording.beginning.get(stop + (number > 0))
        if place is not None and not (number and place.namesake is not None):
            break  # but 엔리코 콜롬보: a surname that is a city's too
        at = stop + (number > 0)
        tail = _tail(wording, word, at)
        if tail == 1 and word[-1] == "나" and number + 1 < len(words):
            # 로웨나 발데스: what is an "or" elsewhere ends a first name
            tail = 0 if _stranger(wording, words[number + 1], at + len(word) + 1) else tail
        body = len(word) - tail
        if number == 0 and not _opens(wording, words, start) and (wording.tag(at) != "NNP" or body < _SHORT):
            return None
        if number and (word[:body] == "등" or not _continues(wording, word, at, tail)):
            break
        stop = at + body
        if tail:
            break
    if _CLOSED.match(wording.text, stop) and wording.single(start, stop) and wording.tag(start) == "NNP":
        least = min(least, _THREE)  # 부시장 쑨리쥔, 외사판공실 주임 …: an item of a list of people
    if stop == start or (" " not in wording.text[start:stop] and stop - start < least and not _gloss_at(wording, stop)):
        return None
    gloss = GLOSSED.match(wording.text, stop)
    return start, stop, gloss["gloss"] if gloss else None


def _tail(wording: Wording, word: str, at: int) -> int:
    """Return how many letters of a word are its particle."""
    return next(
        (
            size
            for size in range(min(4, len(word) - 1), 0, -1)
            if NAME_TAIL.fullmatch(word[-size:])
            and (len(word) - size > 1 or at != wording.begin)
            and wording.tag(at + len(word) - size).startswith("J")
        ),
        0,
    )


def _opens(wording: Wording, words: list[str], start: int) -> bool:
    """Tell whether a lone syllable opens a foreign name: 얀 판더호번, 이 마데 수라타, 장 바티스트 우와마호로."""
    return (
        len(words[0]) == 1
        and words[0] not in _LONE
        and len(words) > 1
        and _stranger(wording, words[1][: len(words[1]) - _tail(wording, words[1], start + 2)], start + 2)
    )


def _continues(wording: Wording, word: str, at: int, tail: int) -> bool:
    """Tell whether a word goes on with a foreign name."""
    body = len(word) - tail
    if wording.tag(at) == "NNP" or body <= _SHORT:
        return True
    if not tail:
        return False
    # 엘레나 콘티가, 필리프 모레는: a word of the dictionary that bears the name's particle
    return not wording.common(at, at + body) or (body <= _FIRST and word[:body] not in _SPOKEN)


_SHORT = 2
_THREE = 3
_CLOSED = re.compile(r"\s?(?:[,)/;|·]|$|\n)")
_FIRST = 4
_MOST = 4
_ENCLOSED = re.compile(
    r"[(（]\s?(?:(?:권한|직무)\s?(?:대행|대리)\s)?(?P<name>[가-힣]{1,8}(?:\s[가-힣]{1,8}){0,3})\s?[)）]"
)
# a list's line that gives a name of several words to its end: 시장 : 기타보리 아쓰시
_LABELLED = re.compile(r"\s?[:：]\s?(?P<name>[가-힣]{2,8}(?:\s[가-힣]{1,8}){1,3})\s?(?=$|[\n(（,，;/|])")
_COMPANY = frozenset(("일행", "대표", "측과", "부부", "내외", "박사"))
# syllables that stand after a title by themselves and begin no name
_LONE = frozenset("및등과와겸또그저각두세네한외측쪽및도만")
# what one says or does, which may follow a name with its particle
_SPOKEN = frozenset(
    "축사 환영사 개회사 폐회사 기념사 인사말 발언 연설 기조연설 강연 특강 안내 제안 요청 설명 답변 질문 발표 보고 사회 주재 통역 수행 동행 배웅 영접 만찬 오찬 "
    "환송 답사 선물 감사패 서한 친서 축전 임기 후임 전임 취임식 이임식 집무실 공관".split()
)
