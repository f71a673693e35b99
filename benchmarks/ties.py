"""Fit the weights of the signs of a tie on documents with gold facts: python benchmarks/ties.py GOLD_DIR [GOLD_DIR …].

Each GOLD_DIR holds NAME.txt beside NAME.gold.json. Prints how well the rules alone find the ties of a document, and how
well they do with weights fitted on the other documents (leave one document out); with --out writes those fitted on all
of them (data/tie_weights.csv). The rules were made with documents that they now read better than others, so each pair
also stands a second time, without what the rules say of it.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from kg import documents, statements
from kg.evaluation.evaluate import cases
from kg.evaluation.facts import from_reading
from kg.evaluation.gold import read_facts
from kg.evaluation.names import Names
from kg.model import Naming, Reading, Tie
from kg.statements import frames, pairs, relations
from kg.statements.confidence import BIAS, THRESHOLD

_RARE = 6  # a sign seen in fewer pairs has no weight
_PENALTY = 1.0


@dataclass(frozen=True)
class Example:
    """A pair of places of one document: its signs, whether rules tell of it, and whether gold has it."""

    document: str
    signs: tuple[str, ...]
    told: bool
    sure: bool
    right: bool


def main() -> None:
    """Fit, tell how well it does on documents it has not seen, and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", nargs="+", type=Path)
    arguments.add_argument("--penalty", type=float, default=_PENALTY)
    arguments.add_argument("--threshold", type=float, default=0.5)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()

    found: list[Example] = []
    wanted = 0
    for folder in options.gold:
        for case in cases(folder):
            if case.text is not None:
                made, gold = examples(case.text, case.gold)
                found += made
                wanted += gold
    told = sum(each.told for each in found)
    right = sum(each.told and each.right for each in found)
    print(f"rules alone          {_scores(right, told, wanted)}")
    names = sorted({each.document for each in found})
    right = told = 0
    for name in names:
        weights = fit([each for each in found if each.document != name], options.penalty)
        for each in found:
            if each.document == name:
                value = _sure(each, weights)
                chosen = (each.told and (each.sure or value >= pairs.DOUBTED)) or (
                    not each.told and value >= options.threshold
                )
                told += chosen
                right += chosen and each.right
    print(f"with signs, held out {_scores(right, told, wanted)}")
    if options.out:
        weights = fit(found, options.penalty) | {THRESHOLD: options.threshold}
        with options.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["sign", "weight"])
            writer.writerows([sign, round(weight, 3)] for sign, weight in sorted(weights.items()))
        print(f"Wrote {options.out}", file=sys.stderr)


def examples(text: Path, gold_file: Path) -> tuple[list[Example], int]:
    """Return the pairs of a document with their signs, and how many ties gold has; none of an English document."""
    gold = read_facts(gold_file)
    analysis = statements.analyse(documents.read(text))
    if relations.is_english(analysis):
        return [], 0
    stated = relations.told(analysis)
    ties = tuple(each for each in stated if isinstance(each, Tie))
    named = tuple(Naming(evidence=(), rule="", entity=place.reference) for place in analysis.places)
    predicted = from_reading(Reading(document=analysis.document, places=analysis.places, statements=named))
    names = Names(gold, predicted)
    meant = {f"place/{fact['id']}": names.place(fact["en"] or fact["ko"]) for fact in predicted["places"]}
    wanted = {frozenset((names.gold_place(each["a"]), names.gold_place(each["b"]))) for each in gold["ties"]}
    known = {(tie.a, tie.b): tie for tie in ties}
    made = []
    for pair, held in pairs.signs(frames.read(analysis), ties).items():
        tie = known.get(pair)
        right = frozenset(meant.get(each) for each in pair) in wanted
        made.append(
            Example(
                str(text),
                tuple(held),
                tie is not None,
                tie is not None and pairs.certain(tie, abroad="domestic" not in held),
                right,
            )
        )
    return made, len(wanted)


def fit(found: Sequence[Example], penalty: float) -> dict[str, float]:
    """Return a weight for each sign and the bias: logistic regression, each pair with and without what rules tell."""
    rows = [(each.signs, each.right) for each in found]
    rows += [(tuple(s for s in each.signs if not s.startswith("rule:")), each.right) for each in found if each.told]
    counts = Counter(sign for signs, _ in rows for sign in signs)
    known = sorted(sign for sign, count in counts.items() if count >= _RARE)
    column = {sign: index for index, sign in enumerate(known)}
    table = np.zeros((len(rows), len(known) + 1))
    table[:, -1] = 1
    for row, (signs, _) in enumerate(rows):
        for sign in signs:
            if sign in column:
                table[row, column[sign]] = 1
    right = np.array([each for _, each in rows], dtype=float)

    def loss(weights: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, object]:
        value = table @ weights
        cost = np.sum(np.logaddexp(0, value) - right * value) + penalty * np.sum(weights[:-1] ** 2)
        slope = table.T @ (1 / (1 + np.exp(-value)) - right) + 2 * penalty * np.append(weights[:-1], 0)
        return float(cost), slope

    best = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    return {sign: float(best[index]) for sign, index in column.items()} | {BIAS: float(best[-1])}


def _sure(example: Example, weights: dict[str, float]) -> float:
    value = weights[BIAS] + sum(weights.get(sign, 0.0) for sign in example.signs)
    return float(1 / (1 + np.exp(-value)))


def _scores(right: int, told: int, wanted: int) -> str:
    precision, recall = right / told if told else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


if __name__ == "__main__":
    main()
