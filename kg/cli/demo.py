"""`kg demo`: the whole line once, from the documents that kg brings along to an answer and a page."""

from pathlib import Path

import click

from kg.cli.options import lang_option, store_option
from kg.errors import StoreError

QUESTIONS = {"en": "Which partners share wetland policy?", "ko": "습지 정책을 공유하는 교류 도시는?"}


@click.command()
@store_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("kg-demo.html"),
    show_default=True,
    metavar="FILE.html",
    help="Where the page is written.",
)
@lang_option
@click.pass_context
def demo(ctx: click.Context, store: str, out: Path, lang: str | None) -> None:
    """Build a graph from the documents that kg brings along, ask it a question, and write its page.

    \b
        kg demo
        kg demo --store try --out try.html --lang ko
    """
    from kg import paths
    from kg.cli.ask import ask
    from kg.cli.build import build
    from kg.cli.view import view

    language = lang or "en"
    folder = paths.data() / "documents"
    _refuse_foreign(store, folder)
    click.echo(f"Reading {folder} into {store} …", err=True)
    ctx.invoke(build, sources=(str(folder),), store=store)
    question = QUESTIONS[language]
    click.echo(f'\nkg ask "{question}" --evidence', err=True)
    ctx.invoke(ask, question=(question,), store=store, lang=language, evidence=True)
    click.echo(f"\nkg view --out {out}", err=True)
    ctx.invoke(view, out=out, store=store, lang=language)
    click.echo(
        f"\nOpen {out.resolve()} in a browser. Next: kg show Seoul, kg partners --city Goyang, kg --help", err=True
    )


def _refuse_foreign(store: str, folder: Path) -> None:
    """Keep the demo out of a graph that holds a user's own documents."""
    from kg.triples import open_store

    try:
        graph = open_store(store)
    except StoreError:
        return  # nothing there yet: the build says what else may be wrong
    names = {path.name for path in folder.iterdir()}
    sources = [row[0] for row in graph.select("SELECT ?s WHERE { ?d a ic:Document ; dcterms:source ?s }").rows]
    other = next((source for source in sources if Path(source).name not in names), None)
    if other is not None:
        raise StoreError(
            f"{store} holds other documents ({other}). Give the demo a store of its own: kg demo --store demo"
        )
