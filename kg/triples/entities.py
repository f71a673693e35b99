"""Places, networks and other bodies: one node each, whatever documents call them.

Each distinct description that documents give is kept once, with the documents that give it; the node's triples are
made from the descriptions there are. A city that ten thousand documents name costs no more than one that two name.
"""

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kg.model import Network, Organization, Place, Reading, to_dict
from kg.triples import identity, places, terms
from kg.triples.decisions import Decisions
from kg.triples.quads import Quads
from kg.triples.terms import iri, standard, term
from kg.vocabulary import Class, Property

_KINDS = {"city": Class.CITY, "region": Class.REGION, "country": Class.COUNTRY}


@dataclass(frozen=True, slots=True, order=True)
class Description:
    """What one or more documents say an entity is: its reference, and the fields as JSON."""

    reference: str
    fields: str

    @property
    def path(self) -> str:
        """Return the path of its id."""
        return _description_path(self)

    def quads(self) -> list[ox.Quad]:
        """Return what keeps it in the store."""
        node = iri(self.path)
        return [
            ox.Quad(node, term(Property.DESCRIBES), iri(self.reference), terms.ENTITIES),
            ox.Quad(node, term(Property.RECORD), ox.Literal(self.fields), terms.ENTITIES),
        ]


@lru_cache(maxsize=4096)
def _description_path(of: Description) -> str:
    return f"description/{identity.digest(of.reference, of.fields)}"


def descriptions(reading: Reading, bodies: Iterable[tuple[str, str]], mentioned: AbstractSet[str]) -> set[Description]:
    """Return the descriptions that a reading gives.

    BODIES are the organisations (reference, name) that it only writes, MENTIONED all references of its statements.
    """
    found: set[Description] = set()
    named: tuple[Place | Network | Organization, ...] = (*reading.places, *reading.networks, *reading.organizations)
    for entity in named:
        found.add(_description(entity))
        if isinstance(entity, Place) and entity.country:
            found |= _above(entity)
    known = {description.reference for description in found}
    for reference, name in bodies:
        if reference not in known:
            found.add(Description(reference, _json({"id": reference.partition("/")[2], "name": name})))
    known |= {reference for reference, _ in bodies}
    for reference in sorted(mentioned - known):
        # a statement may speak of what its document does not describe: a person's own addition does
        kind, _, identifier = reference.partition("/")
        found.add(Description(reference, _json({**_BARE[kind], "id": identifier})))
    return found


_BARE: dict[str, dict[str, str]] = {"place": {"kind": "place"}, "network": {}, "organization": {"name": "?"}}


@lru_cache(maxsize=4096)
def _description(entity: Place | Network | Organization) -> Description:
    fields = to_dict(entity)
    if isinstance(entity, Place):
        # how sure the linking was, and what else a name might have meant, is the document's, not the place's
        fields = {name: value for name, value in fields.items() if name not in ("score", "candidates", "labels")}
        fields["labels"] = sorted(set(entity.labels))
    return Description(entity.reference, _json(fields))


@lru_cache(maxsize=4096)
def _above(place: Place) -> frozenset[Description]:
    """Return the country of a place, and its region where the index of places has it."""
    country = (place.country or "").upper()
    above = [(country.lower(), "country"), (places.region(country, place.region) or "", "region")]
    return frozenset(
        Description(f"place/{identifier}", _json({"id": identifier, "kind": kind, "country": country}))
        for identifier, kind in above
        if identifier and identifier != place.id
    )


def _json(fields: dict[str, Any]) -> str:
    given = {name: value for name, value in fields.items() if value not in (None, [], ())}
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Entity:
    """A node and its labels: what its descriptions amount to."""

    reference: str
    fields: tuple[tuple[str, Any], ...]
    korean: str
    english: str
    labels: tuple[str, ...]


def entity(reference: str, given: Iterable[Description], override: dict[str, str] | None = None) -> Entity:
    """Return what descriptions amount to: the fullest first, other spellings as further labels.

    OVERRIDE holds the fields that a person has set.
    """
    variants: list[dict[str, Any]] = [json.loads(each.fields) for each in sorted(given)]
    variants.sort(key=lambda fields: (-len(fields), json.dumps(fields, ensure_ascii=False, sort_keys=True)))
    merged: dict[str, Any] = {}
    labels: set[str] = set()
    for fields in variants:
        for name, value in fields.items():
            if name == "labels":
                labels.update(value)
            elif name not in merged:
                merged[name] = value
            if name in ("ko", "en", "name", "abbreviation") and value:
                labels.add(value)
    kind, _, identifier = reference.partition("/")
    entry = places.known(identifier) if kind == "place" else None
    if entry is not None:
        # documents write a place as they like: its name is that of the index
        merged |= {"en": entry.en, "kind": entry.kind, "country": entry.country}
        merged |= {"ko": entry.ko} if entry.ko else {}
        extra = {"region": entry.region, "geonames": entry.geonames, "latitude": entry.latitude,
                 "longitude": entry.longitude, "population": entry.population}  # fmt: skip
        merged = {**{name: value for name, value in extra.items() if value}, **merged}
    merged |= override or {}
    fallback = merged.get("name") or merged.get("abbreviation") or identifier
    english = merged.get("en") or merged.get("abbreviation") or merged.get("ko") or fallback
    korean = merged.get("ko") or merged.get("abbreviation") or merged.get("en") or fallback
    rest = tuple(sorted(labels - {english, korean}))
    return Entity(reference, tuple(sorted((k, v) for k, v in merged.items() if k != "labels")), korean, english, rest)


def gathered(quads: Quads, decisions: Decisions, reference: str) -> Entity | None:
    """Return an entity from the descriptions of it and of those that people call the same; None without any."""
    rename = decisions.canonical
    if rename.get(reference, reference) != reference:
        return None
    merged = [reference, *sorted(name for name, kept in rename.items() if kept == reference and name != kept)]
    nodes = {iri(name): name for name in merged}
    given: list[Description] = []
    found = quads.subjects(term(Property.DESCRIBES), nodes)
    for node, name in nodes.items():
        for held in quads.about(found[node], terms.ENTITIES).values():
            given += [Description(name, terms.value(quad)) for quad in held if quad.predicate == term(Property.RECORD)]
    return entity(reference, given, decisions.values.get(reference)) if given else None


def labels(quads: Quads, references: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the (Korean, English) labels of entities, by reference."""
    nodes = {iri(reference): reference for reference in references}
    found: dict[str, tuple[str, str]] = {}
    for node, held in quads.about(nodes, terms.ENTITIES).items():
        named = {
            quad.object.language: quad.object.value
            for quad in held
            if quad.predicate == terms.PREFERRED and isinstance(quad.object, ox.Literal)
        }
        fallback = nodes[node].partition("/")[2]
        found[nodes[node]] = (named.get("ko", fallback), named.get("en", fallback))
    return found


def entity_quads(node_of: Entity) -> list[ox.Quad]:
    """Return the triples of a place, a network or another body."""
    node, fields = iri(node_of.reference), dict(node_of.fields)
    quads: list[ox.Quad] = []

    def say(predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal | None) -> None:
        if value is not None:
            quads.append(ox.Quad(node, predicate, value, terms.ENTITIES))

    say(terms.PREFERRED, ox.Literal(node_of.korean, language="ko"))
    say(terms.PREFERRED, ox.Literal(node_of.english, language="en"))
    for text in node_of.labels:
        say(terms.ALTERNATIVE, terms.name(text))
    if node_of.reference.startswith("place/"):
        _place(fields, say)
    elif node_of.reference.startswith("network/"):
        say(terms.TYPE, term(Class.NETWORK))
        if fields.get("abbreviation"):
            say(term(Property.ABBREVIATION), ox.Literal(fields["abbreviation"]))
        if fields.get("wikidata"):
            wikidata = "http://www.wikidata.org/entity/" + terms.escape(fields["wikidata"])
            say(standard("skos", "exactMatch"), ox.NamedNode(wikidata))
    else:
        say(terms.TYPE, term(Class.ORGANIZATION))
        if fields.get("place"):
            say(term(Property.PLACE), iri(fields["place"]))
    return list(dict.fromkeys(quads))


def _place(fields: dict[str, Any], say: Any) -> None:  # noqa: ANN401 - the closure above
    say(terms.TYPE, term(Class.PLACE))
    if cls := _KINDS.get(fields.get("kind", "")):
        say(terms.TYPE, term(cls))
    country = fields.get("country")
    if country:
        say(term(Property.COUNTRY_CODE), ox.Literal(country.upper()))
        if fields.get("kind") != "country":
            say(term(Property.IN_COUNTRY), iri(f"place/{country.lower()}"))
    region = places.region(country, fields.get("region"))
    if region:
        say(term(Property.IN_REGION), iri(f"place/{region}"))
    if fields.get("geonames"):
        say(term(Property.GEONAMES_ID), ox.Literal(int(fields["geonames"])))
        say(standard("skos", "exactMatch"), ox.NamedNode(f"https://sws.geonames.org/{int(fields['geonames'])}/"))
    for name, predicate in (("latitude", "lat"), ("longitude", "long")):
        if fields.get(name) is not None:
            say(standard("wgs84", predicate), ox.Literal(float(fields[name])))
    if fields.get("population") is not None:
        say(term(Property.POPULATION), ox.Literal(int(fields["population"])))
