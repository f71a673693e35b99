"""Which words are names of real places, by the list of places: those of the graph in any spelling, and those it lacks."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg import paths
from kg.answers.hangul import bare_name, has_hangul, is_tail, stem
from kg.vocabulary import IDENTIFIER

if TYPE_CHECKING:
    from kg.answers.lexicon import Entity, Lexicon

_SHORT = 2


def place_word(word: str) -> str:
    """Return a Korean word without its particles, with those that belong to a real place's name (상하이의: 상하이)."""
    bare = stem(word)
    longer = (word[:end] for end in range(len(word), len(bare), -1) if is_tail(word[end:]))
    return next((name for name in longer if known_place(name)), bare)


def known_place(word: str) -> bool:
    """Tell whether a word is the name of a real place, in the graph or not: such a name is no slip for another's."""
    names = (word, bare_name(word)) if has_hangul(word) else (word.title(), word.upper())
    index = _places()
    # looked for in the text of the index: building its tables would take longer than all the rest of a question
    return any(f"{left}{name}{right}" in index for name in dict.fromkeys(names) for left in ",|" for right in ",|\n")


def same_place(word: str, lexicon: "Lexicon") -> tuple["Entity", ...]:
    """Return the places of the graph that a word names in a spelling which only the list of places has (타이페이, Saigon)."""
    if len(word) < _SHORT or not known_place(word):
        return ()
    found = list(_bearers(word if has_hangul(word) else word.title()))
    if not found:
        # 광주시 is the name of places: none that is called 광주 alone is meant
        found = list(_bearers(bare_name(word) if has_hangul(word) else word.upper()))
    entities = (lexicon.entities.get(place) for place in dict.fromkeys(found))
    return tuple(entity for entity in entities if entity is not None)


def bearers(name: str) -> frozenset[str]:
    """Return the IRIs of the places that bear exactly this name, by the list of places: of 광주시 the two in Korea."""
    return frozenset(_bearers(name))


def _bearers(name: str) -> Iterator[str]:
    index = _places()
    if any(f"{left}{name}{right}" in index for left in ",|" for right in ",|\n"):
        for match in re.finditer(rf"[,|]{re.escape(name)}(?=[,|\n])", index):
            line = index[index.rfind("\n", 0, match.start()) + 1 : match.start()]
            yield f"{IDENTIFIER}place/{line.split(',', 1)[0]}"


@cache
def _places() -> str:
    path = paths.data() / "places.csv.gz"
    return gzip.decompress(path.read_bytes()).decode("utf-8") + "\n" if path.is_file() else ""
