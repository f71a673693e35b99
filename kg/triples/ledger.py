"""What the things of a graph say, written down beside it: so that a question about all of them need not fetch each.

A store gives single facts at once, but every name that it hands over costs some microseconds: all relations of ten
thousand documents are half a minute. The ledger holds the same values as plain records, one file a kind.

    kg-store/ledger/000003/agreement.json …    what the graph of build 3 said (see `kg.triples.noting`)
    kg-store/ledger/000004.json                which subjects build 4 touched: these are read from the store anew

It is read for a large graph alone, and only where the chain from the written ledger to the store's generation is whole;
anything else is asked of the store. A server has none.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from kg.triples import terms
from kg.triples.folder import Folder, Reading
from kg.triples.store import Store
from kg.triples.terms import iri, standard, term
from kg.vocabulary import IDENTIFIER, ONTOLOGY, THEME, Property

FORMAT = 2
KINDS = ("agreement", "event", "exchange", "membership", "tenure", "policy", "engagement", "official")
# from so many things on, reading the ledger is quicker than asking the store
LARGE = 4_000

# a record: the values of each property of a thing or entity, sorted; IRIs without the namespace that all share
Record = dict[str, list[str]]
# what bears a thing out: number of documents, best confidence, dates of issue of its documents, number of statements,
# how many of these have evidence, and the sum of their confidence
Support = tuple[int, float | None, tuple[str, ...], int, int, float]
# what documents' statements are about
ASSERTED = (*KINDS, "place", "network")

_LABEL, _PREFERRED = terms.LABEL, terms.PREFERRED
PROPERTIES: dict[Any, str] = {
    terms.TYPE: "type",
    **{
        term(each): each.local
        for each in (
            Property.STATUS, Property.REVIEW, Property.START, Property.END, Property.SIGNED_ON, Property.VALID_UNTIL,
            Property.POLARITY, Property.PARTY, Property.AGREEMENT_TYPE, Property.SIGNATORY, Property.SUPERSEDED_BY,
            Property.HELD_IN, Property.PARTICIPANT, Property.VISITOR, Property.ORGANIZER, Property.ATTENDEE,
            Property.AWARDED_TO, Property.AWARDED_BY, Property.AWARDED_FOR, Property.THEME, Property.MEMBER,
            Property.NETWORK, Property.ROLE, Property.OFFICIAL, Property.OF, Property.OBSERVED_ON, Property.OWNER,
            Property.MODELLED_ON, Property.FROM, Property.TO, Property.PLACE, Property.COUNTRY_CODE,
            Property.POPULATION,
        )
    },
    standard("wgs84", "lat"): "lat",
    standard("wgs84", "long"): "long",
}  # fmt: skip
# texts in a language: read only where names or titles are asked for
NAMES: dict[Any, str] = {
    _PREFERRED: "prefLabel",
    terms.ALTERNATIVE: "altLabel",
    terms.HIDDEN: "hiddenLabel",
    term(Property.ABBREVIATION): "abbreviation",
}
EDGES: dict[Any, str] = {term(Property.ENGAGED_IN): "engagedIn", term(Property.MEMBER_OF): "memberOf"}
ISSUED = standard("dcterms", "issued")
_SPACES = (IDENTIFIER, THEME, ONTOLOGY)


def local(value: str) -> str:
    """Return an IRI without the namespace of ids, themes or terms; anything else as it is."""
    for namespace in _SPACES:
        if value.startswith(namespace):
            return value[len(namespace) :]
    return value


class Ledger:
    """The records of one generation of a store, each kind read when it is first asked for.

    Raises `Missing` from any of its methods where a file cannot be read.
    """

    def __init__(self, store: Store, folder: Path, touched: Iterable[str]) -> None:
        """Take the written ledger's folder, and the paths of the subjects that later builds touched."""
        self._quads = store.quads
        self._folder = folder
        self._touched = _things_of(store.quads, touched)
        self._held: dict[str, dict[str, Any]] = {}
        self._countries: dict[str, frozenset[str]] | None = None

    def things(self, kind: str) -> dict[str, Record]:
        """Return the records of the things of a kind (see `KINDS`), by path, in the order of the paths."""
        return self._file(kind, kind, lambda path: _record(self._quads, path, terms.THINGS, PROPERTIES))

    def entities(self) -> dict[str, Record]:
        """Return the records of places, networks and organisations."""
        return self._file("entity", "", lambda path: _record(self._quads, path, terms.ENTITIES, PROPERTIES))

    def names(self) -> dict[str, list[tuple[str, str, str]]]:
        """Return what each named thing and entity is called: property, text and language, sorted."""
        return self._file("names", "", lambda path: _names(self._quads, path))

    def labels(self, kind: str) -> dict[str, dict[str, str]]:
        """Return the made labels of the things of a kind by language."""
        return self._file(f"{kind}-label", kind, lambda path: _labels(self._quads, path))

    def support(self, kind: str) -> dict[str, Support]:
        """Return what bears out the things of a kind (see `ASSERTED`); what no document asserts has none."""
        found: dict[str, Support] = self._file(f"{kind}-support", kind, lambda path: _support(self._quads, path))
        return found

    def conflicts(self) -> dict[str, Any]:
        """Return the things on which documents disagree."""
        return self._file("conflict", "", lambda path: _conflict(self._quads, path))

    def edges(self) -> dict[str, Record]:
        """Return for each place the themes that it is engaged in and the networks that it is a member of."""
        return self._file("edges", "", lambda path: _record(self._quads, path, terms.EDGES, EDGES))

    def countries(self) -> dict[str, frozenset[str]]:
        """Return the country codes of each place."""
        if self._countries is None:
            self._countries = {
                path: frozenset(record["countryCode"])
                for path, record in self.entities().items()
                if "countryCode" in record
            }
        return self._countries

    def _file(self, name: str, kind: str, read: Any) -> dict[str, Any]:  # noqa: ANN401 - a reader of one path
        if name not in self._held:
            try:
                found: dict[str, Any] = json.loads((self._folder / f"{name}.json").read_bytes())
            except (OSError, ValueError) as error:
                raise MissingError(str(error)) from error
            touched = [path for path in self._touched if not kind or path.partition("/")[0] == kind]
            for path in touched:
                value = read(path)
                if value:
                    found[path] = value
                else:
                    found.pop(path, None)
            self._held[name] = dict(sorted(found.items())) if touched else found
        return self._held[name]


class MissingError(Exception):
    """A file of the ledger is gone or damaged: the store is asked instead. Never leaves `kg`."""


_OPEN: "WeakKeyDictionary[Store, Ledger | None]" = WeakKeyDictionary()


def ledger_of(store: Store) -> Ledger | None:
    """Return the ledger of a store's generation; None where there is none, or where the graph is small."""
    if store not in _OPEN:
        _OPEN[store] = _open(store)
    return _OPEN[store]


def forget(store: Store) -> None:
    """Ask the store itself from now on: a file of its ledger turned out to be damaged."""
    _OPEN[store] = None


def _open(store: Store) -> Ledger | None:
    mark = store._keep  # noqa: SLF001 - the generation that the store was opened at
    if not isinstance(mark, Reading) or not mark.folder.name.isdigit():
        return None
    found = chain(Folder(mark.folder.parent.parent).ledger, int(mark.folder.name))
    if found is None or found[1]["things"] < LARGE:
        return None
    folder, _, touched = found
    return Ledger(store, folder, touched)


def chain(folder: Path, number: int) -> tuple[Path, dict[str, Any], set[str]] | None:
    """Return the ledger to start from for a generation, what it says of itself, and the subjects touched since.

    None where no whole chain leads from a written ledger to the generation.
    """
    try:
        written = [int(item.name) for item in folder.iterdir() if item.name.isdigit() and int(item.name) <= number]
        if not written:
            return None
        base = folder / f"{max(written):06d}"
        about = json.loads((base / "about.json").read_bytes())
        if about["format"] != FORMAT:
            return None
        touched: set[str] = set()
        for each in range(max(written) + 1, number + 1):
            touched.update(json.loads((folder / f"{each:06d}.json").read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return base, about, touched


# --- one subject from the store, as it is now


def _record(quads: ox.Store, path: str, graph: ox.NamedNode, wanted: dict[Any, str]) -> Record:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in quads.quads_for_pattern(ox.NamedNode(IDENTIFIER + path), None, None, graph):
        if (name := wanted.get(quad.predicate)) is not None:
            found[name].add(local(terms.value(quad)))
    if graph != terms.EDGES and "type" not in found:
        # what is only pointed to, or was moved elsewhere
        return {}
    return {name: sorted(values) for name, values in sorted(found.items())}


def _names(quads: ox.Store, path: str) -> list[tuple[str, str, str]]:
    node = ox.NamedNode(IDENTIFIER + path)
    found = set()
    for graph in (terms.THINGS, terms.ENTITIES):
        for quad in quads.quads_for_pattern(node, None, None, graph):
            if (name := NAMES.get(quad.predicate)) is not None:
                found.add((name, *text_of(quad)))
    return sorted(found)


def _labels(quads: ox.Store, path: str) -> dict[str, str]:
    found = quads.quads_for_pattern(ox.NamedNode(IDENTIFIER + path), _LABEL, None, terms.THINGS)
    return {tag: text for text, tag in sorted((text_of(quad) for quad in found), reverse=True)}


def _support(quads: ox.Store, path: str) -> Support | None:
    find = quads.quads_for_pattern
    sure: list[float] = []
    documents: set[Any] = set()
    issued: set[str] = set()
    quoted = 0
    for quad in find(None, term(Property.ASSERTS), ox.NamedNode(IDENTIFIER + path)):
        assertion = terms.subject(quad)
        sure += [float(terms.value(each)) for each in find(assertion, term(Property.CONFIDENCE), None)]
        documents.update(terms.target(each) for each in find(assertion, term(Property.DOCUMENT), None))
        quoted += next(find(assertion, term(Property.EVIDENCE), None), None) is not None
    for document in documents:
        issued.update(terms.value(each) for each in find(document, ISSUED, None))
    if not sure:
        return None
    return len(documents), max(sure), tuple(sorted(issued)), len(sure), quoted, total(sure)


def total(values: Iterable[float]) -> float:
    """Return the sum of confidences, the same whatever order they come in."""
    return round(math.fsum(values), 6)


def _conflict(quads: ox.Store, path: str) -> bool:
    node = ox.NamedNode(IDENTIFIER + path)
    return next(quads.quads_for_pattern(node, term(Property.CONFLICT), None, terms.THINGS), None) is not None


def text_of(quad: ox.Quad) -> tuple[str, str]:
    """Return the text that a quad ends in, and its language, or an empty one."""
    value = quad.object
    return (value.value, value.language or "") if isinstance(value, ox.Literal) else (terms.value(quad), "")


def _things_of(quads: ox.Store, touched: Iterable[str]) -> tuple[str, ...]:
    """Return the things and entities whose records touched subjects bear upon."""
    found: set[str] = set()
    for path in touched:
        kind = path.partition("/")[0]
        if kind == "document":
            found.update(_asserted(quads, iri(path)))
        elif kind == "assertion":
            found.update(_asserts(quads, ox.NamedNode(IDENTIFIER + path)))
        else:
            found.add(path)
    return tuple(sorted(found))


def _asserted(quads: ox.Store, document: ox.NamedNode) -> Iterator[str]:
    for quad in quads.quads_for_pattern(None, term(Property.DOCUMENT), document):
        yield from _asserts(quads, terms.subject(quad))


def _asserts(quads: ox.Store, assertion: ox.NamedNode) -> Iterator[str]:
    for quad in quads.quads_for_pattern(assertion, term(Property.ASSERTS), None):
        yield terms.target(quad).value.removeprefix(IDENTIFIER)
