"""Fit the weights of confidence on documents with gold facts: python benchmarks/confidence.py GOLD_DIR [GOLD_DIR …].

Each GOLD_DIR holds NAME.txt beside NAME.gold.json. Prints, for each list, how well weights fitted on four fifths of the
documents do on the others, and with --out writes the weights fitted on all of them (data/confidence.csv). Keep some
documents back: what the weights were fitted on says nothing of how well they do.
"""

import argparse
import csv
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from kg import documents, statements
from kg.evaluation import fitting
from kg.evaluation.evaluate import cases, run
from kg.evaluation.gold import read_facts
from kg.statements import relations

_LISTS = {"exchange": "shared", "engagement": "themes", "policy": "policies", "owner": "policies"}
_FOLDS = 5
# what depends on the relations read is fitted to thinner ones too
_RELATED = ("exchange", "engagement")
_TURNS = 2
# thinned relations make three examples of one: the penalty on weights grows with them, and a little more
_PENALTIES = {"exchange": 3.0, "engagement": 3.0, "policy": 0.5, "owner": 0.5}


def main() -> None:
    """Fit, tell how well it does on documents it has not seen, and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", nargs="+", type=Path)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()

    found: dict[str, list[tuple[str, fitting.Example]]] = {name: [] for name in _LISTS}
    thin: dict[str, list[tuple[str, fitting.Example]]] = {name: [] for name in _LISTS}
    wanted: Counter[str] = Counter()
    for folder in options.gold:
        for case in cases(folder):
            gold = read_facts(case.gold)
            analysis = statements.analyse(documents.read(case.text))
            related = relations.extract(analysis)
            for name, made in fitting.examples(analysis, related, gold).items():
                found[name] += [(str(case.gold), example) for example in made]
                wanted[name] += len(gold[_LISTS[name]])
            for turn in range(1, _TURNS + 1):
                more = fitting.examples(analysis, fitting.thinned(related, turn), gold)
                for name in _RELATED:
                    thin[name] += [
                        (str(case.gold), replace(example, fact=(turn, *example.fact))) for example in more[name]
                    ]

    for name, pairs in found.items():
        precision, recall = held_out(pairs, thin[name], wanted[name], _PENALTIES[name])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{name:<12} held out: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    if options.out:
        with options.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["list", "feature", "weight"])
            for name, pairs in found.items():
                weights = fitting.fit([example for _, example in [*pairs, *thin[name]]], penalty=_PENALTIES[name])
                writer.writerows([name, feature, round(weight, 3)] for feature, weight in sorted(weights.items()))
            proved = fitting.rules(comparison for folder in options.gold for comparison in run(cases(folder)))
            writer.writerows(["rule", rule, round(weight, 3)] for rule, weight in sorted(proved.items()))
        print(f"Wrote {options.out}", file=sys.stderr)


Examples = list[tuple[str, fitting.Example]]


def held_out(pairs: Examples, thin: Examples, wanted: int, penalty: float) -> tuple[float, float]:
    """Return precision and recall over folds of documents, each judged by weights fitted on the others."""
    files = sorted({file for file, _ in pairs})
    kept = right = 0
    for fold in range(_FOLDS):
        aside = set(files[fold::_FOLDS])
        weights = fitting.fit([example for file, example in [*pairs, *thin] if file not in aside], penalty=penalty)
        for example in fitting.surest([example for file, example in pairs if file in aside], weights):
            if fitting.score(example, weights) >= weights["threshold"]:
                kept += 1
                right += example.right
    return (right / kept if kept else 0.0, right / wanted if wanted else 0.0)


if __name__ == "__main__":
    main()
