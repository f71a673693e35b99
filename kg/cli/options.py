"""Options that many commands share, and the one way rows leave for standard output."""

import csv
import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click

store_option = click.option(
    "--store",
    envvar="KG_STORE",
    default="kg-store",
    show_default=True,
    metavar="FOLDER|URL",
    help="The graph's store: a folder, or the address of a SPARQL 1.1 server. KG_STORE sets it for all commands.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How rows are printed.",
)
lang_option = click.option(
    "--lang", type=click.Choice(["en", "ko"]), default=None, help="Language of labels and sentences."
)
evidence_option = click.option("--evidence", is_flag=True, help="Quote the sentences that the answer rests on.")


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Print rows on standard output as an aligned table, as CSV with a header, or as a JSON array of objects.

    Columns align by display width: a Hangul syllable takes two cells of a terminal.
    """
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
        return
    if form == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
        return
    held = list(rows)
    columned = zip(*held, strict=True) if held else [()] * len(columns)
    lined = [_aligned(name, values) for name, values in zip(columns, columned, strict=True)]
    lines = ["  ".join(cells).rstrip() for cells in zip(*lined, strict=True)]
    # at once: each call flushes, and a table may have tens of thousands of lines
    click.echo("\n".join(lines))


def _aligned(name: str, values: Sequence[Any]) -> list[str]:
    """Return a column's lines, all of one width: its name, a rule, and its cells."""
    kinds = set(map(type, values))
    if len(kinds) == 1 and kinds <= {str, int, float}:
        # in a long table most cells stand there before: each is laid out once
        texts = {value: _cell(value) for value in dict.fromkeys(values)}
        found = [texts[value] for value in values]
    else:
        found = [_cell(value) for value in values]
    own = {text: width(text) for text in {name, *found}}
    wide = max(own.values())
    padded = {text: text + " " * (wide - taken) for text, taken in own.items()}
    return [padded[name], "-" * wide, *map(padded.__getitem__, found)]


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a query returns
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_cell(item) for item in value)
    return " ".join(str(value).split())


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char) for char in text)


def plural(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural unless there is one: ``1 city``, ``3 cities``."""
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count} {noun if count == 1 else many}"


def class_count(count: int, nouns: str) -> str:
    """Return a count with the plural name of a class of the graph, in the singular where it is one."""
    return plural(count, f"{nouns[:-3]}y" if nouns.endswith("ies") else nouns[:-1])
