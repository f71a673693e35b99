"""Ties: pairs of places with direct relations, from their agreements and events and from verbs of giving and asking."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Agreement, Event, EventKind, Statement, Status, Tie
from kg.statements import status
from kg.statements.frames import Frame, Story, unique
from kg.statements.patterns import one_of

# what one city does for, to or with another outside any named event
_DOES = one_of(
    r"^(?:보내|건네|전달|전하|기증|지원|돕|도와주|주|받|넘겨받|물려받|요청|초청|초대|제안|교환|주고받|나누|공유|교류|협력|협의|논의|약속|합의|배우|전수|"
    r"가르치|소개|설명|제공|답|응하|화답|파견|부르|잇|이어오|이어가|손잡|추진|운영|개최|열|갖|하|진행|발표|보내오|띄우|나서|벤치마킹|자문|양여|"
    r"상담|회신|안내|상의|방문|만나|면담|희망|기대|오가|맞바꾸|개설|건립|세우|알려주|알리|갈음|공연|모시|수출|판매|구매|내비치)$"
)
_GIVES = one_of(r"^(?:보내|보내오|건네|전달|기증|지원|돕|요청|초청|초대|띄우|파견|부르)$")
_ACT = re.compile(r"(?:방문|답방|초청|파견|면담|회담|만남|체결|협약|협정|결연|격상)$")
_ASSEMBLED = re.compile(
    r"총회|회의|포럼|이사회|협의회|연합|회원|네트워크|수상|시상|의장|회장|선출|개최지|후보|유치|출마|경쟁|표결"
)


def derive(story: Story | None, statements: Iterable[Statement]) -> tuple[Tie, ...]:
    """Return the ties that statements imply, then those that clauses tell by themselves."""
    found: dict[tuple[str, str], Tie] = {}
    for statement in statements:
        for a, b, state in _implied(statement):
            _put(found, statement, a, b, state)
    if story is None:
        return tuple(found.values())
    for frame in story.frames:
        for a, b, state in _told(story, frame):
            span = story.analysis.span(frame.clause.start, frame.clause.end)
            _put(
                found,
                Tie(evidence=(span,), rule="rule:ko/tie-verb", confidence=0.6, a=a, b=b, status=state),
                a,
                b,
                state,
            )
    return tuple(found.values())


def tempered(told: Iterable[Tie], statements: Iterable[Statement]) -> tuple[Tie, ...]:
    """Return the ties, those that rest on the words of a pact still to be concluded as planned like it.

    To pursue or to weigh a pact is no relation that has come about. What a visit or a talk shows stays as it is.
    """
    ahead = [
        (pair, span)
        for each in statements
        if isinstance(each, Agreement) and each.status in (Status.PLANNED, Status.PROPOSED)
        for pair in _pairs(each.parties)
        for span in each.evidence
    ]
    return tuple(
        replace(tie, status=Status.PLANNED)
        if tie.status is Status.HELD
        and not tie.rule.startswith("rule:tie/")
        and any(
            pair == (tie.a, tie.b) and span.start < own.end and own.start < span.end
            for pair, span in ahead
            for own in tie.evidence
        )
        else tie
        for tie in told
    )


def _implied(statement: Statement) -> Iterator[tuple[str, str, Status]]:
    if isinstance(statement, Agreement):
        if statement.status in (Status.SIGNED, Status.IN_FORCE, Status.PLANNED):
            state = Status.PLANNED if statement.status is Status.PLANNED else Status.HELD
            for pair in _pairs(statement.parties):
                yield (*pair, state)
    elif isinstance(statement, Event) and statement.status in (Status.HELD, Status.PLANNED):
        places = tuple(each for each in statement.participants if each.startswith("place/"))
        if statement.type is EventKind.VISIT and statement.place is not None:
            for visitor in statement.visitors:
                if visitor.startswith("place/") and visitor != statement.place:
                    yield (*_ordered(visitor, statement.place), statement.status)
        elif (statement.type in (EventKind.MEETING, EventKind.SIGNING) and len(places) == 2) or (
            statement.type in (EventKind.TRAINING, EventKind.OTHER, EventKind.EXHIBITION) and len(places) == 2
        ):
            yield (*_ordered(*places), statement.status)


def _pairs(parties: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    places = [each for each in parties if each.startswith("place/")]
    for index, one in enumerate(places):
        for other in places[index + 1 :]:
            yield _ordered(one, other)


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _put(found: dict[tuple[str, str], Tie], source: Statement, a: str, b: str, state: Status) -> None:
    a, b = _ordered(a, b)
    old = found.get((a, b))
    if old is not None and (old.status is Status.HELD or state is not Status.HELD):
        return
    found[a, b] = Tie(
        evidence=source.evidence,
        rule=source.rule if isinstance(source, Tie) else f"rule:tie/{source.kind}",
        confidence=source.confidence,
        attributed_to=source.attributed_to,
        a=a,
        b=b,
        status=state,
    )


def _told(story: Story, frame: Frame) -> Iterator[tuple[str, str, Status]]:
    """Yield pairs of a clause in which one place does something for, to or with the other."""
    predicate = frame.clause.predicate
    if not _DOES.match(predicate.stem) or frame.status is Status.CANCELLED or frame.clause.quoted:
        return
    if not _GIVES.match(predicate.stem) and _ASSEMBLED.search(
        story.analysis.text(frame.clause.start, frame.clause.end)
    ):
        return
    if any(status.denies(each) for each in frame.governors):
        return
    subjects = [each for each in frame.subjects if each.startswith("place/")]
    home = frame.home
    others: list[str] = []
    for phrase in (*frame.clause.phrases, *frame.clause.nested):
        if phrase.part in ("to", "with", "from", "object", "of", "with-of", "", "list", "toward"):
            others.extend(
                r for each in phrase.actors if each.kind != "network" for r in each.references if r.startswith("place/")
            )
    others = [each for each in unique(others) if each not in subjects]
    if not others and _GIVES.match(predicate.stem):
        # 와 달라고 초청장을 띄우다: whom it reaches stands in the clause before
        stages = {
            r
            for p in (*frame.clause.phrases, *frame.clause.nested)
            if p.part == "at"
            for n in p.actors
            for r in n.references
        }
        near = [each for each in frame.nearby if each not in subjects and each not in stages and story.foreign(each)]
        others = near if len(near) == 1 else []
    anchors = subjects or ([home] if home else [])
    if len(subjects) == 2 and not others:
        yield subjects[0], subjects[1], _held(frame)
        return
    if len(anchors) >= 2 and others and any(story.domestic(o) for o in others):
        for anchor in anchors:
            for other in others[:1]:
                yield anchor, other, _held(frame)
        return
    for anchor in anchors[:1]:
        aims = others or ([home] if home and anchor != home and story.foreign(anchor) else [])
        for other in aims[:5]:
            if other != anchor and (story.domestic(other) or story.domestic(anchor)):
                yield anchor, other, _held(frame)


def _held(frame: Frame) -> Status:
    return Status.HELD if done(frame) else Status.PLANNED


def done(frame: Frame) -> bool:
    """Tell whether what a clause says came about: neither only turned over, nor begun and then called off."""
    return (
        frame.status is Status.HELD
        and not status.ponders(frame.clause)
        and not (status.plans(frame.clause.predicate) and (_undone(frame) or _intends(frame)))
    )


def _undone(frame: Frame) -> bool:
    return any(status.cancels(each) or status.postpones(each) for each in frame.governors[:1])


def _intends(frame: Frame) -> bool:
    """Tell whether what is pursued or promised is itself an act still to come (방문을 추진했다)."""
    return any(each.part in ("object", "topic") and _ACT.search(each.words.strip()) for each in frame.clause.phrases)
