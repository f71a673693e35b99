"""Agreements told beside a name: in brackets or after a colon, as lists, corrections and news tell them in passing.

중국 쑤저우시(1996년 우호), 일본 가나자와시(이시카와현, 2002년 자매), 이 시(1995년 우호, 2003년 자매), 콜럼버스시 : 우호(2012년).
"""

import re
from collections.abc import Iterator

from kg.model import Agreement, AgreementType, Status
from kg.statements.analysis import Named
from kg.statements.frames import Frame, Story

_SORTS = {
    "자매": AgreementType.SISTER,
    "결연": AgreementType.SISTER,
    "우호": AgreementType.FRIENDSHIP,
    "친선": AgreementType.GOODWILL,
}
_SUFFIX = r"(?:특별시|광역시|시|성|현|주|도|군|구|정|촌)?"
_SORT = re.compile(
    r"(?P<sort>자매|우호|친선|결연)(?:\s?(?:결연|우호|교류|협력|도시|협정|협약|관계))*(?:\s?(?:체결|맺음|결연))?"
)
_YEAR = re.compile(
    r"(?:((?:19|20)\d\d)|['’‘]?(\d\d)(?=\s?[.년]))\s?[년.]?\s?(?:(\d{1,2})\s?[월.]?)?\s?(?:(\d{1,2})\s?[일.]?)?"
)
_BRACKETS = re.compile(rf"^{_SUFFIX}\s?[(（](?P<told>[^()（）]{{2,40}})[)）]")
# after a colon, a dash or another bracket: the sort, and its year in brackets of its own
_TITLED = re.compile(
    rf"^{_SUFFIX}\s?(?:[(（][^()（）]{{1,24}}[)）])?\s?[:：]\s?(?P<told>(?:자매|우호|친선|결연)[가-힣\s]{{0,10}}[(（][^()（）]{{2,20}}[)）])"
)
_LEFT = re.compile(r"^[\s,，·/.:;()（）]*(?:체결|맺음|부터|이래|이후|서명|년|월|일|에|[一-鿿])*[\s,，·/.:;()（）]*$")
_DASH = re.compile(rf"^{_SUFFIX}\s?[-–—↔~]\s?$")
_CENTURY = 50  # a year of two digits above is of the last century


def find(story: Story) -> Iterator[tuple[Agreement, Frame]]:
    """Yield the agreements of places that carry a sort and no more than a date and where they lie beside it."""
    for sentence in story.analysis.sentences:
        frames = story.sentences.get(sentence.index, ())
        if not frames:
            continue
        named = story.analysis.of(sentence)
        behind: Named | None = None
        for place in named:
            if place.kind != "place" or place.form != "name" or not place.references:
                continue
            home = frames[0].home
            if behind is not None and _DASH.match(story.analysis.text(behind.end, place.start)):
                home = behind.references[0]  # 서산시-허페이시(자매)
            yield from _of_place(story, frames[0], home, place, named)
            behind = place


def _of_place(
    story: Story, frame: Frame, home: str | None, place: Named, named: tuple[Named, ...]
) -> Iterator[tuple[Agreement, Frame]]:
    partner = place.references[0]
    after = story.analysis.text(place.end, min(frame.line.end, place.end + 60))
    match = _BRACKETS.match(after) or _TITLED.match(after)
    if match is None or home is None or home == partner:
        return
    start, told = place.end + match.start("told"), match.group("told")
    for each in named:
        if each.kind in ("place", "country") and start <= each.start and each.end <= start + len(told):
            # where the city lies is no word of the agreement
            told = told.replace(story.analysis.text(each.start, each.end), " ")
    told = re.sub(r"(?:^|(?<=[\s,]))[가-힣]{1,8}(?:현|성|주|도|섬)(?=\s?[,，])", " ", told)
    sorts = list(_SORT.finditer(told))
    if not sorts or not _LEFT.match(_YEAR.sub("", _SORT.sub("", told))):
        return
    for sort in sorts:
        yield (
            Agreement(
                evidence=(story.analysis.span(frame.clause.start, max(frame.clause.end, start + len(told))),),
                rule="rule:ko/agreement-aside",
                confidence=0.85,
                parties=tuple(sorted((home, partner))),
                type=_SORTS[sort.group("sort")],
                status=Status.SIGNED,
                date=_date(told, sort, alone=len(sorts) == 1),
            ),
            frame,
        )


def _date(told: str, sort: re.Match[str], *, alone: bool) -> str | None:
    """Return the date of a sort: that of its part between commas, or the only one there."""
    left = max(told.rfind(mark, 0, sort.start()) for mark in ",，·/")
    stops = [at for mark in ",，·/" if (at := told.find(mark, sort.end())) >= 0]
    part = told if alone else told[left + 1 : min(stops, default=len(told))]
    year = _YEAR.search(part)
    return day(year) if year else None


def day(match: re.Match[str]) -> str:
    """Return a written date as YYYY, YYYY-MM or YYYY-MM-DD; a year of two digits is of this century or the last."""
    short = match.group(2)
    year = match.group(1) or f"{19 if int(short) > _CENTURY else 20}{short}"
    parts = [year, *(f"{int(each):02d}" for each in match.groups()[2:] if each)]
    return "-".join(parts)
