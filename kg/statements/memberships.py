"""Memberships: which place has what part in a network, since when, until when, and whether it is planned or past."""

import re
from collections.abc import Iterator

from kg.model import Membership, MembershipRole, OfficeRole, Status
from kg.statements import prizes, seats, status
from kg.statements.frames import Frame, Story, unique
from kg.statements.membership_parts import (
    BIDS,
    CHOSEN,
    LEAVES,
    LOST,
    acting,
    members_of,
    membership,
    nearest_network,
    phrases_of,
    runs_of,
    titles,
    whole,
    years,
)
from kg.statements.patterns import near, one_of
from kg.statements.rosters import rosters
from kg.statements.titles import certified, granting, likewise

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
        r"(?:상임|집행|운영|세계|이사회|신규)?\s?(?:이사|집행위원|운영위원|집행부|상임위원|집행이사)\s?(?:도시|단체|회원)?(?:회)?(?:\s?자리)?|이사회에\s?(?:자리|의석|이름)|감사(?=[로에]\s(?:각각\s)?(?:선출|뽑|선임|추대))",
    ),
    (
        MembershipRole.FOUNDER,
        r"(?:창설|창립|설립)(?:을|에)\s?(?:이끈|주도한|함께\s?한|참여한|앞장선)|(?:창립|창설|설립|발기)\s?(?:회원|멤버|도시|이사)?(?:도시)?|앞장서\s?세운",
    ),
    (MembershipRole.PRESIDENT, r"(?:의장|(?<![람시총사연])회장)\s?(?:도시|단체|국)?(?:직)?"),
    (
        MembershipRole.MEMBER,
        r"(?:정|준|신규|권한)?\s?회원\s?(?:도시|단체|자격)?|가입(?:서|\s?신청서|\s?신청)?|탈퇴|합류|(?:새|신입)\s?식구",
    ),
)


_ROLE = near("|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _ROLES))


_HOLDS = one_of(
    r"^(?:이|맡|활동|당선|연임|차지|따내|수행|오르|올라서|겸하|되|유치|있|두|가입|세우|이끌|주도|따르|탈퇴|들어오|나가|합류|참여|얻|받|획득|취득|등재|지정|인증|선정|"
    r"재선|뽑히|진출|입성|복귀|준비|신청|제출|추진|희망|노리|도전|내|하|밝히|확정|미뤄지|보류|미루|잃|바뀌|내주|옮기|갱신|앞두|전달|서명|넘겨받|이어받|물려받|승계|운영|담당|거머쥐|쥐|지키|유지|누리|지니|부여받|되찾|지내|역임|겸임|잇|나서|출마|돌아가|받아들이|받아들여지|나누|계속|이루어지|추천|연임|재선|승격|넣|넘어오|내려오|보내|오가|합치|)$"
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
    granted: dict[int, str] = {}
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
        borne = next((each for each in own if each in titled), network)
        named = certified(story, frame, borne, titled)
        if not named and not own and granted.get(frame.line.index):
            named = likewise(story, frame, granted[frame.line.index])
        found.extend(named)
        if named or (network in titled and granting(story, frame)):
            granted[frame.line.index] = named[0].network if named else network
        found.extend(_moves(story, frame, network))
        if own or frame.line.index in lines or network in frame.heading or frame.line.kind in ("item", "row"):
            found.extend(prizes.find(story, frame, network))
        found.extend(_joined(story, frame, own, titled, bodies))
        found.extend(_founded(story, frame, own, network))
    found.extend(rosters(story, tuple(found), civic, titled))
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
        members = members_of(story, frame, match, runs, before, limit)
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


_CHAIR_VERBS = frozenset(
    "이 맡 되 뽑히 뽑 선출 선임 차지 연임 재선 바뀌 잇 이어받 돌아가 나누 지명 추대 유지 넘어가 겸하 지내 오르".split()
)


def _person(story: Story, frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a title names the network's own officer who acts in the clause: 존 스미스 회장은 부산을 찾는다."""
    after = story.analysis.text(match.end(), match.end() + 3)
    if (
        match.group().endswith(("의장", "회장"))
        and re.match(r"(?:은|는|이|가|도|과|와|께서|님)(?![가-힣])", after)
        and frame.clause.predicate.stem not in _CHAIR_VERBS
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


def _firm(text: str, match: re.Match[str], role: MembershipRole) -> bool:
    """Tell whether a role word speaks of a part in a network, not of a council's chair or an office building."""
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 8]
    word = match.group()
    if role in _CHAIRS and not word.endswith(("도시", "단체", "국", "직")) and re.search(r"의회", before):
        return False  # 시의회 부의장
    if role is MembershipRole.PRESIDENT:
        return not re.search(
            r"(?:의회\s?\S{0,4}|(?:한인회|상공회의소|협회|위원회|재단|상의|조합|대학|학회)(?:\s[가-힣]{2,4})?)\s?$",
            before,
        ) and not re.match(r"^(?:단\s?회의|단회|실|석|국\s?정상)", after)
    if role is MembershipRole.BOARD:
        return bool(
            re.search(
                r"이사\s?(?:도시|국|단체)|집행이사|평이사|이사회에\s?(?:자리|의석|이름)|집행위원|운영위원|집행부\s?이사|상임이사|이사회\s?(?:도시|회원)|^감사",
                word + after[:4],
            )
        ) and not re.match(r"^(?:회의|회에서|회를|회\s?회의)", after)
    if role is MembershipRole.FOUNDER:
        if re.match(r"^\s?(?:\d+\s?주년|총회|기념|된|이후|이래|당시|한\s지|멤버들)", after):
            return False
        return bool(re.search(r"회원|멤버|도시|이사|앞장|이끈|주도|함께|참여", word)) or bool(
            re.match(r"^\s?(?:을|를)?\s?(?:이끌|이끈|주도)", after)
        )
    if role is MembershipRole.MEMBER:
        if word.startswith(("가입", "탈퇴", "합류")):
            return True
        if re.match(r"^\s?(?:대표단|공무원|관계자|시장|전체|사이|간\s|모두|단체장|여러|가운데|중\s)", after):
            return False
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
    # 회장도시로서 총회를 연다: the role stands by itself
    as_ = re.match(r"(?:으로서|로서|\s자격으로)(?![가-힣])", story.analysis.text(match.end(), match.end() + 6))
    if (
        as_ is None
        and not _HOLDS.match(predicate.stem)
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
        return Status.PLANNED
    if role is not MembershipRole.MEMBER and _PAST.search(plain):
        return Status.FORMER
    if status.cancels(predicate) and predicate.stem not in ("이",):
        return None
    return Status.HELD


_CHAIRS = (MembershipRole.PRESIDENT, MembershipRole.VICE_PRESIDENT, MembershipRole.CO_PRESIDENT)
# who held a role before: 지냈다, 지낸 바 있다, 회장도시였다, 임기가 끝난
_PAST = re.compile(
    r"지냈|지낸|역임|맡았(?:던|었|으나|지만)|맡던|였던|이던|이었던|도시였다|였으나|임기\s?(?:만료|종료)|임기(?:가|를)\s?(?:끝|마[쳤친치])|내려놓|물러[났나난]"
)
# who wants a role: 선거에 나선다, 자리를 노린다, 출마할 예정이다
_RUNS = re.compile(r"입후보|후보|도전|노리|노린|출마|나선[다]|나서기로|나설|뛰어[든들]|의향|희망")
_RAN = re.compile(
    r"노렸|나섰|출마했|도전했|입후보했|후보였|나섰으나|나섰던|낙선|고배|밀[려렸]|탈락|떨어[졌져]|졌다|못했|않았|접었|미[뤄룬뤘]|아쉽"
)

# what a sentence in the present says of now: 회원이다, 회원으로 있다
_STATES = frozenset("이 있 활동 속하 몸담 두 남 꼽히 유지 누리 지니 맡".split())

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


def _joined(
    story: Story, frame: Frame, own: tuple[str, ...], titled: frozenset[str], bodies: frozenset[str]
) -> Iterator[Membership]:
    """Read 가입하다 and 참여하다 with a network as their goal where no noun of membership stands."""
    predicate = frame.clause.predicate
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    listed = predicate.stem in ("올리", "오르") and "이름" in text
    pact = predicate.stem == "서명" and re.search(r"(?:협약|서약|헌장|Pact|Covenant)", text)
    if not (
        predicate.stem in ("참여", "합류", "들", "들어가", "들어오", "몸담", "받아들이", "받아들여지") or listed or pact
    ):
        return
    if not own or own[0] in bodies or any(status.denies(each) for each in (predicate, *frame.governors[:1])):
        return
    if re.search(r"총회|회의|포럼|행사|프로그램|사업|연수|콘퍼런스|축제|박람회", text):
        return
    planned = frame.status in (Status.PLANNED, Status.PROPOSED) and predicate.stem != "몸담"
    state = Status.PLANNED if planned and not re.search(r"고 (?:있|계시)", predicate.tail) else Status.HELD
    role = MembershipRole.CERTIFIED if own[0] in titled else MembershipRole.MEMBER
    since, until = years(story, frame, predicate.start, state)
    for subject in whole(acting(frame), runs_of(story, frame)):
        yield membership(story, frame, subject, own[0], role, state, since, until)


def _founded(story: Story, frame: Frame, own: tuple[str, ...], network: str) -> Iterator[Membership]:
    """Read who founded a network: the subject of 세우다, 창설하다 with the network as its object or head."""
    predicate = frame.clause.predicate
    if predicate.stem not in _FOUNDS or predicate.tail.startswith("되"):
        return
    if not own:
        # 연맹은 안동시가 세웠으며: the body that the text speaks of
        own = (network,) if any(each.nouns and _BODY.search(each.nouns[-1]) for each in frame.clause.phrases) else ()
    if not own or (predicate.stem not in _FOUNDS_ALONE and not _of_body(frame)):
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
    order = {Status.FORMER: 3, Status.HELD: 2, Status.PLANNED: 1}
    for each in found:
        key = (each.member, each.network, each.role)
        old = best.get(key)
        if old is None or (order[each.status], each.start is not None) > (order[old.status], old.start is not None):
            best[key] = each
    return tuple(best.values())
