"""Work in lots: so many at a time that memory stays flat, and what belongs together in one lot."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import pyoxigraph as ox

_CHUNK = 400
_Item = TypeVar("_Item")


def difference(old: Sequence[ox.Quad], new: Sequence[ox.Quad]) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """Return what is old and not new, and what is new and not old."""
    if not old:
        return [], list(dict.fromkeys(new))
    before, after = set(old), set(new)
    return [quad for quad in old if quad not in after], [quad for quad in dict.fromkeys(new) if quad not in before]


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Yield items some hundreds at a time."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def components(names: Sequence[str], joined: dict[str, frozenset[str]]) -> Iterator[list[tuple[str, ...]]]:
    """Yield blocks in batches of components: a block alone, or all that decisions join with it."""
    done: set[str] = set()
    batch: list[tuple[str, ...]] = []
    for name in names:
        if name in done:
            continue
        component = tuple(sorted(joined.get(name, frozenset({name}))))
        done.update(component)
        batch.append(component)
        if len(batch) >= _CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch
