"""The scheme of policy themes and the words that signal them: one source for extraction, questions and pages.

`ontology/themes.ttl` has the themes, their groups and labels; `ontology/theme_words.csv` the words and phrases by
which a text shows a theme. A word is strong where it signals the theme by itself, weak where its sentence must help.
"""

import csv
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import add

from kg import paths
from kg.errors import UnknownNameError
from kg.values import value
from kg.vocabulary import ONTOLOGY, PREFIXES, THEME

_SKOS = PREFIXES["skos"]
_TYPE = PREFIXES["rdf"] + "type"
# two characters find the words that may begin at a position, so none is shorter
_KEY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme of the scheme or, with no `group`, one of the groups that the themes stand under."""

    code: str
    group: str | None
    ko: str
    en: str
    labels: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """Return its full IRI."""
        return THEME + self.code

    def label(self, lang: str) -> str:
        """Return its preferred label in Korean (ko) or English (en)."""
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or phrase that signals a theme."""

    phrase: str
    theme: str
    language: str
    strong: bool


@value
class Hit:
    """A word found in a text, and where: code points of that text."""

    word: Word
    start: int
    end: int


@cache
def scheme() -> tuple[Theme, ...]:
    """Return the themes and groups of the scheme, in the order of the file."""
    import pyoxigraph as ox

    labels: dict[str, dict[str, str]] = {}
    others: dict[str, list[str]] = {}
    broader: dict[str, str] = {}
    order: dict[str, None] = {}
    with (paths.ontology() / "themes.ttl").open("rb") as file:
        for triple in ox.parse(file, ox.RdfFormat.TURTLE):
            subject, predicate = getattr(triple.subject, "value", ""), triple.predicate.value
            if not subject.startswith(THEME):
                continue
            code, value = subject.removeprefix(THEME), triple.object
            if predicate == _TYPE and value.value in {ONTOLOGY + "Theme", _SKOS + "Concept"}:
                order[code] = None
            elif predicate == _SKOS + "prefLabel":
                labels.setdefault(code, {})[value.language] = value.value
            elif predicate in {_SKOS + "altLabel", _SKOS + "hiddenLabel"}:
                others.setdefault(code, []).append(value.value)
            elif predicate == _SKOS + "broader":
                broader[code] = value.value.removeprefix(THEME)
    return tuple(
        Theme(
            code=code,
            group=broader.get(code),
            ko=labels[code]["ko"],
            en=labels[code]["en"],
            labels=tuple(others.get(code, ())),
        )
        for code in order
    )


@cache
def themes() -> dict[str, Theme]:
    """Return the themes by code, groups left out."""
    return {theme.code: theme for theme in scheme() if theme.group}


@cache
def groups() -> dict[str, Theme]:
    """Return the groups by code."""
    return {theme.code: theme for theme in scheme() if not theme.group}


def codes() -> tuple[str, ...]:
    """Return the codes of all themes, in the order of the scheme."""
    return tuple(themes())


def members(group: str) -> tuple[str, ...]:
    """Return the codes of the themes that stand under a group."""
    return tuple(code for code, theme in themes().items() if theme.group == group)


def find(name: str) -> Theme:
    """Return the theme or group that a code or a label in either language means.

    Raises:
        UnknownNameError: the scheme has none of that name; the nearest are offered.

    """
    known = _by_name()
    wanted = _fold(name)
    if wanted in known:
        return known[wanted]
    shown = {_fold(label): label for theme in scheme() for label in (theme.code, theme.ko, theme.en)}
    near = [shown[key] for key in difflib.get_close_matches(wanted, shown, n=3, cutoff=0.5)]
    hint = f"Nearest: {', '.join(near)}." if near else "See: kg themes"
    raise UnknownNameError(f"No theme '{name}'. {hint}")


@cache
def words() -> tuple[Word, ...]:
    """Return the words and phrases that signal a theme, in the order of the file."""
    with (paths.ontology() / "theme_words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Word(
                phrase=row["phrase"],
                theme=row["theme"],
                language=row["language"],
                strong=row["weight"] == "strong",
            )
            for row in csv.DictReader(file)
        )


def spot(text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
    """Yield the theme words of a stretch of text, left to right; the longest wins, and none overlaps another.

    A phrase may signal several themes: it gives a hit for each. Latin words match whole words, whatever their case
    unless they are abbreviations. Time is linear in the stretch.
    """
    starting = _table()
    end = len(text) if end is None else end
    folded = text[start:end].lower()
    if len(folded) != end - start:  # a letter whose lower case is longer would shift all positions after it
        folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text[start:end])
    free = 0
    for at in [at for at, opening in enumerate(map(add, folded, folded[1:])) if opening in starting]:
        if at < free:
            continue
        lengths, phrases = starting[folded[at : at + _KEY]]
        for length in lengths:
            key = folded[at : at + length]
            meant = phrases.get(key)
            # at the end of the stretch the key is shorter than was asked for
            if meant and _whole(text, start + at, start + at + len(key), key):
                exact = [
                    word for word in meant if not _capitals(word.phrase) or text.startswith(word.phrase, start + at)
                ]
                if exact:
                    free = at + len(key)
                    yield from (Hit(word, start + at, start + free) for word in exact)
                    break


# phrases that begin alike: how long they are, the longest first, and the words that each may be
_Alike = tuple[tuple[int, ...], dict[str, tuple[Word, ...]]]


@cache
def _table() -> dict[str, _Alike]:
    """Return the words by their first two characters."""
    same: dict[str, list[Word]] = {}
    for word in words():
        same.setdefault(word.phrase.lower(), []).append(word)
    table: dict[str, dict[str, tuple[Word, ...]]] = {}
    for phrase, found in same.items():
        table.setdefault(phrase[:_KEY], {})[phrase] = tuple(found)
    return {key: (tuple(sorted({len(each) for each in found}, reverse=True)), found) for key, found in table.items()}


def _whole(text: str, start: int, end: int, phrase: str) -> bool:
    """Tell whether Latin letters at the ends of a phrase are those of a whole word in the text."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (
        (phrase[0].isascii() and before.isascii() and before.isalnum())
        or (phrase[-1].isascii() and after.isascii() and after.isalnum())
    )


def _capitals(phrase: str) -> bool:
    return phrase.isascii() and len(phrase) <= 4 and phrase.isupper()  # noqa: PLR2004 - IT is no "it", ESS no "ess"


@cache
def _by_name() -> dict[str, Theme]:
    known: dict[str, Theme] = {}
    for theme in scheme():
        for label in theme.labels:
            known.setdefault(_fold(label), theme)
    for theme in scheme():
        for label in (theme.ko, theme.en, theme.code):
            known[_fold(label)] = theme
    return known


def _fold(name: str) -> str:
    return re.sub(r"[\s·ㆍ,/&_-]+|\band\b", "", name.lower().removesuffix("정책").removesuffix("policy"))
