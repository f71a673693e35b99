"""Readings in, an RDF graph in a store out: identity, merge, decisions, derived edges."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.triples.build import build_readings
    from kg.triples.store import Store, Table, open_store

__all__ = ["Store", "Table", "build_readings", "open_store"]

_HOME = {"build_readings": "build", "Store": "store", "Table": "store", "open_store": "store"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a module of the package when one of its names is asked for, so that a query loads no builder."""
    if name in _HOME:
        import importlib

        return getattr(importlib.import_module(f"kg.triples.{_HOME[name]}"), name)
    raise AttributeError(name)
