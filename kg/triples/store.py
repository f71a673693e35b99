"""A store of RDF quads: Oxigraph in memory or on disk. Every quad lies in a named graph; queries see their union."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.vocabulary import PREFIXES

# one letter before the colon is a drive
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_XSD = PREFIXES["xsd"]
_NUMBERS = {
    **dict.fromkeys((_XSD + "integer", _XSD + "int", _XSD + "long", _XSD + "nonNegativeInteger"), int),
    **dict.fromkeys((_XSD + "decimal", _XSD + "double", _XSD + "float"), float),
}


@dataclass(frozen=True, slots=True)
class Table:
    """What a SELECT query returned: IRIs and dates as strings, numbers and booleans as Python's, unbound as None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def plain(term: Any) -> Any:  # noqa: ANN401 - any RDF term or None
    """Return an RDF term as a plain Python value."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        if datatype in _NUMBERS:
            return _NUMBERS[datatype](term.value)
        if datatype == _XSD + "boolean":
            return term.value in ("true", "1")
    return term.value


class Store:
    """The graph, to be asked: `select`, `ask` and `construct` fill in the standard prefixes."""

    def __init__(self, quads: ox.Store, location: str, keep: object = None) -> None:
        """Wrap an Oxigraph store; LOCATION is what messages call it, KEEP what has to live as long as the store."""
        self.quads = quads
        self.location = location
        self._keep = keep

    def select(self, query: str) -> Table:
        """Return the rows of a SELECT query.

        Raises:
            QueryError: the query cannot be parsed, or is no SELECT.

        """
        found = self._query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("A SELECT query is expected here.")
        columns = tuple(variable.value for variable in found.variables)
        return Table(columns, tuple(tuple(plain(term) for term in solution) for solution in found))

    def ask(self, query: str) -> bool:
        """Return the truth of an ASK query."""
        return bool(self._query(query))

    def construct(self, query: str) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query."""
        found = self._query(query)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("A CONSTRUCT or DESCRIBE query is expected here.")
        return list(found)

    def _query(self, query: str) -> Any:  # noqa: ANN401 - one of three kinds of result
        try:
            return self.quads.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            first = " ".join(str(error).split())
            raise QueryError(f"The query cannot be read: {first[:200]}") from error


def is_address(location: str | Path | None) -> bool:
    """Tell whether a store's location is the address of a server.

    Raises:
        StoreError: it is an address of another kind, such as s3://: no folder has such a name, and no store is there.

    """
    scheme = _SCHEME.match(location) if isinstance(location, str) else None
    if scheme is None:
        return False
    if scheme[1].lower() not in ("http", "https"):
        raise StoreError(
            f"{location}: no store can be at a {scheme[1]} address. "
            "Give a folder, or the http(s) address of a SPARQL 1.1 server."
        )
    return True


def open_store(location: str | Path | None) -> Store:
    """Open the graph at a folder or a server's address for reading; None gives an empty one in memory.

    Raises:
        StoreError: there is no store at the folder, or the server cannot be asked.

    """
    if location is None:
        return Store(ox.Store(), "memory")
    if is_address(location):
        from kg.triples.remote import RemoteStore, Server

        return RemoteStore(Server(str(location)))
    from kg.triples.folder import Folder

    quads, mark = Folder(Path(location)).open()
    return Store(quads, str(location), keep=mark)
