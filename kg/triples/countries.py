"""Names of countries in Korean and English."""

import csv
from functools import cache

from kg import paths


@cache
def country_labels() -> dict[str, tuple[str, str]]:
    """Return (Korean, English) names by ISO 3166-1 alpha-2 code, as far as the data has them."""
    file = paths.data() / "countries.csv"
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: (row["ko"], row["en"]) for row in csv.DictReader(rows)}
