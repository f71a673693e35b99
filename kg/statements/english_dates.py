"""Dates in English text, as precise as they are said: absolute, relative to the publication date, ranges."""

import re
from datetime import date, timedelta

from kg.statements.analysis import Dates
from kg.statements.calendars import Calendar, DateFound
from kg.statements.patterns import near

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan",
            "February Feb",
            "March Mar",
            "April Apr",
            "May",
            "June Jun",
            "July Jul",
            "August Aug",
            "September Sept Sep",
            "October Oct",
            "November Nov",
            "December Dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TO = r"\s?(?:-|–|—|to|and|through|until)\s?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DATE = near(
    rf"(?P<iso>\b(?P<y0>(?:19|20)\d\d)-(?P<m0>\d\d)-(?P<d0>\d\d)\b)"
    rf"|(?P<dmy>\b(?:from\s|between\s)?(?P<d1>{_DAY})(?:\s(?P<m1x>{_MONTH}))?(?:{_TO}(?P<e1>{_DAY}))?\s(?:of\s)?(?P<m1>{_MONTH})(?:,?\s(?P<y1>(?:19|20)\d\d))?\b)"
    rf"|(?P<mdy>\b(?P<m2>{_MONTH})\s(?P<d2>{_DAY})(?!\d)(?:{_TO}(?:(?P<m2x>{_MONTH})\s)?(?P<e2>{_DAY})(?!\d))?(?:,?\s(?P<y2>(?:19|20)\d\d))?)"
    rf"|(?P<my>\b(?P<rel3>last\s|next\s|this\s|early\s|late\s|mid-)?(?P<m3>{_MONTH})(?:,?\s(?:of\s)?(?P<y3>(?:19|20)\d\d))?\b)"
    rf"|(?P<year>\b(?:in|since|until|by|from|through|of|for|during|between|to|and|early|late|mid|spring|summer|autumn|fall|winter)[\s-](?P<y4>(?:19|20)\d\d)(?:{_TO}(?P<e4>(?:19|20)?\d\d))?\b(?!\s(?:people|participants|cities|square|students)))"
    rf"|(?P<rel>\b(?:(?P<which>last|next|this)\s(?P<unit>year|month)|today|yesterday|tomorrow|the\s(?P<around>same|following|next|previous)\sday)\b)"
    rf"|(?P<weekday>\bon\s(?P<wd>{'|'.join(day.capitalize() for day in _DAYS)})\b)"
)
# in March, last May: the month, not the verb or a name
_IN_MONTH = re.compile(r"\b(?:in|since|until|by|from|of|early|late|mid)[\s-]$")
_SINCE = re.compile(r"\b(?:since|from|starting|as of)\s(?:the\s)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|through|till|by)\s$", re.IGNORECASE)
# closed on Sunday after nine days: the last of as many days
_AFTER_DAYS = re.compile(
    r"\s(?:after|following)\s(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s)?days\b"
)
_COUNT = {word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_WHOLE = 10  # the letters of a whole date


def find(text: str, start: int, end: int, now: Calendar) -> list[DateFound]:
    """Return the dates between two positions of an English text; `now` is carried on from sentence to sentence."""
    found: list[DateFound] = []
    now.enter(text, start, end)
    for match in _DATE.finditer(text, start, end):
        pair = _read(match, now)
        if pair is None:
            continue
        first, last = pair
        head = text[max(start, match.start() - 14) : match.start()] + (match.group() if match["year"] else "")
        since = bool(_SINCE.search(head)) or match.group().startswith("since")
        until = bool(_UNTIL.search(head)) or match.group().startswith("until")
        begin = match.start("y4") if match["year"] else match.start()
        begin += 3 if match["weekday"] else 0
        begin = match.start("d1") if match["dmy"] else begin
        if first == last and len(last) == _WHOLE and (lasted := _AFTER_DAYS.match(text, match.end(), end)):
            days = int(lasted[1]) if lasted[1].isdigit() else _COUNT[lasted[1]]
            first = (date.fromisoformat(last) - timedelta(days=days - 1)).isoformat()
        found.append(DateFound(begin, match.end(), Dates(first, last, since, until)))
        if len(last) == 10 and now.near(int(last[:4])):
            now.last = last
    now.leave(text, start, end, found)
    return found


def _iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join(
        part for part in (f"{year:04d}", f"{month:02d}" if month else "", f"{day:02d}" if day else "") if part
    )


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".")]


def _year(now: Calendar, said: str | None, month: int) -> int | None:
    if said:
        now.year, now.dated, now.yeared = int(said), True, True
    del month
    if now.published and not now.yeared:
        return now.published.year
    return now.year or (now.published.year if now.published else None)


def _read(match: re.Match[str], now: Calendar) -> tuple[str, str] | None:
    group = match.groupdict()
    if group["iso"]:
        return _pair(_iso(int(group["y0"]), int(group["m0"]), int(group["d0"])))
    if group["dmy"] or group["mdy"]:
        return _days(group, now)
    if group["my"]:
        bare = not group["y3"] and not group["rel3"]
        if (
            bare
            and match.group() in ("May", "March", "Mar", "Jan", "Jun")
            and not _IN_MONTH.search(match.string, max(0, match.start() - 8), match.start())
        ):
            return None
        month = _month(group["m3"])
        year = _year(now, group["y3"], month)
        if year is None:
            return None
        if now.published and not group["y3"]:
            relative = (group["rel3"] or "").strip()
            year = now.published.year
            year += {
                "last": -1 if month >= now.published.month else 0,
                "next": 1 if month <= now.published.month else 0,
            }.get(relative, 0)
        now.month = month
        return _pair(_iso(year, month))
    if group["year"]:
        last = group["e4"]
        if last and len(last) == 2:
            last = group["y4"][:2] + last
        if not re.match(r"(?:since|until|by|from|for|to)\b", match.group()):
            # sister cities since 1987: what has been so since a year is told of another time
            now.year, now.dated = int(group["y4"]), False
        return group["y4"], last or group["y4"]
    return _relative(group, match.group(), now)


def _pair(value: str | None) -> tuple[str, str] | None:
    return (value, value) if value else None


def _days(group: dict[str, str | None], now: Calendar) -> tuple[str, str] | None:
    if group["dmy"]:
        last_month = _month(group["m1"] or "")
        first_month = _month(group["m1x"]) if group["m1x"] else last_month
        day, until, said = group["d1"] or "", group["e1"], group["y1"]
    else:
        first_month = _month(group["m2"] or "")
        last_month = _month(group["m2x"]) if group["m2x"] else first_month
        day, until, said = group["d2"] or "", group["e2"], group["y2"]
    year = _year(now, said, first_month)
    if year is None:
        return None
    now.month = last_month
    first = _iso(year, first_month, _number(day))
    last = _iso(year + (last_month < first_month), last_month, _number(until)) if until else first
    if first is None or last is None:
        return None
    return (first, last) if last >= first else (first, first)


def _relative(group: dict[str, str | None], word: str, now: Calendar) -> tuple[str, str] | None:
    if group["around"]:
        if not now.last or len(now.last) < 10:
            return None
        shift = {"same": 0, "previous": -1}.get(group["around"], 1)
        return _pair((date.fromisoformat(now.last) + timedelta(days=shift)).isoformat())
    if now.published is None:
        return None
    if group["weekday"]:
        # in news the day named is the last one before it appeared
        back = (now.published.weekday() - _DAYS.index((group["wd"] or "").lower())) % 7
        return _pair((now.published - timedelta(days=back)).isoformat())
    if group["which"]:
        shift = {"last": -1, "next": 1}.get(group["which"], 0)
        if group["unit"] == "year":
            return _pair(_iso(now.published.year + shift))
        number = now.published.year * 12 + now.published.month - 1 + shift
        return _pair(_iso(number // 12, number % 12 + 1))
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return _pair((now.published + timedelta(days=shift)).isoformat())
