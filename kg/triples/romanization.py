"""Whether a name in Hangul and one in Latin letters may be the same: by their consonants, however romanised.

Korean names reach Latin letters by several systems and by their bearers' own taste (오세훈: Oh Se-hoon, O Se-hun), and
names of others reach Hangul by ear (Heidemarie Urban: 하이데마리 우르반). What all keep is the order of the consonants
and how each is made: with the lips, the tongue, the throat. So both names are written as such classes and compared.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import permutations

_FIRST_HANGUL, _SYLLABLES, _PER_INITIAL, _PER_VOWEL = 0xAC00, 11172, 588, 28
# K throat, T tongue, P lips, S and J hisses, N M L H as they sound; ㅇ is silent before a vowel and NK after it
_INITIALS = ("K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "J", "J", "J", "K", "T", "P", "H")
_FINALS = ("", "K", "K", "K", "N", "N", "N", "T", "L", "L", "L", "L", "L", "L", "L", "L", "M", "P", "P",
           "T", "T", "NK", "T", "T", "K", "T", "P", "")  # fmt: skip
# longer spellings first; what is not listed is a vowel, or silent
_LATIN = (
    ("tsch", "J"), ("sch", "S"), ("ch", "J"), ("ck", "K"), ("gh", "K"), ("kh", "K"), ("ph", "P"), ("sh", "S"),
    ("th", "T"), ("ts", "J"), ("tz", "J"), ("wr", "L"), ("zh", "J"), ("qu", "K"), ("x", "KS"), ("b", "P"), ("c", "K"),
    ("d", "T"), ("f", "P"), ("g", "K"), ("j", "J"), ("k", "K"), ("l", "L"), ("m", "M"), ("n", "N"), ("p", "P"),
    ("q", "K"), ("r", "L"), ("s", "S"), ("t", "T"), ("v", "P"), ("z", "J"),
)  # fmt: skip
_SPELLED = dict(_LATIN)
# h is heard before a vowel
_SOUNDS = re.compile("|".join(spelling for spelling, _ in _LATIN) + "|h(?=[aeiouyw])")
# family names of which romanisation keeps a consonant that Hangul has lost, or the other way round
_FAMILY = {
    "이": ("L", ""), "임": ("LM", "M"), "유": ("L", ""), "류": ("L", ""), "노": ("N", "L"), "나": ("N", "L"),
    "양": ("NK", "LNK"), "여": ("", "L"), "염": ("M", "LM"), "박": ("PK", "PLK"), "남": ("NM",), "신": ("SN",),
}  # fmt: skip
_LEAST, _MOST_WORDS = 2, 4
_TOLERANCE = 0.3


def agrees(hangul: str, latin: str) -> bool:
    """Tell whether two names may be one, the second in any order of its words: a few of the consonants may differ."""
    words = [word for word in re.split(r"[\s,]+", latin) if word]
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    return any(
        _near(one, "".join(_of_latin(word) for word in order))
        for one in _of_hangul(hangul)
        for order in permutations(words)
    )


def _near(one: str, other: str) -> bool:
    one, other = _single(one), _single(other)
    longer = max(len(one), len(other))
    if min(len(one), len(other)) < _LEAST:
        # too little to tell by: only the very same will do
        return one == other and bool(one)
    return _distance(one, other) <= int(longer * _TOLERANCE)


def _single(sounds: str) -> str:
    """Return sounds without repetitions: doubled letters are a matter of spelling."""
    return re.sub(r"(.)\1+", r"\1", sounds)


@lru_cache(maxsize=4096)
def _of_hangul(name: str) -> tuple[str, ...]:
    """Return the consonants of a name in Hangul; several ways where its family name is romanised in several."""
    bare = "".join(char for char in unicodedata.normalize("NFC", name) if _is_syllable(char))
    whole = "".join(map(_syllable, bare))
    if len(bare) not in (2, 3) or bare[0] not in _FAMILY:
        return (whole,)
    rest = "".join(map(_syllable, bare[1:]))
    return tuple(dict.fromkeys((whole, *(family + rest for family in _FAMILY[bare[0]]))))


def _is_syllable(char: str) -> bool:
    return 0 <= ord(char) - _FIRST_HANGUL < _SYLLABLES


def _syllable(char: str) -> str:
    index = ord(char) - _FIRST_HANGUL
    return _INITIALS[index // _PER_INITIAL] + _FINALS[index % _PER_VOWEL]


@lru_cache(maxsize=4096)
def _of_latin(word: str) -> str:
    """Return the consonants of a word in Latin letters, its accents aside."""
    bare = unicodedata.normalize("NFKD", word).casefold()
    letters = "".join(char for char in bare if "a" <= char <= "z")
    # c is a hiss before the bright vowels
    letters = re.sub("c(?=[eiy])", "s", letters)
    return "".join(_SPELLED.get(sound, "H") for sound in _SOUNDS.findall(letters))


def _distance(one: str, other: str) -> int:
    """Return how many sounds have to be put in, taken out or changed to make one of the other."""
    row = list(range(len(other) + 1))
    for number, sound in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, heard in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (sound != heard))
    return row[-1]
