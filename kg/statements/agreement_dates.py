"""When an agreement was or will be concluded."""

import re

from kg.statements import agreement_lists
from kg.statements.agreement_status import CONCLUDES, relatives
from kg.statements.agreement_words import Word
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story
from kg.statements.occasions import dates_of, period
from kg.statements.phrases import Phrase


def partner_date(story: Story, frame: Frame, pair: tuple[str, str], pairs: list[tuple[str, str]]) -> str | None:
    """Return the date that stands right after one of several partners (A시와 1989년, B시와 1998년 자매결연)."""
    if len(pairs) < 2:
        return None
    named = [each for each in story.analysis.of(frame.sentence) if each.references or each.kind == "date"]
    places = [index for index, each in enumerate(named) if each.kind == "place" and each.references[0] in pair[1:]]
    for index in places:
        following = named[index + 1] if index + 1 < len(named) else None
        if following is not None and following.kind == "date" and following.dates and following.dates.start:
            between = story.analysis.text(named[index].end, following.start)
            if len(between) <= 6:
                return following.dates.start
    return None


def conclusion_date(
    story: Story, frames: list[Frame], frame: Frame, phrase: Phrase | None, word: Word, years: re.Match[str] | None
) -> str | None:
    """Return when the agreement was or will be concluded, as its own clause says."""
    if years:
        year = _year_of(story, frame, word)
        return str(year - int(years.group(1))) if year else None
    relative = relatives(frames, phrase)
    near = [*(relative[:1]), frame]
    listed = frame.line.kind in ("item", "row")
    deadline = bool(CONCLUDES.match(frame.clause.predicate.stem)) is False
    for each in near:
        dates = [
            d
            for phrase_ in (*each.clause.phrases, *(p for p in each.clause.nested if p.topic))
            for d in phrase_.dates
            if d.dates and (deadline or not d.dates.until or d.dates.since)
        ]
        dates = [d for d in dates if d.dates and (d.dates.start or d.dates.end)]
        if dates:
            # of a month over the list and a day in the item's brackets, the day is meant
            best = min(
                dates,
                key=lambda d: (-len((d.dates and d.dates.start) or "") if listed else 0, abs(d.start - word.start)),
            )
            return best.dates.start or best.dates.end if best.dates else None
    if listed and CONCLUDES.match(frame.clause.predicate.stem):
        return period(dates_of(story, frame))[0]
    return None


def date_near(story: Story, frame: Frame, word: Word, place: Named) -> str | None:
    """Return the date that stands with a described place or with the noun (자매도시(2010년 결연), 나라현('11. 11.))."""
    if year := agreement_lists.BRACKETED_YEAR.match(story.analysis.text(place.end, place.end + 24)):
        return year.group(1)
    named = story.analysis.of(frame.sentence)
    for each in named:
        if each.kind != "date" or each.dates is None or not each.dates.start:
            continue
        between = story.analysis.text(place.end, each.start) if each.start >= place.end else None
        if between is not None and re.match(r"^(?:시|성|현|주|도|군|구)?\s?\(?(?:\w{0,4}[,，]\s?)?['’‘]?$", between):
            return each.dates.start
        if each.start >= word.end and re.match(r"^\s?\(['’‘]?$", story.analysis.text(word.end, each.start)):
            return each.dates.start
        lasting = each.dates.since or len(each.dates.start) == 4
        if (
            lasting
            and each.end <= word.start
            and re.match(r"^(?:부터|에|년|이래|이후)?\s?(?:의\s)?$", story.analysis.text(each.end, word.start))
        ):
            return each.dates.start
    return None


def _year_of(story: Story, frame: Frame, word: Word) -> int | None:
    """Return the year that an anniversary is reckoned from: a year the clause names, else the publication's."""
    named = [each for each in story.analysis.of(frame.sentence) if each.kind == "date" and each.dates]
    before = [each for each in named if each.end <= word.start and word.start - each.end < 12]
    for each in reversed(before):
        if each.dates and each.dates.start:
            return int(each.dates.start[:4])
    published = story.analysis.document.published
    if published:
        return int(published[:4])
    return None
