"""Labels made for things that have no name of their own, in Korean and in English."""

from collections.abc import Callable

from kg import themes
from kg.triples.things import Thing

Labels = dict[str, tuple[str, str]]

_AGREEMENTS = {
    "sister": ("자매결연", "sister-city agreement"),
    "goodwill": ("친선도시 협약", "goodwill-city agreement"),
    "friendship": ("우호협력 협약", "friendship agreement"),
    "mou": ("업무협약", "memorandum of understanding"),
    "other": ("협약", "agreement"),
}
_EVENTS = {
    "visit": ("방문", "visit"),
    "meeting": ("회담", "meeting"),
    "conference": ("회의", "conference"),
    "signing": ("서명식", "signing"),
    "award": ("시상", "award"),
    "exhibition": ("전시회", "exhibition"),
    "festival": ("축제", "festival"),
    "training": ("연수·교류", "training"),
    "other": ("행사", "event"),
}
_ROLES = {
    "member": ("회원", "member"),
    "president": ("의장", "president"),
    "co-president": ("공동의장", "co-president"),
    "vice-president": ("부의장", "vice-president"),
    "board": ("이사", "board member"),
    "founder": ("창립회원", "founder"),
    "regional-representative": ("지역대표", "regional representative"),
    "secretariat": ("사무국", "secretariat"),
    "cluster-lead": ("분과 대표", "cluster lead"),
    "certified": ("인증", "certified"),
    "awarded": ("수상", "awarded"),
}
_OFFICES = {
    "mayor": ("시장", "mayor"),
    "vice-mayor": ("부시장", "vice mayor"),
    "governor": ("지사", "governor"),
    "vice-governor": ("부지사", "vice governor"),
    "council-chair": ("의장", "council chair"),
    "council-member": ("의원", "council member"),
    "party-secretary": ("서기", "party secretary"),
    "district-head": ("구청장", "district head"),
    "secretary-general": ("사무총장", "secretary general"),
    "network-president": ("회장", "network president"),
    "ambassador": ("대사", "ambassador"),
    "minister": ("장관", "minister"),
    "head-of-state": ("국가원수", "head of state"),
    "director": ("기관장", "director"),
    "other": ("직위", "office holder"),
}


def label(thing: Thing, labels: Labels) -> tuple[str, str]:
    """Return a thing's label in Korean and in English; LABELS gives those of places, networks and bodies."""
    return _join(thing, labels, 0), _join(thing, labels, 1)


def _join(thing: Thing, labels: Labels, tongue: int) -> str:
    def called(field: str) -> list[str]:
        return [labels.get(who, (who, who))[tongue] for who in thing.all(field)]

    def pair(field: str) -> str:
        names = called(field)
        return "–".join(names[:4]) + (f" +{len(names) - 4}" if len(names) > 4 else "")  # noqa: PLR2004 - enough to tell

    when = thing.one("date") or thing.one("start")
    suffix = f" ({when})" if when else ""
    name = thing.one("name") or thing.one("holder")
    words: str
    match thing.kind:
        case "agreement":
            words = f"{pair('party')} {_AGREEMENTS[thing.type or 'other'][tongue]}"
        case "event":
            kind = _EVENTS[thing.type or "other"][tongue]
            if name:
                return f"{name}{suffix}"
            words = _event(thing.type or "other", kind, pair, tongue)
        case "membership":
            role = _ROLES[thing.one("role") or "member"][tongue]
            separator = ": " if tongue else " "
            words = f"{pair('member')} – {pair('network')}{separator}{role}"
        case "tenure":
            role = _OFFICES[thing.one("role") or "other"][tongue]
            words = f"{name or ''} – {role}, {pair('of')}" if tongue else f"{pair('of')} {role} {name or ''}".strip()
        case "exchange":
            words = f"{pair('party')} {('교류', 'exchange')[tongue]}{_themes(thing, tongue)}"
        case "engagement":
            words = f"{pair('place')}{_themes(thing, tongue)}"
        case _:
            words = name or thing.kind
            suffix = ""
    return f"{words}{suffix}"


def _event(kind: str, word: str, pair: Callable[[str], str], tongue: int) -> str:
    place, travellers, together = pair("held_in"), pair("visitor"), pair("participant")
    if kind == "visit" and place and travellers:
        return f"{travellers} {word} to {place}" if tongue else f"{travellers}의 {place} {word}"
    if not tongue:
        return " ".join(part for part in (together, word, f"({place})" if place else "") if part)
    return " ".join(part for part in (together, word, f"in {place}" if place else "") if part)


def _themes(thing: Thing, tongue: int) -> str:
    names = [_theme(code)[tongue] for code in thing.all("theme")]
    return f": {', '.join(names)}" if names else ""


def _theme(code: str) -> tuple[str, str]:
    found = themes.themes().get(code)
    # a document read by another version may have a theme that this one lacks
    return (found.ko, found.en) if found else (code, code)
