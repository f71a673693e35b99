"""What the tests of analysis share: facts put together by hand, stores, the reference networks."""

import sys
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

# the shared stores of tests/, and the made-up cities of this folder
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]


@pytest.fixture(scope="session")
def reference(shared):
    """Return the folder of published networks."""
    folder = shared / "reference"
    if not folder.is_dir():
        pytest.skip("needs the reference networks: ../shared/reference beside the checkout")
    return folder


@pytest.fixture(scope="session")
def sister_cities(reference) -> nx.Graph:
    """Return KONECT's graph of sister cities (2017)."""
    return nx.from_pandas_edgelist(pd.read_csv(reference / "konect_twin_2017_edges.csv"))


@pytest.fixture(scope="session")
def gold(tmp_path_factory, shared):
    """Return a store of the five seeds' gold facts."""
    from graphs import gold_store

    return gold_store(tmp_path_factory.mktemp("gold"), shared)


@pytest.fixture(scope="session")
def example():
    """Return the small store of three documents."""
    from graphs import example_store

    return example_store()


@pytest.fixture
def facts():
    """Return seven cities with agreements, visits, exchanges, memberships, tenures and policies of 2010 to 2024."""
    from seven_cities import seven_cities

    return seven_cities()
