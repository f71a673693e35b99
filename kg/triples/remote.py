"""A store behind a SPARQL 1.1 server: the same queries and the same builds, over HTTP.

The address is the server's base; queries go to BASE/query and updates to BASE/update, unless KG_STORE_QUERY and
KG_STORE_UPDATE name other addresses. KG_STORE_USER and KG_STORE_PASSWORD are sent where they are set.

A build is kept in memory until its end and then sent as one update, which a server runs whole or not at all.
"""

import base64
import http.client
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.triples import terms
from kg.triples.quads import Local, Node, Term
from kg.triples.store import Store
from kg.vocabulary import PREFIXES, THEME

_ATTEMPTS = 3
_PAUSE = 0.4
_VALUES = 200
_TRANSIENT = (500, 502, 503, 504)
_PROBE = f"ASK {{ <{THEME}scheme> ?p ?o }}"
# how a query is told to see all named graphs: by itself on most servers, else by a parameter of theirs
_UNIONS: tuple[dict[str, str], ...] = (
    {},
    {"union-default-graph": "true"},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
)


class Server:
    """A SPARQL 1.1 server's addresses, and requests to them: each failure is one line, retried where that is safe."""

    def __init__(self, address: str, *, timeout: float | None = None) -> None:
        """Take the base address; TIMEOUT is in seconds (default: KG_STORE_TIMEOUT, or 60)."""
        self.address = address.rstrip("/")
        self.queries = os.environ.get("KG_STORE_QUERY") or f"{self.address}/query"
        self.updates = os.environ.get("KG_STORE_UPDATE") or f"{self.address}/update"
        self.timeout = timeout if timeout is not None else float(os.environ.get("KG_STORE_TIMEOUT", "60"))
        self._union: dict[str, str] | None = None

    def ask(self, query: str, extra: dict[str, str] | None = None) -> bool:
        """Return the truth of an ASK query, over the default graph as the server has it."""
        found = self._results(self._post_query(query, extra or {}, "application/sparql-results+json"))
        return bool(found)

    def rows(self, query: str, extra: dict[str, str] | None = None) -> Any:  # noqa: ANN401 - of pyoxigraph, one of two
        """Return the solutions of a SELECT query, or the truth of an ASK query."""
        return self._results(self._post_query(query, extra or {}, "application/sparql-results+json"))

    def triples(self, query: str, extra: dict[str, str] | None = None) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query."""
        content = self._post_query(query, extra or {}, "application/n-triples")
        return [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)]

    def update(self, text: str) -> None:
        """Run an update; it may run twice, as ground data put in or taken out twice is the same."""
        if text:
            self._send(self.updates, text.encode(), "application/sparql-update", "*/*")

    def union(self) -> dict[str, str]:
        """Return the parameters with which queries see all named graphs, found out once.

        Raises:
            StoreError: the server holds no graph of kg, or shows no union of its graphs.

        """
        if self._union is None:
            self._union = next((extra for extra in _UNIONS if self._shows(extra)), None)
        if self._union is None:
            if self.ask(f"ASK {{ GRAPH ?g {{ <{THEME}scheme> ?p ?o }} }}"):
                raise StoreError(
                    f"{self.address}: queries do not see the named graphs. Let its default graph be their union."
                )
            raise StoreError(f"No graph of kg at {self.address}. Build one: kg build DOCUMENTS… --store {self.address}")
        return self._union

    def _shows(self, extra: dict[str, str]) -> bool:
        try:
            return self.ask(_PROBE, extra)
        except QueryError:
            # a server may refuse a parameter that it does not know
            return False

    def _results(self, content: bytes) -> Any:  # noqa: ANN401
        try:
            return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.queries} answers with no SPARQL results; is it a query address?") from error

    def _post_query(self, query: str, extra: dict[str, str], accept: str) -> bytes:
        body = urllib.parse.urlencode({"query": query, **extra}).encode()
        return self._send(self.queries, body, "application/x-www-form-urlencoded", accept)

    def _send(self, url: str, body: bytes, content: str, accept: str) -> bytes:
        headers = {"Content-Type": f"{content}; charset=utf-8", "Accept": accept, "User-Agent": "kg"}
        user = os.environ.get("KG_STORE_USER")
        if user:
            secret = f"{user}:{os.environ.get('KG_STORE_PASSWORD', '')}".encode()
            headers["Authorization"] = "Basic " + base64.b64encode(secret).decode()
        for attempt in range(1, _ATTEMPTS + 1):
            last = attempt == _ATTEMPTS
            try:
                request = urllib.request.Request(url, data=body, headers=headers, method="POST")  # noqa: S310 - http(s) only, by is_address
                with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310 - as above
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                self._refused(error, url, last=last)
            except TimeoutError as error:
                if last:
                    raise StoreError(self._slow(url)) from error
            except (urllib.error.URLError, http.client.HTTPException, ConnectionError) as error:
                reason = getattr(error, "reason", error)
                if isinstance(reason, TimeoutError):
                    if last:
                        raise StoreError(self._slow(url)) from error
                elif last:
                    raise StoreError(
                        f"{url}: the connection failed {_ATTEMPTS} times ({reason or type(error).__name__}). "
                        "Is the server running at this address?"
                    ) from error
            time.sleep(_PAUSE * attempt)
        raise AssertionError

    def _slow(self, url: str) -> str:
        return f"{url}: no answer within {self.timeout:g} s, {_ATTEMPTS} times. Set KG_STORE_TIMEOUT to wait longer."

    def _refused(self, error: urllib.error.HTTPError, url: str, *, last: bool) -> None:
        """Say why the server refused; return where it is worth another try."""
        with error:
            told = " ".join(error.read(300).decode("utf-8", "replace").split())
        if error.code in (401, 403):
            raise StoreError(
                f"{url}: the server wants a user and a password ({error.code}). "
                "Set KG_STORE_USER and KG_STORE_PASSWORD."
            ) from error
        if error.code == 400:  # noqa: PLR2004 - bad request
            raise QueryError(f"The query cannot be read: {told[:200]}") from error
        if error.code in _TRANSIENT and not last:
            return
        raise StoreError(f"{url}: the server answered {error.code} {error.reason}. {told[:160]}".strip()) from error


class RemoteStore(Store):
    """The graph on a server, to be asked like one on disk."""

    def __init__(self, server: Server) -> None:
        """Take the server; raises StoreError where it holds no graph of kg."""
        self.server = server
        self.location = server.address
        self._copy: ox.Store | None = None
        server.union()

    @property
    def quads(self) -> ox.Store:  # type: ignore[override]  # a copy made when it is asked for
        """All quads of the server, copied into memory: for exports and other work over the whole graph."""
        if self._copy is None:
            copy = ox.Store()
            found = self.server.rows("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
            copy.extend(ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in found)
            self._copy = copy
        return self._copy

    def _query(self, query: str) -> Any:  # noqa: ANN401 - one of three kinds of result
        text, form = with_prefixes(query)
        if form in ("CONSTRUCT", "DESCRIBE"):
            return self.server.triples(text, self.server.union())
        return self.server.rows(text, self.server.union())

    def construct(self, query: str) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query."""
        found = self._query(query)
        if not isinstance(found, list):
            raise QueryError("A CONSTRUCT or DESCRIBE query is expected here.")
        return found


def with_prefixes(query: str) -> tuple[str, str]:
    """Return a query with the standard prefixes that it does not declare, and its form (SELECT, ASK …).

    Raises:
        QueryError: the query cannot be parsed.

    """
    try:
        # an empty store answers at once, and tells a bad query from a bad server
        found = ox.Store().query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"The query cannot be read: {' '.join(str(error).split())[:200]}") from error
    form = "CONSTRUCT" if isinstance(found, ox.QueryTriples) else "SELECT"
    declared = {
        line.split()[1].rstrip(":") for line in query.splitlines() if line.strip().upper().startswith("PREFIX ")
    }
    lines = [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if name not in declared]
    return "\n".join([*lines, query]), form


class Remote:
    """A server's quads as a build sees them: what the build changes is kept here and sent at its end, in one update."""

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
        found: set[ox.Quad] = set()
        for chunk in _chunks(asked):
            values = " ".join(f"({quad.subject} {quad.predicate} {quad.object} {quad.graph_name})" for quad in chunk)
            query = f"SELECT ?s ?p ?o ?g WHERE {{ VALUES (?s ?p ?o ?g) {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            found |= {ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in self.server.rows(query)}
        return (found - self._removed) | self._local.held(asked)

    def count(self, predicate: Node, value: Term) -> int:
        """Return how many subjects have the value by the predicate."""
        return len(self.subjects(predicate, [value])[value])

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Take quads out, then put quads in: here, until `finish`."""
        for quad in remove:
            self._added.remove(quad)
            self._removed.add(quad)
        for quad in add:
            self._removed.discard(quad)
            self._added.add(quad)

    def finish(self) -> None:
        """Send all changes as one update."""
        parts = []
        if self._removed:
            parts.append(f"DELETE DATA {{\n{_data(self._removed)}\n}}")
        if len(self._added):
            parts.append(f"INSERT DATA {{\n{_data(self._added)}\n}}")
        self.server.update(" ;\n".join(parts))


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
