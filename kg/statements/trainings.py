"""Training and exchange of people: study tours, courses, host families, lent staff, learners who come and go."""

import re
from collections.abc import Iterator

from kg.model import EventKind, Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.gathering_drafts import HAPPENS, drafted
from kg.statements.occasions import Draft, dates_of, governed, period
from kg.statements.parties import LEARNERS, LEARNS
from kg.statements.phrases import Phrase

_WORKERS = re.compile(
    r"강사|교사|교관|공무원|연수생|작가|장인|조리사|요리사|기술자|의료진|실습생|교환학생|인턴|유학생|학생|선수|봉사단|연구원|실무자"
)


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
    if worker is None or re.search(r"(?:공연|대표|방문|사절)단", worker.text):
        return
    if (comes or invited) and _STAGE.search(" ".join(p.text for p in (*frame.clause.phrases, *frame.clause.nested))):
        # who comes to play, to sing or to run learns nothing there
        return
    goals = [
        r
        for p in frame.clause.phrases
        if p.part in ("to", "toward", "")
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


_OUT = frozenset(
    "가 떠나 머물 머무르 묵 지내 파견 보내 다녀오 참가 참여 공부 근무 일하 일 실습 체험 연수 생활 배우 익히 유학 건너가".split()
)
_IN = frozenset("오 찾 찾아오 방문 다녀가 받아들이 부르 초청 초대 맞 맞이 불러들이 건너오".split())
_TEACHES = frozenset("가르치 교육 지도 전수".split())
_ASKS = frozenset("받아들이 부르 초청 초대 맞 맞이 불러들이".split())
_LASTS = re.compile(r"(?:\d+|한|두|석|넉|여섯|일)\s?(?:주|달|개월|년|박|학기)(?:간|씩|\s?동안|\s?일정|\s?\d+일)")
_LODGES = re.compile(r"^(?:묵|머물|머무르|지내|생활)$")
_TRAINS = re.compile(
    r"연수|근무|실습|유학|인턴|강사|강좌|파견\s?근무|가르치|가르쳐|가르쳤|전수|홈스테이|훈련|교육|레지던시"
)
_RUNS = re.compile(r"^(?:진행|실시|운영|개최|열|마련)$")
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
    lasting = bool(_LASTS.search(text)) and (pupils or out or stem in _ASKS)
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
        place = partner if out and frame.heading[:1] == (partner,) else None
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
            if phrase.part in ("subject", "topic", "object", "", "list") and _STAFF.search(phrase.words):
                return phrase
    return None


_STAFF = re.compile(
    rf"{LEARNERS.pattern}|강사|교사|교관|공무원|직원|작가|장인|조리사|요리사|기술자|전문가|의료진|간호사|의사|연구원|실무자|엔지니어|시민\s?\d|요원|대원|사람"
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


def named(story: Story, frame: Frame, phrase: Phrase, name: str | None) -> Iterator[Draft]:
    """Read an exchange or training programme: it needs two sides, or one side at another's place."""
    predicate = frame.clause.predicate
    if re.search(r"연수(?:원|구|단|생|결과|자)", phrase.text) or "보고서" in phrase.text:
        return
    if re.match(r"^(?:협의|논의|검토|제안)$", predicate.stem):
        return
    listed = predicate.ending == "noun" and (
        frame.line.kind in ("item", "row") or " / " in story.analysis.text(frame.line.start, frame.line.end)
    )
    if (
        predicate.stem == "이"
        or (predicate.stem == "" and not listed)
        or (
            not listed
            and not HAPPENS.match(predicate.stem)
            and not any(HAPPENS.match(each.stem) for each in frame.governors[:1])
        )
    ):
        return
    actors = unique(r for r in (*frame.actors, *frame.sites) if r.startswith("place/"))
    home = frame.home
    sender = next((each for each in phrase.actors if each.kind == "place" and _WORKERS.search(phrase.text)), None)
    sides = actors if len(actors) > 1 else unique((*actors, *([home] if home else [])))
    if len(sides) < 2:
        partner = next((r for r in (*frame.nearby, *frame.heading) if r not in sides and r.startswith("place/")), None)
        sides = (*sides, partner) if partner else sides
    if len(sides) < 2 and name is None:
        return
    draft = drafted(story, frame, phrase, EventKind.TRAINING, name, ())
    draft.place = next(iter(frame.sites), None) or next(
        (r for p in frame.clause.phrases for each in p.inside if each.kind == "place" for r in each.references[:1]),
        None,
    )
    if draft.place is None and (name is not None or (sender is not None and story.foreign(sender.references[0]))):
        draft.place = home
    if draft.place is None:
        draft.place = _setting(story, frame)
    if (
        draft.place is None
        and _RUNS.match(predicate.stem)
        and any(
            _STAFF.search(p.words) and any(story.foreign(r) for each in p.actors for r in each.references[:1])
            for p in frame.clause.phrases
        )
    ):
        # 울란바토르시 공무원을 대상으로 연수를 진행했다: whoever runs it has them come
        draft.place = home
    draft.participants = sides[:6]
    yield draft
