"""The ledger beside a graph says what the graph says: as it was built, and after each later build."""

import json
from dataclasses import replace
from random import Random

import pytest
from corpus import reading
from graphs import example_readings, gold_readings

from kg.triples import build_readings, ledger, noting, open_store
from kg.triples.decisions import Decision
from kg.triples.ledger import ASSERTED, KINDS, Ledger, ledger_of


@pytest.fixture(autouse=True)
def _read_small_graphs(monkeypatch):
    monkeypatch.setattr(ledger, "LARGE", 0)


def _content(found: Ledger) -> dict:
    """Return all that a ledger says, as JSON has it."""
    told = {"entity": found.entities(), "names": found.names(), "edges": found.edges(), "conflict": found.conflicts()}
    for kind in KINDS:
        told |= {kind: found.things(kind), f"{kind}-label": found.labels(kind)}
    told |= {f"{kind}-support": found.support(kind) for kind in ASSERTED}
    return json.loads(json.dumps(told))


def _read_anew(location, tmp_path) -> dict:
    """Return what a ledger says that is made by reading the whole store."""
    store = open_store(location)
    noting.make(store.quads, tmp_path / "anew", 1)
    return _content(Ledger(store, tmp_path / "anew" / "000001", ()))


@pytest.fixture
def halves(shared):
    """Return readings of documents in two halves, which tell of the same things."""
    found = [*gold_readings(shared), *example_readings()]
    return found[::2], found[1::2]


def test_new_graph_is_noted_while_it_is_written(tmp_path, halves):
    """The ledger of a new graph, noted on the way, is the one that reading the store again would give."""
    location = tmp_path / "kg-store"
    store = build_readings([*halves[0], *halves[1]], location)
    found = _content(ledger_of(store))
    assert found == _read_anew(location, tmp_path)
    assert all(found[kind] for kind in KINDS)
    assert any(len(said) > 1 for said in found["names"].values())


def test_later_builds_are_followed(tmp_path, halves):
    """After documents came, were replaced, went, and a person decided, the ledger says what the store says then."""
    location = tmp_path / "kg-store"
    build_readings(halves[0], location)
    build_readings(halves[1], location)
    assert _content(ledger_of(open_store(location))) == _read_anew(location, tmp_path)
    first = halves[0][0]
    doubted = tuple(replace(each, confidence=0.31) for each in first.statements)
    build_readings([replace(first, statements=doubted)], location)
    assert _content(ledger_of(open_store(location))) == _read_anew(location, tmp_path)
    dated = replace(halves[1][0], document=replace(halves[1][0].document, published="2001-02-03"))
    build_readings([dated], location, removed=[halves[0][-1].document.id])
    assert _content(ledger_of(open_store(location))) == _read_anew(location, tmp_path)
    thing = next(iter(ledger_of(open_store(location)).things("agreement")))
    build_readings([], location, decisions=[Decision(date="2026-01-01", author="a", kind="reject", subject=thing)])
    now = ledger_of(open_store(location))
    assert now.things("agreement")[thing]["review"] == ["rejected"]
    assert _content(now) == _read_anew(location, tmp_path)


def test_many_changes_write_it_anew(tmp_path, halves, monkeypatch):
    """Once later builds touched much, the ledger is written again, and the notes before it go."""
    location = tmp_path / "kg-store"
    build_readings(halves[0], location)
    monkeypatch.setattr(noting, "_MANY", 0)
    build_readings(halves[1], location)
    build_readings([halves[0][0]], location)
    names = {path.name for path in (location / "ledger").iterdir()}
    assert "000003" in names
    assert "000001" not in names
    assert _content(ledger_of(open_store(location))) == _read_anew(location, tmp_path)


def test_reader_of_an_older_build_sees_it(tmp_path, halves):
    """Who opened the graph before a build goes on reading what it said then."""
    location = tmp_path / "kg-store"
    build_readings(halves[0], location)
    before = open_store(location)
    told = set(ledger_of(open_store(location)).things("event"))
    build_readings(halves[1], location)
    assert set(ledger_of(before).things("event")) == told
    assert set(ledger_of(open_store(location)).things("event")) > told


def test_gap_or_damage_asks_the_store(tmp_path, halves):
    """Where a build's notes are missing or damaged there is no ledger, and the store is asked."""
    location = tmp_path / "kg-store"
    build_readings(halves[0], location)
    build_readings(halves[1], location)
    notes = location / "ledger" / "000002.json"
    whole = notes.read_text(encoding="utf-8")
    notes.write_text(whole[: len(whole) // 2], encoding="utf-8")
    assert ledger_of(open_store(location)) is None
    notes.unlink()
    assert ledger_of(open_store(location)) is None
    notes.write_text(whole, encoding="utf-8")
    store = open_store(location)
    (location / "ledger" / "000001" / "event.json").write_text("{", encoding="utf-8")
    with pytest.raises(ledger.MissingError):
        ledger_of(store).things("event")


def test_small_graph_is_asked_itself(tmp_path, halves, monkeypatch):
    """A graph of a few thousand things is asked by queries alone, and one in memory has no ledger."""
    monkeypatch.setattr(ledger, "LARGE", 4_000)
    assert ledger_of(build_readings(halves[0], tmp_path / "kg-store")) is None
    assert ledger_of(build_readings(halves[0])) is None


def test_build_that_fails_leaves_no_notes(tmp_path, halves):
    """What a build noted that was given up is no part of the next one's ledger."""
    location = tmp_path / "kg-store"

    def broken():
        yield halves[0][0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_readings(broken(), location)
    build_readings(halves[1], location)
    assert _content(ledger_of(open_store(location))) == _read_anew(location, tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_random_builds_are_followed(tmp_path, seed):
    """Whatever documents come and go in a row of builds, the ledger says what the store says."""
    pick = Random(seed)
    location = tmp_path / "kg-store"
    there: dict[str, object] = {}
    for build in range(4):
        arriving = [reading(pick, number=10 * build + number) for number in range(pick.randint(1, 4))]
        gone = pick.sample(sorted(there), k=min(len(there), pick.randint(0, 2)))
        build_readings(arriving, location, removed=gone)
        there |= {each.document.id: each for each in arriving}
        for each in gone:
            there.pop(each)
        assert _content(ledger_of(open_store(location))) == _read_anew(location, tmp_path), build
