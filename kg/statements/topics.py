"""Which themes and policies a document binds to its places: exchanges of two, engagements of one, policies with owners.

A fact may be read from several sentences; the odds of its readings add up (kg/statements/confidence.py), and those
that speak loudest are its evidence. Every exchange implies its theme for both places, every policy its theme
for its owner.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kg.model import Engagement, Exchange, Policy, Span, Statement
from kg.statements import confidence, exchanges, policies
from kg.statements.analysis import Analysis
from kg.statements.exchanges import Binding
from kg.statements.policies import Candidate
from kg.statements.related import Related
from kg.statements.scopes import scopes

_TWO = 2
_QUOTED = 3
_GUESSED = "/theme-guessed"

Fact = tuple[tuple[str, ...], str]
Engaged = Mapping[Fact, tuple[float, Sequence[float]]]


@dataclass(slots=True)
class Readings:
    """All readings of a policy's name or owner: what they have in common is counted, and each stays at hand."""

    features: Counter[str] = field(default_factory=Counter)
    each: list[Candidate] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All that may be stated of a document's themes and policies, with the features by which it is judged.

    `bindings` by who and what they bind; `names` of policies by their plain form, `owners` by plain name and owner.
    """

    bindings: Mapping[Fact, Sequence[Binding]]
    names: Mapping[str, Readings]
    owners: Mapping[tuple[str, str], Readings]


def candidates(analysis: Analysis, relations: tuple[Statement, ...]) -> Candidates:
    """Return what a document may say of themes and policies, before it is judged."""
    return _candidates(analysis, relations, Related(relations))


def _candidates(analysis: Analysis, relations: tuple[Statement, ...], related: Related) -> Candidates:
    found = tuple(scopes(analysis))
    bindings: dict[Fact, list[Binding]] = {}
    for binding in exchanges.bind(analysis, found, related):
        bindings.setdefault((binding.actors, binding.theme), []).append(binding)
    names: dict[str, Readings] = {}
    owners: dict[tuple[str, str], Readings] = {}
    for each in policies.find(analysis, found, relations):
        plain = each.name.replace(" ", "")
        name = names.get(plain) or names.setdefault(plain, Readings())
        owner = owners.get((plain, each.owner)) or owners.setdefault((plain, each.owner), Readings())
        if each.start not in name.starts:
            name.starts.add(each.start)
            name.features.update(each.features)
        name.each.append(each)
        owner.features.update(each.ways)
        owner.each.append(each)
    return Candidates(bindings=bindings, names=names, owners=owners)


def extract(analysis: Analysis, relations: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the themes, policies and exchanges that an analysed document states."""
    related = Related(relations)
    found = _candidates(analysis, relations, related)
    engaged = _engaged(found)
    shared = _exchanges(analysis, found, related)
    owned = _policies(analysis, found, engaged)
    return (*shared, *owned, *_engagements(analysis, found, engaged, shared, owned))


def _engaged(found: Candidates) -> Engaged:
    """Return how sure it is that each place pursues each theme, and what each reading says for it."""
    scale = confidence.scale("engagement")
    scores = {
        fact: [scale.score(each.features) for each in bindings]
        for fact, bindings in found.bindings.items()
        if len(fact[0]) == 1
    }
    return {fact: (scale.among(each), each) for fact, each in scores.items()}


def _exchanges(analysis: Analysis, found: Candidates, related: Related) -> tuple[Exchange, ...]:
    scale = confidence.scale("exchange")
    kept = []
    for (actors, theme), bindings in found.bindings.items():
        if len(actors) != _TWO:
            continue
        scores = [scale.score(each.features) for each in bindings]
        sure = scale.among(scores)
        if sure >= scale.threshold:
            a, b = actors
            spoken = _by_loudness(scores, bindings)
            loudest = spoken[0]
            sentence = analysis.sentences[loudest.sentence]
            kept.append(
                Exchange(
                    evidence=_evidence(analysis, _sentences(spoken)),
                    status=related.status((a, b), sentence.start, sentence.end),
                    rule=f"theme/{loudest.way}",
                    confidence=round(sure, 3),
                    a=a,
                    b=b,
                    theme=theme,
                    learner=loudest.learner,
                )
            )
    return tuple(kept)


def _engagements(
    analysis: Analysis, found: Candidates, engaged: Engaged, shared: Iterable[Exchange], owned: Iterable[Policy]
) -> tuple[Engagement, ...]:
    threshold = confidence.scale("engagement").threshold
    kept: dict[tuple[str, str], Engagement] = {}

    def keep(statement: Engagement) -> None:
        key = (statement.place, statement.theme)
        if key not in kept or kept[key].confidence < statement.confidence:
            kept[key] = statement

    for exchange in shared:
        for place in (exchange.a, exchange.b):
            keep(
                Engagement(
                    evidence=exchange.evidence,
                    rule=exchange.rule,
                    confidence=exchange.confidence,
                    place=place,
                    theme=exchange.theme,
                    status=exchange.status,
                )
            )
    for policy in owned:
        if policy.rule.endswith(_GUESSED):
            continue  # no word tells its theme: its owner is not said to pursue it
        keep(
            Engagement(
                evidence=policy.evidence,
                rule="theme/of-policy",
                confidence=policy.confidence,
                place=policy.owner,
                theme=policy.theme,
            )
        )
    for ((place,), theme), (sure, scores) in engaged.items():
        if sure >= threshold:
            spoken = _by_loudness(scores, found.bindings[(place,), theme])
            keep(
                Engagement(
                    evidence=_evidence(analysis, _sentences(spoken)),
                    rule=f"theme/{spoken[0].way}",
                    confidence=round(sure, 3),
                    place=place,
                    theme=theme,
                )
            )
    return tuple(kept.values())


def _by_loudness(scores: Sequence[float], bindings: Sequence[Binding]) -> list[Binding]:
    """Return the readings of a fact that speak for it, the loudest first: those of at least half of its odds."""
    least = max(scores) - math.log(2)
    spoken = sorted(zip(scores, bindings, strict=True), key=lambda pair: -pair[0])
    return [each for score, each in spoken if score >= least]


def _sentences(readings: Iterable[Binding]) -> tuple[int, ...]:
    """Return the sentences that readings rest on, each once, no more than a reader would look up."""
    return tuple(dict.fromkeys(each for reading in readings for each in reading.sentences))[:_QUOTED]


def _policies(analysis: Analysis, found: Candidates, engaged: Engaged) -> tuple[Policy, ...]:
    """Return each named policy once, with the owner that is surest.

    Of the themes that its name speaks of it has the one that its owner most surely pursues.
    """

    def pursued(owner: str, theme: str) -> float:
        return engaged.get(((owner,), theme), (0.0,))[0]

    threshold = confidence.scale("policy").threshold
    judged = sorted(_judged(found), key=lambda pair: (-pair[0], pair[1].start))
    kept: list[Policy] = []
    names: list[str] = []
    for sure, each in judged:
        plain = each.name.replace(" ", "")
        if sure < threshold:
            break
        if any(plain in other or other in plain for other in names):
            continue
        names.append(plain)
        way = next(iter(each.ways), "none")
        kept.append(
            Policy(
                evidence=_evidence(analysis, (each.sentence,)),
                rule=f"policy/{way}{_GUESSED if policies.GUESSED in each.features else ''}",
                confidence=round(sure, 3),
                name=each.name,
                owner=each.owner,
                theme=max(each.within, key=partial(pursued, each.owner), default=each.theme),
            )
        )
    return tuple(kept)


_LEAST = 1e-9


def _judged(found: Candidates) -> Iterator[tuple[float, Candidate]]:
    """Yield each name with each owner and how sure it is: a policy's name, and this owner the one of the possible."""
    name, owner = confidence.scale("policy"), confidence.scale("owner")
    rivals: dict[str, list[tuple[float, Candidate]]] = {}
    for (plain, _), readings in found.owners.items():
        # a long text can make the logistic function reach 1 itself
        sure = min(max(owner.confidence(readings.features), _LEAST), 1 - _LEAST)
        rivals.setdefault(plain, []).append((sure / (1 - sure), readings.each[0]))
    for plain, rows in rivals.items():
        sure = name.confidence(found.names[plain].features)
        total = sum(odds for odds, _ in rows)
        for odds, each in rows:
            yield sure * odds / total, each


def _evidence(analysis: Analysis, sentences: Iterable[int]) -> tuple[Span, ...]:
    return tuple(analysis.span(analysis.sentences[each].start, analysis.sentences[each].end) for each in sentences)
