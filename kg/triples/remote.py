"""A store behind a SPARQL 1.1 server: the same queries and the same builds, over HTTP.

The address is the server's base; queries go to BASE/query and updates to BASE/update, unless KG_STORE_QUERY and
KG_STORE_UPDATE name other addresses. KG_STORE_USER and KG_STORE_PASSWORD are sent where they are set.
KG_STORE_GRAPHS names the address of the graph store protocol, where there is one.
"""

import base64
import http.client
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.triples import terms
from kg.triples.quads import Node
from kg.triples.store import Store
from kg.vocabulary import PREFIXES, THEME

_ATTEMPTS = 3
_PAUSE = 0.4
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
        self.graphs = os.environ.get("KG_STORE_GRAPHS")
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

    def add(self, graph: Node, lines: str) -> None:
        """Add triples (N-Triples) to a named graph by the graph store protocol; twice is as good as once."""
        address = (
            f"{self.graphs}{'&' if '?' in str(self.graphs) else '?'}graph={urllib.parse.quote(graph.value, safe='')}"
        )
        self._send(address, lines.encode(), "application/n-triples", "*/*")

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
            aside = f"FILTER(?g NOT IN ({terms.LOG}, {terms.LOCK}))"
            found = self.server.rows(f"SELECT ?s ?p ?o ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {aside} }}")
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
