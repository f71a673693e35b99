"""`kg export`: every format, sorted and the same each time, read back by other libraries; the graph says what it is."""

import csv
import io
import json

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from kg import vocabulary
from kg.errors import InputError
from kg.triples import Store, description, export
from kg.triples.networks import edges
from kg.vocabulary import DIRECTED, SYMMETRIC

FORMATS = {
    "ttl": (ox.RdfFormat.TURTLE, "turtle"),
    "nt": (ox.RdfFormat.N_TRIPLES, "nt"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}
ID = vocabulary.IDENTIFIER


def text(store: Store, form: str, **options: bool) -> str:
    return "".join(export.write(store, form, **options))


def statements(quads) -> set[str]:
    return {str(quad.triple) for quad in quads}


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_reads_back(gold, form):
    """Every triple of the graph and its description, and no other, whatever the format."""
    media, _ = FORMATS[form]
    assert statements(ox.parse(input=text(gold, form).encode(), format=media)) == statements(export.quads(gold))


@pytest.mark.parametrize("form", ["ttl", "trig", "jsonld"])
def test_another_library_reads_the_same_number(example, form):
    """The library rdflib reads as many triples as Oxigraph holds."""
    graph = Dataset(default_union=True).parse(data=text(example, form), format=FORMATS[form][1])
    assert len(set(graph.triples((None, None, None)))) == len(statements(export.quads(example)))


@pytest.mark.parametrize("form", [*FORMATS, "graphml", "gexf", "csv"])
def test_the_order_of_what_came_in_does_not_show(gold, form):
    """The same quads in another order give the same bytes."""
    turned = ox.Store()
    turned.extend(reversed(list(gold.quads)))
    assert text(Store(turned, "turned"), form) == text(gold, form)


def test_trig_keeps_the_graphs_apart(gold):
    """Each document's assertions stay in that document's graph."""
    read = {str(quad) for quad in ox.parse(input=text(gold, "trig").encode(), format=ox.RdfFormat.TRIG)}
    assert {str(quad) for quad in gold.quads} <= read


def test_turtle_opens_with_prefixes_and_puts_the_class_first(example):
    written = text(example, "ttl")
    assert written.startswith(f"@base <{ID}> .\n@prefix ")
    assert "\n<place/goyang-kr> a ic:City , ic:Place ;\n" in written


ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(ODD, ODD.filter(bool))
def test_any_text_survives(words, name):
    """Quotes, line ends, control characters, Hangul, emoji: as literals in every format, and in an IRI."""
    from kg.triples.terms import iri

    node = iri(f"policy/{name}")
    quad = ox.Quad(node, ox.NamedNode(vocabulary.Property.VENUE.value), ox.Literal(words), node)
    for form, (media, _) in FORMATS.items():
        written = "".join(export.WRITERS[form]([quad]))
        assert statements(ox.parse(input=written.encode(), format=media)) == {str(quad.triple)}


def test_inferences_stand_in_a_graph_of_their_own(example):
    """They add to what is given, and TriG tells them apart."""
    given_quads, more = export.quads(example), export.quads(example, inferences=True)
    inferred = [quad for quad in more if quad.graph_name == ox.NamedNode(ID + "graph/inferred")]
    assert len(more) == len(given_quads) + len(inferred)
    assert f"<{ID}place/kunming-cn> <{vocabulary.PREFIXES['rdf']}type> <https://schema.org/City>" in statements(
        inferred
    )


def test_the_description_counts_what_is_there(gold):
    """VoID and DCAT: triples, classes, documents as sources, licence and build."""
    graph = Graph().parse(data=text(gold, "ttl"), format="turtle")
    rows = graph.query(
        f"""PREFIX void: <{vocabulary.PREFIXES["void"]}> PREFIX dcterms: <{vocabulary.PREFIXES["dcterms"]}>
        PREFIX dcat: <{vocabulary.PREFIXES["dcat"]}> PREFIX prov: <{vocabulary.PREFIXES["prov"]}>
        PREFIX ic: <{vocabulary.ONTOLOGY}>
        SELECT ?triples ?license ?documents (COUNT(DISTINCT ?source) AS ?sources) (COUNT(DISTINCT ?build) AS ?builds)
        WHERE {{ ?set a void:Dataset , dcat:Dataset ; void:triples ?triples ; dcterms:license ?license ;
          dcterms:source ?source ; prov:wasGeneratedBy ?build ; dcterms:title ?title ; dcat:distribution ?form ;
          void:classPartition [ void:class ic:Document ; void:entities ?documents ] . ?build a ic:Build }}
        GROUP BY ?triples ?license ?documents"""
    )
    ((triples, licence, documents, sources, builds),) = rows
    assert int(triples) == len(statements(gold.quads))
    assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"
    assert (int(documents), int(sources), int(builds)) == (5, 5, 1)


def test_the_description_uses_terms_that_exist(example):
    """VoID, DCAT and Dublin Core terms are in these vocabularies' own files."""
    from rdflib.namespace import DCAT, DCTERMS, VOID

    spaces = {str(space): space for space in (VOID, DCAT, DCTERMS)}
    for quad in description.describe(example):
        for term in (quad.predicate, quad.object):
            for start, space in spaces.items():
                if isinstance(term, ox.NamedNode) and term.value.startswith(start) and term.value != start:
                    assert term.value in space, term


def test_the_context_names_every_term():
    """Each class and property has its name in the JSON-LD context; names for things take IRIs."""
    context = export.read_context()
    for kind in (vocabulary.Class, vocabulary.Property):
        for member in kind:
            assert context[member.local]["@id"] == f"ic:{member.local}"
    mine = {name for name, spec in context.items() if isinstance(spec, dict) and spec["@id"].startswith("ic:")}
    assert mine == {member.local for kind in (vocabulary.Class, vocabulary.Property) for member in kind}
    assert context["party"] == {"@id": "ic:party", "@type": "@id"}
    assert "@type" not in context["venue"]


def test_json_ld_reads_like_a_record(example):
    """Plain names for properties, relative ids, classes by their names."""
    nodes = {node["@id"]: node for node in json.loads(text(example, "jsonld"))["@graph"]}
    exchange = nodes["exchange/goyang-kunming-wetland"]
    assert exchange["@type"] == ["Exchange"]
    assert exchange["party"] == ["place/goyang-kr", "place/kunming-cn"]
    assert exchange["theme"] == [vocabulary.THEME + "wetland"]


def test_networks_hold_the_derived_edges(example):
    """GraphML and GEXF as networkx reads them, CSV line by line: the same edges, a symmetric one once."""
    expected = {(edge.source, edge.relation, edge.target) for edge in edges(example)}
    drawn = nx.parse_graphml(text(example, "graphml"), force_multigraph=True)
    assert {(a, data["relation"], b) for a, b, data in drawn.edges(data=True)} == expected
    assert drawn.nodes["place/kunming-cn"]["ko"] == "쿤밍"
    gexf = nx.read_gexf(io.BytesIO(text(example, "gexf").encode()))
    assert set(gexf.nodes) == set(drawn.nodes)
    rows = list(csv.DictReader(io.StringIO(text(example, "csv"))))
    assert {(row["source"], row["relation"], row["target"]) for row in rows} == expected
    pairs = {frozenset((a, b)) for a, relation, b in expected if relation == "cooperatesWith"}
    assert len(pairs) == len([edge for edge in expected if edge[1] == "cooperatesWith"])


def test_every_edge_property_is_exported():
    """The networks know all the derived properties of the vocabulary, symmetric as the ontology declares them."""
    from rdflib import OWL, RDF

    from kg import paths

    ontology = Graph().parse(paths.ontology() / "intercity.ttl")
    assert {str(each) for each in ontology.subjects(RDF.type, OWL.SymmetricProperty)} == set(SYMMETRIC)
    assert not set(SYMMETRIC) & set(DIRECTED)


def test_an_unknown_format_names_those_there_are(example):
    with pytest.raises(InputError, match=r"'xml'.*ttl, nt, trig, jsonld, graphml, gexf, csv"):
        list(export.write(example, "xml"))


def test_the_command_writes_to_standard_output_or_a_file(run_kg, tmp_path, built_graphs):
    """The same bytes either way, and nothing but data on standard output."""
    built_graphs.example_store(tmp_path)
    shown = run_kg("export", "--format", "nt", "--store", tmp_path / "kg-store")
    assert shown.returncode == 0
    assert shown.stderr == ""
    saved = run_kg("export", "--format", "nt", "--out", tmp_path / "g.nt", "--store", tmp_path / "kg-store")
    assert (saved.returncode, saved.stdout) == (0, "")
    assert (tmp_path / "g.nt").read_text(encoding="utf-8") == shown.stdout
    assert shown.stdout.splitlines() == sorted(shown.stdout.splitlines())


def test_the_command_refuses_what_cannot_be(run_kg, tmp_path, built_graphs):
    """Inferences in a network, and a folder that is not there."""
    built_graphs.example_store(tmp_path)
    run = run_kg("export", "--format", "csv", "--with-inferences", "--store", tmp_path / "kg-store")
    assert run.returncode == 2
    assert "Use ttl or trig" in run.stderr
    run = run_kg("export", "--out", tmp_path / "no" / "g.ttl", "--store", tmp_path / "kg-store")
    assert run.returncode == 1
    assert "cannot be written" in run.stderr
    assert "Traceback" not in run.stderr
