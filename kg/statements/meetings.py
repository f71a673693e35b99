"""Meetings: bilateral talks and audiences, in person or on a screen."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements import journeys, listed_talks
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import ONLINE, Draft, dates_of, governed, merge, moved_to, period
from kg.statements.patterns import near, one_of
from kg.statements.visitors import greeted, people

_MEETS = one_of(
    r"^(?:만나|면담|간담|회담|예방|접견|환담|조찬|오찬|만찬|회동|대담|상견례|만남|대좌|독대|차담|통화|조우)$"
)
_TALKS = one_of(
    r"^(?:협의|논의|상의|의논|모색|나누|교환|약속|합의|공유|짜|조율|담판|매듭짓|맞추|이야기|얘기|대화|토론)$"
)
_NOUN = near(
    r"(?:(?:개별|양자|단독|화상|비공개|시장)?\s?(?:면담|회담)|간담회|(?:화상|영상|온라인|비대면)\s?(?:회의|통화|회담|면담|간담회?|미팅)|실무\s?(?:회의|협의|회담|논의)|전화\s?통화|"
    r"(?<![가-힣])미팅|접견|예방|조찬|오찬|만찬|상견례|차담|환담|다과회|티타임|간담(?=$|[은는이가을를의과도]))"
)
_HOLDS = one_of(
    r"^(?:갖|하|열|가지|개최|진행|마련|통하|이어가|예정|추진|취소|무산|연기|변경|열리|잡히|주최|성사|이루어지|이뤄지|참석|나누|못하|않|이|준비|미루|미뤄지|밀리|늦추|순연|보류|불발|빠지|접|결렬|겸하|치르|거치|받|주재|잇따르|이어지|마치|벌이|)$"
)
# talks that are named as the occasion of what was said there (간담회에서 설명했다)
_AT_TALKS = re.compile(r"(?:간담회|면담|회담|간담|차담|환담|접견|예방|오찬|만찬|조찬)(?:\s?자리)?$")
_SHARES_TABLE = re.compile(r"(?:점심|저녁|아침|식사|차)를?(?:\s?\S{1,4})?\s(?:함께|같이|나누|대접)")
# papers and gifts change hands at a ceremony: that alone is no talk
_PAPERS = re.compile(
    r"(?:협정|협약|의향|합의|각|선언|약정|계약|인증)(?:서|문)|협약|협정|선물|기념품|기념패|감사패|친서|서한|명함"
)
_STAYS = frozenset("머물 머무르 체류 방문 찾 찾아가 옮기 들르 도착 이동 건너가 묵".split())
_GATHERED = (EventKind.CONFERENCE, EventKind.EXHIBITION, EventKind.FESTIVAL)
# in notes one noun stands for two acts: 시장 예방 및 기념품 교환
_JOINED = re.compile(r"(?:예방|면담|접견|간담회?|환담)\s?(?:및|·|,|후|겸)")
_HALL = re.compile(r"(?:시청|도청|군청|구청|청|시의회|의회|시정부|본부)\s?(?:예방|면담|간담|접견|방문)")
_FIRST = re.compile(r"(?:이후|이래|만에|만의)\s?처음")
_OWN_HALL = re.compile(r"(?:시청|도청|군청|구청|청사)\s?(?:[가-힣\d]{1,8}\s?)?에서")
_ENVOY = re.compile(r"대사(?:관)?|총영사|장관|차관|청장|총리|이사장|회장|사장|총장|교수|대표|원장")
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
    stops = journeys.at_stops(story)
    listed = listed_talks.lists(story, gatherings)
    heads = {talks.heading.index for talks in listed}
    occasion = _under(story, listed)
    settled = {line: talks.status for talks in listed for line in talks.others if talks.status is Status.HELD}
    for frame in sorted(story.frames, key=lambda each: each.title):
        block = story.topic(frame)
        home = frame.home
        held = at.get(id(frame))
        if held is not None and held.place and held.status is not Status.CANCELLED:
            stage[block] = held.place
        if frame.line.index in heads:
            # each talk is told by its item
            continue
        stop = stops.get(frame.line.index)
        there = stage.get(block)
        met = partner.get(block) or (stop.place if stop is not None else None)
        if met is None and there and story.foreign(there):
            # 칼라오에서는 …했다. 시장 면담은 무산됐다: the mayor of where the story is
            met = there
        where = stop.place if stop is not None else occasion.get(frame.line.index)
        for draft in _found(story, frame, visits, gatherings, stage.get(block), met, where):
            if draft.status is Status.PLANNED and frame.line.index in settled:
                # 자료를 나누기로 함: what was agreed lies ahead, the talk that the list tells of does not
                draft.status = settled[frame.line.index]
            if frame.title and any(set(each.participants) == set(draft.participants) for each in drafts):
                continue
            merge(drafts, draft, same=True)
        for site in frame.sites:
            stage[block] = site
        for reference in (*frame.actors,):
            if reference != home and "/" in reference:
                partner[block] = reference
    for talks in listed:
        for draft in listed_talks.drafts(story, talks, drafts):
            merge(drafts, draft, same=True)
    return [draft for draft in drafts if not _heads(draft, drafts)]


def _heads(draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether a draft is the headline of one told in full: without a verb, undated, of the same parties."""
    if (
        draft.start
        or draft.frame.clause.predicate.ending != "noun"
        or draft.frame.clause.start != draft.frame.line.body
    ):
        return False
    return any(
        each is not draft
        and each.start
        and each.frame.line.index > draft.frame.line.index
        and set(each.participants) == set(draft.participants)
        and draft.place in (None, each.place)
        for each in drafts
    )


def _under(story: Story, listed: list[listed_talks.Talks]) -> dict[int, str]:
    """Return where the talks were for each line of a list of talks and what stands below its items."""
    places: dict[int, str] = {talks.heading.index: talks.place for talks in listed if talks.place}
    for line in story.analysis.lines if places else ():
        if line.parent in places:
            places[line.index] = places[line.parent]
    return places


def _found(
    story: Story,
    frame: Frame,
    visits: list[Draft],
    gatherings: list[Draft],
    stage: str | None,
    partner: str | None,
    stop: str | None,
) -> Iterator[Draft]:
    predicate = frame.clause.predicate
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    meets = bool(_MEETS.match(predicate.stem))
    if not meets and _TALKS.match(predicate.stem):
        meets = any(
            (
                phrase.part == "with"
                and (any(e.kind == "official" for e in phrase.actors) or _PEOPLE.search(phrase.words))
            )
            or (phrase.actors and people(phrase) and greeted(story, phrase))
            for phrase in phrases
        ) and not any(phrase.part == "object" and _PAPERS.search(phrase.words) for phrase in frame.clause.phrases)
    if not meets:
        meets = bool(_SHARES_TABLE.search(text))
    if not meets and predicate.ending != "modifier" and frame.status is Status.HELD:
        meets = any(phrase.part == "at" and _AT_TALKS.search(phrase.words.strip()) for phrase in frame.clause.phrases)
    if not meets and predicate.ending == "noun":
        meets = bool(_JOINED.search(text))
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
    if story.headed(frame.line) and all(each.kind == "group" for p in phrases for each in p.actors):
        # □ 양자 면담: whom they met stands below
        return
    if (
        frame.clause.head is not None
        and frame.clause.head.nouns == ("것",)
        and _FIRST.search(story.analysis.text(frame.clause.head.end, frame.sentence.end))
    ):
        # 회담을 연 것은 2015년 이후 처음이다: tells how rare it is, not when it was
        return
    if predicate.stem == "없" or predicate.tail.startswith(("러", "으러")):
        # 업체를 만나러 왔다: what they came for
        return
    if predicate.stem == "만나" and re.search(r"지 못하|ᆯ 수 없", predicate.tail):
        return
    pairs = list(_pairs(story, frame, home, partner))
    envoy = home is not None and _with_envoy(frame)
    if home and (envoy or (not pairs and _ENVOY.search(text))):
        # an envoy or a company's head is no place's: the home alone takes part
        pairs = [(home,)]
    if frame.title and not any(home in pair for pair in pairs):
        return
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
            place = _where(story, frame, pair, visits, gatherings, stage, home, stop)
            if envoy and not frame.sites and _EMBASSY.search(text):
                place = None
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


_WITH_ENVOY = re.compile(r"(?:대사|총영사|영사|장관|차관)$")
_EMBASSY = re.compile(r"주한|대사관")


def _with_envoy(frame: Frame) -> bool:
    """Tell whether those who are met are a state's people, and no place's."""
    met = [p for p in frame.clause.phrases if p.part in ("object", "with", "") and _WITH_ENVOY.search(p.words.strip())]
    return bool(met) and not any(
        reference.startswith("place/") for p in met for each in p.actors for reference in each.references
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
            if each.kind == "place" and each in phrase.inside and any(one.kind == "place" for one in phrase.named):
                # 시애틀시(워싱턴주): where that one is
                continue
            if each.kind == "place" and phrase in frame.clause.nested and phrase.part in ("to", "toward", "object"):
                continue
            people.extend(r for r in each.references if "/" in r)
    if frame.clause.head is not None and not people:
        people.extend(r for each in frame.clause.head.actors for r in each.references if "/" in r)
    if any(each.startswith("place/") and each != home for each in people):
        # a network that only names the assembly or the programme takes no part in talks with a city
        named = {
            r for p in frame.clause.phrases if p.part.startswith("with") for each in p.actors for r in each.references
        }
        people = [each for each in people if not each.startswith("network/") or each in named]
    others = [each for each in unique(people) if each not in anchors and (anchors or each != home)]
    if not anchors and home not in people and len(others) == _TWO and _dashed(story, frame):
        # 고베시–다낭시 화상회의: the two meet one another, whoever reports it
        yield tuple(others)
        return
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


_TWO = 2
_DASH = re.compile(r"(?:특별시|광역시|시|군|구|도)?\s?[-–—↔]\s?")


def _dashed(story: Story, frame: Frame) -> bool:
    """Tell whether a dash joins the two places that a clause opens with."""
    for phrase in frame.clause.phrases[:2]:
        named = [each for each in phrase.named if each.kind == "place"]
        if len(named) >= _TWO:
            return _DASH.fullmatch(story.analysis.text(named[0].end, named[1].start)) is not None
    return False


def _where(
    story: Story,
    frame: Frame,
    pair: tuple[str, ...],
    visits: list[Draft],
    gatherings: list[Draft],
    stage: str | None,
    home: str | None,
    stop: str | None,
) -> str | None:
    """Return the city where a meeting is: said, or that of the visit or gathering on whose occasion it is."""
    if frame.sites:
        return frame.sites[0]
    if (
        frame.clause.predicate.stem == "예방"
        and frame.own
        and frame.subjects
        and story.foreign(frame.subjects[0])
        and home in frame.others
    ):
        # the guest calls on the home's own
        return home
    for phrase in frame.clause.phrases:
        hall = _HALL.search(phrase.words)
        named = [each for each in phrase.actors if each.kind == "place" and each.references] if hall else []
        if hall and named and 0 <= phrase.start + hall.start() - named[-1].end <= 1:
            # 리마시청 예방: at the hall that is called on
            return named[-1].references[0]
    if there := stay(story, frame):
        return there
    if stop is not None:
        return stop
    planned = frame.status is Status.PLANNED
    attended = [
        each
        for each in gatherings
        if each.place
        and each.type in _GATHERED
        and each.anchor < frame.clause.end
        and each.status is (Status.PLANNED if planned else Status.HELD)
    ]
    if attended and _AT_GATHERING.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        return next((each.place for each in reversed(attended) if each.place != home), attended[-1].place)
    trips = {v.place for v in visits if v.visitors == (home,) and _possible(v, frame)}
    for reference in frame.heading[:1]:
        if reference == home or not story.foreign(reference):
            continue
        if reference in pair or reference in trips:
            return reference
    if (
        frame.near
        and frame.stage is not None
        and (frame.stage in trips or any(g.place == frame.stage for g in attended))
    ):
        return frame.stage
    if stage and any(g.place == stage for g in attended):
        return stage
    if hosted := next((g.place for g in attended if g.place in pair and g.place != home), None):
        return hosted
    for visit in visits:
        if visit.place in pair and visit.visitors and visit.visitors[0] in pair and _possible(visit, frame):
            return visit.place
    if stage and (stage in pair or any(v.place == stage for v in visits)):
        return stage
    if story.stage is not None and not frame.heading:
        return story.stage
    if frame.stage is not None and (frame.stage in trips or any(g.place == frame.stage for g in attended)):
        return frame.stage
    return _host(story, frame, pair, visits, gatherings, home)


def _possible(visit: Draft, frame: Frame) -> bool:
    """Tell whether a talk may have been on a visit: none was on one that is called off or still lies ahead of it."""
    return visit.status is not Status.CANCELLED and not (frame.status is Status.HELD and visit.status is Status.PLANNED)


def stay(story: Story, frame: Frame) -> str | None:
    """Return the foreign place to which an earlier clause of the sentence brings those who meet (머물고 있는 시장이 만나)."""
    for other in reversed(story.sentence(frame)):
        if other is frame or other.clause.start > frame.clause.predicate.start:
            continue
        if other.clause.predicate.stem in _STAYS and other.clause.predicate.end <= frame.clause.predicate.start:
            goals = [
                r
                for phrase in other.clause.phrases
                if phrase.part in ("to", "toward", "object", "at")
                for each in phrase.named
                if each.kind == "place"
                for r in each.references[:1]
                if story.foreign(r)
            ]
            if goals and goals[-1] not in other.subjects:
                return goals[-1]
    return None


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
    called = frame.clause.predicate.stem == "예방" and (not frame.subjects or home in frame.subjects)
    if called and other is not None and story.foreign(other):
        # who pays a courtesy call goes to whom it is paid
        return other
    if frame.clause.predicate.stem == "접견" or (frame.own and frame.subjects and story.foreign(frame.subjects[0])):
        return home
    abroad = [
        each
        for each in visits
        if each.visitors == (home,) and each.place and story.foreign(each.place) and _possible(each, frame)
    ]
    if any(each.place == other for each in abroad):
        return other
    if any(each.place == home and each.status is not Status.CANCELLED for each in gatherings):
        return home
    if abroad and other is not None and story.foreign(other) and not any(each.place == home for each in visits):
        return other
    if abroad and not any(each.place == home for each in visits):
        return abroad[-1].place
    if frame.near and frame.stage is not None and story.foreign(frame.stage) and not frame.heading:
        return frame.stage
    return home
