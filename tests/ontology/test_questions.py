"""Each competency question stands as a query that two engines answer as expected, on a graph made for it."""

import csv
import importlib
import re
import time
from pathlib import Path

import pytest
from rdflib import Graph

from kg import paths
from kg.vocabulary import DIRECTED, IDENTIFIER, ONTOLOGY, PREFIXES, SYMMETRIC, THEME

FOLDER = paths.ontology() / "questions"
FILES = sorted(FOLDER.glob("*.rq"))
# rdflib takes seconds for their nested alternatives
SLOW_IN_RDFLIB = {"q01", "q14", "q15"}
COMPUTED = {"q27", "q28", "q29", "q31"}


@pytest.fixture(scope="module")
def triples() -> Graph:
    """Return the example graph and the themes as rdflib reads them."""
    folder = paths.ontology()
    return Graph().parse(folder / "examples" / "questions.ttl").parse(folder / "themes.ttl")


def expected(path: Path) -> tuple[list[str], list[tuple[str, ...]]]:
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [tuple(map(_plain, row)) for row in rows]


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return f"{float(text):g}" if re.fullmatch(r"\d+\.\d+", text) else text


def _sorted(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return sorted(rows)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_answer_is_the_expected_one(example, path):
    """Columns, rows and their order, through the project's own store."""
    found = example.select(path.read_text(encoding="utf-8"))
    header, rows = expected(path)
    assert list(found.columns) == header
    assert [tuple(map(_plain, row)) for row in found.rows] == rows
    assert rows, "an empty answer would show nothing"


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem[:3] not in SLOW_IN_RDFLIB], ids=lambda path: path.stem
)
def test_another_engine_gives_the_same_answer(triples, path):
    """The queries stand alone: plain SPARQL 1.1 with its own prefixes, run by rdflib."""
    found = triples.query(path.read_text(encoding="utf-8"))
    rows = [tuple(_plain(value) for value in row) for row in found]
    # engines write decimals apart: 1 and 1.0
    assert _sorted([tuple(_integral(v) for v in row) for row in rows]) == _sorted(
        [tuple(_integral(v) for v in row) for row in expected(path)[1]]
    )


def _integral(text: str) -> str:
    return text.removesuffix(".0")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_question_takes_long(large, path):
    """On 50,000 triples each query takes less than two seconds of the processor's time."""
    before = time.process_time()
    large.select(path.read_text(encoding="utf-8"))
    assert time.process_time() - before < 2


def test_there_are_forty():
    """One file a question, numbered from 1 to 40, each with its answer beside it."""
    assert [path.stem[:3] for path in FILES] == [f"q{number:02d}" for number in range(1, 41)]
    assert all(path.with_suffix(".csv").is_file() for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_comments_say_question_need_and_reason(path):
    """The question in both languages, what it needs of the graph, why it is asked so, and what computes the rest."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert re.match("# [A-Z]", lines[0])
    assert re.search("[가-힣]", lines[1])
    assert any(line.startswith("# Needs: ") for line in lines)
    assert any(line.startswith("# Why: ") for line in lines)
    if path.stem[:3] in COMPUTED:
        assert any(line.startswith("# Beyond the query: kg.analysis.") for line in lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_function_that_goes_beyond_the_query_is_there(path):
    """A function by its full name, or a command of kg."""
    from kg.cli import COMMANDS

    for name in re.findall(r"^# Beyond the query: (.*)\.$", path.read_text(encoding="utf-8"), re.MULTILINE):
        module, _, function = name.rpartition(".")
        assert callable(getattr(importlib.import_module(module), function)) if module else name.split()[1] in COMMANDS


def test_the_questions_are_those_that_researchers_ask(shared):
    """The two sentences on top of each file are the agreed ones."""
    table = (shared / "design" / "QUESTIONS.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.*?)(?: ★)? \| (.*?) \|", table, re.MULTILINE)
    asked = {f"q{int(number):02d}": (english, korean) for number, english, korean in rows}
    for path in FILES:
        first, second = path.read_text(encoding="utf-8").splitlines()[:2]
        assert (first[2:], second[2:]) == asked[path.stem[:3]]


def test_every_quote_of_the_example_stands_in_its_document(example):
    """Offsets count code points of the stored text, in the example as in every graph."""
    rows = example.select(
        """SELECT ?text ?start ?end ?quote WHERE {
          ?evidence oa:hasSource/ic:text ?text ; oa:hasSelector ?position , ?words .
          ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?quote . }"""
    ).rows
    assert len(rows) > 40
    assert all(text[start:end] == quote for text, start, end, quote in rows)


GOLD = [
    pytest.param("q01", {("partner", "Kunming")}, id="wetland"),
    pytest.param("q02", {("outcome", "discussed")}, id="nothing-agreed"),
    pytest.param("q04", {("years", 7)}, id="upgrade"),
    pytest.param("q09", {("city", "Seoul"), ("city", "Tehran")}, id="co-presidents"),
    pytest.param("q10", {("from", "1987"), ("role", "co-president")}, id="roles"),
    pytest.param("q11", {("network", "WeGO")}, id="shared-network"),
    pytest.param("q22", {("cities", "Almaty")}, id="central-asia"),
    pytest.param("q23", {("target", "6.6")}, id="sdg"),
    pytest.param("q35", {("place", "Qingdao")}, id="cheongdo"),
    pytest.param("q38", {("who", "Seoul")}, id="assembly"),
    pytest.param("q39", {("city", "Goyang")}, id="award"),
]


@pytest.mark.parametrize(("number", "cells"), GOLD)
def test_the_queries_fit_a_built_graph(gold, number, cells):
    """What the builder writes has the shape that the questions ask for."""
    (path,) = FOLDER.glob(f"{number}_*.rq")
    found = gold.select(path.read_text(encoding="utf-8"))
    seen = {(column, value) for row in found.rows for column, value in zip(found.columns, row, strict=True)}
    assert cells <= seen


def test_the_service_values_are_those_of_the_measure():
    """The query and the function that goes on from it weigh roles alike."""
    from kg.analysis.projections import SERVICE

    (path,) = FOLDER.glob("q28_*.rq")
    stated = re.findall(r'\("([a-z-]+)" (\d)\)', path.read_text(encoding="utf-8"))
    assert {role: int(value) for role, value in stated} == SERVICE


KINDS = ("Agreement", "Event", "Membership", "Exchange", "Engagement")


def thing(example, iri: str, kind: str):
    """Return a thing of the example as the builder holds one."""
    from kg.model import Status
    from kg.triples.things import EVENT_CLASSES, FIELDS, Thing

    fields = {str(getattr(predicate, "value", predicate)): field for field, (predicate, _) in FIELDS.items()}
    rows = example.select(f"SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }}").rows
    values = [(fields[p], str(o).removeprefix(IDENTIFIER).removeprefix(THEME)) for p, o in rows if p in fields]
    own = {o for p, o in rows if p == PREFIXES["rdf"] + "type"}
    types = [each.value for each, cls in EVENT_CLASSES.items() if cls in own]
    types += [o.removeprefix(ONTOLOGY) for p, o in rows if p == ONTOLOGY + "agreementType"]
    (status,) = [o.removeprefix(ONTOLOGY) for p, o in rows if p == ONTOLOGY + "status"]
    return Thing(
        path=iri.removeprefix(IDENTIFIER),
        kind=kind.lower(),
        block="",
        values=tuple(values),
        status=Status(status),
        members=(),
        type=types[0] if types else None,
    )


def test_the_edges_of_the_example_are_those_the_builder_derives(example):
    """Every edge follows from a thing by the builder's own rules, and none that follows is missing."""
    from kg.triples.edges import supported

    derived = set()
    for kind in KINDS:
        for (iri,) in example.select(f"SELECT DISTINCT ?t WHERE {{ ?t a ic:{kind} }}").rows:
            for edge in supported(thing(example, iri, kind)):
                derived |= {(q.subject.value, q.predicate.value, q.object.value) for q in edge.quads()}
    properties = " ".join(f"<{each}>" for each in (*SYMMETRIC, *DIRECTED))
    stated = example.select(f"SELECT ?a ?p ?b WHERE {{ VALUES ?p {{ {properties} }} ?a ?p ?b }}").rows
    assert set(stated) == derived
