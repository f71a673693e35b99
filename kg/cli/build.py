"""`kg build` and `kg remove`: documents into the graph, and out of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.llm import endpoint, llm_options
from kg.cli.options import class_count, plural, store_option
from kg.cli.sources import progress, tell_passed_over

if TYPE_CHECKING:
    from kg.triples.options import Report


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES…")
@store_option
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Processes that read. Default: the cores.")
@click.option("--cluster", metavar="tcp://HOST:PORT", help="Read on the workers of this dask scheduler instead.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out statements that are less sure.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of people's decisions. Default: decisions.csv in the store's folder.",
)
@llm_options
def build(  # noqa: PLR0913, PLR0917 - click passes an argument an option
    sources: tuple[str, ...],
    store: str,
    workers: int | None,
    cluster: str | None,
    min_confidence: float,
    decisions: Path | None,
    llm: bool,  # noqa: FBT001 - click's signature
    llm_cache: Path | None,
) -> None:
    """Read documents into the graph: what is new or changed, and nothing else.

    Read SOURCES (files and folders) into the graph: what is new or changed, and nothing else.

    \b
        kg build articles/ trip-report.txt
    """
    from kg.triples.build import Options
    from kg.triples.build import build as build_graph
    from kg.triples.parallel import cores

    if llm and cluster:
        raise click.UsageError("--llm reads on this machine, so that no key leaves it. Leave --cluster out.")
    options = Options(
        workers=workers or cores(),
        cluster=cluster,
        least=min_confidence,
        decisions=decisions,
        llm=endpoint(llm=llm, cache=llm_cache),
    )
    tell_passed_over(sources)
    try:
        with progress() as step:
            report = build_graph(sources, store, options, progress=step)
    except KeyboardInterrupt:
        click.echo(
            f"Stopped. The graph at {store} is as it was before. What was read is kept: "
            "the next kg build goes on from there.",
            err=True,
        )
        # as a shell tells a program that Ctrl-C ended
        sys.exit(130)
    _summary(report, store)
    if report.failed:
        sys.exit(1)


def _summary(report: "Report", store: str) -> None:
    """Tell on standard error what was read, found and written, and what could not be done."""
    parts = [f"{plural(report.read, 'document')} read"]
    if report.resumed:
        parts.append(f"{report.resumed} of them kept from an unfinished build")
    if report.unchanged:
        parts.append(f"{report.unchanged} unchanged")
    if report.removed:
        parts.append(f"{report.removed} replaced or removed")
    click.echo(f"{', '.join(parts)} in {report.seconds:.1f} s", err=True)
    if report.statements:
        told = ", ".join(plural(count, kind) for kind, count in report.statements)
        click.echo(f"Statements found: {told}", err=True)
    for note in report.notes:
        click.echo(note, err=True)
    held = ", ".join(class_count(count, name) for name, count in report.counts if count) or "nothing"
    click.echo(f"The graph at {store} (build {report.number}) holds: {held}", err=True)
    _decisions(report)
    if report.failed:
        click.echo(f"{plural(len(report.failed), 'source')} could not be read:", err=True)
        for failure in report.failed:
            click.echo(f"  {failure.reason}", err=True)


def _decisions(report: "Report") -> None:
    """Tell how many decisions were applied, and which were not, and why."""
    if report.decided or report.unmatched:
        count = len(report.unmatched)
        missed = f", {count} {'matches' if count == 1 else 'match'} nothing any more" if count else ""
        click.echo(f"{plural(report.decided, 'decision')} applied{missed}", err=True)
    for line in report.bad_decisions:
        click.echo(f"Decision not applied: {line}", err=True)
    for decision in report.unmatched:
        click.echo(f"Decision matches nothing any more: {decision.line()}", err=True)


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT…")
@store_option
def remove(documents: tuple[str, ...], store: str) -> None:
    """Take a document out of the graph, and all that only it said.

    Take a DOCUMENT (its path as it was given, its title or its id) out of the graph, and all that only it said.

    \b
        kg remove articles/2019-visit.txt
    """
    from kg.triples.build import remove as remove_documents

    found = remove_documents(documents, store)
    click.echo(f"{plural(len(found), 'document')} removed: {', '.join(found)}", err=True)
