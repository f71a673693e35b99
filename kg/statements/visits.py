"""Visits: who goes, or comes, where: a verb of going, a noun of visiting, a report's header, an invitation."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import Draft, dates_of, governed, merge, moved_to, period
from kg.statements.phrases import Phrase

GOES = re.compile(
    r"^(?:방문|다녀가|찾아오|찾|다녀오|머물|머무르|순방|들르|건너가|도착|답방|내방|둘러보|견학|시찰|답사|탐방|출장|날아가|향하|찾아가|체류|돌아보|이동|방한|내도|내한|출국|떠나|돌)$"
)
_LOOKS = re.compile(r"^(?:둘러보|견학|시찰|답사|탐방|돌아보|살펴보|살피|벤치마킹|조사|참관|돌)$")
_NOUN = re.compile(r"(?:방문|출장|답방|순방|내도|방한|견학|시찰)$")
_NOUN_LED = re.compile(
    r"(?:방문|출장|답방|순방|내도|방한)(?=\s?(?:\(|예정|일정|계획|차|당시|때|결과|건|을|은|이|의|도|$))"
)
_PARTY = re.compile(
    r"(?:대표|방문|교류|사절|시찰|견학|참가|초청|홍보|경제|무역|통상|의료|문화|체육|친선|축하|조문|유학|산업)단|대표단|방문단|사절단?|시찰단|공연단|예술단|무용단|연수단|답사단|교섭단|조사단|실사단|참관단|파견단|합창단|시장단|직원|일행|석극단|선수단|야구단|관계자"
)
_OFFICE = re.compile(r"(?:시장|지사|군수|구청장|의장|위원장|의원|국장|과장|당서기|장관)$")
_EXPERTS = re.compile(r"전문가|기술진|의료진|의료팀|봉사단|구조대|조사관|자문관|실무자")
_SENDS = re.compile(r"^(?:파견|보내|급파)$")
_INVITES = re.compile(r"^(?:초청|초대|부르|모시)$")
_INVITED = re.compile(
    r"(?:대표|방문|교류|사절|시찰|견학|참가|초청|홍보|경제|무역|통상|의료|문화|체육|친선|축하|조문|유학|산업)단|대표단|방문단|사절단?|시장|지사|총장|의장|단장|부주석|성장|당서기|공연단|실사단|시찰단"
)
_STOPS = re.compile(
    r"^(?:◦|○|·|-|\s)*(?:방\s?문\s?지|방문\s?(?:도시|국가|국|지역)|출\s?장\s?지|출장\s?(?:국가|국|도시|지역)|순방\s?(?:도시|지역|국)|여행\s?지|연수\s?(?:지|국가|도시)|체류\s?도시)\s*[:：]?"
)
_SPAN = re.compile(
    r"(?:출\s?장|여\s?행|방\s?문|연\s?수|체\s?류|순\s?방)?\s?(?:기\s?간|일\s?시|일\s?정|출발일|도착일)\s*[:：]?"
)
_WORKS = re.compile(
    r"^(?:면담|간담|만나|논의|협의|모색|청취|서명|체결|맺|살피|벤치마킹|예방|접견|회담|공유|나누|갖|듣|배우|안내|관람|교환|상담)$"
)
_ASSEMBLY = re.compile(r"총회|회의|포럼|콘퍼런스|컨퍼런스|세미나|박람회|엑스포|축제|이사회|서밋|심포지엄")


def find(story: Story) -> list[Draft]:
    """Return the visits that a document tells of, each pair of visitor and place once for each status and time."""
    drafts: list[Draft] = []
    journey = _header(story, drafts)
    for frame in sorted(story.frames, key=lambda each: each.title):
        for draft in (
            *_gone(story, frame),
            *_named(story, frame),
            *_sent(story, frame),
            *_invited(story, frame),
            *_uninvited(story, frame),
            *_in_rows(story, frame),
            *_on_trip(story, frame),
        ):
            if draft.place is None or draft.visitors == (draft.place,) or not draft.visitors:
                continue
            if frame.status is Status.PROPOSED and frame.clause.predicate.ending != "noun":
                # a wish to come is no visit
                continue
            if frame.title and any(each.place == draft.place and each.visitors == draft.visitors for each in drafts):
                continue
            merge(drafts, draft, same=True)
    _stops_from_headings(story, drafts, journey)
    _works_abroad(story, drafts)
    _share_dates(drafts, journey)
    for draft in drafts:
        draft.start, draft.end = _in_journey(draft.start, journey), _in_journey(draft.end, journey)
    return _without_early(story, drafts)


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


def _in_journey(day: str | None, journey: tuple[str | None, str | None]) -> str | None:
    """Return a day in the year of the trip when its month and day lie within the trip (a heading's day has no year)."""
    start, end = journey
    if day is None or len(day) < 10 or not start or not end or len(start) < 10 or len(end) < 10:
        return day
    return start[:4] + day[4:] if start[5:] <= day[5:] <= end[5:] else day


def _places(phrase: Phrase, *, inside: bool = False) -> tuple[str, ...]:
    """Return the places that a phrase names as places, not through someone's office."""
    found: list[str] = []
    for each in (*phrase.named, *(phrase.inside if inside else ())):
        if each.kind == "place" and each.form in ("name", "short"):
            found.extend(each.references[:1])
    return unique(found)


def _draft(story: Story, frame: Frame, visitors: tuple[str, ...], place: str, rule: str, confidence: float) -> Draft:
    state = governed(frame)
    start, end = period(dates_of(story, frame), near=frame.clause.predicate.start)
    if state is Status.CANCELLED:
        new = moved_to(story, frame)
        if new[0]:
            state, (start, end) = Status.PLANNED, new
    if state is Status.PROPOSED:
        state = Status.PLANNED
    return Draft(
        EventKind.VISIT,
        state,
        frame,
        rule,
        confidence,
        place=place,
        start=start,
        end=end,
        visitors=visitors,
        participants=unique((*visitors, place)),
    )


def _gone(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read verbs of going: the place is the verb's object or goal, the traveller its subject."""
    predicate = frame.clause.predicate
    if not GOES.match(predicate.stem):
        if predicate.stem == "오":
            yield from _came(story, frame)
        return
    if predicate.stem in ("찾아오", "다녀가") or (predicate.stem == "찾" and re.match(r"[어아] 오", predicate.tail)):
        yield from _came(story, frame)
        return
    home = frame.home
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if predicate.stem == "방문" and re.search(r"상호\s?방문", text):
        return
    goals: list[str] = []
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if phrase.part in ("object", "to", "toward", "at", "list", "", "with", "topic", "of"):
            found = _places(phrase)
            if phrase.part in ("topic",) and unique(found) == frame.subjects:
                continue
            if phrase.part == "topic" and predicate.ending != "noun":
                continue
            if phrase.part == "of" and not re.search(r"^(?:방문|둘러보|견학|시찰|답사|찾)$", predicate.stem):
                continue
            goals.extend(found)
    visitors = tuple(each for each in frame.subjects if "/" in each)
    if len(visitors) > 1:
        visitors = visitors[:1]
    if predicate.ending == "noun" and not visitors:
        # 괴드시청 방문, 소년야구단 방문: what stands first may travel or be travelled to
        visitors, goals = _noun_roles(story, frame, goals)
    goals = [each for each in unique(goals) if each not in visitors]
    if not visitors and home:
        visitors = (home,)
        goals = [each for each in goals if each != home]
    if not goals and visitors and visitors[0] != home and home and not _LOOKS.match(predicate.stem):
        goals = [home]
    if not goals and _LOOKS.match(predicate.stem):
        goals = [each for each in frame.heading if story.foreign(each)][:1]
    rule = "rule:ko/visit-verb"
    for goal in goals:
        if predicate.stem in ("이동", "도착", "출국", "떠나", "향하", "출장", "돌") and story.domestic(goal):
            continue
        if _LOOKS.match(predicate.stem) and not story.foreign(goal) and story.domestic(visitors[0]):
            continue
        yield _draft(story, frame, visitors, goal, rule, 0.85)


def _noun_roles(story: Story, frame: Frame, goals: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Tell traveller from goal in noun style (한 시의 대표단 방문, 어느 시청 방문)."""
    home = frame.home
    phrase = frame.clause.phrases[-1] if frame.clause.phrases else None
    if phrase is None:
        return (), goals
    actors = [each for each in phrase.actors if each.references]
    if actors:
        first = actors[0]
        rest = [each for each in actors[1:] if each.kind != "group"]
        tail = story.analysis.text(first.end, rest[0].start if rest else phrase.end)
        travels = (
            bool(_PARTY.search(tail)) or first.kind == "official" or (first.kind == "network" and len(actors) == 1)
        )
        if travels:
            visitor = first.references[:1]
            places = [r for each in rest for r in each.references[:1]]
            return visitor, places or ([home] if home and home not in visitor else [])
    return (), goals


def _came(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 오다: a foreign official or delegation comes to the home city."""
    home = frame.home
    predicate = frame.clause.predicate
    if home is None:
        return
    travellers = [each for each in frame.subjects if each != home and "/" in each]
    words = story.analysis.text(frame.clause.start, frame.clause.head.end if frame.clause.head else frame.clause.end)
    if governed(frame) is Status.CANCELLED or re.search(
        r"학생|연수생|이주민|이민|관광객|제품|화물|씨(?:가|는|의)", words
    ):
        return
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if (phrase.part == "at" and phrase.actors) or (
            phrase.part in ("with", "list") and predicate.ending == "modifier"
        ):
            travellers.extend(each for each in _places(phrase) if each != home)
    if not travellers:
        travellers.extend(r for each in frame.clause.described for r in each.references if r != home)
    for traveller in unique(travellers)[:6]:
        if story.domestic(traveller) and not traveller.startswith("network/"):
            continue
        goal = next((r for p in frame.clause.phrases if p.part == "object" for r in _places(p) if r != traveller), home)
        yield _draft(story, frame, (traveller,), goal, "rule:ko/visit-coming", 0.75)


_NEAR = 12
_HOPED = re.compile(r"(?:겠|싶|달라|자|[을ㄹ])(?:다)?는\s(?:기대|희망|바람|소망|요청|제안|포부)")


def _named(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read nouns of visiting inside a phrase, like the visit that is called off (청주 방문은 취소됐다)."""
    home = frame.home
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    for index, phrase in enumerate(phrases):
        match = _NOUN_LED.search(phrase.text)
        if match is None or frame.clause.predicate.start <= phrase.start + match.start() < frame.clause.predicate.end:
            continue
        if re.search(r"상호\s?방문|현장\s?방문|방문객", phrase.text) or GOES.match(frame.clause.predicate.stem):
            continue
        if _HOPED.search(story.analysis.text(phrase.start + match.start(), phrase.end + _NEAR)):
            # 방문하겠다는 기대를 드러냈다: what was shown is the hope
            continue
        if frame.clause.predicate.stem in ("만나", "요청", "희망", "바라") and "답방" not in phrase.text:
            continue
        before = [each for each in phrase.actors if each.end <= phrase.start + match.start()]
        travellers: tuple[str, ...] = ()
        if index and phrases[index - 1].part in ("of", "subject", "topic", ""):
            owner = phrases[index - 1]
            people_ = (
                _PARTY.search(owner.words)
                or _OFFICE.search(owner.words)
                or match.group() in ("방한", "내방", "내도")
                or any(each.kind != "place" for each in owner.actors)
                or owner.part != "of"
            )
            if people_ or frame.home is None or not all(story.foreign(r) for r in _places(owner)):
                travellers = unique(r for each in owner.actors for r in each.references[:1])
        goals = [r for each in before if each.kind == "place" for r in each.references[:1]]
        people = [r for each in before if each.kind in ("official", "network") for r in each.references[:1]]
        if people and not travellers:
            travellers = unique(people)
        if goals and not travellers and len(goals) > 1 and _PARTY.search(phrase.text):
            travellers, goals = (goals[0],), goals[1:]
        elif goals and not travellers and _PARTY.search(story.analysis.text(before[0].end, phrase.end)):
            travellers, goals = (goals[0],), []
        if not travellers:
            travellers = tuple(each for each in frame.subjects if each not in goals)[:1]
        if not travellers and home:
            travellers = (home,)
        if not goals and index and phrases[index - 1].part == "with" and phrases[index - 1].end + 2 >= phrase.start:
            # 교토시 경관정책과 방문: an office's 과 reads like the particle
            goals = [each for each in _places(phrases[index - 1]) if story.foreign(each)]
        if not goals and not travellers and index and phrases[index - 1].part == "of":
            goals = [each for each in _places(phrases[index - 1]) if story.foreign(each)]
            travellers = frame.subjects[:1] or ((home,) if home else ())
        if not goals and travellers and home and travellers[0] != home:
            goals = [home]
        for goal in unique(goals):
            if goal in travellers:
                continue
            draft = _draft(story, frame, travellers[:1], goal, "rule:ko/visit-noun", 0.8)
            near = [*phrase.dates, *(d for other in phrases[max(0, index - 2) : index] for d in other.dates)]
            if near and draft.status is not Status.PLANNED:
                draft.start, draft.end = period(near)
            yield draft


def _sent(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 대표단을 파견하다, 축하사절을 보내다: the sender's people go to the goal."""
    predicate = frame.clause.predicate
    if not _SENDS.match(predicate.stem):
        return
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    people = [phrase for phrase in phrases if phrase.part in ("object", "", "topic")]
    if not any(_PARTY.search(phrase.text) or _EXPERTS.search(phrase.text) for phrase in people):
        return
    if "겠" in predicate.tail:
        return
    home = frame.home
    senders = frame.subjects[:1] or ((home,) if home else ())
    goals = [
        each
        for phrase in phrases
        if phrase.part in ("to", "toward", "", "list")
        for each in _places(phrase)
        if each not in senders
    ]
    for sender in frame.subjects[:4] if len(frame.subjects) > 1 else senders:
        aims = goals or ([home] if home and sender != home else [h for h in frame.heading if h not in senders][:1])
        for goal in unique(aims):
            yield _draft(story, frame, (sender,), goal, "rule:ko/visit-sent", 0.8)


def _invited(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 대표단 초청: who is asked is to come to the one who asks."""
    predicate = frame.clause.predicate
    if not _INVITES.match(predicate.stem):
        return
    home = frame.home
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if not _INVITED.search(text):
        return
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    hosts = frame.subjects[:1] or ((home,) if home else ())
    guests = [
        r
        for phrase in phrases
        if phrase.part in ("object", "", "list", "of", "with")
        for each in phrase.actors
        for r in each.references[:1]
        if r not in hosts
    ]
    if not guests:
        guests = [each for each in frame.heading if each not in hosts][:1]
    for guest in unique(guests):
        draft = _draft(story, frame, (guest,), hosts[0], "rule:ko/visit-invited", 0.7) if hosts else None
        if draft is not None:
            if draft.status is Status.HELD and predicate.ending in ("noun", "modifier"):
                draft.status = Status.PLANNED
            yield draft


_INVITATION = re.compile(r"(?:초청|초대)(?:\s?(?:계획|건|일정|행사))?$")


def _uninvited(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read an invitation that is called off or put off (방문단 초청은 순연): the visit that it asked for does not happen."""
    home = frame.home
    if home is None or governed(frame) is not Status.CANCELLED or _INVITES.match(frame.clause.predicate.stem):
        return
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if not _INVITATION.search(phrase.words) or not _INVITED.search(phrase.words):
            continue
        for guest in unique(r for each in phrase.actors if each.kind != "group" for r in each.references[:1]):
            if guest != home:
                draft = _draft(story, frame, (guest,), home, "rule:ko/visit-invited", 0.7)
                if not draft.start:
                    # 11월 예정이던: the day that was meant stands in the relative clause before
                    meant = [d for d in story.analysis.of(frame.sentence) if d.kind == "date" and d.end <= phrase.start]
                    draft.start, draft.end = period(meant)
                yield draft


_ROW_ACT = re.compile(r"(?P<act>방문|초청|파견|내방|답방|방한)\s?(?:\((?P<note>[^()]*)\)|(?=\s|$|,))")


_TRIP = re.compile(r"(?:출장|순방|방문|연수)(?:\s?(?:기간|중|길|일정|때))?$")


def _on_trip(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 북미 출장에서는 뉴욕시와 협약을 맺었다: what is done with a foreign city on a trip is done on a visit there."""
    home = frame.home
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    trip = next((p for p in phrases if p.part in ("at", "", "list") and _TRIP.search(p.words) and not _places(p)), None)
    if trip is None or home is None or (frame.subjects and frame.subjects[0] != home):
        return
    partners = [r for p in phrases if p.part in ("with", "object") for each in p.actors for r in each.references[:1]]
    for partner in unique(partners):
        if story.foreign(partner):
            draft = _draft(story, frame, (home,), partner, "rule:ko/visit-trip", 0.7)
            draft.start, draft.end = period(trip.dates or dates_of(story, frame))
            yield draft


def _in_rows(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read what a table's cell or list item says in nouns only : who is invited, sent or comes."""
    home = frame.home
    if frame.line.kind not in ("row", "item") and " / " not in story.analysis.text(frame.line.start, frame.line.end):
        row = _is_row(story, frame)
        if not row:
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
            if near is None or home is None or not _PARTY.search(words) or len(words) > 14:
                continue
            partner = near.references[0]
            if partner == home or not partner.startswith("place/"):
                continue
            act = match.group("act")
            came = act in ("초청", "방한", "내방") or (act in ("방문", "답방") and len(words) <= 8)
            visitor, goal = (partner, home) if came else (home, partner)
            draft = _draft(story, frame, (visitor,), goal, "rule:ko/visit-row", 0.65)
            inside = [d for d in phrase.dates if match.start() <= d.start - phrase.start <= match.end()]
            if inside:
                draft.start, draft.end = period(inside)
            if act == "초청" and draft.status is Status.HELD and (not draft.start or _later(story, draft.start)):
                draft.status = Status.PLANNED
            yield draft


def _is_row(story: Story, frame: Frame) -> bool:
    """Tell whether a line of plain text is a row of a table: it names a place first and has no verb."""
    return all(each.clause.predicate.ending == "noun" for each in story.sentence(frame)) and bool(frame.clause.actors)


def _later(story: Story, day: str) -> bool:
    published = story.analysis.document.published
    return published is None or day > published[: len(day)]


def _header(story: Story, drafts: list[Draft]) -> tuple[str | None, str | None]:
    """Read a report's header: 방문지 and 출장기간; its stops are visits with the trip's dates, which are returned."""
    start: str | None = None
    end: str | None = None
    analysis = story.analysis
    for frame in story.frames[:60]:
        line = frame.line
        body = analysis.text(line.body, min(line.end, line.body + 40))
        if start is None and _SPAN.match(body.strip()) and (found := _line_dates(story, frame)):
            start, end = period(found)
    seen: set[int] = set()
    for frame in story.frames[:80]:
        line = frame.line
        body = analysis.text(line.body, min(line.end, line.body + 40))
        if line.index in seen or not _STOPS.match(body):
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


def _line_dates(story: Story, frame: Frame) -> list[Named]:
    return [
        each
        for sentence in story.analysis.sentences
        if sentence.line == frame.line.index
        for each in story.analysis.of(sentence)
        if each.kind == "date" and each.dates and each.start >= frame.line.body
    ]


def _stops_from_headings(story: Story, drafts: list[Draft], journey: tuple[str | None, str | None]) -> None:
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
        found = _line_dates(story, frame)
        places = [r for phrase in frame.clause.phrases for r in _places(phrase) if story.foreign(r)]
        body = story.analysis.text(line.body, line.end)
        if len(unique(places)) != 1 or _ASSEMBLY.search(body) or "면담" in body:
            continue
        known = any(d.place == places[0] for d in drafts)
        if not found and not known and line.mark not in ("number", "letter"):
            continue
        start, end = period(found) if found else (None, None)
        draft = Draft(
            EventKind.VISIT,
            Status.HELD,
            frame,
            "rule:ko/visit-heading",
            0.85,
            place=places[0],
            start=start,
            end=end,
            visitors=(home,),
            participants=(home, places[0]),
        )
        merge(drafts, draft, same=True)


def _works_abroad(story: Story, drafts: list[Draft]) -> None:
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
                merge(drafts, _draft(story, frame, (local,), site, "rule:ko/visit-work", 0.65), same=True)


def _share_dates(drafts: list[Draft], journey: tuple[str | None, str | None]) -> None:
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
