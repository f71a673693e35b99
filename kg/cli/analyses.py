"""The answers that need more than a query: which analysis computes them, and its table as columns and rows.

`kg.answers` and `kg.analysis` know nothing of each other: a question is read there, computed here.
"""

import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.answers.reading import Reading
    from kg.answers.sheet import Context
    from kg.triples.store import Store

# a pandas.DataFrame, which is imported only when something is computed
Frame = Any
_TOP = 15
_CONTINENTS = ("asia", "europe", "africa", "americas", "oceania")


# what the two networks that questions ask for are made of, with what their cities are described by
_PARTS = {
    "ties": ("agreement", "event", "exchange", "engagement"),
    "memberships": ("membership", "exchange", "engagement"),
}


# assemblies and ceremonies tie nobody: what is made of ties need not read them
_UNTYING = frozenset({"Conference", "Signing", "Award", "Exhibition", "Festival", "Training"})


def _facts(
    store: "Store", reading: "Reading", kinds: tuple[str, ...] | None = None, leaving: frozenset[str] = frozenset()
) -> Any:  # noqa: ANN401 - Facts, imported when something is computed
    from kg.analysis import facts

    least = reading.conditions.min_confidence
    return facts.read(store, sayings=False, names=False, kinds=kinds, least=least, leaving=leaving)


def _network(store: "Store", reading: "Reading", kind: str, **period: str | None) -> Any:  # noqa: ANN401 - a networkx graph
    """Return a network of the facts that are as sure as was asked; only what it is made of is read."""
    from kg import analysis

    # in a period, what has no date is counted, whatever it is
    leaving = frozenset() if any(period.values()) else _UNTYING
    made = analysis.network(_facts(store, reading, _PARTS[kind], leaving), kind=kind, **period)
    if not made.number_of_edges():
        # why it is empty is told from all that the graph holds
        made = analysis.network(_facts(store, reading), kind=kind, **period)
    return made


def brokers(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Rank the cities that join parts of the world by the shortest paths that they carry."""
    from kg.analysis import brokerage

    between = _between(reading)
    return brokerage.joining(_network(store, reading, "ties"), between=between, lang=context.lang, top=_TOP)


def assortativity(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Measure whether like ties to like."""
    from kg.analysis import figures

    del context
    return figures.mixing(_network(store, reading, "ties"))


def backbone(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """List the pairs that share bodies, with what chance would give."""
    from kg.analysis import backbones

    return backbones.unlikely(_network(store, reading, "memberships"), lang=context.lang)


def interlocking(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Give the connectivity of each city, or of those asked about, in the interlocking network model."""
    from kg.analysis import projections

    table = projections.connected(_network(store, reading, "memberships"), lang=context.lang)
    nodes = _nodes(reading)
    table.rows = [row for row in table.rows if row[0] in nodes] if nodes else table.rows[:_TOP]
    return table


def _nodes(reading: "Reading") -> set[str]:
    """Return the places of a question as the graph of an analysis calls them."""
    return {place.split("/id/", 1)[-1] for place in reading.places}


def communities(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Find the groups of cities, or those of the places asked about, with the themes that set them apart."""
    from kg.analysis import clusters

    table = clusters.grouped(_network(store, reading, "ties"), lang=context.lang)
    asked = _nodes(reading)
    at = table.columns.index("nodes")
    table.rows = [row for row in table.rows if not asked or not asked.isdisjoint(row[at])]
    return table


def core(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Give each place's core number in the ties, and as if each network tied all of its members."""
    from kg.analysis import networks, projections
    from kg.analysis.graphs import name_of
    from kg.analysis.measures import ranked
    from kg.analysis.tables import Table

    facts = _facts(store, reading, (*_PARTS["ties"], "membership"), _UNTYING)
    first, _, clean, told = ranked(networks.network(facts, kind="ties"), "k-core")
    cliques = projections.fellows(networks.network(facts, kind="memberships"))
    second, _, _, _ = ranked(cliques, "k-core")
    name = next(iter(first), next(iter(second), "k-core"))
    ties, shared = first.get(name, {}), second.get(name, {})
    # a place in one of the two networks alone has no core number in the other: an empty cell
    rows = [
        (node, name_of(clean, node, context.lang) if node in ties else None, ties.get(node), shared.get(node))
        for node in sorted({*ties, *shared})
    ]
    return Table(("node", "name", name, f"{name} in shared networks"), rows[: _TOP * 2], told)


def recommendation(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Rank candidate partners of the city asked about, or of the best documented Korean one."""
    from kg.analysis import recommendation as advice
    from kg.analysis.tables import Table

    city = reading.places[0] if reading.places else _best_known(store)
    found = advice.candidates(_facts(store, reading), city.split("/id/", 1)[-1], lang=context.lang, top=_TOP)
    kept = [at for at, name in enumerate(found.columns) if name not in advice.WEIGHTS]
    rows = [tuple(row[at] for at in kept) for row in found.rows]
    return Table(tuple(found.columns[at] for at in kept), rows, found.attrs)


def centrality(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Rank places by degree and betweenness in the ties."""
    from kg import analysis

    limit = reading.limit or _TOP
    ties = _network(store, reading, "ties", since=reading.conditions.since, until=reading.conditions.until)
    return _both(analysis, ties, context.lang).head(limit)


def temporal(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Set degrees among fellow members whatever the time beside those when dates of membership are respected."""
    from kg.analysis import networks, projections
    from kg.analysis.graphs import name_of
    from kg.analysis.measures import ranked
    from kg.analysis.tables import Table

    year = reading.conditions.until or str(context.today.year)
    facts = _facts(store, reading, _PARTS["memberships"])
    ever = projections.fellows(networks.network(facts, kind="memberships"))
    then = projections.fellows(networks.network(facts, kind="memberships", since=year, until=year))
    first, nodes, clean, told = ranked(ever, "degree")
    # empty where no membership has dates that reach into the year
    second = ranked(then, "degree")[0].get("degree", {})
    degrees = first.get("degree", {})
    rows = [(node, name_of(clean, node, context.lang), degrees[node], second.get(node, 0)) for node in nodes]
    return Table(("node", "name", "degree", f"degree in {year[:4]}"), rows, told)


def correlation(store: "Store", *, reading: "Reading", context: "Context") -> Frame:
    """Set the number of networks of each place beside its facts on the theme, with the rank correlation of the two."""
    from kg.analysis.tables import Table
    from kg.answers.conditions import ACCEPTABLE, confidence_filter

    theme = reading.conditions.themes[0] if reading.conditions.themes else "https://w3id.org/intercity/theme/climate"
    joined: dict[str, set[str]] = {}
    active: dict[str, set[str]] = {}
    least = reading.conditions.min_confidence
    # an edge between a place and a network is as sure as the membership that it was derived from
    members = (
        "SELECT ?city ?network WHERE { ?city ic:memberOf ?network }"
        if least is None
        else "SELECT DISTINCT ?city ?network WHERE { ?thing a ic:Membership ; ic:member ?city ; ic:network ?network . "
        f"?city ic:memberOf ?network .\n{ACCEPTABLE}{confidence_filter(reading.conditions)} }}"
    )
    for city, body in store.select(members).rows:
        joined.setdefault(city, set()).add(body)
    # an assertion has a theme too, but no place of its own
    about = (
        f"SELECT DISTINCT ?thing ?city WHERE {{ ?thing ic:theme <{theme}> ; ic:party|ic:place|ic:owner ?city .\n"
        f"{confidence_filter(reading.conditions)} }}"
    )
    for activity, city in store.select(about).rows:
        active.setdefault(city, set()).add(activity)
    rows = [(context.name(city), len(bodies), len(active.get(city, ()))) for city, bodies in joined.items()]
    rows.sort(key=lambda row: (-row[1], -row[2], row[0]))
    value = _rank_correlation([row[1] for row in rows], [row[2] for row in rows])
    told = "" if value is None else round(value, 3)
    return Table(("name", "networks", "activities", "rank correlation"), [(*row, told) for row in rows])


def _rank_correlation(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Return Spearman's coefficient, equal values sharing their mean rank; None where one of the two does not vary."""
    if len(set(one)) < 2 or len(set(other)) < 2:  # noqa: PLR2004 - what does not vary correlates with nothing
        return None
    return statistics.correlation(_ranks(one), _ranks(other))


def _ranks(values: Sequence[int]) -> list[float]:
    first, count = {}, Counter(values)
    rank = 1
    for value in sorted(count):
        first[value] = rank + (count[value] - 1) / 2
        rank += count[value]
    return [first[value] for value in values]


def _between(reading: "Reading") -> tuple[str, str] | None:
    named = [part for part in _CONTINENTS if part[:4] in reading.question.lower() or part in _korean(reading.question)]
    return (named[0], named[1]) if len(named) > 1 else None


def _korean(question: str) -> list[str]:
    words = {
        "아시아": "asia",
        "유럽": "europe",
        "아프리카": "africa",
        "아메리카": "americas",
        "미주": "americas",
        "오세아니아": "oceania",
    }
    return [part for word, part in words.items() if word in question]


def _best_known(store: "Store") -> str:
    table = store.select(
        "SELECT ?city (COUNT(?bond) AS ?count) WHERE {"
        " ?city ic:countryCode 'KR' . ?bond ic:party|ic:participant ?city } "
        "GROUP BY ?city ORDER BY DESC(?count) ?city LIMIT 1"
    )
    return str(table.rows[0][0]) if table.rows else ""


def _both(analysis: Any, graph: Any, lang: str) -> Frame:  # noqa: ANN401 - the module, and a networkx graph
    degree = analysis.measure(graph, "degree", lang=lang)
    between = analysis.measure(graph, "betweenness", lang=lang)
    value = between.columns[-1]
    merged = between.merge(degree[["node", degree.columns[-1]]], on="node")
    return merged.sort_values([value, "name"], ascending=[False, True])


_TABLES: dict[str, Callable[..., Frame]] = {
    "brokers": brokers,
    "assortativity": assortativity,
    "backbone": backbone,
    "interlocking": interlocking,
    "communities": communities,
    "core": core,
    "recommendation": recommendation,
    "centrality": centrality,
    "temporal": temporal,
    "correlation": correlation,
}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of a data frame
    if isinstance(value, list | tuple | set):
        return ", ".join(str(_plain(item)) for item in value)
    if value is None or value != value:  # noqa: PLR0124 - not a number
        return ""
    if hasattr(value, "item"):
        value = value.item()
    return round(value, 4) if isinstance(value, float) else value


def _plain_column(values: list[Any]) -> list[Any]:
    """Return the cells of a column; tens of thousands of texts or counts need not be looked at one by one."""
    return values if set(map(type, values)) <= {str, int} else [_plain(value) for value in values]


def _rows(make: Callable[..., Frame]) -> Callable[..., tuple[tuple[str, ...], list[tuple[Any, ...]]]]:
    from kg.analysis.tables import Table

    def call(
        store: "Store", *, reading: "Reading", context: "Context"
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        table = make(store, reading=reading, context=context)
        ids = {"node", "nodes", *(("a", "b") if "name a" in table.columns else ())}
        if isinstance(table, Table):
            kept = [i for i, name in enumerate(table.columns) if name not in ids]
            columns = [_plain_column([row[i] for row in table.rows]) for i in kept]
            return tuple(table.columns[i] for i in kept), list(zip(*columns, strict=True))
        shown = table[[name for name in table.columns if name not in ids]]
        return tuple(map(str, shown.columns)), [
            tuple(_plain(cell) for cell in row) for row in shown.itertuples(index=False)
        ]

    return call


ANALYSES = {intent: _rows(make) for intent, make in _TABLES.items()}
