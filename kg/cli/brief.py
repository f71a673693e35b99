"""`kg brief`: one or two pages to read before a visit."""

from pathlib import Path

import click

from kg.cli.options import store_option


@click.command()
@click.argument("city")
@click.option("--with", "other", metavar="CITY2", help="Only what joins the city to another.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.html|.md|.docx",
              help="Its ending chooses the format. Without it: Markdown on standard output.")  # fmt: skip
@click.option("--on", "day", metavar="DAY", help="The day that tells past from planned: YYYY-MM-DD. Today without it.")
@click.option("--lang", type=click.Choice(["en", "ko"]), default="ko", show_default=True, help="Its language.")
@store_option
def brief(  # noqa: PLR0913 - one parameter an option
    *, city: str, other: str | None, out: Path | None, day: str | None, lang: str, store: str
) -> None:
    """Write one or two pages to read before a visit to a city.

    Write a briefing on CITY: who they are, what was signed, who met, what is shared, what is open.

    \b
        kg brief 고양 --with 쿤밍 --out briefing.docx
    """
    from kg.triples import open_store
    from kg.views.brief import brief as gather
    from kg.views.brief_formats import render
    from kg.views.files import write
    from kg.views.load import read

    suffix = out.suffix.lower() if out else ".md"
    found = render(gather(read(open_store(store)), city, other, language=lang, day=day), suffix)
    if out is None:
        click.echo(found, nl=False)
    else:
        click.echo(f"{write(out, found)}", err=True)
