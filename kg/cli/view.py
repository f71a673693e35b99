"""`kg view`: the explorer as one HTML file."""

from pathlib import Path

import click

from kg.cli.options import store_option

_STATUSES = (
    *("explored", "proposed", "planned", "held", "signed", "inForce", "suspended", "expired"),
    *("terminated", "superseded", "cancelled", "former"),
)


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("explorer.html"), show_default=True,
              metavar="FILE.html", help="Where the page is written.")  # fmt: skip
@click.option("--city", "cities", multiple=True, metavar="NAME", help="Only what is around a city; may be repeated.")
@click.option("--theme", "themes", multiple=True, metavar="NAME", help="Only facts of a theme or a group of themes.")
@click.option("--network", "networks", multiple=True, metavar="NAME", help="Only what is around a network.")
@click.option("--from", "start", metavar="DATE", help="Only facts from a date on: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--to", "end", metavar="DATE", help="Only facts until a date.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(_STATUSES), help="Only facts of a status.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="0-1",
              help="Only facts that some document is so sure of.")  # fmt: skip
@click.option("--depth", type=click.IntRange(1, 5), default=1, show_default=True,
              help="How many steps around a city or network.")  # fmt: skip
@click.option(
    "--max-nodes", type=click.IntRange(1), help="At most as many names, the most tied first; the page says so."
)
@click.option("--overview/--no-overview", default=None,
              help="Start from cities alone. By itself: above 2,000 names.")  # fmt: skip
@click.option("--lang", type=click.Choice(["en", "ko"]), default="ko", show_default=True,
              help="The page's first language; it has both.")  # fmt: skip
@store_option
def view(  # noqa: PLR0913 - one parameter an option
    *,
    out: Path,
    cities: tuple[str, ...],
    themes: tuple[str, ...],
    networks: tuple[str, ...],
    start: str | None,
    end: str | None,
    statuses: tuple[str, ...],
    min_confidence: float | None,
    depth: int,
    max_nodes: int | None,
    overview: bool | None,
    lang: str,
    store: str,
) -> None:
    """Write the graph as one page: graph, map, timeline and sources.

    Write the graph as one page that needs nothing else, every fact with its quotes.

    \b
        kg view --out explorer.html
        kg view --out goyang.html --city 고양 --depth 2 --from 2016
    """
    from kg.triples import open_store
    from kg.views.choose import Choice, choose
    from kg.views.files import write
    from kg.views.load import read
    from kg.views.page import html

    choice = Choice(
        cities=cities,
        networks=networks,
        themes=themes,
        statuses=statuses,
        start=start,
        end=end,
        min_confidence=min_confidence,
        depth=depth,
        max_nodes=max_nodes,
    )
    content = choose(read(open_store(store)), choice)
    path = write(out, html(content, language=lang, overview=overview))
    shown, total = len(content.facts), content.total_facts
    part = f"{total:,} facts" if shown == total else f"showing {shown:,} of {total:,} facts"
    if content.rejected:
        part += f"; {content.rejected:,} rejected by a person"
    click.echo(f"{path}: {len(content.nodes):,} names, {len(content.edges):,} lines, {part}", err=True)
    if not total:
        click.echo("The graph holds no fact yet. Build one: kg build DOCUMENTS…", err=True)
