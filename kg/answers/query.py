"""SPARQL as users write it: prefixes filled in, errors by line and column, a time-out, an explanation."""

import re
import threading
from typing import Any

from kg.answers.conditions import iri
from kg.errors import QueryError
from kg.triples.store import Store, plain
from kg.vocabulary import PREFIXES

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE = re.compile(
    r"^\s*(?:(?:#[^\n]*|prefix\s+\S+\s+<[^>]*>|base\s+<[^>]*>)\s*)*(insert|delete|load|clear|drop|create|add|move|copy)\b",
    re.IGNORECASE,
)


def run_query(store: Store, query: str, timeout: float | None = None) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return columns and rows of any query: SELECT its own, ASK one cell, CONSTRUCT and DESCRIBE subject, predicate, object.

    Raises:
        QueryError: it cannot be read (the message has line, column and what was expected), changes the graph, or took
            longer than TIMEOUT seconds.

    """
    if _UPDATE.match(query):
        raise QueryError(
            "The query would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are run. Change it with: kg decide, kg build"
        )
    if timeout is None:
        return _run(store, query)
    result: list[Any] = []

    def work() -> None:
        try:
            result.append(_run(store, query))
        except BaseException as error:  # noqa: BLE001 - told to the caller's thread
            result.append(error)

    # the store has no way to stop a query: the thread is left behind and ends with the process
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(timeout)
    if not result:
        raise QueryError(
            f"The query took longer than {timeout:g} s and was given up. Narrow it, or give it longer with --timeout."
        )
    if isinstance(result[0], BaseException):
        raise result[0]
    columns, rows = result[0]
    return columns, rows


def _run(store: Store, query: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    import pyoxigraph as ox

    try:
        found = store._query(query)  # noqa: SLF001 - the form of the query is not known before it is read
    except QueryError as error:
        raise QueryError(syntax_message(query, str(error.__cause__ or error))) from error
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return columns, [tuple(plain(term) for term in row) for row in found]
    if isinstance(found, ox.QueryTriples) or (isinstance(found, list) and found and hasattr(found[0], "predicate")):
        return ("subject", "predicate", "object"), [
            (plain(triple.subject), plain(triple.predicate), plain(triple.object)) for triple in found
        ]
    return ("answer",), [(bool(found),)]


def syntax_message(query: str, message: str) -> str:
    """Return a syntax error as one line: where, what stands there, and what was expected."""
    found = _POSITION.search(message)
    if not found:
        unknown = re.search(r"[Pp]refix not found|prefix", message)
        hint = f" Prefixes that are filled in: {', '.join(PREFIXES)}." if unknown else ""
        return f"The query cannot be read: {' '.join(message.split())}.{hint}"
    line, column, rest = int(found.group(1)), int(found.group(2)), " ".join(found.group(3).split())
    lines = query.splitlines() or [""]
    text = lines[min(line, len(lines)) - 1]
    here = text[column - 1 : column + 19].strip() or "the end"
    hint = ""
    if "refix" in rest:
        hint = f" Prefixes that are filled in: {', '.join(PREFIXES)}."
    return f"The query cannot be read at line {line}, column {column}, near '{here}': {_expected(rest)}.{hint}"


_SHOWN = 6
_CLASS = re.compile(r"\[[^\]]*\]")
_LISTED = re.compile(r'"((?:\\.|[^"\\])+)"|\b([A-Za-z]{2,})\b')
# what the marks that a parser names begin, as a reader of SPARQL calls it
_BEGINS = (
    (("?", "$"), "a variable (?x)"),
    (("<", ":", "_"), "a name (<…> or prefix:name)"),
    (('"', '\\"', "'"), 'a value ("…" or a number)'),
)


def _expected(said: str) -> str:
    """Return a parser's list of what it expected in the words of SPARQL, no longer than a line."""
    lead, found, listed = said.partition("expected one of ")
    if not found:
        return said
    if "Prefix not found" in listed:
        return "the prefix is not known"
    marks = [mark or word for mark, word in _LISTED.findall(_CLASS.sub("", listed))]
    kinds = [kind for begins, kind in _BEGINS if any(mark in begins for mark in marks)]
    words = [mark for mark in marks if mark.isupper() or mark in "{}()[].;,"]
    shown = [*kinds, *(each if each.isupper() else f"'{each}'" for each in words)]
    more = len(shown) - _SHOWN
    return f"{lead}expected {', '.join(shown[:_SHOWN])}{f' or one of {more} others' if more > 0 else ''}"


def explain(store: Store, query: str) -> str:
    """Return how a query is read and what it costs: its form, its algebra's patterns with how many quads each may match, and its time."""
    import time

    began = time.perf_counter()
    columns, rows = _run(store, query)
    took = time.perf_counter() - began
    lines = [
        f"columns: {', '.join(columns)}",
        f"rows: {len(rows)}",
        f"seconds: {took:.3f}",
        "terms of the query, and how many statements have them:",
    ]
    names = dict(PREFIXES)
    for declared in re.finditer(r"prefix\s+([\w-]*):\s*<([^>]*)>", query, re.IGNORECASE):
        names[declared.group(1)] = declared.group(2)
    body = re.sub(r"(?im)^\s*(?:prefix\s+\S+\s+<[^>]*>|base\s+<[^>]*>|#.*)$", "", query)
    for prefix, local in sorted(set(re.findall(r"(?<![\w<?/#])([A-Za-z][\w-]*):([A-Za-z][\w-]*)", body))):
        if prefix in names:
            node = iri(names[prefix] + local)
            counted = [
                store.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").rows[0][0]
                for pattern in (f"?s {node} ?o", f"?s ?p {node}")
            ]
            lines.append(f"  {prefix}:{local}  as predicate {counted[0]:,}, as object {counted[1]:,}")
    return "\n".join(lines)
