"""Stores that the tests of the ontology share: the example graph, and one as the builder writes it."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pyoxigraph as ox
import pytest

from kg import paths
from kg.triples import Store, build_readings
from kg.vocabulary import IDENTIFIER


@pytest.fixture(scope="session")
def example() -> Store:
    """Return a store of the example graph beside the themes, each in a graph of its own."""
    quads = ox.Store()
    for path in (paths.ontology() / "examples" / "questions.ttl", paths.ontology() / "themes.ttl"):
        quads.bulk_load(path=str(path), to_graph=ox.NamedNode(f"{IDENTIFIER}graph/{path.stem}"))
    return Store(quads, "example")


@pytest.fixture(scope="session")
def built_graphs() -> ModuleType:
    """Return tests/graphs.py, which makes stores as the builder writes them."""
    path = Path(__file__).parents[1] / "graphs.py"
    spec = importlib.util.spec_from_file_location("built_graphs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def gold(shared: Path, built_graphs: ModuleType) -> Store:
    """Return a store as the builder writes it, from the gold facts of the five seeds."""
    return build_readings(built_graphs.gold_readings(shared), None)


@pytest.fixture(scope="session")
def large(gold: Store) -> Store:
    """Return the gold graph, repeated under other names until it has 50,000 triples."""
    quads = list(gold.quads)

    def renamed(term: Any, number: int) -> Any:
        own = isinstance(term, ox.NamedNode) and term.value.startswith(IDENTIFIER) and "/graph/" not in term.value
        return ox.NamedNode(f"{term.value}-x{number}") if own and number else term

    found = ox.Store()
    number = 0
    while len(found) < 50_000:
        found.extend(
            ox.Quad(renamed(q.subject, number), q.predicate, renamed(q.object, number), renamed(q.graph_name, number))
            for q in quads
        )
        number += 1
    return Store(found, "large")
