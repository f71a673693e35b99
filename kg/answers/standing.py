"""Questions about people in time, learning, themes, names, review and the graph itself; and what analyses start from."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from kg.answers import families, folds, sentences
from kg.answers.conditions import (
    ACCEPTABLE,
    DONE,
    Conditions,
    confidence_filter,
    country_filter,
    iri,
    literal,
    period_filter,
    status_filter,
    theme_filter,
    values,
)
from kg.answers.evidence import quotes
from kg.answers.hangul import fold
from kg.answers.lapsed import activity, pacts
from kg.answers.particular import Made
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet, backing, doubts, effective, told
from kg.answers.terms import RELATIONS, local, say


def evidence(reading: Reading, context: Context) -> Made:
    """Every sentence that supports what is known of the places, pair, network or person named."""
    conditions = reading.conditions
    involved = "ic:party|ic:participant|ic:visitor|ic:heldIn|ic:member|ic:network|ic:of|ic:official|ic:owner|ic:place|ic:signatory|ic:attendee|ic:awardedTo|ic:awardedBy"
    named = (*reading.places, *conditions.networks, *conditions.officials)
    body = values("thing", conditions.things)
    body += "".join(f"  ?thing {involved} {iri(each)} .\n" for each in named)
    body += "  FILTER NOT EXISTS { ?thing a ic:Assertion }\n" + ACCEPTABLE
    if conditions.themes:
        body += (
            f"  ?thing ic:theme ?theme . VALUES ?theme {{ {' '.join(iri(theme) for theme in conditions.themes)} }}\n"
        )
    if conditions.roles:
        body += f"  ?thing ic:role ?role . VALUES ?role {{ {' '.join(literal(role) for role in conditions.roles)} }}\n"
    if conditions.since or conditions.until:
        body += "  ?thing ic:start|ic:signedOn ?date .\n" + period_filter(conditions, "?date")
    if conditions.types:
        kinds = [kind for kind in conditions.types if kind in families.AGREEMENT_TYPES]
        classes = [kind for kind in conditions.types if kind in families.EVENT_CLASSES]
        either = (
            [
                "?thing a ic:Agreement ; ic:agreementType ?type . FILTER(?type IN ("
                + ", ".join(f"ic:{kind}" for kind in kinds)
                + "))"
            ]
            if kinds
            else []
        )
        either += (
            ["?thing a ?class . FILTER(?class IN (" + ", ".join(f"ic:{kind}" for kind in classes) + "))"]
            if classes
            else []
        )
        body += "  " + " UNION ".join(f"{{ {each} }}" for each in either) + "\n"
    sparql = f"SELECT DISTINCT ?thing WHERE {{\n{body}}} ORDER BY ?thing"
    rows = run(context, sparql)
    things = [row["thing"] for row in rows]
    titles = context.titles(things)
    sheet = Sheet(("what it is", "quote", "title", "date", "start", "end"))
    for item in quotes(context.store, things):
        sheet.add(
            (
                titles.get(item.thing, ""),
                " ".join(item.quote.split()),
                item.title or "",
                item.date or "",
                item.start,
                item.end,
            ),
            [item.thing],
        )
    if not sheet.rows and conditions.things and named:
        # no one fact is about all that was named: the sentences on the policy or event alone
        return evidence(replace(reading, places=(), conditions=Conditions(things=conditions.things)), context)
    count = len({row[1] for row in sheet.rows})
    if not count:
        return sparql, sheet, sentences.nothing(reading, context)
    return (
        sparql,
        sheet,
        f"근거 문장 {count}개." if context.lang == "ko" else f"{sentences.plural(count, 'quoted passage')}.",
    )


def show(reading: Reading, context: Context) -> Made:
    """All that is known of what is named."""
    from kg.answers.show import show as known

    conditions = reading.conditions
    named = (*reading.places, *conditions.networks, *conditions.officials, *conditions.things) or conditions.themes[:1]
    themes = conditions.themes if named != conditions.themes[:1] else ()
    parts = [
        known(context.lexicon.entities[each], context, themes) for each in named if each in context.lexicon.entities
    ]
    sheet = Sheet(parts[0][1].columns if parts else ("what",))
    for _, part in parts:
        for row, things in zip(part.rows, part.things, strict=True):
            sheet.add(row, things)
    names = context.names(named)
    words = (
        f"{names}: 사실 {len(sheet.rows)}건."
        if context.lang == "ko"
        else f"{names}: {sentences.plural(len(sheet.rows), 'fact')}."
    )
    return "\n\n".join(query for query, _ in parts), sheet, words if sheet.rows else sentences.nothing(reading, context)


def timeline(reading: Reading, context: Context) -> Made:
    """Tell what happened, in order of time: date, what it is, kind, status."""
    conditions = reading.conditions
    involved = "ic:party|ic:participant|ic:visitor|ic:heldIn|ic:member|ic:network|ic:of|ic:official|ic:owner|ic:place|ic:signatory|ic:attendee|ic:awardedTo"
    body = "".join(
        f"  ?thing {involved} {iri(each)} .\n"
        for each in dict.fromkeys(
            (*reading.places, *conditions.cities, *conditions.partners, *conditions.networks, *conditions.officials)
        )
    )
    if conditions.countries:
        ends = " && ".join(f"?away != {iri(place)}" for place in reading.places) or "true"
        body += f"  ?thing {involved} ?away . FILTER({ends})\n" + country_filter(
            "away", conditions.countries, negated="country" in conditions.negated
        )
    body += theme_filter(conditions)
    kinds = [f"ic:{name}" for name in conditions.types if name in families.AGREEMENT_TYPES]
    classes = [f"ic:{name}" for name in conditions.types if name not in families.AGREEMENT_TYPES]
    ways = [f"{{ ?thing ic:agreementType {kind} }}" for kind in kinds] + [f"{{ ?thing a {name} }}" for name in classes]
    ways += [f"{{ ?thing ic:role {literal(role)} }}" for role in conditions.roles]
    body += f"  {' UNION '.join(ways)}\n" if ways else ""
    body += (
        "  ?thing ic:start|ic:signedOn ?date ; rdfs:label ?label ; ic:status ?status ; a ?class .\n"
        f"  FILTER(LANG(?label) = '{context.lang}' && ?class NOT IN (ic:Event, ic:Assertion))\n"
        + ACCEPTABLE
        + status_filter(conditions)
        + period_filter(conditions, "?date")
        + confidence_filter(conditions)
    )
    sparql = f"SELECT DISTINCT ?date ?label ?class ?status ?thing WHERE {{\n{body}}} ORDER BY STR(?date) ?label"
    sheet = Sheet(("date", "what it is", "kind", "status", "documents", "note"))
    rows = run(context, sparql)
    supports = backing(context, [row["thing"] for row in rows])
    for row in rows:
        sheet.add(
            (
                row["date"],
                row["label"],
                say({**RELATIONS, "Membership": ("membership", "네트워크")}, local(row["class"]), context.lang),
                told([effective(local(row["status"]), row["date"], context.today)], context.lang),
                folds.documents_of(supports, [row["thing"]]),
                doubts(supports, [row["thing"]], context.lang),
            ),
            [row["thing"]],
        )
    return sparql, sheet, sentences.of_things(sheet, reading, context, ("dated fact", "날짜가 있는 사실"))


def mayors(reading: Reading, context: Context) -> Made:
    """Mayors by the agreements that a party of theirs signed in their time, or that they signed themselves.

    Without dates of office, a mayor's time is the years in which documents show them in it.
    """
    conditions = reading.conditions
    offices = families.tenures(
        Conditions(
            cities=conditions.cities,
            home=conditions.home,
            countries=conditions.countries,
            roles=("mayor", "governor", "district-head"),
            negated=conditions.negated & {"country"},
        )
    )
    pacts_ = families.agreements(Conditions(cities=conditions.cities, since=conditions.since, until=conditions.until))
    signers = "SELECT ?thing ?official WHERE { ?thing a ic:Agreement ; ic:signatory ?official }"
    signed = {tuple(row) for row in context.store.select(signers).rows}
    by_party: dict[str, dict[str, str]] = {}
    for row in run(context, pacts_):
        if local(row["status"]) in DONE:
            by_party.setdefault(row["party"], {})[row["thing"]] = row["date"] or ""
    terms: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in run(context, offices):
        terms.setdefault((row["official"], row["of"]), []).append(row)
    sheet = Sheet(("mayor", "city", "count"))
    found = {}
    for (official, place), rows in terms.items():
        things = [
            thing
            for thing, date in by_party.get(place, {}).items()
            if (thing, official) in signed or any(_in_office(date, row) for row in rows)
        ]
        if things:
            found[official, place] = things
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), context.name(item[0][0])))
    for (official, place), things in ordered[: reading.limit or None]:
        sheet.add((context.name(official), context.name(place), len(things)), things)
    sparql = f"{offices}\n\n{pacts_}\n\n{signers}"
    if not sheet.rows:
        return sparql, sheet, sentences.nothing(reading, context)
    top = [row for row in sheet.rows if row[2] == sheet.rows[0][2]]
    names = sentences.join([f"{row[0]} ({row[1]})" for row in top], context.lang)
    if context.lang == "ko":
        return sparql, sheet, f"가장 많은 시장: {names}, {top[0][2]}건."
    return sparql, sheet, f"Most: {names}, {sentences.plural(top[0][2], 'agreement')}."


def concluded_under(conditions: Conditions, context: Context) -> tuple[str, list[dict[str, Any]]]:
    """Return the query and rows of agreements that people signed, or that their places did in their time of office."""
    offices = families.tenures(Conditions(officials=conditions.officials))
    terms = [row for row in run(context, offices) if row["role"] in ("mayor", "governor", "district-head")]
    places = tuple(dict.fromkeys(row["of"] for row in terms))
    own = families.agreements(conditions)
    rows = run(context, own)
    if not places:
        return f"{offices}\n\n{own}", rows
    sparql = families.agreements(replace(conditions, officials=(), cities=conditions.cities or places))
    known = {row["thing"] for row in rows}
    for row in run(context, sparql):
        if row["thing"] not in known and any(_in_office(row["date"] or "", term) for term in terms):
            rows.append(row)
    return f"{offices}\n\n{own}\n\n{sparql}", rows


def _in_office(date: str, term: dict[str, Any]) -> bool:
    """Tell whether a date falls into a term, as precisely as both are known."""
    if not date:
        return False
    start, end = term["start"], term["end"]
    if start:
        return date >= start[: len(date)] and (not end or date[: len(end)] <= end)
    return bool(term["observed"]) and term["observed"][:4] == date[:4]


def silenced(reading: Reading, context: Context) -> Made:
    """Ties made in one mayor's time with no activity on record in the next one's."""
    conditions = reading.conditions
    offices = families.tenures(Conditions(cities=conditions.cities, roles=("mayor", "governor", "district-head")))
    terms: dict[str, dict[str, list[str]]] = {}
    for row in run(context, offices):
        seen = [row[name] for name in ("start", "observed") if row[name]]
        if seen and "/place/" in row["of"]:
            terms.setdefault(row["of"], {}).setdefault(row["official"], []).extend(seen)
    first, known = pacts(conditions, context, families.AGREEMENT_TYPES)
    second, dates = activity(context, conditions)
    sheet = Sheet(("city", "partner", "signed", "mayor", "successor"))
    for (city, partner), facts in sorted(
        known.items(), key=lambda item: (context.name(item[0][0]), context.name(item[0][1]))
    ):
        order = sorted((min(found), official) for official, found in terms.get(city, {}).items())
        for (came, mayor), (left, successor) in pairwise(order):
            made = [fact for fact in facts if fact["date"] and came[:4] <= fact["date"][:4] and fact["date"] < left]
            if made and not any(date >= left[: len(date)] for date in dates.get((city, partner), [])):
                names = (
                    context.name(city),
                    context.name(partner),
                    made[0]["date"],
                    context.name(mayor),
                    context.name(successor),
                )
                sheet.add(names, [fact["thing"] for fact in made])
    noun = ("tie with no activity on record under the next mayor", "다음 시장 때 활동 기록이 없는 교류")
    return f"{offices}\n\n{first}\n\n{second}", sheet, sentences.of_names(sheet, reading, context, "partner", noun)


def _learning(reading: Reading, context: Context, *, from_place: bool) -> Made:
    """Who learns what from whom: exchanges with a direction, and policies modelled on others'."""
    conditions = reading.conditions
    teacher, learner = ("city", "partner") if from_place else ("partner", "city")
    known = values("city", conditions.cities) + values("partner", conditions.partners)
    themes = f"VALUES ?theme {{ {' '.join(iri(theme) for theme in conditions.themes)} }} " if conditions.themes else ""
    body = (
        known
        + f"  {{ ?thing ic:from ?{teacher} ; ic:to ?{learner} ; ic:theme ?theme . {themes}OPTIONAL {{ ?policy a ic:Policy ; ic:owner ?{teacher} ; ic:theme ?theme }} }}\n"
        + f"  UNION {{ ?thing ic:modelledOn ?policy ; ic:owner ?{learner} ; ic:theme ?theme . {themes}?policy ic:owner ?{teacher} }}\n"
        + ACCEPTABLE
        + country_filter("partner", conditions.countries, negated="country" in conditions.negated)
        + "  OPTIONAL { ?thing ic:status ?status }\n  OPTIONAL { ?thing ic:start ?date }\n"
        + period_filter(conditions, "?date")
    )
    sparql = f"SELECT DISTINCT ?thing ?city ?partner ?theme ?policy ?status ?date WHERE {{\n{body}}}"
    rows = run(context, sparql)
    basis = "directed"
    if not rows and conditions.cities:
        # no document says who learns: what is shown on visits and shared on a theme is what there is
        basis = "shared"
        pairs = replace(conditions, types=(), statuses=(), officials=(), networks=())
        sparql = families.pairs(pairs)
        rows = [{**row, "policy": None} for row in run(context, sparql) if row["theme"]]
        owner = families.policies(
            Conditions(cities=tuple({row["partner" if not from_place else "city"] for row in rows}))
        )
        by_theme: dict[tuple[str, str], list[str]] = {}
        for policy in run(context, owner):
            by_theme.setdefault((policy["owner"], policy["theme"]), []).append(policy["thing"])
        side = "city" if from_place else "partner"
        rows = [{**row, "policy": each} for row in rows for each in by_theme.get((row[side], row["theme"]), [None])]
    if conditions.things:
        rows = [row for row in rows if row["policy"] in conditions.things]
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["theme"] or "", row[teacher], row[learner]), []).append(row)
    supports = backing(context, [row["thing"] for row in rows])
    sheet = Sheet(("theme", "from", "learner", "policy", "status", "date", "documents", "note"))
    for (theme, source, target), found in sorted(groups.items(), key=lambda item: tuple(map(context.name, item[0]))):
        things = [row["thing"] for row in found]
        status = effective(local(found[0]["status"]), found[0]["date"], context.today) if found[0]["status"] else ""
        marks = [doubts(supports, things, context.lang)]
        if basis == "shared":
            marks.insert(0, "배우는 쪽은 문서에 없음" if context.lang == "ko" else "who learns is not told")
        sheet.add(
            (
                context.name(theme), context.name(source), context.name(target), context.names(sorted({row["policy"] for row in found if row["policy"]})),
                told([status], context.lang) if status else "", found[0]["date"] or "", folds.documents_of(supports, things), ", ".join(mark for mark in marks if mark),
            ),
            things,
        )  # fmt: skip
    column = "learner" if from_place else "theme"
    noun = ("learner", "배우는 도시") if from_place else ("theme", "주제")
    return sparql, sheet, sentences.of_names(sheet, reading, context, column, noun)


def copied(reading: Reading, context: Context) -> Made:
    """Policies of a place that others copy or mean to copy."""
    if reading.conditions.things and not reading.places:
        # a policy that is named belongs to somebody: from there it is copied
        owned = run(context, families.policies(Conditions(things=reading.conditions.things)))
        owners = tuple(dict.fromkeys(row["owner"] for row in owned))
        reading = replace(reading, places=owners, conditions=replace(reading.conditions, cities=owners, direction=None))
    if reading.conditions.direction == "from" and not _source(reading):
        return _learning(reading, context, from_place=False)
    return _learning(reading, context, from_place=True)


def _source(reading: Reading) -> bool:
    """Tell whether the place named is the one that others learn from."""
    return bool(
        re.search(
            r"\bother (?:cit|gov|place|mun)|\bothers\b|다른 도시|타 ?도시|해외 도시|from\b|'s (?:\w+ ){0,2}(?:polic|program|project|idea|example|lead\b|model|approach|practice|experience|system|measure|scheme|initiative|solution|footstep)|시? 정책을|의 정책",
            reading.question.lower(),
        )
    )


def benchmarked(reading: Reading, context: Context) -> Made:
    """Tell what a place learned from others, or others from it where the question says so."""
    text = reading.question.lower()
    place = reading.conditions.cities[:1]
    name = (
        "|".join(re.escape(fold(label)) for each in place for label in context.lexicon.entities[each].labels)
        if place
        else ""
    )
    taught = bool(name) and bool(
        re.search(
            rf"from (?:{name})(?:'s)?\b|of (?:{name})\b.*other|(?:{name})(?:특별시|광역시|시)?(?:에서|로부터|한테|에게서|의 정책을|의 .*정책을) |(?:{name})(?:특별시|광역시|시)?(?:을|를) (?:벤치마킹|배우|배운|배워|본받|참고|따라)",
            text,
        )
    )
    return _learning(reading, context, from_place=taught and len(reading.places) < 2)  # noqa: PLR2004 - a pair says both


MAKERS = {
    "evidence": evidence,
    "show": show,
    "timeline": timeline,
    "mayors": mayors,
    "silenced": silenced,
    "copied": copied,
    "benchmarked": benchmarked,
}
