"""`kg build` with its processes, killed or stopped at any point: the earlier graph stays, the next run finishes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from kg.triples import open_store
from kg.triples.build import Options, build
from kg.triples.folder import Folder

DOCUMENTS = 14


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a folder of short documents, enough for two processes."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(DOCUMENTS):
        text = f"고양시 대표단은 {2000 + number}년 5월 {number + 1}일 쿤밍시를 방문했다.\n"
        (folder / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path, articles: Path) -> Path:
    """Return a store with the first of the documents."""
    build([articles / "00.txt"], tmp_path / "s", Options(workers=1))
    return tmp_path / "s"


def started(articles: Path, store: Path) -> subprocess.Popen[str]:
    """Start `kg build` on two processes, as the leader of a group, like a shell does."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", str(articles), "--store", str(store)]
    return subprocess.Popen(
        [*command, "--workers", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def children(process: subprocess.Popen[str]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def lines(store: Path) -> int:
    pending = Folder(store).pending
    return pending.read_bytes().count(b"\n") if pending.exists() else 0


def wait_for(process: subprocess.Popen[str], reached: Callable[[], bool]) -> None:
    for _ in range(6000):
        if reached() or process.poll() is not None:
            break
        time.sleep(0.01)
    assert reached(), process.communicate()[1]


def ended(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=20)
    return not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]


def documents(store: Path) -> int:
    ((count,),) = open_store(store).select("SELECT (COUNT(*) AS ?n) { ?d a ic:Document }").rows
    return int(count)


def quads(store: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(store).quads)


def test_kill_9_of_a_build_with_its_processes(articles: Path, store: Path, tmp_path: Path):
    """Killed as its processes start, among its documents, and as it writes: no process and no half graph is left."""
    points = {
        "starting": lambda: len(children(process)) >= 2,
        "reading": lambda: lines(store) >= 1,
        "written": lambda: lines(store) == DOCUMENTS - 1,
    }
    for name, reached in points.items():
        process = started(articles, store)
        wait_for(process, reached)
        family = children(process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert ended(family), f"{name}: processes are left"
        assert documents(store) in (1, DOCUMENTS), name
    report = build([articles], store, Options(workers=1))
    assert report.read + report.unchanged == DOCUMENTS
    assert report.resumed == report.read, "what was read before the kills was read again"
    assert len(list(Folder(store).generations.iterdir())) <= 2
    assert {item.name for item in store.iterdir()} <= {
        "store.json", "CURRENT", "generations", "builds.jsonl", "deltas", "ledger", "lock"
    }  # fmt: skip
    build([articles], tmp_path / "anew", Options(workers=1))
    assert quads(store) == quads(tmp_path / "anew")


def test_ctrl_c_is_one_line_and_nothing_is_lost(articles: Path, store: Path):
    """Ctrl-C reaches the whole group, as from a terminal: one line, no trace, and the next build goes on from there."""
    # one that is still being read when the others are, however busy the machine
    long = "".join(f"고양시 대표단은 {1990 + year}년 5월 쿤밍시를 방문했다.\n" for year in range(30)) * 12
    (articles / "99.txt").write_text(long, encoding="utf-8")
    process = started(articles, store)
    wait_for(process, lambda: lines(store) >= 1)
    family = children(process)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    kept = "What was read is kept: the next kg build goes on from there."
    assert told.splitlines() == [f"Stopped. The graph at {store} is as it was before. {kept}"]
    assert ended(family), "processes are left"
    assert documents(store) == 1
    read = lines(store)
    report = build([articles], store, Options(workers=1))
    assert (report.resumed, report.read) == (read, DOCUMENTS)
    assert documents(store) == DOCUMENTS + 1
