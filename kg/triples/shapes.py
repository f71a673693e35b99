"""A store held against `ontology/shapes.ttl`: what breaks a shape, in plain sentences with the sources behind it.

Shapes whose target is a query pick out the nodes at fault themselves; the store's own engine runs those. pyshacl
(the extra `shapes`) judges all others, on the part of the graph that they speak of.
"""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import themes
from kg.errors import InputError, MissingExtraError, QueryError
from kg.triples import ontology
from kg.triples.store import Store
from kg.vocabulary import IDENTIFIER, ONTOLOGY, PREFIXES, THEME, Class

if TYPE_CHECKING:
    from rdflib import Graph

_SH = "http://www.w3.org/ns/shacl#"
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
_SHOWN = 3
_LABEL = """SELECT ?label WHERE {{
  <{node}> skos:prefLabel|rdfs:label|dcterms:title ?label .
}} ORDER BY (LANG(?label) != "{lang}") ?label LIMIT 1"""
_SOURCES = """SELECT DISTINCT ?title WHERE {{
  {{ <{node}> ic:assertedBy/ic:document ?document }} UNION {{ <{node}> ic:document|oa:hasSource ?document }}
  UNION {{ <{node}> a ic:Document . BIND(<{node}> AS ?document) }}
  UNION {{ ?other ic:evidence <{node}> ; ic:document ?document }}
  UNION {{ ?thing ic:theme|ic:status|ic:review <{node}> ; ic:assertedBy/ic:document ?document }}
  UNION {{ ?assertion ic:theme|ic:status|ic:review <{node}> ; ic:document ?document }}
  OPTIONAL {{ ?document dcterms:title ?name }}
  OPTIONAL {{ ?document dcterms:source ?path }}
  BIND(COALESCE(?name, ?path, ?document) AS ?title)
}} ORDER BY ?title"""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """A node that breaks a shape: its IRI and label, the shape's message in both languages, and the documents."""

    shape: str
    node: str
    label: str
    value: str | None
    en: str
    ko: str
    sources: tuple[str, ...]
    nearest: tuple[str, ...] = ()

    def sentence(self, lang: str = "en") -> str:
        """Return it as one line in English (en) or Korean (ko)."""
        korean = lang == "ko"
        message = (self.ko if korean else self.en).rstrip(".")
        if self.value:
            message += f": {self.value}"
        parts = [f"{self.label} <{self.node.removeprefix(IDENTIFIER)}>: {message}."]
        if self.nearest:
            parts.append(f"{'가까운 것' if korean else 'Nearest'}: {', '.join(self.nearest)}.")
        shown = "; ".join(self.sources[:_SHOWN])
        more = len(self.sources) - _SHOWN
        if more > 0:
            shown += f" 외 {more}건" if korean else f" and {more} more"
        if shown:
            parts.append(f"{'출처' if korean else 'Source'}: {shown}.")
        return " ".join(parts)


def check(store: Store, folder: Path | None = None, lang: str = "en") -> list[Violation]:
    """Return what in a store breaks the shapes, in order; FOLDER may hold files that stand in for the project's own.

    Raises:
        InputError: a file of the folder is no Turtle, or a shape's query cannot be run.
        MissingExtraError: pyshacl is not installed.

    """
    if folder is not None:
        ontology.check_folder(folder)
    found = {*_picked(store, folder), *_judged(store, folder)}
    return sorted(_explain(store, fault, lang) for fault in found)


@dataclass(frozen=True, slots=True)
class _Fault:
    shape: str
    node: str
    value: str | None
    messages: tuple[tuple[str, str], ...]


def _messages(values: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((str(value.language or "en"), str(getattr(value, "value", value))) for value in values))


def _picked(store: Store, folder: Path | None) -> Iterator[_Fault]:
    """Yield what the shapes with a query for a target pick out."""
    path = ontology.locate(ontology.SHAPES, folder)
    about: dict[str, dict[str, list[Any]]] = {}
    for quad in ontology.read_turtle(path):
        about.setdefault(str(quad.subject), {}).setdefault(quad.predicate.value, []).append(quad.object)
    declared = ""
    for values in about.values():
        if _SH + "namespace" in values:
            declared += f"PREFIX {values[_SH + 'prefix'][0].value}: <{values[_SH + 'namespace'][0].value}>\n"
    for shape, values in about.items():
        for target in values.get(_SH + "target", ()):
            for query in about[str(target)].get(_SH + "select", ()):
                try:
                    table = store.select(declared + query.value)
                except QueryError as error:
                    raise InputError(f"{path}: the query of {shape} cannot be run. {error}") from error
                for row in table.rows:
                    cells = dict(zip(table.columns, row, strict=True))
                    yield _Fault(
                        shape.strip("<>"), cells["this"], cells.get("value"), _messages(values[_SH + "message"])
                    )


def _judged(store: Store, folder: Path | None) -> Iterator[_Fault]:
    """Yield what breaks the other shapes, as pyshacl finds it."""
    try:
        import pyshacl
    except ImportError as error:
        raise MissingExtraError("kg check", "shapes") from error
    from rdflib import SH, Graph, Literal

    shapes = _graph(ontology.read(folder, (ontology.SHAPES,)))
    shapes.remove((None, SH.target, None))
    data = _data(store, folder, {str(node) for node in shapes.all_nodes()})
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise InputError(f"{ontology.locate(ontology.SHAPES, folder)}: pyshacl cannot use the shapes: {report}")
    for result in report.objects(None, SH.result):
        value = report.value(result, SH.value)
        node = str(report.value(result, SH.focusNode))
        shape = report.value(result, SH.sourceShape)
        owner = next(iter(shapes.subjects(SH.property, shape)), shape)
        messages = [text for text in report.objects(result, SH.resultMessage) if isinstance(text, Literal)]
        shown = None if value is None or str(value) == node else str(value)
        yield _Fault(str(owner), node, shown, _messages(messages))


def _data(store: Store, folder: Path | None, spoken: set[str]) -> "Graph":
    """Return the triples with the predicates that shapes speak of, the classes above, and the themes there are."""
    from rdflib import URIRef

    wanted = [quad for quad in store.quads if quad.predicate == _TYPE or quad.predicate.value in spoken]
    wanted += [quad for quad in ontology.read(folder, (ontology.THEMES,)) if quad.predicate == _TYPE]
    graph = _graph(wanted)
    for below, above in ontology.closure(_SUBCLASS, folder).items():
        for name in above:
            if below.startswith(ONTOLOGY) and name.startswith(ONTOLOGY):
                graph.add((URIRef(below), URIRef(_SUBCLASS), URIRef(name)))
    return graph


def _graph(quads: Iterable[ox.Quad]) -> "Graph":
    from rdflib import Graph

    graph = Graph()
    known: dict[Any, Any] = {}
    for quad in quads:
        terms = (quad.subject, quad.predicate, quad.object)
        graph.add(tuple(known.get(term) or known.setdefault(term, _convert(term)) for term in terms))
    return graph


def _convert(term: Any) -> Any:  # noqa: ANN401 - a term of one library to that of the other
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        return URIRef(str(term.value))
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == PREFIXES["xsd"] + "string":
        # rdflib holds a plain literal and an xsd:string apart
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def _explain(store: Store, fault: _Fault, lang: str) -> Violation:
    messages = dict(fault.messages)
    english = messages.get("en") or next(iter(messages.values()), "breaks a shape")
    near: tuple[str, ...] = ()
    if fault.node.startswith(THEME):
        code = fault.node.removeprefix(THEME)
        near = tuple(difflib.get_close_matches(code, themes.codes(), n=3, cutoff=0.0))
    return Violation(
        shape=fault.shape.rpartition("#")[2],
        node=fault.node,
        label=_label(store, fault.node, lang),
        value=None if fault.value is None else _label(store, fault.value, lang),
        en=english,
        ko=messages.get("ko", english),
        sources=tuple(str(title) for (title,) in store.select(_SOURCES.format(node=fault.node)).rows)
        if _is_iri(fault.node)
        else (),
        nearest=near,
    )


def _is_iri(text: str) -> bool:
    return "://" in text and not any(char in text for char in '<>"{}|^`\\ \n')


def _label(store: Store, node: str, lang: str) -> str:
    if not _is_iri(node):
        return node
    rows = store.select(_LABEL.format(node=node, lang=lang)).rows
    if rows:
        return str(rows[0][0])
    for row in store.select(f"SELECT ?class WHERE {{ <{node}> a ?class }} ORDER BY ?class LIMIT 1").rows:
        return {str(Class.ASSERTION): "assertion", str(Class.DOCUMENT): "document"}.get(row[0], node.rpartition("/")[2])
    return node.rpartition("/")[2]
