"""A server's quads as a build sees them: what the build changes is kept here until its end.

All is sent as one update then, which a server runs whole or not at all. Where KG_STORE_GRAPHS names an address of the
graph store protocol, the graphs of new documents go there first, one request each, so that no update grows with them;
but for the triple by which the next build knows a document as read, which is part of the update. A build that dies
between the two is done again.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

import pyoxigraph as ox

from kg.triples import terms
from kg.triples.quads import Local, Node, Term
from kg.triples.remote import Server
from kg.vocabulary import THEME

_VALUES = 200


class Remote:
    """The quads of a server, with what a build has changed so far."""

    def __init__(self, address: str) -> None:
        """Take the server's address."""
        self.server = Server(address)
        self._added = ox.Store()
        self._removed: set[ox.Quad] = set()
        self._local = Local(self._added)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._added.clear()

    def empty(self) -> bool:
        """Tell whether the server holds no graph of kg yet."""
        return not self.server.ask(f"ASK {{ GRAPH ?g {{ <{THEME}scheme> ?p ?o }} }}")

    def subjects(self, predicate: Node, objects: Iterable[Term]) -> dict[Term, list[Node]]:
        """Return, for each object, the subjects that have it by the predicate, in any graph."""
        found: dict[Term, list[Node]] = {value: [] for value in objects}
        for chunk in _chunks(list(found)):
            values = " ".join(map(str, chunk))
            query = f"SELECT ?s ?o ?g WHERE {{ VALUES ?o {{ {values} }} GRAPH ?g {{ ?s {predicate} ?o }} }}"
            for row in self.server.rows(query):
                quad = ox.Quad(row["s"], predicate, row["o"], row["g"])
                if quad not in self._removed and row["o"] in found:
                    found[row["o"]].append(row["s"])
        for value, nodes in self._local.subjects(predicate, found).items():
            found[value] += [node for node in nodes if node not in found[value]]
        return found

    def about(self, subjects: Iterable[Node], graph: Node | None = None) -> dict[Node, list[ox.Quad]]:
        """Return, for each subject, its quads in a graph, or in all."""
        found: dict[Node, list[ox.Quad]] = {subject: [] for subject in subjects}
        where = f"GRAPH {graph}" if graph else "GRAPH ?g"
        for chunk in _chunks(list(found)):
            values = " ".join(map(str, chunk))
            query = f"SELECT * WHERE {{ VALUES ?s {{ {values} }} {where} {{ ?s ?p ?o }} }}"
            for row in self.server.rows(query):
                quad = ox.Quad(row["s"], row["p"], row["o"], graph or row["g"])
                if quad not in self._removed:
                    found[row["s"]].append(quad)
        for subject, quads in self._local.about(found, graph).items():
            known = set(found[subject])
            found[subject] += [quad for quad in quads if quad not in known]
        return found

    def having(self, subjects: Iterable[Node], predicate: Node) -> list[ox.Quad]:
        """Return the quads that subjects have by a predicate."""
        asked = list(subjects)
        found: list[ox.Quad] = []
        for chunk in _chunks(asked):
            values = " ".join(map(str, chunk))
            query = f"SELECT ?s ?o ?g WHERE {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s {predicate} ?o }} }}"
            found += [ox.Quad(row["s"], predicate, row["o"], row["g"]) for row in self.server.rows(query)]
        kept = [quad for quad in found if quad not in self._removed]
        return list(dict.fromkeys([*kept, *self._local.having(asked, predicate)]))

    def graph(self, graph: Node) -> list[ox.Quad]:
        """Return all quads of a graph."""
        rows = self.server.rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        quads = [ox.Quad(row["s"], row["p"], row["o"], graph) for row in rows]
        return list(dict.fromkeys([quad for quad in quads if quad not in self._removed] + self._local.graph(graph)))

    def exists(self, predicate: Node, objects: Iterable[Term]) -> set[Term]:
        """Return the objects that any subject has by the predicate."""
        return {value for value, nodes in self.subjects(predicate, objects).items() if nodes}

    def held(self, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
        """Return those of the quads that are in the store."""
        asked = list(dict.fromkeys(quads))
        return (self._there(asked) - self._removed) | self._local.held(asked)

    def _there(self, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
        """Return those of the quads that are on the server."""
        found: set[ox.Quad] = set()
        for chunk in _chunks(list(quads)):
            values = " ".join(f"({quad.subject} {quad.predicate} {quad.object} {quad.graph_name})" for quad in chunk)
            query = f"SELECT ?s ?p ?o ?g WHERE {{ VALUES (?s ?p ?o ?g) {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            found |= {ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in self.server.rows(query)}
        return found

    def count(self, predicate: Node, value: Term) -> int:
        """Return how many subjects have the value by the predicate."""
        query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s {predicate} {value} }} }}"
        there = sum(int(row["n"].value) for row in self.server.rows(query))
        if there:
            # what was put in though it was there already is told twice, and what was taken out once too often
            changed = {quad for quad in self._removed if quad.predicate == predicate and quad.object == value}
            changed.update(self._added.quads_for_pattern(None, predicate, value))
            there -= len(self._there(changed))
        return there + self._local.count(predicate, value)

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Take quads out, then put quads in: here, until `finish`."""
        for quad in remove:
            self._added.remove(quad)
            self._removed.add(quad)
        for quad in add:
            self._removed.discard(quad)
            self._added.add(quad)

    def finish(self) -> None:
        """Send all changes: what documents say to the graph store address, if there is one; the rest in one update."""
        added = list(self._added)
        if self.server.graphs:
            by_graph: dict[Node, list[ox.Quad]] = {}
            for quad in added:
                if _is_apart(quad):
                    by_graph.setdefault(terms.graph_of(quad), []).append(quad)
            for graph, quads in sorted(by_graph.items(), key=lambda item: str(item[0])):
                self.server.add(graph, "".join(sorted(f"{quad.triple} .\n" for quad in quads)))
            added = [quad for quad in added if not _is_apart(quad)]
        parts = []
        if self._removed:
            parts.append(f"DELETE DATA {{\n{_data(self._removed)}\n}}")
        if added:
            parts.append(f"INSERT DATA {{\n{_data(added)}\n}}")
        self.server.update(" ;\n".join(parts))


_DOCUMENT = terms.iri("document/").value


def _is_apart(quad: ox.Quad) -> bool:
    """Tell whether a triple may go ahead of the rest: one of a document's graph, but for what says that it was read."""
    return terms.graph_of(quad).value.startswith(_DOCUMENT) and not (
        quad.subject == quad.graph_name and quad.predicate == terms.standard("prov", "wasGeneratedBy")
    )


def _data(quads: Iterable[ox.Quad]) -> str:
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        by_graph.setdefault(str(terms.graph_of(quad)), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join(
        f"GRAPH {graph} {{\n" + "\n".join(sorted(lines)) + "\n}" for graph, lines in sorted(by_graph.items())
    )


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _VALUES):
        yield items[start : start + _VALUES]
