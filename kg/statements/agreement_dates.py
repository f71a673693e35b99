"""When an agreement was or will be concluded."""

import re

from kg.statements import agreement_lists, writing_time
from kg.statements.agreement_status import CONCLUDES, dated, relatives
from kg.statements.agreement_words import Word
from kg.statements.analysis import Dates, Named
from kg.statements.frames import Frame, Story
from kg.statements.occasions import dates_of, period
from kg.statements.phrases import Phrase

_NEAR = 6  # the letters between a partner and its date
_MATTER = re.compile(r"^(?:것|때|해|날|시점|시기)(?:은|는|이|가)?$")
_ITEMS = 4  # the lines of a list that may tell of one agreement
_LABEL = 20
_DAY_OF = re.compile(
    r"(?:협약|협정|결연|체결|서명|조인)\s?(?:체결\s?)?(?:일자|일시|연월일|년월일|시기|연도|년도|일)\s?[:：|]"
)
_LATER = re.compile(r"(?:체결|결연|이후|뒤|지|협정|협약)\s(?:꼭\s)?(\d{1,3})년\s?만에")


def partner_date(story: Story, frame: Frame, pair: tuple[str, str], pairs: list[tuple[str, str]]) -> str | None:
    """Return the date that stands with one of several partners: after each of them, or before each.

    A시와 1989년, B시와 1998년 자매결연; 1996년 일본 A시와, 2005년 중국 B시와 각각.
    """
    if len(pairs) < 2:
        return None
    named = [each for each in story.analysis.of(frame.sentence) if each.references or each.kind == "date"]
    named = [each for each in named if each.kind in ("place", "official", "date")]
    partners = {other for _, other in pairs}
    places = [index for index, each in enumerate(named) if each.references and each.references[0] in partners]
    if not places:
        return None
    ahead = bool(places[0]) and _leads(story, named[places[0] - 1], named[places[0]])
    for index in places:
        if named[index].references[0] not in pair[1:]:
            continue
        beside = index - 1 if ahead else index + 1
        date = named[beside] if 0 <= beside < len(named) else None
        if date is None or date.kind != "date" or not date.dates or not date.dates.start:
            continue
        if ahead and _leads(story, date, named[index]):
            return date.dates.start
        if not ahead and len(story.analysis.text(named[index].end, date.start)) <= _NEAR:
            return date.dates.start
    return None


def _leads(story: Story, date: Named, place: Named) -> bool:
    """Tell whether a date stands right before a place, its country between them at most (1996년 일본 요나고시)."""
    return date.kind == "date" and bool(
        re.fullmatch(r"(?:에|에는|경|말|초)?\s(?:[가-힣]{2,7}\s){0,2}", story.analysis.text(date.end, place.start))
    )


def conclusion_date(
    story: Story, frames: list[Frame], frame: Frame, phrase: Phrase | None, word: Word, years: re.Match[str] | None
) -> str | None:
    """Return when the agreement was or will be concluded, as its own clause says."""
    if years:
        if told := _beside(story, frame, years) or _concluded_on(story, frame, word):
            return told
        year = _year_of(story, frame, word)
        ahead = bool(_AHEAD.match(story.analysis.text(years.end(), years.end() + 8)))
        return str(year + ahead - _count(years)) if year else None
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
        # 2003년부터 연락이 없다: what has been so since then is not when it was concluded, where another day is told
        dates = [d for d in dates if d.dates and not d.dates.since] or dates
        if later := _years_later(story, dates, word):
            return later
        if dates:
            # of a month over the list and a day in the item's brackets, the day is meant
            best = min(
                dates,
                key=lambda d: (-len((d.dates and d.dates.start) or "") if listed else 0, _gap(d, word)),
            )
            return _one_day(best.dates) if best.dates else None
    if listed and CONCLUDES.match(frame.clause.predicate.stem):
        return period(dates_of(story, frame))[0]
    if frame.clause.predicate.stem == "" and (opening := dated(story, frame)):
        return opening
    if CONCLUDES.match(frame.clause.predicate.stem) and (held := _held_on(frames, frame) or _said_of(frames, frame)):
        return _one_day(held)
    return _labelled(story, frame) if listed else None


def _gap(date: Named, word: Word) -> int:
    """Return how far a date stands from a noun: what goes before it is sooner meant than what follows."""
    return word.start - date.end if date.end <= word.start else date.start - word.start + _NEAR


_AHEAD = re.compile(r"\s?(?:[을를이]\s)?(?:앞[두둔]|맞는\s내년)")
_CONCLUDED = re.compile(r"^\s?(?:에\s)?(?:체결|맺|결연|서명|조인)[가-힣]{1,3}\s(?:[가-힣·()]+\s){0,4}(?:[가-힣·()]+)?$")


def _concluded_on(story: Story, frame: Frame, word: Word) -> str | None:
    """Return the day on which the agreement of an anniversary is said to have been concluded (2012년 2월 체결한 결연 5주년)."""
    for each in story.analysis.of(frame.sentence):
        if each.kind == "date" and each.dates and each.end <= word.start:
            if _CONCLUDED.match(story.analysis.text(each.end, word.start)):
                return each.dates.start
    return None


def _count(years: re.Match[str]) -> int:
    """Return how many years an anniversary counts."""
    return int(next(each for each in years.groups() if each))


def _beside(story: Story, frame: Frame, years: re.Match[str]) -> str | None:
    """Return the day in brackets after an anniversary if it is the one reckoned from (25주년('93. 10.), 10주년(2006. 4. 20.))."""
    for each in story.analysis.of(frame.sentence):
        gap = story.analysis.text(years.end(), each.start) if years.end() <= each.start else "-"
        if (
            each.kind == "date"
            and each.dates
            and each.dates.start
            and re.fullmatch(r"\s?(?:기념\s?(?:행사|식)?)?\s?[(（]\s?['’‘]?", gap)
        ):
            published = story.analysis.document.published
            began = int(each.dates.start[:4]) + _count(years)
            if not published or abs(began - int(published[:4])) <= 1:
                return each.dates.start
    return None


def _held_on(frames: list[Frame], frame: Frame) -> Dates | None:
    """Return the day of the ceremony at which a clause concludes (지난달 열린 조인식에서 협정서를 교환했다)."""
    for other in frames:
        if other.clause.predicate.ending == "modifier" and other.clause.predicate.stem in ("열리", "개최", "진행"):
            for phrase in other.clause.phrases:
                if phrase in frame.clause.nested and phrase.dates:
                    return phrase.dates[0].dates
    return None


def _said_of(frames: list[Frame], frame: Frame) -> Dates | None:
    """Return the day that the main clause says the matter of a relative one to be (결연을 맺은 것은 1998년의 일이다)."""
    head = frame.clause.head
    if frame.clause.predicate.ending != "modifier" or head is None or not _MATTER.search(head.words.strip()):
        return None
    main = next(
        (each for each in frames if each.clause.end > frame.clause.end and each.clause.predicate.stem == "이"), None
    )
    days = [day for phrase in main.clause.phrases for day in phrase.dates if day.dates] if main is not None else []
    return days[0].dates if days else None


def _labelled(story: Story, frame: Frame) -> str | None:
    """Return the day that another item of the same list gives as that of signing (체결일 : 2023. 11. 2.)."""
    for sentence in story.analysis.sentences[max(0, frame.sentence.index - _ITEMS) : frame.sentence.index + _ITEMS]:
        line = story.analysis.lines[sentence.line]
        if line.block != frame.line.block or line.parent != frame.line.parent or line.mark != frame.line.mark:
            continue
        if _DAY_OF.match(story.analysis.text(line.body, min(line.end, line.body + _LABEL))):
            days = [each for each in story.analysis.of(sentence) if each.kind == "date" and each.dates]
            if days and days[0].dates:
                return days[0].dates.start
    return None


def _one_day(dates: Dates) -> str | None:
    """Return the day of a conclusion: of a stretch of days, what its first and last have in common (2023-09)."""
    start, end = dates.start or dates.end, dates.end or dates.start
    if start is None or end is None or start == end or dates.since or len(start) < 10 or len(end) < 10:
        return start
    return start[:7] if start[:7] == end[:7] else start[:4] if start[:4] == end[:4] else None


def _years_later(story: Story, dates: list[Named], word: Word) -> str | None:
    """Return the year that lies a told number of years after a day before it (2016년 체결 7년 만에 친선도시로 격상)."""
    for each in dates:
        if each.dates and each.dates.start and each.end <= word.start:
            if match := _LATER.search(story.analysis.text(each.end, word.start)):
                return str(int(each.dates.start[:4]) + int(match.group(1)))
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
    document = story.analysis.document
    written = document.published or writing_time.infer(document.text)
    return int(written[:4]) if written else None
