"""From a query's rows to the rows of an answer: things folded together, statuses told as of a day, doubts marked."""

import calendar
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.answers.evidence import LOW_CONFIDENCE, Support, support
from kg.answers.lexicon import Lexicon
from kg.answers.terms import ROLES, STATUSES, local, say
from kg.triples.ledger import KINDS, Ledger, MissingError, forget, ledger_of
from kg.triples.ledger import local as path_of
from kg.triples.store import Store, Table

# the further to the left, the more came about
STRENGTH = (
    "inForce",
    "signed",
    "held",
    "superseded",
    "suspended",
    "expired",
    "terminated",
    "former",
    "planned",
    "unconfirmed",
    "proposed",
    "explored",
    "cancelled",
)


@dataclass(frozen=True, slots=True)
class Context:
    """Whom an answer is for: the store and its names, the language, and the day that statuses are told as of."""

    store: Store
    lexicon: Lexicon
    lang: str
    today: datetime.date

    def name(self, iri: str | None) -> str:
        """Return the name of a place, network, person or theme."""
        return self.lexicon.label(iri, self.lang) if iri else ""

    def names(self, iris: Iterable[str]) -> str:
        """Return names in a row, each once."""
        return ", ".join(dict.fromkeys(self.name(iri) for iri in iris))

    def titles(self, things: Iterable[str]) -> dict[str, str]:
        """Return the made or proper label of each thing in the language."""
        from kg.answers.conditions import values

        listed = sorted(set(things))
        if not listed:
            return {}
        ledger = ledger_of(self.store)
        if ledger is not None:
            try:
                return _noted_titles(ledger, listed, self.lang)
            except MissingError:
                forget(self.store)
        table = self.store.select(
            f"SELECT ?thing ?label WHERE {{\n{values('thing', listed)}  ?thing rdfs:label ?label . FILTER(LANG(?label) = '{self.lang}')\n}}"
        )
        return dict(table.rows)

    def country(self, place: str) -> str:
        """Return the country code of a place, or nothing."""
        entity = self.lexicon.entities.get(place)
        return (entity.country or "") if entity else ""

    def korean(self, place: str) -> bool:
        """Tell whether a place is in Korea: the home side of a pair."""
        return self.country(place) == "KR"


def _noted_titles(ledger: Ledger, things: Iterable[str], lang: str) -> dict[str, str]:
    """Return the made labels of things from the ledger of a large graph."""
    found = {}
    for thing in things:
        path = path_of(thing)
        kind = path.partition("/")[0]
        told = ledger.labels(kind).get(path, {}) if kind in KINDS else {}
        if lang in told:
            found[thing] = told[lang]
    return found


@dataclass(slots=True)
class Sheet:
    """Rows of an answer under their columns; `things` are the facts behind each row."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    things: list[tuple[str, ...]] = field(default_factory=list)
    counted: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def add(self, row: Iterable[Any], things: Iterable[str] = ()) -> None:
        """Add a row and the facts behind it."""
        self.rows.append(tuple(row))
        self.things.append(tuple(dict.fromkeys(things)))


def dicts(table: Table) -> list[dict[str, Any]]:
    """Return a table's rows by column name."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def last_day(date: str) -> datetime.date:
    """Return the last day that a date (YYYY, YYYY-MM or YYYY-MM-DD) may mean."""
    parts = [int(part) for part in date[:10].split("-")]
    year, month, day = (*parts, None, None)[:3]
    if month is None:
        return datetime.date(year or 1, 12, 31)
    return datetime.date(year or 1, month, day or calendar.monthrange(year or 1, month)[1])


def effective(status: str, date: str | None, today: datetime.date) -> str:
    """Return a status as of a day: what was planned for a day that has passed, and never reported since, is unconfirmed."""
    return "unconfirmed" if status == "planned" and date and last_day(date) < today else status


def strongest(statuses: Iterable[str]) -> str:
    """Return the status of the most that came about."""
    return min(statuses, key=lambda status: STRENGTH.index(status) if status in STRENGTH else len(STRENGTH))


def told(statuses: Iterable[str], lang: str) -> str:
    """Return statuses in words, the strongest first."""
    ranked = sorted(set(statuses), key=lambda status: STRENGTH.index(status) if status in STRENGTH else 99)
    return ", ".join(say(STATUSES, status, lang) for status in ranked)


def doubts(supports: Mapping[str, Support], things: Iterable[str], lang: str) -> str:
    """Return what makes a row less than sure: one document, low confidence, documents that disagree."""
    facts = [supports[thing] for thing in things if thing in supports]
    if not facts:
        return ""
    marks = []
    if max(fact.documents for fact in facts) <= 1:
        marks.append("문서 하나" if lang == "ko" else "one document")
    best = max((fact.confidence if fact.confidence is not None else 1.0) for fact in facts)
    if best < LOW_CONFIDENCE:
        marks.append(f"확신 낮음 {best:.2f}" if lang == "ko" else f"low confidence {best:.2f}")
    if all(fact.denied for fact in facts):
        marks.insert(0, "문서가 부인함" if lang == "ko" else "denied: no document affirms it")
    if any(fact.conflict for fact in facts):
        marks.append("문서끼리 다름" if lang == "ko" else "documents disagree")
    return ", ".join(marks)


def role_words(role: str, lang: str) -> str:
    """Return a role in words."""
    return say(ROLES, role, lang)


def backing(context: Context, things: Iterable[str]) -> dict[str, Support]:
    """Return what bears out the things."""
    return support(context.store, things)


def status_of(row: Mapping[str, Any], context: Context, *dates: str) -> str:
    """Return a row's status as of the context's day, by the latest of its dates."""
    when = next((row[name] for name in dates if row.get(name)), None)
    return effective(local(row["status"]), when, context.today) if row.get("status") else ""
