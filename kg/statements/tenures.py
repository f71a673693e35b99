"""Who holds which office: the officials of a document brought together, surnames under their full names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import OfficeRole, Place
from kg.statements import bodies
from kg.statements.analysis import Named, Official
from kg.statements.offices import is_korean_name
from kg.statements.patterns import near
from kg.statements.wording import OfficialFound
from kg.values import value

_REGIONAL = {OfficeRole.MAYOR: OfficeRole.GOVERNOR, OfficeRole.VICE_MAYOR: OfficeRole.VICE_GOVERNOR}
_MUNICIPAL = {governor: mayor for mayor, governor in _REGIONAL.items()}
_LEVEL = {
    OfficeRole.MAYOR: "city",
    OfficeRole.VICE_MAYOR: "city",
    OfficeRole.DISTRICT_HEAD: "city",
    OfficeRole.GOVERNOR: "region",
    OfficeRole.VICE_GOVERNOR: "region",
}
_FAR = 30
_CHAIR = r"(?:(?:\d+대|초대|신임|차기|공동|상임|명예|부)?\s?(?:의장|회장|이사장|대표회장|(?:세계|지역)?(?:집행|운영|상임)위원))"
_HOLDER = near(
    rf"(?<![가-힣])(?:공동의?장|{_CHAIR})(?!\s?도시)(?:으로|이기도|이다|입니다|직을|을|이자|이며|에\s(?:당선|선출|재선|취임|올|추대|뽑)|\s?(?:당선|선출|재신임|취임|연임|추대))"
)
# 협의회 회장인 곽 시장, 의장을 겸하는 원창묵 원주시장: the network's office stands before its holder
_HOLDING = re.compile(
    rf"\s?(?P<title>{_CHAIR})(?:인|이자|이기도 한|직?을\s(?:맡|겸하|겸임하|겸직하|지내고|이끌)[가-힣]{{0,3}}(?:\s(?:있는|온|오고 있는))?)[,\s]\s?(?:[가-힣]{{1,6}}\s){{0,2}}$"
)
_FAR_BACK = 40
# surnames that say which one elsewhere
_DETERMINERS = frozenset("한 전 현 이 양 본 모".split())


@value
class Holder:
    """An official found in a sentence, with the office's body as far as it is known, and how it is known."""

    sentence: int
    found: OfficialFound
    of: str | None
    explicit: bool


def gather(holders: Sequence[Holder], places: dict[str, Place]) -> tuple[list[tuple[Holder, Official]], list[Official]]:
    """Return each naming with its official, and the officials, each office of a person once."""
    full = [each for each in holders if each.found.name and not each.found.short]
    names = _longest([each.found.name or "" for each in full])
    uses = _first_uses(full)
    bodies: dict[tuple[str, OfficeRole], str] = {}
    for each in full:
        if each.explicit and each.of:
            bodies.setdefault((names[each.found.name or ""], each.found.role), each.of)
    people: dict[tuple[str, str, OfficeRole], Official] = {}
    linked: list[tuple[Holder, Official]] = []
    assigned: dict[tuple[str, OfficeRole], str] = {}
    for each in holders:
        if not each.found.name:
            continue
        name = names.get(each.found.name, each.found.name)
        if each.found.short:
            name = _by_surname(each, uses, names)
        of = each.of
        if not each.explicit:
            of = (
                bodies.get((name, each.found.role))
                or next((body for (who, _), body in bodies.items() if who == name), None)
                or each.of
            )
        if not each.explicit and each.found.name not in (name, None):
            of = assigned.get((name, each.found.role)) or of
        if of is None or (name in _DETERMINERS and each.found.name == name):
            continue  # 한 시의원: some councillor, unless the text has the name in full
        assigned.setdefault((name, each.found.role), of)
        role = _role(each.found.role, of, places)
        if each.found.name != name and not each.explicit and (name, of, role) not in people:
            # 응우옌 위원장 is whom the text has called the head of the people's committee
            role = next((had for who, body, had in people if (who, body) == (name, of)), role)
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
    distinct = list(dict.fromkeys(names))
    longer: dict[str, str] = {}
    for name in distinct:
        for part in name.split(" "):
            if part != name and len(name) > len(longer.get(part, "")):
                longer[part] = name
    return {name: longer.get(name, name) for name in distinct}


def _first_uses(full: Sequence[Holder]) -> list[Holder]:
    """Return each name and office once, where the text first has it."""
    seen: dict[tuple[str | None, OfficeRole], Holder] = {}
    for each in full:
        seen.setdefault((each.found.name, each.found.role), each)
    return list(seen.values())


def _by_surname(each: Holder, full: Sequence[Holder], names: dict[str, str]) -> str:
    surname = each.found.name or ""
    own = [
        other
        for other in full
        if (other.found.name or "").startswith(surname) and is_korean_name(other.found.name or "")
    ]
    own = own or [other for other in full if surname in (other.found.name or "").split(" ")]
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
    if place is not None and place.kind == "city" and place.country == "VN" and role in _MUNICIPAL:
        return _MUNICIPAL[role]
    if place is not None and place.kind == "region" and place.country in ("VN", "CN", "LA", "TH") and role in _REGIONAL:
        return _REGIONAL[role]
    return role


@value
class Scene:
    """What surrounds an official: the namings of the sentence, the places of line and headings (nearest first).

    `recent` are the places abroad that the line before names.
    """

    near: Sequence[Named]
    context: Sequence[str]
    recent: Sequence[str]
    places: dict[str, Place]
    home: str | None
    text: str
    network: str | None = None


def held(found: OfficialFound, of: str | None) -> OfficialFound:
    """Return an official with the role that the office has at its body: who runs a foundation's office is a director."""
    if found.title in bodies.CLERKS and not (of or "").startswith("network/"):
        return replace(found, role=OfficeRole.DIRECTOR)
    return found


def body(found: OfficialFound, anchor: str | None, scene: Scene) -> tuple[str | None, bool]:
    """Return whose office it is and whether the text says so beside it; `anchor` is what stands at the office."""
    role = found.role
    if anchor and anchor.startswith("network/"):
        return anchor, True
    if role in (OfficeRole.NETWORK_PRESIDENT, OfficeRole.SECRETARY_GENERAL):
        network = _network(found, scene.near, scene.text)
        if network:
            return network, True
        if role is OfficeRole.NETWORK_PRESIDENT:
            listed = re.match(r"\s?[:：]", scene.text[found.title_end : found.title_end + 2])
            return (scene.network if listed else None), False
        if found.title not in bodies.CLERKS:
            if anchor and found.body is None:
                return anchor, True
            return _last_network(scene) or found.body or scene.network, False
    if role in bodies.NATIONAL:
        return bodies.of_nation(found, scene.near, scene.text)
    if consulate := bodies.consulate(found, scene.text):
        return consulate, True
    if role in bodies.STAFF or found.title in bodies.CLERKS:
        abroad = anchor is not None and _country(anchor, scene)
        if own := bodies.of_staff(found, scene.text, abroad=abroad):
            return own, True
    place = anchor if anchor and not _country(anchor, scene) else None
    if place is not None:
        return place, True
    return _implied(found, scene), False


def _country(reference: str, scene: Scene) -> bool:
    return reference.startswith("place/") and reference not in scene.places


def _last_network(scene: Scene) -> str | None:
    return next((each.reference for each in scene.near if each.kind == "network"), None)


def _implied(found: OfficialFound, scene: Scene) -> str | None:
    """Return whose office it must be where nothing beside it says so."""
    level = _LEVEL.get(found.role)
    before = [each for each in scene.near if each.kind == "place" and each.reference and each.end <= found.start]
    # 타이베이 시장이자 … 장완안 시장
    same = [each.reference for each in before if each.form == "office" and _also(scene.text, each.end, found.title)]
    if same:
        return same[-1]
    order = [reference for reference in (*(each.reference for each in reversed(before)), *scene.context) if reference]
    foreign = [each for each in order if _abroad(scene.places, each)]
    name = found.name or ""
    if found.english == found.name:
        return _latin(found, scene, foreign, [each.reference for each in before])
    if not found.english and not found.foreign and (is_korean_name(name) or len(name) == 1):
        own = [each for each in order if _is(scene.places, each, "KR", level)]
        if scene.home and (not own or scene.home in own or not _is(scene.places, scene.home, "KR", level)):
            nearest = own[0] if own else scene.home
            return nearest if level and _is(scene.places, nearest, "KR", level) else scene.home
        beside = [each.reference for each in before if each.reference in own]
        return (own[0] if beside else _lead(own)) if own else (foreign[0] if foreign else scene.home)
    told = _fitting(found, scene, foreign, level)
    if told is not None:
        return told
    return scene.home if found.role in (OfficeRole.COUNCIL_MEMBER, OfficeRole.OTHER) else None


def _also(text: str, at: int, title: str) -> bool:
    """Tell whether a title stands at a position as what somebody is besides: 시장이자."""
    rest = text[at : at + len(title) + 4].lstrip(" ")
    return rest.startswith(title) and rest[len(title) :].startswith(("이자", "이며", "인 ", "이면서"))


def _fitting(found: OfficialFound, scene: Scene, foreign: Sequence[str], level: str | None) -> str | None:
    """Return the place abroad whose office a foreigner holds: of its level in the line, else before or after it."""
    recent = [each for each in scene.recent if level and scene.places[each].kind == level]
    if len(recent) > 1:
        recent = []
    if foreign and level == "region":
        # 리치먼드에서 … 주지사: the state that the text has named before
        country = scene.places[foreign[0]].country
        recent = [each for each in recent if scene.places[each].country == country]
    after = [
        each.reference
        for each in scene.near
        if each.kind == "place" and each.reference and each.start >= found.end and _abroad(scene.places, each.reference)
    ]
    order = (foreign, recent, after)
    of_level = (each for group in order for each in group if scene.places[each].kind == level)
    return next(of_level, None) or next((each for group in order for each in group), None)


def _lead(order: Sequence[str]) -> str:
    """Return whom a line without a home speaks of: the place it names most, the first of equals (nearest come first)."""
    return max(reversed(order), key=order.count)


_ROMANISED = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-?[a-z]+$|[A-Z][a-z]+-[a-z]+ [A-Z][a-z]+$")


def _latin(found: OfficialFound, scene: Scene, foreign: list[str], before: Sequence[str | None]) -> str | None:
    """Return whose office it is in an English text: a hyphened name is Korean, any other belongs to the nearest place."""
    name = found.name or ""
    if "-" in name and _ROMANISED.match(name) and scene.home:
        return scene.home
    near = [each for each in foreign if each in before]
    if " " not in name:
        return scene.home
    return (near or foreign)[0] if near or foreign else scene.home


def _abroad(places: dict[str, Place], reference: str) -> bool:
    return reference in places and places[reference].country != "KR"


def _is(places: dict[str, Place], reference: str, country: str, level: str | None) -> bool:
    place = places.get(reference)
    return place is not None and place.country == country and (level is None or place.kind == level)


def _network(found: OfficialFound, near: Sequence[Named], text: str) -> str | None:
    for each in reversed(near):
        if each.kind != "network" or each.start >= found.end:
            continue
        for edge in (found.name_start, found.title_start):
            gap = text[each.end : edge] if each.end <= edge else None
            if gap is not None and len(gap) <= _FAR and not re.search(r"[.!?]|다\s", gap):
                return each.reference
    return None


# 연맹 회장인 …, 회장은 파르마의 …: the network is the one that the text has named last
_ITS_HEAD = re.compile(
    rf"(?:(?<![가-힣])(?:연맹|협의회|연합|네트워크|협회|기구)\s{_HOLDING.pattern[:-1]}|(?<![가-힣])(?P<chair>{_CHAIR})은\s)(?:[가-힣]{{1,8}}\s){{0,2}}(?:[가-힣]{{1,8}}의\s)?$"
)


def _of_body(
    text: str, start: int, near: Sequence[Named], earlier: Sequence[Named]
) -> tuple[re.Match[str], Named] | None:
    """Return the words before a holder that make him head of the network named last, and that network."""
    held = _ITS_HEAD.search(text, max(0, start - _FAR_BACK), start)
    if held is None:
        return None
    named = [each for each in near if each.kind == "network" and each.end <= start] or list(earlier)
    return (held, named[-1]) if named else None


_HEADS = (OfficeRole.MAYOR, OfficeRole.GOVERNOR, OfficeRole.DISTRICT_HEAD, OfficeRole.COUNCIL_CHAIR)


def presidencies(
    linked: Sequence[tuple[Holder, Official]],
    near: Mapping[int, Sequence[Named]],
    earlier: Mapping[int, Sequence[Named]],
    text: str,
    ends: dict[int, int],
) -> list[Official]:
    """Return the network offices that a sentence gives to an official of a place: 오세훈 시장이 … 공동의장에 당선."""
    made: dict[tuple[str, str], Official] = {}
    for holder, official in linked:
        if official.role not in _HEADS:
            continue
        rest = near.get(holder.sentence, ())
        stop = ends[holder.sentence]
        before = [each for each in rest if each.kind == "network" and 0 <= holder.found.start - each.end <= _FAR_BACK]
        held = _HOLDING.search(text, before[-1].end, holder.found.start) if before else None
        body = before[-1] if held is not None else None
        if held is None and (told := _of_body(text, holder.found.start, rest, earlier.get(holder.sentence, ()))):
            held, body = told
        if held is not None and body is not None:
            of = body.reference or ""
            title = held["title"] or held.groupdict().get("chair") or ""
            lesser = re.search(r"부|위원$", title)
            role = OfficeRole.OTHER if lesser else OfficeRole.NETWORK_PRESIDENT
            evidence = (min(body.start, held.start()), holder.found.end)
            made.setdefault((official.name, of), Official(official.name, role, of, official.english, title, evidence))
            continue
        for match in _HOLDER.finditer(text, holder.found.end, stop):
            networks = [each for each in rest if each.kind == "network" and each.end <= match.start()]
            networks = networks or list(earlier.get(holder.sentence, ()))
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
                        OfficeRole.OTHER if re.search(r"^\s?부|위원", match[0]) else OfficeRole.NETWORK_PRESIDENT,
                        of,
                        official.english,
                        match[0],
                        (holder.found.start, match.end()),
                    ),
                )
                break
    known = {(official.name, official.of, official.role) for _, official in linked}
    return [each for each in made.values() if (each.name, each.of, each.role) not in known]
