"""Fits the weights of confidence: which features of a reading go with being right, on documents with gold facts."""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.facts import from_reading
from kg.evaluation.gold import Facts
from kg.evaluation.names import Names, contains
from kg.evaluation.reliability import by_rule
from kg.evaluation.scores import Comparison
from kg.model import Naming, Reading, Statement
from kg.statements import topics
from kg.statements.analysis import Analysis
from kg.statements.confidence import BIAS, THRESHOLD, logistic
from kg.statements.exchanges import related_places

_PENALTY = 0.5
_ROUNDS = 3
_RARE = 3
_THINNED = 0.4
# what a rule is taken to be right before it is measured, and how many facts that is worth
_AVERAGE, _SEEN = 0.7, 10
_KINDS = {
    "places": "naming",
    "networks": "naming",
    "officials": "tenure",
    "memberships": "membership",
    "agreements": "agreement",
    "events": "event",
    "ties": "tie",
}
# F1 gains by every fact whose chance to be right is over half of F1 itself, which is about 0.8
_WORTHWHILE = 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """One reading: its features, whether gold has it, which fact it states (several readings may state one)."""

    features: tuple[str, ...]
    right: bool
    fact: tuple[object, ...]


def examples(analysis: Analysis, relations: tuple[Statement, ...], gold: Facts) -> dict[str, list[Example]]:
    """Return what may be said of a document's themes and policies, each with whether gold has it."""
    named = tuple(Naming(evidence=(), rule="", entity=place.reference) for place in analysis.places)
    predicted = from_reading(Reading(document=analysis.document, places=analysis.places, statements=named))
    names = Names(gold, predicted)
    meant = {f"place/{fact['id']}": names.place(fact["en"] or fact["ko"]) for fact in predicted["places"]}
    shared = {(frozenset((names.gold_place(f["a"]), names.gold_place(f["b"]))), f["theme"]) for f in gold["shared"]}
    engaged = {(names.gold_place(fact["place"]), fact["theme"]) for fact in gold["themes"]}
    found = topics.candidates(analysis, relations)
    made: dict[str, list[Example]] = {"exchange": [], "engagement": [], "policy": [], "owner": []}
    for binding in found.bindings:
        actors = [meant.get(actor) for actor in binding.actors]
        fact = (analysis.document.id, *binding.actors, binding.theme)
        if len(actors) == 1:
            made["engagement"].append(Example(binding.features, (actors[0], binding.theme) in engaged, fact))
        else:
            made["exchange"].append(Example(binding.features, (frozenset(actors), binding.theme) in shared, fact))
    for each in found.policies:
        owners = {names.gold_place(fact["owner"]) for fact in gold["policies"] if contains(fact["ko"], each.name)}
        fact = (analysis.document.id, each.name.replace(" ", ""))
        made["policy"].append(Example(each.features, bool(owners), fact))
        if owners:
            made["owner"].append(Example((each.way,), meant.get(each.owner) in owners, (*fact, each.owner)))
    return made


def thinned(relations: tuple[Statement, ...], turn: int, share: float = _THINNED) -> tuple[Statement, ...]:
    """Return relations without all that relate some pairs, another choice of pairs each turn.

    On documents that the rules of relations were made with, hardly a pair is missed; on others more are. Weights fitted
    to thinned relations lean on what else a sentence tells.
    """
    kept = []
    for statement in relations:
        pair = related_places(statement)
        digest = hashlib.sha256(f"{turn} {pair}".encode()).digest()
        if not pair or int.from_bytes(digest[:4], "big") / 2**32 >= share:
            kept.append(statement)
    return tuple(kept)


def fit(found: Sequence[Example], *, penalty: float = _PENALTY) -> dict[str, float]:
    """Return a weight for each feature, the bias, and the threshold.

    Of several readings of one fact the surest stands for it, so the weights are fitted to those, in a few rounds.
    """
    counts: dict[str, int] = {}
    for example in found:
        for feature in example.features:
            counts[feature] = counts.get(feature, 0) + 1
    known = sorted(feature for feature, count in counts.items() if count >= _RARE)
    weights = dict.fromkeys(known, 0.0) | {BIAS: 0.0}
    chosen: list[Example] = list(found)
    for _ in range(_ROUNDS):
        weights = _minimise(chosen, known, penalty)
        chosen = surest(found, weights)
    weights = _minimise(chosen, known, penalty)
    return weights | {THRESHOLD: _WORTHWHILE}


def rules(comparisons: Iterable[Comparison]) -> dict[str, float]:
    """Return for each kind of statement and rule the weight that its precision gives.

    A rule seen seldom leans on what rules are right on average.
    """
    counts: dict[str, tuple[int, int]] = {}
    for (name, rule), (count, right) in by_rule(comparisons).items():
        if name in _KINDS:
            key = f"{_KINDS[name]}:{rule}"
            before = counts.get(key, (0, 0))
            counts[key] = (before[0] + count, before[1] + right)
    found = {}
    for key, (count, right) in counts.items():
        share = (right + _AVERAGE * _SEEN) / (count + _SEEN)
        found[key] = math.log(share / (1 - share))
    return found


def score(example: Example, weights: dict[str, float]) -> float:
    """Return the confidence that weights give an example."""
    return logistic(weights[BIAS] + sum(weights.get(feature, 0.0) for feature in example.features))


def surest(found: Iterable[Example], weights: dict[str, float]) -> list[Example]:
    """Return of each fact the example that weights make surest."""
    best: dict[tuple[object, ...], tuple[float, Example]] = {}
    for example in found:
        sure = score(example, weights)
        if example.fact not in best or best[example.fact][0] < sure:
            best[example.fact] = (sure, example)
    return [example for _, example in best.values()]


def _minimise(found: Sequence[Example], known: Sequence[str], penalty: float) -> dict[str, float]:
    import numpy as np
    from scipy.optimize import minimize

    column = {feature: index for index, feature in enumerate(known)}
    table = np.zeros((len(found), len(known) + 1))
    table[:, -1] = 1
    for row, example in enumerate(found):
        for feature in example.features:
            if feature in column:
                table[row, column[feature]] = 1
    right = np.array([example.right for example in found], dtype=float)

    def loss(weights: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, object]:
        value = table @ weights
        sure = 1 / (1 + np.exp(-value))
        cost = np.sum(np.logaddexp(0, value) - right * value) + penalty * np.sum(weights[:-1] ** 2)
        slope = table.T @ (sure - right) + 2 * penalty * np.append(weights[:-1], 0)
        return float(cost), slope

    fitted = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    return {feature: float(fitted[index]) for feature, index in column.items()} | {BIAS: float(fitted[-1])}
