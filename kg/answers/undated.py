"""What no date is told of, and no document dates: it falls into a period when what else the two places had does."""

from dataclasses import replace
from typing import Any

from kg.answers import families
from kg.answers.conditions import Conditions, values
from kg.answers.rows import run
from kg.answers.sheet import Context
from kg.triples import kept

Row = dict[str, Any]


def undated(conditions: Conditions, known: list[Row], context: Context) -> list[Row]:
    """Return the rows on a theme that have no date of their own, of pairs with something else in the period.

    `known` are the rows that the period gave already; their pairs need no more.
    """
    if not conditions.themes or "theme" in conditions.negated or not (conditions.since or conditions.until):
        return []
    ever = replace(conditions, since=None, until=None)
    done = {(row["city"], row["partner"]) for row in known}
    found = [
        row
        for row in run(context, families.pairs(ever))
        if row["date"] is None and (row["city"], row["partner"]) not in done
    ]
    if not found:
        return []
    things = tuple(dict.fromkeys(row["thing"] for row in found))
    silent = {
        thing
        for (thing,) in kept.select(
            context.store,
            "SELECT DISTINCT ?thing WHERE {\n" + values("thing", things)
            + "  FILTER NOT EXISTS { ?thing ic:assertedBy/ic:document/dcterms:issued ?day }\n}",
        ).rows
    }  # fmt: skip
    found = [row for row in found if row["thing"] in silent]
    if not found:
        return []
    beside = replace(conditions, themes=(), cities=_each(found, "city"), partners=_each(found, "partner"))
    then = {(row["city"], row["partner"]) for row in run(context, families.pairs(beside))}
    return [row for row in found if (row["city"], row["partner"]) in then]


def _each(rows: list[Row], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[name] for row in rows))
