"""What people decide is replayed by every build: it holds, is reported where it meets nothing; bad lines are told."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from graphs import document, example_readings
from test_merge import GOYANG, KUNMING, SEOUL, Status, mayor, pact, said, things, visit

from kg.errors import DecisionError
from kg.model import Span
from kg.triples import build_readings, open_store
from kg.triples.decisions import COLUMNS, Decision, append, check, read
from kg.vocabulary import IDENTIFIER


def decided(kind: str, subject: str, **fields) -> Decision:
    return Decision(date="2026-01-15", author="김", kind=kind, subject=subject.removeprefix(IDENTIFIER), **fields)


def test_a_rejected_fact_never_returns(tmp_path: Path):
    """Ten rebuilds with changed, new and removed documents: the rejected agreement makes no edge again."""
    store = build_readings([said(pact("1997"), name="0")], tmp_path / "s")
    ((agreement, *_),) = things(store, "Agreement")
    append(tmp_path / "s" / "decisions.csv", decided("reject", agreement))
    pick = Random(4)
    held: list[str] = [reading.document.id for reading in [said(pact("1997"), name="0")]]
    for turn in range(10):
        removed = [held.pop(pick.randrange(len(held)))] if held and turn % 3 == 2 else []
        date = pick.choice([None, "1997", "1997-05", "1997-05-02"])
        coming = said(
            pact(date), visit(Status.HELD, f"20{turn + 10}-05"), on=f"20{turn + 10}-06-01", name=str(turn + 1)
        )
        held.append(coming.document.id)
        store = build_readings([coming], tmp_path / "s", removed=removed)
        assert not store.ask("ASK { ?a ic:sisterCityOf ?b }")
        assert not store.ask("ASK { ?a ic:partnerOf ?b }")
        assert store.ask("ASK { ?a a ic:Agreement ; ic:review ic:rejected }")
        assert store.ask("ASK { ?a ic:visited ?b }"), "what was not rejected stays"


def test_same_joins_and_not_same_parts():
    """Two visits that a person calls the same are one under the first's id; called different, they stay two."""
    spring, autumn = said(visit(Status.HELD, "2025-03-01"), name="a"), said(visit(Status.HELD, "2025-09-03"), name="b")
    store = build_readings([spring, autumn])
    (first, *_), (second, *_) = things(store, "Visit")
    joined = build_readings([spring, autumn], decisions=[decided("same", second, value=first.removeprefix(IDENTIFIER))])
    ((kept, _, _, _, count),) = things(joined, "Visit")
    assert (kept, count) == (second, 2)
    assert joined.ask(f'ASK {{ <{second}> ic:mergedBecause "사람이 같다고 판단함"@ko }}')

    plan, report = said(visit(Status.PLANNED, "2025-08"), name="a"), said(visit(Status.HELD, "2025-09-03"), name="b")
    ((assertion,), (other,)) = build_readings([plan, report]).select(
        "SELECT ?a { ?e a ic:Visit ; ic:assertedBy ?a } ORDER BY ?a").rows  # fmt: skip
    parted = build_readings(
        [plan, report], decisions=[decided("not-same", assertion, value=other.removeprefix(IDENTIFIER))])  # fmt: skip
    assert len(things(parted, "Visit")) == 2


def test_persons_of_two_offices_can_be_called_one():
    """Two officials called the same are one person with two offices, and events point to that one."""
    seoul = said(mayor("최성", of=SEOUL), visit(Status.HELD, "2025-01", place=SEOUL, attendees=("최성",)), name="a")
    goyang = said(mayor("최성"), name="b")
    store = build_readings([seoul, goyang])
    (first, *_), (second, *_) = sorted(things(store, "Official"))
    store = build_readings([seoul, goyang], decisions=[decided("same", first, value=second.removeprefix(IDENTIFIER))])
    ((kept, *_),) = things(store, "Official")
    assert kept == first
    assert len(store.select(f"SELECT ?t {{ ?t ic:official <{first}> }}").rows) == 2
    assert store.ask(f"ASK {{ ?e ic:attendee <{first}> }}")


def test_places_called_the_same_are_one():
    """A place that was read as two goes by the first's id in every statement, with both names."""
    doc = document("고양특례시", "b")
    special = replace(example_readings()[0].places[0], id="goyang-special-kr", ko="고양특례시", en=None, geonames=None)
    reading = said(mayor("최성", of="place/goyang-special-kr"), name="b")
    reading = replace(reading, places=(special,))
    assert doc.text
    store = build_readings(
        [*example_readings(), reading], decisions=[decided("same", GOYANG, value="place/goyang-special-kr")]
    )
    assert len(things(store, "Official")) == 1
    assert not store.ask(f"ASK {{ <{IDENTIFIER}place/goyang-special-kr> ?p ?o . FILTER(?p != ic:asserts) }}")
    assert store.ask(f'ASK {{ <{IDENTIFIER}{GOYANG}> skos:altLabel "고양특례시"@ko }}')


def test_a_set_value_stands_and_is_marked():
    """A date that a person sets is the thing's, whatever documents say, and the thing is marked as corrected."""
    reading = said(pact("1997"))
    ((agreement, *_),) = things(build_readings([reading]), "Agreement")
    store = build_readings([reading], decisions=[decided("set", agreement, property="date", value="1998-03-04")])
    ((_, _, _, signed, _),) = things(store, "Agreement")
    assert signed == "1998-03-04"
    assert store.ask(f"ASK {{ <{agreement}> ic:review ic:corrected }}")
    assert store.ask("ASK { ?x a ic:Assertion ; ic:signedOn '1997'^^xsd:gYear }"), "what the document says stays"


def test_an_accepted_fact_is_marked():
    """What a person accepts says so."""
    reading = said(pact("1997"))
    ((agreement, *_),) = things(build_readings([reading]), "Agreement")
    store = build_readings([reading], decisions=[decided("accept", agreement)])
    assert store.ask(f"ASK {{ <{agreement}> ic:review ic:accepted }}")


def test_a_rejected_place_has_no_edges():
    """A place that is none keeps its sentences and loses its edges."""
    store = build_readings(example_readings(), decisions=[decided("reject", KUNMING)])
    assert not store.ask(f"ASK {{ <{IDENTIFIER}{KUNMING}> ic:sisterCityOf|ic:cooperatesWith ?x }}")
    assert store.ask(f"ASK {{ <{IDENTIFIER}{KUNMING}> ic:review ic:rejected }}")


def test_an_added_fact_has_its_own_source():
    """What a person adds rests on the source that is named, quoted word for word."""
    value = f'{{"member": "{GOYANG}", "network": "network/iclei", "role": "member", "start": "2010"}}'
    adding = decided("add", "", property="membership", value=value, source="시 연보 2025, 31쪽", reason="공식 연보")
    store = build_readings(example_readings(), decisions=[adding])
    rows = store.select(
        "SELECT ?title ?exact ?text ?s ?e { ?m a ic:Membership ; ic:start ?start ; ic:assertedBy ?a . "
        "?a ic:document ?d ; ic:evidence/oa:hasSelector ?q, ?p . ?d dcterms:title ?title ; ic:text ?text . "
        "?q oa:exact ?exact . ?p oa:start ?s ; oa:end ?e }"
    ).rows
    ((title, exact, text, start, end),) = rows
    assert title == "시 연보 2025, 31쪽"
    assert text[start:end] == exact == "시 연보 2025, 31쪽\n공식 연보"
    assert store.ask(f"ASK {{ <{IDENTIFIER}{GOYANG}> ic:memberOf <{IDENTIFIER}network/iclei> }}")
    assert not build_readings(example_readings(), decisions=[]).ask(
        f"ASK {{ ?x ic:memberOf <{IDENTIFIER}network/iclei> }}"
    )


BAD = [
    pytest.param("2026-01-15,김,reject", "3 columns", id="columns"),
    pytest.param("2026-01-15,김,delete,event/x,,,,", "no kind of decision", id="kind"),
    pytest.param("15.1.2026,김,reject,event/x,,,,", "no date", id="date"),
    pytest.param("2026-01-15,,reject,event/x,,,,", "no author", id="author"),
    pytest.param("2026-01-15,김,reject,,,,,", "no subject", id="subject"),
    pytest.param("2026-01-15,김,same,event/x,,event/x,,", "two different ids", id="same-as-itself"),
    pytest.param("2026-01-15,김,set,event/x,colour,red,,", "cannot be set", id="property"),
    pytest.param("2026-01-15,김,set,event/x,start,soon,,", "no date", id="value"),
    pytest.param("2026-01-15,김,set,event/x,status,happy,,", "no status", id="status"),
    pytest.param("2026-01-15,김,set,place/x,population,many,,", "no number", id="number"),
    pytest.param('2026-01-15,김,add,,membership,"{""member"": 1",,Report', "JSON", id="json"),
    pytest.param('2026-01-15,김,add,,membership,"{""colour"": 1}",,Report', "has no colour", id="field"),
    pytest.param("2026-01-15,김,add,,membership,{},,", "source", id="source"),
    pytest.param("2026-01-15,김,add,,friendship,{},,Report", "no kind of statement", id="statement"),
]


@pytest.mark.parametrize(("line", "told"), BAD)
def test_a_bad_line_is_told_and_the_others_apply(tmp_path: Path, line: str, told: str):
    """A line that cannot be applied is named by its number with the reason; the lines around it are applied."""
    path = tmp_path / "decisions.csv"
    good = f"2026-01-15,김,accept,{GOYANG},,,,"
    path.write_text("\n".join([",".join(COLUMNS), good, line, good.replace("accept", "reject"), ""]), encoding="utf-8")
    rows, bad = read(path)
    assert [row.kind for row in rows] == ["accept", "reject"]
    (reason,) = bad
    assert "line 3" in reason
    assert told in reason


def test_a_file_of_another_kind_is_refused(tmp_path: Path):
    """A file without the header says which header is needed."""
    (tmp_path / "decisions.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DecisionError, match="date,author,kind"):
        read(tmp_path / "decisions.csv")


def test_what_is_appended_is_read_back(tmp_path: Path):
    """A decision with commas, quotes and Hangul comes back as it was, also after a line without an end."""
    path = tmp_path / "decisions.csv"
    one = decided("reject", "event/0a1b2c3d4e5f-123456", reason='"오보", 정정 보도')
    append(path, one)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append(path, replace(one, kind="accept"))
    assert read(path)[0] == (one, replace(one, kind="accept"))
    with pytest.raises(DecisionError):
        append(path, replace(one, kind="nonsense"))
    assert check(["2026-01-15", "김", "accept", "id:place/goyang-kr", "", "", "", ""]).subject == GOYANG


def test_decisions_that_match_nothing_are_reported():
    """A decision whose subject is no longer in the graph is named by the build; one that matches is not."""
    import pyoxigraph as ox

    from kg.triples.build import Local, apply
    from kg.triples.decisions import Decisions
    from kg.triples.settings import Settings
    from kg.triples.settling import unmatched

    reading = said(pact("1997"))
    ((agreement, *_),) = things(build_readings([reading]), "Agreement")
    nowhere = ["event/0123456789ab-123456", "place/atlantis"]
    rows = [decided("reject", agreement), *(decided("accept", path) for path in nowhere)]
    quads, decisions = Local(ox.Store()), Decisions(rows)
    apply(quads, Settings(version="t"), decisions, [reading], fresh=True)
    assert [row.subject for row in unmatched(quads, decisions)] == nowhere


def test_the_stores_own_file_is_replayed(tmp_path: Path):
    """decisions.csv in the store's folder is applied by every build, without being named."""
    build_readings(example_readings(), tmp_path / "s")
    append(tmp_path / "s" / "decisions.csv", decided("reject", KUNMING))
    build_readings([], tmp_path / "s")
    assert open_store(tmp_path / "s").ask(f"ASK {{ <{IDENTIFIER}{KUNMING}> ic:review ic:rejected }}")


def test_spans_of_added_facts_lie_in_their_source():
    """An added statement's evidence is its whole source text."""
    from kg.triples.decisions import reading_of

    adding = decided(
        "add", "", property="engagement", value=f'{{"place": "{GOYANG}", "theme": "wetland"}}', source="연보"
    )
    reading = reading_of(adding)
    assert reading.statements[0].evidence == (Span(document=reading.document.id, start=0, end=2),)
