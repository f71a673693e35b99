"""Talks told as a list: a heading says that one met others (양자 면담, 세 도시와 따로 만났다), each item with whom."""

import re
from dataclasses import dataclass

from kg.model import EventKind, Status
from kg.statements import status
from kg.statements.frames import Frame, Story
from kg.statements.homes import leads
from kg.statements.morphology import Line
from kg.statements.occasions import Draft, period

_HEADS = re.compile(
    r"양자\s?(?:간\s?)?(?:면담|회담|협의|활동|접촉|간담|대화|교류|미팅|회의)|(?:개별|시장단)\s?(?:면담|회담|접촉|미팅)|"
    r"(?:따로|차례로|각각|잇달아|두루)\s?(?:만났|만나|면담|회담)|대표[들와과]{1,2}\s?만나"
)
# what may stand between a list's item and the other party that it opens with: 독일 , 튀니지의
_OPENS = 14
# after the name the item goes on: (더반) :, 와는, 시장과, 대표단에는
_GOES_ON = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|주|현|성)?\s?(?:\([^()]{0,40}\)\s?)?(?:[:：]|[–—-]\s|[와과](?:는|의)?\s|(?:시?장|지사|대표단|측|[가-힣]{0,6}(?:국장|부시장|의장))[^.]{0,40}?(?:[와과]는?|에게?는?|은|는|이|가|을|를)\s|"
    r"에는\s|\s[^.,:;]{2,30}?[가-힣][와과]는?\s)"
)
_FEWEST = 2
_DAY = 10  # the letters of a whole date: a month is what the talks were about, not when they were
_GATHERED = (EventKind.CONFERENCE, EventKind.EXHIBITION, EventKind.FESTIVAL)
_FELL_THROUGH = re.compile(r"무산|취소|불발|연기|(?:열리|만나|성사되|이뤄지|이루어지)지\s?(?:못|않)")


@dataclass(frozen=True, slots=True)
class Talks:
    """The items of one list of talks: with whom each is, by its line, and where they were."""

    heading: Line
    others: dict[int, str]
    place: str | None
    status: Status


def lists(story: Story, gatherings: list[Draft]) -> list[Talks]:
    """Return the lists of talks of a document, in order; a list has at least two items with a party each."""
    analysis = story.analysis
    below: dict[int, list[Line]] = {}
    for line in analysis.lines:
        if line.parent is not None and line.kind in ("item", "note"):
            below.setdefault(line.parent, []).append(line)
    found = []
    for number, items in below.items():
        heading = analysis.lines[number]
        if not _HEADS.search(analysis.text(heading.body, heading.end)):
            continue
        others = {line.index: other for line in items if (other := _opening(story, line)) is not None}
        if len(others) >= _FEWEST:
            found.append(Talks(heading, others, _occasion(story, gatherings, heading), _status(story, heading)))
    return found


def _opening(story: Story, line: Line) -> str | None:
    """Return the other government that an item opens with."""
    named = [
        each
        for each in story.analysis.named_on(line.index)
        if each.kind in ("place", "official") and each.end > line.body
    ]
    first = next(iter(named), None)
    if first is None or first.start - line.body > _OPENS or not first.references:
        return None
    reference = first.references[0]
    if not reference.startswith("place/") or reference == story.analysis.local(line.index):
        return None
    last = max((each.end for each in named if each.start == first.start), default=first.end)
    return reference if _GOES_ON.match(story.analysis.text(last, min(line.end, last + 80))) else None


def _occasion(story: Story, gatherings: list[Draft], heading: Line) -> str | None:
    """Return where the talks were: the venue of the report's header, else the city of the assembly told before them."""
    if story.stage is not None:
        return story.stage
    before = [
        each
        for each in gatherings
        if each.place
        and each.type in _GATHERED
        and each.status is not Status.CANCELLED
        and each.spans[0][0] < heading.end
    ]
    abroad = [each for each in before if each.place and story.foreign(each.place)]
    chosen = (abroad or before)[-1:]
    return chosen[0].place if chosen else story.stage


def drafts(story: Story, talks: Talks, known: list[Draft]) -> list[Draft]:
    """Return the talks of a list that no clause has told as such."""
    frames: dict[int, Frame] = {}
    for frame in story.frames:
        frames.setdefault(frame.line.index, frame)
    days = [each for each in story.analysis.named_on(talks.heading.index) if each.kind == "date" and each.dates]
    found = []
    for index, other in talks.others.items():
        first = frames.get(index)
        home = first.home if first is not None else None
        if first is None or home is None or home == other:
            continue
        pair = tuple(sorted((home, other)))
        if any(each.frame.line.index == index and other in each.participants for each in known):
            continue
        line = story.analysis.lines[index]
        told = story.analysis.named_on(line.index)
        own = [each for each in told if each.dates and len(each.dates.start or "") == _DAY]
        start, end = period(days or own[:1])
        found.append(
            Draft(
                EventKind.MEETING,
                Status.CANCELLED if _FELL_THROUGH.search(story.analysis.text(line.body, line.end)) else talks.status,
                first,
                "rule:ko/meeting-listed",
                0.7,
                place=talks.place,
                start=start,
                end=end,
                participants=pair,
            )
        )
    return found


def _status(story: Story, heading: Line) -> Status:
    """Return how far a list's talks have come: its heading's verb says it, else the headings above (양자 협의 alone does not)."""
    frame = next((each for each in story.frames if each.line.index == heading.index), None)
    told = status.of_predicate(frame.clause.predicate) if frame is not None else None
    lead = told or leads(story.analysis)[heading.index]
    return Status.PLANNED if lead is Status.PLANNED else Status.HELD
