"""What each build changed in a store, kept beside it: so that two builds can be compared without keeping both."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.triples import terms
from kg.triples.quads import Node, Passing, Quads
from kg.triples.terms import standard, term
from kg.vocabulary import Property

_GRAPHS = (terms.THINGS, terms.EDGES, terms.ENTITIES)
# of a document's own graph, only what says which document an assertion is of, and what the document is called
_OF_DOCUMENTS = (term(Property.DOCUMENT), standard("dcterms", "title"), standard("dcterms", "source"))
_INNER = (term(Property.BLOCK), term(Property.RECORD), term(Property.DESCRIBES))
# sign, subject, predicate and object
Line = tuple[str, str, str, str]


class Recording(Passing):
    """Quads that remember what was changed in the graphs of facts: the difference that a build makes, net."""

    def __init__(self, quads: Quads, *, active: bool = True) -> None:
        """Wrap quads; without ACTIVE nothing is remembered: from nothing, all is new."""
        super().__init__(quads)
        self.active = active
        # how many more things of each class there are
        self.balance: Counter[Node] = Counter()
        self._gone: set[ox.Quad] = set()
        self._came: set[ox.Quad] = set()

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Take quads out, then put quads in, and remember the net difference."""
        if not self.active:
            self._inner.change(remove, add)
            return
        removed, added = list(remove), list(add)
        self.balance.subtract(_classes(removed))
        self.balance.update(_classes(added))
        for quad in filter(_kept, removed):
            if quad in self._came:
                self._came.discard(quad)
            else:
                self._gone.add(quad)
        for quad in filter(_kept, added):
            if quad in self._gone:
                self._gone.discard(quad)
            else:
                self._came.add(quad)
        self._inner.change(removed, added)

    def lines(self) -> list[Line]:
        """Return the difference, sorted."""
        return sorted([_line("-", quad) for quad in self._gone] + [_line("+", quad) for quad in self._came])

    def write(self, path: Path) -> None:
        """Write the difference, sorted."""
        path.parent.mkdir(exist_ok=True)
        # without a time stamp, so that the same difference is the same file
        with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
            for line in self.lines():
                file.write((json.dumps(line, ensure_ascii=False) + "\n").encode())


def _classes(quads: Iterable[ox.Quad]) -> Iterator[Node]:
    for quad in quads:
        if quad.predicate == terms.TYPE and isinstance(quad.object, ox.NamedNode):
            yield quad.object


def _kept(quad: ox.Quad) -> bool:
    if quad.predicate in _INNER:
        return False
    return quad.graph_name in _GRAPHS or quad.predicate in _OF_DOCUMENTS


def _line(sign: str, quad: ox.Quad) -> Line:
    return sign, str(quad.subject), str(quad.predicate), str(quad.object)


def read(path: Path) -> Iterator[Line]:
    """Yield the lines of a difference: sign, subject, predicate and object in N-Triples form."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            sign, subject, predicate, value = json.loads(line)
            yield sign, subject, predicate, value
