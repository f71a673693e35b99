"""The flow walked once on the demo's documents: documents, statements, triples, answers, views."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import documents, paths, statements
from kg.model import Reading
from kg.triples import Store, open_store
from kg.vocabulary import IDENTIFIER

Run = Callable[..., subprocess.CompletedProcess[str]]
DOCUMENTS = sorted((paths.data() / "documents").glob("*.txt"))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Return what each document of the demo says."""
    return [statements.extract(documents.read(path)) for path in DOCUMENTS]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> Store:
    """Return the graph of the demo's documents."""
    from kg.triples import build_readings

    return build_readings(readings, tmp_path_factory.mktemp("flow") / "kg-store")


def test_every_statement_rests_on_words_of_its_document(readings: list[Reading]):
    """Each statement has evidence, inside its document, and never in page noise alone."""
    assert readings
    for reading in readings:
        document = reading.document
        for statement in reading.statements:
            assert statement.evidence, statement
            for span in statement.evidence:
                assert span.document == document.id
                assert 0 <= span.start < span.end <= len(document.text)
                assert document.quote(span).strip()
                assert not any(noise.start <= span.start and span.end <= noise.end for noise in document.noise)


def test_every_quote_in_the_graph_stands_in_the_stored_text(store: Store):
    """The quote of every evidence node equals its document's stored text at the node's offsets."""
    rows = store.select(
        """SELECT ?text ?exact ?start ?end WHERE {
             ?e oa:hasSource ?document ; oa:hasSelector ?position , ?quote .
             ?position oa:start ?start ; oa:end ?end . ?quote oa:exact ?exact . ?document ic:text ?text }"""
    ).rows
    assert rows
    for text, exact, start, end in rows:
        assert text[start:end] == exact


def test_stored_text_is_the_file(store: Store):
    """The text in the graph is the file's, noise and all."""
    stored = {text for (text,) in store.select("SELECT ?t WHERE { ?d a ic:Document ; ic:text ?t }").rows}
    assert {path.read_text(encoding="utf-8") for path in DOCUMENTS} == stored


def test_no_plan_becomes_an_edge_of_what_was_done(store: Store):
    """Goyang's planned tour of Europe gives talks, not visits: plans are never shown as facts."""
    goyang = f"<{IDENTIFIER}place/goyang-kr>"
    visited = {row[0] for row in store.select(f"SELECT ?b WHERE {{ {goyang} ic:visited ?b }}").rows}
    talks = {row[0] for row in store.select(f"SELECT ?b WHERE {{ {goyang} ic:inTalksWith ?b }}").rows}
    names = {iri.rsplit("/", 1)[1] for iri in talks}
    assert {"vienna-at", "hamburg-de"} <= names
    assert not visited & talks
    preview = store.select(
        """SELECT ?label WHERE { ?d a ic:Document ; dcterms:source ?s . FILTER(CONTAINS(?s, "02-tour-preview"))
             ?a ic:document ?d ; ic:asserts ?e . ?e a ic:Event ; ic:status ic:held ; rdfs:label ?label }"""
    ).rows
    assert preview == (), "the preview of a tour reports nothing that took place"


def test_the_question_finds_the_partner_and_its_sentence(store: Store):
    """The wetland question names Kunming for Goyang, with the sentence about the wetland, in both languages."""
    from kg.answers.engine import ask

    for question in ("which partners of Goyang share wetland policy", "고양시와 습지 정책을 공유하는 교류 도시는?"):
        answer = ask(store, question, evidence=True)
        assert any("Kunming" in str(row) or "쿤밍" in str(row) for row in answer.rows), question
        assert any("장항습지" in str(item) for item in answer.evidence), question


def test_from_files_to_page_by_the_commands(run_kg: Run, tmp_path: Path):
    """`kg build`, `kg ask --format json` and `kg view` do the same; data alone goes to standard output."""
    built = run_kg("build", DOCUMENTS[0], DOCUMENTS[4])
    assert (built.returncode, built.stdout) == (0, "")
    assert (tmp_path / "kg-store").is_dir()
    asked = run_kg("ask", "습지 정책을 공유하는 교류 도시는?", "--format", "json")
    answer = json.loads(asked.stdout)
    assert {"question", "reading", "sparql", "columns", "rows", "evidence"} <= set(answer)
    assert any("쿤밍" in str(row) for row in answer["rows"])
    viewed = run_kg("view", "--out", "page.html")
    assert viewed.returncode == 0, viewed.stderr
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    loads = re.findall(r"""(?:src|href)\s*=\s*["'](?:https?:)?//[^"']+""", page)
    assert not loads, f"the page loads from outside: {loads[:3]}"


def test_bad_files_are_reported_and_the_others_read(run_kg: Run, tmp_path: Path):
    """A build goes on past files it cannot read, lists them at the end, and exits with 1."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    done = run_kg("build", DOCUMENTS[4], "empty.txt", "picture.txt", "gone.txt")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for name, reason in (("empty.txt", "empty"), ("picture.txt", "binary"), ("gone.txt", "no such file")):
        assert re.search(rf"{name}.*{reason}", done.stderr)
    count = open_store(tmp_path / "kg-store").select("SELECT (COUNT(*) AS ?n) WHERE { ?d a ic:Document }").rows
    assert count == ((1,),)
