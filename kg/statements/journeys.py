"""Trips that a report's own form tells: its header, its headings, and what is done in the cities of the trip."""

import re

from kg.model import EventKind, Status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.morphology import Line
from kg.statements.occasions import Draft, merge, period
from kg.statements.visit_drafts import drafted, places
from kg.statements.visit_verbs import GOES

_STOPS = re.compile(
    r"^(?:◦|○|·|-|\s)*(?:방\s?문\s?지|방문\s?(?:도시|국가|국|지역)|출\s?장\s?지|출장\s?(?:국가|국|도시|지역)|순방\s?(?:도시|지역|국)|여행\s?지|연수\s?(?:지|국가|도시)|체류\s?도시)\s*[:：]?"
)
_AREA = re.compile(r"^(?:지\s?역|장\s?소|도\s?시|대상지)\s*[:：]")
_TOP = 25
_SPAN = re.compile(
    r"(?:출\s?장|여\s?행|방\s?문|연\s?수|체\s?류|순\s?방)?\s?(?:기\s?간|일\s?시|일\s?정|출발일|도착일)\s*[:：]?"
)
_WORKS = re.compile(
    r"^(?:면담|간담|만나|논의|협의|모색|청취|서명|체결|맺|살피|벤치마킹|예방|접견|회담|공유|나누|갖|듣|배우|안내|관람|교환|상담)$"
)
_ASSEMBLY = re.compile(r"총회|회의|포럼|콘퍼런스|컨퍼런스|세미나|박람회|엑스포|축제|이사회|서밋|심포지엄")


def header(story: Story, drafts: list[Draft]) -> tuple[str | None, str | None]:
    """Read a report's header: 방문지 and 출장기간; its stops are visits with the trip's dates, which are returned."""
    start: str | None = None
    end: str | None = None
    analysis = story.analysis
    for line in analysis.lines[:_TOP]:
        if _SPAN.match(analysis.text(line.body, line.end).strip()) and (found := _line_dates(story, line)):
            start, end = period(found)
            break
    seen: set[int] = set()
    for frame in story.frames[:80]:
        line = frame.line
        body = analysis.text(line.body, min(line.end, line.body + 40))
        if line.index in seen or not (_STOPS.match(body) or (start and line.index < _TOP and _AREA.match(body))):
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
    return start, end


def _stops(story: Story, frame: Frame) -> tuple[str, ...]:
    """Return the cities of a header line; a region or city that only holds the next one is no stop."""
    named = [
        each
        for sentence in story.analysis.sentences
        if sentence.line == frame.line.index
        for each in story.analysis.of(sentence)
        if each.kind == "place"
    ]
    kept: list[Named] = []
    for index, each in enumerate(named):
        following = named[index + 1] if index + 1 < len(named) else None
        if following is not None and story.analysis.text(each.end, following.start) == " ":
            continue
        kept.append(each)
    return unique(r for each in kept for r in each.references[:1] if not story.domestic(r))


def _line_dates(story: Story, line: Line) -> list[Named]:
    return [
        each
        for sentence in story.analysis.sentences
        if sentence.line == line.index
        for each in story.analysis.of(sentence)
        if each.kind == "date" and each.dates and each.start >= line.body
    ]


def headings(story: Story, drafts: list[Draft], journey: tuple[str | None, str | None]) -> None:
    """Read section headings of a trip report (나. 가시하라시 (8. 31.)) as stops."""
    home = story.home
    if home is None or not (journey[0] or any(d.rule == "rule:ko/visit-header" for d in drafts)):
        return
    if journey[0] is None:
        return
    for frame in story.frames:
        line = frame.line
        if line.mark not in ("number", "letter", "bracketed", "circled", "box") or line.end - line.body > 40:
            continue
        if frame.clause.predicate.stem and not GOES.match(frame.clause.predicate.stem):
            continue
        found = _line_dates(story, line)
        stops = [r for phrase in frame.clause.phrases for r in places(phrase) if story.foreign(r)]
        body = story.analysis.text(line.body, line.end)
        if len(unique(stops)) != 1 or _ASSEMBLY.search(body) or "면담" in body:
            continue
        known = any(d.place == stops[0] for d in drafts)
        if not found and not known and line.mark not in ("number", "letter"):
            continue
        start, end = period(found) if found else (None, None)
        draft = Draft(
            EventKind.VISIT,
            Status.HELD,
            frame,
            "rule:ko/visit-heading",
            0.85,
            place=stops[0],
            start=start,
            end=end,
            visitors=(home,),
            participants=(home, stops[0]),
        )
        merge(drafts, draft, same=True)


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


def share_dates(drafts: list[Draft], journey: tuple[str | None, str | None]) -> None:
    """Give the stops of one trip the trip's dates where none are told."""
    for draft in drafts:
        if draft.start or draft.end or draft.status is Status.CANCELLED:
            continue
        if journey[0] and draft.rule in ("rule:ko/visit-header", "rule:ko/visit-heading", "rule:ko/visit-verb"):
            draft.start, draft.end = journey
            continue
        mates = [
            each
            for each in drafts
            if each is not draft
            and each.visitors == draft.visitors
            and each.status is draft.status
            and each.start
            and each.end
            and each.start != each.end
        ]
        if mates:
            draft.start, draft.end = mates[0].start, mates[0].end


def in_journey(day: str | None, journey: tuple[str | None, str | None]) -> str | None:
    """Return a day in the year of the trip when its month and day lie within the trip (a heading's day has no year)."""
    start, end = journey
    if day is None or len(day) < 10 or not start or not end or len(start) < 10 or len(end) < 10:
        return day
    return start[:4] + day[4:] if start[5:] <= day[5:] <= end[5:] else day
