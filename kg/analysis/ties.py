"""Ties over time: when each appears and ends, which are silent, which are doubled, what a new mayor changes.

That no document reports activity is told as just that, the absence of evidence, never as the end of a tie.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.analysis import facts as facts_
from kg.analysis.facts import EFFECTIVE, ENDED, Facts, Relation, Tenure
from kg.analysis.figures import structure
from kg.analysis.networks import network, pairs
from kg.analysis.periods import bounds, dates, first_day, last_day, latest_word, spans
from kg.analysis.tables import Table
from kg.errors import InputError
from kg.triples.store import Store

if TYPE_CHECKING:
    import pandas as pd

Pair = tuple[str, str]

# agreements that make partners; a memorandum alone does not
PARTNERSHIPS = ("sister", "goodwill", "friendship")
_ORDER = {name: place for place, name in enumerate((*PARTNERSHIPS, "mou", "otherAgreement"))}
_HEADS = ("mayor", "governor", "district-head")


def by_pair(facts: Facts, *, statuses: tuple[str, ...] | None = EFFECTIVE) -> dict[Pair, list[Relation]]:
    """Return the relations of each pair of places, by date; None takes every status."""
    made: dict[Pair, list[Relation]] = defaultdict(list)
    for relation in facts.relations:
        if statuses is None or relation.status in statuses:
            for pair in pairs(relation, facts):
                made[pair].append(relation)
    return {
        pair: sorted(each, key=lambda relation: (relation.start or "9999", relation.id))
        for pair, each in sorted(made.items())
    }


def timeline(source: Store | Facts, *, lang: str = "en") -> "pd.DataFrame":
    """Return when each tie appears and ends, as far as documents say.

    Columns: `a`, `b`, names, `first` and `last` (dates of its first and last known activity, as precise as the source),
    `ended`, there only where a document says so, and `how`, the status that it gives.
    """
    facts = _facts(source)
    rows = []
    for (a, b), relations in by_pair(facts, statuses=(*EFFECTIVE, *ENDED)).items():
        effective = [relation for relation in relations if relation.status in EFFECTIVE]
        # a cancelled plan ends nothing; an upgraded agreement goes on as another
        over = [each for each in relations if each.status in ("terminated", "expired", "suspended", "former")]
        first = min((each.start for each in relations if each.start), default=None)
        last = max(
            (each.end if each.kind != "agreement" and each.end else each.start or "" for each in effective), default=""
        )
        ended = over[-1] if over and not any(each.kind == "agreement" for each in effective) else None
        if effective or over:
            rows.append(
                (
                    *(a, b, facts.actor(a).name(lang), facts.actor(b).name(lang)),
                    *(first, last or None, ended.end if ended else None, ended.status if ended else None),
                )
            )
    frame = Table(("a", "b", "name a", "name b", "first", "last", "ended", "how"), rows, plain=True)
    if not rows:
        frame.attrs["reason"] = "The graph holds no ties."
    return frame.frame()


def dormant(
    source: Store | Facts,
    *,
    years: float = 3,
    on: str | None = None,
    city: str | None = None,
    lang: str = "en",
) -> "pd.DataFrame":
    """Return partners by agreement of whom no document reports activity in the last `years` before a day.

    The day is `on`, or else that of the newest document: after it the graph cannot know of anything (`attrs["as of"]`).
    Columns: `a`, `b`, names, `agreement`, `since`, `last` (known activity, the agreement itself included), `years`
    silent, `documents` that speak of the tie. Agreements without any date are there with `years` empty: when is
    not known. A silence is the absence of evidence: it may mean that no document was given to the graph.

    Raises:
        InputError: `years` is not above 0, `on` is no date, or there is no date at all to count from.

    """
    return silent(_facts(source), years=years, on=on, city=city, lang=lang).frame()


def silent(  # noqa: PLR0913 - as above
    facts: Facts,
    *,
    years: float,
    on: str | None = None,
    city: str | None = None,
    lang: str = "en",
    ties: dict[Pair, list[Relation]] | None = None,
) -> Table:
    """Return what `dormant` tells, as a plain table; TIES are the effective relations by pair, where they are at hand.

    Raises:
        InputError: `years` is not above 0, `on` is no date, or there is no date at all to count from.

    """
    if not years > 0:
        raise InputError(f"--years takes a number above 0; {years:g} came.")
    day = last_day(on) or latest_word(facts)
    rows = []
    for (a, b), relations in (by_pair(facts) if ties is None else ties).items():
        agreements = [each for each in relations if each.kind == "agreement" and each.type in PARTNERSHIPS]
        if not agreements or (city is not None and city not in (a, b)):
            continue
        if day is None:
            raise InputError("No document or relation has a date to count from. Give the day: --on 2025-12-31")
        known = [end for each in relations if (end := spans(each)[1]) is not None and (spans(each)[0] or end) <= day]
        last = max(known, default=None)
        quiet = (day - last).days / 365.25 if last else None
        if quiet is not None and quiet < years:
            continue
        strongest = min(agreements, key=lambda each: _ORDER.get(each.type or "", 9))
        since = min((each.start for each in agreements if each.start), default=None)
        activity = max(relations, key=lambda each: spans(each)[1] or date.min)
        rows.append(
            (
                *((a, b) if city in (None, a) else (b, a)),
                strongest.type,
                since,
                (activity.end if activity.kind != "agreement" else None) or activity.start,
                round(max(quiet, 0), 1) if quiet is not None else None,
                len({said.document for each in relations for said in each.sayings}),
            )
        )
    rows.sort(key=lambda row: (row[5] is None, -(row[5] or 0), row[0], row[1]))
    named: list[tuple[Any, ...]] = [
        (a, b, facts.actor(a).name(lang), facts.actor(b).name(lang), *rest) for a, b, *rest in rows
    ]
    columns = ("a", "b", "name a", "name b", "agreement", "since", "last", "years", "documents")
    frame = Table(columns, named, plain=True)
    frame.attrs["as of"] = str(day) if day else None
    if not rows:
        partners = any(each.kind == "agreement" and each.type in PARTNERSHIPS for each in facts.relations)
        frame.attrs["reason"] = (
            f"No partner has been silent for {years:g} years or more as of {day}."
            if partners
            else "The graph holds no sister, goodwill or friendship agreement."
        )
    return frame


def duplicates(source: Store | Facts, *, country: str = "KR", every: bool = False, lang: str = "en") -> "pd.DataFrame":
    """Return foreign cities partnered with several governments of a country.

    Columns: `node`, `name`, `country`, `governments` (how many), `partners` (each with its agreement and since when). A
    partner has a sister, goodwill or friendship agreement in effect; `every` counts any effective tie.
    """
    facts = _facts(source)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (a, b), relations in by_pair(facts).items():
        for home, abroad in ((a, b), (b, a)):
            here, there = facts.actor(home).country, facts.actor(abroad).country
            if here != country.upper() or there in (None, country.upper()):
                continue
            agreements = [each for each in relations if each.kind == "agreement" and each.type in PARTNERSHIPS]
            best = min(agreements, key=lambda each: _ORDER.get(each.type or "", 9), default=None)
            if best is not None or every:
                what = " ".join(
                    part for part in (best.type if best else relations[0].kind, (best or relations[0]).start) if part
                )
                found[abroad][home] = f"{facts.actor(home).name(lang)} ({what})"
    rows = [
        (
            abroad,
            facts.actor(abroad).name(lang),
            facts.actor(abroad).country,
            len(homes),
            [homes[home] for home in sorted(homes)],
        )
        for abroad, homes in found.items()
        if len(homes) > 1
    ]
    rows.sort(key=lambda row: (-row[3], row[0]))
    frame = Table(("node", "name", "country", "governments", "partners"), rows).frame()
    if not rows:
        frame.attrs["reason"] = (
            f"No foreign city is partnered with several governments of {country.upper()} in this graph."
        )
    return frame


def slices(
    source: Store | Facts, *, kind: str = "ties", step: int = 1, since: int | None = None, until: int | None = None
) -> "pd.DataFrame":
    """Return the figures of a network over time, one row a window of `step` years.

    Agreements and memberships count while they last, events and exchanges in the years they happen.

    Raises:
        InputError: `step` is below 1.

    """
    if step < 1:
        raise InputError(f"A window takes at least one year; {step} came.")
    facts = _facts(source)
    years = [day.year for day in dates(facts)]
    columns = ["from", "to", "nodes", "ties", "density", "components", "largest component", "transitivity"]
    if not years:
        frame = Table(tuple(columns), []).frame()
        frame.attrs["reason"] = "Nothing in the graph has a date."
        return frame
    rows = []
    for first in range(since or min(years), (until or max(years)) + 1, step):
        last = first + step - 1
        figures = structure(network(facts, kind=kind, since=str(first), until=str(last)), paths=False)
        values = dict(zip(figures["figure"], figures["value"], strict=True))
        rows.append((first, last, *(values.get(name) for name in columns[2:])))
    return Table(tuple(columns), rows, plain=True).frame()


def changes_of_mayor(source: Store | Facts, *, city: str | None = None, lang: str = "en") -> "pd.DataFrame":
    """Return what changed with each new head of a government: which ties were made, went on, fell silent or are new.

    The change lies between the last day the one and the first day the other is known in office (`from`, `to`; the two
    are the same where a document dates it). Columns: `place`, `name`, `before`, `after`, `from`, `to`, `continued`,
    `silent` (active under the one, of which no document reports activity under the other) and `new`.
    """
    facts = _facts(source)
    heads: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in facts.tenures:
        if tenure.role in _HEADS and (city is None or tenure.of == city) and _reign(tenure)[0]:
            heads[tenure.of].append(tenure)
    active = by_pair(facts)
    rows = []
    for place, tenures in sorted(heads.items()):
        reigns = _reigns(_people(tenures, facts))
        for i, ((one, (begins, out)), (two, (into, _))) in enumerate(pairwise(reigns)):
            # the next change, if one is known, ends the time of the second
            until = reigns[i + 2][1][0] if i + 2 < len(reigns) else date.max
            before, after = _active(active, place, begins, into), _active(active, place, into, until)
            if not into > out:
                continue  # known on the same days: whether the one followed the other is not known
            names = [
                sorted(facts.actor(other).name(lang) for other in each)
                for each in (before & after, before - after, after - before)
            ]
            people = (facts.actor(one).name(lang), facts.actor(two).name(lang))
            rows.append((place, facts.actor(place).name(lang), *people, str(out), str(into), *names))
    columns = ["place", "name", "before", "after", "from", "to", "continued", "silent", "new"]
    frame = Table(tuple(columns), rows).frame()
    if not rows:
        frame.attrs["reason"] = "The graph knows no place with two heads of government and when they held office."
    return frame


def _active(ties: dict[Pair, list[Relation]], place: str, since: date, until: date) -> set[str]:
    """Return the partners of a place with dated activity from a day on and before another."""
    return {
        pair[1] if pair[0] == place else pair[0]
        for pair, relations in ties.items()
        if place in pair
        for relation in relations
        if (when := first_day(relation.start)) is not None and since <= when < until
    }


def _reigns(tenures: list[Tenure]) -> list[tuple[str, tuple[date, date]]]:
    """Return the officials in order, each with the first and last day known in office."""
    spans_: dict[str, tuple[date, date]] = {}
    for tenure in tenures:
        first, last = _reign(tenure)
        if first and last:
            before = spans_.get(tenure.official, (first, last))
            spans_[tenure.official] = (min(before[0], first), max(before[1], last))
    return sorted(spans_.items(), key=lambda item: (item[1], item[0]))


def _people(tenures: list[Tenure], facts: Facts) -> list[Tenure]:
    """Return the tenures with a surname alone (오 시장) given to the one head of that surname who has a full name."""
    names = {tenure.official: facts.actor(tenure.official).name("ko") for tenure in tenures}
    made = []
    for tenure in tenures:
        name = names[tenure.official]
        full = {official for official, other in names.items() if len(name) == 1 < len(other) and other[0] == name}
        made.append(replace(tenure, official=next(iter(full))) if len(full) == 1 else tenure)
    return made


def _reign(tenure: Tenure) -> tuple[date | None, date | None]:
    days = [day for when in (tenure.start, tenure.end, *tenure.observed) if when for day in bounds(when[:10])[:1]]
    return min(days, default=None), max(days, default=None)


def _facts(source: Store | Facts) -> Facts:
    return source if isinstance(source, Facts) else facts_.read(source)
