"""Blocks of events in sections, by year: what a new report of an event can bear upon is read, not the whole block.

Two reports can only be of one event where their dates have a day in common, or where one of them is *loose*: it has no
date, runs from one year into another, or tells of a plan, which may be put off. So a report that is not loose bears
upon its own year alone, as long as no loose one is near.
"""

from kg.model import Event, Statement, Status, Tenure
from kg.triples import dates, identity

_OPEN = frozenset({Status.EXPLORED, Status.PROPOSED, Status.PLANNED})


def year_of(statement: Statement) -> str | None:
    """Return the year that an event's report bears upon; None for a loose one."""
    if not isinstance(statement, Event) or statement.status in _OPEN:
        return None
    told = [text for text in (statement.start, statement.end) if text is not None]
    years = {text[:4] for text in told}
    return years.pop() if len(years) == 1 and all(map(dates.valid, told)) else None


def section(block: str, year: str | None) -> str:
    """Return the name under which a block's reports of a year are found, or its loose ones."""
    return f"{block}:{year or ''}"


def sections(block: str, statement: Statement) -> list[str]:
    """Return under what else a statement of a block is found: an event's section; a name's gloss in another script."""
    if isinstance(statement, Event):
        return [section(block, year_of(statement))]
    glossed = glossed_block(statement)
    return [gloss(glossed)] if glossed and glossed != block else []


def gloss(block: str) -> str:
    """Return the name under which assertions are found that give an official of a block another name."""
    return f"{block}="


def glossed_block(statement: Statement) -> str | None:
    """Return the block of officials who are called what a text calls a person besides; None where it has no gloss."""
    if not isinstance(statement, Tenure) or not statement.english:
        return None
    return identity.block(f"official|{identity.normal(statement.english)}")
