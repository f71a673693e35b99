"""Dates as stretches of days: what a precision leaves open, whether two dates can be the same, and how far apart."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

# a planned event and the report that it was held may lie this far apart: postponements over a season are new plans
POSTPONED = timedelta(days=92)


@lru_cache(maxsize=65536)
def stretch(text: str) -> tuple[date, date]:
    """Return the first and the last day that a date of any precision may mean."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts), date(*parts)


def valid(text: str | None) -> bool:
    """Tell whether a text is a date of one of the three precisions."""
    if not text:
        return False
    try:
        stretch(text)
    except (ValueError, TypeError):
        return False
    return len(text) in (4, 7, 10)


def agree(one: str, other: str) -> bool:
    """Tell whether two dates may be the same day."""
    a, b = stretch(one), stretch(other)
    return a[0] <= b[1] and b[0] <= a[1]


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Tell whether two stretches have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def finest(dates: Iterable[str]) -> str | None:
    """Return the most precise date, of several the earliest."""
    return min(dates, key=lambda text: (-len(text), text), default=None)
