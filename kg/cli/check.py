"""`kg check`: the store held against the shapes of the ontology."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.options import lang_option, store_option


@click.command()
@click.option(
    "--ontology",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder whose intercity.ttl, themes.ttl, alignments.ttl or shapes.ttl stand in for the project's own.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is printed.",
)
@lang_option
@store_option
@click.pass_context
def check(ctx: click.Context, ontology: Path | None, form: str, lang: str | None, store: str) -> None:
    """Check the graph against the shapes: a plain sentence for each violation, with its source.

    Exits with 1 where there is any violation.

    \b
        kg check
        kg check --format json --store kg-store
    """
    from kg.triples.shapes import check as hold
    from kg.triples.store import open_store

    opened = open_store(store)
    found = hold(opened, ontology, lang or "en")
    if form == "json":
        click.echo(json.dumps([asdict(violation) for violation in found], ensure_ascii=False, indent=2))
    else:
        for violation in found:
            click.echo(violation.sentence(lang or "en"))
    count = len(opened.quads)
    if found:
        click.echo(f"{len(found):,} violation{'s' * (len(found) > 1)} in {count:,} triples.", err=True)
        ctx.exit(1)
    click.echo(f"No violation in {count:,} triples.", err=True)
