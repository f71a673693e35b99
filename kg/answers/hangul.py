"""Hangul for matching and for telling: jamo, distances between spellings, particles stripped and particles chosen."""

import re
import unicodedata

_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_BASE, _SYLLABLES, _BLOCK, _TAIL = 0xAC00, 11172, 588, 28
_HANGUL, _MARKS = re.compile("[가-힣]"), re.compile("[\u0300-\u036f]+")

# what may follow a name inside its word: a territory's suffix, then particles and endings, in any sensible number
_SUFFIX = "특별자치시|특별자치도|특별시|광역시|특례시|시청|시|군|구|도|주|현|성|부|읍|지역|권역|권"
_PARTICLE = (
    "으로부터|에서부터|이라는|이란|란|라는|이라고|라고|에서는|에서의|에서도|에게서|에게는|에게|한테|으로는|로는|으로만|로만|으로도|로도|으로|로부터|로서|로써|로|부터|까지|"
    "에서|에선|에게선|에겐|엔|에는|에도|에만|에|께서|께|은요|는요|은|는|이랑|랑|하고|과의|와의|과는|와는|과도|와도|과|와|간의|간에|간|사이의|사이에|사이|의|"
    "을|를|이나|나|도|만의|만을|만이|만|보다|처럼|같은|이며|이고|이자|측은|측이|측의|측|쪽은|쪽이|쪽|내의|내에서|내|"
    "들이|들은|들을|들의|들과|들|대해서|대해|관련|별로|별|이었나요|이었나|이었던|였나요|였나|였던|인가요|인가|입니까|이에요|예요|이야|야|"
    "이지|지|인지|인|임|이|가|요|뿐|마다|씩|쯤|경"
)
_TAILS = re.compile(f"(?:{_SUFFIX})?(?:{_PARTICLE}){{0,4}}")
_PARTICLES = re.compile(f"(?:{_PARTICLE}){{1,3}}$")
_ONLY_PARTICLES = re.compile(f"(?:{_PARTICLE}){{1,4}}")
_TERRITORY = re.compile(f"(?:{_SUFFIX})$")

# endings that join a verb to another
_JOINS = re.compile("[가-힣](?:고|며|면서|게|히|서|도록|지만)$")


def is_hangul(char: str) -> bool:
    """Tell whether a character is a Hangul syllable or a jamo."""
    return "가" <= char <= "힣" or "ㄱ" <= char <= "ㅣ"


def has_hangul(text: str) -> bool:
    """Tell whether a text has a Hangul syllable."""
    return _HANGUL.search(text) is not None


def jamo(text: str) -> str:
    """Return a text with each syllable taken apart, so that one wrong key is one wrong letter."""
    letters: list[str] = []
    for char in text:
        index = ord(char) - _BASE
        if not 0 <= index < _SYLLABLES:
            letters.append(char)
            continue
        letters.append(_FIRST[index // _BLOCK])
        letters.append(_VOWEL[index % _BLOCK // _TAIL])
        if index % _TAIL:
            letters.append(_LAST[index % _TAIL])
    return "".join(letters)


def fold(text: str) -> str:
    """Return a text as it is compared: composed, lower case, Latin letters without their marks, one kind of quote."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold().replace("’", "'").replace("‘", "'").replace("·", "·")


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters apart two spellings are (a swap of neighbours is one), or `most` + 1 when farther."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def is_tail(text: str) -> bool:
    """Tell whether the rest of a word after a name is nothing but a suffix and particles."""
    return not text or _TAILS.fullmatch(text) is not None


def are_particles(text: str) -> bool:
    """Tell whether a text is nothing but particles, or nothing at all."""
    return not text or _ONLY_PARTICLES.fullmatch(text) is not None


def is_predicate(word: str) -> bool:
    """Tell whether a Korean word is bent like a verb that stands before a noun or another verb, by its last letters."""
    if not word or not is_hangul(word[-1]) or word[-1] in "은는을를":
        return False
    tail = (ord(word[-1]) - _BASE) % _TAIL
    return tail in (_LAST.index("ㄴ"), _LAST.index("ㄹ")) or _JOINS.search(word) is not None


def stem(word: str) -> str:
    """Return a Korean word without its particles; never empty."""
    found = _PARTICLES.search(word)
    return word[: found.start()] if found and found.start() > 0 else word


def bare_name(word: str) -> str:
    """Return a territory's name without 시, 군, 도 …; never shorter than two syllables."""
    found = _TERRITORY.search(word)
    return word[: found.start()] if found and found.start() > 1 else word


def josa(word: str, pair: str) -> str:
    """Return a word with the particle that fits its last sound; `pair` is 은/는, 이/가, 을/를, 과/와 or 으로/로."""
    closed, opened = pair.split("/")
    last = next((char for char in reversed(word) if char.isalnum()), "")
    index = ord(last) - _BASE if last else -1
    if 0 <= index < _SYLLABLES:
        tail = index % _TAIL
        return word + (opened if tail == 0 or (pair == "으로/로" and tail == _LAST.index("ㄹ")) else closed)
    if last.isdigit():
        return word + (closed if last in "013678" else opened)
    return word + (closed if last.lower() in "lmn" else opened)
