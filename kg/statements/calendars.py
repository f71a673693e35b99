"""What a document's dates have said so far, and what a date that leaves something out means by it.

지난 14일 counts from the publication, 이튿날 from the day last told, 10월 belongs to the year that is spoken of. A year told
in an aside (1995년 자매결연) is of that alone.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.statements.analysis import Dates
from kg.statements.patterns import near
from kg.values import value

YEAR_WORDS = {
    "올해": 0,
    "올": 0,
    "금년": 0,
    "지난해": -1,
    "작년": -1,
    "전년": -1,
    "내년": 1,
    "이듬해": 1,
    "재작년": -2,
    "후년": 2,
    "명년": 1,
}
MONTH_WORDS = {
    "이달": 0,
    "이번 달": 0,
    "이번달": 0,
    "금월": 0,
    "지난달": -1,
    "지난 달": -1,
    "다음달": 1,
    "다음 달": 1,
    "내달": 1,
    "오는 달": 1,
}
_DAY_WORDS = {"오늘": 0, "어제": -1, "그제": -2, "내일": 1, "모레": 2}
# what somebody said or announced is told as done, and its day may still lie ahead
_DONE = near(r"(?<!밝혔)(?<!전했)(?<!말했)(?<!설명했)(?<!붙였)(?<!강조했)(?<=[았었였했됐났갔왔셨렸졌켰쳤뤘혔폈])다")
_AHEAD = re.compile(
    r"예정(?!대로)|무산|취소|연기|순연|미뤄|미룬|잡혔|잡힌|없던|계획|앞두|방침|할\s것|기로\s?했|겠다|[하되열가보]린?다(?:고|며)\s"
)
_TO_COME = near(r"예정|계획|방침|[한된린연간는]다[.\s]*$")
_FAR_OFF = 9  # the months to a month that is rather the year before's or the next one's
# a paragraph's end, a new point of a release
_BREAK = re.compile(r"\n\s*\n|\n\s*[□■◇◆]")
# a heading names its time, it tells nothing of it
_TELLING = re.compile(r"다\W*$|[가-힣](?:은|는|이|가|을|를|에서|에게)\s")
_HEADING = 14  # the letters that a heading has beside its date: 2017년 주요 추진 계획


@value
class DateFound:
    """A date at a stretch of the text."""

    start: int
    end: int
    dates: Dates


@dataclass(slots=True)
class Calendar:
    """What a document's dates have said so far: the publication date, and the last year, month and day named."""

    published: date | None
    year: int | None = None
    month: int | None = None
    last: str | None = None
    # the year and month of what is reported: a heading's, or those of the last near day; a date of long ago sets none
    scene: tuple[int | None, int | None] = (None, None)
    at: int = 0
    named: bool = False  # a month has been named in the present sentence
    present: tuple[str, int, int] = ("", 0, 0)  # the present sentence: a text, from where to where
    dated: bool = False  # the last year was named with its month
    yeared: bool = False  # a year has been named in the present sentence
    # the year and month of writing where the day of publication is not known but the text tells them
    written: tuple[int | None, int | None] = (None, None)
    headed: tuple[int | None, int | None] = (None, None)  # the scene that the last heading set
    stretch: tuple[str, str] | None = None  # the last stretch of days near the publication
    stretches: list[tuple[str, str]] = field(default_factory=list)  # those told that run from one month to another

    @property
    def base(self) -> int | None:
        """Return the year that 올해 means: that of the publication or writing, else that of what is reported."""
        return self.published.year if self.published else self.written[0] or self.scene[0]

    def enter(self, text: str, start: int, end: int) -> None:
        """Begin a sentence: what a sentence told of another time ends with it, a month of that time with its line."""
        self.named = self.yeared = False
        self.present = (text, start, end)
        if _BREAK.search(text, self.at, start) and self._behind():
            self.scene = self.headed
        if self.scene != (self.year, self.month) and (not self.dated or "\n" in text[self.at : start]):
            self.year, self.month = self.scene
        self.at = start

    def mark(self) -> tuple[int | None, int | None, bool, bool, bool]:
        """Return the time that is told of, to come back to it after an aside."""
        return self.year, self.month, self.named, self.dated, self.yeared

    def back(self, told: tuple[int | None, int | None, bool, bool, bool]) -> None:
        """Come back from an aside that tells of another year: what follows is not of that year."""
        if told[0] is not None and told[0] != self.year:
            self.year, self.month, self.named, self.dated, self.yeared = told

    @property
    def planned(self) -> bool:
        """Tell whether the present sentence tells what is to be done."""
        return _TO_COME.search(*self.present) is not None and _DONE.search(*self.present) is None

    @property
    def past(self) -> bool:
        """Tell whether the present sentence tells what has been done."""
        return _DONE.search(*self.present) is not None and not _AHEAD.search(*self.present)

    def leave(self, text: str, start: int, end: int, found: "list[DateFound]") -> None:
        """End a sentence: a heading that is a date, or a day near the publication, is the time of what follows."""
        for each in found:
            first = each.dates.start or ""
            year, month = int(first[:4] or 0), int(first[5:7] or 0) or None
            rest = text[start : each.start] + text[each.end : end]
            heading = len(re.findall(r"[가-힣A-Za-z]", rest)) <= _HEADING and not _TELLING.search(rest)
            heading = heading and _fills_line(text, start, end)
            # 2. 훈춘시 (2000년 자매): a year in a heading's brackets that is not the page's own is of something else
            heading = heading and (self.base in (None, year) or not bracketed(text, start, each.start))
            if year and (heading or (len(first) == 10 and self.near(year))):
                self.scene = (year, month)
            if year and heading:
                self.headed = (year, month)
        self.at = end

    def _behind(self) -> bool:
        """Tell whether the scene lies in a month before that of publication: a new paragraph is told from the page's day."""
        year, month = self.scene
        return bool(self.published and year and month and (year, month) < (self.published.year, self.published.month))

    def near(self, year: int) -> bool:
        """Tell whether a year may be that of what is reported: the publication's, the one before or after it."""
        return self.published is None or abs(year - self.published.year) <= 1


def calendar(published: str | None) -> Calendar:
    """Return the calendar of a document published on a date (YYYY, YYYY-MM or YYYY-MM-DD), or at an unknown time."""
    parts = (
        [int(part) for part in published.split("-")]
        if published and re.fullmatch(r"\d{4}(-\d\d){0,2}", published)
        else []
    )
    if len(parts) == 3:
        try:
            return Calendar(date(*parts), parts[0], scene=(parts[0], None), headed=(parts[0], None))
        except ValueError:
            return Calendar(None)
    year, month = parts[0] if parts else None, parts[1] if len(parts) > 1 else None
    return Calendar(None, year, None, scene=(year, None), written=(year, month), headed=(year, None))


_WORD = re.compile(r"[가-힣A-Za-z]{2}")


def _fills_line(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence is all that its line says: a heading, not an answer of few words (2013년인가.)."""
    stop = text.find("\n", end)
    return not (
        _WORD.search(text, text.rfind("\n", 0, start) + 1, start)
        or _WORD.search(text, end, stop if stop >= 0 else len(text))
    )


def bracketed(text: str, start: int, at: int) -> bool:
    """Tell whether brackets that open after `start` are still open at a position."""
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return a year, month or day as it is written in records."""
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def valid(year: int, month: int | None, day: int | None) -> bool:
    """Tell whether there is such a month or day."""
    if month is not None and not 1 <= month <= 12:
        return False
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def year_of(
    now: Calendar, month: int, word: str | None, relation: str | None = None, day: int | None = None
) -> int | None:
    """Return the year of a month: by a word before it (내년), by 지난 or 오는, else the year that is spoken of."""
    if word:
        return now.base + YEAR_WORDS[word] if now.base else None
    base = now.published.year if now.published else now.written[0] or now.year
    if base is None:
        return None
    if relation == "지난" and now.published:
        return base if (month, day or 0) <= (now.published.month, now.published.day) else base - 1
    if relation == "오는" and now.published:
        return base if (month, day or 31) >= (now.published.month, now.published.day) else base + 1
    if relation in ("같은 해", "그해") and now.year:
        return now.year
    told = now.year if now.yeared or now.past or now.year == now.headed[0] else None
    if now.published and now.year and now.year < now.published.year and told is None:
        # what is still to be done is not done in a year that an earlier sentence told of
        return base
    year = now.year or base
    if now.published and not now.yeared and relation is None and year == now.published.year:
        if month - now.published.month >= _FAR_OFF and now.past:
            # 12월 다녀왔다, said in January
            return year - 1
        if now.published.month - month >= _FAR_OFF and now.planned:
            return year + 1
    return year


_SEASONS = {"봄": 5, "여름": 8, "가을": 11}


def season_of(now: Calendar, season: str) -> str | None:
    """Return the year of the season last gone by: 지난여름."""
    if now.published is None:
        return None
    return iso(now.published.year - (now.published.month <= _SEASONS[season]))


def month_of(now: Calendar, shift: int) -> tuple[int, int] | None:
    """Return the year and month that lies a number of months from that of the publication."""
    year, month = (now.published.year, now.published.month) if now.published else now.written
    if year is None or month is None:
        return None
    number = year * 12 + month - 1 + shift
    return number // 12, number % 12 + 1


def day_of(now: Calendar, day: int, relation: str | None) -> str | None:
    """Return the date of a bare day: by 지난 or 오는, else in the month last named, else near the publication."""
    if relation in ("같은 달", "이달", "전달") and now.month and now.year and valid(now.year, now.month, day):
        return iso(now.year, now.month, day)
    if now.published is None:
        if now.year and now.month and valid(now.year, now.month, day):
            return iso(now.year, now.month, day)
        return None
    published = now.published
    if relation is None and not now.named:
        for first, last in reversed(now.stretches):
            months = [(int(each[:4]), int(each[5:7])) for each in (first, last)]
            # a stretch over the end of June has no 31st
            days = [iso(*each, day) for each in months if valid(*each, day)]
            within = next((each for each in days if first <= each <= last), None)
            if within and now.near(int(first[:4])):
                return within
    year, month = (now.year, now.month) if now.named else now.scene
    if now.past and not now.named and year and month and (year, month) > (published.year, published.month):
        # what has been done on a bare day was not done in a month still to come
        year, month = None, None
    if relation is None and month and year and (year, month) != (published.year, published.month):
        return iso(year, month, day) if valid(year, month, day) else None
    if (relation == "지난" or (relation is None and now.past)) and day > published.day:
        shifted = month_of(now, -1)
    elif relation == "오는" and day < published.day:
        shifted = month_of(now, 1)
    else:
        shifted = (published.year, published.month)
    if shifted is None or not valid(*shifted, day):
        return None
    return iso(*shifted, day)


def week_of(now: Calendar, shift: int) -> str | None:
    """Return the month of a week counted from the publication, or its year where the week lies in two months."""
    if now.published is None:
        return None
    monday = now.published + timedelta(days=7 * shift - now.published.weekday())
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return iso(monday.year, monday.month)
    return iso(monday.year) if monday.year == sunday.year else None


def day_word(word: str, now: Calendar) -> str | None:
    """Return the day of 오늘, 이튿날, 첫날: counted from the publication, the day told last, the last stretch of days."""
    word = re.sub(r"\s", "", word)
    if word in _DAY_WORDS:
        return (now.published + timedelta(days=_DAY_WORDS[word])).isoformat() if now.published else None
    if (place := _PLACES.get(word)) is not None:
        return _in_stretch(now, place)
    if word[:2] in ("개막", "개회", "폐막", "폐회"):
        day = _in_stretch(now, 0 if word[0] == "개" else -1)
        return (
            (date.fromisoformat(day) + timedelta(days=-1 if word.endswith("전날") else 1)).isoformat() if day else None
        )
    if not now.last or len(now.last) < 10:
        return None
    shift = {"이튿날": 1, "다음날": 1, "전날": -1}.get(word, 0)
    return (date.fromisoformat(now.last) + timedelta(days=shift)).isoformat()


_PLACES = {"첫날": 0, "첫째날": 0, "둘째날": 1, "셋째날": 2, "넷째날": 3, "마지막날": -1}


def _in_stretch(now: Calendar, place: int) -> str | None:
    """Return the day at a place of the stretch of days told last, None where none is told or it has no such day."""
    if now.stretch is None:
        return None
    first, last = (date.fromisoformat(each) for each in now.stretch)
    day = last if place < 0 else first + timedelta(days=place)
    return day.isoformat() if day <= last else None
