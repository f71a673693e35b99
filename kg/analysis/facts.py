"""What the graph says, read once from the store as frozen records: actors, relations, memberships, tenures, policies.

All of analysis starts here. A record's `id` is the path of its IRI under `id:`; a theme is its code (`wetland`).
Things that a person has rejected are never read.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.triples.ledger import Ledger, MissingError, forget, ledger_of
from kg.triples.store import Store
from kg.triples.unswept import unswept
from kg.values import named_value
from kg.vocabulary import IDENTIFIER, ONTOLOGY, THEME

EFFECTIVE = ("held", "signed", "inForce")
TALKS = ("explored", "proposed", "planned")
ENDED = ("suspended", "expired", "terminated", "superseded", "cancelled", "former")

_ACTORS = "ic:City ic:Region ic:Country ic:Network ic:Organization ic:Official"
_EVENTS = "ic:Event ic:Visit ic:Meeting ic:Conference ic:Signing ic:Award ic:Exhibition ic:Festival ic:Training"
_PROPERTIES = (  # noqa: SIM905 - names are read as a text
    "status review start end signedOn validUntil party agreementType signatory supersededBy heldIn participant "
    "visitor attendee theme member network role official of observedOn owner modelledOn from to place"
).split()
# the kinds of things, as their ids begin
THINGS = ("agreement", "event", "exchange", "membership", "tenure", "policy", "engagement")
_THINGS = f"ic:Agreement ic:Exchange ic:Membership ic:Tenure ic:Policy ic:Engagement {_EVENTS}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A place, network, organisation or official: `kind` is the class's name in lower case (city …)."""

    id: str
    kind: str
    en: str | None = None
    ko: str | None = None
    country: str | None = None
    population: int | None = None
    latitude: float | None = None
    longitude: float | None = None

    def name(self, lang: str = "en") -> str:
        """Return the name in a language, or else in the other, or else the id's last part."""
        first, second = (self.ko, self.en) if lang == "ko" else (self.en, self.ko)
        return first or second or self.id.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One document's word on a thing: which status it gives it, and when the document was issued (None: undated)."""

    document: str
    issued: str | None
    status: str | None
    denied: bool = False


@named_value
class Thing:
    """What every record of a lasting or happening thing carries; dates are as precise as the source."""

    id: str
    kind: str
    status: str | None = None
    start: str | None = None
    end: str | None = None
    themes: tuple[str, ...] = ()
    sayings: tuple[Saying, ...] = ()
    en: str | None = None
    ko: str | None = None


@named_value
class Relation(Thing):
    """An agreement, exchange or event: `kind` is the class's name in lower case, `type` an agreement's type.

    `parties` are all who take part, `origin` those who travel or whose policy is learned from, `target` where they
    travel to or who learns; both are empty where the relation has no direction. `venue` is the place it is held in.
    """

    type: str | None = None
    parties: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    venue: str | None = None
    officials: tuple[str, ...] = ()
    superseded: bool = False


@named_value
class Membership(Thing):
    """A place's part in a network."""

    member: str
    network: str
    role: str | None = None


@named_value
class Tenure(Thing):
    """An official's office at a place, network or organisation."""

    official: str
    of: str
    role: str | None = None
    observed: tuple[str, ...] = ()


@named_value
class Policy(Thing):
    """A policy of a place, and the policy it was copied from."""

    owner: str | None = None
    model: str | None = None


@named_value
class Engagement(Thing):
    """A place pursues policy of a theme."""

    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All records of a graph, each tuple sorted by id."""

    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    policies: tuple[Policy, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    # what is looked up a hundred thousand times: filled when it is first asked for
    _by_id: dict[str, Actor] = field(default_factory=dict, init=False, repr=False, compare=False)

    def actor(self, identifier: str) -> Actor:
        """Return the actor of an id; one that the graph only mentions gets a record of its id alone."""
        if not self._by_id:
            self._by_id.update((actor.id, actor) for actor in self.actors)
        found = self._by_id.get(identifier)
        if found is None:
            found = self._by_id[identifier] = Actor(id=identifier, kind=identifier.partition("/")[0])
        return found


@unswept()
def read(  # noqa: PLR0913 - each leaves out something
    store: Store,
    *,
    known_on: str | None = None,
    sayings: bool = True,
    names: bool = True,
    kinds: Sequence[str] | None = None,
    least: float | None = None,
    leaving: frozenset[str] = frozenset(),
) -> Facts:
    """Return the graph's records; with `known_on` (YYYY-MM-DD) only what documents issued by that day say.

    As known on a day, a thing has the status that the latest of those documents gives it. A document without a date
    counts as known always: its date cannot be held against it. Without SAYINGS, what each document says of a thing is
    left out, which takes a third of the time; without NAMES, what things (not actors) are called. KINDS (see `THINGS`)
    leaves out all things of others; with LEAST only those count of which some statement is so sure. LEAVING names
    classes whose things are left out.
    """
    said = _sayings(store) if sayings or known_on else {}
    values = _values(store, kinds or THINGS, names=names)
    sure = None if least is None else _sure(store, least)
    things: dict[type[Thing], list[Thing]] = defaultdict(list)
    for identifier in sorted(values):
        if (sure is not None and identifier not in sure) or not leaving.isdisjoint(values[identifier]["type"]):
            continue
        thing = _thing(identifier, values[identifier], said.get(identifier, ()))
        if thing is not None and (known := _as_known(thing, known_on)) is not None:
            things[type(known)].append(known)
    return Facts(
        actors=_actors(store),
        relations=tuple(thing for thing in things[Relation] if isinstance(thing, Relation)),
        memberships=tuple(thing for thing in things[Membership] if isinstance(thing, Membership)),
        tenures=tuple(thing for thing in things[Tenure] if isinstance(thing, Tenure)),
        policies=tuple(thing for thing in things[Policy] if isinstance(thing, Policy)),
        engagements=tuple(thing for thing in things[Engagement] if isinstance(thing, Engagement)),
    )


# --- from the store's rows


_Values = dict[str, list[str]]


def _sure(store: Store, least: float) -> set[str]:
    """Return the things of which some statement is at least so sure."""
    ledger = ledger_of(store)
    if ledger is not None:
        try:
            supports = (item for kind in THINGS for item in ledger.support(kind).items())
            return {path for path, held in supports if held[1] is not None and held[1] >= least}
        except MissingError:
            forget(store)
    rows = store.select(
        f"SELECT DISTINCT ?x WHERE {{ ?a ic:confidence ?sure ; ic:asserts ?x . FILTER(?sure >= {least:.4f}) }}"
    ).rows
    return {_local(thing) for (thing,) in rows}


def _values(store: Store, kinds: Sequence[str], *, names: bool) -> dict[str, _Values]:
    """Return the values of each thing of some kinds by the local name of their property, sorted."""
    ledger = ledger_of(store)
    if ledger is not None:
        try:
            if not names:
                return {path: record for kind in kinds for path, record in ledger.things(kind).items()}
            return dict(_noted(ledger, kinds))
        except MissingError:
            forget(store)
    return _queried(store, kinds, names=names)


def _queried(store: Store, kinds: Sequence[str], *, names: bool) -> dict[str, _Values]:
    found: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
    rows = store.select(f"SELECT DISTINCT ?x ?c WHERE {{ VALUES ?c {{ {_THINGS} }} ?x a ?c }}").rows
    for thing, value in rows:
        if (key := _local(thing)).partition("/")[0] in kinds:
            found[key]["type"].append(_local(value))
    for name in _PROPERTIES:
        for thing, value in store.select(f"SELECT DISTINCT ?x ?v WHERE {{ ?x ic:{name} ?v }}").rows:
            if (key := _local(thing)) in found:
                found[key][name].append(_local(str(value)))
    labels = "SELECT DISTINCT ?x ?v (LANG(?v) AS ?l) WHERE { ?x rdfs:label|skos:prefLabel ?v }"
    for thing, value, lang in store.select(labels).rows if names else ():
        if (key := _local(thing)) in found:
            found[key]["label-" + (lang or "en")].append(value)
    return {thing: {name: sorted(set(each)) for name, each in values.items()} for thing, values in found.items()}


def _noted(ledger: Ledger, kinds: Sequence[str]) -> Iterator[tuple[str, _Values]]:
    """Yield the same from the ledger of a large graph."""
    named = ledger.names()
    for kind in kinds:
        labels = ledger.labels(kind)
        for path, record in ledger.things(kind).items():
            values = {**record, **{f"label-{lang or 'en'}": [text] for lang, text in labels.get(path, {}).items()}}
            for prop, text, lang in named.get(path, ()):
                if prop == "prefLabel":
                    key = f"label-{lang or 'en'}"
                    values[key] = sorted({*values.get(key, ()), text})
            yield path, values


def _sayings(store: Store) -> dict[str, tuple[Saying, ...]]:
    rows = store.select(
        """
        SELECT DISTINCT ?thing ?document ?issued ?status ?polarity WHERE {
          ?assertion ic:asserts ?thing ; ic:document ?document .
          OPTIONAL { ?assertion ic:status ?status }
          OPTIONAL { ?assertion ic:polarity ?polarity }
          OPTIONAL { ?document dcterms:issued ?issued }
        }"""
    ).rows
    found: dict[str, set[Saying]] = defaultdict(set)
    for thing, document, issued, status, polarity in rows:
        found[_local(thing)].add(
            Saying(
                document=_local(document),
                issued=str(issued) if issued is not None else None,
                status=_local(status) if status else None,
                denied=bool(polarity) and _local(polarity) == "denied",
            )
        )
    return {
        thing: tuple(sorted(each, key=lambda saying: (saying.issued or "", saying.document, saying.status or "")))
        for thing, each in found.items()
    }


def _actors(store: Store) -> tuple[Actor, ...]:
    fields = _fields(store)
    return tuple(
        Actor(
            id=identifier,
            kind=each["kind"],
            en=each.get("en"),
            ko=each.get("ko"),
            country=each.get("countryCode"),
            population=int(float(each["population"])) if "population" in each else None,
            latitude=float(each["lat"]) if "lat" in each else None,
            longitude=float(each["long"]) if "long" in each else None,
        )
        for identifier, each in sorted(fields.items())
    )


def _fields(store: Store) -> dict[str, dict[str, str]]:
    """Return what is known of each actor: kind, names by language, country, population and position."""
    ledger = ledger_of(store)
    if ledger is not None:
        try:
            return _noted_fields(ledger)
        except MissingError:
            forget(store)
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    for actor, kind in sorted(
        store.select(f"SELECT DISTINCT ?x ?c WHERE {{ VALUES ?c {{ {_ACTORS} }} ?x a ?c }}").rows
    ):
        fields[_local(actor)]["kind"] = _local(kind).lower()
    query = "SELECT DISTINCT ?x ?v (LANG(?v) AS ?l) WHERE {{ ?x {} ?v }}"
    # a proper name wins over a made label
    for predicate in ("skos:prefLabel", "rdfs:label"):
        for actor, value, lang in sorted(store.select(query.format(predicate)).rows):
            if (key := _local(actor)) in fields:
                fields[key].setdefault(lang or "en", value)
    for name in ("ic:countryCode", "ic:population", "wgs84:lat", "wgs84:long"):
        for actor, value in store.select(f"SELECT DISTINCT ?x ?v WHERE {{ ?x {name} ?v }}").rows:
            if (key := _local(actor)) in fields:
                fields[key].setdefault(name.partition(":")[2], str(value))
    return fields


def _noted_fields(ledger: Ledger) -> dict[str, dict[str, str]]:
    """Return the same from the ledger of a large graph."""
    fields: dict[str, dict[str, str]] = {}
    named, made = ledger.names(), ledger.labels("official")
    kinds = {each.removeprefix("ic:") for each in _ACTORS.split()}
    for path, record in (*ledger.entities().items(), *ledger.things("official").items()):
        kind = [each for each in record["type"] if each in kinds]
        if not kind:
            continue
        found = fields[path] = {"kind": kind[-1].lower()}
        for text, lang in sorted((text, lang) for prop, text, lang in named.get(path, ()) if prop == "prefLabel"):
            found.setdefault(lang or "en", text)
        for lang, text in made.get(path, {}).items():
            found.setdefault(lang or "en", text)
        for name in ("countryCode", "population", "lat", "long"):
            if record.get(name):
                found[name] = record[name][0]
    return fields


def _thing(identifier: str, values: _Values, sayings: tuple[Saying, ...]) -> Thing | None:
    """Return the record of a thing, or None where a person rejected it or its class says nothing of relations."""
    get = values.get
    if "review" in values and "rejected" in values["review"]:
        return None
    kind = next((each for each in values["type"] if each != "Event"), "Event")
    common = {
        "id": identifier,
        "kind": kind.lower(),
        "status": _first(get("status")),
        "start": _first(get("start") or get("signedOn")),
        "end": _first(get("end") or get("validUntil")),
        "themes": tuple(get("theme", ())),
        "sayings": sayings,
        "en": _first(get("label-en")),
        "ko": _first(get("label-ko")),
    }
    return _MAKERS.get(kind, _relation)(common, values)


def _first(found: list[str] | None) -> str | None:
    return found[0] if found else None


def _one(values: _Values, name: str) -> str | None:
    return _first(values.get(name))


def _several(*held: list[str] | None) -> tuple[str, ...]:
    found = [each for each in held if each]
    # each is sorted already
    return tuple(found[0]) if len(found) == 1 else tuple(sorted({value for each in found for value in each}))


def _relation(common: Any, values: _Values) -> Thing:  # noqa: ANN401 - the fields that all things have
    get = values.get
    parties, guests, venue = get("participant"), get("visitor"), _first(get("heldIn"))
    visitors: list[str] = []
    if common["kind"] == "visit":
        visitors = guests or ([party for party in parties or () if party != venue] if venue else [])
    origin = tuple([each for each in visitors if each != venue]) or tuple(get("from", ())) or _teachers(values)
    return Relation(
        **common,
        type=_first(get("agreementType")),
        parties=_several(get("party"), parties, guests) if parties or guests else tuple(get("party", ())),
        origin=origin,
        target=(venue,) if venue and visitors else tuple(get("to", ())),
        venue=venue,
        officials=_several(get("signatory"), get("attendee")),
        superseded="supersededBy" in values,
    )


def _teachers(values: _Values) -> tuple[str, ...]:
    # where it is said who learns and not from whom, it is from the other parties
    learners = values.get("to", ())
    return tuple(party for party in values.get("party", ()) if party not in learners) if learners else ()


def _membership(common: Any, values: _Values) -> Thing:  # noqa: ANN401 - as above
    return Membership(
        **common,
        member=_one(values, "member") or "",
        network=_one(values, "network") or "",
        role=_one(values, "role"),
    )


def _tenure(common: Any, values: _Values) -> Thing:  # noqa: ANN401
    return Tenure(
        **common,
        official=_one(values, "official") or "",
        of=_one(values, "of") or "",
        role=_one(values, "role"),
        observed=tuple(values.get("observedOn", ())),
    )


def _policy(common: Any, values: _Values) -> Thing:  # noqa: ANN401
    return Policy(**common, owner=_one(values, "owner"), model=_one(values, "modelledOn"))


def _engagement(common: Any, values: _Values) -> Thing:  # noqa: ANN401
    return Engagement(**common, place=_one(values, "place") or "")


_MAKERS = {"Membership": _membership, "Tenure": _tenure, "Policy": _policy, "Engagement": _engagement}


def _as_known(thing: Thing, day: str | None) -> Thing | None:
    if day is None:
        return thing
    known = tuple(saying for saying in thing.sayings if saying.issued is None or _latest(saying.issued) <= day)
    if not known:
        return None
    said = [saying.status for saying in known if saying.status is not None and not saying.denied]
    return replace(thing, sayings=known, status=said[-1] if said else thing.status)


def _latest(issued: str) -> str:
    # a document of 2023 is known for certain only once the year is over
    return issued[:10] + "YYYY-12-31"[len(issued[:10]) :]


def _local(iri: str) -> str:
    for namespace in (IDENTIFIER, THEME, ONTOLOGY):
        if iri.startswith(namespace):
            return iri[len(namespace) :]
    return iri
