"""Visits: who goes, or comes, where: a verb of going, a noun of visiting, a report's header, an invitation."""

import re
from collections.abc import Iterable

from kg.model import Agreement, Status
from kg.statements import journeys, status, visit_nouns, visit_verbs
from kg.statements.frames import Frame, Story
from kg.statements.occasions import Draft, ahead, merge


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
            if _only_an_idea(frame):
                continue
            if status.never(frame.clause.predicate):
                continue
            if frame.status is Status.PROPOSED and frame.clause.predicate.ending != "noun":
                if not _before_asking(story, frame, draft):
                    # a wish to come is no visit
                    continue
                draft.status = Status.HELD
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


_IDEAS = frozenset("방안 구상 아이디어 의견 안".split())
_SETTLED = frozenset("확정 결정 합의 추진 마련 정하".split())


def _only_an_idea(frame: Frame) -> bool:
    """Tell whether a clause describes what was merely thought of (의원단을 초청하는 방안도 거론됐다)."""
    head = frame.clause.head
    idea = head is not None and bool(head.nouns) and head.nouns[-1] in _IDEAS
    return idea and not any(each.stem in _SETTLED and not status.cancels(each) for each in frame.governors[:1])


_WISHED = re.compile(r"싶(?:다|어|은|었)|바란다|바랐|원한다|원했")


def _before_asking(story: Story, frame: Frame, draft: Draft) -> bool:
    """Tell whether someone came and then asked (지난 4월 시를 찾아 교육을 함께 하자고 제안했다): the coming is past.

    It is where the guest comes to the home, or on a day that lies behind the page.
    """
    if frame.clause.predicate.ending != "and" or not frame.own or status.of_predicate(frame.clause.predicate):
        return False
    if _WISHED.search(story.analysis.text(frame.clause.end, frame.sentence.end)):
        return False  # 방문해 배우고 싶다는 뜻을 전했다: the wish is for both
    return draft.place == frame.home or ahead(story, draft.start) is False


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
    """Leave out a visit told as held, undated or of the same days, where the page tells the same party's visit there for a later day.

    A page cannot report what its own date lies before: the undated telling (파리에서는 개발공사를 찾아 …하기로 했다) is
    part of the visit ahead.
    """
    published = story.analysis.document.published
    if published is None:
        return drafts
    ahead = {
        (draft.visitors, draft.place): draft.start
        for draft in drafts
        if draft.status is Status.PLANNED and (day := draft.end or draft.start) and day >= published[: len(day)]
    }
    return [
        draft
        for draft in drafts
        if draft.status is not Status.HELD
        or (draft.visitors, draft.place) not in ahead
        or (draft.start and draft.start != ahead[draft.visitors, draft.place])
    ]
