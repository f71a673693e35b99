"""Where a build writes: a new generation of a folder, or a server; held by one builder, shown whole or not at all."""

import contextlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.triples import terms
from kg.triples.deltas import Recording
from kg.triples.folder import Folder, Generation, explained
from kg.triples.identity import digest
from kg.triples.lease import Lease
from kg.triples.log import Entry, FolderLog, Log, ServerLog, log_quads
from kg.triples.noting import Noting
from kg.triples.options import Report
from kg.triples.quads import Local, Quads
from kg.triples.remote_quads import Remote
from kg.triples.store import is_address
from kg.vocabulary import ONTOLOGY

Counts = tuple[tuple[str, int], ...]
_COUNTED = {
    "documents": "Document",
    "places": "Place",
    "officials": "Official",
    "networks": "Network",
    "agreements": "Agreement",
    "events": "Event",
    "memberships": "Membership",
    "policies": "Policy",
    "exchanges": "Exchange",
    "engagements": "Engagement",
    "assertions": "Assertion",
}


class Target(Protocol):
    """Where a build writes; `fresh` says that nothing is there yet."""

    @property
    def quads(self) -> Quads:
        """What is there, to be read and changed."""

    @property
    def number(self) -> int:
        """The number of the build."""

    @property
    def fresh(self) -> bool:
        """Whether nothing is there yet."""

    @property
    def decisions(self) -> Path:
        """The file of people's decisions."""

    @property
    def pending(self) -> Path | None:
        """Where what an unfinished build has read is kept."""

    def counts(self) -> Counts:
        """Return how much the graph holds now, by kind."""

    def publish(self) -> None:
        """Make what was written the graph that readers see."""

    def finish(self, report: Report, inputs: list[str]) -> None:
        """Make what was written the graph that readers see, and tell of it in the log."""


@contextlib.contextmanager
def opened(location: str | Path) -> Iterator[Target]:
    """Hold a store for one build.

    Raises:
        StoreError: another builder holds it, it is no store, or it cannot be written.

    """
    if is_address(location):
        kept = _kept_for(str(location))
        with contextlib.ExitStack() as stack:
            if kept is not None:
                stack.enter_context(explained(kept.parent))
            remote = stack.enter_context(Remote(str(location)))
            yield _OnServer(remote, stack.enter_context(Lease(remote.server)), kept)
        return
    folder = Folder(Path(location))
    with folder.building() as generation:
        yield _InFolder(folder, generation)


class _InFolder:
    def __init__(self, folder: Folder, generation: Generation) -> None:
        self._folder = folder
        self._generation = generation
        fresh = generation.previous == 0
        self._noting = Noting(Local(generation.quads), folder.ledger, number=generation.number, fresh=fresh)
        self._recording = Recording(self._noting, active=not fresh)
        self._log = FolderLog(folder)
        self.quads: Quads = self._recording
        self.number = generation.number
        self.fresh = generation.previous == 0
        self.decisions = folder.decisions
        self.pending = folder.pending

    def counts(self) -> Counts:
        return _counts(self._recording, self._log, self._generation.previous)

    def publish(self) -> None:
        self._close()
        self._generation.publish()

    def finish(self, report: Report, inputs: list[str]) -> None:
        if not self.fresh:
            self._recording.write(self._folder.delta(self.number))
        self._close()
        entry = _entry(report, inputs, self._generation.previous)
        self._generation.publish(json.dumps(entry, ensure_ascii=False))
        self._folder.pending.unlink(missing_ok=True)

    def _close(self) -> None:
        self._noting.write(self._generation.quads)
        self._recording.close()
        self._noting.close()


def _kept_for(address: str) -> Path | None:
    """Return the file of what an unfinished build for a server has read, in the user's cache; None without one."""
    with contextlib.suppress(OSError, RuntimeError):
        base = os.environ.get("XDG_CACHE_HOME")
        folder = (Path(base) if base else Path.home() / ".cache") / "kg"
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder / f"pending-{digest(address)}.jsonl"
    return None


class _OnServer:
    # a server has no folder of its own: the file lies where the work is done
    decisions = Path("decisions.csv")

    def __init__(self, remote: Remote, lease: Lease, pending: Path | None) -> None:
        self.pending = pending
        self._remote = remote
        self._lease = lease
        self._log = ServerLog(remote.server)
        self.fresh = remote.empty()
        self._previous = max((int(each["build"]) for each in self._log.builds()), default=0)
        self.number = self._previous + 1
        self._recording = Recording(remote, active=not self.fresh)
        self.quads: Quads = self._recording

    def counts(self) -> Counts:
        return _counts(self._recording, self._log, self._previous)

    def publish(self) -> None:
        self._lease.check()
        self._remote.finish()

    def finish(self, report: Report, inputs: list[str]) -> None:
        lines = None if self.fresh else self._recording.lines()
        self._remote.change((), log_quads(_entry(report, inputs, self._previous), lines))
        self.publish()
        if self.pending is not None:
            self.pending.unlink(missing_ok=True)


def _entry(report: Report, inputs: list[str], previous: int) -> Entry:
    return {
        "build": report.number,
        "previous": previous,
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(report.seconds, 2),
        "version": report.version,
        "inputs": inputs,
        "read": report.read,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "failed": len(report.failed),
        "decisions": report.decided,
        "unmatched": len(report.unmatched),
        "counts": dict(report.counts),
    }


def _counts(recording: Recording, log: Log, previous: int) -> Counts:
    """Return how much is there by kind: what the log tells of the build before and what changed since; else count."""
    before = next((each.get("counts") for each in log.builds() if each["build"] == previous), None)
    found = {}
    for name, cls in _COUNTED.items():
        node = ox.NamedNode(ONTOLOGY + cls)
        if before is None or name not in before or not recording.active:
            found[name] = recording.count(terms.TYPE, node)
        else:
            found[name] = int(before[name]) + recording.balance[node]
    return tuple(sorted(found.items()))
