"""What tells of whom a text has come to speak: the relation told last, how many play in it, and what its words name."""

import pytest

from kg import statements
from kg.model import Document
from kg.statements import relations, topics, word_sorts
from kg.statements.casts import cast

SORTS = [
    pytest.param("합창단", "who", id="ko-people"),
    pytest.param("이주민", "who", id="ko-residents"),
    pytest.param("보건소", "site", id="ko-site"),
    pytest.param("연등축제", "occasion", id="ko-occasion"),
    pytest.param("쓰나미", "mishap", id="ko-mishap"),
    pytest.param("성금 전달", "gift", id="ko-gift"),
    pytest.param("오징어", "thing", id="ko-thing"),
    pytest.param("산업", "broad", id="ko-broad"),
    pytest.param("탄소중립", "field", id="ko-field"),
    pytest.param("harbour festival", "occasion", id="en-occasion"),
    pytest.param("Residents", "who", id="en-people"),
]
KINDS = [
    pytest.param(
        "목포시 국외출장 결과보고\n\n1. 대만 지룽시\n - 항만 시설 시찰\n - 시장 면담\n2. 일본 벳푸시\n - 온천 견학\n",
        "trip",
        id="ko-trip",
    ),
    pytest.param("목포시는 3일 대만 지룽시와 항만 협력을 논의했다.", "prose", id="ko-prose"),
    pytest.param(
        "Itinerary and findings of the study tour to Bergen\n\n1. Bergen\n - tram depot\n - harbour office\n",
        "trip",
        id="en-trip",
    ),
    pytest.param("The city of Mokpo met officials of Bergen on 3 May.", "prose", id="en-prose"),
]


def analysed(text):
    """Return a text analysed, in the language of its first letter."""
    language = "en" if text[:1].isascii() else "ko"
    return statements.analyse(Document(id="d", source="d.txt", sha256="0", text=text, language=language))


@pytest.mark.parametrize(("phrase", "sort"), SORTS)
def test_a_theme_word_has_the_sort_of_its_ending(phrase, sort):
    """Any word of a kind is of its sort, and a field of policy has none beside it."""
    assert sort in word_sorts.sorts(phrase)
    assert f"sort:{sort},water" in word_sorts.features(phrase, "water")


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_text_tells_of_what_kind_it_is(text, kind):
    """The report of a journey is told from running text."""
    assert cast(analysed(text)).kind == kind


def test_a_line_that_names_nobody_goes_on_with_the_stop():
    """Lines after the last place named are still candidates for it, until another is named nearer."""
    text = (
        "목포시 방문단은 3일 노르웨이 베르겐시를 방문해 시장과 면담했다.\n숙소에서 쉬었다.\n이튿날은 비가 왔다.\n"
        "하수 처리장의 악취 저감 시설을 살펴봤다.\n일본 벳푸시의 온천 관광 시설을 견학했다.\n"
    )
    analysis = analysed(text)
    found = topics.candidates(analysis, relations.extract(analysis)).bindings
    past = {(who, theme) for (who, theme), each in found.items() if "past" in {binding.way for binding in each}}
    assert (("place/bergen-no", "place/mokpo-kr"), "water") in past
    assert not any(theme == "tourism" for _, theme in past)


def test_the_pair_told_last_is_the_one_that_is_meant():
    """A reading of the pair that the text last related says so; one of another pair says that another was told."""
    text = (
        "목포시는 3일 대만 지룽시와 항만 협력 협약을 맺었다.\n"
        "한편 목포시는 4일 일본 벳푸시를 방문해 시장과 면담하고 온천 관광 시설을 견학했다.\n"
    )
    analysis = analysed(text)
    found = topics.candidates(analysis, relations.extract(analysis)).bindings
    of_beppu = found[("place/beppu-jp", "place/mokpo-kr"), "tourism"]
    features = {feature for binding in of_beppu for group in binding.features for feature in group}
    assert "thread:last-told-here" in features
    assert "thread:other-told-here" not in features
