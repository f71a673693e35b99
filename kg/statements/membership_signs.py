"""What a document shows of each place, network and part in it: the signs that the place has that part.

The rules of memberships read clauses whose words they know. A place that stands before 의장도시 in a sentence of a
network, or in one list with others that were chosen, likely has that part too, whatever the clause's verb is.
`data/membership_weights.csv` holds what each sign weighs, fitted by `benchmarks/memberships.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.model import Membership, MembershipRole, Status
from kg.statements import status
from kg.statements.analysis import Analysis, Named
from kg.statements.confidence import Scale, scale
from kg.statements.frames import Frame, Story
from kg.statements.membership_parts import BIDS, CHOSEN, LEAVES, LOST, places_of, runs_of, titles, unasserted, whole
from kg.statements.patterns import near
from kg.statements.phrases import Phrase
from kg.values import value

Key = tuple[str, str, str]

# words that tell of a part in a network, by the part
_CUE = near(
    r"(?P<co_president>공동\s?(?:의장|회장|대표))|(?P<vice_president>부의장|부회장)|"
    r"(?P<regional_representative>(?:지역|대륙|권역|아시아|아태|지부)\s?(?:대표|의장|회장))|"
    r"(?P<cluster_lead>분과|클러스터|실무그룹|워킹그룹|간사|좌장|리더|코디네이터)|"
    r"(?P<board>집행위|운영위|이사회|이사(?![장관])|상임위원|집행부|감사(?=[로에를직도])|위원도시)|"
    r"(?P<founder>창립|창설|설립|발기|결성|발족|출범|세운|세웠)|"
    r"(?P<president>의장|회장|수장)|"
    r"(?P<member>회원|가입|탈퇴|합류|참여|동참|들어오|들어갔|들어가|들어왔|이름을|몸담|소속|속한|속해|제명|식구|서명)|"
    r"(?P<secretariat>사무국|사무처|본부|사무소)|"
    r"(?P<certified>재?인증|지정|인정(?!사)|공인|등재|선정|뽑[힌혔]|(?:창의|습지|문화|학습|친화|모범|선도|평화|인권|안전|건강)\s?도시|시티|지질공원|농업유산|생물권|수도(?=[로에를의 ]))|"
    r"(?P<awarded>수상|시상|대상(?=[을은에의이과])|우수상|어워드|상패|금상|은상|[가-힣]상(?=을|은|이\s|의\s))"
)
_MEETS = re.compile(r"총회|회의|포럼|참석|참가|만나|방문|면담|예방|개최|열[리렸린었]")
_FAILS = re.compile(
    r"고배|사양|실패|탈락|무산|거절|보류|밀[려리렸]|졌|잃|내[주줬]|불발|취소|부결|떨어[지졌]|철회|못[했하한해]"
)
_MISTAKEN = re.compile(r"표현|아니라|아니다|아닌|잘못|바로잡|정정|오기|사실과|[까요죠]\?|여부")
# who belongs to a network's members or organs, or meets there, as an officer's word (회원도시 대표단, 이사회 직원)
_OTHERS = re.compile(
    r"(?:도시|단체|국)?(?:의|들의|들)?\s?(?:대표단|대표들|관계자|담당자|직원|공무원|방문단|사무총장|시장단|총회|회의|간담회|포럼|워크숍)"
)
_COUNCIL = re.compile(r"의회\s?(?:의\s)?$")
_BEHIND = 5
_TAIL = re.compile(
    r"(?:도시|단체|국|자격|직|식|서|장)?\s?(?:으로|로|인|은|는|이|가|을|를|에서|에|의|과|와|도|이자|이며|이다|였|되|됐|된|받|하|한|했|해)?"
)
_HOLDS = frozenset(
    "맡 활동 수행 지내 역임 이끌 겸하 두 있 계속 유지 담당 운영 차지 오르 올라서 되 이어받 넘겨받 물려받 따내 얻 획득 취득 "
    "받 타 쥐 거머쥐 안 품 유치 보유 갖 가지 지니 통과 확보 내주 내놓 넘기 잇 세우 창설 창립 설립".split()
)
_ENTERS = frozenset("가입 합류 참여 들 들어가 들어오 몸담 동참 속하 입회 서명".split())
_STEPS = (2, 6, 15, 40)  # letters between two words: how far they stand apart
_LIST = 3  # from so many places on, they are listed
_BEFORE = 8  # namings of networks before a sentence that it may speak of
_RECENT = 3  # networks of these, where the sentence names none itself
_FARTHEST = 4  # sentences back


@value
class Shown:
    """One place of the text that shows a part: its signs, and the clause or sentence from `start` to `end`."""

    signs: tuple[str, ...]
    start: int
    end: int
    frame: Frame | None


def likely(story: Story, told: tuple[Membership, ...]) -> tuple[Membership, ...]:
    """Return the memberships told, and those that no rule tells of but the signs of a document make likely."""
    weigh = scale("membership")
    if not weigh.weights or not story.analysis.networks:
        return told
    known = {(each.member, each.network, each.role.value) for each in told}
    best: dict[tuple[str, str], tuple[float, Key, Shown]] = {}
    for key, places in signs(story, told).items():
        if key in known:
            continue
        by_sign = _of_role(key[2])
        scores = [sum(by_sign.get(sign, 0.0) for sign in each.signs) for each in places]
        sure = weigh.among(scores)
        # one word tells of a part in one network: the likeliest
        if sure >= weigh.threshold and sure > best.get((key[0], key[2]), (0.0,))[0]:
            best[key[0], key[2]] = (sure, key, places[scores.index(max(scores))])
    made = {key: _made(story, sure, key, there) for sure, key, there in best.values()}
    for sure, (member, network, role), there in best.values():
        # who is named in one list with it has the part too: 집행위에는 부산과 요코하마가 함께한다
        for mate in whole((member,), runs_of(story, there.frame)) if there.frame is not None else ():
            key = (mate, network, role)
            if key not in known and key not in made:
                made[key] = _made(story, sure, key, there)
    return (*told, *made.values())


@cache
def _of_role(role: str) -> dict[str, float]:
    """Return what each sign weighs for a part: in general, and for this part besides."""
    return by_role(scale("membership"), role)


def by_role(weigh: Scale, role: str) -> dict[str, float]:
    """Return the weights of signs for a part, from those of signs alone and those of `PART|SIGN`."""
    found = {sign: weight for sign, weight in weigh.weights.items() if "|" not in sign}
    for sign, weight in weigh.weights.items():
        part, bar, alone = sign.partition("|")
        if bar and part == role:
            found[alone] = found.get(alone, 0.0) + weight
    return found


def _made(story: Story, sure: float, key: Key, shown: Shown) -> Membership:
    member, network, role = key
    return Membership(
        evidence=(story.analysis.span(shown.start, shown.end),),
        rule="rule:ko/membership-signs",
        confidence=round(sure, 3),
        member=member,
        network=network,
        role=MembershipRole(role),
        status=_state(shown),
    )


def _state(shown: Shown) -> Status:
    """Return how far a part has come: over where it was left, ahead where the clause plans or bids."""
    if not {"leaves", "cue:탈퇴", "cue:제명"}.isdisjoint(shown.signs):
        return Status.FORMER
    ahead = shown.frame is not None and shown.frame.status in (Status.PLANNED, Status.PROPOSED)
    # 함께한다: the present tells of a part that is held, unless the clause bids for it
    return Status.PLANNED if ahead and "bids" in shown.signs else Status.HELD


def signs(story: Story, told: Iterable[Membership]) -> dict[Key, list[Shown]]:
    """Return where a document shows each place in each part of a network that it may have, with the signs there.

    What rules tell stands too, with a sign that it has no word of a part where it has none.
    """
    analysis = story.analysis
    found: dict[Key, list[Shown]] = {}
    if not analysis.networks:
        return found
    text = analysis.document.text
    bodies = _Bodies(analysis)
    known = _Known(told)
    for sentence in analysis.sentences:
        cues = list(_CUE.finditer(text, sentence.start, sentence.end))
        if not cues:
            continue
        frames = story.sentences.get(sentence.index, ())
        places = [
            each for each in analysis.of(sentence) if each.kind in ("place", "official", "group") and places_of(each)
        ]
        about = None
        for cue in cues:
            role = (cue.lastgroup or "").replace("_", "-")
            frame = _frame(frames, cue.start())
            if _idle(text, sentence.start, cue) or (frame is not None and _void(story, frame)):
                continue
            who = list(_places(text, places, cue, frames, frame, cues))
            if not who:
                continue
            if about is None:
                about = bodies.near(sentence.index, sentence.start, sentence.end, sentence.line)
            of_cue, cued, deed = _of_cue(text, sentence.start, sentence.end, cue, frame)
            if cued == "object" and deed == "else":
                continue  # 의장도시를 설득했다: what is done to it gives nobody the part
            of_cue.append(f"line:{analysis.lines[sentence.line].kind}")
            start, end = (frame.clause.start, frame.clause.end) if frame else (sentence.start, sentence.end)
            nets = [
                (network, (*of_cue, *bodies.signs(network, ways, cue.start(), sentence.start, sentence.end, frame)))
                for network, ways in about.items()
            ]
            for place, mine in who:
                across = [each for each in mine if each.startswith(("part:", "inferred"))]
                own = (*mine, *(f"{cued}/{each}" for each in across), *(f"{deed}/{each}" for each in across))
                for network, its in nets:
                    every = (*its, *own, *known.signs(place, network, role), f"role:{role}")
                    found.setdefault((place, network, role), []).append(Shown(every, start, end, frame))
    for key in known.keys:
        found.setdefault(key, [Shown((f"role:{key[2]}", "uncued", "rule:told"), 0, 0, None)])
    return found


def _idle(text: str, start: int, cue: re.Match[str]) -> bool:
    """Tell whether a word only says whose people or gathering is spoken of: 회원도시 대표단, 시의회 의장."""
    behind = text[max(start, cue.start() - _BEHIND) : cue.start()]
    return _OTHERS.match(text, cue.end()) is not None or _COUNCIL.search(behind) is not None


def _void(story: Story, frame: Frame) -> bool:
    """Tell whether a clause is denied, called off, lost, asked or quoted as wrong: it gives nobody a part."""
    chain = (frame.clause.predicate, *frame.governors[:1])
    return (
        any(status.denies(each) or status.cancels(each) or LOST.match(each.stem) for each in chain)
        or _FAILS.search(story.analysis.text(frame.clause.start, frame.clause.end)) is not None
        or unasserted(story, frame)
    )


class _Known:
    """What rules tell of: who has which part, as a sign for others."""

    def __init__(self, told: Iterable[Membership]) -> None:
        self.keys = {(each.member, each.network, each.role.value): None for each in told}
        self._pairs = {(member, network) for member, network, _ in self.keys}
        self._holders: dict[tuple[str, str], set[str]] = {}
        self._bodies: dict[tuple[str, str], set[str]] = {}
        for member, network, role in self.keys:
            self._holders.setdefault((network, role), set()).add(member)
            self._bodies.setdefault((member, role), set()).add(network)

    def signs(self, place: str, network: str, role: str) -> Iterator[str]:
        if (place, network, role) in self.keys:
            yield "rule:told"
            return
        if (place, network) in self._pairs:
            yield "rule:else"
        if self._holders.get((network, role), set()) - {place}:
            yield "rule:others"
        if self._bodies.get((place, role), set()) - {network}:
            yield "rule:elsewhere"


class _Bodies:
    """The networks of a document, and which of them a sentence may speak of."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.document.text
        self._heads = analysis.heads
        self._named = [
            (each.start, each.end, each.references[0], index)
            for index, row in enumerate(analysis.mentions)
            for each in row
            if each.kind == "network" and each.references
        ]
        self._starts = [each[0] for each in self._named]
        counts: dict[str, int] = {}
        for each in self._named:
            counts[each[2]] = counts.get(each[2], 0) + 1
        self._main = max(counts, key=lambda each: counts[each], default=None)
        self._kinds = {each.reference: each.kind or "unlisted" for each in analysis.networks}
        self._titled = titles(analysis)

    def near(self, sentence: int, start: int, end: int, line: int) -> dict[str, list[str]]:
        """Return the networks that a sentence may speak of, each with how it comes to."""
        out: dict[str, list[str]] = {}
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for each in self._named[first:last]:
            out.setdefault(each[2], ["net:here"])
        here = set(out)
        seen: list[str] = []
        for each in reversed(self._named[max(0, first - _BEFORE) : first]):
            if each[2] not in seen:
                back = min(sentence - each[3], _FARTHEST)
                out.setdefault(each[2], []).extend((f"net:last{len(seen)}", f"net:back:{back}"))
                seen.append(each[2])
            if len(seen) >= (1 if here else _RECENT):
                break
        for head in [each for each in self._heads[line] if each.startswith("network/")][:1]:
            out.setdefault(head, []).append("net:heading")
        if self._main is not None:
            out.setdefault(self._main, []).append("net:main")
        for network, ways in out.items():
            if here and network not in here:
                ways.append("net:other-here")
        return out

    def signs(self, network: str, ways: Sequence[str], at: int, start: int, end: int, frame: Frame | None) -> list[str]:
        """Return the signs of a network beside a word at a position of a sentence."""
        own = [*ways, f"kind:{self._kinds.get(network)}"]
        if network in self._titled:
            own.append("titled")
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        namings = self._named[first:last]
        mine = [each for each in namings if each[2] == network]
        if not mine:
            return own
        before = [each for each in mine if each[1] <= at]
        own.append("net:before" if before else "net:after")
        if before:
            own.append(f"net-gap:{_far(at - before[-1][1])}")
            if [each for each in namings if each[1] <= at][-1][2] != network:
                own.append("net:rival")
        if frame is not None and any(frame.clause.start <= each[0] < frame.clause.end for each in mine):
            own.append("net:clause")
        return own


def _of_cue(text: str, start: int, end: int, cue: re.Match[str], frame: Frame | None) -> tuple[list[str], str, str]:
    """Return the signs of a word in its clause, the part of the phrase that it stands in, and the clause's deed."""
    words = text[start:end]
    tail = _TAIL.match(text, cue.end(), end)
    found = [
        f"cue:{cue.group()}",
        f"after:{tail.group() if tail else ''}",
        f"next:{text[cue.end() : min(cue.end() + 2, end)]}",
        f"behind:{text[max(start, cue.start() - 2) : cue.start()]}",
    ]
    if _FAILS.search(words):
        found.append("fails")
    if _MISTAKEN.search(words):
        found.append("mistaken")
    if frame is None:
        return [*found, "in:none"], "none", "none"
    clause, predicate = frame.clause, frame.clause.predicate
    held = next((p for p in (*clause.phrases, *clause.nested) if p.start <= cue.start() < p.end), None)
    cued = "predicate" if held is None else held.part or "bare"
    deed = _deed(frame)
    found += [f"in:{cued}", f"in:{cued}:{deed}", f"deed:{deed}", f"status:{frame.status}", f"ending:{predicate.ending}"]
    if clause.quoted:
        found.append("quoted")
    if frame.title:
        found.append("title")
    chain = (predicate, *frame.governors[:1])
    if any(LEAVES.match(each.stem) for each in chain):
        found.append("leaves")
    told = text[clause.start : clause.end]
    if BIDS.search(told):
        found.append("bids")
    if _MEETS.search(told):
        found.append("meets")
    return found, cued, deed


def _deed(frame: Frame) -> str:
    """Return what sort of deed a clause tells of, whatever the word."""
    predicate = frame.clause.predicate
    stem = predicate.stem
    if stem in ("", "이"):
        return "is" if stem else "none"
    if LEAVES.match(stem):
        return "leaves"
    if CHOSEN.match(stem):
        return "chosen" if predicate.tail.startswith(("되", "받")) or stem == "뽑히" else "chooses"
    if stem in _HOLDS:
        return "holds"
    return "enters" if stem in _ENTERS else "else"


def _frame(frames: Iterable[Frame], at: int) -> Frame | None:
    """Return the innermost clause of a sentence that holds a position."""
    best: Frame | None = None
    for frame in frames:
        clause = frame.clause
        if clause.start <= at < max(clause.end, clause.predicate.end) and (
            best is None or clause.start >= best.clause.start
        ):
            best = frame
    return best


def _places(
    text: str,
    places: Sequence[Named],
    cue: re.Match[str],
    frames: Sequence[Frame],
    frame: Frame | None,
    cues: Sequence[re.Match[str]],
) -> Iterator[tuple[str, list[str]]]:
    """Yield the places whose part a word may tell, with their signs: those named, then who else acts in its clause."""
    seen: set[str] = set()
    for index, each in enumerate(places):
        mine = _of_place(text, places, index, cue, frames, frame, cues)
        for reference in places_of(each):
            seen.add(reference)
            yield reference, mine
    if frame is None:
        return
    for reference in frame.subjects:
        if reference.startswith("place/") and reference not in seen:
            seen.add(reference)
            yield reference, ["inferred", "inferred:subject", f"inferred:own{frame.own}"]
    if frame.home is not None and frame.home.startswith("place/") and frame.home not in seen:
        led = "led" if frame.own else "open"
        beside = "beside" if any(each.end <= cue.start() for each in places) else "alone"
        yield frame.home, ["inferred", "inferred:home", f"inferred:home:{led}:{beside}"]


def _of_place(
    text: str,
    places: Sequence[Named],
    index: int,
    cue: re.Match[str],
    frames: Sequence[Frame],
    frame: Frame | None,
    cues: Sequence[re.Match[str]],
) -> list[str]:
    """Return the signs of a place named in the sentence of a word."""
    each = places[index]
    phrase, its = _phrase(frames, each)
    part = "none" if phrase is None else f"{phrase.part or 'bare'}{'+topic' if phrase.topic else ''}"
    where = "same" if its is frame and frame is not None else "else"
    if each.end <= cue.start():
        order, gap = "before", cue.start() - each.end
        between = any(one.end <= cue.start() for one in places[index + 1 :])
        crossed = {one.lastgroup for one in cues if each.end <= one.start() < cue.start()}
    else:
        order, gap = "after", each.start - cue.end()
        between = any(one.start >= cue.end() for one in places[:index])
        crossed = {one.lastgroup for one in cues if cue.start() < one.start() < each.start}
    found = [
        f"as:{each.kind}",
        f"form:{each.form}",
        f"part:{part}:{where}",
        order,
        f"{order}:{_far(gap)}",
        f"{order}:{part}:{where}",
    ]
    if between:
        found.append(f"{order}:past-place")
    following = places[index + 1] if index + 1 < len(places) else None
    if following is not None and text[each.end : following.start].strip() in ("", "시", "도"):
        found.append("leads")
    if phrase is not None and any(inner.start == each.start for inner in phrase.inside):
        found.append("inside")
    if crossed:
        found.append(f"{order}:past-cue")
        if crossed - {cue.lastgroup}:
            found.append(f"{order}:past-other-cue")
    if frame is not None and where == "else":
        found.append(f"{order}:else:{'head' if phrase is not None and phrase is frame.clause.head else 'off'}")
    if len(places) > _LIST and phrase is not None and sum(one.kind == "place" for one in phrase.actors) >= _LIST:
        found.append("listed")
    if frame is not None and set(places_of(each)) & set(frame.subjects):
        found.append("subject")
    return found


def _phrase(frames: Iterable[Frame], named: Named) -> tuple[Phrase | None, Frame | None]:
    for frame in frames:
        for phrase in (*frame.clause.phrases, *frame.clause.nested):
            if phrase.start <= named.start < phrase.end:
                return phrase, frame
    return None, None


def _far(letters: int) -> int:
    return sum(letters > each for each in _STEPS)
