"""How well persons and places are found in general Korean news: KLUE-NER, whose guidelines are not ours.

    python benchmarks/mentions.py [TSV] [--missed N]

The default file is ../shared/reference/klue_ner_news_a.tsv: sentences headed by `##`, then one character a line with
its tag (PS persons, LC locations). A mention counts as right when it overlaps a gold one of its class; exact spans are
shown beside it. KLUE marks every person and every location, also buildings and rivers; kg looks for officials
and for cities, regions and countries, so that recall tells what it leaves out, by design or not.
"""

import argparse
from collections import Counter
from pathlib import Path

from kg import statements
from kg.model import Document

CLASSES = {"PS": ("official",), "LC": ("place", "country")}


def sentences(path: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Return each sentence with its gold spans (start, end, class)."""
    result: list[tuple[str, list[tuple[int, int, str]]]] = []
    text, spans = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "##"]:
        if line.startswith("##"):
            if text.strip():
                result.append((text, spans))
            text, spans = "", []
        elif "\t" in line:
            char, tag = line.rsplit("\t", 1)
            kind = tag[2:]
            if tag.startswith("B-") and kind in CLASSES:
                spans.append((len(text), len(text) + 1, kind))
            elif tag.startswith("I-") and spans and spans[-1][2] == kind and spans[-1][1] == len(text):
                spans[-1] = (spans[-1][0], len(text) + 1, kind)
            text += char
    return result


def found(text: str) -> list[tuple[int, int, str]]:
    """Return what kg finds in one sentence, as spans of the two classes."""
    document = Document(id="0" * 12, source="benchmark", sha256="0" * 64, text=text)
    analysis = statements.analyse(document)
    spans = []
    for each in analysis.mentions[0] if len(analysis.mentions) == 1 else [m for row in analysis.mentions for m in row]:
        if each.kind == "official" and each.official is not None:
            # the name alone, as KLUE marks it
            start = text.find(each.official.name, each.start, each.end)
            if start >= 0:
                spans.append((start, start + len(each.official.name), "PS"))
        elif each.kind in CLASSES["LC"] and each.form != "short":
            spans.append((each.start, each.end, "LC"))
    return spans


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(__file__).resolve().parents[2] / "shared" / "reference" / "klue_ner_news_a.tsv"
    parser.add_argument("tsv", nargs="?", type=Path, default=shared)
    parser.add_argument("--missed", type=int, default=0, help="List so many of what is missed and what is spurious.")
    given = parser.parse_args()
    if not given.tsv.is_file():
        parser.error(f"{given.tsv}: no such file. Give KLUE-NER in its TSV form.")
    counts: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    spurious: Counter[tuple[str, str]] = Counter()
    for text, gold in sentences(given.tsv):
        predicted = found(text)
        for kind in CLASSES:
            wanted = [span for span in gold if span[2] == kind]
            got = [span for span in predicted if span[2] == kind]
            counts[kind, "gold"] += len(wanted)
            counts[kind, "found"] += len(got)
            for span in wanted:
                hit = any(each[0] < span[1] and span[0] < each[1] for each in got)
                counts[kind, "hit"] += hit
                counts[kind, "exact"] += span in got
                missed[kind, text[span[0] : span[1]]] += not hit
            for span in got:
                hit = any(each[0] < span[1] and span[0] < each[1] for each in wanted)
                counts[kind, "right"] += hit
                spurious[kind, text[span[0] : span[1]]] += not hit
    print("class      gold  found  precision  recall  exact recall")
    for kind, name in (("PS", "persons"), ("LC", "places")):
        total, got = counts[kind, "gold"], counts[kind, "found"]
        print(
            f"{name:9} {total:5} {got:6} {counts[kind, 'right'] / max(got, 1):10.3f} "
            f"{counts[kind, 'hit'] / max(total, 1):7.3f} {counts[kind, 'exact'] / max(total, 1):13.3f}"
        )
    for title, table in (("missed", missed), ("spurious", spurious)) if given.missed else ():
        print(title, [f"{kind} {word} {number}" for (kind, word), number in table.most_common(given.missed) if number])


if __name__ == "__main__":
    main()
