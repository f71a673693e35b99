"""Commands that list facts of one kind, all with the same filters."""

import re
from typing import TYPE_CHECKING, Any

import click

from kg.cli.complete import names
from kg.cli.options import evidence_option, format_option, lang_option, store_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.answers.answer import Answer

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _DATE.fullmatch(value):
        raise click.BadParameter(f"'{value}' is no date. Give YYYY, YYYY-MM or YYYY-MM-DD.", ctx, param)
    return value


_FILTERS = (
    click.option("--city", metavar="NAME", shell_complete=names("city", "region"), help="The city asked about."),
    click.option(
        "--with",
        "partner",
        metavar="NAME",
        shell_complete=names("city", "region"),
        help="The city on the other side.",
    ),
    click.option("--country", metavar="NAME", help="Country or part of the world of the other side: CN, China, 유럽."),
    click.option(
        "--theme",
        metavar="NAME",
        shell_complete=names("theme"),
        help="A theme or a group of themes: wetland, 습지, environment.",
    ),
    click.option(
        "--network", metavar="NAME", shell_complete=names("network"), help="A network or international organisation."
    ),
    click.option("--type", metavar="TYPE", help="Type of agreement, event or role: sister, Visit, co-president."),
    click.option("--status", metavar="STATUS", help="held, signed, planned, proposed, terminated …"),
    click.option("--from", "since", metavar="DATE", callback=_date, help="From this year, month or day on."),
    click.option("--to", "until", metavar="DATE", callback=_date, help="Up to this year, month or day."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), help="Only facts that some statement is so sure of."),
    store_option,
    format_option,
    lang_option,
    evidence_option,
    click.option("--sparql", "show_query", is_flag=True, help="Show the query."),
)


def _print(intent: str, **options: Any) -> None:  # noqa: ANN401 - click's options
    from kg.answers.facts import find

    _tell(find, (intent,), **options)


def _command(name: str, intent: str, help_text: str) -> click.Command:
    def call(**options: Any) -> None:  # noqa: ANN401 - click's options
        _print(intent, **options)

    call.__doc__ = help_text
    function: Callable[..., None] = call
    for option in reversed(_FILTERS):
        function = option(function)
    return click.command(name)(function)


def _tell(  # noqa: PLR0913 - one a filter
    answer_of: "Callable[..., Answer]",
    what: tuple[str, ...],
    *,
    store: str,
    form: str,
    lang: str | None,
    evidence: bool,
    show_query: bool,
    **filters: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Print the answer that a function of the library gives for what is named under the filters."""
    from kg.answers.facts import Filters
    from kg.cli.ask import write_answer
    from kg.triples import open_store

    since, until = filters["since"], filters["until"]
    if since and until and until < since[: len(until)]:
        raise click.BadParameter(f"the period ends ({until}) before it begins ({since}).", param_hint="'--to'")
    found = answer_of(open_store(store), *what, Filters(**filters), lang=lang, evidence=evidence or form == "json")
    write_answer(found, form, evidence=evidence, show_query=show_query)


partners = _command(
    "partners",
    "pairs",
    """List the partners of cities: relation, status, since, themes, documents.

    \b
        kg partners --city Goyang --theme wetland --evidence
        kg partners --city 서울 --type sister --from 2020
    """,
)
agreements = _command(
    "agreements",
    "agreements",
    """List agreements: parties, type, status, date.

    \b
        kg agreements --city Seoul --type friendship
    """,
)
events = _command(
    "events",
    "events",
    """List events: what, where, when, status, who took part.

    \b
        kg events --city Seoul --type Conference --from 2023
    """,
)
visits = _command(
    "visits",
    "visits",
    """List visits of delegations: who went where, when, status.

    \b
        kg visits --city Goyang --status planned
    """,
)
members = _command(
    "members",
    "memberships",
    """List memberships in networks: place, network, role, status, from, to.

    \b
        kg members --network Metropolis --type co-president
    """,
)
officials = _command(
    "officials",
    "officials",
    """List officials: who held which office where, and when documents show them in it.

    \b
        kg officials --city Seoul
    """,
)
policies = _command(
    "policies",
    "policies",
    """List policies, programmes and facilities of places, with their themes.

    \b
        kg policies --theme smart-city
    """,
)


def _with_filters(function: "Callable[..., None]") -> "Callable[..., None]":
    for option in reversed(_FILTERS):
        function = option(function)
    return function


@click.command()
@click.argument("name", shell_complete=names("city", "region", "network", "official"))
@_with_filters
def timeline(name: str, **options: Any) -> None:  # noqa: ANN401 - click's options
    """List what is dated about a city, network or official, in order of time.

    The places that --city and --with name take part too.

    \b
        kg timeline Goyang --from 2016 --evidence
        kg timeline 서울 --with 웰링턴 --type friendship
    """
    from kg.answers.facts import timeline_of

    _tell(timeline_of, (name,), **options)


@click.command()
@click.argument("one", shell_complete=names("city", "region", "network"))
@click.argument("other", shell_complete=names("city", "region", "network"))
@_with_filters
def path(one: str, other: str, **options: Any) -> None:  # noqa: ANN401 - click's options
    """Show how two places are connected, with what each step rests on.

    --city and --with name places on the way, --country where those on the way lie.

    \b
        kg path Kunming Wellington --evidence
        kg path Goyang Kyiv --status held
    """
    from kg.answers.facts import path_between

    _tell(path_between, (one, other), **options)
