"""Titles that a network gives a place: 창의도시로 지정됐다, 재인증했다."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Membership, MembershipRole, Status
from kg.statements import status
from kg.statements.frames import Frame, Story, unique
from kg.statements.membership_parts import (
    BIDS,
    CHOSEN,
    LEAVES,
    LOST,
    acting,
    attached,
    counted,
    members_of,
    membership,
    nearest_network,
    places_of,
    runs_of,
    unasserted,
    whole,
)
from kg.statements.membership_years import annual, bracketed, dated, years

_CERTIFIED = re.compile(
    r"재인증|공인(?=$|[을받도된됐(,.\n]|\s(?:받|획득|자격|취득|도시))|인증(?!제|샷|사업|기관|마크|\s(?:대상|업체|제품|식당|농가|업소))|창의\s?도시|습지\s?도시|슬로\s?시티|아동친화\s?도시|고령친화\s?도시|문화도시|문화수도|학습도시|책의\s?수도|디자인\s?수도|녹색\s?수도|지질공원|농업유산|생물권보전지역|(?:선도|모범|축제|인권|평화|시범|관광|영화|음악)\s?도시|지정|인정"
)


# 연합으로부터 '복원력 허브'로 인정받았다, 문화21 선도도시로 뽑혔다
_AS_TITLE = re.compile(
    r"['‘“][^'’”]{2,16}['’”](?:으로|로)(?:도|는)?\s(?:인정|공인|지정|선정)|(?:선도|모범|축제|인권|평화|시범|관광|영화|음악)도시(?:로|로도)\s(?:인정|공인|지정|선정|뽑)"
)


def certified(story: Story, frame: Frame, network: str, titled: frozenset[str]) -> list[Membership]:
    """Return the titles that a clause tells of."""
    return list(_certified(story, frame, network, titled))


def granting(story: Story, frame: Frame) -> bool:
    """Tell whether a clause says that titles were given, to whomever: 55개 도시를 창의도시로 지정했다."""
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    return _CERTIFIED.search(text) is not None and frame.clause.predicate.stem in _GIVEN


_GIVEN = frozenset("지정 인증 재인증 선정 뽑 뽑히 승인 발표 확정 선포 추가 등재 공표".split())
# who got what was just told of: 국내에서는 A가 이름을 올렸다, B도 함께 뽑혔다
_LIKEWISE = frozenset(
    "올리 오르 뽑히 선정 지정 인증받 인증 받 획득 얻 들 들어가 포함 합류 되 따내 지정받 통과 있 들어오 가입".split()
)
_DROPPED = frozenset("빠지 탈퇴 나가 탈락".split())
_BRIEF = 30
_SAME = re.compile(
    r"이름을|함께|나란히|같이|추가로|국내에서|우리나라에서|한국에서|분야|올해|이번|같은|명단|도\s|앞서|처음|최초|인증서|포함|우리나라|국내|한국|(?:그\s)?뒤로|이어|이후|작년|지난해|재작년"
)
_ELSE = re.compile(
    r"상을|예산(?:[을이안]|\s\d)|회원국|지원|대통령|국비|공모|평가|회의|총회|협약|자매|우호|선정위|심사에서"
)


def likewise(story: Story, frame: Frame, network: str) -> list[Membership]:
    """Return who got the title too that the paragraph has just told of."""
    predicate = frame.clause.predicate
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if predicate.stem in _DROPPED and frame.own and not frame.clause.quoted and len(text) < _BRIEF:
        # 반면 장흥은 2013년 빠졌다
        _, until = years(story, frame, predicate.start, Status.FORMER)
        return [
            membership(story, frame, member, network, MembershipRole.CERTIFIED, Status.FORMER, None, until)
            for member in acting(frame)
        ]
    if predicate.stem not in _LIKEWISE or not _SAME.search(text) or _ELSE.search(text):
        return []
    if any(LOST.match(each.stem) or status.denies(each) for each in (predicate, *frame.governors[:1])):
        return []
    if predicate.stem in ("올리", "오르") and not re.search(r"이름|명단", text):
        return []
    since, until = years(story, frame, frame.clause.start, Status.HELD)
    return [
        membership(story, frame, member, network, MembershipRole.CERTIFIED, Status.HELD, since, until)
        for member in whole(_holders(frame), runs_of(story, frame))
    ]


def _holders(frame: Frame) -> tuple[str, ...]:
    """Return who a clause of a title speaks of: what it describes (처음 선정된 광주는), else who acts."""
    described = unique(r for each in frame.clause.described for r in places_of(each))
    return described if frame.clause.predicate.ending == "modifier" and described else acting(frame)


def _names(story: Story, frame: Frame) -> bool:
    """Tell whether a clause without a verb names a network itself: 유네스코 문학창의도시 부천시."""
    return any(
        each.kind == "network" and frame.clause.start <= each.start < frame.clause.end
        for each in story.analysis.of(frame.sentence)
    )


# what one's own government does with a title where no one is named
_OWN_VERBS = frozenset(
    "이 되 받 얻 획득 뽑히 선정 지정 인증 재인증 공인 등재 따내 통과 가입 신청 추진 도전 준비 앞두 노리 올리 오르 유지 확정 승인 맞 가려지 결정 취득 잃 상실".split()
)


# whose title a word is, where the text names its giver
_GIVERS = (
    ("아동친화", "unicef"),
    ("창의", "uccn"),
    ("슬로", "cittaslow"),
    ("습지", "ramsar"),
    ("지질공원", "unesco-global-geoparks"),
)


def _of_title(story: Story, word: str) -> str | None:
    """Return the network that gives a title, if the text names it: 아동친화도시 is UNICEF's, whatever stands beside it."""
    given = next((network for part, network in _GIVERS if word.startswith(part)), None)
    return next((each.reference for each in story.analysis.networks if each.id == given), None) if given else None


def _linked(story: Story, frame: Frame) -> bool:
    """Tell whether the sentence or its line has named a network before: 음식 분야로 지정됐다."""
    return any(each.kind == "network" for each in story.analysis.of(frame.sentence)) or any(
        each.startswith("network/") for each in (*frame.nearby, *frame.heading)
    )


def _labels(story: Story, frame: Frame) -> bool:
    """Tell whether a title stands right before or behind a place: 유네스코 문학창의도시 부천시; 부천시, 유네스코 창의도시."""
    named = [each for each in story.analysis.of(frame.sentence) if frame.clause.start <= each.start < frame.clause.end]
    for one, other in pairwise(named):
        gap = story.analysis.text(one.end, other.start)
        if one.kind == "network" and other.kind == "place" and gap in (" ", ", "):
            return True
        if one.kind == "place" and other.kind == "network" and gap in (", ", " ", "("):
            tail = story.analysis.text(other.end, frame.clause.end)
            return (
                re.match(r"[’'”)]?\s?(?:로|으로|재?인증|지정|선정|공인|등재|가입|도전|추진|신청|$)", tail) is not None
            )
    return False


def _certified(story: Story, frame: Frame, network: str, titled: frozenset[str]) -> Iterator[Membership]:
    """Read titles and labels: 창의도시로 지정됐다, 재인증했다, 동아시아문화도시다, 창의도시(2012년 지정)인."""
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if frame.clause.head is not None:
        text = story.analysis.text(frame.clause.start, frame.clause.head.end)
    others = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind == "network" and each.references and each.references[0] not in titled
    ]
    match = next(
        (
            m
            for m in _CERTIFIED.finditer(text)
            if not any(each.start <= frame.clause.start + m.start() < each.end for each in others)
        ),
        None,
    )
    if match is None or re.search(r"세계\s?(?:문화|자연)?유산|기록유산|국가\s?지질공원", text):
        return
    predicate = frame.clause.predicate
    chain = (predicate, *frame.governors[:1])
    named = network in titled
    if not named and not re.search(r"재인증|인증", text) and not (_AS_TITLE.search(text) and _names(story, frame)):
        return
    if not named and re.search(r"회원\s?(?:도시)?\s?(?:자격\s?)?인증|가입\s?인증", text):
        return  # 정회원 인증을 받았다: a member, not the bearer of a title
    if unasserted(story, frame):
        return
    if match.group() in ("지정", "인정") and not _names(story, frame) and not _linked(story, frame):
        return  # 국가정원 지정: a title of another giver than the network that the text is about
    at = frame.clause.start + match.start()
    network = _of_title(story, match.group()) or nearest_network(story, frame, at + len(match.group()) + 14, network)
    lost = any(LEAVES.match(each.stem) for each in chain)
    wanted = bool(BIDS.search(text))
    told = (
        re.search(
            r"재인증|인증|공인|지정|인정[받되된됐]|선정|뽑|되|가입|회원|자격|이다|인\s|인$|활동|이름을|합류|들어", text
        )
        or predicate.stem in ("이", "되", "뽑히", "얻", "획득", "받")
        or (predicate.stem == "" and _labels(story, frame))
    )
    found = _CERTIFIED.search(story.analysis.document.text, frame.clause.start, frame.clause.end + 30)
    runs = runs_of(story, frame)
    bound: tuple[str, ...] = ()
    if named:
        # 디자인 창의도시 A와 미디어아트 창의도시 B
        words = _CERTIFIED.finditer(story.analysis.document.text, frame.clause.start, frame.clause.end)
        bound = unique(
            member
            for each in words
            for member in attached(story, frame, each, runs, frame.sentence.start, frame.sentence.end)
        )
    if not told and not lost and not wanted and not bound:
        return
    if any(LOST.match(each.stem) for each in chain) and not wanted:
        return
    if re.search(r"신청\s?하\s?지\s?않", f"{predicate.stem} {predicate.tail}"):
        lost = True
    members: tuple[str, ...] = bound
    if found is not None and not bound:
        members = members_of(story, frame, found, runs, frame.sentence.start, frame.sentence.end)
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
    members = whole(members, runs)
    if not members and frame.clause.predicate.stem in ("이", "되", "지정", "인증", "받", "선정", "등재", "얻", "공인"):
        members = unique(r for each in frame.clause.described for r in places_of(each))
    if not members:
        members = whole(acting(frame), runs) or counted(story, frame)
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
    given = CHOSEN.match(predicate.stem) and any(each.startswith("network/") for each in frame.subjects)
    if not members and not given and (wanted or lost or predicate.stem in _OWN_VERBS or predicate.ending == "noun"):
        home = frame.home
        members = (home,) if home else ()
    state = Status.FORMER if lost else Status.PLANNED if wanted else Status.HELD
    since, until = years(story, frame, at, state)
    apart = dated(frame)
    known = apart or bracketed(story, frame)
    for member in unique((*apart, *(() if apart else members))):
        start, end = annual(story, frame, network, known.get(member, since), until)
        yield membership(story, frame, member, network, MembershipRole.CERTIFIED, state, start, end)
