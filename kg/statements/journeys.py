"""Trips that a report's own form tells: its header, its headings, and what is done in the cities of the trip."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import EventKind, Status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.morphology import Line
from kg.statements.occasions import Draft, merge, period
from kg.statements.patterns import one_of
from kg.statements.visit_drafts import drafted
from kg.statements.visit_verbs import GOES

_TRIP = r"(?:출\s?장|여\s?행|방\s?문|연\s?수|체\s?류|순\s?방|활\s?동|조\s?사|파\s?견|시\s?찰|견\s?학|답\s?사|탐\s?방)"
_STOPS = re.compile(
    rf"^(?:◦|○|·|-|\s)*(?:{_TRIP}\s?(?:지|지역|도시|국가|국|대상지|장소)|체류\s?도시|어디(?:로|를|에)?(?=\s*[:：])|"
    rf"(?:{_TRIP}\s?)?기\s?간\s?(?:및|[·/,])\s?(?:지역|도시|국가|{_TRIP}지)|{_TRIP}\s?기\s?간\s?(?:및|[·/,])\s?장소)\s*[:：]?"
)
_AREA = re.compile(r"^(?:지\s?역|장\s?소|도\s?시|대상지)\s*[:：]")
_TOP = 25
_SPAN = re.compile(
    rf"(?:{_TRIP}\s?)?(?:기\s?간|일\s?시|일\s?정|출발일|도착일|언제(?=\s*[:：]))(?:\s?(?:및|[·/,])\s?[가-힣 ]{{1,5}})?\s*[:：]?"
)
_WORKS = one_of(
    r"^(?:면담|간담|만나|논의|협의|모색|청취|서명|체결|맺|살피|벤치마킹|예방|접견|회담|공유|나누|갖|듣|배우|안내|관람|교환|상담)$"
)
_WHOLE = 10  # the letters of a whole date
_ASSEMBLY = re.compile(r"총회|회의|포럼|콘퍼런스|컨퍼런스|세미나|박람회|엑스포|축제|이사회|서밋|심포지엄")


def span(story: Story) -> tuple[str | None, str | None]:
    """Return the days of the trip that a report gives: its header (출장기간 : …), or an early sentence of a report; else None."""
    analysis = story.analysis
    for line in analysis.lines[:_TOP]:
        if match := _SPAN.match(analysis.text(line.body, line.end).strip()):
            found = _line_dates(story, line)
            if not found and line.body + match.end() >= line.end and line.index + 1 < len(analysis.lines):
                found = _line_dates(story, analysis.lines[line.index + 1])
            if found:
                return period(found)
    first = analysis.text(analysis.lines[0].body, analysis.lines[min(_TITLE, len(analysis.lines)) - 1].end)
    return (told(story) if _REPORT.search(first) else None) or (None, None)


_TITLE = 3  # lines that a report's title may stand in
_REPORT = re.compile(
    r"(?:출장|연수|방문|순방|여행|시찰|견학|활동|답방|사절단|참가)\s?(?:귀국\s?)?(?:결과\s?)?(?:보고|복명|결과)"
)


def header(story: Story, drafts: list[Draft], journey: tuple[str | None, str | None]) -> None:
    """Read a report's header: the stops that it names (방문지 : …) are visits, with the trip's dates."""
    start, end = journey
    seen: set[int] = set()
    for frame in story.frames[:80]:
        line = frame.line
        if line.index in seen or not (_names_stops(story, line, start) or _below_stops(story, line)):
            continue
        seen.add(line.index)
        home = story.home
        for each in _stops(story, frame):
            if home and each != home:
                draft = Draft(
                    EventKind.VISIT,
                    Status.HELD,
                    frame,
                    "rule:ko/visit-header",
                    0.9,
                    place=each,
                    start=start,
                    end=end,
                    visitors=(home,),
                    participants=(home, each),
                    spans=[(line.body, line.end)],
                )
                merge(drafts, draft, same=True)


def _names_stops(story: Story, line: Line, start: str | None) -> bool:
    """Tell whether a line of the header is the one that names the stops."""
    body = story.analysis.text(line.body, min(line.end, line.body + 40))
    return bool(_STOPS.match(body) or (start and line.index < _TOP and _AREA.match(body)))


def _below_stops(story: Story, line: Line) -> bool:
    """Tell whether a line goes on where the one above it only says that the stops follow (방문지 / - 몽골 울란바토르)."""
    above = story.analysis.lines[line.parent if line.parent is not None else line.index - 1] if line.index else None
    if above is None or line.index >= _TOP or line.end - line.body > _HEADING:
        return False
    body = story.analysis.text(above.body, above.end)
    match = _STOPS.match(body)
    return match is not None and match.end() >= len(body.rstrip())


def _stops(story: Story, frame: Frame) -> tuple[str, ...]:
    """Return the cities of a header line; a region or city that only tells where another one is is no stop."""
    named = [each for each in story.analysis.named_on(frame.line.index) if each.kind == "place"]
    kept: list[Named] = []
    for index, each in enumerate(named):
        following = named[index + 1] if index + 1 < len(named) else None
        if following is not None and story.analysis.text(each.end, following.start) == " ":
            continue
        if kept and _glosses(story, kept[-1], each):
            continue
        kept.append(each)
    return unique(r for each in kept for r in each.references[:1] if not story.domestic(r))


def _glosses(story: Story, city: Named, other: Named) -> bool:
    """Tell whether a place in brackets right behind another says where that one is: 어바인(캘리포니아주)."""
    gap = story.analysis.text(city.end, other.start)
    return gap in ("(", " (") and story.analysis.text(other.end, other.end + 1) in (")", ",")


def _line_dates(story: Story, line: Line) -> list[Named]:
    return [
        each
        for each in story.analysis.named_on(line.index)
        if each.kind == "date" and each.dates and each.start >= line.body
    ]


@dataclass(frozen=True, slots=True)
class Stop:
    """A line of a report that heads what was done in a foreign city, and the days that it gives for it."""

    place: str
    frame: Frame
    start: str | None
    end: str | None


def sections(story: Story, journey: tuple[str | None, str | None]) -> dict[int, Stop]:
    """Return the lines of a trip report that are headings of a stop (나. 가시하라시 (8. 31.), [토리노] 2. 23.~24., <2일차> 빈시)."""
    found: dict[int, Stop] = {}
    if journey[0] is None:
        return found
    for frame in story.frames:
        line = frame.line
        if line.index in found or line.kind in ("row", "note", "caption") or line.end - line.body > _HEADING:
            continue
        if frame.clause.predicate.stem and not GOES.match(frame.clause.predicate.stem):
            continue
        body = story.analysis.text(line.body, line.end)
        if _ASSEMBLY.search(body) or _TALK.search(body):
            continue
        named = [each for each in story.analysis.named_on(line.index) if each.start >= line.body]
        places_ = [each for each in named if each.kind == "place" and each.form == "name"]
        kept = [each for n, each in enumerate(places_) if not n or not _glosses(story, places_[n - 1], each)]
        if len(kept) > 1 and story.analysis.text(kept[0].end, kept[1].start) == " ":
            # the district or town that the region before it holds
            kept = kept[1:]
        stops = unique(each.references[0] for each in kept if each.references)
        if len(stops) != 1 or not story.foreign(stops[0]):
            continue
        count = _DAY_COUNT.search(body)
        days = [
            each
            for each in _line_dates(story, line)
            if not (count and count.start() <= each.start - line.body < count.end())
        ]
        start, end = period(days) if days else _counted(body, journey)
        if len(_rest(story, line, named)) > (_SPARE if line.mark or _LABEL.match(body) else 0):
            continue
        if not line.mark and not _LABEL.match(body) and start is None:
            continue
        found[line.index] = Stop(stops[0], frame, in_journey(start, journey), in_journey(end, journey))
    return found


def at_stops(story: Story) -> dict[int, Stop]:
    """Return for the lines of a trip report the stop whose heading they stand under."""
    stops = sections(story, span(story))
    found: dict[int, Stop] = {}
    now: Stop | None = None
    mark: str | None = None
    for line in story.analysis.lines if stops else ():
        label = _LABEL.match(story.analysis.text(line.body, line.end)) is not None
        if line.index in stops:
            now, mark = stops[line.index], line.mark or ("label" if label else "text")
        elif line.mark in ("box", "roman") or line.mark == mark or (label and mark == "label"):
            now = None
        if now is not None:
            found[line.index] = now
    return found


def headings(story: Story, drafts: list[Draft], stops: dict[int, Stop]) -> None:
    """Read the section headings of a trip report as stops."""
    home = story.home
    if home is None:
        return
    for index, stop in stops.items():
        line = story.analysis.lines[index]
        known = any(d.place == stop.place for d in drafts)
        if stop.start is None and not known and line.mark not in ("number", "letter"):
            continue
        draft = Draft(
            EventKind.VISIT,
            Status.HELD,
            stop.frame,
            "rule:ko/visit-heading",
            0.85,
            place=stop.place,
            start=stop.start,
            end=stop.end,
            visitors=(home,),
            participants=(home, stop.place),
        )
        merge(drafts, draft, same=True)


_HEADING = 40
_SPARE = 10
_TALK = re.compile(r"면담|간담|예방|접견|회담|초청|대비|협약|체결|결연")
_LABEL = re.compile(r"[\[<〈【(]|(?:제?\s?\d{1,2}|첫|둘|셋|넷|다섯|여섯)\s?(?:째\s?날|일\s?차)")
_DAY_COUNT = re.compile(r"(\d{1,2})(?:\s?[~∼-]\s?(\d{1,2}))?\s?일\s?차")
_LIGHT = re.compile(
    r"\([^()]*\)|\d+|제?\s?일\s?차|(?:첫|둘|셋|넷|다섯|여섯)째\s?날|[월화수목금토일]요일|"
    r"(?:주요|공식)?\s?(?:방문|일정|견학|시찰|도착|이동|출장|순방|활동|결과|내용|조사|사례)|[^가-힣A-Za-z]|(?<![가-힣])(?:시|군|구|주|현|성)(?![가-힣])"
)


def _counted(body: str, journey: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    """Return the days that a count from the first one gives (<3~4일차>)."""
    match = _DAY_COUNT.search(body)
    if match is None or not journey[0] or len(journey[0]) < _WHOLE:
        return None, None
    first = date.fromisoformat(journey[0])
    begin, last = int(match.group(1)), int(match.group(2) or match.group(1))
    start, end = (first + timedelta(days=max(0, each - 1)) for each in (begin, last))
    return start.isoformat(), end.isoformat()


def _rest(story: Story, line: Line, named: list[Named]) -> str:
    """Return the letters of a heading that neither name a place, a day nor that it is visited."""
    text = story.analysis.text(line.body, line.end)
    for each in sorted(named, key=lambda one: -one.start):
        if each.kind in ("place", "country", "date"):
            text = text[: each.start - line.body] + " " + text[max(0, each.end - line.body) :]
    return _LIGHT.sub("", text)


def works_abroad(story: Story, drafts: list[Draft]) -> None:
    """Add stops where the home's people talk, sign or look round in a foreign city of their trip."""
    home = story.home
    if home is None or not any(d.visitors == (home,) and d.place and story.foreign(d.place) for d in drafts):
        return
    for frame in story.frames:
        if not _WORKS.match(frame.clause.predicate.stem):
            continue
        local = frame.home
        if frame.subjects and frame.subjects[0] != local:
            continue
        for site in frame.sites:
            if not story.foreign(site) or local is None:
                continue
            sites = " ".join(p.text for p in (*frame.clause.phrases, *frame.clause.nested) if p.part == "at")
            if _ASSEMBLY.search(sites):
                continue
            known = [d for d in drafts if d.place == site and d.visitors == (local,)]
            if not known:
                merge(drafts, drafted(story, frame, (local,), site, "rule:ko/visit-work", 0.65), same=True)


_ABROAD = re.compile(r"출장|순방|국외\s?연수|해외\s?연수|방문|여행|시찰|견학|다녀|돌고|사절단|파견|국외\s?활동")
_EARLY = 14  # sentences among which a report says when the trip was


def told(story: Story) -> tuple[str, str] | None:
    """Return the days of the one trip that a report tells of at its beginning (5월 29일부터 6월 6일까지 국외연수), if it does."""
    found: set[tuple[str, str]] = set()
    for sentence in story.analysis.sentences[:_EARLY]:
        words = story.analysis.text(sentence.start, sentence.end)
        if not _ABROAD.search(words) or _ASSEMBLY.search(words):
            continue
        for each in story.analysis.of(sentence):
            if each.dates and each.dates.start and each.dates.end and len(each.dates.start) == _WHOLE:
                if each.dates.start < each.dates.end and len(each.dates.end) == _WHOLE:
                    found.add((each.dates.start, each.dates.end))
    return next(iter(found)) if len(found) == 1 else None


def share_dates(story: Story, drafts: list[Draft], journey: tuple[str | None, str | None]) -> None:
    """Give the stops of one trip the trip's dates where none are told; to one that fell out, the month alone."""
    whole = told(story)
    for draft in drafts:
        if draft.start or draft.end:
            continue
        undone = draft.status is Status.CANCELLED
        if not undone and journey[0] and draft.rule in _OF_HEADER:
            draft.start, draft.end = journey
            continue
        mates = [
            each
            for each in drafts
            if each is not draft
            and each.visitors == draft.visitors
            and (each.status is draft.status or (undone and each.status is Status.HELD))
            and each.start
            and each.end
            and (each.start != each.end or undone)
        ]
        days = (mates[0].start, mates[0].end) if mates else None
        if days is None and whole and draft.place and story.foreign(draft.place) and draft.visitors == (story.home,):
            days = whole if draft.status is not Status.PLANNED else None
        if days is None and undone and journey[0]:
            days = journey
        if days is not None and days[0]:
            draft.start, draft.end = (days[0][:7], None) if undone else days


_OF_HEADER = ("rule:ko/visit-header", "rule:ko/visit-heading", "rule:ko/visit-verb")


def in_journey(day: str | None, journey: tuple[str | None, str | None]) -> str | None:
    """Return a day in the year of the trip when its month and day lie within the trip (a heading's day has no year)."""
    start, end = journey
    if day is None or len(day) < _WHOLE or not start or not end or len(start) < _WHOLE or len(end) < _WHOLE:
        return day
    return start[:4] + day[4:] if start[5:] <= day[5:] <= end[5:] else day
