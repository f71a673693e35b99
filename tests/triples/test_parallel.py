"""The same graph on any number of processes and on a dask scheduler's workers, also when one of them is killed."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random  # a seed makes each order again

import psutil
import pytest

from kg import documents, paths
from kg.errors import InputError
from kg.model import Document, Reading
from kg.triples import open_store
from kg.triples.build import Options, build
from kg.triples.export import write
from kg.triples.parallel import extract_all

SENTENCES = (
    "고양시 대표단은 2025년 {month}월 {day}일 쿤밍시를 방문해 습지 보전 정책을 논의했다.\n",
    "서울시와 도쿄도는 {year}년 자매결연을 맺었다. 오세훈 서울시장이 참석했다.\n",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """Return some short documents, enough for two processes to share."""
    folder = tmp_path_factory.mktemp("articles")
    for number in range(16):
        text = SENTENCES[number % 2].format(month=number % 12 + 1, day=number + 1, year=1990 + number)
        (folder / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    return [documents.read(path) for path in documents.find([folder])]


@pytest.fixture(scope="module")
def alone(corpus: list[Document]) -> list[tuple[str, int]]:
    """Return what one process reads."""
    return ids(extract_all(corpus, workers=1))


def ids(outcomes) -> list[tuple[str, int]]:
    return sorted((reading.document.id, len(reading.statements)) for reading in outcomes)


def kill_a_worker(of: int, killed: list[int]) -> threading.Thread:
    """Kill one of the processes that a process has started to read, as soon as there are two; note which."""

    def run() -> None:
        for _ in range(300):
            time.sleep(0.05)
            workers = [
                child
                for child in psutil.Process(of).children(recursive=True)
                if child.is_running() and "spawn_main" in " ".join(_command(child))
            ]
            if len(workers) >= 2:
                killed.append(workers[0].pid)
                workers[0].send_signal(signal.SIGKILL)
                return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_two_processes_one_of_them_killed(corpus, alone):
    """What a killed process was reading is read again by another, and comes out as on one process."""
    killed: list[int] = []
    killer = kill_a_worker(os.getpid(), killed)
    together = list(extract_all(iter(corpus), workers=2))
    killer.join()
    assert killed, "no process was there to be killed"
    assert all(isinstance(outcome, Reading) for outcome in together)
    assert ids(together) == alone


@pytest.fixture
def scheduler() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """Start a real dask scheduler and two worker processes on this machine; return its address and the workers."""
    pytest.importorskip("distributed", reason="needs dask.distributed: pip install 'kg[cluster]'")
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True}
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    processes = [subprocess.Popen([*command, "--no-dashboard"], **quiet)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    processes += [subprocess.Popen([*worker, "--no-nanny"], **quiet) for _ in range(2)]
    try:
        for _ in range(600):
            # a loaded machine takes its time to start it
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield address, processes[1:]
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def test_a_cluster_with_a_worker_killed(corpus, alone, scheduler):
    """A scheduler's workers read the documents; those of a killed worker are read again by the other."""
    address, workers = scheduler
    found = []
    for outcome in extract_all(iter(corpus), cluster=address):
        if not found:
            workers[0].kill()
        found.append(outcome)
    assert all(isinstance(outcome, Reading) for outcome in found)
    assert workers[0].wait(10) != 0, "the worker was not killed"
    assert ids(found) == alone


def test_no_scheduler_is_one_line():
    """An address at which no scheduler answers is told, with what would do."""
    with pytest.raises(InputError, match="No dask scheduler answers") as error:
        list(extract_all([], cluster="tcp://127.0.0.1:9"))
    assert "\n" not in str(error.value)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the documents that kg brings along, and each of them in two halves: real texts, enough for processes."""
    folder = tmp_path_factory.mktemp("texts")
    found = []
    for path in sorted((paths.data() / "documents").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        cut = text.index("\n", len(text) // 2)
        for name, part in (("whole", text), ("first", text[:cut]), ("second", text[cut:])):
            found.append(folder / f"{path.stem}-{name}.txt")
            found[-1].write_text(part, encoding="utf-8")
    assert len(found) >= 12, "too few for more than one process"
    return found


@pytest.fixture(scope="module")
def exported(articles: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the sorted export of what one process built of them."""
    return export(articles, tmp_path_factory.mktemp("alone") / "s", Options(workers=1))


def export(sources: list[Path], store: Path, options: Options) -> list[str]:
    report = build(sources, store, options)
    assert (report.read, report.failed) == (len(sources), ())
    return list(write(open_store(store), "trig"))


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_processes_gives_the_same_bytes(articles, exported, tmp_path: Path, workers: int):
    """The sources in another order, on more processes: the sorted export is the same, byte for byte."""
    shuffled = articles[:]
    Random(workers).shuffle(shuffled)
    assert shuffled != articles
    assert export(shuffled, tmp_path / "s", Options(workers=workers)) == exported
    assert sum(line.count("ic:Agreement") for line in exported) > 1


def test_a_cluster_gives_the_same_bytes(articles, exported, tmp_path: Path, scheduler):
    """On a scheduler's workers as well."""
    address, _ = scheduler
    assert export(articles[::-1], tmp_path / "s", Options(cluster=address)) == exported
