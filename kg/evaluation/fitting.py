"""Fits the weights of confidence: which features of a reading go with being right, on documents with gold facts."""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.evaluation.facts import from_reading
from kg.evaluation.gold import Facts
from kg.evaluation.names import Names, contains
from kg.evaluation.reliability import by_rule
from kg.evaluation.scores import Comparison
from kg.model import Naming, Reading, Statement
from kg.statements import topics
from kg.statements.analysis import Analysis
from kg.statements.confidence import BIAS, THRESHOLD, logistic
from kg.statements.related import related_places

_RARE = 10
_THINNED = 0.35
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


@dataclass(frozen=True, slots=True)
class Example:
    """One fact that may be stated: the features of each of its readings with their values, and whether gold has it."""

    readings: Sequence[Mapping[str, float]]
    right: bool


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
    for (who, theme), bindings in found.bindings.items():
        actors = [meant.get(actor) for actor in who]
        readings = [dict.fromkeys(chain.from_iterable(each.features), 1.0) for each in bindings]
        if len(actors) == 1:
            made["engagement"].append(Example(readings, (actors[0], theme) in engaged))
        else:
            made["exchange"].append(Example(readings, (frozenset(actors), theme) in shared))
    owners = {
        name: {names.gold_place(fact["owner"]) for fact in gold["policies"] if contains(fact["ko"], name)}
        for name in found.names
    }
    for name, named_so in found.names.items():
        made["policy"].append(Example((_logged(named_so.features),), bool(owners[name])))
    for (name, owner), ways in found.owners.items():
        if owners[name]:
            made["owner"].append(Example((_logged(ways.features),), meant.get(owner) in owners[name]))
    return made


def _logged(counts: Mapping[str, int]) -> dict[str, float]:
    return {feature: math.log1p(count) for feature, count in counts.items()}


def thinned(relations: tuple[Statement, ...], share: float = _THINNED) -> tuple[Statement, ...]:
    """Return relations without all that relate some pairs: a SHARE of them, always the same ones.

    On documents that the rules of relations were made with, hardly a pair is missed; on others more are. Weights fitted
    to thinned relations lean on what else a sentence tells.
    """
    kept = []
    for statement in relations:
        pair = related_places(statement)
        digest = hashlib.sha256(f"1 {pair}".encode()).digest()
        if not pair or int.from_bytes(digest[:4], "big") / 2**32 >= share:
            kept.append(statement)
    return tuple(kept)


def fit(found: Sequence[Example], *, penalty: float, threshold: float) -> dict[str, float]:
    """Return a weight for each feature that is not too rare, the bias, and the threshold.

    The weights make the gold facts most likely, less PENALTY times the square of each weight.
    """
    counts: Counter[str] = Counter()
    for example in found:
        counts.update({feature for reading in example.readings for feature in reading})
    known = sorted(feature for feature, count in counts.items() if count >= _RARE)
    return _minimise(found, known, penalty) | {THRESHOLD: threshold}


def score(example: Example, weights: Mapping[str, float]) -> float:
    """Return the confidence that weights give an example: the odds of its readings add up."""
    scores = [
        sum(weights.get(feature, 0.0) * value for feature, value in reading.items()) for reading in example.readings
    ]
    most = max(scores)
    return logistic(weights[BIAS] + most + math.log(sum(math.exp(each - most) for each in scores)))


def rules(comparisons: Iterable[Comparison], *, optimism: float = 1.0) -> dict[str, float]:
    """Return for each kind of statement and rule the weight that its precision gives.

    A rule seen seldom leans on what rules are right on average. On documents that the rules were made with they err
    less than on others: OPTIMISM is by how much the odds of being wrong are greater where nobody looked.
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
        found[key] = math.log(share / (1 - share)) - math.log(optimism)
    return found


def _minimise(found: Sequence[Example], known: Sequence[str], penalty: float) -> dict[str, float]:
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    column = {feature: index for index, feature in enumerate(known)}
    readings = [(fact, reading) for fact, example in enumerate(found) for reading in example.readings]
    cells = [
        (row, column[feature], value)
        for row, (_, reading) in enumerate(readings)
        for feature, value in reading.items()
        if feature in column
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    table = csr_matrix((values, (rows, columns)), shape=(len(readings), len(known)))
    turned = table.T.tocsr()
    of = np.array([fact for fact, _ in readings], dtype=int)
    starts = np.searchsorted(of, np.arange(len(found)))
    right = np.array([example.right for example in found], dtype=float)

    def loss(weights: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, object]:
        each = table @ weights[:-1]
        most = np.maximum.reduceat(each, starts)
        odds = np.exp(each - most[of])
        total = np.add.reduceat(odds, starts)
        value = most + np.log(total) + weights[-1]
        sure = 1 / (1 + np.exp(-value))
        cost = np.sum(np.logaddexp(0, value) - right * value) + penalty * np.sum(weights[:-1] ** 2)
        share = odds / total[of] * (sure - right)[of]
        slope = turned @ share + 2 * penalty * weights[:-1]
        return float(cost), np.append(slope, np.sum(sure - right))

    fitted = minimize(loss, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B").x
    return {feature: float(fitted[index]) for feature, index in column.items()} | {BIAS: float(fitted[-1])}
