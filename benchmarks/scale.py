"""How the graph grows: documents a second, memory, bytes a document, the time to add one, ten questions, by size.

    python benchmarks/scale.py 1000 10000 100000 --folder FOLDER

prints the tables of benchmarks/README.md. Texts and facts come from `corpus.py`. Merging and writing is measured over
the known facts of all texts, beside Oxigraph's bulk load of the same quads (above 10,000, that of the size before);
extraction on its own, over 100 of the texts, beside the morphology alone. Each size runs in a process of its own, so
that its peak memory is its own. Times are seconds of processor time, all threads together: what a busy machine does
beside does not count, though it slows each of them.

Figures are written to FOLDER/SIZE.json as they come, and what stands there is not measured again: a run that was
stopped goes on where it was. The graphs (1 GB for 10,000 documents) are removed at the end, unless --keep says not to.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from corpus import readings

from kg.model import Reading
from kg.triples.build import apply, version
from kg.triples.decisions import Decisions
from kg.triples.options import Report
from kg.triples.settings import Settings
from kg.triples.store import open_store
from kg.triples.targets import opened

QUESTIONS = {
    "sister cities of one": "SELECT ?b { <place/seoul-kr> ic:sisterCityOf ?b }",
    "partners by theme": "SELECT DISTINCT ?b { <place/goyang-kr> ic:cooperatesWith ?b . "
    "?b ic:engagedIn theme:wetland }",
    "visits in a year": "SELECT ?v { ?v a ic:Visit ; ic:heldIn <place/busan-kr> ; ic:start ?s "
    "FILTER(STRSTARTS(STR(?s), '2019')) }",
    "sentences of a pair": "SELECT ?q { ?t ic:party <place/seoul-kr>, <place/busan-kr> ; "
    "ic:assertedBy/ic:evidence/oa:hasSelector/oa:exact ?q }",
    "members of a network": "SELECT ?m { ?m ic:memberOf <network/uclg> }",
    "shared networks": "SELECT ?n { <place/seoul-kr> ic:memberOf ?n . <place/goyang-kr> ic:memberOf ?n }",
    "mayors of a city": "SELECT ?l { ?t ic:of <place/seoul-kr> ; ic:role 'mayor' ; ic:official/skos:prefLabel ?l }",
    # only policies have owners: to ask for their class as well would make Oxigraph go through all of them
    "policies by theme": "SELECT ?p { ?p ic:owner <place/seoul-kr> ; ic:theme theme:climate }",
    "agreements by year": "SELECT ?d (COUNT(*) AS ?n) { ?a a ic:Agreement ; ic:signedOn ?d } GROUP BY ?d",
    "conflicts": "SELECT ?t ?c { ?t ic:conflict ?c }",
}
_ADDED = 25
_LOADED = 10_000
_STEP = 2_000


class Results:
    """The figures of a size, on the disk as they come."""

    def __init__(self, path: Path) -> None:
        """Take up what stands in the file."""
        self.path = path
        self.values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def note(self, **values: object) -> None:
        """Add figures."""
        self.values |= values
        self.path.write_text(json.dumps(self.values, indent=1), encoding="utf-8")


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Making:
    """The documents of a corpus on their way into a build, with the time that making them took."""

    def __init__(self, count: int) -> None:
        """Take how many documents are made."""
        self.count = count
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Reading]:
        """Yield the documents, and tell on standard error how far it is."""
        made = readings(self.count)
        for number in range(self.count):
            begun = time.process_time()
            reading = next(made)
            self.seconds += time.process_time() - begun
            if number and number % _STEP == 0:
                print(f"  {number} of {self.count}: {time.process_time():.0f} s, {peak():.0f} MB", file=sys.stderr)
            yield reading


def put(store: Path, documents: Making | list[Reading], *, read: int) -> None:
    """Put documents into a store as `kg build` does once it has read them: merge, write, count, log, show."""
    with opened(store) as target:
        settings = Settings(version="benchmark")
        apply(target.quads, settings, Decisions(()), documents, fresh=target.fresh, room=store)
        report = Report(number=target.number, read=read, unchanged=0, removed=0, resumed=0, seconds=0.0,
                        version=version(), counts=target.counts())  # fmt: skip
        target.finish(report, ["benchmark"])


def measure(count: int, store: Path, results: Results) -> None:
    """Build a corpus of a size in this process, ask, add documents, and note the figures."""
    if "seconds" not in results.values:
        shutil.rmtree(store, ignore_errors=True)
        documents = Making(count)
        begun = time.process_time()
        put(store, documents, read=count)
        seconds = time.process_time() - begun - documents.seconds
        size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
        results.note(documents=count, seconds=seconds, peak=peak(), bytes=size / count)
    if "quads" not in results.values:
        results.note(quads=len(open_store(str(store)).quads))
    if "load" not in results.values and count <= _LOADED:
        results.note(load=load(store))
    if "questions" not in results.values:
        results.note(questions=ask(store))


def ask(store: Path) -> dict[str, list[float]]:
    """Return for each question the least time of three, in seconds, and how many rows it has."""
    opened_store = open_store(str(store))
    asked = {}
    for name, query in QUESTIONS.items():
        text = query.replace("<place/", "<https://w3id.org/intercity/id/place/")
        text = text.replace("<network/", "<https://w3id.org/intercity/id/network/")
        times = []
        for _ in range(3):
            begun = time.process_time()
            rows = opened_store.select(text).rows
            times.append(time.process_time() - begun)
        asked[name] = [min(times), len(rows)]
    return asked


def add(stores: list[Path]) -> list[float]:
    """Return the median time of putting one more document into each store, the same documents into all.

    The stores take turns, so that what else the machine does slows none more than another.
    """
    added: list[list[float]] = [[] for _ in stores]
    for number in range(_ADDED):
        (one,) = readings(1, start=10_000_000 + number)
        for store, times in zip(stores, added, strict=True):
            begun = time.process_time()
            put(store, [one], read=1)
            times.append(time.process_time() - begun)
    return [sorted(times)[_ADDED // 2] for times in added]


def load(store: Path) -> float:
    """Return how many of a store's quads Oxigraph's bulk loader takes a second, from N-Quads."""
    folder = Path(tempfile.mkdtemp(prefix="kg-bulk-", dir=store.parent))
    try:
        quads = open_store(str(store)).quads
        with (folder / "quads.nq").open("wb") as file:
            file.writelines(f"{quad} .\n".encode() for quad in quads)
        loaded = ox.Store(str(folder / "s"))
        begun = time.process_time()
        loaded.bulk_load(path=str(folder / "quads.nq"), format=ox.RdfFormat.N_QUADS)
        loaded.flush()
        return len(quads) / (time.process_time() - begun)
    finally:
        shutil.rmtree(folder)


def extraction(count: int = 100) -> tuple[float, float]:
    """Return documents a second, of extraction on one process and of the morphology alone."""
    from kiwipiepy import Kiwi

    from kg import statements

    documents = [reading.document for reading in readings(count)]
    statements.extract(documents[0])
    begun = time.process_time()
    for document in documents:
        statements.extract(document)
    extracted = count / (time.process_time() - begun)
    kiwi = Kiwi(num_workers=1)
    kiwi.tokenize(documents[0].text)
    begun = time.process_time()
    for document in documents:
        kiwi.tokenize(document.text)
    return extracted, count / (time.process_time() - begun)


def table(results: list[dict[str, Any]]) -> None:
    """Print the table of figures by size, and that of the questions."""
    smallest = results[0]["add"]
    print("| documents | quads | documents/s | quads/s | bulk load | of it | peak MB | bytes/document | add one |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    loads = [each["load"] for each in results if "load" in each]
    for each in results:
        rate = each["quads"] / each["seconds"]
        load = each.get("load", loads[-1])
        print(
            f"| {each['documents']:,} | {each['quads']:,} | {each['documents'] / each['seconds']:.0f} | {rate:,.0f} "
            f"| {load:,.0f} | {rate / load:.2f} | {each['peak']:.0f} | {each['bytes']:,.0f} "
            f"| {each['add'] * 1000:.0f} ms ({each['add'] / smallest:.2f} ×) |"
        )
    print("\n| question (best of 3; rows) | " + " | ".join(f"{each['documents']:,}" for each in results) + " |")
    print("|---|" + "--:|" * len(results))
    for name in QUESTIONS:
        cells = [f"{each['questions'][name][0] * 1000:.1f} ms ({each['questions'][name][1]:,})" for each in results]
        print(f"| {name} | " + " | ".join(cells) + " |")


def main() -> None:
    """Measure each size in a process of its own, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000])
    parser.add_argument("--folder", type=Path, default=Path("scale"))
    parser.add_argument("--keep", action="store_true", help="leave the graphs in the folder")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    files = [chosen.folder / f"{size}.json" for size in chosen.sizes]
    if chosen.one:
        measure(chosen.sizes[0], chosen.folder / str(chosen.sizes[0]), Results(files[0]))
        return
    for size in chosen.sizes:
        print(f"{size} documents …", file=sys.stderr)
        subprocess.run(
            [sys.executable, __file__, str(size), "--folder", str(chosen.folder), "--one"], check=True
        )  # fmt: skip
    stores = [chosen.folder / str(size) for size in chosen.sizes]
    if not all("add" in Results(file).values for file in files):
        for file, seconds in zip(files, add(stores), strict=True):
            Results(file).note(add=seconds)
    if not chosen.keep:
        for store in stores:
            shutil.rmtree(store, ignore_errors=True)
    table([Results(file).values for file in files])
    extracted, morphology = extraction()
    print(
        f"\nExtraction, one process, 100 of the texts: {extracted:.1f} documents/s; "
        f"the morphology alone: {morphology:.1f} ({extracted / morphology:.2f} of it)."
    )


if __name__ == "__main__":
    main()
