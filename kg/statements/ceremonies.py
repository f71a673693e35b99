"""Signings: the occasion of an agreement, at the place said, else where its parties are together."""

import re

from kg.model import EventKind, Status
from kg.statements.agreements import Pact
from kg.statements.frames import Frame, Story
from kg.statements.meetings import stay
from kg.statements.occasions import Draft, dates_of, merge, period

_CEREMONY = re.compile(r"^\s?(?:이날\s)?(?:협약식|서명식|체결식|조인식|협정식|결연식)")


def find(
    story: Story, pacts: tuple[Pact, ...], gone: list[Draft], gathered: list[Draft], met: list[Draft]
) -> list[Draft]:
    """Return the signings of agreements whose occasion is told, each pair of parties and day once."""
    signed: list[Draft] = []
    for pact in pacts:
        merge(signed, _signing(story, pact, gone, gathered, met), same=True)
    return signed


def _signing(story: Story, pact: Pact, gone: list[Draft], gathered: list[Draft], met: list[Draft]) -> Draft:
    frame = pact.frame
    parties = pact.agreement.parties
    place = _said(story, frame) or _together(story, pact, gone, gathered, met)
    date = pact.agreement.date or period(dates_of(story, frame), near=frame.clause.predicate.start)[0]
    state = Status.PLANNED if pact.agreement.status is Status.PLANNED else Status.HELD
    return Draft(
        EventKind.SIGNING, state, frame, "rule:ko/signing", 0.8, place=place, start=date, end=date, participants=parties
    )


def _said(story: Story, frame: Frame) -> str | None:
    """Return the place that the clause, its brackets or an earlier clause of the sentence names."""
    if frame.sites:
        return frame.sites[0]
    for other in story.sentences.get(frame.sentence.index + 1, ()):
        # 협약식은 시청에서 진행된다
        if other.sites and _CEREMONY.match(story.analysis.text(other.sentence.start, other.sentence.end)):
            return other.sites[0]
    for phrase in frame.clause.phrases:
        for each in phrase.inside:
            if each.kind == "place" and each.references:
                return each.references[0]
    return stay(story, frame)


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
        and (each.status is Status.PLANNED) is to_come
        and each.status is not Status.CANCELLED
    ]
    if frame.near and frame.stage is not None and not to_come:
        return frame.stage
    return here[-1].place if here else story.stage
