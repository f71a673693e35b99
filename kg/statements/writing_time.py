"""When a document without a day of publication was written, as far as its words support it: a year, a month.

A headline names the edition it reports (2022 국제섬포럼 폐막) or the year it plans (2025년 교류 계획); a count of years
reckons from one that is named (2016년 체결 7년 만에 격상했다); the month that a headline sums up (9월 한 달) is what 지난달 means;
days told with their weekday (5월 16일(목)) fall so in one of the years about the latest that is named.
Where two of these disagree, nothing is said.
"""

import re
from datetime import date

_HEADLINES = 3  # lines that may be headlines
_HEADLINE = 90  # their most letters

# the year of an edition or a plan: 2022 여수국제섬포럼, 2025년 국제 교류 계획, 2016 하반기 현황
_EDITION = re.compile(r"(?<![\d.(~∼-])(20\d\d)(?:년도?)?\s?(?=[가-힣A-Z])(?!이후|부터|까지|대비|말까지)")
# 2016년 8월 우호도시 체결 7년 만에 … 가졌다; 1984년 … 이후 40년 만에
_AFTER = re.compile(
    r"(?<!\d)((?:19|20)\d\d)년[^.\n]{0,40}?\s(\d{1,3})년\s?만에(?=[^.\n]{0,60}[았었였했됐났갔왔셨렸졌켰쳤]다)"
)
# 올해로 40주년: with the year of its beginning named before it in the sentence
_ANNIVERSARY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)년[^.\n]{0,50}?올해(?:로|가)?\s(?:꼭\s)?(\d{1,3})(?:주년|년째|돌|해째)"
)
_MONTH = re.compile(r"(?<![\d.])(1[0-2]|[1-9])월\s(?:한\s?달|결산|실적|성과|동향)")
# the issue or week that a headline counts: 2006년 4월호, 제88호 / 2021년 5월, (2018. 5. 둘째 주)
_ISSUE = re.compile(
    r"(?<!\d)(20\d\d)(?:년\s|\.\s?)(1[0-2]|[1-9])(?:월\s?호|\.\s(?:첫|둘|셋|넷|다섯)째\s?주)|제\s?\d+\s?호\s?[/|·(,]?\s?(20\d\d)년\s(1[0-2]|[1-9])월(?!\s?\d)"
)
_LAST_MONTH = re.compile(r"지난\s?달(?![가-힣]*\s?(?:부터|이후))")

# a day without a year, with its weekday: 5월 16일(목), 5. 16.(목), 5월 16일 목요일
_WEEKDAY = re.compile(
    r"(?<!\d)(?P<year>(?:(?:20|19)\d\d|['’]\d\d)[.년]\s?)?(?P<month>1[0-2]|0?[1-9])(?:월\s?|\.\s?|/)(?P<day>3[01]|[12]\d|0?[1-9])(?:일|\.)?\s?"
    r"(?:\((?P<short>[월화수목금토일])(?:요일)?[),\s]|(?P<long>[월화수목금토일])요일)"
)
_DAYS = "월화수목금토일"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=년|\.|[)\s가-힣'’])")
# how far the year of writing lies before and after the latest that a text names
_BEFORE, _AFTER_LATEST = 2, 3
_AGREE = 0.75  # the share of a text's weekdays that fit its year: a slip may stand among several


def _by_weekday(text: str) -> int | None:
    """Return the one year about the latest named in which a text's days fall on the weekdays it gives them."""
    told = {
        (int(match["month"]), int(match["day"]), _DAYS.index(match["short"] or match["long"]))
        for match in _WEEKDAY.finditer(text)
        if not match["year"]
    }
    years = [int(year) for year in _YEAR.findall(text)] if told else []
    if not years:
        return None
    fits = {
        year: sum(_falls(year, *each) for each in told)
        for year in range(max(years) - _BEFORE, max(years) + _AFTER_LATEST + 1)
    }
    most = max(fits.values())
    best = [year for year, fit in fits.items() if fit == most]
    return best[0] if len(best) == 1 and most >= _AGREE * len(told) else None


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:  # 2월 29일 of another year
        return False


def infer(text: str) -> str | None:
    """Return the year (YYYY) or month (YYYY-MM) of writing that a text supports, None where it supports none."""
    heads = [line.strip() for line in text.splitlines() if line.strip()][:_HEADLINES]
    heads = [line for line in heads if len(line) <= _HEADLINE and not re.search(r"다\.?$", line)]
    headline = "\n".join(heads)
    issue = _ISSUE.search(headline)
    if issue is not None:
        return f"{issue[1] or issue[3]}-{int(issue[2] or issue[4]):02d}"
    years = {int(match[1]) for match in _EDITION.finditer(headline)}
    years = years or {int(match[1]) + int(match[2]) for match in (*_AFTER.finditer(text), *_ANNIVERSARY.finditer(text))}
    if not years and (year := _by_weekday(text)) is not None:
        years = {year}
    if len(years) != 1:
        return None
    year = years.pop()
    months = {int(match[1]) for match in _MONTH.finditer(headline)}
    if len(months) == 1 and _LAST_MONTH.search(text):
        month = months.pop()
        return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
    return f"{year:04d}"
