"""Continents and regions of the world by country code, after the United Nations' M49 standard."""

import csv
from functools import cache

from kg import paths

# the names of the continents and regions of data/world_regions.csv: English, Korean
LABELS: dict[str, tuple[str, str]] = {
    "africa": ("Africa", "아프리카"),
    "americas": ("Americas", "아메리카"),
    "asia": ("Asia", "아시아"),
    "europe": ("Europe", "유럽"),
    "oceania": ("Oceania", "오세아니아"),
    "northern-africa": ("Northern Africa", "북아프리카"),
    "eastern-africa": ("Eastern Africa", "동아프리카"),
    "middle-africa": ("Middle Africa", "중앙아프리카"),
    "southern-africa": ("Southern Africa", "남아프리카"),
    "western-africa": ("Western Africa", "서아프리카"),
    "caribbean": ("Caribbean", "카리브"),
    "central-america": ("Central America", "중앙아메리카"),
    "south-america": ("South America", "남아메리카"),
    "northern-america": ("Northern America", "북아메리카"),
    "central-asia": ("Central Asia", "중앙아시아"),
    "eastern-asia": ("Eastern Asia", "동아시아"),
    "south-eastern-asia": ("South-eastern Asia", "동남아시아"),
    "southern-asia": ("Southern Asia", "남아시아"),
    "western-asia": ("Western Asia", "서아시아"),
    "eastern-europe": ("Eastern Europe", "동유럽"),
    "northern-europe": ("Northern Europe", "북유럽"),
    "southern-europe": ("Southern Europe", "남유럽"),
    "western-europe": ("Western Europe", "서유럽"),
    "australia-and-new-zealand": ("Australia and New Zealand", "오스트레일리아·뉴질랜드"),
    "melanesia": ("Melanesia", "멜라네시아"),
    "micronesia": ("Micronesia", "미크로네시아"),
    "polynesia": ("Polynesia", "폴리네시아"),
}


def continent(country: str | None) -> str | None:
    """Return the continent of an ISO 3166-1 alpha-2 code (`asia`, `europe` …), or None for an unknown one."""
    return _regions().get((country or "").upper(), (None, None))[0]


def region(country: str | None) -> str | None:
    """Return the M49 region of an ISO 3166-1 alpha-2 code (`central-asia` …), or None for an unknown one."""
    return _regions().get((country or "").upper(), (None, None))[1]


@cache
def members(part: str) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of a continent or region of `LABELS`, in alphabetical order."""
    return tuple(sorted(country for country, parts in _regions().items() if part in parts))


@cache
def _regions() -> dict[str, tuple[str | None, str | None]]:
    with (paths.data() / "world_regions.csv").open(encoding="utf-8", newline="") as file:
        return {row["country"]: (row["continent"], row["region"]) for row in csv.DictReader(file)}
