"""How well extraction did when it was last measured, kept beside a store: so that a question can tell of it."""

import contextlib
import datetime as dt
import json
from pathlib import Path
from typing import Any

from kg.triples.folder import write_whole
from kg.triples.store import is_address

_FILE = "evaluation.json"


def keep(location: str, report: dict[str, Any], gold: str) -> bool:
    """Keep the scores of a report beside the store at a folder; tell whether there is such a store.

    REPORT is that of `kg.evaluation.report`, GOLD the folder of gold facts that was measured against.
    """
    # the version knows the rules of extraction, which a question need not load
    from kg.triples.options import version

    if is_address(location) or not (Path(location) / "store.json").is_file():
        return False
    told = {
        "measured": dt.datetime.now(dt.UTC).date().isoformat(),
        "version": version(),
        "gold": gold,
        **{name: report[name] for name in ("documents", "lists", "micro")},
    }
    with contextlib.suppress(OSError):
        write_whole(Path(location) / _FILE, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return True
    return False


def last(location: str) -> dict[str, Any] | None:
    """Return the scores that were kept last beside a store, with `measured` (a day), `version` and `gold`; or None."""
    if is_address(location):
        return None
    with contextlib.suppress(OSError, ValueError):
        found = json.loads((Path(location) / _FILE).read_bytes())
        if isinstance(found, dict) and {"measured", "version", "gold", "documents", "lists", "micro"} <= found.keys():
            return found
    return None
