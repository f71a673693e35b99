"""A document and its statements back from the store, without reading the source again."""

import json
from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox

from kg.model import Document, Naming, Network, Organization, Place, Reading, Statement, from_dict
from kg.triples import terms
from kg.triples.quads import Quads
from kg.triples.records import decode
from kg.triples.terms import iri, standard, term
from kg.vocabulary import Property

_FIELDS = {
    standard("dcterms", "source"): "source",
    standard("dcterms", "title"): "title",
    standard("dcterms", "publisher"): "publisher",
    standard("dcterms", "issued"): "published",
    standard("dcterms", "language"): "language",
    standard("schema", "url"): "address",
    term(Property.SHA256): "sha256",
    term(Property.TEXT): "text",
    term(Property.GENRE): "genre",
}


def reading(quads: Quads, identifier: str, held: Iterable[ox.Quad]) -> Reading:
    """Return what was read of a document, from the quads of its graph: the document, its entities and statements."""
    node = iri(f"document/{identifier}")
    values: dict[str, str] = {}
    retelling = False
    named: list[ox.NamedNode] = []
    records: dict[ox.NamedNode, Statement] = {}
    scores: dict[ox.NamedNode, float] = {}
    for quad in held:
        if quad.predicate == term(Property.RECORD):
            records[terms.subject(quad)] = decode(json.loads(terms.value(quad)), identifier)[0]
        elif quad.predicate == term(Property.LINK_SCORE):
            scores[terms.subject(quad)] = float(terms.value(quad))
        elif quad.subject != node:
            continue
        elif quad.predicate in _FIELDS:
            name = _FIELDS[quad.predicate]
            values[name] = min(values.get(name, terms.value(quad)), terms.value(quad))
        elif quad.predicate == term(Property.RETELLING):
            retelling = terms.value(quad) == "true"
        elif quad.predicate == term(Property.NAMES):
            named.append(terms.target(quad))
    places, networks, organizations = _entities(quads, named)
    linked = {s.entity: scores[a] for a, s in records.items() if isinstance(s, Naming) and a in scores}
    places = tuple(replace(place, score=linked.get(place.reference, 1.0)) for place in places)
    return Reading(
        document=Document(id=identifier, retelling=retelling, **values),  # type: ignore[arg-type]
        places=places,
        networks=networks,
        organizations=organizations,
        statements=tuple(records.values()),
    )


def _entities(
    quads: Quads, named: list[ox.NamedNode]
) -> tuple[tuple[Place, ...], tuple[Network, ...], tuple[Organization, ...]]:
    places, networks, organizations = [], [], []
    for description in quads.about(named, terms.ENTITIES).values():
        reference, fields = "", {}
        for quad in description:
            if quad.predicate == term(Property.DESCRIBES):
                reference = terms.path_of(terms.target(quad))
            elif quad.predicate == term(Property.RECORD):
                fields = json.loads(terms.value(quad))
        if reference.startswith("place/"):
            places.append(from_dict(Place, fields))
        elif reference.startswith("network/"):
            networks.append(from_dict(Network, fields))
        elif reference:
            organizations.append(from_dict(Organization, fields))
    return tuple(places), tuple(networks), tuple(organizations)
