"""What takes long to read from a graph, kept beside it until the next build: results of queries and of analyses.

    kg-store/kept/000003/3f2a….json      for generation 3; those of other generations are removed

Only what took longer than a quarter of a second is kept. A store that cannot be written, or is a server, keeps nothing.
"""

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.triples.folder import Reading
from kg.triples.store import Store, Table

_SLOW = 0.25
_MOST_ROWS = 400_000
_MOST_FILES = 300


def select(store: Store, query: str) -> Table:
    """Return the rows of a SELECT query, from what is kept where it was slow before.

    Raises:
        QueryError: the query cannot be parsed, or is no SELECT.

    """

    def make() -> Any:  # noqa: ANN401 - columns and rows, as JSON has them
        table = store.select(query)
        return (table.columns, table.rows) if len(table.rows) <= _MOST_ROWS else table

    found = value(store, query, make)
    return found if isinstance(found, Table) else Table(tuple(found[0]), tuple(map(tuple, found[1])))


def value(store: Store, key: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - anything that JSON can hold
    """Return what a function makes of the graph; where that was slow before, as it was made then.

    What is made has to be a JSON value (tuples come back as lists); what is not is not kept.
    """
    path = _file(store, key)
    if path is not None:
        with contextlib.suppress(OSError, ValueError):
            return json.loads(path.read_bytes())
    began = time.process_time()
    found = make()
    if path is not None and time.process_time() - began > _SLOW and not isinstance(found, Table):
        with contextlib.suppress(OSError, TypeError):
            _write(path, json.dumps(found, ensure_ascii=False))
    return found


def _file(store: Store, key: str) -> Path | None:
    mark = store._keep  # noqa: SLF001 - the generation that the store was opened at
    if not isinstance(mark, Reading):
        return None
    folder = mark.folder.parent.parent / "kept" / mark.folder.name
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.json"


def _write(path: Path, text: str) -> None:
    """Write a file in one step, and remove what was kept of other generations."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    for other in path.parent.parent.iterdir():
        if other.name != path.parent.name:
            shutil.rmtree(other, ignore_errors=True)
    files = sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)
    for old in files[:-_MOST_FILES]:
        old.unlink(missing_ok=True)
