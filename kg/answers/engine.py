"""From a question to its answer: read it, query the store, fold the rows, and say what they come to."""

import datetime
import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.answers import denials, families, folds, sentences
from kg.answers.answer import Answer
from kg.answers.conditions import IN_FORCE, OPEN, Conditions
from kg.answers.evidence import quotes
from kg.answers.families import EVENT_CLASSES
from kg.answers.grammar import read
from kg.answers.hangul import fold
from kg.answers.lexicon import Lexicon
from kg.answers.reading import Reading, notes, tell
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet, backing
from kg.answers.terms import column as column_words
from kg.answers.terms import local
from kg.answers.undated import undated
from kg.errors import QueryError
from kg.triples import kept
from kg.triples.store import Store
from kg.triples.unswept import unswept

# what computes more than a query can: a name -> a function of the store and the places asked about, giving
# column names and rows
Analyses = Mapping[str, Callable[..., tuple[tuple[str, ...], list[tuple[Any, ...]]]]]
Made = tuple[str, Sheet, str]
Maker = Callable[[Reading, Context], Made]


def ask(
    store: Store,
    question: str,
    *,
    lang: str | None = None,
    today: datetime.date | None = None,
    evidence: bool = False,
    analyses: Analyses | None = None,
    lexicon: Lexicon | None = None,
    min_confidence: float | None = None,
    choose: Callable[[str, Sequence[str]], int | None] | None = None,
) -> Answer:
    """Return the answer to a question in English or Korean, in its language or in LANG.

    Statuses are told as of TODAY (default: the day of asking). EVIDENCE adds the quotes. ANALYSES compute what no
    query can, by intent; a question that needs one which is not there is answered from what the query gives. With
    MIN_CONFIDENCE only facts count that some statement is so sure of. CHOOSE is given the question and, in words, every
    reading of it that the grammar can express, and gives back the index of one, or None for none of them.

    Raises:
        QueryError: the question cannot be read; the message names the nearest questions that can.
        UnknownNameError: it names something that the graph does not have.

    """
    names = lexicon or Lexicon.load(store)
    day = today or datetime.date.today()  # noqa: DTZ011 - the day where the user is
    reading = read(question, names, day) if choose is None else _chosen(question, names, day, choose)
    if lang is not None:
        reading = replace(reading, lang=lang)
    if min_confidence is not None:
        reading = replace(reading, conditions=replace(reading.conditions, min_confidence=min_confidence))
    return respond(store, reading, names, day, evidence=evidence, analyses=analyses)


def _chosen(
    question: str, names: Lexicon, day: datetime.date, choose: Callable[[str, Sequence[str]], int | None]
) -> Reading:
    from kg.answers.grammar import readings

    found = readings(question, names, day)
    index = choose(question, [tell(each, names) for each in found])
    if index is None:
        # none of them: the question is read, or refused, as without help
        return read(question, names, day)
    return found[index]


@unswept()
def respond(
    store: Store,
    reading: Reading,
    lexicon: Lexicon,
    today: datetime.date,
    *,
    evidence: bool = False,
    analyses: Analyses | None = None,
) -> Answer:
    """Return the answer to a question that has been read."""
    context = Context(store, lexicon, reading.lang, today)
    maker = _maker(reading.intent)
    if maker is None:
        from kg.answers.nearest import hint

        raise QueryError(hint(reading, lexicon))
    if analyses is None or reading.intent not in analyses:
        sparql, sheet, sentence = maker(reading, context)
        against = None if sheet.rows else denials.told(reading, context)
        if against is not None:
            sheet, sentence = against[0] or sheet, against[1]
    else:
        # the query is what the analysis starts from
        sparql = families.pairs(Conditions(min_confidence=reading.conditions.min_confidence))
        columns, rows = _computed(store, analyses[reading.intent], reading, context)
        sheet = Sheet(tuple(columns), [tuple(row) for row in rows], [() for _ in rows])
        sentence = sentences.of_analysis(sheet, reading)
    if reading.conditions.min_confidence is not None and sheet.rows:
        sentence += _sure_alone(sheet, reading.conditions.min_confidence, context)
    if reading.other_period and sheet.rows:
        sentence = _not_then(maker, sheet, reading, context) or sentence
    if reading.order and _keep_ends(sheet, reading):
        sentence = (
            "; ".join(f"{row[0]}: {', '.join(str(cell) for cell in row[1:4] if cell)}" for row in sheet.rows) + "."
        )
    if reading.unheeded and sheet.rows:
        sentence = (
            "'않은·없는' 조건은 적용하지 못했으니 이 목록은 문서에 있는 것입니다. " + sentence
            if reading.lang == "ko"
            else "The 'not' of the question was not applied: this is what documents do show. " + sentence
        )
    things = tuple(sheet.things)
    return Answer(
        question=reading.question,
        lang=reading.lang,
        reading=tell(reading, lexicon),
        sentence=sentence,
        sparql=str(sparql),
        columns=sheet.columns,
        rows=tuple(sheet.rows),
        things=things,
        notes=notes(reading, lexicon),
        intent=reading.intent,
        evidence=quotes(store, [thing for row in things for thing in row]) if evidence else (),
    )


def _sure_alone(sheet: Sheet, least: float, context: Context) -> str:
    """Drop the rows whose facts are all less sure than asked for; return what to add to the sentence for it."""
    supports = backing(context, [thing for things in sheet.things for thing in things])

    def sure(things: tuple[str, ...]) -> bool:
        known = [supports[thing].confidence for thing in things if thing in supports]
        return not known or any(each is None or each >= least for each in known)

    kept_rows = [i for i, things in enumerate(sheet.things) if sure(things)]
    dropped = len(sheet.rows) - len(kept_rows)
    sheet.rows, sheet.things = [sheet.rows[i] for i in kept_rows], [sheet.things[i] for i in kept_rows]
    if not dropped:
        return ""
    if context.lang == "ko":
        return f" 이 가운데 확신이 {least:g}에 못 미치는 {dropped}줄은 뺐습니다."
    return f" Of these, {sentences.plural(dropped, 'row')} less sure than {least:g} left out."


def _computed(
    store: Store, analysis: Callable[..., Any], reading: Reading, context: Context
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the table of an analysis, from what is kept where it was computed before on the same graph."""
    # a set has no order of its own
    plain = replace(reading.conditions, negated=frozenset())
    about = (
        reading.intent,
        reading.lang,
        reading.places,
        reading.limit,
        plain,
        sorted(reading.conditions.negated),
        context.today.isoformat(),
    )
    # which parts of the world a question names is read from its words
    key = repr((*about, reading.words, reading.question if reading.intent == "brokers" else ""))
    columns, rows = kept.value(store, key, lambda: analysis(store, reading=reading, context=context))
    return tuple(columns), [tuple(row) for row in rows]


# the column that says what an answer lists, by which two periods are told apart
_KEYS = ("partner", "parties", "place", "network", "official", "policy", "theme", "city", "event")


def _not_then(maker: Maker, sheet: Sheet, reading: Reading, context: Context) -> str:
    """Drop the rows of what the answer also has in the period that is left out, and return the sentence for the rest."""
    since, until = reading.other_period
    other = replace(reading, conditions=replace(reading.conditions, since=since, until=until), other_period=())
    column = next((name for name in _KEYS if name in sheet.columns), sheet.columns[0])
    _, then, _ = maker(other, context)
    gone = {row[then.columns.index(column)] for row in then.rows} if column in then.columns else set()
    at = sheet.columns.index(column)
    kept = [i for i, row in enumerate(sheet.rows) if row[at] not in gone]
    sheet.rows, sheet.things = [sheet.rows[i] for i in kept], [sheet.things[i] for i in kept]
    noun = (column if column != "parties" else "agreement", column_words(column, "ko"))
    return sentences.of_names(sheet, reading, context, column, noun)


def _keep_ends(sheet: Sheet, reading: Reading) -> bool:
    """Keep the rows of the first or last date alone (or as many as were asked for); tell whether there are dates."""
    at = next(
        (sheet.columns.index(name) for name in ("signed", "start", "since", "date") if name in sheet.columns), None
    )
    dated = [i for i, row in enumerate(sheet.rows) if at is not None and row[at]]
    if at is None or not dated:
        return False
    newest = reading.order == "newest"
    dated.sort(key=lambda i: str(sheet.rows[i][at]), reverse=newest)
    end = str(sheet.rows[dated[0]][at])
    kept = dated[: reading.limit] if reading.limit else [i for i in dated if str(sheet.rows[i][at]) == end]
    sheet.rows, sheet.things = [sheet.rows[i] for i in kept], [sheet.things[i] for i in kept]
    return True


def _pairs(reading: Reading, context: Context) -> Made:
    sparql = families.pairs(reading.conditions)
    rows = run(context, sparql)
    conditions = reading.conditions
    rows += undated(conditions, rows, context)
    if reading.each_kind:
        rows = _of_each_kind(rows, conditions.types)
    if rows and reading.only and conditions.statuses and set(conditions.statuses) <= set(OPEN):
        rows = _open_alone(rows, context)
    rows = _of_every(rows, reading, ("city", "partner"))
    rows = _not_of(rows, families.pairs, reading, context, ("city", "partner"))
    both_ways = bool(conditions.cities or (conditions.home and conditions.countries))
    around = _around(rows, reading, context) if conditions.themes and rows else ([], {})
    sheet = folds.pairs(rows, context, both_ways=both_ways, around=around[0], sides=around[1])
    return sparql, sheet, sentences.of_pairs(sheet, reading, context)


def _of_every(rows: list[dict[str, Any]], reading: Reading, key: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the rows of what has a theme of every group that the question names ("both wetlands and tourism")."""
    if not reading.every:
        return rows
    found: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in key), set()).add(row["theme"] or "")
    return [row for row in rows if all(found[tuple(row[name] for name in key)] & set(group) for group in reading.every)]


def _of_each_kind(rows: list[dict[str, Any]], types: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the rows of pairs that have a relation of every kind asked for ("both an agreement and a visit").

    Kinds of pacts count one by one where nothing else is asked for, and as one beside visits and meetings.
    """
    apart = not set(types) & set(EVENT_CLASSES)

    def kind(relation: str) -> str:
        return relation if apart or relation in EVENT_CLASSES else "pact"

    kinds: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        kinds.setdefault((row["city"], row["partner"]), set()).add(kind(local(row["relation"])))
    wanted = {kind(name) for name in types}
    return [row for row in rows if kinds[row["city"], row["partner"]] >= wanted]


def _not_of(
    rows: list[dict[str, Any]],
    family: Callable[[Conditions], str],
    reading: Reading,
    context: Context,
    key: tuple[str, ...],
) -> list[dict[str, Any]]:
    """Return the rows of what does not also have a theme that the question denies ("but not on tourism")."""
    if not reading.shunned or not rows:
        return rows
    conditions = reading.conditions
    denied = family(Conditions(cities=conditions.cities, partners=conditions.partners, themes=reading.shunned))
    gone = {tuple(row[name] for name in key) for row in run(context, denied)}
    return [row for row in rows if tuple(row[name] for name in key) not in gone]


def _open_alone(rows: list[dict[str, Any]], context: Context) -> list[dict[str, Any]]:
    """Return the rows of pairs between which nothing came about: a plan beside held relations makes no planned partner."""
    cities = tuple(dict.fromkeys(row["city"] for row in rows))
    partners = tuple(dict.fromkeys(row["partner"] for row in rows))
    known = run(context, families.pairs(Conditions(cities=cities, partners=partners, statuses=IN_FORCE)))
    done = {(row["city"], row["partner"]) for row in known}
    return [row for row in rows if (row["city"], row["partner"]) not in done]


def _around(
    rows: list[dict[str, Any]], reading: Reading, context: Context
) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """Return what else binds the pairs that share a theme, and what each side of them does about it by itself."""
    cities = tuple(dict.fromkeys(row["city"] for row in rows))
    partners = tuple(dict.fromkeys(row["partner"] for row in rows))
    others = run(context, families.pairs(Conditions(cities=cities, partners=partners)))
    sides: dict[str, list[str]] = {}
    wanted = Conditions(cities=(*cities, *partners), themes=reading.conditions.themes)
    for fact in run(context, families.engagements(wanted)):
        sides.setdefault(fact["city"], []).append(fact["thing"])
    return others, sides


def _countries(reading: Reading, context: Context) -> Made:
    sparql = families.pairs(reading.conditions)
    sheet = Sheet(("country", "partners", "status"))
    groups: dict[str, list[tuple[str, str]]] = {}
    folded = folds.pairs(run(context, sparql), context, both_ways=bool(reading.conditions.cities))
    for city, partner, status in folded.facts.get("pairs", ()):
        del city
        groups.setdefault(context.country(partner), []).append((context.name(partner), status))
    for code, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        from kg.answers.sheet import strongest, told

        sheet.add(
            (
                code,
                ", ".join(sorted({name for name, _ in found})),
                told([strongest(status for _, status in found)], context.lang),
            )
        )
    return sparql, sheet, sentences.of_names(sheet, reading, context, "country", ("country", "국가"))


def _agreements(reading: Reading, context: Context) -> Made:
    sparql: str = families.agreements(reading.conditions)
    if reading.conditions.officials:
        from kg.answers.standing import concluded_under

        sparql, rows = concluded_under(reading.conditions, context)
        sheet = folds.agreements(rows, context)
    else:
        sheet = folds.agreements(run(context, sparql), context)
    return (
        sparql,
        sheet,
        sentences.of_things(sheet, reading, context, ("agreement", "협약"), sheet.facts.get("statuses", ())),
    )


def _events(reading: Reading, context: Context) -> Made:
    conditions = reading.conditions
    sparql: str = families.events(conditions)
    rows = run(context, sparql)
    if not rows and reading.target in ("official", "mayor", "governor") and "Meeting" in conditions.types:
        # whom someone met or was to meet also shows in who else took part, whatever the event is called
        sparql = families.events(replace(conditions, types=()))
        rows = run(context, sparql)
    if reading.target == "network" and not conditions.networks:
        known = context.lexicon.entities
        met = {row["thing"] for row in rows if row["who"] in known and known[row["who"]].kind == "network"}
        rows = [row for row in rows if row["thing"] in met]
    if not rows and conditions.themes and "theme" not in conditions.negated:
        sparql, rows = _so_called(reading, context)
    sheet = folds.events(rows, context)
    statuses = [fact["status"] for fact in sheet.facts.get("events", ())]
    return sparql, sheet, sentences.of_things(sheet, reading, context, ("event", "행사"), statuses)


def _so_called(reading: Reading, context: Context) -> tuple[str, list[dict[str, Any]]]:
    """Return the events that have a theme's word in their name, where no document says what they are about."""
    asked = fold(reading.question)
    themes = [context.lexicon.entities[each] for each in reading.conditions.themes if each in context.lexicon.entities]
    words = {label for theme in themes for label in theme.labels if label in asked}
    sparql = families.events(replace(reading.conditions, themes=()))
    rows = run(context, sparql)
    titles = {row["thing"]: context.lexicon.entities.get(row["thing"]) for row in rows}
    called = {
        thing
        for thing, event in titles.items()
        if event and any(word in label for word in words for label in event.labels)
    }
    return sparql, [row for row in rows if row["thing"] in called]


def _memberships(reading: Reading, context: Context) -> Made:
    sparql = families.memberships(reading.conditions)
    rows = run(context, sparql)
    wanted = set(reading.conditions.networks)
    if len(wanted) > 1 and not reading.places and not re.search(r"\bor\b|또는|이나|혹은", reading.question.lower()):
        # "in C40 and Metropolis": the places that are in each of them
        rows = [row for row in rows if {other["network"] for other in rows if other["city"] == row["city"]} >= wanted]
    sheet = folds.memberships(rows, context)
    if reading.shape == "when" and sheet.rows:
        return sparql, sheet, _joined(sheet)
    column = (
        "network"
        if reading.target == "network" or (reading.conditions.cities and not reading.conditions.networks)
        else "city"
    )
    noun = ("network", "네트워크") if column == "network" else ("place", "도시")
    return sparql, sheet, sentences.of_names(sheet, reading, context, column, noun)


def _joined(sheet: Sheet) -> str:
    """Return since when each place has which role in which network, as far as documents tell."""
    told: dict[str, list[str]] = {}
    for city, network, role, _, start, end, *_ in sorted(sheet.rows, key=lambda row: str(row[4] or "9")):
        span = f"{start}–{end}" if start and end else f"{start}–" if start else f"–{end}" if end else "?"
        told.setdefault(f"{city} – {network}", []).append(f"{role} ({span})")
    return "; ".join(f"{where}: {', '.join(roles)}" for where, roles in told.items()) + "."


def _outsiders(reading: Reading, context: Context) -> Made:
    sparql = families.outsiders(reading.conditions)
    sheet = folds.places(run(context, sparql), context)
    return (
        sparql,
        sheet,
        sentences.of_names(
            sheet, reading, context, "city", ("place not shown as a member", "회원으로 나오지 않는 도시")
        ),
    )


def _officials(reading: Reading, context: Context) -> Made:
    sparql = families.tenures(reading.conditions)
    rows = run(context, sparql)
    if not rows and "network-president" in reading.conditions.roles:
        # no person is known to preside: the city that does
        return _memberships(
            replace(reading, conditions=replace(reading.conditions, roles=("president", "co-president"))), context
        )
    sheet = folds.tenures(rows, context)
    return sparql, sheet, sentences.of_names(sheet, reading, context, "official", ("official", "인물"))


def _policies(reading: Reading, context: Context) -> Made:
    sparql = families.policies(reading.conditions)
    sheet = folds.policies(run(context, sparql), context)
    return sparql, sheet, sentences.of_names(sheet, reading, context, "policy", ("policy", "정책"))


def _engagements(reading: Reading, context: Context) -> Made:
    sparql = families.engagements(reading.conditions)
    by = "theme" if reading.target == "theme" and not reading.conditions.themes else "city"
    rows = _of_every(run(context, sparql), reading, ("city",))
    rows = _not_of(rows, families.engagements, reading, context, ("city",))
    sheet = folds.engagements(rows, context, by=by)
    noun = ("theme", "주제") if by == "theme" else ("place", "도시")
    return sparql, sheet, sentences.of_names(sheet, reading, context, by, noun)


def _places(reading: Reading, context: Context) -> Made:
    sparql = families.places(reading.conditions)
    sheet = folds.places(run(context, sparql), context)
    return sparql, sheet, sentences.of_names(sheet, reading, context, "city", ("place", "도시"))


def _documents(reading: Reading, context: Context) -> Made:
    sparql = families.documents(reading.conditions)
    sheet = folds.documents(run(context, sparql), context)
    return sparql, sheet, sentences.of_things(sheet, reading, context, ("document", "문서"))


_MAKERS: dict[str, Maker] = {
    "pairs": _pairs,
    "countries": _countries,
    "agreements": _agreements,
    "events": _events,
    "memberships": _memberships,
    "outsiders": _outsiders,
    "officials": _officials,
    "policies": _policies,
    "engagements": _engagements,
    "places": _places,
    "documents": _documents,
}
# where the others are: loaded for the question that needs them
_ELSEWHERE = ("networks", "particular", "lapsed", "standing", "passages", "graphwide")


def _maker(intent: str) -> Maker | None:
    """Return what answers the questions of an intent; None where nothing does."""
    for name in () if intent in _MAKERS else _ELSEWHERE:
        found: Maker | None = importlib.import_module(f"kg.answers.{name}").MAKERS.get(intent)
        if found is not None:
            return found
    return _MAKERS.get(intent)
