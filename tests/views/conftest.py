"""What pages are made from here: the gold facts of the project's own documents, and hostile ones."""

import pytest

from kg import documents, paths
from kg.evaluation.gold import read_facts, to_reading
from kg.triples import Store, build_readings
from kg.views.content import Content
from kg.views.load import read


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of the gold facts of the project's own documents."""
    readings = [
        to_reading(read_facts(path), documents.read(paths.data() / "documents" / f"{path.name.split('.')[0]}.txt"))
        for path in sorted((paths.data() / "gold").glob("*.gold.json"))
    ]
    return build_readings(readings, tmp_path_factory.mktemp("views") / "kg-store")


@pytest.fixture(scope="session")
def content(store: Store) -> Content:
    """Return all that a page can show of the store."""
    return read(store)
