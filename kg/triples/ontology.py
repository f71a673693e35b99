"""The files of `ontology/` as triples: read with a message that names file, line and what was expected."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import paths
from kg.errors import InputError
from kg.vocabulary import PREFIXES

VOCABULARY, THEMES, ALIGNMENTS, SHAPES = "intercity.ttl", "themes.ttl", "alignments.ttl", "shapes.ttl"
_RDFS, _OWL = PREFIXES["rdfs"], PREFIXES["owl"]


def read_turtle(path: Path) -> list[ox.Quad]:
    """Return the triples of a Turtle file.

    Raises:
        InputError: the file is missing or no Turtle; the message names file, line and what was expected.

    """
    try:
        return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except FileNotFoundError as error:
        raise InputError(
            f"{path}: no such file. An ontology folder has {VOCABULARY}, {THEMES}, {ALIGNMENTS} and {SHAPES}."
        ) from error
    except SyntaxError as error:
        words = str(error.msg).split(": ", 1)[-1]
        raise InputError(
            f"{path}, line {error.lineno}: {words}."
            " Turtle is expected: subject, predicate, object and a dot, every prefix declared above."
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}). A Turtle file in UTF-8 is expected.") from error


def locate(name: str, folder: Path | None = None) -> Path:
    """Return where a file of the ontology is: in FOLDER where it has one of that name, else the project's own."""
    own = folder / name if folder else None
    return own if own and own.is_file() else paths.ontology() / name


def check_folder(folder: Path) -> None:
    """Read every Turtle file of a folder that is to stand in for the project's own.

    Raises:
        InputError: it is no folder, has none of the ontology's files, or holds a broken one.

    """
    names = (VOCABULARY, THEMES, ALIGNMENTS, SHAPES)
    if not any((folder / name).is_file() for name in names):
        raise InputError(f"{folder}: holds none of {', '.join(names)}. Put at least one of them there.")
    for path in sorted(folder.glob("*.ttl")):
        read_turtle(path)


def read(folder: Path | None = None, names: tuple[str, ...] = (VOCABULARY, ALIGNMENTS)) -> list[ox.Quad]:
    """Return the triples of the named files, from an ontology folder where it has them, else from the project's own."""
    return [quad for name in names for quad in read_turtle(locate(name, folder))]


@cache
def closure(predicate: str, folder: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Return what each term lies under, near and far, by `rdfs:subClassOf` or `rdfs:subPropertyOf`.

    Equivalent classes and properties lie under each other. Keys and values are IRIs; a term is not under itself.
    """
    equivalent = _OWL + ("equivalentClass" if predicate.endswith("subClassOf") else "equivalentProperty")
    direct: dict[str, set[str]] = {}
    for quad in read(folder):
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            continue
        if quad.predicate.value in (predicate, equivalent):
            direct.setdefault(quad.subject.value, set()).add(quad.object.value)
        if quad.predicate.value == equivalent:
            direct.setdefault(quad.object.value, set()).add(quad.subject.value)
    found: dict[str, tuple[str, ...]] = {}
    for term, nearest in direct.items():
        above: set[str] = set()
        waiting = list(nearest)
        while waiting:
            current = waiting.pop()
            if current not in above:
                above.add(current)
                waiting.extend(direct.get(current, ()))
        found[term] = tuple(sorted(above - {term}))
    return found
