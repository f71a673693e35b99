"""The rows of each family as the rows of an answer: one a pair, an agreement, an event, an office, and so on."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from kg.answers.conditions import IN_FORCE
from kg.answers.evidence import Support
from kg.answers.sheet import Context, Sheet, backing, doubts, role_words, status_of, strongest, told
from kg.answers.terms import RELATIONS, local, say

Rows = Sequence[Mapping[str, Any]]
_ORDER = ("sister", "goodwill", "friendship", "mou", "otherAgreement", "Exchange", "Visit", "Meeting")


def documents_of(supports: Mapping[str, Support], things: Sequence[str]) -> int:
    """Return how many documents tell of the best documented of the things."""
    return max((supports[thing].documents for thing in things if thing in supports), default=0)


def pairs(
    rows: Rows,
    context: Context,
    *,
    both_ways: bool = False,
    around: Rows = (),
    sides: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Sheet:
    """One row a pair: relations, the strongest status (a relation short of it has its own), first and latest date, themes, documents.

    Without a city asked about, a pair stands once: under its Korean city, else under the first by name. AROUND are
    facts of the same pairs beyond those asked for: they give relations, and dates where the others have none. SIDES
    are the things that bear out what each place does by itself.
    """
    beyond: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in around:
        beyond.setdefault((row["city"], row["partner"]), []).append(row)
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        city, partner = row["city"], row["partner"]
        if not both_ways and not home_first(city, partner, context):
            continue
        groups.setdefault((city, partner), []).append(row)
    supports = backing(context, [row["thing"] for row in rows])
    columns = ["city", "partner", "country", "relation", "status", "since", "latest", "themes", "documents", "note"]
    sheet = Sheet(tuple(columns))
    for (city, partner), facts in sorted(
        groups.items(), key=lambda item: (context.name(item[0][0]), context.name(item[0][1]))
    ):
        others = beyond.get((city, partner), [])
        relations = sorted({local(fact["relation"]) for fact in (*facts, *others)}, key=_ORDER.index)
        bound = [fact for fact in facts if fact.get("basis") != "each"] or facts
        statuses = [status_of(fact, context, "date") for fact in bound]
        strong = strongest(statuses)
        dates: list[str] = []
        for known in (bound, (*facts, *others)):
            # a date of what is only planned is no date of what came about
            if not dates:
                dates = sorted(
                    {fact["date"] for fact in known if fact["date"] and status_of(fact, context, "date") == strong}
                )
        themes = [fact["theme"] for fact in facts if fact["theme"]]
        things = list(dict.fromkeys(fact["thing"] for fact in (*bound, *facts)))
        marks = [doubts(supports, things, context.lang)]
        if all(fact.get("basis") == "each" for fact in facts):
            marks.insert(0, "각자 추진" if context.lang == "ko" else "each on its own")
        sheet.add(
            (
                context.name(city),
                context.name(partner),
                context.country(partner),
                ", ".join(_relation(name, (*facts, *others), strong, context) for name in relations),
                told([strongest(statuses)], context.lang),
                dates[0] if dates else "",
                dates[-1] if dates else "",
                ", ".join(sorted({context.name(theme) for theme in themes})),
                documents_of(supports, things),
                ", ".join(mark for mark in marks if mark),
            ),
            [*things, *sides.get(city, ()), *sides.get(partner, ())],
        )
        sheet.facts.setdefault("pairs", []).append((city, partner, strongest(statuses)))
    return sheet


def _relation(name: str, facts: Rows, strong: str, context: Context) -> str:
    own = strongest(status_of(fact, context, "date") for fact in facts if local(fact["relation"]) == name)
    return relation_in_words(say(RELATIONS, name, context.lang), own, strong, context.lang)


def relation_in_words(said: str, own: str, strong: str, lang: str) -> str:
    """Return a relation's name, with its own status where it came about no more and the pair did."""
    return f"{said} ({told([own], lang)})" if strong in IN_FORCE and own not in IN_FORCE else said


def home_first(city: str, partner: str, context: Context) -> bool:
    """Tell whether a pair stands under the first of the two: the Korean one, else the first by name."""
    if context.korean(city) != context.korean(partner):
        return context.korean(city)
    return (context.name(city), city) < (context.name(partner), partner)


def agreements(rows: Rows, context: Context) -> Sheet:
    """One row an agreement: parties, type, status, date of signing, end, themes, documents."""
    groups = _by_thing(rows)
    supports = backing(context, groups)
    sheet = Sheet(("parties", "type", "status", "signed", "until", "themes", "documents", "note"))
    for thing, facts in sorted(groups.items(), key=lambda item: (item[1][0]["date"] or "9", item[0])):
        first = facts[0]
        parties = _home_order([fact["party"] for fact in facts], context)
        themes = sorted({context.name(fact["theme"]) for fact in facts if fact["theme"]})
        sheet.add(
            (
                " – ".join(context.name(party) for party in parties),
                say(RELATIONS, local(first["type"]), context.lang),
                told([status_of(first, context, "date")], context.lang),
                first["date"] or "",
                first["until"] or "",
                ", ".join(themes),
                documents_of(supports, [thing]),
                doubts(supports, [thing], context.lang),
            ),
            [thing],
        )
        sheet.facts.setdefault("parties", []).append(tuple(parties))
        sheet.facts.setdefault("statuses", []).append(status_of(first, context, "date"))
    return sheet


def _home_order(parties: Sequence[str], context: Context) -> list[str]:
    return sorted(dict.fromkeys(parties), key=lambda party: (not context.korean(party), context.name(party)))


def _by_thing(rows: Rows) -> dict[str, list[Mapping[str, Any]]]:
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["thing"], []).append(row)
    return groups


def events(rows: Rows, context: Context) -> Sheet:
    """One row an event: label, place, dates, status, who took part, who attended in person, documents."""
    groups = _by_thing(rows)
    supports = backing(context, groups)
    titles = context.titles(groups)
    sheet = Sheet(("event", "kind", "place", "start", "end", "status", "participants", "people", "documents", "note"))
    kinds = _classes(context, groups)
    for thing, facts in sorted(
        groups.items(), key=lambda item: (item[1][0]["start"] or "9", titles.get(item[0], ""), item[0])
    ):
        first = facts[0]
        roles: dict[str, list[str]] = {}
        for fact in facts:
            if fact["how"]:
                roles.setdefault(local(fact["how"]), []).append(fact["who"])
        who = _home_order(
            [*roles.get("visitor", ()), *roles.get("participant", ()), *roles.get("awardedTo", ())], context
        )
        status = status_of(first, context, "end", "start")
        sheet.add(
            (
                titles.get(thing, context.name(thing)),
                say(RELATIONS, kinds.get(thing, "Event"), context.lang),
                context.name(first["place"]),
                first["start"] or "",
                first["end"] or "",
                told([status], context.lang),
                context.names(who),
                context.names(sorted(set(roles.get("attendee", ())))),
                documents_of(supports, [thing]),
                doubts(supports, [thing], context.lang),
            ),
            [thing],
        )
        sheet.facts.setdefault("events", []).append(
            {"thing": thing, "place": first["place"], "status": status, **roles}
        )
    return sheet


def _classes(context: Context, things: Mapping[str, Any]) -> dict[str, str]:
    from kg.answers.conditions import values

    if not things:
        return {}
    table = context.store.select(
        f"SELECT ?thing ?class WHERE {{\n{values('thing', sorted(things))}  ?thing a ?class . FILTER(?class != ic:Event)\n}}"
    )
    return {thing: local(kind) for thing, kind in table.rows if local(kind) in RELATIONS}


def memberships(rows: Rows, context: Context) -> Sheet:
    """One row a membership: place, network, role, status, from, to, documents."""
    groups = _by_thing(rows)
    supports = backing(context, groups)
    sheet = Sheet(("city", "network", "role", "status", "start", "end", "documents", "note"))
    ordered = sorted(
        groups.items(),
        key=lambda item: (
            context.name(item[1][0]["network"]),
            context.name(item[1][0]["city"]),
            item[1][0]["start"] or "9",
            item[1][0]["role"],
        ),
    )
    for thing, facts in ordered:
        first = facts[0]
        status = status_of(first, context, "start")
        sheet.add(
            (
                context.name(first["city"]),
                context.name(first["network"]),
                role_words(first["role"], context.lang),
                told([status], context.lang),
                first["start"] or "",
                first["end"] or "",
                documents_of(supports, [thing]),
                doubts(supports, [thing], context.lang),
            ),
            [thing],
        )
        sheet.facts.setdefault("memberships", []).append((first["city"], first["network"], first["role"], status))
    return sheet


def tenures(rows: Rows, context: Context) -> Sheet:
    """One row an office: person, role, place or body, from, to, when a document shows them in it."""
    groups = _by_thing(rows)
    supports = backing(context, groups)
    titles = context.titles([fact["of"] for fact in rows if fact["of"] not in context.lexicon.entities])
    sheet = Sheet(("official", "role", "of", "start", "end", "observed", "documents", "note"))
    for thing, facts in sorted(
        groups.items(), key=lambda item: (context.name(item[1][0]["of"]), context.name(item[1][0]["official"]), item[0])
    ):
        first = facts[0]
        observed = sorted({fact["observed"] for fact in facts if fact["observed"]})
        body = (
            context.name(first["of"])
            if first["of"] in context.lexicon.entities
            else titles.get(first["of"], context.name(first["of"]))
        )
        sheet.add(
            (
                context.name(first["official"]),
                role_words(first["role"], context.lang),
                body,
                first["start"] or "",
                first["end"] or "",
                " … ".join(dict.fromkeys((observed[0], observed[-1]))) if observed else "",
                documents_of(supports, [thing]),
                doubts(supports, [thing], context.lang),
            ),
            [thing],
        )
        sheet.facts.setdefault("offices", []).append((first["official"], first["role"], first["of"]))
    return sheet


def policies(rows: Rows, context: Context) -> Sheet:
    """One row a policy: name, place, theme, the policy it was modelled on, documents."""
    groups = _by_thing(rows)
    supports = backing(context, groups)
    sheet = Sheet(("policy", "owner", "theme", "modelled on", "documents", "note"))
    for thing, facts in sorted(
        groups.items(), key=lambda item: (context.name(item[1][0]["owner"]), context.name(item[0]))
    ):
        first = facts[0]
        sheet.add(
            (
                context.name(thing),
                context.name(first["owner"]),
                context.names(sorted({fact["theme"] for fact in facts if fact["theme"]})),
                context.name(first["model"]),
                documents_of(supports, [thing]),
                doubts(supports, [thing], context.lang),
            ),
            [thing],
        )
    return sheet


def engagements(rows: Rows, context: Context, *, by: str = "city") -> Sheet:
    """One row a place (`by` city) with its themes, or one a theme (`by` theme) with its places."""
    other = "theme" if by == "city" else "city"
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    supports = backing(context, [row["thing"] for row in rows])
    columns = (
        ("city", "country", "themes", "documents", "note") if by == "city" else ("theme", "cities", "documents", "note")
    )
    sheet = Sheet(columns)
    for key, facts in sorted(groups.items(), key=lambda item: context.name(item[0])):
        things = list(dict.fromkeys(fact["thing"] for fact in facts))
        others = ", ".join(sorted({context.name(fact[other]) for fact in facts}))
        middle = (context.country(key), others) if by == "city" else (others,)
        sheet.add(
            (context.name(key), *middle, documents_of(supports, things), doubts(supports, things, context.lang)), things
        )
        sheet.facts.setdefault("keys", []).append(key)
    return sheet


def places(rows: Rows, context: Context) -> Sheet:
    """One row a place: name and country."""
    sheet = Sheet(("city", "country"))
    for row in rows:
        sheet.add((context.name(row["city"]), context.country(row["city"])))
    return sheet


def documents(rows: Rows, context: Context) -> Sheet:
    """One row a document: title, date, publisher."""
    del context
    sheet = Sheet(("document", "title", "date", "publisher"))
    seen: set[str] = set()
    for row in rows:
        if row["document"] not in seen:
            seen.add(row["document"])
            name = row["document"].rsplit("/", 1)[-1]
            sheet.add((name, row["title"] or row["source"] or "", row["issued"] or "", row["publisher"] or ""))
    return sheet
