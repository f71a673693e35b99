"""What kind of text a document is, and how many places play in it: where few do, what is left out is easily told."""

import re

from kg.statements.analysis import Analysis
from kg.values import value

_TITLE = 200  # letters of the head that tell what a document is
_LISTED, _MOSTLY_LISTED = 0.2, 0.4
_TRIP = re.compile(r"출장|연수|시찰|견학|벤치마킹|순방|탐방|방문|귀국|여행|조사|trip|visit|study tour", re.IGNORECASE)
_REPORT = re.compile(r"보고|결과|복명|개요|일정|시사점|report|itinerary|findings", re.IGNORECASE)
_ONE, _TWO, _FEW = 1, 2, 4


@value
class Cast:
    """The kind of a text (trip, round-up, list or prose), and how many places of the home's country and others play."""

    kind: str
    size: str
    country: str | None

    def features(self, analysis: Analysis, level: str, actors: tuple[str, ...], home: str | None) -> tuple[str, ...]:
        """Return with how many others a pair or place plays, for who it is and how far it was looked for."""
        who = self.kin(analysis, actors[0], home)
        if len(actors) > 1:
            who = "with-home" if home in actors else "others"
        return (f"cast:{self.size},{level}", f"cast:{self.size},{who}")

    def kin(self, analysis: Analysis, place: str, home: str | None) -> str:
        """Return whether a place is the home, a peer in its country, or abroad."""
        if place == home:
            return "home"
        return "peer" if self.country and analysis.country(place) == self.country else "abroad"


def cast(analysis: Analysis) -> Cast:
    """Return what kind of text a document is and how many places it names."""
    country = analysis.country(analysis.home) if analysis.home else None
    references = {place.reference: place.country == country for place in analysis.places}
    own = sum(references.values())
    return Cast(_kind(analysis), f"{_many(own)}-{_many(len(references) - own)}", country)


def _kind(analysis: Analysis) -> str:
    if len(set(analysis.parts)) > 1:
        return "round-up"
    listed = sum(line.kind != "text" for line in analysis.lines) / max(1, len(analysis.lines))
    head = analysis.document.text[:_TITLE]
    if listed > _LISTED and _TRIP.search(head) and _REPORT.search(head):
        return "trip"
    return "list" if listed > _MOSTLY_LISTED else "prose"


def _many(count: int) -> str:
    return "one" if count <= _ONE else "two" if count == _TWO else "few" if count <= _FEW else "many"
