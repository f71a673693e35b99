"""Training and exchange of people: study tours, courses, host families, lent staff, learners who come and go."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.gathering_drafts import HAPPENS, drafted, relatives_of
from kg.statements.gathering_names import head
from kg.statements.occasions import ONLINE, Draft, ahead, dates_of, governed, period
from kg.statements.parties import LEARNERS, LEARNS
from kg.statements.patterns import one_of
from kg.statements.phrases import Phrase

_WORKERS = re.compile(
    r"강사|교사|교관|공무원|연수생|작가|장인|조리사|요리사|기술자|의료진|실습생|교환학생|인턴|유학생|학생|선수|연구원|실무자|"
    r"직원|담당자|소방관|대원|간호사|의사|정비사|해설사"
)
# staff of whom it is not told that they teach or learn
_PLAIN_STAFF = re.compile(r"직원|담당자|소방관|대원|의사|실무자")
# who is sent only to look, to help after a disaster or to attend something is on a visit
_ERRAND = re.compile(
    r"견학|시찰|둘러|살펴|살핀|참관|조사(?!관)|벤치마킹|협의|논의|방문|참석|참가|축하|조문|구호|복구|구조|수색|성금|점검|취재|공연|무대|(?:배워|익혀|배우고|익히고)\s?(?:왔|오|온|갔|가|간|돌아)"
)


_PARTY = re.compile(r"(?<!연수)(?<!실습)(?<!교육)(?<!훈련)단(?=$|[^가-힣]|[을를이가은는의])")
_IN_TURN = re.compile(r"번갈아|서로|상호|교대로")
_STAGE = re.compile(r"무대|공연|축제|문화제|대회|경기|음악회|연주")
_LEARNERS = re.compile(r"연수생|교환학생|(?<!유)학생|청소년|인턴|실습생|수련생")


def sent(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 강사를 보내다, 공무원 1명 파견: a stay to teach, learn or work, at the goal's place."""
    predicate = frame.clause.predicate
    comes, mutual = predicate.stem == "오", predicate.stem in ("맞바꾸", "교환")
    invited = predicate.stem in ("부르", "초청", "초대", "받아들이")
    if predicate.stem not in ("보내", "파견") and not (comes or mutual or invited):
        return
    parts = ("subject", "topic", "") if comes else ("object", "", "list", "topic")
    pattern = _LEARNERS if comes or invited else _WORKERS
    worker = next((p for p in frame.clause.phrases if pattern.search(p.text) and p.part in parts), None)
    if worker is None or _PARTY.search(worker.text):
        return
    if not (comes or mutual or invited) and _on_errand(story, frame, worker):
        return
    if (comes or invited) and _STAGE.search(" ".join(p.text for p in (*frame.clause.phrases, *frame.clause.nested))):
        # who comes to play, to sing or to run learns nothing there
        return
    goals = [
        r
        for p, following in zip(frame.clause.phrases, (*frame.clause.phrases[1:], None), strict=True)
        # 시의 복원 현장에: whose the site is
        if p.part in ("to", "toward", "")
        or (p.part == "of" and following is not None and following.part == "to" and not following.actors)
        for each in p.actors
        if each.kind == "place"
        for r in each.references[:1]
    ]
    senders = [each for each in frame.subjects if each.startswith("place/")] or ([frame.home] if frame.home else [])
    goals = [each for each in goals if each not in senders[:1]]
    mutual = mutual or (not goals and any(p.part == "with" and p.actors for p in frame.clause.phrases))
    if comes or invited:
        home = frame.home
        foreign = [r for r in (*senders, *goals, *frame.actors, *frame.nearby) if r != home and r.startswith("place/")]
        if home is None or not foreign:
            return
        sides, goals = unique((foreign[0], home)), [home]
    elif not goals and _IN_TURN.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        # the partner may stand in the clause before: the one named last
        before = [
            r for each in story.analysis.of(frame.sentence) if each.start < predicate.start for r in each.references
        ]
        partners = [r for r in before if story.foreign(r)]
        if not partners or frame.home is None:
            return
        sides = (frame.home, partners[-1])
    elif mutual:
        sides = unique((*frame.subjects, *frame.others))
        if len(sides) < 2:
            return
        goals = []
    else:
        sides = unique((*senders[:1], *goals[:1]))
    state = governed(frame)
    if state is Status.CANCELLED and not goals:
        return
    start, end = period(frame.clause.dates)
    if len(sides) < 2:
        return
    yield Draft(
        EventKind.TRAINING,
        Status.PLANNED if state in (Status.PLANNED, Status.PROPOSED) else state,
        frame,
        "rule:ko/training-sent",
        0.7,
        place=goals[0] if goals else None,
        start=start,
        end=end,
        participants=sides[:2],
    )


def _on_errand(story: Story, frame: Frame, people: Phrase) -> bool:
    """Tell whether those who are sent go to look, help or ask, and not to learn, teach or work for a while."""
    if frame.status is Status.PROPOSED:
        return True
    told = story.analysis.text(frame.sentence.start, frame.sentence.end)
    if _LASTS.search(told):
        return False
    if _ERRAND.search(told):
        return True
    # 담당자를 보낸다: to ask or to see, unless 파견 or what they are to learn says otherwise
    plain = frame.clause.predicate.stem == "보내" and _PLAIN_STAFF.search(people.words) is not None
    return plain and not LEARNS.search(story.analysis.text(frame.clause.start, people.end))


_OUT = frozenset(
    "가 떠나 머물 머무르 묵 지내 파견 보내 다녀오 참가 참여 공부 근무 일하 일 실습 체험 연수 생활 배우 익히 유학 건너가".split()
)
_IN = frozenset("오 찾 찾아오 방문 다녀가 받아들이 부르 초청 초대 맞 맞이 불러들이 건너오".split())
_TEACHES = frozenset("가르치 교육 지도 전수".split())
_ASKS = frozenset("받아들이 부르 초청 초대 맞 맞이 불러들이".split())
_LASTS = re.compile(
    r"(?:\d+|한|두|세|석|네|넉|여섯|일)\s?(?:주|주일|달|개월|년|박|학기)(?:째|간|씩|\s?동안|\s?일정|\s?\d+일|\s(?:파견|연수|근무|실습|머물|배우|체류))|"
    r"반년|보름|일주일"
)
# a stay of weeks is no mere visit, whoever comes
_LONG = re.compile(r"(?:\d+|한|두|세|석|네|넉|여섯)\s?(?:주간|주일|달|개월|학기)|반년|보름")
_WORKS = frozenset("일 일하 근무".split())
_ASKED_BY = re.compile(r"(?:초청|초대)(?:으로|를\s받|받아|에\s따라)")
_LODGES = one_of(r"^(?:묵|머물|머무르|지내|생활)$")
_TRAINS = re.compile(
    r"연수|근무|실습|유학|인턴|강사|강좌|파견\s?근무|가르치|가르쳐|가르쳤|전수|홈스테이|훈련|교육|레지던시"
)
_PLAIN = re.compile(r"논의|협의|검토|제안|제시|의논|건의|요청")
_MUTUAL = re.compile(r"맞바꾸|맞바꿔|상호|서로|번갈아|교환(?!학생)|주고받")


def stays(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read who learns, works or teaches for a while at another's place (공무원 9명을 불러 가르쳤다, 학생이 가정에 묵는다)."""
    stem = frame.clause.predicate.stem
    out, comes = stem in _OUT, stem in _IN
    home = frame.home
    if home is None or frame.title or not (out or comes or stem in _TEACHES) or frame.status is Status.PROPOSED:
        return
    if frame.clause.predicate.ending == "modifier" or any(_PLAIN.match(each.stem) for each in frame.governors[:1]):
        return
    # who comes to learn is told by what follows, who is lent by the whole sentence
    text = story.analysis.text(frame.clause.start if comes else frame.sentence.start, frame.sentence.end)
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    people = _people(story, frame)
    if people is None:
        return
    pupils = bool(LEARNERS.search(people.words))
    # who works there is lent, for however long: 직원이 1월부터 관광과에서 일하고 있다
    works = stem in _WORKS and any(phrase.part == "at" and phrase.actors for phrase in frame.clause.phrases)
    lasting = (works or bool(_LASTS.search(text))) and (pupils or out or stem in _ASKS or bool(_LONG.search(text)))
    if not (
        lasting
        or (_LODGES.match(stem) and pupils)
        or (LEARNS.search(text) if pupils or comes else _TRAINS.search(text))
    ):
        return
    if _STAGE.search(" ".join(phrase.text for phrase in phrases)):
        return
    senders = [r for each in people.actors if each.kind == "place" for r in each.references[:1]]
    goals = unique(
        r
        for part in ("to", "toward", "object", "at")
        for phrase in frame.clause.phrases
        if phrase.part == part and phrase is not people
        for each in phrase.actors
        if each.kind == "place"
        for r in each.references[:1]
    )
    subjects = [each for each in frame.subjects if each.startswith("place/")]
    known = [*senders, *subjects, *goals, *frame.others, *frame.nearby, *frame.heading[:1]]
    partner = next((each for each in known if story.foreign(each)), frame.partner)
    if partner is None:
        return
    named = {*goals, *frame.others, *frame.nearby, *subjects[1:]}
    if subjects and story.foreign(subjects[0]) and home not in named and not {*senders} & {*goals, *subjects[1:]}:
        # two others among themselves
        return
    place: str | None
    if _MUTUAL.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        place = None
    elif goals and (goals[0] in (home, partner)):
        place = goals[0]
    elif stem in _ASKS:
        place = next((each for each in subjects if story.foreign(each)), home)
    elif comes or stem in _TEACHES or any(story.foreign(each) for each in (*senders, *subjects[:1])):
        place = home
    else:
        asked = frame.heading[:1] == (partner,) or _ASKED_BY.search(
            story.analysis.text(frame.clause.start, frame.clause.end)
        )
        place = partner if out and asked else None
        if place is None:
            return
    start, end = period(dates_of(story, frame), near=frame.clause.predicate.start)
    state = governed(frame)
    yield Draft(
        EventKind.TRAINING,
        state,
        frame,
        "rule:ko/training-stay",
        0.7,
        place=place,
        start=start,
        end=end,
        participants=(home, partner),
    )


def _people(story: Story, frame: Frame) -> Phrase | None:
    """Return the phrase of the clause, or of an earlier one of its sentence, that names those who learn or are lent."""
    for other in reversed([each for each in story.sentence(frame) if each.clause.start <= frame.clause.start]):
        for phrase in (*other.clause.phrases, *other.clause.nested):
            if phrase.part in ("subject", "topic", "object", "by", "", "list") and _STAFF.search(phrase.words):
                return phrase
    return None


_STAFF = re.compile(
    rf"{LEARNERS.pattern}|예술가|음악가|화가|도예가|무용수|연주자|강사|교사|교관|공무원|직원|작가|장인|조리사|요리사|기술자|전문가|의료진|간호사|의사|연구원|실무자|엔지니어|시민\s?\d|요원|대원|사람"
)


def _setting(story: Story, frame: Frame) -> str | None:
    """Return where a programme is by the clauses of its sentence: who comes to the home, or goes to a foreign place."""
    home = frame.home
    for other in story.sentence(frame):
        stem = other.clause.predicate.stem
        aims = [
            r
            for p in other.clause.phrases
            if p.part in ("object", "to", "toward")
            for each in p.actors
            if each.kind == "place"
            for r in each.references[:1]
        ]
        if (stem in _IN and home in aims) or stem in _ASKS:
            return home
        if stem in _OUT and (abroad := next((each for each in aims if story.foreign(each)), None)):
            return abroad
    return None


# what only tells of a programme (its period, its results), proposes it or lists it among the subjects of a pact
_HOMESTAY = re.compile(r"홈스테이|민박|가정\s?체험")
_ABOUT = re.compile(r"^\s?(?:종료|기간|결과|보고|성과|당시|소감|예산|집행|대상|신청|계획|분야)")
_PROPOSES = frozenset("제안 제의 건의 요청 희망 검토 논의 협의 부탁 청 바라 원하".split())
_SUBJECTS = re.compile(r"(?:분야|내용|과제|방안|범위|조건)\s?[:：]")
_GOES_ON = one_of(
    r"^(?:시행|실시|정례화|넘어가|폐지|신설|늘리|줄이|합의|중단|다시|접|받|수료|이수|파견|초청|제공|베풀)$"
)
_OWN_STAFF = re.compile(r"(?:우리|본|당)\s?(?:시|군|구|도)\s|소속\s")
_ASKED_OVER = re.compile(r"초청|[을를]\s(?:맞아|불러|초청해|받아|모셔)|(?:에서|에서\s)\s?온\s")


def named(story: Story, frame: Frame, phrase: Phrase, name: str | None) -> Iterator[Draft]:
    """Read an exchange or training programme: it needs two sides, or one side at another's place."""
    predicate = frame.clause.predicate
    if re.search(r"연수(?:원|구|단|생|결과|자)", phrase.text) or "보고서" in phrase.text:
        return
    found = head(phrase.words)
    if found is not None and _ABOUT.match(phrase.words[found[2] :]):
        return
    if predicate.stem in _PROPOSES or _SUBJECTS.search(story.analysis.text(frame.clause.start, phrase.start + 12)):
        return
    if any(each.clause.predicate.stem in _PROPOSES for each in relatives_of(story, frame, phrase)):
        return
    listed = predicate.ending == "noun" and (
        frame.line.kind in ("item", "row") or " / " in story.analysis.text(frame.line.start, frame.line.end)
    )
    chain = (predicate, *frame.governors[:1])
    if (
        predicate.stem == "이"
        or (predicate.stem == "" and not listed)
        or (not listed and not any(HAPPENS.match(each.stem) or _GOES_ON.match(each.stem) for each in chain))
    ):
        return
    actors = unique(r for r in (*frame.actors, *frame.sites) if r.startswith("place/"))
    home = frame.home
    sides = actors if len(actors) > 1 else unique((*actors, *([home] if home else [])))
    if len(sides) < 2:
        partner = _partner(story, frame, phrase, sides)
        sides = (*sides, partner) if partner else sides
    if len(sides) < 2 and name is None:
        return
    draft = drafted(story, frame, phrase, EventKind.TRAINING, name, ())
    draft.place = _host(story, frame, phrase, sides)
    if draft.place is None and name is not None and not ONLINE.search(phrase.text):
        draft.place = home
    draft.participants = sides[:6]
    if predicate.stem in ("합의", "약속") and draft.status is Status.HELD and not ahead(story, draft.start):
        # what is agreed on lies ahead
        draft.status = Status.PLANNED
    yield draft


def _partner(story: Story, frame: Frame, phrase: Phrase, sides: tuple[str, ...]) -> str | None:
    """Return the other side of a programme that its clause leaves out: named last before it, else by its heading."""
    before = [
        r
        for each in story.analysis.of(frame.sentence)
        if each.start < phrase.end and each.kind in ("place", "official")
        for r in each.references[:1]
    ]
    others = [
        r for r in (*reversed(before), *frame.nearby, *frame.heading) if r.startswith("place/") and r not in sides
    ]
    return next((r for r in others if story.foreign(r)), others[0] if others else None)


def _host(story: Story, frame: Frame, phrase: Phrase, sides: tuple[str, ...]) -> str | None:
    """Return where a programme is: said, else where those who learn are asked to, else with the other side than theirs."""
    home = frame.home
    if frame.sites:
        return frame.sites[0]
    inside = [r for p in frame.clause.phrases for each in p.inside if each.kind == "place" for r in each.references[:1]]
    if inside:
        return inside[0]
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if ONLINE.search(text):
        return None
    if (place := _setting(story, frame)) is not None:
        return place
    if _MUTUAL.search(text) or (_HOMESTAY.search(phrase.words) and not _ASKED_OVER.search(text)):
        return None
    learners = [
        r
        for p in (*frame.clause.phrases, *frame.clause.nested)
        if _STAFF.search(p.words)
        for each in p.actors
        if each.kind == "place"
        for r in each.references[:1]
    ]
    if any(story.foreign(each) for each in learners) or _ASKED_OVER.search(text):
        return home
    abroad = next((each for each in sides if story.foreign(each)), None)
    if frame.clause.predicate.stem in ("받", "수료", "이수", "마치") and (learners or not frame.own):
        # 연수를 받다: at the other side's
        return abroad if home in sides else None
    if _OWN_STAFF.search(text) and _STAFF.search(phrase.words):
        return abroad
    return None
