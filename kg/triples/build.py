"""Sources or readings into a store: only what is new or changed is read, and a new graph shows whole or not at all."""

import contextlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import __version__, documents, paths
from kg.errors import InputError, KgError
from kg.model import Document, Reading, from_dict, to_dict
from kg.statements.llm_endpoint import Endpoint
from kg.triples import terms
from kg.triples.decisions import Decision, Decisions
from kg.triples.decisions import read as read_decisions
from kg.triples.deltas import Recording
from kg.triples.folder import Folder, Generation
from kg.triples.parallel import Failure, cores, extract_all
from kg.triples.quads import Local, Quads
from kg.triples.settings import Settings
from kg.triples.store import Store, is_address, open_store
from kg.triples.terms import iri, standard, term
from kg.triples.update import Update
from kg.vocabulary import Property

if TYPE_CHECKING:
    from kg.triples.remote import Remote

MAPPING = "1"
_SOURCE = standard("dcterms", "source")
_GENERATED = standard("prov", "wasGeneratedBy")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a build works; only `least` (the least confidence) and `llm` (the model that reads) change what comes out."""

    workers: int = field(default_factory=cores)
    cluster: str | None = None
    least: float = 0.0
    decisions: Path | None = None
    llm: Endpoint | None = None

    @property
    def version(self) -> str:
        """Return what the outcome depends on besides what is read: the program's version and the model's name."""
        return f"{version()}, llm {self.llm.model}" if self.llm else version()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did: counts of documents and of statements by kind, and what could not be done."""

    number: int
    read: int
    unchanged: int
    removed: int
    resumed: int
    seconds: float
    version: str
    statements: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    failed: tuple[Failure, ...] = ()
    bad_decisions: tuple[str, ...] = ()
    unmatched: tuple[Decision, ...] = ()


@cache
def version() -> str:
    """Return what a build's outcome depends on besides what it reads: this program's rules and lexicons.

    A store read by other rules is read again, so that a graph never mixes what two versions would have found.
    """
    import hashlib

    package = Path(__file__).resolve().parent.parent
    rules = [*(package / "statements").rglob("*.py"), *(package / "documents").rglob("*.py"), package / "model.py"]
    lexicons = [path for path in paths.data().iterdir() if path.suffix in (".csv", ".gz")]
    told = hashlib.sha256()
    for path in sorted([*rules, *lexicons, paths.ontology() / "theme_words.csv"], key=lambda path: path.name):
        told.update(path.name.encode())
        told.update(path.read_bytes() if path.exists() else b"")
    return f"kg {__version__}, mapping {MAPPING}, rules {told.hexdigest()[:8]}"


def build_readings(
    readings: Iterable[Reading],
    location: str | Path | None = None,
    *,
    decisions: Iterable[Decision] | None = None,
    removed: Iterable[str] = (),
    min_confidence: float = 0.0,
) -> Store:
    """Put readings into the store at LOCATION (None: a new one in memory) and return it, open for reading.

    A document that is there already is replaced. `removed` are ids of documents to take out. Without `decisions`,
    the store's own decisions file is replayed.

    Raises:
        StoreError: the folder is held by another builder, is no store, or cannot be written.

    """
    settings = Settings(version=version(), least=min_confidence)
    arriving = list(readings)
    if location is None:
        store = ox.Store()
        apply(Local(store), settings, Decisions(decisions or ()), arriving, fresh=True)
        return Store(store, "memory")
    if is_address(location):
        from kg.triples.remote import Remote

        with Remote(str(location)) as remote:
            target = _Elsewhere(remote)
            fresh = target.fresh
            gone = {*removed, *(() if fresh else (reading.document.id for reading in arriving))}
            apply(target.quads, settings, Decisions(decisions or ()), arriving, gone, fresh=fresh)
            target.send()
        return open_store(location)
    folder = Folder(Path(location))
    with folder.building() as generation:
        rows = read_decisions(folder.decisions)[0] if decisions is None else tuple(decisions)
        fresh = generation.previous == 0
        gone = {*removed, *(() if fresh else (reading.document.id for reading in arriving))}
        apply(Local(generation.quads), settings, Decisions(rows), arriving, gone, fresh=fresh)
        generation.publish()
    return open_store(location)


def apply(  # noqa: PLR0913 - a build has as many inputs
    quads: Quads,
    settings: Settings,
    decisions: Decisions,
    readings: Iterable[Reading] = (),
    removed: Iterable[str] = (),
    *,
    fresh: bool = False,
) -> Update:
    """Bring a store up to date with readings, removals and decisions, and its themes with the ontology's."""
    update = Update(quads, settings, decisions, fresh=fresh)
    update.run(readings, removed)
    _load_themes(quads)
    return update


def _load_themes(quads: Quads) -> None:
    """Keep the themes and their labels in the store, so that queries can use them."""
    file = paths.ontology() / "themes.ttl"
    wanted = _themes(file, file.stat().st_mtime_ns)
    held = set(quads.graph(terms.THEMES))
    quads.change(held - wanted, wanted - held)


@cache
def _themes(file: Path, changed: int) -> frozenset[ox.Quad]:
    """Return the themes of a file as quads; CHANGED is when the file was written last."""
    del changed
    triples = ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
    return frozenset(ox.Quad(each.subject, each.predicate, each.object, terms.THEMES) for each in triples)


def build(
    sources: Iterable[str | Path],
    location: str | Path,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """Read what is new or changed of the sources into the store at LOCATION, and return what was done.

    PROGRESS is called with how many documents are done, and of how many. A source that cannot be read is listed in the
    report; the others are read all the same.

    Raises:
        InputError: no source could be read.
        StoreError: the store is held by another builder, is no store, or cannot be written.

    """
    started = time.monotonic()
    options = options or Options()
    settings = Settings(version=options.version, least=options.least)
    with _opened(location) as target:
        plan = _plan(target.quads, settings, sources)
        rows, bad = read_decisions(options.decisions or target.decisions)
        if plan.failed and not plan.new and not plan.known:
            raise InputError(
                plan.failed[0].reason if len(plan.failed) == 1 else "Nothing could be read:\n" + _lines(plan.failed)
            )
        work = _Work(plan, options, target.pending, progress)
        update = apply(target.quads, settings, Decisions(rows), work.readings(), plan.removed, fresh=target.fresh)
        _set_sources(target.quads, plan, work.arrived)
        unmatched = update.unmatched()
        report = Report(
            number=target.number,
            read=len(work.arrived),
            resumed=work.resumed,
            unchanged=len(plan.known),
            removed=len(plan.removed - set(plan.new)),
            seconds=time.monotonic() - started,
            statements=tuple(sorted(work.statements.items())),
            counts=tuple(sorted(_counts(target.quads).items())),
            failed=(*plan.failed, *work.failed),
            bad_decisions=bad,
            unmatched=unmatched,
            version=options.version,
            notes=tuple(work.notes),
        )
        target.finish(report, sorted(str(source) for source in sources))
    return report


def _lines(failed: Iterable[Failure]) -> str:
    return "\n".join(f"  {failure.reason}" for failure in failed)


def remove(names: Iterable[str], location: str | Path) -> tuple[str, ...]:
    """Take documents out of a store by their sources, titles or ids; return the ids.

    Raises:
        InputError: a name is that of no document in the store, or of several.
        StoreError: there is no store, or another builder holds it.

    """
    chosen = list(names)
    if not is_address(location):
        Folder(Path(location)).check()
    started = time.monotonic()
    with _opened(location) as target:
        found = tuple(sorted({_document(target.quads, name) for name in chosen}))
        settings = _settings_of(target.quads)
        rows, bad = read_decisions(target.decisions)
        update = apply(target.quads, settings, Decisions(rows), (), found)
        report = Report(
            number=target.number,
            read=0,
            resumed=0,
            unchanged=0,
            removed=len(found),
            seconds=time.monotonic() - started,
            counts=tuple(sorted(_counts(target.quads).items())),
            bad_decisions=bad,
            unmatched=update.unmatched(),
            version=settings.version,
        )
        target.finish(report, [f"remove {name}" for name in chosen])
    return found


def _settings_of(quads: Quads) -> Settings:
    """Return the settings that the store was built with: taking something out changes nothing else."""
    least, told = 0.0, version()
    for quad in quads.graph(terms.BUILDS):
        if quad.predicate == term(Property.CONFIDENCE):
            least = float(terms.value(quad))
        elif quad.predicate == standard("dcterms", "hasVersion"):
            told = terms.value(quad)
    return Settings(version=told, least=least)


def _document(quads: Quads, name: str) -> str:
    path = name.removeprefix("id:").removeprefix("document/")
    if quads.graph(iri(f"document/{path}")):
        return path
    found: set[str] = set()
    for predicate, tags in ((_SOURCE, (None,)), (standard("dcterms", "title"), ("ko", "en"))):
        literals = [ox.Literal(name, language=tag) if tag else ox.Literal(name) for tag in tags]
        for nodes in quads.subjects(predicate, literals).values():
            found |= {terms.path_of(node).removeprefix("document/") for node in nodes}
    if not found:
        raise InputError(
            f"No document '{name}' in the store. Name it by its path as it was given, its title or its id."
        )
    if len(found) > 1:
        raise InputError(f"'{name}' is the name of several documents: {', '.join(sorted(found))}. Give an id.")
    return found.pop()


@dataclass(slots=True)
class _Plan:
    """What a build has to do: documents to read by id, those known already, ids to take out, what failed."""

    new: dict[str, Document] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    sources: dict[str, set[str]] = field(default_factory=dict)
    dropped: dict[str, set[str]] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)


def _plan(quads: Quads, settings: Settings, sources: Iterable[str | Path]) -> _Plan:
    """Compare the sources with the store by content: what is new, what is known, what has changed."""
    plan = _Plan()
    for path in documents.find(sources):
        try:
            document = documents.read(path)
        except KgError as error:
            plan.failed.append(Failure(str(path), str(error)))
            continue
        plan.sources.setdefault(document.id, set()).add(document.source)
        held = quads.about([iri(f"document/{document.id}")])[iri(f"document/{document.id}")]
        if held and any(quad.predicate == _GENERATED and quad.object == settings.node for quad in held):
            plan.known.add(document.id)
        else:
            if held:
                # read by another version of this program, or with another threshold
                plan.removed.add(document.id)
                plan.sources[document.id] |= {terms.value(quad) for quad in held if quad.predicate == _SOURCE}
            plan.new[document.id] = document
    given = {source: identifier for identifier, each in plan.sources.items() for source in each}
    before = quads.subjects(_SOURCE, [ox.Literal(source) for source in given])
    for literal, nodes in before.items():
        for node in nodes:
            old = terms.path_of(node).removeprefix("document/")
            if old == given[literal.value]:
                continue
            # the file has changed: what it said before goes, unless another file still says it
            plan.dropped.setdefault(old, set()).add(literal.value)
            kept = {terms.value(q) for q in quads.about([node])[node] if q.predicate == _SOURCE}
            kept |= plan.sources.get(old, set())
            if not kept - plan.dropped[old]:
                plan.removed.add(old)
    return plan


def _set_sources(quads: Quads, plan: _Plan, arrived: set[str]) -> None:
    """Write under which paths each document was found."""
    remove: list[ox.Quad] = []
    add: list[ox.Quad] = []
    for identifier, found in plan.sources.items():
        if identifier in plan.known or identifier in arrived:
            node = iri(f"document/{identifier}")
            add += [ox.Quad(node, _SOURCE, ox.Literal(source), node) for source in sorted(found)]
    for identifier, gone in plan.dropped.items():
        if identifier not in plan.removed:
            node = iri(f"document/{identifier}")
            remove += [ox.Quad(node, _SOURCE, ox.Literal(source), node) for source in sorted(gone)]
    quads.change(remove, add)


class _Work:
    """The documents of a build on their way through extraction, kept as they come so that none is read twice."""

    def __init__(self, plan: _Plan, options: Options, pending: Path | None, progress: Progress | None) -> None:
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
            for outcome in extract_all(left, workers=options.workers, cluster=options.cluster, llm=options.llm):
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
            self.progress(len(self.arrived), total)
        return reading

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


class _Target:
    """Where a build writes, on disk or elsewhere."""

    def __init__(self, quads: Quads, *, number: int, fresh: bool, decisions: Path, pending: Path | None = None) -> None:
        self.quads = quads
        self.number = number
        self.fresh = fresh
        self.decisions = decisions
        self.pending = pending

    def finish(self, report: Report, inputs: list[str]) -> None:
        """Make what was written the graph that readers see."""
        raise NotImplementedError


class _OnDisk(_Target):
    def __init__(self, folder: Folder, generation: Generation) -> None:
        self._folder = folder
        self._generation = generation
        self._recording = Recording(Local(generation.quads), active=generation.previous != 0)
        super().__init__(
            self._recording,
            number=generation.number,
            fresh=generation.previous == 0,
            decisions=folder.decisions,
            pending=folder.pending,
        )

    def finish(self, report: Report, inputs: list[str]) -> None:
        self._recording.write(self._folder.deltas / f"{self.number:06d}.jsonl.gz")
        line = {
            "build": self.number,
            "previous": self._generation.previous,
            "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(report.seconds, 2),
            "version": report.version,
            "inputs": inputs,
            "read": report.read,
            "unchanged": report.unchanged,
            "removed": report.removed,
            "failed": len(report.failed),
            "counts": dict(report.counts),
        }
        self._recording.close()
        self._generation.publish(json.dumps(line, ensure_ascii=False))
        self._folder.pending.unlink(missing_ok=True)


@contextlib.contextmanager
def _opened(location: str | Path) -> Iterator[_Target]:
    if is_address(location):
        from kg.triples.remote import Remote

        with Remote(str(location)) as remote:
            yield _Elsewhere(remote)
        return
    folder = Folder(Path(location))
    with folder.building() as generation:
        yield _OnDisk(folder, generation)


class _Elsewhere(_Target):
    def __init__(self, remote: "Remote") -> None:
        self._remote = remote
        super().__init__(remote, number=0, fresh=remote.empty(), decisions=Path("decisions.csv"))

    def finish(self, report: Report, inputs: list[str]) -> None:
        del report, inputs  # a server keeps no log of builds
        self.send()

    def send(self) -> None:
        """Send what was changed."""
        self._remote.finish()


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


def _counts(quads: Quads) -> dict[str, int]:
    from kg.vocabulary import ONTOLOGY

    return {name: quads.count(terms.TYPE, ox.NamedNode(ONTOLOGY + cls)) for name, cls in _COUNTED.items()}
