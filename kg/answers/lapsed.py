"""The life of ties: what lies dormant, doubles others, expires, ended; and what keeps a tie alive."""

from dataclasses import replace
from itertools import permutations, product
from typing import Any

from kg.answers import families, folds, sentences
from kg.answers.conditions import (
    ACCEPTABLE,
    Conditions,
    iri,
    period_filter,
    values,
)
from kg.answers.noted import noted_activity
from kg.answers.particular import Made
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet, told
from kg.answers.terms import RELATIONS, local, say
from kg.triples import kept


def activity(context: Context, conditions: Conditions) -> tuple[str, dict[tuple[str, str], list[str]]]:
    """Return the query, and the dates of what took place or was signed between each two places, both ways."""
    if not conditions.cities:
        return _activity_of_all(context)
    body = (
        values("city", conditions.cities) + "  { ?thing ic:party ?city , ?partner }\n"
        "  UNION { ?thing ic:visitor ?city ; ic:heldIn ?partner } UNION { ?thing ic:visitor ?partner ; ic:heldIn ?city }\n"
        # an assembly that both attend is nothing between the two
        "  UNION { VALUES ?class { ic:Meeting ic:Signing ic:Training } ?thing a ?class ; ic:participant ?city , ?partner }\n"
        "  ?thing ic:status ?status ; ic:start|ic:signedOn ?when . VALUES ?status { ic:held ic:signed ic:inForce }\n"
        "  FILTER(?city != ?partner)\n" + ACCEPTABLE
    )
    sparql = f"SELECT DISTINCT ?city ?partner (STR(?when) AS ?date) WHERE {{\n{body}}}"
    dates: dict[tuple[str, str], list[str]] = {}
    for city, partner, date in context.store.select(sparql).rows:
        dates.setdefault((city, partner), []).append(date)
    return sparql, dates


def _activity_of_all(context: Context) -> tuple[str, dict[tuple[str, str], list[str]]]:
    """Return the same for every two places: one pass a property, joined here, where a join in the store takes ten times as long."""

    def scan(query: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for thing, value in kept.select(context.store, query).rows:
            found.setdefault(thing, []).append(value)
        return found

    queries = {
        "when": "SELECT ?thing (STR(?when) AS ?day) WHERE {"
        " VALUES ?class { ic:Agreement ic:Exchange ic:Visit ic:Meeting ic:Signing ic:Training }"
        " ?thing a ?class ; ic:start|ic:signedOn ?when ; ic:status ?status . FILTER(?status IN (ic:held, ic:signed, ic:inForce)) }",
        "party": "SELECT ?thing ?place WHERE { ?thing ic:party ?place }",
        "visitor": "SELECT ?thing ?place WHERE { ?thing ic:visitor ?place }",
        "heldIn": "SELECT ?thing ?place WHERE { ?thing ic:heldIn ?place }",
        "talks": "SELECT ?thing ?place WHERE { VALUES ?class { ic:Meeting ic:Signing ic:Training }"
        " ?thing a ?class ; ic:participant ?place }",
    }
    noted = noted_activity(context.store)
    if noted is not None:
        return "\n\n".join(queries.values()), noted
    rejected = {row[0] for row in context.store.select("SELECT ?thing WHERE { ?thing ic:review ic:rejected }").rows}
    rows = {name: scan(query) for name, query in queries.items()}
    dates: dict[tuple[str, str], list[str]] = {}
    for thing, days in rows["when"].items():
        if thing in rejected:
            continue
        pairs = set(permutations(sorted({*rows["party"].get(thing, ())}), 2))
        pairs |= set(permutations(sorted({*rows["talks"].get(thing, ())}), 2))
        for guest, host in product(rows["visitor"].get(thing, ()), rows["heldIn"].get(thing, ())):
            pairs |= {(guest, host), (host, guest)} if guest != host else set()
        for pair in pairs:
            dates.setdefault(pair, []).extend(days)
    return "\n\n".join(queries.values()), dates


def pacts(
    conditions: Conditions, context: Context, kinds: tuple[str, ...]
) -> tuple[str, dict[tuple[str, str], list[dict[str, Any]]]]:
    """Return the query of agreements in force of some types, and them by pair, both ways."""
    wanted = Conditions(
        cities=conditions.cities,
        home=conditions.home,
        countries=conditions.countries,
        types=kinds,
        statuses=("signed", "inForce", "held"),
        negated=conditions.negated & {"country"},
    )
    sparql = families.pairs(wanted)
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in run(context, sparql):
        found.setdefault((row["city"], row["partner"]), []).append(row)
    return sparql, found


def dormant(reading: Reading, context: Context) -> Made:
    """Partners by agreement with whom nothing is known to have happened in the period; with the last thing known."""
    conditions = reading.conditions
    since, until = conditions.since or "1900", conditions.until or context.today.isoformat()
    kinds = tuple(kind for kind in conditions.types if kind in families.AGREEMENT_TYPES) or (
        "sister",
        "goodwill",
        "friendship",
    )
    first, known = pacts(conditions, context, kinds)
    second, dates = activity(context, conditions)
    sheet = Sheet(("city", "partner", "relation", "last activity"))
    for city, partner in sorted(known, key=lambda pair: (context.name(pair[0]), context.name(pair[1]))):
        if not conditions.cities and not folds.home_first(city, partner, context):
            continue
        when = dates.get((city, partner), [])
        if any(date >= since[: len(date)] and date[: len(until)] <= until for date in when):
            continue
        facts = known[city, partner]
        relation = ", ".join(dict.fromkeys(say(RELATIONS, local(fact["relation"]), context.lang) for fact in facts))
        sheet.add(
            (context.name(city), context.name(partner), relation, max(when, default="")),
            [fact["thing"] for fact in facts],
        )
    sparql = f"{first}\n\n{second}"
    if not sheet.rows:
        return sparql, sheet, sentences.nothing(reading, context)
    names = sentences.join([f"{row[0]}–{row[1]}" for row in sheet.rows], context.lang)
    if context.lang == "ko":
        return (
            sparql,
            sheet,
            f"{since} 이후 활동 기록이 없는 교류 도시 {len(sheet.rows)}곳: {names}. 기록이 없을 뿐, 활동이 없었다는 뜻은 아닙니다.",
        )
    count = sentences.plural(len(sheet.rows), "partner")
    return (
        sparql,
        sheet,
        f"{count} without any activity on record since {since}: {names}. No record is not proof of no activity.",
    )


def duplicates(reading: Reading, context: Context) -> Made:
    """Places that have agreements with several others: by default foreign places with Korean ones."""
    sparql = families.pairs(
        Conditions(
            types=("sister", "goodwill", "friendship"), home=("KR",), countries=("KR",), negated=frozenset({"country"})
        )
    )
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in run(context, sparql):
        if not reading.places or row["partner"] in reading.places:
            groups.setdefault(row["partner"], []).append(row)
    sheet = Sheet(("partner", "country", "count", "cities"))
    for partner, rows in sorted(groups.items(), key=lambda item: context.name(item[0])):
        cities = sorted({row["city"] for row in rows}, key=context.name)
        if len(cities) >= (reading.at_least or 2):
            sheet.add(
                (context.name(partner), context.country(partner), len(cities), ", ".join(map(context.name, cities))),
                [row["thing"] for row in rows],
            )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "partner", ("place", "도시"))


def expiring(reading: Reading, context: Context) -> Made:
    """Agreements whose term ends in the period."""
    conditions = replace(reading.conditions, since=None, until=None, statuses=())
    # few agreements have a term: they come first
    sparql = families.agreements(conditions).replace("WHERE {\n", "WHERE {\n  ?thing ic:validUntil ?until .\n", 1)
    sparql = sparql.replace("  OPTIONAL { ?thing ic:validUntil ?until }\n", "", 1)
    sparql = sparql[: sparql.rindex("}")] + period_filter(reading.conditions, "?until") + "}"
    sheet = folds.agreements(run(context, sparql), context)
    return sparql, sheet, sentences.of_things(sheet, reading, context, ("agreement that expires", "만료되는 협약"))


def ended(reading: Reading, context: Context) -> Made:
    """Agreements, memberships, exchanges and events that were ended, suspended or cancelled, and denied statements."""
    conditions = reading.conditions
    ways = " UNION ".join(
        f"{{ ?thing ic:status ic:{name} . BIND(ic:{name} AS ?status) }}"
        for name in ("terminated", "suspended", "cancelled", "expired", "former")
    )
    first = (
        "SELECT DISTINCT ?thing ?label ?status WHERE {\n"
        f"  {ways}\n  UNION {{ ?denial ic:polarity ic:denied ; ic:asserts ?thing . ?thing ic:status ?status }}\n"
        f"  ?thing rdfs:label ?label . FILTER(LANG(?label) = '{context.lang}')\n"
        "  FILTER NOT EXISTS { ?thing a ic:Assertion }\n"
        + "".join(
            f"  ?thing ic:party|ic:participant|ic:visitor|ic:member|ic:heldIn {iri(place)} .\n"
            for place in reading.places
        )
        + ACCEPTABLE
        + "} ORDER BY ?thing"
    )
    found = run(context, first)
    # dates are looked up for these alone: asked for in the same query, the store would date the whole graph first
    second = (
        "SELECT ?thing (MIN(STR(?date)) AS ?day) (MAX(STR(?reported)) AS ?told) WHERE {\n"
        + values("thing", dict.fromkeys(row["thing"] for row in found))
        + "  ?thing ic:assertedBy ?assertion .\n  OPTIONAL { ?thing ic:end|ic:signedOn|ic:start ?date }\n"
        "  OPTIONAL { ?assertion ic:document/dcterms:issued ?reported }\n"
        + period_filter(conditions, "COALESCE(?date, ?reported)")
        + "} GROUP BY ?thing"
    )
    dated = {row["thing"]: row for row in run(context, second)} if found else {}
    rows = [{**row, **dated[row["thing"]]} for row in found if row["thing"] in dated]
    sparql = f"{first}\n\n{second}"
    from kg.answers.evidence import quotes

    said: dict[str, str] = {}
    for item in quotes(context.store, [row["thing"] for row in rows]):
        said.setdefault(item.thing, " ".join(item.quote.split()))
    sheet = Sheet(("what it is", "status", "date", "quote"))
    for row in rows:
        sheet.add(
            (
                row["label"],
                told([local(row["status"])], context.lang),
                row["day"] or row["told"] or "",
                said.get(row["thing"], ""),
            ),
            [row["thing"]],
        )
    return (
        sparql,
        sheet,
        sentences.of_names(
            sheet, reading, context, "what it is", ("tie that ended or was called off", "중단·종료·취소된 관계")
        ),
    )


MAKERS = {
    "dormant": dormant,
    "duplicates": duplicates,
    "expiring": expiring,
    "ended": ended,
}
