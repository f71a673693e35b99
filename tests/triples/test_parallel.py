"""The same graph on any number of processes and on a dask scheduler's workers, also when one of them is killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import psutil
import pytest

from kg import documents
from kg.errors import InputError
from kg.model import Document, Reading
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
