"""Titles and prizes that a network gives a place: 창의도시로 지정됐다, 재인증했다, 상을 받았다."""

import re
from collections.abc import Iterator

from kg.model import Membership, MembershipRole, Status
from kg.statements.frames import Frame, Story, unique
from kg.statements.membership_parts import (
    BIDS,
    CHOSEN,
    LEAVES,
    LOST,
    members_of,
    membership,
    nearest_network,
    places_of,
    runs_of,
    years,
)
from kg.statements.occasions import period

_CERTIFIED = re.compile(
    r"재인증|인증(?!제|샷|사업|기관|마크)|창의\s?도시|습지\s?도시|슬로\s?시티|아동친화\s?도시|고령친화\s?도시|문화도시|문화수도|학습도시|책의\s?수도|디자인\s?수도|지정|인정"
)


_WINS = re.compile(r"^(?:수상|받|차지|거머쥐|안|선정|오르)$")


_PRIZE = re.compile(
    r"(?:문화\d*|학습도시|유산|도시|환경|정책|혁신|공로|대|금|은|동|최우수|우수|특별|어워드\s?\S{0,3})상|어워드|어워즈|시상식|금상|대상"
)


def certified(story: Story, frame: Frame, network: str, titled: frozenset[str]) -> Iterator[Membership]:
    """Read titles and labels: 창의도시로 지정됐다, 재인증했다, 동아시아문화도시다, 창의도시(2012년 지정)인."""
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if frame.clause.head is not None:
        text = story.analysis.text(frame.clause.start, frame.clause.head.end)
    match = _CERTIFIED.search(text)
    if match is None or re.search(r"세계\s?(?:문화)?유산|기록유산|지질공원", text):
        return
    predicate = frame.clause.predicate
    chain = (predicate, *frame.governors[:1])
    named = network in titled
    if not named and not re.search(r"재인증|인증", text):
        return
    at = frame.clause.start + match.start()
    network = nearest_network(story, frame, at + len(match.group()) + 14, network)
    lost = any(LEAVES.match(each.stem) for each in chain)
    wanted = bool(BIDS.search(text))
    told = re.search(r"재인증|인증|지정|선정|뽑|되|가입|회원|자격|이다|인\s|인$", text) or predicate.stem in (
        "이",
        "되",
        "뽑히",
    )
    if not told and not lost and not wanted:
        return
    if any(LOST.match(each.stem) for each in chain) and not wanted:
        return
    if re.search(r"신청\s?하\s?지\s?않", f"{predicate.stem} {predicate.tail}"):
        lost = True
    found = _CERTIFIED.search(story.analysis.document.text, frame.clause.start, frame.clause.end + 30)
    members: tuple[str, ...] = ()
    if found is not None:
        runs = runs_of(story, frame)
        members = members_of(
            story, frame, found, MembershipRole.CERTIFIED, runs, frame.sentence.start, frame.sentence.end
        )
    if not members and CHOSEN.match(predicate.stem) and not predicate.tail.startswith(("되", "받")):
        members = unique(
            r
            for phrase in (*frame.clause.phrases, *frame.clause.nested)
            if phrase.part in ("object", "list", "with")
            for each in phrase.actors
            if each.kind == "place" and "object" in (phrase.part, "object")
            for r in each.references[:1]
            if r.startswith("place/") and r not in frame.sites
        )
        objects = [p for p in frame.clause.phrases if p.part == "object" and p.actors]
        if not objects:
            members = ()
    if not members and frame.clause.predicate.stem in ("이", "되", "지정", "인증", "받", "선정", "등재", "얻", "공인"):
        members = unique(r for each in frame.clause.described for r in places_of(each))
    if not members:
        members = tuple(each for each in frame.subjects if each.startswith("place/"))
    if re.search(r"함께|나란히", text):
        extra = [
            r
            for phrase in frame.clause.phrases
            if phrase.part in ("with", "list")
            for each in phrase.actors
            for r in each.references[:1]
            if r.startswith("place/")
        ]
        members = unique((*members, *extra))
    if not members:
        home = frame.home
        members = (home,) if home else ()
    state = Status.FORMER if lost else Status.PLANNED if wanted else Status.HELD
    since, until = years(story, frame, at, state)
    for member in members:
        yield membership(story, frame, member, network, MembershipRole.CERTIFIED, state, since, until)


def prizes(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    """Read a network's prize: the winner is awarded by the network."""
    predicate = frame.clause.predicate
    if not _WINS.match(predicate.stem) or frame.status is Status.CANCELLED:
        return
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    sentence = story.analysis.text(frame.sentence.start, frame.sentence.end)
    if not _PRIZE.search(text) or re.search(r"재신임|선출|당선", text):
        return
    winners = [each for each in frame.subjects if each.startswith("place/")]
    if re.search(r"비롯해|등\s?\d+\s?(?:개|곳)", sentence):
        winners.extend(
            r
            for each in story.analysis.of(frame.sentence)
            if each.kind == "place" and each.form == "name"
            for r in each.references[:1]
            if r not in frame.sites
        )
    if not winners and (home := frame.home):
        winners = [home]
    start, _ = period(frame.clause.dates)
    for winner in unique(winners):
        yield membership(story, frame, winner, network, MembershipRole.AWARDED, Status.HELD, start, None)
