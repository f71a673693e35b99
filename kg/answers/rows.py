"""The rows of a family of facts: from the store by its query, or, for a large graph, from the ledger beside it.

Both give the same rows in the same order; the query is what an answer shows. What the ledger does here is the query of
`kg.answers.families` said in Python, condition by condition: whoever changes one changes the other, and
`tests/answers/test_rows.py` compares them over every condition alone and in pairs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, TypeVar

from kg.answers.asked import Asked
from kg.answers.conditions import Conditions, chosen_codes, shows_denied
from kg.answers.sheet import Context, dicts
from kg.triples import kept
from kg.triples.ledger import Ledger, MissingError, Record, forget, ledger_of, local
from kg.triples.store import Store
from kg.vocabulary import IDENTIFIER, ONTOLOGY, THEME

Row = dict[str, Any]
_Made = TypeVar("_Made")
_NONE: tuple[None] = (None,)
_GONE = frozenset({"planned", "former", "cancelled"})
_HOWS = ("participant", "visitor", "organizer", "attendee", "awardedTo", "awardedBy", "awardedFor", "theme")


def run(context: Context, sparql: str) -> list[Row]:
    """Return the rows of a query by column; those of a family of facts in one order, wherever they come from."""
    return rows(context.store, sparql)


def rows(store: Store, sparql: str) -> list[Row]:
    """Return the rows of a query of a store by column (see `run`)."""
    if not isinstance(sparql, Asked):
        return _of_table(store, sparql)
    found = _from_ledger(store, sparql)
    return _sorted(_of_table(store, sparql) if found is None else found)


def _of_table(store: Store, sparql: str) -> list[Row]:
    return dicts(kept.select(store, str(sparql)))


def _sorted(found: list[Row]) -> list[Row]:
    return sorted(found, key=lambda row: ["" if value is None else value for value in row.values()])


def _from_ledger(store: Store, asked: Asked) -> list[Row] | None:
    make = _FAMILIES[asked.family]
    made = noted(store, lambda ledger: dict.fromkeys(make(Source(ledger, asked.conditions))))
    if made is None:
        return None
    columns = _COLUMNS[asked.family]
    return [dict(zip(columns, row, strict=True)) for row in made]


def noted(store: Store, make: Callable[[Ledger], _Made]) -> _Made | None:
    """Return what is made of a store's ledger; None where it has none, or a file of it cannot be read."""
    ledger = ledger_of(store)
    if ledger is None:
        return None
    try:
        return make(ledger)
    except MissingError:
        forget(store)
        return None


_COLUMNS = {
    "pairs": ("city", "partner", "relation", "status", "date", "theme", "basis", "thing"),
    "agreements": ("thing", "type", "status", "date", "until", "party", "theme", "successor"),
    "events": ("thing", "status", "place", "start", "end", "how", "who"),
    "memberships": ("thing", "city", "network", "role", "status", "start", "end"),
    "tenures": ("thing", "official", "role", "of", "start", "end", "observed"),
    "policies": ("thing", "owner", "theme", "model"),
    "engagements": ("city", "theme", "thing"),
}


def _id(path: str | None) -> str | None:
    return None if path is None else IDENTIFIER + path


def _term(name: str) -> str:
    return ONTOLOGY + name


def _theme(code: str | None) -> str | None:
    return None if code is None else THEME + code


class Source:
    """The ledger under the conditions of one query, and what several of its conditions look up."""

    def __init__(self, ledger: Ledger, conditions: Conditions) -> None:
        self.ledger = ledger
        self.conditions = conditions
        self.cities = paths_of(conditions.cities)
        self.partners = paths_of(conditions.partners)
        self.themes = frozenset(map(local, conditions.themes))
        self.networks = paths_of(conditions.networks)
        self.excluded = paths_of(conditions.excluded)
        self.officials = paths_of(conditions.officials)
        self.chosen = paths_of(conditions.things)
        self.countries = frozenset(chosen_codes(conditions.countries))
        self.home = frozenset(chosen_codes(conditions.home))
        self._indexes: dict[str, Any] = {}

    def things(self, *kinds: str) -> Iterator[tuple[str, Record]]:
        """Yield the things of kinds that no person rejected, that some document affirms, and that are as sure as is asked."""
        least = self.conditions.min_confidence
        hidden = not shows_denied(self.conditions)
        for kind in kinds:
            support = self.ledger.support(kind) if least is not None else {}
            for path, record in self.ledger.things(kind).items():
                if "rejected" in record.get("review", ()) or (hidden and "denied" in record.get("polarity", ())):
                    continue
                if least is not None:
                    best = support[path][1] if path in support else None
                    if best is None or best < float(f"{least:.4f}"):
                        continue
                yield path, record

    def named(self, name: str) -> bool:
        """Tell whether a condition is asked for as one that must not hold."""
        return name in self.conditions.negated

    def in_countries(self, path: str, codes: frozenset[str], *, negated: bool = False) -> bool:
        """Tell whether a place is, or is not, in one of the countries; with none, any is."""
        return not codes or self.ledger.countries().get(path, frozenset()).isdisjoint(codes) == negated

    def status(self, record: Record) -> list[str]:
        """Return the statuses of a record that are asked for."""
        wanted = self.conditions.statuses
        held = record.get("status", [])
        return [each for each in held if (each in wanted) != self.named("status")] if wanted else held

    def period(self, first: str | None, last: str | None) -> bool:
        """Tell whether a stretch of time falls into the period asked for; without a date it does not."""
        since, until = self.conditions.since, self.conditions.until
        if since and (last is None or last < since[: len(last)]):
            return False
        return not until or (first is not None and first[: len(until)] <= until)

    def during(self, start: str | None, end: str | None) -> bool:
        """Tell whether what lasts reaches into the period; an end that nobody tells does."""
        since, until = self.conditions.since, self.conditions.until
        if until and start is not None and start[: len(until)] > until:
            return False
        return not since or end is None or end >= since[: len(end)]

    def belongs(self, path: str) -> bool:
        """Tell whether a place belongs, or does not belong, to one of the networks."""
        return not self.networks or self.index("members", self._members).get(path, frozenset()).isdisjoint(
            self.networks
        ) == self.named("network")

    def about(self, record: Record) -> list[str | None]:
        """Return the themes of a record for its rows; where they are a condition, those that meet it, or none."""
        held = record.get("theme", [])
        if not self.themes:
            return [*held] or [None]
        if self.named("theme"):
            return [None] if self.themes.isdisjoint(held) else []
        return [each for each in held if each in self.themes]

    def index(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - one of several indexes
        """Return what is looked up often, made when it is first needed."""
        if name not in self._indexes:
            self._indexes[name] = make()
        return self._indexes[name]

    def _members(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for record in self.ledger.things("membership").values():
            if _GONE.isdisjoint(record.get("status", ())):
                for member in record.get("member", ()):
                    found.setdefault(member, set()).update(record.get("network", ()))
        return found

    def pursues(self) -> dict[str, set[str]]:
        """Return the themes of what each place pursues or owns."""

        def make() -> dict[str, set[str]]:
            found: dict[str, set[str]] = {}
            for kind, name in (("engagement", "place"), ("policy", "owner")):
                for record in self.ledger.things(kind).values():
                    for place in record.get(name, ()):
                        found.setdefault(place, set()).update(record.get("theme", ()))
            return found

        return self.index("pursues", make)  # type: ignore[no-any-return]

    def engaged(self, path: str) -> Sequence[str]:
        """Return the themes that a place is engaged in."""
        return self.ledger.edges().get(path, {}).get("engagedIn", ())


def paths_of(iris: Iterable[str]) -> frozenset[str]:
    """Return IRIs as the ledger has them."""
    return frozenset(map(local, iris))


def _some(record: Record, name: str) -> Sequence[str | None]:
    return record.get(name) or _NONE


def _agreements(source: Source) -> Iterator[tuple[Any, ...]]:
    conditions = source.conditions
    from kg.answers.families import AGREEMENT_TYPES

    kinds = frozenset(conditions.types) & frozenset(AGREEMENT_TYPES)
    for path, record in source.things("agreement"):
        parties = record.get("party", [])
        types = [
            each for each in record.get("agreementType", ()) if not kinds or (each in kinds) != source.named("type")
        ]
        if not types or not parties or not _sides(parties, source):
            continue
        if source.officials and source.officials.isdisjoint(record.get("signatory", ())):
            continue
        dates = [each for each in _some(record, "signedOn") if source.period(each, each)]
        for kind, status, date, until, party, theme, successor in product(
            types, source.status(record), dates, _some(record, "validUntil"), parties, source.about(record), _some(record, "supersededBy"),
        ):  # fmt: skip
            yield _id(path), _term(kind), _term(status), date, until, _id(party), _theme(theme), _id(successor)


def _sides(parties: Sequence[str], source: Source) -> bool:
    """Tell whether the parties of an agreement are those asked for."""
    if not source.excluded.isdisjoint(parties):
        return False
    if source.networks and source.networks.isdisjoint(parties):
        return False
    if source.home and not any(source.in_countries(each, source.home) for each in parties):
        return False
    own = [each for each in parties if each in source.cities] if source.cities else _NONE
    negated = source.named("country")
    return any(
        (not source.partners or any(each in source.partners and each != city for each in parties))
        and (
            not source.countries
            or any(each != city and source.in_countries(each, source.countries, negated=negated) for each in parties)
        )
        for city in own
    )


_PATHS = {
    "to": (("heldIn",), ("visitor", "participant")),
    "from": (("visitor", "participant", "awardedTo"), ("heldIn",)),
    None: (("participant", "visitor", "heldIn", "organizer", "awardedTo"), ("heldIn", "participant", "visitor")),
}
_TURNED = {"to": "from", "from": "to"}


def _events(source: Source) -> Iterator[tuple[Any, ...]]:
    from kg.answers.families import EVENT_CLASSES

    conditions = source.conditions
    classes = frozenset(conditions.types) & frozenset(EVENT_CLASSES)
    for path, record in source.things("event"):
        if classes.isdisjoint(record["type"]) if classes else "Event" not in record["type"]:
            continue
        if source.chosen and path not in source.chosen:
            continue
        if not _took_part(record, source):
            continue
        if any(
            each not in {who for name in ("participant", "organizer", "awardedBy") for who in record.get(name, ())}
            for each in source.networks
        ):
            continue
        if source.themes and source.themes.isdisjoint(record.get("theme", ())) != source.named("theme"):
            continue
        if source.officials and not _present(record, source):
            continue
        places = [each for each in _some(record, "heldIn") if each is None or each not in source.excluded]
        hows: list[tuple[str | None, str | None]] = [
            (_term(name), (_theme if name == "theme" else _id)(who)) for name in _HOWS for who in record.get(name, ())
        ]
        for status, place, start, end in product(
            source.status(record), places, _some(record, "start"), _some(record, "end")
        ):
            if source.period(start, start if end is None else end):
                for how, who in hows or ((None, None),):
                    yield _id(path), _term(status), _id(place), start, end, how, who


def _took_part(record: Record, source: Source) -> bool:
    direction = source.conditions.direction
    own, away = _PATHS[direction if direction in _PATHS else None]
    cities: Sequence[str | None] = _NONE
    if source.cities:
        cities = _involved(record, source.cities, own, guest=direction == "from")
        if not cities:
            return False
    if source.partners:
        turned = _TURNED.get(direction or "")
        if not _involved(record, source.partners, _PATHS[turned][0], guest=turned == "from"):
            return False
    if not source.countries:
        return True
    others = {each for name in away for each in record.get(name, ())}
    negated = source.named("country")
    return any(
        any(each != city and source.in_countries(each, source.countries, negated=negated) for each in others)
        for city in cities
    )


def _involved(record: Record, places: frozenset[str], names: Sequence[str], *, guest: bool) -> list[str]:
    found = [each for name in names for each in record.get(name, ()) if each in places]
    if guest and "Visit" in record["type"]:
        # a guest is told from the host: who is visited takes part too
        found = [each for each in found if each not in record.get("heldIn", ())]
    return found


def _present(record: Record, source: Source) -> bool:
    if not source.officials.isdisjoint(record.get("attendee", ())):
        return True

    def seats() -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for tenure in source.ledger.things("tenure").values():
            if not source.officials.isdisjoint(tenure.get("official", ())):
                for seat in tenure.get("of", ()):
                    found.setdefault(seat, []).append(tenure)
        return found

    held = source.index("seats", seats)
    return any(
        _in_time(tenure, start[:4])
        for name in ("visitor", "participant")
        for each in record.get(name, ())
        for tenure in held.get(each, ())
        for start in record.get("start", ())
    )


def _in_time(tenure: Record, year: str) -> bool:
    """Tell whether a year is one of an office's, or, where its dates are not known, one in which it was seen held."""
    ends = tenure.get("end") or (year,)
    if tenure.get("start"):
        return any(took[:4] <= year <= left[:4] for took in tenure["start"] for left in ends)
    return any(year == seen[:4] for seen in tenure.get("observedOn", ()))


def _memberships(source: Source) -> Iterator[tuple[Any, ...]]:
    conditions = source.conditions
    wanted = source.cities | source.partners
    codes = frozenset(chosen_codes(conditions.countries or conditions.home))
    outside = paths_of(conditions.outside)
    shut = _memberships_in(source, outside) if outside else set()
    for path, record in source.things("membership"):
        cities = [
            each
            for each in record.get("member", ())
            if (not wanted or each in wanted)
            and each not in source.excluded
            and each not in shut
            and source.in_countries(each, codes, negated=source.named("country"))
            and (not source.themes or not source.themes.isdisjoint(source.pursues().get(each, ())))
        ]
        networks = [
            each
            for each in record.get("network", ())
            if source.named("network") or not source.networks or each in source.networks
        ]
        roles = [each for each in record.get("role", ()) if not conditions.roles or each in conditions.roles]
        for city, network, role, status, start, end in product(
            cities, networks, roles, source.status(record), _some(record, "start"), _some(record, "end")
        ):
            if source.during(start, end):
                yield _id(path), _id(city), _id(network), role, _term(status), start, end


def _memberships_in(source: Source, networks: frozenset[str]) -> set[str]:
    return {
        member
        for record in source.ledger.things("membership").values()
        if not networks.isdisjoint(record.get("network", ()))
        for member in record.get("member", ())
    }


def _tenures(source: Source) -> Iterator[tuple[Any, ...]]:
    conditions = source.conditions
    wanted = source.cities | source.partners | source.networks
    codes = frozenset(chosen_codes(conditions.countries or conditions.home))
    dated = bool(conditions.since or conditions.until)
    for path, record in source.things("tenure"):
        people = [each for each in record.get("official", ()) if not source.officials or each in source.officials]
        roles = [each for each in record.get("role", ()) if not conditions.roles or each in conditions.roles]
        seats = [
            each
            for each in record.get("of", ())
            if (not wanted or each in wanted)
            and each not in source.excluded
            and source.in_countries(each, codes, negated=source.named("country"))
            and (not source.themes or not source.themes.isdisjoint(source.pursues().get(each, ())))
        ]
        for official, role, of, start, end, observed in product(
            people, roles, seats, _some(record, "start"), _some(record, "end"), _some(record, "observedOn")
        ):
            first = observed if start is None else start
            last = observed if end is None else end
            if not dated or source.period(first, first if last is None else last):
                yield _id(path), _id(official), role, _id(of), start, end, observed


def _policies(source: Source) -> Iterator[tuple[Any, ...]]:
    wanted = source.cities | source.partners
    codes = frozenset(chosen_codes(source.conditions.countries or source.conditions.home))
    for path, record in source.things("policy"):
        if source.chosen and path not in source.chosen:
            continue
        owners = [
            each
            for each in record.get("owner", ())
            if (not wanted or each in wanted)
            and each not in source.excluded
            and source.in_countries(each, codes, negated=source.named("country"))
            and source.belongs(each)
        ]
        for owner, theme, model in product(owners, source.about(record), _some(record, "modelledOn")):
            yield _id(path), _id(owner), _theme(theme), _id(model)


def _engagements(source: Source) -> Iterator[tuple[Any, ...]]:
    wanted = source.cities | source.partners
    codes = frozenset(chosen_codes(source.conditions.countries or source.conditions.home))
    negated = source.named("theme")
    for path, record in source.things("engagement", "policy"):
        name = "place" if path.startswith("engagement/") else "owner"
        themes = [each for each in record.get("theme", ()) if negated or not source.themes or each in source.themes]
        for city in record.get(name, ()):
            if (
                (not wanted or city in wanted)
                and city not in source.excluded
                and source.in_countries(city, codes, negated=source.named("country"))
                and source.belongs(city)
                and not (negated and source.themes and not source.themes.isdisjoint(source.pursues().get(city, ())))
            ):
                for theme in themes:
                    yield _id(city), _theme(theme), _id(path)


def _pairs(source: Source) -> Iterator[tuple[Any, ...]]:
    from kg.answers.bonds import pairs

    for city, partner, relation, status, date, theme, basis, path in pairs(source):
        yield _id(city), _id(partner), _term(relation), _term(status), date, _theme(theme), basis, _id(path)


_FAMILIES: dict[str, Callable[[Source], Iterator[tuple[Any, ...]]]] = {
    "pairs": _pairs,
    "agreements": _agreements,
    "events": _events,
    "memberships": _memberships,
    "tenures": _tenures,
    "policies": _policies,
    "engagements": _engagements,
}
