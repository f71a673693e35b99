"""One official in two scripts: proposed where office, time and sounds agree, and never made."""

from dataclasses import replace

import pytest
from test_merge import KUNMING, OfficeRole, mayor, said

from kg.triples import Store, build_readings
from kg.triples.decisions import Decision
from kg.triples.review import proposals
from kg.triples.romanization import agrees

NAMES = [
    pytest.param("오세훈", "Oh Se-hoon", True, id="own-taste"),
    pytest.param("오세훈", "Se-hoon Oh", True, id="family-last"),
    pytest.param("오세훈", "O Se-hun", True, id="revised"),
    pytest.param("이동환", "Lee Dong-hwan", True, id="lee"),
    pytest.param("이동환", "Yi Donghwan", True, id="yi"),
    pytest.param("박형준", "Park Heong-joon", True, id="park"),
    pytest.param("노관규", "Roh Gwan-gyu", True, id="roh"),
    pytest.param("하이데마리 우르반", "Heidemarie Urban", True, id="german"),
    pytest.param("고이케 유리코", "Yuriko Koike", True, id="japanese"),
    pytest.param("안 이달고", "Anne Hidalgo", True, id="french"),
    pytest.param("오세훈", "Park Won-soon", False, id="predecessor"),
    pytest.param("이재명", "Nam Kyung-pil", False, id="another"),
    pytest.param("홍준표", "Kwon Young-jin", False, id="near"),
    pytest.param("하이데마리 우르반", "Peter Kurz", False, id="foreign"),
    pytest.param("오세훈", "", False, id="nothing"),
]


@pytest.mark.parametrize(("hangul", "latin", "one"), NAMES)
def test_names_are_compared_by_their_sounds(hangul: str, latin: str, one):
    """Spellings of one name agree, however it is romanised; names of others do not."""
    assert agrees(hangul, latin) is one


def proposed(store: Store) -> set[tuple[str, str]]:
    rows = store.select(
        "SELECT ?a ?b { ?x ic:maybeSameAs ?y . ?x skos:prefLabel ?a . ?y skos:prefLabel ?b . FILTER(LANG(?a) = 'ko') }"
    ).rows
    return {(str(a), str(b)) for a, b in rows}


KOREAN = mayor("오세훈", observed_on="2023-05-01")
PAIRS = [
    pytest.param(mayor("Oh Se-hoon", observed_on="2024-02-01"), True, id="same-office"),
    pytest.param(mayor("Oh Se-hoon"), True, id="undated"),
    pytest.param(mayor("Oh Se-hoon", of=KUNMING), False, id="another-place"),
    pytest.param(mayor("Oh Se-hoon", role=OfficeRole.COUNCIL_CHAIR), False, id="another-office"),
    pytest.param(mayor("Oh Se-hoon", observed_on="1999-02-01"), False, id="another-time"),
    pytest.param(mayor("Oh Se-hoon", start="2010", end="2015-06"), False, id="ended-before"),
    pytest.param(mayor("Park Won-soon", observed_on="2023-05-01"), False, id="another-name"),
]


@pytest.mark.parametrize(("other", "one"), PAIRS)
def test_what_may_be_one_person_is_proposed_and_stays_two(other, one):
    """Office, place, time and name have to agree; then it is proposed both ways, for `kg review` to ask."""
    store = build_readings([said(KOREAN, name="ko"), said(other, name="en")])
    assert len(store.select("SELECT ?o { ?o a ic:Official }").rows) == 2
    assert proposed(store) == ({("오세훈", "Oh Se-hoon")} if one else set())
    assert len(proposals(store)) == int(one)


def test_a_text_that_gives_both_names_makes_one_person(tmp_path):
    """Where a text gives both names, those of other documents are one official, with that reason and one tenure."""
    glossed = said(mayor("최성", english="Sung Choi", observed_on="2016-03-01"), name="ko")
    english = said(mayor("Sung Choi", observed_on="2017-03-01"), name="en")
    elsewhere = said(mayor("Sung Choi", of=KUNMING), name="other")
    store = build_readings([glossed, english])
    ((person, reason),) = store.select(
        "SELECT ?o ?r { ?o a ic:Official ; ic:mergedBecause ?r FILTER(LANG(?r) = 'en') }"
    ).rows
    assert reason == "one text gives both names"
    assert store.select(f"SELECT ?w {{ ?t ic:official <{person}> ; ic:observedOn ?w }} ORDER BY ?w").rows == (
        ("2016-03-01",),
        ("2017-03-01",),
    )
    assert len(store.select("SELECT ?t { ?t a ic:Tenure }").rows) == 1
    assert not proposed(store)
    assert len(build_readings([glossed, elsewhere]).select("SELECT ?o { ?o a ic:Official }").rows) == 2
    folder = tmp_path / "s"
    for each in ([english], [elsewhere], [glossed]):
        stepwise = build_readings(each, folder)
    assert quads(stepwise) == quads(build_readings([glossed, english, elsewhere]))
    alone = build_readings([], folder, removed=[glossed.document.id])
    assert quads(alone) == quads(build_readings([english, elsewhere]))


def quads(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads}


def test_proposals_come_and_go_with_the_documents_and_with_what_people_say(tmp_path):
    """The same proposals as of a build from nothing, whatever came and went; none that a person has answered."""
    korean, english, more = (
        said(KOREAN, name="ko"),
        said(mayor("Oh Se-hoon", observed_on="2024-02-01"), name="en"),
        said(mayor("오세훈", observed_on="2024-03-01"), name="more"),
    )
    folder = tmp_path / "s"
    build_readings([english], folder)
    assert proposed(build_readings([korean], folder)) == {("오세훈", "Oh Se-hoon")}
    assert proposed(build_readings([more], folder)) == {("오세훈", "Oh Se-hoon")}
    assert not proposed(build_readings([], folder, removed=[english.document.id]))
    store = build_readings([english], folder)
    assert {str(quad) for quad in store.quads} == {str(quad) for quad in build_readings([korean, english, more]).quads}
    ((question),) = proposals(store)
    for kind, officials in (("not-same", 2), ("same", 1)):
        decision = Decision(date="2026-01-01", author="Kim", kind=kind, subject=question.subject, value=question.other)
        answered = build_readings([], folder, decisions=[decision])
        assert not proposals(answered)
        assert len(answered.select("SELECT ?o { ?o a ic:Official }").rows) == officials


def test_one_person_called_so_by_a_person_holds_an_office_once(tmp_path):
    """Who was seen as mayor under a Korean and a foreign name is, once joined, listed once, with the days of both."""
    from kg.answers.facts import Filters, find

    korean = said(mayor("라파엘 그레카", of=KUNMING, observed_on="2023-04-01"), name="ko")
    english = said(mayor("Rafael Greca", of=KUNMING, observed_on="2024-04-01"), name="en")
    folder = tmp_path / "s"
    store = build_readings([korean, english], folder)
    ((first, second),) = {tuple(sorted((q.subject, q.other))) for q in proposals(store)}
    assert len(find(store, "officials", Filters()).rows) == 2
    decision = Decision(date="2026-01-01", author="Kim", kind="same", subject=first, value=second)
    store = build_readings([], folder, decisions=[decision])
    found = find(store, "officials", Filters(), lang="en")
    ((person, role, _, _, _, seen, documents, _),) = found.rows
    assert (person, role, seen, documents) == ("Rafael Greca", "mayor", "2023-04-01 … 2024-04-01", 2)
    assert find(store, "officials", Filters(), lang="ko").rows[0][0] == "라파엘 그레카"
    # taken back, they are two again
    back = replace(decision, kind="not-same")
    assert len(find(build_readings([], folder, decisions=[decision, back]), "officials", Filters()).rows) == 2
