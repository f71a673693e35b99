"""Each command of facts under each filter, alone and in pairs, gives what plain SPARQL of the same words gives."""

from itertools import combinations

import pytest

from kg.answers.facts import Filters, find
from kg.answers.lexicon import Lexicon
from kg.errors import QueryError
from kg.triples import open_store

# what each command lists, and what each filter says of it in SPARQL; {0} is what the filter was given
BASE = {
    "agreements": "?thing a ic:Agreement",
    "events": "?thing a ic:Event",
    "visits": "?thing a ic:Visit",
    "memberships": "?thing a ic:Membership ; ic:member ?city",
    "officials": "?thing a ic:Tenure ; ic:of ?city",
    "policies": "?thing a ic:Policy ; ic:owner ?city",
}
_TOOK_PART = "?thing ic:participant|ic:visitor|ic:heldIn|ic:organizer|ic:awardedTo {0} ."
_ABROAD = "?thing ic:heldIn|ic:participant|ic:visitor ?away . ?away ic:countryCode '{0}' FILTER(?away != {1})"
_ITS = "VALUES ?city {{ {0} }}"
_LAND = "?city ic:countryCode '{0}' ."
_PURSUED = "FILTER EXISTS {{ ?x ic:place|ic:owner ?city ; ic:theme ?about FILTER(?about IN ({0})) }}"
_ABOUT = "?thing ic:theme ?about FILTER(?about IN ({0}))"
_LASTS = (
    "OPTIONAL {{ ?thing ic:end ?end }} FILTER(!BOUND(?end) || STR(?end) >= SUBSTR('{0}', 1, STRLEN(STR(?end))))",
    "OPTIONAL {{ ?thing ic:start ?start }} FILTER(!BOUND(?start) || SUBSTR(STR(?start), 1, STRLEN('{0}')) <= '{0}')",
)
_SEEN = (
    (
        "OPTIONAL {{ ?thing ic:end ?e1 }} OPTIONAL {{ ?thing ic:observedOn ?o }} OPTIONAL {{ ?thing ic:start ?s1 }} "
        "BIND(STR(COALESCE(?e1, ?o, ?s1)) AS ?late) FILTER(?late >= SUBSTR('{0}', 1, STRLEN(?late)))"
    ),
    (
        "OPTIONAL {{ ?thing ic:observedOn ?o }} OPTIONAL {{ ?thing ic:start ?s1 }} "
        "BIND(STR(COALESCE(?s1, ?o)) AS ?soon) FILTER(SUBSTR(?soon, 1, STRLEN('{0}')) <= '{0}')"
    ),
)
_TAKES_PLACE = (
    (
        "OPTIONAL {{ ?thing ic:end ?e1 }} OPTIONAL {{ ?thing ic:start ?s1 }} "
        "BIND(STR(COALESCE(?e1, ?s1)) AS ?late) FILTER(?late >= SUBSTR('{0}', 1, STRLEN(?late)))"
    ),
    "?thing ic:start ?s2 FILTER(SUBSTR(STR(?s2), 1, STRLEN('{0}')) <= '{0}')",
)
_SURE = "FILTER EXISTS {{ ?thing ic:assertedBy ?said . ?said ic:confidence ?sure FILTER(?sure >= {0}) }}"
_STATUS = "?thing ic:status ic:{0} ."
SAID = {
    "agreements": {
        "city": "?thing ic:party {0} .", "partner": "?thing ic:party {0} .",
        "country": "?thing ic:party ?away . ?away ic:countryCode '{0}' FILTER(?away != {1})",
        "theme": _ABOUT, "network": "?thing ic:party {0} .", "type": "?thing ic:agreementType ic:{0} .",
        "since": "?thing ic:signedOn ?on FILTER(STR(?on) >= SUBSTR('{0}', 1, STRLEN(STR(?on))))",
        "until": "?thing ic:signedOn ?on2 FILTER(SUBSTR(STR(?on2), 1, STRLEN('{0}')) <= '{0}')",
        "status": _STATUS,
    },
    "events": {
        "city": _TOOK_PART, "partner": _TOOK_PART, "country": _ABROAD, "theme": _ABOUT,
        "network": "?thing ic:participant|ic:organizer|ic:awardedBy {0} .", "type": "?thing a ic:{0} .",
        "since": _TAKES_PLACE[0], "until": _TAKES_PLACE[1], "status": _STATUS,
    },
    "memberships": {
        "city": _ITS, "country": _LAND, "theme": _PURSUED, "network": "?thing ic:network {0} .",
        "type": "?thing ic:role '{0}' .", "since": _LASTS[0], "until": _LASTS[1], "status": _STATUS,
    },
    "officials": {
        "city": _ITS, "country": _LAND, "theme": _PURSUED, "type": "?thing ic:role '{0}' .",
        "since": _SEEN[0], "until": _SEEN[1],
    },
    "policies": {
        "city": _ITS, "country": _LAND, "theme": _ABOUT,
        "network": "FILTER EXISTS {{ ?m ic:member ?city ; ic:network {0} ; ic:status ?in "
        "FILTER(?in NOT IN (ic:planned, ic:former, ic:cancelled)) }}",
    },
}  # fmt: skip
SAID["visits"] = {**SAID["events"], "type": "?thing a ic:{0} ."}
GIVEN = {
    "agreements": {"city": "Seoul", "partner": "Wellington", "country": "NZ", "theme": "culture-arts",
                   "network": "Metropolis", "type": "friendship", "since": "2016-08", "until": "2017",
                   "status": "signed"},
    "events": {"city": "Seoul", "partner": "Wellington", "country": "NZ", "theme": "smart-city",
               "network": "Metropolis", "type": "Conference", "since": "2016-11", "until": "2023-09",
               "status": "planned"},
    "visits": {"city": "Goyang", "partner": "Kunming", "country": "CN", "theme": "wetland", "network": "UCLG",
               "type": "visit", "since": "2016-11", "until": "2023-09", "status": "planned"},
    "memberships": {"city": "Seoul", "country": "KR", "theme": "smart-city", "network": "Metropolis", "type": "member",
                    "since": "2024", "until": "2023", "status": "held"},
    "officials": {"city": "Goyang", "country": "KR", "theme": "wetland", "type": "mayor", "since": "2016-11",
                  "until": "2017"},
    "policies": {"city": "Goyang", "country": "KR", "theme": "wetland", "network": "UCLG"},
}  # fmt: skip


def _node(store, name):
    """Return a name's node as SPARQL writes it."""
    found = store.select(
        f"SELECT ?x {{ ?x skos:prefLabel|skos:altLabel|ic:abbreviation ?l FILTER(STR(?l) = '{name}') }}"
    )
    return f"<{min(row[0] for row in found.rows)}>"


def _expected(store, command, filters):
    """Return the things of a command that meet all filters, by a query put together from what each says."""
    parts = [BASE[command] + " ."]
    home = _node(store, filters["city"]) if "city" in filters else "<urn:none>"
    for name, value in filters.items():
        if name == "theme":
            given = ", ".join(f"theme:{each}" for each in (value,))
        elif name in ("city", "partner", "network"):
            given = _node(store, value)
        else:
            given = value
        said = _SURE if name == "min_confidence" else SAID[command][name]
        if name == "type" and command in ("events", "visits"):
            given = str(value).capitalize()
        parts.append(said.format(given, home))
    query = f"SELECT DISTINCT ?thing {{ {' '.join(parts)} FILTER NOT EXISTS {{ ?thing ic:review ic:rejected }} }}"
    return {row[0] for row in store.select(query).rows}


@pytest.mark.parametrize("command", list(BASE))
def test_filters_alone_and_in_pairs(doubted_location, today, command):
    """Whatever two filters a command is given, it lists what meets both, and nothing else."""
    store = open_store(doubted_location)
    given = {**GIVEN[command], "min_confidence": 0.9}
    chosen = [(), *((name,) for name in given), *combinations(given, 2)]
    some = 0
    for names in chosen:
        filters = {name: given[name] for name in names}
        answer = find(store, command, Filters(**filters), today=today)
        found = {thing for things in answer.things for thing in things}
        assert found == _expected(store, command, filters), (command, filters)
        some += bool(found)
    assert some > len(given), command


def test_other_city_alone_is_the_city(doubted_location, today):
    """`--with CITY` without `--city` lists the agreements of the city, and its partners from the other side."""
    store = open_store(doubted_location)
    alone = find(store, "agreements", Filters(partner="Wellington"), today=today)
    assert alone.rows
    assert alone.rows == find(store, "agreements", Filters(city="Wellington"), today=today).rows
    partners = find(store, "pairs", Filters(partner="Wellington"), today=today).records()
    assert {row["partner"] for row in partners} == {"Wellington"}
    theirs = find(store, "pairs", Filters(city="Wellington"), today=today).records()
    assert {row["city"] for row in partners} == {row["partner"] for row in theirs} != set()


@pytest.mark.parametrize(
    ("command", "filters", "words"),
    [
        ("officials", {"status": "held"}, "no status"),
        ("policies", {"status": "planned"}, "no status"),
        ("policies", {"since": "2020"}, "no dates"),
        ("policies", {"type": "sister"}, "never of the type"),
        ("agreements", {"type": "Visit"}, "never of the type"),
        ("visits", {"type": "Conference"}, "never of the type"),
        ("memberships", {"type": "sister"}, "by role"),
        ("officials", {"type": "Visit"}, "by role"),
        ("pairs", {"type": "mayor"}, "never of the type"),
    ],
)
def test_filter_that_would_filter_nothing_is_refused(doubted_location, command, filters, words):
    """What facts of a kind do not have is no filter on them, and the refusal says so."""
    store = open_store(doubted_location)
    assert Lexicon.load(store).entities
    with pytest.raises(QueryError, match=words):
        find(store, command, Filters(**filters))
