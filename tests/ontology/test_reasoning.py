"""What follows from the ontology: no contradiction, and the triples that `kg export --with-inferences` adds."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, Graph, Namespace, URIRef

from kg import paths, vocabulary
from kg.triples.inference import Rules, infer

IC = Namespace(vocabulary.ONTOLOGY)
ID = Namespace(vocabulary.IDENTIFIER)
SCHEMA = Namespace(vocabulary.PREFIXES["schema"])
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def reasoned(*extra: tuple[URIRef, URIRef, URIRef], example: bool = True) -> Graph:
    """Return ontology, alignments and example graph with all that OWL 2 RL concludes."""
    import owlrl

    names = ["intercity.ttl", "alignments.ttl", *(["themes.ttl", "examples/questions.ttl"] if example else [])]
    graph = Graph()
    for name in names:
        graph.parse(paths.ontology() / name)
    graph.remove((None, OWL.imports, None))
    for triple in extra:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.fixture(scope="module")
def closure() -> Graph:
    return reasoned()


def test_a_reasoner_finds_no_contradiction(closure):
    """OWL 2 RL over ontology, alignments, themes and the example graph."""
    assert list(closure.objects(None, ERROR)) == []
    assert not list(closure.subjects(RDF.type, OWL.Nothing))


CONTRADICTIONS = [
    pytest.param([("place/x", RDF.type, IC.City), ("place/x", RDF.type, IC.Network)], id="city-and-network"),
    pytest.param([("place/x", IC.sisterCityOf, ID["place/x"])], id="twinned-with-itself"),
    pytest.param([("a/x", IC.supersededBy, ID["a/y"]), ("a/y", IC.supersededBy, ID["a/x"])], id="superseded-in-turn"),
    pytest.param([("place/x", IC.memberOf, ID.theme), ("theme", RDF.type, IC.Theme)], id="member-of-a-theme"),
    pytest.param([("assertion/x", IC.polarity, IC.held)], id="status-for-a-polarity"),
]


@pytest.mark.parametrize("triples", CONTRADICTIONS)
def test_a_reasoner_finds_what_contradicts(triples):
    """The axioms bite: what cannot be is found out."""
    stated = [(ID[subject], predicate, value) for subject, predicate, value in triples]
    assert list(reasoned(*stated, example=False).objects(None, ERROR))


def test_what_export_adds_is_what_the_reasoner_concludes(example, closure):
    """Every triple that `--with-inferences` adds follows by OWL 2 RL; and classes, inverses, symmetry are all there."""
    found = infer(quad.triple for quad in example.quads)
    assert found
    for triple in found:
        value = triple.object
        assert isinstance(value, ox.NamedNode | ox.Literal)
        if isinstance(value, ox.NamedNode):
            concluded = (URIRef(triple.subject.value), URIRef(triple.predicate.value), URIRef(value.value))
            assert concluded in closure, triple
    above = {(t.subject.value, t.object.value) for t in found if t.predicate.value == str(RDF.type)}
    assert (str(ID["place/goyang-kr"]), str(SCHEMA.City)) in above


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocabulary.IDENTIFIER + name)


def term(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocabulary.ONTOLOGY + name)


INFERRED = [
    pytest.param(("a", "sisterCityOf", "b"), ("b", "sisterCityOf", "a"), id="symmetric"),
    pytest.param(("a", "sisterCityOf", "b"), ("b", "partnerOf", "a"), id="superproperty-and-symmetric"),
    pytest.param(("x", "asserts", "y"), ("y", "assertedBy", "x"), id="inverse"),
    pytest.param(("x", "assertedBy", "y"), ("y", "asserts", "x"), id="inverse-back"),
    pytest.param(("e", "visitor", "a"), ("e", "participant", "a"), id="subproperty"),
]


@pytest.mark.parametrize(("given_triple", "expected"), INFERRED)
def test_a_rule_adds_its_triple(given_triple, expected):
    subject, predicate, value = given_triple
    found = infer([ox.Triple(iri(subject), term(predicate), iri(value))])
    assert ox.Triple(iri(expected[0]), term(expected[1]), iri(expected[2])) in found


def test_a_class_brings_all_above_it():
    """A visit is an event, and an event of schema.org."""
    found = infer([ox.Triple(iri("e"), ox.NamedNode(str(RDF.type)), term("Visit"))])
    kinds = {triple.object.value for triple in found if isinstance(triple.object, ox.NamedNode)}
    assert {str(IC.Event), str(SCHEMA.Event)} <= kinds


NAMES = st.sampled_from(["a", "b", "c"]).map(iri)
PROPERTIES = st.sampled_from([*vocabulary.Property]).map(lambda each: ox.NamedNode(each.value))


@given(st.lists(st.builds(ox.Triple, NAMES, PROPERTIES, NAMES), max_size=6))
def test_inference_is_closed_and_adds_only_what_is_new(triples):
    """A second pass adds nothing, and nothing given comes back."""
    found = infer(triples)
    assert not found & set(triples)
    assert infer([*triples, *found]) == set()


def test_rules_come_from_the_files():
    """The symmetric and inverse properties of the rules are those that the ontology declares."""
    rules = Rules()
    graph = Graph().parse(paths.ontology() / "intercity.ttl")
    assert rules.symmetric == {str(each) for each in graph.subjects(RDF.type, OWL.SymmetricProperty)}
    assert rules.inverse == {str(IC.asserts): {str(IC.assertedBy)}, str(IC.assertedBy): {str(IC.asserts)}}
