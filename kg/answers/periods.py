"""Stretches of time in a question: "in 2023", "since 2020", "최근 3년", "2016년부터 2019년까지", "within 12 months"."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time, both ends included; an end is as precise as said, None is open. `start`-`end` is its place."""

    since: str | None
    until: str | None
    start: int = 0
    end: int = 0


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_WORDS_KO = {
    "일": 1,
    "한": 1,
    "이": 2,
    "두": 2,
    "삼": 3,
    "세": 3,
    "사": 4,
    "네": 4,
    "오": 5,
    "다섯": 5,
    "십": 10,
    "열두": 12,
}
_FROM_NOW = {"작년": -1, "지난해": -1, "올해": 0, "금년": 0, "내년": 1}
# months of the parts of a year
_PARTS = {
    "spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11"), "first half": ("01", "06"),
    "second half": ("07", "12"), "first quarter": ("01", "03"), "second quarter": ("04", "06"), "third quarter": ("07", "09"),
    "fourth quarter": ("10", "12"), "q1": ("01", "03"), "q2": ("04", "06"), "q3": ("07", "09"), "q4": ("10", "12"),
}  # fmt: skip
_COUNT = r"(\d{1,3}|an?|one|two|three|four|five|six|ten|twelve)"
_COUNT_KO = r"(\d{1,3}|다섯|열두|일|한|이|두|삼|세|사|네|오|십)"
_YEAR = r"((?:19|20)\d\d)"
_DAY = r"((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)"

_Make = Callable[[re.Match[str], datetime.date], tuple[str | None, str | None]]


def find(text: str, today: datetime.date) -> tuple[Period, ...]:
    """Return the periods that a question (lower case) names, in their order, none overlapping another."""
    found: list[Period] = []
    for pattern, make in _patterns():
        for match in pattern.finditer(text):
            if all(match.end() <= period.start or match.start() >= period.end for period in found):
                since, until = make(match, today)
                found.append(Period(since=since, until=until, start=match.start(), end=match.end()))
    return tuple(sorted(found, key=lambda period: period.start))


def shift(day: datetime.date, *, years: int = 0, months: int = 0) -> datetime.date:
    """Return a day some years and months away; a day that its month lacks becomes the month's last."""
    index = day.year * 12 + day.month - 1 + years * 12 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError  # every month has a 28th


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.get(word, 0) or _WORDS_KO[word]


def _month(word: str) -> str:
    return f"{_MONTHS.index(word[:3]) + 1:02d}"


def _ago(unit: str, count: int, today: datetime.date) -> str:
    years, months = (count, 0) if unit.startswith(("year", "년")) else (0, count)
    if unit.startswith("decade"):
        years, months = 10 * count, 0
    return shift(today, years=-years, months=-months).isoformat()


def _ahead(unit: str, count: int, today: datetime.date) -> tuple[str, str]:
    years, months = (count, 0) if unit.startswith(("year", "년")) else (0, count)
    return today.isoformat(), shift(today, years=years, months=months).isoformat()


def _half(year: str, *, first: bool) -> tuple[str, str]:
    """Return the first or second half of a year."""
    return (f"{year}-01", f"{year}-06") if first else (f"{year}-07", f"{year}-12")


def _quarter(year: str, number: int) -> tuple[str, str]:
    """Return a quarter of a year, by its number from 1."""
    return f"{year}-{3 * number - 2:02d}", f"{year}-{3 * number:02d}"


def _month_of(today: datetime.date, which: str) -> str:
    """Return the month before (지난), of (이번) or after (다음) a day, as YYYY-MM."""
    return shift(today.replace(day=1), months={"지난": -1, "이번": 0, "다음": 1}[which]).isoformat()[:7]


def _ymd(match: re.Match[str]) -> str:
    year, month, day = (*match.groups(), None, None)[:3]
    return "-".join([str(year), *(f"{int(part):02d}" for part in (month, day) if part)])


def _before(day: str) -> str:
    """Return the last moment before a year or month, as precise as it."""
    if len(day) == 4:  # noqa: PLR2004 - YYYY
        return str(int(day) - 1)
    if len(day) == 7:  # noqa: PLR2004 - YYYY-MM
        return shift(datetime.date.fromisoformat(day + "-01"), months=-1).isoformat()[:7]
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


def _after(day: str) -> str:
    if len(day) == 4:  # noqa: PLR2004 - YYYY
        return str(int(day) + 1)
    if len(day) == 7:  # noqa: PLR2004 - YYYY-MM
        return shift(datetime.date.fromisoformat(day + "-01"), months=1).isoformat()[:7]
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Make], ...]:
    table: list[tuple[str, _Make]] = [
        # two ends
        (rf"\b(?:between|from)\s+{_DAY}\s+(?:and|to|until|till|through)\s+{_DAY}\b", lambda m, _: (m[1], m[2])),
        (rf"\b{_YEAR}\s+(?:to|until|till|through)\s+{_YEAR}\b", lambda m, _: (m[1], m[2])),
        (rf"{_YEAR}\s*년?\s*(?:부터|에서)\s*{_YEAR}\s*년?\s*(?:까지|사이에?)?", lambda m, _: (m[1], m[2])),
        (rf"{_YEAR}\s*년?\s*[~∼–—-]\s*{_YEAR}\s*년?", lambda m, _: (m[1], m[2])),
        (rf"{_YEAR}\s*년?[과와]\s*{_YEAR}\s*년?\s*사이에?", lambda m, _: (m[1], m[2])),
        (
            rf"{_YEAR}\s*년\s*(\d{{1,2}})\s*월?\s*(?:부터|에서|[~∼–—-])\s*(?:{_YEAR}\s*년\s*)?(\d{{1,2}})\s*월\s*(?:까지|사이)?(?:에|의)?",
            lambda m, _: (f"{m[1]}-{int(m[2]):02d}", f"{m[3] or m[1]}-{int(m[4]):02d}"),
        ),
        (rf"{_YEAR}\s*년?도?\s*(상|전|하|후)반기?(?:에는|에|의|중)?", lambda m, _: _half(m[1], first=m[2] in "상전")),
        (rf"{_YEAR}\s*년?도?\s*([1-4])\s*(?:사?분기)(?:에|의)?", lambda m, _: _quarter(m[1], int(m[2]))),
        (
            r"(올해|금년|작년|지난해|내년)\s*(상|하)반기(?:에는|에|의|중)?",
            lambda m, today: _half(str(today.year + _FROM_NOW[m[1]]), first=m[2] == "상"),
        ),
        (
            rf"\b(?:between|from)\s+(\d{{1,2}})\s+(?:and|to|until|till)\s+(\d{{1,2}})\s+({_MONTH})\.?,?\s+{_YEAR}\b",
            lambda m, _: (f"{m[4]}-{_month(m[3])}-{int(m[1]):02d}", f"{m[4]}-{_month(m[3])}-{int(m[2]):02d}"),
        ),
        (
            rf"\b(?:between|from)\s+({_MONTH})\.?\s+(?:{_YEAR}\s+)?(?:and|to|until|till)\s+({_MONTH})\.?\s+{_YEAR}\b",
            lambda m, _: (f"{m[2] or m[4]}-{_month(m[1])}", f"{m[4]}-{_month(m[3])}"),
        ),
        # parts of a year
        (
            rf"\b(?:in|during)?\s*(?:the\s+)?({'|'.join(_PARTS)})[\s-]+(?:of\s+)?{_YEAR}\b",
            lambda m, _: (f"{m[2]}-{_PARTS[m[1]][0]}", f"{m[2]}-{_PARTS[m[1]][1]}"),
        ),
        # one end
        (
            rf"\b(?:since|from)\s+({_MONTH})\.?\s+{_YEAR}(?:\s+on(?:wards?)?)?\b",
            lambda m, _: (f"{m[2]}-{_month(m[1])}", None),
        ),
        # "documents from 2023" are of that year
        (
            rf"\b(?<=are |was |ere |nts |its |ngs |ons |cts )from\s+{_DAY}\b(?!\s+on|\s+(?:to|till|until|through))",
            lambda m, _: (m[1], m[1]),
        ),
        (rf"\b(?:since|from|starting(?: in)?)\s+{_DAY}(?:\s+on(?:wards?)?)?\b", lambda m, _: (m[1], None)),
        (
            rf"\b(?:after|later than|newer than|younger than|more recent than)\s+{_DAY}\b",
            lambda m, _: (_after(m[1]), None),
        ),
        (rf"\b{_DAY}\s+(?:or later|and later|onwards?|and after)\b", lambda m, _: (m[1], None)),
        (rf"\b(?:before|earlier than|prior to|older than)\s+{_DAY}\b", lambda m, _: (None, _before(m[1]))),
        (rf"\b(?:until|till|up to|by|no later than|up until)\s+(?:the end of\s+)?{_DAY}\b", lambda m, _: (None, m[1])),
        (
            rf"{_YEAR}\s*년\s*(\d{{1,2}})\s*월\s*(?:이후|이래|부터|뒤|후)(?:로|에)?",
            lambda m, _: (_ymd(m), None),
        ),
        (
            rf"{_YEAR}\s*년?\s*(?:이후|이래|부터|뒤|후)(?:로|에|의)?(?:\s*(?:지금|현재|오늘|최근|요즘)까지)?(?:는|도|만)?",
            lambda m, _: (m[1], None),
        ),
        (r"((?:19|20)\d)0\s*년대\s*(?:이후|이래|부터|들어)(?:로|에|의|서)?", lambda m, _: (m[1] + "0", None)),
        (
            rf"{_COUNT_KO}\s*(년|개월|달)\s*전부터(?:\s*(?:지금|현재)까지)?",
            lambda m, today: (_ago(m[2], _number(m[1]), today), None),
        ),
        (r"(작년|지난해|올해|금년)부터", lambda m, today: (str(today.year + _FROM_NOW[m[1]]), None)),
        (rf"{_YEAR}\s*년?\s*(?:이전|전)(?:에|의)?", lambda m, _: (None, _before(m[1]))),
        (rf"{_YEAR}\s*년?\s*까지", lambda m, _: (None, m[1])),
        # relative
        (
            rf"\b(?:in|over|during|within|for)?\s*(?:the\s+)?(?:last|past|previous|recent|most recent)\s+{_COUNT}\s+(years?|months?|decades?)\b",
            lambda m, today: (_ago(m[2], _number(m[1]), today), today.isoformat()),
        ),
        (
            rf"\b(?:in|within|over|during)?\s*(?:the\s+)?(?:next|coming|following)\s+{_COUNT}\s+(years?|months?)\b",
            lambda m, today: _ahead(m[2], _number(m[1]), today),
        ),
        (
            rf"\b(?:within|in)\s+(?:the\s+)?{_COUNT}\s+(years?|months?)\b",
            lambda m, today: _ahead(m[2], _number(m[1]), today),
        ),
        (
            r"\b(?:in|over|during|within|for)?\s*(?:the\s+)?(?:last|past)\s+decade\b",
            lambda _, today: (_ago("year", 10, today), today.isoformat()),
        ),
        (r"\blast\s+year\b", lambda _, today: (str(today.year - 1), str(today.year - 1))),
        (r"\bthis\s+year\b", lambda _, today: (str(today.year), str(today.year))),
        (r"\b(?:in\s+)?the\s+(?:next|coming)\s+year\b", lambda _, today: _ahead("year", 1, today)),
        (r"\bnext\s+year\b", lambda _, today: (str(today.year + 1), str(today.year + 1))),
        (
            rf"(?:최근|지난|과거|요|근)\s*{_COUNT_KO}\s*(년|개월|달)\s*(?:간|동안|사이|새)?(?:에|의)?",
            lambda m, today: (_ago(m[2], _number(m[1]), today), today.isoformat()),
        ),
        (
            rf"(?:향후|앞으로|다음)\s*{_COUNT_KO}\s*(년|개월|달)\s*(?:간|동안)?\s*(?:안|이내|내|사이)?(?:에|로)?",
            lambda m, today: _ahead(m[2], _number(m[1]), today),
        ),
        (
            rf"{_COUNT_KO}\s*(년|개월|달)\s*(?:도|이|가)?\s*(?:채\s*)?(?:안|못|밖에\s*안)\s*남은",
            lambda m, today: _ahead(m[2], _number(m[1]), today),
        ),
        (
            rf"{_COUNT_KO}\s*(년|개월|달)\s*(?:안에|이내에?|내에|안으로|내로)",
            lambda m, today: _ahead(m[2], _number(m[1]), today),
        ),
        (
            rf"{_COUNT_KO}\s*(년|개월|달)\s*(?:간|동안|넘게|이상|째|이 넘도록|이 지나도록|이 넘게)",
            lambda m, today: (_ago(m[2], _number(m[1]), today), today.isoformat()),
        ),
        (r"재작년(?:에|의)?", lambda _, today: (str(today.year - 2), str(today.year - 2))),
        (
            r"(지난|이번|다음)\s?달(?:에|의)?(?!\s*(?:이후|대비|보다|그래프|빌드|과|와|에 비해))",
            lambda m, today: (_month_of(today, m[1]),) * 2,
        ),
        (r"(?:작년|지난해|지난 해)(?:에|의)?", lambda _, today: (str(today.year - 1), str(today.year - 1))),
        (r"(?:올해|금년|이번 해)(?:에|의)?", lambda _, today: (str(today.year), str(today.year))),
        (r"(?:내년|다음 해)(?:에|의)?", lambda _, today: (str(today.year + 1), str(today.year + 1))),
        (r"\b(?:in\s+)?the\s+((?:19|20)\d)0'?s\b", lambda m, _: (m[1] + "0", m[1] + "9")),
        (r"((?:19|20)\d)0\s*년대(?:에|의)?", lambda m, _: (m[1] + "0", m[1] + "9")),
        # plain
        (
            rf"\b(?:in|on|during)?\s*(\d{{1,2}})\s+({_MONTH})\.?,?\s+{_YEAR}\b",
            lambda m, _: (f"{m[3]}-{_month(m[2])}-{int(m[1]):02d}",) * 2,
        ),
        (
            rf"\b(?:in|on|during)?\s*({_MONTH})\.?\s+(\d{{1,2}}),?\s+{_YEAR}\b",
            lambda m, _: (f"{m[3]}-{_month(m[1])}-{int(m[2]):02d}",) * 2,
        ),
        (rf"\b(?:in|during)?\s*({_MONTH})\.?,?\s+(?:of\s+)?{_YEAR}\b", lambda m, _: (f"{m[2]}-{_month(m[1])}",) * 2),
        (
            rf"{_YEAR}\s*년\s*(\d{{1,2}})\s*월\s*(\d{{1,2}})\s*일(?:에|의|자)?",
            lambda m, _: (_ymd(m),) * 2,
        ),
        (rf"{_YEAR}\s*년\s*(\d{{1,2}})\s*월(?:에|의|중|달)?", lambda m, _: (_ymd(m),) * 2),
        (rf"\b(?:in|on|during|for)?\s*{_DAY}(?![\w-])(?!\s*년)", lambda m, _: (m[1], m[1])),
        (r"\b((?:19|20)\d\d-\d\d(?:-\d\d)?)(?=[가-힣])(?:에는|에|의)?", lambda m, _: (m[1], m[1])),
        (r"(?<!\d)'?(\d\d)년\s*(\d{1,2})월(?:에|의|중)?", lambda m, _: (f"20{m[1]}-{int(m[2]):02d}",) * 2),
        (rf"{_YEAR}\s*년?도?(?:에는|에|의|중|도)?", lambda m, _: (m[1], m[1])),
    ]
    return tuple((re.compile(pattern), make) for pattern, make in table)
