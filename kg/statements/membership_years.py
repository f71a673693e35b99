"""From when to when a part in a network is held: as its clause tells, its brackets, or the sentence about the term."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Membership, MembershipRole, Status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story
from kg.statements.occasions import period

_REACH = 14
_CENTURY = 2000
# 2021~2024, '18~'21
_BARE_RANGE = re.compile(
    r"(?<![\d.])(?:['‘’](?P<a>\d\d)|(?P<b>(?:19|20)\d\d))년?\s?[~∼〜–-]\s?(?:['‘’](?P<c>\d\d)|(?P<d>(?:19|20)\d\d)|(?=[,;)\s]|$))(?![\d.])"
)
# a year in a cell or right before what happened: | 2005 |, (2005 가입)
_BARE_YEAR = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?=\s?(?:가입|합류|인증|지정|선정|등재|창립)|\s\|)")
_JUBILEE = re.compile(
    r"(?:가입|지정|인증|등재|선정|합류)\s?(?:된\s?지\s|한\s?지\s)?(?P<years>\d{1,2})(?:주년|년째|년을\s?맞)"
)
_SPAN = re.compile(r"(?P<years>\d{1,2})년\s?(?:간|동안)")
_TERM = re.compile(r"임기는?\s?(?P<a>\d)년|(?P<b>\d)년\s?(?:간의?\s)?임기|(?P<c>\d)년간")


def years(story: Story, frame: Frame, at: int, state: Status) -> tuple[str | None, str | None]:
    """Return from when to when a role is held: by the date nearest to its word, those in its own clause first."""
    start, end = _told(story, frame, at, state)
    words = story.analysis.text(frame.clause.start, frame.clause.end)
    if start is None and end is None:
        bare = min(
            (each for each in _BARE_RANGE.finditer(words) if not _cut(words, each.start(), at - frame.clause.start)),
            key=lambda each: abs(frame.clause.start + each.start() - at),
            default=None,
        )
        if bare is not None:
            return _year(bare["a"], bare["b"]), _year(bare["c"], bare["d"])
    if start is None and end is None and (bare_year := _BARE_YEAR.search(words)):
        return bare_year["year"], None
    if jubilee := _JUBILEE.search(f"{words}{story.analysis.text(frame.clause.end, frame.clause.end + _REACH)}"):
        # 지정 10주년을 맞았다: the year told is the jubilee's, not that of the title
        year = (start or story.analysis.document.published or "")[:4]
        return (str(int(year) - int(jubilee["years"])), end) if year else (start, end)
    if start and state is Status.FORMER and end is None and (lasted := _SPAN.search(words)):
        end = str(int(start[:4]) + int(lasted["years"]))
    return start, end


def _cut(words: str, one: int, other: int) -> bool:
    """Tell whether a slash parts two positions: what stands behind it is another item."""
    return " / " in words[min(one, other) : max(one, other)]


def _year(short: str | None, full: str | None) -> str | None:
    return full or (str(_CENTURY + int(short)) if short else None)


def _told(story: Story, frame: Frame, at: int, state: Status) -> tuple[str | None, str | None]:
    dates = [
        each
        for each in story.analysis.of(frame.sentence)
        if each.kind == "date"
        and each.dates
        and (each.dates.start or each.dates.end)
        and frame.clause.start <= each.start < max(frame.clause.end, at + 1) + _REACH
        and (each.start < max(frame.clause.end, at) or _bracketed(story, max(frame.clause.end, at), each.start))
    ]
    if not dates:
        return None, None
    # 1987년 가입했으며 2011년부터 이사도시: what comes next has its own date
    own = [each for each in dates if each.start < frame.clause.end]
    near = min(own or dates, key=lambda each: min(abs(each.start - at), abs(each.end - at)))
    if near.dates is None:
        return None, None
    start, end = _paired(near, own or dates)
    if start and end and end != start:
        return start, end
    if near.dates.until and not near.dates.since:
        return None, near.dates.end or near.dates.start
    if near.dates.since:
        return near.dates.start, None
    if state is Status.FORMER:
        lasting = _SPAN.search(story.analysis.text(near.end, frame.clause.end))
        return (near.dates.start, None) if lasting else (None, near.dates.start)
    start, end = period([near])
    return start, end if end != start else None


def _bracketed(story: Story, end: int, at: int) -> bool:
    """Tell whether a date behind a clause belongs to it: it stands in brackets, or nothing but a particle parts them."""
    return re.fullmatch(r"[^()]*\([^()]*|[\s,·:|]*", story.analysis.text(end, at)) is not None


def _paired(near: Named, dates: Iterable[Named]) -> tuple[str | None, str | None]:
    """Return the stretch that a beginning and an end told apart make (2016년부터 … 2019년까지)."""
    if near.dates is None:
        return None, None
    since = until = near.dates
    if near.dates.since and not near.dates.until:
        until = next(
            (each.dates for each in dates if each.dates and each.dates.until and each.start > near.start), since
        )
    elif near.dates.until and not near.dates.since:
        since = next(
            (each.dates for each in dates if each.dates and each.dates.since and each.start < near.start), until
        )
    if since is until and not (near.dates.start and near.dates.end and near.dates.start != near.dates.end):
        return None, None
    return since.start, until.end or until.start


_BRACKETED_YEAR = re.compile(
    r"(?:특별자치시|특별자치도|특별시|광역시|시|군|구|도|현|성|주)?\s?\(['‘’]?(?P<year>(?:19|20)\d\d|\d\d)년?(?:[^)\d]{0,10})\)"
)
_APART = 2


def bracketed(story: Story, frame: Frame) -> dict[str, str | None]:
    """Return the years that stand in brackets behind the places of a clause: 목포(2019년)·김해(2018년)."""
    text = story.analysis.document.text
    if "(" not in text[frame.clause.start : frame.clause.end]:
        return {}
    found: dict[str, str | None] = {}
    for each in story.analysis.of(frame.sentence):
        if each.kind == "place" and frame.clause.start <= each.start < frame.clause.end and each.references:
            year = _BRACKETED_YEAR.match(text, each.end)
            if year:
                short = year["year"]
                found[each.references[0]] = short if len(short) > _APART else str(_CENTURY + int(short))
    return found


def dated(frame: Frame) -> dict[str, str | None]:
    """Return the years of places that a clause tells one by one: 목포시는 2019년, 김해시는 2018년 지정됐다."""
    found: dict[str, str | None] = {}
    holder: tuple[str, ...] = ()
    for phrase in frame.clause.phrases:
        places = [
            r for each in phrase.actors if each.kind == "place" for r in each.references if r.startswith("place/")
        ]
        if places and phrase.topic:
            holder = tuple(places)
        elif holder and phrase.dates and (dates := phrase.dates[0].dates) is not None:
            found.update(dict.fromkeys(holder, dates.start))
            holder = ()
    return found if len(found) >= _APART else {}


# a title that each holder bears for one year
_ANNUAL = re.compile(r"문화도시|문화\s?수도|녹색\s?수도|디자인\s?수도|책의\s?수도|청년\s?수도|Capital|Culture City")
_TITLE_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:년도?)?\s?['‘“]?$")


def annual(
    story: Story, frame: Frame, network: str, since: str | None, until: str | None
) -> tuple[str | None, str | None]:
    """Return the year for which a yearly title is held (2023 동아시아문화도시 청두), else the dates told."""
    body = next((each for each in story.analysis.networks if each.reference == network), None)
    if body is None or body.kind != "programme" or not _ANNUAL.search(f"{body.ko} {body.en}"):
        return since, until
    for each in story.analysis.of(frame.sentence):
        if each.kind == "network" and network in each.references and frame.clause.start <= each.start:
            if year := _TITLE_YEAR.search(story.analysis.text(max(0, each.start - 8), each.start)):
                return year["year"], year["year"]
    return (since, since[:4]) if since and until is None and len(since) == len("2000") else (since, until)


_TERMED = frozenset(
    (
        MembershipRole.PRESIDENT,
        MembershipRole.CO_PRESIDENT,
        MembershipRole.VICE_PRESIDENT,
        MembershipRole.BOARD,
        MembershipRole.REGIONAL_REPRESENTATIVE,
        MembershipRole.CLUSTER_LEAD,
    )
)
_OF_TERM = re.compile(r"임기|수임\s?기간|활동\s?기간|이끈다|이끌게|까지\s(?:맡|활동|수행)")


def termed(story: Story, found: list[Membership]) -> list[Membership]:
    """Return memberships with the term that their sentence or the one after it tells (임기는 2024년부터 2026년까지다)."""
    text = story.analysis.document.text
    if not found or not _OF_TERM.search(text):
        return found
    sentences = story.analysis.sentences
    out = list(found)
    order = sorted(range(len(out)), key=lambda at: out[at].evidence[0].start)
    starts = [out[at].evidence[0].start for at in order]
    for index, sentence in enumerate(sentences):
        words = story.analysis.text(sentence.start, sentence.end)
        if not _OF_TERM.search(words):
            continue
        start, end = period([each for each in story.analysis.of(sentence) if each.kind == "date"])
        single = start == end
        dates = [each.dates for each in story.analysis.of(sentence) if each.kind == "date" and each.dates]
        if single:
            until = next((each for each in dates if each.until), None)
            start, end = (None, until.end or until.start) if until else (None, None)
        bare = _BARE_RANGE.search(words)
        if end is None and bare:
            start, end = _year(bare["a"], bare["b"]), _year(bare["c"], bare["d"])
        term = _TERM.search(words)
        earliest = (
            sentences[index - 1].start if index and sentences[index - 1].line == sentence.line else sentence.start
        )
        for at in order[bisect_left(starts, earliest) : bisect_left(starts, sentence.end)]:
            each = out[at]
            if each.role not in _TERMED or each.status is Status.FORMER:
                continue
            if end and each.end is None and not (start and each.start and start != each.start):
                out[at] = replace(each, start=each.start or start, end=end)
            elif term and each.start and each.end is None:
                lasts = int(term["a"] or term["b"] or term["c"])
                out[at] = replace(each, end=str(int(each.start[:4]) + lasts))
    return out
