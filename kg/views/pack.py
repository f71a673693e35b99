"""Content as the page carries it: tables of columns and rows, compressed. The same content gives the same text."""

import base64
import gzip
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from kg.views.content import Content, Fact, Node


def packed(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a JSON value as base64 of gzip, safe anywhere in HTML.

    Python's json doubles Korean text with its escapes unless told otherwise, and gzip writes the clock into its head.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode()


def table(columns: Sequence[str], rows: Iterable[list[Any]]) -> dict[str, Any]:
    """Return rows under named columns: names stand once, not in every row."""
    return {"columns": list(columns), "rows": list(rows)}


_NODE = ("id", "kind", "ko", "en", "labels", "country", "lat", "long", "population", "group")
_FACT = (
    *("id", "kind", "type", "status", "ends", "name", "start", "end", "themes", "venue", "review", "conflict"),
    *("confidence", "quotes", "asOf"),
)
_SOURCE = ("id", "title", "text", "publisher", "issued", "language", "genre", "address", "retelling")
_THEME = ("id", "kind", "ko", "en", "group", "labels")
_EDGE = ("relation", "stage", "facts")


def tables(content: Content) -> dict[str, Any]:
    """Return all of the content but the graph itself, which pyvis writes; nodes and facts are named by their row."""
    nodes = {node.id: i for i, node in enumerate(content.nodes)}
    facts = {fact.id: i for i, fact in enumerate(content.facts)}
    sources = {source.id: i for i, source in enumerate(content.sources)}
    titles = {source.id.rsplit("/", 1)[-1]: f"「{source.title}」" for source in content.sources}
    return {
        "nodes": table(_NODE, map(_node, content.nodes)),
        "facts": table(_FACT, (_fact(fact, nodes, sources, titles) for fact in content.facts)),
        "sources": table(_SOURCE, ([getattr(source, name) for name in _SOURCE] for source in content.sources)),
        "themes": table(_THEME, map(_theme, content.themes)),
        "countries": table(("code", "ko", "en"), map(list, content.countries)),
        "edges": table(
            _EDGE, ([e.relation, e.stage, [facts[fact] for fact in e.facts if fact in facts]] for e in content.edges)
        ),
        "total": {"nodes": content.total_nodes, "facts": content.total_facts, "rejected": content.rejected},
        "focus": content.focus and nodes.get(content.focus),
        "chosen": [list(pair) for pair in content.chosen],
    }


def _node(n: Node) -> list[Any]:
    others = _others(n.labels, n.ko, n.en)
    return [n.id, n.kind, n.ko, n.en, others, n.country, n.latitude, n.longitude, n.population, n.group]


def _fact(f: Fact, nodes: dict[str, int], sources: dict[str, int], titles: dict[str, str]) -> list[Any]:
    ends = [[part, nodes[end]] for part, end in f.ends if end in nodes]
    themes = [_code(theme) for theme in f.themes]
    quotes = [
        [sources[q.source], q.start, q.end, q.confidence, q.status, int(q.denied), q.said_by]
        for q in f.quotes
        if q.source in sources
    ]
    known = [f.id, f.kind, f.type, f.status, ends, f.name, f.start, f.end, themes, f.venue, f.review]
    conflict = [[named(ko, titles), named(en, titles)] for ko, en in f.conflict] or None
    return [*known, conflict, f.confidence, quotes, int(f.as_of)]


def named(conflict: str, titles: dict[str, str]) -> str:
    """Return a sentence on what documents disagree on with their titles, or numbers, in place of their ids."""
    return re.sub(r"\b[0-9a-f]{8,}\b", lambda found: titles.get(found[0], found[0]), conflict)


def _theme(t: Node) -> list[Any]:
    return [_code(t.id), t.kind, t.ko, t.en, t.group and _code(t.group), _others(t.labels, t.ko, t.en)]


def _code(theme: str) -> str:
    return theme.removeprefix("theme/")


def _others(labels: tuple[str, ...], *own: str) -> list[str]:
    return [label for label in labels if label and label not in own]
