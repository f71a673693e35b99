"""Visits told by a verb of another: who is sent, is asked to come, or is received where."""

import re
from collections.abc import Iterator

from kg.model import Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import Draft
from kg.statements.parties import EXPERTS, GUESTS, LEARNERS, LEARNS, OCCASION, PARTY
from kg.statements.patterns import one_of
from kg.statements.visit_drafts import MEANT, MONTHS, drafted, places
from kg.statements.visitors import greeted, people

_SENDS = one_of(r"^(?:파견|보내|급파)$")
_TRAINS = re.compile(r"연수|근무|실습|유학|인턴|강사|상호\s?파견|교환\s?파견|가르치|가르쳐|홈스테이")
_INVITES = one_of(r"^(?:초청|초대|부르|모시)$")
_RECEIVES = one_of(r"^(?:맞|맞이|맞아들이|영접|환영|환대)$")
# what is sent in the name of people: 직원 성금 830만 원
_GOODS = re.compile(
    r"(?:성금|의연금|구호금|지원금|구호품|물품|용품|마스크|의약품|편지|서한|친서|축전|축사|영상|메시지|자료|사진|선물|도서)$|"
    r"\d[\d,.]*\s?[만천백억]*\s?여?\s?(?:원|달러|엔|유로|상자|벌|장|대|권|톤|병|점|통|개)(?:어치)?$"
)
_SCHOOL = re.compile(r"(?:학교|대학|대학원|연수원|교육원|아카데미|교육청|훈련소|학원)$")


def told(story: Story, frame: Frame) -> Iterator[Draft]:
    """Yield the visits that a clause tells of those whom its subject sends, asks or receives."""
    yield from _sent(story, frame)
    yield from _invited(story, frame)
    yield from _received(story, frame)


def _sent(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 대표단을 파견하다, 축하사절을 보내다: the sender's people go to the goal."""
    predicate = frame.clause.predicate
    if not _SENDS.match(predicate.stem):
        return
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    # 사절단을 꾸려 보내다: who is sent may stand in the clause before
    before = [p for each in story.sentence(frame) if each.clause.end <= frame.clause.start for p in each.clause.phrases]
    last = frame.clause.phrases[-1] if frame.clause.phrases else None
    if last is not None and last.part in ("object", "") and last.nouns and not last.actors and not last.dates:
        # 공연단 파견을 취소하고 영상만 보냈다: what is sent stands in the clause itself
        before = []
    sent = [
        phrase
        for phrase in (*phrases, *before)
        if phrase.part in ("object", "", "topic") and not _GOODS.search(phrase.words.strip())
    ]
    head = frame.clause.head
    if head is not None and predicate.ending == "modifier" and MEANT.search(predicate.tail):
        # 보내려던 조사단이 일정을 접었다: who was to be sent is what the clause describes
        sent.append(head)
    if not any(PARTY.search(phrase.text) or EXPERTS.search(phrase.text) for phrase in sent):
        return
    words = story.analysis.text(frame.sentence.start, frame.sentence.end)
    home = frame.home
    senders = frame.subjects[:1] or ((home,) if home else ())
    if "겠" in predicate.tail or _TRAINS.search(words) or (senders and senders[0] != home and LEARNS.search(words)):
        # who is lent or comes to learn is in training
        return
    schooled = any(p.part in ("to", "toward") and _SCHOOL.search(p.words.strip()) for p in phrases)
    if schooled or MONTHS.search(story.analysis.text(frame.clause.start, predicate.end)):
        return
    goals = [
        each
        for phrase in phrases
        if phrase.part in ("to", "toward", "", "list")
        for each in places(phrase)
        if each not in senders
    ]
    if not goals:
        # to a festival that is held there: 시애틀에서 열리는 축제에 보낸다
        goals = [r for p in frame.clause.nested if p.part == "at" for r in places(p) if story.foreign(r)]
    if not goals and any(p.part in ("to", "toward") and p.nouns[-1:] == ("현지",) for p in phrases):
        goals = [each for each in frame.others if story.foreign(each)][:1]
    for sender in frame.subjects[:4] if len(frame.subjects) > 1 else senders:
        near = [
            *frame.heading,
            *([frame.partner] if frame.partner and not frame.others and frame.line.kind == "text" else []),
        ]
        aims = goals or ([home] if home and sender != home else [each for each in near if each not in senders][:1])
        for goal in unique(aims):
            yield drafted(story, frame, (sender,), goal, "rule:ko/visit-sent", 0.8)


def _invited(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 대표단 초청: who is asked is to come to the one who asks."""
    predicate = frame.clause.predicate
    if not _INVITES.match(predicate.stem):
        return
    home = frame.home
    if not GUESTS.search(story.analysis.text(frame.clause.start, frame.clause.end)):
        return
    if any(p.part == "to" and OCCASION.search(p.words.strip(" '’”」』》\"")) for p in frame.clause.phrases):
        # who is asked to a gathering takes part in it
        return
    phrases = (*frame.clause.phrases, *frame.clause.nested)
    hosts = frame.subjects[:1] or ((home,) if home else ())
    guests = [
        r
        for phrase in phrases
        if phrase.part in ("object", "", "list", "of", "with")
        for each in phrase.actors
        for r in each.references[:1]
        if r not in hosts and not (phrase.part == "with" and each.kind == "network")
    ]
    if not guests:
        guests = [each for each in frame.heading if each not in hosts][:1]
    for guest in unique(guests):
        if not hosts:
            return
        draft = drafted(story, frame, (guest,), hosts[0], "rule:ko/visit-invited", 0.7)
        if draft.status is Status.HELD and predicate.ending in ("noun", "modifier"):
            draft.status = Status.PLANNED
        yield draft


def _received(story: Story, frame: Frame) -> Iterator[Draft]:
    """Read 일행을 맞는다: whom the home receives is on a visit there."""
    home = frame.home
    if home is None:
        return
    if frame.subjects and frame.subjects[0] != home:
        if not story.domestic(frame.subjects[0]):
            return
        home = frame.subjects[0]
    receives = bool(_RECEIVES.match(frame.clause.predicate.stem))
    for phrase in frame.clause.phrases:
        if LEARNERS.search(phrase.words) and LEARNS.search(story.analysis.text(phrase.start, frame.sentence.end)):
            # pupils who are received to learn are on an exchange
            continue
        if ((receives and phrase.part == "object") or greeted(story, phrase)) and people(phrase):
            for each in unique(r for a in phrase.actors for r in a.references[:1]):
                if each != home and not story.domestic(each):
                    yield drafted(story, frame, (each,), home, "rule:ko/visit-received", 0.8)
