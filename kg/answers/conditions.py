"""What a question or a command asks for: conditions that any kind of answer may carry, and how SPARQL says each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.vocabulary import IDENTIFIER, ONTOLOGY, THEME

_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_CODE = re.compile(r"[A-Z]{2}")

# statuses that mean it came about, is still to come, or came to an end
DONE = ("held", "signed", "inForce", "superseded", "expired", "terminated", "suspended", "former")
OPEN = ("planned", "proposed", "explored")
ENDED = ("terminated", "suspended", "expired", "former")
IN_FORCE = ("signed", "inForce", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Conditions on facts, all of which must hold; an empty one holds for all.

    `cities` are the IRIs of the side asked about, `partners` those of the other side, `countries` ISO codes of the
    other side and `home` of the side asked about. `types` are local names: of agreement types, event classes, or
    roles; `outside` are networks that a place must not be in, `excluded` places that are left out of the answer. `negated` names the conditions that must *not* hold: theme, network, type, country, agreement, event.
    `since` and `until` are dates as precise as was asked, both included; `began` says that what lasts must have begun
    in that time, and not only fall into it.
    """

    cities: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    direction: str | None = None
    began: bool = False
    negated: frozenset[str] = frozenset()
    min_confidence: float | None = None


def iri(text: str) -> str:
    """Return an IRI as a SPARQL term.

    Raises:
        ValueError: it has a letter that no IRI may have: nothing that a user typed ever gets here unchecked.

    """
    if _FORBIDDEN.search(text):
        raise ValueError(f"Not an IRI: {text!r}")
    for prefix, base in (("ic", ONTOLOGY), ("theme", THEME)):
        rest = text.removeprefix(base)
        if rest != text and re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", rest):
            return f"{prefix}:{rest}"
    return f"<{text}>"


def literal(text: str) -> str:
    """Return a text as a SPARQL string, with everything escaped that could end it."""
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    )
    return f'"{escaped}"'


def values(variable: str, iris: Iterable[str]) -> str:
    """Return a VALUES block that binds a variable to IRIs, or nothing where there are none."""
    terms = " ".join(iri(each) for each in iris)
    return f"  VALUES ?{variable} {{ {terms} }}\n" if terms else ""


def terms(names: Iterable[str]) -> str:
    """Return local names of the ontology as a list of terms for IN."""
    return ", ".join(iri(ONTOLOGY + name) for name in names)


def chosen_codes(codes: Iterable[str]) -> list[str]:
    """Return those of the codes that are codes of countries."""
    return [code for code in codes if _CODE.fullmatch(code)]


def country_filter(variable: str, codes: Iterable[str], *, negated: bool = False) -> str:
    """Return the condition that a place is, or is not, in one of the countries."""
    listed = " ".join(map(literal, chosen_codes(codes)))
    if not listed:
        return ""
    pattern = f"?{variable} ic:countryCode ?{variable}Country . VALUES ?{variable}Country {{ {listed} }}"
    return f"  FILTER NOT EXISTS {{ {pattern} }}\n" if negated else f"  {pattern}\n"


def period_filter(conditions: Conditions, first: str, last: str | None = None) -> str:
    """Return the condition that a date, or a stretch from `first` to `last`, falls into the period asked for.

    Dates compare as far as both are precise: "2023" falls into September 2023 as far as anyone can tell.
    """
    lines = ""
    if conditions.since:
        end = f"COALESCE({last}, {first})" if last else first
        lines += f"  FILTER(STR({end}) >= SUBSTR({literal(conditions.since)}, 1, STRLEN(STR({end}))))\n"
    if conditions.until:
        lines += f"  FILTER(SUBSTR(STR({first}), 1, {len(conditions.until)}) <= {literal(conditions.until)})\n"
    return lines


def status_filter(conditions: Conditions, variable: str = "status") -> str:
    """Return the condition on the status."""
    if not conditions.statuses:
        return ""
    word = "NOT IN" if "status" in conditions.negated else "IN"
    return f"  FILTER(?{variable} {word} ({terms(conditions.statuses)}))\n"


def confidence_filter(conditions: Conditions) -> str:
    """Return the condition that some assertion of the thing is at least so sure."""
    if conditions.min_confidence is None:
        return ""
    return (
        "  FILTER EXISTS { ?thing ic:assertedBy ?assertion . ?assertion ic:confidence ?sure . "
        f"FILTER(?sure >= {conditions.min_confidence:.4f}) }}\n"
    )


def leave_out(conditions: Conditions, variable: str) -> str:
    """Return the condition that a variable is none of the places left out; one that has no value passes."""
    if not conditions.excluded:
        return ""
    listed = ", ".join(iri(place) for place in conditions.excluded)
    return f"  FILTER(!BOUND(?{variable}) || ?{variable} NOT IN ({listed}))\n"


def theme_filter(conditions: Conditions, subject: str = "?thing") -> str:
    """Return the condition that a thing is, or is not, about one of the themes."""
    if not conditions.themes:
        return ""
    listed = " ".join(iri(theme) for theme in conditions.themes)
    if "theme" in conditions.negated:
        return f"  FILTER NOT EXISTS {{ {subject} ic:theme ?other . VALUES ?other {{ {listed} }} }}\n"
    return f"  {subject} ic:theme ?theme . VALUES ?theme {{ {listed} }}\n"


def member_filter(conditions: Conditions, variable: str) -> str:
    """Return the condition that a place belongs, or does not belong, to one of the networks."""
    if not conditions.networks:
        return ""
    listed = " ".join(iri(network) for network in conditions.networks)
    pattern = (
        f"?belongs a ic:Membership ; ic:member ?{variable} ; ic:network ?body . VALUES ?body {{ {listed} }} "
        "FILTER NOT EXISTS { ?belongs ic:status ?gone . FILTER(?gone IN (ic:planned, ic:former, ic:cancelled)) }"
    )
    return f"  FILTER {'NOT ' if 'network' in conditions.negated else ''}EXISTS {{ {pattern} }}\n"


ACCEPTABLE = "  FILTER NOT EXISTS { ?thing ic:review ic:rejected }\n"


def shows_denied(conditions: Conditions) -> bool:
    """Tell whether what documents only deny is asked for: with what was called off, by its status."""
    return "cancelled" in conditions.statuses and "status" not in conditions.negated


def acceptable(conditions: Conditions) -> str:
    """Return the condition that no person rejected a thing, and that some document says that there is one."""
    only_denied = "" if shows_denied(conditions) else "  FILTER NOT EXISTS { ?thing ic:polarity ic:denied }\n"
    return ACCEPTABLE + only_denied


PLACE = IDENTIFIER + "place/"
