"""However a store came to its documents and decisions, it holds what a build from nothing holds, triple for triple."""

from random import Random  # a seed makes each corpus again

import pyoxigraph as ox
from corpus import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Reading
from kg.triples.build import apply
from kg.triples.decisions import Decision, Decisions
from kg.triples.quads import Local
from kg.triples.settings import Settings
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


def decide(pick: Random, store: ox.Store) -> Decision | None:
    """Return a random decision about something that the store holds."""
    known = ids(store)
    kind = pick.choice(["accept", "reject", "set", "same", "same", "not-same", "not-same", "add"])
    if kind == "add":
        value = '{"member": "place/goyang-kr", "network": "network/uclg", "role": "board"}'
        return Decision(date="2026-01-01", author="Kim", kind=kind, subject="", property="membership", value=value,
                        source=pick.choice(["Annual report 2025", "Letter"]))  # fmt: skip
    if not known:
        return None
    subject = pick.choice(known)
    base = {"date": "2026-01-01", "author": "Kim", "kind": kind, "subject": subject}
    if kind in ("same", "not-same"):
        others = [path for path in known if path.split("/")[0] == subject.split("/")[0] and path != subject]
        return Decision(**base, value=pick.choice(others)) if others else None
    if kind == "set":
        if subject.startswith("assertion/"):
            return None
        return Decision(**base, property="en" if subject.startswith("place/") else "start", value="2023-09-01")
    return Decision(**base)


SEEDS = st.integers(0, 2**32)


@settings(max_examples=40)
@given(SEEDS)
def test_any_order_of_changes_gives_the_graph_of_a_build_from_nothing(seed):
    """Add, change, remove and decide in any order: the store equals one built at once from what is left."""
    pick = Random(seed)
    store = ox.Store()
    held = {number: reading(pick, number) for number in range(pick.randint(0, 4))}
    decisions: list[Decision] = []
    apply(Local(store), SETTINGS, Decisions(()), held.values(), fresh=True)
    for step in range(5):
        action = pick.choice(["add", "change", "remove", "decide", "decide", "decide", "undo"])
        came, gone = [], set()
        if action in ("change", "remove") and held:
            number = pick.choice(sorted(held))
            gone.add(held.pop(number).document.id)
            if action == "change":
                held[number] = reading(pick, number)
                came = [held[number]]
        elif action == "add":
            held[10 + step] = reading(pick, 10 + step)
            came = [held[10 + step]]
        elif action == "decide" and (decision := decide(pick, store)):
            decisions.append(decision)
        elif action == "undo" and decisions:
            decisions.pop(pick.randrange(len(decisions)))
        apply(Local(store), SETTINGS, Decisions(decisions), came, gone)
        expected = from_nothing(held.values(), decisions)
        found = content(store)
        assert found == expected, (step, action, decisions, sorted(found - expected)[:9], sorted(expected - found)[:9])


def corpus(seed: int) -> list[Reading]:
    pick = Random(seed)
    return [reading(pick, number) for number in range(4)]


@given(SEEDS)
def test_the_order_of_documents_does_not_matter(seed):
    """The same documents give the same graph in any order."""
    documents = corpus(seed)
    shuffled = documents[:]
    Random(seed).shuffle(shuffled)
    assert from_nothing(documents, ()) == from_nothing(shuffled, ())


@given(SEEDS)
def test_removing_documents_leaves_no_orphan(seed):
    """After its removal nothing in the store points to a document, or to what only it named."""
    documents = corpus(seed)
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(()), documents, fresh=True)
    apply(Local(store), SETTINGS, Decisions(()), (), [each.document.id for each in documents])
    assert not {quad for quad in store if IDENTIFIER in str(quad.subject)}


@given(SEEDS)
def test_every_triple_lies_in_one_graph(seed):
    """No triple stands in two named graphs: a query over their union counts nothing twice."""
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(()), corpus(seed), fresh=True)
    triples = [quad.triple for quad in store]
    assert len(triples) == len(set(triples))


@given(SEEDS)
def test_nothing_points_to_what_is_not_there(seed):
    """Each id that a thing points to is described in the store."""
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(()), corpus(seed), fresh=True)
    described = {quad.subject for quad in store}
    pointing = {Property.SIGNATORY, Property.ATTENDEE, Property.AWARDED_FOR, Property.MODELLED_ON, Property.ASSERTED_BY,
                Property.PARTY, Property.HELD_IN, Property.OF, Property.OFFICIAL, Property.SUPERSEDED_BY,
                Property.MAYBE_SAME_AS}  # fmt: skip
    assert not {quad for quad in store if quad.predicate.value in pointing and quad.object not in described}
