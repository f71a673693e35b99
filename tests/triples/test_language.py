"""In which language the graph has a name: by its script, where the letters tell it."""

from pathlib import Path

import pytest
from graphs import document

from kg.answers.facts import Filters, find
from kg.model import OfficeRole, Place, Reading, Span, Tenure
from kg.triples import build_readings
from kg.triples.shapes import check
from kg.triples.terms import language

TAGS = [
    pytest.param("고양", "ko", id="hangul"),
    pytest.param("Mönchengladbach", "en", id="latin"),
    pytest.param("高陽市", "und-hani", id="han"),
    pytest.param("さいたま市", "ja", id="kana-with-han"),
    pytest.param("昆明 Kunming", "und-hani", id="han-with-latin"),
    pytest.param("Київ", "und-cyrl", id="cyrillic"),
    pytest.param("C40", "en", id="abbreviation"),
]


@pytest.mark.parametrize(("text", "tag"), TAGS)
def test_a_name_is_tagged_by_its_script(text: str, tag: str):
    """Han alone is no language's own, and no English: its tag says the script."""
    assert language(text) == tag


def test_a_name_in_han_is_exported_as_such_and_found(tmp_path: Path):
    """A spelling in Han is no English name: neither in the graph nor on a page; who has no other name keeps it."""
    city = Place(id="kunming-cn", kind="city", ko="쿤밍", en="Kunming", country="CN", labels=("昆明",))
    doc = document("王敏 시장", "d")
    held = Tenure(
        evidence=(Span(document=doc.id, start=0, end=2),),
        rule="t",
        official="王敏",
        role=OfficeRole.MAYOR,
        of=city.reference,
    )
    store = build_readings([Reading(document=doc, places=(city,), statements=(held,))], tmp_path / "s")
    tags = "SELECT ?l (LANG(?l) AS ?t) { ?x skos:prefLabel|skos:altLabel ?l }"
    told = {(text, tag) for text, tag in store.select(tags).rows if text in ("昆明", "王敏")}
    assert told == {("昆明", "und-hani"), ("王敏", "und-hani")}
    found = find(store, "officials", Filters(city="昆明"), lang="en")
    assert [(row[0], row[2]) for row in found.rows] == [("王敏", "Kunming")]
    assert not check(store)
