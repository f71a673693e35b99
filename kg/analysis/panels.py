"""Yearly panels for R: the same cities in every year, one matrix a year, ready for statnet and RSiena."""

from pathlib import Path
from typing import Any

import pandas as pd

from kg.analysis import facts as facts_
from kg.analysis.facts import Facts
from kg.analysis.graphs import Graph
from kg.analysis.networks import network
from kg.analysis.periods import dates
from kg.errors import InputError
from kg.triples.store import Store

_SCRIPT = """\
# Reads the panels beside this file: a list of networks for statnet (tergm), an array for RSiena.
# Years: {first} to {last}. Run it with the folder as working directory.
years <- {first}:{last}
nodes <- read.csv("nodes.csv", encoding = "UTF-8", stringsAsFactors = FALSE)
matrices <- lapply(years, function(year)
  as.matrix(read.csv(sprintf("ties_%d.csv", year), row.names = 1, check.names = FALSE, encoding = "UTF-8")))
names(matrices) <- years

# statnet: one network object a year, with the attributes of the cities
if (requireNamespace("network", quietly = TRUE)) {{
  panels <- lapply(matrices, function(m) {{
    net <- network::network((m > 0) * 1, directed = {directed}, matrix.type = "adjacency")
    for (name in setdiff(names(nodes), "node")) network::set.vertex.attribute(net, name, nodes[[name]])
    net
  }})
}}

# RSiena: actors x actors x waves
if (requireNamespace("RSiena", quietly = TRUE)) {{
  waves <- array(unlist(lapply(matrices, function(m) (m > 0) * 1)), dim = c(nrow(nodes), nrow(nodes), length(years)))
  ties <- RSiena::sienaDependent(waves)
  population <- RSiena::coCovar(as.numeric(nodes$population))
  data <- RSiena::sienaDataCreate(ties, population)
}}
"""


def write_panels(
    source: Store | Facts, folder: Path | str, *, kind: str = "ties", since: int | None = None, until: int | None = None
) -> list[Path]:
    """Write one adjacency matrix a year, the cities' attributes, a long table and an R script; return the files.

    Every matrix has the same cities in the same order: all that have a tie in any year. A cell is the weight of the tie
    in that year (agreements and memberships while they last, events and exchanges in the years they happen).

    Raises:
        InputError: nothing in the graph has a date, or the folder cannot be written.

    """
    facts = source if isinstance(source, Facts) else facts_.read(source)
    known = [day.year for day in dates(facts)]
    if not known:
        raise InputError("Nothing in the graph has a date: there are no years to make panels of.")
    years = list(range(since or min(known), (until or max(known)) + 1))
    graphs = {year: network(facts, kind=kind, since=str(year), until=str(year)) for year in years}
    if not any(graph.number_of_edges() for graph in graphs.values()):
        raise InputError(f"No {kind} in the years {years[0]} to {years[-1]}: the panels would be empty.")
    nodes = sorted({str(node) for graph in graphs.values() for node in graph})
    attributes = {str(node): data for graph in graphs.values() for node, data in graph.nodes(data=True)}
    directed = next(iter(graphs.values())).is_directed()
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [
            *(_matrix(folder / f"ties_{year}.csv", graph, nodes) for year, graph in graphs.items()),
            _nodes(folder / "nodes.csv", nodes, attributes),
            _long(folder / "panel.csv", graphs),
            _script(folder / "read_panels.R", years, directed=directed),
        ]
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}. Name a folder.") from error


def _matrix(path: Path, graph: Graph, nodes: list[str]) -> Path:
    cells = [[graph.edges[a, b]["weight"] if graph.has_edge(a, b) else 0 for b in nodes] for a in nodes]
    pd.DataFrame(cells, index=nodes, columns=nodes).to_csv(path, lineterminator="\n", encoding="utf-8")
    return path


def _nodes(path: Path, nodes: list[str], attributes: dict[str, dict[str, Any]]) -> Path:
    names = ("kind", "en", "ko", "country", "continent", "region", "population", "latitude", "longitude")
    rows = [[node, *(attributes[node].get(name) for name in names)] for node in nodes]
    pd.DataFrame(rows, columns=["node", *names], dtype=object).to_csv(
        path, index=False, lineterminator="\n", encoding="utf-8"
    )
    return path


def _long(path: Path, graphs: dict[int, Graph]) -> Path:
    rows = [
        (year, a, b, data["weight"], data.get("agreements"), data.get("events"), data.get("exchanges"))
        for year, graph in graphs.items()
        for a, b, data in sorted(graph.edges(data=True), key=lambda edge: (str(edge[0]), str(edge[1])))
    ]
    columns = ["year", "a", "b", "weight", "agreements", "events", "exchanges"]
    pd.DataFrame(rows, columns=columns, dtype=object).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    return path


def _script(path: Path, years: list[int], *, directed: bool) -> Path:
    text = _SCRIPT.format(first=years[0], last=years[-1], directed=str(directed).upper())
    path.write_text(text, encoding="utf-8")
    return path
