"""The briefing: what documents say of a city or two, each line with its source."""

import io

import pytest

from kg.errors import InputError, UnknownNameError
from kg.views.brief import brief
from kg.views.brief_formats import render
from kg.views.content import Content


def titles(found):
    return [section.title for section in found.sections]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ko", ["어떤 도시인가", "맺은 협약", "누가 언제 만났나", "함께하는 주제"]),
     ("en", ["Who they are", "What was signed", "Who met whom, and when", "Shared themes"])],
)  # fmt: skip
def test_sections_in_both_languages(content: Content, language, expected):
    """A briefing has its sections in the language asked for, in the order in which they are needed."""
    found = brief(content, "고양", "쿤밍", language=language, day="2026-01-01")
    assert titles(found)[:4] == expected


def test_two_cities_share_what_documents_say(content: Content):
    """Goyang and Kunming: the visit of October 2025, and themes with quotes that stand in a document."""
    found = brief(content, "고양", "Kunming", day="2026-01-01")
    met = found.sections[2]
    assert any("2025-10" in line.text for line in met.lines)
    themes = found.sections[3]
    assert any("습지" in line.text for line in themes.lines) or "습지" in themes.rest
    text = " ".join(" ".join(source.text.split()) for source in content.sources)
    for line in themes.lines:
        assert line.sources
        assert line.quote.rstrip("…") in text


def test_plans_without_a_later_report_are_told_as_such(content: Content):
    """What was planned for a day gone by is 'never confirmed', and before that day 'ahead'."""
    later = brief(content, "고양", day="2026-01-01", language="en")
    plans = next(section for section in later.sections if section.title == "Planned and never confirmed")
    assert plans.lines
    assert all("no document says" in line.note for line in plans.lines)
    before = brief(content, "고양", day="2016-01-01", language="en")
    assert "Planned ahead" in titles(before)


def test_every_number_has_its_source(content: Content):
    """The numbers in the lines are those of the list of sources, and each document is cited once."""
    found = brief(content, "서울", day="2026-01-01")
    used = {number for section in found.sections for line in section.lines for number in line.sources}
    assert used == set(range(1, len(found.sources) + 1))
    assert len(set(found.sources)) == len(found.sources)


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx"])
def test_formats(content: Content, suffix):
    """Each format holds the title, a heading, a quote and the sources."""
    found = brief(content, "고양", "쿤밍", day="2026-01-01")
    out = render(found, suffix)
    if suffix == ".docx":
        docx = pytest.importorskip("docx")
        out = "\n".join(each.text for each in docx.Document(io.BytesIO(out)).paragraphs)
    quote = next(line.quote for section in found.sections for line in section.lines if line.quote)
    for part in ("고양 – 쿤밍", "함께하는 주제", quote[:20], "출처"):
        assert part in out, part


def test_markup_stays_text(content: Content):
    """Names that look like markup are text in every format."""
    import dataclasses

    evil = "<script>alert(1)</script> [a](http://x) | *b*"
    nodes = tuple(dataclasses.replace(n, ko=evil) if n.id == "place/goyang-kr" else n for n in content.nodes)
    found = brief(dataclasses.replace(content, nodes=nodes), "Goyang", "쿤밍", day="2026-01-01")
    assert "<script" not in render(found, ".html")
    assert "\\<script\\>" in render(found, ".md")


@pytest.mark.parametrize(
    ("names", "day", "error", "message"),
    [
        (("쿤민",), None, UnknownNameError, "Nearest: .*쿤밍"),
        (("고양", "Goyang"), None, InputError, "one city"),
        (("고양",), "tomorrow", InputError, "Give YYYY-MM-DD"),
    ],
)
def test_bad_input(content: Content, names, day, error, message):
    """A wrong name, one city twice and no day: one line each that says what would do."""
    with pytest.raises(error, match=message):
        brief(content, *names, day=day)


def test_no_such_format(content: Content):
    """A format that there is not names those that there are."""
    with pytest.raises(InputError, match=r"\.html, \.md, \.docx"):
        render(brief(content, "고양", day="2026-01-01"), ".pdf")
