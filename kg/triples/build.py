"""Sources or readings into a store: only what is new or changed is read, and a new graph shows whole or not at all."""

import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import paths
from kg.errors import InputError
from kg.model import Reading
from kg.triples import terms
from kg.triples.decisions import Decision, Decisions
from kg.triples.decisions import read as read_decisions
from kg.triples.folder import Folder
from kg.triples.options import Options, Report, version
from kg.triples.parallel import Failure
from kg.triples.plan import SOURCE, plan_of, set_sources
from kg.triples.quads import Local, Quads
from kg.triples.settings import Settings
from kg.triples.settling import unmatched
from kg.triples.store import Store, is_address, open_store
from kg.triples.targets import opened
from kg.triples.terms import iri, standard, term
from kg.triples.update import Update
from kg.triples.work import Progress, Work
from kg.vocabulary import Property

__all__ = ["Options", "Report", "apply", "build", "build_readings", "remove", "version"]


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
    with opened(location) as target:
        rows = read_decisions(target.decisions)[0] if decisions is None else tuple(decisions)
        gone = {*removed, *(() if target.fresh else (reading.document.id for reading in arriving))}
        room = target.pending.parent if target.pending else None
        apply(target.quads, settings, Decisions(rows), arriving, gone, fresh=target.fresh, room=room)
        target.publish()
    return open_store(location)


def apply(  # noqa: PLR0913 - a build has as many inputs
    quads: Quads,
    settings: Settings,
    decisions: Decisions,
    readings: Iterable[Reading] = (),
    removed: Iterable[str] = (),
    *,
    fresh: bool = False,
    room: Path | None = None,
) -> None:
    """Bring a store up to date with readings, removals and decisions, and its themes with the ontology's.

    FRESH says that the store is empty, ROOM is a folder for what such a build puts aside.
    """
    update = Update(quads, settings, decisions, fresh=fresh, room=room)
    update.run(readings, removed)
    if not update.known_settings:
        # the version names the themes as well: where it has built before, they are there
        _load_themes(quads)


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

    PROGRESS is called with how many documents are done, of how many, and what is read just now of a long one. A source
    that cannot be read is listed in the report; the others are read all the same.

    Raises:
        InputError: no source could be read.
        StoreError: the store is held by another builder, is no store, or cannot be written.

    """
    started = time.monotonic()
    options = options or Options()
    settings = Settings(version=options.version, least=options.least)
    with opened(location) as target:
        plan = plan_of(target.quads, settings, sources)
        rows, bad = read_decisions(options.decisions or target.decisions)
        if plan.failed and not plan.new and not plan.known:
            raise InputError(
                plan.failed[0].reason if len(plan.failed) == 1 else "Nothing could be read:\n" + _lines(plan.failed)
            )
        work = Work(plan, options, target.pending, progress)
        decisions = Decisions(rows)
        room = target.pending.parent if target.pending else None
        apply(target.quads, settings, decisions, work.readings(), plan.removed, fresh=target.fresh, room=room)
        set_sources(target.quads, plan, work.arrived)
        missed = unmatched(target.quads, decisions)
        report = Report(
            number=target.number,
            read=len(work.arrived),
            resumed=work.resumed,
            unchanged=len(plan.known),
            removed=len(plan.removed - set(plan.new)),
            seconds=time.monotonic() - started,
            statements=tuple(sorted(work.statements.items())),
            counts=target.counts(),
            failed=(*plan.failed, *work.failed),
            bad_decisions=bad,
            decided=len(decisions.standing) - len(missed),
            unmatched=missed,
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
    with opened(location) as target:
        found = tuple(sorted({_document(target.quads, name) for name in chosen}))
        settings = _settings_of(target.quads)
        rows, bad = read_decisions(target.decisions)
        decisions = Decisions(rows)
        apply(target.quads, settings, decisions, (), found)
        missed = unmatched(target.quads, decisions)
        report = Report(
            number=target.number,
            read=0,
            resumed=0,
            unchanged=0,
            removed=len(found),
            seconds=time.monotonic() - started,
            counts=target.counts(),
            bad_decisions=bad,
            decided=len(decisions.standing) - len(missed),
            unmatched=missed,
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
    for predicate, literal in ((SOURCE, ox.Literal(name)), (standard("dcterms", "title"), terms.name(name))):
        for nodes in quads.subjects(predicate, [literal]).values():
            found |= {terms.path_of(node).removeprefix("document/") for node in nodes}
    if not found:
        raise InputError(
            f"No document '{name}' in the store. Name it by its path as it was given, its title or its id."
        )
    if len(found) > 1:
        raise InputError(f"'{name}' is the name of several documents: {', '.join(sorted(found))}. Give an id.")
    return found.pop()
