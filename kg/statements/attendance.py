"""Who is named as present at an event, who holds it, and in which hall: as the clauses that tell of it say."""

import re

from kg.model import EventKind, Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import Draft
from kg.statements.patterns import one_of
from kg.statements.phrases import Phrase

_HALL = re.compile(
    r"(?:센터|호텔|시청|도청|군청|구청|청사|시장실|회의실|회의장|접견실|집무실|상황실|홀|강당|극장|미술관|박물관|기념관|공원|광장|전시장|"
    r"경기장|대학교|회관|도서관|타워|공관|영빈관|본부|엑스코|벡스코|킨텍스|코엑스|컨벤션|리조트|플라자|체육관|운동장|박람회장|음악당|캠퍼스|관저|의회|대사관)$"
)
_HOSTS = one_of(r"^(?:주최|주관|개최|공동주최|주재)$")
_WHEN = re.compile(
    r"^(?:\(현지\s?(?:시간|시각)\)|(?:지난|오는)\s|\d{1,2}월\s?|\d{1,2}일\s?|오전\s|오후\s|낮\s|저녁\s|아침\s|\d{1,2}시\s?|\s)+"
)
_INSTEAD = re.compile(r"\s?(?:을|를)?\s?대신")
_MOST = 12


def attendees(story: Story, draft: Draft) -> tuple[str, ...]:
    """Return the names of the officials that the clauses of an event name as there, each once, in order."""
    if draft.status is Status.CANCELLED:
        return ()
    return unique(
        each.official.name
        for frame in _frames(story, draft)
        for phrase in (*frame.clause.phrases, *frame.clause.nested)
        for each in phrase.named
        if each.kind == "official"
        and each.official is not None
        # 시장을 대신해 부시장이: who is stood in for is not there
        and not _INSTEAD.match(story.analysis.text(phrase.start + phrase.length, phrase.end + 4))
    )[:_MOST]


def venue(story: Story, draft: Draft) -> str | None:
    """Return the hall that the clauses of an event name as its place, in the text's words, without day and hour."""
    if draft.type is EventKind.VISIT:
        return None
    for frame in _frames(story, draft):
        for phrase in (*frame.clause.phrases, *frame.clause.nested):
            if phrase.part == "at" and (hall := _hall(phrase)):
                return hall
    return None


def organizers(story: Story, draft: Draft) -> tuple[str, ...]:
    """Return who holds a gathering: the subject of holding it, in its clause or the relative one before its name."""
    if draft.type in (EventKind.VISIT, EventKind.MEETING, EventKind.SIGNING):
        return ()
    return unique(
        reference
        for frame in _frames(story, draft)
        if _HOSTS.match(frame.clause.predicate.stem) and frame.own
        for reference in frame.subjects
        if "/" in reference
    )


def _hall(phrase: Phrase) -> str | None:
    words = phrase.words.strip()
    if not _HALL.search(words):
        return None
    day = max((each.end - phrase.start for each in phrase.named if each.kind == "date"), default=0)
    return _WHEN.sub("", phrase.words[day:]).strip() or None


def _frames(story: Story, draft: Draft) -> list[Frame]:
    """Return the clauses that an event rests on, and the relative ones before its name."""
    starts = {start for start, _ in draft.spans}
    found = [
        frame
        for frame in story.sentence(draft.frame)
        if frame is draft.frame
        or frame.clause.start in starts
        or (frame.clause.head is not None and frame.clause.head.start == draft.anchor)
    ]
    return found or [draft.frame]
