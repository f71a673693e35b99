"""What a built graph is, in VoID and DCAT: how much it holds, from which sources, under which terms, by which build."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.triples.store import Store
from kg.vocabulary import IDENTIFIER, ONTOLOGY, PREFIXES

DATASET = ox.NamedNode(IDENTIFIER + "dataset/graph")
GRAPH = ox.NamedNode(IDENTIFIER + "graph/description")
VOID, DCAT = PREFIXES["void"], PREFIXES["dcat"]
MEDIA = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
}
_DCT = PREFIXES["dcterms"]
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_RIGHTS = {
    "en": "Facts: CC BY 4.0. Names and positions of places: GeoNames, CC BY 4.0. Quotes belong to their publishers.",
    "ko": "사실: CC BY 4.0. 장소의 이름과 위치: GeoNames, CC BY 4.0. 인용된 문장의 권리는 발행처에 있다.",
}
_TITLES = {"en": "A graph of inter-city relations", "ko": "도시 간 관계 그래프"}
_TOTALS = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { ?s ?p ?o }"""
_CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class ORDER BY ?class"
_PROPERTIES = "SELECT ?property (COUNT(*) AS ?n) WHERE { ?s ?property ?o } GROUP BY ?property ORDER BY ?property"


def describe(store: Store) -> list[ox.Quad]:
    """Return the description of a store's graph, in a graph of its own; the counts leave the description out."""
    return [*_terms(), *_counts(store), *_sources(store)]


def _say(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(predicate), value, GRAPH)


def _terms() -> Iterator[ox.Quad]:
    """Yield what holds for every graph of the project: title, rights, vocabularies, the forms it comes in."""
    for kind in (VOID + "Dataset", DCAT + "Dataset"):
        yield _say(DATASET, PREFIXES["rdf"] + "type", ox.NamedNode(kind))
    for language, title in _TITLES.items():
        yield _say(DATASET, _DCT + "title", ox.Literal(title, language=language))
        yield _say(DATASET, _DCT + "rights", ox.Literal(_RIGHTS[language], language=language))
    yield _say(DATASET, _DCT + "license", ox.NamedNode(_LICENCE))
    yield _say(DATASET, _DCT + "creator", ox.Literal("The kg project"))
    yield _say(DATASET, _DCT + "conformsTo", ox.NamedNode(ONTOLOGY.rstrip("#")))
    yield _say(DATASET, VOID + "uriSpace", ox.Literal(IDENTIFIER))
    for iri in (ONTOLOGY, *(PREFIXES[name] for name in ("skos", "oa", "prov", "dcterms"))):
        yield _say(DATASET, VOID + "vocabulary", ox.NamedNode(iri))
    for form, media in MEDIA.items():
        distribution = ox.NamedNode(f"{IDENTIFIER}dataset/graph-{form}")
        yield _say(DATASET, DCAT + "distribution", distribution)
        yield _say(distribution, PREFIXES["rdf"] + "type", ox.NamedNode(DCAT + "Distribution"))
        yield _say(distribution, DCAT + "mediaType", ox.NamedNode(_MEDIA_TYPES + media))
        yield _say(distribution, _DCT + "license", ox.NamedNode(_LICENCE))


def _counts(store: Store) -> Iterator[ox.Quad]:
    """Yield how much the graph holds, in all and by class and property of the vocabulary."""
    classes, properties = store.select(_CLASSES).rows, store.select(_PROPERTIES).rows
    totals = (*store.select(_TOTALS).rows[0], len(classes), len(properties))
    names = ("triples", "distinctSubjects", "distinctObjects", "classes", "properties")
    for name, count in zip(names, totals, strict=True):
        yield _say(DATASET, VOID + name, ox.Literal(count))
    for rows, kind, unit in ((classes, "class", "entities"), (properties, "property", "triples")):
        for iri, count in rows:
            if iri.startswith(ONTOLOGY):
                part = ox.NamedNode(f"{IDENTIFIER}dataset/{kind}-{iri.removeprefix(ONTOLOGY)}")
                yield _say(DATASET, f"{VOID}{kind}Partition", part)
                yield _say(part, VOID + kind, ox.NamedNode(iri))
                yield _say(part, VOID + unit, ox.Literal(count))


def _sources(store: Store) -> Iterator[ox.Quad]:
    """Yield the documents that the graph rests on and the runs that made it."""
    for (document,) in store.select("SELECT ?d WHERE { ?d a ic:Document } ORDER BY ?d").rows:
        yield _say(DATASET, _DCT + "source", ox.NamedNode(document))
    for (build,) in store.select("SELECT ?b WHERE { ?b a ic:Build } ORDER BY ?b").rows:
        yield _say(DATASET, PREFIXES["prov"] + "wasGeneratedBy", ox.NamedNode(build))
