"""The shapes accept what is right and name what is wrong, one point an example; `kg check` says it in a sentence."""

import json
import re
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph

from kg import paths
from kg.errors import InputError, MissingExtraError
from kg.triples import Store
from kg.triples.shapes import check
from kg.vocabulary import IDENTIFIER

FOLDER = paths.ontology() / "examples"
SHAPES = "https://w3id.org/intercity/shapes#"
VALID = sorted((FOLDER / "valid").glob("*.ttl"))
INVALID = sorted((FOLDER / "invalid").glob("*.ttl"))


def store(path: Path) -> Store:
    quads = ox.Store()
    quads.bulk_load(path=str(path), to_graph=ox.NamedNode(IDENTIFIER + "graph/things"))
    return Store(quads, path.name)


def broken(path: Path) -> set[str]:
    """Return the shapes that the second comment of an invalid example names."""
    return set(re.findall(r"^# Breaks: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_example_breaks_nothing(path):
    assert check(store(path)) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_breaks_the_one_shape_it_names(path):
    """One point a file: the shape in its second comment, and no other."""
    assert {violation.shape for violation in check(store(path))} == broken(path)


@pytest.mark.parametrize(
    "path", [path for path in INVALID if path.stem in ("party_twice", "start_after_end", "sister_one_way")]
)
def test_any_shacl_processor_finds_the_same(path):
    """The shapes alone, in pyshacl with Advanced Features and nothing of kg's: the same shape is reported."""
    import pyshacl

    shapes = Graph().parse(paths.ontology() / "shapes.ttl")
    conforms, report, _ = pyshacl.validate(Graph().parse(path), shacl_graph=shapes, advanced=True, inference="none")
    assert not conforms
    assert {str(shape).removeprefix(SHAPES) for shape in report.objects(None, SH.sourceShape)} == broken(path)


def test_every_shape_has_an_invalid_example():
    """No shape stands untested, and no example names a shape that is not there."""
    graph = Graph().parse(paths.ontology() / "shapes.ttl")
    kinds = (SH.NodeShape, SH.PropertyShape)
    shapes = {str(shape).removeprefix(SHAPES) for kind in kinds for shape in graph.subjects(RDF.type, kind)}
    # the six symmetric edges are one shape in six copies
    shapes = {shape for shape in shapes if not shape.startswith("symmetric-")} | {"symmetric-sisterCityOf"}
    assert {name for path in INVALID for name in broken(path)} == shapes


def test_every_shape_speaks_both_languages():
    graph = Graph().parse(paths.ontology() / "shapes.ttl")
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in graph.subjects(RDF.type, kind):
            assert sorted(message.language for message in graph.objects(shape, SH.message)) == ["en", "ko"], shape


def test_the_shapes_are_shacl():
    """The shapes keep to the rules of SHACL itself."""
    import pyshacl

    graph = Graph().parse(paths.ontology() / "shapes.ttl")
    assert pyshacl.validate(Graph(), shacl_graph=graph, meta_shacl=True, advanced=True)[0]


def test_the_example_graph_breaks_nothing(example):
    assert check(example) == []


def test_a_built_graph_breaks_nothing(gold):
    """What the builder writes from the gold facts of the five seeds keeps to every shape."""
    assert check(gold) == []


def test_the_sentence_names_label_rule_and_source():
    """In English and in Korean."""
    (violation,) = check(store(FOLDER / "invalid" / "assertion_without_quote.ttl"))
    assert violation.sentence("en").endswith("An assertion needs the quoted words that it rests on. Source: 출장 보고.")
    assert "근거로 인용된 말이 있어야 한다. 출처: 출장 보고." in violation.sentence("ko")


def test_an_unknown_theme_names_the_nearest():
    (violation,) = check(store(FOLDER / "invalid" / "unknown_theme.ttl"))
    assert "wetland" in violation.nearest
    assert "Nearest: wetland" in violation.sentence()


def test_fifty_thousand_triples_take_less_than_five_seconds(large):
    """The gold graph, repeated under other names until it has 50,000 triples."""
    # the processor's time: other work on the machine is not this promise's business
    before = time.process_time()
    assert check(large) == []
    assert time.process_time() - before < 5


BROKEN = [
    pytest.param(
        "shapes.ttl", "@prefix sh: <http://www.w3.org/ns/shacl#> .\nsh:a sh:b sh:c\nsh:d sh:e sh:f .\n", 3, id="dot"
    ),
    pytest.param("themes.ttl", "theme:wetland a theme:x .\n", 1, id="prefix"),
    pytest.param("intercity.ttl", '@prefix a: <http://a/> .\n\na:b a:c "x .\n', 3, id="quote"),
]


@pytest.mark.parametrize(("name", "text", "line"), BROKEN)
def test_a_broken_file_of_an_override_folder_is_named(tmp_path, name, text, line):
    """File, line, what is wrong, and what was expected."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"{name}, line {line}: .*Turtle is expected: subject, predicate, object"):
        check(store(VALID[0]), tmp_path)


def test_a_folder_without_ontology_is_told():
    with pytest.raises(InputError, match=r"holds none of intercity\.ttl, themes\.ttl"):
        check(store(VALID[0]), FOLDER)


def test_shapes_of_an_override_folder_stand_in(tmp_path):
    """A folder with its own shapes: those are held against the graph, and nothing else."""
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix ic: <https://w3id.org/intercity/ontology#> .\n"
        "<http://example.org/s#Venue> a sh:PropertyShape ; sh:targetClass ic:Event ; sh:path ic:venue ;"
        ' sh:minCount 1 ; sh:message "An event needs a venue."@en .\n',
        encoding="utf-8",
    )
    found = check(store(FOLDER / "invalid" / "start_after_end.ttl"), tmp_path)
    assert [violation.en for violation in found] == ["An event needs a venue."]


def test_a_shape_whose_query_cannot_run_is_told(tmp_path):
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        '<http://example.org/s#Odd> a sh:NodeShape ; sh:target [ sh:select "SELECT ?this WHERE {" ] ;'
        ' sh:message "x"@en .\n',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"shapes\.ttl: the query of <http://example.org/s#Odd> cannot be run"):
        check(store(VALID[0]), tmp_path)


@pytest.fixture
def on_disk(tmp_path, built_graphs):
    """Return a function that puts an example into a store on disk and gives its folder."""
    from kg.triples.folder import Folder

    def put(path: Path) -> Path:
        folder = Folder(tmp_path / "kg-store")
        built_graphs.example_store(tmp_path)
        writable = ox.Store(str(folder.generation(folder.current())))
        writable.bulk_load(path=str(path), to_graph=ox.NamedNode(IDENTIFIER + "graph/added"))
        del writable
        return folder.path

    return put


def test_the_command_prints_sentences_and_exits_with_one(run_kg, on_disk):
    """One line a violation on standard output, the count on standard error."""
    run = run_kg("check", "--store", on_disk(FOLDER / "invalid" / "start_after_end.ttl"))
    assert run.returncode == 1
    assert run.stdout == "1 <event/1>: The start is after the end.\n"
    assert re.fullmatch(r"1 violation in [\d,]+ triples\.\n", run.stderr)


def test_the_command_speaks_korean(run_kg, on_disk):
    run = run_kg("check", "--lang", "ko", "--store", on_disk(FOLDER / "invalid" / "start_after_end.ttl"))
    assert run.stdout == "1 <event/1>: 시작이 끝보다 늦다.\n"


def test_the_command_gives_json(run_kg, on_disk):
    """An array of objects, on a graph with faults and on one without."""
    run = run_kg("check", "--format", "json", "--store", on_disk(FOLDER / "invalid" / "unknown_theme.ttl"))
    (violation,) = json.loads(run.stdout)
    assert run.returncode == 1
    assert set(violation) == {"shape", "node", "label", "value", "en", "ko", "sources", "nearest"}
    assert "wetland" in violation["nearest"]


def test_the_command_is_content_with_a_built_graph(run_kg, tmp_path, built_graphs):
    built_graphs.example_store(tmp_path)
    run = run_kg("check", "--format", "json", "--store", tmp_path / "kg-store")
    assert (run.returncode, json.loads(run.stdout)) == (0, [])
    assert run.stderr.startswith("No violation in ")


def test_the_command_names_a_broken_file(run_kg, tmp_path, built_graphs):
    built_graphs.example_store(tmp_path)
    (tmp_path / "shapes.ttl").write_text("@prefix a: <http://a/> .\na:b a:c\n", encoding="utf-8")
    run = run_kg("check", "--ontology", tmp_path, "--store", tmp_path / "kg-store")
    assert run.returncode == 1
    assert "shapes.ttl, line 3: Unexpected end. Turtle is expected" in run.stderr
    assert "Traceback" not in run.stderr


def test_without_pyshacl_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'kg\[shapes\]'"):
        check(store(VALID[0]))
