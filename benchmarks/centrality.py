"""How fast exact betweenness is on the largest component of the sister-cities graph (10,320 nodes).

    python benchmarks/centrality.py ../shared/reference/konect_twin_2017_edges.csv

Prints the time of `kg.analysis.measure`, of the bare accelerator with the graph already in its own form, and of
networkx, extrapolated from some of the nodes (its time grows with their number). `--full` times the other measures too.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pandas as pd
import rustworkx as rx

from kg.analysis import engines
from kg.analysis.measures import MEASURES, measure

SOURCES = 100


def main() -> None:
    """Time and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("edges", type=Path, help="konect_twin_2017_edges.csv")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many runs counts")
    parser.add_argument("--full", action="store_true", help="every measure, by the engine that the table chooses")
    options = parser.parse_args()
    graph = nx.from_pandas_edgelist(pd.read_csv(options.edges))
    largest = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    print(f"largest component: {len(largest):,} nodes, {largest.number_of_edges():,} ties")
    ready = engines.to_rustworkx(largest)
    ours, bare = interleaved(
        lambda: measure(largest, "betweenness"), lambda: rx.betweenness_centrality(ready), options.repeat
    )
    some = seconds(lambda: nx.betweenness_centrality(largest, k=SOURCES, seed=1))
    theirs = some * len(largest) / SOURCES
    print(f"kg.analysis.measure   {ours:8.2f} s")
    print(f"rustworkx alone       {bare:8.2f} s   ours is {100 * (ours / bare - 1):+.1f} % (limit +15 %)")
    print(f"networkx              {theirs:8.0f} s   extrapolated from {SOURCES} of the nodes")
    print(f"faster than networkx  {theirs / ours:8.0f} times (at least 20)")
    if options.full:
        for name in MEASURES:
            if name not in ("betweenness", "participation", "gateway"):
                print(f"{name:22}{seconds(lambda name=name: measure(largest, name)):8.2f} s")


def interleaved(first: Callable[[], object], second: Callable[[], object], repeat: int) -> tuple[float, float]:
    """Return the best time of each, run by turns, so that a busy machine is as hard on the one as on the other."""
    times = [(seconds(first), seconds(second)) for _ in range(repeat)]
    return min(a for a, _ in times), min(b for _, b in times)


def seconds(run: Callable[[], object]) -> float:
    """Return how long a call takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
