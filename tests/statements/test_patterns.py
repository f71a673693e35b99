"""What `near` and `one_of` find is what `re.compile` finds, wherever they look."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import documents, paths
from kg.statements import agreement_words, dates, english_agreements, membership_roles, networks, offices
from kg.statements.patterns import Near, Words, near, needed, one_of

PATTERNS = [
    pytest.param(offices.TITLE, id="titles"),
    pytest.param(dates._DATE, id="dates"),
    pytest.param(membership_roles._ROLE, id="parts in a network"),
    pytest.param(agreement_words._NOUN, id="agreements"),
    pytest.param(networks._PLAIN, id="networks"),
    pytest.param(english_agreements._PACT, id="English agreements"),
]
NEEDED = [
    pytest.param("시장|군수", {"시장": 0, "군수": 0}, id="words"),
    pytest.param("부?(?:시장|군수)", {"시장": 1, "군수": 1}, id="what may be missing is not needed"),
    pytest.param("[가-힣]{0,14}(?:팀장|계장)", {"팀장": 14, "계장": 14}, id="behind a stretch of any letters"),
    pytest.param(r"협력\s?(?:협약|각서)", {"협력": 0}, id="the first of two as good"),
    pytest.param("(?:당위원회|의회)?위원회", {"위원회": 4}, id="a word inside another stands for both"),
    pytest.param("[0-9]+월", {"월": 2**63}, id="behind a stretch of any length"),
    pytest.param("시장|[가-힣]+", None, id="nothing that all need"),
    pytest.param("(?:시장)?", None, id="may match nothing"),
]


@pytest.mark.parametrize(("pattern", "words"), NEEDED)
def test_needed_words(pattern: str, words: dict[str, int] | None) -> None:
    """The words that a pattern cannot do without are read off it, with how far into a match they may stand."""
    found = needed(pattern)
    assert (found and found.keys()) == (words and words.keys())
    for word, reach in (words or {}).items():
        assert (found or {})[word] >= min(reach, 2**31)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_documents_are_searched_alike(pattern: Near) -> None:
    """In every line of our own documents the same stretches are found, with the same groups."""
    plain = re.compile(pattern.pattern, pattern.flags)
    assert isinstance(pattern, Near)
    hits = 0
    for path in documents.find([paths.data() / "documents"]):
        text = documents.read(path).text
        at = 0
        for line in text.splitlines(keepends=True):
            expected = [(m.span(), m.lastgroup, m.groups()) for m in plain.finditer(text, at, at + len(line))]
            assert [(m.span(), m.lastgroup, m.groups()) for m in pattern.finditer(text, at, at + len(line))] == expected
            first = pattern.search(text, at, at + len(line))
            assert (first.span() if first else None) == (expected[0][0] if expected else None)
            hits += len(expected)
            at += len(line)
    assert hits


@given(st.text("가나다시장의 군수부1월일.", max_size=60))
def test_any_text_is_searched_alike(text: str) -> None:
    """Whatever stands before, between and over the words, the leftmost match is found first, and none twice."""
    for pattern in (
        "[가-힣]{0,3}(?:시장|군수)|부[가-힣]?장|(?:1\\s?)?1월",
        "(?<!부)(?:나다시|다시장|시장의)(?!군)",
        "가+장|시.수",
    ):
        assert [m.span() for m in near(pattern).finditer(text)] == [m.span() for m in re.finditer(pattern, text)]


ONE_OF = [
    pytest.param("^(?:방문|찾|머물)$", True, id="plain words"),
    pytest.param("^(?:방문|찾아|)$", True, id="or nothing at all"),
    pytest.param("^(?:방문|상호 방문)$", True, id="with a blank"),
    pytest.param(r"^(?:방문|상호\s?방문)$", False, id="with a blank that may be missing"),
    pytest.param("^(?:방문|찾)", False, id="open at its end"),
    pytest.param("^(?:방문|찾[아으])$", False, id="with a choice of letters"),
]


@pytest.mark.parametrize(("pattern", "looked_up"), ONE_OF)
def test_words_are_told_alike(pattern: str, looked_up: bool) -> None:  # noqa: FBT001 - a column of the table
    """Plain words are looked up, anything else is tried; both tell the same texts apart."""
    found = one_of(pattern)
    assert isinstance(found, Words) is looked_up
    plain = re.compile(pattern)
    for text in ("방문", "방", "방문객", "찾", "찾아", "머물", "상호 방문", "상호방문", "", "|"):
        assert bool(found.match(text)) is bool(plain.match(text))
        assert bool(found.search(text)) is bool(plain.search(text))
