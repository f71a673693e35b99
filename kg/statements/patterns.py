"""Patterns that are tried only near the words that they cannot do without.

A pattern of many alternatives is slow where nothing matches, which is nearly everywhere: each alternative is tried at
each letter. Most of them hold a word without which they cannot match (위원장, 협약), and whether one of a set of words
stands in a text is found far faster. `near(pattern)` reads those words off the pattern itself, so that a pattern may be
changed without a thought of them, and finds exactly what `re.compile(pattern)` finds.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from importlib import import_module
from typing import Any

# beyond these a set of words costs more than it saves
_MOST_WORDS = 120
_MOST_SPELT = 48
# a word farther than this from where a match begins only tells whether a text is worth searching
_FAR = 40


# words of which every match holds one, each with the most letters that stand before it in a match
_Need = dict[str, int]


class Near:
    """A pattern with the words that it needs; finds what the pattern finds."""

    __slots__ = ("_far", "_find", "_find_all", "_reach", "_word", "flags", "fullmatch", "match", "pattern")

    def __init__(self, pattern: re.Pattern[str], need: _Need) -> None:
        """Take a pattern and what it needs."""
        self.pattern, self.flags = pattern.pattern, pattern.flags
        self.match, self.fullmatch = pattern.match, pattern.fullmatch
        self._find, self._find_all = pattern.search, pattern.finditer
        self._far = max(need.values())
        self._reach = need
        self._word = re.compile("|".join(sorted(map(re.escape, need))), pattern.flags).search

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match between two positions, None where there is none."""
        hit = self._word(text, start, end)
        if hit is None:
            return None
        if self._far > _FAR:
            return self._find(text, start, end)
        return next(self._matches(text, start, end, hit), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches between two positions, none overlapping another."""
        hit = self._word(text, start, end)
        if hit is None:
            return iter(())
        if self._far > _FAR:
            return self._find_all(text, start, end)
        return self._matches(text, start, end, hit)

    def _matches(self, text: str, start: int, end: int, first: re.Match[str]) -> Iterator[re.Match[str]]:
        """Yield the matches that begin within the reach of a word; FIRST is the first word.

        Words are looked for no farther ahead than they can reach back, so that the first match costs no look at the rest.
        """
        reach, far, match_at, word = self._reach.get, self._far, self.match, self._word
        windows: list[tuple[int, int]] = []
        hit: re.Match[str] | None = first
        at = start
        while True:
            while hit is not None:
                stands = hit.start()
                if windows and stands - far > at and stands - far > windows[0][0]:
                    break
                heappush(windows, (stands - reach(hit.group(), far), stands))
                hit = word(text, stands + 1, end)
            if not windows:
                return
            begin, last = windows[0]
            at = max(at, begin)
            if last < at:
                heappop(windows)
                continue
            match = match_at(text, at, end)
            if match is None:
                at += 1
            else:
                yield match
                at = match.end()


def near(pattern: str, flags: int = 0) -> Near | re.Pattern[str]:
    """Compile a pattern that is searched for near the words it needs; as it is where it needs none."""
    compiled = re.compile(pattern, flags)
    need = needed(pattern)
    return compiled if need is None else Near(compiled, need)


class Words:
    """A pattern of plain words from end to end: whether a text is one of them is looked up, not tried out."""

    __slots__ = ("match", "pattern", "search")

    def __init__(self, pattern: str, words: Iterable[str]) -> None:
        """Take a pattern and the words that it spells."""
        self.pattern = pattern
        self.match: Callable[[str], bool] = frozenset(words).__contains__
        self.search = self.match


_PLAIN_WORDS = re.compile(r"\^\(\?:([^()\[\]\\.?*+{}^$]*)\)\$")


def one_of(pattern: str) -> Words | re.Pattern[str]:
    """Compile a pattern like `^(?:방문|찾|머물)$`; as it is where it is none of plain words alone."""
    plain = _PLAIN_WORDS.fullmatch(pattern)
    return Words(pattern, plain[1].split("|")) if plain is not None else re.compile(pattern)


def needed(pattern: str) -> dict[str, int] | None:
    """Return words of which every match of a pattern holds one, None where it has no such words.

    Each comes with the most letters that stand before it in a match. A pattern's flags are left aside: a word counts in
    capitals too where the pattern is searched for so.
    """
    try:
        parsed = import_module("re._parser").parse(pattern)
    except ImportError:  # another Python: nothing is read off the pattern, and it is searched for everywhere
        return None
    need = _of_sequence(parsed)[1]
    return need if need is not None and len(need) <= _MOST_WORDS else None


def _often(need: _Need) -> float:
    """Return roughly how often one of some words stands at a letter of a text: short ones are everywhere."""
    return sum(0.02 * (0.04 if word.isalpha() else 0.5) ** (len(word) - 1) for word in need)


def _least(words: Iterable[tuple[str, int]]) -> _Need:
    """Return words with their reach, without those that hold a shorter one: it stands wherever they do."""
    need: _Need = {}
    for word, reach in sorted(words, key=lambda each: len(each[0])):
        inside = next((other for other in need if other in word), word)
        need[inside] = max(need.get(inside, 0), reach + word.rfind(inside))
    return need


# what a part of a pattern spells if it spells only few things, what it needs, and its greatest length
_Part = tuple[frozenset[str] | None, _Need | None, int]


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    """Return what a sequence of parts spells and needs."""
    spelt: frozenset[str] | None = frozenset({""})
    run: frozenset[str] = frozenset({""})
    run_at = at = 0
    needs: list[_Need] = []

    def close() -> None:
        if all(run):
            needs.append(_least((word, run_at) for word in run))

    for item in items:
        words, need, longest = _of_part(item)
        if words is not None and len(run) * len(words) <= _MOST_SPELT:
            run = frozenset(left + right for left in run for right in words)
        else:
            close()
            if need is not None:
                needs.append({word: at + reach for word, reach in need.items()})
            # what is spelt by too many ways together may still begin a new run
            run, run_at = (words, at) if words is not None else (frozenset({""}), at + longest)
            spelt = None
        at += longest
    close()
    if spelt is not None:
        spelt = run
    best = min(needs, key=_often, default=None)
    return spelt, best, at


def _of_part(item: tuple[Any, Any]) -> _Part:
    """Return what one part of a pattern spells and needs."""
    name, given = str(item[0]), item[1]
    if name == "LITERAL":
        return _spelt(chr(given))
    if name == "IN":
        return _of_set(given)
    if name == "BRANCH":
        return _of_branch([_of_sequence(each) for each in given[1]])
    if name == "SUBPATTERN" and not given[1]:  # a group with flags of its own is not looked into
        return _of_sequence(given[-1])
    if name == "ATOMIC_GROUP":
        return _of_sequence(given)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, body = given
        spelt, need, longest = _of_sequence(body)
        if (least, most) == (0, 1) and spelt is not None:
            return spelt | {""}, None, longest
        length = min(sys.maxsize, longest * min(int(most), sys.maxsize))
        return None, need if least else None, length
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return frozenset({""}), None, 0
    # any other letter, a class, a letter that is not one, a group taken up again
    return None, None, 1 if name in ("ANY", "NOT_LITERAL", "CATEGORY") else sys.maxsize


def _spelt(*words: str) -> _Part:
    found = frozenset(words)
    return found, dict.fromkeys(found, 0), max(map(len, words))


def _of_set(items: Sequence[tuple[Any, Any]]) -> _Part:
    letters: list[str] = []
    for name, given in items:
        if str(name) == "LITERAL":
            letters.append(chr(given))
        elif str(name) == "RANGE" and given[1] - given[0] < _MOST_SPELT:
            letters += map(chr, range(given[0], given[1] + 1))
        else:
            return None, None, 1
    return _spelt(*letters) if len(letters) <= _MOST_SPELT else (None, None, 1)


def _of_branch(parts: Sequence[_Part]) -> _Part:
    longest = max(part[2] for part in parts)
    spelt: frozenset[str] | None = frozenset()
    need: list[tuple[str, int]] | None = []
    for words, needs, _ in parts:
        spelt = spelt | words if spelt is not None and words is not None else None
        need = [*need, *needs.items()] if need is not None and needs is not None else None
    if spelt is not None and len(spelt) > _MOST_SPELT:
        spelt = None
    return spelt, _least(need) if need else None, longest
