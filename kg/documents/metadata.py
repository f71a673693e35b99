"""What is known of a document besides its text: from `NAME.meta.json` beside it, else from the text itself."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Span

_KEYS: dict[str, type] = {
    "title": str,
    "publisher": str,
    "published": str,
    "genre": str,
    "language": str,
    "address": str,
    "retelling": bool,
}
_DATE = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

_YEAR = r"(?:(?P<year>(?:19|20)\d{2})|[’‘'`](?P<short>\d{2}))"
_DAY = _YEAR + r"\s*[.\-/년]\s*(?P<month>\d{1,2})\s*[.\-/월]\s*(?P<day>\d{1,2})\s*일?"
_LABELLED = re.compile(
    r"(?:입력|등록|배\s?포|보도|게재|게시|승인|송고|작성|발행|발간|발표|발신|제공|보고|전결|브리핑|기사\s?입력|최종\s?수정|Published|Date|Released?)"
    r"\s?(?:일자|일시|시점|일)?\s*[:：|\]]?\s*\n?\s*" + _DAY
)
_DATED = re.compile(_DAY)
# 2021년 4월호(3월 18일 발행), and (2020. 7. 13. 기준)
_ISSUED = re.compile(_YEAR + r"년\s*\d{1,2}월\s?호\s?\((?P<month>\d{1,2})월\s(?P<day>\d{1,2})일\s(?:발행|발간)")
_AS_OF = re.compile(_DAY + r"[.\s]*(?:\([월화수목금토일]\)\s?)?(?:기준|현재)")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ENGLISH = re.compile(
    r"\b(?:(?P<day1>\d{1,2})\s+)?(?P<month>"
    + "|".join(f"{month[:3]}(?:{month[3:]}|t)?" for month in _MONTHS)
    + r")\.?\s+(?:(?P<day2>\d{1,2}),?\s+)?(?P<year>(?:19|20)\d{2})\b"
)
# signed on 3 June 2004: the day of something told, unless it is said of the page (posted on)
_TOLD_ON = re.compile(
    r"(?<!posted )(?<!published )(?<!released )(?<!issued )(?<!updated )\b"
    r"(?:on|since|from|until|till|between|to|and|in|of|for|by)\s$|[-–]\s?$(?<!\s[-–]\s)",
    re.IGNORECASE,
)
# what stands right before or after a date that tells something else: a trip, an event, a range, a deadline
_OTHER_LABEL = re.compile(
    r"(?:출발일?|도착일?|기간[^:：]{0,6}|출장일?|방문일?|일\s?시|개최일?|체결일?|[~∼～])\s*[:：(]?\s*$"
    # 결연일 : …, a table's row with cells before the date: what is labelled or listed is no page's own date
    r"|[가-힣]일\s*[:：]\s*$"
)
# an item that tells a day in brackets, and a chronicle's line, report what was then: ○ 공원 지정(2015. 9. 5.)
_ITEM = re.compile(r"^\s*(?:[○ㅇ□■▲△▶◦·\-*※①-⑳]|\d{1,2}[.)]\s|[가-하]\.\s).*\(\s*$")
_CHRONICLE = re.compile(r"^\s*(?:19|20)\d{2}[.년]", re.MULTILINE)
_CELLS_BEFORE = re.compile(r"\|[^|]*\|\s*$")
_ROW = re.compile(rf"\|[^|]*\|\s*{_DAY}")
_OTHER_AFTER = re.compile(
    r"^[\s.]*(?:\([월화수목금토일]\))?[\s.]*(?:[~∼～]|까지|자로|부터|기준|시행|개최|체결|방문|출발)"
)
_SENTENCE = re.compile(r"(?:다|[요음함됨]\.)\.?[\"”’']?$")
_TRIP = re.compile(
    r"출발일|도착일|출장\s*(?:기간|자|목적|개요|보고)|귀국\s*보고|연수\s*(?:기간|개요)|여행\s*기간|방문단\s*구성"
)
_MINUTES = re.compile(r"회의록|속기록|minutes of", re.IGNORECASE)
_RELEASE = re.compile(
    r"보도\s*자료|배포일|담당\s*부서|관할\s*부서|엠바고|For immediate release|press release", re.IGNORECASE
)
_PLAN = re.compile(r"(?:업무|추진|사업|교류)\s*계획|추진\s*실적|업무\s*보고")
_BRIEFS = re.compile(r"단신|소식\s*모음|브리프|월간|한\s*달|이모저모")
_AWARD = re.compile(r"수상|어워드|시상|금상|대상|award", re.IGNORECASE)
_GENRES = (("minutes", _MINUTES), ("trip-report", _TRIP), ("press-release", _RELEASE), ("plan", _PLAN))
# a page set in the marks of official papers, not one stray bullet
_MARKS = re.compile(r"^\s*[□○※◦■]", re.MULTILINE)
_MARKED = 3
_HEAD = 600
_HEADER_LINES = 12
_FOOTER_LINES = 8
_TOP_LINES = 3
_FOOTER_LENGTH = 40
_LABEL_LENGTH = 12
_LABEL_LINE = 8
_HEADER_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Beside:
    """The metadata file's bytes (part of the document's identity) and its fields."""

    content: bytes = b""
    fields: dict[str, Any] = field(default_factory=dict)


def read_beside(path: Path) -> Beside:
    """Return the metadata that stands beside a document, empty where there is none.

    Raises:
        InputError: the file is no JSON object, or a key or value is not one of those above.

    """
    beside = path.with_name(path.stem + ".meta.json")
    if not beside.is_file():
        return Beside()
    content = beside.read_bytes()
    try:
        fields = json.loads(content)
    except ValueError as error:
        raise InputError(f"{beside}: not valid JSON ({error}).") from error
    if not isinstance(fields, dict):
        raise InputError(f"{beside}: an object is expected, with any of: {', '.join(_KEYS)}.")
    for key, value in fields.items():
        if key not in _KEYS:
            raise InputError(f"{beside}: unknown key '{key}'. Known: {', '.join(_KEYS)}.")
        if value is not None and not isinstance(value, _KEYS[key]):
            raise InputError(f"{beside}: '{key}' is {value!r}; a {_KEYS[key].__name__} is expected.")
    if fields.get("published") and not _DATE.fullmatch(fields["published"]):
        raise InputError(f"{beside}: 'published' is {fields['published']!r}; YYYY, YYYY-MM or YYYY-MM-DD is expected.")
    return Beside(content, {key: value for key, value in fields.items() if value is not None})


def detect(text: str, noise: tuple[Span, ...]) -> dict[str, Any]:
    """Return what a text tells of itself: title, publication date, genre, language; else it is left out."""
    language = _language(text)
    told = {"language": language, "title": _title(text, noise), "published": _published(text, language)}
    told["genre"] = _genre(text)
    return {key: value for key, value in told.items() if value is not None}


def _language(text: str) -> str:
    sample = text[:20_000]
    hangul = len(re.findall(r"[가-힣]", sample))
    kana = len(re.findall(r"[\u3040-\u30ff]", sample))
    han = len(re.findall(r"[\u4e00-\u9fff]", sample))
    latin = len(re.findall(r"[A-Za-z]", sample))
    if hangul * 4 >= latin and hangul >= max(kana, han // 2, 1):
        return "ko"
    if kana > latin // 4:
        return "ja"
    return "zh" if han > latin // 4 else "en"


def _title(text: str, noise: tuple[Span, ...]) -> str | None:
    offset = 0
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        bare = line.strip().lstrip("#").strip()
        if len(bare) > 1 and not any(span.start < offset and start < span.end for span in noise):
            return bare
    return None


def _published(text: str, language: str) -> str | None:
    """Return the day that the page says it was published; a date inside the running text is none.

    That is a labelled date, one in a short header line that tells nothing else, or one in a short footer line.
    """
    found = _LABELLED.search(text)
    if found is None:
        found = _ISSUED.search("\n".join(text[:_HEAD].splitlines()[:_HEADER_LINES]))
    if found is None and _MINUTES.search(text[:_HEAD]):
        # the minutes of a session are dated by it
        found = _DATED.search(text[:_HEAD])
    lines = [line.strip() for line in text.splitlines() if line.strip(" \t•·-")]
    if found is None:
        pairs = list(zip(["", *lines], lines, strict=False))
        tail = (pair for pair in pairs[-_FOOTER_LINES:] if len(pair[1]) <= _FOOTER_LENGTH)
        # one line of cells with a day is a masthead (신문 | 사회 | 2023-11-14), several are a table
        table = len(_ROW.findall(text)) > 1
        chronicle = len(_CHRONICLE.findall(text)) > _MARKED
        dated = (
            _header_date(before, line, table=table, chronicle=chronicle)
            for before, line in [*pairs[:_HEADER_LINES], *tail]
        )
        found = next((match for match in dated if match), None)
    if found is not None:
        return _iso(found["year"] or "20" + found["short"], found["month"], found["day"])
    # a page without a day of its own is written about the day that its header counts by
    if as_of := next((match for line in lines[:_TOP_LINES] if (match := _AS_OF.search(line))), None):
        return _iso(as_of["year"] or "20" + as_of["short"], as_of["month"], as_of["day"])
    dates = _ENGLISH.finditer(text[:_HEAD]) if language == "en" else ()
    english = next(
        (each for each in dates if not _TOLD_ON.search(text[max(0, each.start() - 24) : each.start()])), None
    )
    if english is not None and (english["day1"] or english["day2"]):
        month = str(next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(english["month"][:3])))
        return _iso(english["year"], month, english["day1"] or english["day2"])
    return None


def _header_date(before: str, line: str, *, table: bool, chronicle: bool) -> re.Match[str] | None:
    """Return the page's own date in a header line: one that is short, no sentence, and labels it as nothing else."""
    found = _DATED.search(line)
    if found is None or len(line) > _HEADER_LENGTH or _SENTENCE.search(line):
        return None
    # a label may stand on the line before; a title there is no label
    label = line[: found.start()] or (before if len(before) <= _LABEL_LINE else "")
    if _ITEM.match(line[: found.start()]) or (chronicle and found.start() == 0):
        return None
    listed = table and _CELLS_BEFORE.search(label[-_LABEL_LENGTH:])
    other = listed or _OTHER_LABEL.search(label[-_LABEL_LENGTH:]) or _OTHER_AFTER.search(line[found.end() :])
    return None if other else found


def _iso(year: str, month: str, day: str) -> str | None:
    import datetime as dt

    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _genre(text: str) -> str:
    head = text[:_HEAD]
    told = next((genre for genre, sign in _GENRES if sign.search(head)), None)
    if told is not None:
        return told
    if len(_MARKS.findall(text)) >= _MARKED:
        return "press-release"
    if _BRIEFS.search(head):
        return "review"
    return "award-report" if _AWARD.search(head) else "news"
