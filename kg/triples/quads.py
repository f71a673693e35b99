"""What a build asks of a store of quads, in batches, so that the same build runs on a local store or a remote one."""

from collections.abc import Iterable
from typing import Protocol

import pyoxigraph as ox

from kg.triples import terms

Node = ox.NamedNode
Term = ox.NamedNode | ox.Literal


# from here on the bulk loader is faster; that it is no transaction is no matter in a generation nobody reads yet
_BULK = 20_000


class Quads(Protocol):
    """A store of quads as a build sees it: every quad in a named graph."""

    def subjects(self, predicate: Node, objects: Iterable[Term]) -> dict[Term, list[Node]]:
        """Return, for each object, the subjects that have it by the predicate, in any graph."""

    def about(self, subjects: Iterable[Node], graph: Node | None = None) -> dict[Node, list[ox.Quad]]:
        """Return, for each subject, its quads in a graph, or in all."""

    def having(self, subjects: Iterable[Node], predicate: Node) -> list[ox.Quad]:
        """Return the quads that subjects have by a predicate."""

    def graph(self, graph: Node) -> list[ox.Quad]:
        """Return all quads of a graph."""

    def exists(self, predicate: Node, objects: Iterable[Term]) -> set[Term]:
        """Return the objects that any subject has by the predicate."""

    def held(self, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
        """Return those of the quads that are in the store."""

    def count(self, predicate: Node, value: Term) -> int:
        """Return how many subjects have the value by the predicate."""

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Take quads out, then put quads in."""


class Local:
    """An Oxigraph store of this process as `Quads`."""

    def __init__(self, store: ox.Store) -> None:
        """Wrap a store."""
        self.store = store

    def subjects(self, predicate: Node, objects: Iterable[Term]) -> dict[Term, list[Node]]:
        """Return, for each object, the subjects that have it by the predicate, in any graph."""
        find = self.store.quads_for_pattern
        return {value: [terms.subject(quad) for quad in find(None, predicate, value)] for value in objects}

    def about(self, subjects: Iterable[Node], graph: Node | None = None) -> dict[Node, list[ox.Quad]]:
        """Return, for each subject, its quads in a graph, or in all."""
        find = self.store.quads_for_pattern
        return {subject: list(find(subject, None, None, graph)) for subject in subjects}

    def having(self, subjects: Iterable[Node], predicate: Node) -> list[ox.Quad]:
        """Return the quads that subjects have by a predicate."""
        find = self.store.quads_for_pattern
        return [quad for subject in subjects for quad in find(subject, predicate, None)]

    def graph(self, graph: Node) -> list[ox.Quad]:
        """Return all quads of a graph."""
        return list(self.store.quads_for_pattern(None, None, None, graph))

    def exists(self, predicate: Node, objects: Iterable[Term]) -> set[Term]:
        """Return the objects that any subject has by the predicate."""
        find = self.store.quads_for_pattern
        return {value for value in objects if next(find(None, predicate, value), None) is not None}

    def held(self, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
        """Return those of the quads that are in the store."""
        return {quad for quad in quads if quad in self.store}

    def count(self, predicate: Node, value: Term) -> int:
        """Return how many subjects have the value by the predicate."""
        # counted by the engine: handing each over costs ten times as much
        found = self.store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s {predicate} {value} }} }}")
        return int(next(iter(found))["n"].value)  # type: ignore[arg-type]

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Take quads out, then put quads in."""
        for quad in remove:
            self.store.remove(quad)
        added = list(add)
        if len(added) > _BULK:
            self.store.bulk_extend(added)
        elif added:
            self.store.extend(added)


class Passing:
    """Quads that pass everything on to those they wrap; who derives from it says what it does about a change."""

    def __init__(self, quads: Quads) -> None:
        """Wrap quads."""
        self._quads: Quads | None = quads

    @property
    def _inner(self) -> Quads:
        if self._quads is None:
            raise ValueError("These quads are closed.")
        return self._quads

    def close(self) -> None:
        """Let go of the store."""
        self._quads = None

    def subjects(self, predicate: Node, objects: Iterable[Term]) -> dict[Term, list[Node]]:
        """Return, for each object, the subjects that have it by the predicate, in any graph."""
        return self._inner.subjects(predicate, objects)

    def about(self, subjects: Iterable[Node], graph: Node | None = None) -> dict[Node, list[ox.Quad]]:
        """Return, for each subject, its quads in a graph, or in all."""
        return self._inner.about(subjects, graph)

    def having(self, subjects: Iterable[Node], predicate: Node) -> list[ox.Quad]:
        """Return the quads that subjects have by a predicate."""
        return self._inner.having(subjects, predicate)

    def graph(self, graph: Node) -> list[ox.Quad]:
        """Return all quads of a graph."""
        return self._inner.graph(graph)

    def exists(self, predicate: Node, objects: Iterable[Term]) -> set[Term]:
        """Return the objects that any subject has by the predicate."""
        return self._inner.exists(predicate, objects)

    def held(self, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
        """Return those of the quads that are in the store."""
        return self._inner.held(quads)

    def count(self, predicate: Node, value: Term) -> int:
        """Return how many subjects have the value by the predicate."""
        return self._inner.count(predicate, value)
