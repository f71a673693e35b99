"""Roles by their words: 회장도시를 맡았다, A·B 등 3개 회원도시, 이사 자리를 B에 내주었다; whose they are and how far they have come."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Membership, MembershipRole, OfficeRole, Status
from kg.statements import status
from kg.statements.frames import Frame, Story
from kg.statements.membership_parts import (
    BIDS,
    CHOSEN,
    LEAVES,
    LOST,
    acting,
    attached,
    members_of,
    membership,
    nearest_network,
    places_of,
    runs_of,
    unasserted,
)
from kg.statements.membership_years import years
from kg.statements.occasions import ahead
from kg.statements.patterns import near, one_of
from kg.statements.phrases import Predicate

_ROLES = (
    (MembershipRole.CO_PRESIDENT, r"공동\s?(?:의장|회장|대표)(?:\s?(?:도시|단체))?"),
    (MembershipRole.VICE_PRESIDENT, r"(?:지역)?\s?(?:부의장|부회장)(?:\s?(?:도시|단체))?"),
    (
        MembershipRole.REGIONAL_REPRESENTATIVE,
        r"(?:지역|대륙|권역|아시아|아태)\s?(?:대표|의장|회장)(?:\s?(?:도시|단체))?|지역대표",
    ),
    (
        MembershipRole.CLUSTER_LEAD,
        r"(?:분과|클러스터|실무그룹)\s?(?:위원회\s?)?(?:의장|위원장|회장)(?:\s?(?:도시|단체))?(?:\s?자리)?|(?:분과|위원회|클러스터|그룹)?[^\s]{0,8}\s?(?:간사|대표|리더|좌장|위원장)\s?(?:도시|단체)|클러스터\s?(?:의장|대표)|(?:클러스터|분과|분과위원회|실무그룹|워킹그룹)(?=[를을]\s(?:\S+\s)?(?:이끌|이끈|맡|총괄|주도|담당))|(?:분과(?:위원회|위)?|클러스터|그룹)\s?코디네이터(?:\s?도시)?",
    ),
    (
        MembershipRole.BOARD,
        r"(?:상임|집행|운영|세계|이사회|신규)?\s?(?:이사|집행위원|운영위원|집행부|상임위원|집행이사)\s?(?:도시|단체|회원)?(?:회)?(?:\s?자리)?|이사회에\s?(?:자리|의석|이름)|이사회(?=[는은]\s.{0,60}(?:구성|꾸려|이뤄|이루어|짜[였인]))|감사(?=[로에]\s(?:각각\s)?(?:선출|뽑|선임|추대))",
    ),
    (
        MembershipRole.FOUNDER,
        r"(?:창설|창립|설립)(?:을|에)\s?(?:이끈|주도한|함께\s?한|참여한|앞장선)|(?:창립|창설|설립|발기)\s?(?:회원|멤버|도시|이사)?(?:도시)?|앞장서\s?세운",
    ),
    (
        MembershipRole.PRESIDENT,
        r"(?<=협의회)장|(?<=연합회)장|(?<=협회)장|(?:의장|(?<![람시총사연])회장)\s?(?:도시|단체|국)?(?:직)?",
    ),
    (
        MembershipRole.MEMBER,
        r"(?:정|준|신규|권한)?\s?회원\s?(?:도시|단체|자격)?(?:\s?가입)?|가입(?:서|\s?신청서|\s?신청)?|탈퇴|합류|(?:새|신입)\s?식구",
    ),
)


_ROLE = near("|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _ROLES))


_HOLDS = one_of(
    r"^(?:이|맡|활동|당선|연임|차지|따내|수행|오르|올라서|겸하|되|유치|있|두|가입|세우|이끌|주도|따르|탈퇴|들어오|나가|합류|참여|얻|받|획득|취득|등재|지정|인증|선정|"
    r"재선|뽑히|진출|입성|복귀|준비|신청|제출|추진|희망|노리|도전|내|하|밝히|확정|미뤄지|보류|미루|잃|바뀌|내주|옮기|갱신|앞두|전달|서명|넘겨받|이어받|물려받|승계|운영|담당|거머쥐|쥐|지키|유지|누리|지니|부여받|되찾|지내|역임|겸임|잇|나서|출마|돌아가|받아들이|받아들여지|나누|계속|이루어지|추천|승격|넣|넘어오|내려오|보내|오가|합치|취임|선임|수임|인정|확보|낙점|내정|위촉|부상|떠오르|등극|입회|편입|재임|재취임|복직|임명|꼽히|속하|몸담|이어가|이어오|돌려받|따라가|가려지|결정|정해지|심의|의결|격상|재지명|재추대|지목|발탁|합격|통과|수락|받아들|배출|)$"
)


def roles(
    story: Story,
    frame: Frame,
    network: str,
    titled: frozenset[str],
    bodies: frozenset[str],
    civic: str | None,
) -> Iterator[Membership]:
    """Yield the parts that a clause's role words tell; `civic` is the network meant where NETWORK has no members."""
    text = story.analysis.document.text
    start, end = frame.clause.start, frame.clause.end
    if frame.clause.head is not None:
        end = max(end, frame.clause.head.start)
    chain = _chain(story, frame)
    if any(LOST.match(each.stem) for each in chain[:2]) or unasserted(story, frame):
        return
    matches = [
        m
        for m in _ROLE.finditer(text, start, end)
        if _firm(text, m, MembershipRole[m.lastgroup or "MEMBER"], named=_of_network(story, frame, m.start()))
    ]
    runs = runs_of(story, frame) if matches else []
    for index, match in enumerate(matches):
        role = MembershipRole[match.lastgroup or "MEMBER"]
        before = matches[index - 1].end() if index else frame.sentence.start
        limit = matches[index + 1].start() if index + 1 < len(matches) else frame.sentence.end
        net = nearest_network(story, frame, match.start(), network)
        if net in bodies:
            if civic is None:
                continue
            net = civic
        bound = attached(story, frame, match, runs, before, limit)
        members = bound or members_of(story, frame, match, runs, before, limit)
        state = _status(story, frame, role, match, bound=bool(bound))
        if state is None or _council(story, frame, match) or _person(story, frame, match):
            continue
        if role is MembershipRole.MEMBER and net in titled:
            role = MembershipRole.CERTIFIED
        if _JOINS.match(match.group()) and (goals := _goals(frame, bodies)):
            # 2019년 시티넷에, 2021년 이클레이에 각각 가입했다
            for each, at in goals:
                since, until = years(story, frame, at, state)
                for member in members:
                    kind = MembershipRole.CERTIFIED if each in titled else MembershipRole.MEMBER
                    yield membership(story, frame, member, each, kind, state, since, until)
            continue
        since, until = years(story, frame, match.start(), state)
        if not _holds(frame) and (bound or _AS.match(story.analysis.text(match.end(), match.end() + 6))):
            since = until = None  # what the member cities did, not since when they are members
        if role in _CHAIRS and state is Status.HELD and _lies_ahead(story, frame, since):
            state = Status.PLANNED
        for member in members:
            yield membership(story, frame, member, net, role, state, since, until)
        if "(" in text[match.end() : frame.sentence.end]:
            for run in runs:
                # 의장 수원시(전임 타이난시)
                if match.end() < run.start < limit and _BEFORE_IT.search(text[match.end() : run.start]):
                    for member in run.members:
                        yield membership(story, frame, member, net, role, Status.FORMER, None, None)


def _council(story: Story, frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a chair's title is that of a city's own official (시의회 의장 홍길동), not a part in a network."""
    return any(
        each.official is not None
        and each.start <= match.start() < each.end
        and each.official.role in (OfficeRole.COUNCIL_CHAIR, OfficeRole.COUNCIL_MEMBER)
        for each in story.analysis.of(frame.sentence)
    )


_CHAIR_VERBS = frozenset(
    "이 맡 되 뽑히 뽑 선출 선임 차지 연임 재선 바뀌 잇 이어받 돌아가 나누 지명 추대 유지 넘어가 겸하 지내 오르".split()
)


def _person(story: Story, frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a title names the network's own officer who acts in the clause: 존 스미스 회장은 부산을 찾는다."""
    after = story.analysis.text(match.end(), match.end() + 3)
    if (
        match.group().endswith(("의장", "회장"))
        and re.match(r"(?:은|는|이|가|도|과|와|께서|님)(?![가-힣])", after)
        and (
            frame.clause.predicate.stem not in _CHAIR_VERBS
            or (frame.clause.predicate.stem == "이" and not _place_after(story, frame, match.end()))
        )
        and frame.clause.predicate.ending != "noun"
    ):
        return True
    return any(
        each.official is not None
        and each.official.name
        and each.official.of.startswith("network/")
        and each.start < match.start()
        and match.end() <= each.end
        and re.match(r"(?:은|는|이|가|과|와|도|을|를|에게|께서)(?![가-힣])", after)
        for each in story.analysis.of(frame.sentence)
    )


def _place_after(story: Story, frame: Frame, at: int) -> bool:
    return any(
        each.kind in ("place", "official", "group") and at <= each.start < frame.clause.end
        for each in story.analysis.of(frame.sentence)
    )


def _of_network(story: Story, frame: Frame, at: int) -> bool:
    """Tell whether a role word stands right behind a network's name: 세계축제협회(IFEA) 회장, 연합(회장 …)."""
    return any(
        each.kind == "network"
        and each.end <= at
        and _BEHIND.fullmatch(story.analysis.text(each.end, min(at, each.end + _GLOSS)))
        for each in story.analysis.of(frame.sentence)
    )


_BEHIND = re.compile(r"(?:\s?\([^()]{0,30}\))?\)?[’'”」]?(?:의)?[\s(·,]{0,2}")
_GLOSS = 40


# 집행위원회에서 심의: where it is talked over; 집행위원회에 들어갔다, 이사회는 A와 B로 꾸려졌다: who sits in it
_COUNCIL_ITSELF = re.compile(r"위원회$")
_COUNCIL_SEAT = re.compile(r"[은는에]\s|에는|\s?(?:위원|이사|도시|진출|입성|자리|의석|멤버|구성원|회원)")


def _firm(text: str, match: re.Match[str], role: MembershipRole, *, named: bool) -> bool:
    """Tell whether a role word speaks of a part in a network, not of a council's chair or an office building.

    `named` says that a network's name stands right before it.
    """
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 8]
    word = match.group()
    if role in _CHAIRS and not word.endswith(("도시", "단체", "국", "직")) and re.search(r"(?<!협)의회", before):
        return False  # 시의회 부의장
    if role is MembershipRole.PRESIDENT:
        after_body = not named and re.search(
            r"(?:(?<!협)의회\s?\S{0,4}|(?:한인회|상공회의소|협회|위원회|재단|상의|조합|대학|학회)(?:\s[가-힣]{2,4})?)\s?$",
            before,
        )
        return not after_body and not re.match(r"^(?:단\s?회의|단회|실|석|국\s?정상)", after)
    if role is MembershipRole.BOARD:
        return (
            bool(
                re.search(
                    r"이사\s?(?:도시|국|단체|였|이었|이던|직|로는|에는|로\s|[,)])|이사회[은는]|집행이사|평이사|이사회에\s?(?:자리|의석|이름)|집행위원|운영위원|집행부\s?이사|상임이사|이사회\s?(?:도시|회원)|^감사",
                    word + after[:4],
                )
            )
            and not (_COUNCIL_ITSELF.search(word) and not _COUNCIL_SEAT.match(after))
            and not re.match(r"^회(?:의|에서|를)", after)
        )
    if role is MembershipRole.FOUNDER:
        if re.match(r"^\s?(?:\d+\s?주년|총회|기념|된|이후|이래|당시|한\s지|멤버들)", after):
            return False
        return bool(re.search(r"회원|멤버|도시|이사|앞장|이끈|주도|함께|참여", word)) or bool(
            re.match(r"^\s?(?:을|를)?\s?(?:이끌|이끈|주도)", after)
        )
    if role is MembershipRole.MEMBER:
        if re.match(r"\s?(?:현황|절차|방법|조건|요건|기준|비용)", after):
            return False
        if word.startswith(("가입", "탈퇴", "합류")):
            return True
        if re.search(r"\d\s?(?:여\s?)?(?:개|곳|개국)?\s?$", before):
            return False  # 66개국 129개 회원도시: how many they are
        if re.match(r"^\s?(?:대표단|공무원|관계자|시장|전체|사이|간\s|모두|단체장|여러|가운데|중\s)", after):
            return False
        if re.match(
            r"^(?:도시)?\s?(?:(?!(?:19|20)\d\d)\d|들|권|국|수|비|도시의|도시에|도시와|도시에게|의|과|와|가\s?\d)", after
        ):
            return False
        return True
    return True


def _goals(frame: Frame, bodies: frozenset[str]) -> list[tuple[str, int]]:
    """Return the networks that a clause says were joined or left, with where each stands, where they are several."""
    told = {
        each.references[0]: each.start
        for phrase in frame.clause.phrases
        if phrase.part in ("to", "object", "list", "with")
        for each in phrase.actors
        if each.kind == "network" and each.references and each.references[0] not in bodies
    }
    return list(told.items()) if len(told) > 1 else []


def _chain(story: Story, frame: Frame) -> tuple[Predicate, ...]:
    """Return a clause's predicate and those that close it, as far as the same one acts: A는 회원이지만 B는 탈퇴했다."""
    apart = {
        other.clause.predicate.start
        for other in story.sentence(frame)
        if other.own and frame.own and other.subjects != frame.subjects and other.clause.start > frame.clause.start
    }
    kept = [frame.clause.predicate]
    for each in frame.governors[:2]:
        if each.start in apart:
            break
        kept.append(each)
    return tuple(kept)


def _lies_ahead(story: Story, frame: Frame, since: str | None) -> bool:
    """Tell whether a role is taken up later: 내년부터 맡는다, 맡기로 했다; who has been chosen holds it already."""
    if frame.status not in (Status.PLANNED, Status.PROPOSED) or CHOSEN.match(frame.clause.predicate.stem):
        return False
    return bool(ahead(story, since)) or bool(_TO_COME.search(frame.clause.predicate.tail))


_TO_COME = re.compile(r"(?:^| )(?:기|키) (?:로|으로)|[ᆯ을] (?:예정|계획|방침|전망)")


def _status(story: Story, frame: Frame, role: MembershipRole, match: re.Match[str], *, bound: bool) -> Status | None:
    word = match.group()
    predicate = frame.clause.predicate
    chain = _chain(story, frame)
    clause = story.analysis.text(frame.clause.start, min(frame.sentence.end, frame.clause.end + 12))
    if (
        any(LEAVES.match(each.stem) for each in chain[:2])
        or "탈퇴" in word
        or re.search(r"탈퇴", clause.split("지만")[0])
    ):
        return Status.FORMER
    before = story.analysis.text(max(frame.sentence.start, match.start() - 5), match.start())
    if _EARLIER.search(before):
        return Status.FORMER
    if bound and not _holds(frame) and not _JOINS.match(word):
        # A·B 등 3개 회원도시가 모였다: whatever they do, that they are members is told
        return Status.HELD
    # 회장도시로서 총회를 연다: the role stands by itself
    as_ = bool(_AS.match(story.analysis.text(match.end(), match.end() + 6))) or (
        word.endswith("자격") and story.analysis.text(match.end(), match.end() + 2) == "으로"
    )
    if (
        not as_
        and not _HOLDS.match(predicate.stem)
        and not CHOSEN.match(predicate.stem)
        and (
            _OBJECT.match(story.analysis.text(match.end(), match.end() + 8))
            or not any(_HOLDS.match(each.stem) for each in chain[1:2])
        )
    ):
        return None
    if any(status.denies(each) for each in chain):
        return None
    if not bound and re.search(r"(?<![가-힣])(?:못|안)\s$", story.analysis.text(predicate.start - 2, predicate.start)):
        return None  # 의장국은 못 됐지만
    if re.match(r"^\S{0,4}\s?아니", story.analysis.text(match.end(), match.end() + 8)):
        return None
    if _JOINS.match(word) and (
        frame.status is not Status.HELD or status.plans(predicate) or status.postpones(predicate)
    ):
        # 가입하기로 했으나 무산됐다, 가입을 추진했지만 연기됐다
        if any(status.cancels(each) and not status.postpones(each) for each in frame.governors[:1]):
            return None
        if frame.status is Status.CANCELLED:
            return Status.PLANNED if any(status.postpones(each) for each in chain[:2]) else None
    if role is MembershipRole.MEMBER and BIDS.search(
        story.analysis.text(match.start(), max(match.end(), frame.clause.end) + 12).split(",")[0]
    ):
        return Status.PLANNED
    if (
        role is MembershipRole.MEMBER
        and frame.status in (Status.PLANNED, Status.PROPOSED)
        and predicate.stem not in _STATES
    ):
        return Status.PLANNED
    plain = re.sub(r"\([^)]*\)?", "", clause)
    if _RAN.search(plain):
        return None
    if role is not MembershipRole.MEMBER and _RUNS.search(plain):
        # 출마하지 않기로 했다: who does not run plans no part
        return None if frame.status is Status.CANCELLED else Status.PLANNED
    if _PAST.search(plain) if role is not MembershipRole.MEMBER else _WAS.search(plain):
        return Status.FORMER
    if status.cancels(predicate) and predicate.stem not in ("이",):
        return None
    return Status.HELD


_CHAIRS = (MembershipRole.PRESIDENT, MembershipRole.VICE_PRESIDENT, MembershipRole.CO_PRESIDENT)
# who held a role before: 지냈다, 지낸 바 있다, 회장도시였다, 임기가 끝난
_PAST = re.compile(
    r"지냈|지낸|역임|맡았(?:던|었|으나|지만)|맡던|였던|이던|이었던|도시였다|였으나|(?:회원|의장|회장|이사|위원|단체|멤버|간사)이었|임기\s?(?:만료|종료)|임기(?:가|를)\s?(?:끝|마[쳤친치])|내려놓|물러[났나난]"
)


def _holds(frame: Frame) -> bool:
    """Tell whether a clause's verb says that someone has, takes or gets a part."""
    return bool(_HOLDS.match(frame.clause.predicate.stem) or CHOSEN.match(frame.clause.predicate.stem))


# 이사회 도시를 설득해 따냈다: what is done to them is no part in it
_OBJECT = re.compile(r"[가-힣]{0,3}\s?(?:(?:및|[와과])?\s[가-힣]{2,5}\s?)?(?:도시|단체)?[을를](?![가-힣])")
_WAS = re.compile(r"회원(?:이었|\s?도시였|이던|\s?도시이던)")
_AS = re.compile(r"(?:으로서|로서|\s자격으로)(?![가-힣])")
_EARLIER = re.compile(r"(?:전임|직전|이전|옛|(?<![가-힣])전)\s$")
_JOINS = re.compile(r"가입|탈퇴|합류")
# who wants a role: 선거에 나선다, 자리를 노린다, 출마할 예정이다
_RUNS = re.compile(r"입후보|후보|도전|노리|노린|출마|나선[다]|나서기로|나설|뛰어[든들]|의향|희망")
_RAN = re.compile(
    r"노렸|나섰|출마했|도전했|입후보했|후보였|나섰으나|나섰던|낙선|고배|밀[려렸]|탈락|떨어[졌져]|졌다|못했|않았|접었|미[뤄룬뤘]|아쉽"
)

# what a sentence in the present says of now: 회원이다, 회원으로 있다
_STATES = frozenset("이 있 포함 비롯 합치 활동 속하 몸담 두 남 꼽히 유지 누리 지니 맡".split())

_MOVES = frozenset("바뀌 넘어가 교체 옮기 이전 내주 넘겨주 넘기 들어오 나가".split())


_BEFORE_IT = re.compile(r"\((?:전임|종전|직전)(?:은|:|\s:)?\s?$")


def moves(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    """Read a role that passes on (부회장도시는 A에서 B로 바뀌었다, 자리를 A에 내주었다) and members that come and go."""
    predicate = frame.clause.predicate
    yield from _arrows(story, frame, network)
    if predicate.stem not in _MOVES:
        return
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    match = _ROLE.search(text)
    if predicate.stem in ("바뀌", "넘어가", "교체", "옮기", "이전") and match and match.lastgroup != "MEMBER":
        role = MembershipRole[match.lastgroup or "MEMBER"]
        for phrase in frame.clause.phrases:
            # 홍콩 쿤통구로: the last of a place and its part
            for each in phrase.actors[-1:]:
                if each.kind == "place" and phrase.part in ("at", "from"):
                    yield membership(story, frame, each.references[0], network, role, Status.FORMER, None, None)
                elif each.kind == "place" and phrase.part in ("toward", "to"):
                    yield membership(story, frame, each.references[0], network, role, Status.HELD, None, None)
    elif predicate.stem in ("내주", "넘겨주", "넘기") and match and match.lastgroup != "MEMBER":
        role = MembershipRole[match.lastgroup or "MEMBER"]
        for phrase in frame.clause.phrases:
            for each in phrase.actors:
                if each.kind == "place" and phrase.part in ("to", "toward"):
                    yield membership(story, frame, each.references[0], network, role, Status.HELD, None, None)
    elif (
        predicate.stem in ("들어오", "나가")
        and frame.own
        and re.search(r"새로|회원", story.analysis.text(frame.sentence.start, frame.sentence.end))
    ):
        state = Status.HELD if predicate.stem == "들어오" else Status.FORMER
        for subject in frame.subjects:
            if subject.startswith("place/"):
                yield membership(story, frame, subject, network, MembershipRole.MEMBER, state, None, None)


_ARROW = re.compile(r"(?:시|군|구|도|주|성|현)?\s?(?:→|⇒|->|➔|▶)\s?(?:[가-힣]{2,8}\s)?$")


def _arrows(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    """Read a role that passes on by an arrow: 북미 이사: 몬트리올 → 토론토."""
    text = story.analysis.document.text
    words = text[frame.clause.start : frame.clause.end]
    if not _ARROWS.search(words) or (match := _ROLE.search(words)) is None or match.lastgroup == "MEMBER":
        return
    named = [each for each in story.analysis.of(frame.sentence) if each.kind == "place" and each.references]
    role = MembershipRole[match.lastgroup or "MEMBER"]
    for one, other in pairwise(named):
        if _ARROW.fullmatch(text[one.end : other.start]):
            yield membership(story, frame, one.references[0], network, role, Status.FORMER, None, None)
            yield membership(story, frame, other.references[0], network, role, Status.HELD, None, None)


_ARROWS = re.compile(r"→|⇒|->|➔|▶")
_FOLLOWS = frozenset("잇 이어받 물려받 넘겨받 승계".split())
# 같은 자리를 노린다: who else wants the role just told of
_RIVALS = frozenset("노리 도전 나서 경쟁 겨루 뛰어들".split())
_SAME_SEAT = re.compile(r"(?:같은|이|그)\s자리")
_AFTER_IT = re.compile(r"뒤를|뒤이어|후임|후임으로|바통|바톤|이어\s")
_NEAR = 240


_HOLDERS = frozenset("전임 전임자 후임 후임자 차기".split())


def _holder(frame: Frame) -> str | None:
    """Return the word by which a clause speaks of who held a role before or holds it next (전임은, 후임은)."""
    return next((p.nouns[-1] for p in frame.clause.phrases if p.topic and p.nouns and p.nouns[-1] in _HOLDERS), None)


def succeeded(story: Story, frame: Frame, found: Sequence[Membership]) -> Iterator[Membership]:
    """Read who took over the role just told of, where no word names it again: 그 뒤를 A가 맡았다, 지금은 B가 이어받았다."""
    predicate = frame.clause.predicate
    words = story.analysis.text(frame.clause.start, frame.clause.end)
    rivals = predicate.stem in _RIVALS and _SAME_SEAT.search(words)
    holder = _holder(frame) if predicate.stem == "이" else None
    if (
        predicate.stem not in _FOLLOWS
        and not (predicate.stem == "맡" and _AFTER_IT.search(words))
        and not rivals
        and holder is None
    ):
        return
    if _ROLE.search(words):
        return
    told = [each for each in found if each.role in _PASSED and 0 <= frame.clause.start - each.evidence[0].start < _NEAR]
    if not told or status.cancels(predicate):
        return
    last = told[-1]
    if holder is not None:
        # 전임은 캔버라다
        state = Status.FORMER if holder.startswith("전") else Status.HELD
        for each in frame.clause.actors:
            for member in places_of(each)[:1]:
                yield membership(story, frame, member, last.network, last.role, state, None, None)
        return
    for member in acting(frame):
        if member == last.member:
            continue
        since, until = years(story, frame, predicate.start, Status.HELD)
        state = Status.PLANNED if rivals or _lies_ahead(story, frame, since) else Status.HELD
        start = since or (last.end if last.status is Status.FORMER else None)
        yield membership(story, frame, member, last.network, last.role, state, start, until)


_PASSED = (*_CHAIRS, MembershipRole.BOARD, MembershipRole.CLUSTER_LEAD, MembershipRole.REGIONAL_REPRESENTATIVE)


def titled_seat(words: str) -> bool:
    """Tell whether words name a role other than that of a member: 집행위원에 이름을 올렸다 makes no new member."""
    return any(each.lastgroup != "MEMBER" for each in _ROLE.finditer(words))
