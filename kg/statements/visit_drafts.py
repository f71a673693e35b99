"""A visit as it is drafted from a clause: who travels where, when, and how far it has come."""

import re

from kg.model import EventKind, Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import Draft, dates_of, governed, moved_to, period
from kg.statements.phrases import Phrase

_CALLED_OFF = re.compile(r"\((?:[^()]{0,12}\s)?(?:취소|무산|불발|연기|순연)")
# a stop that was meant: 들르려던, 찾기로 했던, 가려던
MEANT = re.compile(r"려던|려고 하 던|기 로 하 (?:었 )?던|[ᆯ을] (?:예정|계획) 이 (?:었 )?던")
# months away are a posting, no visit: 6개월 파견, 반년 일정으로
MONTHS = re.compile(
    r"(?:\d+|한|두|세|네|석|넉|여섯)\s?(?:개월|달|년)\s?(?:간|씩|동안|일정|기한)|\d+\s?개월\s?(?:파견|근무)|반년"
)


def places(phrase: Phrase, *, inside: bool = False) -> tuple[str, ...]:
    """Return the places that a phrase names as places, not through someone's office."""
    found: list[str] = []
    for each in (*phrase.named, *(phrase.inside if inside else ())):
        if each.kind == "place" and each.form in ("name", "short"):
            found.extend(each.references[:1])
    return unique(found)


def drafted(story: Story, frame: Frame, visitors: tuple[str, ...], place: str, rule: str, confidence: float) -> Draft:
    """Return a visit of `visitors` to a place, with the day and status that the clause gives it."""
    state = governed(frame)
    predicate = frame.clause.predicate
    if predicate.ending == "noun" and _CALLED_OFF.search(story.analysis.text(predicate.start, predicate.end + 20)):
        # 총영사관 방문(취소)
        state = Status.CANCELLED
    start, end = period(dates_of(story, frame), near=frame.clause.predicate.start)
    if state is Status.CANCELLED:
        new = moved_to(story, frame)
        if new[0]:
            state, (start, end) = Status.PLANNED, new
    if state is Status.PROPOSED:
        state = Status.PLANNED
    return Draft(
        EventKind.VISIT,
        state,
        frame,
        rule,
        confidence,
        place=place,
        start=start,
        end=end,
        visitors=visitors,
        participants=unique((*visitors, place)),
    )
