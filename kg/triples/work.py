"""The documents of a build on their way through extraction, kept as they come so that none is read twice."""

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.model import Document, Reading, from_dict, to_dict
from kg.triples.options import Options
from kg.triples.parallel import Failure, extract_all
from kg.triples.plan import Plan

# how many documents are done, of how many, and what is read just now of a long one
Progress = Callable[[int, int, str], None]


class Work:
    """The documents of a build on their way through extraction, kept as they come so that none is read twice."""

    def __init__(self, plan: Plan, options: Options, pending: Path | None, progress: Progress | None) -> None:
        self.plan = plan
        self.options = options
        self.pending = pending
        self.progress = progress
        self.arrived: set[str] = set()
        self.failed: list[Failure] = []
        self.statements: Counter[str] = Counter()
        self.notes: list[str] = []
        self.resumed = 0

    def readings(self) -> Iterator[Reading]:
        """Yield the readings of new documents: those kept from an unfinished build, then the others as they come."""
        total = len(self.plan.new)
        for reading in self._stored():
            self.resumed += 1
            yield self._count(reading, total)
        left = [document for name, document in sorted(self.plan.new.items()) if name not in self.arrived]
        with contextlib.ExitStack() as stack:
            file = None
            if self.pending is not None and left:
                file = stack.enter_context(self.pending.open("a", encoding="utf-8"))
            options = self.options
            step = None if self.progress is None else self._step
            for outcome in extract_all(
                left, workers=options.workers, cluster=options.cluster, llm=options.llm, step=step
            ):
                if isinstance(outcome, Failure):
                    self.failed.append(outcome)
                    continue
                if file is not None:
                    row = {"by": self.options.version, "reading": to_dict(outcome)}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    file.flush()
                yield self._count(outcome, total)

    def _count(self, reading: Reading, total: int) -> Reading:
        self.arrived.add(reading.document.id)
        self.statements.update(statement.kind for statement in reading.statements)
        self.notes += (f"{reading.document.source}: {note}" for note in reading.notes)
        if self.progress:
            self.progress(len(self.arrived), total, "")
        return reading

    def _step(self, document: Document, what: str) -> None:
        if self.progress:
            self.progress(len(self.arrived), len(self.plan.new), f"{Path(document.source).name}: {what}")

    def _stored(self) -> Iterator[Reading]:
        """Yield what an unfinished build had read of these documents, by this version of the program."""
        if self.pending is None or not self.pending.exists():
            return
        with self.pending.open(encoding="utf-8") as file:
            for line in file:
                try:
                    kept = json.loads(line)
                    if kept["by"] != self.options.version:
                        continue
                    reading = from_dict(Reading, kept["reading"])
                except (ValueError, KeyError, TypeError):
                    # the line that was being written when the build died
                    continue
                if reading.document.id in self.plan.new and reading.document.id not in self.arrived:
                    yield reading
