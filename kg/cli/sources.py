"""What commands that read documents tell of their sources before they read them."""

from collections.abc import Iterable
from pathlib import Path

import click

from kg.cli.options import plural


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
