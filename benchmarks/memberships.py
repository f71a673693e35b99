"""Fit the weights of the signs of a membership on documents with gold facts.

python benchmarks/memberships.py GOLD_DIR [GOLD_DIR …]; each GOLD_DIR holds NAME.txt beside NAME.gold.json.
Prints how well the rules alone find the memberships of a document, and how well the signs do with weights fitted on
seven eighths of the documents for the others: by themselves, and added to what rules tell; with --out writes those
fitted on all of them (data/membership_weights.csv). The rules were made with documents that they now read better than
others, so each membership that they tell of also stands without what they say.
"""

import argparse
import csv
import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import documents, statements
from kg.evaluation import fitting
from kg.evaluation.evaluate import cases
from kg.evaluation.facts import from_reading
from kg.evaluation.gold import read_facts
from kg.evaluation.names import Names
from kg.model import Membership, Naming, Reading
from kg.statements import frames, membership_signs, relations
from kg.statements.confidence import COUNT

_PENALTY = 2.0
_FOLDS = 8


@dataclass(frozen=True)
class Candidate:
    """A membership that a document may tell of, with and without what rules say; whether they do, and gold has it."""

    document: int
    full: fitting.Example
    bare: fitting.Example
    told: bool
    right: bool


def main() -> None:
    """Fit, tell how well it does on documents it has not seen, and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", nargs="+", type=Path)
    arguments.add_argument("--penalty", type=float, default=_PENALTY)
    arguments.add_argument("--threshold", type=float, default=0.7)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()

    found: list[Candidate] = []
    wanted = 0
    texts = [case for folder in options.gold for case in cases(folder) if case.text is not None]
    for index, case in enumerate(texts):
        made, gold = candidates(index, case.text, case.gold)
        found += made
        wanted += gold
    told = sum(each.told for each in found)
    right = sum(each.told and each.right for each in found)
    print(f"rules alone              {_scores(right, told, wanted)}")
    alone = added = alone_right = added_right = 0
    for fold in range(_FOLDS):
        weights = fit((each for each in found if each.document % _FOLDS != fold), options)
        for each in found:
            if each.document % _FOLDS == fold:
                by_signs = fitting.score(each.bare, weights) >= 0.5
                chosen = each.told or fitting.score(each.full, weights) >= options.threshold
                alone, alone_right = alone + by_signs, alone_right + (by_signs and each.right)
                added, added_right = added + chosen, added_right + (chosen and each.right)
    print(f"signs alone, held out    {_scores(alone_right, alone, wanted)}")
    print(f"signs and rules, held out {_scores(added_right, added, wanted)}")
    if options.out:
        with options.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["list", "feature", "weight"])
            for sign, weight in sorted(fit(found, options).items()):
                if round(weight, 2):
                    writer.writerow(["membership", sign, round(weight, 3)])
        print(f"Wrote {options.out}", file=sys.stderr)


def candidates(document: int, text: Path, gold_file: Path) -> tuple[list[Candidate], int]:
    """Return the memberships that a document may tell of, and how many gold has; none of an English document."""
    gold = read_facts(gold_file)
    analysis = statements.analyse(documents.read(text))
    if relations.is_english(analysis):
        return [], 0
    told = [each for each in relations.told(analysis) if isinstance(each, Membership)]
    named = tuple(Naming(evidence=(), rule="", entity=e.reference) for e in (*analysis.places, *analysis.networks))
    predicted = from_reading(
        Reading(document=analysis.document, places=analysis.places, networks=analysis.networks, statements=named)
    )
    names = Names(gold, predicted)
    places = {f"place/{fact['id']}": names.place(fact["en"] or fact["ko"]) for fact in predicted["places"]}
    bodies = {each.reference: names.network(each.abbreviation or each.en or each.ko) for each in analysis.networks}
    wanted = {
        (names.gold_place(fact["place"]), names.gold_network(fact["network"]), fact["role"])
        for fact in gold["memberships"]
    }
    known = {(each.member, each.network, each.role.value) for each in told}
    made = []
    for key, shown in membership_signs.signs(frames.read(analysis), told).items():
        place, network, role = key
        right = (places.get(place), bodies.get(network), role) in wanted
        made.append(
            Candidate(
                document,
                _example(shown, role, right=right),
                _example(shown, role, right=right, bare=True),
                key in known,
                right,
            )
        )
    return made, len(wanted)


def _example(shown: Iterable[membership_signs.Shown], role: str, *, right: bool, bare: bool = False) -> fitting.Example:
    readings = []
    places = list(shown)
    for each in places:
        signs = [sign for sign in each.signs if not (bare and sign.startswith("rule:"))]
        readings.append(
            dict.fromkeys((*signs, *(f"{role}|{sign}" for sign in signs)), 1.0) | {COUNT: math.log(len(places))}
        )
    return fitting.Example(readings, right)


def fit(found: Iterable[Candidate], options: argparse.Namespace) -> dict[str, float]:
    """Return a weight for each sign: each membership stands without what rules tell, one told also with it."""
    chosen = [example for each in found for example in ((each.bare, each.full) if each.told else (each.bare,))]
    return fitting.fit(chosen, penalty=options.penalty, threshold=options.threshold)


def _scores(right: int, told: int, wanted: int) -> str:
    precision, recall = right / told if told else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


if __name__ == "__main__":
    main()
