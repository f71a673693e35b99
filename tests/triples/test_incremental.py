"""However a store came to its documents and decisions, it holds what a build from nothing holds, triple for triple."""

import pyoxigraph as ox
from corpus import readings
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.triples.build import apply
from kg.triples.decisions import Decision, Decisions
from kg.triples.quads import Local
from kg.triples.update import Settings
from kg.vocabulary import IDENTIFIER, Property

SETTINGS = Settings(version="test")


def content(store: ox.Store) -> set[str]:
    return {str(quad) for quad in store}


def from_nothing(documents, decisions) -> set[str]:
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(decisions), documents, fresh=True)
    return content(store)


def ids(store: ox.Store) -> list[str]:
    """Return the ids that a person could decide about: things, assertions, places."""
    found = {str(quad.subject.value).removeprefix(IDENTIFIER) for quad in store}
    kinds = ("agreement/", "event/", "membership/", "official/", "policy/", "exchange/", "assertion/", "place/")
    return sorted(path for path in found if path.startswith(kinds))


def decide(draw, store: ox.Store) -> Decision | None:
    known = ids(store)
    if not known:
        return None
    subject = draw(st.sampled_from(known))
    kind = draw(st.sampled_from(["accept", "reject", "set", "same", "not-same", "add"]))
    base = {"date": "2026-01-01", "author": "Kim", "subject": subject, "kind": kind}
    if kind in ("same", "not-same"):
        others = [path for path in known if path.split("/")[0] == subject.split("/")[0] and path != subject]
        return Decision(**base, value=draw(st.sampled_from(others))) if others else None
    if kind == "set":
        if subject.startswith("assertion/"):
            return None
        return Decision(**base, property="en" if subject.startswith("place/") else "start", value="2023-09-01")
    if kind == "add":
        value = '{"member": "place/goyang-kr", "network": "network/uclg", "role": "board"}'
        return Decision(**{**base, "subject": ""}, property="membership", value=value, source="Annual report 2025")
    return Decision(**base)


@settings(max_examples=60)
@given(st.data())
def test_any_order_of_changes_gives_the_graph_of_a_build_from_nothing(data):
    """Add, change, remove and decide in any order: the store equals one built at once from what is left."""
    store = ox.Store()
    held = {}
    decisions: list[Decision] = []
    apply(Local(store), SETTINGS, Decisions(()), (), fresh=True)
    for step in range(data.draw(st.integers(1, 6), label="steps")):
        action = data.draw(st.sampled_from(["add", "add", "add", "change", "remove", "decide", "decide", "undo"]))
        came, gone = [], set()
        if action in ("change", "remove") and held:
            number = data.draw(st.sampled_from(sorted(held)))
            gone.add(held.pop(number).document.id)
            if action == "change":
                held[number] = data.draw(readings(number))
                came = [held[number]]
        elif action == "add":
            held[step] = data.draw(readings(step))
            came = [held[step]]
        elif action == "decide" and (decision := decide(data.draw, store)):
            decisions.append(decision)
        elif action == "undo" and decisions:
            decisions.pop(data.draw(st.integers(0, len(decisions) - 1)))
        apply(Local(store), SETTINGS, Decisions(decisions), came, gone)
        expected = from_nothing(held.values(), decisions)
        found = content(store)
        assert found == expected, (action, sorted(found - expected)[:9], sorted(expected - found)[:9])


@settings(max_examples=30)
@given(st.lists(st.integers(0, 9), unique=True, min_size=1, max_size=4).flatmap(
    lambda numbers: st.tuples(*(readings(number) for number in numbers))), st.randoms())
def test_the_order_of_documents_does_not_matter(documents, random):
    """The same documents give the same graph in any order."""
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert from_nothing(documents, ()) == from_nothing(shuffled, ())


@given(readings(), readings(1))
def test_removing_a_document_leaves_no_orphan(one, other):
    """After its removal nothing in the store points to a document, or to what only it named."""
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(()), [one, other], fresh=True)
    apply(Local(store), SETTINGS, Decisions(()), (), [one.document.id, other.document.id])
    assert not {quad for quad in store if IDENTIFIER in str(quad.subject)}


@given(readings(), readings(1))
def test_every_triple_lies_in_one_graph(one, other):
    """No triple stands in two named graphs: a query over their union counts nothing twice."""
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(()), [one, other], fresh=True)
    triples = [quad.triple for quad in store]
    assert len(triples) == len(set(triples))


@given(readings(), readings(1))
def test_nothing_points_to_what_is_not_there(one, other):
    """Each id that a thing points to is described in the store."""
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(()), [one, other], fresh=True)
    described = {quad.subject for quad in store}
    pointing = {Property.SIGNATORY, Property.ATTENDEE, Property.AWARDED_FOR, Property.MODELLED_ON, Property.ASSERTED_BY,
                Property.PARTY, Property.HELD_IN, Property.OF, Property.OFFICIAL, Property.SUPERSEDED_BY,
                Property.MAYBE_SAME_AS}  # fmt: skip
    assert all(quad.object in described for quad in store if quad.predicate.value in pointing)
