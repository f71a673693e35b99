"""Alignments name terms that exist: checked against vocabularies that rdflib ships, else listed as unchecked."""

import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SDO, DefinedNamespace

from kg import paths, vocabulary

SHIPPED: tuple[type[DefinedNamespace], ...] = (SDO, ORG, PROV, FOAF, DCTERMS, SKOS, OWL, RDF, RDFS)
STRENGTHS = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    SKOS.closeMatch,
    SKOS.relatedMatch,
)
FILE = paths.ontology() / "alignments.ttl"


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return Graph().parse(FILE)


def outside(alignments: Graph) -> set[URIRef]:
    """Return the terms of other vocabularies that ours are aligned with."""
    found = {value for strength in STRENGTHS for value in alignments.objects(None, strength)}
    return {value for value in found if not str(value).startswith(vocabulary.ONTOLOGY)}


def namespace(term: URIRef) -> type[DefinedNamespace] | None:
    return next((each for each in SHIPPED if str(term).startswith(str(each))), None)


def test_every_term_of_a_shipped_vocabulary_exists(alignments):
    """No invented IRI: the name is in the vocabulary's own file."""
    checked = 0
    for term in outside(alignments):
        home = namespace(term)
        if home is not None:
            assert term in home, term
            checked += 1
    assert checked > 30


def test_every_other_term_is_listed_as_unchecked(alignments):
    """And nothing is listed that is not used, or that could be checked."""
    listed = set(re.findall(r"^# unchecked: (\S+)$", FILE.read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == {str(term) for term in outside(alignments) if namespace(term) is None}


def test_every_vocabulary_of_the_contract_is_there(alignments):
    """schema.org, ORG, PROV-O, Web Annotation, FOAF, SEM, GeoNames, CPOV, CPSV and the Wikidata properties."""
    terms = {str(term) for term in outside(alignments)}
    for start in (
        "https://schema.org/",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/ns/oa#",
        "http://xmlns.com/foaf/0.1/",
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://www.geonames.org/ontology#",
        "http://data.europa.eu/m8g/",
        "http://purl.org/vocab/cpsv#",
    ):
        assert any(term.startswith(start) for term in terms), start
    wikidata = {f"http://www.wikidata.org/prop/direct/P{number}" for number in (190, 463, 39, 1891, 580, 582, 166)}
    assert wikidata <= terms


def test_only_declared_terms_of_ours_are_aligned(alignments):
    ours = {str(member) for kind in (vocabulary.Class, vocabulary.Property) for member in kind}
    subjects = {str(s) for strength in STRENGTHS for s in alignments.subjects(strength, None)}
    assert subjects <= ours


def test_axioms_speak_of_declared_terms(alignments):
    """What stands in a subclass, subproperty or equivalence is declared as a class or a property."""
    kinds = {
        RDFS.subClassOf: {OWL.Class},
        RDFS.subPropertyOf: {OWL.ObjectProperty, OWL.DatatypeProperty},
        OWL.equivalentProperty: {OWL.ObjectProperty, OWL.DatatypeProperty},
    }
    for strength, allowed in kinds.items():
        for value in alignments.objects(None, strength):
            assert set(alignments.objects(value, RDF.type)) & allowed, value


def test_an_equivalence_holds_between_terms_without_domain_and_range(alignments):
    """An equivalence with a stricter term of ours would say too much of the other vocabulary's data."""
    ontology = Graph().parse(paths.ontology() / "intercity.ttl")
    for term in alignments.subjects(OWL.equivalentProperty, None):
        assert (term, RDFS.domain, None) not in ontology
        assert (term, RDFS.range, None) not in ontology
