"""What memberships are made of: lists of places, the network meant, who holds a role, from when to when."""

import re
from collections.abc import Iterable

from kg.model import Membership, MembershipRole, Status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story, unique
from kg.statements.occasions import period
from kg.statements.patterns import one_of
from kg.statements.phrases import Phrase
from kg.values import value

_TITLES = re.compile(
    r"창의도시|습지\s?도시|문화도시|문화수도|책의\s?수도|디자인\s?수도|슬로시티|Cittaslow|UCCN|아동친화|안전도시"
)


BIDS = re.compile(
    r"신청|준비|추진|희망|노리|도전|입후보|후보|목표|예정|검토|보류|미뤄|심사|계획|기로|앞두|서류|의향|기다리"
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
    r"^(?:특별자치시|특별자치도|특별시|광역시|특례시|시|군|구|도|현|성|주)?(?:\([^)]*\))?(?:\s[가-힣]{1,6}(?=\s?[,·ㆍ]))?(?:[을를]\s비롯(?:해|한|하여)|,?\s?(?:그리고|이어|또는))?[\s,·․ㆍ、▲△▴▷•'’‘\"“”]*(?:와|과|및|그리고)?[\s▲△▴▷•'‘“]*(?:[가-힣]{2,8}\s)?[\s'‘“]*$"
)


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
        if runs and each.kind == "place" and _BETWEEN.match(text[runs[-1].end : each.start]):
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


def dated(frame: Frame) -> dict[str, str | None]:
    """Return the years of places that a clause tells one by one: 목포시는 2019년, 김해시는 2018년 지정됐다."""
    found: dict[str, str | None] = {}
    holder: tuple[str, ...] = ()
    for phrase in frame.clause.phrases:
        places = [r for each in phrase.actors if each.kind == "place" for r in places_of(each)]
        if places and phrase.topic:
            holder = tuple(places)
        elif holder and phrase.dates and (dates := phrase.dates[0].dates) is not None:
            found.update(dict.fromkeys(holder, dates.start))
            holder = ()
    return found if len(found) >= _APART else {}


_APART = 2


def whole(members: Iterable[str], runs: Iterable[Run]) -> tuple[str, ...]:
    """Return members with those that are named in one list with them (제주와 하이난, 발리가)."""
    told = tuple(members)
    return unique((*told, *(each for run in runs if any(one in run.members for one in told) for each in run.members)))


def titles(story: Story) -> frozenset[str]:
    """Return the networks whose members bear a title: creative cities, slow cities, wetland cities."""
    return frozenset(
        each.reference
        for each in story.analysis.networks
        if each.kind == "programme"
        or _TITLES.search(" ".join(filter(None, (each.ko, each.abbreviation, each.en, *each.labels))))
    )


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
    r"[:'‘“▲△▴▷]?\s?(?:[가-힣]{2,8}\s)?['‘“]?$"
)


_LIST_TAIL = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|현|성|주)?(?:\([^)]*\))?['’”]?\s?(?:등)?\s?(?:[가-힣]{2,4}\s){0,3}(?:[가-힣\s]{0,8}포함[가-힣]{1,2}\s)?"
    r"(?:총\s?)?(?:\d+\s?(?:여\s?)?(?:개|곳)\s?(?:도시|국|회원|지방정부|자치단체)?[^가-힣]{0,16})?(?:시|도시|군)?(?:이|가|은|는|도|을|를)\s?"
)


_OF_TITLE = re.compile(
    r"^(?:특별시|광역시|시|군|구|도|현|성|주)?(?:\([^)]*\))?['’”]?\s?등\s?(?:[가-힣]{2,4}\s)?(?:\d+\s?(?:개|곳)\s?)?(?:[가-힣]{2,4}\s)?$"
)


def members_of(
    story: Story,
    frame: Frame,
    match: re.Match[str],
    runs: list[Run],
    before: int,
    limit: int,
) -> tuple[str, ...]:
    """Return the places whose role a word tells: those after it (회장 : 서울, 부의장도시에 A와 B를) or its subject."""
    text = story.analysis.document.text
    after = next((run for run in runs if run.start >= match.end()), None)
    if after is not None and after.start < limit and _TO_RUN.match(text[match.end() : after.start]):
        return after.members
    predicate = frame.clause.predicate
    subjects = acting(frame)
    lists = [
        run for run in runs if before <= run.start and run.end <= match.start() and frame.clause.start <= run.start
    ]
    listed = next(
        (
            run
            for run in reversed(lists)
            if (len(run.members) > 1 and _LIST_TAIL.match(text[run.end : match.start()]))
            or _OF_TITLE.match(text[run.end : match.start()])
        ),
        None,
    )
    if listed is not None:
        return listed.members
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
        return whole(subjects, runs)
    if heads := [r for each in frame.clause.described for r in places_of(each)]:
        return whole(heads, runs)
    if lists and not subjects:
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
    return subjects or ((frame.home,) if frame.home else ())


def years(story: Story, frame: Frame, at: int, state: Status) -> tuple[str | None, str | None]:
    """Return from when to when a role is held: by the date nearest to its word, those in its own clause first."""
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
    # 1987년 가입했으며 2011년부터 이사도시: what comes next has its own date
    own = [each for each in dates if each.start < frame.clause.end]
    near = min(own or dates, key=lambda each: min(abs(each.start - at), abs(each.end - at)))
    if near.dates is None:
        return None, None
    if near.dates.until and not near.dates.since:
        return None, near.dates.end or near.dates.start
    if state is Status.FORMER:
        return None, near.dates.start
    start, end = period([near])
    return start, end if end != start else None


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
