"""The scheme of themes and its words: complete, found by name, spotted in text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import themes
from kg.errors import UnknownNameError

SPOTTED = [
    pytest.param("두 도시는 갯벌 보전을 논의했다", {"wetland"}, id="ko-plain"),
    pytest.param("생물다양성과 탄소중립", {"biodiversity", "climate"}, id="ko-two"),
    pytest.param("The cities agreed on tidal flats and waste management.", {"wetland", "waste"}, id="en"),
    pytest.param("SOLAR POWER for schools", {"energy", "education-youth"}, id="en-case"),
    pytest.param("It is said that the ESSential part is done", set(), id="en-abbreviation-is-no-word"),
    pytest.param("", set(), id="empty"),
]
NAMES = [
    pytest.param("wetland", "wetland", id="code"),
    pytest.param("습지 정책", "wetland", id="ko-label-with-policy"),
    pytest.param("Smart City", "smart-city", id="en-case"),
    pytest.param("환경", "environment", id="ko-group"),
]


@pytest.mark.parametrize(("text", "expected"), SPOTTED)
def test_words_are_spotted(text, expected):
    """The words of a text tell its themes in both languages."""
    assert {hit.word.theme for hit in themes.spot(text)} == expected


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_a_theme_is_found_by_any_label(name, code):
    """Codes and labels in both languages, with or without 'policy', mean their theme or group."""
    assert themes.find(name).code == code


def test_an_unknown_theme_is_told_with_the_nearest():
    """A name that the scheme lacks names what is near."""
    with pytest.raises(UnknownNameError, match="wetland"):
        themes.find("wetlnd")


def test_every_theme_has_words_in_both_languages():
    """Each theme can be told from Korean and from English, by strong words; each word's theme is in the scheme."""
    for language in ("ko", "en"):
        strong = {word.theme for word in themes.words() if word.language == language and word.strong}
        assert strong == set(themes.codes())


def test_words_are_not_said_twice():
    """No phrase stands twice for one theme, and none is too short to be found."""
    seen = [(word.theme, word.language, word.phrase) for word in themes.words()]
    assert len(seen) == len(set(seen))
    assert min(len(word.phrase) for word in themes.words()) > 1


def test_groups_hold_all_themes():
    """Every theme stands under one of five groups."""
    assert len(themes.groups()) == 5
    assert sorted(code for group in themes.groups() for code in themes.members(group)) == sorted(themes.codes())


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="가습지갯벌 물관리 İtram.태양광\n", max_size=60))
def test_hits_read_back(text):
    """Every hit stands where it says, in order, and none overlaps another word."""
    last = 0
    start = -1
    for hit in themes.spot(text):
        assert text[hit.start : hit.end].lower() == hit.word.phrase.lower()
        assert hit.start == start or hit.start >= last
        start, last = hit.start, hit.end


def test_a_word_is_spotted_to_the_end_of_a_text():
    """Each word of the scheme is spotted whole where a text ends with it, whatever longer word begins like it."""
    for word in themes.words():
        text = f"- {word.phrase}"
        assert (2, len(text), word) in {(hit.start, hit.end, hit.word) for hit in themes.spot(text)}
