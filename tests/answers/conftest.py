"""What the tests of answers share: graphs of known facts, and the day that they are asked on."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kg import documents, paths
from kg.answers.engine import ask
from kg.answers.lexicon import Lexicon
from kg.evaluation.gold import read_facts, to_reading
from kg.triples import build_readings

# the shared stores of tests/
sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="session")
def today():
    """Return the day that questions are asked on."""
    return TODAY


@pytest.fixture(scope="session")
def demo_location(tmp_path_factory):
    """Return the folder of a store of the demo documents' gold facts."""
    folder = paths.data()
    readings = [
        to_reading(read_facts(folder / "gold" / f"{path.stem}.gold.json"), documents.read(path))
        for path in sorted((folder / "documents").glob("*.txt"))
    ]
    location = tmp_path_factory.mktemp("demo") / "kg-store"
    build_readings(readings, location)
    return location


@pytest.fixture(scope="session")
def doubted_location(tmp_path_factory):
    """Return the folder of a store of the demo documents' facts, some less sure than others."""
    folder, pick, readings = paths.data(), Random(5), []
    for path in sorted((folder / "documents").glob("*.txt")):
        reading = to_reading(read_facts(folder / "gold" / f"{path.stem}.gold.json"), documents.read(path))
        statements = tuple(replace(each, confidence=pick.choice((0.4, 0.7, 0.95))) for each in reading.statements)
        readings.append(replace(reading, statements=statements))
    location = tmp_path_factory.mktemp("doubted") / "kg-store"
    build_readings(readings, location)
    return location


@pytest.fixture(scope="session")
def demo(demo_location):
    """Return the store of the demo documents' gold facts, opened for reading."""
    from kg.triples import open_store

    return open_store(demo_location)


@pytest.fixture(scope="session")
def seeds(tmp_path_factory, shared):
    """Return the store of the five seeds' gold facts."""
    from graphs import gold_store

    return gold_store(tmp_path_factory.mktemp("seeds"), shared)


@pytest.fixture(scope="session")
def lexicon(demo):
    """Return the names of the demo graph."""
    return Lexicon.load(demo)


@pytest.fixture(scope="session")
def answer(demo, lexicon):
    """Return a function that asks the demo graph."""

    def call(question, **options):
        return ask(demo, question, today=TODAY, lexicon=lexicon, **options)

    return call
