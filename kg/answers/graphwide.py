"""Questions about themes, names, review, and the graph itself."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from kg.answers import families, folds, sentences
from kg.answers.conditions import (
    ACCEPTABLE,
    Conditions,
    confidence_filter,
    country_filter,
    iri,
    literal,
    period_filter,
    values,
)
from kg.answers.evidence import quotes
from kg.answers.hangul import fold
from kg.answers.history import accuracy, changes
from kg.answers.noted import noted_exchanges, noted_years
from kg.answers.particular import Made
from kg.answers.reading import Reading
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet
from kg.answers.terms import local, say

# how many sentences show what a name means
_SHOWN = 40
_GOAL = re.compile(
    r"(?:SDGs?|goals?|targets?|목표)\s*(?:no\.?\s*|number\s*|제)?(\d{1,2}(?:\.\w{1,2})?)(?!\d)|(\d{1,2}(?:\.\w{1,2})?)\s*번",
    re.IGNORECASE,
)


def goals(reading: Reading, context: Context) -> Made:
    """SDG goals and targets of the themes that places exchange on, with a quote for each."""
    conditions = reading.conditions
    body = (
        values("city", conditions.cities)
        + "  ?thing a ic:Exchange ; ic:party ?city ; ic:theme ?theme ; ic:status ?status .\n"
        + ACCEPTABLE
        + (country_filter("city", conditions.home))
        + (
            f"  VALUES ?theme {{ {' '.join(iri(theme) for theme in conditions.themes)} }}\n"
            if conditions.themes
            else ""
        )
        + confidence_filter(conditions)
    )
    number = goal_number(reading.question)
    known = (
        f"  ?theme skos:relatedMatch ?goal . FILTER(STRSTARTS(STR(?goal), {literal('http://metadata.un.org/sdg/')}))\n"
        f"  OPTIONAL {{ ?goal skos:prefLabel ?words . FILTER(LANG(?words) = '{context.lang}') }}\n"
    )
    sparql = f"SELECT DISTINCT ?goal ?words ?theme ?city ?thing WHERE {{\n{body}{known}}}"
    noted = noted_exchanges(context.store, conditions)
    if noted is None:
        rows = run(context, sparql)
    else:
        # the scheme's own part of the query is the same for all exchanges on a theme
        of_theme: dict[str, list[dict[str, Any]]] = {}
        for row in run(context, f"SELECT DISTINCT ?theme ?goal ?words WHERE {{\n{known}}}"):
            of_theme.setdefault(row["theme"], []).append(row)
        rows = [{**row, **goal} for row in noted for goal in of_theme.get(row["theme"], ())]
    rows.sort(key=lambda row: (row["goal"], row["thing"], row["city"], row["theme"]))
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["goal"], []).append(row)
    first: dict[str, str] = {}
    for item in quotes(context.store, [rows[0]["thing"] for rows in groups.values()]):
        first.setdefault(item.thing, " ".join(item.quote.split()))
    if number:
        # a goal with its targets, or one target
        groups = {
            goal: found for goal, found in groups.items() if f"{goal.rsplit('/', 1)[-1]}.".startswith(f"{number}.")
        }
    sheet = Sheet(("goal", "name", "themes", "count", "quote"))
    for goal, rows in sorted(
        groups.items(),
        key=lambda item: [int(part) if part.isdigit() else 99 for part in item[0].rsplit("/", 1)[-1].split(".")],
    ):
        things = list(dict.fromkeys(row["thing"] for row in rows))
        sheet.add(
            (
                goal.rsplit("/", 1)[-1],
                rows[0]["words"] or "",
                context.names(sorted({row["theme"] for row in rows})),
                len(things),
                first.get(rows[0]["thing"], ""),
            ),
            things,
        )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "goal", ("SDG goal or target", "SDG 목표"))


def goal_number(question: str) -> str:
    """Return the number of the SDG goal or target that a question names ("SDG 11", "목표 6.3", "13번 목표"), or nothing."""
    found = _GOAL.search(question)
    return next((part for part in found.groups() if part), "") if found else ""


def trend(reading: Reading, context: Context) -> Made:
    """How many dated facts each theme has in each year, and whether they rise or fade."""
    conditions = reading.conditions
    body = (
        "".join(f"  ?thing ic:party|ic:participant|ic:place|ic:owner {iri(place)} .\n" for place in reading.places)
        # an assertion has a theme too: the classes are named, not what to leave out
        + "  VALUES ?class { ic:Exchange ic:Engagement ic:Policy ic:Agreement ic:Event } ?thing a ?class ; ic:theme ?theme .\n"
        + ACCEPTABLE
        + (
            f"  VALUES ?theme {{ {' '.join(iri(theme) for theme in conditions.themes)} }}\n"
            if conditions.themes
            else ""
        )
        + "  OPTIONAL { ?thing ic:start|ic:signedOn ?start }\n  OPTIONAL { ?thing ic:assertedBy/ic:document/dcterms:issued ?issued }\n"
        + "  BIND(SUBSTR(STR(COALESCE(?start, ?issued)), 1, 4) AS ?year) FILTER(BOUND(?year))\n"
        + period_filter(conditions, "?year")
        + confidence_filter(conditions)
    )
    sparql = f"SELECT ?theme ?year (COUNT(DISTINCT ?thing) AS ?count) WHERE {{\n{body}}} GROUP BY ?theme ?year ORDER BY ?theme ?year"
    noted = noted_years(context.store, conditions, reading.places)
    rows = run(context, sparql) if noted is None else noted
    years = sorted({row["year"] for row in rows})
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row["theme"], Counter())[row["year"]] = row["count"]
    words = {1: ("rises", "늘어남"), -1: ("fades", "줄어듦"), 0: ("steady", "비슷함")}
    sheet = Sheet(("theme", *years, "direction"))
    for theme, found in sorted(counts.items(), key=lambda item: (-sum(item[1].values()), context.name(item[0]))):
        half = len(years) // 2
        early, late = sum(found[year] for year in years[:half]), sum(found[year] for year in years[-half:] if half)
        sheet.add(
            (
                context.name(theme),
                *(found[year] for year in years),
                words[(late > early) - (late < early)][context.lang == "ko"],
            )
        )
    if not sheet.rows:
        return sparql, sheet, sentences.nothing(reading, context)
    rising = [row[0] for row in sheet.rows if row[-1] == words[1][context.lang == "ko"]]
    fading = [row[0] for row in sheet.rows if row[-1] == words[-1][context.lang == "ko"]]
    if context.lang == "ko":
        return (
            sparql,
            sheet,
            f"늘어난 주제: {sentences.join(rising, 'ko') or '없음'}; 줄어든 주제: {sentences.join(fading, 'ko') or '없음'}.",
        )
    return (
        sparql,
        sheet,
        f"Rising: {sentences.join(rising, 'en') or 'none'}; fading: {sentences.join(fading, 'en') or 'none'}.",
    )


def conflicts(reading: Reading, context: Context) -> Made:
    """Facts on which documents disagree, and on what."""
    body = (
        f"  ?thing ic:conflict ?conflict ; rdfs:label ?label . FILTER(LANG(?conflict) = '{context.lang}' && LANG(?label) = '{context.lang}')\n"
        + "".join(
            f"  ?thing ic:party|ic:participant|ic:visitor|ic:heldIn|ic:member|ic:of|ic:owner|ic:place {iri(place)} .\n"
            for place in reading.places
        )
    )
    sparql = f"SELECT DISTINCT ?thing ?label ?conflict WHERE {{\n{body}}} ORDER BY ?label"
    sheet = Sheet(("what it is", "conflict"))
    for row in run(context, sparql):
        sheet.add((row["label"], row["conflict"]), [row["thing"]])
    if not sheet.rows:
        return (
            sparql,
            sheet,
            "서로 다르게 말하는 문서가 없습니다."
            if context.lang == "ko"
            else "No two documents disagree on any fact of the graph.",
        )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "what it is", ("fact", "사실"))


def single(reading: Reading, context: Context) -> Made:
    """Facts that one document alone tells of."""
    body = (
        "".join(
            f"  ?thing ic:party|ic:participant|ic:visitor|ic:heldIn|ic:member|ic:of|ic:owner|ic:place {iri(place)} .\n"
            for place in reading.places
        )
        + "  ?thing ic:documentCount 1 ; rdfs:label ?label ; ic:assertedBy/ic:document ?document .\n"
        f"  FILTER(LANG(?label) = '{context.lang}')\n  OPTIONAL {{ ?document dcterms:title ?title }}\n"
    )
    sparql = f"SELECT DISTINCT ?thing ?label ?title WHERE {{\n{body}}} ORDER BY ?label"
    sheet = Sheet(("what it is", "title"))
    for row in run(context, sparql):
        sheet.add((row["label"], row["title"] or ""), [row["thing"]])
    noun = ("fact that rests on one document", "문서 하나에만 근거한 사실")
    return sparql, sheet, sentences.of_things(sheet, reading, context, noun)


def candidates(reading: Reading, context: Context) -> Made:
    """List what a name may mean: each place that has it, and the sentences that name it so."""
    quoted = re.findall(r"['‘\"“]\s*([^'’\"”]{1,20}?)\s*['’\"”]", reading.question)
    words = [fold(word) for word in quoted] or [name for name, _ in reading.ambiguous] or list(reading.ignored)
    found: dict[str, str] = dict.fromkeys(reading.places, "")
    for entity in context.lexicon.of_kind("city", "region", "country", "network", "organization", "official"):
        for word in words:
            if word in entity.labels:
                found[entity.iri] = word
    sheet = Sheet(("candidate", "country", "name", "quote", "title"))
    queries = []
    for place in sorted(found):
        # a place may be named ten thousand times: some of it shows what is meant
        queries.append(
            f"SELECT DISTINCT ?quote ?title WHERE {{\n  ?assertion ic:asserts {iri(place)} ; ic:document ?document ;"
            " ic:evidence/oa:hasSelector/oa:exact ?quote .\n  OPTIONAL { ?document dcterms:title ?title }\n"
            f"}} ORDER BY ?title ?quote LIMIT {_SHOWN}"
        )
        rows = run(context, queries[-1]) or [{"quote": "", "title": ""}]
        spelled = ", ".join(sorted(context.lexicon.entities[place].labels)[:6])
        for row in rows:
            quote = " ".join((row["quote"] or "").split())
            sheet.add((context.name(place), context.country(place), spelled, quote, row["title"] or ""), [place])
    sparql = "\n\n".join(queries)
    absent = list(reading.ignored)
    if not sheet.rows:
        return sparql, sheet, sentences.nothing(reading, context)
    known = sentences.join([row[0] for row in sheet.rows], context.lang)
    rest = ", ".join(absent)
    if context.lang == "ko":
        return sparql, sheet, f"그래프에 있는 후보: {known}." + (f" 그래프에 없는 이름: {rest}." if rest else "")
    return sparql, sheet, f"Candidates in the graph: {known}." + (f" Not in the graph: {rest}." if rest else "")


def reviewed(reading: Reading, context: Context) -> Made:
    """Facts that a person accepted, corrected or rejected."""
    wanted = "ic:accepted ic:corrected ic:rejected"
    if re.search(r"reject|기각|거부|반려", reading.question.lower()):
        wanted = "ic:rejected"
    elif re.search(r"confirm|accept|approv|확인|승인|인정", reading.question.lower()):
        wanted = "ic:accepted ic:corrected"
    body = (
        f"  VALUES ?review {{ {wanted} }}\n  ?thing ic:review ?review ; rdfs:label ?label . FILTER(LANG(?label) = '{context.lang}')\n"
        + "".join(
            f"  ?thing ic:party|ic:participant|ic:visitor|ic:heldIn|ic:member|ic:of|ic:owner|ic:place {iri(place)} .\n"
            for place in reading.places
        )
    )
    sparql = f"SELECT DISTINCT ?thing ?label ?review WHERE {{\n{body}}} ORDER BY ?label"
    words = {"accepted": ("accepted", "확인"), "corrected": ("corrected", "수정"), "rejected": ("rejected", "기각")}
    sheet = Sheet(("what it is", "review"))
    for row in run(context, sparql):
        sheet.add((row["label"], say(words, local(row["review"]), context.lang)), [row["thing"]])
    if not sheet.rows:
        return (
            sparql,
            sheet,
            "아직 사람이 확인한 사실이 없습니다."
            if context.lang == "ko"
            else "No person has reviewed any fact of the graph yet.",
        )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "what it is", ("reviewed fact", "검토된 사실"))


def promised(reading: Reading, context: Context) -> Made:
    """Who attended, and who is only planned to come."""
    conditions = reading.conditions
    gathered = bool(conditions.networks or conditions.things) or "Conference" in conditions.types
    held = families.events(
        replace(
            conditions,
            partners=(),
            statuses=("held",),
            types=("Conference",) if gathered else conditions.types,
            direction="to",
            negated=frozenset(),
        )
    )
    planned = families.events(
        Conditions(cities=conditions.partners, statuses=("planned",), types=("Visit",), direction="to")
    )
    sheet = Sheet(("what", "who", "event", "date", "status"))
    # a promise alone is asked for where nothing is named that one may have attended
    asked = [("attended", held)] if gathered or conditions.cities else []
    for kind, query in (*asked, ("promised", planned)):
        part = folds.events(run(context, query), context)
        words = {"attended": ("attended", "참석"), "promised": ("only promised or planned to come", "방문 약속·예정")}[
            kind
        ][context.lang == "ko"]
        for row, things in zip(part.rows, part.things, strict=True):
            sheet.add((words, ", ".join(each for each in (row[6], row[7]) if each), row[0], row[3], row[5]), things)
    return (
        "\n\n".join(query for _, query in (*asked, ("", planned))),
        sheet,
        sentences.of_things(sheet, reading, context, ("event", "행사")),
    )


MAKERS = {
    "goals": goals,
    "trend": trend,
    "conflicts": conflicts,
    "single": single,
    "candidates": candidates,
    "reviewed": reviewed,
    "promised": promised,
    "accuracy": accuracy,
    "changes": changes,
}
