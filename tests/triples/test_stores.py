"""One promise, every store: in memory, in a folder, and behind the real Oxigraph server, without its union option."""

import http.server
import shutil
import socket
import subprocess
import sysconfig
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from graphs import example_readings

from kg import statements
from kg.errors import QueryError, StoreError
from kg.model import Span
from kg.triples import Store, build_readings, open_store
from kg.triples.build import build, remove
from kg.triples.compare import compare
from kg.triples.decisions import Decision
from kg.triples.remote import Server


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def oxigraph() -> str:
    """Return the path of the server that the package `oxigraph` brings."""
    path = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if not path:
        pytest.skip("needs the Oxigraph server: pip install oxigraph")
    return path


@pytest.fixture
def server(oxigraph: str, tmp_path: Path) -> Iterator[str]:
    """Start a server on a free port of this machine, and return its address."""
    port = free_port()
    command = [oxigraph, "serve", "--location", str(tmp_path / "server"), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(params=["memory", "folder", "server"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """Return where the store is to be, of each kind in turn."""
    if request.param == "memory":
        return None
    if request.param == "folder":
        return str(tmp_path / "kg-store")
    return request.getfixturevalue("server")


def built(location: str | None) -> Store:
    return build_readings(example_readings(), location)


def test_queries_see_the_union_of_all_graphs(location: str | None):
    """A pattern that spans documents, things and edges is answered, and nothing is counted twice."""
    store = built(location)
    found = store.select(
        "SELECT ?quote WHERE { id:place/goyang-kr ic:sisterCityOf id:place/kunming-cn . "
        "?a a ic:Agreement ; ic:assertedBy/ic:evidence/oa:hasSelector/oa:exact ?quote ; ic:status ic:signed }"
        .replace("id:place/goyang-kr", "<https://w3id.org/intercity/id/place/goyang-kr>")
        .replace("id:place/kunming-cn", "<https://w3id.org/intercity/id/place/kunming-cn>")
    )  # fmt: skip
    assert found.rows == (("고양시와 쿤밍시는 2013년 5월 2일 자매결연을 맺었다.",),)
    assert store.select("SELECT (COUNT(*) AS ?n) { ?d a ic:Document }").rows == ((3,),)


def test_ask_and_construct(location: str | None):
    """ASK gives a truth, CONSTRUCT triples, and each refuses the other's query."""
    store = built(location)
    assert store.ask("ASK { ?t a ic:Tenure ; ic:role 'mayor' }")
    assert not store.ask("ASK { ?t a ic:Tenure ; ic:role 'minister' }")
    assert len(store.construct("CONSTRUCT { ?a a ic:Agreement } WHERE { ?a a ic:Agreement }")) == 2
    with pytest.raises(QueryError, match="CONSTRUCT"):
        store.construct("SELECT ?a { ?a a ic:Agreement }")


def test_a_query_that_cannot_be_read_is_one_line(location: str | None):
    """A bad query names what is wrong with it, in one line."""
    with pytest.raises(QueryError, match="cannot be read") as error:
        built(location).select("SELECT WHERE")
    assert "\n" not in str(error.value)


def test_plain_values_have_the_same_types_everywhere(location: str | None):
    """Numbers are numbers, dates and IRIs strings, unbound None."""
    rows = built(location).select(
        "SELECT ?population ?lat ?none ?signed WHERE { ?p ic:population ?population ; wgs84:lat ?lat . "
        "?p skos:prefLabel 'Goyang'@en . ?a a ic:Agreement ; ic:signedOn ?signed }"
    )
    assert rows.rows == ((1_073_069, 37.65, None, "2013-05-02"),)


def test_every_kind_of_store_holds_the_same_quads(location: str | None):
    """The graph is the same, quad for quad, wherever it is; also when it came in steps."""
    expected = {str(quad) for quad in build_readings(example_readings()).quads}
    assert {str(quad) for quad in built(location).quads} == expected
    if location is not None:
        first, *rest = example_readings()
        build_readings([], location, removed=[reading.document.id for reading in rest])
        alone = {str(quad) for quad in build_readings([first]).quads}
        assert {str(quad) for quad in open_store(location).quads} == alone
        for reading in rest:
            store = build_readings([reading], location)
        assert {str(quad) for quad in store.quads} == expected


def test_decisions_are_applied_on_every_kind_of_store(location: str | None):
    """A rejected agreement loses its edges, wherever the graph is."""
    store = built(location)
    ((thing,),) = store.select("SELECT ?a { ?a a ic:Agreement ; ic:status ic:signed }").rows
    path = thing.removeprefix("https://w3id.org/intercity/id/")
    decision = Decision(date="2026-01-01", author="Kim", kind="reject", subject=path)
    store = build_readings(example_readings(), location, decisions=[decision])
    assert not store.ask("ASK { ?a ic:sisterCityOf ?b }")
    assert store.ask("ASK { ?a a ic:Agreement ; ic:review ic:rejected }")


def test_sources_are_built_into_a_server_and_taken_out(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`kg build` and `kg remove` work on a server as on a folder: only what changed, and no orphan."""
    first, *_ = example_readings()

    def extract(found):
        spans = [replace(each, evidence=(Span(document=found.id, start=0, end=3),)) for each in first.statements]
        return replace(first, document=found, statements=tuple(spans))

    monkeypatch.setattr(statements, "extract", extract)
    (tmp_path / "a.txt").write_text(first.document.text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(first.document.text + " 끝.", encoding="utf-8")
    report = build([tmp_path / "a.txt", tmp_path / "b.txt"], server)
    assert (report.read, dict(report.counts)["documents"], dict(report.counts)["agreements"]) == (2, 2, 1)
    assert build([tmp_path / "a.txt"], server).unchanged == 1
    remove([str(tmp_path / "b.txt")], server)
    build([tmp_path / "a.txt"], tmp_path / "folder")
    assert {str(quad) for quad in open_store(server).quads} == {str(q) for q in open_store(tmp_path / "folder").quads}
    with pytest.raises(StoreError, match="keeps no log"):
        compare("1", "2", server)


def test_a_server_without_a_graph_says_how_to_build_one(server: str):
    """An empty server is told from one that cannot be reached."""
    with pytest.raises(StoreError, match="kg build"):
        open_store(server)


class _Faulty(http.server.BaseHTTPRequestHandler):
    """Answers each request as the test wishes: a code, silence, or a connection that drops."""

    faults: ClassVar[list[int]] = []
    seen: ClassVar[list[str]] = []

    def do_POST(self):
        """Answer a query or an update."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(self.headers.get("Authorization", ""))
        fault = self.faults.pop(0) if self.faults else 200
        if fault == 0:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if fault < 0:
            time.sleep(-fault)
            return
        body = b'{"head":{},"boolean":true}'
        self.send_response(fault)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Print nothing."""


@pytest.fixture
def faulty() -> Iterator[tuple[str, list[int], list[str]]]:
    """Return the address of a server that fails, the list of its coming faults, and what it saw of users."""
    handler = type("Handler", (_Faulty,), {"faults": [], "seen": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}", handler.faults, handler.seen
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        pytest.param(401, "KG_STORE_USER", id="unauthorised"),
        pytest.param(500, "answered 500", id="server-error"),
        pytest.param(404, "answered 404", id="not-found"),
        pytest.param(0, "connection failed", id="dropped"),
        pytest.param(-2, "no answer within 0.3 s", id="time-out"),
    ],
)
def test_each_fault_of_a_server_is_one_line(faulty, monkeypatch, fault: int, told: str):
    """Time-out, 401, 404, 500 and a dropped connection each give a line of their own that says what would do."""
    monkeypatch.setattr("kg.triples.remote._PAUSE", 0.01)
    address, faults, _ = faulty
    faults += [fault] * 9
    with pytest.raises(StoreError, match=told) as error:
        Server(address, timeout=0.3).ask("ASK {}")
    assert "\n" not in str(error.value)
    assert address in str(error.value)


@pytest.mark.parametrize("fault", [500, 503, 0, -1], ids=["500", "503", "dropped", "time-out"])
def test_what_passes_is_tried_again(faulty, monkeypatch, fault: int):
    """A fault that passes is not seen by the user: the same request is sent again."""
    monkeypatch.setattr("kg.triples.remote._PAUSE", 0.01)
    address, faults, seen = faulty
    faults += [fault]
    assert Server(address, timeout=0.3).ask("ASK {}")
    assert len(seen) == 2


def test_a_wrong_password_is_not_tried_again(faulty):
    """A refusal is final: the user is not locked out by repeating it."""
    address, faults, seen = faulty
    faults += [401] * 3
    with pytest.raises(StoreError):
        Server(address).ask("ASK {}")
    assert len(seen) == 1


def test_user_and_password_come_from_the_environment(faulty, monkeypatch: pytest.MonkeyPatch):
    """KG_STORE_USER and KG_STORE_PASSWORD are sent; without them nothing is."""
    address, _, seen = faulty
    Server(address).ask("ASK {}")
    monkeypatch.setenv("KG_STORE_USER", "이지은")
    monkeypatch.setenv("KG_STORE_PASSWORD", "비밀")
    Server(address).ask("ASK {}")
    import base64

    assert seen[0] == ""
    assert base64.b64decode(seen[1].removeprefix("Basic ")).decode() == "이지은:비밀"


def test_nothing_listens():
    """An address at which nothing listens is told as such."""
    with pytest.raises(StoreError, match="Is the server running"):
        Server(f"http://127.0.0.1:{free_port()}").ask("ASK {}")
