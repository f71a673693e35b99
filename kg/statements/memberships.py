"""Memberships: which place has what part in a network, since when, until when, and whether it is planned or past."""

import re
from collections.abc import Iterator

from kg.model import Membership, MembershipRole, OfficeRole, Status
from kg.statements import seats, status
from kg.statements.frames import Frame, Story, unique
from kg.statements.membership_parts import (
    BIDS,
    CHOSEN,
    LEAVES,
    LOST,
    members_of,
    membership,
    nearest_network,
    phrases_of,
    runs_of,
    titles,
    years,
)
from kg.statements.patterns import near
from kg.statements.rosters import rosters
from kg.statements.titles import certified, prizes

_ROLES = (
    (MembershipRole.CO_PRESIDENT, r"공동\s?(?:의장|회장|대표)(?:\s?(?:도시|단체))?"),
    (MembershipRole.VICE_PRESIDENT, r"(?:지역)?\s?(?:부의장|부회장)(?:\s?(?:도시|단체))?"),
    (
        MembershipRole.REGIONAL_REPRESENTATIVE,
        r"(?:지역|대륙|권역|아시아|아태)\s?(?:대표|의장|회장)(?:\s?(?:도시|단체))?|지역대표",
    ),
    (
        MembershipRole.CLUSTER_LEAD,
        r"(?:분과|클러스터|실무그룹)\s?(?:위원회\s?)?(?:의장|위원장|회장)(?:\s?(?:도시|단체))?(?:\s?자리)?|(?:분과|위원회|클러스터|그룹)?[^\s]{0,8}\s?(?:간사|대표|리더|좌장|위원장)\s?(?:도시|단체)|클러스터\s?(?:의장|대표)|(?:분과|클러스터|그룹)\s?코디네이터(?:\s?도시)?",
    ),
    (
        MembershipRole.BOARD,
        r"(?:상임|집행|운영|세계|이사회|신규)?\s?(?:이사|집행위원|운영위원|집행부|상임위원)\s?(?:도시|단체|회원)?(?:회)?(?:\s?자리)?|이사회에\s?(?:자리|의석|이름)|감사(?=[로에]\s(?:각각\s)?(?:선출|뽑|선임|추대))",
    ),
    (
        MembershipRole.FOUNDER,
        r"(?:창설|창립|설립)(?:을|에)\s?(?:이끈|주도한|함께\s?한|참여한|앞장선)|(?:창립|창설|설립|발기)\s?(?:회원|멤버|도시|이사)?(?:도시)?|앞장서\s?세운",
    ),
    (MembershipRole.PRESIDENT, r"(?:의장|회장)\s?(?:도시|단체|국)?(?:직)?"),
    (
        MembershipRole.MEMBER,
        r"(?:정|준|신규|권한)?\s?회원\s?(?:도시|단체|자격)?|가입(?:서|\s?신청서|\s?신청)?|탈퇴|합류",
    ),
)


_ROLE = near("|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _ROLES))


_HOLDS = re.compile(
    r"^(?:이|맡|활동|당선|연임|차지|따내|수행|오르|올라서|겸하|되|유치|있|두|가입|세우|이끌|주도|따르|탈퇴|들어오|나가|합류|참여|얻|받|획득|취득|등재|지정|인증|선정|"
    r"재선|뽑히|진출|입성|복귀|준비|신청|제출|추진|희망|노리|도전|내|하|밝히|확정|미뤄지|보류|미루|잃|바뀌|내주|옮기|갱신|앞두|전달|서명|넘겨받|이어받|물려받|승계|운영|담당|거머쥐|쥐|지키|유지|누리|지니|부여받|되찾|)$"
)


# a clause without any of these words tells of no part in a network
_TOLD = re.compile(
    r"회원|가입|탈퇴|합류|참여|의장|회장|이사|위원|간사|대표|리더|좌장|창립|창설|설립|결성|발족|발기|세우|세운|앞장|이끈|주도|사무국|사무처|본부|인증|도시|시티|"
    r"수도|지정|인정|상|어워|시상|들어오|나가|바뀌|내주|넘기|넘겨|자리|들"
)


def find(story: Story) -> tuple[Membership, ...]:
    """Return the memberships that a document tells of, each place, network and role once."""
    found: list[Membership] = []
    if not story.analysis.networks:
        return ()
    lines: dict[int, str] = {}
    titled = titles(story)
    bodies = frozenset(each.reference for each in story.analysis.networks if each.kind in _NO_MEMBERS)
    main = _main_network(story, bodies)
    civic: dict[int, str] = {}
    recent: str | None = None
    spoken: dict[int, str] = {}
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
        if not _TOLD.search(words):
            continue
        found.extend(_roles(story, frame, network, titled, bodies, civic.get(frame.line.index)))
        found.extend(certified(story, frame, network, titled))
        found.extend(_moves(story, frame, network))
        found.extend(prizes(story, frame, network))
        found.extend(_joined(story, frame, own))
        found.extend(_founded(story, frame, own))
    found.extend(rosters(story, tuple(found), civic))
    found.extend(seats.find(story, spoken))
    return _merged(found)


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


def _roles(
    story: Story,
    frame: Frame,
    network: str,
    titled: frozenset[str],
    bodies: frozenset[str],
    civic: str | None,
) -> Iterator[Membership]:
    text = story.analysis.document.text
    start, end = frame.clause.start, frame.clause.end
    if frame.clause.head is not None:
        end = max(end, frame.clause.head.start)
    chain = (frame.clause.predicate, *frame.governors[:1])
    if any(LOST.match(each.stem) for each in chain[:2]):
        return
    matches = [m for m in _ROLE.finditer(text, start, end) if _firm(text, m, MembershipRole[m.lastgroup or "MEMBER"])]
    runs = runs_of(story, frame)
    for index, match in enumerate(matches):
        role = MembershipRole[match.lastgroup or "MEMBER"]
        before = matches[index - 1].end() if index else frame.sentence.start
        limit = matches[index + 1].start() if index + 1 < len(matches) else frame.sentence.end
        net = nearest_network(story, frame, match.start(), network)
        if net in bodies and role is not MembershipRole.SECRETARIAT:
            if civic is None:
                continue
            net = civic
        members = members_of(story, frame, match, role, runs, before, limit)
        state = _status(story, frame, role, match)
        if state is None or _council(story, frame, match) or _person(story, frame, match):
            continue
        if role is MembershipRole.MEMBER and net in titled:
            role = MembershipRole.CERTIFIED
        since, until = years(story, frame, match.start(), state)
        for member in members:
            yield membership(story, frame, member, net, role, state, since, until)


def _council(story: Story, frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a chair's title is that of a city's own official (시의회 의장 홍길동), not a part in a network."""
    return any(
        each.official is not None
        and each.start <= match.start() < each.end
        and each.official.role in (OfficeRole.COUNCIL_CHAIR, OfficeRole.COUNCIL_MEMBER)
        for each in story.analysis.of(frame.sentence)
    )


def _person(story: Story, frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a title names the network's own officer who acts in the clause: 존 스미스 회장은 부산을 찾는다."""
    return any(
        each.official is not None
        and each.official.name
        and each.official.of.startswith("network/")
        and each.start < match.start()
        and match.end() <= each.end
        and re.match(
            r"(?:은|는|이|가|과|와|도|을|를|에게|께서)(?![가-힣])", story.analysis.text(match.end(), match.end() + 3)
        )
        for each in story.analysis.of(frame.sentence)
    )


def _firm(text: str, match: re.Match[str], role: MembershipRole) -> bool:
    """Tell whether a role word speaks of a part in a network, not of a council's chair or an office building."""
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 8]
    word = match.group()
    if role is MembershipRole.PRESIDENT:
        return not re.search(
            r"(?:의회\s?\S{0,4}|(?:한인회|상공회의소|협회|위원회|재단|상의|조합|대학|학회)(?:\s[가-힣]{2,4})?)\s?$",
            before,
        ) and not re.match(r"^(?:단\s?회의|단회|실|석|국\s?정상)", after)
    if role is MembershipRole.BOARD:
        return bool(
            re.search(
                r"이사\s?(?:도시|국|단체)|이사회에\s?(?:자리|의석|이름)|집행위원|운영위원|집행부\s?이사|상임이사|이사회\s?(?:도시|회원)|^감사",
                word + after[:4],
            )
        ) and not re.match(r"^(?:회의|회에서|회를|회\s?회의)", after)
    if role is MembershipRole.SECRETARIAT:
        return not re.match(
            r"^(?:에서|에\s?(?:방문|찾)|를\s?(?:방문|찾)|\s?(?:직원|총장|관계자|장|차장|와|과|차원|등))", after
        )
    if role is MembershipRole.FOUNDER:
        if re.match(r"^\s?(?:\d+\s?주년|총회|기념|된|이후|이래|당시|한\s지|멤버들)", after):
            return False
        return bool(re.search(r"회원|멤버|도시|이사|앞장|이끈|주도|함께|참여", word)) or bool(
            re.match(r"^\s?(?:을|를)?\s?(?:이끌|이끈|주도)", after)
        )
    if role is MembershipRole.MEMBER:
        if word.startswith(("가입", "탈퇴", "합류")):
            return True
        if re.match(r"^(?:도시)?\s?(?:\d|들|권|국|수|비|도시의|도시에|도시와|도시에게|의|과|와|가\s?\d)", after):
            return False
        return True
    return True


def _status(story: Story, frame: Frame, role: MembershipRole, match: re.Match[str]) -> Status | None:
    word = match.group()
    predicate = frame.clause.predicate
    chain = (predicate, *frame.governors[:2])
    clause = story.analysis.text(frame.clause.start, min(frame.sentence.end, frame.clause.end + 12))
    if any(LEAVES.match(each.stem) for each in chain[:2]) or "탈퇴" in word or re.search(r"탈퇴", clause):
        return Status.FORMER
    if (
        not _HOLDS.match(predicate.stem)
        and not CHOSEN.match(predicate.stem)
        and not any(_HOLDS.match(each.stem) for each in chain[1:2])
    ):
        return None
    if any(status.denies(each) for each in chain):
        return None
    if re.match(r"^\S{0,4}\s?아니", story.analysis.text(match.end(), match.end() + 8)):
        return None
    if role is MembershipRole.MEMBER and BIDS.search(
        story.analysis.text(match.start(), max(match.end(), frame.clause.end) + 12).split(",")[0]
    ):
        return Status.PLANNED
    if role is MembershipRole.MEMBER and frame.status in (Status.PLANNED, Status.PROPOSED):
        return Status.PLANNED
    if role is MembershipRole.SECRETARIAT and re.match(
        r"^\s?\S{0,3}\s?유치\S{0,2}\s?(?:전|경쟁|신청|추진|도전|희망|의향|나서|나섰|계획|노리)",
        story.analysis.text(match.end(), min(frame.sentence.end, match.end() + 20)),
    ):
        return Status.PLANNED
    if re.search(r"입후보|후보|도전|노리|노린|노렸", re.sub(r"\([^)]*\)?", "", clause)):
        return None
    if status.cancels(predicate) and predicate.stem not in ("이",):
        return None
    return Status.HELD


_MOVES = frozenset("바뀌 넘어가 교체 옮기 이전 내주 넘겨주 넘기 들어오 나가".split())


def _moves(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    """Read a role that passes on (부회장도시는 A에서 B로 바뀌었다, 자리를 A에 내주었다) and members that come and go."""
    predicate = frame.clause.predicate
    if predicate.stem not in _MOVES:
        return
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    match = _ROLE.search(text)
    if predicate.stem in ("바뀌", "넘어가", "교체", "옮기", "이전") and match and match.lastgroup != "MEMBER":
        role = MembershipRole[match.lastgroup or "MEMBER"]
        for phrase in frame.clause.phrases:
            for each in phrase.actors:
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


def _joined(story: Story, frame: Frame, own: tuple[str, ...]) -> Iterator[Membership]:
    """Read 가입하다 and 참여하다 with a network as their goal where no noun of membership stands."""
    predicate = frame.clause.predicate
    if predicate.stem not in ("참여", "합류", "들") or not own:
        return
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if re.search(r"총회|회의|포럼|행사|프로그램|사업|연수|콘퍼런스|축제|박람회", text):
        return
    state = Status.PLANNED if frame.status in (Status.PLANNED, Status.PROPOSED) else Status.HELD
    subjects = [each for each in frame.subjects if each.startswith("place/")]
    since, until = years(story, frame, predicate.start, state)
    for subject in subjects:
        yield membership(story, frame, subject, own[0], MembershipRole.MEMBER, state, since, until)


def _founded(story: Story, frame: Frame, own: tuple[str, ...]) -> Iterator[Membership]:
    """Read who founded a network: the subject of 세우다, 창설하다 with the network as its object or head."""
    if frame.clause.predicate.stem not in ("세우", "창설", "창립", "결성", "설립", "발족", "띄우", "출범") or not own:
        return
    if frame.clause.predicate.tail.startswith("되") or not frame.subjects:
        return
    since, until = years(story, frame, frame.clause.predicate.start, Status.HELD)
    partners = (
        r
        for phrase in frame.clause.phrases
        if phrase.part in ("with", "list")
        for each in phrase.actors
        if each.kind == "place"
        for r in each.references
    )
    for subject in unique((*frame.subjects, *partners)):
        if subject.startswith("place/"):
            yield membership(story, frame, subject, own[0], MembershipRole.FOUNDER, Status.HELD, since, until)


def _merged(found: list[Membership]) -> tuple[Membership, ...]:
    best: dict[tuple[str, str, MembershipRole], Membership] = {}
    order = {Status.FORMER: 3, Status.HELD: 2, Status.PLANNED: 1}
    for each in found:
        key = (each.member, each.network, each.role)
        old = best.get(key)
        if old is None or (order[each.status], each.start is not None) > (order[old.status], old.start is not None):
            best[key] = each
    return tuple(best.values())
