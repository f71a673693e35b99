"""Where the story is: the foreign place that a clause brings it to, and the one that a report's header names."""

import re
from typing import TYPE_CHECKING

from kg.statements.analysis import Analysis
from kg.statements.homes import effective

if TYPE_CHECKING:
    from kg.statements.frames import Frame

_MOVES = frozenset(
    "방문 찾 찾아가 다녀오 머물 머무르 들르 건너가 도착 이동 체류 옮기 향하 가 묵 떠나 순방 출장 답방 둘러보 건너 참석 참가 날아가 견학 시찰".split()
)
_COMES = frozenset("오 찾아오 건너오 맞추 보내 들어오".split())
_RETURNS = frozenset("귀국 돌아오 귀국길".split())


def moved(analysis: Analysis, frame: "Frame") -> str | None:
    """Return the foreign place to which a clause brings the story, "" if it comes home, None where it stays."""

    def foreign(place: str) -> bool:
        return place.startswith("place/") and analysis.country(place) != "KR"

    abroad = [place for place in frame.sites if foreign(place)]
    if abroad and (frame.clause.predicate.stem in _COMES or (frame.home is not None and frame.home in frame.others)):
        # from there they come
        return None
    if len(set(abroad)) > 1:
        # no one is in two cities at once: they are from there
        return None
    if abroad:
        return abroad[0]
    if frame.clause.predicate.stem in _RETURNS or (frame.home is not None and frame.home in frame.sites):
        return ""
    if frame.clause.predicate.stem in _MOVES:
        goals = [
            reference
            for phrase in (*frame.clause.phrases, *frame.clause.nested)
            if phrase.part in ("to", "toward", "object", "")
            for each in phrase.named
            if each.kind == "place"
            for reference in each.references[:1]
            if foreign(reference) and reference not in frame.subjects
        ]
        return goals[-1] if goals else None
    return None


_VENUE = re.compile(r"(?:기간|일시|때)?\s?[/·,]?\s?(?:장\s?소|개최지|곳)\s?[:：]")


def stage(analysis: Analysis) -> str | None:
    """Return the city that a report's header gives as its event's place (기간/장소 : … / 더반 …)."""
    for line in analysis.lines[:20]:
        if _VENUE.match(analysis.text(line.body, min(line.end, line.body + 16))):
            for sentence in analysis.on(line.index):
                places = [each for each in effective(analysis, sentence) if each.kind == "place" and each.references]
                if places:
                    return places[-1].references[0]
    return None
