"""The name that stands after a title: 시장 박경귀, 경제국장 김은경, 부주석 응우옌티호앙."""

import re

from kg.statements.offices import AFTER_TITLE, GLOSSED, NAME_TAIL, NO_NAME, TITLE, is_korean_name
from kg.statements.wording import Wording


def after(wording: Wording, stop: int) -> tuple[int, int, str | None] | None:
    """Return the name after a title: 시장 박경귀, 경제국장 김은경, 부주석 응우옌티호앙에게, 의장 벤체 톨너이 등."""
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
    words = match["name"].split(" ")
    korean = _korean_after(wording, words[0], start)
    if korean is not None and not (
        len(words) > 1 and wording.tag(start) == "NNP" and _gloss_at(wording, match.end("name"))
    ):
        gloss = GLOSSED.match(wording.text, korean[1])
        return (*korean, gloss["gloss"] if gloss else None)
    return _foreign_after(wording, words, start)


def _gloss_at(wording: Wording, at: int) -> bool:
    return bool(re.match(r"\s?\([A-Z]", wording.text[at : at + 3]))


def _korean_after(wording: Wording, word: str, start: int) -> tuple[int, int] | None:
    for size in (3, 4, 2):
        name, rest = word[:size], word[size:]
        if len(name) < size or not is_korean_name(name) or (rest and not NAME_TAIL.fullmatch(rest)):
            continue
        head = wording.tokens.get(start)
        if head is not None and head.tag == "NNG" and 1 < head.end - start < size:
            continue  # 정책과: a noun with its particle
        if wording.common(start, start + size) or (size == 2 and wording.tag(start) != "NNP"):
            continue
        if wording.tag(start)[:1] in ("N", "M", "X", "V", "I") and not (wording.tag(start).startswith("V") and rest):
            return start, start + size
    return None


def _foreign_after(wording: Wording, words: list[str], start: int) -> tuple[int, int, str | None] | None:
    stop = start
    for number, word in enumerate(words[:4]):
        if word in NO_NAME or word[:2] in _COMPANY or word[0] == "씨" or stop + (number > 0) in wording.beginning:
            break
        at = stop + (number > 0)
        tail = next(
            (
                size
                for size in range(min(3, len(word) - 2), 0, -1)
                if NAME_TAIL.fullmatch(word[-size:]) and wording.tag(at + len(word) - size).startswith("J")
            ),
            0,
        )
        body = len(word) - tail
        if number == 0 and (wording.tag(at) != "NNP" or body < 2):
            return None
        if number and not (wording.tag(at) == "NNP" or body <= 2 or (tail and not wording.common(at, at + body))):
            break
        stop = at + body
        if tail:
            break
    if stop == start or (" " not in wording.text[start:stop] and stop - start < 4 and not _gloss_at(wording, stop)):
        return None
    gloss = GLOSSED.match(wording.text, stop)
    return start, stop, gloss["gloss"] if gloss else None


# a list's line that gives a name of several words to its end: 시장 : 기타보리 아쓰시
_LABELLED = re.compile(r"\s?[:：]\s?(?P<name>[가-힣]{2,8}(?:\s[가-힣]{1,8}){1,3})\s?(?=$|[\n(（,，;/|])")
_COMPANY = frozenset(("일행", "대표", "측과", "부부", "내외", "박사"))
