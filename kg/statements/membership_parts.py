"""What memberships are made of: lists of places, the network meant, who holds a role."""

import re
from collections.abc import Iterable

from kg.model import Membership, MembershipRole, Status
from kg.statements.analysis import Analysis, Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.patterns import one_of
from kg.statements.phrases import Phrase
from kg.values import value

_TITLES = re.compile(
    r"창의도시|습지\s?도시|문화도시|문화수도|책의\s?수도|디자인\s?수도|슬로시티|Cittaslow|UCCN|아동친화|안전도시|City of |Wetland Cit|Child[- ]Friendly|Slow Cit"
)


BIDS = re.compile(
    r"신청|여부|준비|추진|희망|노리|도전|입후보|후보|목표|예정|검토|보류|미뤄|심사|계획|기로|앞두|서류|의향|기다리"
)
LOST = one_of(r"^(?:지|고배|낙선|낙마|실패|떨어지|철회|사양|거절|고사|부인|탈락|무산|밀리)$")
LEAVES = one_of(r"^(?:탈퇴|나가|잃|상실|만료|내주|물러나|제명|박탈|내놓|내려놓|내려오|넘겨주|빠지|반납)$")
CHOSEN = one_of(r"^(?:뽑|선출|선임|지명|임명|추대|선정|인증|재인증|지정|택하|재선출|재신임|뽑히|승인|정하)$")


@value
class Run:
    """Places or officials named one after the other, with what follows them (등 5개 도시)."""

    start: int
    end: int
    members: tuple[str, ...]


_BETWEEN = re.compile(
    r"^(?:특별자치시|특별자치도|특별시|광역시|특례시|시|군|구|도|현|성|주)?(?:\([^)]*\))?(?:\s[가-힣]{1,6}(?=\s?[,·ㆍ]))?(?:[을를]\s비롯(?:해|한|하여)|,?\s?(?:그리고|이어|또는))?[\s,·․‧ㆍ、▲△▴▷•'’‘\"“”]*(?:와|과|및|그리고)?[\s▲△▴▷•'‘“]*(?:[가-힣]{2,8}\s)?[\s'‘“]*$"
)


_PARTED = re.compile(r"[가-힣]{2}(?:은|는|에는|으로|도시로)\s")


def runs_of(story: Story, frame: Frame) -> list[Run]:
    """Return the lists of places of a sentence."""
    text = story.analysis.document.text
    named = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind in ("place", "official", "group") and places_of(each)
    ]
    runs: list[Run] = []
    for index, each in enumerate(named):
        following = named[index + 1] if index + 1 < len(named) else None
        if following is not None and each.kind == "place" and text[each.end : following.start] == " ":
            continue
        between = text[runs[-1].end : each.start] if runs else ""
        if index and named[index - 1].kind == "official" and between.strip() == ",":
            between = "\n"  # 오 시장, 파리·베를린 등을 방문: who acts is none of the list
        if _PARTED.search(between):
            between = "\n"  # 회장도시는 A, 부회장도시는 B: another part begins
        if runs and each.kind == "place" and _BETWEEN.match(between) and "\n" not in between:
            runs[-1] = Run(runs[-1].start, each.end, unique((*runs[-1].members, *places_of(each))))
        else:
            runs.append(Run(each.start, each.end, places_of(each)))
    return runs


def places_of(named: Named) -> tuple[str, ...]:
    """Return the places that a naming means."""
    return tuple(each for each in named.references if each.startswith("place/"))


def acting(frame: Frame) -> tuple[str, ...]:
    """Return the places that act in a clause: its subjects, else those of a second one (회장은 서울이 맡는다)."""
    subjects = tuple(each for each in frame.subjects if each.startswith("place/"))
    if subjects and frame.own:
        # A는 무엇에서, B는 무엇에서: each topic acts
        topics = [p for p in frame.clause.phrases if p.part == "topic"]
        return unique(
            (*subjects, *(r for p in topics for each in p.actors if each.kind == "place" for r in places_of(each)))
        )
    return subjects or unique(
        r
        for phrase in frame.clause.phrases
        if phrase.part in ("subject", "topic")
        for each in phrase.actors
        for r in places_of(each)
    )


def whole(members: Iterable[str], runs: Iterable[Run]) -> tuple[str, ...]:
    """Return members with those that are named in one list with them (제주와 하이난, 발리가)."""
    told = tuple(members)
    return unique((*told, *(each for run in runs if any(one in run.members for one in told) for each in run.members)))


def titles(analysis: Analysis) -> frozenset[str]:
    """Return the networks whose members bear a title: creative cities, slow cities, wetland cities."""
    return frozenset(
        each.reference
        for each in analysis.networks
        if not _OF_BEARERS.search(each.ko or "")
        and (
            each.kind == "programme"
            or _TITLES.search(" ".join(filter(None, (each.ko, each.abbreviation, each.en, *each.labels))))
        )
    )


# a body of those who bear a title gives none itself: 습지도시 시장단 네트워크
_OF_BEARERS = re.compile(r"시장단|시장군수|협의회|협의체")


def nearest_network(story: Story, frame: Frame, at: int, default: str) -> str:
    """Return the network named last before a role word in its clause ('RLCD 회장이자 C40 부의장'), else the default."""
    before = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind == "network" and each.references and frame.clause.start <= each.start and each.end <= at
    ]
    return before[-1].references[0] if before else default


_TO_RUN = re.compile(
    r"^(?:\s?(?:도시|단체|국|회원|자리|직|몫|대표|선거))*\s?(?:\d+\s?(?:개|곳)\s?(?:도시|국)?)?(?:\s?\((?:[^)]*)\))?\s?"
    r"(?:인|이던|은|는|이|가|으로는|로는|으로|로|에는|에|:)?\s?(?:(?:모두|총)\s)?(?:\d+\s?(?:개|곳)\s?(?:도시|국|지자체|지방정부)?(?:으로|로|이|가)?\s)?"
    r"(?:(?:국내|한국|우리나라|아시아)에서는?\s|(?:올해|이번에|새로|각각)\s)?"
    r"[:'‘“▲△▴▷]?\s?['‘“]?$"
)


# 창의도시(영국 에든버러, 호주 멜버른)
_TO_BRACKET = re.compile(r"^(?:\s?(?:도시|단체|국|회원|\d+곳|\d+개))*\s?\($")


_LIST_TAIL = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|현|성|주)?(?:\([^)]*\))?['’”]?\s?(?:등)?\s?(?:[가-힣]{2,4}\s){0,3}(?:[가-힣\s]{0,8}포함[가-힣]{1,2}\s)?"
    r"(?:총\s?)?(?:\d+\s?(?:여\s?)?(?:개|곳)\s?(?:도시|국|회원|지방정부|자치단체)?[^가-힣]{0,16})?(?:시|도시|군)?(?:이|가|은|는|도|을|를)\s?"
)


_OF_TITLE = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|현|성|주)?(?:\([^)]*\))?['’”]?\s?등\s?(?:[가-힣]{2,4}\s)?(?:\d+\s?(?:개|곳)\s?)?(?:[가-힣]{2,4}\s?){0,2}$"
)


def _led(story: Story, frame: Frame, start: int) -> int:
    """Return where the country or region before a place begins (콜롬비아 메데인), else the place's own start."""
    for each in story.analysis.of(frame.sentence):
        if each.kind in ("country", "place") and each.end == start - 1:
            return each.start
    return start


_BOUND_TO = re.compile(
    r"^(?:\s?(?:도시|단체|국|회원|자리|직|몫|대표|승인|결정|신청|확정))*\s?(?:\d+\s?(?:개|곳)\s?(?:도시|국)?)?(?:\s?\([^)]*\))?\s?"
    r"(?:인|이던|은|는|으로는|로는|에는|:)?\s?(?:(?:모두|총)\s)?(?:(?:국내|한국|우리나라|아시아)에서는?\s|(?:올해|이번에|새로|각각)\s)?[:：'‘“▲△▴▷]?\s?$"
)
_TOPIC = re.compile(r"[은는]\s?$")
_ELSEWHERE = re.compile(r"(?:특별시|광역시|시|군|구|도|현|성|주)?(?:에서|에\s|와\s|과\s|까지|총회)")


def attached(
    story: Story,
    frame: Frame,
    match: re.Match[str],
    runs: list[Run],
    before: int,
    limit: int,
) -> tuple[str, ...]:
    """Return the places that a role word itself names, whatever its clause tells: 회장 : 서울, 회원인 A, A 등 3개 회원도시."""
    text = story.analysis.document.text
    after = next((run for run in runs if run.start >= match.end()), None)
    if after is not None and after.start < limit:
        gap = text[match.end() : _led(story, frame, after.start)]
        if _BOUND_TO.match(gap) and not (_TOPIC.search(gap) and _ELSEWHERE.match(text[after.end : after.end + 6])):
            return after.members
        if _TO_BRACKET.match(gap) and not match.group().endswith("회"):
            return after.members  # 창의도시(영국 에든버러 …), not 집행위원회(일본 요코하마): where it met
    for run in reversed(runs):
        if not before <= run.start or not run.end <= match.start() or not frame.clause.start <= run.start:
            continue
        between = text[run.end : match.start()]
        if _OF_TITLE.match(between) and not _DESCRIBED.search(between):
            return run.members
    return ()


def members_of(
    story: Story,
    frame: Frame,
    match: re.Match[str],
    runs: list[Run],
    before: int,
    limit: int,
) -> tuple[str, ...]:
    """Return the places whose role a word tells: those after it (회장 : 서울, 부의장도시에 A와 B를) or its subject."""
    if listed := attached(story, frame, match, runs, before, limit):
        return listed
    predicate = frame.clause.predicate
    subjects = acting(frame)
    text = story.analysis.document.text
    after = next((run for run in runs if run.start >= match.end()), None)
    if after is not None and after.start < limit and _TO_RUN.match(text[match.end() : _led(story, frame, after.start)]):
        return after.members
    lists = [
        run for run in runs if before <= run.start and run.end <= match.start() and frame.clause.start <= run.start
    ]
    for run in reversed(lists):
        if len(run.members) > 1 and _LIST_TAIL.match(text[run.end : match.start()]):
            return run.members
    if CHOSEN.match(predicate.stem) and not predicate.tail.startswith(("되", "받")):
        told = [p for p in phrases_of(frame) if p.part == "object" and before <= p.start < limit]
        # A를 회장도시로, B를 부회장도시로: each role takes what stands before it
        if limit < frame.sentence.end:
            told = [p for p in told if p.start < match.start() and p.actors] or told
        objects = [r for p in told for each in p.actors for r in places_of(each)]
        if objects:
            return whole(objects, runs)
    if predicate.stem == "바뀌":
        return ()
    if frame.own and subjects:
        beside = [p for p in frame.clause.phrases if p.part in ("subject", "topic") and any(map(places_of, p.actors))]
        # A가 재해 분과를, B가 교통 분과를 맡는다: each takes what stands behind it
        closest = [p for p in beside if before <= p.start < match.start()]
        if len(beside) > 1 and closest and before > frame.clause.start:
            subjects = tuple(r for each in closest[-1].actors for r in places_of(each))
        return whole(subjects, runs)
    if heads := [r for each in frame.clause.described for r in places_of(each)]:
        return whole(heads, runs)
    if lists and not subjects and not _DESCRIBED.search(text[lists[-1].end : match.start()]):
        return lists[-1].members
    if not subjects and not any(p.part == "subject" for p in frame.clause.phrases):
        # 제주가 맡은 자리는 의장이다: who acts in the relative clause holds the role
        subjects = next(
            (
                acting(other)
                for other in story.sentence(frame)
                if other.own and other.clause.predicate.ending == "modifier" and other.clause.start < match.start()
            ),
            (),
        )
    return subjects or counted(story, frame) or at_home(frame)


_OTHERS = re.compile(
    r"(?:도시들?|지자체|자치단체|지방정부|국가|나라|회원국?|곳|단체|기관|기업|학교|대학|개국)(?:\s?등)?$"
)


def at_home(frame: Frame) -> tuple[str, ...]:
    """Return the government spoken of, unless someone else is said to act: 140개국의 지방정부가 회원으로 참여한다."""
    others = any(p.part == "subject" and not p.actors and _OTHERS.search(p.words.strip()) for p in frame.clause.phrases)
    return () if others or frame.home is None else (frame.home,)


_UNASSERTED = re.compile(r"['’\"”]?\s?(?:[다라]?는|이라는|의)\s(?:표현|보도|기사|소문|주장|추측|루머)")


def followed(story: Story, frame: Frame) -> tuple[str, ...]:
    """Return whom those that act in a clause follow: 서울에 이어 대구도 서명했다."""
    text = story.analysis.document.text
    if "이어" not in text[frame.sentence.start : frame.clause.end]:
        return ()
    return unique(
        member
        for run in runs_of(story, frame)
        if run.start < frame.clause.end and _FOLLOWED.match(text, run.end)
        for member in run.members
    )


_FOLLOWED = re.compile(r"(?:특별시|광역시|시|군|구|도|현|성|주)?에\s이어(?:서)?[\s,]")


def unasserted(story: Story, frame: Frame) -> bool:
    """Tell whether a clause is asked or only quoted as wrong: 이사에도 나갑니까?, '회장도시가 됐다'는 표현은."""
    asked = story.analysis.text(frame.sentence.end - 1, frame.sentence.end + 1).strip().startswith("?")
    if asked and frame.clause.predicate.ending != "modifier":
        return True
    return _UNASSERTED.match(story.analysis.text(frame.clause.end, frame.clause.end + 10)) is not None


# 파리, 베를린 등이 참여하는 연맹의 의장: the list describes the network
_DESCRIBED = re.compile(r"(?:하는|하던|되는|있는|한|된|인)\s")
_COUNTED = re.compile(
    r"^(?:이들\s|위의?\s|앞선\s)?(?:(?P<word>네|다섯|여섯|일곱|여덟|아홉|열|세|두)|(?P<number>\d{1,2})\s?개?)\s?(?:곳|도시|지역|지자체|지방정부)(?:\s(?:모두|다|전부))?$|^(?:이들|이들\s도시|모두)(?:\s(?:모두|다|전부))?$"
)
_NUMBERS = {word: number for number, word in enumerate("두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(), start=2)}


def counted(story: Story, frame: Frame) -> tuple[str, ...]:
    """Return the places that a clause takes up again by their number: 여섯 곳 모두 회원이다, after a list of six."""
    match = next(
        (m for phrase in frame.clause.phrases[:2] if not phrase.actors and (m := _COUNTED.match(phrase.words.strip()))),
        None,
    )
    if match is None:
        return ()
    number = int(match["number"]) if match["number"] else _NUMBERS.get(match["word"] or "")
    for index in range(frame.sentence.index - 1, max(-1, frame.sentence.index - 3), -1):
        frames = story.sentences.get(index)
        for run in reversed(runs_of(story, frames[0])) if frames else ():
            if len(run.members) == number or (number is None and len(run.members) > 1):
                return run.members
    return ()


def membership(
    story: Story,
    frame: Frame,
    member: str,
    network: str,
    role: MembershipRole,
    state: Status,
    since: str | None,
    until: str | None,
) -> Membership:
    """Return a membership that rests on a clause."""
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


def phrases_of(frame: Frame) -> tuple[Phrase, ...]:
    """Return the phrases of a clause and of the relative clauses in it."""
    return (*frame.clause.phrases, *frame.clause.nested)
