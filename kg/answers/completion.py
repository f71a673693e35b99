"""What an intent brings along: the conditions that it sets, and those of the question that mean nothing for it."""

import datetime
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from kg.answers.conditions import ENDED, Conditions
from kg.answers.families import AGREEMENT_TYPES, EVENT_CLASSES
from kg.answers.intents import OFFICES
from kg.answers.lexicon import PLACES
from kg.answers.neighbours import contrasted, visiting
from kg.answers.periods import shift
from kg.answers.reading import Reading
from kg.answers.scanner import Scan

# one kind of pact and another, with the same place
# 친선도시이면서 우호도시인 곳: both, not one or the other
_BOTH_PACTS = re.compile(
    r"\bboth (?:an? )?(?:sister|twin\w*|goodwill|friendship|mou)\b[\w -]{0,30}\band (?:an? )?(?:sister|twin\w*|goodwill|friendship|mou)\b"
    r"|\b(?:sister|goodwill|friendship)\b[\w -]{0,20}\b(?:as well as|and also) (?:an? )?(?:sister|goodwill|friendship|mou)\b"
    r"|(?:우호|친선|자매)(?:교류|협력)?(?:도시)?(?:이면서|이자|이고|이며|인\s?동시에)"
    r"|(?:우호|친선|자매)\S{0,5}도\s?(?:맺고|하고|있고|체결하고|체결했고|맺었고).{0,12}도\s"
)
_AND = re.compile(r"(?:'s)?,? (?:and|or|and of|or of) |, ")
_AND_DID = re.compile(r"(?: with| from| to)?,? (?:and|as well as|but also) (?:(?:also|then|have|has|had|did) )*")
# letters between a 'not' and the verb that it still bears on
_APART = 14


def finish(reading: Reading, scanned: Scan, today: datetime.date) -> Reading:  # noqa: PLR0915 - a line a correction
    """Return a reading with the conditions that its intent brings along, and without those that mean nothing for it."""
    conditions = reading.conditions
    types, statuses = conditions.types, conditions.statuses
    intent = reading.intent
    changes: dict[str, Any] = {}
    if intent in ("pairs", "common partners", "ranking", "countries"):
        pacts = [name for name in types if name in AGREEMENT_TYPES]
        if scanned.has("agreement", "sign") and not pacts and intent in ("pairs", "countries"):
            types = (*types, "Agreement")
        if scanned.has("goodwill") or scanned.has("friendship") or pacts:
            types = tuple(name for name in types if name in AGREEMENT_TYPES)
        kept = {"Visit", "Meeting", "Agreement"}
        types = tuple(name for name in types if name in AGREEMENT_TYPES or name in kept)
        changes["types"] = types
    elif intent == "events":
        kinds = tuple(name for name in types if name in EVENT_CLASSES)
        if reading.target in ("official", *OFFICES) and {"Visit", "Meeting"} <= set(kinds):
            # whom someone meets on a trip: the trip says when and where, the meetings are asked for
            kinds = tuple(name for name in kinds if name != "Visit")
        if kinds == ("Conference",) and len(reading.places) > 1 and "회의" in scanned.text:
            # a 회의 of two cities is a meeting as often as an assembly
            kinds = ("Conference", "Meeting")
        changes["types"] = kinds
    elif intent == "timeline" and scanned.has("agreement", "sign") and not set(types) & set(AGREEMENT_TYPES):
        changes["types"] = (*types, "Agreement")
    elif intent == "agreements":
        changes["types"] = tuple(name for name in types if name in AGREEMENT_TYPES)
    if intent in ("pairs", "events") and "explored" in statuses and not scanned.has("only"):
        statuses = tuple(status for status in statuses if status != "explored")
    if "proposed" in statuses and not scanned.has(
        "agreement", "sign", "sister", "partner", "friendship", "goodwill", "tie", "mou"
    ):
        statuses = tuple(status for status in statuses if status != "proposed")
    if reading.shape in ("when", "where") or (reading.shape == "rank" and "planned" not in statuses):
        statuses = tuple(status for status in statuses if status not in ("held", "signed", "inForce"))
    if intent in (
        "unconfirmed",
        "ended",
        "agreed",
        "timeline",
        "show",
        "evidence",
        "awards",
        "expiring",
        "dormant",
        "only through",
        "council",
        "compare",
    ):
        statuses = ()
    if reading.shape == "whether":
        # "was it carried out?" asks whether what was planned took place: what is planned belongs to the answer
        statuses = tuple(status for status in statuses if status not in ("held", "signed", "inForce"))
    if scanned.has("in-talks") and intent in ("pairs", "events"):
        intent, statuses = "pairs", ("planned", "proposed", "explored")
        changes["types"] = ()
    if intent == "memberships" and reading.shape == "when":
        statuses = ()
    if intent == "memberships":
        statuses = tuple(status for status in statuses if status in ("planned", "former", "terminated"))
    if "former" in statuses and intent == "officials":
        statuses = ()
    if intent == "events" and reading.shape == "when":
        # when a trip ended, not a trip that was ended
        statuses = tuple(status for status in statuses if status not in ENDED)
    sure = scanned.has("confirm") and not scanned.has("unconfirmed", "not", "planned")
    if intent == "events" and sure and reading.shape in ("list", "count") and not statuses:
        statuses = ("held",)
    changes["statuses"] = statuses
    negated = conditions.negated
    if intent not in (
        "pairs",
        "events",
        "engagements",
        "memberships",
        "outsiders",
        "places",
        "agreements",
        "common partners",
        "policies",
        "officials",
    ):
        negated = negated & {"country"}
    if (
        scanned.has("foreign")
        and not conditions.countries
        and not scanned.has("network")
        and intent
        in (
            "pairs",
            "common partners",
            "events",
            "agreements",
            "duplicates",
            "dormant",
            "benchmarked",
            "places",
            "ranking",
            "policies",
            "engagements",
            "memberships",
            "officials",
        )
    ):
        changes["countries"] = ("KR",)
        negated = negated | {"country"}
    changes["negated"] = negated
    either = not _BOTH_PACTS.search(scanned.text)
    if either and {"sister", "friendship"} <= set(changes.get("types", types)) and "goodwill" not in types:
        # 자매·우호도시, sister and friendship cities: every city with which there is an agreement of friendship
        changes["types"] = (*changes.get("types", types), "goodwill")
    if intent == "expiring" and not (conditions.since or conditions.until):
        changes["since"], changes["until"] = today.isoformat(), shift(today, years=1).isoformat()
    if intent == "dormant" and not conditions.since:
        changes["since"], changes["until"] = shift(today, years=-3).isoformat(), today.isoformat()
    if intent == "officials":
        roles = [cue for cue in OFFICES if scanned.has(cue)]
        if "president" in conditions.roles and (conditions.networks or scanned.has("network")):
            # who heads a network, whatever else they are
            roles = [*(role for role in roles if role not in ("mayor", "governor")), "network-president"]
        elif "president" in conditions.roles:
            roles += ["mayor", "governor"]
        # who is named is asked for in every office
        changes["roles"] = () if conditions.officials else tuple(roles)
        if conditions.officials and reading.target == "role":
            # 서울시장 오세훈: the place tells who is meant, not where the offices are
            changes["cities"], changes["partners"] = (), ()
    if intent == "memberships" and not scanned.has("role"):
        changes["roles"] = conditions.roles
    if intent == "memberships" and (conditions.since or conditions.until) and _JOINING.search(scanned.text):
        changes["began"] = True
    if intent == "events" and (not reading.places or changes["types"] != ("Visit",)):
        # who goes where is told of visits alone; of the rest, where it is held
        held_there = conditions.direction == "to" and reading.places and not conditions.partners
        changes["direction"] = "to" if held_there else "from" if _held_abroad(reading, scanned) else None
    apart = scanned.has("not") and reading.target in ("partner", "city") and contrasted(scanned)
    if apart and intent in ("pairs", "common partners") and not conditions.negated & {"theme", "network", "country"}:
        intent = "pairs"
        changes["negated"] = frozenset({"city"})
        changes["types"] = ()
    if _without(reading, intent, conditions):
        # what was not visited is told of the partners alone: of the whole world it would say nothing
        intent = "pairs"
        changes["direction"] = None
    if intent == "shared networks" and scanned.has("not"):
        reading = replace(reading, target="apart")
    each = reading.lang == "en" and reading.shape != "whether"
    if each and ((intent == "pairs" and _each_of(scanned)) or (intent in ("pairs", "agreements") and _one_of(scanned))):
        # "partners of Goyang and Seoul" are those of either
        changes["cities"], changes["partners"] = reading.places, ()
    if intent == "promised":
        host = _host(scanned, reading.lang)
        changes["partners"] = host
        changes["cities"] = tuple(each for each in reading.places if each not in host)
    if intent == "copied" and reading.lang == "en" and _from_second(scanned):
        # the place after "from" is the one that is copied
        changes["cities"], changes["partners"] = conditions.partners, conditions.cities
    if intent == "agreements" and _signed_there(reading, scanned):
        intent = "events"
        changes["types"], changes["statuses"] = ("Signing",), ()
        changes["direction"] = "to" if len(reading.places) == 1 and conditions.direction == "to" else None
    if intent == "pairs" and changes.get("types") == ("Visit",) and len(reading.places) == 1 and not conditions.themes:
        way = visiting(scanned)
        if way:
            # who goes where is told of visits, not of partners
            intent = "events"
            changes["direction"] = way
    order = "oldest" if scanned.has("oldest") else "newest" if scanned.has("newest") else ""
    final = replace(conditions, **changes)
    several = len({each if each in EVENT_CLASSES else "pact" for each in final.types}) > 1
    pacts_too = len(set(final.types)) > 1 and _BOTH_PACTS.search(scanned.text) is not None
    joined = scanned.has("both", "share", "common") or (reading.lang == "en" and _done_and_done(scanned))
    each_kind = intent == "pairs" and "type" not in final.negated and ((several and joined) or pacts_too)
    unheeded = scanned.has("not", "besides") and not reading.other_period
    unheeded = unheeded and not reading.shunned and not _heeded(intent, final, scanned)
    return replace(reading, intent=intent, order=order, conditions=final, unheeded=unheeded, each_kind=each_kind)


# who came to be a member, not who was one
_JOINING = re.compile(
    r"\b(?:join(?:s|ed|ing)?|enter(?:s|ed|ing)?|acced(?:ed|es|ing)|accession|became|become|admitted|signed up)\b"
    r"|(?:가입|합류|입회)(?:한|했|하였|하게)|들어[간온]|들어[갔왔]|새로 (?:가입|들어)"
)


# a country in which something is done, not one from which somebody comes
_IN_COUNTRY = re.compile("에서(?!의)\\s?(?!온|왔|오는|찾아|보낸|파견)")


def _held_abroad(reading: Reading, scanned: Scan) -> bool:
    """Tell whether a Korean question asks for what is held in a country ("유럽에서 열린 총회", 한국 밖에서)."""
    return reading.lang == "ko" and any(
        _IN_COUNTRY.match(scanned.text, token.end)
        for token in scanned.tokens
        if token.kind == "country" or token.countries or "foreign" in token.cues
    )


def _done_and_done(scanned: Scan) -> bool:
    """Tell whether two things of different kinds are said to be done with the same place ("visited and signed with")."""
    kinds = {"visit": "visit", "meeting": "meeting", "agreement": "pact", "sign": "pact", "mou": "pact"}
    told = [(token, {kinds[cue] for cue in token.cues if cue in kinds}) for token in scanned.tokens]
    return any(
        one[1] and other[1] and one[1] != other[1] and _AND_DID.fullmatch(scanned.text[one[0].end : other[0].start])
        for one, other in pairwise(told)
    )


def _host(scanned: Scan, lang: str) -> tuple[str, ...]:
    """Return the place that somebody promised to come to: in English the next after the promise, in Korean the last before it."""
    places = scanned.named(*PLACES)
    promise = scanned.first("promise", "pledge")
    if not places or promise is None:
        return tuple(entity.iri for token in places[-1:] for entity in token.entities)
    if lang == "en":
        chosen = next((token for token in places if token.start >= promise.end), places[-1])
    else:
        chosen = next((token for token in reversed(places) if token.end <= promise.start), places[-1])
    return tuple(entity.iri for entity in chosen.entities)


def _each_of(scanned: Scan) -> bool:
    """Tell whether partners of several places are asked for ("partners of A and B", "A and B's partners")."""
    places = scanned.named(*PLACES)
    if len(places) < 2 or not all(_AND.fullmatch(scanned.text[a.end : b.start]) for a, b in pairwise(places)):  # noqa: PLR2004
        return False
    lead, rest = scanned.text[: places[0].start], scanned.text[places[-1].end :]
    return re.search(r"\b(?:partners|cities|counterparts|towns) of $", lead) is not None or (
        re.match(r"'s? (?:[a-z-]+ )?(?:partners|partner cities|sister cities|counterparts)\b", rest) is not None
    )


def _one_of(scanned: Scan) -> bool:
    """Tell whether a question chooses among the places that it names ("which of A and B", "…, A or B")."""
    places = scanned.named(*PLACES)
    if len(places) < 2:  # noqa: PLR2004 - one and another
        return False
    gaps = [scanned.text[a.end : b.start] for a, b in pairwise(places)]
    of_them = re.search(r"\b(?:which|who) of (?:the )?$", scanned.text[: places[0].start]) is not None
    return all(_AND.fullmatch(gap) for gap in gaps) and (of_them or any(" or " in gap for gap in gaps))


def _from_second(scanned: Scan) -> bool:
    """Tell whether of two places the second is where something is taken from."""
    places = scanned.named(*PLACES)
    return len(places) == 2 and places[1].before == "from"  # noqa: PLR2004 - who takes, and from whom


def _signed_there(reading: Reading, scanned: Scan) -> bool:
    """Tell whether an English question asks where something was signed, or what was signed in a place."""
    if reading.lang != "en" or not scanned.has("sign", "signing"):
        return False
    if reading.shape == "where":
        return True
    places = scanned.named(*PLACES)
    return len(places) == 1 and re.search(r"\bsigned (?:in|at) $", scanned.text[: places[0].start]) is not None


def _without(reading: Reading, intent: str, conditions: Conditions) -> bool:
    """Tell whether a question asks for the cities that one place has had no visit or meeting with, in all time."""
    asked = intent == "events" and reading.target in ("city", "partner") and reading.shape in ("list", "count")
    here = len(reading.places) == 1 and not (conditions.since or conditions.until)
    return asked and here and "type" in conditions.negated and set(conditions.types) <= {"Visit", "Meeting"}


def _said_before(scanned: Scan) -> bool:
    """Tell whether a relation is asked for, apart from the same relation that a 'not' denies ("signed, but not in 2023")."""
    denied = scanned.first("not", "besides")
    pacts = [token for token in scanned.tokens if {"agreement", "sign"} & set(token.cues)]
    return denied is not None and any(
        max(token.start - denied.end, denied.start - token.end) > _APART for token in pacts
    )


def _themes_apart(scanned: Scan) -> bool:
    """Tell whether something is said between two themes: one is shared and the other is not ("교통은 협력하지만 금융은 …")."""
    named = scanned.named("theme")
    return len(named) > 1 and any(
        {"exchange", "share", "partner", "not"} & set(token.cues)
        for token in scanned.tokens
        if token.text != "nor" and named[0].end <= token.start and token.end <= named[-1].start
    )


def _heeded(intent: str, conditions: Conditions, scanned: Scan) -> bool:
    """Tell whether the answer leaves out what a negation bears on; the other intents say themselves what they do."""
    if intent not in ("pairs", "events", "agreements", "memberships", "policies", "officials", "common partners"):
        return True
    held: dict[str, tuple[str, ...]] = {
        "theme": conditions.themes,
        "network": conditions.networks,
        "country": conditions.countries,
        "city": conditions.partners,
        "status": conditions.statuses,
        "type": conditions.types if intent in ("pairs", "agreements") else (),
    }
    if (
        "type" in conditions.negated
        and len({each if each in EVENT_CLASSES else "pact" for each in conditions.types}) > 1
    ):
        # "met, but signed nothing": one kind is there and the other is not
        return False
    if intent == "common partners" and "city" in conditions.negated:
        # who is a partner of neither is no partner that they share
        return False
    if "type" in conditions.negated and _said_before(scanned):
        return False
    if "theme" in conditions.negated and _themes_apart(scanned):
        return False
    return bool(conditions.outside) or any(held.get(name) for name in conditions.negated)
