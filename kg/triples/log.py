"""The log of a store's builds, and what each changed: files beside a folder's graph, a named graph on a server."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pyoxigraph as ox

from kg.errors import StoreError
from kg.triples import deltas, terms
from kg.triples.folder import Folder
from kg.triples.remote import Server
from kg.triples.store import is_address
from kg.triples.terms import iri, term
from kg.vocabulary import Property

Entry = dict[str, Any]


class Log(Protocol):
    """The builds of a store, in the order they were made."""

    def builds(self) -> list[Entry]:
        """Return what is told of each build, the first one first."""

    def delta(self, number: int) -> Iterable[deltas.Line]:
        """Return the lines of what a build changed.

        Raises:
            StoreError: they are not kept.

        """


def log_of(location: str | Path) -> Log:
    """Return the log of the store at a folder or a server's address."""
    return ServerLog(Server(str(location))) if is_address(location) else FolderLog(Folder(Path(location)))


class FolderLog:
    """The log beside a folder's graph."""

    def __init__(self, folder: Folder) -> None:
        """Take the folder."""
        self.folder = folder

    def builds(self) -> list[Entry]:
        """Return what is told of each build, the first one first; a torn line is left out."""
        self.folder.check()
        if not self.folder.builds.exists():
            return []
        found: dict[int, Entry] = {}
        for line in self.folder.builds.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                entry = json.loads(line)
                # a build that was killed before it showed is told again by the one that took its number
                found[int(entry["build"])] = entry
            except (ValueError, KeyError, TypeError):
                continue
        current = self.folder.current()
        return [found[number] for number in sorted(found) if number <= current]

    def delta(self, number: int) -> Iterator[deltas.Line]:
        """Return the lines of what a build changed."""
        file = self.folder.delta(number)
        if not file.exists():
            raise StoreError(f"{file} is missing: what build {number} changed is not known any more.")
        return deltas.read(file)


class ServerLog:
    """The log in a named graph of its own on the server, which exports leave out."""

    def __init__(self, server: Server) -> None:
        """Take the server."""
        self._server = server

    def builds(self) -> list[Entry]:
        """Return what is told of each build, the first one first."""
        query = f"SELECT ?o WHERE {{ GRAPH {terms.LOG} {{ ?s {term(Property.RECORD)} ?o }} }}"
        found = [json.loads(row["o"].value) for row in self._server.rows(query)]
        return sorted((each for each in found if "build" in each), key=lambda each: int(each["build"]))

    def delta(self, number: int) -> Iterator[deltas.Line]:
        """Return the lines of what a build changed."""
        query = f"SELECT ?o WHERE {{ GRAPH {terms.LOG} {{ {_node('delta', number)} {term(Property.RECORD)} ?o }} }}"
        found = [json.loads(row["o"].value) for row in self._server.rows(query)]
        if not found:
            raise StoreError(f"{self._server.address}: what build {number} changed is not known any more.")
        return ((line[0], line[1], line[2], line[3]) for line in found[0]["lines"])


def _node(kind: str, number: int) -> ox.NamedNode:
    return iri(f"log/{kind}-{number:06d}")


def log_quads(entry: Entry, lines: list[deltas.Line] | None) -> list[ox.Quad]:
    """Return what keeps a build's entry, and the lines of what it changed, on a server."""
    number = int(entry["build"])
    kept: list[tuple[str, Entry]] = [("build", entry)]
    if lines is not None:
        kept.append(("delta", {"lines": lines}))
    return [
        ox.Quad(
            _node(kind, number),
            term(Property.RECORD),
            ox.Literal(json.dumps(each, ensure_ascii=False, sort_keys=True)),
            terms.LOG,
        )
        for kind, each in kept
    ]
