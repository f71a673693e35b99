"""All that is known of one place, network, person or policy, as one table: kind of fact, what it is, status, dates."""

from typing import Any

from kg.answers import families, folds
from kg.answers.conditions import Conditions
from kg.answers.lexicon import PLACES, Entity
from kg.answers.rows import run
from kg.answers.sheet import Context, Sheet
from kg.answers.terms import RELATIONS, say

_KINDS = {
    "agreement": ("agreement", "협약"),
    "membership": ("membership", "네트워크"),
    "office": ("office", "공직"),
    "exchange": ("exchange", "교류"),
    "policy": ("policy", "정책"),
    "theme": ("theme", "주제"),
    "event": ("event", "행사"),
}


def show(entity: Entity, context: Context, themes: tuple[str, ...] = ()) -> tuple[str, Sheet]:
    """Return the query of what is known of an entity (on some themes alone), and its rows: what, fact, status, date."""
    node = (entity.iri,)
    conditions = Conditions(cities=node) if entity.kind in PLACES else Conditions()
    parts: list[tuple[str, str, Any]] = []
    if entity.kind in PLACES:
        parts = [
            ("agreement", families.agreements(conditions), folds.agreements),
            ("membership", families.memberships(conditions), folds.memberships),
            ("office", families.tenures(conditions), folds.tenures),
            ("exchange", families.pairs(Conditions(cities=node, types=("Exchange",))), _exchanges),
            ("policy", families.policies(conditions), folds.policies),
            ("event", families.events(conditions), folds.events),
        ]
        if themes:
            about = Conditions(cities=node, themes=themes)
            parts = [
                ("exchange", families.pairs(about), _exchanges),
                ("policy", families.policies(about), folds.policies),
                ("theme", families.engagements(about), folds.engagements),
                ("event", families.events(about), folds.events),
            ]
    elif entity.kind == "network":
        parts = [
            ("membership", families.memberships(Conditions(networks=node)), folds.memberships),
            ("agreement", families.agreements(Conditions(networks=node)), folds.agreements),
            ("office", families.tenures(Conditions(networks=node)), folds.tenures),
            ("event", families.events(Conditions(networks=node)), folds.events),
        ]
    elif entity.kind == "official":
        parts = [
            ("office", families.tenures(Conditions(officials=node)), folds.tenures),
            ("agreement", families.agreements(Conditions(officials=node)), folds.agreements),
            ("event", families.events(Conditions(officials=node)), folds.events),
        ]
    elif entity.kind == "policy":
        parts = [("policy", families.policies(Conditions(things=node)), folds.policies)]
    elif entity.kind == "event":
        parts = [("event", families.events(Conditions(things=node)), folds.events)]
    elif entity.kind == "theme":
        under = context.lexicon.themes_under(entity.iri)
        parts = [
            ("exchange", families.pairs(Conditions(themes=under)), _pairs),
            ("theme", families.engagements(Conditions(themes=under)), folds.engagements),
            ("policy", families.policies(Conditions(themes=under)), folds.policies),
        ]
    sheet = Sheet(("what", "what it is", "status", "date", "documents", "note"))
    for kind, query, fold in parts:
        _add(sheet, kind, fold(run(context, query), context), context.lang)
    return "\n\n".join(f"# {kind}\n{query}" for kind, query, _ in parts), sheet


def _exchanges(rows: list[dict[str, Any]], context: Context) -> Sheet:
    return folds.pairs(rows, context, both_ways=True)


def _pairs(rows: list[dict[str, Any]], context: Context) -> Sheet:
    return folds.pairs(rows, context)


def _add(sheet: Sheet, kind: str, part: Sheet, lang: str) -> None:
    word = say(_KINDS, kind, lang)
    for row, things in zip(part.rows, part.things, strict=True):
        fact = dict(zip(part.columns, row, strict=True))
        date = next((fact[name] for name in ("signed", "since", "start", "observed") if fact.get(name)), "")
        sheet.add(
            (word, _words(kind, fact), fact.get("status", ""), date, fact.get("documents", ""), fact.get("note", "")),
            things,
        )


def _words(kind: str, fact: dict[str, Any]) -> str:
    if kind == "agreement":
        return f"{fact['parties']}: {fact['type']}"
    if kind == "membership":
        return f"{fact['city']} – {fact['network']}: {fact['role']}"
    if kind == "office":
        return f"{fact['official']}: {fact['role']}, {fact['of']}"
    if kind == "exchange":
        return f"{fact['city']} – {fact['partner']}" + (f": {fact['themes']}" if fact["themes"] else "")
    if kind == "policy":
        return f"{fact['policy']} ({fact['owner']}" + (f", {fact['theme']})" if fact["theme"] else ")")
    if kind == "theme":
        return f"{fact['city']}: {fact['themes']}"
    return f"{fact['event']}"


__all__ = ["RELATIONS", "show"]
