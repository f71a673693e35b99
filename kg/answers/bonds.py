"""What binds two places, from the ledger: the query of `families.pairs` said in Python."""

from collections.abc import Iterator, Sequence
from itertools import permutations, product
from typing import TYPE_CHECKING

from kg.answers.families import AGREEMENT_TYPES
from kg.triples.ledger import Record

if TYPE_CHECKING:
    from kg.answers.rows import Source

# city, partner, relation, status, date, theme, basis, path
Bond = tuple[str, str, str, str, str | None, str | None, str | None, str]
_NONE: tuple[None] = (None,)
Pair = tuple[str, str]


def pairs(source: "Source") -> Iterator[Bond]:
    """Yield the rows of two places and what binds them, under the conditions of a source."""
    conditions = source.conditions
    asked = set(conditions.types)
    apart = bool(asked and conditions.themes and not conditions.negated & {"theme", "type"})
    keeps = _Keeps(source)
    for city, partner, relation, date, theme, basis, path, record, told in _branches(source, set() if apart else asked):
        if not keeps.pair(city, partner) or (apart and not keeps.also(city, partner)):
            continue
        if not (
            told and any(source.period(day, day) for day in told)
            if date is None and told
            else source.period(date, date)
        ):
            continue
        themes: Sequence[str | None] = [theme] if basis else record.get("theme") or _NONE
        for status, each in product(source.status(record), themes):
            yield city, partner, relation, status, date, each, basis, path


_DONE = frozenset({"held", "signed", "inForce"})
_TALKS = frozenset({"Meeting", "Signing", "Training"})


def activity(source: "Source") -> dict[Pair, list[str]]:
    """Return the dates of what took place or was signed between each two, both ways; an assembly is nothing between."""
    found: dict[Pair, list[str]] = {}
    for _, record in source.things("agreement", "exchange", "event"):
        days = [*record.get("start", ()), *record.get("signedOn", ())]
        kinds = _TALKS.intersection(record["type"])
        lasting = not {"Agreement", "Exchange", "Visit"}.isdisjoint(record["type"])
        if not days or not (kinds or lasting) or _DONE.isdisjoint(record.get("status", ())):
            continue
        pairs_ = set(permutations(record.get("party", ()), 2))
        if kinds:
            pairs_ |= set(permutations(record.get("participant", ()), 2))
        for guest, host in product(record.get("visitor", ()), record.get("heldIn", ())):
            pairs_ |= {(guest, host), (host, guest)} if guest != host else set()
        for pair in pairs_:
            found.setdefault(pair, []).extend(days)
    return found


_Branch = tuple[str, str, str, str | None, str | None, str | None, str, Record, Sequence[str]]


def _branches(source: "Source", wanted: set[str]) -> Iterator[_Branch]:
    """Yield what each kind of thing gives: the two, relation, date, theme, basis, path, record, days it was reported."""
    conditions = source.conditions
    agreements = wanted & set(AGREEMENT_TYPES) or ({*AGREEMENT_TYPES} if "Agreement" in wanted or not wanted else set())
    about = bool(conditions.themes and "theme" not in conditions.negated)
    outside = "type" in conditions.negated
    dated = bool(conditions.since or conditions.until)
    if agreements and not (wanted and outside):
        for path, record in source.things("agreement"):
            types = [each for each in record.get("agreementType", ()) if each in agreements]
            for (city, partner), kind, date in product(
                _both(record, "party", source), types, _dates(record, "signedOn")
            ):
                for theme, basis in _themes(record, source) if about else ((None, None),):
                    yield city, partner, kind, date, theme, basis, path, record, ()
                for theme in source.themes.intersection(source.engaged(city), source.engaged(partner)) if about else ():
                    yield city, partner, kind, date, theme, "each", path, record, ()
    if not wanted or "Exchange" in wanted or outside:
        support = source.ledger.support("exchange") if dated else {}
        for path, record in source.things("exchange"):
            told = support[path][2] if path in support else ()
            for (city, partner), date in product(_both(record, "party", source), _dates(record, "start")):
                for theme, basis in _themes(record, source) if about else ((None, None),):
                    yield city, partner, "Exchange", date, theme, basis, path, record, told
    visits, meetings = (not wanted or name in wanted or outside for name in ("Visit", "Meeting"))
    for path, record in source.things("event") if visits or meetings else ():
        found: list[tuple[str, Pair]] = []
        if visits and "Visit" in record["type"]:
            found += [("Visit", pair) for pair in _ways(record, source)]
        if meetings and "Meeting" in record["type"]:
            found += [("Meeting", pair) for pair in _both(record, "participant", source) if _alone(record, pair)]
        for (relation, (city, partner)), date in product(found, _dates(record, "start")):
            for theme, basis in _themes(record, source) if about else ((None, None),):
                yield city, partner, relation, date, theme, basis, path, record, ()


def _themes(record: Record, source: "Source") -> list[tuple[str | None, str | None]]:
    return [(each, "together") for each in record.get("theme", ()) if each in source.themes]


def _dates(record: Record, name: str) -> Sequence[str | None]:
    return record.get(name) or _NONE


def _both(record: Record, name: str, source: "Source") -> list[Pair]:
    held = record.get(name, ())
    return [(city, partner) for city in held for partner in held if _asked(city, partner, source)]


def _ways(record: Record, source: "Source") -> list[Pair]:
    ways = [(guest, host) for guest in record.get("visitor", ()) for host in record.get("heldIn", ())]
    return [pair for one, other in ways for pair in ((one, other), (other, one)) if _asked(*pair, source)]


def _asked(city: str, partner: str, source: "Source") -> bool:
    return (
        city != partner
        and (not source.cities or city in source.cities)
        and (not source.partners or source.named("city") or partner in source.partners)
        and city.startswith("place/")
        and partner.startswith("place/")
    )


def _alone(record: Record, pair: Pair) -> bool:
    return not any(each not in pair and each.startswith("place/") for each in record["participant"])


class _Keeps:
    """Which pairs meet the conditions that are on the two places, each pair looked at once."""

    def __init__(self, source: "Source") -> None:
        self._source = source
        self._pairs: dict[Pair, bool] = {}

    def pair(self, city: str, partner: str) -> bool:
        """Tell whether a pair is one that was asked for."""
        key = (city, partner)
        if key not in self._pairs:
            self._pairs[key] = self._pair(city, partner)
        return self._pairs[key]

    def _pair(self, city: str, partner: str) -> bool:
        source = self._source
        negated = source.conditions.negated
        return (
            partner not in source.excluded
            and source.in_countries(city, source.home)
            and source.in_countries(partner, source.countries, negated="country" in negated)
            and source.belongs(partner)
            and not (source.themes and "theme" in negated and self._shares(city, partner))
            and not ("type" in negated and self._related(city, partner))
            and not ("city" in negated and self._taken(partner))
        )

    def _shares(self, city: str, partner: str) -> bool:
        source = self._source
        if not source.themes.isdisjoint(self._bonds().get((city, partner), ())):
            return True
        both = source.themes.intersection(source.engaged(city), source.engaged(partner))
        return bool(both) and (city, partner) in self._pacts()

    def _related(self, city: str, partner: str) -> bool:
        """Tell whether two places have what must not bind them."""
        types = self._source.conditions.types
        kinds = {*AGREEMENT_TYPES} if "Agreement" in types else {*types} & {*AGREEMENT_TYPES}
        return (
            not kinds.isdisjoint(self._pacts().get((city, partner), ()))
            or ("Visit" in types and (city, partner) in self._trips(held=True))
            or ("Meeting" in types and (city, partner) in self._talks(held=True))
        )

    def _taken(self, partner: str) -> bool:
        return any(partner == other or (other, partner) in self._bonds() for other in self._source.partners)

    def also(self, city: str, partner: str) -> bool:
        """Tell whether two places have a relation of one of the types, whatever it is about."""
        types = self._source.conditions.types
        kinds = {*types} & {*AGREEMENT_TYPES}
        ways: list[bool] = []
        if kinds or "Agreement" in types:
            held = self._pacts().get((city, partner), set())
            ways.append(not kinds.isdisjoint(held) if kinds else (city, partner) in self._pacts())
        if "Visit" in types:
            ways.append((city, partner) in self._trips(held=False))
        if "Meeting" in types:
            ways.append((city, partner) in self._talks(held=False))
        return any(ways) or not ways

    def _bonds(self) -> dict[Pair, set[str]]:
        """Return the themes of all that two parties share."""
        return self._source.index("bonds", lambda: self._by_pair(("agreement", "exchange"), "party", "theme"))  # type: ignore[no-any-return]

    def _pacts(self) -> dict[Pair, set[str]]:
        """Return the types of the agreements of two parties."""
        return self._source.index("pacts", lambda: self._by_pair(("agreement",), "party", "agreementType"))  # type: ignore[no-any-return]

    def _by_pair(self, kinds: Sequence[str], name: str, value: str) -> dict[Pair, set[str]]:
        found: dict[Pair, set[str]] = {}
        for kind in kinds:
            for record in self._source.ledger.things(kind).values():
                for pair in product(record.get(name, ()), repeat=2):
                    found.setdefault((pair[0], pair[1]), set()).update(record.get(value, ()))
        return found

    def _trips(self, *, held: bool) -> set[Pair]:
        def make() -> set[Pair]:
            found: set[Pair] = set()
            for record in self._source.ledger.things("event").values():
                if not held or ("Visit" in record["type"] and "held" in record.get("status", ())):
                    for one, other in product(record.get("visitor", ()), record.get("heldIn", ())):
                        found |= {(one, other), (other, one)}
            return found

        return self._source.index(f"trips{held}", make)  # type: ignore[no-any-return]

    def _talks(self, *, held: bool) -> set[Pair]:
        def make() -> set[Pair]:
            found: set[Pair] = set()
            for record in self._source.ledger.things("event").values():
                if "Meeting" in record["type"] and (not held or "held" in record.get("status", ())):
                    found.update((one, other) for one, other in product(record.get("participant", ()), repeat=2))
            return found

        return self._source.index(f"talks{held}", make)  # type: ignore[no-any-return]
