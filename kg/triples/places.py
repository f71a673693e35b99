"""What the index of places knows of a place, a region or a country, whatever a document happens to call it."""

from functools import cache

from kg.statements import gazetteer


def known(identifier: str) -> gazetteer.Entry | None:
    """Return the place of an id (without ``place/``); None for one that the index does not have."""
    return gazetteer.of_id(identifier)


@cache
def _regions() -> dict[tuple[str, str], str]:
    return {(entry.country, entry.en): entry.id for entry in gazetteer.of_kind("region")}


def region(country: str | None, name: str | None) -> str | None:
    """Return the id of a country's region by its English name; None for one that the index does not have."""
    return _regions().get(((country or "").upper(), name or ""))
