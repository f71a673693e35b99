"""Memberships: which place has what part in a network, since when, until when, and whether it is planned or past."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Membership, MembershipRole, OfficeRole, Status
from kg.statements import status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import period
from kg.statements.phrases import Phrase

_ROLES = (
    (MembershipRole.CO_PRESIDENT, r"공동\s?(?:의장|회장|대표)(?:\s?(?:도시|단체))?"),
    (MembershipRole.VICE_PRESIDENT, r"(?:지역)?\s?(?:부의장|부회장)(?:\s?(?:도시|단체))?"),
    (
        MembershipRole.REGIONAL_REPRESENTATIVE,
        r"(?:지역|대륙|권역|아시아|아태)\s?(?:대표|의장|회장)(?:\s?(?:도시|단체))?|지역대표",
    ),
    (
        MembershipRole.CLUSTER_LEAD,
        r"(?:분과|위원회|클러스터|그룹)?[^\s]{0,8}\s?(?:간사|대표|리더|좌장|위원장)\s?(?:도시|단체)|클러스터\s?(?:의장|대표)",
    ),
    (
        MembershipRole.BOARD,
        r"(?:상임|집행|운영|세계|이사회|신규)?\s?(?:이사|집행위원|운영위원|집행부|상임위원)\s?(?:도시|단체|회원)?(?:회)?(?:\s?자리)?",
    ),
    (
        MembershipRole.FOUNDER,
        r"(?:창립|창설|설립|발기)\s?(?:회원|멤버|도시|이사)?(?:도시)?|앞장서\s?세운|창설을\s?이끈|창립을\s?주도한",
    ),
    (MembershipRole.SECRETARIAT, r"사무국|사무처|본부"),
    (MembershipRole.PRESIDENT, r"(?:의장|회장)\s?(?:도시|단체|국)?(?:직)?"),
    (
        MembershipRole.MEMBER,
        r"(?:정|준|신규|권한)?\s?회원\s?(?:도시|단체|자격)?|가입(?:서|\s?신청서|\s?신청)?|탈퇴|합류",
    ),
)
_ROLE = re.compile("|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _ROLES))
_CERTIFIED = re.compile(
    r"재인증|인증|창의\s?도시|습지\s?도시|슬로\s?시티|아동친화\s?도시|고령친화\s?도시|문화도시|문화수도|학습도시|책의\s?수도|디자인\s?수도|지정|인정"
)
_TITLES = re.compile(
    r"창의도시|습지\s?도시|문화도시|문화수도|책의\s?수도|디자인\s?수도|슬로시티|Cittaslow|UCCN|아동친화"
)
_CHOSEN = re.compile(r"^(?:뽑|선출|선임|지명|임명|추대|선정|인증|재인증|지정|택하|재선출|재신임|뽑히|승인|정하)$")
_HOLDS = re.compile(
    r"^(?:이|맡|활동|당선|연임|차지|따내|수행|오르|올라서|겸하|되|유치|있|두|가입|세우|이끌|주도|따르|탈퇴|들어오|나가|합류|참여|얻|받|획득|취득|등재|지정|인증|선정|"
    r"재선|뽑히|진출|입성|복귀|준비|신청|제출|추진|희망|노리|도전|내|하|밝히|확정|미뤄지|보류|미루|잃|바뀌|내주|옮기|갱신|앞두|전달|서명|)$"
)
_BIDS = re.compile(r"신청|준비|추진|희망|노리|도전|입후보|후보|목표|예정|검토|보류|미뤄|심사|계획|기로|앞두|서류|의향")
_LOST = re.compile(r"^(?:지|고배|낙선|낙마|실패|떨어지|철회|사양|거절|고사|부인|탈락|무산|밀리)$")
_LEAVES = re.compile(r"^(?:탈퇴|나가|잃|상실|만료|내주|물러나|제명|박탈|내놓)$")
_WINS = re.compile(r"^(?:수상|받|차지|거머쥐|안|선정|오르)$")
_PRIZE = re.compile(
    r"(?:문화\d*|학습도시|유산|도시|환경|정책|혁신|공로|대|금|은|동|최우수|우수|특별|어워드\s?\S{0,3})상|어워드|어워즈|시상식|금상|대상"
)


def find(story: Story) -> tuple[Membership, ...]:
    """Return the memberships that a document tells of, each place, network and role once."""
    found: list[Membership] = []
    lines: dict[int, str] = {}
    main = _main_network(story)
    recent: str | None = None
    for frame in story.frames:
        own = _own_networks(frame)
        network = own[0] if own else _network(frame, lines.get(frame.line.index), main or recent)
        if own:
            recent = lines[frame.line.index] = own[-1]
        if network is None:
            continue
        found.extend(_roles(story, frame, network))
        found.extend(_certified(story, frame, network))
        found.extend(_moves(story, frame, network))
        found.extend(_prizes(story, frame, network))
        found.extend(_joined(story, frame, own))
        found.extend(_founded(story, frame, own))
    return _merged(found)


def _main_network(story: Story) -> str | None:
    """Return the network that a document is about: the one that half of its network mentions name."""
    counts: dict[str, int] = {}
    for mentions in story.analysis.mentions:
        for each in mentions:
            if each.kind == "network" and each.references:
                counts[each.references[0]] = counts.get(each.references[0], 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] * 2 >= sum(counts.values()) else None


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


@dataclass(frozen=True, slots=True)
class _Run:
    """Places or officials named one after the other, with what follows them (등 5개 도시)."""

    start: int
    end: int
    members: tuple[str, ...]


_BETWEEN = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|현|성|주)?(?:\([^)]*\))?[\s,·․ㆍ、'’‘\"“”]*(?:와|과|및|그리고)?[\s'‘“]*(?:[가-힣]{2,8}\s)?[\s'‘“]*$"
)


def _runs(story: Story, frame: Frame) -> list[_Run]:
    """Return the lists of places of a sentence."""
    text = story.analysis.document.text
    named = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind in ("place", "official", "group") and _places_of(each)
    ]
    runs: list[_Run] = []
    for index, each in enumerate(named):
        following = named[index + 1] if index + 1 < len(named) else None
        if following is not None and each.kind == "place" and text[each.end : following.start] == " ":
            continue
        if runs and each.kind == "place" and _BETWEEN.match(text[runs[-1].end : each.start]):
            runs[-1] = _Run(runs[-1].start, each.end, unique((*runs[-1].members, *_places_of(each))))
        else:
            runs.append(_Run(each.start, each.end, _places_of(each)))
    return runs


def _places_of(named: Named) -> tuple[str, ...]:
    return tuple(each for each in named.references if each.startswith("place/"))


def _roles(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    text = story.analysis.document.text
    start, end = frame.clause.start, frame.clause.end
    if frame.clause.head is not None:
        end = max(end, frame.clause.head.start)
    chain = (frame.clause.predicate, *frame.governors[:1])
    if any(_LOST.match(each.stem) for each in chain[:2]):
        return
    matches = [m for m in _ROLE.finditer(text, start, end) if _firm(text, m, MembershipRole[m.lastgroup or "MEMBER"])]
    runs = _runs(story, frame)
    for index, match in enumerate(matches):
        role = MembershipRole[match.lastgroup or "MEMBER"]
        before = matches[index - 1].end() if index else frame.sentence.start
        limit = matches[index + 1].start() if index + 1 < len(matches) else frame.sentence.end
        net = _nearest_network(story, frame, match.start(), network)
        members = _members(story, frame, match, role, runs, before, limit)
        state = _status(story, frame, role, match)
        if state is None or _council(story, frame, match):
            continue
        if role is MembershipRole.MEMBER and net in _titles(story):
            role = MembershipRole.CERTIFIED
        since, until = _years(story, frame, match.start(), state)
        for member in members:
            yield _membership(story, frame, member, net, role, state, since, until)


def _council(story: Story, frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a chair's title is that of a city's own official (시의회 의장 홍길동), not a part in a network."""
    return any(
        each.official is not None
        and each.start <= match.start() < each.end
        and each.official.role in (OfficeRole.COUNCIL_CHAIR, OfficeRole.COUNCIL_MEMBER)
        for each in story.analysis.of(frame.sentence)
    )


def _titles(story: Story) -> frozenset[str]:
    """Return the networks whose members bear a title: creative cities, slow cities, wetland cities."""
    return frozenset(
        each.reference
        for each in story.analysis.networks
        if _TITLES.search(" ".join(filter(None, (each.ko, each.abbreviation, each.en, *each.labels))))
    )


def _firm(text: str, match: re.Match[str], role: MembershipRole) -> bool:
    """Tell whether a role word speaks of a part in a network, not of a council's chair or an office building."""
    before = text[max(0, match.start() - 8) : match.start()]
    after = text[match.end() : match.end() + 8]
    word = match.group()
    if role is MembershipRole.PRESIDENT:
        return not re.search(
            r"(?:의회\s?\S{0,4}|한인회|상공회의소|협회|위원회|재단|상의|조합|대학|학회)\s?$", before
        ) and not re.match(r"^(?:단\s?회의|단회|실|석|국\s?정상)", after)
    if role is MembershipRole.BOARD:
        return bool(
            re.search(
                r"이사\s?(?:도시|국|단체)|집행위원|운영위원|집행부\s?이사|상임이사|이사회\s?(?:도시|회원)",
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
        return bool(re.search(r"회원|멤버|도시|이사|앞장|이끈|주도", word)) or bool(
            re.match(r"^\s?(?:을|를)?\s?(?:이끌|이끈|주도)", after)
        )
    if role is MembershipRole.MEMBER:
        if word.startswith(("가입", "탈퇴", "합류")):
            return True
        if re.match(r"^(?:도시)?\s?(?:\d|들|권|국|수|비|도시의|도시에|도시와|도시에게|의|과|와|가\s?\d)", after):
            return False
        return True
    return True


def _nearest_network(story: Story, frame: Frame, at: int, default: str) -> str:
    """Return the network named last before a role word in its clause ('RLCD 회장이자 C40 부의장'), else the default."""
    before = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind == "network" and each.references and frame.clause.start <= each.start and each.end <= at
    ]
    return before[-1].references[0] if before else default


_TO_RUN = re.compile(
    r"^(?:\s?(?:도시|단체|국|회원|자리|직))*\s?(?:\d+\s?(?:개|곳)\s?(?:도시|국)?)?(?:\s?\((?:[^)]*)\))?\s?"
    r"(?:인|이던|은|는|이|가|으로는|로는|으로|로|에는|에|:)?\s?[:'‘“]?\s?(?:[가-힣]{2,8}\s)?['‘“]?$"
)
_LIST_TAIL = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|현|성|주)?(?:\([^)]*\))?['’”]?\s?(?:등)?\s?(?:[가-힣]{2,4}\s){0,3}(?:[가-힣\s]{0,8}포함[가-힣]{1,2}\s)?"
    r"(?:총\s?)?(?:\d+\s?(?:여\s?)?(?:개|곳)\s?(?:도시|국|회원|지방정부|자치단체)?[^가-힣]{0,16})?(?:시|도시|군)?(?:이|가|은|는|도|을|를)\s?"
)


def _members(
    story: Story,
    frame: Frame,
    match: re.Match[str],
    role: MembershipRole,
    runs: list[_Run],
    before: int,
    limit: int,
) -> tuple[str, ...]:
    """Return the places whose role a word tells: those after it (회장 : 서울, 부의장도시에 A와 B를) or its subject."""
    text = story.analysis.document.text
    after = next((run for run in runs if run.start >= match.end()), None)
    if after is not None and after.start < limit and _TO_RUN.match(text[match.end() : after.start]):
        return after.members[:1] if role is MembershipRole.SECRETARIAT else after.members
    predicate = frame.clause.predicate
    subjects = tuple(each for each in frame.subjects if each.startswith("place/"))
    if role is MembershipRole.SECRETARIAT:
        if predicate.stem in ("두", "있", "설치", "위치", "유치", "들어서", "자리하", "옮기"):
            sites = [
                r for p in phrases_of(frame) if p.part in ("to", "at") for each in p.actors for r in _places_of(each)
            ]
            return tuple(sites[:1]) or subjects[:1]
        return subjects[:1] if re.match(r"^\s?(?:소재|도시)", text[match.end() : match.end() + 4]) else ()
    lists = [
        run for run in runs if before <= run.start and run.end <= match.start() and frame.clause.start <= run.start
    ]
    listed = next(
        (run for run in reversed(lists) if len(run.members) > 1 and _LIST_TAIL.match(text[run.end : match.start()])),
        None,
    )
    if listed is not None:
        return listed.members
    if _CHOSEN.match(predicate.stem) and not predicate.tail.startswith(("되", "받")):
        objects = [
            r
            for p in phrases_of(frame)
            if p.part == "object" and before <= p.start < limit
            for each in p.actors
            for r in _places_of(each)
        ]
        if objects:
            return unique(objects)
    if predicate.stem == "바뀌":
        return ()
    if frame.own and subjects:
        return subjects
    if heads := [r for each in frame.clause.described for r in _places_of(each)]:
        return unique(heads)
    if lists and not subjects:
        return lists[-1].members
    return subjects or ((frame.home,) if frame.home else ())


def _status(story: Story, frame: Frame, role: MembershipRole, match: re.Match[str]) -> Status | None:
    word = match.group()
    predicate = frame.clause.predicate
    chain = (predicate, *frame.governors[:2])
    clause = story.analysis.text(frame.clause.start, min(frame.sentence.end, frame.clause.end + 12))
    if any(_LEAVES.match(each.stem) for each in chain[:2]) or "탈퇴" in word or re.search(r"탈퇴", clause):
        return Status.FORMER
    if (
        not _HOLDS.match(predicate.stem)
        and not _CHOSEN.match(predicate.stem)
        and not any(_HOLDS.match(each.stem) for each in chain[1:2])
    ):
        return None
    if any(status.denies(each) for each in chain):
        return None
    if re.match(r"^\S{0,4}\s?아니", story.analysis.text(match.end(), match.end() + 8)):
        return None
    if role is MembershipRole.MEMBER and _BIDS.search(
        story.analysis.text(match.start(), max(match.end(), frame.clause.end) + 12).split(",")[0]
    ):
        return Status.PLANNED
    if role is MembershipRole.MEMBER and frame.status in (Status.PLANNED, Status.PROPOSED):
        return Status.PLANNED
    if re.search(r"입후보|후보|도전|노리", clause):
        return None
    if status.cancels(predicate) and predicate.stem not in ("이",):
        return None
    return Status.HELD


def _years(story: Story, frame: Frame, at: int, state: Status) -> tuple[str | None, str | None]:
    """Return from when to when a role is held: a range in the clause, else the date nearest to its word."""
    dates = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind == "date"
        and each.dates
        and (each.dates.start or each.dates.end)
        and frame.clause.start <= each.start < max(frame.clause.end, at + 1) + 14
    ]
    if not dates:
        return None, None
    near = min(dates, key=lambda each: min(abs(each.start - at), abs(each.end - at)))
    if near.dates is None:
        return None, None
    if near.dates.until and not near.dates.since:
        return None, near.dates.end or near.dates.start
    if state is Status.FORMER:
        return None, near.dates.start
    start, end = period([near])
    return start, end if end != start else None


def _certified(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    """Read titles and labels: 창의도시로 지정됐다, 재인증했다, 동아시아문화도시다, 창의도시(2012년 지정)인."""
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    if frame.clause.head is not None:
        text = story.analysis.text(frame.clause.start, frame.clause.head.end)
    match = _CERTIFIED.search(text)
    if match is None or re.search(r"세계\s?(?:문화)?유산|기록유산|지질공원", text):
        return
    predicate = frame.clause.predicate
    chain = (predicate, *frame.governors[:1])
    titles = _titles(story)
    named = network in titles
    if not named and not re.search(r"재인증|인증", text):
        return
    at = frame.clause.start + match.start()
    network = _nearest_network(story, frame, at + len(match.group()) + 14, network)
    lost = any(_LEAVES.match(each.stem) for each in chain)
    wanted = bool(_BIDS.search(text))
    told = re.search(r"재인증|인증|지정|선정|뽑|되|가입|회원|자격|이다|인\s|인$", text) or predicate.stem in (
        "이",
        "되",
        "뽑히",
    )
    if not told and not lost and not wanted:
        return
    if any(_LOST.match(each.stem) for each in chain) and not wanted:
        return
    if re.search(r"신청\s?하\s?지\s?않", f"{predicate.stem} {predicate.tail}"):
        lost = True
    found = _CERTIFIED.search(story.analysis.document.text, frame.clause.start, frame.clause.end + 30)
    members: tuple[str, ...] = ()
    if found is not None:
        runs = _runs(story, frame)
        members = _members(
            story, frame, found, MembershipRole.CERTIFIED, runs, frame.sentence.start, frame.sentence.end
        )
    if not members and _CHOSEN.match(predicate.stem) and not predicate.tail.startswith(("되", "받")):
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
        members = unique(r for each in frame.clause.described for r in _places_of(each))
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
    since, until = _years(story, frame, at, state)
    for member in members:
        yield _membership(story, frame, member, network, MembershipRole.CERTIFIED, state, since, until)


def _moves(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
    """Read a role that passes on (부회장도시는 A에서 B로 바뀌었다, 자리를 A에 내주었다) and members that come and go."""
    predicate = frame.clause.predicate
    text = story.analysis.text(frame.clause.start, frame.clause.end)
    match = _ROLE.search(text)
    if predicate.stem in ("바뀌", "넘어가", "교체", "옮기", "이전") and match and match.lastgroup != "MEMBER":
        role = MembershipRole[match.lastgroup or "MEMBER"]
        for phrase in frame.clause.phrases:
            for each in phrase.actors:
                if each.kind == "place" and phrase.part in ("at", "from"):
                    yield _membership(story, frame, each.references[0], network, role, Status.FORMER, None, None)
                elif each.kind == "place" and phrase.part in ("toward", "to"):
                    yield _membership(story, frame, each.references[0], network, role, Status.HELD, None, None)
    elif predicate.stem in ("내주", "넘겨주", "넘기") and match and match.lastgroup != "MEMBER":
        role = MembershipRole[match.lastgroup or "MEMBER"]
        for phrase in frame.clause.phrases:
            for each in phrase.actors:
                if each.kind == "place" and phrase.part in ("to", "toward"):
                    yield _membership(story, frame, each.references[0], network, role, Status.HELD, None, None)
    elif (
        predicate.stem in ("들어오", "나가")
        and frame.own
        and re.search(r"새로|회원", story.analysis.text(frame.sentence.start, frame.sentence.end))
    ):
        state = Status.HELD if predicate.stem == "들어오" else Status.FORMER
        for subject in frame.subjects:
            if subject.startswith("place/"):
                yield _membership(story, frame, subject, network, MembershipRole.MEMBER, state, None, None)


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
    since, until = _years(story, frame, predicate.start, state)
    for subject in subjects:
        yield _membership(story, frame, subject, own[0], MembershipRole.MEMBER, state, since, until)


def _founded(story: Story, frame: Frame, own: tuple[str, ...]) -> Iterator[Membership]:
    """Read who founded a network: the subject of 세우다, 창설하다 with the network as its object or head."""
    if frame.clause.predicate.stem not in ("세우", "창설", "창립", "결성", "설립", "발족") or not own:
        return
    if frame.clause.predicate.tail.startswith("되") or not frame.subjects:
        return
    since, until = _years(story, frame, frame.clause.predicate.start, Status.HELD)
    for subject in frame.subjects:
        if subject.startswith("place/"):
            yield _membership(story, frame, subject, own[0], MembershipRole.FOUNDER, Status.HELD, since, until)


def _prizes(story: Story, frame: Frame, network: str) -> Iterator[Membership]:
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
        yield _membership(story, frame, winner, network, MembershipRole.AWARDED, Status.HELD, start, None)


def _membership(
    story: Story,
    frame: Frame,
    member: str,
    network: str,
    role: MembershipRole,
    state: Status,
    since: str | None,
    until: str | None,
) -> Membership:
    return Membership(
        evidence=(story.analysis.span(frame.clause.start, frame.clause.end),),
        rule=f"rule:ko/membership-{role.value}",
        confidence=0.75,
        member=member,
        network=network,
        role=role,
        status=state,
        start=since,
        end=until,
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


def phrases_of(frame: Frame) -> tuple[Phrase, ...]:
    """Return the phrases of a clause and of the relative clauses in it."""
    return (*frame.clause.phrases, *frame.clause.nested)
