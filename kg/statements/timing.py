"""When what a clause leaves undated took place: an itinerary's line, the heading's day, the occasion told before.

A report says its days once: in the trip's itinerary, in the heading of a section, in the sentence before (이 자리에서).
Each event carries them from there, no more precisely than the text bears: what falls on a trip of several days is
dated by the month alone, unless the trip is short.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.model import Agreement, Event, EventKind, Status
from kg.statements.frames import Frame, Story
from kg.statements.gathering_names import edition_year
from kg.statements.morphology import Sentence
from kg.statements.occasions import ONLINE, Draft, ahead, period

_SHORT_TRIP = 3  # days within which an occasion carries the trip's own days
_LONGEST_TRIP = 31  # days
_ITEMS = 12  # lines below a heading among which one gives its days
_WHOLE = 10  # the letters of a whole date
_ADJACENT = 120  # letters between two agreements told one after the other
_HEADING = 60  # letters of a line that heads others
# a day of an itinerary opens its line, after a mark, a cell's edge or a count of days (1일차, 둘째 날)
_OPENS = re.compile(r"^[\s|/(○◦□·\-–\[]*(?:제?\d{1,2}일\s?차|[첫둘셋넷]째\s?날|\d{1,2}\s?[|])?[\s|/:：(\[-]*$")
_LEAVES = re.compile(r"^(?:시)?\s?(?:국제)?(?:공항)?\s?(?:에서)?\s?(?:출발|출국|경유|발(?=[\s|/→,)]|$)|→|➝|->|⇒)")
# what may stand between a day and the name of what takes place on it, and what says that days are something's time
_LEADS = re.compile(
    r"^(?:에|부터)?\s?(?:열리는|열릴|열린|개최되는|개최될|개최된|개막하는|하는|여는|치러지는|있을)?\s?['‘\"“「『<]?$"
)
_LASTS = re.compile(r"열린|열리|열렸|개최|동안|기간|진행|펼쳐|치러|일시")
_THERE = re.compile(
    r"^\s*(?:또|또한|그리고|이날|같은\s날|이\s?자리|그\s?자리|이어|이어서|앞서|이에|여기서|양측|양\s?(?:시|도시)|두\s?(?:시|도시|시장|기관|지자체))"
)


def settle(story: Story, drafts: list[Draft]) -> None:
    """Date the drafts from what the document tells around them, in place."""
    _named_days(story, drafts)
    _apart(story, drafts)
    for draft in drafts:
        if draft.start is None and draft.end is None and draft.status is not Status.CANCELLED:
            found = _below(story, draft.frame) or _headed(story, draft.frame)
            if found is not None:
                draft.start, draft.end = found
    _whole_trip(story, drafts)
    for draft in drafts:
        year = edition_year(draft.name)
        if year is not None and draft.status is not Status.CANCELLED and (draft.start or "")[:4] != year:
            # what is told of another year is not the time of this edition
            draft.start, draft.end = year, draft.end if not draft.start and (draft.end or "")[:4] == year else None
    _occasions(story, drafts)


def _days(story: Story) -> dict[str, tuple[str, str]]:
    """Return the first and last day that the lines of an itinerary give to each foreign place they name."""
    days: dict[str, tuple[str, str]] = {}
    lines = 0
    for sentence in story.analysis.sentences:
        line = story.analysis.lines[sentence.line]
        named = story.analysis.of(sentence)
        first = next((each for each in named if each.kind == "date"), None)
        if first is None or first.dates is None or not _OPENS.match(story.analysis.text(line.start, first.start)):
            continue
        start, end = first.dates.start, first.dates.end or first.dates.start
        if not start or not end or len(start) < 10 or len(end) < 10 or line.end - line.start > 2 * _HEADING:
            continue
        lines += 1
        for each in named:
            if each.kind != "place" or not each.references or not story.foreign(each.references[0]):
                continue
            left = bool(_LEAVES.match(story.analysis.text(each.end, min(line.end, each.end + 12))))
            if left:
                continue
            known = days.get(each.references[0])
            # who sets out on the first day of a line arrives on its last
            begun = end if start != end and "출발" in story.analysis.text(first.end, each.start) else start
            days[each.references[0]] = (min(known[0], begun), max(known[1], end)) if known else (begun, end)
    return days if lines >= 2 else {}


def _apart(story: Story, drafts: list[Draft]) -> None:
    """Give the stops of a trip, and what is done there on one day, the days that its itinerary tells them."""
    days = _days(story)
    if not days:
        return
    for draft in drafts:
        told = days.get(draft.place or "")
        if told is None or draft.status is Status.CANCELLED or draft.rule.endswith("online"):
            continue
        within = (
            not draft.start
            or (draft.end is not None and draft.start <= told[0] and told[1] <= draft.end and draft.start != draft.end)
            or told[0].startswith(draft.start)
        )
        if not within:
            continue
        if draft.type is EventKind.VISIT or told[0] == told[1]:
            draft.start, draft.end = told


_TRIP = re.compile(r"출장|연수|순방|방문|일정|다녀|파견|출국|귀국|돌아[왔보]|답사|견학")


def _whole_trip(story: Story, drafts: list[Draft]) -> None:
    """Give the undated stops of the home's only trip the days that the text tells the trip to have lasted."""
    stops = [
        each
        for each in drafts
        if each.type is EventKind.VISIT
        and not each.start
        and not each.end
        and each.status is not Status.CANCELLED
        and each.visitors == (story.home,)
        and each.place is not None
        and story.foreign(each.place)
    ]
    if not stops:
        return
    told: dict[tuple[str, str], int] = {}
    for sentence in story.analysis.sentences:
        for each in story.analysis.of(sentence):
            days = each.dates if each.kind == "date" else None
            start, end = (days.start or "", days.end or "") if days else ("", "")
            if (
                len(start) == len(end) == _WHOLE
                and start != end
                and _TRIP.search(story.analysis.text(sentence.start, sentence.end))
            ):
                told.setdefault((start, end), each.start)
    if len(told) != 1:
        return
    (start, end), at = next(iter(told.items()))
    if (date.fromisoformat(end) - date.fromisoformat(start)).days > _LONGEST_TRIP:
        return
    over = ahead(story, end) is False
    for stop in stops:
        if stop.spans[0][1] >= at and (stop.status is Status.HELD) is over:
            stop.start, stop.end = _own_day(story, stop, start, end) or (start, end)


def _own_day(story: Story, draft: Draft, start: str, end: str) -> tuple[str, str] | None:
    """Return the one day of a trip that a stop's sentence tells, None where it tells none or several."""
    days = {
        each.dates.start
        for each in story.analysis.of(draft.frame.sentence)
        if each.dates and each.dates.start and len(each.dates.start) == _WHOLE and start <= each.dates.start <= end
    }
    day = days.pop() if len(days) == 1 else None
    return (day, day) if day else None


def _named_days(story: Story, drafts: list[Draft]) -> None:
    """Date a named gathering by the day right before its name, or by the stretch that a line beside its name tells."""
    text = story.analysis.document.text
    for draft in drafts:
        if draft.start or draft.end or not draft.name or draft.status is Status.CANCELLED:
            continue
        if draft.type not in (EventKind.CONFERENCE, EventKind.EXHIBITION, EventKind.FESTIVAL):
            continue
        found = None
        for index, sentence in enumerate(story.analysis.sentences):
            at = text.find(draft.name, sentence.start, sentence.end)
            if at < 0:
                continue
            days = [each for each in story.analysis.of(sentence) if each.kind == "date" and each.dates]
            if led := [each for each in days if each.end <= at and _LEADS.match(text[each.end : at])]:
                found = period(led[-1:])
                break
            beside = story.analysis.sentences[max(0, index - 1) : index + 2]
            found = found or next((each for each in (_stretch(story, other) for other in beside) if each), None)
        if found is not None:
            draft.start, draft.end = found


def _stretch(story: Story, sentence: Sentence) -> tuple[str | None, str | None] | None:
    """Return the stretch of days that a sentence tells to have been something's time (5일부터 8일까지 열린, 기간 : …)."""
    days = [each for each in story.analysis.of(sentence) if each.kind == "date" and each.dates]
    lasting = [each for each in days if each.dates and each.dates.start and each.dates.end != each.dates.start]
    words = story.analysis.text(sentence.start, sentence.end)
    return period(lasting) if len(lasting) == 1 == len(days) and _LASTS.search(words) else None


def _below(story: Story, frame: Frame) -> tuple[str | None, str | None] | None:
    """Return the days that open the one line below a heading which opens with days (1. 하노이 방문단 방문 / - 5. 9.~11. …)."""
    if not story.headed(frame.line) or frame.line.end - frame.line.body > _HEADING:
        return None
    opening = [
        each
        for line in story.analysis.lines[frame.line.index + 1 : frame.line.index + _ITEMS]
        if line.parent == frame.line.index
        for each in story.analysis.named_on(line.index)[:1]
        if each.kind == "date"
        and each.dates
        and len(each.dates.start or "") == _WHOLE
        and _OPENS.match(story.analysis.text(line.start, each.start))
    ]
    return period(opening) if len(opening) == 1 else None


def _headed(story: Story, frame: Frame) -> tuple[str | None, str | None] | None:
    """Return the day that the nearest heading above a line gives what stands below it (2. 괴드시 (9. 13.))."""
    line, seen = frame.line, 0
    while line.parent is not None and seen < 4:
        line, seen = story.analysis.lines[line.parent], seen + 1
        if line.end - line.body > _HEADING:
            continue
        found = [
            each
            for sentence in story.analysis.on(line.index)
            if sentence.index <= frame.sentence.index
            for each in story.analysis.of(sentence)
            if each.kind == "date" and each.dates and each.dates.start and len(each.dates.start) >= 7
        ]
        if len(found) == 1:
            return period(found)
    return None


def _occasions(story: Story, drafts: list[Draft]) -> None:
    """Date what happens on an occasion that the paragraph has dated: the same parties, or its sentence says so."""
    dated = sorted((each for each in drafts if each.start), key=lambda each: each.spans[0][0])
    for draft in drafts:
        if draft.start or draft.end or draft.status is Status.CANCELLED or draft.type is EventKind.VISIT:
            continue
        words = story.analysis.text(draft.frame.clause.start, draft.frame.clause.end)
        if ONLINE.search(words):
            continue
        at = draft.spans[0][0]
        mine = {each for each in draft.participants if each.startswith("place/")}
        opens = bool(
            _THERE.match(story.analysis.text(draft.frame.sentence.start, draft.frame.sentence.start + 16))
            or (draft.type is EventKind.SIGNING and _ON_OCCASION.search(words))
        )
        best: Draft | None = None
        for other in dated:
            if other is draft or (other.status is Status.PLANNED) is not (draft.status is Status.PLANNED):
                continue
            if story.topic(other.frame) != story.topic(draft.frame) or other.status is Status.CANCELLED:
                continue
            theirs = {each for each in other.participants if each.startswith("place/")}
            before = other.spans[0][0] <= at
            same = bool(mine & theirs) and (mine <= theirs or theirs <= mine)
            if (before and (same or opens)) and (draft.place is None or other.place in (None, draft.place)):
                best = other
        if best is not None:
            draft.start, draft.end = carried(best)


def carried(host: Draft | Event) -> tuple[str | None, str | None]:
    """Return the time of what happens on an occasion: its day or few days; of a longer one, the month it begins in."""
    if host.start and host.end and len(host.start) == len(host.end) == 10:
        apart = (date.fromisoformat(host.end) - date.fromisoformat(host.start)).days
        if apart < _SHORT_TRIP:
            return host.start, host.end
        return (host.start[:7], None) if host.start[:7] == host.end[:7] else (host.start, host.end)
    if host.start and len(host.start) == 10 and host.end is None:
        return host.start[:7], None
    return host.start, host.end


def shared(start: str | None, end: str | None) -> str | None:
    """Return what the days of a stretch have in common: the day, the month, or the year."""
    if not start or not end or start == end:
        return start
    for length in (7, 4):
        if start[:length] == end[:length]:
            return start[:length]
    return None


_HOSTS = (EventKind.SIGNING, EventKind.VISIT, EventKind.MEETING, EventKind.CONFERENCE)
# who signs on the occasion of a gathering: 포럼을 계기로, 총회에서, 회의 기간 중
_ON_OCCASION = re.compile(
    r"(?:포럼|총회|회의|대회|박람회|축제|행사|기념식|개막식|폐막식|서밋|콘퍼런스)(?:\([^)]*\))?(?:['’”」]?(?:[을를]\s계기|에서|\s?기간|\s중|\s자리)|에\s맞춰)"
)


def dated(story: Story, pacts: Iterable[Agreement], drafts: Iterable[Draft]) -> tuple[Agreement, ...]:
    """Return the agreements, those told without a day with that of the signing or the visit they belong to."""
    hosts = [each for each in drafts if each.start and each.type in _HOSTS]
    found: list[Agreement] = []
    last: Agreement | None = None
    for pact in pacts:
        told = _dated(story, pact, hosts) if len(pact.date or "") < 10 else pact
        if told.date is None and last is not None and _as_well(story, last, told):
            told = replace(told, date=last.date)
        if told.date is not None and (told.date != pact.date or _of_now(story, told.date)):
            last = told
        found.append(told)
    return tuple(found)


def _of_now(story: Story, day: str) -> bool:
    """Tell whether a day is one of the publication's year, not of long ago."""
    return day[:4] == (story.analysis.document.published or "")[:4]


_AS_WELL = re.compile(r"[와과]도\s|[와과]\s각각|(?:^|\s)(?:또|또한|아울러|이어)\s")


def _as_well(story: Story, first: Agreement, second: Agreement) -> bool:
    """Tell whether an agreement was concluded with the one told right before it (B시와도 협약을 맺었다)."""
    one, other = first.evidence[0], second.evidence[0]
    if first.status is not second.status or other.start < one.start or second.rule != "rule:ko/agreement-verb":
        return False
    words = story.analysis.text(other.start, other.end)
    between = story.analysis.text(one.end, other.start)
    return (
        len(between) <= _ADJACENT and "\n" not in between and bool(_AS_WELL.search(words) and _CONCLUDED.search(words))
    )


def _dated(story: Story, pact: Agreement, hosts: list[Draft]) -> Agreement:
    if pact.status not in (Status.SIGNED, Status.PLANNED) or pact.rule != "rule:ko/agreement-verb":
        return pact
    start, end = pact.evidence[0].start, pact.evidence[0].end
    if not _CONCLUDED.search(story.analysis.text(start, end)):
        return pact
    parties = set(pact.parties)
    occasion = bool(_ON_OCCASION.search(story.analysis.text(start, end)))
    near = [
        each
        for each in hosts
        if (
            parties <= {*each.participants, *((each.place,) if each.type is EventKind.VISIT and each.place else ())}
            or (each.type is EventKind.CONFERENCE and occasion)
        )
        and (each.status is Status.PLANNED) is (pact.status is Status.PLANNED)
        and each.status is not Status.CANCELLED
        and (
            (each.type is EventKind.SIGNING and any(a < end and start < b for a, b in each.spans))
            or (each.type is not EventKind.SIGNING and _together(story, each, start))
        )
    ]
    if not near:
        return pact
    host = min(near, key=lambda each: (each.type is not EventKind.SIGNING, abs(each.spans[0][0] - start)))
    day = shared(host.start, host.end) if host.type is EventKind.CONFERENCE else carried(host)[0]
    return replace(pact, date=day) if day and day.startswith(pact.date or "") else pact


# a clause in which an agreement is concluded, not one that only names it
_CONCLUDED = re.compile(r"서명|체결|교환|조인|주고받|맺|도장|이름을|채택|나누|갱신|격상|협약식|조인식")


def _together(story: Story, host: Draft, at: int) -> bool:
    """Tell whether a clause stands in the same paragraph or item as an event told before it."""
    line = story.analysis.line_at(at)
    if line is None or host.spans[0][0] > at:
        return False
    return host.frame.line.block == line.block and (line.kind == "text" or host.frame.line.index == line.index)
