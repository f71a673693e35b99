"""Gold facts, `NAME.gold.json` beside `NAME.txt` in the layout of data/gold/README.md, as facts or as a `Reading`."""

import json
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import (
    Agreement,
    AgreementType,
    Document,
    Engagement,
    Event,
    EventKind,
    Exchange,
    Membership,
    MembershipRole,
    Naming,
    Network,
    OfficeRole,
    Place,
    Policy,
    Reading,
    Span,
    Statement,
    Status,
    Tenure,
    Tie,
)

Facts = dict[str, Any]

LISTS = (
    "places",
    "officials",
    "networks",
    "memberships",
    "agreements",
    "events",
    "ties",
    "policies",
    "themes",
    "shared",
)
_RULE = "gold"


def read_facts(path: Path) -> Facts:
    """Return the facts of one gold file; every list is there, empty where the file has none.

    Raises:
        InputError: the file is no JSON object.

    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no gold facts can be read from it ({error}). A JSON object is expected.") from error
    if not isinstance(facts, dict):
        raise InputError(f"{path}: holds a JSON {type(facts).__name__}; gold facts are an object with ten lists.")
    return {**facts, **{name: facts.get(name) or [] for name in LISTS}}


def to_reading(facts: Facts, document: Document) -> Reading:
    """Return gold facts as the reading of their document, each statement on the span of its evidence.

    A fact whose evidence is not found word for word in the text rests on the first place where its longest part is.
    """
    places = {fact["en"] or fact["ko"]: _place(fact) for fact in facts["places"]}
    networks = {fact["abbr"] or fact["ko"]: _network(fact) for fact in facts["networks"]}

    def refer(name: str) -> str:
        if name in places:
            return places[name].reference
        if name not in networks:
            networks[name] = _network({"ko": None, "abbr": name})
        return networks[name].reference

    def base(fact: Facts) -> dict[str, Any]:
        return {"evidence": (_find(document, fact.get("evidence") or ""),), "rule": _RULE}

    statements: list[Statement] = [
        *(Naming(**base(fact), entity=places[fact["en"] or fact["ko"]].reference) for fact in facts["places"]),
        *(Naming(**base(fact), entity=networks[fact["abbr"] or fact["ko"]].reference) for fact in facts["networks"]),
    ]
    for fact in facts["officials"]:
        of = fact["of"] or ""
        statements.append(
            Tenure(
                **base(fact),
                official=fact["ko"] or fact["en"],
                english=fact["en"],
                role=OfficeRole(fact["role"]),
                of=refer(of) if of in places or of in networks else of,
                observed_on=facts.get("published"),
            )
        )
    statements.extend(
        Membership(
            **base(fact),
            member=refer(fact["place"]),
            network=refer(fact["network"]),
            role=MembershipRole(fact["role"]),
            status=_status(fact),
            start=fact["from"],
            end=fact["to"],
        )
        for fact in facts["memberships"]
    )
    statements.extend(
        Agreement(
            **base(fact),
            parties=tuple(sorted(refer(name) for name in fact["parties"])),
            type=AgreementType(fact["type"]),
            status=_status(fact),
            date=fact["date"],
        )
        for fact in facts["agreements"]
    )
    for fact in facts["events"]:
        visited = fact["place"] if fact["kind"] == "visit" else None
        statements.append(
            Event(
                **base(fact),
                type=EventKind(fact["kind"]),
                status=_status(fact),
                name=fact["name"],
                place=refer(fact["place"]) if fact["place"] else None,
                start=fact["start"],
                end=fact["end"],
                participants=tuple(sorted({refer(name) for name in fact["participants"]})),
                visitors=tuple(sorted({refer(name) for name in fact["participants"] if visited and name != visited})),
            )
        )
    for fact in facts["ties"]:
        a, b = sorted((refer(fact["a"]), refer(fact["b"])))
        statements.append(Tie(**base(fact), a=a, b=b, status=_status(fact)))
    statements.extend(
        Policy(**base(fact), name=fact["ko"], owner=refer(fact["owner"]), theme=fact["theme"])
        for fact in facts["policies"]
    )
    statements.extend(
        Engagement(**base(fact), place=refer(fact["place"]), theme=fact["theme"]) for fact in facts["themes"]
    )
    for fact in facts["shared"]:
        a, b = sorted((refer(fact["a"]), refer(fact["b"])))
        statements.append(Exchange(**base(fact), a=a, b=b, theme=fact["theme"]))
    return Reading(
        document=document,
        places=tuple(places.values()),
        networks=tuple(networks.values()),
        statements=tuple(statements),
    )


def _status(fact: Facts) -> Status:
    return Status.TERMINATED if fact["status"] == "ended" else Status(fact["status"])


def _place(fact: Facts) -> Place:
    name = (fact["en"] or fact["ko"]).lower().replace("'", "").replace("(", "").replace(")", "").replace(" ", "-")
    identifier = f"{name}-{(fact['country'] or 'xx').lower()}"
    return Place(id=identifier, kind=fact["kind"], ko=fact["ko"], en=fact["en"], country=fact["country"])


def _network(fact: Facts) -> Network:
    label = fact["abbr"] or fact["ko"]
    return Network(id=label.lower().replace(" ", "-"), ko=fact["ko"], abbreviation=fact["abbr"])


def _find(document: Document, quote: str) -> Span:
    start = document.text.find(quote)
    if quote and start >= 0:
        return Span(document=document.id, start=start, end=start + len(quote))
    for part in sorted(quote.split("…"), key=len, reverse=True):
        start = document.text.find(part.strip())
        if part.strip() and start >= 0:
            return Span(document=document.id, start=start, end=start + len(part.strip()))
    return Span(document=document.id, start=0, end=min(80, len(document.text)))
