"""`kg export`: the graph as text for other tools."""

from pathlib import Path

import click

from kg.cli.options import store_option

FORMATS = ["ttl", "nt", "trig", "jsonld", "graphml", "gexf", "csv"]


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="ttl", show_default=True, help="What is written.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE, not to standard output.")
@click.option("--with-inferences", is_flag=True, help="Add what follows from the ontology (RDF formats).")
@store_option
def export(form: str, out: Path | None, with_inferences: bool, store: str) -> None:  # noqa: FBT001 - a flag
    """Write the graph for other tools: Turtle, JSON-LD, GraphML, CSV and more.

    It is sorted: the same graph gives the same bytes. RDF formats carry a description of the graph in VoID and DCAT;
    graphml, gexf and csv hold its derived edges.

    \b
        kg export --format ttl --out graph.ttl
        kg export --format trig --with-inferences | gzip > graph.trig.gz
    """
    from kg.errors import InputError
    from kg.triples.export import write
    from kg.triples.store import open_store

    if with_inferences and form in ("graphml", "gexf", "csv"):
        raise click.UsageError(f"--with-inferences adds triples; {form} holds derived edges alone. Use ttl or trig.")
    pieces = write(open_store(store), form, inferences=with_inferences)
    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    try:
        with out.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}). Choose another --out.") from error
    click.echo(f"Wrote {out}", err=True)
