"""Questions about ties and their life: what is shared, what was agreed, upgraded, ended, unconfirmed, dormant."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.answers import families, folds, sentences
from kg.answers.conditions import (
    ACCEPTABLE,
    DONE,
    OPEN,
    Conditions,
    country_filter,
    iri,
    period_filter,
    theme_filter,
    values,
)
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet, backing, doubts, effective, role_words, strongest, told
from kg.answers.terms import RELATIONS, local, say

if TYPE_CHECKING:
    from collections.abc import Callable

Made = tuple[str, Sheet, str]


def _pair(reading: Reading) -> Conditions:
    conditions = reading.conditions
    return Conditions(
        cities=conditions.cities,
        partners=conditions.partners,
        countries=conditions.countries,
        home=conditions.home,
        themes=conditions.themes,
        since=conditions.since,
        until=conditions.until,
        negated=conditions.negated,
    )


def shared_networks(reading: Reading, context: Context) -> Made:
    """Networks in which all the places named have a part, with the role of each."""
    sparql = families.memberships(replace(reading.conditions, networks=(), roles=(), statuses=()))
    rows = run(context, sparql)
    wanted = set(reading.places)
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["network"], []).append(row)
    sheet = Sheet(("network", "city", "role", "status", "start", "end"))
    for network in sorted(groups, key=context.name):
        found = groups[network]
        inside = {row["city"] for row in found}
        # "in which Goyang is but not Seoul": the first of the places, and none of the others
        if inside & wanted == set(reading.places[:1]) if reading.target == "apart" else inside >= wanted:
            part = folds.memberships(found, context)
            for cells, things in zip(part.rows, part.things, strict=True):
                sheet.add((cells[1], cells[0], *cells[2:6]), things)
    return (
        sparql,
        sheet,
        sentences.of_names(sheet, reading, context, "network", ("shared network", "함께 속한 네트워크")),
    )


def shared_themes(reading: Reading, context: Context) -> Made:
    """Themes of what binds a place to others: theme, with whom, status, documents."""
    conditions = replace(_pair(reading), types=())
    sparql = families.pairs(conditions)
    rows = [row for row in run(context, sparql) if row["theme"]]
    supports = backing(context, [row["thing"] for row in rows])
    sheet = Sheet(("theme", "partners", "status", "since", "documents", "note"))
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["theme"], []).append(row)
    for theme, found in sorted(
        groups.items(), key=lambda item: (-len({row["partner"] for row in item[1]}), context.name(item[0]))
    ):
        things = [row["thing"] for row in found]
        statuses = [effective(local(row["status"]), row["date"], context.today) for row in found]
        dates = sorted(row["date"] for row in found if row["date"])
        who = sorted({context.name(row["partner"]) for row in found})
        sheet.add(
            (
                context.name(theme),
                ", ".join(who),
                told([strongest(statuses)], context.lang),
                dates[0] if dates else "",
                folds.documents_of(supports, things),
                doubts(supports, things, context.lang),
            ),
            things,
        )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "theme", ("theme", "주제"))


def common_partners(reading: Reading, context: Context) -> Made:
    """Places that are partners of each place named, with the relation to each."""
    conditions = replace(_pair(reading), cities=reading.places, partners=(), types=reading.conditions.types)
    sparql = families.pairs(conditions)
    sheet = folds.pairs(run(context, sparql), context, both_ways=True)
    names = {context.name(place) for place in reading.places}
    met: dict[str, set[str]] = {}
    for row in sheet.rows:
        met.setdefault(row[1], set()).add(row[0])
    kept = [i for i, row in enumerate(sheet.rows) if met[row[1]] >= names and row[1] not in names]
    kept.sort(key=lambda i: (sheet.rows[i][1], sheet.rows[i][0]))
    found = Sheet(sheet.columns, [sheet.rows[i] for i in kept], [sheet.things[i] for i in kept])
    return sparql, found, sentences.of_names(found, reading, context, "partner", ("common partner", "공통 교류 도시"))


def in_common(reading: Reading, context: Context) -> Made:
    """Networks, themes and partners that all the places named have."""
    sheet = Sheet(("what", "name"))
    kinds: tuple[tuple[str, tuple[str, str], Callable[[Conditions], str]], ...] = (
        ("network", ("network", "네트워크"), families.memberships),
        ("theme", ("theme", "주제"), families.engagements),
        ("partner", ("partner", "교류 도시"), families.pairs),
    )
    queries = []
    for column, words, family in kinds:
        found: dict[str, dict[str, list[str]]] = {}
        for place in reading.places:
            queries.append(family(Conditions(cities=(place,))))
            for row in run(context, queries[-1]):
                found.setdefault(row[column], {}).setdefault(place, []).append(row["thing"])
        for value in sorted(found, key=context.name):
            if len(found[value]) == len(reading.places) and value not in reading.places:
                things = [thing for held in found[value].values() for thing in held]
                sheet.add((words[context.lang == "ko"], context.name(value)), things)
    return (
        "\n\n".join(queries),
        sheet,
        sentences.of_names(sheet, reading, context, "name", ("thing in common", "공통된 것")),
    )


# what may be compared: the column to count, what it is called, how it is found, and the cues that ask for it
_COMPARED: tuple[tuple[str, tuple[str, str], "Callable[[Conditions], str]", frozenset[str]], ...] = (
    ("partner", ("partners", "교류 도시"), families.pairs, frozenset({"partner", "exchange", "tie", "sister", "friendship", "goodwill"})),
    ("thing", ("agreements", "협약"), families.agreements, frozenset({"agreement", "sign", "mou"})),
    ("thing", ("events", "행사"), families.events, frozenset({"event", "visit", "meeting", "conference"})),
    ("network", ("networks", "네트워크"), families.memberships, frozenset({"network", "membership"})),
    ("theme", ("themes", "주제"), families.engagements, frozenset({"theme"})),
    ("thing", ("policies", "정책"), families.policies, frozenset({"policy"})),
    ("official", ("officials", "공직자"), families.tenures, frozenset({"official", "mayor"})),
)  # fmt: skip


def compare(reading: Reading, context: Context) -> Made:
    """How many of each kind of fact each place has; what is only planned or was called off is counted apart."""
    from kg.answers.scanner import cues_of

    sheet = Sheet(("what", *(context.name(place) for place in reading.places)))
    apart = ", 예정·미확인" if context.lang == "ko" else ", only planned or unconfirmed"
    queries, said = [], []
    asked = cues_of(reading.question)
    for column, words, family, cues in _COMPARED:
        counts: list[tuple[int, int]] = []
        for place in reading.places:
            query = family(Conditions(cities=(place,)))
            queries.append(query)
            counts.append(_done_and_open(run(context, query), column, context))
        name = words[context.lang == "ko"]
        sheet.add((name, *(done for done, _ in counts)))
        if any(open_ for _, open_ in counts):
            sheet.add((name + apart, *(open_ for _, open_ in counts)))
        said.append((bool(cues & asked), name, [done for done, _ in counts]))
    chosen = [each for each in said if each[0]] or said[:2]
    told_ = "; ".join(
        f"{context.name(place)}: " + ", ".join(f"{counts[i]} {name}" for _, name, counts in chosen)
        for i, place in enumerate(reading.places)
    )
    return "\n\n".join(queries[:2]), sheet, told_ + "."


def _done_and_open(rows: list[dict[str, Any]], column: str, context: Context) -> tuple[int, int]:
    """Return how many values of a column stand for something that came about, and how many for a plan alone."""
    statuses: dict[str, list[str]] = {}
    for row in rows:
        if row[column]:
            date = row.get("date") or row.get("end") or row.get("start")
            status = effective(local(row["status"]), date, context.today) if row.get("status") else "held"
            statuses.setdefault(row[column], []).append(status)
    best = [strongest(found) for found in statuses.values()]
    return sum(each in DONE for each in best), sum(each in OPEN or each == "unconfirmed" for each in best)


def agreed(reading: Reading, context: Context) -> Made:
    """Say what was agreed, apart from what took place, and what was only planned, proposed or discussed."""
    sparql = families.pairs(_pair(reading))
    rows = run(context, sparql)
    titles = context.titles([row["thing"] for row in rows])
    supports = backing(context, [row["thing"] for row in rows])
    words = {
        "agreed": ("agreed", "합의"),
        "held": ("took place or was discussed, no agreement", "논의·이루어졌으나 협약은 아님"),
        "open": ("only planned or proposed", "예정·제안에 그침"),
        "ended": ("ended", "끝남"),
    }
    sheet = Sheet(("what", "relation", "what it is", "status", "date", "documents", "note"))
    seen: dict[str, tuple[str, dict[str, Any], str]] = {}
    for row in rows:
        if row["thing"] in seen or (not reading.conditions.cities and row["city"] > row["partner"]):
            continue
        status = effective(local(row["status"]), row["date"], context.today)
        pact = local(row["relation"]) in families.AGREEMENT_TYPES
        if status in ("planned", "proposed", "explored", "unconfirmed"):
            kind = "open"
        elif status in ("terminated", "expired", "suspended", "cancelled", "former"):
            kind = "ended"
        else:
            kind = "agreed" if pact else "held"
        seen[row["thing"]] = (kind, row, status)
    order = list(words)
    for thing, (kind, row, status) in sorted(
        seen.items(), key=lambda item: (order.index(item[1][0]), item[1][1]["date"] or "9", item[0])
    ):
        sheet.add(
            (
                words[kind][context.lang == "ko"],
                say(RELATIONS, local(row["relation"]), context.lang),
                titles.get(thing, ""),
                told([status], context.lang),
                row["date"] or "",
                folds.documents_of(supports, [thing]),
                doubts(supports, [thing], context.lang),
            ),
            [thing],
        )
    if not seen:
        return sparql, sheet, sentences.nothing(reading, context)
    count = {kind: sum(found[0] == kind for found in seen.values()) for kind in words}
    if context.lang == "ko":
        sentence = f"합의(협약) {count['agreed']}건, 협약 없이 논의·이루어진 것 {count['held']}건, 예정·제안 {count['open']}건, 끝난 것 {count['ended']}건."
    else:
        sentence = f"{count['agreed']} agreed, {count['held']} discussed or held without an agreement, {count['open']} only planned, {count['ended']} ended."
    return sparql, sheet, sentence


def upgraded(reading: Reading, context: Context) -> Made:
    """Agreements that a later one of another type took the place of, and the years between."""
    body = (
        "  ?thing a ic:Agreement ; ic:supersededBy ?later ; ic:agreementType ?old .\n  ?later ic:agreementType ?new .\n"
        + ACCEPTABLE
        + "".join(f"  ?later ic:party {iri(place)} .\n" for place in reading.places)
        + "  ?later ic:party ?party .\n  OPTIONAL { ?thing ic:signedOn ?from }\n  OPTIONAL { ?later ic:signedOn ?to }\n"
        + period_filter(reading.conditions, "?to")
    )
    sparql = f"SELECT DISTINCT ?thing ?later ?old ?new ?from ?to ?party WHERE {{\n{body}}}"
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in run(context, sparql):
        groups.setdefault((row["thing"], row["later"]), []).append(row)
    supports = backing(context, [thing for pair in groups for thing in pair])
    sheet = Sheet(("parties", "from", "to", "years", "documents", "note"))
    for (thing, later), rows in sorted(groups.items(), key=lambda item: item[1][0]["to"] or ""):
        first = rows[0]
        parties = sorted(
            {row["party"] for row in rows}, key=lambda party: (not context.korean(party), context.name(party))
        )
        years = int(first["to"][:4]) - int(first["from"][:4]) if first["to"] and first["from"] else ""
        sheet.add(
            (
                " – ".join(context.name(party) for party in parties),
                f"{say(RELATIONS, local(first['old']), context.lang)} {first['from'] or ''}".strip(),
                f"{say(RELATIONS, local(first['new']), context.lang)} {first['to'] or ''}".strip(),
                years,
                folds.documents_of(supports, [thing, later]),
                doubts(supports, [thing, later], context.lang),
            ),
            [thing, later],
        )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "parties", ("upgraded agreement", "격상된 협약"))


def unconfirmed(reading: Reading, context: Context) -> Made:
    """Events planned for a day that has passed, of which no document says that they took place."""
    conditions = replace(
        reading.conditions, statuses=("planned",), negated=reading.conditions.negated - {"status", "type"}
    )
    sparql = families.events(conditions)
    rows = [
        row
        for row in run(context, sparql)
        if effective("planned", row["end"] or row["start"], context.today) == "unconfirmed"
    ]
    sheet = folds.events(rows, context)
    if context.lang == "ko":
        sentence = f"예정일이 지났으나 이루어졌다는 문서가 없는 것 {len(sheet.rows)}건 (이루어지지 않았다는 뜻은 아님)."
    else:
        sentence = f"{len(sheet.rows)} planned for a day that has passed, with no document that they took place (which does not mean that they did not)."
    return sparql, sheet, sentence if sheet.rows else sentences.nothing(reading, context)


def only_through(reading: Reading, context: Context) -> Made:
    """Fellow members of the network with no other network and no tie of their own in common with the place."""
    conditions = reading.conditions
    members = families.memberships(Conditions())
    ties = families.pairs(Conditions(cities=conditions.cities))
    wanted, home = set(conditions.networks), set(conditions.cities)
    bodies: dict[str, dict[str, str]] = {}
    for row in run(context, members):
        if local(row["status"]) not in ("planned", "former", "cancelled"):
            bodies.setdefault(row["city"], {})[row["network"]] = row["thing"]
    tied = {row["partner"] for row in run(context, ties)}
    own = {network for place in home for network in bodies.get(place, {})}
    sheet = Sheet(("city", "country", "network"))
    for place in sorted(bodies, key=context.name):
        common = set(bodies[place]) & own
        if place not in home | tied and common and common <= wanted:
            names = context.names(sorted(common))
            sheet.add(
                (context.name(place), context.country(place), names), [bodies[place][network] for network in common]
            )
    return f"{members}\n\n{ties}", sheet, sentences.of_names(sheet, reading, context, "city", ("place", "도시"))


def awards(reading: Reading, context: Context) -> Made:
    """Awards: who received what from whom for which service, when."""
    conditions = reading.conditions
    body = (
        "  ?thing a ic:Award ; ic:status ?status .\n"
        + ACCEPTABLE
        + values("city", (*conditions.cities, *conditions.partners))
        + "  ?thing ic:awardedTo ?city .\n"
        + country_filter("city", conditions.home or conditions.countries, negated="country" in conditions.negated)
        + (
            values("by", conditions.networks) + "  ?thing ic:awardedBy ?by .\n"
            if conditions.networks
            else "  OPTIONAL { ?thing ic:awardedBy ?by }\n"
        )
        + "  OPTIONAL { ?thing ic:awardedFor ?for }\n  OPTIONAL { ?thing ic:start ?start }\n  OPTIONAL { ?thing ic:heldIn ?place }\n"
        + (theme_filter(conditions) if conditions.themes else "")
        + period_filter(conditions, "?start")
    )
    sparql = f"SELECT DISTINCT ?thing ?city ?by ?for ?start ?place ?status WHERE {{\n{body}}} ORDER BY ?start"
    rows = run(context, sparql)
    # a network's own list of honoured members says the same
    named = families.memberships(replace(conditions, roles=("awarded",), statuses=(), types=(), themes=()))
    titles, supports = context.titles([row["thing"] for row in rows]), backing(context, [row["thing"] for row in rows])
    sheet = Sheet(("city", "award", "by", "for", "date", "place", "status", "documents", "note"))
    known = set()
    for row in rows:
        known.add((row["city"], row["by"]))
        sheet.add(
            (
                context.name(row["city"]), titles.get(row["thing"], ""), context.name(row["by"]), context.name(row["for"]), row["start"] or "", context.name(row["place"]),
                told([effective(local(row["status"]), row["start"], context.today)], context.lang), folds.documents_of(supports, [row["thing"]]),
                doubts(supports, [row["thing"]], context.lang),
            ),
            [row["thing"]],
        )  # fmt: skip
    for row in run(context, named):
        if (row["city"], row["network"]) not in known and _then(row["start"], conditions):
            sheet.add(
                (
                    context.name(row["city"]),
                    role_words("awarded", context.lang),
                    context.name(row["network"]),
                    "",
                    row["start"] or "",
                    "",
                    told([local(row["status"])], context.lang),
                    1,
                    "",
                ),
                [row["thing"]],
            )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "award", ("award", "상"))


def _then(date: str | None, conditions: Conditions) -> bool:
    """Tell whether a day falls into the period asked for, as far as both are precise; what has no date does not."""
    if not (conditions.since or conditions.until):
        return True
    return bool(
        date
        and (not conditions.since or date >= conditions.since[: len(date)])
        and (not conditions.until or date[: len(conditions.until)] <= conditions.until)
    )


MAKERS = {
    "shared networks": shared_networks,
    "shared themes": shared_themes,
    "common partners": common_partners,
    "compare": compare,
    "in common": in_common,
    "agreed": agreed,
    "upgraded": upgraded,
    "unconfirmed": unconfirmed,
    "only through": only_through,
    "awards": awards,
}
