"""Visits told by a verb: who goes or comes where."""

import re
from collections.abc import Iterator

from kg.model import Status
from kg.statements import visit_hosts
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import Draft, dates_of, governed, moved_to, period
from kg.statements.parties import EXPERTS, LEARNERS, LEARNS, OCCASION, OFFICE, PARTY
from kg.statements.patterns import near, one_of
from kg.statements.phrases import Phrase
from kg.statements.visit_drafts import MEANT, MONTHS, drafted, places
from kg.statements.visitors import counted_guests, hails, looks_round, people

GOES = one_of(
    r"^(?:방문|다녀가|찾아오|찾|다녀오|머물|머무르|순방|들르|들리|건너가|건너오|도착|답방|내방|둘러보|견학|시찰|답사|탐방|출장|날아가|날아오|향하|찾아가|체류|"
    r"돌아보|이동|방한|내도|내한|출국|떠나|돌|옮기|묵|입국|순회|찾아보|실사|방중|방일|방미|방불|방독|방러|방영|입성|당도|닿|안착)$"
)
LOOKS = one_of(r"^(?:둘러보|견학|시찰|답사|탐방|돌아보|살펴보|살피|벤치마킹|조사|참관|돌|실사)$")
_SURVEYS = frozenset(("살피", "살펴보"))
# verbs that bring a traveller on his way: at home they are no visit
_LEAVES = frozenset("이동 도착 출국 떠나 향하 출장 돌 옮기 입국 가".split())
_COMES = frozenset("오 찾아오 다녀가 건너오 날아오 들어오 가 보 참관".split())
_ARRIVES = frozenset("맞추 날아 건너 몰리 들어 달려".split())
_LODGES = one_of(r"^(?:묵|머물|머무르|지내|체류|떠나|출국|가)$")
_NO_TRAVELLERS = re.compile(r"이주민|이민|관광객|제품|화물|편지|서한|선수(?!단)|씨(?:가|는|의)")
_JOURNEY = re.compile(r"(?:일정|순방|출장|여정|방문|연수|행보|발걸음|발길)$")
_RUNS = one_of(r"^(?:소화|이어가|진행|끝내|시작|이어지|마무리|끝나|마치|계속|막|출발|닿|향하|이르)$")
_CARRIES = one_of(r"^(?:소화|마치|이어가|진행|시작|마무리|끝내)$")
# who comes here: the one named is the traveller
_INBOUND = frozenset("내방 내도 내한 방한 내군 입군".split())
# people counted or of a rank, where a note leaves out the particles: 청소년 대표 12명 방문
_COUNTED = re.compile(r"\d+\s?여?\s?(?:명|인)|대표(?:$|[\s()\d])|(?:시장|지사|의장|국장)(?:\s?등)?(?:$|[\s()])")
_REFRAINS = re.compile(r"지 (?:[는도] )?않")
_DECIDES = re.compile(r"[기키] (?:로|으로)")
_PASSES = frozenset("들르 들리 둘러보 돌아보 살펴보 보".split())
_SEAT_WORDS = re.compile(r"\s?(?:일정|방문|견학|시찰|답사|행|코스|방문\s?일정)?")
_SOUGHT = re.compile(
    r"(?:원본|방법|방안|해법|길|답|답안|해답|돌파구|이유|원인|기회|자료|실마리|활로|대안|접점|뿌리|짝|상대|파트너|도시|인재|일자리|근거|기록|사람|주인)$"
)
_STOP = re.compile(r"(?:방문지|행선지|기착지|목적지|방문국|방문\s?도시|순방지|출장지|경유지)$")
_OPENS_MEETING = re.compile(r"[어아] 오")
_MOST = 6


def told(story: Story, frame: Frame) -> Iterator[Draft]:
    """Yield the visits that the verb of a clause tells."""
    yield from _gone(story, frame)
    yield from _journey(story, frame)
    yield from _named_stops(story, frame)
    yield from visit_hosts.told(story, frame)


def _gone(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read verbs of going: the place is the verb's object or goal, the traveller its subject."""
    predicate = frame.clause.predicate
    stem = predicate.stem
    if not (GOES.match(stem) or LOOKS.match(stem) or stem in _COMES or stem in _ARRIVES):
        return
    arrives = stem in _ARRIVES and _OPENS_MEETING.match(predicate.tail)
    if stem == "오" or arrives or stem in ("찾아오", "다녀가", "건너오", "날아오", "들어오"):
        yield from _came(story, frame)
        return
    if stem in ("찾", "찾아") and any(
        p.part == "object" and _SOUGHT.search(p.words.strip()) for p in frame.clause.phrases
    ):
        # 원본을 찾지 못해, 해법을 찾고: what is looked for is no place
        return
    if _REFRAINS.search(predicate.tail) and not _DECIDES.search(predicate.tail):
        # 시청은 방문하지 않았다: nothing was meant, nothing fell through
        return
    if missed := _missed(story, frame):
        yield drafted(story, frame, *missed, "rule:ko/visit-missed", 0.7)
        return
    party = stem == "참관" and predicate.ending == "noun" and any(PARTY.search(p.text) for p in frame.clause.phrases)
    looks = LOOKS.match(stem) and (
        any(story.foreign(r) for p in frame.clause.phrases if p.part == "at" for r in places(p))
        or (stem in _SURVEYS and any(looks_round(story, frame, each) for each in frame.subjects[:1]))
    )
    if not GOES.match(stem) and not party and not looks and not _goes_to(story, frame):
        return
    if _LODGES.match(stem) and any(
        p.part in ("subject", "topic") and LEARNERS.search(p.words)
        for p in (*frame.clause.phrases, *frame.clause.nested)
    ):
        # pupils who lodge with families are on an exchange
        return
    if predicate.ending == "noun" and (stem in ("출국", "떠나") or (stem == "이동" and frame.line.kind == "row")):
        # the route of a day
        return
    if stem == "찾" and _OPENS_MEETING.match(predicate.tail):
        yield from _came(story, frame)
        return
    home = frame.home
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if stem == "방문" and re.search(r"상호\s?방문", text):
        return
    acting = [each for each in frame.subjects if "/" in each]
    # 남해군=하노이 대표단이 남해를 찾아: who is come to is no traveller
    visitors = tuple(each for each in acting if len(acting) == 1 or each not in _aimed(frame))
    mates = visitors[1:_MOST] if frame.own and all(each.startswith("place/") for each in visitors) else ()
    visitors = visitors[:1]
    if not visitors:
        visitors = counted_guests(story, frame)
    goals = _goals(frame)
    if predicate.ending == "modifier" and frame.clause.also:
        # 시를 찾은 이들은 …시 간부들이다, 시가 찾은 곳은 …시다: who or what the head is said to be
        described = unique(r for p in frame.clause.also for r in places(p)[:1] or _first(p))
        if goals and not visitors:
            visitors = described[:1]
        elif visitors and not goals:
            goals = [*described]
    origins = [r for p in frame.clause.phrases if p.part == "at" for r in places(p) if story.foreign(r)]
    if not visitors and not origins and any(hails(other, frame) for other in story.sentence(frame)):
        # 다낭시와 후에시에서 온 공무원들이 구를 방문했다: those of the relative clause travel, which tells it itself
        return
    if home is not None and origins and home in _aimed(frame):
        # 닝보에서는 …, 이즈미에서는 …이 시를 찾는다: from where they come
        for each in unique((*visitors, *origins)):
            if each != home:
                yield drafted(story, frame, (each,), home, "rule:ko/visit-coming", 0.75)
        return
    if predicate.ending == "noun" and not visitors:
        # 괴드시청 방문, 소년야구단 방문: what stands first may travel or be travelled to
        visitors, goals = _noun_roles(frame, goals)
    goals = [each for each in unique(goals) if each not in visitors]
    if not visitors and home:
        visitors = (home,)
        goals = [each for each in goals if each != home]
    guests = bool(visitors) and visitors[0] != home and home is not None
    if not goals and guests and home and (not LOOKS.match(stem) or looks_round(story, frame, visitors[0])):
        goals = [home]
    told = any(GOES.match(each.clause.predicate.stem) for each in story.sentence(frame) if each is not frame)
    if not goals and LOOKS.match(stem) and not told:
        goals = [each for each in frame.heading if story.foreign(each)][:1]
    for goal in goals:
        # in a text of nobody's own, nobody may be told to travel
        first = visitors[0] if visitors else ""
        if stem in _LEAVES and story.domestic(goal) and not story.foreign(first):
            continue
        if LOOKS.match(stem) and not story.foreign(goal) and (not first or story.domestic(first)):
            continue
        together = [each for each in mates if each != goal]
        if story.foreign(goal) and all(story.domestic(each) for each in (*visitors, *together)):
            # several cities of the home's country send one party
            yield drafted(story, frame, (*visitors, *together), goal, "rule:ko/visit-verb", 0.85)
            continue
        for visitor in (*visitors, *(each for each in together if story.foreign(each))):
            yield drafted(story, frame, (visitor,), goal, "rule:ko/visit-verb", 0.85)


def _first(phrase: Phrase) -> tuple[str, ...]:
    return phrase.actors[0].references[:1] if phrase.actors else ()


def _missed(story: Story, frame: Frame) -> tuple[tuple[str, ...], str] | None:
    """Return the home and the stop that it meant to make and did not: what the clause is about, or what it describes.

    들르려던 밀라노 일정, 가려던 카이로는 …: the head is the stop. 밀라노는 방문하지 못했다, 밀라노도 들를 생각이었으나:
    the topic is. A government that could not come (하산군은 방문하지 못했다) is the one that travels.
    """
    predicate, home = frame.clause.predicate, frame.home
    stem = predicate.stem
    if home is None or (not GOES.match(stem) and stem not in ("가", "보")) or governed(frame) is not Status.CANCELLED:
        return None
    head = frame.clause.head
    if head is not None and predicate.ending == "modifier" and MEANT.search(predicate.tail):
        stop = None if _goals(frame) else _bare(story, head)
        return ((home,), stop) if stop and not any(story.foreign(each) for each in frame.subjects) else None
    if head is not None or any(p.part in ("object", "to", "toward") and p.actors for p in frame.clause.phrases):
        return None
    for phrase in frame.clause.phrases:
        stop = _bare(story, phrase) if phrase.part == "topic" else None
        if stop and (stem in _PASSES or not re.search(r"[시군구현]$", _word(story, phrase))):
            return (home,), stop
    return None


def _word(story: Story, phrase: Phrase) -> str:
    return story.analysis.text(phrase.actors[-1].start, phrase.start + phrase.length).strip()


def _bare(story: Story, phrase: Phrase) -> str | None:
    """Return the foreign place that a phrase names and nothing else but a stop there (밀라노, 밀라노 일정)."""
    actors = phrase.actors
    if not actors or actors[-1].kind != "place" or actors[-1].form != "name":
        return None
    rest = story.analysis.text(actors[-1].end, phrase.start + phrase.length)
    reference = actors[-1].references[0]
    return reference if story.foreign(reference) and _SEAT_WORDS.fullmatch(rest.rstrip()) else None


def _goes_to(story: Story, frame: Frame) -> bool:
    """Tell whether a plain 가다 takes people of the home abroad (시장이 룽청시에 간다, 직원 셋이 룽청시에 가서)."""
    if frame.clause.predicate.stem != "가":
        return False
    words = story.analysis.text(frame.clause.start, frame.clause.end)
    if LEARNERS.search(words):
        return False
    if not frame.subjects:
        if frame.clause.predicate.ending == "modifier":
            return False
        who = [p for p in frame.clause.phrases if p.part in ("subject", "topic")]
        people = all(PARTY.search(p.words) or OFFICE.search(p.words.strip()) or EXPERTS.search(p.words) for p in who)
        if frame.home is None or not people or LEARNS.search(words):
            return False
    goals = [
        r
        for p in frame.clause.phrases
        if p.part in ("to", "toward") and not OCCASION.search(p.words.strip())
        for r in places(p)
    ]
    return any(story.foreign(each) for each in goals)


def _goals(frame: Frame) -> list[str]:
    """Return the places that a verb of going may aim at, in order."""
    predicate = frame.clause.predicate
    goals: list[str] = []
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if phrase.part not in ("object", "to", "toward", "at", "list", "", "with", "topic", "of") and not (
            phrase.part == "by" and predicate.stem in ("출국", "떠나", "출발")
        ):
            continue
        found = places(phrase)
        if phrase.part == "topic" and (unique(found) == frame.subjects or predicate.ending != "noun"):
            continue
        if phrase.part == "of" and not re.search(r"^(?:방문|둘러보|견학|시찰|답사|찾)$", predicate.stem):
            continue
        goals.extend(found)
    return goals


def _aimed(frame: Frame) -> tuple[str, ...]:
    return unique(
        r for p in frame.clause.phrases if p.part in ("object", "to") for each in p.actors for r in each.references
    )


def _noun_roles(frame: Frame, goals: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Tell traveller from goal in noun style (한 시의 대표단 방문, 어느 시청 방문)."""
    home = frame.home
    phrase = frame.clause.phrases[-1] if frame.clause.phrases else None
    actors = [each for each in phrase.actors if each.references] if phrase is not None else []
    if phrase is None or not actors:
        return (), goals
    first = actors[0]
    rest = [each for each in actors[1:] if each.kind != "group"]
    tail = phrase.text[first.end - phrase.start : (rest[0].start - phrase.start) if rest else None]
    travels = (
        bool(PARTY.search(tail) or _COUNTED.search(tail))
        or first.kind == "official"
        or (first.kind == "network" and len(actors) == 1)
        or frame.clause.predicate.stem in _INBOUND
    )
    if not travels:
        return (), goals
    visitor = first.references[:1]
    aims = [r for each in rest for r in each.references[:1]]
    return visitor, aims or ([home] if home and home not in visitor else [])


def _came(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 오다: a foreign official or delegation comes to the home city."""
    home = frame.home
    predicate = frame.clause.predicate
    if home is None:
        return
    travellers = [each for each in frame.subjects if each != home and "/" in each]
    words = story.analysis.text(frame.clause.start, frame.clause.head.end if frame.clause.head else frame.clause.end)
    if _NO_TRAVELLERS.search(words) or (governed(frame) is Status.CANCELLED and not _meant(story, frame)):
        return
    if LEARNERS.search(words) and (predicate.stem != "다녀가" or LEARNS.search(words)):
        return
    if predicate.stem == "들어오" and not any(
        people(p) for p in frame.clause.phrases if p.part in ("subject", "topic", "")
    ):
        # a city enters a network, money comes in
        return
    if MONTHS.search(words):
        return
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if (phrase.part == "at" and phrase.actors) or (
            phrase.part in ("with", "list") and predicate.ending == "modifier"
        ):
            travellers.extend(each for each in places(phrase) if each != home)
    if not travellers:
        travellers.extend(each for each in counted_guests(story, frame) if each != home)
    if not travellers:
        travellers.extend(r for each in frame.clause.described for r in each.references if r != home)
    if not travellers and any(p.part in ("subject", "topic") and PARTY.search(p.text) for p in frame.clause.phrases):
        # 공무원 셋이 다녀갔다: those of the partner that the heading or the sentence before names
        travellers.extend(
            each for each in (*frame.heading[:1], *([frame.partner] if frame.partner else [])) if each != home
        )
    if predicate.ending == "modifier" and frame.stage is not None and frame.stage not in travellers:
        # the story is abroad: they come there, not to the home
        return
    for traveller in unique(travellers)[:_MOST]:
        if story.domestic(traveller) and not traveller.startswith("network/"):
            continue
        goal = next((r for p in frame.clause.phrases if p.part == "object" for r in places(p) if r != traveller), home)
        yield drafted(story, frame, (traveller,), goal, "rule:ko/visit-coming", 0.75)


def _meant(story: Story, frame: Frame) -> bool:
    """Tell whether a coming that failed was meant: it is put off to a day, or was agreed (오기로 했는데 미뤄졌다)."""
    return moved_to(story, frame)[0] is not None or _DECIDES.search(frame.clause.predicate.tail) is not None


def _journey(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read a trip as the subject (일정은 타슈켄트에서 시작됐다), and what is called a stop of it (첫 방문지는 …였다)."""
    home = frame.home
    stem = frame.clause.predicate.stem
    if home is None or not (stem == "이" or _RUNS.match(stem)):
        return
    # 일정을 소화하다: the trip may be what is carried out
    parts = ("topic", "subject", *(("object",) if _CARRIES.match(frame.clause.predicate.stem) else ()))
    topics = [p for p in frame.clause.phrases if p.part in parts and p.nouns]
    if frame.clause.predicate.stem == "이":
        if not any(_STOP.search(p.words.strip()) for p in topics):
            return
        stops = [r for p in frame.clause.phrases if p.part == "complement" for r in places(p)]
    elif _RUNS.match(frame.clause.predicate.stem):
        if not any(_JOURNEY.search(p.words.strip()) for p in topics):
            return
        stops = [r for p in frame.clause.phrases if p.part in ("at", "to", "toward") for r in places(p)]
    else:
        return
    for stop in unique(stops):
        if story.foreign(stop):
            yield drafted(story, frame, (home,), stop, "rule:ko/visit-journey", 0.8)


def _named_stops(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read a place that its phrase calls a stop of the trip (첫 방문지 빈에서는, 마지막 기착지인 빈에서)."""
    home = frame.home
    for phrase in frame.clause.phrases if home is not None else ():
        for each in phrase.named:
            before = story.analysis.text(max(phrase.start, each.start - _STOP_WORDS), each.start)
            if home and each.kind == "place" and each.references and _CALLED_STOP.search(before):
                if story.foreign(each.references[0]) and not any(story.foreign(r) for r in frame.subjects):
                    yield drafted(story, frame, (home,), each.references[0], "rule:ko/visit-journey", 0.8)


_STOP_WORDS = 16
_CALLED_STOP = near(r"(?:방문지|행선지|기착지|목적지|방문국|방문\s?도시|순방지|출장지)인?\s(?:[가-힣]{1,6}\s)?$")


def on_trip(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 북미 출장에서는 뉴욕시와 협약을 맺었다: what is done with a foreign city on a trip is done on a visit there."""
    home = frame.home
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    if (
        home is not None
        and frame.sites
        and _UNDERWAY.search(story.analysis.text(frame.sentence.start, frame.clause.end))
    ):
        # 몽골을 순방 중인 시장은 울란바토르에서 만났다
        if not frame.subjects or frame.subjects[0] == home:
            for site in frame.sites:
                if story.foreign(site):
                    yield drafted(story, frame, (home,), site, "rule:ko/visit-trip", 0.75)
        return
    if home is None or (frame.subjects and frame.subjects[0] != home):
        return
    trip = next(
        (
            p
            for p in phrases
            if p.part in ("at", "", "list") and _TRIP.search(p.words) and not places(p) and not _acts(frame, p)
        ),
        None,
    )
    if trip is None:
        return
    partners = [r for p in phrases if p.part in ("with", "object") for each in p.actors for r in each.references[:1]]
    for partner in unique(partners):
        if story.foreign(partner):
            draft = drafted(story, frame, (home,), partner, "rule:ko/visit-trip", 0.7)
            draft.start, draft.end = period(trip.dates or dates_of(story, frame))
            yield draft


def _acts(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a noun is the stem of a verb beside it (방문해야 한다는), and no trip on which something else is done."""
    return phrase.part == "" and (phrase in frame.clause.nested or phrase.end >= frame.clause.predicate.start)


_UNDERWAY = re.compile(r"(?:순방|방문|출장|체류)\s?중")
_TRIP = re.compile(r"(?:출장|순방|방문|연수)(?:\s?(?:기간|중|길|일정|때))?$")
