"""Visits: who goes, or comes, where: a verb of going, a noun of visiting, a report's header, an invitation."""

from collections.abc import Iterable

from kg.model import Agreement, Status
from kg.statements import journeys, visit_nouns, visit_verbs
from kg.statements.frames import Story
from kg.statements.occasions import Draft, merge


def find(story: Story) -> list[Draft]:
    """Return the visits that a document tells of, each pair of visitor and place once for each status and time."""
    drafts: list[Draft] = []
    journey = journeys.span(story)
    journeys.header(story, drafts, journey)
    for frame in sorted(story.frames, key=lambda each: each.title):
        for draft in (
            *visit_verbs.told(story, frame),
            *visit_nouns.named(story, frame),
            *visit_nouns.uninvited(story, frame),
            *visit_nouns.in_rows(story, frame),
            *visit_nouns.in_cells(story, frame),
            *visit_nouns.inbound(story, frame),
            *visit_verbs.on_trip(story, frame),
        ):
            if draft.place is None or draft.visitors == (draft.place,) or not draft.visitors:
                continue
            if frame.status is Status.PROPOSED and frame.clause.predicate.ending != "noun":
                # a wish to come is no visit
                continue
            if frame.title and any(each.place == draft.place and each.visitors == draft.visitors for each in drafts):
                continue
            draft.start, draft.end = journeys.in_journey(draft.start, journey), journeys.in_journey(draft.end, journey)
            merge(drafts, draft, same=True)
    journeys.headings(story, drafts, journeys.sections(story, journey))
    journeys.works_abroad(story, drafts)
    journeys.share_dates(story, drafts, journey)
    for draft in drafts:
        draft.start, draft.end = journeys.in_journey(draft.start, journey), journeys.in_journey(draft.end, journey)
    return _without_calls(_without_early(story, drafts))


def receive(story: Story, gone: list[Draft], occasions: Iterable[Draft], pacts: Iterable[Agreement]) -> None:
    """Leave the city visited out of a visit's participants where nothing shows its government to take part.

    A talk or a signing with it does, an agreement, and an office or an official of its own that the text names.
    """
    there = {each for draft in (*occasions,) if draft.status is not Status.CANCELLED for each in draft.participants}
    there |= {party for pact in pacts for party in pact.parties}
    there |= {official.of for official in story.analysis.officials}
    there |= {
        each.references[0]
        for sentence in story.analysis.sentences
        for each in story.analysis.of(sentence)
        if each.kind == "place" and each.form == "office" and each.references
    }
    for draft in gone:
        place = draft.place
        if place is None or place in there or place == draft.frame.home or place in draft.visitors:
            continue
        draft.participants = tuple(each for each in draft.participants if each != place)


def _without_calls(drafts: list[Draft]) -> list[Draft]:
    """Leave out what fell through in a city that the same party did see on that trip: one call less (시청 방문은 취소)."""
    seen = {(draft.visitors, draft.place): draft for draft in drafts if draft.status is Status.HELD}
    return [
        draft
        for draft in drafts
        if draft.status is not Status.CANCELLED
        or (draft.visitors, draft.place) not in seen
        or not _alongside(draft, seen[draft.visitors, draft.place])
    ]


def _alongside(one: Draft, other: Draft) -> bool:
    return not one.start or not other.start or one.start[:7] == other.start[:7]


def _without_early(story: Story, drafts: list[Draft]) -> list[Draft]:
    """Leave out an undated visit told as held where the page tells the same party's visit there for a later day.

    A page cannot report what its own date lies before: the undated telling (파리에서는 개발공사를 찾아 …하기로 했다) is
    part of the visit ahead.
    """
    published = story.analysis.document.published
    if published is None:
        return drafts
    ahead = {
        (draft.visitors, draft.place)
        for draft in drafts
        if draft.status is Status.PLANNED and (day := draft.end or draft.start) and day >= published[: len(day)]
    }
    return [
        draft
        for draft in drafts
        if draft.status is not Status.HELD or draft.start or (draft.visitors, draft.place) not in ahead
    ]
