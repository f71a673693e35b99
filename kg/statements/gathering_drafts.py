"""A gathering as it is drafted from a phrase: where and when it is, how far it has come, who takes part."""

import re

from kg.model import EventKind, Status
from kg.statements import status
from kg.statements.frames import Frame, Story, unique
from kg.statements.gathering_names import has_edition, head
from kg.statements.occasions import ONLINE, Draft, ahead, governed, moved_to, period
from kg.statements.patterns import one_of
from kg.statements.phrases import Phrase

HAPPENS = one_of(
    r"^(?:열리|열|개최|갖|가지|치르|개막|폐막|막|운영|진행|참석|참가|참여|가|찾|초청|초대|보내|파견|모시|부르|발표|취소|연기|무산|미루|미뤄지|밀리|"
    r"철회|불참|마련|함께하|하|있|주관|주최|예정|내리|오르|올리|나가|맡|출전|출품|출연|유치|선정|확정|되|이|선보이|차리|꾸리|추진|맺|받|수상|시작|늦추|여|들|"
    r"오|보|서|내|걸|멈추|중단|재개|계획|협의|나서|달|연설|기조연설|공연|관람|합의|약속|검토|제안|건의|등록|돕|지원|마치|끝나|끝내|다녀오|다녀가|찾아가|개회|폐회|성료|펼치|펼쳐지|벌이|벌어지|이어지|꾸미|기획|주재|후원|공동|기다리|맞|동참|주도|빛내|토론|발제|강연|축사|환영|늦춰지|밀려나|치러지|돌아오|참관|맞추|)$"
)
OPENS = one_of(
    r"^(?:열리|열|개최|갖|가지|개막|치르|막|진행|운영|하|폐막|연|끝나|마치|주최|마련|선보이|예정|차리|추진|펼치|펼쳐지|벌이|실시|시작|계속|이어지|치러지|거행|개회|폐회|성료)$"
)
_SCREEN = re.compile(r"(?:온라인|화상|비대면|영상|원격)$")
_PART = re.compile(r"(?:첫|마지막|[첫둘셋넷]째)\s?날")
_YEAR, _MONTH = 4, 7  # the letters of a year, and of a month
_BID = re.compile(r"\s(?:개최지|개최\s?도시|개최권|유치)")

# what is spoken of is the holding itself, not a part in it
_HOLDING = re.compile(r"(?:개최|유치|주최)(?:\s?계획)?$")


def drafted(
    story: Story, frame: Frame, phrase: Phrase, kind: EventKind, name: str | None, networks: tuple[str, ...]
) -> Draft:
    """Return a gathering of a kind that a phrase names, with what its clause and its relative clauses tell of it."""
    relatives = relatives_of(story, frame, phrase)
    bid = bool(_BID.search(phrase.words))
    place = place_of(story, frame, phrase, relatives, name)
    if ONLINE.search(phrase.text) and not has_edition(name):
        place = name = None
    if any(each.part == "toward" and _SCREEN.search(each.words) for each in frame.clause.phrases):
        # 화상으로 연다: held on a screen, at no place
        place = None
    if place is None and kind is EventKind.CONFERENCE and not ONLINE.search(phrase.text):
        # 총회에 참가한 시장은 퀘벡에서 연설했다
        place = next((r for each in story.sentence(frame) for r in each.sites if story.foreign(r)), None)
    if bid:
        place = next((each for each in (*frame.subjects, frame.home) if each and each.startswith("place/")), None)
    # its last day is a part of it, not its time
    own = [d for d in phrase.dates if not _PART.match(story.analysis.text(d.start, d.end))]
    described = [d for each in relatives for d in each.clause.dates]
    dates = own or described
    if not dates and (OPENS.match(frame.clause.predicate.stem) or frame.clause.predicate.ending == "noun"):
        dates = list(frame.clause.dates)
    if not dates:
        told = [d for d in frame.clause.dates if d.dates and not d.dates.until]
        # of several, the one before it: 5월 A에서 음악회, 10월 B에서 전시회
        dates = [d for d in told if d.end <= phrase.start][-1:] or told[:1]
    start, end = period(dates, near=phrase.start)
    if start is None and end is not None and own and described:
        # 31일 개막하는 박람회(9월 22일까지)
        start = period(described)[0]
    if start is not None and len(start) in (_YEAR, _MONTH) and start == end:
        # 2027년 총회는 10월 하노이에서 열린다: the month is of that year
        finer = [d for d in frame.clause.dates if d.dates and (d.dates.start or "").startswith(f"{start}-")]
        start, end = period(finer, near=phrase.start) if finer else (start, end)
    state = governed(frame)
    holding = _HOLDING.search(phrase.words) is not None
    if state is Status.HELD and holding and phrase.part == "object" and status.plans(frame.clause.predicate):
        state = Status.PLANNED  # 개최를 약속했다: the promise is past
    if (
        state is Status.CANCELLED
        and not phrase.topic
        and not holding
        and phrase.part in ("to", "at", "of", "with", "by", "from", "with-of")
    ):
        # what fell through is someone's part in it, not the gathering
        state = Status.PLANNED if ahead(story, start) else Status.HELD
    relative_status = next((each.status for each in relatives if OPENS.match(each.clause.predicate.stem)), None)
    if relative_status in (Status.PLANNED, Status.HELD) and state is not Status.CANCELLED:
        state = relative_status
        if state is Status.PLANNED and frame.status is Status.HELD and not ahead(story, start):
            # 내년 열리는 총회에 초청받았다: who takes part tells that it was held, else only the day of writing does
            undated = start is not None and story.analysis.document.published is None
            state = Status.PLANNED if undated and not _TAKES_PART.match(frame.clause.predicate.stem) else Status.HELD
    if state in (Status.PROPOSED, Status.EXPLORED) or (bid and state is not Status.CANCELLED):
        state = Status.PLANNED
    if state is Status.CANCELLED:
        new = moved_to(story, frame)
        if new[0]:
            state, (start, end) = Status.PLANNED, new
        elif not any(status.cancels(p) or status.postpones(p) for p in (frame.clause.predicate, *frame.governors[:1])):
            state = frame.status
    if start is not None and (later := ahead(story, start)) is not None and state in (Status.PLANNED, Status.HELD):
        state = Status.PLANNED if later else state
    home = frame.home
    takers = [each for each in frame.actors if each != place or each == home or each in frame.subjects]
    if not frame.subjects and home is not None and OPENS.match(frame.clause.predicate.stem) and takers:
        takers.append(home)
    if home is not None and not frame.subjects and _TAKES_PART.match(frame.clause.predicate.stem):
        # a report leaves its own city out: 연례회의 참석
        takers.append(home)
    if home is not None and kind in (EventKind.FESTIVAL, EventKind.EXHIBITION) and place == home and takers:
        # who has guests at its own festival takes part in it
        takers.append(home)
    participants = unique((*networks, *takers))
    return Draft(
        kind,
        state,
        frame,
        f"rule:ko/{kind.value}",
        0.8,
        place=place,
        name=name or None,
        start=start,
        end=end,
        participants=participants,
        anchor=phrase.start,
    )


def place_of(story: Story, frame: Frame, phrase: Phrase, relatives: list[Frame], name: str | None = None) -> str | None:
    """Return where a gathering is: said by 에서 열리다, in its brackets, in its name, by its clause, else at home."""
    for other in relatives:
        if other.sites:
            return other.sites[0]
        if other.own and _HOSTS.match(other.clause.predicate.stem):
            # 다낭시가 주최한 축제
            host = next((each for each in other.subjects if each.startswith("place/")), None)
            if host is not None:
                return host
        inner = [r for each in other.others for r in (each,) if each.startswith("place/")]
        if inner and other.clause.predicate.stem == "열리":
            return inner[0]
    inside = [r for each in phrase.inside if each.kind == "place" for r in each.references[:1]]
    if inside:
        return inside[0]
    home = frame.home
    bracket = _BRACKET.search(phrase.text)
    if bracket and home is not None and (own := _label(story, home)) and own in bracket.group(1):
        # a hall that has the home's name in it (강릉아트센터)
        return home
    if frame.sites and not ONLINE.search(phrase.text):
        return _nearest_site(frame, phrase)
    if _HOSTS.match(frame.clause.predicate.stem) and phrase.part in ("topic", "object"):
        # 2023년 회의는 하노이가 연다
        host = next((each for each in frame.subjects if each.startswith("place/")), None)
        if host is not None and host != frame.home:
            return host
    if frame.clause.predicate.stem == "이":
        told = [
            r
            for p in frame.clause.phrases
            if p.part == "complement"
            for each in p.actors
            if each.kind == "place"
            for r in each.references[:1]
        ]
        if told:
            return told[0]
    if frame.clause.predicate.stem in _STAYS and frame.others:
        stay = [each for each in frame.others if story.foreign(each)]
        if stay:
            return stay[0]
    if frame.stage is not None and (
        _THERE.search(story.analysis.text(frame.clause.start, phrase.end))
        or any(_THERE.search(story.analysis.text(each.clause.start, each.clause.end)) for each in relatives)
        or (
            frame.near
            and (_TAKES_PART if phrase.part != "at" else _SPEAKS).match(frame.clause.predicate.stem)
            and not (frame.subjects and story.foreign(frame.subjects[0]))
        )
    ):
        return frame.stage
    if home is not None and name and (own := _label(story, home)) and len(own) > 1 and name.startswith(own):
        # 포항국제불빛축제: the home's name opens its own
        return home
    found = head(phrase.words)
    close = phrase.start + found[2] if found is not None else phrase.end
    named = [
        each for each in phrase.named if each.kind == "place" and each.form == "name" and each.start >= phrase.start
    ]
    # what stands after the name's last noun takes part (박람회 당시 낭트가)
    glued = [r for each in named if each.start < close for r in each.references[:1]]
    if glued and home is not None and _GUESTS.search(phrase.words):
        # 리옹 합창단 초청 음악회: whom the home has as guests
        return home
    if glued:
        return glued[-1]
    for each in frame.heading:
        if story.foreign(each):
            return each
    if any(r.startswith("network/") for r in frame.actors):
        return None
    return home


def _nearest_site(frame: Frame, phrase: Phrase) -> str:
    """Return the place of a clause that stands last before a gathering, where it names several (4월 A에서 축제, 8월 B에서 전시)."""
    sites = [
        (each.start, reference)
        for each in frame.clause.phrases
        if each.part == "at"
        for actor in each.actors
        if actor.kind == "place"
        for reference in actor.references[:1]
        if reference in frame.sites
    ]
    before = [reference for start, reference in sites if start < phrase.start]
    return before[-1] if before else frame.sites[0]


_BRACKET = re.compile(r"\(([^()]{2,20})\)")
_STAYS = frozenset("머물 머무르 체류 가 향하 찾 방문 출국 떠나 출장 날아가 이동 도착 들르".split())
_HOSTS = one_of(r"^(?:주최|주관|개최|열)$")
_GUESTS = re.compile(r"(?:초청|내한)\s")
_THERE = re.compile(r"현지")
_SPEAKS = one_of(
    r"^(?:참석|참가|참여|함께하|참관|관람|자리하|축사|서|발표|기조발표|연설|기조연설|강연|발제|토론|소개|설명|하|받|수상|맡|나서)$"
)
_TAKES_PART = one_of(r"^(?:참석|참가|참여|함께하|참관|관람|자리하|축사|서)$")


def _label(story: Story, reference: str) -> str | None:
    return next((each.ko for each in story.analysis.places if each.reference == reference), None)


def relatives_of(story: Story, frame: Frame, phrase: Phrase) -> list[Frame]:
    """Return the relative clauses that describe a phrase, also past its owner (19일 열기로 한 하노이와의 기념식)."""
    heads = [(other, other.clause.head) for other in story.sentence(frame) if other.clause.head is not None]
    return [
        other
        for other, head_ in heads
        if head_.start == phrase.start or (head_.part in ("of", "with-of") and 0 <= phrase.start - head_.end <= 1)
    ]
