"""Which words are names of real places, by the list of places: those of the graph in any spelling, and those it lacks."""

import gzip
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg import paths
from kg.answers.hangul import bare_name, has_hangul, is_tail, stem
from kg.vocabulary import IDENTIFIER

if TYPE_CHECKING:
    from kg.answers.lexicon import Entity, Lexicon

_SHORT = 2
_KEPT = 4096  # words that are asked about again and again, each once looked for in megabytes


def place_word(word: str) -> str:
    """Return a Korean word without its particles, with those that belong to a real place's name (상하이의: 상하이)."""
    bare = stem(word)
    longer = (word[:end] for end in range(len(word), len(bare), -1) if is_tail(word[end:]))
    return next((name for name in longer if known_place(name)), bare)


@lru_cache(maxsize=_KEPT)
def known_place(word: str) -> bool:
    """Tell whether a word is the name of a real place, in the graph or not: such a name is no slip for another's."""
    names = (word, bare_name(word)) if has_hangul(word) else (word.title(), word.upper())
    return any(_stands(name) for name in dict.fromkeys(names))


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


@lru_cache(maxsize=_KEPT)
def _bearers(name: str) -> tuple[str, ...]:
    if not _stands(name):
        return ()
    index = _places()
    found = []
    for left in ",|":
        at = index.find(left + name)
        while at >= 0:
            if index[at + 1 + len(name)] in ",|\n":
                line = index[index.rfind("\n", 0, at) + 1 : at]
                found.append((at, f"{IDENTIFIER}place/{line.split(',', 1)[0]}"))
            at = index.find(left + name, at + 1)
    return tuple(iri for _, iri in sorted(found))


def _stands(name: str) -> bool:
    """Tell whether the list has a name, whole: the text of the list is searched, to build tables of it takes longer."""
    index = _places()
    return name in index and any(f"{left}{name}{right}" in index for left in ",|" for right in ",|\n")


@cache
def _places() -> str:
    path = paths.data() / "places.csv.gz"
    return gzip.decompress(path.read_bytes()).decode("utf-8") + "\n" if path.is_file() else ""
