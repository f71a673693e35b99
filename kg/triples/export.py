"""The graph as text: Turtle, N-Triples, TriG and JSON-LD, sorted, so that the same graph gives the same bytes.

Turtle, N-Triples and JSON-LD hold the union of the named graphs; TriG keeps them apart. For networks in GraphML, GEXF
and CSV see `kg.triples.networks`.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import paths
from kg.errors import InputError
from kg.triples import description, inference
from kg.triples.store import Store
from kg.vocabulary import IDENTIFIER, PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
# what may follow a prefix without escapes, and what may stand as a relative IRI without being resolved to another
_LOCAL = re.compile(r"[A-Za-z_][\w-]*|[0-9][\w-]*(\.[\w-]+)*", re.ASCII)
_RELATIVE = re.compile(r"[a-z]+/[^:/?#.\\<>\"{}|^`\s][^:/?#\\<>\"{}|^`\s]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\r\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f]')


def quads(store: Store, *, inferences: bool = False, ontology: Path | None = None) -> list[ox.Quad]:
    """Return every quad of a store and the description of the whole; with what follows from the ontology, if asked.

    Inferred triples stand in a graph of their own, `id:graph/inferred`, and so does the description.
    """
    found = list(store.quads)
    # of a server, what it keeps besides the graph is no part of it
    described = description.describe(Store(store.quads, store.location))
    if inferences:
        triples = (quad.triple for quad in found)
        found += [
            ox.Quad(new.subject, new.predicate, new.object, inference.INFERRED)
            for new in inference.infer(triples, ontology)
        ]
    return found + described


def write(store: Store, form: str, *, inferences: bool = False, ontology: Path | None = None) -> Iterator[str]:
    """Yield the pieces of a store's text in a format: ttl, nt, trig, jsonld, graphml, gexf or csv.

    Raises:
        InputError: there is no such format, or the ontology folder cannot be read.

    """
    from kg.triples import networks

    if form in networks.WRITERS:
        yield from networks.WRITERS[form](store)
        return
    if form not in WRITERS:
        raise InputError(f"No format '{form}'. Formats: {', '.join((*WRITERS, *networks.WRITERS))}.")
    yield from WRITERS[form](quads(store, inferences=inferences, ontology=ontology))


def n_triples(found: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield one line a triple, sorted."""
    yield from sorted({f"{quad.triple} .\n" for quad in found})


def turtle(found: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield Turtle: subjects, predicates and objects in order, a subject's class first."""
    yield from _head()
    yield from _subjects({quad.triple for quad in found}, "")


def trig(found: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield TriG: the named graphs in order, each as Turtle."""
    yield from _head()
    graphs: dict[str, set[ox.Triple]] = {}
    for quad in found:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else short(quad.graph_name)
        graphs.setdefault(name, set()).add(quad.triple)
    for name in sorted(graphs):
        yield f"\n{name} {{\n" if name else "\n{\n"
        yield from _subjects(graphs[name], "    ")
        yield "}\n"


def json_ld(found: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield JSON-LD: one object a subject, in order, under the project's context."""
    context = read_context()
    terms = {_expand(_identifier(spec), context): name for name, spec in context.items() if _identifier(spec)}
    coerced = {name for name, spec in context.items() if isinstance(spec, dict) and spec.get("@type") == "@id"}
    yield '{\n"@context": ' + json.dumps(context, ensure_ascii=False, indent=1, sort_keys=True) + ',\n"@graph": [\n'
    first = True
    for _, group in groupby(sorted({quad.triple for quad in found}, key=_order), key=lambda triple: triple.subject):
        node: dict[str, Any] = {}
        for triple in group:
            node.setdefault("@id", _compact(triple.subject))
            if triple.predicate.value == _TYPE and isinstance(triple.object, ox.NamedNode):
                node.setdefault("@type", []).append(terms.get(triple.object.value) or _compact(triple.object))
                continue
            name = terms.get(triple.predicate.value) or _compact(triple.predicate)
            node.setdefault(name, []).append(_json_value(triple.object, coerced=name in coerced))
        yield ("" if first else ",\n") + json.dumps(node, ensure_ascii=False, sort_keys=True)
        first = False
    yield "\n]\n}\n"


WRITERS: dict[str, Callable[[Iterable[ox.Quad]], Iterator[str]]] = {
    "ttl": turtle,
    "nt": n_triples,
    "trig": trig,
    "jsonld": json_ld,
}


@cache
def read_context() -> dict[str, Any]:
    """Return the project's JSON-LD context: a name for every term, and which names hold IRIs."""
    context: dict[str, Any] = json.loads((paths.ontology() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return context


def short(node: Term) -> str:
    """Return a term as Turtle writes it: by prefix, relative to `id:`, or in full."""
    if isinstance(node, ox.Literal):
        return _literal(node)
    if not isinstance(node, ox.NamedNode):
        return str(node)
    path = node.value.removeprefix(IDENTIFIER)
    if path != node.value:
        return f"<{path}>" if _RELATIVE.fullmatch(path) else f"<{node.value}>"
    cut = max(node.value.rfind("#"), node.value.rfind("/")) + 1
    prefix = _names().get(node.value[:cut])
    return f"{prefix}:{node.value[cut:]}" if prefix and _LOCAL.fullmatch(node.value[cut:]) else f"<{node.value}>"


def _literal(node: ox.Literal) -> str:
    quoted = '"' + _ESCAPED.sub(lambda m: _ESCAPES.get(m.group(), f"\\u{ord(m.group()):04X}"), node.value) + '"'
    if node.language:
        return f"{quoted}@{node.language}"
    datatype = node.datatype.value
    if datatype == _XSD + "string":
        return quoted
    if datatype in (_XSD + "integer", _XSD + "boolean") and re.fullmatch(r"[+-]?\d+|true|false", node.value):
        return node.value
    return f"{quoted}^^{short(node.datatype)}"


@cache
def _names() -> dict[str, str]:
    return {iri: name for name, iri in PREFIXES.items() if name != "id"}


def _head() -> Iterator[str]:
    yield f"@base <{IDENTIFIER}> .\n"
    for name, iri in sorted(PREFIXES.items()):
        if name != "id":
            yield f"@prefix {name}: <{iri}> .\n"


def _subjects(triples: set[ox.Triple], margin: str) -> Iterator[str]:
    for subject, group in groupby(sorted(triples, key=_order), key=lambda triple: triple.subject):
        lines: list[str] = []
        for predicate, values in groupby(group, key=lambda triple: triple.predicate):
            name = "a" if predicate.value == _TYPE else short(predicate)
            lines.append(f"{name} " + " , ".join(short(triple.object) for triple in values))
        yield f"\n{margin}{short(subject)} " + f" ;\n{margin}    ".join(lines) + " .\n"


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    return str(triple.subject), predicate != _TYPE, predicate, str(triple.object)


def _identifier(spec: Any) -> str:  # noqa: ANN401 - a JSON value
    if isinstance(spec, dict):
        return str(spec.get("@id", ""))
    return ""


def _expand(name: str, context: dict[str, Any]) -> str:
    prefix, colon, local = name.partition(":")
    return f"{context[prefix]}{local}" if colon and prefix in context else name


def _compact(node: Term) -> str:
    if not isinstance(node, ox.NamedNode):
        return str(node)
    text = short(node)
    if text.startswith("<"):
        return text[1:-1]
    # a name that stands for a property (theme) is no prefix in JSON-LD
    prefix = text.partition(":")[0]
    return text if read_context().get(prefix) == PREFIXES[prefix] else node.value


def _json_value(value: Term, *, coerced: bool) -> Any:  # noqa: ANN401 - a JSON value
    if not isinstance(value, ox.Literal):
        return _compact(value) if coerced else {"@id": _compact(value)}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    if value.datatype.value == _XSD + "string":
        return {"@value": value.value} if coerced else value.value
    return {"@type": _compact(value.datatype), "@value": value.value}
