"""GEXF as Gephi reads it, with dynamics: a node or edge whose attributes tell `first` and `last` has a life."""

from typing import Any
from xml.etree import ElementTree as ET

from kg.analysis.graphs import Graph, name_of
from kg.analysis.periods import bounds
from kg.errors import InputError

# networkx and Gephi both read 1.2draft
_NAMESPACE = "http://www.gexf.net/1.2draft"
_TYPES = {"bool": "boolean", "int": "long", "float": "double"}
# which attributes tell when something begins and ends
_BEGINS, _ENDS = ("first", "start"), ("last", "end")


def to_gexf(graph: Graph, kinds: dict[str, dict[str, str]], description: str) -> str:
    """Return GEXF of a network with plain attributes; `kinds` are their types, `description` goes into its head."""
    dynamic = any(_life(data) for _, _, data in graph.edges(data=True))
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.2"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "kg"
    ET.SubElement(meta, "description").text = description
    settings = {"defaultedgetype": "directed" if graph.is_directed() else "undirected"}
    settings |= {"mode": "dynamic", "timeformat": "date"} if dynamic else {"mode": "static"}
    body = ET.SubElement(root, "graph", settings)
    ids = {what: _declare(body, what, names) for what, names in kinds.items()}
    nodes = ET.SubElement(body, "nodes")
    for node, data in graph.nodes(data=True):
        element = ET.SubElement(nodes, "node", {"id": str(node), "label": name_of(graph, node), **_life(data)})
        _values(element, data, ids["node"])
    edges = ET.SubElement(body, "edges")
    for number, (a, b, data) in enumerate(graph.edges(data=True)):
        fields = {"id": str(number), "source": str(a), "target": str(b), **_life(data)}
        if isinstance(data.get("weight"), int | float):
            fields["weight"] = str(data["weight"])
        _values(ET.SubElement(edges, "edge", fields), data, ids["edge"])
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _declare(body: ET.Element, what: str, names: dict[str, str]) -> dict[str, str]:
    declared = {name: kind for name, kind in names.items() if (what, name) != ("edge", "weight")}
    if not declared:
        return {}
    element = ET.SubElement(body, "attributes", {"class": what, "mode": "static"})
    for number, (name, kind) in enumerate(declared.items()):
        fields = {"id": str(number), "title": name, "type": _TYPES.get(kind, "string")}
        ET.SubElement(element, "attribute", fields)
    return {name: str(number) for number, name in enumerate(declared)}


def _values(element: ET.Element, data: dict[str, Any], ids: dict[str, str]) -> None:
    chosen = {name: data[name] for name in ids if name in data}
    if chosen:
        values = ET.SubElement(element, "attvalues")
        for name, value in chosen.items():
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(values, "attvalue", {"for": ids[name], "value": text})


def _life(data: dict[str, Any]) -> dict[str, str]:
    """Return the first day of the beginning and the last day of the end, as GEXF wants whole dates."""
    made = {}
    for key, names, side in (("start", _BEGINS, 0), ("end", _ENDS, 1)):
        for name in names:
            if isinstance(data.get(name), str):
                try:
                    made[key] = str(bounds(data[name])[side])
                except InputError:
                    continue  # the attribute of that name is no date here
                break
    return made
