"""Hygiene of the ontology: one query a rule, whose first line is the sentence that a failure prints."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import paths, vocabulary
from kg.triples import Store

RULES = sorted((paths.ontology() / "rules").glob("*.rq"))
FILES = ("intercity.ttl", "themes.ttl", "alignments.ttl", "shapes.ttl")
REFERENCES = ox.NamedNode(vocabulary.PREFIXES["dcterms"] + "references")


def uses(path: Path) -> set[str]:
    """Return the terms that a file of code, a query or a shape names."""
    text = path.read_text(encoding="utf-8")
    found = {vocabulary.ONTOLOGY + name for name in re.findall(r"\bic:([A-Za-z0-9]+)", text)}
    for kind, name in re.findall(r"\b(Class|Property|Individual)\.([A-Z_0-9]+)\b", text):
        member = getattr(vocabulary, kind).__members__.get(name)
        found |= {str(member)} if member else set()
    return found


def load(*extra: ox.Quad) -> Store:
    quads = ox.Store()
    for name in FILES:
        quads.bulk_load(path=str(paths.ontology() / name))
    quads.extend(extra)
    return Store(quads, "ontology")


@pytest.fixture(scope="module")
def ontology() -> Store:
    code = [path for path in Path(vocabulary.__file__).parent.rglob("*.py") if path.name != "vocabulary.py"]
    readers = [*code, *(paths.ontology() / "questions").glob("*.rq"), paths.ontology() / "shapes.ttl"]
    return load(
        *(
            ox.Quad(ox.NamedNode(path.as_uri()), REFERENCES, ox.NamedNode(term))
            for path in readers
            for term in sorted(uses(path))
        )
    )


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_returns_no_row(ontology, path):
    query = path.read_text(encoding="utf-8")
    sentence = query.splitlines()[0].removeprefix("# ")
    rows = ontology.select(query).rows
    assert rows == (), f"{sentence} {rows}"


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_opens_with_the_sentence_of_its_failure(path):
    assert re.fullmatch(r"# [A-Z].*\.", path.read_text(encoding="utf-8").splitlines()[0])


IC, SKOS, RDFS, OWL = (vocabulary.PREFIXES[name] for name in ("ic", "skos", "rdfs", "owl"))
TYPE = vocabulary.PREFIXES["rdf"] + "type"
SH = "http://www.w3.org/ns/shacl#"
FAULTS = [
    pytest.param("label_in_both_languages", (IC + "Village", TYPE, OWL + "Class"), id="no-label"),
    pytest.param("definition_in_both_languages", (IC + "Village", TYPE, OWL + "Class"), id="no-definition"),
    pytest.param("one_label_a_language", (IC + "City", RDFS + "label", "마을"), id="two-labels"),
    pytest.param("example_of_use", (IC + "Village", TYPE, OWL + "Class"), id="no-example"),
    pytest.param("every_term_is_used", (IC + "Village", TYPE, OWL + "Class"), id="unused"),
    pytest.param("domain_or_reason", (IC + "near", TYPE, OWL + "ObjectProperty"), id="no-domain"),
    pytest.param("no_dangling_iri", (IC + "City", RDFS + "subClassOf", IC + "Village"), id="dangling"),
    pytest.param(
        "no_dangling_match",
        (vocabulary.THEME + "wetland", SKOS + "relatedMatch", "http://metadata.un.org/sdg/18"),
        id="dangling-match",
    ),
    pytest.param("no_cycle", (IC + "Place", RDFS + "subClassOf", IC + "City"), id="cycle"),
    pytest.param("subproperty_of_its_kind", (IC + "owner", RDFS + "subPropertyOf", IC + "venue"), id="kinds"),
    pytest.param(
        "theme_under_one_group",
        (vocabulary.THEME + "wetland", SKOS + "broader", vocabulary.THEME + "society"),
        id="two-groups",
    ),
    pytest.param(
        "theme_labels", (vocabulary.THEME + "x", SKOS + "inScheme", vocabulary.THEME + "scheme"), id="no-words"
    ),
    pytest.param("theme_has_words", (vocabulary.THEME + "x", TYPE, IC + "Theme"), id="no-alternatives"),
    pytest.param("message_in_both_languages", ("http://example.org/s", TYPE, SH + "NodeShape"), id="no-message"),
    pytest.param("closed_lists_are_distinct", (IC + "begun", TYPE, IC + "Status"), id="not-distinct"),
]


@pytest.mark.parametrize(("rule", "fault"), FAULTS)
def test_a_rule_finds_the_fault_it_is_for(rule, fault):
    """A rule that could not fail would promise nothing: each finds a fault put in for it."""
    subject, predicate = map(ox.NamedNode, fault[:2])
    value = ox.NamedNode(fault[2]) if "://" in fault[2] else ox.Literal(fault[2], language="ko")
    extra = [ox.Quad(subject, predicate, value)]
    if rule == "closed_lists_are_distinct":
        extra.append(ox.Quad(subject, ox.NamedNode(TYPE), ox.NamedNode(OWL + "NamedIndividual")))
    query = (paths.ontology() / "rules" / f"{rule}.rq").read_text(encoding="utf-8")
    found = load(*extra).select(query).rows
    assert any(fault[0] in row or fault[2] in row for row in found), found
