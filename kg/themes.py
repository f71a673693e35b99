"""Policy themes as `ontology/themes.ttl` states them: codes, groups, labels in both languages, related goals."""

import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import paths
from kg.errors import InputError, UnknownNameError
from kg.vocabulary import ONTOLOGY, PREFIXES, THEME

_SKOS = PREFIXES["skos"]
_SDG = "http://metadata.un.org/sdg/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme: its code, the code of its group, its preferred labels, every label it goes by, its SDG notations."""

    code: str
    group: str
    ko: str
    en: str
    labels: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """Return the IRI of the theme."""
        return THEME + self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One of the groups that the themes stand under."""

    code: str
    ko: str
    en: str


def themes(folder: Path | None = None) -> tuple[Theme, ...]:
    """Return every theme in the order of the file in FOLDER (default: the project's ontology).

    Raises:
        InputError: the file is missing or no Turtle.

    """
    return _load(folder or paths.ontology())[0]


def groups(folder: Path | None = None) -> tuple[Group, ...]:
    """Return the groups in the order of the file."""
    return _load(folder or paths.ontology())[1]


def theme(code: str) -> Theme:
    """Return the theme of a code.

    Raises:
        UnknownNameError: no theme has this code; the nearest ones are named.

    """
    found = {each.code: each for each in themes()}.get(code)
    if found is None:
        near = nearest(code)
        raise UnknownNameError(f"No theme has the code '{code}'. Nearest: {', '.join(near)}.")
    return found


def nearest(code: str, count: int = 3) -> tuple[str, ...]:
    """Return the theme codes most like a code or label, the nearest first; never fewer than one."""
    names = {label.casefold(): each.code for each in themes() for label in (*each.labels, each.code)}
    near = difflib.get_close_matches(code.casefold().replace("_", "-"), names, n=3 * count, cutoff=0.0)
    return tuple(dict.fromkeys(names[name] for name in near))[:count]


def named(text: str) -> Theme | None:
    """Return the theme that a code or label names, whatever its case and spacing; None where none does."""
    key = _key(text)
    return next((each for each in themes() if key in map(_key, (each.code, *each.labels))), None)


def _key(text: str) -> str:
    return "".join(text.casefold().replace("-", "").split())


@cache
def _load(folder: Path) -> tuple[tuple[Theme, ...], tuple[Group, ...]]:
    path = folder / "themes.ttl"
    try:
        triples = [(quad.subject, quad.predicate.value, quad.object) for quad in ox.parse(path=str(path))]
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: the themes cannot be read ({error}). Turtle is expected.") from error
    about: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = {}
    for subject, predicate, value in triples:
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal | ox.NamedNode):
            about.setdefault(subject.value, {}).setdefault(predicate, []).append(value)
    rdf_type = PREFIXES["rdf"] + "type"
    found: list[Theme] = []
    heads: list[Group] = []
    for iri, values in about.items():
        code = iri.removeprefix(THEME)
        preferred = {
            label.language: label.value
            for label in values.get(_SKOS + "prefLabel", [])
            if isinstance(label, ox.Literal)
        }
        if _SKOS + "topConceptOf" in values:
            heads.append(Group(code=code, ko=preferred["ko"], en=preferred["en"]))
        if ox.NamedNode(ONTOLOGY + "Theme") in values.get(rdf_type, []):
            alternative = [label.value for label in values.get(_SKOS + "altLabel", [])]
            related = [match.value for match in values.get(_SKOS + "relatedMatch", [])]
            found.append(
                Theme(
                    code=code,
                    group=values[_SKOS + "broader"][0].value.removeprefix(THEME),
                    ko=preferred["ko"],
                    en=preferred["en"],
                    labels=(*preferred.values(), *alternative),
                    goals=tuple(match.removeprefix(_SDG) for match in related if match.startswith(_SDG)),
                )
            )
    return tuple(found), tuple(heads)
