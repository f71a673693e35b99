"""Which words are names of real places, by the list of places: those of the graph in any spelling, and those it lacks."""

import gzip
import re
from functools import cache

from kg import paths
from kg.answers.hangul import bare_name, has_hangul, is_tail, stem
from kg.answers.lexicon import Entity, Lexicon
from kg.vocabulary import IDENTIFIER

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


def same_place(word: str, lexicon: Lexicon) -> tuple[Entity, ...]:
    """Return the places of the graph that a word names in a spelling which only the list of places has (타이페이, Saigon)."""
    if len(word) < _SHORT or not known_place(word):
        return ()
    names = {word, bare_name(word)} if has_hangul(word) else {word.title(), word.upper()}
    found: list[Entity] = []
    index = _places()
    for name in names:
        for match in re.finditer(rf"[,|]{re.escape(name)}(?=[,|\n])", index):
            line = index[index.rfind("\n", 0, match.start()) + 1 : match.start()]
            entity = lexicon.entities.get(f"{IDENTIFIER}place/{line.split(',', 1)[0]}")
            if entity is not None and entity not in found:
                found.append(entity)
    return tuple(found)


@cache
def _places() -> str:
    path = paths.data() / "places.csv.gz"
    return gzip.decompress(path.read_bytes()).decode("utf-8") + "\n" if path.is_file() else ""
