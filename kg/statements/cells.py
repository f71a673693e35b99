"""Rows of tables and itineraries: which place stands alone in a cell, so that the rest of the row speaks of it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.statements.analysis import Named
from kg.statements.morphology import Line

_BORDER = re.compile(r"\s[|¦│/]\s|[|¦│\t]")
_ROUTE = re.compile(r"[→➝⇒]|->")
_SUFFIX = re.compile(r"(?:시|도|현|성|주|군|구|특별시|광역시)?(?:\s?\([^)]*\))?")
_ROW = 2


@lru_cache(maxsize=4)
def row(text: str, line: Line) -> bool:
    """Tell whether a line is a row: cells parted by bars or tabs, or by more than one slash with blanks."""
    return line.kind == "row" or len(_BORDER.findall(text, line.body, line.end)) >= _ROW


def alone(text: str, line: Line, named: Iterable[Named]) -> tuple[str, ...]:
    """Return the places that fill a cell of a row, in order; of a route (인천→밀라노) the last one."""
    if not row(text, line):
        return ()
    found: list[str] = []
    for each in named:
        if each.kind != "place" or not each.references:
            continue
        left = max((m.end() for m in _BORDER.finditer(text, line.body, each.start + 1)), default=line.body)
        border = _BORDER.search(text, each.end, line.end)
        before = _ROUTE.split(text[left : each.start])[-1].strip()
        after = text[each.end : border.start() if border else line.end].strip()
        if (not before or before.endswith(("·", ","))) and _SUFFIX.fullmatch(after):
            found.append(each.references[0])
    return tuple(dict.fromkeys(found))
