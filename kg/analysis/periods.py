"""Time: dates as precise as their source, windows, slices of the facts, and when each tie appears and ends."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from kg.analysis.facts import Facts, Membership, Relation, Thing
from kg.errors import InputError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@lru_cache(maxsize=65536)
def bounds(when: str) -> tuple[date, date]:
    """Return the first and last day that a date of any precision may mean.

    Raises:
        InputError: no date, or none that the calendar has.

    """
    match = _DATE.match(when.strip())
    message = f"'{when}' is no date. Dates are YYYY, YYYY-MM or YYYY-MM-DD."
    if match is None:
        raise InputError(message)
    year, month, day = (int(part) if part else None for part in match.groups())
    first_month, last_month = (month, month) if month else (1, 12)
    try:
        last = day or calendar.monthrange(year or 0, last_month)[1]
        return date(year or 0, first_month, day or 1), date(year or 0, last_month, last)
    except ValueError as error:  # no such month or day; a month of 13 is a ValueError too
        raise InputError(message) from error


def first_day(when: str | None) -> date | None:
    """Return the first day a date may mean; None for none."""
    return bounds(when)[0] if when else None


def last_day(when: str | None) -> date | None:
    """Return the last day a date may mean; None for none."""
    return bounds(when)[1] if when else None


def year_of(thing: Thing) -> int | None:
    """Return the year a thing starts in; None where no source says."""
    return bounds(thing.start)[0].year if thing.start else None


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `since` to `until`, both included; None leaves a side open."""

    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, since: str | None, until: str | None) -> "Window":
        """Return the window of two dates of any precision.

        Raises:
            InputError: a date that cannot be read, or a window that ends before it begins.

        """
        window = cls(first_day(since), last_day(until))
        if window.since and window.until and window.until < window.since:
            raise InputError(f"The period ends ({until}) before it begins ({since}).")
        return window

    @property
    def bounded(self) -> bool:
        """Tell whether the window leaves any day out."""
        return self.since is not None or self.until is not None

    def __str__(self) -> str:
        return f"{self.since or '…'} to {self.until or '…'}"

    def meets(self, start: date | None, end: date | None) -> bool:
        """Tell whether a stretch of days (None: open) has a day in the window."""
        return not (
            (self.since is not None and end is not None and end < self.since)
            or (self.until is not None and start is not None and start > self.until)
        )


def lasting(thing: Thing) -> bool:
    """Tell whether a thing lasts from its start on, as agreements and memberships do, rather than happens."""
    return isinstance(thing, Membership) or thing.kind == "agreement"


def within(facts: Facts, window: Window) -> tuple[Facts, int]:
    """Return the facts of a window, and how many things were left out because no source dates them.

    What lasts counts from its start to its end (open where none is said); what happens counts on its days. Officials'
    tenures stay.
    """
    if not window.bounded:
        return facts, 0
    undated = 0

    def keep(thing: Thing) -> bool:
        nonlocal undated
        start, end = first_day(thing.start), last_day(thing.end)
        if start is None and end is None:
            undated += 1
            return False
        if not lasting(thing) and end is None:
            end = last_day(thing.start)
        return window.meets(start, end)

    chosen = replace(
        facts,
        relations=tuple(each for each in facts.relations if keep(each)),
        memberships=tuple(each for each in facts.memberships if keep(each)),
        engagements=tuple(each for each in facts.engagements if keep(each)),
        policies=tuple(each for each in facts.policies if keep(each)),
    )
    return chosen, undated


def dates(facts: Facts) -> Iterator[date]:
    """Yield the first day of every dated thing."""
    for thing in (*facts.relations, *facts.memberships, *facts.engagements):
        if thing.start:
            yield bounds(thing.start)[0]


def extent(facts: Facts) -> str:
    """Return the years that the facts' dates span, as `2016 to 2025`, or `none`."""
    years = [day.year for day in dates(facts)]
    return f"{min(years)} to {max(years)}" if years else "none"


def latest_word(facts: Facts) -> date | None:
    """Return the latest day that the graph knows of: of a document's issue, or of anything reported as come about."""
    issued = [bounds(said.issued[:10])[0] for thing in _all(facts) for said in thing.sayings if said.issued]
    # a date as coarse as a year is known from its first day on: its last may not have come yet
    happened = [
        bounds(thing.start)[0] for thing in facts.relations if thing.start and thing.status in ("held", "signed")
    ]
    return max([*issued, *happened], default=None)


def _all(facts: Facts) -> Iterator[Thing]:
    yield from facts.relations
    yield from facts.memberships
    yield from facts.engagements
    yield from facts.policies
    yield from facts.tenures


def spans(relation: Relation) -> tuple[date | None, date | None]:
    """Return the first and the last day a relation is known to have been active."""
    end = relation.end if relation.kind != "agreement" else relation.start
    return first_day(relation.start), last_day(end or relation.start)
