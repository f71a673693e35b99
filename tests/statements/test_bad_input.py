"""Whatever a file holds: no crash, no fact made up, every span in place, a note of what was left out, linear time."""

import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from kg import documents, paths, statements
from kg.model import Document, Naming, Reading, Tie

REPORT = paths.data() / "documents" / "01-trip-report-kunming-xian.txt"


def read(tmp_path: Path, text: str) -> Reading:
    """Return what a file with this text says, each span checked to lie in the text."""
    path = tmp_path / "given.txt"
    path.write_text(text, encoding="utf-8")
    document = documents.read(path)
    reading = statements.extract(document)
    for each in reading.statements:
        assert each.evidence
        assert all(0 <= span.start < span.end <= len(document.text) for span in each.evidence)
    for mention in reading.mentions:
        assert document.text[mention.span.start : mention.span.end] == mention.text
    return reading


NOTHING = [
    pytest.param("회의가 열렸다. 참석자들은 저녁을 먹고 돌아갔다. 힘을 모으기로 했다.\n" * 5, "No city", id="no city"),
    pytest.param(
        "ソウル市は東京都と姉妹都市協定を締結した。市長が東京都庁を訪問した。\n" * 5, "5 lines", id="Japanese"
    ),
    pytest.param("首尔市与昆明市缔结友好城市关系。2019年5月3日，首尔市长访问西安市。\n" * 5, "5 lines", id="Chinese"),
    pytest.param("😀🎉🙌🏽 👨‍👩‍👧‍👦 🇰🇷🇨🇳 !!!\n" * 5, "No city", id="emoji alone"),
    pytest.param("가" * 3000, "No city", id="one syllable without a blank"),
    pytest.param("(" * 3000 + "a" + ")" * 3000, "No city", id="brackets"),
    pytest.param("2019. 5. 3. " * 1000, "No city", id="dates alone"),
    pytest.param("1" * 5000, "No city", id="one number"),
]


@pytest.mark.parametrize(("text", "note"), NOTHING)
def test_nothing_is_made_up(tmp_path: Path, text: str, note: str) -> None:
    """A text that says nothing of cities yields nothing, and a note tells so."""
    reading = read(tmp_path, text)
    assert reading.statements == ()
    assert any(note in each for each in reading.notes)


def test_emoji_shift_no_span(tmp_path: Path) -> None:
    """Signs beyond the basic plane count as one character each, before and inside a sentence."""
    plain = read(tmp_path, "서울시는 쿤밍시와 2019년 5월 3일 자매결연 협약을 체결했다.\n")
    decked = read(tmp_path, "😀🎉 서울시는 🇰🇷 쿤밍시와 2019년 5월 3일 자매결연 협약을 체결했다. 👨‍👩‍👧‍👦\n")
    assert {each.text for each in decked.mentions} == {each.text for each in plain.mentions}
    assert [(each.kind, each.rule) for each in decked.statements] == [
        (each.kind, each.rule) for each in plain.statements
    ]


def test_decomposed_hangul_is_the_same_text(tmp_path: Path) -> None:
    """Hangul in letters says what it says in syllables, at the same places."""
    text = REPORT.read_text(encoding="utf-8")
    one, other = read(tmp_path, text), read(tmp_path, unicodedata.normalize("NFD", text))
    assert one.statements
    assert [(each.text, each.span.start) for each in one.mentions] == [
        (each.text, each.span.start) for each in other.mentions
    ]
    assert [(each.kind, each.rule) for each in one.statements] == [(each.kind, each.rule) for each in other.statements]


def test_without_a_date_nothing_is_dated(tmp_path: Path) -> None:
    """Where no day is known, 지난 14일 and 내년 are no dates, and a note tells of it."""
    reading = read(
        tmp_path, "서울시 대표단은 쿤밍시를 방문해 자매결연 협약을 체결했다. 지난 14일에는 내년 교류를 논의했다.\n"
    )
    assert any(isinstance(each, Tie) for each in reading.statements)
    for each in reading.statements:
        assert not any(getattr(each, name, None) for name in ("start", "end", "date"))
    assert any("No date" in each for each in reading.notes)


def test_another_script_beside_korean_is_noted(tmp_path: Path) -> None:
    """What is said in Korean is read, and the lines beside it in other scripts are counted."""
    reading = read(tmp_path, "서울시는 2019년 5월 3일 쿤밍시와 협약을 맺었다.\nソウル市は昆明市と協定を締結した。\n")
    assert {each.entity for each in reading.statements if isinstance(each, Naming)} >= {"place/seoul-kr"}
    assert any(each.startswith("1 line in Japanese") for each in reading.notes)


def _seconds(document: Document, text: str) -> float:
    started = time.process_time()
    statements.extract(replace(document, text=text, noise=()))
    return time.process_time() - started


@pytest.mark.parametrize("joint", [pytest.param(" ", id="one line"), pytest.param("\n", id="many lines")])
def test_time_grows_with_the_text(joint: str) -> None:
    """Four times the text, in one line or in many, takes about four times as long, not sixteen."""
    document = documents.read(REPORT)
    whole = joint.join(document.text.split("\n")) + joint
    statements.extract(document)
    short, long = _seconds(document, whole * 12), _seconds(document, whole * 48)
    assert long < short * 9
