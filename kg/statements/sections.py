"""Whose section each line stands in: round-ups report on one government after another, each under its own label.

◎ 마포구, 어느 도시와 자매결연 20년 / ▲남해군=… / [하남시] … / GIMCHEON -- …: what follows such a label speaks of the
place that it names, up to the next one, whatever the document's home is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Place
from kg.statements.analysis import Named
from kg.statements.morphology import Line, Sentence

_FEWEST = 2  # so many governments make a round-up
_SHORT = 70  # the letters of a line that heads others
_SUFFIX = r"(?:특별시|광역시|특례시|특별자치시|특별자치도|시|군|구|도)?(?:\s?(?:의회|시의회|군의회|구의회|도의회))?"
_OPENS = re.compile(r"^[\W\d_]*$")
# what parts a label from the words that it opens: 남해군=, [하남시], 산청군 |
_RUN_IN = re.compile(rf"^{_SUFFIX}(?:\s?[\]】〉>）)]|\s?[=:：|]|\s--?\s|\s?[―—–]\s)")
# after the name that a heading is about come a mark or other words, no ending of a longer word
_ABOUT = re.compile(rf"^{_SUFFIX}(?:[와과의은는이가도]?(?=\W|$)|['’]s\b)")
_ENDS = re.compile(r"(?:다|요|함|됨|임|음)?[.!?][\"'”’)\]]*$|(?:한다|했다|됐다|이다)$")
# GIMCHEON -- The city …
_DATELINE = re.compile(r"^([A-Z]{3,}(?:[ -][A-Z]{2,})*)(?:,\s[\w. ]{1,20}?)?\s(?:--|—|–)\s")
# an item that begins with its subject speaks of it alone: ◎ 여주군은 …, ◎ 성남시, 조사단을 보낸다
_LEADS = re.compile(rf"^{_SUFFIX}(?:[은는이가]\s|,\s)")
_ALONE = " alone"
_MARKED = frozenset(("item", "caption"))


@dataclass(frozen=True, slots=True)
class _Label:
    """A line that opens with a government's name: `form` is what its like are known by, `heads` that others follow it."""

    reference: str
    form: str
    heads: bool


def sections(
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
    rows: Sequence[Sequence[tuple[Named, Place]]],
    own: str | None,
    text: str,
) -> tuple[str | None, ...]:
    """Return for each line the government of its section: the document's own where no round-up parts them.

    `rows` are the places that each sentence names. A section of a round-up that no label names has none.
    """
    labels = _labels(lines, sentences, rows, text)
    governed: dict[str, set[str]] = {}
    for label in labels.values():
        governed.setdefault(label.form, set()).add(label.reference)
    forms = {form for form, references in governed.items() if len(references) >= _FEWEST + form.endswith(_ALONE)}
    if not forms:
        return (own,) * len(lines)
    found: list[str | None] = []
    now, form, block = own, "", -1
    for line in lines:
        named = labels.get(line.index)
        if named is not None and named.form in forms and named.form.endswith(_ALONE):
            found.append(named.reference)
            continue
        if named is not None and named.form in forms:
            now, form = named.reference, named.form
            block = -1 if named.heads and form != "text" else line.block
        elif form and line.kind in _MARKED and _form(text, line) == form:
            # the next section of the list, which no label names
            now, block = None, -1
        elif block >= 0 and line.block != block:
            now, form, block = own, "", -1
        found.append(now)
    return tuple(found)


def _form(text: str, line: Line) -> str:
    """Return what lines of one sort have in common: their list mark, an opening bracket, or that they have none."""
    if line.kind in _MARKED:
        return text[line.start]
    return text[line.start] if text[line.start] in "[【<〈(" else "text"


def _labels(
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
    rows: Sequence[Sequence[tuple[Named, Place]]],
    text: str,
) -> dict[int, _Label]:
    spelled = {place.en.upper(): named.reference for row in rows for named, place in row if place.en}
    parents = {line.parent for line in lines if line.parent is not None}
    found: dict[int, _Label] = {}
    seen: set[int] = set()
    for sentence, row in zip(sentences, rows, strict=True):
        if sentence.line in seen:
            continue
        seen.add(sentence.line)
        line = lines[sentence.line]
        if line.kind not in ("text", "item", "caption"):
            continue
        if dateline := _DATELINE.match(text[line.start : line.start + _SHORT]):
            if reference := spelled.get(dateline.group(1)):
                found[line.index] = _Label(reference, "text", heads=False)
            continue
        first = _first(row, line, text)
        if first is None or first.reference is None:
            continue
        rest = text[first.end : line.end]
        if _RUN_IN.match(rest):
            found[line.index] = _Label(first.reference, _form(text, line), heads=line.index in parents)
        elif _ABOUT.match(rest) and _heads(lines, line, text, parents):
            found[line.index] = _Label(first.reference, _form(text, line), heads=True)
        elif line.kind in _MARKED and _LEADS.match(rest):
            found[line.index] = _Label(first.reference, f"{_form(text, line)}{_ALONE}", heads=False)
    return found


def _first(row: Sequence[tuple[Named, Place]], line: Line, text: str) -> Named | None:
    """Return the domestic government that opens a line, past the province that only places it (경남 통영시)."""
    at = line.body
    for index, (named, place) in enumerate(row):
        if place.country != "KR" or not _OPENS.match(text[at : named.start]):
            return None
        following = row[index + 1] if index + 1 < len(row) else None
        if following and following[1].country == "KR" and following[0].start - named.end <= 1:
            at = named.end
            continue
        return named if named.form == "name" else None
    return None


def _heads(lines: Sequence[Line], line: Line, text: str, parents: set[int]) -> bool:
    """Tell whether a line is a heading: short, no sentence, with running text or a list below it."""
    words = text[line.start : line.end]
    if len(words) > _SHORT or _ENDS.search(words) or line.index + 1 >= len(lines):
        return False
    following = lines[line.index + 1]
    if line.kind == "text":
        below = text[following.start : following.end]
        return following.kind == "text" and following.block == line.block and bool(_ENDS.search(below))
    return line.index in parents or (following.kind == "text" and following.block == line.block)
