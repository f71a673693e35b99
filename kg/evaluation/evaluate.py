"""A folder of gold facts in, one comparison a document out: with facts extracted now, or given beforehand."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.facts import from_reading
from kg.evaluation.gold import LISTS, Facts, read_facts
from kg.evaluation.scores import Comparison, compare

_ENDING = ".gold.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One document to judge: its gold facts, its text if there is one, its predicted facts if they are given."""

    name: str
    gold: Path
    text: Path | None = None
    predicted: Path | None = None


def cases(gold: Path, *, texts: Path | None = None, predictions: Path | None = None) -> list[Case]:
    """Return the documents of a folder of gold facts, in order of name.

    The text NAME.txt (or .md) stands beside NAME.gold.json, or in the folder `texts`; it may be missing only where
    predictions are given. A document without predicted facts (NAME.json or NAME.gold.json) counts as read without any.

    Raises:
        InputError: no gold facts there, or a text that is needed is not there.

    """
    files = sorted(gold.glob(f"*{_ENDING}"))
    if not files:
        raise InputError(f"{gold}: no NAME{_ENDING} there. A folder of NAME.txt and NAME{_ENDING} is expected.")
    found = []
    for file in files:
        name = file.name.removesuffix(_ENDING)
        folder = texts or gold
        text = next((path for path in (folder / f"{name}.txt", folder / f"{name}.md") if path.is_file()), None)
        if text is None and predictions is None:
            raise InputError(f"{folder / name}.txt is missing: give the folder of the texts with --texts.")
        given = [predictions / f"{name}.json", predictions / f"{name}{_ENDING}"] if predictions else []
        found.append(
            Case(name=name, gold=file, text=text, predicted=next((path for path in given if path.is_file()), None))
        )
    if predictions and not any(case.predicted for case in found):
        raise InputError(f"{predictions}: no NAME.json there for any NAME{_ENDING} of {gold}.")
    return found


def run(found: list[Case], *, extract: bool = True, workers: int = 1) -> Iterator[Comparison]:
    """Yield how each document's facts compare with its gold facts, in the order given, on `workers` processes.

    With `extract` the facts are those that kg reads from the text now; without it, those that the case gives.
    """
    one: Callable[[Case], Comparison] = partial(compare_case, extract=extract)
    if workers <= 1:
        yield from map(one, found)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(one, found, chunksize=1)


def compare_case(case: Case, *, extract: bool = True) -> Comparison:
    """Return how one document's facts compare with its gold facts."""
    from kg import documents

    gold = read_facts(case.gold)
    genre, text, predicted = str(gold.get("genre") or "unknown"), "", _none()
    if case.text is not None:
        document = documents.read(case.text)
        genre, text = document.genre or genre, document.text
        if extract:
            from kg import statements

            predicted = from_reading(statements.extract(document))
    if not extract and case.predicted is not None:
        predicted = read_facts(case.predicted)
    return compare(case.name, gold, predicted, genre=genre, text=text)


def _none() -> Facts:
    return {name: [] for name in LISTS}
