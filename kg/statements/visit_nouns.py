"""Visits told by a noun: the visit that is called off, the guests of a table's cell, the stop of an itinerary's row."""

import re
from collections.abc import Iterator

from kg.model import Status
from kg.statements import cells, status
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import Draft, ahead, governed, period
from kg.statements.parties import GUESTS, OFFICE, PARTY
from kg.statements.phrases import Phrase
from kg.statements.visit_drafts import drafted, places
from kg.statements.visit_verbs import GOES

_GETS = frozenset(("받", "맞", "맞이"))
_OUTCOME = re.compile(r"\s?(?:결과|당시|직후|이후|후|뒤|때|기간|중)(?![가-힣]*계획)")
_AFTER = r"(?=\s?(?:\(|예정|일정|계획|차|당시|때|결과|건|을|은|이|의|도|길|에|후|뒤|중|기간|$))"
_LED = re.compile(rf"(?:방문|출장|답방|순방|내도|방한){_AFTER}")
# looking round a place is a visit of its own only where it falls through or lies ahead alone
_LED_LOOKING = re.compile(rf"(?:시찰|견학|답사|탐방|참관|기항|체류|실사){_AFTER}")
_NEAR = 12
_LONGEST = 14
_LONGER = 40
_SHORT = 8
_DAY = 10


def named(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read nouns of visiting inside a phrase, like the visit that is called off (청주 방문은 취소됐다)."""
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    undone = status.cancels(frame.clause.predicate) or status.postpones(frame.clause.predicate)
    for index, phrase in enumerate(phrases):
        match = _LED.search(phrase.text) or (_LED_LOOKING.search(phrase.text) if undone else None)
        if match is None or frame.clause.predicate.start <= phrase.start + match.start() < frame.clause.predicate.end:
            continue
        if re.search(r"상호\s?방문|현장\s?방문|방문객", phrase.text) or GOES.match(frame.clause.predicate.stem):
            continue
        if status.hoped(story.analysis.text(phrase.start + match.start(), phrase.end + _NEAR)):
            # 방문하겠다는 기대를 드러냈다: what was shown is the hope
            continue
        if frame.clause.predicate.stem == "만나" and "답방" not in phrase.text:
            continue
        if _thought_of(frame, phrase, phrases) and (status.ponders(frame.clause) or "답방" not in phrase.text):
            # 방문도 검토했으나 포기했다, 방문에 관심을 보였다: it was never planned
            continue
        travellers, goals = _roles(story, frame, phrases, index, match)
        if match.group() == "출장" and frame.home in goals:
            # 출장 중인 시장 대신: who is away on business goes somewhere else
            continue
        for goal in unique(goals):
            if goal in travellers[:1]:
                continue
            draft = drafted(story, frame, travellers[:1], goal, "rule:ko/visit-noun", 0.8)
            if draft.status is Status.PLANNED and _OUTCOME.match(phrase.text, match.end()):
                # 방문 결과 …하기로 했다: what was agreed lies ahead, the visit does not
                if any(status.agrees(each) for each in (frame.clause.predicate, *frame.governors)):
                    draft.status = Status.HELD
            if draft.status is Status.HELD and phrase.part == "object" and status.plans(frame.clause.predicate):
                draft.status = Status.PLANNED  # 방문을 약속했다: the promise is past, the visit is not
            near = [*phrase.dates, *(d for other in phrases[max(0, index - 2) : index] for d in other.dates)]
            if near and draft.status is not Status.PLANNED:
                draft.start, draft.end = period(near)
            yield draft


def _thought_of(frame: Frame, phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """Tell whether a phrase is what its clause only wishes, weighs or talks of: its object, or the goal of an interest."""
    if not status.weighs(frame.clause):
        return False
    if phrase.part in ("object", "topic"):
        return not any(each.part == "object" for each in phrases if each is not phrase)
    return phrase.part == "to" and status.ponders(frame.clause) and not status.wishes(frame.clause.predicate)


def _roles(
    story: Story, frame: Frame, phrases: tuple[Phrase, ...], index: int, match: re.Match[str]
) -> tuple[tuple[str, ...], list[str]]:
    """Tell who travels and where to from what stands before a noun of visiting."""
    home = frame.home
    phrase = phrases[index]
    before = [each for each in phrase.actors if each.end <= phrase.start + match.start()]
    travellers: tuple[str, ...] = ()
    if frame.clause.predicate.stem in _GETS and phrase.part == "object" and home is not None:
        # 담당자들의 방문을 받다: who receives is visited
        guests = [*(before or (phrases[index - 1].actors if index and phrases[index - 1].part == "of" else ()))]
        received = next((each for each in frame.subjects if story.domestic(each)), home)
        return unique(r for each in guests for r in each.references[:1] if r != received), [received]
    if index and phrases[index - 1].part in ("of", "subject", "topic", ""):
        owner = phrases[index - 1]
        people_ = (
            PARTY.search(owner.words)
            or OFFICE.search(owner.words.strip())
            or match.group() in ("방한", "내방", "내도")
            or any(each.kind != "place" for each in owner.actors)
            or owner.part != "of"
        )
        if people_ or home is None or not all(story.foreign(r) for r in places(owner)):
            travellers = unique(r for each in owner.actors for r in each.references[:1])
    goals = [r for each in before if each.kind == "place" for r in each.references[:1]]
    people = [r for each in before if each.kind in ("official", "network") for r in each.references[:1]]
    if people and not travellers:
        travellers = unique(people)
    if goals and not travellers and len(goals) > 1 and PARTY.search(phrase.text):
        travellers, goals = (goals[0],), goals[1:]
    elif goals and not travellers and PARTY.search(story.analysis.text(before[0].end, phrase.end)):
        travellers, goals = (goals[0],), []
    if not travellers:
        travellers = tuple(each for each in frame.subjects if each not in goals)[:1]
    if not travellers and home:
        travellers = (home,)
    if not goals and index and phrases[index - 1].part == "with" and phrases[index - 1].end + 2 >= phrase.start:
        # 교토시 경관정책과 방문: an office's 과 reads like the particle
        goals = [each for each in places(phrases[index - 1]) if story.foreign(each)]
    if not goals and index and phrases[index - 1].part == "of" and travellers in ((), (home,)):
        goals = [each for each in places(phrases[index - 1]) if story.foreign(each)]
        travellers = tuple(each for each in frame.subjects if each not in goals)[:1] or ((home,) if home else ())
    if not goals and travellers and home and travellers[0] != home:
        goals = [home]
    if not goals and match.group() == "출장" and travellers == (home,):
        # 직원 3명 출장: where to, the heading says
        goals = [each for each in frame.heading if story.foreign(each)][:1]
    return travellers, goals


_INVITATION = re.compile(r"(?:초청|초대)(?:\s?(?:계획|건|일정|행사))?$")
_DISPATCH = re.compile(r"파견(?:\s?(?:계획|건|일정))?$")


def uninvited(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read an invitation that is called off or put off (방문단 초청은 순연): the visit that it asked for does not happen."""
    home = frame.home
    if home is None or frame.clause.predicate.stem in ("초청", "초대") or governed(frame) is not Status.CANCELLED:
        return
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if _DISPATCH.search(phrase.words) and GUESTS.search(phrase.words):
            # 공연단 파견을 취소했다: the sender's people stay at home
            sender = (*(each for each in frame.subjects if "/" in each), home)[0]
            goals = places(phrase) if sender == home else (home,)
            for goal in unique(each for each in goals if each != sender):
                yield drafted(story, frame, (sender,), goal, "rule:ko/visit-sent", 0.7)
            continue
        if not _INVITATION.search(phrase.words) or not GUESTS.search(phrase.words):
            continue
        for guest in unique(r for each in phrase.actors if each.kind != "group" for r in each.references[:1]):
            if guest != home:
                draft = drafted(story, frame, (guest,), home, "rule:ko/visit-invited", 0.7)
                if not draft.start:
                    # 11월 예정이던: the day that was meant stands in the relative clause before
                    meant = [d for d in story.analysis.of(frame.sentence) if d.kind == "date" and d.end <= phrase.start]
                    draft.start, draft.end = period(meant)
                yield draft


_ROW_ACT = re.compile(r"(?P<act>방문|초청|파견|내방|답방|방한)\s?(?:\((?P<note>[^()]*)\)|(?=\s|$|,))")
# who comes to the one that writes; the analyser takes some of these words apart
_INBOUND = re.compile(r"(?<=\s)(?:내방|내도|내한|내군|입군|내청)(?=\s*(?:$|[(,.·/]|예정|계획|및\s|후\s|시\s))")
_COUNTED = re.compile(r"\d+\s?여?\s?(?:명|인)|(?:시장|지사|의장|국장|위원장|단장)(?:$|[\s()])")


def in_rows(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read what a table's cell or list item says in nouns only: who is invited, sent or comes."""
    home = frame.home
    if (
        frame.line.kind not in ("row", "item")
        and " / " not in story.analysis.text(frame.line.start, frame.line.end)
        and not _nouns_only(story, frame)
    ):
        return
    for phrase in frame.clause.phrases:
        for match in _ROW_ACT.finditer(phrase.text):
            at = phrase.start + match.start()
            if frame.clause.predicate.start <= at < frame.clause.predicate.end and match.group("act") in (
                "방문",
                "내방",
            ):
                continue
            before = [each for each in (*phrase.actors, *frame.clause.actors) if each.end <= at]
            near = max(before, key=lambda each: each.end) if before else None
            words = story.analysis.text(near.end if near is not None else phrase.start, at)
            if near is None or home is None or not PARTY.search(words) or len(words) > _LONGEST:
                continue
            partner = near.references[0]
            if partner == home or not partner.startswith("place/"):
                continue
            act = match.group("act")
            came = act in ("초청", "방한", "내방") or (act in ("방문", "답방") and len(words) <= _SHORT)
            visitor, goal = (partner, home) if came else (home, partner)
            draft = drafted(story, frame, (visitor,), goal, "rule:ko/visit-row", 0.65)
            inside = [d for d in phrase.dates if match.start() <= d.start - phrase.start <= match.end()]
            if inside:
                draft.start, draft.end = period(inside)
            if act == "초청" and draft.status is Status.HELD and (not draft.start or _later(story, draft.start)):
                draft.status = Status.PLANNED
            yield draft


def inbound(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read a note that ends on a noun of coming here (부시장 등 11명 내방, 부지사 내도): the home is the place."""
    home, analysis = frame.home, story.analysis
    if home is None or frame is not story.sentence(frame)[0]:
        return
    for match in _INBOUND.finditer(analysis.document.text, frame.sentence.start, frame.sentence.end):
        named = [each for each in analysis.of(frame.sentence) if each.end <= match.start() and each.references]
        near = next((each for each in reversed(named) if each.kind in ("place", "official")), None)
        if near is None or not story.foreign(near.references[0]):
            continue
        words = analysis.text(near.end, match.start())
        if len(words) > _LONGER or not (near.kind == "official" or PARTY.search(words) or _COUNTED.search(words)):
            continue
        draft = drafted(story, frame, near.references[:1], home, "rule:ko/visit-inbound", 0.75)
        day = [each for each in analysis.of(frame.sentence) if each.kind == "date" and near.end <= each.start]
        if day:
            draft.start, draft.end = period(day[:1])
        yield draft


def _nouns_only(story: Story, frame: Frame) -> bool:
    """Tell whether a line of plain text is a row of a table: it names a place first and has no verb."""
    return all(each.clause.predicate.ending == "noun" for each in story.sentence(frame)) and bool(frame.clause.actors)


def _later(story: Story, day: str) -> bool:
    published = story.analysis.document.published
    return published is None or day > published[: len(day)]


_ACTIVITY = re.compile(
    r"방문|견학|시찰|답사|탐방|둘러|벤치마킹|면담|예방|접견|간담|협의|참석|참관|관람|상담|설명회|체결|서명|체험|조사|교류"
)
_COMES = re.compile(r"초청|내방|방한|홈스테이|내한|맞이|초대|연수생|(?:일행|단)\s?(?:방문|접견)|온라인|화상")


def in_cells(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read a row of an itinerary: what is done where a cell names a foreign place alone is done on a visit there."""
    home = frame.home
    analysis = story.analysis
    if home is None or not frame.heading or not cells.row(analysis.document.text, frame.line):
        return
    stops = [
        each
        for each in cells.alone(analysis.document.text, frame.line, story.analysis.named_on(frame.line.index))
        if story.foreign(each)
    ]
    text = analysis.text(frame.line.start, frame.line.end)
    dated = [
        each
        for each in story.analysis.named_on(frame.line.index)
        if each.kind == "date" and each.dates and len(each.dates.start or "") == _DAY
    ]
    if not dated or not stops or not _ACTIVITY.search(text) or _COMES.search(text):
        return
    for stop in stops:
        draft = drafted(story, frame, (home,), stop, "rule:ko/visit-cell", 0.8)
        draft.start, draft.end = period(dated[:1])
        if draft.status is not Status.CANCELLED:
            draft.status = (
                Status.PLANNED if ahead(story, draft.start) or frame.status is Status.PLANNED else Status.HELD
            )
        yield draft
