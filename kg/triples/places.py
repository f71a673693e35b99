"""What the index of places knows of a place, a region or a country, whatever a document happens to call it."""

from functools import cache

from kg.statements import gazetteer


def known(identifier: str) -> gazetteer.Entry | None:
    """Return the place of an id (without ``place/``); None for one that the index does not have."""
    row = gazetteer._ids().get(identifier)  # noqa: SLF001 - the whole index by names is not needed for this
    return None if row is None else gazetteer._entry(gazetteer._rows()[row])  # noqa: SLF001 - as above


@cache
def _regions() -> dict[tuple[str, str], str]:
    found = {}
    for row in gazetteer._rows():  # noqa: SLF001 - as above
        cells = row.split(",", 4)
        if cells[1] == "region":
            found[(cells[2], cells[3])] = cells[0]
    return found


def region(country: str | None, name: str | None) -> str | None:
    """Return the id of a country's region by its English name; None for one that the index does not have."""
    return _regions().get(((country or "").upper(), name or ""))
