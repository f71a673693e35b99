"""How the graph grows: documents a second, memory, bytes a document, the time to add one, ten questions, by size.

    python benchmarks/scale.py 1000 10000 > table.md

Texts and facts come from `corpus.py`. Extraction is measured on its own, over 100 of the texts, beside the morphology
alone; merging and writing is measured over the known facts of all, beside Oxigraph's bulk load of the same quads.
Each size runs in a process of its own, so that its peak memory is its own. Times are seconds of processor time, all
threads together: what a busy machine does beside does not count.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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
    "policies by theme": "SELECT ?p { ?p a ic:Policy ; ic:theme theme:climate ; ic:owner <place/seoul-kr> }",
    "agreements by year": "SELECT ?d (COUNT(*) AS ?n) { ?a a ic:Agreement ; ic:signedOn ?d } GROUP BY ?d",
    "conflicts": "SELECT ?t ?c { ?t ic:conflict ?c }",
}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, object]:
    """Build a corpus of a size in this process, add one document, ask, and return the figures."""
    from corpus import readings

    from kg.triples.build import version
    from kg.triples.decisions import Decisions
    from kg.triples.folder import Folder
    from kg.triples.quads import Local
    from kg.triples.settings import Settings
    from kg.triples.store import open_store
    from kg.triples.update import Update

    folder = Path(tempfile.mkdtemp(prefix="kg-scale-"))
    try:
        making = time.process_time()
        for _ in readings(min(count, 500)):
            pass
        made = (time.process_time() - making) / min(count, 500)
        started = time.process_time()
        store = Folder(folder / "s")
        with store.building() as generation:
            update = Update(Local(generation.quads), Settings(version=version()), Decisions(()), fresh=True)
            update.run(readings(count), ())
            # the writer has to be closed before readers come: it tidies its files away from under them
            del update
            generation.publish()
        seconds = time.process_time() - started - made * count
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        opened = open_store(str(store.path))
        quads = len(opened.quads)
        asked = {}
        for name, query in QUESTIONS.items():
            text = query.replace("<place/", "<https://w3id.org/intercity/id/place/")
            text = text.replace("<network/", "<https://w3id.org/intercity/id/network/")
            times = []
            for _ in range(3):
                begun = time.process_time()
                opened.select(text)
                times.append(time.process_time() - begun)
            asked[name] = min(times)
        added = []
        for number in range(5):
            (one,) = readings(1, start=10_000_000 + number)
            begun = time.process_time()
            with store.building() as generation:
                Update(Local(generation.quads), Settings(version=version()), Decisions(())).run([one], ())
                generation.publish()
            added.append(time.process_time() - begun)
        return {
            "documents": count,
            "seconds": seconds,
            "quads": quads,
            "peak": _peak(),
            "bytes": size / count,
            "add": sorted(added)[len(added) // 2],
            "questions": asked,
        }
    finally:
        shutil.rmtree(folder)


def bulk(count: int) -> float:
    """Return how many of the corpus's quads Oxigraph's bulk loader takes a second."""
    import pyoxigraph as ox
    from corpus import readings

    from kg.triples.build import build_readings

    lines = b"".join(f"{quad} .\n".encode() for quad in build_readings(list(readings(count))).quads)
    folder = Path(tempfile.mkdtemp(prefix="kg-bulk-"))
    try:
        store = ox.Store(str(folder / "s"))
        begun = time.process_time()
        store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
        store.flush()
        return lines.count(b"\n") / (time.process_time() - begun)
    finally:
        shutil.rmtree(folder)


def extraction(count: int = 100) -> tuple[float, float]:
    """Return documents a second, of extraction on one process and of the morphology alone."""
    from corpus import readings
    from kiwipiepy import Kiwi

    from kg import statements

    documents = [reading.document for reading in readings(count)]
    statements.extract(documents[0])
    begun = time.process_time()
    for document in documents:
        statements.extract(document)
    extracted = count / (time.process_time() - begun)
    kiwi = Kiwi()
    kiwi.tokenize(documents[0].text)
    begun = time.process_time()
    for document in documents:
        kiwi.tokenize(document.text)
    return extracted, count / (time.process_time() - begun)


def main(sizes: list[int]) -> None:
    """Print the table."""
    results = []
    for size in sizes:
        print(f"{size} documents …", file=sys.stderr)
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], check=True, stdout=subprocess.PIPE, text=True
        )
        results.append(json.loads(done.stdout))
    loaded = bulk(2000)
    extracted, morphology = extraction()
    smallest = results[0]["add"]
    print("| documents | quads | documents/s | quads/s | of bulk load | peak MB | bytes/document | add one |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|")
    for each in results:
        rate = each["quads"] / each["seconds"]
        print(
            f"| {each['documents']:,} | {each['quads']:,} | {each['documents'] / each['seconds']:.0f} | {rate:,.0f} "
            f"| {rate / loaded:.2f} | {each['peak']:.0f} | {each['bytes']:,.0f} "
            f"| {each['add'] * 1000:.0f} ms ({each['add'] / smallest:.2f} ×) |"
        )
    print(f"\nOxigraph's bulk load of such quads (2,000 documents): {loaded:,.0f} quads/s.")
    print(
        f"Extraction, one process, 100 of the texts: {extracted:.1f} documents/s; "
        f"the morphology alone: {morphology:.1f} ({extracted / morphology:.2f} of it).\n"
    )
    print("| question (best of 3) | " + " | ".join(f"{each['documents']:,}" for each in results) + " |")
    print("|---|" + "--:|" * len(results))
    for name in QUESTIONS:
        print(f"| {name} | " + " | ".join(f"{each['questions'][name] * 1000:.1f} ms" for each in results) + " |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or [1000])
