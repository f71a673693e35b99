"""Which themes and policies a document binds to its places: exchanges of two, engagements of one, policies with owners.

Every exchange implies its theme for both places, every policy its theme for its owner.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model import Engagement, Exchange, Policy, Span, Statement
from kg.statements import confidence, exchanges, policies
from kg.statements.analysis import Analysis
from kg.statements.exchanges import Binding
from kg.statements.policies import Candidate
from kg.statements.scopes import scopes

_TWO = 2
REPEATED = "repeated"
_GUESSED = "/theme-guessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All that may be stated of a document's themes and policies, with the features by which it is judged."""

    bindings: tuple[Binding, ...]
    policies: tuple[Candidate, ...]


def candidates(analysis: Analysis, relations: tuple[Statement, ...]) -> Candidates:
    """Return what a document may say of themes and policies, before it is judged."""
    return _candidates(analysis, exchanges.Related(relations))


def _candidates(analysis: Analysis, related: exchanges.Related) -> Candidates:
    found = tuple(scopes(analysis))
    bindings = tuple(exchanges.bind(analysis, found, related))
    return Candidates(bindings=repeated(bindings), policies=tuple(policies.find(analysis, found)))


def repeated(bindings: tuple[Binding, ...]) -> tuple[Binding, ...]:
    """Return the bindings, those marked whose theme other sentences bind to the same places too."""
    sentences: dict[tuple[tuple[str, ...], str], set[int]] = {}
    for binding in bindings:
        sentences.setdefault((binding.actors, binding.theme), set()).add(binding.sentence)
    return tuple(
        replace(binding, features=(*binding.features, REPEATED))
        if len(sentences[binding.actors, binding.theme]) > 1
        else binding
        for binding in bindings
    )


def extract(analysis: Analysis, relations: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the themes, policies and exchanges that an analysed document states."""
    related = exchanges.Related(relations)
    found = _candidates(analysis, related)
    shared = _exchanges(analysis, found.bindings, related)
    owned = _policies(analysis, found.policies)
    return (*shared, *owned, *_engagements(analysis, found.bindings, shared, owned))


def _exchanges(analysis: Analysis, bindings: Iterable[Binding], related: exchanges.Related) -> tuple[Exchange, ...]:
    scale = confidence.scale("exchange")
    kept: dict[tuple[str, str, str], Exchange] = {}
    for binding in bindings:
        if len(binding.actors) != _TWO:
            continue
        sure = scale.confidence(binding.features)
        a, b = binding.actors
        key = (a, b, binding.theme)
        if sure >= scale.threshold and (key not in kept or kept[key].confidence < sure):
            sentence = analysis.sentences[binding.sentence]
            kept[key] = Exchange(
                evidence=_evidence(analysis, binding.sentences),
                status=related.status((a, b), sentence.start, sentence.end),
                rule=f"theme/{binding.features[0]}",
                confidence=round(sure, 3),
                a=a,
                b=b,
                theme=binding.theme,
                learner=binding.learner,
            )
    return tuple(kept.values())


def _engagements(
    analysis: Analysis, bindings: Iterable[Binding], shared: Iterable[Exchange], owned: Iterable[Policy]
) -> tuple[Engagement, ...]:
    scale = confidence.scale("engagement")
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
    for binding in bindings:
        if len(binding.actors) == 1:
            sure = scale.confidence(binding.features)
            if sure >= scale.threshold:
                keep(
                    Engagement(
                        evidence=_evidence(analysis, binding.sentences),
                        rule=f"theme/{binding.features[0]}",
                        confidence=round(sure, 3),
                        place=binding.actors[0],
                        theme=binding.theme,
                    )
                )
    return tuple(kept.values())


def _policies(analysis: Analysis, found: Iterable[Candidate]) -> tuple[Policy, ...]:
    """Return each named policy once, with the owner that is surest."""
    scale = confidence.scale("policy")
    judged = sorted(_judged(found), key=lambda pair: (-pair[0], pair[1].start))
    kept: list[Policy] = []
    names: list[str] = []
    for sure, each in judged:
        plain = each.name.replace(" ", "")
        if sure < scale.threshold:
            break
        if any(plain in other or other in plain for other in names):
            continue
        names.append(plain)
        kept.append(
            Policy(
                evidence=_evidence(analysis, (each.sentence,)),
                rule=f"policy/{each.way}{_GUESSED if policies.GUESSED in each.features else ''}",
                confidence=round(sure, 3),
                name=each.name,
                owner=each.owner,
                theme=each.theme,
            )
        )
    return tuple(kept)


def _judged(found: Iterable[Candidate]) -> Iterator[tuple[float, Candidate]]:
    """Yield each candidate with its confidence: that its name is a policy's, and its owner the one of the possible."""
    name, owner = confidence.scale("policy"), confidence.scale("owner")
    owners: dict[tuple[int, int], list[Candidate]] = {}
    for each in found:
        owners.setdefault((each.start, each.end), []).append(each)
    for rivals in owners.values():
        odds = [sure / (1 - sure) for sure in (owner.confidence((each.way,)) for each in rivals)]
        for each, odd in zip(rivals, odds, strict=True):
            yield name.confidence(each.features) * odd / sum(odds), each


def _evidence(analysis: Analysis, sentences: Iterable[int]) -> tuple[Span, ...]:
    return tuple(analysis.span(analysis.sentences[each].start, analysis.sentences[each].end) for each in sentences)
