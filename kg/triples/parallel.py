"""Documents to readings on all cores, or on the workers of a dask scheduler: the same work, streamed."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from kg.errors import EndpointError, InputError, KgError, MissingExtraError
from kg.model import Document, Reading
from kg.statements.llm_endpoint import Endpoint

# below this, starting processes that load the morphology takes longer than reading
_WORTH_IT = 12
_CHUNK = 4
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, and why, in one line."""

    source: str
    reason: str


Outcome = Reading | Failure
# a document, and what is read of it next
Step = Callable[[Document, str], None]


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extract_all(
    documents: Iterable[Document],
    *,
    workers: int = 1,
    cluster: str | None = None,
    llm: Endpoint | None = None,
    step: Step | None = None,
) -> Iterator[Outcome]:
    """Yield the reading of each document, in whatever order they are done.

    WORKERS is the number of processes; CLUSTER the address of a running dask scheduler, which then does the work by
    the rules. LLM is the language model that reads instead of them, on this machine. STEP is told what is read next of
    a long document, where this process reads it.

    Raises:
        MissingExtraError: a cluster is asked for and dask.distributed is not installed.
        InputError: the scheduler cannot be reached.
        EndpointError: the language model cannot be asked.

    """
    if cluster:
        yield from _on_cluster(documents, cluster)
        return
    waiting = iter(documents)
    first = list(islice(waiting, _WORTH_IT))
    if workers < 2 or len(first) < _WORTH_IT:  # noqa: PLR2004 - one process needs no other
        for document in (*first, *waiting):
            yield extract_one(document, llm, step)
        return
    yield from _on_processes(_chain(first, waiting), workers, llm)


def extract_one(document: Document, llm: Endpoint | None = None, step: Step | None = None) -> Outcome:
    """Return the reading of a document without its mentions, which the graph does not keep.

    Raises:
        EndpointError: the language model cannot be asked: no document could be read with it.

    """
    from kg import statements

    try:
        if llm is not None:
            from kg.statements import llm as model

            return replace(model.extract(document, llm), mentions=())
        told = {} if step is None else {"step": partial(step, document)}
        return replace(statements.extract(document, **told), mentions=(), notes=())
    except EndpointError:
        raise
    except KgError as error:
        return Failure(document.source, str(error))
    except Exception as error:  # noqa: BLE001 - one document that trips a rule must not cost the others
        return Failure(document.source, f"{document.source}: extraction failed ({type(error).__name__}: {error}).")


def _extract_chunk(documents: list[Document], llm: Endpoint | None = None) -> list[Outcome]:
    return [extract_one(document, llm) for document in documents]


def _start() -> None:
    """Prepare a process: it ends when its parent does, however that ended, and has the morphology loaded once."""
    import threading

    threading.Thread(target=_end_with_parent, daemon=True).start()
    extract_one(Document(id="0" * 12, source="", sha256="", text="고양시와 쿤밍시."))


def _end_with_parent() -> None:
    """Wait for the parent to end: the pipe by which it would say so itself is held open by its other children."""
    import multiprocessing
    from multiprocessing.connection import wait as wait_for

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Let processes start that do not hear Ctrl-C: their parent does, and ends them."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        # only the main thread hears it, and sets who does
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _chain(first: list[Document], rest: Iterator[Document]) -> Iterator[Document]:
    yield from first
    yield from rest


def _on_processes(documents: Iterator[Document], workers: int, llm: Endpoint | None = None) -> Iterator[Outcome]:
    """Work on processes; where one is killed, its documents and those that waited are done again by new ones."""
    import multiprocessing

    # fork would copy the threads' locks of the store that this process holds open
    context = multiprocessing.get_context("spawn")
    others = set(multiprocessing.active_children())
    backlog: list[list[Document]] = []
    attempts = 0
    while True:
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start)
        running: dict[Future[list[Outcome]], list[Document]] = {}
        try:
            while True:
                while len(running) < workers * 3 and (chunk := _next(backlog, documents)):
                    # any may start one more process
                    with _deaf():
                        running[pool.submit(_extract_chunk, chunk, llm)] = chunk
                if not running:
                    pool.shutdown()
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    outcomes = future.result()
                    running.pop(future)
                    yield from outcomes
        except BrokenProcessPool:
            attempts += 1
            backlog += running.values()
            if attempts == _ATTEMPTS:
                # what kills its process again and again is left out, named, and the rest goes on one by one
                yield from _one_by_one(backlog, context, llm)
                backlog = []
                attempts = 0
        except BaseException:
            # stopped: nobody waits for what the processes are reading
            _end(set(multiprocessing.active_children()) - others)
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _next(backlog: list[list[Document]], documents: Iterator[Document]) -> list[Document]:
    return backlog.pop() if backlog else list(islice(documents, _CHUNK))


def _end(processes: Iterable[Any]) -> None:
    for process in processes:
        process.terminate()


def _one_by_one(
    backlog: list[list[Document]],
    context: Any,  # noqa: ANN401 - of multiprocessing
    llm: Endpoint | None,
) -> Iterator[Outcome]:
    for document in (document for chunk in backlog for document in chunk):
        pool = ProcessPoolExecutor(1, mp_context=context, initializer=_start)
        try:
            with _deaf():
                future = pool.submit(_extract_chunk, [document], llm)
            yield from future.result()
        except BrokenProcessPool:
            yield Failure(document.source, f"{document.source}: the process that read it died, out of memory perhaps.")
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _on_cluster(documents: Iterable[Document], address: str) -> Iterator[Outcome]:
    """Work on a dask scheduler's workers: a lost worker's documents are done again by the others."""
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise MissingExtraError("--cluster", "cluster") from error
    try:
        client: Any = Client(address, timeout="10s")  # type: ignore[no-untyped-call]  # half of it is typed
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"No dask scheduler answers at {address}. Start one (dask scheduler), or leave --cluster out."
        ) from error
    waiting = iter(documents)
    sources: dict[Any, list[Document]] = {}
    with client:

        def submit() -> list[Any]:
            futures = []
            for _ in range(_CHUNK):
                chunk = list(islice(waiting, _CHUNK))
                if chunk:
                    future = client.submit(_extract_chunk, chunk, pure=False, retries=_ATTEMPTS)
                    sources[future.key] = chunk
                    futures.append(future)
            return futures

        slots = max(1, sum(client.nthreads().values()))
        pending: Any = as_completed(  # type: ignore[no-untyped-call]  # as above
            [future for _ in range(slots) for future in submit()]
        )
        for future in pending:
            chunk = sources.pop(future.key)
            if future.status == "finished":
                yield from future.result()
            else:
                yield from (
                    Failure(
                        document.source, f"{document.source}: the cluster could not read it ({future.exception()})."
                    )
                    for document in chunk
                )
            future.release()
            chunk = list(islice(waiting, _CHUNK))
            if chunk:
                again = client.submit(_extract_chunk, chunk, pure=False, retries=_ATTEMPTS)
                sources[again.key] = chunk
                pending.add(again)
