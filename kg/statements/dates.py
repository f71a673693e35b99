"""Dates in Korean text, as precise as they are said: absolute, relative to the publication date, ranges, durations.

A date whose parts are missing or damaged (614(), 20256,) is left alone: what other evidence of the document says of the
same day stands on its own.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from kg.statements.analysis import Dates
from kg.statements.calendars import (
    MONTH_WORDS,
    YEAR_WORDS,
    Calendar,
    DateFound,
    bracketed,
    day_of,
    day_word,
    iso,
    month_of,
    season_of,
    valid,
    week_of,
    year_of,
)
from kg.statements.patterns import near

_DOW = r"(?:\s?\((?:월|화|수|목|금|토|일|음|[월화수목금토일]요일)\))?"
_YW = "|".join(sorted(YEAR_WORDS, key=len, reverse=True))
_MW = "|".join(sorted(map(re.escape, MONTH_WORDS), key=len, reverse=True))
_DATE = near(
    rf"(?P<full>(?<!\d)(?P<y1>(?:19|20)\d\d)\s?(?:년|[./])\s?(?P<m1>\d{{1,2}})\s?(?:월|[./])(?:\s?(?P<d1>\d{{1,2}})(?:\s?일|\.|(?=\s?\()|(?![\d년월])))?{_DOW})"
    rf"|(?P<iso>(?<!\d)(?P<y5>(?:19|20)\d\d)-(?P<m5>\d\d)-(?P<d5>\d\d)(?!\d))"
    rf"|(?P<old>(?<![\d.'’‘])(?P<y8>[7-9]\d)년(?=\s?(?:자매|우호|결연|체결|수교)))"
    rf"|(?P<short>['’‘](?P<y2>\d\d)\s?(?:년|\.|(?=\s?[~∼–-]\s?['’‘]?\d\d))(?:\s?(?P<m2>\d{{1,2}})(?:월|\.)?(?:\s?(?P<d2>\d{{1,2}})(?:일|\.))?)?(?!\d){_DOW})"
    rf"|(?P<monthday>(?<![\d.])(?:(?P<yw3>{_YW})\s?|(?P<rel3>지난|오는|같은 해|그해|이듬해)\s?(?:(?P<yw3b>{_YW})\s)?)?(?P<m3>1[0-2]|0?[1-9])월(?:\s?(?P<d3>\d{{1,2}})일{_DOW})?(?!간|째|차|호|\s?분기|개))"
    rf"|(?P<dotted>(?<![\d.])(?P<m4>1[0-2]|0?[1-9])\.\s?(?P<d4>3[01]|[12]\d|0?[1-9])\.?(?:(?={_DOW}\s?[~∼–),.]|\s?\()|(?<=\.)){_DOW})"
    # a cell that is a day: 6.12 | 구시로 | 아바시리
    rf"|(?P<cell>(?:(?<=\n)|(?<=\n\s)|(?<=\n\s\s)|(?<=\|)|(?<=\|\s))(?P<m9>1[0-2]|0?[1-9])\.(?P<d9>3[01]|[12]\d|0?[1-9]){_DOW}(?=\s?\|))"
    rf"|(?P<yearonly>(?<!\d)(?P<y6>(?:19|20)\d\d)\s?년(?!간|\s간(?=[\s,의에])|\s?(?:차(?=[에의를는인은]|[^가-힣]|$)|동안)|대(?=[\s,에의초중후말])|도\s?예산)|(?P<y7>(?<![\d.'’‘])(?:19|20)\d\d)\.(?=\s[가-힣]{{2}})|(?P<yw6>(?<![가-힣])(?:{_YW})(?=[\s도에은는까이의을과부,.)]|으로|봄|여름|가을|겨울))|(?P<half>(?<![가-힣])(?:상반기|하반기|연내|연말|[1-4]분기)(?=[\s에의까중,.)]|$))|(?P<season>(?<![가-힣])지난\s?(?:봄|여름|가을)(?=[\s,에의])))"
    r"|(?P<week>(?<![가-힣])(?P<wk>지난|이번|다음|오는|금|내)\s?주(?=말[\s,에]|[\s,.에의은는]|중|말|초))"
    rf"|(?P<monthword>(?P<mw7>{_MW})(?:\s?(?P<d7>\d{{1,2}})일{_DOW})?)"
    rf"|(?P<day>(?<![\d.,:조항제호])(?<!박)(?<!박\s)(?P<rel8>지난|오는|같은 달|전달|이달)?\s?(?P<d8>3[01]|[12]\d|0?[1-9])일{_DOW}(?!간|\s간(?=[\s,의에])|\s?(?:째|차(?=[에의를는인은]|[^가-힣]|$)|동안|정도)|[가-힣]*일정))"
    rf"|(?P<dayword>(?:첫|마지막)\s?날(?=[\s,에인의은])|[첫둘셋넷]째\s?날|[개폐][막회]\s?(?:전날|이튿날|다음\s?날)|이튿날|다음\s?날|이날|같은\s?날|전날|당일|(?<![가-힣])(?:오늘|어제|내일)(?=[\s은는까부도의]))"
)
_RANGE_END = re.compile(
    rf"\s?(?:[~∼〜–-]|부터|에서)\s?(?:(?P<y>(?:19|20)\d\d)\s?[년./]\s?)?(?:(?P<mw>{_MW})\s?)?(?:(?P<m>1[0-2]|0?[1-9])\s?(?:월|[./])\s?)?(?P<d>3[01]|[12]\d|0?[1-9])(?:\s?일|\.(?!\d)|(?=\())(?!간|\s간[\s,의에]){_DOW}(?P<till>\s?까지)?"
)
_YEAR_RANGE = re.compile(r"\s?(?:[~∼–-]|년?부터)\s?['’‘]?(?P<y>(?:19|20)?\d\d)년?(?!\d)")
_MONTH_RANGE = re.compile(
    r"\.?\s?(?:[~∼–-]|부터)\s?(?:(?P<y>(?:19|20)\d\d)\s?[년.]\s?)?(?P<m>1[0-2]|0?[1-9])(?:월|\.(?!\s?\d))"
)
# 26일부터: the range's first half when the day has already been read with 일; 12~14일: before it
_DAY_SPAN = re.compile(r"(?<![\d.])(?P<a>3[01]|[12]\d|[1-9])\s?[~∼–-]\s?(?=(?:3[01]|[12]\d|[1-9])일)")
_SINCE = re.compile(r"\s?(?:부터|이후|이래|이래로|자로)")
_UNTIL = re.compile(r"\s?까지")
# 22일과 23일: two days on end
_NEXT_DAY = re.compile(rf"(?:과|·|,)\s?(?P<d>3[01]|[12]\d|[1-9])일{_DOW}(?!\s?(?:간|차|째))")
_NIGHTS = re.compile(r"\s?(?:부터\s)?(?P<n>\d{1,2})박\s?(?P<d>\d{1,2})일")
_FOR_DAYS = re.compile(
    r"\s?부터\s(?P<word>이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|(?P<n>\d{1,2})일)\s?(?:간|동안)"
)
_COUNT = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10}


def find(text: str, start: int, end: int, now: Calendar) -> list[DateFound]:
    """Return the dates between two positions, in order; `now` is carried on from sentence to sentence."""
    found: list[DateFound] = []
    at = start
    now.enter(text, start, end)
    told, aside, closed = now.mark(), False, start
    while match := _DATE.search(text, at, end):
        begin, stop = match.span()
        begin += len(match.group()) - len(match.group().lstrip())
        if _ISSUE.match(text, stop, end):
            # 14일자 12면: the issue of a paper, no day of what it tells
            at = stop
            continue
        if begin >= closed:
            if aside:
                now.back(told)
            told, (aside, closed) = now.mark(), _aside(text, start, begin, stop, end)
            if aside and (edition := _EDITION.search(text, start, begin)):
                now.year, now.yeared = int(edition[1]), True
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
                _remember(found[-1].dates, now)
                continue
        dates, stop = _ranged(text, first, stop, end, now)
        if match["monthday"] and len(first) == _MONTH and dates.end == first:
            # 4~5월: two months before one word
            opened_ = _MONTH_SPAN.search(text, max(start, match.start("m3") - 5), match.start("m3"))
            if opened_ is not None and int(opened_["a"]) < int(match["m3"]):
                begin, dates = min(begin, opened_.start()), Dates(iso(int(first[:4]), int(opened_["a"])), first)
        if found and _MOVED.fullmatch(text, found[-1].end, begin):
            # 7월 → 내년: what was to be then is moved
            found.pop()
        found.append(DateFound(begin, stop, dates))
        _remember(dates, now)
        last = dates.end or dates.start or ""
        if len(last) == 10 and now.near(int(last[:4])):
            now.last = last
        at = stop
    if aside:
        now.back(told)
    now.leave(text, start, end, found)
    return found


# 27일 나흘간의 일정을 마쳤다: the last of as many days; where somebody says so the day may be that of saying
_DAYS_PAST = re.compile(
    r"\s(?:[가-힣]+\s){0,4}?(?P<word>이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|(?P<n>\d{1,2})일)\s?(?:간의?|동안의?|에\s걸친)"
    r"\s(?:[가-힣]+\s){0,3}(?:마치|마쳤|마친|마무리|끝나|끝났|끝냈|막을\s내|폐막)"
)
_SAYS = re.compile(r"밝혔|전했|말했|발표했|알렸")


# what stands between a date and the word for what was so since then: 2006년 6월 체결한 협정, 1990년에 자매결연을 맺은 도시
_SINCE_OLD = re.compile(
    r"\s?(?:에|부터|이후|이래)?\s?(?:[가-힣0-9]{1,8}(?:을|를|이|가|과|와|에)?\s){0,3}"
    r"(?:체결|결연|맺|인증|가입|창립|창설|설립|지정|등재|개장|개관|교류|시작|수교|선정|준공|열|연|문을\s연)[가-힣]{0,3}(?<=[한된은온던연진인린])\s(?!뒤|후|지\s|다음|이래|바\s|직후)"
)


def _remember(told: Dates, now: Calendar) -> None:
    """Keep a stretch of days: what is told later of its first day, or of a bare day within it, counts from it."""
    start, end = told.start or "", told.end or ""
    if len(start) == len(end) == _WHOLE and start != end:
        if start[:7] != end[:7]:
            now.stretches.append((start, end))
        if now.near(int(end[:4])):
            now.stretch = (start, end)


_MOVED = re.compile(r"\s?\)?\s?(?:→|⇒|➝|->)\s?")
_MONTH_SPAN = re.compile(r"(?<![\d.])(?P<a>1[0-2]|[1-9])\s?[~∼–-]\s?$")
_MONTH = 7  # the letters of a month: 2015-06
_WHOLE = 10  # the letters of a whole date
_ISSUE = re.compile(r"\s?자\s(?!로)")
# the year of an edition tells that of the days in brackets right after its name: 2025 진주비엔날레(10. 1.~11. 2.)
_EDITION = near(
    r"(?<!\d)((?:19|20)\d\d)년?\s?(?:[가-힣A-Za-z·]+\s){0,3}[가-힣·]*(?:회|제|전|포럼|엑스포|날레|페어|페스티벌|서밋|올림픽|한마당)['’”」]?\s?\(\s?$"
)


def _aside(text: str, start: int, begin: int, stop: int, end: int) -> tuple[bool, int]:
    """Tell whether a date stands in an aside (in brackets, or in what describes a noun), and where that ends."""
    if bracketed(text, start, begin):
        closed = text.find(")", stop, end)
        return True, closed + 1 if closed >= 0 else end
    described = _SINCE_OLD.match(text, stop, end)
    return described is not None, described.end() if described else stop


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
            year = int(head["y"]) if head["y"] else year_of(now, int(head["m"]), head["yw"])
            if found and found[-1].end > begin:
                found.pop()
            return (begin, iso(year, int(head["m"]), day)) if year else None
        if head["mw"] and head["mw"] in MONTH_WORDS:
            shifted = month_of(now, MONTH_WORDS[head["mw"]])
            if found and found[-1].end > begin:
                found.pop()
            return (begin, iso(*shifted, day)) if shifted else None
        first = day_of(now, day, head["rel"])
        return (begin, first) if first and len(first) == 10 else None
    first = day_of(now, day, None)
    return (begin, first) if first and len(first) == 10 else None


def _read(match: re.Match[str], now: Calendar) -> str | None:
    group = match.groupdict()
    if group["full"] or group["iso"]:
        year, month = int(group["y1"] or group["y5"]), int(group["m1"] or group["m5"])
        day = int(group["d1"] or group["d5"] or 0) or None
        if not valid(year, month, day):
            return None
        now.year, now.month, now.named, now.dated, now.yeared = year, month, True, True, True
        return iso(year, month, day)
    if group["old"]:
        # 93년 자매결연: two letters of a year are enough for what was concluded then
        return iso(1900 + int(group["y8"]))
    if group["short"]:
        number = int(group["y2"])
        year = number + (2000 if number < 50 else 1900)
        short_month = int(group["m2"]) if group["m2"] else None
        short_day = int(group["d2"]) if group["d2"] else None
        if not valid(year, short_month, short_day):
            return None
        now.month = short_month or now.month
        return iso(year, short_month, short_day)
    if group["monthday"]:
        month, day = int(group["m3"]), int(group["d3"]) if group["d3"] else None
        found_year = year_of(now, month, group["yw3"] or group["yw3b"], group["rel3"], day)
        now.month, now.named = month, True
        if found_year is None or not valid(found_year, month, day):
            return None
        now.year = found_year
        return iso(found_year, month, day)
    if group["dotted"] or group["cell"]:
        month, day = int(group["m4"] or group["m9"]), int(group["d4"] or group["d9"])
        if now.year is None or not valid(now.year, month, day):
            return None
        now.month, now.named = month, True
        return iso(now.year, month, day)
    if group["yearonly"]:
        if group["y7"]:
            now.year, now.month, now.dated, now.yeared = int(group["y7"]), None, False, True
            return group["y7"]
        if group["y6"]:
            if not _SINCE.match(match.string, match.end()):
                # 2015년 이후 처음인 5월 방문: what has been so since a year is told of another time
                now.year, now.month, now.dated, now.yeared = int(group["y6"]), None, False, True
            return group["y6"]
        if group["season"]:
            return season_of(now, group["season"][2:].strip())
        if group["half"]:
            told = now.year or now.base
            return iso(told) if told else None
        if now.base is None:
            return None
        year = now.base + YEAR_WORDS[group["yw6"]]
        if not _SINCE.match(match.string, match.end()):
            now.year, now.month, now.dated, now.yeared = year, None, False, True
        return iso(year)
    if group["monthword"]:
        shifted = month_of(now, MONTH_WORDS[group["mw7"]])
        if shifted is None:
            return None
        day = int(group["d7"]) if group["d7"] else None
        if not valid(*shifted, day):
            return None
        now.year, now.month = shifted
        now.named = now.dated = True
        return iso(*shifted, day)
    if group["week"]:
        return week_of(now, {"지난": -1, "이번": 0, "금": 0}.get(group["wk"], 1))
    if group["day"]:
        return day_of(now, int(group["d8"]), group["rel8"])
    return day_word(match.group(), now)


def _ranged(text: str, first: str, stop: int, end: int, now: Calendar) -> tuple[Dates, int]:
    """Return the date with what follows it: an end, a duration, 부터, 까지."""
    dates = Dates(first, first)
    if len(first) == 10:
        match = _RANGE_END.match(text, stop, end)
        if match:
            last = _last(first, match, now)
            if last and last >= first:
                return Dates(first, last), match.end()
        match = _NEXT_DAY.match(text, stop, end)
        if match and int(match["d"]) == int(first[8:]) + 1 and valid(int(first[:4]), int(first[5:7]), int(match["d"])):
            return Dates(first, f"{first[:8]}{int(match['d']):02d}"), match.end()
        match = _FOR_DAYS.match(text, stop, end)
        if match:
            days = int(match["n"]) if match["n"] else _COUNT[match["word"]]
            return Dates(first, (date.fromisoformat(first) + timedelta(days=days - 1)).isoformat()), match.end()
        match = _NIGHTS.match(text, stop, end)
        if match:
            days = int(match["d"])
            return Dates(first, (date.fromisoformat(first) + timedelta(days=days - 1)).isoformat()), match.end()
        match = _DAYS_PAST.match(text, stop, end)
        if match and not _SAYS.search(text, stop, end):
            days = int(match["n"]) if match["n"] else _COUNT[match["word"]]
            return Dates((date.fromisoformat(first) - timedelta(days=days - 1)).isoformat(), first), stop
    elif len(first) == 4:
        match = _YEAR_RANGE.match(text, stop, end)
        if match:
            year = match["y"] if len(match["y"]) == 4 else first[:2] + match["y"]
            if year > first:
                return Dates(first, year), match.end()
    elif match := _MONTH_RANGE.match(text, stop, end):
        year = match["y"] or first[:4]
        last = iso(int(year), int(match["m"]))
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
        number = year * 12 + month - 1 + max(MONTH_WORDS[match["mw"]], 0)
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
    if not valid(year, month, day):
        return None
    now.year, now.month = year, month
    return iso(year, month, day)
