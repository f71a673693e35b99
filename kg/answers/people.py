"""People as questions call them: "Mayor Choi", "최 시장", "Oh Se-hoon" for 오세훈."""

import re

from kg.answers.hangul import distance, fold, has_hangul
from kg.answers.lexicon import Entity, Lexicon

_FIRST = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWEL = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i",
)  # fmt: skip
_LAST = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_SURNAMES = {
    "kim": "김", "lee": "이", "yi": "이", "rhee": "이", "park": "박", "pak": "박", "choi": "최", "choe": "최", "jung": "정", "jeong": "정",
    "chung": "정", "kang": "강", "cho": "조", "jo": "조", "yoon": "윤", "yun": "윤", "jang": "장", "chang": "장", "lim": "임", "im": "임",
    "han": "한", "oh": "오", "o": "오", "seo": "서", "suh": "서", "shin": "신", "sin": "신", "kwon": "권", "hwang": "황", "ahn": "안", "an": "안",
    "song": "송", "ryu": "류", "yoo": "유", "yu": "유", "hong": "홍", "jeon": "전", "ko": "고", "koh": "고", "moon": "문", "mun": "문", "yang": "양",
    "son": "손", "bae": "배", "baek": "백", "paik": "백", "heo": "허", "hur": "허", "nam": "남", "shim": "심", "sim": "심", "noh": "노", "roh": "노",
    "ha": "하", "kwak": "곽", "sung": "성", "cha": "차", "joo": "주", "ju": "주", "woo": "우", "koo": "구", "gu": "구", "min": "민", "na": "나",
    "eom": "엄", "won": "원", "chun": "천", "bang": "방", "kong": "공", "hyun": "현", "ham": "함", "byun": "변", "yeo": "여", "choo": "추", "chu": "추",
    "do": "도", "so": "소", "seok": "석", "seol": "설", "ma": "마", "gil": "길", "pyo": "표", "myung": "명", "ki": "기", "ban": "반", "wang": "왕",
}  # fmt: skip
# the longest Korean personal name: a surname of two syllables and a given name of two
_KOREAN_NAME = 4
_OFFICE = r"(?:vice[- ]mayor|deputy mayor|mayor|governor|president|secretary[- ]general|chairman|mr|ms|mrs|dr)"
_OFFICE_KO = "(?:전임? )?(?:부시장|시장|군수|구청장|도지사|지사|사무총장|의장|위원장|대통령|이사장|단장)"


def romanised(korean: str) -> str:
    """Return Korean in Latin letters, syllable by syllable, by the Revised Romanization without sound changes."""
    letters = []
    for char in korean:
        index = ord(char) - 0xAC00
        if 0 <= index < 11172:  # noqa: PLR2004 - the Hangul syllables
            letters.append(_FIRST[index // 588] + _VOWEL[index % 588 // 28] + _LAST[index % 28])
    return "".join(letters)


def _skeleton(latin: str) -> str:
    """Return Latin letters as they sound, whatever the romanisation: Sung, Seong and Song come out the same."""
    text = re.sub("[^a-z]", "", latin.lower())
    for old, new in (
        ("ch", "j"),
        ("sh", "s"),
        ("kk", "k"),
        ("tt", "t"),
        ("pp", "p"),
        ("ss", "s"),
        ("jj", "j"),
        ("g", "k"),
        ("d", "t"),
        ("b", "p"),
        ("r", "l"),
        ("ll", "l"),
    ):
        text = text.replace(old, new)
    return re.sub("[aeiouyw]+h?", "_", text)


def person(folded: str, lexicon: Lexicon, unread: tuple[str, ...] = ()) -> tuple[list[str], tuple[str, ...]]:
    """Return the officials that a question calls by surname and office, or by a romanised name, and the words used.

    A Korean surname alone calls one where it is no other word: where it is among those `unread`.
    """
    officials = lexicon.of_kind("official")
    called = re.search(rf"\b{_OFFICE}\s+([a-zÀ-ɏ'-]+(?:\s+[a-zÀ-ɏ'-]+)?)", folded)
    if called:
        words = called.group(1).split()
        for count in (2, 1):
            name = " ".join(words[:count])
            found = [each.iri for each in officials if _is_called(each, name)]
            if found:
                return found, tuple(words[:count])
    surname = re.search(rf"(?<![가-힣])([가-힣])\s?{_OFFICE_KO}", folded)
    if surname:
        found = [
            each.iri
            for each in officials
            if each.ko and each.ko.startswith(surname.group(1)) and len(each.ko) <= _KOREAN_NAME
        ]
        return found, (surname.group(1),)
    words = re.findall("[a-z]+", folded)
    for start in range(len(words) - 1):
        for stop in (start + 3, start + 2):
            part = words[start:stop]
            if len(part) > 1 and (part[0] in _SURNAMES or part[-1] in _SURNAMES):
                found = [each.iri for each in officials if _is_romanised(each, part)]
                if found:
                    return found, (*part, "-".join(part[1:]), "-".join(part[:-1]))
    for word in unread:
        if word in _SURNAMES:
            found = [each.iri for each in officials if _is_called(each, word)]
            if found:
                return found, (word,)
    return [], ()


def same_person(official: Entity, lexicon: Lexicon) -> list[str]:
    """Return the other officials that are the same person by name: one in Hangul, one in Latin letters."""
    english = re.findall("[a-z]+", fold(official.en or ""))
    others = lexicon.of_kind("official")
    if has_hangul(official.ko or "") or not 1 < len(english) <= _KOREAN_NAME:
        return []
    return [each.iri for each in others if each.iri != official.iri and _is_romanised(each, english)]


def _is_called(official: Entity, name: str) -> bool:
    english = fold(official.en or "")
    if english and (name in english.split() or english == name or english.endswith(" " + name)):
        return True
    if not official.ko or not has_hangul(official.ko) or " " in official.ko:
        return False
    parts = re.split("[ -]", name)
    if len(parts) == 1:
        return _SURNAMES.get(parts[0]) == official.ko[0] and len(official.ko) <= 3  # noqa: PLR2004 - 성 + 이름
    return _is_romanised(official, parts)


def _is_romanised(official: Entity, words: list[str]) -> bool:
    korean = official.ko or ""
    if not 1 < len(korean) <= 4 or not has_hangul(korean) or " " in korean:  # noqa: PLR2004 - a Korean personal name
        return False
    for surname, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        if _SURNAMES.get(surname) != korean[0]:
            continue
        if distance(_skeleton("".join(given)), _skeleton(romanised(korean[1:])), 1) <= 1:
            return True
    return False
