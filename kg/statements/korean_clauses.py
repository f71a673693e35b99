"""Clauses of a Korean sentence: its phrases and predicates put together, a relative clause with what it describes."""

from collections.abc import Sequence
from dataclasses import replace

from kg.statements.analysis import Named
from kg.statements.korean_units import Units, units
from kg.statements.morphology import Token
from kg.statements.phrases import Clause, Phrase, Predicate

# verbs that stand like a preposition: their phrases go on to the next predicate (20주년을 맞아, 파리를 비롯해)
_CARRYING = frozenset(
    "잇달 이르 같 통하 위하 대하 관하 따르 의하 맞 비롯 포함 앞두 즈음하 더불 걸치 인하 잇따르 말미암 계기로하 향하 두".split()
)


# relative clauses that only tell whose party it is (시장을 단장으로 한, 시장이 이끄는): when and where belong to what it does
_LEADING = frozenset("이끌 인솔 구성 이루어지 대표".split())
_LEADER = frozenset("단장 대표 인솔자 반장 대장 필두 주축 중심".split())

# verbs that only say how the next one is done (번갈아 보내다)
_MANNER = frozenset("번갈 돌아가 엇갈".split())


def clauses(text: str, tokens: Sequence[Token], named: Sequence[Named]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order of their predicates; `named` are its namings, in order.

    Words after the last predicate make a clause of their own, whose predicate has an empty stem.
    """
    return _grouped(units(text, tokens, named))


def _grouped(parts: Units) -> tuple[Clause, ...]:
    found: list[Clause] = []
    own: list[Phrase] = []
    nested: list[Phrase] = []
    waiting: list[int] = []
    speaker: list[Phrase] = []
    opened, inside = 0, False
    for unit, quoted in parts:
        if quoted is not inside:
            opened, inside = len(own) if quoted else 0, quoted
            if not quoted:
                own, speaker = [*speaker, *own], []
        if isinstance(unit, Phrase):
            if opened and unit.part in ("subject", "topic"):
                # 시장은 "이 시의 일행이 …다"고 말했다: who is quoted does not act in what he says of others
                speaker, own, opened = own[:opened], own[opened:], 0
            own.append(unit)
            for number in waiting:
                found[number] = _with_head(found[number], unit)
            if unit.part not in ("with", "list"):
                waiting = []
            continue
        if unit.stem in _MANNER and unit.ending == "and":
            continue
        if unit.stem in _CARRYING and unit.ending in ("and", "modifier") and not unit.tail.startswith("었"):
            own = [
                replace(phrase, part="by") if number == len(own) - 1 and phrase.part in ("object", "to") else phrase
                for number, phrase in enumerate(own)
            ]
            continue
        if unit.ending == "modifier":
            # a relative clause takes the phrases nearest to it, not the topic, which is the main clause's
            cut = max((n + 1 for n, phrase in enumerate(own) if phrase.topic), default=0)
            subject = max((n for n, phrase in enumerate(own) if phrase.part == "subject"), default=0)
            # 협정을 절차가 끝나는 가을에: an object before the relative clause's own subject is the main clause's
            cut = max([cut, *(n + 1 for n, phrase in enumerate(own[:subject]) if phrase.part == "object")])
            if _leads(unit, own):
                cut = max((n + 1 for n, phrase in enumerate(own) if phrase.part == "at" or phrase.dates), default=cut)
            taken, own = own[cut:], own[:cut]
            start = taken[0].start if taken else unit.start
            found.append(Clause(start, unit.end, unit, tuple(taken), (), None, quoted))
            nested.extend(taken)
            waiting.append(len(found) - 1)
            continue
        kept: list[Phrase] = []
        if unit.ending == "and":
            kept, own = _topic_kept(own)
        start = min([phrase.start for phrase in (*own, *nested)] + [unit.start])
        found.append(Clause(start, unit.end, unit, tuple(own), tuple(nested), None, quoted))
        own, nested = kept, []
        waiting = []
    if own or nested:
        start = min(phrase.start for phrase in (*own, *nested))
        end = max(phrase.end for phrase in (*own, *nested))
        rest = Predicate(end, end, "", "", "noun")
        found.append(Clause(start, end, rest, tuple(own), tuple(nested), None, bool(parts and parts[-1][1])))
    return tuple(found)


def _leads(predicate: Predicate, own: Sequence[Phrase]) -> bool:
    """Tell whether a relative clause only says who leads a party or whom it is made of."""
    if predicate.stem in _LEADING:
        return True
    last = own[-1] if own else None
    return (
        predicate.stem in ("하", "삼") and last is not None and last.part == "toward" and _LEADER.issuperset(last.nouns)
    )


def _topic_kept(own: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
    """Part a topic that belongs to the main clause from a clause with a subject of its own.

    In 방문은 | 비자가 늦어지면서 | 미뤄졌다 the topic waits for the last verb.
    """
    for index, phrase in enumerate(own):
        if phrase.part == "topic":
            if any(each.part == "subject" for each in own[index + 1 :]):
                return own[: index + 1], own[index + 1 :]
            return [], own
    return [], own


def _with_head(clause: Clause, head: Phrase) -> Clause:
    return replace(clause, head=head) if clause.head is None else replace(clause, also=(*clause.also, head))
