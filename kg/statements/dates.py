"""Dates in Korean text, as precise as they are said: absolute, relative to the publication date, ranges, durations.

A date whose parts are missing or damaged (614(), 20256,) is left alone: what other evidence of the document says of the
same day stands on its own.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.statements.analysis import Dates
from kg.statements.patterns import near
from kg.values import value

_YEAR_WORDS = {
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
_MONTH_WORDS = {
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
_DOW = r"(?:\s?\((?:월|화|수|목|금|토|일|음|[월화수목금토일]요일)\))?"
_YW = "|".join(sorted(_YEAR_WORDS, key=len, reverse=True))
_MW = "|".join(sorted(map(re.escape, _MONTH_WORDS), key=len, reverse=True))
_DATE = near(
    rf"(?P<full>(?<!\d)(?P<y1>(?:19|20)\d\d)\s?(?:년|[./])\s?(?P<m1>\d{{1,2}})\s?(?:월|[./])(?:\s?(?P<d1>\d{{1,2}})(?:\s?일|\.|(?=\s?\()|(?![\d년월])))?{_DOW})"
    rf"|(?P<iso>(?<!\d)(?P<y5>(?:19|20)\d\d)-(?P<m5>\d\d)-(?P<d5>\d\d)(?!\d))"
    rf"|(?P<short>['’‘](?P<y2>\d\d)\s?(?:년|\.|(?=\s?[~∼–-]\s?['’‘]?\d\d))(?:\s?(?P<m2>\d{{1,2}})(?:월|\.)?(?:\s?(?P<d2>\d{{1,2}})(?:일|\.))?)?(?!\d){_DOW})"
    rf"|(?P<monthday>(?<![\d.])(?:(?P<yw3>{_YW})\s?|(?P<rel3>지난|오는|같은 해|그해|이듬해)\s?(?:(?P<yw3b>{_YW})\s)?)?(?P<m3>1[0-2]|0?[1-9])월(?:\s?(?P<d3>\d{{1,2}})일{_DOW})?(?!\s?(?:간|째|차|호|분기|개)))"
    rf"|(?P<dotted>(?<![\d.])(?P<m4>1[0-2]|0?[1-9])\.\s?(?P<d4>3[01]|[12]\d|0?[1-9])\.?(?:(?={_DOW}\s?[~∼–),.]|\s?\()|(?<=\.)){_DOW})"
    rf"|(?P<yearonly>(?<!\d)(?P<y6>(?:19|20)\d\d)\s?년(?!\s?(?:간|차|동안|대)|도\s?예산)|(?P<y7>(?<![\d.'’‘])(?:19|20)\d\d)\.(?=\s[가-힣]{{2}})|(?P<yw6>(?<![가-힣])(?:{_YW})(?=[\s도에은는까이의을과부,.)]|으로|봄|여름|가을|겨울))|(?P<half>(?<![가-힣])(?:상반기|하반기|연내|연말)(?=[\s에의까중,.)]|$)))"
    r"|(?P<week>(?<![가-힣])(?P<wk>지난|이번|다음|오는|금|내)\s?주(?=[\s,.에의은는]|중|말|초))"
    rf"|(?P<monthword>(?P<mw7>{_MW})(?:\s?(?P<d7>\d{{1,2}})일{_DOW})?)"
    rf"|(?P<day>(?<![\d.,:조항제호])(?<!박)(?<!박\s)(?P<rel8>지난|오는|같은 달|전달|이달)?\s?(?P<d8>3[01]|[12]\d|0?[1-9])일{_DOW}(?!\s?(?:간|째|차|동안|정)|[가-힣]*일정))"
    rf"|(?P<dayword>이튿날|다음\s?날|이날|같은\s?날|전날|당일|(?<![가-힣])(?:오늘|어제|내일)(?=[\s은는까부도의]))"
)
_RANGE_END = re.compile(
    rf"\s?(?:[~∼〜–-]|부터|에서)\s?(?:(?P<y>(?:19|20)\d\d)\s?[년./]\s?)?(?:(?P<mw>{_MW})\s?)?(?:(?P<m>1[0-2]|0?[1-9])\s?(?:월|[./])\s?)?(?P<d>3[01]|[12]\d|0?[1-9])(?:\s?일|\.(?!\d)|(?=\())(?!\s?간){_DOW}(?P<till>\s?까지)?"
)
_YEAR_RANGE = re.compile(r"\s?(?:[~∼–-]|년?부터)\s?['’‘]?(?P<y>(?:19|20)?\d\d)년?(?!\d)")
_MONTH_RANGE = re.compile(
    r"\.?\s?(?:[~∼–-]|부터)\s?(?:(?P<y>(?:19|20)\d\d)\s?[년.]\s?)?(?P<m>1[0-2]|0?[1-9])(?:월|\.(?!\s?\d))"
)
# 26일부터: the range's first half when the day has already been read with 일; 12~14일: before it
_DAY_SPAN = re.compile(r"(?<![\d.])(?P<a>3[01]|[12]\d|[1-9])\s?[~∼–-]\s?(?=(?:3[01]|[12]\d|[1-9])일)")
_SINCE = re.compile(r"\s?(?:부터|이후|이래|이래로|자로)")
_UNTIL = re.compile(r"\s?까지")
_NIGHTS = re.compile(r"\s?(?:부터\s)?(?P<n>\d{1,2})박\s?(?P<d>\d{1,2})일")
_FOR_DAYS = re.compile(r"\s?부터\s(?P<word>이틀|사흘|나흘|닷새|엿새|이레|여드레|열흘|(?P<n>\d{1,2})일)\s?(?:간|동안)")
# what somebody said or announced is told as done, and its day may still lie ahead
_DONE = near(r"(?<!밝혔)(?<!전했)(?<!말했)(?<!명했)(?<!붙였)(?<!조했)(?<=[았었였했됐났갔왔셨렸졌켰쳤뤘혔폈])다")
_AHEAD = re.compile(
    r"예정|무산|취소|연기|순연|미뤄|미룬|잡혔|잡힌|없던|계획|앞두|방침|할\s것|기로\s?했|겠다|[하되열가보]린?다(?:고|며)\s"
)
# a paragraph's end, a new point of a release
_BREAK = re.compile(r"\n\s*\n|\n\s*[□■◇◆]")
# a heading names its time, it tells nothing of it
_TELLING = re.compile(r"다\W*$|[가-힣](?:은|는|이|가|을|를|에서|에게)\s")
_HEADING = 14  # the letters that a heading has beside its date: 2017년 주요 추진 계획
_COUNT = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "열흘": 10}


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


def find(text: str, start: int, end: int, now: Calendar) -> list[DateFound]:
    """Return the dates between two positions, in order; `now` is carried on from sentence to sentence."""
    found: list[DateFound] = []
    at = start
    now.enter(text, start, end)
    while match := _DATE.search(text, at, end):
        begin, stop = match.span()
        begin += len(match.group()) - len(match.group().lstrip())
        span = _DAY_SPAN.search(text, max(start, begin - 5), begin + 6) if match.lastgroup else None
        first = _read(match, now)
        at = stop
        if first is None:
            continue
        if (
            span
            and match["day"] is not None
            and span.end() == match.start("d8")
            and span.start() >= (found[-1].end if found else start)
        ):
            # 12~14일, and 지난 12~14일 or 9월 24~26일 before it
            opened = _before_span(text, span, found, now)
            if opened:
                begin, first_start = opened
                year_month = first_start[:7]
                found.append(DateFound(begin, stop, Dates(first_start, f"{year_month}-{int(match['d8']):02d}")))
                now.last = found[-1].dates.end
                continue
        dates, stop = _ranged(text, first, stop, end, now)
        found.append(DateFound(begin, stop, dates))
        last = dates.end or dates.start or ""
        if dates.start and len(dates.start) == len(last) == 10 and dates.start[:7] != last[:7]:
            now.stretches.append((dates.start, last))
        if len(last) == 10 and now.near(int(last[:4])):
            now.last = last
        at = stop
    now.leave(text, start, end, found)
    return found


def _before_span(text: str, span: re.Match[str], found: list[DateFound], now: Calendar) -> tuple[int, str] | None:
    day = int(span["a"])
    head = re.search(
        rf"(?:(?P<y>(?:19|20)\d\d)년\s)?(?:(?P<yw>{_YW})\s)?(?:(?P<mw>{_MW}|같은 달)|(?P<m>1[0-2]|[1-9])월|(?P<rel>지난|오는))?\s?$",
        text[max(0, span.start() - 16) : span.start()],
    )
    begin = span.start()
    if head and head.group().strip():
        begin = max(0, span.start() - 16) + head.start()
        if head["m"]:
            year = int(head["y"]) if head["y"] else _year(now, int(head["m"]), head["yw"])
            if found and found[-1].end > begin:
                found.pop()
            return (begin, _iso(year, int(head["m"]), day)) if year else None
        if head["mw"] and head["mw"] in _MONTH_WORDS:
            shifted = _month(now, _MONTH_WORDS[head["mw"]])
            if found and found[-1].end > begin:
                found.pop()
            return (begin, _iso(*shifted, day)) if shifted else None
        first = _day(now, day, head["rel"])
        return (begin, first) if first and len(first) == 10 else None
    first = _day(now, day, None)
    return (begin, first) if first and len(first) == 10 else None


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def _valid(year: int, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _year(
    now: Calendar, month: int, word: str | None, relation: str | None = None, day: int | None = None
) -> int | None:
    if word:
        return now.base + _YEAR_WORDS[word] if now.base else None
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
    return now.year or base


def _month(now: Calendar, shift: int) -> tuple[int, int] | None:
    year, month = (now.published.year, now.published.month) if now.published else now.written
    if year is None or month is None:
        return None
    number = year * 12 + month - 1 + shift
    return number // 12, number % 12 + 1


def _day(now: Calendar, day: int, relation: str | None) -> str | None:
    """Return the date of a bare day: by 지난 or 오는, else in the month last named, else near the publication."""
    if relation in ("같은 달", "이달", "전달") and now.month and now.year and _valid(now.year, now.month, day):
        return _iso(now.year, now.month, day)
    if now.published is None:
        if now.year and now.month and _valid(now.year, now.month, day):
            return _iso(now.year, now.month, day)
        return None
    published = now.published
    if relation is None and not now.named:
        for first, last in reversed(now.stretches):
            within = [each for each in (f"{first[:7]}-{day:02d}", f"{last[:7]}-{day:02d}") if first <= each <= last]
            if within and now.near(int(first[:4])):
                return within[0]
    year, month = (now.year, now.month) if now.named else now.scene
    if now.past and not now.named and year and month and (year, month) > (published.year, published.month):
        # what has been done on a bare day was not done in a month still to come
        year, month = None, None
    if relation is None and month and year and (year, month) != (published.year, published.month):
        return _iso(year, month, day) if _valid(year, month, day) else None
    if (relation == "지난" or (relation is None and now.past)) and day > published.day:
        shifted = _month(now, -1)
    elif relation == "오는" and day < published.day:
        shifted = _month(now, 1)
    else:
        shifted = (published.year, published.month)
    if shifted is None or not _valid(*shifted, day):
        return None
    return _iso(*shifted, day)


def _read(match: re.Match[str], now: Calendar) -> str | None:
    group = match.groupdict()
    if group["full"] or group["iso"]:
        year, month = int(group["y1"] or group["y5"]), int(group["m1"] or group["m5"])
        day = int(group["d1"] or group["d5"] or 0) or None
        if not _valid(year, month, day):
            return None
        now.year, now.month, now.named, now.dated, now.yeared = year, month, True, True, True
        return _iso(year, month, day)
    if group["short"]:
        number = int(group["y2"])
        year = number + (2000 if number < 50 else 1900)
        short_month = int(group["m2"]) if group["m2"] else None
        short_day = int(group["d2"]) if group["d2"] else None
        if not _valid(year, short_month, short_day):
            return None
        now.month = short_month or now.month
        return _iso(year, short_month, short_day)
    if group["monthday"]:
        month, day = int(group["m3"]), int(group["d3"]) if group["d3"] else None
        found_year = _year(now, month, group["yw3"] or group["yw3b"], group["rel3"], day)
        now.month, now.named = month, True
        if found_year is None or not _valid(found_year, month, day):
            return None
        now.year = found_year
        return _iso(found_year, month, day)
    if group["dotted"]:
        month, day = int(group["m4"]), int(group["d4"])
        if now.year is None or not _valid(now.year, month, day):
            return None
        now.month, now.named = month, True
        return _iso(now.year, month, day)
    if group["yearonly"]:
        if group["y7"]:
            now.year, now.month, now.dated, now.yeared = int(group["y7"]), None, False, True
            return group["y7"]
        if group["y6"]:
            if not _SINCE.match(match.string, match.end()):
                # 2015년 이후 처음인 5월 방문: what has been so since a year is told of another time
                now.year, now.month, now.dated, now.yeared = int(group["y6"]), None, False, True
            return group["y6"]
        if group["half"]:
            told = now.year or now.base
            return _iso(told) if told else None
        if now.base is None:
            return None
        year = now.base + _YEAR_WORDS[group["yw6"]]
        if not _SINCE.match(match.string, match.end()):
            now.year, now.month, now.dated, now.yeared = year, None, False, True
        return _iso(year)
    if group["monthword"]:
        shifted = _month(now, _MONTH_WORDS[group["mw7"]])
        if shifted is None:
            return None
        day = int(group["d7"]) if group["d7"] else None
        if not _valid(*shifted, day):
            return None
        now.year, now.month = shifted
        now.named = now.dated = True
        return _iso(*shifted, day)
    if group["week"]:
        return _week(now, {"지난": -1, "이번": 0, "금": 0}.get(group["wk"], 1))
    if group["day"]:
        return _day(now, int(group["d8"]), group["rel8"])
    return _dayword(match.group(), now)


def _week(now: Calendar, shift: int) -> str | None:
    """Return the month of a week counted from the publication, or its year where the week lies in two months."""
    if now.published is None:
        return None
    monday = now.published + timedelta(days=7 * shift - now.published.weekday())
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return _iso(monday.year, monday.month)
    return _iso(monday.year) if monday.year == sunday.year else None


def _dayword(word: str, now: Calendar) -> str | None:
    word = re.sub(r"\s", "", word)
    if word in _DAY_WORDS:
        return (now.published + timedelta(days=_DAY_WORDS[word])).isoformat() if now.published else None
    if not now.last or len(now.last) < 10:
        return None
    shift = {"이튿날": 1, "다음날": 1, "전날": -1}.get(word, 0)
    return (date.fromisoformat(now.last) + timedelta(days=shift)).isoformat()


def _ranged(text: str, first: str, stop: int, end: int, now: Calendar) -> tuple[Dates, int]:
    """Return the date with what follows it: an end, a duration, 부터, 까지."""
    dates = Dates(first, first)
    if len(first) == 10:
        match = _RANGE_END.match(text, stop, end)
        if match:
            last = _last(first, match, now)
            if last and last >= first:
                return Dates(first, last), match.end()
        match = _FOR_DAYS.match(text, stop, end)
        if match:
            days = int(match["n"]) if match["n"] else _COUNT[match["word"]]
            return Dates(first, (date.fromisoformat(first) + timedelta(days=days - 1)).isoformat()), match.end()
        match = _NIGHTS.match(text, stop, end)
        if match:
            days = int(match["d"])
            return Dates(first, (date.fromisoformat(first) + timedelta(days=days - 1)).isoformat()), match.end()
    elif len(first) == 4:
        match = _YEAR_RANGE.match(text, stop, end)
        if match:
            year = match["y"] if len(match["y"]) == 4 else first[:2] + match["y"]
            if year > first:
                return Dates(first, year), match.end()
    elif match := _MONTH_RANGE.match(text, stop, end):
        year = match["y"] or first[:4]
        last = _iso(int(year), int(match["m"]))
        if last >= first:
            return Dates(first, last), match.end()
    if _SINCE.match(text, stop, end):
        dates = replace(dates, since=True)
    elif _UNTIL.match(text, stop, end):
        dates = replace(dates, until=True)
    return dates, stop


def _last(first: str, match: re.Match[str], now: Calendar) -> str | None:
    year, month = int(first[:4]), int(first[5:7])
    if match["mw"]:
        # 28일부터 다음달 6일까지 counts from the month of its beginning
        number = year * 12 + month - 1 + max(_MONTH_WORDS[match["mw"]], 0)
        year, month = number // 12, number % 12 + 1
    if match["m"]:
        new = int(match["m"])
        year, month = (year + 1 if new < month and not match["y"] else year), new
    if match["y"]:
        year = int(match["y"])
    day = int(match["d"])
    if not (match["m"] or match["mw"] or match["y"]) and day < int(first[8:10]):
        # 지난달 26일부터 4일까지: a range that names no second month ends in the one after its first
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if not _valid(year, month, day):
        return None
    now.year, now.month = year, month
    return _iso(year, month, day)
