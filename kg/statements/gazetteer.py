"""The index of places (data/places.csv.gz): names in both scripts to cities, regions and countries."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg import paths
from kg.model import Place

# the index is split by hand: it has no quoted cells, and this is ten times faster than csv
_HANGUL = ("가", "힣")


class Entry(NamedTuple):
    """One place of the index; `labels` are its other names in any script."""

    id: str
    kind: str
    country: str
    en: str
    ko: str
    region: str
    geonames: int | None
    latitude: float | None
    longitude: float | None
    population: int
    labels: tuple[str, ...]

    @property
    def reference(self) -> str:
        """Return the path of its IRI under `id:`."""
        return f"place/{self.id}"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names to row numbers, and the rows, which are read when asked for."""

    rows: tuple[str, ...]
    names: dict[str, tuple[int, ...]]
    ids: dict[str, int]

    def entry(self, row: int) -> Entry:
        """Return the place of a row."""
        return _entry(self.rows[row])

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return the places that a name may mean, the largest first."""
        found = [_entry(self.rows[row]) for row in self.names.get(name, ())]
        return tuple(sorted(found, key=lambda each: -each.population))

    def of_id(self, identifier: str) -> Entry | None:
        """Return the place with an id, without `place/`."""
        row = self.ids.get(identifier)
        return None if row is None else _entry(self.rows[row])


@cache
def _entry(line: str) -> Entry:
    cells = line.split(",")
    return Entry(
        id=cells[0],
        kind=cells[1],
        country=cells[2],
        en=cells[3],
        ko=cells[4],
        region=cells[5],
        geonames=int(cells[6]) if cells[6] else None,
        latitude=float(cells[7]) if cells[7] else None,
        longitude=float(cells[8]) if cells[8] else None,
        population=int(cells[9] or 0),
        labels=tuple(cells[10].split("|")) if cells[10] else (),
    )


@cache
def _rows() -> tuple[str, ...]:
    text = gzip.decompress((paths.data() / "places.csv.gz").read_bytes()).decode("utf-8")
    return tuple(text.splitlines()[1:])


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    names: dict[str, tuple[int, ...]] = {}
    for name, row in pairs:
        names[name] = (*names[name], row) if name in names else (row,)
    return names


@cache
def hangul() -> Gazetteer:
    """Return the index by Hangul names."""
    rows = _rows()
    pairs = []
    for number, row in enumerate(rows):
        cells = row.split(",")
        if cells[4]:
            pairs.append((cells[4], number))
        if cells[10]:
            pairs += [(label, number) for label in cells[10].split("|") if _HANGUL[0] <= label[:1] <= _HANGUL[1]]
    return Gazetteer(rows, _index(pairs), _ids())


@cache
def latin() -> Gazetteer:
    """Return the index by names in Latin letters."""
    rows = _rows()
    pairs = []
    for number, row in enumerate(rows):
        cells = row.split(",")
        pairs.append((cells[3], number))
        if cells[10]:
            pairs += [(label, number) for label in cells[10].split("|") if label[:1] < "\u2e80"]
    return Gazetteer(rows, _index(pairs), _ids())


@cache
def han() -> dict[str, tuple[int, ...]]:
    """Return row numbers by names in Chinese characters, as glosses give them."""
    pairs = []
    for number, row in enumerate(_rows()):
        labels = row.rsplit(",", 1)[1]
        pairs += [(label, number) for label in labels.split("|") if "\u4e00" <= label[:1] <= "\u9fff"]
    return _index(pairs)


@cache
def _ids() -> dict[str, int]:
    return {row.split(",", 1)[0]: number for number, row in enumerate(_rows())}


def place(entry: Entry, written: str | None = None) -> Place:
    """Return an index entry as a place; `written` is the Hangul name by which the text calls it."""
    labels = tuple(label for label in (entry.ko, *entry.labels) if label and label != written)
    return Place(
        id=entry.id,
        kind=entry.kind,
        ko=written or entry.ko or None,
        en=entry.en,
        country=entry.country,
        region=entry.region or None,
        geonames=entry.geonames,
        latitude=entry.latitude,
        longitude=entry.longitude,
        population=entry.population or None,
        labels=labels,
    )


def of_id(identifier: str) -> Entry | None:
    """Return the place with an id, without `place/`; the index by names is not needed for this, nor loaded."""
    row = _ids().get(identifier)
    return None if row is None else _entry(_rows()[row])


def of_kind(kind: str) -> Iterator[Entry]:
    """Yield the places of a kind (city, region, country), in the order of the index."""
    for row in _rows():
        if row.split(",", 2)[1] == kind:
            yield _entry(row)
