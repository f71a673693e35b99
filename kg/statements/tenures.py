"""Who holds which office: the officials of a document brought together, surnames under their full names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import OfficeRole, Place
from kg.statements.analysis import Named, Official
from kg.statements.officials import OfficialFound

_REGIONAL = {OfficeRole.MAYOR: OfficeRole.GOVERNOR, OfficeRole.VICE_MAYOR: OfficeRole.VICE_GOVERNOR}
_LEVEL = {
    OfficeRole.MAYOR: "city",
    OfficeRole.VICE_MAYOR: "city",
    OfficeRole.DISTRICT_HEAD: "city",
    OfficeRole.GOVERNOR: "region",
    OfficeRole.VICE_GOVERNOR: "region",
}
_NATIONAL = frozenset({OfficeRole.HEAD_OF_STATE, OfficeRole.MINISTER, OfficeRole.AMBASSADOR})
_HOLDER = re.compile(
    r"(?:공동의?장|의장|공동회장|회장|이사장)(?!\s?도시)(?:으로|에|이기도|직|을|이자|이며|에서|\s?(?:당선|선출|재신임|취임|연임))"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """An official found in a sentence, with the office's body as far as it is known, and how it is known."""

    sentence: int
    found: OfficialFound
    of: str | None
    explicit: bool


def is_korean(name: str) -> bool:
    """Tell whether a name reads as a Korean person's."""
    return " " not in name and 2 <= len(name) <= 3


def gather(holders: Sequence[Holder], places: dict[str, Place]) -> tuple[list[tuple[Holder, Official]], list[Official]]:
    """Return each naming with its official, and the officials, each office of a person once."""
    full = [each for each in holders if each.found.name and not each.found.short]
    names = _longest([each.found.name or "" for each in full])
    bodies: dict[tuple[str, OfficeRole], str] = {}
    for each in full:
        if each.explicit and each.of:
            bodies.setdefault((names[each.found.name or ""], each.found.role), each.of)
    people: dict[tuple[str, str, OfficeRole], Official] = {}
    linked: list[tuple[Holder, Official]] = []
    for each in holders:
        if not each.found.name:
            continue
        name = names.get(each.found.name, each.found.name)
        if each.found.short:
            name = _by_surname(each, full, names)
        of = each.of
        if not each.explicit:
            of = (
                bodies.get((name, each.found.role))
                or next((body for (who, _), body in bodies.items() if who == name), None)
                or each.of
            )
        if of is None:
            continue
        role = _role(each.found.role, of, places)
        key = (name, of, role)
        official = Official(name, role, of, each.found.english, each.found.title, (each.found.start, each.found.end))
        if key in people:
            if each.found.english and not people[key].english:
                people[key] = replace(people[key], english=each.found.english)
        else:
            people[key] = official
        linked.append((each, people[key]))
    return linked, list(people.values())


def _longest(names: Sequence[str]) -> dict[str, str]:
    """Return for each name the fullest form of it in the text: 애덤스 is 에릭 애덤스, 나카가와 is 나카가와 겐."""
    result = {}
    for name in names:
        longer = [other for other in names if other != name and name in other.split(" ") and len(other) > len(name)]
        result[name] = max(longer, key=len) if longer else name
    return result


def _by_surname(each: Holder, full: Sequence[Holder], names: dict[str, str]) -> str:
    surname = each.found.name or ""
    own = [
        other for other in full if (other.found.name or "").startswith(surname) and is_korean(other.found.name or "")
    ]
    if not own:
        own = [
            other
            for other in full
            if surname in (other.found.name or "").split(" ") or (other.found.name or "").startswith(surname)
        ]
    same = [other for other in own if other.found.role == each.found.role]
    near = sorted(same or own, key=lambda other: (other.sentence > each.sentence, abs(other.sentence - each.sentence)))
    return names[near[0].found.name or ""] if near else surname


def _role(role: OfficeRole, of: str, places: dict[str, Place]) -> OfficeRole:
    if of.startswith("network/"):
        return {
            OfficeRole.COUNCIL_CHAIR: OfficeRole.NETWORK_PRESIDENT,
            OfficeRole.COUNCIL_MEMBER: OfficeRole.OTHER,
        }.get(role, role)
    place = places.get(of)
    if place is not None and place.kind == "region" and place.country in ("VN", "CN", "LA", "TH") and role in _REGIONAL:
        return _REGIONAL[role]
    return role


def body(
    found: OfficialFound,
    place: str | None,
    near: Sequence[Named],
    context: Sequence[str],
    places: dict[str, Place],
    home: str | None,
    text: str,
) -> tuple[str | None, bool]:
    """Return whose office it is and whether the text says so beside it.

    `near` are the namings of the sentence, `context` the places of the line and its headings, the nearest first.
    """
    role = found.role
    if role in (OfficeRole.NETWORK_PRESIDENT, OfficeRole.SECRETARY_GENERAL):
        network = _network(found, near, text)
        if network:
            return network, True
        return (None, False) if place is None or role is OfficeRole.NETWORK_PRESIDENT else (place, True)
    if role in _NATIONAL:
        return _nation(found, near, text)
    network = _network(found, near, text, close=True)
    if network and role not in _LEVEL:
        return network, True
    if place is not None:
        return place, True
    level = _LEVEL.get(role)
    before = [each.reference for each in near if each.kind == "place" and each.reference and each.end <= found.start]
    order = [reference for reference in (*reversed(before), *context) if reference]
    if is_korean(found.name or "") or found.short:
        own = [each for each in order if _is(places, each, "KR", level)]
        if found.short and not own and before:
            return before[-1], False
        return (own[0] if own else home), False
    foreign = [
        each
        for each in order
        if each in places
        and places[each].country != "KR"
        and (level is None or places[each].kind == level or level == "city")
    ]
    if foreign:
        return foreign[0], False
    return (home if found.short or role is OfficeRole.COUNCIL_MEMBER else None), False


def _is(places: dict[str, Place], reference: str, country: str, level: str | None) -> bool:
    place = places.get(reference)
    return place is not None and place.country == country and (level is None or place.kind == level)


def _network(found: OfficialFound, near: Sequence[Named], text: str, *, close: bool = False) -> str | None:
    limit = 3 if close else 30
    for each in reversed(near):
        if each.kind != "network" or each.start >= found.end:
            continue
        for edge in (found.name_start, found.title_start):
            gap = text[each.end : edge] if each.end <= edge else None
            if gap is not None and len(gap) <= limit and not re.search(r"[.!?]|다\s", gap):
                return each.reference
    return None


def _nation(found: OfficialFound, near: Sequence[Named], text: str) -> tuple[str | None, bool]:
    if found.role is OfficeRole.AMBASSADOR:
        match = re.search(
            r"주\s?[가-힣]{2,8}\s?(?:한국|대한민국)?\s?대사관?", text[max(0, found.start - 60) : found.end + 10]
        )
        if match:
            return match[0], True
        embassy = re.findall(r"주[가-힣]{2,8}\s(?:한국|대한민국)\s?대사관", text)
        return (embassy[0], False) if embassy else (None, False)
    for each in reversed(near):
        if each.kind == "country" and each.end <= found.title_start and found.title_start - each.end <= 16:
            return text[each.start : each.end], True
    ministry = re.search(r"([가-힣]{2,8}부)\s?(?:장관|차관)", text[max(0, found.start - 12) : found.end])
    return (ministry[1], True) if ministry else (None, False)


def presidencies(
    linked: Sequence[tuple[Holder, Official]], near: dict[int, Sequence[Named]], text: str, ends: dict[int, int]
) -> list[Official]:
    """Return the network offices that a sentence gives to an official of a place: 오세훈 시장이 … 공동의장에 당선."""
    made: dict[tuple[str, str], Official] = {}
    for holder, official in linked:
        if official.role not in (OfficeRole.MAYOR, OfficeRole.GOVERNOR, OfficeRole.DISTRICT_HEAD):
            continue
        rest = near.get(holder.sentence, ())
        stop = ends[holder.sentence]
        for match in _HOLDER.finditer(text, holder.found.end, stop):
            networks = [each for each in rest if each.kind == "network" and each.end <= match.start()]
            others = [
                each
                for each in rest
                if each.kind == "official"
                and holder.found.end <= each.start
                and each.end <= match.start()
                and each.form == "name"
            ]
            if networks and not others:
                of = networks[-1].reference or ""
                key = (official.name, of)
                made.setdefault(
                    key,
                    Official(
                        official.name,
                        OfficeRole.NETWORK_PRESIDENT,
                        of,
                        official.english,
                        match[0],
                        (holder.found.start, match.end()),
                    ),
                )
                break
    return list(made.values())
