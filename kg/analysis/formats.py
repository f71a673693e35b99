"""Networks to files and back: GraphML, GEXF with dynamics, Pajek, edge and node tables as CSV or Parquet, JSON.

What GraphML and GEXF cannot hold (None, lists, dates, numbers beside text) is written as text, and how to get it back
is written beside it in the file: `read_graph` restores every attribute, other programs see plain values. CSV tables
come back as pandas guesses them, and undirected. Nodes and edges are sorted: the same network gives the same bytes.
"""

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx

from kg.analysis.gexf import to_gexf
from kg.analysis.graphs import Graph, unknown
from kg.errors import InputError, MissingExtraError, UnknownNameError

Schema = dict[str, dict[str, str]]
FORMATS = ("graphml", "gexf", "pajek", "csv", "parquet", "json")
_SUFFIXES = {
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".net": "pajek",
    ".csv": "csv",
    ".parquet": "parquet",
    ".json": "json",
}
_PLAIN: dict[type, str] = {bool: "bool", int: "int", float: "float", str: "str"}
_KEY = "kg-attributes"


def write_graph(graph: Graph, path: Path | str, form: str | None = None) -> list[Path]:
    """Write a network to a file and return the files written; the format is told by the suffix, or by `form`.

    CSV and Parquet take two files: NAME.nodes.csv and NAME.edges.csv beside each other.

    Raises:
        UnknownNameError: no such format.
        InputError: the file cannot be written.

    """
    path = Path(path)
    form = _form(path, form)
    try:
        if form in ("csv", "parquet"):
            return _write_tables(graph, path, form)
        path.write_text(to_text(graph, form), encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}. Name a file in a folder that exists."
        ) from error
    return [path]


def to_text(graph: Graph, form: str) -> str:
    """Return a network as text in one of the formats; `csv` gives its edges.

    Raises:
        UnknownNameError: no such format, or one that is no text.

    """
    if form not in _TEXTS:
        raise UnknownNameError(unknown("text format", form, _TEXTS))
    return _TEXTS[form](ordered(graph))


def read_graph(path: Path | str, form: str | None = None) -> Graph:
    """Return the network of a file that `write_graph` or another program wrote.

    Raises:
        UnknownNameError: no such format.
        InputError: the file is missing or cannot be read as the format it should have.

    """
    path = Path(path)
    form = _form(path, form)
    try:
        return _READERS[form](path)
    except MissingExtraError:
        raise
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except Exception as error:  # each parser fails in its own ways
        raise InputError(f"{path} is no {form} of a network: {type(error).__name__}: {error}") from error


def ordered(graph: Graph) -> Graph:
    """Return the network with its nodes and edges sorted by id."""
    made: Graph = graph.__class__()
    made.graph.update(graph.graph)
    made.add_nodes_from((node, graph.nodes[node]) for node in sorted(graph, key=str))
    edges = list(graph.edges(data=True))
    if not graph.is_directed():
        edges = [(*sorted((a, b), key=str), data) for a, b, data in edges]
    made.add_edges_from(sorted(edges, key=lambda edge: (str(edge[0]), str(edge[1]))))
    return made


def schema(graph: Graph) -> Schema:
    """Return the type of each attribute of nodes and edges: bool, int, float, str, list, tuple, date or json."""
    tables = {
        "node": [data for _, data in graph.nodes(data=True)],
        "edge": [data for _, _, data in graph.edges(data=True)],
    }
    made: Schema = {}
    for what, rows in tables.items():
        kinds: dict[str, set[str]] = {}
        for row in rows:
            for name, value in row.items():
                kinds.setdefault(str(name), set()).update([] if value is None else [_kind(value)])
        made[what] = {name: next(iter(each)) if len(each) == 1 else "json" for name, each in sorted(kinds.items())}
    return made


def _kind(value: Any) -> str:  # noqa: ANN401 - any attribute
    value = _python(value)
    for kind, name in _PLAIN.items():
        if type(value) is kind:
            return name
    if isinstance(value, datetime):
        return "json"
    if isinstance(value, date):
        return "date"
    return "tuple" if isinstance(value, tuple) else "list" if isinstance(value, list | set | frozenset) else "json"


def _python(value: Any) -> Any:  # noqa: ANN401
    return value.item() if hasattr(value, "item") and not isinstance(value, str | bytes) else value


def flat(value: Any, kind: str) -> str | int | float | bool | None:  # noqa: ANN401
    """Return an attribute as a format without lists or dates can hold it; None stays None."""
    value = _python(value)
    if value is None or kind in ("bool", "int", "float", "str"):
        return value  # type: ignore[no-any-return]
    if kind == "date":
        return str(value)
    listed = sorted(value, key=str) if isinstance(value, set | frozenset) else value
    return json.dumps(listed, ensure_ascii=False, default=str)


def _restore(value: Any, kind: str) -> Any:  # noqa: ANN401
    if value is None or kind == "str":
        return value
    if kind == "date":
        return date.fromisoformat(value)
    if kind in ("tuple", "list", "json"):
        made = json.loads(value) if isinstance(value, str) else value
        return tuple(made) if kind == "tuple" else made
    return {"bool": bool, "int": int, "float": float}[kind](value)


def _flattened(graph: Graph) -> tuple[Graph, Schema]:
    kinds = schema(graph)
    made: Graph = graph.__class__()
    for node, data in graph.nodes(data=True):
        made.add_node(node, **_flat_row(data, kinds["node"]))
    for a, b, data in graph.edges(data=True):
        made.add_edge(a, b, **_flat_row(data, kinds["edge"]))
    return made, kinds


def _flat_row(data: dict[str, Any], kinds: dict[str, str]) -> dict[str, Any]:
    return {name: flat(value, kinds[name]) for name, value in data.items() if value is not None}


def _restored(graph: Graph, kinds: Schema | None) -> Graph:
    """Return the network with the attributes of its schema as they were; one without a schema stays as it is."""
    if kinds is None:
        return graph
    for _, data in graph.nodes(data=True):
        _restore_row(data, kinds["node"])
    for _, _, data in graph.edges(data=True):
        _restore_row(data, kinds["edge"])
    return graph


def _restore_row(data: dict[str, Any], kinds: dict[str, str]) -> None:
    values = {name: _restore(data.get(name), kind) for name, kind in kinds.items()}
    data.clear()
    data.update(values)


# --- GraphML, GEXF, Pajek, JSON


def _graphml(graph: Graph) -> str:
    made, kinds = _flattened(graph)
    made.graph[_KEY] = json.dumps(kinds, ensure_ascii=False, sort_keys=True)
    file = io.BytesIO()
    nx.write_graphml_xml(made, file, named_key_ids=True)
    return file.getvalue().decode("utf-8") + "\n"


def _read_graphml(path: Path) -> Graph:
    made: Graph = nx.read_graphml(path)
    text = made.graph.pop(_KEY, None)
    made.graph.pop("node_default", None)
    made.graph.pop("edge_default", None)
    return _restored(made, json.loads(text) if text else None)


def _gexf(graph: Graph) -> str:
    made, kinds = _flattened(graph)
    return to_gexf(made, kinds, json.dumps(kinds, ensure_ascii=False, sort_keys=True))


def _read_gexf(path: Path) -> Graph:
    made: Graph = nx.read_gexf(path)
    for element in ET.parse(path).iter():  # noqa: S314 - a file that the user names
        if element.tag.endswith("description") and (element.text or "").startswith("{"):
            return _restored(made, json.loads(element.text or ""))
    return made


def _pajek(graph: Graph) -> str:
    index = {node: i for i, node in enumerate(graph, 1)}
    lines = [f"*vertices {len(index)}"]
    lines += [f"{i} {_quoted(node)}" for node, i in index.items()]
    lines.append("*arcs" if graph.is_directed() else "*edges")
    lines += [f"{index[a]} {index[b]} {float(_python(data.get('weight', 1)))}" for a, b, data in graph.edges(data=True)]
    return "\n".join(lines) + "\n"


def _quoted(node: object) -> str:
    # Pajek has no escape for a quote inside a name
    return '"' + str(node).replace('"', "'") + '"'


def _read_pajek(path: Path) -> Graph:
    found: Any = nx.read_pajek(path, encoding="utf-8")
    made: Graph = nx.DiGraph(found) if found.is_directed() else nx.Graph(found)
    return made


def _json(graph: Graph) -> str:
    made = nx.node_link_data(graph, edges="edges")
    made["graph"] = {_KEY: schema(graph)}
    return json.dumps(made, ensure_ascii=False, indent=1, default=_json_default) + "\n"


def _json_default(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return value.item() if hasattr(value, "item") else str(value)


def _read_json(path: Path) -> Graph:
    made: Graph = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    kinds: Schema | None = made.graph.pop(_KEY, None)
    # JSON has lists and mixed values of its own: only tuples and dates are to be made again
    native = {"list": "str", "json": "str", "tuple": "tuple", "date": "date"}
    return _restored(
        made, kinds and {what: {n: native.get(k, k) for n, k in each.items()} for what, each in kinds.items()}
    )


# --- tables


def tables(graph: Graph, *, flattened: bool = True) -> tuple[Any, Any]:
    """Return the nodes and the edges as DataFrames: `node` and attributes; `source`, `target` and attributes."""
    import pandas as pd

    graph = ordered(graph)
    kinds = schema(graph)

    def row(data: dict[str, Any], what: str) -> list[Any]:
        return [
            flat(data.get(name), kind) if flattened or kind == "json" else _listed(data.get(name))
            for name, kind in kinds[what].items()
        ]

    nodes = [[node, *row(data, "node")] for node, data in graph.nodes(data=True)]
    edges = [[a, b, *row(data, "edge")] for a, b, data in graph.edges(data=True)]
    return (
        pd.DataFrame(nodes, columns=["node", *kinds["node"]], dtype=object),
        pd.DataFrame(edges, columns=["source", "target", *kinds["edge"]], dtype=object),
    )


def _listed(value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, tuple | list | set | frozenset):
        return _python(value)
    items = [_python(item) for item in (value if isinstance(value, tuple | list) else sorted(value, key=str))]
    # a column of lists has one type of item: mixed ones become text
    same = len({type(item) for item in items if item is not None}) <= 1
    return items if same else [None if item is None else str(item) for item in items]


def _write_tables(graph: Graph, path: Path, form: str) -> list[Path]:
    stem = path.name.removesuffix(f".{form}")
    paths = [path.with_name(f"{stem}.{what}.{form}") for what in ("nodes", "edges")]
    for target, frame in zip(paths, tables(graph, flattened=form == "csv"), strict=True):
        if form == "csv":
            frame.to_csv(target, index=False, encoding="utf-8", lineterminator="\n")
        else:
            _need_parquet()
            frame.infer_objects().to_parquet(target, index=False)
    return paths


def _csv(graph: Graph) -> str:
    text: str = tables(graph)[1].to_csv(index=False, lineterminator="\n")
    return text


def _read_tables(path: Path) -> Graph:
    import pandas as pd

    form = path.suffix.removeprefix(".")
    stem = path.name.removesuffix(f".{form}").removesuffix(".edges").removesuffix(".nodes")
    edges_path, nodes_path = (path.with_name(f"{stem}.{what}.{form}") for what in ("edges", "nodes"))
    if not edges_path.exists():
        edges_path = path
    if form == "parquet":
        _need_parquet()
    read: Callable[[Path], Any] = pd.read_csv if form == "csv" else pd.read_parquet
    made: Graph = nx.Graph()
    if nodes_path.exists():
        for record in read(nodes_path).to_dict("records"):
            made.add_node(record.pop("node"), **_present(record))
    edges = read(edges_path)
    first, second = ("source", "target") if {"source", "target"} <= set(edges.columns) else edges.columns[:2]
    for record in edges.to_dict("records"):
        made.add_edge(record.pop(first), record.pop(second), **_present(record))
    return made


def _present(record: dict[str, Any]) -> dict[str, Any]:
    values = {str(name): value.tolist() if hasattr(value, "tolist") else value for name, value in record.items()}
    return {name: None if value != value else value for name, value in values.items()}  # noqa: PLR0124 - NaN


def _need_parquet() -> None:
    if find_spec("pyarrow") is None:
        raise MissingExtraError("Parquet", "parquet")


def _form(path: Path, form: str | None) -> str:
    form = form or _SUFFIXES.get(path.suffix.lower(), path.suffix.removeprefix(".") or path.name)
    if form not in FORMATS:
        raise UnknownNameError(unknown("format", form, FORMATS))
    return form


_TEXTS: dict[str, Callable[[Graph], str]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "pajek": _pajek,
    "json": _json,
    "csv": _csv,
}
_READERS: dict[str, Callable[[Path], Graph]] = {
    "graphml": _read_graphml,
    "gexf": _read_gexf,
    "pajek": _read_pajek,
    "json": _read_json,
    "csv": _read_tables,
    "parquet": _read_tables,
}
