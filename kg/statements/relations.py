"""What a document says of its actors: agreements, events, memberships and ties."""

from dataclasses import replace

from kg.model import Agreement, Event, EventKind, Statement, Status, Tie
from kg.statements import (
    agreement_details,
    agreements,
    attendance,
    ceremonies,
    english_relations,
    frames,
    gatherings,
    meetings,
    memberships,
    pairs,
    status,
    ties,
    timing,
    visits,
)
from kg.statements.analysis import Analysis
from kg.statements.frames import Frame, Story
from kg.statements.occasions import Draft, ahead


def extract(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the relations that an analysed document states."""
    if not analysis.sentences:
        return ()
    if is_english(analysis):
        stated = english_relations.extract(analysis)
        return (*stated, *ties.derive(None, stated), *_denied(analysis, stated))
    story = frames.read(analysis)
    stated, bound = _stated(story)
    tied = ties.tempered(pairs.likely(story, bound), stated)
    return _attributed(story, (*stated, *tied, *_denied(analysis, stated)))


def _denied(analysis: Analysis, stated: tuple[Statement, ...]) -> tuple[Agreement, ...]:
    affirmed = [each for each in stated if isinstance(each, Agreement)]
    return tuple(agreement_details.denials(analysis, affirmed))


def told(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the relations that rules tell of a Korean document, before its signs of ties are weighed."""
    if not analysis.sentences:
        return ()
    stated, bound = _stated(frames.read(analysis))
    return (*stated, *bound)


def _stated(story: Story) -> tuple[tuple[Statement, ...], tuple[Tie, ...]]:
    """Return what the clauses of a story state, and the ties that follow."""
    pacts, occasions = agreements.find(story)
    gone = visits.find(story)
    gathered = gatherings.find(story)
    met = meetings.find(story, gone, gathered)
    signed = ceremonies.find(story, occasions, gone, gathered, met)
    for draft in (*signed, *met):
        _attended(draft, gone, gathered)
    drafts = [*gone, *met, *gathered, *signed]
    _share_dates(story, drafts)
    timing.settle(story, drafts)
    # what an itinerary or the whole trip has dated, dates what happened there
    _share_dates(story, drafts)
    pacts = timing.dated(story, pacts, drafts)
    visits.receive(story, gone, (*met, *signed), pacts)
    for draft in drafts:
        chain = (draft.frame.clause.predicate, *draft.frame.governors[:1])
        told = any(status.of_predicate(each) is Status.HELD for each in chain)
        asked = draft.frame.clause.predicate.stem in ("초청", "초대", "확정", "선정", "결정", "유치")
        if draft.status is Status.HELD and ahead(story, draft.start) and (asked or not told):
            draft.status = Status.PLANNED
        elif draft.status is Status.PLANNED and draft.type in _MET and _over(story, draft):
            draft.status = Status.HELD
    stated = (
        *memberships.find(story),
        *pacts,
        *(_event(story, draft) for draft in drafts),
    )
    put_off = [_tie_ahead(story, draft) for draft in gone if draft.status is Status.CANCELLED and _put_off(draft)]
    return stated, ties.derive(story, (*stated, *put_off))


_MET = (EventKind.VISIT, EventKind.MEETING)
_WHOLE = 10  # the letters of a whole date


def _over(story: Story, draft: Draft) -> bool:
    """Tell whether a draft's last day lies before the page's own: what came of it there is told, not what was meant."""
    last = draft.end or draft.start or ""
    return len(last) == _WHOLE and ahead(story, last) is False


def _put_off(draft: Draft) -> bool:
    """Tell whether a visit is postponed, not called off: the relation it stands for is still ahead."""
    chain = (draft.frame.clause.predicate, *draft.frame.governors[:2])
    return any(status.postpones(each) for each in chain) and not any(
        status.cancels(each) and not status.postpones(each) for each in chain
    )


def _tie_ahead(story: Story, draft: Draft) -> Statement:
    return replace(_event(story, draft), status=Status.PLANNED)


def _attributed(story: Story, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements, those that rest on quoted words with the name of who is quoted."""
    quoted = [frame for frame in story.frames if frame.clause.quoted]
    if not quoted:
        return statements
    spans = [(frame.clause.start, frame.clause.end, _speaker(story, frame)) for frame in quoted]
    return tuple(
        replace(
            each,
            attributed_to=next(
                (name for start, end, name in spans if start <= each.evidence[0].start and each.evidence[0].end <= end),
                None,
            ),
        )
        for each in statements
    )


def _speaker(story: Story, frame: Frame) -> str | None:
    """Return the official whose words a quoted clause gives: the one named last before it in its sentence, or after."""
    officials = [each for each in story.analysis.of(frame.sentence) if each.official is not None]
    before = [each for each in officials if each.start <= frame.clause.start]
    best = before[-1] if before else (officials[0] if officials else None)
    return best.official.name if best is not None and best.official is not None else None


def is_english(analysis: Analysis) -> bool:
    """Tell whether the sentences were split into words, not into Korean morphemes."""
    return not any(
        token.tag.startswith(("N", "J", "V")) for sentence in analysis.sentences for token in sentence.tokens
    )


def _share_dates(story: Story, drafts: list[Draft]) -> None:
    """Date what happens on the occasion of a dated visit or gathering in the same city: to the day if it has but one.

    A talk during a trip of several days is dated to the month, no more precisely than the text is.
    """
    for draft in drafts:
        if draft.start or draft.end or draft.place is None or draft.status is Status.CANCELLED:
            continue
        if draft.type is EventKind.VISIT:
            hosts = [each for each in drafts if each.type is EventKind.FESTIVAL]
        else:
            hosts = [each for each in drafts if each.type in (EventKind.VISIT, EventKind.CONFERENCE)]
        near = [
            each
            for each in hosts
            if each is not draft
            and each.start
            and each.place == draft.place
            and (each.status is Status.PLANNED) is (draft.status is Status.PLANNED)
            and each.status is not Status.CANCELLED
            and (
                each.type is not EventKind.VISIT
                or set(each.participants) & set(draft.participants)
                or (each.visitors == (story.home,) and story.foreign(draft.place))
            )
        ]
        if not near:
            continue
        host = min(near, key=lambda each: abs(each.spans[0][0] - draft.spans[0][0]))
        one_day = host.start is not None and len(host.start) == 10 and host.end == host.start
        if one_day and story.topic(host.frame) == story.topic(draft.frame):
            draft.start, draft.end = host.start, host.end
        else:
            draft.start, draft.end = timing.carried(host)


def _attended(draft: Draft, gone: list[Draft], gathered: list[Draft]) -> None:
    """Add the visit that a held meeting or signing in one party's city implies, if no assembly brought them there."""
    sides = [each for each in draft.participants if each.startswith("place/")]
    if draft.status is not Status.HELD or draft.place not in sides or len(sides) != 2:
        return
    if draft.rule == "rule:ko/meeting-online":
        return
    received = draft.type is EventKind.MEETING and draft.place == draft.frame.home
    if draft.frame.sites[:1] != (draft.place,) and not received:
        return
    if any(each.place == draft.place for each in gathered):
        return
    visitor = next(each for each in sides if each != draft.place)
    if any(each.place == draft.place and visitor in each.visitors for each in gone):
        return
    gone.append(
        Draft(
            EventKind.VISIT,
            Status.HELD,
            draft.frame,
            "rule:ko/visit-implied",
            0.6,
            place=draft.place,
            start=draft.start,
            visitors=(visitor,),
            participants=(visitor, draft.place),
        )
    )


def _event(story: Story, draft: Draft) -> Event:
    return Event(
        evidence=tuple(story.analysis.span(start, end) for start, end in draft.spans),
        rule=draft.rule,
        confidence=draft.confidence,
        type=draft.type,
        status=draft.status,
        name=draft.name,
        place=draft.place,
        start=draft.start,
        end=draft.end,
        participants=tuple(sorted(set(draft.participants))),
        visitors=tuple(sorted(set(draft.visitors))),
        venue=attendance.venue(story, draft),
        organizers=tuple(sorted({*draft.organizers, *attendance.organizers(story, draft)})),
        attendees=attendance.attendees(story, draft),
    )
