"""Meetings: bilateral talks and audiences, in person or on a screen."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import ONLINE, Draft, dates_of, governed, merge, moved_to, period

_MEETS = re.compile(r"^(?:만나|면담|간담|회담|예방|접견|환담|조찬|오찬|만찬|회동|대담|상견례|만남)$")
_TALKS = re.compile(r"^(?:협의|논의|상의|의논|모색|나누|교환|약속|합의|공유)$")
_NOUN = re.compile(
    r"(?:(?:개별|양자|단독|화상|비공개|시장)?\s?(?:면담|회담)|간담회|화상\s?(?:회의|통화|회담|면담|간담회)|실무\s?(?:회의|협의|회담|논의)|"
    r"미팅|접견|예방|조찬|오찬|만찬|상견례)"
)
_HOLDS = re.compile(
    r"^(?:갖|하|열|가지|개최|진행|마련|통하|이어가|예정|추진|취소|무산|연기|변경|열리|잡히|주최|성사|이루어지|참석|나누|없|못하|않|이|준비|)$"
)
_FIRST = re.compile(r"(?:이후|이래|만에|만의)\s?처음")
_OWN_HALL = re.compile(r"(?:시청|도청|군청|구청|청사)\s?(?:[가-힣\d]{1,8}\s?)?에서")
_ENVOY = re.compile(r"대사(?:관)?|총영사|장관|이사장|회장|사장|총장|교수|대표|원장")
_PEOPLE = re.compile(r"(?:시장단|대표단|방문단|부시장|시장|지사|관계자|총장|의장|사절단|참가단|실무진)들?$")
_AT_GATHERING = re.compile(
    r"총회장|행사장|회의장|대회장|포럼장|(?:총회|회의|행사|포럼|대회|축제)\s?(?:기간|현장|참석)|현지에서|(?:이|그)\s자리"
)


def find(story: Story, visits: list[Draft], gatherings: list[Draft]) -> list[Draft]:
    """Return the meetings that a document tells of; visits and gatherings tell where one without a place was."""
    drafts: list[Draft] = []
    stage: dict[int, str | None] = {}
    partner: dict[int, str] = {}
    at = {id(draft.frame): draft for draft in gatherings}
    for frame in sorted(story.frames, key=lambda each: each.title):
        block = story.topic(frame)
        home = frame.home
        held = at.get(id(frame))
        if held is not None and held.place and held.status is not Status.CANCELLED:
            stage[block] = held.place
        for draft in _found(story, frame, visits, gatherings, stage.get(block), partner.get(block)):
            if frame.title and any(set(each.participants) == set(draft.participants) for each in drafts):
                continue
            merge(drafts, draft, same=True)
        for site in frame.sites:
            stage[block] = site
        for reference in (*frame.actors,):
            if reference != home and "/" in reference:
                partner[block] = reference
    return drafts


def _found(
    story: Story, frame: Frame, visits: list[Draft], gatherings: list[Draft], stage: str | None, partner: str | None
) -> Iterator[Draft]:
    predicate = frame.clause.predicate
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    meets = bool(_MEETS.match(predicate.stem))
    if not meets and _TALKS.match(predicate.stem):
        meets = any(
            phrase.part == "with"
            and (any(each.kind == "official" for each in phrase.actors) or _PEOPLE.search(phrase.words))
            for phrase in phrases
        )
    if not meets:
        for phrase in phrases:
            if not _HOLDS.match(predicate.stem) and phrase.part != "by":
                continue
            match = _NOUN.search(phrase.text)
            if match and not re.search(r"(?:면담|회담|간담)(?:록|장|실|자)", phrase.text):
                meets = True
    if not meets:
        return
    home = frame.home
    if story.headed(frame.line) and not frame.actors:
        return
    if (
        frame.clause.head is not None
        and frame.clause.head.nouns == ("것",)
        and _FIRST.search(story.analysis.text(frame.clause.head.end, frame.sentence.end))
    ):
        # 회담을 연 것은 2015년 이후 처음이다: tells how rare it is, not when it was
        return
    if predicate.stem == "만나" and re.search(r"지 못하|ᆯ 수 없", predicate.tail):
        return
    pairs = list(_pairs(story, frame, home, partner))
    if not pairs and home and _ENVOY.search(text):
        # an envoy or a company's head is no place's: the home alone takes part
        pairs = [(home,)]
    start, end = period(dates_of(story, frame), near=predicate.start)
    state = governed(frame)
    if state is Status.CANCELLED and (new := moved_to(story, frame))[0]:
        state, (start, end) = Status.PLANNED, new
    if state is Status.PROPOSED:
        return
    for pair in pairs:
        place, rule = None, "rule:ko/meeting"
        if ONLINE.search(text):
            # on a screen, but in a hall that is named: the home's own
            place = home if home in pair and _OWN_HALL.search(text) else None
            rule = "rule:ko/meeting-online"
        else:
            place = _where(story, frame, pair, visits, gatherings, stage, home)
        yield Draft(
            EventKind.MEETING,
            state,
            frame,
            rule,
            0.85,
            place=place,
            start=start,
            end=end,
            participants=tuple(sorted(pair)),
        )


def _pairs(story: Story, frame: Frame, home: str | None, partner: str | None) -> Iterator[tuple[str, ...]]:
    """Yield who meets whom: the subject with each of the others, else with the heading's or paragraph's partner."""
    anchors = tuple(each for each in frame.subjects if "/" in each)
    people: list[str] = []
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if phrase.part == "at" and not any(each.kind in ("official", "network") for each in phrase.actors):
            continue
        for each in (*phrase.actors, *(phrase.inside if phrase.part.startswith("with") else ())):
            if each.kind == "date" or (each.kind == "network" and phrase.part not in ("with", "with-of", "to")):
                continue
            if each.kind == "place" and phrase.part in ("at", "since"):
                continue
            people.extend(r for r in each.references if "/" in r)
    if frame.clause.head is not None and not people:
        people.extend(r for each in frame.clause.head.actors for r in each.references if "/" in r)
    others = [each for each in unique(people) if each not in anchors and (anchors or each != home)]
    if len(anchors) == 2 and not others:
        yield anchors
        return
    anchor = anchors[0] if anchors else home
    if anchor is None:
        return
    if not others:
        if anchor != home and home:
            others = [home]
        else:
            fallback = next((r for r in frame.heading if r != anchor), None) or partner
            if fallback is None and len(frame.nearby) > 1:
                fallback = next((r for r in frame.nearby if r != anchor), None)
            others = [fallback] if fallback else []
    elif anchor not in (home,) and home in others:
        others = [home] if len(others) > 1 and story.foreign(anchor) else others
    elif not anchors and home in others:
        others = [each for each in others if each != home]
    for other in others:
        if other != anchor:
            yield (anchor, other)


def _where(
    story: Story,
    frame: Frame,
    pair: tuple[str, ...],
    visits: list[Draft],
    gatherings: list[Draft],
    stage: str | None,
    home: str | None,
) -> str | None:
    """Return the city where a meeting is: said, or that of the visit or gathering on whose occasion it is."""
    if frame.sites:
        return frame.sites[0]
    attended = [g for g in gatherings if g.place and g.status is Status.HELD and g.anchor < frame.clause.end]
    if frame.status is Status.PLANNED:
        attended = [g for g in gatherings if g.place and g.status is Status.PLANNED and g.anchor < frame.clause.end]
    if attended and _AT_GATHERING.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        return attended[-1].place
    for reference in frame.heading[:1]:
        if reference in pair and reference != home and any(v.place == reference for v in visits):
            return reference
    if stage and any(g.place == stage for g in attended):
        return stage
    if hosted := next((g.place for g in attended if g.place in pair and g.place != home), None):
        return hosted
    for visit in visits:
        if (
            visit.place in pair
            and visit.visitors
            and visit.visitors[0] in pair
            and visit.status is not Status.CANCELLED
        ):
            return visit.place
    if stage and (stage in pair or any(v.place == stage for v in visits)):
        return stage
    if story.stage is not None and not frame.heading:
        return story.stage
    return _host(story, frame, pair, visits, gatherings, home)


def _host(
    story: Story,
    frame: Frame,
    pair: tuple[str, ...],
    visits: list[Draft],
    gatherings: list[Draft],
    home: str | None,
) -> str | None:
    """Return who receives whom where nothing says so: the one called on, else the foreign stop of a trip, else home."""
    other = next((each for each in pair if each != home and each.startswith("place/")), None)
    if home is None or home not in pair:
        return other if frame.clause.predicate.stem == "예방" else None
    if frame.clause.predicate.stem == "예방" and other is not None and home in frame.subjects and story.foreign(other):
        # who pays a courtesy call goes to whom it is paid
        return other
    if frame.clause.predicate.stem == "접견" or (frame.own and frame.subjects and story.foreign(frame.subjects[0])):
        return home
    abroad = [
        each
        for each in visits
        if each.visitors == (home,) and each.place and story.foreign(each.place) and each.status is not Status.CANCELLED
    ]
    if any(each.place == other for each in abroad):
        return other
    if any(each.place == home and each.status is not Status.CANCELLED for each in gatherings):
        return home
    if abroad and other is not None and story.foreign(other) and not any(each.place == home for each in visits):
        return other
    if abroad and not any(each.place == home for each in visits):
        return abroad[-1].place
    return home
