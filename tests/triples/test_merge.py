"""What several documents say of one thing becomes one node: why, what stays open, and where they disagree."""

from dataclasses import replace

import pytest
from graphs import PLACES, document

from kg.model import (
    Agreement,
    AgreementType,
    Event,
    EventKind,
    Membership,
    MembershipRole,
    OfficeRole,
    Reading,
    Span,
    Status,
    Tenure,
)
from kg.triples import Store, build_readings

GOYANG, KUNMING, SEOUL = (f"place/{PLACES[name].id}" for name in ("goyang", "kunming", "seoul"))


def said(*statements, on: str | None = None, name: str = "") -> Reading:
    """Return a document that says the statements and nothing else."""
    doc = document(f"{name} {statements!r}", name or "doc", on)
    span = Span(document=doc.id, start=0, end=5)
    return Reading(
        document=doc,
        places=tuple(PLACES.values()),
        statements=tuple(replace(statement, evidence=(span,)) for statement in statements),
    )


def visit(status: Status, start: str | None, **fields) -> Event:
    values = {"place": KUNMING, "visitors": (GOYANG,), "participants": (GOYANG, KUNMING), **fields}
    return Event(evidence=(), rule="t", type=EventKind.VISIT, status=status, start=start, **values)


def conference(name: str | None, start: str | None, **fields) -> Event:
    values = {"place": SEOUL, "participants": (SEOUL, GOYANG), "status": Status.HELD, **fields}
    return Event(evidence=(), rule="t", type=EventKind.CONFERENCE, name=name, start=start, **values)


def pact(date: str | None, kind: AgreementType = AgreementType.SISTER, **fields) -> Agreement:
    values = {"status": Status.SIGNED, **fields}
    return Agreement(evidence=(), rule="t", parties=(GOYANG, KUNMING), type=kind, date=date, **values)


def mayor(name: str, of: str = GOYANG, role: OfficeRole = OfficeRole.MAYOR, **fields) -> Tenure:
    return Tenure(evidence=(), rule="t", official=name, role=role, of=of, **fields)


def things(store: Store, cls: str) -> list[tuple]:
    query = (
        f"SELECT ?t ?status ?start ?signed ?n {{ ?t a ic:{cls} ; ic:documentCount ?n . "
        "OPTIONAL { ?t ic:status ?status } OPTIONAL { ?t ic:start ?start } "
        "OPTIONAL { ?t ic:signedOn ?signed } } ORDER BY ?start ?signed ?status"
    )
    return list(store.select(query).rows)


EVENTS = [
    pytest.param([visit(Status.PLANNED, "2025-08"), visit(Status.HELD, "2025-09-03")], 1, id="planned-then-held"),
    pytest.param([visit(Status.PLANNED, "2025-09"), visit(Status.HELD, "2025-09-03")], 1, id="month-and-day"),
    pytest.param([visit(Status.HELD, "2025"), visit(Status.HELD, "2025-09-03")], 1, id="year-and-day"),
    pytest.param([visit(Status.HELD, None), visit(Status.HELD, "2025-09-03")], 1, id="undated"),
    pytest.param([visit(Status.PLANNED, "2024-01"), visit(Status.HELD, "2025-09-03")], 2, id="another-year"),
    pytest.param([visit(Status.HELD, "2025-03-01"), visit(Status.HELD, "2025-09-03")], 2, id="two-dates"),
    pytest.param(
        [visit(Status.HELD, "2025-09-01", end="2025-09-05"), visit(Status.HELD, "2025-09-03")], 1, id="within"
    ),
    pytest.param(
        [conference("제12회 도시정상회의", "2023-09"), conference("도시 정상회의", "2023-09-24")],
        1,
        id="name-ko",
    ),
    pytest.param(
        [conference("World Cities Summit", "2023-09"), conference("World Cities Summit 2023", "2023-09-24")],
        1,
        id="name-en",
    ),
    pytest.param([conference("Mayors Forum", "2023-09"), conference("Flower Show", "2023-09-24")], 2, id="other-name"),
    pytest.param(
        [conference("Mayors Forum", "2023-09"), conference("Mayors Forum", "2023-09", place=KUNMING)],
        2,
        id="other-place",
    ),
]


@pytest.mark.parametrize(("events", "count"), EVENTS)
def test_events_of_two_documents(events, count: int):
    """Kind, parties, dates as precise as they are, and names decide whether two reports are of one event."""
    store = build_readings([said(event, name=f"d{n}") for n, event in enumerate(events)])
    assert len(things(store, "Event")) == count


def test_a_planned_visit_that_was_held_keeps_its_history():
    """Planned for August, held in September: one event, held, with both assertions and the reason of the merge."""
    plan, report = said(visit(Status.PLANNED, "2025-08"), on="2025-07-01"), said(visit(Status.HELD, "2025-09-03"))
    store = build_readings([plan, report])
    ((event, status, start, _, documents),) = things(store, "Event")
    assert (status.rpartition("#")[2], start, documents) == ("held", "2025-09-03", 2)
    statuses = store.select(f"SELECT ?s {{ <{event}> ic:assertedBy/ic:status ?s }} ORDER BY ?s").rows
    assert [status.rpartition("#")[2] for (status,) in statuses] == ["held", "planned"]
    reasons = '"planned for 2025-08, held in 2025-09-03"@en, "2025-08 예정, 2025-09-03 실시"@ko'
    assert store.ask(f"ASK {{ <{event}> ic:mergedBecause {reasons} }}")


def test_two_events_of_one_document_stay_two():
    """What one document tells apart by date or name is not merged, even where another document fits both."""
    one = said(visit(Status.HELD, "2025-09-03"), visit(Status.HELD, "2025-09-20"))
    vague = said(visit(Status.HELD, "2025-09"), name="vague")
    store = build_readings([one, vague])
    assert len(things(store, "Event")) == 3
    doubts = store.select("SELECT ?a ?b { ?a ic:maybeSameAs ?b }").rows
    assert len(doubts) == 2, "what could be either is proposed, not made"


def test_agreements_of_one_type_are_one_and_dates_may_disagree():
    """Two dates of signing stand side by side in the conflict, in both languages; the better supported leads."""
    documents = [said(pact("1997-05-02"), name="a"), said(pact("1998"), name="b"), said(pact("1997"), name="c")]
    store = build_readings(documents)
    ((agreement, _, _, signed, count),) = things(store, "Agreement")
    assert (signed, count) == ("1997-05-02", 3)
    found = dict(store.select(f"SELECT (LANG(?c) AS ?l) ?c {{ <{agreement}> ic:conflict ?c }}").rows)
    assert "1997-05-02" in found["en"]
    assert "1998" in found["en"]
    assert documents[1].document.id in found["en"]
    assert "체결일" in found["ko"]


def test_memoranda_of_other_years_are_others():
    """A memorandum of 2019 and one of 2023 are two; a sister-city agreement renewed is one."""
    mou = AgreementType.MOU
    store = build_readings([said(pact("2019", mou), name="a"), said(pact("2023-04", mou), name="b")])
    assert len(things(store, "Agreement")) == 2
    store = build_readings([said(pact("2019"), name="a"), said(pact("2023-04"), name="b")])
    assert len(things(store, "Agreement")) == 1


def test_an_upgrade_supersedes_the_lesser_agreement():
    """Friendship in 2010 and sister cities in 2020: two agreements, linked, and only the higher one makes an edge."""
    store = build_readings([said(pact("2010", AgreementType.FRIENDSHIP), name="a"), said(pact("2020"), name="b")])
    assert store.ask("ASK { ?a ic:agreementType ic:friendship ; ic:supersededBy ?b . ?b ic:agreementType ic:sister }")
    assert store.ask("ASK { ?a ic:sisterCityOf ?b . ?b ic:sisterCityOf ?a . ?a ic:partnerOf ?b }")
    assert not store.ask("ASK { ?a ic:friendshipCityOf ?b }")


STATUSES = [
    pytest.param([(Status.PLANNED, "2025-01-01"), (Status.SIGNED, "2025-03-01")], "signed", id="done"),
    pytest.param([(Status.SIGNED, "2025-03-01"), (Status.PLANNED, "2025-04-01")], "signed", id="done-stays-done"),
    pytest.param([(Status.SIGNED, "2020-01-01"), (Status.TERMINATED, "2022-01-01")], "terminated", id="ended"),
    pytest.param([(Status.TERMINATED, "2020-01-01"), (Status.SIGNED, "2022-01-01")], "signed", id="begun-anew"),
    pytest.param([(Status.PLANNED, "2020-01-01"), (Status.CANCELLED, "2020-02-01")], "cancelled", id="cancelled"),
    pytest.param([(Status.PROPOSED, "2020-01-01"), (Status.PLANNED, "2020-02-01")], "planned", id="further"),
]


@pytest.mark.parametrize(("history", "status"), STATUSES)
def test_the_status_is_the_furthest_reached_unless_ended_later(history, status: str):
    """Planned, held, ended: what the documents, in the order of their publication, amount to."""
    documents = [said(pact(None, status=each), on=on, name=on) for each, on in history]
    for order in (documents, documents[::-1]):
        ((_, found, *_),) = things(build_readings(order), "Agreement")
        assert found.rpartition("#")[2] == status


def test_a_denial_is_shown_beside_the_report_it_denies():
    """One document reports, another denies: both stay, the thing says so, and the later word decides the status."""
    report, denial = (
        said(pact("2020"), on="2020-01-01"),
        said(pact("2020", denied=True), on="2020-06-01", name="denial"),
    )
    store = build_readings([report, denial])
    ((agreement, status, *_),) = things(store, "Agreement")
    assert status.endswith("cancelled")
    assert store.ask(f"ASK {{ <{agreement}> ic:conflict ?c FILTER(CONTAINS(?c, 'denied')) }}")
    assert store.ask("ASK { ?x ic:polarity ic:denied }")
    assert not store.ask("ASK { ?a ic:sisterCityOf ?b }")


PERSONS = [
    pytest.param([[mayor("최성")], [mayor("최 성")]], 1, id="same-office"),
    pytest.param([[mayor("최성")], [mayor("최성", role=OfficeRole.COUNCIL_MEMBER)]], 1, id="same-place"),
    pytest.param([[mayor("최성")], [mayor("최성", of=SEOUL)]], 2, id="another-place"),
    pytest.param(
        [[mayor("최성"), mayor("최성", of="network/uclg", role=OfficeRole.NETWORK_PRESIDENT)]], 1, id="both-told"
    ),
    pytest.param(
        [[mayor("최성")], [mayor("최성", of=SEOUL)], [mayor("최성"), mayor("최성", of=SEOUL)]], 1, id="joined-by-third"
    ),
    pytest.param([[mayor("Hilbert")], [mayor("HILBERT")]], 1, id="case"),
]


@pytest.mark.parametrize(("documents", "count"), PERSONS)
def test_persons_are_told_by_name_and_office(documents, count: int):
    """The same name in an office of the same place is one person; in another place it is proposed, not made."""
    store = build_readings([said(*tenures, name=f"d{n}") for n, tenures in enumerate(documents)])
    assert len(things(store, "Official")) == count
    assert store.ask("ASK { ?a ic:maybeSameAs ?b . ?a a ic:Official }") is (count == 2)


def test_an_office_held_for_another_term_is_another_membership():
    """President from 2014 and again from 2018: two memberships; a plain member is one."""

    def role(role, start):
        return Membership(evidence=(), rule="t", member=SEOUL, network="network/uclg", role=role, start=start)

    president = [said(role(MembershipRole.PRESIDENT, year), name=year) for year in ("2014", "2018")]
    member = [said(role(MembershipRole.MEMBER, year), name=f"m{year}") for year in ("2014", "2018")]
    assert len(things(build_readings(president), "Membership")) == 2
    assert len(things(build_readings(member), "Membership")) == 1


def test_talks_show_only_where_nothing_was_done():
    """A planned visit makes talks; a held one makes cooperation, and the talks are gone."""
    plan = said(visit(Status.PLANNED, "2030-01"))
    assert build_readings([plan]).ask("ASK { ?a ic:inTalksWith ?b . ?b ic:inTalksWith ?a }")
    both = build_readings([plan, said(visit(Status.HELD, "2025-09-03"), name="held")])
    assert both.ask("ASK { ?a ic:cooperatesWith ?b ; ic:visited ?b }")
    assert not both.ask("ASK { ?a ic:inTalksWith ?b }")


def test_labels_are_made_in_both_languages():
    """Each thing carries a label in Korean and one in English."""
    store = build_readings([said(visit(Status.HELD, "2025-09-03"), pact("1997"))])
    labels = {label for (label,) in store.select("SELECT ?l { ?t rdfs:label ?l ; ic:assertedBy ?a }").rows}
    assert {"고양의 쿤밍 방문 (2025-09-03)", "Goyang visit to Kunming (2025-09-03)"} <= labels
    assert {"고양–쿤밍 자매결연 (1997)", "Goyang–Kunming sister-city agreement (1997)"} <= labels
