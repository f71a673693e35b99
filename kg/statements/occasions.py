"""What events are drafted from: when and where a clause says that something happens, and drafts that merge."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.model import EventKind, Status
from kg.statements import status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story
from kg.statements.patterns import one_of

ONLINE = re.compile(r"화상|온라인|영상\s?(?:회의|통화|회담|면담)|비대면|전화|서면|우편")


_WHOLE = 10  # the letters of a whole date
_SINCE_THEN = re.compile(
    r"^[^,]{0,20}(?:체결|결연|협정|협약|수교|서명|창립|가입|취임|지진|발생)[^,]{0,4}\s?(?:이후|이래|뒤|후|만에|만이)(?=\s|$)"
)
_TAKES_PLACE = one_of(r"^(?:열리|열|갖|개최|진행|시작|이어지|치르|잡히)$")


@dataclass(slots=True)
class Draft:
    """An event under construction; `rank` orders drafts of the same event, the best told first."""

    type: EventKind
    status: Status
    frame: Frame
    rule: str
    confidence: float
    place: str | None = None
    name: str | None = None
    start: str | None = None
    end: str | None = None
    visitors: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    spans: list[tuple[int, int]] = field(default_factory=list)
    anchor: int = -1

    def __post_init__(self) -> None:
        """Rest the draft on its clause, where nothing else is given."""
        if not self.spans:
            self.spans.append((self.frame.clause.start, self.frame.clause.end))


def period(dates: Iterable[Named], *, near: int | None = None) -> tuple[str | None, str | None]:
    """Return the start and end that dates give: a range, a beginning and an end, or a single time.

    Of several single times the one nearest to position `near` counts, else the first.
    """
    known = [each for each in dates if each.dates is not None and (each.dates.start or each.dates.end)]
    if not known:
        return None, None
    since = next(
        (each for each in known if each.dates and each.dates.since and each.dates.end in (None, each.dates.start)), None
    )
    until = next((each for each in known if each.dates and each.dates.until), None)
    if since is not None and until is not None and since.dates and until.dates:
        return since.dates.start, until.dates.end or until.dates.start
    if since is not None and since.dates and len(known) == 1:
        return since.dates.start, None
    if until is not None and until.dates and len(known) == 1 and until.dates.end in (None, until.dates.start):
        # 11월 7일까지 이어진다: the end, and nothing of the beginning
        return None, until.dates.end
    ranges = [each for each in known if each.dates and each.dates.start and each.dates.end != each.dates.start]
    choice = ranges or known
    best = min(choice, key=lambda each: abs(each.start - near)) if near is not None else choice[0]
    if best.dates is None:
        return None, None
    return best.dates.start, best.dates.end


def dates_of(story: Story, frame: Frame) -> list[Named]:
    """Return the dates of a clause: its own, else those of the clauses that it goes on from in the same sentence."""
    return [_gone_by(story, frame, each) for each in _dates_told(story, frame)]


def _dates_told(story: Story, frame: Frame) -> list[Named]:
    own = [each for each in frame.clause.dates if each.dates and not _of_earlier(story, frame, each)]
    if own:
        return own
    nested = [
        each
        for other in story.sentence(frame)
        if other.clause.predicate.ending == "modifier" and _TAKES_PLACE.match(other.clause.predicate.stem)
        for phrase in other.clause.phrases
        if phrase in frame.clause.nested
        for each in phrase.dates
    ]
    if nested:
        return nested
    earlier = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind == "date" and each.dates and each.end <= frame.clause.start
    ]
    relative = {
        date.start
        for other in story.sentence(frame)
        if other.clause.predicate.ending == "modifier" and not _TAKES_PLACE.match(other.clause.predicate.stem)
        for date in other.clause.dates
    }
    return [each for each in earlier if each.start not in relative][-1:]


_BARE_DAY = re.compile(r"(\d{1,2})일(?!\s?간)")


def _gone_by(story: Story, frame: Frame, day: Named) -> Named:
    """Return a day told without its month before the page's own date where the clause tells what is past (21일 … 만났다)."""
    published, told = story.analysis.document.published, day.dates
    if not published or told is None or not told.start or told.start <= published or told.start != told.end:
        return day
    chain = (frame.clause.predicate, *frame.governors[:2])
    if (
        len(told.start) < _WHOLE
        or len(published) < _WHOLE
        or not _BARE_DAY.match(story.analysis.text(day.start, day.end))
    ):
        return day
    if next((told_ for each in chain if (told_ := status.of_predicate(each))), None) is not Status.HELD:
        return day
    last = date.fromisoformat(published[:_WHOLE])
    number = int(told.start[8:])
    first = last.replace(day=1)
    months = (first, (first - timedelta(days=1)).replace(day=1))
    past = [month.replace(day=number) for month in months if number <= monthrange(month.year, month.month)[1]]
    when = next((each.isoformat() for each in past if each <= last), None)
    return replace(day, dates=replace(told, start=when, end=when)) if when else day


def _of_earlier(story: Story, frame: Frame, day: Named) -> bool:
    """Tell whether a day of a clause is that of what came before it: 지난 3월 협약 체결 이후 답방해."""
    return bool(_SINCE_THEN.match(story.analysis.text(day.end, max(day.end, frame.clause.predicate.start))))


def governed(frame: Frame) -> Status:
    """Return the status of what a clause names as subject or object: its own, or what a governing word makes of it."""
    chain = (frame.clause.predicate, *frame.governors[:2])
    if _was(frame):
        # 방문했을 때의 환대를 잊지 못한다: what follows does not undo what was
        chain = chain[:1]
    for each in chain[:2]:
        if status.cancels(each):
            return Status.CANCELLED
        if status.postpones(each):
            return Status.CANCELLED
    return frame.status


_WHEN = frozenset("때 뒤 후 직후 이후 당시 데".split())


def _was(frame: Frame) -> bool:
    """Tell whether a clause only says when something else was: 방문했을 때, 만난 뒤."""
    predicate, head = frame.clause.predicate, frame.clause.head
    if predicate.ending != "modifier" or head is None or head.nouns[:1] == () or head.nouns[0] not in _WHEN:
        return False
    return predicate.tail.endswith(("었 을", "었 던", "ᆫ", "은"))


def moved_to(story: Story, frame: Frame) -> tuple[str | None, str | None]:
    """Return the new date of what is postponed (9월로 연기, 내년으로 미뤘다), None where none is told."""
    for other in story.sentence(frame):
        if other is not frame and not (
            other.clause.start >= frame.clause.start and status.postpones(other.clause.predicate)
        ):
            continue
        for phrase in other.clause.phrases:
            if phrase.part == "toward" and phrase.dates:
                return period(phrase.dates)
    return None, None


def _overlap(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts' times overlap."""
    a, b = one.start or "", one.end or one.start or ""
    c, d = other.start or "", other.end or other.start or ""
    return a[:7] <= d[:7] and c[:7] <= b[:7] if min(len(a), len(c)) < 10 else a <= d and c <= b


def _within(inner: Draft, outer: Draft) -> bool:
    """Tell whether a draft's days lie within the other's longer stretch: a stop's own days within its trip's."""
    if not (inner.start and outer.start and outer.end and outer.end != outer.start and len(inner.start) == 10):
        return False
    return outer.start <= inner.start and (inner.end or inner.start) <= outer.end


def merge(drafts: list[Draft], draft: Draft, *, same: bool) -> None:
    """Put a draft among drafts; `same` says that one with its kind, place, visitors and status is the same event."""
    for held in drafts:
        if not same or held.type is not draft.type or held.status is not draft.status:
            continue
        if held.place != draft.place or set(held.visitors) != set(draft.visitors):
            continue
        if draft.type is EventKind.MEETING and set(held.participants) != set(draft.participants):
            continue
        if (
            held.start
            and draft.start
            and not (held.start.startswith(draft.start) or draft.start.startswith(held.start))
        ):
            if draft.type is EventKind.MEETING:
                continue
            if not _overlap(held, draft) and held.start[:7] != draft.start[:7]:
                continue
        if draft.start and (not held.start or len(draft.start) > len(held.start) or _within(draft, held)):
            held.start, held.end = draft.start, draft.end
        held.participants = tuple(dict.fromkeys((*held.participants, *draft.participants)))
        held.spans.extend(span for span in draft.spans if span not in held.spans)
        held.confidence = max(held.confidence, draft.confidence)
        return
    drafts.append(draft)


def ahead(story: Story, start: str | None) -> bool | None:
    """Tell whether a date lies after the day of publication; None where either is not known."""
    published = story.analysis.document.published
    if not published or not start:
        return None
    length = min(len(start), len(published))
    if start[:length] == published[:length]:
        return None
    return start[:length] > published[:length]
