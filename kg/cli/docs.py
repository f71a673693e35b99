"""`kg docs`: pages to read, written from the ontology."""

from pathlib import Path

import click


@click.group()
def docs() -> None:
    """Write the reference of the ontology.

    \b
        kg docs ontology --out ontology.html
    """


@docs.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The page to write.")
@click.option(
    "--ontology",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder whose intercity.ttl stands in for the project's own.",
)
def ontology(out: Path, folder: Path | None) -> None:
    """Write every class and property of the vocabulary, in both languages, as one HTML page.

    The page opens without a request to outside.

    \b
        kg docs ontology --out ontology.html
    """
    from kg.errors import InputError
    from kg.triples.reference import page

    text = page(folder)
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}). Choose another --out.") from error
    click.echo(f"Wrote {out}", err=True)
