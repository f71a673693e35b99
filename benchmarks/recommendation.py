"""How well `kg recommend` finds hidden ties: a tenth of the twin-cities ties is taken away and looked for again.

    python benchmarks/recommendation.py ../shared/reference/twin_cities_wikipedia_2026.csv

Prints, for the recommender and for each baseline, AUC (how often a hidden tie scores above a random pair without one)
and hits at 20 (how often it is among a city's first 20 candidates). Names and countries are all that the data have, so
the features at work are common partners, longer paths, countries and openness; themes, networks, size and distance
have nothing to go by here.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from kg.analysis.recommendation import WEIGHTS, link_features, prepare

ALIASES = {
    "Republic of Ireland": "Ireland",
    "England, United Kingdom": "England",
    "Scotland, United Kingdom": "Scotland",
    "Wales, United Kingdom": "Wales",
    "Georgia (country)": "Georgia",
}
TOP = 20


def main() -> None:
    """Hide, recover and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", type=Path, help="twin_cities_wikipedia_2026.csv")
    parser.add_argument("--seeds", type=int, default=3, help="how many random tenths are hidden, one after the other")
    options = parser.parse_args()
    nodes, edges = read(options.pairs)
    print(f"{len(nodes):,} cities, {len(edges):,} ties; a tenth hidden, {options.seeds} times")
    found: dict[str, list[tuple[float, float]]] = {}
    for seed in range(options.seeds):
        for name, result in evaluate(nodes, edges, seed).items():
            found.setdefault(name, []).append(result)
    print(f"\n{'':24}{'AUC':>8}{'hits@20':>9}")
    for name, results in found.items():
        auc, hits = (sum(column) / len(results) for column in zip(*results, strict=True))
        print(f"{name:24}{auc:8.4f}{hits:9.4f}")


def read(path: Path) -> tuple[list[tuple[str, str]], np.ndarray]:
    """Return the cities (name, country) and the ties as pairs of their numbers, country aliases merged."""
    pairs = pd.read_csv(path, keep_default_na=False).replace({"country1": ALIASES, "country2": ALIASES})
    ties = {
        (min(a, b), max(a, b))
        for a, b in (((w, x), (y, z)) for w, x, y, z in pairs.itertuples(index=False))
        if a != b
    }  # fmt: skip
    nodes = sorted({city for tie in ties for city in tie})
    index = {city: i for i, city in enumerate(nodes)}
    return nodes, np.array(sorted((index[a], index[b]) for a, b in ties))


def evaluate(nodes: list[tuple[str, str]], edges: np.ndarray, seed: int) -> dict[str, tuple[float, float]]:
    """Return AUC and hits at 20 of every method, with one random tenth of the ties hidden."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(edges))
    hidden, known = edges[order[: len(edges) // 10]], edges[order[len(edges) // 10 :]]
    names = [str(i) for i in range(len(nodes))]
    ties = prepare(names, ((str(a), str(b)) for a, b in known), {str(i): city[1] for i, city in enumerate(nodes)})
    wanted: dict[int, list[int]] = {}
    for a, b in hidden:
        wanted.setdefault(int(a), []).append(int(b))
        wanted.setdefault(int(b), []).append(int(a))
    scores: dict[str, tuple[list[float], list[float], list[bool]]] = {}
    for city, partners in wanted.items():
        links = link_features(ties, city)
        free = np.ones(len(nodes), dtype=bool)
        free[[city, *ties.partners(city)]] = False
        others = free.copy()
        others[partners] = False
        pool = np.flatnonzero(others)
        strangers = rng.choice(pool, size=len(partners))
        # a coin decides between equal scores, the same for every method
        coin = rng.random(len(nodes)) * 1e-9
        for name, method in METHODS.items():
            values = method(ties, links, city) + coin
            right, wrong, hits = scores.setdefault(name, ([], [], []))
            right.extend(values[partners])
            wrong.extend(values[strangers])
            # the other hidden partners of a city do not stand in a hidden partner's way
            hits.extend(int((values[pool] > values[partner]).sum()) < TOP for partner in partners)
    return {name: (auc(right, wrong), float(np.mean(hits))) for name, (right, wrong, hits) in scores.items()}


def auc(right: list[float], wrong: list[float]) -> float:
    """Return how often a right one scores above a wrong one, a draw counting half."""
    ranks = pd.Series([*right, *wrong]).rank().to_numpy()
    return float((ranks[: len(right)].sum() - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong)))


def _common(ties, links, city):  # noqa: ANN001, ANN202, ARG001
    return ties.onward(np.bincount(ties.partners(city), minlength=len(ties.nodes)))


def _kg(ties, links, city):  # noqa: ANN001, ANN202, ARG001
    return sum(WEIGHTS[name] * values for name, values in links.items())


METHODS: dict[str, Callable[..., np.ndarray]] = {
    "kg recommend": _kg,
    "common neighbours": _common,
    "Adamic-Adar": lambda ties, links, city: links["partners"],  # noqa: ARG005 - the same order, for x / (1 + x) rises
    "preferential attachment": lambda ties, links, city: ties.degree * ties.degree[city],  # noqa: ARG005
    "same country": lambda ties, links, city: (ties.land == ties.land[city]).astype(float),  # noqa: ARG005
}


if __name__ == "__main__":
    main()
