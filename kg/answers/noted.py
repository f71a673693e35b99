"""What single passes over the ledger of a large graph tell, where a query would fetch all of it; None without a ledger."""

from collections.abc import Iterable
from itertools import product

from kg.answers.bonds import activity
from kg.answers.conditions import Conditions
from kg.answers.rows import Row, Source, noted, paths_of
from kg.triples.ledger import ASSERTED, Ledger
from kg.triples.store import Store
from kg.vocabulary import IDENTIFIER, ONTOLOGY, THEME


def noted_activity(store: Store) -> dict[tuple[str, str], list[str]] | None:
    """Return the dates of what took place or was signed between each two places, both ways; None without a ledger."""
    found = noted(store, lambda ledger: activity(Source(ledger, Conditions())))
    if found is None:
        return None
    return {(IDENTIFIER + one, IDENTIFIER + other): days for (one, other), days in found.items()}


def noted_years(store: Store, conditions: Conditions, places: Iterable[str]) -> list[Row] | None:
    """Return how many things there are on each theme in each year: theme, year, count; None without a ledger.

    A thing's years are those of its own dates, else those in which documents told of it. It has to do with all PLACES.
    """
    wanted = paths_of(places)

    def count(ledger: Ledger) -> list[Row]:
        source = Source(ledger, conditions)
        things: dict[tuple[str, str], int] = {}
        for path, record in source.things("exchange", "engagement", "policy", "agreement", "event"):
            themes = [each for each in record.get("theme", ()) if not source.themes or each in source.themes]
            held = {each for name in ("party", "participant", "place", "owner") for each in record.get(name, ())}
            if not themes or not wanted <= held:
                continue
            dates = [*record.get("start", ()), *record.get("signedOn", ())]
            if not dates:
                support = ledger.support(path.partition("/")[0]).get(path)
                dates = list(support[2]) if support else []
            for theme, year in product(themes, {date[:4] for date in dates}):
                if source.period(year, year):
                    things[theme, year] = things.get((theme, year), 0) + 1
        return [{"theme": THEME + theme, "year": year, "count": n} for (theme, year), n in sorted(things.items())]

    return noted(store, count)


def noted_exchanges(store: Store, conditions: Conditions) -> list[Row] | None:
    """Return the themes of exchanges by party: city, theme, thing; None without a ledger."""

    def find(ledger: Ledger) -> list[Row]:
        source = Source(ledger, conditions)
        return [
            {"city": IDENTIFIER + city, "theme": THEME + theme, "thing": IDENTIFIER + path}
            for path, record in source.things("exchange")
            if record.get("status")
            for theme in record.get("theme", ())
            if not source.themes or theme in source.themes
            for city in record.get("party", ())
            if (not source.cities or city in source.cities) and source.in_countries(city, source.home)
        ]

    return noted(store, find)


def noted_statements(store: Store) -> list[Row] | None:
    """Return how many statements there are of each class, how many have evidence, and how sure they are on average.

    None without a ledger.
    """

    def count(ledger: Ledger) -> list[Row]:
        found: list[Row] = []
        for kind in ASSERTED:
            support = ledger.support(kind)
            name = kind.capitalize()
            if kind in ("place", "network"):
                entities = ledger.entities()
                support = {
                    path: held for path, held in support.items() if name in entities.get(path, {}).get("type", ())
                }
            total = sum(held[3] for held in support.values())
            if total:
                backed, sure = sum(held[4] for held in support.values()), sum(held[5] for held in support.values())
                found.append({"class": ONTOLOGY + name, "count": total, "backed": backed, "mean": sure / total})
        return sorted(found, key=lambda row: str(row["class"]))

    return noted(store, count)


def noted_first(store: Store, things: Iterable[str]) -> dict[str, str] | None:
    """Return the date of the first document that tells of each thing; of what no dated one tells of, none."""

    def find(ledger: Ledger) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in paths_of(things):
            kind = path.partition("/")[0]
            held = ledger.support(kind).get(path) if kind in ASSERTED else None
            if held is not None and held[2]:
                found[IDENTIFIER + path] = held[2][0]
        return found

    return noted(store, find)
