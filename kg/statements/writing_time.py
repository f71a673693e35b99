"""When a document without a day of publication was written, as far as its words support it: a year, a month.

A headline names the edition it reports (2022 국제섬포럼 폐막) or the year it plans (2025년 교류 계획); a count of years
reckons from one that is named (2016년 체결 7년 만에 격상했다); the month that a headline sums up (9월 한 달) is what 지난달 means.
Where two of these disagree, nothing is said.
"""

import re

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
    if len(years) != 1:
        return None
    year = years.pop()
    months = {int(match[1]) for match in _MONTH.finditer(headline)}
    if len(months) == 1 and _LAST_MONTH.search(text):
        month = months.pop()
        return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
    return f"{year:04d}"
