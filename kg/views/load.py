"""The store, read once into the values of `content`: a handful of queries, then dictionaries."""

import dataclasses
from collections import defaultdict
from itertools import zip_longest
from typing import Any

from kg.triples import Store
from kg.views.assemble import assemble, name_in, tail
from kg.views.content import Content, Fact, Node, Quote, Source
from kg.vocabulary import IDENTIFIER, ONTOLOGY, THEME

Properties = dict[str, dict[str, list[Any]]]

# class -> kind of node that stands for itself
_ACTORS = {
    "City": "city",
    "Region": "region",
    "Country": "country",
    "Official": "official",
    "Network": "network",
    "Organization": "organization",
}
_EVENTS = (
    "Visit",
    "Meeting",
    "Conference",
    "Signing",
    "Award",
    "Exhibition",
    "Festival",
    "Training",
    "Event",
)
_THINGS = {
    "Agreement": "agreement",
    **dict.fromkeys(_EVENTS, "event"),
    "Membership": "membership",
    "Tenure": "tenure",
    "Policy": "policy",
    "Exchange": "exchange",
    "Engagement": "engagement",
}
# the parts that a thing's ends play, in the order in which a sentence would name them
_PARTS = (
    "party",
    "visitor",
    "heldIn",
    "participant",
    "organizer",
    "awardedTo",
    "awardedBy",
    "awardedFor",
    "member",
    "network",
    "official",
    "of",
    "owner",
    "modelledOn",
    "from",
    "to",
    "place",
    "attendee",
    "signatory",
    "partOf",
)
# the properties of places, documents and things that a page uses; others (how a build keeps order) stay in the store
_WANTED = (
    *(f"ic:{part}" for part in _PARTS),
    *("ic:status", "ic:start", "ic:end", "ic:theme", "ic:signedOn", "ic:validUntil", "ic:observedOn", "ic:role"),
    *("ic:agreementType", "ic:venue", "ic:review", "ic:countryCode", "ic:inCountry", "ic:population"),
    *("ic:abbreviation", "wgs84:lat", "wgs84:long", "ic:text", "ic:genre", "ic:retelling"),
    *("dcterms:publisher", "dcterms:issued", "dcterms:language", "dcterms:source"),
)


def read(store: Store) -> Content:
    """Return all that the store knows and a page can show; the same store gives the same value.

    What a person rejected is only counted.
    """
    things = _properties(store)
    labels = _labels(store)
    themes = _themes(store, things, labels)
    actors = {node.id: node for node in _actors(things, labels)}
    actors |= {node.id: node for node in themes}
    sources = _sources(things, labels)
    quotes = _quotes(store, things, {source.id for source in sources})
    conflicts = _conflicts(store)
    known = [
        dataclasses.replace(fact, conflict=conflicts.get(iri, ()))
        for iri in sorted(things)
        for fact in _fact(iri, things, labels, quotes)
    ]
    facts = tuple(fact for fact in known if fact.review != "rejected")
    content = assemble(facts, actors, sources, themes, labels=labels, countries=_countries(things, labels))
    return dataclasses.replace(content, total_facts=len(known), rejected=len(known) - len(facts))


def _properties(store: Store) -> Properties:
    """Return subject -> property -> values, of everything but labels; the bulk of the work is this one query."""
    found: Properties = defaultdict(lambda: defaultdict(list))
    rows = store.select(
        f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ rdf:type {' '.join(_WANTED)} }} ?s ?p ?o . "
        "FILTER(STRSTARTS(STR(?s), STR(id:)) && !STRSTARTS(STR(?s), CONCAT(STR(id:), 'assertion/')) "
        "&& !STRSTARTS(STR(?s), CONCAT(STR(id:), 'evidence/'))) }"
    ).rows
    for subject, predicate, value in sorted(rows, key=lambda row: (row[0], row[1], str(row[2]))):
        values = found[subject][tail(predicate)]
        if value not in values:
            values.append(value)
    return found


def _labels(store: Store) -> dict[str, dict[str, str]]:
    """Return subject -> language -> name; "all" holds every spelling, one a line."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows = store.select(
        "SELECT ?s ?p ?o (LANG(?o) AS ?l) WHERE { "
        "VALUES ?p { skos:prefLabel rdfs:label skos:altLabel skos:hiddenLabel dcterms:title } ?s ?p ?o . "
        "FILTER(STRSTARTS(STR(?s), STR(id:)) || STRSTARTS(STR(?s), STR(theme:))) }"
    ).rows
    order = {"prefLabel": 0, "title": 1, "label": 2, "altLabel": 3, "hiddenLabel": 4}
    for subject, predicate, value, language in sorted(rows, key=lambda row: (row[0], order[tail(row[1])], row[2])):
        names = found[subject]
        if order[tail(predicate)] == 0:
            names.setdefault("own", value)
        if order[tail(predicate)] < order["altLabel"]:
            names.setdefault(language if language in ("ko", "en") else "any", value)
        names["all"] = f"{names['all']}\n{value}" if "all" in names else value
    return found


def _key(iri: str) -> str:
    """Return the short id of an IRI: `place/goyang-kr`, `theme/wetland`."""
    if iri.startswith(THEME):
        return "theme/" + iri.removeprefix(THEME)
    return iri.removeprefix(IDENTIFIER)


def _classes(values: dict[str, list[Any]]) -> set[str]:
    return {tail(iri) for iri in values.get("type", ()) if iri.startswith(ONTOLOGY)}


def _first(values: dict[str, list[Any]], name: str) -> Any:  # noqa: ANN401 - whatever the store holds
    return next(iter(values.get(name, ())), None)


def _actors(things: Properties, labels: dict[str, dict[str, str]]) -> list[Node]:
    nodes = []
    for iri, values in things.items():
        classes = _classes(values)
        kind = next((_ACTORS[name] for name in _ACTORS if name in classes), None)
        if kind is None:
            continue
        names = labels.get(iri, {})
        spare = tail(iri)
        country = _first(values, "countryCode")
        if country is None and (seat := _first(values, "inCountry")):
            country = tail(seat).upper()
        nodes.append(
            Node(
                id=_key(iri),
                kind=kind,
                ko=name_in(names, "ko", spare),
                en=name_in(names, "en", spare),
                labels=tuple(dict.fromkeys([*names.get("all", "").split("\n"), *(values.get("abbreviation") or [])])),
                country=country,
                latitude=_number(_first(values, "lat")),
                longitude=_number(_first(values, "long")),
                population=_first(values, "population"),
            )
        )
    return nodes


def _number(value: Any) -> float | None:  # noqa: ANN401 - a literal of any type
    return None if value is None else round(float(value), 3)


def _themes(store: Store, things: Properties, labels: dict[str, dict[str, str]]) -> tuple[Node, ...]:
    rows = store.select(
        "SELECT ?theme ?group WHERE { ?theme skos:inScheme ?s OPTIONAL { ?theme skos:broader ?group } }"
    )
    groups = {theme: group for theme, group in rows.rows if theme.startswith(THEME)}
    for values in things.values():
        for theme in values.get("theme", ()):
            groups.setdefault(theme, None)
    parents = {group for group in groups.values() if group}
    return tuple(
        Node(
            id=_key(iri),
            kind="group" if iri in parents and not group else "theme",
            ko=name_in(labels.get(iri, {}), "ko", tail(iri)),
            en=name_in(labels.get(iri, {}), "en", tail(iri)),
            labels=tuple(dict.fromkeys(labels.get(iri, {}).get("all", "").split("\n"))),
            group=_key(group) if group else None,
        )
        for iri, group in sorted(groups.items())
    )


def _countries(things: Properties, labels: dict[str, dict[str, str]]) -> tuple[tuple[str, str, str], ...]:
    found = {}
    for iri, values in things.items():
        if "Country" in _classes(values):
            code = tail(iri).upper()
            found[code] = (code, name_in(labels.get(iri, {}), "ko", code), name_in(labels.get(iri, {}), "en", code))
    return tuple(found[code] for code in sorted(found))


def _sources(things: Properties, labels: dict[str, dict[str, str]]) -> tuple[Source, ...]:
    found = []
    for iri, values in things.items():
        if "Document" not in _classes(values):
            continue
        names = labels.get(iri, {})
        title = next((names[name] for name in ("any", "ko", "en") if name in names), None)
        address = _text(_first(values, "source"))
        if address and not address.startswith(("http://", "https://")):
            # a page is passed on: the folders of the machine that built it are nobody's business
            address = address.replace("\\", "/").rsplit("/", 1)[-1]
        found.append(
            Source(
                id=_key(iri),
                title=title or address or tail(iri),
                text=str(_first(values, "text") or ""),
                publisher=_text(_first(values, "publisher")),
                issued=_text(_first(values, "issued")),
                language=_text(_first(values, "language")),
                genre=_text(_first(values, "genre")),
                address=address,
                retelling=bool(_first(values, "retelling")),
            )
        )
    return tuple(sorted(found, key=lambda source: (source.issued or "9999", source.title, source.id)))


def _text(value: Any) -> str | None:  # noqa: ANN401 - a literal of any type
    return None if value is None else str(value)


def _quotes(store: Store, things: Properties, sources: set[str]) -> dict[str, list[Quote]]:
    rows = store.select(
        "SELECT ?thing ?document ?start ?end ?confidence ?status ?polarity ?said WHERE { "
        "?a ic:asserts ?thing ; ic:document ?document ; ic:evidence ?e . "
        "?e oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end . "
        "OPTIONAL { ?a ic:confidence ?confidence } OPTIONAL { ?a ic:status ?status } "
        "OPTIONAL { ?a ic:polarity ?polarity } OPTIONAL { ?a ic:attributedTo ?said } }"
    ).rows
    found: dict[str, dict[Quote, None]] = defaultdict(dict)
    for thing, document, start, end, confidence, status, polarity, said in rows:
        if _key(document) not in sources:
            continue
        name = said if said is None or not said.startswith(IDENTIFIER) else _key(said)
        found[thing][
            Quote(
                source=_key(document),
                start=int(start),
                end=int(end),
                confidence=1.0 if confidence is None else round(float(confidence), 3),
                status=tail(status) if status else None,
                denied=bool(polarity) and tail(polarity) == "denied",
                said_by=name,
            )
        ] = None
    dates = {_key(iri): str(_first(values, "issued") or "9999") for iri, values in things.items() if "issued" in values}
    return {
        thing: sorted(
            quotes,
            key=lambda quote: (dates.get(quote.source, "9999"), quote.source, quote.start, quote.end, repr(quote)),
        )
        for thing, quotes in found.items()
    }


def _conflicts(store: Store) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return subject -> what documents disagree on, each in Korean and in English."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = store.select("SELECT ?s ?o (LANG(?o) AS ?l) WHERE { ?s ic:conflict ?o }").rows
    for subject, told, language in sorted(rows, key=lambda row: (row[0], row[1])):
        found[subject]["ko" if language == "ko" else "en"].append(str(told))
    pairs = {}
    for subject, told in found.items():
        korean, english = told["ko"] or told["en"], told["en"] or told["ko"]
        pairs[subject] = tuple(zip_longest(korean, english, fillvalue=""))
    return pairs


def _fact(
    iri: str, things: Properties, labels: dict[str, dict[str, str]], quotes: dict[str, list[Quote]]
) -> list[Fact]:
    values = things[iri]
    classes = _classes(values)
    name_of_class = next((name for name in _THINGS if name in classes), None)
    if name_of_class is None:
        return []
    kind = _THINGS[name_of_class]
    ends = [(part, _key(end)) for part in _PARTS for end in values.get(part, ()) if isinstance(end, str)]
    ends = [(part, end) for part, end in ends if _is_node(end)]
    themes = tuple(_key(theme) for theme in values.get("theme", ()))
    if kind == "engagement":
        ends += [("theme", theme) for theme in themes]
    type_ = {
        "agreement": tail(str(_first(values, "agreementType") or "otherAgreement")),
        "event": name_of_class.lower(),
        "membership": str(_first(values, "role") or "member"),
        "tenure": str(_first(values, "role") or "other"),
    }.get(kind, kind)
    status = _first(values, "status")
    begun = _first(values, "signedOn") or _first(values, "start")
    ended = _first(values, "validUntil") or _first(values, "end")
    observed = [] if begun or ended else sorted(map(str, values.get("observedOn", ())))
    return [
        Fact(
            id=_key(iri),
            kind=kind,
            type=type_,
            status=tail(status) if status else "held",
            ends=tuple(ends),
            name=labels.get(iri, {}).get("own"),
            start=_text(observed[0] if observed else begun),
            end=_text(observed[-1] if len(observed) > 1 else ended),
            as_of=bool(observed),
            themes=themes,
            venue=_text(_first(values, "venue")),
            review=tail(str(_first(values, "review") or "machine")),
            quotes=tuple(quotes.get(iri, ())),
        )
    ]


def _is_node(end: str) -> bool:
    """Tell an id from a body that the documents name but nothing identifies."""
    return "/" in end and not end.startswith(("http:", "https:")) and " " not in end
