"""One promise, every store: in memory, in a folder, and behind the real Oxigraph server, without its union option."""

import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest
from graphs import example_readings

from kg import statements
from kg.errors import QueryError, StoreError
from kg.model import Event, Reading, Span
from kg.triples import Store, build_readings, open_store, terms
from kg.triples.build import Options, build, remove
from kg.triples.compare import compare
from kg.triples.decisions import Decision
from kg.triples.decisions import read as read_decisions
from kg.triples.lease import Lease
from kg.triples.log import log_of
from kg.triples.remote import Server
from kg.vocabulary import Property


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


def one_visit(day: str) -> Reading:
    """Return what a document says that tells of one visit."""
    *_, journey, _ = example_readings()
    visits = [each for each in journey.statements if isinstance(each, Event) and each.start]
    return replace(journey, statements=(replace(visits[0], start=day, end=None),))


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two documents, each of which tells of a visit on the day that it begins with."""

    def extract(found):
        reading = one_visit(found.text[:10])
        (said,) = reading.statements
        said = replace(said, evidence=(Span(document=found.id, start=0, end=10),))
        return replace(reading, document=found, statements=(said,))

    monkeypatch.setattr(statements, "extract", extract)
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, day in (("a", "2019-05-01"), ("b", "2020-06-02")):
        (folder / f"{name}.txt").write_text(f"{day} 방문", encoding="utf-8")
    return folder


def test_a_server_keeps_the_log_of_its_builds(server: str, articles: Path, tmp_path: Path, run_kg):
    """`kg builds` and `kg diff` tell of a server's builds what they tell of a folder's; exports do not show the log."""
    folder = tmp_path / "kg-store"
    for location in (server, folder):
        build([articles / "a.txt"], location)
        build([articles], location)
        (articles / "b.txt").write_text("2021-07-03 방문", encoding="utf-8")
        build([articles], location)
        remove([str(articles / "a.txt")], location)
        (articles / "b.txt").write_text("2020-06-02 방문", encoding="utf-8")
    aside = ("ended", "seconds")
    told = [
        [{k: v for k, v in each.items() if k not in aside} for each in log_of(each).builds()]
        for each in (server, folder)
    ]
    assert told[0] == told[1]
    assert [each["read"] for each in told[0]] == [1, 1, 1, 0]
    for first, second in (("1", "2"), ("2", "3"), ("3", "1"), ("1", "4")):
        there, here = compare(first, second, server), compare(first, second, str(folder))
        assert there == here
        assert there
    assert {str(quad) for quad in open_store(server).quads} == {str(quad) for quad in open_store(folder).quads}
    assert compare(server, str(folder), "") == []
    done = run_kg("builds", "--store", server, "--format", "json")
    assert [each["build"] for each in json.loads(done.stdout)] == [1, 2, 3, 4], done.stderr
    exported = [run_kg("export", "--format", "trig", "--store", store).stdout for store in (server, folder)]
    assert exported[0] == exported[1]
    assert "graph/things" in exported[0]


def test_decisions_are_made_and_applied_against_a_server(server: str, articles: Path, run_kg, tmp_path: Path):
    """`kg decide` writes a row where the work is done, and `kg build` applies it to the server's graph."""
    build([articles], server)
    ((visit,), _) = open_store(server).select("SELECT ?v { ?v a ic:Visit } ORDER BY ?v").rows
    done = run_kg("decide", "reject", visit, "--author", "이", "--store", server, cwd=tmp_path)
    assert (done.returncode, "Nothing in the graph" in done.stderr) == (0, False), done.stderr
    rows, _ = read_decisions(tmp_path / "decisions.csv")
    build([articles], server, Options(decisions=tmp_path / "decisions.csv"))
    assert [row.kind for row in rows] == ["reject"]
    assert open_store(server).ask(f"ASK {{ <{visit}> ic:review ic:rejected }}")
    assert "Nothing waits" in run_kg("review", "--store", server, cwd=tmp_path).stderr


def test_two_builders_of_a_server(server: str, articles: Path):
    """The second is told who holds the server; one that is gone, or has said nothing for long, holds it no more."""
    told = rf"being built by process {os.getpid()} on .* since \d{{4}}-"
    with Lease(Server(server)), pytest.raises(StoreError, match=told):
        build([articles], server)
    build([articles / "a.txt"], server)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    later, earlier = "2999-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00"
    here = socket.gethostname()
    for who in (
        {"pid": ended.pid, "host": here, "since": "x", "until": later, "token": "dead"},
        {"pid": 1, "host": "elsewhere", "since": "x", "until": earlier, "token": "silent"},
    ):
        hold(server, who)
        build([articles], server)
        assert not held(server)
    hold(server, {"pid": 1, "host": "elsewhere", "since": "x", "until": later, "token": "alive"})
    with pytest.raises(StoreError, match="process 1 on elsewhere"):
        build([articles], server)


def hold(server: str, who: dict[str, object]) -> None:
    """Write a lease as another builder would."""
    Server(server).update(
        f"INSERT DATA {{ GRAPH {terms.LOCK} {{ {terms.iri('lock')} {terms.term(Property.RECORD)} "
        f"{ox.Literal(json.dumps(who))} }} }}"
    )


def held(server: str) -> bool:
    return Server(server).ask(f"ASK {{ GRAPH {terms.LOCK} {{ ?s ?p ?o }} }}")


def test_a_builder_that_lost_its_lease_writes_nothing(server: str, articles: Path, monkeypatch: pytest.MonkeyPatch):
    """Where another has taken over meanwhile, a line says so, and the graph is as the other left it."""
    build([articles / "a.txt"], server)
    before = {str(quad) for quad in open_store(server).quads}
    whole = statements.extract

    def taken_over(document):
        Server(server).update(f"CLEAR GRAPH {terms.LOCK}")
        hold(server, {"pid": 1, "host": "elsewhere", "since": "x", "until": "2999", "token": "other"})
        return whole(document)

    monkeypatch.setattr(statements, "extract", taken_over)
    with pytest.raises(StoreError, match="process 1 on elsewhere, since x has taken over"):
        build([articles], server)
    assert {str(quad) for quad in open_store(server).quads} == before
    assert held(server)


def test_documents_go_to_the_graph_store_address(
    server: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """With KG_STORE_GRAPHS each new document's graph is a request of its own; the graph is the same in the end."""
    monkeypatch.setenv("KG_STORE_GRAPHS", f"{server}/store")
    sent: list[str] = []
    send = Server._send

    def noting(self, url, *rest):
        sent.append(url)
        return send(self, url, *rest)

    monkeypatch.setattr(Server, "_send", noting)
    build([articles / "a.txt"], server)
    build([articles], server)
    build([articles], tmp_path / "folder")
    graphs = [url for url in sent if url.startswith(f"{server}/store?graph=https%3A%2F%2Fw3id.org")]
    assert len(graphs) == 2
    assert {str(quad) for quad in open_store(server).quads} == {str(q) for q in open_store(tmp_path / "folder").quads}


def test_a_build_that_dies_between_documents_and_the_rest_is_done_again(
    server: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Documents that went ahead of an update that never came are read again, and nothing of them is left twice."""
    monkeypatch.setenv("KG_STORE_GRAPHS", f"{server}/store")
    build([articles / "a.txt"], server)
    update = Server.update

    def dies(self, text):
        if "DELETE DATA" in text or "INSERT DATA" in text:
            raise KeyboardInterrupt
        update(self, text)

    monkeypatch.setattr(Server, "update", dies)
    with pytest.raises(KeyboardInterrupt):
        build([articles], server)
    monkeypatch.setattr(Server, "update", update)
    assert len(open_store(server).select("SELECT ?v { ?v a ic:Visit }").rows) == 1
    assert build([articles], server).read == 1
    build([articles], tmp_path / "folder")
    assert {str(quad) for quad in open_store(server).quads} == {str(q) for q in open_store(tmp_path / "folder").quads}


def test_what_a_dead_build_read_for_a_server_is_not_read_again(
    server: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It is kept on this machine until a build for that server ends; the graph is that of a build in one go."""
    extract, seen = statements.extract, []

    def dies_at_the_second(document):
        if seen:
            raise KeyboardInterrupt
        seen.append(document.id)
        return extract(document)

    monkeypatch.setattr(statements, "extract", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        build([articles], server, Options(workers=1))
    monkeypatch.setattr(statements, "extract", extract)
    report = build([articles], server, Options(workers=1))
    assert (report.read, report.resumed) == (2, 1)
    assert build([articles], server, Options(workers=1)).resumed == 0
    build([articles], tmp_path / "folder")
    assert {str(quad) for quad in open_store(server).quads} == {str(q) for q in open_store(tmp_path / "folder").quads}


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
