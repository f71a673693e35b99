"""The same answers without words: facts of one kind under conditions given as options."""

import datetime
from dataclasses import dataclass, replace

from kg.answers import engine
from kg.answers.answer import Answer
from kg.answers.conditions import Conditions
from kg.answers.evidence import quotes
from kg.answers.families import AGREEMENT_TYPES, EVENT_CLASSES
from kg.answers.hangul import fold, has_hangul
from kg.answers.lexicon import PLACES, Entity, Lexicon, countries
from kg.answers.reading import Reading, notes, tell
from kg.answers.sheet import Context
from kg.errors import QueryError, UnknownNameError
from kg.triples.store import Store
from kg.vocabulary import Individual

_ANY = ("city", "region", "network", "official", "policy", "theme", "event", "organization")
_ROLES = (
    "member", "president", "co-president", "vice-president", "board", "founder", "regional-representative", "secretariat", "cluster-lead",
    "certified", "awarded", "mayor", "vice-mayor", "governor", "vice-governor", "council-chair", "council-member", "party-secretary",
    "district-head", "secretary-general", "network-president", "ambassador", "minister", "head-of-state", "director", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The options that every command of facts has, as they were typed."""

    city: str | None = None
    partner: str | None = None
    country: str | None = None
    theme: str | None = None
    network: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None


def find(
    store: Store,
    intent: str,
    filters: Filters,
    *,
    lang: str | None = None,
    evidence: bool = False,
    today: datetime.date | None = None,
) -> Answer:
    """Return the facts of an intent (pairs, agreements, events, visits, memberships, officials, policies) that pass the filters.

    Raises:
        UnknownNameError: a name or code that the graph or the vocabulary does not have; the nearest are named.
        QueryError: a filter for what facts of this kind do not have: it would filter nothing.

    """
    _fit(intent, filters)
    lexicon = Lexicon.load(store)
    tongue = lang or language(filters.city, filters.partner, filters.theme, filters.network)
    conditions = conditions_of(filters, lexicon, tongue)
    target = {"visits": "visit"}.get(intent, "")
    if intent == "visits":
        intent = "events"
        conditions = replace(conditions, types=("Visit",))
    reading = Reading(
        question="",
        lang=tongue,
        intent=intent,
        conditions=conditions,
        target=target,
        places=(*conditions.cities, *conditions.partners),
        words=(filters.country,) if filters.country else (),
    )
    return engine.respond(store, reading, lexicon, today or datetime.date.today(), evidence=evidence)  # noqa: DTZ011 - the user's day


# of which types the facts of an intent may be; those that are not here have offices and roles
_TYPED: dict[str, tuple[str, ...]] = {
    "pairs": (*AGREEMENT_TYPES, "Agreement", "Exchange", "Visit", "Meeting"),
    "agreements": (*AGREEMENT_TYPES, "Agreement"),
    "events": EVENT_CLASSES,
    "visits": ("Visit",),
    "policies": (),
}
_CALLED = {"pairs": "partners", "memberships": "members"}


def _fit(intent: str, filters: Filters) -> None:
    """Refuse a filter for what facts of a kind do not have."""
    name = _CALLED.get(intent, intent)
    if filters.status is not None and intent in ("officials", "policies"):
        raise QueryError(f"{name.capitalize()} have no status in the graph: leave --status out.")
    if intent == "policies" and (filters.since or filters.until):
        raise QueryError("Policies have no dates in the graph: leave --from and --to out.")
    if filters.type is None:
        return
    types, roles = _types(filters.type)
    known = _TYPED.get(intent)
    if known is None and not roles:
        raise QueryError(
            f"{name.capitalize()} are told apart by role, not as '{filters.type}'. Roles: {', '.join(_ROLES)}."
        )
    if known is not None and not set(types) & set(known):
        told = f"Types: {', '.join(known)}." if known else "Leave --type out."
        raise QueryError(f"{name.capitalize()} are never of the type '{filters.type}'. {told}")


def language(*texts: str | None) -> str:
    """Return the language that names were typed in: Korean where any has Hangul."""
    return "ko" if any(has_hangul(text) for text in texts if text) else "en"


def conditions_of(filters: Filters, lexicon: Lexicon, lang: str) -> Conditions:
    """Return the conditions that filters ask for."""
    themes: list[str] = []
    for entity in resolve(lexicon, filters.theme, ("theme",), "theme", lang):
        themes += [theme for theme in lexicon.themes_under(entity.iri) if theme not in themes]
    types, roles = _types(filters.type)
    return Conditions(
        cities=_iris(resolve(lexicon, filters.city, PLACES, "city", lang)),
        partners=_iris(resolve(lexicon, filters.partner, PLACES, "city", lang)),
        countries=_codes(filters.country),
        themes=tuple(themes),
        networks=_iris(resolve(lexicon, filters.network, ("network",), "network", lang)),
        types=types,
        roles=roles,
        statuses=_statuses(filters.status),
        since=filters.since,
        until=filters.until,
        min_confidence=filters.min_confidence,
    )


def _iris(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    return tuple(entity.iri for entity in entities)


def resolve(lexicon: Lexicon, name: str | None, kinds: tuple[str, ...], what: str, lang: str) -> tuple[Entity, ...]:
    """Return what a name stands for.

    Raises:
        UnknownNameError: nothing of these kinds has it; the nearest names are offered.

    """
    if name is None:
        return ()
    found = lexicon.resolve(name, kinds)
    if not found:
        near = lexicon.nearest(name, kinds, lang)
        hint = f" Nearest: {', '.join(near)}." if near else ""
        raise UnknownNameError(f"The graph has no {what} '{name}'.{hint}")
    return found


def _codes(name: str | None) -> tuple[str, ...]:
    if name is None:
        return ()
    if len(name) == 2 and name.isascii() and name.isalpha():  # noqa: PLR2004 - an ISO code
        return (name.upper(),)
    found = countries(fold(name), 0)
    if found is None or found[0] != len(fold(name)):
        raise UnknownNameError(
            f"No country or part of the world is known as '{name}'. Give an ISO code such as CN, or a name such as China, 유럽."
        )
    return found[1]


def _types(name: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if name is None:
        return (), ()
    plain = name.strip().lower().replace("_", "-")
    kinds = {each.lower(): each for each in (*AGREEMENT_TYPES, *EVENT_CLASSES, "Exchange", "Agreement")}
    kinds["other"] = "otherAgreement"
    if plain in kinds:
        return (kinds[plain],), (("other",) if plain == "other" else ())
    if plain in _ROLES:
        return (), (plain,)
    raise UnknownNameError(f"No type is called '{name}'. Types: {', '.join(sorted({*kinds, *_ROLES}))}.")


def _statuses(name: str | None) -> tuple[str, ...]:
    if name is None:
        return ()
    plain = {"in-force": "inForce", "inforce": "inForce", "ended": "terminated", "done": "held"}.get(
        name.lower(), name.lower()
    )
    known = [each.local for each in list(Individual)[:12]]
    if plain == "unconfirmed":
        return ("planned",)
    if plain not in known:
        raise QueryError(f"No status is called '{name}'. Statuses: {', '.join(known)}.")
    return ("held", "signed", "inForce") if name.lower() == "done" else (plain,)


def show_entity(
    store: Store, name: str, *, lang: str | None = None, evidence: bool = False, today: datetime.date | None = None
) -> Answer:
    """Return all that is known of what a name stands for; of several, of each.

    Raises:
        UnknownNameError: nothing in the graph has the name.

    """
    from kg.answers.show import show

    lexicon = Lexicon.load(store)
    tongue = lang or language(name)
    found = resolve(lexicon, name, _ANY, "name", tongue)
    context = Context(store, lexicon, tongue, today or datetime.date.today())  # noqa: DTZ011 - the user's day
    parts = [show(entity, context) for entity in found]
    rows = [row for _, sheet in parts for row in sheet.rows]
    things = [thing for _, sheet in parts for thing in sheet.things]
    reading = Reading(
        question=name,
        lang=tongue,
        intent="show",
        ambiguous=((name, tuple(entity.iri for entity in found)),) if len(found) > 1 else (),
    )
    names = ", ".join(entity.name(tongue) for entity in found)
    sentence = f"{names}: 사실 {len(rows)}건." if tongue == "ko" else f"{names}: {len(rows)} facts."
    return Answer(
        question=name,
        lang=tongue,
        reading=f"{tell(reading, lexicon)}: {names}",
        sentence=sentence,
        sparql="\n\n".join(query for query, _ in parts),
        columns=parts[0][1].columns,
        rows=tuple(rows),
        things=tuple(things),
        notes=notes(reading, lexicon),
        intent="show",
        evidence=quotes(store, [thing for row in things for thing in row]) if evidence else (),
    )


def timeline_of(
    store: Store,
    name: str,
    filters: Filters | None = None,
    *,
    lang: str | None = None,
    evidence: bool = False,
    today: datetime.date | None = None,
) -> Answer:
    """Return what is dated about a place, network or official, in order of time; the filters' places take part too.

    Raises:
        UnknownNameError: nothing of these kinds has the name.

    """
    lexicon = Lexicon.load(store)
    narrow = filters or Filters()
    tongue = lang or language(name, narrow.city, narrow.partner, narrow.theme)
    found = resolve(lexicon, name, (*PLACES, "network", "official"), "name", tongue)
    node = _iris(found)
    conditions = conditions_of(narrow, lexicon, tongue)
    if found[0].kind == "network":
        conditions = replace(conditions, networks=(*node, *conditions.networks))
    elif found[0].kind == "official":
        conditions = replace(conditions, officials=node)
    else:
        conditions = replace(conditions, cities=(*node, *conditions.cities))
    places = (*(node if found[0].kind in PLACES else ()), *conditions.cities, *conditions.partners)
    reading = Reading(
        question=name,
        lang=tongue,
        intent="timeline",
        conditions=conditions,
        places=tuple(dict.fromkeys(places)),
        words=(narrow.country,) if narrow.country else (),
    )
    return engine.respond(store, reading, lexicon, today or datetime.date.today(), evidence=evidence)  # noqa: DTZ011 - the user's day


def path_between(
    store: Store,
    one: str,
    other: str,
    filters: Filters | None = None,
    *,
    lang: str | None = None,
    evidence: bool = False,
    today: datetime.date | None = None,
) -> Answer:
    """Return the shortest chain between two places, of facts that pass the filters, by way of the filters' places.

    Raises:
        UnknownNameError: a place that the graph does not have.

    """
    lexicon = Lexicon.load(store)
    narrow = filters or Filters()
    tongue = lang or language(one, other, narrow.city, narrow.partner)
    ends = tuple(resolve(lexicon, name, (*PLACES, "network"), "name", tongue)[0].iri for name in (one, other))
    conditions = conditions_of(narrow, lexicon, tongue)
    reading = Reading(
        question=f"{one} – {other}",
        lang=tongue,
        intent="path",
        conditions=replace(conditions, cities=ends[:1], partners=ends[1:]),
        places=(*ends, *conditions.cities[:1], *conditions.partners[:1]),
        words=(narrow.country,) if narrow.country else (),
    )
    return engine.respond(store, reading, lexicon, today or datetime.date.today(), evidence=evidence)  # noqa: DTZ011 - the user's day
