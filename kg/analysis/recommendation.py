"""Partners that a city might look for, each with what speaks for it and what against it.

A candidate's score is the sum of its features, each from 0 to 1, times their weights. What the graph does not know of a
candidate (its size, say) counts 0 and is told as unknown.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.analysis import facts as facts_
from kg.analysis.facts import Facts
from kg.analysis.graphs import Graph
from kg.analysis.networks import network
from kg.analysis.reasons import Reasons, distance_of, joined_by
from kg.analysis.tables import Table
from kg.analysis.themes import cosine, profiles, tf_idf
from kg.errors import InputError, UnknownNameError
from kg.triples.store import Store

if TYPE_CHECKING:
    import pandas as pd

# partners, paths, countries, openness and size weigh about what a logistic regression gave them on the twin-cities data
# (benchmarks/recommendation.py); themes and networks, which those data do not have, weigh as much as common partners
WEIGHTS: Mapping[str, float] = {
    "themes": 7,
    "networks": 7,
    "partners": 7,
    "paths": 7,
    "countries": 5,
    "openness": 2,
    "size": 1,
    "distance": 0.5,
}
_NEAR = 2000.0  # kilometres at which nearness has fallen to 1/e


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What link features need of a tie network, as arrays: made once, used for every city.

    A tie is an arc either way, from a node's place in `sources` to that in `targets`.
    """

    nodes: tuple[str, ...]
    sources: np.ndarray
    targets: np.ndarray
    degree: np.ndarray
    land: np.ndarray
    affinity: np.ndarray

    def partners(self, city: int) -> np.ndarray:
        """Return the places of those tied to a node."""
        found: np.ndarray = self.targets[self.sources == city]
        return found

    def onward(self, values: np.ndarray) -> np.ndarray:
        """Return for each node the sum of the values of those tied to it."""
        made: np.ndarray = np.bincount(self.targets, weights=values[self.sources], minlength=len(self.nodes))
        return made


def prepare(nodes: Iterable[str], edges: Iterable[tuple[str, str]], countries: Mapping[str, str | None]) -> Ties:
    """Return the matrices of a tie network; a node without a known country is a country of its own."""
    order = tuple(nodes)
    index = {node: i for i, node in enumerate(order)}
    pairs = np.array([(index[a], index[b]) for a, b in edges if a != b], dtype=int).reshape(-1, 2)
    # each arc once, as one number
    arcs = np.unique(np.concatenate([pairs, pairs[:, ::-1]]) @ np.array([len(order), 1]))
    sources, targets = np.divmod(arcs, max(len(order), 1))
    lands, land = np.unique([countries.get(node) or f"?{node}" for node in order], return_inverse=True)
    between = np.zeros((len(lands), len(lands)))
    np.add.at(between, (land[sources], land[targets]), 1)
    degree = np.bincount(sources, minlength=len(order)).astype(float)
    return Ties(nodes=order, sources=sources, targets=targets, degree=degree, land=land, affinity=_affinity(between))


def _affinity(between: np.ndarray) -> np.ndarray:
    """Return how often two countries tie over what chance would give, from 0 (never) over ½ (as chance) toward 1."""
    ends = between.sum(axis=1)
    total = max(float(ends.sum()), 1.0)
    ratio = (between + 0.5) / (np.outer(ends, ends) / total + 0.5)
    made: np.ndarray = ratio / (1 + ratio)
    return made


def link_features(ties: Ties, city: int) -> dict[str, np.ndarray]:
    """Return the features that the tie network alone gives, for one city and every node.

    `partners`: common partners, those with few others counting more (Adamic and Adar). `paths`: ways over a partner's
    partner's partner, likewise (Kovács and others 2019). Both are x / (1 + x). `countries`: how often cities of the two
    countries tie, over chance. `openness`: number of partners, logarithm, over the largest.
    """
    rare = 1 / np.log(np.maximum(ties.degree, 2))
    root = 1 / np.sqrt(np.maximum(ties.degree, 1))
    partners = np.zeros(len(ties.nodes))
    partners[ties.partners(city)] = 1
    common = ties.onward(partners * rare)
    paths = ties.onward(ties.onward(partners * root) * root)
    most = math.log1p(float(ties.degree.max(initial=1)))
    return {
        "partners": common / (1 + common),
        "paths": paths / (1 + paths),
        "countries": ties.affinity[ties.land[city]][ties.land],
        "openness": np.log1p(ties.degree) / most,
    }


def likeness(a: float | None, b: float | None) -> float | None:
    """Return how alike two populations are: 1 for the same, 1/e for a factor of e² (7.4); None where one is unknown."""
    if not a or not b:
        return None
    return math.exp(-abs(math.log(a / b)) / 2)


def weights_from(chosen: Mapping[str, float] | None) -> dict[str, float]:
    """Return the default weights with those chosen put in their place.

    Raises:
        UnknownNameError: a feature that does not exist.
        InputError: a weight that is negative or no number.

    """
    for name, value in (chosen or {}).items():
        if name not in WEIGHTS:
            raise UnknownNameError(f"No weight '{name}'. Weights: {', '.join(WEIGHTS)}.")
        if not math.isfinite(value) or value < 0:
            raise InputError(f"A weight is a number from 0 up; {name} came as {value}.")
    return {**WEIGHTS, **(chosen or {})}


def recommend(  # noqa: PLR0913 - each is a choice of its own
    source: Store | Facts,
    city: str,
    *,
    top: int = 10,
    weights: Mapping[str, float] | None = None,
    country: str | None = None,
    unpartnered: bool = False,
    lang: str = "en",
) -> "pd.DataFrame":
    """Return candidate partners of a city (an id), the best first: those abroad that it has no effective tie with.

    Columns: `node`, `name`, `country`, `score`, `for` and `against` (reasons), and each feature (0 to 1, empty where
    unknown). `country` keeps candidates of one country; `unpartnered` leaves out those that already have an agreement
    with another government of the city's country. `attrs["weights"]` has the weights.

    Raises:
        UnknownNameError: the graph does not know the city; or a weight that does not exist.

    """
    return candidates(
        source, city, top=top, weights=weights, country=country, unpartnered=unpartnered, lang=lang
    ).frame()


def candidates(  # noqa: PLR0913 - as above
    source: Store | Facts,
    city: str,
    *,
    top: int = 10,
    weights: Mapping[str, float] | None = None,
    country: str | None = None,
    unpartnered: bool = False,
    lang: str = "en",
) -> Table:
    """Return what `recommend` tells, as a plain table.

    Raises:
        UnknownNameError: the graph does not know the city; or a weight that does not exist.

    """
    used = weights_from(weights)
    facts = source if isinstance(source, Facts) else facts_.read(source)
    told_of = _told_of(facts)
    # a region may be in the graph only as where a city lies: nobody spoke of it
    places = {
        actor.id: actor
        for actor in facts.actors
        if actor.kind == "city" or (actor.kind == "region" and (actor.id in told_of or actor.id == city))
    }
    if city not in places:
        raise UnknownNameError(f"The graph knows no city with the id '{city}'.")
    home = places[city]
    graph = network(facts)
    features = _features(facts, graph, city, list(places))
    tied = set(graph[city]) if city in graph else set()
    reasons = Reasons(facts, graph, city, lang)
    rows: list[tuple[Any, ...]] = []
    for candidate, actor in places.items():
        abroad = actor.country is None or home.country is None or actor.country != home.country
        if candidate == city or candidate in tied or not abroad or (country and actor.country != country.upper()):
            continue
        if unpartnered and reasons.doubled(candidate):
            continue
        values = {name: features[name].get(candidate) for name in WEIGHTS}
        score = sum(used[name] * (value or 0.0) for name, value in values.items())
        told = (reasons.speaking_for(candidate), reasons.speaking_against(candidate))
        rows.append((candidate, actor.name(lang), actor.country, score, *told, *values.values()))
    rows.sort(key=lambda row: (-round(row[3], 12), row[0]))
    frame = Table(("node", "name", "country", "score", "for", "against", *WEIGHTS), rows[:top], plain=True)
    frame.attrs["weights"] = used
    if not rows:
        frame.attrs["reason"] = f"The graph has no candidate for {home.name(lang)}: no city abroad without a tie to it."
    return frame


def _told_of(facts: Facts) -> set[str]:
    """Return the ids of all that any fact is about."""
    parties = {party for each in facts.relations for party in (*each.parties, *each.origin, *each.target, each.venue)}
    return {
        each
        for each in (
            *parties,
            *(membership.member for membership in facts.memberships),
            *(tenure.of for tenure in facts.tenures),
            *(policy.owner for policy in facts.policies),
            *(engagement.place for engagement in facts.engagements),
        )
        if each
    }


def _features(facts: Facts, graph: Graph, city: str, places: list[str]) -> dict[str, dict[str, float]]:
    known = set(places)
    edges = [(a, b) for a, b in graph.edges() if a in known and b in known]
    ties = prepare(places, edges, {place: facts.actor(place).country for place in places})
    links = link_features(ties, places.index(city))
    made: dict[str, dict[str, float]] = {
        name: dict(zip(places, map(float, values), strict=True)) for name, values in links.items()
    }
    pursued = profiles(facts)
    weighted = tf_idf(pursued)
    made["themes"] = {
        place: cosine(weighted[city], weighted[place]) for place in places if city in weighted and place in weighted
    }
    joined = joined_by(facts)
    sizes = Counter(body for each in joined.values() for body in each)
    # a network of few members binds more than one of hundreds
    shared = {
        place: sum(1 / math.log(1 + sizes[body]) for body in joined[city] & joined[place])
        for place in places
        if joined.get(city) and joined.get(place)
    }
    made["networks"] = {place: value / (1 + value) for place, value in shared.items()}
    home = facts.actor(city)
    made["size"], made["distance"] = {}, {}
    for place in places:
        other = facts.actor(place)
        if (alike := likeness(home.population, other.population)) is not None:
            made["size"][place] = alike
        if (far := distance_of(facts, city, place)) is not None:
            made["distance"][place] = math.exp(-far / _NEAR)
    return made
