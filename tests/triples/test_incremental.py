"""However a store came to its documents and decisions, it holds what a build from nothing holds, triple for triple."""

import hashlib
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random  # a seed makes each corpus again

import pyoxigraph as ox
import pytest
from corpus import NETWORKS, PLACES, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import (
    Agreement,
    Document,
    Event,
    Membership,
    MembershipRole,
    Naming,
    Place,
    Policy,
    Reading,
    Span,
    Statement,
    Tenure,
)
from kg.triples import members
from kg.triples.blocks import LASTING
from kg.triples.build import apply
from kg.triples.decisions import Decision, Decisions
from kg.triples.deltas import Recording
from kg.triples.quads import Local
from kg.triples.settings import Settings
from kg.triples.terms import TYPE
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
def test_what_a_build_from_nothing_puts_aside_comes_back_whole(seed):
    """With assertions written to the disk a few at a time, the graph is that of a build which keeps them in memory."""
    documents = corpus(seed)
    store = ox.Store()
    with tempfile.TemporaryDirectory() as room, pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "_LOT", 3)
        apply(Local(store), SETTINGS, Decisions(()), documents, fresh=True, room=Path(room))
        assert not list(Path(room).iterdir())
    assert content(store) == from_nothing(documents, ())


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


@given(SEEDS)
def test_what_changed_is_counted_as_what_is_there(seed):
    """The count of things before, and what a build changed, make the count after: nothing has to be counted anew."""
    pick = Random(seed)
    store = ox.Store()
    held = [reading(pick, number) for number in range(4)]
    apply(Local(store), SETTINGS, Decisions(()), held, fresh=True)
    for step in range(3):
        before = classes(store)
        recording = Recording(Local(store))
        decided = [decision] if (decision := decide(pick, store)) else []
        apply(recording, SETTINGS, Decisions(decided), [reading(pick, 10 + step)], [held.pop().document.id])
        after = classes(store)
        before.update(recording.balance)
        assert {cls: count for cls, count in before.items() if count} == after


def classes(store: ox.Store) -> Counter[ox.NamedNode]:
    return Counter(quad.object for quad in store.quads_for_pattern(None, TYPE, None))


@settings(max_examples=15)
@given(SEEDS)
def test_a_repeated_report_costs_no_other_report(seed):
    """What many documents said already is put in without reading any of theirs, as a build from nothing has it."""
    pick = Random(seed)
    said = [each for each in reading(pick).statements if repeatable(each)]
    if not said:
        return
    places = tuple(PLACES.values())
    documents = [again(said, places, number) for number in range(6)]
    store = ox.Store()
    apply(Local(store), SETTINGS, Decisions(()), documents[:4], fresh=True)
    for document in documents[4:]:
        watched = Watched(Local(store))
        apply(watched, SETTINGS, Decisions(()), [document], ())
        assert watched.records == 0
    assert content(store) == from_nothing(documents, ())


def repeatable(statement: Statement) -> bool:
    """Tell whether a statement is of a kind that lasts and says nothing that only it could say."""
    if statement.denied or isinstance(statement, Naming | Event | Policy):
        return False
    if isinstance(statement, Agreement):
        return statement.type in LASTING and statement.supersedes is None and not statement.signatories
    if isinstance(statement, Tenure):
        return statement.english is None
    return not (isinstance(statement, Membership) and statement.role is not MembershipRole.MEMBER)


def again(said: list[Statement], places: tuple[Place, ...], number: int) -> Reading:
    """Return a document of its own that makes one of the statements of each kind."""
    sha256 = hashlib.sha256(f"{number} {said}".encode()).hexdigest()
    document = Document(id=sha256[:12], source=f"{number}.txt", sha256=sha256, text="말" * 20)
    spans = (Span(document=document.id, start=0, end=5),)
    one_each = {each.kind: replace(each, evidence=spans) for each in said}
    return Reading(
        document=document, places=places, networks=tuple(NETWORKS.values()), statements=(*one_each.values(),)
    )


class Watched(Recording):
    """Quads that count how many assertions of other documents are read."""

    records = 0

    def having(self, subjects, predicate):
        """Return the quads that subjects have by a predicate."""
        found = super().having(subjects, predicate)
        if predicate.value == Property.RECORD:
            self.records += len(found)
        return found
