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
    from rdflib.term import Node

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
            from rdflib import RDFS, Graph, Literal
    except ImportError as error:
        raise MissingExtraError("kg docs ontology", "reference") from error

    graph = Graph().parse(path, format="turtle")
    labels: dict[Node, dict[str, str]] = {}
    for term, label in graph.subject_objects(RDFS.label):
        labels.setdefault(term, {})[getattr(label, "language", None) or "en"] = str(label)
    for subject, known in labels.items():
        # pylode writes one heading a term, its labels run together: one label that names both languages reads better
        graph.remove((subject, RDFS.label, None))
        graph.add((subject, RDFS.label, Literal(" · ".join(known[tag] for tag in ("en", "ko") if tag in known))))
    try:
        with _quiet():
            text = str(OntPub(graph).make_html())
    except Exception as error:
        # pylode raises whatever its parts raise: a vocabulary without a header, for one
        raise InputError(
            f"{path}: cannot be laid out ({error}). An owl:Ontology with a dcterms:title is expected."
        ) from error
    return inward(text)


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
