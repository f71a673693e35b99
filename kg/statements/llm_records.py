"""What a language model wrote, as statements: only what the document's own words and the closed lists bear out.

A record is dropped, and the reason counted, where a quote is not in the text, a code is on no list, a date is none, or
a name is not one of the text. Names mean what the rules found them to mean, else what the gazetteer says.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from kg import themes
from kg.model import (
    Agreement,
    AgreementType,
    Engagement,
    Event,
    EventKind,
    Exchange,
    Membership,
    MembershipRole,
    Naming,
    OfficeRole,
    Policy,
    Statement,
    Status,
    Tenure,
    Tie,
)
from kg.statements.analysis import Analysis
from kg.statements.llm_names import Dropped, Fields, Names, text, texts

# as sure as no measurement allows to say more: people see these among the unsure facts
CONFIDENCE = 0.5
STATUSES: dict[str, tuple[Status, ...]] = {
    "membership": (Status.HELD, Status.PLANNED, Status.FORMER),
    "agreement": (
        Status.SIGNED,
        Status.IN_FORCE,
        Status.PLANNED,
        Status.PROPOSED,
        Status.SUSPENDED,
        Status.EXPIRED,
        Status.TERMINATED,
        Status.CANCELLED,
    ),
    "event": (Status.HELD, Status.PLANNED, Status.PROPOSED, Status.CANCELLED),
    "tie": (Status.HELD, Status.PLANNED),
    "engagement": (Status.HELD, Status.PLANNED),
    "exchange": (Status.HELD, Status.PLANNED, Status.PROPOSED),
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch of the document that a list of records was read from."""

    start: int
    end: int


class Records:
    """Reads the records of one document; `dropped` counts those left out by reason, `seen` all."""

    def __init__(self, analysis: Analysis, rule: str) -> None:
        """Look up what the rules found named."""
        self.rule = rule
        self.seen = 0
        self.dropped: Counter[str] = Counter()
        self.names = Names(analysis)

    def read(self, found: Iterable[tuple[Part, Any]]) -> tuple[Statement, ...]:
        """Return the statements of records (each with the part it was read from) that hold."""
        rows = list(found)
        self.seen = len(rows)
        # who is named comes first: relations speak of them by the same words
        rows.sort(key=lambda row: not (isinstance(row[1], dict) and row[1].get("kind") == "naming"))
        kept: dict[Statement, None] = {}
        for part, raw in rows:
            try:
                kept[self._statement(part, raw)] = None
            except Dropped as reason:
                self.dropped[str(reason)] += 1
        return (*self._unnamed(kept), *kept)

    def notes(self) -> tuple[str, ...]:
        """Return one line that counts what was dropped and why; none where nothing was."""
        if not self.dropped:
            return ()
        told = ", ".join(f"{reason} ({count})" for reason, count in sorted(self.dropped.items()))
        return (f"{self.dropped.total()} of {self.seen} records of {self.rule} dropped: {told}.",)

    def _unnamed(self, kept: Iterable[Statement]) -> list[Naming]:
        """Return namings of those that statements speak of and no record names: the text does, where they were found."""
        named: dict[str, None] = {}
        for statement in kept:
            if not isinstance(statement, Naming):
                named |= dict.fromkeys(references(statement))
        known = {statement.entity for statement in kept if isinstance(statement, Naming)}
        return [
            Naming(evidence=(self.names.where[reference],), rule=self.rule, confidence=CONFIDENCE, entity=reference)
            for reference in named
            if reference not in known and reference in self.names.where
        ]

    def _statement(self, part: Part, raw: Any) -> Statement:  # noqa: ANN401 - whatever a model wrote
        if not isinstance(raw, dict):
            raise Dropped("no object")
        reader = _READERS.get(raw["kind"]) if isinstance(raw.get("kind"), str) else None
        if reader is None:
            raise Dropped("unknown kind")
        denied = raw.get("denied")
        base = {
            "evidence": self.names.evidence(raw, part.start, part.end),
            "rule": self.rule,
            "confidence": CONFIDENCE,
            "attributed_to": self.names.words(raw, "attributed_to"),
            "denied": denied is True,
        }
        if denied not in (None, True, False):
            raise Dropped("malformed field")
        return reader(self.names, raw, base)


def references(statement: Statement) -> Iterable[str]:
    """Yield the references that a statement speaks of."""
    for name in ("of", "member", "network", "a", "b", "place", "owner"):
        value = getattr(statement, name, None)
        if isinstance(value, str):
            yield value
    for name in ("parties", "participants", "visitors", "organizers"):
        yield from getattr(statement, name, ())


def _code(raw: Fields, name: str, codes: type[_Code], what: str) -> _Code:
    value = text(raw, name, needed=True) or ""
    try:
        return codes(value)
    except ValueError:
        raise Dropped(f"unknown {what}") from None


def _status(raw: Fields) -> Status:
    status = _code(raw, "status", Status, "status")
    if status not in STATUSES[raw["kind"]]:
        raise Dropped("unknown status")
    return status


def _theme(value: str | None) -> str:
    if value not in themes.themes():
        raise Dropped("unknown theme")
    return str(value)


def _themes(raw: Fields) -> tuple[str, ...]:
    return tuple(sorted({_theme(value) for value in texts(raw, "themes")}))


def _date(raw: Fields, name: str) -> str | None:
    """Return a date of the form YYYY, YYYY-MM or YYYY-MM-DD that the calendar has."""
    value = text(raw, name)
    if value is None:
        return None
    match = _DATE.fullmatch(value) if value.isascii() else None
    if match is None or not _in_calendar(int(match[1]), int(match[2] or 1), int(match[3] or 1)):
        raise Dropped("no date YYYY, YYYY-MM or YYYY-MM-DD")
    return value


def _in_calendar(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _stretch(raw: Fields) -> Fields:
    start, end = _date(raw, "start"), _date(raw, "end")
    if start and end and end[: len(start)] < start[: len(end)]:
        raise Dropped("end before its start")
    return {"start": start, "end": end}


def _tenure(names: Names, raw: Fields, base: Fields) -> Tenure:
    of = text(raw, "of", needed=True) or ""
    # a body that is no place or network stays as the text writes it
    body = names.known(of) or names.words(raw, "of")
    return Tenure(
        **base,
        **_stretch(raw),
        official=names.words(raw, "official", needed=True) or "",
        role=_code(raw, "role", OfficeRole, "role"),
        of=body or "",
        english=names.words(raw, "english"),
        title=names.words(raw, "title"),
        observed_on=names.document.published,
    )


def _membership(names: Names, raw: Fields, base: Fields) -> Membership:
    return Membership(
        **base,
        **_stretch(raw),
        member=names.actor(raw, "member", "place"),
        network=names.actor(raw, "network", "network"),
        role=_code(raw, "role", MembershipRole, "role"),
        status=_status(raw),
    )


def _agreement(names: Names, raw: Fields, base: Fields) -> Agreement:
    parties = names.actors(raw, "parties")
    if len(parties) < 2:
        raise Dropped("fewer than two parties")
    before = text(raw, "supersedes")
    return Agreement(
        **base,
        parties=parties,
        type=_code(raw, "type", AgreementType, "type"),
        status=_status(raw),
        date=_date(raw, "date"),
        valid_until=_date(raw, "valid_until"),
        supersedes=_code(raw, "supersedes", AgreementType, "type") if before else None,
        place=names.maybe(raw, "place", "place"),
        signatories=names.some(raw, "signatories"),
        themes=_themes(raw),
    )


def _event(names: Names, raw: Fields, base: Fields) -> Event:
    place = names.maybe(raw, "place", "place")
    participants = names.actors(raw, "participants")
    visitors = names.actors(raw, "visitors")
    if place is None and not participants:
        raise Dropped("an event of no place or network")
    return Event(
        **base,
        **_stretch(raw),
        type=_code(raw, "type", EventKind, "type"),
        status=_status(raw),
        name=names.words(raw, "name"),
        place=place,
        venue=names.words(raw, "venue"),
        participants=tuple(sorted({*participants, *visitors})),
        visitors=visitors,
        organizers=names.actors(raw, "organizers"),
        attendees=names.some(raw, "attendees"),
        themes=_themes(raw),
        awarded_for=names.words(raw, "awarded_for"),
    )


def _pair(names: Names, raw: Fields) -> Fields:
    a, b = sorted((names.actor(raw, "a", "place"), names.actor(raw, "b", "place")))
    if a == b:
        raise Dropped("a place paired with itself")
    return {"a": a, "b": b}


def _tie(names: Names, raw: Fields, base: Fields) -> Tie:
    return Tie(**base, **_pair(names, raw), status=_status(raw), start=_date(raw, "start"))


def _policy(names: Names, raw: Fields, base: Fields) -> Policy:
    return Policy(
        **base,
        name=names.words(raw, "name", needed=True) or "",
        owner=names.actor(raw, "owner", "place"),
        theme=_theme(text(raw, "theme")),
        english=names.words(raw, "english"),
        modelled_on=names.words(raw, "modelled_on"),
    )


def _engagement(names: Names, raw: Fields, base: Fields) -> Engagement:
    return Engagement(
        **base,
        place=names.actor(raw, "place", "place"),
        theme=_theme(text(raw, "theme")),
        status=_status(raw),
        start=_date(raw, "start"),
    )


def _exchange(names: Names, raw: Fields, base: Fields) -> Exchange:
    pair = _pair(names, raw)
    learner = names.maybe(raw, "learner", "place")
    if learner is not None and learner not in pair.values():
        raise Dropped("a learner who is not of the pair")
    return Exchange(
        **base,
        **pair,
        theme=_theme(text(raw, "theme")),
        status=_status(raw),
        learner=learner,
        start=_date(raw, "start"),
    )


_READERS: dict[str, Callable[[Names, Fields, Fields], Statement]] = {
    "naming": Names.naming,
    "tenure": _tenure,
    "membership": _membership,
    "agreement": _agreement,
    "event": _event,
    "tie": _tie,
    "policy": _policy,
    "engagement": _engagement,
    "exchange": _exchange,
}
