"""Policy themes between cities: what they share, how alike they are, what goes together, who learned from whom."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from kg import themes as scheme
from kg.analysis import facts as facts_
from kg.analysis.backbones import adjust, hypergeometric
from kg.analysis.facts import EFFECTIVE, Facts, Thing
from kg.analysis.graphs import Graph
from kg.analysis.networks import is_place, pairs
from kg.analysis.tables import Table
from kg.triples.store import Store

if TYPE_CHECKING:
    import pandas as pd

Pair = tuple[str, str]
NO_THEMES = "The graph says of no place which policy themes it pursues."


def name_of_theme(code: str, lang: str = "en") -> str:
    """Return a theme's label; a code that the scheme lacks stands for itself."""
    found = scheme.themes().get(code)
    return found.label(lang) if found else code


def profiles(facts: Facts) -> dict[str, set[str]]:
    """Return the themes that each place pursues, shares or has a policy of; what is only planned does not count."""
    made: dict[str, set[str]] = defaultdict(set)
    for engagement in facts.engagements:
        if (engagement.status or "held") in EFFECTIVE:
            made[engagement.place].update(engagement.themes)
    for policy in facts.policies:
        if policy.owner:
            made[policy.owner].update(policy.themes)
    for relation in facts.relations:
        if relation.kind == "exchange" and relation.status in EFFECTIVE:
            for party in relation.parties:
                made[party].update(relation.themes)
    return {place: themes for place, themes in sorted(made.items()) if themes and is_place(place, facts)}


def exchanged(facts: Facts) -> dict[Pair, set[str]]:
    """Return the themes that each pair of places is known to share: carried by an effective relation between them."""
    made: dict[Pair, set[str]] = defaultdict(set)
    for relation in facts.relations:
        if relation.status in EFFECTIVE and relation.themes:
            for pair in pairs(relation, facts):
                made[pair].update(relation.themes)
    return made


def overview(source: Store | Facts, *, lang: str = "en") -> "pd.DataFrame":
    """Return each theme of the graph: `theme`, `name`, `group`, and how many `cities`, `ties` and `policies` it has."""
    facts = _facts(source)
    cities = Counter(theme for themes in profiles(facts).values() for theme in themes)
    ties = Counter(theme for themes in exchanged(facts).values() for theme in themes)
    policies = Counter(theme for policy in facts.policies for theme in policy.themes)
    groups = scheme.groups()
    rows = []
    for theme in {*cities, *ties, *policies}:
        known = scheme.themes().get(theme)
        group = groups[known.group].label(lang) if known and known.group in groups else None
        rows.append((theme, name_of_theme(theme, lang), group, cities[theme], ties[theme], policies[theme]))
    rows.sort(key=lambda row: (-row[3], -row[4], row[0]))
    return _frame(rows, ["theme", "name", "group", "cities", "ties", "policies"], NO_THEMES)


def shared_themes(
    source: Store | Facts, *, city: str | None = None, lang: str = "en", correction: str = "holm"
) -> "pd.DataFrame":
    """Return the pairs of places with themes in common, those that exchange them first.

    `exchanged` are themes that a relation between the two carries, `common` those that both pursue, whether together or
    not. `jaccard` and `cosine` (of tf-idf) tell how alike their themes are; `p` is the chance that two random sets of
    these sizes have so much in common (hypergeometric), `adjusted` corrects it for the number of pairs. `city` (an id)
    keeps the pairs of one place.
    """
    facts = _facts(source)
    sets, carried = profiles(facts), exchanged(facts)
    pool = len({theme for themes in sets.values() for theme in themes})
    weights = tf_idf(sets)
    chosen = [pair for pair in combinations(sets, 2) if not sets[pair[0]].isdisjoint(sets[pair[1]]) or pair in carried]
    chances = [hypergeometric(len(sets[a] & sets[b]), len(sets[a]), len(sets[b]), pool) for a, b in chosen]
    adjusted = adjust(chances, correction)
    # among hundreds of cities most pairs share something: what a row needs is looked up, not worked out again
    names = {place: facts.actor(place).name(lang) for place in sets}
    labels = {theme: name_of_theme(theme, lang) for themes in sets.values() for theme in themes}
    rows = []
    for (one, other), p, after in zip(chosen, chances, adjusted, strict=True):
        if city is not None and city not in (one, other):
            continue
        both = sets[one] & sets[other]
        a, b = (one, other) if city in (None, one) else (other, one)
        told = [labels.get(theme) or name_of_theme(theme, lang) for theme in sorted(carried.get((one, other), ()))]
        common = [labels[theme] for theme in sorted(both)]
        jaccard = len(both) / (len(sets[one]) + len(sets[other]) - len(both))
        alike = cosine(weights[one], weights[other])
        rows.append((a, b, names[a], names[b], told, common, jaccard, alike, p, after))
    rows.sort(key=lambda row: (-len(row[4]), -len(row[5]), -round(row[7], 12), row[0], row[1]))
    columns = ["a", "b", "name a", "name b", "exchanged", "common", "jaccard", "cosine", "p", "adjusted"]
    frame = _frame(rows, columns, NO_THEMES if not sets else "No two places have a theme in common.")
    frame.attrs["correction"] = correction
    return frame


def co_occurrence(source: Store | Facts) -> Graph:
    """Return the network of themes: two are tied by the places that pursue both; `p` tells chance (hypergeometric).

    An edge has `weight` (places with both), `expected`, `p` and `adjusted` (Holm).
    """
    facts = _facts(source)
    sets = profiles(facts)
    holders: dict[str, set[str]] = defaultdict(set)
    for place, themes in sets.items():
        for theme in themes:
            holders[theme].add(place)
    graph: Graph = nx.Graph(kind="co-theme", notes=())
    for theme in sorted(holders):
        known = scheme.themes().get(theme)
        group = known.group if known else None
        graph.add_node(
            f"theme/{theme}",
            kind="theme",
            en=name_of_theme(theme),
            ko=name_of_theme(theme, "ko"),
            group=group,
            cities=len(holders[theme]),
        )
    both = [
        (a, b, len(holders[a] & holders[b])) for a, b in combinations(sorted(holders), 2) if holders[a] & holders[b]
    ]
    chances = [hypergeometric(n, len(holders[a]), len(holders[b]), len(sets)) for a, b, n in both]
    for (a, b, n), p, after in zip(both, chances, adjust(chances, "holm"), strict=True):
        expected = len(holders[a]) * len(holders[b]) / len(sets)
        graph.add_edge(f"theme/{a}", f"theme/{b}", weight=n, expected=expected, p=p, adjusted=after)
    if not both:
        graph.graph["reason"] = "No place pursues two themes."
    return graph


def transfers(source: Store | Facts, *, lang: str = "en") -> "pd.DataFrame":
    """Return who learned or copied what from whom: `learner`, `teacher`, their names, `what`, `theme`, `how`, `start`.

    `how` is copied (a policy modelled on another's) or learned (an exchange with a direction).
    """
    facts = _facts(source)
    policies = {policy.id: policy for policy in facts.policies}
    rows: list[tuple[str | None, ...]] = []
    for policy in facts.policies:
        model = policies.get(policy.model or "")
        if model and policy.owner and model.owner and model.owner != policy.owner:
            rows.append((policy.owner, model.owner, _label(model, lang), _first(policy, lang), "copied", policy.start))
    for relation in facts.relations:
        if relation.kind == "exchange" and relation.status in EFFECTIVE:
            for teacher in relation.origin:
                for learner in relation.target:
                    if learner != teacher:
                        what = _label(relation, lang)
                        rows.append((learner, teacher, what, _first(relation, lang), "learned", relation.start))
    rows.sort(key=lambda row: (row[5] or "9999", row[0] or "", row[1] or "", row[2] or ""))
    named = [(a, b, facts.actor(a or "").name(lang), facts.actor(b or "").name(lang), *rest) for a, b, *rest in rows]
    columns = ["learner", "teacher", "name learner", "name teacher", "what", "theme", "how", "start"]
    return _frame(named, columns, "No document says that a place learned or copied a policy from another.")


def transfer_chains(source: Store | Facts, *, lang: str = "en") -> list[list[str]]:
    """Return the chains of places along which a theme travelled, the longest first, from where it began."""
    table = transfers(source, lang=lang)
    chains: list[list[str]] = []
    for _, rows in table.groupby("theme", dropna=False):
        graph: nx.DiGraph[str] = nx.DiGraph(list(zip(rows["name teacher"], rows["name learner"], strict=True)))
        # cities that learn from each other have no first: a chain takes each of them once
        starts = [node for node in graph if not graph.in_degree(node)] or sorted(graph)[:1]
        ends = [node for node in graph if not graph.out_degree(node)] or list(graph)
        for start in starts:
            chains.extend(
                max(nx.all_simple_paths(graph, start, end, cutoff=8), key=len)
                for end in ends
                if end != start and nx.has_path(graph, start, end)
            )
    return sorted(chains, key=lambda chain: (-len(chain), chain))


def sdg_coverage(source: Store | Facts, *, city: str | None = None, lang: str = "en") -> "pd.DataFrame":
    """Return the Sustainable Development Goals and targets that relations touch through their themes.

    Columns: `goal` (6, or 6.6 for a target), `ties` (pairs whose relations carry such a theme), `cities`,
    `themes`. Goals that nothing touches are there with 0, so that gaps show. `city` (an id) keeps the relations of one
    place.
    """
    from kg.analysis.goals import goals_of_themes

    facts = _facts(source)
    goals = goals_of_themes()
    ties: dict[str, set[Pair]] = defaultdict(set)
    cities: dict[str, set[str]] = defaultdict(set)
    themes: dict[str, set[str]] = defaultdict(set)
    for pair, carried in exchanged(facts).items():
        if city is None or city in pair:
            for theme in carried:
                for goal in goals.get(theme, ()):
                    ties[goal].add(pair)
                    themes[goal].add(theme)
    for place, pursued in profiles(facts).items():
        if city is None or place == city:
            for theme in pursued:
                for goal in goals.get(theme, ()):
                    cities[goal].add(place)
                    themes[goal].add(theme)
    names = sorted({*ties, *cities, *(str(goal) for goal in range(1, 18))}, key=_goal_order)
    rows = [(goal, len(ties[goal]), len(cities[goal]), _names(sorted(themes[goal]), lang)) for goal in names]
    frame = _frame(rows, ["goal", "ties", "cities", "themes"], NO_THEMES)
    if not any(ties.values()) and not any(cities.values()):
        frame.attrs["notes"] = (NO_THEMES,)
    return frame


# --- helpers


def _facts(source: Store | Facts) -> Facts:
    return source if isinstance(source, Facts) else facts_.read(source)


def _frame(rows: Sequence[tuple[object, ...]], columns: list[str], reason: str) -> "pd.DataFrame":
    return Table(tuple(columns), list(rows), {} if rows else {"reason": reason}).frame()


def _names(codes: list[str], lang: str) -> list[str]:
    return [name_of_theme(code, lang) for code in codes]


def _label(thing: Thing, lang: str) -> str | None:
    return (thing.ko or thing.en) if lang == "ko" else (thing.en or thing.ko)


def _first(thing: Thing, lang: str) -> str | None:
    return name_of_theme(thing.themes[0], lang) if thing.themes else None


def _goal_order(goal: str) -> tuple[int, int, str]:
    head, _, tail = goal.partition(".")
    return int(head), int(tail) if tail.isdigit() else (0 if not tail else 99), tail


def tf_idf(sets: dict[str, set[str]]) -> dict[str, dict[str, float]]:
    """Return the weight of each place's themes: rare ones tell more, as log(1 + N / n)."""
    held = Counter(theme for themes in sets.values() for theme in themes)
    return {place: {theme: math.log(1 + len(sets) / held[theme]) for theme in themes} for place, themes in sets.items()}


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """Return the cosine of two weighted sets, from 0 (nothing in common) to 1."""
    dot = math.fsum(a[theme] * b[theme] for theme in a.keys() & b.keys())
    return dot / (_length(a) * _length(b)) if dot else 0.0


def _length(a: dict[str, float]) -> float:
    return math.hypot(*a.values())
