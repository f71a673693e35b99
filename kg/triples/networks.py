"""The edges of a graph as a network for other tools: GraphML, GEXF, and CSV with one edge a line.

Nodes are the places, networks and themes that derived edges join. A symmetric relation is one edge, its ends in order.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.triples.store import Store
from kg.vocabulary import DIRECTED, IDENTIFIER, ONTOLOGY, SYMMETRIC, THEME

_FIELDS = ("kind", "ko", "en", "country", "latitude", "longitude", "population")
_NUMBERS = {"latitude": "double", "longitude": "double", "population": "long"}
_EDGES = f"""SELECT ?a ?relation ?b WHERE {{
  VALUES ?relation {{ {" ".join(f"<{each}>" for each in (*SYMMETRIC, *DIRECTED))} }}
  ?a ?relation ?b .
}}"""
_NODES = """SELECT ?node ?kind ?ko ?en ?country ?latitude ?longitude ?population WHERE {
  VALUES ?kind { ic:City ic:Region ic:Country ic:Network ic:Theme }
  ?node a ?kind .
  OPTIONAL { ?node skos:prefLabel ?ko . FILTER(LANG(?ko) = "ko") }
  OPTIONAL { ?node skos:prefLabel ?en . FILTER(LANG(?en) = "en") }
  OPTIONAL { ?node ic:countryCode ?country }
  OPTIONAL { ?node wgs84:lat ?latitude ; wgs84:long ?longitude }
  OPTIONAL { ?node ic:population ?population }
}"""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One relation between two nodes, by their ids; a symmetric one has its ends in order."""

    source: str
    relation: str
    target: str

    @property
    def symmetric(self) -> bool:
        """Tell whether the relation goes both ways."""
        return ONTOLOGY + self.relation in SYMMETRIC


def edges(store: Store) -> list[Edge]:
    """Return the derived edges of a store, in order."""
    found = set()
    for a, relation, b in store.select(_EDGES).rows:
        ends = sorted((a, b)) if relation in SYMMETRIC else (a, b)
        found.add(Edge(_name(ends[0]), relation.removeprefix(ONTOLOGY), _name(ends[1])))
    return sorted(found)


def nodes(store: Store, joined: list[Edge]) -> dict[str, dict[str, Any]]:
    """Return what is known of the nodes that edges join, by id: kind, labels, country, position, population."""
    wanted = sorted({end for edge in joined for end in (edge.source, edge.target)})
    known: dict[str, dict[str, Any]] = {}
    for row in sorted(store.select(_NODES).rows, key=str):
        values = {field: value for field, value in zip(_FIELDS, row[1:], strict=True) if value is not None}
        values["kind"] = values["kind"].removeprefix(ONTOLOGY)
        known.setdefault(_name(row[0]), values)
    return {name: known.get(name, {}) for name in wanted}


def _name(iri: str) -> str:
    return "theme/" + iri.removeprefix(THEME) if iri.startswith(THEME) else iri.removeprefix(IDENTIFIER)


def write_csv(store: Store) -> Iterator[str]:
    """Yield a header and one line an edge: ends with their labels, relation, and whether it goes both ways."""
    joined = edges(store)
    about = nodes(store, joined)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("source", "relation", "target", "symmetric", "source_ko", "source_en", "target_ko", "target_en"))
    for edge in joined:
        labels = [about[end].get(tongue, "") for end in (edge.source, edge.target) for tongue in ("ko", "en")]
        writer.writerow((edge.source, edge.relation, edge.target, str(edge.symmetric).lower(), *labels))
    yield buffer.getvalue()


def write_graphml(store: Store) -> Iterator[str]:
    """Yield GraphML: node and edge attributes under their names."""
    joined = edges(store)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for field in _FIELDS:
        kind = _NUMBERS.get(field, "string")
        yield f'<key id="{field}" for="node" attr.name="{field}" attr.type="{kind}"/>\n'
    yield '<key id="relation" for="edge" attr.name="relation" attr.type="string"/>\n'
    yield '<key id="symmetric" for="edge" attr.name="symmetric" attr.type="boolean"/>\n'
    yield '<graph id="kg" edgedefault="directed">\n'
    for name, values in nodes(store, joined).items():
        data = "".join(
            f'<data key="{field}">{escape(_clean(values[field]))}</data>' for field in _FIELDS if field in values
        )
        yield f"<node id={quoteattr(name)}>{data}</node>\n"
    for number, edge in enumerate(joined):
        data = f'<data key="relation">{edge.relation}</data><data key="symmetric">{str(edge.symmetric).lower()}</data>'
        yield f'<edge id="e{number}" source={quoteattr(edge.source)} target={quoteattr(edge.target)}>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def write_gexf(store: Store) -> Iterator[str]:
    """Yield GEXF 1.2, as Gephi reads it; the label is the English name, or the Korean one."""
    joined = edges(store)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="static">\n<attributes class="node" mode="static">\n'
    for field in _FIELDS:
        yield f'<attribute id="{field}" title="{field}" type="{_NUMBERS.get(field, "string")}"/>\n'
    yield '</attributes>\n<attributes class="edge" mode="static">\n'
    yield '<attribute id="relation" title="relation" type="string"/>\n'
    yield '<attribute id="symmetric" title="symmetric" type="boolean"/>\n'
    yield "</attributes>\n<nodes>\n"
    for name, values in nodes(store, joined).items():
        label = values.get("en") or values.get("ko") or name
        data = "".join(
            f"<attvalue for={quoteattr(field)} value={quoteattr(_clean(values[field]))}/>"
            for field in _FIELDS
            if field in values
        )
        yield f"<node id={quoteattr(name)} label={quoteattr(_clean(label))}><attvalues>{data}</attvalues></node>\n"
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(joined):
        data = f'<attvalue for="relation" value="{edge.relation}"/>'
        data += f'<attvalue for="symmetric" value="{str(edge.symmetric).lower()}"/>'
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f'<edge id="e{number}" {ends}><attvalues>{data}</attvalues></edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _clean(value: Any) -> str:  # noqa: ANN401 - a label or a number
    # XML has no way to write most control characters
    return "".join(char for char in str(value) if char >= " " or char in "\t\n")


WRITERS: dict[str, Callable[[Store], Iterator[str]]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
}
