"""Tables of analysis on standard output; their notes, and why one is empty, on standard error."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import write_rows

if TYPE_CHECKING:
    import pandas as pd


def write_frame(frame: "pd.DataFrame", form: str, *, hidden: Sequence[str] = (), notes: Sequence[str] = ()) -> None:
    """Print a table as the format asks; `hidden` columns (ids beside names) are left out of the aligned table only."""
    columns = [name for name in frame.columns if form != "table" or name not in hidden]
    rows = [[_plain(value) for value in row] for row in frame[columns].itertuples(index=False, name=None)]
    if form != "json":
        rows = [[_joined(value) for value in row] for row in rows]
    if rows or form != "table":
        write_rows([str(name) for name in columns], rows, form)
    for note in (*notes, *frame.attrs.get("notes", ())):
        click.echo(note, err=True)
    if not rows:
        click.echo(frame.attrs.get("reason", "Nothing found."), err=True)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any cell
    """Return a cell as plain Python, a missing number as None."""
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return list(value) if isinstance(value, tuple) else value


def _joined(value: Any) -> Any:  # noqa: ANN401 - any cell
    """Return a list of phrases, told by their commas and colons, as one text for formats of rows."""
    if isinstance(value, list) and any("," in str(each) or ":" in str(each) for each in value):
        return "; ".join(map(str, value))
    return value
