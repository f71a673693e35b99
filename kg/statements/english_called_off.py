"""English visits and talks that fall through: what is called off or put off, told by its noun or after it was planned."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Event, Statement, Status
from kg.statements.analysis import Analysis, Named
from kg.statements.english_clauses import EnglishClause

_TRIP = re.compile(
    r"\b(?:visits?|trip|stop|stopover|tour|mission|journey|leg|call(?=\s(?:at|on|in)\s))\b", re.IGNORECASE
)
_GOAL = re.compile(r"\b(?:to|in|at|on)\s(?:the\s)?$")
_OF = re.compile(r"\bof\s(?:the\s|an?\s)?$")
_PARTY = re.compile(r"(?:['’]s)?\s(?:\w+\s){0,2}(?:delegation|delegates|officials|team|mission|group|mayor|governor)\b")
_NEW_DAY = re.compile(r"\b(?:to|until|till|for)\s")
_LEAD = 80  # letters before a verb in which its own subject stands
# what stands for the plan told just before, and what may stand between it and the verb
_THE_PLAN = re.compile(
    r"(?:^|\b(?:but|and|before|however|which)\b|[;,–—-])\W*(?:(?:but|however|then|later|again|it|this|that|which|both|all|the|his|her|their|whole|trip|visits?|tour|"
    r"journey|mission|meeting|talks|event|ceremony|signing|plan|was|were|is|are|has|have|had|been|be|since|to|forced|already|first|twice)\s+)+$",
    re.IGNORECASE,
)


def missed(analysis: Analysis, clause: EnglishClause) -> tuple[list[tuple[str, str]], Status] | None:
    """Return who does not go where, and whether a new day is told (then it is still planned); None if no trip is meant."""
    sentence = clause.sentence
    lead = analysis.text(sentence.start, clause.at)
    if clause.verb_class not in ("cancel", "postpone") or not _TRIP.search(analysis.text(sentence.start, sentence.end)):
        return None
    places = [each for each in clause.named if each.kind == "place" and each.references]
    goals = _references(each for each in places if _GOAL.search(_before(analysis, each)))
    if not goals:
        # the visit of Lisbon: where to; the visit of a Lisbon delegation: whose
        goals = _references(
            each for each in places if _OF.search(_before(analysis, each)) and not _party(analysis, each)
        )
    goals = goals or [r for r in clause.objects if r.startswith("place/")]
    who = _references(
        each
        for each in clause.named
        if each.kind in ("place", "official") and each.start < clause.at and not set(each.references) & set(goals)
    )
    people = who if _TRIP.search(lead) and who else [r for r in clause.subjects if r not in goals]
    visitor = people[0] if people else clause.home or ""
    return [(visitor, goal) for goal in goals], fate(analysis, clause)


def fate(analysis: Analysis, clause: EnglishClause) -> Status:
    """Return what became of what a clause calls off or puts off: still planned where it is moved to a day that is told."""
    return Status.PLANNED if _moved(analysis, clause) and clause.dates else Status.CANCELLED


def _moved(analysis: Analysis, clause: EnglishClause) -> bool:
    postponed = clause.verb_class == "postpone"
    return postponed and _NEW_DAY.search(analysis.text(clause.at, clause.end)) is not None


def overturned(
    analysis: Analysis, sentence: Sequence[EnglishClause], told: Sequence[Statement], since: int
) -> list[Statement]:
    """Return statements with the planned events that a clause right after them calls off, or moves to another day.

    `since` is where in `told` those of this sentence and the one before begin.
    """
    out = list(told)
    for clause in sentence:
        if clause.verb_class not in ("cancel", "postpone"):
            continue
        start = max(clause.sentence.start, clause.at - _LEAD)
        if not _THE_PLAN.search(analysis.text(start, clause.at)):
            continue
        after = [each for each in clause.dates if each.start > clause.at and each.dates]
        day = after[0].dates if _moved(analysis, clause) and after else None
        for index in range(since, len(out)):
            each = out[index]
            if isinstance(each, Event) and each.status is Status.PLANNED and each.evidence[0].start < clause.at:
                out[index] = (
                    replace(each, start=day.start, end=day.end) if day else replace(each, status=Status.CANCELLED)
                )
    return out


def _before(analysis: Analysis, each: Named) -> str:
    return analysis.text(max(0, each.start - 12), each.start)


def _party(analysis: Analysis, each: Named) -> bool:
    return _PARTY.match(analysis.text(each.end, each.end + 40)) is not None


def _references(named: Iterable[Named]) -> list[str]:
    return list(dict.fromkeys(r for each in named for r in each.references if r.startswith("place/")))
