"""How well confidence tells what is right: predicted facts in bands of confidence, and what share of each is right."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluation.scores import Comparison

_BANDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Predicted facts of a confidence from `low` to below `high`: their mean confidence, and how many are right."""

    low: float
    high: float
    count: int
    confidence: float
    right: int

    @property
    def share(self) -> float:
        """Return the share that is right; a calibrated confidence equals it."""
        return self.right / self.count if self.count else 0.0


def reliability(comparisons: Iterable[Comparison], *, bands: int = _BANDS) -> tuple[Band, ...]:
    """Return the bands that hold any predicted fact, lowest first; facts without a confidence are left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for comparison in comparisons:
        for outcome in comparison.outcomes:
            confidence = (outcome.predicted or {}).get("confidence")
            if isinstance(confidence, int | float):
                band = min(int(confidence * bands), bands - 1)
                held.setdefault(band, []).append((float(confidence), outcome.verdict == "right"))
    return tuple(
        Band(
            low=band / bands,
            high=(band + 1) / bands,
            count=len(facts),
            confidence=sum(confidence for confidence, _ in facts) / len(facts),
            right=sum(right for _, right in facts),
        )
        for band, facts in sorted(held.items())
    )


def expected_error(table: Iterable[Band]) -> float:
    """Return the mean distance of confidence from the share that is right, weighted by the facts of each band."""
    rows = tuple(table)
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.confidence - row.share) for row in rows) / total if total else 0.0


def by_rule(comparisons: Iterable[Comparison]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return for each list and rule how many facts it predicted, and how many of them are right."""
    rules: dict[tuple[str, str], tuple[int, int]] = {}
    for comparison in comparisons:
        for outcome in comparison.outcomes:
            if outcome.predicted is None:
                continue
            key = (outcome.list, str(outcome.predicted.get("rule") or ""))
            count, right = rules.get(key, (0, 0))
            rules[key] = (count + 1, right + (outcome.verdict == "right"))
    return dict(sorted(rules.items()))
