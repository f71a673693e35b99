"""What documents only deny is no fact: not listed, not counted, but told where nothing else answers."""

import pytest
from graphs import PLACES, document

from kg.answers import families
from kg.answers.conditions import Conditions
from kg.answers.engine import ask
from kg.answers.facts import Filters, find
from kg.answers.rows import rows
from kg.model import Agreement, AgreementType, Reading, Span, Status
from kg.triples import build_readings, ledger, open_store

GOYANG, KUNMING, SEOUL = (f"place/{PLACES[name].id}" for name in ("goyang", "kunming", "seoul"))


def says(name, on, *pacts):
    """Return a document that tells of pacts: the other party, the sort, the status, and whether it denies it."""
    doc = document(f"{name} {pacts!r}", name, on)
    told = tuple(
        Agreement(
            evidence=(Span(document=doc.id, start=0, end=5),),
            rule="t",
            parties=(GOYANG, other),
            type=kind,
            status=status,
            denied=denied,
        )
        for other, kind, status, denied in pacts
    )
    return Reading(document=doc, places=tuple(PLACES.values()), statements=told)


@pytest.fixture(scope="module")
def location(tmp_path_factory):
    """Return a store in which one pact is signed, one called off, one denied, and one affirmed and denied."""
    folder = tmp_path_factory.mktemp("denials") / "kg-store"
    build_readings(
        [
            says(
                "news",
                "2024-03-01",
                (KUNMING, AgreementType.SISTER, Status.SIGNED, False),
                (KUNMING, AgreementType.MOU, Status.CANCELLED, False),
                (SEOUL, AgreementType.FRIENDSHIP, Status.SIGNED, True),
                (SEOUL, AgreementType.GOODWILL, Status.PLANNED, False),
            ),
            says("reply", "2024-03-09", (SEOUL, AgreementType.GOODWILL, Status.SIGNED, True)),
        ],
        folder,
    )
    return folder


@pytest.fixture(params=["query", "ledger"])
def store(location, request, monkeypatch):
    """Return the store, asked by queries or by the ledger of a large graph."""
    opened = open_store(location)
    monkeypatch.setattr(ledger, "LARGE", 0)
    if request.param == "query":
        ledger.forget(opened)
    return opened


def test_a_denied_agreement_is_neither_listed_nor_counted(store, today):
    """What was agreed and called off is listed as cancelled; what never was is not listed."""
    found = find(store, "agreements", Filters(city="Goyang"), lang="en", today=today)
    assert sorted((row[1], row[2]) for row in found.rows) == [
        ("MOU", "cancelled"),
        ("goodwill-city agreement", "cancelled"),
        ("sister-city agreement", "signed"),
    ]
    assert found.sentence == "3 agreements (2 cancelled)."


def test_asked_by_status_it_is_marked_as_denied(store, today):
    """With what was called off the denied pact is shown, and told from it by its note."""
    found = find(store, "agreements", Filters(city="Goyang", status="cancelled"), lang="en", today=today)
    notes = {row[1]: row[-1] for row in found.rows}
    assert set(notes) == {"MOU", "goodwill-city agreement", "friendship agreement"}
    assert "denied" in notes["friendship agreement"]
    assert "denied" not in notes["MOU"] + notes["goodwill-city agreement"]


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Does Goyang have a friendship agreement with Seoul?", "No: no document says"),
        ("고양과 서울은 우호협약을 맺었는가?", "아닙니다: 그렇다고 하는 문서는 없고"),
    ],
)
def test_whether_there_is_one_is_answered_by_the_denial(store, today, question, start):
    """That documents deny a pact is more than that none tells of it."""
    found = ask(store, question, today=today)
    assert found.sentence.startswith(start)
    assert len(found.rows) == 1


def test_the_ledger_has_the_rows_of_the_query(location, monkeypatch):
    """Denied things are left out of, and let into, the rows of every family alike from the store and its ledger."""
    monkeypatch.setattr(ledger, "LARGE", 0)
    asked, read = open_store(location), open_store(location)
    ledger.forget(asked)
    for conditions in (Conditions(), Conditions(statuses=("cancelled",)), Conditions(statuses=("signed", "planned"))):
        for family in (families.agreements, families.pairs):
            assert rows(read, family(conditions)) == rows(asked, family(conditions))


def test_a_denial_that_a_later_document_contradicts_counts_again(tmp_path):
    """Once a document affirms the pact, it is listed, though added to a graph that knew the denial alone."""
    folder = tmp_path / "kg-store"
    first = says("news", "2024-03-01", (SEOUL, AgreementType.FRIENDSHIP, Status.SIGNED, True))
    build_readings([first], folder)
    later = says("sequel", "2024-05-01", (SEOUL, AgreementType.FRIENDSHIP, Status.SIGNED, False))
    build_readings([first, later], folder)
    found = find(open_store(folder), "agreements", Filters(city="Goyang"), lang="en")
    assert [row[2] for row in found.rows] == ["signed"]
