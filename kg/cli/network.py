"""Commands on networks of cities: measures, communities, bridges, files for other programs, figures."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.frames import write_frame
from kg.cli.options import format_option, lang_option, store_option

if TYPE_CHECKING:
    from kg.analysis.graphs import Graph

_FORMATS = ["graphml", "gexf", "pajek", "csv", "parquet", "json", "panels"]

_CHOICE = (
    click.option(
        "--network",
        "kind",
        default="ties",
        show_default=True,
        metavar="KIND",
        help="ties, memberships, events, officials, themes, visits, learning; or projected: co-memberships, co-events, "
        "co-themes (cities that share them).",
    ),
    click.option("--graph", type=click.Path(path_type=Path), help="A network in a file instead of the store's."),
    click.option("--status", default="effective", show_default=True, help="effective, talks, ended, all or one."),
    click.option("--from", "since", metavar="DATE", help="Only what is active from this year, month or day on."),
    click.option("--to", "until", metavar="DATE", help="Only what is active up to this year, month or day."),
    click.option("--known-on", metavar="DATE", help="Only what documents issued by this day say."),
    click.option("--without", multiple=True, metavar="NAME", help="Leave this node out (may be given several times)."),
    click.option("--project", default="count", show_default=True, help="Weights of a projection: count, 1/(k-1), "
                 "hyperbolic, inm."),
    click.option("--pairs", default=5_000_000, show_default=True, help="Most pairs that a projection may have."),
)  # fmt: skip


def _network_options(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed((*_CHOICE, store_option, lang_option)):
        function = option(function)
    return function


def _chosen(  # noqa: PLR0913 - the options of _CHOICE
    *,
    store: str,
    kind: str,
    graph: Path | None,
    status: str,
    since: str | None,
    until: str | None,
    known_on: str | None,
    without: tuple[str, ...],
    project: str,
    pairs: int,
    sided: bool = False,
) -> "Graph":
    """Return the network that the options choose; `sided` keeps a network to be projected two-sided."""
    from kg.analysis import formats, networks, projections
    from kg.analysis.graphs import unknown
    from kg.errors import UnknownNameError
    from kg.triples import open_store

    if graph is not None:
        made = formats.read_graph(graph)
        return projections.without(made, without)
    base = kind.removeprefix("co-")
    if base not in networks.KINDS or (kind != base and base not in ("memberships", "events", "themes")):
        names = [*networks.KINDS, "co-memberships", "co-events", "co-themes"]
        raise UnknownNameError(unknown("network", kind, names))
    made = networks.network(open_store(store), kind=base, status=status, since=since, until=until, known_on=known_on)
    made = projections.without(made, without)
    return made if kind == base or sided else projections.project(made, weight=project, limit=pairs)


@click.command()
@click.option("--measure", "name", default="betweenness", show_default=True, metavar="MEASURE", help="See below.")
@click.option("--top", default=20, show_default=True, type=click.IntRange(min=1), help="How many to show.")
@click.option("--weighted", is_flag=True, help="Use the weights of ties (as distances for paths).")
@click.option("--by", default="country", show_default=True, help="Groups for participation and gateway.")
@click.option("--engine", help="networkx, rustworkx or networkit; by default the fastest that fits.")
@click.option("--approximate", type=float, metavar="ERROR", help="Betweenness within this error, for large networks.")
@_network_options
@format_option
def centrality(  # noqa: PLR0913 - one a choice
    *,
    name: str,
    top: int,
    weighted: bool,
    by: str,
    engine: str | None,
    approximate: float | None,
    lang: str | None,
    form: str,
    **options: Any,  # noqa: ANN401 - those of the network
) -> None:
    """Rank cities by a measure of their place in a network.

    Measures: degree, strength, betweenness, closeness, harmonic, eigenvector, pagerank, hits, k-core, clustering,
    constraint, effective-size, participation, gateway.

    \b
        kg centrality --measure pagerank --network ties --top 10
        kg centrality --measure gateway --by continent --from 2015
    """
    from kg.analysis.measures import MEASURES, Options, measure

    chosen = Options(library=engine, error=approximate, by=by)
    frame = measure(
        _chosen(**options), name, weight="weight" if weighted else None, top=top, lang=lang or "en", options=chosen
    )
    told = MEASURES[frame.attrs["measure"]]
    notes = [f"{told.name}: {told.ko if lang == 'ko' else told.en}."]
    notes += [frame.attrs["error"]] if "error" in frame.attrs else []
    write_frame(frame, form, hidden=["node"], notes=notes, lang=lang)


@click.command()
@click.option("--method", default="louvain", show_default=True, help="louvain or leiden.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same communities.")
@click.option("--resolution", default=1.0, show_default=True, type=click.FloatRange(min=0, min_open=True),
              help="Above 1: more and smaller communities.")  # fmt: skip
@_network_options
@format_option
def communities(
    *,
    method: str,
    seed: int,
    resolution: float,
    lang: str | None,
    form: str,
    **options: Any,  # noqa: ANN401
) -> None:
    """Find groups of cities, told by themes, countries and centre.

    A theme with * is pursued in the group more than chance would give.

    \b
        kg communities --method leiden
    """
    from kg.analysis import clusters

    frame = clusters.communities(_chosen(**options), method=method, seed=seed, resolution=resolution, lang=lang or "en")
    notes = [f"Modularity {frame.attrs['modularity']:.3f}."] if "modularity" in frame.attrs else []
    write_frame(frame, form, hidden=["nodes", "members"], notes=notes, lang=lang)


@click.command()
@click.option("--cities", "points", is_flag=True, help="The cities, not the ties, whose loss would part the network.")
@click.option("--between", nargs=2, metavar="A B", help="Brokers between two groups, as asia europe.")
@click.option("--by", help="Brokers between any groups by this attribute: continent, region, country, community.")
@click.option("--top", default=20, show_default=True, type=click.IntRange(min=1), help="How many to show.")
@_network_options
@format_option
def bridges(  # noqa: PLR0913 - one a choice
    *,
    points: bool,
    between: tuple[str, str] | None,
    by: str | None,
    top: int,
    lang: str | None,
    form: str,
    **options: Any,  # noqa: ANN401
) -> None:
    """Show the ties and cities that hold a network together, and brokers.

    Ties by default; cities with --cities; brokers between parts of the world with --between.

    \b
        kg bridges
        kg bridges --between asia europe
    """
    from kg.analysis import brokerage

    graph, language = _chosen(**options), lang or "en"
    if between or by:
        frame = brokerage.brokers(graph, by=by or "continent", between=between or None, lang=language, top=top)
    elif points:
        frame = brokerage.cut_points(graph, lang=language, top=top)
    else:
        frame = brokerage.bridges(graph, lang=language, top=top)
    write_frame(frame, form, hidden=["a", "b", "node"], lang=lang)


@click.command()
@click.option(
    "--format", "form", default=None, metavar="FORMAT", help=f"A file instead of figures: {', '.join(_FORMATS)}."
)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file (panels: folder).")
@click.option("--backbone", "method", help="Keep ties beyond chance alone: disparity (weights) or sdsm (projections).")
@click.option("--alpha", default=0.05, show_default=True, help="Level of the backbone.")
@click.option("--correction", default="none", show_default=True, help="For many tests: holm, bh, none.")
@click.option("--by-year", "step", type=int, metavar="N", help="Figures for each window of N years.")
@click.option("--timeline", is_flag=True, help="When each tie appears and ends, as far as documents say.")
@click.option("--connectivity", is_flag=True, help="Each city's connectivity in the interlocking network model.")
@_network_options
def network(  # noqa: PLR0913 - one a choice
    *,
    form: str | None,
    out: Path | None,
    method: str | None,
    alpha: float,
    correction: str,
    step: int | None,
    timeline: bool,
    connectivity: bool,
    lang: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Print a network's figures, or write it for Gephi, Pajek, R and others.

    Figures: size, cohesion, mixing, small world. Formats: graphml, gexf (with dynamics), pajek, csv, parquet, json,
    panels (yearly, for R).

    \b
        kg network --network ties
        kg network --network co-memberships --backbone sdsm --out backbone.gexf
        kg network --format panels --out panels/
    """
    from kg.analysis import figures

    if form == "panels":
        _write_panels(out, options)
        return
    if timeline:
        from kg.analysis.ties import timeline as timeline_of
        from kg.triples import open_store

        lives = timeline_of(open_store(options["store"]), lang=lang or "en")
        write_frame(lives, form or "table", hidden=["a", "b"], lang=lang)
        return
    if step is not None:
        write_frame(_by_year(step, options), form or "table", lang=lang)
        return
    graph = _chosen(**options, sided=connectivity or method == "sdsm")
    if connectivity:
        from kg.analysis.projections import connectivity as connectivity_of

        write_frame(connectivity_of(graph, lang=lang or "en"), form or "table", hidden=["node"], lang=lang)
        return
    if method is not None:
        from kg.analysis.backbones import backbone

        graph = backbone(graph, method=method, alpha=alpha, correction=correction)
    if out is None and form in (None, "table"):
        write_frame(figures.structure(graph), "table", lang=lang)
    else:
        _write_file(graph, out, form)


def _write_file(graph: "Graph", out: Path | None, form: str | None) -> None:
    from kg.analysis import formats

    if out is not None:
        for path in formats.write_graph(graph, out, form):
            click.echo(f"Wrote {path}", err=True)
    elif form == "parquet":
        raise click.UsageError("Parquet is no text: name a file with --out.")
    else:
        click.echo(formats.to_text(graph, form or "graphml"), nl=False)
        if form == "csv":
            click.echo("Edges alone; with --out FILE.csv the nodes are written too.", err=True)
    if not graph.number_of_edges():
        click.echo(graph.graph.get("reason", "The network has no ties."), err=True)


def _write_panels(out: Path | None, options: dict[str, Any]) -> None:
    from kg.analysis.panels import write_panels
    from kg.triples import open_store

    if out is None:
        raise click.UsageError("Panels are several files: name a folder with --out.")
    years = _years(options)
    paths = write_panels(open_store(options["store"]), out, kind=options["kind"], **years)
    click.echo(f"Wrote {len(paths)} files to {out}", err=True)


def _years(options: dict[str, Any]) -> dict[str, int | None]:
    from kg.analysis.periods import bounds

    return {name: bounds(options[name])[0].year if options[name] else None for name in ("since", "until")}


def _by_year(step: int, options: dict[str, Any]) -> Any:  # noqa: ANN401 - a DataFrame
    from kg.analysis.ties import slices
    from kg.triples import open_store

    years = _years(options)
    return slices(open_store(options["store"]), kind=options["kind"], step=step, **years)


@click.command()
@click.argument("kind", metavar="KIND")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file: .svg or .png.")
@click.option("--network", "network_kind", default="ties", show_default=True, help="For degrees and countries.")
@store_option
@lang_option
def plot(*, kind: str, out: Path, network_kind: str, store: str, lang: str | None) -> None:
    """Draw degrees, ties over time, themes or countries, as SVG or PNG.

    KIND is degrees, timeline, themes, theme-years or countries.

    \b
        kg plot timeline --out timeline.svg --lang ko
    """
    from kg.analysis.plots import plot as draw
    from kg.triples import open_store

    path = draw(open_store(store), kind, out, lang=lang or "en", network_kind=network_kind)
    click.echo(f"Wrote {path}", err=True)
