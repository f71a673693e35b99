"""English visits that no verb of going tells: what is done abroad, the stops of a trip, who is in a city for talks."""

import re
from collections.abc import Iterator

from kg.model import Event, EventKind, Status
from kg.statements.analysis import Analysis, Named
from kg.statements.english_clauses import EnglishClause
from kg.statements.english_events import event_status, time_of

_DONE_THERE = frozenset(("meet", "attend", "visit", "sign", "discuss"))
_TRAVELLERS = re.compile(
    r"\b(?:delegation|delegates|group|party|team|mission|officials|[Mm]ayor|[Gg]overnor|he|she|they|Koreans)\b"
)
_NO_TRIP = re.compile(r"\b(?:online|video|virtual(?:ly)?|by\sphone|office|bureau|embassy|consulate)\b", re.IGNORECASE)
_STOP = re.compile(
    r"\b(?:first|second|third|next|last|final|main|only)\s(?:stop|port\sof\scall|leg)(?:,|\s(?:was|is|will\sbe)(?:\sin)?)\s(?:the\s)?$"
)
_FRONTED = re.compile(r"\W*(?:(?:Later|Then|Next|Earlier|Meanwhile|Also|And)\s)?(?:In|At)\s(?:the\scity\sof\s)?")
_THERE_FOR = re.compile(r"\s(?:this\sweek|today|until|for|on|from|to)\s")
_LEAD = 50  # letters before a place in which it is called a stop


def travels(analysis: Analysis, sentence: tuple[EnglishClause, ...]) -> Iterator[Event]:
    """Yield the visits that a sentence implies; the home's people travel unless others are named."""
    yield from _stops(analysis, sentence)
    first = sentence[0]
    for clause in sentence:
        place = next((each for each in clause.named if _fronted(analysis, first, each)), None)
        if place is not None:
            yield from _worked(analysis, clause, place)
            return
    if first.verb_class == "is":
        yield from _present(analysis, first)


def _fronted(analysis: Analysis, first: EnglishClause, each: Named) -> bool:
    lead = analysis.text(first.sentence.start, each.start)
    return each.kind == "place" and bool(each.references) and _FRONTED.fullmatch(lead) is not None


def _worked(analysis: Analysis, clause: EnglishClause, place: Named) -> Iterator[Event]:
    """Read what the home's people did where the sentence begins (In Turku, the delegation met …)."""
    goal, home = place.references[0], clause.home
    words = analysis.text(place.end, clause.at)
    if home is None or clause.verb_class not in _DONE_THERE or _abroad(analysis, goal, home) is False:
        return
    told = clause.subjects[:1] == (home,) and _TRAVELLERS.search(words) is not None
    if told and not _NO_TRIP.search(analysis.text(clause.sentence.start, clause.sentence.end)):
        yield from _visit(analysis, clause, home, goal)


def _stops(analysis: Analysis, sentence: tuple[EnglishClause, ...]) -> Iterator[Event]:
    """Read the city that a sentence calls a stop of the trip (The final stop was Turku)."""
    clause = sentence[0]
    for each in analysis.of(clause.sentence):
        if each.kind != "place" or not each.references or clause.home is None or each.references[0] == clause.home:
            continue
        if _STOP.search(analysis.text(max(clause.sentence.start, each.start - _LEAD), each.start)):
            yield from _visit(analysis, clause, clause.home, each.references[0])
            return


def _present(analysis: Analysis, clause: EnglishClause) -> Iterator[Event]:
    """Read who is in another's city for a while (the vice mayor is in Turku this week for talks)."""
    goal = next((each for each in clause.named if each.kind == "place" and each.start > clause.at), None)
    if goal is None or not goal.references or clause.subjects[:1] in ((), goal.references[:1]):
        return
    beside = re.fullmatch(r"(?:is|are|was|were)\sin\s", analysis.text(clause.at, goal.start)) is not None
    people = any(each.kind == "official" for each in clause.named if each.start < clause.at)
    people = people or _TRAVELLERS.search(analysis.text(clause.sentence.start, clause.at)) is not None
    if beside and people and _THERE_FOR.match(analysis.text(goal.end, goal.end + 12)):
        yield from _visit(analysis, clause, clause.subjects[0], goal.references[0])


def _abroad(analysis: Analysis, goal: str, home: str) -> bool:
    return analysis.country(goal) != analysis.country(home)


def _visit(analysis: Analysis, clause: EnglishClause, visitor: str, goal: str) -> Iterator[Event]:
    if clause.status in (Status.CANCELLED, Status.PROPOSED) or not visitor.startswith("place/"):
        return
    start, end = time_of(clause.dates, clause.at)
    yield Event(
        evidence=(analysis.span(clause.sentence.start, clause.sentence.end),),
        rule="rule:en/visit-implied",
        confidence=0.65,
        type=EventKind.VISIT,
        status=event_status(clause.status),
        place=goal,
        start=start,
        end=end,
        participants=tuple(sorted({visitor, goal})),
        visitors=(visitor,),
    )
