"""Memberships: which place has what part in a network, since when, until when, and whether it is planned or past."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Membership, MembershipRole, Network, Status
from kg.statements import prizes, seats, status
from kg.statements.frames import Frame, Story, unique
from kg.statements.membership_parts import (
    acting,
    membership,
    phrases_of,
    places_of,
    runs_of,
    titles,
    whole,
)
from kg.statements.membership_roles import moves, roles, succeeded, titled_seat
from kg.statements.membership_years import termed, years
from kg.statements.rosters import rosters
from kg.statements.titles import certified, granting, likewise

# a clause without any of these words tells of no part in a network
_TOLD = re.compile(
    r"회원|가입|서명|이어받|물려받|넘겨받|승계|뒤를|전임|후임|클러스터|분과|탈퇴|합류|참여|의장|회장|이사|위원|간사|대표|리더|좌장|창립|창설|설립|결성|발족|발기|세우|세운|앞장|이끈|주도|사무국|사무처|본부|인증|도시|시티|"
    r"수도|지정|인정|상|어워|시상|들어오|나가|바뀌|내주|넘기|넘겨|자리|들"
)


def find(story: Story) -> tuple[Membership, ...]:
    """Return the memberships that a document tells of, each place, network and role once."""
    found: list[Membership] = []
    if not story.analysis.networks:
        return ()
    lines: dict[int, str] = {}
    titled = titles(story.analysis)
    bodies = frozenset(each.reference for each in story.analysis.networks if each.kind in _NO_MEMBERS)
    main = _main_network(story, bodies)
    civic: dict[int, str] = {}
    recent: str | None = None
    spoken: dict[int, str] = {}
    granted: tuple[str, int] | None = None
    for frame in story.frames:
        own = _own_networks(frame)
        network = own[0] if own else _network(frame, lines.get(frame.line.index), main or recent)
        if own:
            recent = lines[frame.line.index] = own[-1]
        if network is None:
            continue
        joined = [each for each in own if each not in bodies]
        if joined:
            civic[frame.line.index] = joined[-1]
        elif main is not None:
            civic.setdefault(frame.line.index, main)
        spoken.setdefault(frame.sentence.index, civic.get(frame.line.index) or main or network)
        head = frame.clause.head
        words = story.analysis.text(frame.clause.start, max(frame.clause.end, head.end if head is not None else 0))
        still = granted[0] if granted is not None and frame.sentence.index - granted[1] <= _STILL else None
        if not _TOLD.search(words) and still is None:
            continue
        found.extend(roles(story, frame, network, titled, bodies, civic.get(frame.line.index)))
        borne = next((each for each in own if each in titled), network)
        named = certified(story, frame, borne, titled)
        if not named and not own and still is not None:
            named = likewise(story, frame, still)
        found.extend(named)
        if named or (network in titled and granting(story, frame)):
            granted = (named[0].network if named else network, frame.sentence.index)
        found.extend(moves(story, frame, network))
        found.extend(succeeded(story, frame, found))
        beside = own or frame.line.index in lines or network in frame.heading or frame.line.kind in ("item", "row")
        if beside or network == main:
            found.extend(prizes.find(story, frame, network, near=bool(beside)))
        found.extend(_joined(story, frame, own, titled, bodies))
        found.extend(_founded(story, frame, own, network))
    found.extend(rosters(story, tuple(found), civic, titled))
    found.extend(seats.find(story, spoken))
    return _merged(termed(story, found))


# how many sentences after a title was given it is still spoken of
_STILL = 3
# bodies of states: a city holds their titles and prizes, but is no member and has no seat in them
_NO_MEMBERS = frozenset({"un-body", "agency", "foundation"})


def _main_network(story: Story, bodies: frozenset[str]) -> str | None:
    """Return the network that a document is about: the one that half of its mentions name, else the first."""
    counts: dict[str, int] = {}
    for mentions in story.analysis.mentions:
        for each in mentions:
            if each.kind == "network" and each.references and each.references[0] not in bodies:
                counts[each.references[0]] = counts.get(each.references[0], 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda each: counts[each])
    # without one that prevails, the network named first is what the text is about
    return best if counts[best] * 2 >= sum(counts.values()) else next(iter(counts))


def _own_networks(frame: Frame) -> tuple[str, ...]:
    return unique(
        r
        for phrase in (*phrases_of(frame), *((frame.clause.head,) if frame.clause.head else ()))
        for each in (*phrase.named, *phrase.inside)
        if each.kind == "network"
        for r in each.references[:1]
    )


def _network(frame: Frame, last: str | None, main: str | None) -> str | None:
    """Return the network that a clause without one speaks of: its sentence's, its line's, its heading's, the text's."""
    for each in frame.nearby:
        if each.startswith("network/"):
            return each
    if last is not None:
        return last
    if main in frame.heading:
        return main
    return next((each for each in frame.heading if each.startswith("network/")), main)


_JOINS = frozenset("참여 합류 들 들어가 들어오 몸담 받아들이 받아들여지 함께하 동참 가세".split())
_GATHERING = re.compile(r"총회|회의|포럼|행사|프로그램|사업|연수|콘퍼런스|축제|박람회|캠페인|세션")
_FOUNDING = re.compile(r"창립|창설|발기|설립|출범")


def _joined(
    story: Story, frame: Frame, own: tuple[str, ...], titled: frozenset[str], bodies: frozenset[str]
) -> Iterator[Membership]:
    """Read 가입하다 and 참여하다 with a network as their goal where no noun of membership stands."""
    predicate = frame.clause.predicate
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    listed = predicate.stem in ("올리", "오르") and "이름" in text
    pact = predicate.stem == "서명" and any(_PACT.search(f"{each.ko} {each.en}") for each in _called(story, own))
    if not (predicate.stem in _JOINS or listed or pact):
        return
    if not own or own[0] in bodies or any(status.denies(each) for each in (predicate, *frame.governors[:1])):
        return
    if status.cancels(predicate) or _GATHERING.search(plain := _unnamed(story, frame)) or _FOUNDING.search(plain):
        return
    if listed and titled_seat(plain):
        return
    if frame.status is not Status.HELD and any(
        status.cancels(each) and not status.postpones(each) for each in frame.governors[:1]
    ):
        return  # 가입하기로 했으나 무산됐다
    planned = frame.status is not Status.HELD and predicate.stem != "몸담"
    state = Status.PLANNED if planned and not re.search(r"고 (?:있|계시)", predicate.tail) else Status.HELD
    role = MembershipRole.CERTIFIED if own[0] in titled else MembershipRole.MEMBER
    since, until = years(story, frame, predicate.start, state)
    members = whole(acting(frame), runs_of(story, frame))
    if predicate.ending == "modifier" and not frame.own:
        # 협약에 서명한 도시는 A와 B다
        members = unique(r for each in frame.clause.described for r in places_of(each)) or members
    for member in members:
        yield membership(story, frame, member, own[0], role, state, since, until)


_PACT = re.compile(r"협약|서약|헌장|Pact|Covenant|Charter")


def _called(story: Story, references: tuple[str, ...]) -> list[Network]:
    return [each for each in story.analysis.networks if each.reference in references]


def _unnamed(story: Story, frame: Frame) -> str:
    """Return the words of a clause without the networks' names: 아시아시장포럼 is joined, not attended."""
    text = story.analysis.document.text
    words, at = [], frame.clause.start
    for each in story.analysis.of(frame.sentence):
        if each.kind == "network" and at <= each.start < frame.clause.end:
            words.append(text[at : each.start])
            at = each.end
    return " ".join((*words, text[at : frame.clause.end]))


def _founded(story: Story, frame: Frame, own: tuple[str, ...], network: str) -> Iterator[Membership]:
    """Read who founded a network: the subject of 세우다, 창설하다 with the network as its object or head."""
    predicate = frame.clause.predicate
    if predicate.stem not in _FOUNDS:
        return
    led = [p for p in frame.clause.phrases if p.nouns and p.nouns[-1] in ("주도", "제안") and p.part == "toward"]
    if (predicate.tail.startswith("되") or predicate.stem == "출범") and led and (own or network):
        # 세종시 주도로 출범했다
        since, until = years(story, frame, predicate.start, Status.HELD)
        for member in unique(r for p in led for each in p.actors for r in places_of(each)):
            yield membership(
                story, frame, member, (*own, network)[0], MembershipRole.FOUNDER, Status.HELD, since, until
            )
        return
    if predicate.tail.startswith("되"):
        return
    if not own:
        # 연맹은 안동시가 세웠으며: the body that the text speaks of
        named = (*frame.clause.phrases, *((frame.clause.head,) if frame.clause.head else ()))
        own = (network,) if any(each.nouns and _BODY.search(each.nouns[-1]) for each in named) else ()
        alone = bool(own)
    else:
        alone = predicate.stem in _FOUNDS_ALONE or _of_body(frame)
    if not own or not alone:
        return
    since, until = years(story, frame, predicate.start, Status.HELD)
    partners = (
        r
        for phrase in frame.clause.phrases
        if phrase.part in ("with", "list")
        for each in phrase.actors
        if each.kind == "place"
        for r in each.references
    )
    for subject in unique((*whole(acting(frame), runs_of(story, frame)), *(partners if frame.subjects else ()))):
        if subject.startswith("place/"):
            yield membership(story, frame, subject, own[0], MembershipRole.FOUNDER, Status.HELD, since, until)


_FOUNDS_ALONE = frozenset("창설 창립 결성 설립 발족".split())
_FOUNDS = _FOUNDS_ALONE | frozenset("세우 띄우 출범 만들 꾸리".split())
_BODY = re.compile(r"(?:연맹|연합|협의회|협의체|기구|네트워크|동맹|모임|포럼|연합회|협회)$")


def _of_body(frame: Frame) -> bool:
    """Tell whether what is made is a network itself, not its programme or building: it ends the phrase that names it."""
    phrases = (*frame.clause.phrases, *((frame.clause.head,) if frame.clause.head else ()))
    return any(
        phrase.nouns
        and phrase.part in ("object", "topic", "subject", "of", "")
        and any(each.kind == "network" for each in (*phrase.named, *phrase.inside))
        and (
            _BODY.search(phrase.nouns[-1])
            or (phrase.named[-1].kind == "network" and phrase.named[-1].end >= phrase.start + phrase.length - 12)
        )
        for phrase in phrases
    )


def _merged(found: list[Membership]) -> tuple[Membership, ...]:
    best: dict[tuple[str, str, MembershipRole], Membership] = {}
    for each in found:
        key = (each.member, each.network, each.role)
        old = best.get(key)
        if old is None:
            best[key] = each
            continue
        ahead, behind = (each, old) if _weight(each) > _weight(old) else (old, each)
        # 2012년 가입했던 연합을 2020년 떠났다: what ended began when it is told to have begun
        start = ahead.start or (behind.start if behind.status is not Status.PLANNED else None)
        end = ahead.end or (behind.end if behind.status is ahead.status else None)
        best[key] = replace(ahead, start=start, end=end) if (start, end) != (ahead.start, ahead.end) else ahead
    return tuple(best.values())


_ORDER = {Status.FORMER: 3, Status.HELD: 2, Status.PLANNED: 1}


def _weight(each: Membership) -> tuple[int, bool]:
    return _ORDER[each.status], each.start is not None
