"""How fast extraction is: documents a second for Kiwi alone and for the whole of it, on one core, in one run.

    python benchmarks/extract.py [FOLDER] [--rounds N]

Without a folder the documents of data/documents are read. Prints the ratio of the two (the rules' share of the time),
each document's least of N rounds, and how the time grows with the length of a text: a text of ten times the length, as
one multiple.
"""

import argparse
import time
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from kg import documents, paths, statements
from kg.model import Document
from kg.statements import gazetteer, morphology


def kiwi_alone(document: Document) -> float:
    """Return the processor seconds that Kiwi needs for a text, given line by line as extraction gives it."""
    kiwi = morphology._kiwi()  # noqa: SLF001 - the same analyser, without anything around it
    start = time.process_time()
    for tokens in kiwi.tokenize([line for line in document.text.splitlines() if line.strip()]):
        del tokens
    return time.process_time() - start


def whole(document: Document) -> float:
    """Return the processor seconds of the whole extraction."""
    start = time.process_time()
    statements.extract(document)
    return time.process_time() - start


def in_turns(texts: list[Document], rounds: int) -> tuple[float, float]:
    """Return the seconds of Kiwi alone and of the whole for all texts, each text's least of some rounds.

    Both take turns on each text, and what other processes take away in one round they seldom take in all.
    """
    least = [(kiwi_alone(each), whole(each)) for each in texts]
    for _ in range(rounds - 1):
        again = [(kiwi_alone(each), whole(each)) for each in texts]
        least = [(min(one[0], two[0]), min(one[1], two[1])) for one, two in zip(least, again, strict=True)]
    return sum(kiwi for kiwi, _ in least), sum(full for _, full in least)


def grown(texts: list[Document], size: int) -> Document:
    """Return a document of SIZE bytes, to the line, made of the texts repeated."""
    korean = [each for each in texts if each.language == "ko"]
    lines = cycle("\n".join(each.text for each in korean).splitlines(keepends=True))
    text, length = [], 0
    while length < size:
        text.append(next(lines))
        length += len(text[-1].encode())
    return replace(korean[0], text="".join(text), noise=())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=paths.data() / "documents")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    texts = [documents.read(path) for path in documents.find([given.folder])]
    gazetteer.hangul()
    korean = [each for each in texts if each.language == "ko"]
    whole(korean[0])
    kiwi, full = in_turns(korean, given.rounds)
    print(f"documents                 {len(korean)} ({sum(len(each.text) for each in korean):,} characters)")
    print(f"Kiwi alone                {len(korean) / kiwi:8.1f} documents/s")
    print(f"whole extraction          {len(korean) / full:8.1f} documents/s")
    print(f"ratio                     {kiwi / full:8.2f} (at least 0.67 wanted)")
    short, long = whole(grown(texts, 100_000)), whole(grown(texts, 1_000_000))
    print(f"100 KB {short:.2f} s, 1 MB {long:.2f} s: {long / short:.1f} times (at most 12 wanted)")


if __name__ == "__main__":
    main()
