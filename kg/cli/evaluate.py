"""`kg evaluate`: how well what kg reads agrees with what a careful reader found."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option

if TYPE_CHECKING:
    from kg.evaluation.scores import Comparison

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold", metavar="[GOLD_DIR]", type=_FOLDER, required=False)
@click.option(
    "--questions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ask the questions of this table (CSV: question, expected) instead, and rate the answers.",
)
@store_option
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
def evaluate(  # noqa: C901, PLR0913 - one parameter an option
    gold: Path | None,
    *,
    questions: Path | None,
    store: str,
    texts: Path | None,
    predictions: Path | None,
    errors: bool,
    form: str,
    lang: str,
    out: Path | None,
    workers: int,
) -> None:
    """Score what kg reads against what a careful reader found.

    Score what kg reads from NAME.txt against NAME.gold.json, for every document of GOLD_DIR.

    \b
        kg evaluate data/gold --errors
        kg evaluate data/gold --format html --out evaluation.html
        kg evaluate --questions questions.csv --errors
    """
    if questions is not None:
        _rate(questions, store, errors=errors)
        return
    if gold is None:
        raise click.UsageError("Missing argument 'GOLD_DIR': the folder of gold facts, or give --questions FILE.")
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
    if predictions is None:
        _keep(comparisons, gold, store)

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


def _keep(comparisons: "list[Comparison]", gold: Path, store: str) -> None:
    """Keep the scores beside the store, where there is one: a question about how sure the graph is tells them."""
    from kg.evaluation.report import report
    from kg.triples import measured

    if measured.keep(store, report(comparisons), str(gold)):
        click.echo(f"Kept beside {store}, for: kg ask --store {store} 'How accurate is the extraction?'", err=True)


def _deliver(content: str, out: Path | None) -> None:
    if out is None:
        click.echo(content, nl=False)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(content, encoding="utf-8")
    click.echo(f"Wrote {out}", err=True)


def _rate(questions: Path, store: str, *, errors: bool) -> None:
    """Print the rate of right, refused and wrong answers, and with ERRORS each question that was not answered right."""
    from kg.evaluation.questions import judge, rates, read_questions
    from kg.triples import open_store

    outcomes = judge(open_store(store), read_questions(questions))
    for outcome in outcomes:
        if errors and outcome.outcome != "right":
            click.echo(f"{outcome.outcome}\t{outcome.question.question}\t{outcome.question.expected}\t{outcome.said}")
    click.echo(
        ", ".join(f"{name} {100 * rate:.1f} %" for name, rate in rates(outcomes).items()) + f" of {len(outcomes)}"
    )
