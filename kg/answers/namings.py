"""What every node of a graph is called: from the store by a query, or, for a large graph, from the ledger beside it."""

from collections.abc import Iterator
from typing import Any

from kg.triples import kept
from kg.triples.ledger import Ledger, MissingError, forget, ledger_of
from kg.triples.store import Store
from kg.vocabulary import IDENTIFIER, ONTOLOGY, PREFIXES, Property

_THEMES = ("ic:Theme", "skos:Concept")
_CLASSES = ("City", "Region", "Country", "Place", "Network", "Organization", "Official", "Policy", "Event")
_QUERY = """SELECT ?node ?class ?label (LANG(?label) AS ?tongue) ?property ?country WHERE {{
  VALUES ?class {{ {} }}
  ?node a ?class .
  VALUES ?property {{ skos:prefLabel skos:altLabel skos:hiddenLabel ic:abbreviation }}
  ?node ?property ?label .
  OPTIONAL {{ ?node ic:countryCode ?country }}
}}"""
ALL = _QUERY.format(" ".join((*(f"ic:{name}" for name in _CLASSES), *_THEMES)))

# node, class, label, its language, the property that gives it, the node's country; IRIs are whole
Naming = tuple[str, str, str, str, str, str | None]


def namings(store: Store) -> list[Naming]:
    """Return the labels of the graph's places, networks, people, policies, events and themes, sorted."""
    ledger = ledger_of(store)
    found: list[Any] = []
    if ledger is not None:
        try:
            found = [*_noted(ledger), *kept.select(store, _QUERY.format(" ".join(_THEMES))).rows]
        except MissingError:
            forget(store)
    found = found or list(kept.select(store, ALL).rows)
    return sorted(map(tuple, found), key=lambda row: [each or "" for each in row])


def _noted(ledger: Ledger) -> Iterator[Naming]:
    properties = {name: PREFIXES["skos"] + name for name in ("prefLabel", "altLabel", "hiddenLabel")}
    properties["abbreviation"] = Property.ABBREVIATION.value
    countries = ledger.countries()
    known = {
        **ledger.entities(),
        **{path: each for kind in ("official", "policy", "event") for path, each in ledger.things(kind).items()},
    }
    for path, told in ledger.names().items():
        for name in known.get(path, {}).get("type", ()):
            if name in _CLASSES:
                for prop, text, tongue in told:
                    for country in countries.get(path) or (None,):
                        yield IDENTIFIER + path, ONTOLOGY + name, text, tongue, properties[prop], country
