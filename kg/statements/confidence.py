"""How sure a statement is: the weights of what it was read from, fitted on documents with gold facts.

`data/confidence.csv` holds, for each list of facts, a weight for each feature; confidence is the logistic function of
their sum. Where a fact can be read from several places of a text (exchanges, engagements), each reading has its own
features and its own odds, and the odds add up: one clear reading is not drowned by many vague ones. The list `rule` holds, for each rule of the others, the one weight that its past precision gives.
`benchmarks/confidence.py` fits both anew. A list's threshold is the confidence below which a reading is no
statement: it costs more wrong facts than it finds right ones.
"""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg import paths
from kg.model import Reading, Statement

BIAS = "bias"
THRESHOLD = "threshold"
RULES = "rule"
# a list that was never fitted says nothing: its statements keep the confidence that their rule gave them
_UNFITTED = 0.5


_LOGGED = 64
# the same groups of features come again and again: their sums are kept
_KEPT = 1 << 16
_LOGS = tuple(map(math.log1p, range(_LOGGED)))


@dataclass(frozen=True, slots=True)
class Scale:
    """The weights of one list's features."""

    weights: dict[str, float]
    _known: dict[tuple[str, ...], float] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def threshold(self) -> float:
        """Return the confidence below which a reading is no statement."""
        return self.weights.get(THRESHOLD, _UNFITTED)

    def score(self, groups: Iterable[tuple[str, ...]]) -> float:
        """Return what one reading of a fact says for it, on the scale of log-odds; its features come in groups."""
        total = 0.0
        for group in groups:
            weight = self._known.get(group)
            if weight is None:
                if len(self._known) >= _KEPT:
                    self._known.clear()
                weight = self._known[group] = sum(self.weights.get(feature, 0.0) for feature in group)
            total += weight
        return total

    def among(self, scores: Sequence[float]) -> float:
        """Return the confidence in a fact that was read so often, with these scores: the odds of its readings add up."""
        most = max(scores)
        return logistic(self.weights.get(BIAS, 0.0) + most + math.log(sum(math.exp(each - most) for each in scores)))

    def confidence(self, features: Mapping[str, int]) -> float:
        """Return the confidence (0 to 1) of what has these features, each so often; unknown ones weigh nothing.

        What is said twice is surer, but not twice as sure: a count weighs as the logarithm of one more.
        """
        weigh = self.weights.get
        total = 0.0
        for feature, count in features.items():
            weight = weigh(feature)
            if weight is not None:
                total += weight * (_LOGS[count] if count < _LOGGED else math.log1p(count))
        return logistic(weigh(BIAS, 0.0) + total)


def logistic(value: float) -> float:
    """Return 1 / (1 + e^-value), without overflow."""
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def calibrated(reading: Reading) -> Reading:
    """Return a reading whose every statement is as sure as its rule has proved to be.

    Themes and policies are judged by their own features, and keep what those say; so does a rule never measured.
    """
    return replace(reading, statements=tuple(map(_proved, reading.statements)))


def _proved(statement: Statement) -> Statement:
    sure = _of_rule(statement.kind, statement.rule)
    return statement if sure is None or sure == statement.confidence else replace(statement, confidence=sure)


@cache
def _of_rule(kind: str, rule: str) -> float | None:
    weight = scale(RULES).weights.get(f"{kind}:{rule}")
    return None if weight is None else round(logistic(weight), 3)


@cache
def scale(name: str) -> Scale:
    """Return the weights of a list: exchange, engagement or policy."""
    return _scales().get(name, Scale({}))


@cache
def _scales() -> dict[str, Scale]:
    path = paths.data() / "confidence.csv"
    if not path.is_file():
        return {}
    weights: dict[str, dict[str, float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            weights.setdefault(row["list"], {})[row["feature"]] = float(row["weight"])
    return {name: Scale(found) for name, found in weights.items()}
