"""The example graph as a store, and the files of the ontology as an rdflib graph."""

from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg import paths
from kg.triples.store import Store
from kg.vocabulary import IDENTIFIER

EXAMPLE = paths.ontology() / "examples" / "questions.ttl"


def store(*files: Path) -> Store:
    """Return a store of Turtle files, each in a graph of its own, beside the themes."""
    quads = ox.Store()
    for path in (*files, paths.ontology() / "themes.ttl"):
        quads.bulk_load(path=str(path), to_graph=ox.NamedNode(f"{IDENTIFIER}graph/{path.stem}"))
    return Store(quads, "example")


def graph(*names: str) -> Graph:
    """Return files of the ontology folder as one rdflib graph."""
    found = Graph()
    for name in names:
        found.parse(paths.ontology() / name)
    return found
