"""Questions about the network of cities: rankings, paths, and what the analyses start from."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

from kg.answers import families, sentences
from kg.answers.conditions import Conditions
from kg.answers.folds import relation_in_words
from kg.answers.particular import Made
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sheet import STRENGTH, Context, Sheet, effective, strongest, told
from kg.answers.terms import RELATIONS, local, say

# what computes it, where a query alone does not
COMMANDS = {
    "brokers": "kg bridges",
    "assortativity": "kg network",
    "backbone": "kg network --kind memberships",
    "interlocking": "kg network --kind memberships",
    "communities": "kg communities",
    "core": "kg centrality --measure k-core",
    "recommendation": "kg recommend",
    "correlation": "kg themes",
    "temporal": "kg centrality --from YEAR --to YEAR",
    "centrality": "kg centrality",
}


def ranking(reading: Reading, context: Context) -> Made:
    """Places, partners, networks, themes or countries by the number of something."""
    conditions, measure, group = reading.conditions, reading.measure, reading.group
    sparql, rows = _ranked(conditions, measure, group, context)
    counts: dict[str, set[str]] = {}
    things: dict[str, list[str]] = {}
    for key, item, thing in rows:
        if key:
            counts.setdefault(key, set()).add(item)
            if thing:
                things.setdefault(key, []).append(thing)
    ordered = sorted(
        counts.items(), key=lambda pair: ((1 if reading.least else -1) * len(pair[1]), _name(pair[0], group, context))
    )
    if reading.at_least:
        ordered = [pair for pair in ordered if len(pair[1]) >= reading.at_least]
    elif reading.limit is None and _several(reading):
        ordered = [pair for pair in ordered if len(pair[1]) > 1]
    if reading.limit:
        ordered = ordered[: reading.limit]
    sheet = Sheet((group, measure if measure != group else "count"))
    for key, items in ordered:
        sheet.add((_name(key, group, context), len(items)), things.get(key, ()))
    if not sheet.rows:
        return sparql, sheet, sentences.nothing(reading, context)
    best = sheet.rows[0][1]
    names = sentences.join([str(row[0]) for row in sheet.rows if row[1] == best], context.lang)
    if reading.at_least or _several(reading) or reading.limit:
        names = sentences.join([f"{row[0]} ({row[1]})" for row in sheet.rows], context.lang)
        return sparql, sheet, f"{names}."
    if context.lang == "ko":
        return sparql, sheet, f"가장 {'적은' if reading.least else '많은'} 곳: {names} ({best})."
    return sparql, sheet, f"{'Fewest' if reading.least else 'Most'}: {names} ({best})."


def _several(reading: Reading) -> bool:
    from kg.answers.scanner import cues_of

    return bool({"several"} & cues_of(reading.question)) and not {"most", "least"} & cues_of(reading.question)


def _name(key: str, group: str, context: Context) -> str:
    return key if group == "country" else context.name(key)


def _ranked(
    conditions: Conditions, measure: str, group: str, context: Context
) -> tuple[str, list[tuple[str, str, str]]]:
    """Return the query, and for each row what is ranked, what is counted, and the fact behind it."""
    if measure in ("networks", "members"):
        sparql = families.memberships(replace(conditions, roles=conditions.roles))
        key, item = ("network", "city") if group == "network" else ("city", "network")
        return sparql, [(row[key], row[item], row["thing"]) for row in run(context, sparql)]
    if group == "theme":
        if measure == "pairs":
            sparql = families.pairs(conditions)
            rows = [row for row in run(context, sparql) if row["theme"]]
            return sparql, [
                (row["theme"], " ".join(sorted((row["city"], row["partner"]))), row["thing"]) for row in rows
            ]
        sparql = families.engagements(conditions)
        return sparql, [(row["theme"], row["city"], row["thing"]) for row in run(context, sparql)]
    if measure == "themes" and group == "city":
        sparql = families.engagements(conditions)
        return sparql, [(row["city"], row["theme"], row["thing"]) for row in run(context, sparql)]
    if measure == "policies":
        sparql = families.policies(conditions)
        return sparql, [(row["owner"], row["thing"], row["thing"]) for row in run(context, sparql)]
    if measure in ("visits", "meetings", "conferences", "events") and group in (
        "city",
        "partner",
        "country",
        "network",
    ):
        return _ranked_events(conditions, measure, group, context)
    if measure == "agreements" and group in ("city", "network"):
        sparql = families.agreements(conditions)
        wanted = "/network/" if group == "network" else "/place/"
        rows = [row for row in run(context, sparql) if wanted in row["party"]]
        return sparql, [(row["party"], row["thing"], row["thing"]) for row in rows]
    sparql = families.pairs(conditions)
    found = run(context, sparql)
    key = {"city": "city", "partner": "partner"}.get(group, "partner")
    item = {"themes": "theme", "agreements": "thing", "facts": "thing", "documents": "thing"}.get(
        measure, "city" if key == "partner" and group != "country" else "partner"
    )
    if measure == "agreements":
        found = [row for row in found if local(row["relation"]) in families.AGREEMENT_TYPES]
    rows_ = [
        row
        for row in found
        if row[item] and effective(local(row["status"]), row["date"], context.today) in STRENGTH[:8]
    ]
    if group == "country":
        from kg.answers.folds import home_first

        return sparql, [
            (context.country(row["partner"]), row[item], row["thing"])
            for row in rows_
            if conditions.cities or home_first(row["city"], row["partner"], context)
        ]
    return sparql, [(row[key], row[item], row["thing"]) for row in rows_]


def _ranked_events(
    conditions: Conditions, measure: str, group: str, context: Context
) -> tuple[str, list[tuple[str, str, str]]]:
    classes = {"visits": ("Visit",), "meetings": ("Meeting",), "conferences": ("Conference",)}.get(measure, ())
    sparql = families.events(replace(conditions, types=classes))
    rows = run(context, sparql)
    found: list[tuple[str, str, str]] = []
    for row in rows:
        who = local(row["how"]) if row["how"] else ""
        if who in ("participant", "visitor", "organizer") and row["who"] not in conditions.cities:
            found.append((row["who"], row["thing"], row["thing"]))
        if row["place"] and row["place"] not in conditions.cities and (measure == "visits" or not conditions.cities):
            found.append((row["place"], row["thing"], row["thing"]))
    if measure == "visits" and conditions.direction == "to":
        found = [
            (row["who"], row["thing"], row["thing"]) for row in rows if row["how"] and local(row["how"]) == "visitor"
        ]
    elif measure == "visits" and not conditions.cities:
        found = [(row["place"], row["thing"], row["thing"]) for row in rows if row["place"]]
    kind = "/network/" if group == "network" else "/place/"
    found = [item for item in found if kind in item[0]]
    if group == "country":
        return sparql, [(context.country(key), item, thing) for key, item, thing in found]
    return sparql, found


def path(reading: Reading, context: Context) -> Made:
    """Find the shortest chain of ties, memberships and events between two places, with what each step rests on."""
    start, goal, *via = reading.places
    conditions = replace(
        reading.conditions, cities=(), partners=(), countries=(), officials=(), networks=(), direction=None
    )
    # a chain through one network alone, or one of some kind of relation, has no other memberships in it
    joined = replace(Conditions(), networks=reading.conditions.networks, roles=conditions.roles)
    pairs, members = families.pairs(conditions), families.memberships(joined)
    edges: dict[str, list[tuple[str, str, str, str]]] = {}

    def add(one: str, other: str, words: str, status: str, thing: str) -> None:
        edges.setdefault(one, []).append((other, words, status, thing))
        edges.setdefault(other, []).append((one, words, status, thing))

    for row in run(context, pairs):
        if row["city"] < row["partner"]:
            status = effective(local(row["status"]), row["date"], context.today)
            add(row["city"], row["partner"], say(RELATIONS, local(row["relation"]), context.lang), status, row["thing"])
    narrowed = conditions.types or conditions.themes or conditions.statuses or conditions.since or conditions.until
    for row in run(context, members) if joined.networks or joined.roles or not narrowed else ():
        add(
            row["city"],
            row["network"],
            say(RELATIONS, "Membership", context.lang).lower(),
            local(row["status"]),
            row["thing"],
        )
    _keep_countries(edges, reading, context)
    chain = _shortest(edges, start, goal)
    if via:
        legs = [_shortest(edges, one, other) for one, other in pairwise((start, *via, goal))]
        chain = [*legs[0], *(node for leg in legs[1:] for node in leg[1:])] if all(legs) else []
    sheet = Sheet(("step", "from", "to", "relation", "status"))
    for number, (one, other) in enumerate(pairwise(chain), 1):
        found = [edge for edge in edges[one] if edge[0] == other]
        best = strongest(edge[2] for edge in found)
        words = ", ".join(
            relation_in_words(word, strongest(edge[2] for edge in found if edge[1] == word), best, context.lang)
            for word in sorted({edge[1] for edge in found})
        )
        sheet.add(
            (number, context.name(one), context.name(other), words, told([best], context.lang)),
            [edge[3] for edge in found],
        )
    a, b = context.name(start), context.name(goal)
    if not chain:
        return f"{pairs}\n\n{members}", sheet, sentences.nothing(reading, context)
    line = " – ".join(context.name(node) for node in chain)
    if context.lang == "ko":
        sentence = f"{a}에서 {b}까지 {len(chain) - 1}단계: {line}."
    else:
        sentence = f"{a} and {b} are {sentences.plural(len(chain) - 1, 'step')} apart: {line}."
    return f"{pairs}\n\n{members}", sheet, sentence


def _keep_countries(edges: dict[str, list[tuple[str, str, str, str]]], reading: Reading, context: Context) -> None:
    """Leave out the places on the way that lie in no country asked for; the ends and networks stay."""
    wanted = set(reading.conditions.countries)
    if not wanted:
        return
    ends = set(reading.places)
    for node in list(edges):
        if node not in ends and "/place/" in node and context.country(node) not in wanted:
            for other, *_ in edges.pop(node):
                edges[other] = [edge for edge in edges.get(other, ()) if edge[0] != node]


def _shortest(edges: dict[str, list[tuple[str, str, str, str]]], start: str, goal: str) -> list[str]:
    came: dict[str, str] = {start: ""}
    ring = [start]
    while ring and goal not in came:
        following = []
        for node in ring:
            # what took place comes before what is only planned
            for other, _, status, _ in sorted(
                edges.get(node, ()), key=lambda edge: (STRENGTH.index(edge[2]) if edge[2] in STRENGTH else 99, edge[0])
            ):
                if other not in came:
                    came[other] = node
                    following.append(other)
                del status
        ring = following
    if goal not in came:
        return []
    chain = [goal]
    while chain[-1] != start:
        chain.append(came[chain[-1]])
    return chain[::-1]


def _inputs(reading: Reading, context: Context) -> Made:
    """Return what an analysis starts from: each place with the number of its ties, networks and themes."""
    home = Conditions(min_confidence=reading.conditions.min_confidence)
    pairs, members = families.pairs(home), families.memberships(home)
    ties: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for row in run(context, pairs):
        if (row["city"], row["partner"]) not in seen and local(row["status"]) in ("held", "signed", "inForce"):
            seen.add((row["city"], row["partner"]))
            ties[row["city"]] += 1
    networks: dict[str, set[str]] = {}
    for row in run(context, members):
        networks.setdefault(row["city"], set()).add(row["network"])
    themes: dict[str, set[str]] = {}
    for row in run(context, families.engagements(replace(home, themes=reading.conditions.themes))):
        themes.setdefault(row["city"], set()).add(row["theme"])
    sheet = Sheet(("city", "country", "partners", "network", "themes"))
    wanted: list[Any] = sorted({*ties, *networks, *themes}, key=lambda place: (-ties[place], context.name(place)))
    for place in wanted:
        if not reading.places or place in reading.places:
            sheet.add(
                (
                    context.name(place),
                    context.country(place),
                    ties[place],
                    len(networks.get(place, ())),
                    len(themes.get(place, ())),
                )
            )
    command = COMMANDS[reading.intent]
    if context.lang == "ko":
        return (
            pairs,
            sheet,
            f"계산은 명령으로 합니다: {command}. 표는 그 바탕이 되는 도시별 관계·네트워크·주제 수입니다.",
        )
    return (
        pairs,
        sheet,
        f"This is computed by: {command}. The table holds what it starts from: ties, networks and themes of each place.",
    )


MAKERS = {"ranking": ranking, "path": path, **dict.fromkeys(COMMANDS, _inputs)}
