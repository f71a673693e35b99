"""What commands that read documents tell of their sources: what they pass over, and how far they have come."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import plural

if TYPE_CHECKING:
    from kg.triples.work import Progress


def tell_passed_over(sources: Iterable[str | Path]) -> None:
    """Tell on standard error how many documents in the folders have no reader, and what would do; else nothing."""
    from kg import documents

    sorts = documents.passed_over(sources)
    if not sorts:
        return
    ordered = sorted(sorts.items(), key=lambda item: (-item[1], item[0]))
    told = ", ".join(f"{count} {ending}" for ending, count in ordered)
    readers = " or ".join(documents.suffixes())
    click.echo(
        f"{plural(sorts.total(), 'file')} passed over that nothing here reads ({told}). "
        f"Save their text as {readers} to have it read.",
        err=True,
    )


@contextmanager
def progress() -> Iterator["Progress"]:
    """Show a bar on a terminal once the work has taken a second, or at a long document; nothing in a pipe."""
    started = time.monotonic()
    shown = None

    def step(done: int, total: int, what: str) -> None:
        nonlocal shown
        if shown is None and sys.stderr.isatty() and (what or time.monotonic() - started > 1):
            shown = click.progressbar(length=total, label="Reading", file=sys.stderr, item_show_func=_words)
            shown.__enter__()
        if shown is not None:
            shown.update(done - shown.pos, what)
            # a step that finishes no document leaves the bar as it is, and what stands behind it not
            shown.render_progress()

    try:
        yield step
    finally:
        if shown is not None:
            shown.__exit__(None, None, None)


def _words(what: str | None) -> str:
    return what or ""
