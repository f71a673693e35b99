"""`kg build`: what is new or changed is read, what a changed document no longer says goes, nothing is read twice."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from graphs import PLACES

from kg import statements
from kg.errors import InputError, StoreError
from kg.model import Event, EventKind, Naming, Reading, Span, Status
from kg.triples import open_store
from kg.triples.build import Options, build, remove

BY_NAME = {place.en: place for place in PLACES.values()}


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a quick reader of lines like 'Goyang visited Kunming on 2025-09-03.' in place, and list what it reads."""
    seen: list[str] = []

    def extract(document):
        seen.append(document.source)
        found = []
        for match in re.finditer(r"(\w+) visited (\w+) on ([\d-]+)", document.text):
            guest, host = (BY_NAME[match[group]].reference for group in (1, 2))
            evidence = (Span(document=document.id, start=match.start(), end=match.end()),)
            found += [Naming(evidence=evidence, rule="t", entity=who) for who in (guest, host)]
            found.append(
                Event(evidence=evidence, rule="t", type=EventKind.VISIT, status=Status.HELD, place=host, start=match[3],
                      visitors=(guest,), participants=tuple(sorted((guest, host)))))  # fmt: skip
        return Reading(document=document, places=tuple(PLACES.values()), statements=tuple(found))

    monkeypatch.setattr(statements, "extract", extract)
    return seen


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes documents into a folder and gives the folder."""
    path = tmp_path / "articles"

    def write(**texts: str) -> Path:
        path.mkdir(exist_ok=True)
        for name, text in texts.items():
            (path / f"{name}.txt").write_text(text, encoding="utf-8")
        return path

    return write


FIRST = "Goyang visited Kunming on 2025-09-03."
SECOND = "Seoul visited Kunming on 2024-05-01."


def visits(store: Path) -> list[str]:
    return [
        start for (start,) in open_store(store).select("SELECT ?s { ?v a ic:Visit ; ic:start ?s } ORDER BY ?s").rows
    ]


def lines(store: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(store).quads)


def test_only_new_and_changed_documents_are_read(tmp_path: Path, folder, reads: list[str]):
    """A second build reads nothing, a third only what changed; what a changed document said before is gone."""
    store = tmp_path / "s"
    report = build([folder(a=FIRST, b=SECOND)], store)
    assert (report.read, report.unchanged, report.removed) == (2, 0, 0)
    report = build([folder()], store)
    assert (report.read, report.unchanged, report.removed) == (0, 2, 0)
    report = build([folder(b=SECOND.replace("2024", "2023"))], store)
    assert (report.read, report.unchanged, report.removed) == (1, 1, 1)
    assert len(reads) == 3
    assert visits(store) == ["2023-05-01", "2025-09-03"]
    build([folder()], tmp_path / "anew")
    assert lines(store) == lines(tmp_path / "anew")


def test_the_same_text_under_two_names_is_one_document(tmp_path: Path, folder, reads: list[str]):
    """One content is one document with two sources; it goes when neither file has it any more."""
    store = tmp_path / "s"
    build([folder(a=FIRST, b=FIRST)], store)
    assert len(reads) == 1
    sources = "SELECT ?s { ?d a ic:Document ; dcterms:source ?s }"
    assert len(open_store(store).select(sources).rows) == 2
    build([folder(b=SECOND)], store)
    assert visits(store) == ["2024-05-01", "2025-09-03"]
    build([folder(a=SECOND)], store)
    assert visits(store) == ["2024-05-01"]
    build([folder()], tmp_path / "anew")
    assert lines(store) == lines(tmp_path / "anew")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("고양시.\r\n다음 날.".encode(), id="other-line-ends"),
        pytest.param("고양시.\n다음 날.".encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param("고양시.\n다음 날.".encode("cp949"), id="cp949"),
        pytest.param(unicodedata.normalize("NFD", "고양시.\n다음 날.").encode(), id="decomposed"),
    ],
)
def test_the_same_text_in_other_bytes_is_the_same_document(tmp_path: Path, folder, reads: list[str], content: bytes):
    """A document is what can be read in a file: encodings, line ends and composition make no second source."""
    source = folder(a="고양시.\n다음 날.")
    (source / "b.txt").write_bytes(content)
    report = build([source], tmp_path / "s")
    assert (report.read, len(reads)) == (1, 1)
    rows = open_store(tmp_path / "s").select("SELECT ?s { ?d a ic:Document ; dcterms:source ?s } ORDER BY ?s").rows
    assert [Path(name).name for (name,) in rows] == ["a.txt", "b.txt"]
    assert build([source], tmp_path / "s").unchanged == 1


def test_a_removed_document_leaves_no_orphan(tmp_path: Path, folder, reads: list[str]):
    """`kg remove` takes out what only that document said; a thing with another source stays."""
    store = tmp_path / "s"
    source = folder(a=FIRST, b=f"{FIRST} {SECOND}")
    build([source], store)
    assert reads
    remove([str(source / "b.txt")], store)
    assert visits(store) == ["2025-09-03"]
    (source / "b.txt").unlink()
    build([source], tmp_path / "anew")
    assert lines(store) == lines(tmp_path / "anew")
    with pytest.raises(InputError, match=r"No document 'c\.txt'"):
        remove(["c.txt"], store)
    with pytest.raises(StoreError, match="No store"):
        remove(["c.txt"], tmp_path / "none")


def test_what_cannot_be_read_is_listed_and_the_rest_is_built(tmp_path: Path, folder, reads: list[str]):
    """An empty file, a binary one and a missing path are told; the others are in the graph."""
    source = folder(a=FIRST, empty="")
    (source / "binary.txt").write_bytes(bytes(range(256)) * 4)
    report = build([source, tmp_path / "missing.txt"], tmp_path / "s")
    assert sorted(Path(failure.source).name for failure in report.failed) == ["binary.txt", "empty.txt", "missing.txt"]
    assert all("\n" not in failure.reason for failure in report.failed)
    assert len(reads) == 1
    assert visits(tmp_path / "s") == ["2025-09-03"]


def test_nothing_readable_makes_no_store(tmp_path: Path, folder, reads: list[str]):
    """Where no source can be read the build fails, and an earlier graph stays."""
    with pytest.raises(InputError, match="no such file"):
        build([tmp_path / "missing.txt"], tmp_path / "s")
    build([folder(a=FIRST)], tmp_path / "s")
    with pytest.raises(InputError):
        build([tmp_path / "missing.txt"], tmp_path / "s")
    assert len(reads) == 1
    assert visits(tmp_path / "s") == ["2025-09-03"]


def test_an_interrupted_build_is_taken_up(tmp_path: Path, folder, reads: list[str], monkeypatch: pytest.MonkeyPatch):
    """What a build had read when it was interrupted is not read again; the graph is as if nothing had happened."""
    source = folder(a=FIRST)
    build([source], tmp_path / "s")
    folder(b=SECOND, c="Goyang visited Seoul on 2020.", d="Seoul visited Goyang on 2021.")
    whole = statements.extract

    def tired(document):
        if len(reads) == 3:
            raise KeyboardInterrupt
        return whole(document)

    monkeypatch.setattr(statements, "extract", tired)
    with pytest.raises(KeyboardInterrupt):
        build([source], tmp_path / "s", Options(workers=1))
    assert visits(tmp_path / "s") == ["2025-09-03"]
    monkeypatch.setattr(statements, "extract", whole)
    # the line that was being written when the machine went off
    with (tmp_path / "s" / "pending.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"by": "kg", "read')
    report = build([source], tmp_path / "s", Options(workers=1))
    assert (report.read, report.resumed) == (3, 2)
    assert len(reads) == 4
    assert not (tmp_path / "s" / "pending.jsonl").exists()
    build([source], tmp_path / "anew")
    assert lines(tmp_path / "s") == lines(tmp_path / "anew")


def test_a_document_that_trips_a_rule_costs_only_itself(tmp_path: Path, folder, monkeypatch: pytest.MonkeyPatch, reads):
    """An error inside extraction is told with the document's name; the other documents are read."""
    whole = statements.extract

    def tripping(document):
        if "Seoul" in document.text:
            raise ZeroDivisionError("division by zero")
        return whole(document)

    monkeypatch.setattr(statements, "extract", tripping)
    report = build([folder(a=FIRST, b=SECOND)], tmp_path / "s")
    assert reads
    assert [Path(failure.source).name for failure in report.failed] == ["b.txt"]
    assert visits(tmp_path / "s") == ["2025-09-03"]


def test_the_log_tells_each_build(tmp_path: Path, folder, reads: list[str]):
    """builds.jsonl holds inputs, version and counts, and the summary's numbers are the store's."""
    from kg.triples.log import log_of

    store = tmp_path / "s"
    report = build([folder(a=FIRST)], store)
    build([folder(b=SECOND)], store)
    assert reads
    first, second = log_of(store).builds()
    assert (first["build"], second["build"]) == (1, 2)
    assert first["inputs"] == [str(folder())]
    assert first["version"].startswith("kg ")
    assert (first["counts"]["events"], second["counts"]["events"]) == (1, 2)
    assert dict(report.counts)["documents"] == 1
    assert dict(report.statements) == {"event": 1, "naming": 2}


def test_a_threshold_leaves_out_what_is_less_sure(tmp_path: Path, folder, reads: list[str]):
    """Statements under the least confidence make neither assertions nor things; another threshold reads anew."""
    build([folder(a=FIRST)], tmp_path / "s", Options(least=1.0))
    assert visits(tmp_path / "s") == ["2025-09-03"]
    report = build([folder()], tmp_path / "s", Options(least=0.5))
    assert (report.read, report.unchanged) == (1, 0)
    assert len(reads) == 2


def test_a_difference_names_the_document(tmp_path: Path, folder, reads: list[str]):
    """What came, went or changed between two builds, or two stores, and which document did it."""
    from kg.triples.compare import compare

    store = tmp_path / "s"
    build([folder(a=FIRST)], store)
    build([folder(b=SECOND)], store)
    build([folder(a=FIRST.replace("09-03", "09-04"))], store)
    assert reads
    (came,) = [change for change in compare("1", "2", str(store)) if change.kind == "event"]
    assert (came.what, came.documents) == ("came", (str(folder() / "b.txt"),))
    assert came.label == "Seoul visit to Kunming (2024-05-01)"
    assert [change.what for change in compare("2", "1", str(store)) if change.kind == "event"] == ["went"]
    (moved,) = [change for change in compare("2", "3", str(store)) if change.kind == "event"]
    assert (moved.what, moved.was, moved.now) == ("changed", (("start", "2025-09-03"),), (("start", "2025-09-04"),))
    assert any(change.kind == "edge" and change.what == "came" for change in compare("1", "2", str(store)))
    assert compare("1", "1", str(store)) == []
    with pytest.raises(StoreError, match="no build 9"):
        compare("1", "9", str(store))
    build([folder()], tmp_path / "anew")
    assert compare(str(store), str(tmp_path / "anew"), "") == []
    build([folder() / "a.txt"], tmp_path / "half")
    between = compare(str(tmp_path / "half"), str(store), "")
    assert {change.label for change in between if change.kind == "event"} == {came.label}


def test_the_same_difference_is_the_same_json(tmp_path: Path, folder, reads: list[str], run_kg):
    """`kg diff --format json|md` and `kg builds` print what was compared."""
    store = tmp_path / "s"
    build([folder(a=FIRST)], store)
    build([folder(b=SECOND)], store)
    assert reads
    done = run_kg("diff", "1", "2", "--store", store, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert {each["change"] for each in json.loads(done.stdout)} == {"came"}
    told = run_kg("diff", "1", "2", "--store", store, "--format", "md").stdout
    assert "- event: Seoul visit to Kunming (2024-05-01) ← " in told
    assert "b.txt" in told
    table = run_kg("builds", "--store", store).stdout.splitlines()
    assert len(table) == 4
    wrong = run_kg("diff", "1", "7", "--store", store)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "no build 7" in wrong.stderr
