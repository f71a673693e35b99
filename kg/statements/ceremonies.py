"""Signings: the occasion of an agreement, at the place said, else where its parties are together."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements import status
from kg.statements.agreement_status import signing_after
from kg.statements.agreements import Pact
from kg.statements.frames import Frame, Story
from kg.statements.meetings import stay
from kg.statements.occasions import ONLINE, Draft, dates_of, merge, moved_to, period

_CEREMONY_NOUN = re.compile(r"(?:협약|서명|체결|조인|협정|결연)식$")
_HOLDING = re.compile(r"\s?(?:시\s)?(?:개최|진행|거행)")
_HALL = re.compile(
    r"(?:(?:회의|행사|공연|연회|전시|축제|경기|운동|박람회|대회|만찬|오찬|회견|체험|식|공|농)장|(?<![기장차])관|관광지|센터|홀|청사|시청|도청|군청|구청|시장실|회의실|접견실|광장|공원|호텔|캠퍼스|대학교|스코|텍스|코엑스|체험마을|상황실|집무실|세미나실)$"
)
_OWN_HALL = re.compile(r"(?:^|\s)(?:시청|도청|군청|구청|청사|시장실|군수실|구청장실)(?:\s[가-힣]{1,8})?$")


def find(
    story: Story, pacts: tuple[Pact, ...], gone: list[Draft], gathered: list[Draft], met: list[Draft]
) -> list[Draft]:
    """Return the signings of agreements whose occasion is told, each pair of parties and day once."""
    signed: list[Draft] = []
    for pact in pacts:
        merge(signed, _signing(story, pact, gone, gathered, met), same=True)
    off = {frame.clause.start for frame in story.frames if _called_off(frame)}
    signed = [each for each in signed if each.frame.clause.start not in off]
    for frame in story.frames:
        for draft in _off(story, frame):
            merge(signed, draft, same=True)
    return signed


def _called_off(frame: Frame) -> bool:
    return any(
        status.cancels(each) or status.postpones(each) for each in (frame.clause.predicate, *frame.governors[:1])
    )


def _off(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read a ceremony that is called off or put off (7월 서명식도 취소했다); a new day makes it one to come."""
    phrase = next((p for p in frame.clause.phrases if p.words.endswith("식") and _CEREMONY_NOUN.search(p.words)), None)
    if phrase is None:
        return
    later = [each for each in story.sentence(frame) if each.clause.start >= frame.clause.start]
    if frame.title or not any(_called_off(each) for each in later[:2]):
        return
    sides = [each for each in (*frame.actors, *frame.nearby) if each.startswith("place/")]
    home = frame.home
    partner = next((each for each in sides if each != home), frame.partner)
    if home is None or partner is None or phrase.part in ("of", "with", "with-of"):
        return
    start, end = moved_to(story, frame)
    state = Status.PLANNED if start else Status.CANCELLED
    if not start:
        start, end = period(phrase.dates or dates_of(story, frame), near=phrase.start)
    told = [each for each in story.sentence(frame) if each.clause.start <= frame.clause.predicate.start]
    place = next((each.sites[0] for each in reversed(told) if each.sites), None) or _held_in(story, frame)
    if not start:
        start, end = period([day for each in told for day in each.clause.dates][:1])
    yield Draft(
        EventKind.SIGNING,
        state,
        frame,
        "rule:ko/signing-off",
        0.7,
        place=place,
        start=start,
        end=end,
        participants=tuple(sorted({home, partner})),
    )


def _held_in(story: Story, frame: Frame) -> str | None:
    """Return the place that stands right before a word of holding (강릉 개최 예정)."""
    for each in story.analysis.of(frame.sentence):
        if each.kind == "place" and each.references and frame.clause.start <= each.start < frame.clause.end:
            if _HOLDING.match(story.analysis.text(each.end, each.end + 6)):
                return str(each.references[0])
    return None


def _signing(story: Story, pact: Pact, gone: list[Draft], gathered: list[Draft], met: list[Draft]) -> Draft:
    frame = pact.frame
    parties = pact.agreement.parties
    after = signing_after(story, frame)
    place = _said(story, frame) or (_said(story, after) if after is not None else None)
    if place is None and not ONLINE.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        place = _together(story, pact, gone, gathered, met)
    date = pact.agreement.date or period(dates_of(story, frame), near=frame.clause.predicate.start)[0]
    if date is None and after is not None:
        date = period(dates_of(story, after))[0]
    state = Status.PLANNED if pact.agreement.status is Status.PLANNED else Status.HELD
    return Draft(
        EventKind.SIGNING, state, frame, "rule:ko/signing", 0.8, place=place, start=date, end=date, participants=parties
    )


def _said(story: Story, frame: Frame) -> str | None:
    """Return the place that the clause, its brackets or an earlier clause of the sentence names."""
    if frame.sites:
        return frame.sites[0]
    if (hall := _hall(story, frame)) is not None:
        return hall
    for phrase in frame.clause.phrases:
        for each in phrase.inside:
            if each.kind == "place" and each.references:
                return each.references[0]
    return stay(story, frame)


def _hall(story: Story, frame: Frame) -> str | None:
    """Return whose hall it is by a party's name in it (산청한방약초축제장에서), or by the town hall that needs no name."""
    names = {
        each.reference: re.sub(r"(?<=..)(?:시|군|구|도)$", "", each.ko)
        for each in story.analysis.places
        if each.ko and len(each.ko) > 1
    }
    for phrase in frame.clause.phrases:
        words = phrase.words.strip()
        if phrase.part != "at":
            continue
        for reference in (*frame.actors, *((frame.home,) if frame.home else ())):
            if reference in names and any(word.startswith(names[reference]) for word in words.split()):
                return str(reference)
        if (
            _HALL.search(words)
            and not phrase.actors
            and (frame.stage is None or (_OWN_HALL.search(words) and not frame.near))
        ):
            # a hall that needs no city beside it: the home's own, while the story is at home
            return frame.home
    return None


def _together(story: Story, pact: Pact, gone: list[Draft], gathered: list[Draft], met: list[Draft]) -> str | None:
    """Return where the parties of an agreement are together: on a visit, in talks, at a gathering."""
    frame, parties = pact.frame, pact.agreement.parties
    to_come = pact.agreement.status is Status.PLANNED
    received = [
        v for v in gone if v.place in parties and set(v.visitors) <= set(parties) and v.status is not Status.CANCELLED
    ]
    near = [v for v in received if (v.status is Status.PLANNED) is to_come] or received
    if near:
        return min(near, key=lambda v: min(abs(start - frame.clause.start) for start, _ in v.spans)).place
    heading = next((r for r in frame.heading if r in parties and story.foreign(r)), None)
    if heading is not None:
        return heading
    talks = next((m.place for m in met if set(m.participants) == set(parties) and m.place), None)
    if talks is not None:
        return talks
    here = [
        each
        for each in gathered
        if each.place
        and each.type is not EventKind.AWARD
        and each.frame.clause.start <= frame.clause.start
        and (each.frame.home == frame.home or each.place in parties)
        and (each.status is Status.PLANNED) is to_come
        and each.status is not Status.CANCELLED
    ]
    if frame.near and frame.stage is not None and not to_come:
        return frame.stage
    return here[-1].place if here else story.stage
