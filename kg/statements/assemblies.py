"""Assemblies that a text tells of by their form: a council's session, where the next one is held, a report's own title."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import Draft, ahead, dates_of, period
from kg.statements.patterns import near, one_of
from kg.statements.phrases import Phrase

# 제000회 ○○시의회(제0차 정례회) 기획위원회 회의록: how the record of a council's session opens
_RECORD = re.compile(
    r"^\s*(?P<name>제\s?\d{1,3}\s?회\s?(?P<council>[가-힣]+(?:시|군|구|도)?의회)\s?(?:\(?[^\n()]{0,20}(?:임시회|정례회|정기회|회기)\)?)?)"
)
_MINUTES = re.compile(r"회\s?의\s?록|속\s?기\s?록")
_TOP = 6
_WHEN = re.compile(r"^\W*(?:일\s?시|일\s?자|날\s?짜|개의\s?일시|회의\s?일시)")
_WHOLE = 10  # the letters of a whole date
_SESSION = re.compile(r"(?:^|\s)(?P<name>(?:제\s?\d{1,3}\s?회\s)?(?:임시회|정례회|본회의))$")
_COUNCIL = re.compile(r"의회|의장|의원|위원")
_DELIBERATES = one_of(
    r"^(?:의결|부결|가결|통과|처리|심의|심사|다루|상정|따지|답하|답변|질의|질문|논의|제출|올리|보고|채택|동의|승인|열리|열|개회|결정|밝히|제안|지적|묻|요구|설명)$"
)


def record(story: Story) -> Iterator[Draft]:
    """Read the session whose record a text is: held on the day that its head gives, at the council's place."""
    analysis = story.analysis
    lines = analysis.lines[:_TOP]
    head = next((m for line in lines[:2] if (m := _RECORD.match(analysis.text(line.start, line.end)))), None)
    opening = analysis.text(lines[0].start, lines[-1].end) if lines else ""
    if head is None or story.home is None or not story.frames or not _MINUTES.search(opening):
        return
    heads = {line.index for line in analysis.lines[: _TOP + 2]}
    # the day that a label gives (일시 : …), else the first that is told
    dates = [
        (not _WHEN.match(analysis.text(analysis.lines[sentence.line].body, each.start)), each.start, each)
        for sentence in analysis.sentences[: 2 * _TOP]
        if sentence.line in heads
        for each in analysis.of(sentence)
        if each.kind == "date" and each.dates and len(each.dates.start or "") == _WHOLE
    ]
    start, end = period(each for _, _, each in sorted(dates, key=lambda found: found[:2])[:1])
    first = story.frames[0]
    yield Draft(
        EventKind.CONFERENCE,
        Status.HELD,
        first,
        "rule:ko/council-record",
        0.85,
        place=story.home,
        name=head["name"].strip(),
        start=start,
        end=end,
        participants=(story.home,),
    )


def session(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read a council's session at which something is decided (30일 제218회 임시회에서 부결했다, 본회의에서 다룬다)."""
    for phrase in frame.clause.phrases:
        match = _SESSION.search(phrase.words.strip()) if phrase.part in ("at", "to", "topic", "subject") else None
        if match is None or not (phrase.dates or "제" in match["name"]):
            continue
        told = story.analysis.text(frame.sentence.start, frame.sentence.end)
        chain = (frame.clause.predicate, *frame.governors[:2])
        if not (_COUNCIL.search(told) or any(_DELIBERATES.match(each.stem) for each in chain)):
            continue
        councils = [each for each in frame.subjects if story.domestic(each)]
        place = councils[0] if councils else frame.home
        if place is None:
            continue
        start, end = period(phrase.dates or dates_of(story, frame), near=phrase.start)
        later = ahead(story, start)
        state = Status.PLANNED if later or (later is None and frame.status is Status.PLANNED) else Status.HELD
        yield Draft(
            EventKind.CONFERENCE,
            state,
            frame,
            "rule:ko/council-session",
            0.75,
            place=place,
            name=match["name"],
            start=start,
            end=end,
            participants=(place,),
            anchor=phrase.start,
        )


_SEAT = near(
    r"(?P<name>(?:(?:19|20)\d\d년?도?\s|차기\s|다음\s|제\s?\d+\s?[차회]\s)?(?:[가-힣A-Za-z]+\s)?[가-힣A-Za-z]{0,8}(?:총회|회의|대회|포럼|이사회|서밋|콘퍼런스))\s?"
    r"(?:의\s)?(?:개최지|개최\s?도시|주최\s?도시|장소|차례)"
)
_CHOSEN = one_of(r"^(?:이|선정|결정|확정|의결|정하|정해지|뽑히|뽑|낙점|지명|발표|넘어가|돌아가|)$")


def seat(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read where the next assembly is held (2030년 총회 개최지는 하노이다, 차기 회의 개최지로 후쿠오카가 선정됐다)."""
    text = story.analysis.document.text
    match = _SEAT.search(text, frame.clause.start, frame.clause.end)
    if match is None or not _CHOSEN.match(frame.clause.predicate.stem) or frame.status is Status.CANCELLED:
        return
    hosts = [
        each.references[0]
        for each in story.analysis.of(frame.sentence)
        if each.kind == "place"
        and each.references
        and frame.clause.start <= each.start < frame.clause.end
        and (each.start >= match.end() or each.end <= match.start())
    ]
    after = unique(hosts)
    if len(after) != 1 and len(frame.subjects) == 1 and frame.subjects[0].startswith("place/"):
        # 진주시는 A에서 열린 회의에서 차기 개최도시로 확정됐다
        after = frame.subjects
    if len(after) != 1:
        return
    dates = [d for d in frame.clause.dates if d.start < match.end()] or list(frame.clause.dates)
    start, end = period(dates, near=match.start())
    networks = [each for each in (*frame.actors, *frame.nearby, *frame.heading) if each.startswith("network/")]
    networks = networks or _told_before(story, frame)
    yield Draft(
        EventKind.CONFERENCE,
        Status.HELD if ahead(story, start) is False else Status.PLANNED,
        frame,
        "rule:ko/conference-seat",
        0.75,
        place=after[0],
        name=match["name"].strip(),
        start=start,
        end=end,
        participants=unique((*networks[:1], after[0])),
    )


def _told_before(story: Story, frame: Frame) -> list[str]:
    """Return the network that the sentences right before a clause name last, if any."""
    sentences = story.analysis.sentences
    for index in range(frame.sentence.index - 1, max(-1, frame.sentence.index - 4), -1):
        for each in reversed(story.analysis.of(sentences[index])):
            if each.kind == "network" and each.references:
                return [each.references[0]]
    return []


_REPORT = re.compile(
    r"^\s?(?:참가|참석|참관|출장|파견)(?:\s?및\s[가-힣 ]{1,12})?\s?(?:결과|귀국)?\s?(?:보고|결과|복명|후기)"
)


# what a report's header says the trip was for: 목적 : 제4차 학습도시 회의 참가
_LABEL = re.compile(
    r"^\W*(?:(?:출장|방문|참가)?\s?목\s?적|행\s?사\s?명|회\s?의\s?명|대\s?회\s?명|건\s?명|제\s?목)\s?[:：]"
)
_ATTENDED = re.compile(r"^\s?(?:\([^)]*\)\s?)?(?:참가|참석|참관|및|$)")


def reported(story: Story, draft: Draft, phrase: Phrase, after: str) -> bool:
    """Tell whether a title says that the text reports on attending its gathering; then it is where the report's trip is."""
    line = draft.frame.line
    labelled = _LABEL.match(story.analysis.text(line.body, phrase.start)) and story.stage is not None
    top = story.analysis.lines[min(3, len(story.analysis.lines) - 1)].end
    if not draft.frame.title and not labelled and not phrase.start <= top:
        return False
    if not (_ATTENDED.match(after) if labelled else _REPORT.match(after)):
        return False
    if draft.place is None or draft.place == story.home:
        draft.place = story.stage or draft.place
    return True
