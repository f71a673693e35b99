"""What is kept beside a store: only what was slow, and never longer than the generation it was read from."""

from graphs import example_store

from kg.triples import kept, open_store


def test_slow_results_are_kept_and_fast_ones_not(tmp_path, monkeypatch):
    """What took long is made once; what did not is made each time, and leaves no file."""
    example_store(tmp_path)
    store = open_store(tmp_path / "kg-store")
    made = []

    def make():
        made.append(1)
        return ["쿤밍", 3]

    assert [kept.value(store, "fast", make) for _ in range(2)] == [["쿤밍", 3]] * 2
    assert len(made) == 2
    monkeypatch.setattr(kept, "_SLOW", -1.0)
    assert [kept.value(store, "slow", make) for _ in range(2)] == [["쿤밍", 3]] * 2
    assert len(made) == 3


def test_next_build_forgets(tmp_path, monkeypatch):
    """After another build, what was kept of the one before is neither read nor left lying."""
    monkeypatch.setattr(kept, "_SLOW", -1.0)
    example_store(tmp_path)
    location = tmp_path / "kg-store"
    query = "SELECT ?x WHERE { ?x a ic:City } ORDER BY ?x"
    first = kept.select(open_store(location), query)
    assert kept.select(open_store(location), query) == first
    example_store(tmp_path)
    kept.value(open_store(location), "other", lambda: 1)
    assert len(list((location / "kept").iterdir())) == 1


def test_store_in_memory_keeps_nothing(monkeypatch):
    """A graph in memory is asked each time."""
    monkeypatch.setattr(kept, "_SLOW", -1.0)
    store = example_store()
    assert kept.select(store, "SELECT ?x WHERE { ?x a ic:City }").rows
    assert kept.value(store, "key", lambda: 1) == 1
    assert kept.value(store, "key", lambda: 2) == 2


def test_damaged_file_is_made_anew(tmp_path, monkeypatch):
    """A kept file that cannot be read is no error: it is written again."""
    monkeypatch.setattr(kept, "_SLOW", -1.0)
    example_store(tmp_path)
    store = open_store(tmp_path / "kg-store")
    assert kept.value(store, "key", lambda: 1) == 1
    for path in (tmp_path / "kg-store" / "kept").rglob("*.json"):
        path.write_text("{half", encoding="utf-8")
    assert kept.value(store, "key", lambda: 2) == 2
