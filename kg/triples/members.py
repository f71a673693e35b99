"""The assertions of blocks, as things are derived from them: read from the store, or put aside as documents come.

A build from nothing knows each assertion when its document arrives. It keeps them by block in lots, on the disk where
they are many: reading them back is a third of the work of looking each up in a store that grows.
"""

import marshal
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.triples import identity, terms
from kg.triples.quads import Node, Quads
from kg.triples.records import Member, Recorded, recorded
from kg.triples.terms import iri, term
from kg.vocabulary import Property

Arrived = dict[str, list[Recorded]]
_ASSERTION = iri("assertion/").value
Row = tuple[str, str, str, str]
# so many in memory are some 60 MB; what lies together in the file are blocks that begin with the same digits
_LOT = 40_000
_DIGITS = 2


def is_block(name: str) -> bool:
    """Tell whether what an assertion is filed under is its block: the longer names lead to it from elsewhere."""
    return len(name) == identity.BLOCK_DIGITS


class Members:
    """The assertions of blocks in a store, under the references that people have settled (RENAME)."""

    def __init__(self, quads: Quads, rename: dict[str, str]) -> None:
        self._quads = quads
        self._rename = rename

    def read(self, names: Sequence[str]) -> tuple[Arrived, list[ox.Quad]]:
        """Return the assertions of blocks, and the quads that now stand for what these amount to."""
        found = self._quads.subjects(term(Property.BLOCK), [ox.Literal(name) for name in names])
        assertions: dict[Node, str] = {}
        things: dict[Node, None] = {}
        for value, nodes in found.items():
            assertions |= {node: value.value for node in nodes if _is_assertion(node)}
            things |= dict.fromkeys(node for node in nodes if not _is_assertion(node))
        held = self._quads.having(assertions, term(Property.ASSERTS))
        held += [quad for quads in self._quads.about(things, terms.THINGS).values() for quad in quads]
        return self._decoded(names, assertions), held

    def recorded(self, names: Sequence[str]) -> Arrived:
        """Return the assertions of blocks or of their sections."""
        found = self._quads.subjects(term(Property.BLOCK), [ox.Literal(name) for name in names])
        return self._decoded(
            names, {node: value.value for value, nodes in found.items() for node in nodes if _is_assertion(node)}
        )

    def blocks_of(self, assertions: Iterable[Node]) -> set[str]:
        """Return the blocks of assertions."""
        found = self._quads.having(assertions, term(Property.BLOCK))
        return {name for quad in found if is_block(name := terms.value(quad))}

    def _decoded(self, names: Sequence[str], assertions: dict[Node, str]) -> Arrived:
        by_block: Arrived = {name: [] for name in names}
        for quad in self._quads.having(assertions, term(Property.RECORD)):
            node, document = terms.subject(quad), terms.path_of(terms.graph_of(quad)).removeprefix("document/")
            by_block[assertions[node]].append(recorded(terms.path_of(node), terms.value(quad), document, self._rename))
        return by_block


def _is_assertion(node: Node) -> bool:
    return str(node.value).startswith(_ASSERTION)


class Aside:
    """Assertions put aside by block, in a file that is gone with the process where they are more than a lot."""

    def __init__(self, folder: Path | None, rename: dict[str, str]) -> None:
        """Take a folder for the file; without one, all stays in memory."""
        self._folder = folder
        self._rename = rename
        self._lot: Arrived = defaultdict(list)
        self._rows: list[Row] = []
        self._file: IO[bytes] | None = None
        self._parts: dict[str, list[int]] = defaultdict(list)
        self._open: tuple[str, dict[str, list[Row]]] = ("", {})

    def put(self, members: Iterable[Member]) -> None:
        """Put assertions aside."""
        for member in members:
            one = member.recorded
            self._rows.append((member.block, one.assertion, one.document, member.record))
            self._lot[member.block].append(one)
        if self._folder is not None and len(self._rows) >= _LOT:
            self._write(self._folder)

    def take(self, names: Sequence[str]) -> Arrived:
        """Return the assertions of blocks."""
        found: Arrived = {}
        for name in sorted(names):
            rows = self._read(name[:_DIGITS]).get(name, ())
            kept = [recorded(path, record, document, self._rename) for _, path, document, record in rows]
            found[name] = [*kept, *self._lot.get(name, ())]
        return found

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, folder: Path) -> None:
        import tempfile

        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `close`, or with the process
        by_part: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            by_part[row[0][:_DIGITS]].append(row)
        for part, rows in by_part.items():
            self._parts[part].append(self._file.tell())
            marshal.dump(rows, self._file)
        self._rows.clear()
        self._lot.clear()

    def _read(self, part: str) -> dict[str, list[Row]]:
        if self._file is None:
            return {}
        if self._open[0] != part:
            read: dict[str, list[Row]] = defaultdict(list)
            for place in self._parts.get(part, ()):
                self._file.seek(place)
                # written by this process a moment ago, into a file that has no name
                for row in marshal.load(self._file):  # noqa: S302
                    read[row[0]].append(row)
            self._open = (part, read)
        return self._open[1]
