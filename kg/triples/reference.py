"""The vocabulary as one HTML page to read and cite: every term with labels and definitions in both languages.

pylode (the extra `reference`) lays it out; what a page would fetch from outside is taken away, so that it opens
anywhere and tells nobody that it was opened.
"""

import contextlib
import logging
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, MissingExtraError
from kg.triples import ontology

if TYPE_CHECKING:
    from rdflib import Graph

_STYLE = "<style>pre { white-space: pre-wrap; }</style>"

# elements and rules that fetch when a page opens; a link to follow is none of them
_FETCHES = (
    re.compile(r"<link\b[^>]*\bhref=(?![\"']?data:)[^>]*>", re.IGNORECASE),
    re.compile(r"<script\b[^>]*\bsrc=[^>]*>.*?</script>", re.IGNORECASE | re.DOTALL),
    re.compile(r"<(?:iframe|object|embed|video|audio|source)\b[^>]*>", re.IGNORECASE),
    re.compile(r"<img\b[^>]*\bsrc=(?![\"']?data:)[^>]*>", re.IGNORECASE),
    re.compile(r"@import[^;]*;", re.IGNORECASE),
    re.compile(r"url\((?!\s*[\"']?data:)[^)]*\)", re.IGNORECASE),
)


def page(folder: Path | None = None) -> str:
    """Return the reference of the vocabulary as HTML that asks nothing of the network.

    Raises:
        InputError: a file of FOLDER is no Turtle, or pylode cannot lay it out.
        MissingExtraError: pylode is not installed.

    """
    if folder is not None:
        ontology.check_folder(folder)
    path = ontology.locate(ontology.VOCABULARY, folder)
    try:
        with _quiet():
            from pylode import OntPub
            from rdflib import Graph
    except ImportError as error:
        raise MissingExtraError("kg docs ontology", "reference") from error

    graph = Graph().parse(path, format="turtle")
    _arrange(graph)
    try:
        with _quiet():
            text = str(OntPub(graph).make_html())
    except Exception as error:
        # pylode raises whatever its parts raise: a vocabulary without a header, for one
        raise InputError(
            f"{path}: cannot be laid out ({error}). An owl:Ontology with a dcterms:title is expected."
        ) from error
    return inward(text).replace("</head>", _STYLE + "</head>", 1)


def _arrange(graph: "Graph") -> None:
    """Put a graph into the form that pylode shows in full, for it alone."""
    from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, Literal

    # it writes one heading a term, labels run together: one label that names both languages reads better
    for predicate in (RDFS.label, DCTERMS.title):
        for subject in set(graph.subjects(predicate)):
            known = {getattr(each, "language", None) or "en": str(each) for each in graph.objects(subject, predicate)}
            graph.remove((subject, predicate, None))
            graph.add((subject, predicate, Literal(" · ".join(known[tag] for tag in ("en", "ko") if tag in known))))
    # it knows notes, but not editorial ones, contacts, or the members of a closed list
    for predicate in (SKOS.editorialNote, SDO.contactPoint):
        for subject, note in graph.subject_objects(predicate):
            graph.add((subject, SKOS.note, note))
    for member in graph.subjects(RDF.type, OWL.NamedIndividual):
        meaning = " ".join(sorted(map(str, graph.objects(member, SKOS.definition))))
        line = f"{str(member).rpartition('#')[2]}: {graph.value(member, RDFS.label)}. {meaning}"
        for kind in graph.objects(member, RDF.type):
            if kind != OWL.NamedIndividual:
                graph.add((kind, SKOS.note, Literal(line)))


def inward(html: str) -> str:
    """Return a page without what it would fetch from outside; links to follow stay."""
    for pattern in _FETCHES:
        html = pattern.sub("", html)
    return html


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep pylode's log and its files left open off the terminal: it sets up all logging when it is imported."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
        root.setLevel(level)
        root.handlers[:] = handlers
