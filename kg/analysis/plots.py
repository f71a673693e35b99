"""Figures of a network, as SVG or PNG, with Hangul shown right: degrees, ties over time, themes, countries."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.analysis import facts as facts_
from kg.analysis.facts import Facts
from kg.analysis.graphs import unknown
from kg.analysis.networks import network
from kg.analysis.themes import name_of_theme, profiles
from kg.analysis.ties import timeline
from kg.analysis.yearly import by_year
from kg.errors import InputError, MissingExtraError, UnknownNameError
from kg.triples.store import Store

# fonts that have Hangul, the likeliest to be there first
FONTS = (
    "NanumGothic",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "AppleGothic",
    "NanumBarunGothic",
    "UnDotum",
    "Noto Sans CJK JP",
    "Baekmuk Gulim",
)
_HINT = (
    "No font with Hangul is installed, so Korean names would show as boxes. Install one (Debian: apt-get install "
    "fonts-nanum; macOS and Windows have one), or draw with --lang en."
)
_MOST = 25
_INK, _ACCENT, _PALE = "#1f2933", "#1f6f78", "#9fb3c8"


def plot(source: Store | Facts, kind: str, path: Path | str, *, lang: str = "en", network_kind: str = "ties") -> Path:
    """Draw one of the figures (`KINDS`) into a file, SVG or PNG by its suffix, and return its path.

    Raises:
        UnknownNameError: no such figure.
        InputError: nothing to draw, another suffix, no Hangul font for Korean names, or a file that cannot be written.
        MissingExtraError: matplotlib is not installed.

    """
    if kind not in KINDS:
        raise UnknownNameError(unknown("plot", kind, KINDS))
    path = Path(path)
    if path.suffix.lower() not in (".svg", ".png"):
        raise InputError(f"A plot is written as .svg or .png; '{path.name}' came.")
    facts = source if isinstance(source, Facts) else facts_.read(source)
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtraError("kg plot", "plots") from error
    # one id for all elements of an SVG, and no date in it: the same graph gives the same bytes
    settings: Any = {
        "font.family": [_font(lang), "DejaVu Sans"],
        "axes.unicode_minus": False,
        "svg.fonttype": "path",
        "svg.hashsalt": "kg",
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(8, 5), layout="constrained")
        KINDS[kind](facts, figure, lang, network_kind)
        date = {"Date": None} if path.suffix.lower() == ".svg" else None
        try:
            figure.savefig(path, dpi=150, metadata=date)
        except OSError as error:
            raise InputError(
                f"{path} cannot be written: {error.strerror or error}. Name a file in a folder."
            ) from error
    return path


def _font(lang: str) -> str:
    """Return an installed font that has Hangul; without one only English figures can be drawn.

    Raises:
        InputError: Korean names are asked for, and no font has them.

    """
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    found = next((name for name in FONTS if name in installed), None)
    if found is None and lang == "ko":
        raise InputError(_HINT)
    return found or "DejaVu Sans"


# --- the figures: each fills a matplotlib figure


def _degrees(facts: Facts, figure: Any, lang: str, kind: str) -> None:  # noqa: ANN401 - matplotlib ships no types
    graph = network(facts, kind=kind)
    if not graph.number_of_edges():
        raise InputError(str(graph.graph.get("reason", "The network has no ties.")))
    degrees = sorted((degree for _, degree in graph.degree()), reverse=True)
    levels = sorted(set(degrees))
    # how many nodes have at least this many: steadier than counts of each, and straight for a power law
    share = [sum(degree >= level for degree in degrees) / len(degrees) for level in levels]
    axes = figure.add_subplot()
    axes.loglog(levels, share, "o-", color=_ACCENT, markersize=4, linewidth=1)
    for axis in (axes.xaxis, axes.yaxis):
        # plain numbers: powers of ten say little of a few dozen cities, and Hangul fonts lack their minus
        axis.set_major_formatter("{x:g}")
        axis.set_minor_formatter("")
    axes.set_xlabel("상대 도시의 수 k" if lang == "ko" else "number of partners k")
    axes.set_ylabel("k 이상인 도시의 비율" if lang == "ko" else "share of cities with k or more")
    many = len(degrees)
    axes.set_title(f"연결 수 분포 (도시 {many}곳)" if lang == "ko" else f"Degree distribution ({many} cities)")
    _plain(axes)


def _timeline(facts: Facts, figure: Any, lang: str, kind: str) -> None:  # noqa: ANN401, ARG001 - as above
    from kg.analysis.periods import bounds

    table = timeline(facts, lang=lang)
    dated = table[table["first"].notna()].sort_values(["first", "name a", "name b"]).tail(_MOST)
    if dated.empty:
        raise InputError("No tie of the graph has a date: there is nothing to draw over time.")
    axes = figure.add_subplot()
    for place, (begins, ends) in enumerate(zip(dated["first"], dated["last"], strict=True)):
        first, last = _year(bounds(begins)[0]), _year(bounds(ends or begins)[1])
        axes.hlines(place, first, last, color=_ACCENT, linewidth=3)
        axes.plot([first, last], [place, place], "|", color=_INK)
    names = [f"{a} – {b}" for a, b in zip(dated["name a"], dated["name b"], strict=True)]
    axes.set_yticks(range(len(names)), names, fontsize=7)
    axes.xaxis.set_major_locator(_whole())
    axes.set_title("관계의 첫 활동과 마지막 활동" if lang == "ko" else "First and last known activity of ties")
    _plain(axes)


def _themes(facts: Facts, figure: Any, lang: str, kind: str) -> None:  # noqa: ANN401, ARG001
    sets = profiles(facts)
    if not sets:
        raise InputError("The graph says of no place which policy themes it pursues: there is nothing to draw.")
    held = Counter(theme for themes in sets.values() for theme in themes)
    themes = [theme for theme, _ in sorted(held.items(), key=lambda item: (-item[1], item[0]))[:_MOST]]
    places = sorted(sets, key=lambda place: (-len(sets[place]), place))[:_MOST]
    axes = figure.add_subplot()
    axes.imshow([[theme in sets[place] for theme in themes] for place in places], cmap=_shades(), aspect="auto")
    axes.set_xticks(range(len(themes)), [name_of_theme(theme, lang) for theme in themes], rotation=90, fontsize=7)
    axes.set_yticks(range(len(places)), [facts.actor(place).name(lang) for place in places], fontsize=7)
    axes.set_title("도시별 정책 분야" if lang == "ko" else "Policy themes by city")


def _years(facts: Facts, figure: Any, lang: str, kind: str) -> None:  # noqa: ANN401, ARG001
    table = by_year(facts, lang=lang)
    if table.empty:
        raise InputError(str(table.attrs["reason"]))
    order = table.groupby("name")["count"].sum().sort_values(ascending=False, kind="stable").index[:_MOST]
    wide = table.pivot_table(index="name", columns="year", values="count", aggfunc="sum").loc[order]
    axes = figure.add_subplot()
    image = axes.imshow(wide.to_numpy(), cmap=_shades(), aspect="auto")
    axes.set_xticks(range(len(wide.columns)), [str(year) for year in wide.columns], rotation=90, fontsize=7)
    axes.set_yticks(range(len(order)), list(order), fontsize=7)
    axes.set_title("연도별 정책 분야" if lang == "ko" else "Policy themes by year")
    figure.colorbar(image, ax=axes, label="건수" if lang == "ko" else "relations and policies", ticks=_whole())


def _countries(facts: Facts, figure: Any, lang: str, kind: str) -> None:  # noqa: ANN401
    graph = network(facts, kind=kind)
    counts: Counter[tuple[str, str]] = Counter()
    for a, b in graph.edges():
        one, other = graph.nodes[a].get("country"), graph.nodes[b].get("country")
        if one and other:
            counts[min(one, other), max(one, other)] += 1
    if not counts:
        raise InputError("No tie of the graph has a known country at both ends: there is nothing to draw.")
    total: Counter[str] = Counter()
    for (a, b), many in counts.items():
        total.update({a: many, b: many if a != b else 0})
    lands = [land for land, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:_MOST]]
    cells = [[counts[min(a, b), max(a, b)] for b in lands] for a in lands]
    axes = figure.add_subplot()
    image = axes.imshow(cells, cmap=_shades())
    axes.set_xticks(range(len(lands)), lands, rotation=90, fontsize=8)
    axes.set_yticks(range(len(lands)), lands, fontsize=8)
    for i, row in enumerate(cells):
        for j, many in enumerate(row):
            if many:
                strong = many > max(map(max, cells)) / 2
                axes.text(j, i, str(many), ha="center", va="center", fontsize=7, color="white" if strong else _INK)
    axes.set_title("나라별 도시 관계 수" if lang == "ko" else "Ties between cities, by country")
    figure.colorbar(image, ax=axes, label="관계" if lang == "ko" else "ties", ticks=_whole())


KINDS: dict[str, Callable[[Facts, Any, str, str], None]] = {
    "degrees": _degrees,
    "timeline": _timeline,
    "themes": _themes,
    "theme-years": _years,
    "countries": _countries,
}


def _year(day: Any) -> float:  # noqa: ANN401 - a date
    return float(day.year + (day.timetuple().tm_yday - 1) / 365.25)


def _shades() -> Any:  # noqa: ANN401
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("kg", ["#ffffff", _PALE, _ACCENT])


def _whole() -> Any:  # noqa: ANN401
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)


def _plain(axes: Any) -> None:  # noqa: ANN401
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color="#e4e7eb", linewidth=0.5)
    axes.set_axisbelow(True)
