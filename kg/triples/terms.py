"""RDF terms from plain values: IRIs under `id:`, dates as precise as they were said, texts in their language."""

import re
from functools import lru_cache

import pyoxigraph as ox

from kg.vocabulary import IDENTIFIER, ONTOLOGY, PREFIXES, THEME

_XSD = PREFIXES["xsd"]
_DATE_TYPES = {4: ox.NamedNode(_XSD + "gYear"), 7: ox.NamedNode(_XSD + "gYearMonth"), 10: ox.NamedNode(_XSD + "date")}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# what RFC 3987 does not allow in an IRI, and the per cent sign, so that escaping can be undone
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(1, 0xE) for last in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(
    r"[\x00-\x20\x7f-\x9f<>\"{}|^`\\%\[\]\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U0010ffff"
    + _NO_CHARACTERS
    + "]"
)
# the script of a name, and the tag for it: who writes it in Han alone may speak Chinese, Japanese or Korean
_SCRIPTS = (
    (re.compile("[\uac00-\ud7a3\u3131-\u318e]"), "ko"),
    (re.compile("[\u3041-\u30ff]"), "ja"),
    (re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"), "und-hani"),
    (re.compile("[\u0400-\u052f]"), "und-cyrl"),
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "und-grek"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f]"), "und-arab"),
    (re.compile("[\u0590-\u05ff]"), "und-hebr"),
    (re.compile("[\u0900-\u097f]"), "und-deva"),
    (re.compile("[\u0e01-\u0e5b]"), "th"),
)

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
JSON = ox.NamedNode(PREFIXES["rdf"] + "JSON")
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
PREFERRED = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
ALTERNATIVE = ox.NamedNode(PREFIXES["skos"] + "altLabel")
HIDDEN = ox.NamedNode(PREFIXES["skos"] + "hiddenLabel")
IS_REPLACED_BY = ox.NamedNode(PREFIXES["dcterms"] + "isReplacedBy")

ENTITIES = ox.NamedNode(IDENTIFIER + "graph/entities")
THINGS = ox.NamedNode(IDENTIFIER + "graph/things")
EDGES = ox.NamedNode(IDENTIFIER + "graph/edges")
THEMES = ox.NamedNode(IDENTIFIER + "graph/themes")
DECISIONS = ox.NamedNode(IDENTIFIER + "graph/decisions")
BUILDS = ox.NamedNode(IDENTIFIER + "graph/builds")
# what a server keeps besides the graph: who builds, and what was built
LOCK = ox.NamedNode(IDENTIFIER + "graph/lock")
LOG = ox.NamedNode(IDENTIFIER + "graph/log")


def escape(path: str) -> str:
    """Return a path with what no IRI may hold percent-encoded."""
    return _FORBIDDEN.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), path)


@lru_cache(maxsize=65536)
def iri(path: str) -> ox.NamedNode:
    """Return the IRI of a path under `id:`, such as ``place/goyang-kr``."""
    return ox.NamedNode(IDENTIFIER + escape(path))


def fixed(path: str) -> ox.NamedNode:
    """Return the IRI of a path that is made of words and digests alone: nothing to escape, too many to remember."""
    return ox.NamedNode(IDENTIFIER + path)


@lru_cache(maxsize=1024)
def term(name: str) -> ox.NamedNode:
    """Return a term of the vocabulary (a member, or its full IRI)."""
    return ox.NamedNode(str(name))


@lru_cache(maxsize=1024)
def standard(prefix: str, name: str) -> ox.NamedNode:
    """Return a term of a standard vocabulary, by its prefix."""
    return ox.NamedNode(PREFIXES[prefix] + name)


@lru_cache(maxsize=256)
def individual(name: str) -> ox.NamedNode:
    """Return a named individual of the ontology by its local name, such as ``inForce``."""
    return ox.NamedNode(ONTOLOGY + name)


@lru_cache(maxsize=256)
def theme(code: str) -> ox.NamedNode:
    """Return the IRI of a theme by its code."""
    return ox.NamedNode(THEME + escape(code))


def path_of(node: ox.NamedNode) -> str:
    """Return the path of an IRI under `id:`; the opposite of `iri` for all it makes."""
    path = str(node.value).removeprefix(IDENTIFIER)
    if "%" not in path:
        return path
    return re.sub("(?:%[0-9A-F]{2})+", lambda match: bytes.fromhex(match.group().replace("%", "")).decode(), path)


@lru_cache(maxsize=65536)
def date(text: str) -> ox.Literal | None:
    """Return a date literal as precise as the text (YYYY, YYYY-MM or YYYY-MM-DD); None for anything else."""
    if not _DATE.fullmatch(text):
        return None
    return ox.Literal(text, datatype=_DATE_TYPES[len(text)])


def language(text: str) -> str:
    """Return the language tag of a name by its letters: ``ko`` for Hangul, ``und-hani`` for Han, ``en`` for Latin ones.

    Tags are in lower case, as RDF compares them.
    """
    if text.isascii():
        return "en"
    return next((tag for letters, tag in _SCRIPTS if letters.search(text)), "en")


def name(text: str, tag: str | None = None) -> ox.Literal:
    """Return a name as a literal in its language."""
    return ox.Literal(text, language=tag or language(text))


def value(quad: ox.Quad) -> str:
    """Return the text or the IRI that a quad ends in."""
    return str(quad.object.value) if isinstance(quad.object, ox.NamedNode | ox.Literal) else ""


def target(quad: ox.Quad) -> ox.NamedNode:
    """Return the IRI that a quad ends in; the store writes no blank nodes."""
    if not isinstance(quad.object, ox.NamedNode):
        raise TypeError(f"{quad} ends in no IRI.")
    return quad.object


def subject(quad: ox.Quad) -> ox.NamedNode:
    """Return the IRI that a quad is about; the store writes no blank nodes."""
    if not isinstance(quad.subject, ox.NamedNode):
        raise TypeError(f"{quad} is about no IRI.")
    return quad.subject


def graph_of(quad: ox.Quad) -> ox.NamedNode:
    """Return the named graph of a quad; every quad lies in one."""
    if not isinstance(quad.graph_name, ox.NamedNode):
        raise TypeError(f"{quad} lies in no named graph.")
    return quad.graph_name
