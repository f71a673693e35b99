"""Readings into a store: a new generation on disk, or a graph in memory."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg import __version__, paths
from kg.model import Reading
from kg.triples import terms
from kg.triples.decisions import Decision, Decisions
from kg.triples.decisions import read as read_decisions
from kg.triples.folder import Folder
from kg.triples.quads import Local, Quads
from kg.triples.store import Store, open_store
from kg.triples.update import Settings, Update

MAPPING = "1"


def version() -> str:
    """Return what a build's outcome depends on besides what it reads: this program and the shape of its graph."""
    return f"kg {__version__}, mapping {MAPPING}"


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
    if location is None:
        store = ox.Store()
        apply(Local(store), readings, removed, settings, Decisions(decisions or ()), fresh=True)
        return Store(store, "memory")
    folder = Folder(Path(location))
    with folder.building() as generation:
        if generation.store is None:  # pragma: no cover - a generation is open until it is published
            raise AssertionError
        rows = read_decisions(folder.decisions)[0] if decisions is None else tuple(decisions)
        quads = Local(generation.store)
        apply(quads, readings, removed, settings, Decisions(rows), fresh=generation.previous == 0)
        del quads
        generation.publish()
    return open_store(location)


def apply(
    quads: Quads,
    readings: Iterable[Reading],
    removed: Iterable[str],
    settings: Settings,
    decisions: Decisions,
    *,
    fresh: bool = False,
) -> Update:
    """Bring a store up to date with readings, removals and decisions, and its themes with the ontology's."""
    update = Update(quads, settings, decisions, fresh=fresh)
    arriving = list(readings)
    update.run(arriving, {*removed, *(reading.document.id for reading in arriving)} if not fresh else ())
    _load_themes(quads)
    return update


def _load_themes(quads: Quads) -> None:
    """Keep the themes and their labels in the store, so that queries can use them."""
    file = paths.ontology() / "themes.ttl"
    wanted = {
        ox.Quad(triple.subject, triple.predicate, triple.object, terms.THEMES)
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
    }
    held = set(quads.graph(terms.THEMES))
    quads.change(held - wanted, wanted - held)
