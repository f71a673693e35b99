"""Commands on ties: policy themes, silent and doubled partners, new mayors, candidates."""

from typing import TYPE_CHECKING, Any

import click

from kg.cli.frames import write_frame
from kg.cli.options import format_option, lang_option, store_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.analysis.facts import Facts

_VIEWS = ("overview", "shared", "together", "trends", "years", "transfers", "chains", "sdg")
_city_option = click.option("--city", metavar="NAME", help="Only this place.")


def _read(store: str, city: str | None) -> "tuple[Facts, str | None]":
    from kg.analysis import facts
    from kg.analysis.names import find_place
    from kg.triples import open_store

    found = facts.read(open_store(store))
    return found, find_place(found, city) if city else None


@click.command()
@click.argument("view", required=False, default="overview", metavar="[VIEW]")
@_city_option
@click.option("--top", type=click.IntRange(min=1), help="How many rows to show; default: all.")
@click.option("--correction", default="holm", show_default=True, help="For many tests: holm, bh, none.")
@store_option
@lang_option
@format_option
def themes(  # noqa: PLR0913 - one a choice
    *, view: str, city: str | None, top: int | None, correction: str, store: str, lang: str | None, form: str
) -> None:
    """Show policy themes: shared, alike, rising, fading, copied, and their SDGs.

    Without a VIEW: every theme. The views:

    \b
    overview   every theme, with its cities, ties and policies
    shared     pairs of cities: themes exchanged and in common, similarity, chance
    together   themes that go together, and whether beyond chance
    trends     rising and fading themes, with uncertainty
    years      counts and shares by year, with intervals
    transfers  who learned or copied what from whom
    chains     the ways that themes travelled
    sdg        goals and targets of the Agenda 2030 that relations touch

    \b
        kg themes shared --city Goyang
    """
    from kg.analysis.graphs import unknown
    from kg.errors import UnknownNameError

    if view not in _VIEWS:
        raise UnknownNameError(unknown("view of themes", view, _VIEWS))
    facts, place = _read(store, city)
    frame = _view(view, facts, place, correction, lang or "en")
    # the code of a theme stands beside its name in some views, and is the name in others
    codes = ["theme"] if "name" in frame.columns else []
    write_frame(
        frame if top is None else frame.head(top), form, hidden=["a", "b", "learner", "teacher", *codes], lang=lang
    )


def _view(view: str, facts: "Facts", city: str | None, correction: str, lang: str) -> Any:  # noqa: ANN401 - a DataFrame
    from kg.analysis import themes as of_themes
    from kg.analysis import yearly

    views: dict[str, Callable[[], Any]] = {
        "overview": lambda: of_themes.overview(facts, lang=lang) if city is None else _of_city(facts, city, lang),
        "shared": lambda: of_themes.shared_themes(facts, city=city, lang=lang, correction=correction),
        "together": lambda: _together(facts, lang),
        "trends": lambda: yearly.trends(facts, lang=lang),
        "years": lambda: yearly.by_year(facts, lang=lang),
        "transfers": lambda: _transfers(facts, city, lang),
        "chains": lambda: _chains(facts, lang),
        "sdg": lambda: of_themes.sdg_coverage(facts, city=city, lang=lang),
    }
    return views[view]()


def _transfers(facts: "Facts", city: str | None, lang: str) -> Any:  # noqa: ANN401 - a DataFrame
    from kg.analysis.themes import transfers

    frame = transfers(facts, lang=lang)
    return frame if city is None else frame[(frame["learner"] == city) | (frame["teacher"] == city)]


def _chains(facts: "Facts", lang: str) -> Any:  # noqa: ANN401 - a DataFrame
    import pandas as pd

    from kg.analysis.themes import transfer_chains

    chains = [(len(chain), " → ".join(chain)) for chain in transfer_chains(facts, lang=lang)]
    frame = pd.DataFrame(chains, columns=["places", "chain"])
    frame.attrs["reason"] = "No document says that a place learned or copied a policy from another."
    return frame


def _together(facts: "Facts", lang: str) -> Any:  # noqa: ANN401 - a DataFrame
    import pandas as pd

    from kg.analysis.graphs import name_of
    from kg.analysis.themes import co_occurrence

    graph = co_occurrence(facts)
    rows = [
        (
            name_of(graph, a, lang),
            name_of(graph, b, lang),
            data["weight"],
            data["expected"],
            data["p"],
            data["adjusted"],
        )
        for a, b, data in graph.edges(data=True)
    ]
    rows.sort(key=lambda row: (row[4], -row[2], row[0], row[1]))
    frame = pd.DataFrame(rows, columns=["one", "other", "cities", "expected", "p", "adjusted"])
    frame.attrs["reason"] = graph.graph.get("reason", "No place pursues two themes.")
    return frame


def _of_city(facts: "Facts", city: str, lang: str) -> Any:  # noqa: ANN401 - a DataFrame
    import pandas as pd

    from kg.analysis.themes import exchanged, name_of_theme, profiles

    shared: dict[str, list[str]] = {}
    for pair, carried in exchanged(facts).items():
        if city in pair:
            other = pair[1] if pair[0] == city else pair[0]
            for theme in carried:
                shared.setdefault(theme, []).append(facts.actor(other).name(lang))
    pursued = profiles(facts).get(city, set()) | shared.keys()
    rows = [(theme, name_of_theme(theme, lang), sorted(shared.get(theme, []))) for theme in pursued]
    rows.sort(key=lambda row: (-len(row[2]), row[0]))
    frame = pd.DataFrame(rows, columns=["theme", "name", "shared with"])
    frame.attrs["reason"] = f"The graph says nothing of the themes of {facts.actor(city).name(lang)}."
    return frame


@click.command()
@click.option("--years", default=3.0, show_default=True, help="Silent for at least so long.")
@click.option("--on", metavar="DATE", help="Counted back from this day; default: the graph's newest date.")
@_city_option
@store_option
@lang_option
@format_option
def dormant(  # noqa: PLR0913 - one a choice
    *, years: float, on: str | None, city: str | None, store: str, lang: str | None, form: str
) -> None:
    """List partners of whom no document reports activity of late.

    Partners have a sister, goodwill or friendship agreement.
    A silence is the absence of evidence: it does not say that the tie has ended.

    \b
        kg dormant --years 3 --city Goyang
    """
    from kg.analysis import ties

    facts, place = _read(store, city)
    frame = ties.dormant(facts, years=years, on=on, city=place, lang=lang or "en")
    notes = [f"As of {frame.attrs['as of']}."] if frame.attrs.get("as of") else []
    if len(frame):
        notes.append(
            "활동을 전하는 문서가 없다는 뜻이며, 교류가 끝났다는 뜻은 아닙니다."
            if lang == "ko"
            else "No document reports later activity: the absence of evidence, not evidence that the tie has ended."
        )
    write_frame(frame, form, hidden=["a", "b"], notes=notes, lang=lang)


@click.command()
@click.option("--country", default="KR", show_default=True, help="Governments of this country.")
@click.option("--all-ties", "every", is_flag=True, help="Any tie in effect, not agreements alone.")
@store_option
@lang_option
@format_option
def duplicates(*, country: str, every: bool, store: str, lang: str | None, form: str) -> None:
    """List foreign cities partnered with several Korean governments.

    Or with several of another country.

    \b
        kg duplicates --format csv
    """
    from kg.analysis import ties

    facts, _ = _read(store, None)
    write_frame(
        ties.duplicates(facts, country=country, every=every, lang=lang or "en"), form, hidden=["node"], lang=lang
    )


@click.command()
@_city_option
@store_option
@lang_option
@format_option
def mayors(*, city: str | None, store: str, lang: str | None, form: str) -> None:
    """Show what changed in a city's ties after a change of mayor.

    Which went on, fell silent or are new, as far as documents date them.

    \b
        kg mayors --city Seoul
    """
    from kg.analysis import ties

    facts, place = _read(store, city)
    write_frame(ties.changes_of_mayor(facts, city=place, lang=lang or "en"), form, hidden=["place"], lang=lang)


@click.command()
@click.argument("city")
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="How many to show.")
@click.option(
    "--weight", "weights", multiple=True, metavar="NAME=N", help="Change a weight: themes=10 (may be repeated)."
)
@click.option("--country", metavar="CODE", help="Only candidates of this country, as VN.")
@click.option("--unpartnered", is_flag=True, help="Leave out those with a partner of the city's own country.")
@store_option
@lang_option
@format_option
def recommend(  # noqa: PLR0913 - one a choice
    *,
    city: str,
    top: int,
    weights: tuple[str, ...],
    country: str | None,
    unpartnered: bool,
    store: str,
    lang: str | None,
    form: str,
) -> None:
    """Rank candidate partners of a city, with reasons for and against.

    A score is the sum of features from 0 to 1 times their weights, which are printed. Weights: themes, networks,
    partners, paths, countries, openness, size, distance.

    \b
        kg recommend Goyang --weight themes=12 --weight distance=0
    """
    from kg.analysis.recommendation import recommend as rank

    facts, place = _read(store, city)
    frame = rank(
        facts,
        place or city,
        top=top,
        weights=_weights(weights),
        country=country,
        unpartnered=unpartnered,
        lang=lang or "en",
    )
    told = ", ".join(f"{name} {value:g}" for name, value in frame.attrs["weights"].items())
    write_frame(frame, form, hidden=["node", *frame.attrs["weights"]], notes=[f"Weights: {told}."], lang=lang)


def _weights(given: tuple[str, ...]) -> dict[str, float]:
    from kg.errors import InputError

    made = {}
    for each in given:
        name, _, value = each.partition("=")
        try:
            made[name.strip()] = float(value)
        except ValueError as error:
            raise InputError(f"A weight is given as NAME=NUMBER, as in themes=10; '{each}' came.") from error
    return made
