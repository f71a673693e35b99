"""Whose government each line speaks of, and what its headings say of how far things have come."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Status
from kg.statements.analysis import Analysis, Named
from kg.statements.morphology import Line, Sentence

# a plan, or a year's budget with what it is for
_PLAN_TITLE = re.compile(
    r"^(?!.*(?:실적|결과|현황|성과|결산))(?:.{0,40}계획(?:\s?\(?안\)?)?|20\d\d년도?\s.{0,24}예산(?:안|\s?(?:주요\s?)?사업\s?설명서?)(?:\s?\([^)]*\))?)\W*$"
)
_LIGHT_TITLES = re.compile(r"(?:결과|실적|성과|활동|내용|일정|개요|현황)")
_DATELINE = re.compile(r"\s?=\s?")
_UNKNOWN_CITY = re.compile(
    r"^(?:주|성|현)?\s[가-힣]{2,7}(?:시|군|구|정|촌|현)(?:[와과](?:의)?|[은는이가에의을를(]|에서)?(?=[\s,(]|$)"
)
_NEARBY = re.compile(r"\s?(?:인근|근교|부근|외곽|옆|이웃)(?:의|에 있는)?\s(?:[가-힣]{2,8}\s)?")
_TITLED = re.compile(r"\s?[:：=]")
_AHEAD_TITLES = re.compile(r"(?:향후|앞으로|하반기|내년|계획(?=$|[\s():,.])|예정|전망)")


def effective(analysis: Analysis, sentence: Sentence) -> tuple[Named, ...]:
    """Return the namings of a sentence without countries and without regions that only tell where a city is.

    Several rules ask for those of each sentence: they are found once.
    """
    if sentence.index not in analysis.effective:
        analysis.effective[sentence.index] = _effective(analysis, sentence)
    return analysis.effective[sentence.index]


def _effective(analysis: Analysis, sentence: Sentence) -> tuple[Named, ...]:
    named = [each for each in analysis.of(sentence) if each.kind != "country"]
    kept: list[Named] = []
    for index, each in enumerate(named):
        if each.kind == "place" and each.form == "name" and _places_another(analysis, sentence, each):
            continue
        if each.kind == "group" and each.form == "delegation" and kept and 0 <= each.start - kept[-1].end <= 2:
            # 우한시 대표단: the name before says whose
            if kept[-1].kind in ("place", "network", "official"):
                continue
        if index + 1 < len(named) and each.kind == "place" and analysis.country(each.references[0]) == "KR":
            following = named[index + 1]
            domestic = following.kind == "place" and analysis.country(following.references[0]) == "KR"
            if domestic and _DATELINE.fullmatch(analysis.text(each.end, following.start)):
                continue  # ◆ 부산 = 부산 해운대구는: where the news comes from
        if index + 1 < len(named) and each.kind == "place" and each.form != "short":
            following = named[index + 1]
            between = analysis.text(each.end, following.start)
            if (
                following.kind in ("place", "official")
                and (between in (" ", "") or _NEARBY.fullmatch(between))
                and each.references != following.references
            ):
                continue
        kept.append(each)
    return tuple(kept)


def _places_another(analysis: Analysis, sentence: Sentence, each: Named) -> bool:
    """Tell whether a region abroad only says where a city after it lies that no list knows (남술라웨시주 마로스군)."""
    if analysis.country(each.references[0] if each.references else "") in (None, "KR"):
        return False
    if not _UNKNOWN_CITY.match(analysis.text(each.end, min(sentence.end, each.end + 16))):
        return False
    return any(place.reference == each.references[0] and place.kind == "region" for place in analysis.places)


def paired(named: tuple[Named, ...], whole: str | None, local: str | None) -> tuple[Named, ...]:
    """Let 양 시 mean the government that the paragraph speaks of, where it is not the document's."""
    if whole is None or local is None or whole == local:
        return named
    return tuple(
        replace(each, references=tuple(local if r == whole else r for r in each.references))
        if each.form == "pair" and whole in each.references and local not in each.references
        else each
        for each in named
    )


def homes(analysis: Analysis) -> list[str | None]:
    """Return, for each line, the government that it speaks of: its own first domestic subject, else the document's."""
    homes: list[str | None] = [analysis.local(line.index) for line in analysis.lines]
    by_line: dict[int, list[Sentence]] = {}
    for sentence in analysis.sentences:
        by_line.setdefault(sentence.line, []).append(sentence)
    for line in analysis.lines:
        base = homes[line.index]
        if line.parent is not None and homes[line.parent] is not None and base == analysis.local(line.parent):
            homes[line.index] = homes[line.parent]
        if line.kind != "text" and line.mark not in ("box", "caption", None) and analysis.home is not None:
            homes[line.index] = _entitled(analysis, line, by_line.get(line.index, ())) or homes[line.index]
            continue
        for sentence in by_line.get(line.index, ())[:1]:
            named = effective(analysis, sentence)
            references = [
                reference
                for each in named
                if each.kind in ("place", "official") and each.form != "short"
                for reference in each.references[:1]
            ]
            if base is not None and base in references:
                homes[line.index] = base
                continue
            lead = named[0] if named else None
            if lead is None or lead.kind not in ("place", "official") or lead.form == "short":
                continue
            if (reference := lead.reference) and analysis.country(reference) == "KR" and reference.startswith("place/"):
                homes[line.index] = reference
    return homes


def _entitled(analysis: Analysis, line: Line, sentences: Sequence[Sentence]) -> str | None:
    """Return the home city that a list's item is about: it opens the item, before a colon and places abroad (- 춘천시: 롤리)."""
    named = effective(analysis, sentences[0]) if sentences else ()
    first = named[0] if named else None
    if first is None or first.kind != "place" or first.form != "name" or first.start != line.body:
        return None
    countries = [analysis.country(r) for each in named for r in each.references]
    if countries[0] != "KR" or not any(each not in (None, "KR") for each in countries):
        return None
    return first.references[0] if _TITLED.match(analysis.text(first.end, first.end + 3)) else None


def leads(analysis: Analysis) -> list[Status | None]:
    """Return, for each line, the status that the headings above it give to a noun: plans are ahead, results behind."""
    leads: list[Status | None] = [None] * len(analysis.lines)
    # the title of a plan puts ahead what no heading of its own calls a state or a result
    title = analysis.text(analysis.lines[0].body, analysis.lines[0].end) if analysis.lines else ""
    whole = Status.PLANNED if _PLAN_TITLE.search(title) else None
    section: Status | None = whole
    for line in analysis.lines:
        text = analysis.text(line.body, min(line.end, line.body + 60))
        if line.mark in ("roman", "box", "number") and line.end - line.body < 60:
            section = whole
        own = None
        if line.end - line.body < 60:
            if _AHEAD_TITLES.search(text) and not re.search(r"(?:실적|결과)", text):
                own = Status.PLANNED
            elif _LIGHT_TITLES.search(text):
                own = Status.HELD
        inherited = leads[line.parent] if line.parent is not None else section
        leads[line.index] = own if own is not None else inherited
        if own is not None and line.mark in ("roman", "box", "number"):
            section = own
    return leads
