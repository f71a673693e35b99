"""The graph in, networks and what research on city networks measures out: pandas tables and networkx graphs.

    from kg import analysis
    from kg.triples import open_store

    store = open_store("kg-store")
    ties = analysis.network(store, kind="ties", since="2015")   # networks.KINDS: ties, memberships, events, officials,
                                                                # themes, visits, learning
    analysis.measure(ties, "betweenness", top=10)               # measures.MEASURES
    analysis.communities(ties, method="louvain", seed=1)
    analysis.brokers(ties, by="continent", between=("asia", "europe"))
    analysis.beyond_chance(analysis.network(store, kind="memberships"))
    analysis.recommend(store, "place/goyang-kr")

Every function that takes a store also takes `analysis.read(store)`, the records: read once, ask often.
A table without rows says why in `attrs["reason"]`, what was left out in `attrs["notes"]`. Nodes are ids (`place/…`),
names come in the language asked for (`lang="ko"`).
"""

import importlib
from typing import Any

# what is public -> the module it lives in: imported when first used, so that no command waits for what it does not need
_HOME = {
    "read": "facts",
    "Facts": "facts",
    "network": "networks",
    "measure": "measures",
    "MEASURES": "measures",
    "structure": "figures",
    "assortativity": "figures",
    "communities": "clusters",
    "bridges": "brokerage",
    "cut_points": "brokerage",
    "brokers": "brokerage",
    "project": "projections",
    "connectivity": "projections",
    "backbone": "backbones",
    "beyond_chance": "backbones",
    "overview": "themes",
    "shared_themes": "themes",
    "co_occurrence": "themes",
    "transfers": "themes",
    "transfer_chains": "themes",
    "sdg_coverage": "themes",
    "trends": "yearly",
    "by_year": "yearly",
    "timeline": "ties",
    "dormant": "ties",
    "duplicates": "ties",
    "slices": "ties",
    "changes_of_mayor": "ties",
    "recommend": "recommendation",
    "write_graph": "formats",
    "read_graph": "formats",
    "write_panels": "panels",
    "plot": "plots",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a public name from its module when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg.analysis' has no attribute '{name}'")
    return getattr(importlib.import_module(f"kg.analysis.{_HOME[name]}"), name)
