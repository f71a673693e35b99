"""A reading as facts: the layout of data/gold/README.md, each fact with its rule, confidence and spans."""

from collections.abc import Callable
from typing import Any

from kg.evaluation.gold import LISTS, Facts
from kg.model import (
    Agreement,
    Document,
    Engagement,
    Event,
    Exchange,
    Membership,
    Naming,
    Network,
    Place,
    Policy,
    Reading,
    Statement,
    Status,
    Tenure,
    Tie,
)

# the gold facts have fewer statuses than the ontology: what took place, what is to come, what is over
_AGREED = {Status.IN_FORCE: "signed", Status.HELD: "signed", Status.EXPLORED: "proposed"}
_OVER = {Status.TERMINATED, Status.EXPIRED, Status.FORMER, Status.SUPERSEDED, Status.SUSPENDED}
_AHEAD = {Status.EXPLORED, Status.PROPOSED, Status.PLANNED}
# of several statements of one thing, the one that went furthest stands for it
_FURTHEST = ("signed", "held", "ended", "planned", "proposed", "former", "cancelled")


def from_reading(reading: Reading) -> Facts:
    """Return the facts of a reading; what it denies is left out, and a thing stated several times is one fact."""
    names = _Names(reading)
    facts: dict[str, list[Facts]] = {name: [] for name in LISTS}
    for statement in reading.statements:
        writer = _WRITERS.get(type(statement))
        if writer is None or statement.denied:
            continue
        name, fact = writer(statement, names)
        if fact is not None:
            facts[name].append(fact | _support(statement, reading.document))
    return {
        "doc": reading.document.id,
        "published": reading.document.published,
        **{name: _once(name, found) for name, found in facts.items()},
    }


class _Names:
    """How the facts name what a reading refers to: a place by its English name, a network by its abbreviation."""

    def __init__(self, reading: Reading) -> None:
        self.places = {place.reference: place for place in reading.places}
        self.networks = {network.reference: network for network in reading.networks}
        self._bodies = {body.reference: body.name for body in reading.organizations}
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        # the place that the text names first keeps a name that two places share; the others get their region with it
        for place in reading.places:
            name = place.en or place.ko or place.id
            self._names[place.reference] = f"{name} ({place.region or place.id})" if name in taken else name
            taken.add(name)

    def of(self, reference: str | None) -> str | None:
        """Return the name of what a reference means; a plain name stands for itself."""
        if reference is None:
            return None
        if reference in self._names:
            return self._names[reference]
        network = self.networks.get(reference)
        if network is not None:
            return network.abbreviation or network.en or network.ko
        return self._bodies.get(reference, reference)


_Written = tuple[str, Facts | None]


def _naming(statement: Naming, names: _Names) -> _Written:
    place = names.places.get(statement.entity)
    if place is not None:
        return "places", _place(place, names) if place.kind != "country" else None
    network = names.networks.get(statement.entity)
    return "networks", _network(network) if network is not None else None


def _place(place: Place, names: _Names) -> Facts:
    alt = [label for label in place.labels if label not in {place.ko, place.en}]
    return {
        "ko": place.ko,
        "en": names.of(place.reference),
        "country": place.country,
        "kind": place.kind,
        "alt": alt,
        "id": place.id,
    }


def _network(network: Network) -> Facts:
    alt = [label for label in (network.en, *network.labels) if label and label != network.ko]
    return {"ko": network.ko, "abbr": network.abbreviation or network.en or network.ko, "alt": alt}


def _tenure(statement: Tenure, names: _Names) -> _Written:
    return "officials", {
        "ko": statement.official,
        "en": statement.english,
        "role": statement.role.value,
        "of": names.of(statement.of),
    }


def _membership(statement: Membership, names: _Names) -> _Written:
    status = statement.status
    said = "former" if status in _OVER else "planned" if status in _AHEAD else "held"
    return "memberships", {
        "place": names.of(statement.member),
        "network": names.of(statement.network),
        "role": statement.role.value,
        "status": said,
        "from": statement.start,
        "to": statement.end,
    }


def _agreement(statement: Agreement, names: _Names) -> _Written:
    status = statement.status
    return "agreements", {
        "parties": [names.of(party) for party in statement.parties],
        "type": statement.type.value,
        "status": "ended" if status in _OVER else _AGREED.get(status, status.value),
        "date": statement.date,
    }


def _event(statement: Event, names: _Names) -> _Written:
    status = statement.status
    return "events", {
        "kind": statement.type.value,
        "name": statement.name,
        "place": names.of(statement.place),
        "start": statement.start,
        "end": statement.end,
        "status": "planned" if status in _AHEAD else "held" if status is not Status.CANCELLED else "cancelled",
        "participants": [names.of(participant) for participant in statement.participants],
    }


def _tie(statement: Tie, names: _Names) -> _Written:
    status = "planned" if statement.status in _AHEAD else "held"
    return "ties", {"a": names.of(statement.a), "b": names.of(statement.b), "status": status}


def _policy(statement: Policy, names: _Names) -> _Written:
    return "policies", {
        "ko": statement.name,
        "en": statement.english,
        "owner": names.of(statement.owner),
        "theme": statement.theme,
    }


def _engagement(statement: Engagement, names: _Names) -> _Written:
    return "themes", {"place": names.of(statement.place), "theme": statement.theme}


def _exchange(statement: Exchange, names: _Names) -> _Written:
    return "shared", {"a": names.of(statement.a), "b": names.of(statement.b), "theme": statement.theme}


_WRITERS: dict[type[Statement], Callable[[Any, _Names], _Written]] = {
    Naming: _naming,
    Tenure: _tenure,
    Membership: _membership,
    Agreement: _agreement,
    Event: _event,
    Tie: _tie,
    Policy: _policy,
    Engagement: _engagement,
    Exchange: _exchange,
}

# what makes two facts of a list the same; events have no such key: nine meetings in one city are nine facts
_KEYS: dict[str, Callable[[Facts], object]] = {
    "places": lambda fact: fact["id"],
    "officials": lambda fact: (fact["ko"], fact["of"], fact["role"]),
    "networks": lambda fact: fact["abbr"],
    "memberships": lambda fact: (fact["place"], fact["network"], fact["role"]),
    "agreements": lambda fact: (frozenset(fact["parties"]), fact["type"]),
    "ties": lambda fact: frozenset((fact["a"], fact["b"])),
    "policies": lambda fact: (fact["ko"], fact["owner"]),
    "themes": lambda fact: (fact["place"], fact["theme"]),
    "shared": lambda fact: (frozenset((fact["a"], fact["b"])), fact["theme"]),
}


def _once(name: str, facts: list[Facts]) -> list[Facts]:
    key = _KEYS.get(name)
    if key is None:
        return facts
    kept: dict[object, Facts] = {}
    for fact in facts:
        identity = key(fact)
        if identity not in kept or _worth(fact) > _worth(kept[identity]):
            kept[identity] = fact
    return list(kept.values())


def _worth(fact: Facts) -> tuple[float, ...]:
    status = fact.get("status")
    reach = -_FURTHEST.index(status) if status in _FURTHEST else 0
    return reach, bool(fact.get("date") or fact.get("from")), fact["confidence"]


def _support(statement: Statement, document: Document) -> Facts:
    return {
        "evidence": " … ".join(document.quote(span) for span in statement.evidence),
        "spans": [[span.start, span.end] for span in statement.evidence],
        "rule": statement.rule,
        "confidence": statement.confidence,
    }
