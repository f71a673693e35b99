"""The vocabulary's file and Python's closed enumerations are the same set of terms, and every term is explained."""

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from kg import paths, vocabulary

IC = Namespace(vocabulary.ONTOLOGY)
SCHEMA = Namespace("https://schema.org/")
KINDS = {
    "classes": (vocabulary.Class, {OWL.Class}),
    "properties": (vocabulary.Property, {OWL.ObjectProperty, OWL.DatatypeProperty}),
    "individuals": (vocabulary.Individual, {OWL.NamedIndividual}),
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(paths.ontology() / "intercity.ttl")


def declared(ontology: Graph, types: set[URIRef]) -> set[str]:
    return {str(term) for kind in types for term in ontology.subjects(RDF.type, kind) if str(term).startswith(str(IC))}


@pytest.mark.parametrize("kind", KINDS)
def test_python_and_the_file_name_the_same_terms(ontology, kind):
    """A term of the code that the file lacks, and a term of the file that the code lacks, both fail."""
    members, types = KINDS[kind]
    assert declared(ontology, types) == {str(member) for member in members}


def test_a_term_that_the_ontology_lacks_raises():
    """The enumerations are closed."""
    with pytest.raises(AttributeError):
        _ = vocabulary.Class.VILLAGE


def test_the_file_states_no_term_without_a_kind(ontology):
    """Every subject in the namespace is a class, a property or an individual."""
    known = {term for _, types in KINDS.values() for term in declared(ontology, types)}
    assert {str(s) for s in ontology.subjects() if str(s).startswith(str(IC))} == known


def test_every_term_has_label_and_definition_in_both_languages(ontology):
    """One label and one definition a language, and an example for every class and property."""
    for _, types in KINDS.values():
        for term in map(URIRef, declared(ontology, types)):
            for predicate in (RDFS.label, SKOS.definition):
                languages = sorted(value.language for value in ontology.objects(term, predicate))
                assert languages == ["en", "ko"], (term, predicate)
            if OWL.NamedIndividual not in types:
                assert (term, SKOS.example, None) in ontology, term


def test_every_property_has_domain_and_range_or_says_why_not(ontology):
    """The reason stands in both languages."""
    for prop in map(URIRef, declared(ontology, {OWL.ObjectProperty, OWL.DatatypeProperty})):
        notes = [str(note) for note in ontology.objects(prop, SKOS.editorialNote)]
        for predicate, words in (
            (RDFS.domain, ("No domain: ", "정의역 없음: ")),
            (RDFS.range, ("No range: ", "치역 없음: ")),
        ):
            if (prop, predicate, None) not in ontology:
                for word in words:
                    assert any(note.startswith(word) and len(note) > len(word) + 8 for note in notes), (prop, word)


def test_examples_are_turtle_and_use_the_term(ontology):
    """Every example parses with the standard prefixes and names the term it stands at."""
    prefixes = f"@base <{vocabulary.IDENTIFIER}> .\n"
    prefixes += "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in vocabulary.PREFIXES.items())
    for term, example in ontology.subject_objects(SKOS.example):
        graph = Graph().parse(data=prefixes + str(example), format="turtle")
        named = set(graph.all_nodes()) | set(graph.predicates())
        instances = {each for each in named if (each, RDF.type, term) in ontology}
        assert term in named or instances, (term, example)


def test_the_header_says_what_a_citation_needs(ontology):
    """Title in both languages, version IRI, licence, creator, contact, imports, and what came before."""
    header = URIRef(vocabulary.ONTOLOGY.rstrip("#"))
    dcterms = Namespace(vocabulary.PREFIXES["dcterms"])
    assert {title.language for title in ontology.objects(header, dcterms.title)} == {"ko", "en"}
    for predicate in (OWL.versionIRI, dcterms.license, dcterms.creator, SCHEMA.contactPoint, OWL.imports):
        assert (header, predicate, None) in ontology, predicate
    assert (header, OWL.priorVersion, None) in ontology or (header, SKOS.historyNote, None) in ontology


def test_symmetric_edges_and_inverses_are_declared(ontology):
    """Partnerships, cooperation and talks go both ways; asserting and being asserted are one relation."""
    symmetric = {str(term) for term in ontology.subjects(RDF.type, OWL.SymmetricProperty)}
    names = ("partnerOf", "sisterCityOf", "goodwillCityOf", "friendshipCityOf", "cooperatesWith", "inTalksWith")
    assert symmetric == {str(IC[name]) for name in names}
    assert (IC.assertedBy, OWL.inverseOf, IC.asserts) in ontology


def test_schema_includes_name_classes_of_the_ontology(ontology):
    """A stated list of possible domains or ranges names declared classes only."""
    classes = declared(ontology, {OWL.Class})
    for predicate in (SCHEMA.domainIncludes, SCHEMA.rangeIncludes):
        assert {str(value) for value in ontology.objects(None, predicate)} <= classes


def test_statuses_are_those_of_the_readings():
    """Every status, agreement type and review that a reading can hold is an individual."""
    from kg.model import AgreementType, Status

    individuals = {member.local for member in vocabulary.Individual}
    assert {status.value for status in Status} <= individuals
    assert {"otherAgreement" if kind == "other" else kind for kind in AgreementType} <= individuals


RL_TYPES = {
    OWL.Ontology,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
    OWL.FunctionalProperty,
    OWL.SymmetricProperty,
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
    OWL.AllDisjointClasses,
    OWL.AllDifferent,
}
RL_AXIOMS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.equivalentProperty,
    OWL.members,
    OWL.distinctMembers,
}
# object properties of SKOS, which is imported: classes and properties stand at them as individuals
MATCHES = {SKOS.closeMatch, SKOS.relatedMatch}
HEADER = {OWL.imports, OWL.versionIRI, OWL.versionInfo, RDFS.label, RDF.type, RDF.first, RDF.rest}


@pytest.mark.parametrize("name", ["intercity.ttl", "alignments.ttl"])
def test_the_ontology_keeps_to_owl_2_rl(name):
    """Only declarations and axioms that OWL 2 RL has, between named classes and properties; the rest is annotation."""
    graph = Graph().parse(paths.ontology() / name)
    annotations = set(graph.subjects(RDF.type, OWL.AnnotationProperty))
    assert {
        str(kind) for kind in set(graph.objects(None, RDF.type)) - RL_TYPES if str(kind).startswith(str(OWL))
    } == set()
    stated = set(graph.predicates()) - RL_AXIOMS - HEADER - MATCHES - annotations
    assert stated <= {DCTERMS.title, DCTERMS.license, DCTERMS.creator}
    for axiom in RL_AXIOMS - {OWL.members, OWL.distinctMembers}:
        for subject, value in graph.subject_objects(axiom):
            assert isinstance(subject, URIRef), subject
            assert isinstance(value, URIRef), value


def test_ranges_are_datatypes_of_owl_2_rl(ontology):
    """Datatypes that the profile leaves out, such as those of dates, stand in no axiom."""
    xsd = vocabulary.PREFIXES["xsd"]
    ranges = {str(value) for value in ontology.objects(None, RDFS.range) if str(value).startswith(xsd)}
    assert ranges <= {xsd + name for name in ("string", "integer", "decimal", "double", "boolean", "dateTime")}


def test_a_property_is_simple_where_owl_wants_it(ontology):
    """No property is transitive or a chain: functional, irreflexive and asymmetric ones stay in OWL 2 DL."""
    assert (None, RDF.type, OWL.TransitiveProperty) not in ontology
    assert (None, OWL.propertyChainAxiom, None) not in ontology
