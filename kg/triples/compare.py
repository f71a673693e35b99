"""What came, went or changed between two builds of a store, or between two stores, and because of which document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import StoreError
from kg.triples import terms
from kg.triples.log import log_of
from kg.triples.store import Store, open_store
from kg.triples.terms import standard, term
from kg.vocabulary import DIRECTED, IDENTIFIER, ONTOLOGY, PREFIXES, SYMMETRIC, Property

_KINDS = ("agreement", "event", "membership", "tenure", "official", "policy", "exchange", "engagement")
# what a thing's own change is not told by: who says so is told as its documents
_ASIDE = (term(Property.ASSERTED_BY), term(Property.SUPPORTS), term(Property.DOCUMENT_COUNT), term(Property.BLOCK))
Both = tuple[list[tuple[str, str]], list[tuple[str, str]]]
_HEADS = {True: "came", False: "went"}


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that came, went or changed: `was` and `now` hold (property, value) pairs that differ."""

    what: str
    id: str
    kind: str
    label: str
    was: tuple[tuple[str, str], ...]
    now: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]


class Documents:
    """What an assertion's document is called, now or before."""

    def __init__(self, of: dict[str, str], titles: dict[str, str]) -> None:
        """Take document by assertion, and name by document."""
        self._of = of
        self._titles = titles

    def of(self, assertion: str) -> str:
        """Return the name of an assertion's document: its title and path."""
        document = self._of.get(assertion, "")
        return self._titles.get(document, document[1:-1].removeprefix(IDENTIFIER)) if document else ""


def compare(first: str, second: str, location: str) -> list[Change]:
    """Return what changed from FIRST to SECOND: two builds of the store at LOCATION by number, or two stores.

    Raises:
        StoreError: a build that the store's log does not have, or a store that is none.

    """
    if first.isdigit() and second.isdigit():
        return _between_builds(location, int(first), int(second))
    return _between_stores(open_store(first), open_store(second))


def _between_builds(location: str, first: int, second: int) -> list[Change]:
    log = log_of(location)
    known = [int(each["build"]) for each in log.builds()]
    for number in (first, second):
        if number not in known:
            told = ", ".join(map(str, known)) or "none"
            raise StoreError(f"{location} has no build {number}; it has: {told}. See: kg builds")
    low, high = sorted((first, second))
    gone: set[tuple[str, str, str]] = set()
    came: set[tuple[str, str, str]] = set()
    for number in known:
        if low < number <= high:
            for sign, *rest in log.delta(number):
                triple = (rest[0], rest[1], rest[2])
                here, there = (came, gone) if sign == "+" else (gone, came)
                if triple in there:
                    there.discard(triple)
                else:
                    here.add(triple)
    if first > second:
        gone, came = came, gone
    # the store lives as long as its quads are read
    store = open_store(location)
    return _changes(gone, came, store.quads)


def _between_stores(first: Store, second: Store) -> list[Change]:
    before, after = _triples(first), _triples(second)
    return _changes(before - after, after - before, second.quads, first.quads)


def _triples(store: Store) -> set[tuple[str, str, str]]:
    found = set()
    for graph in (terms.THINGS, terms.EDGES):
        for quad in store.quads.quads_for_pattern(None, None, None, graph):
            found.add((str(quad.subject), str(quad.predicate), str(quad.object)))
    for predicate in (term(Property.DOCUMENT), standard("dcterms", "title"), standard("dcterms", "source")):
        for quad in store.quads.quads_for_pattern(None, predicate, None):
            found.add((str(quad.subject), str(quad.predicate), str(quad.object)))
    return found


def _changes(gone: set[tuple[str, str, str]], came: set[tuple[str, str, str]], *stores: ox.Store) -> list[Change]:
    documents = _documents(gone | came, stores)
    found: list[Change] = []
    by_subject: dict[str, Both] = defaultdict(lambda: ([], []))
    for index, triples in enumerate((gone, came)):
        for subject, predicate, value in triples:
            by_subject[subject][index].append((predicate, value))
    for subject, (was, now) in by_subject.items():
        path = subject[1:-1].removeprefix(IDENTIFIER)
        kind = path.partition("/")[0]
        if kind in _KINDS:
            found += _thing_change(path, (was, now), documents, stores)
    found += _edge_changes(by_subject, documents)
    return sorted(found, key=lambda change: (change.what, change.kind, change.label, change.id))


def _thing_change(
    path: str,
    both: Both,
    documents: Documents,
    stores: tuple[ox.Store, ...],
) -> Iterator[Change]:
    (was, now), kind = both, path.partition("/")[0]
    typed = str(terms.TYPE)
    went = any(predicate == typed for predicate, _ in was) and not any(predicate == typed for predicate, _ in now)
    new = any(predicate == typed for predicate, _ in now) and not any(predicate == typed for predicate, _ in was)
    if any(predicate == str(terms.IS_REPLACED_BY) for predicate, _ in [*was, *now]) and not (went or new):
        return
    said = {value for predicate, value in [*was, *now] if predicate == str(term(Property.ASSERTED_BY))}
    by = tuple(sorted({documents.of(assertion) for assertion in said} - {""}))
    aside = {str(predicate) for predicate in _ASIDE} | {str(terms.LABEL)}
    left, right = (tuple(sorted((_short(p), _plain(v)) for p, v in pairs if p not in aside)) for pairs in (was, now))
    label = _label(path, [*now, *was], stores)
    if went or new:
        yield Change(_HEADS[new], path, kind, label, left if went else (), right if new else (), by)
    elif left or right or by:
        yield Change("changed", path, kind, label, left, right, by)


def _label(path: str, pairs: Iterable[tuple[str, str]], stores: tuple[ox.Store, ...]) -> str:
    told = [value for predicate, value in pairs if predicate == str(terms.LABEL)]
    if not told:
        node = terms.iri(path)
        told = [str(quad.object) for store in stores for quad in store.quads_for_pattern(node, terms.LABEL, None)]
    english = [value for value in told if value.endswith("@en")]
    # what a later build has taken out of the store is called by its id
    return _plain((english or told)[0]) if told else path


def _edge_changes(by_subject: dict[str, Both], documents: Documents) -> Iterator[Change]:
    del documents  # an edge has no document of its own: the things that came or went with it are told
    for subject, both in by_subject.items():
        path = subject[1:-1].removeprefix(IDENTIFIER)
        if not path.startswith("place/"):
            continue
        for new, pairs in zip((False, True), both, strict=True):
            for predicate, value in pairs:
                name = predicate[1:-1]
                if name.startswith(ONTOLOGY) and name.removeprefix(ONTOLOGY) in _EDGES:
                    label = f"{path} {_short(predicate)} {_plain(value)}"
                    yield Change(_HEADS[new], label, "edge", label, (), (), ())


_EDGES = frozenset(each.local for each in (*SYMMETRIC, *DIRECTED))


def _documents(triples: set[tuple[str, str, str]], stores: tuple[ox.Store, ...]) -> Documents:
    of: dict[str, str] = {}
    titles: dict[str, str] = {}
    source = str(standard("dcterms", "source"))
    belongs = str(term(Property.DOCUMENT))
    wanted = {value for _, predicate, value in triples if predicate == str(term(Property.ASSERTED_BY))}
    for subject, predicate, value in sorted(triples):
        if predicate == belongs:
            of[subject] = value
        elif predicate == source:
            titles.setdefault(subject, _plain(value))
    for store in stores:
        for assertion in wanted - set(of):
            for quad in store.quads_for_pattern(ox.NamedNode(assertion[1:-1]), term(Property.DOCUMENT), None):
                of[assertion] = str(quad.object)
        for document in set(of.values()) - set(titles):
            sources = store.quads_for_pattern(ox.NamedNode(document[1:-1]), standard("dcterms", "source"), None)
            for text in sorted(terms.value(quad) for quad in sources)[:1]:
                titles[document] = text
    return Documents(of, titles)


def _short(predicate: str) -> str:
    name = predicate[1:-1]
    for namespace in PREFIXES.values():
        if name.startswith(namespace):
            return name.removeprefix(namespace)
    return name


def _plain(value: str) -> str:
    """Return an N-Triples term as its text, or the last part of its IRI."""
    if value.startswith("<"):
        return value[1:-1].removeprefix(IDENTIFIER).removeprefix(ONTOLOGY).removeprefix(PREFIXES["theme"])
    literal = next(iter(ox.parse(f"<urn:s> <urn:p> {value} .".encode(), format=ox.RdfFormat.N_TRIPLES)))
    return terms.value(ox.Quad(literal.subject, literal.predicate, literal.object))
