"""English list items that name an event without a verb: 12 June: visit of a delegation from Turku; Talks with Lyon (May)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Event, EventKind, Status
from kg.statements.analysis import Analysis, Named
from kg.statements.english_clauses import EnglishClause, sited
from kg.statements.english_events import event_status, time_of

_NOUN = re.compile(
    r"\b(?:(?P<meeting>meetings?(?=\s(?:\w+\s){0,2}with\s)|talks(?=\s(?:\w+\s){0,2}with\s)|courtesy\scall|audience\swith)|(?P<signing>signing(?:\sceremony)?)|"
    r"(?P<training>study\stour|training|internships?|homestays?|student\sexchange|staff\sexchange|exchange\sprogramme?)|"
    r"(?P<visit>visits?|trip|mission|tour|stopover))\b",
    re.IGNORECASE,
)
_HALLS = re.compile(
    r"\b(?:museum|library|plant|factory|school|hospital|exhibition|port|fair|company|university)\b", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:of|by|from|for)\s(?:[\w-]+\s){0,5}?(?:from\s|of\s)?(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|in|at)\s(?:the\s)?(?:(?:city|town|province)\sof\s)?$", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|,?\sand|\s&)\s(?:the\s)?")
_AHEAD = re.compile(
    r"\b(?:next|coming|upcoming|ahead|plans?|planned|schedule|calendar|follow-up|outlook)\b", re.IGNORECASE
)
_SCREEN = re.compile(r"\b(?:online|video|virtual)\b", re.IGNORECASE)
_OFF = re.compile(r"\b(?:cancell?ed|postponed|called\soff|dropped)\b", re.IGNORECASE)
_LEAD = 60  # letters before a place that tell its part
_OPENING = 50  # letters of an item within which its noun stands


def events(analysis: Analysis, alone: EnglishClause) -> Iterator[Event]:
    """Yield the event that a verbless list item names, with the home as its other side."""
    start, end, home = alone.line.body, alone.sentence.end, alone.home
    if not listed(alone) or home is None:
        return
    match = _NOUN.search(analysis.document.text, start, end)
    if match is None or match.start() > start + _OPENING:
        return
    kind = EventKind(match.lastgroup or "visit")
    before = [each for each in alone.named if _is_party(each) and each.end <= match.start()]
    guests, goals = _parts(analysis, alone, match)
    guests = guests or [r for each in before for r in each.references[:1] if r != home]
    if kind is EventKind.VISIT:
        yield from _visits(analysis, alone, match, guests, goals)
        return
    sides = list(dict.fromkeys((home, *guests, *(r for r in goals if kind is EventKind.MEETING))))
    if len(sides) == 1:
        return
    place = next(iter(goals), None)
    if kind is EventKind.TRAINING and place is None:
        place = home
    if _SCREEN.search(analysis.text(start, end)):
        place = None
    yield _made(analysis, alone, kind, place, tuple(sides), ())


def _visits(
    analysis: Analysis, alone: EnglishClause, match: re.Match[str], guests: list[str], goals: list[str]
) -> Iterator[Event]:
    home = alone.home or ""
    if guests and guests != [home]:
        for guest in guests:
            place = next((r for r in goals if r != guest), home)
            yield _made(analysis, alone, EventKind.VISIT, place, (guest, place), (guest,))
        return
    if _HALLS.search(analysis.text(match.end(), match.end() + _OPENING)):
        # a look round a plant is part of a visit that is told elsewhere
        return
    for goal in goals:
        if analysis.country(goal) != analysis.country(home):
            yield _made(analysis, alone, EventKind.VISIT, goal, (home, goal), (home,))


def _parts(analysis: Analysis, alone: EnglishClause, match: re.Match[str]) -> tuple[list[str], list[str]]:
    """Return whose people an item tells of after its noun, and where they are: members of a list share their part."""
    guests: list[str] = []
    goals: list[str] = []
    last, part = -1, guests
    for each in alone.named:
        if not _is_party(each) or each.start < match.end() or each.references[0] == alone.home:
            continue
        lead = analysis.text(max(match.start(), each.start - _LEAD), each.start)
        if last >= 0 and each.start < last:
            continue
        if not (last >= 0 and _LISTED.fullmatch(analysis.text(last, each.start))):
            part = goals if each.kind == "place" and _TO.search(lead) and not _FROM.search(lead) else guests
        part.append(each.references[0])
        last = each.end
    return list(dict.fromkeys(guests)), list(dict.fromkeys(goals))


def _is_party(each: Named) -> bool:
    return each.kind in ("place", "official") and bool(each.references) and each.references[0].startswith("place/")


def _made(
    analysis: Analysis,
    alone: EnglishClause,
    kind: EventKind,
    place: str | None,
    sides: tuple[str, ...],
    visitors: tuple[str, ...],
) -> Event:
    start, end = time_of(alone.dates, alone.sentence.start)
    line = alone.line
    above = analysis.lines[line.parent] if line.parent is not None else None
    heading = analysis.text(above.start, above.end) if above is not None else ""
    state = Status.PLANNED if _AHEAD.search(heading) else Status.HELD
    if _OFF.search(analysis.text(line.start, line.end)):
        state = Status.CANCELLED
    return Event(
        evidence=(analysis.span(alone.sentence.start, alone.sentence.end),),
        rule="rule:en/item",
        confidence=0.65,
        type=kind,
        status=event_status(state),
        place=place,
        start=start,
        end=end,
        participants=tuple(sorted({*sides, *([place] if kind is EventKind.VISIT and place else [])})),
        visitors=visitors,
    )


def listed(alone: EnglishClause) -> bool:
    """Tell whether a verbless sentence is a list's item or a table's row."""
    return alone.line.kind in ("item", "row")


def held(analysis: Analysis, alone: EnglishClause) -> EnglishClause:
    """Return a verbless item as a clause in which something takes place, at the places that it names after in or at."""
    sites = tuple(
        r for each in alone.named if each.kind == "place" and sited(analysis, each) for r in each.references[:1]
    )
    return replace(alone, verb_class="attend", subjects=(alone.home,) if alone.home else (), sites=sites)
