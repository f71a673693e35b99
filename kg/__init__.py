"""kg: documents -> statements -> triples -> answers and analysis -> views, for the relations between cities."""

import importlib
from os import PathLike
from typing import Any

__version__ = "0.1.0"


def open(location: str | PathLike[str]) -> Any:  # noqa: A001, ANN401 - kg.open("kg-store"); a kg.views.notebook.Graph
    """Open a graph that has been built, to ask it and look at it.

    `.ask(question)`, `.sparql(query)`, `.facts(kind)` and `.show(name)` give tables, `.view()` the explorer.

    Raises:
        StoreError: there is no store at the location.

    """
    # by name: the flow's packages import this one, and it must not pull them in
    return importlib.import_module("kg.views.notebook").open(location)
