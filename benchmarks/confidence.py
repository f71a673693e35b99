"""Fit the weights of confidence on documents with gold facts: python benchmarks/confidence.py GOLD_DIR [GOLD_DIR …].

Each GOLD_DIR holds NAME.txt beside NAME.gold.json. Prints, for each list, how well weights fitted on seven eighths of
the documents do on the others, and with --out writes the weights fitted on all of them (data/confidence.csv). Keep some
documents back: what the weights were fitted on says nothing of how well they do. Documents that the rules of relations
were made with go under --read: there hardly a relation is missed, so some are taken away before the weights of
exchanges are fitted.
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import documents, statements
from kg.evaluation import fitting
from kg.evaluation.evaluate import Case, cases, run
from kg.evaluation.fitting import Example
from kg.evaluation.gold import read_facts
from kg.statements import relations


@dataclass(frozen=True)
class Plan:
    """How a list is fitted: the gold list it is judged by, the penalty on weights, the confidence it needs.

    Thresholds are a little over half of the F1 that the list reaches: from there on a fact gains more than it costs.
    """

    gold: str
    penalty: float
    threshold: float


PLANS = {
    "exchange": Plan("shared", 4.0, 0.32),
    "engagement": Plan("themes", 4.0, 0.36),
    "policy": Plan("policies", 0.5, 0.3),
    "owner": Plan("policies", 0.5, 0.4),
}
_FOLDS = 8
# by how much the odds of being wrong are greater on documents that nobody looked at: seen on two sets of such documents
_OPTIMISM = 2.0
# what depends on the relations read is fitted to thinner ones where the rules know the document
_RELATED = "exchange"

Found = dict[str, list[Example]]


def main() -> None:
    """Fit, tell how well it does on documents it has not seen, and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", nargs="*", type=Path)
    arguments.add_argument("--read", action="append", default=[], type=Path)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()

    every: list[Case] = []
    found: list[tuple[Found, Found, dict[str, int]]] = []
    for folder in (*options.gold, *options.read):
        for case in cases(folder):
            every.append(case)
            found.append(examples(case, read=folder in options.read))
    for name, plan in PLANS.items():
        precision, recall = held_out(found, name, plan)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{name:<12} held out: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    if options.out:
        write(options.out, found, every)
        print(f"Wrote {options.out}", file=sys.stderr)


def examples(case: Case, *, read: bool) -> tuple[Found, Found, dict[str, int]]:
    """Return a document's examples as they are, as they are fitted to, and how many facts gold has in each list."""
    gold = read_facts(case.gold)
    analysis = statements.analyse(documents.read(case.text))
    related = relations.extract(analysis)
    plain = fitting.examples(analysis, related, gold)
    fitted = dict(plain)
    if read:
        fitted[_RELATED] = fitting.examples(analysis, fitting.thinned(related), gold)[_RELATED]
    return plain, fitted, {name: len(gold[plan.gold]) for name, plan in PLANS.items()}


def fit(found: Iterable[tuple[Found, Found, dict[str, int]]], name: str, plan: Plan) -> dict[str, float]:
    """Return the weights of a list, fitted to these documents."""
    chosen = [example for _, fitted, _ in found for example in fitted[name]]
    return fitting.fit(chosen, penalty=plan.penalty, threshold=plan.threshold)


def held_out(found: list[tuple[Found, Found, dict[str, int]]], name: str, plan: Plan) -> tuple[float, float]:
    """Return precision and recall over folds of documents, each judged by weights fitted on the others."""
    kept = right = 0
    for fold in range(_FOLDS):
        weights = fit((each for index, each in enumerate(found) if index % _FOLDS != fold), name, plan)
        for plain, _, _ in found[fold::_FOLDS]:
            sure = [example for example in plain[name] if fitting.score(example, weights) >= plan.threshold]
            kept += len(sure)
            right += sum(example.right for example in sure)
    wanted = sum(count[name] for _, _, count in found)
    return (right / kept if kept else 0.0, right / wanted if wanted else 0.0)


def write(path: Path, found: list[tuple[Found, Found, dict[str, int]]], every: list[Case]) -> None:
    """Write the weights of all lists, and those of the rules, each by its share of right facts."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["list", "feature", "weight"])
        for name, plan in PLANS.items():
            for feature, weight in sorted(fit(found, name, plan).items()):
                if round(weight, 2):
                    writer.writerow([name, feature, round(weight, 3)])
        for rule, weight in sorted(fitting.rules(run(every), optimism=_OPTIMISM).items()):
            writer.writerow(["rule", rule, round(weight, 3)])


if __name__ == "__main__":
    main()
