"""`kg evaluate`: how well what kg reads agrees with what a careful reader found."""

import json
import sys
from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold", metavar="GOLD_DIR", type=_FOLDER)
@click.option("--texts", type=_FOLDER, help="Folder of the texts, where they do not stand beside the gold facts.")
@click.option(
    "--predictions", type=_FOLDER, help="Score the facts of this folder (NAME.json) instead of extracting them."
)
@click.option("--errors", is_flag=True, help="List the facts that were missed and those that are spurious.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "html"]),
    default="table",
    show_default=True,
    help="How the scores are printed; html shows every document with its facts marked in the text.",
)
@click.option("--lang", type=click.Choice(["en", "ko"]), default="en", show_default=True, help="Language of the page.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write there instead of printing.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
def evaluate(  # noqa: PLR0913 - one parameter an option
    gold: Path,
    *,
    texts: Path | None,
    predictions: Path | None,
    errors: bool,
    form: str,
    lang: str,
    out: Path | None,
    workers: int,
) -> None:
    r"""Score what kg reads from NAME.txt against NAME.gold.json, for every document of GOLD_DIR.

    \b
        kg evaluate data/gold --errors
        kg evaluate data/gold --format html --out evaluation.html
    """
    from kg.evaluation.evaluate import cases, run

    found = cases(gold, texts=texts, predictions=predictions)
    for case in found:
        if predictions and case.predicted is None:
            click.echo(f"{case.name}: no predicted facts, scored as if nothing had been read.", err=True)
    with click.progressbar(
        run(found, extract=predictions is None, workers=workers),
        length=len(found),
        label="Reading",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as progress:
        comparisons = list(progress)

    if form in {"html", "json"}:
        if form == "html":
            from kg.evaluation.page import page

            content = page(comparisons, lang=lang)
        else:
            from kg.evaluation.report import report

            content = json.dumps(report(comparisons, errors=errors), ensure_ascii=False, indent=2) + "\n"
        _deliver(content, out)
        return

    from contextlib import redirect_stdout
    from io import StringIO

    from kg.cli.options import write_rows
    from kg.evaluation.report import COLUMNS, ERROR_COLUMNS, error_rows, rows

    printed = StringIO()
    with redirect_stdout(printed):
        if not (errors and form == "csv"):
            write_rows(COLUMNS, rows(comparisons), form)
        if errors:
            if form == "table":
                click.echo()
            write_rows(ERROR_COLUMNS, error_rows(comparisons), form)
    _deliver(printed.getvalue(), out)


def _deliver(content: str, out: Path | None) -> None:
    if out is None:
        click.echo(content, nl=False)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(content, encoding="utf-8")
    click.echo(f"Wrote {out}", err=True)
