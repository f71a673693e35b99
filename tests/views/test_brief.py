"""The briefing: what documents say of a city or two, each line with its source."""

import dataclasses
import io
import re

import pytest

from kg.errors import InputError, UnknownNameError
from kg.views.brief import brief
from kg.views.brief_formats import render
from kg.views.content import Content, Quote, Source
from kg.views.excerpt import sentence


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


def test_a_visit_says_who_went_where(content: Content):
    """A visit is told with its direction, and quoted by a sentence rather than by a table's cell."""
    met = brief(content, "고양", "쿤밍", day="2026-01-01").sections[2]
    assert any("고양의 쿤밍 방문" in line.text for line in met.lines)
    english = brief(content, "고양", "쿤밍", day="2026-01-01", language="en").sections[2]
    assert any("Goyang visits Kunming" in line.text for line in english.lines)


def test_no_sentence_is_quoted_for_two_themes(content: Content):
    """Themes that rest on one sentence are one point."""
    themes = brief(content, "고양", "쿤밍", day="2026-01-01").sections[3]
    quotes = [line.quote for line in themes.lines]
    assert len(set(quotes)) == len(quotes) > 1
    assert any("," in line.text for line in themes.lines)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("시장은 떠났다. 고양시는 쿤밍시를 방문했다. 끝.", "쿤밍시를 방문", "고양시는 쿤밍시를 방문했다."),
        ("기간: 2024. 11. 5. ~ 11. 9.\n방문도시: 다낭", "11. 5.", "기간: 2024. 11. 5. ~ 11. 9."),
        ('He said "It is signed." Then they left. End', "they left", "Then they left."),
        ("They met in May 2016. Seoul signed it. End", "Seoul signed", "Seoul signed it."),
        ("가" * 300 + " 만났다", "만났다", "만났다"),
    ],
    ids=["ko", "dates", "en", "year", "long"],
)
def test_the_sentence_around_a_quote(text, words, expected):
    """A sentence is quoted whole; dates with stops do not cut it, and of a very long one only the words are."""
    start = text.index(words)
    quote = Quote(source="d", start=start, end=start + len(words))
    assert sentence(Source(id="d", title="t", text=text), quote) == expected


def test_disagreement_names_sources_by_number(content: Content):
    """What documents disagree on is told in one language, with the numbers of the list of sources."""
    fact = next(each for each in content.facts if ("member", "place/seoul-kr") in each.ends)
    told = fact.quotes[0].source.rsplit("/", 1)[-1]
    conflict = ((f"시작일이 다름: 1987 ({told})", f"the start differs: 1987 ({told})"),)
    facts = tuple(dataclasses.replace(each, conflict=conflict) if each is fact else each for each in content.facts)
    found = brief(dataclasses.replace(content, facts=facts), "서울", day="2026-01-01", language="en")
    (line,) = next(section for section in found.sections if section.title == "Where documents disagree").lines
    assert re.fullmatch(r"the start differs: 1987 \(source \d+\)", line.note)


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


def test_what_documents_only_deny_is_not_in_a_briefing(content: Content):
    """A pact that documents say there is not does not stand among what was signed."""
    pact = next(fact for fact in content.facts if fact.kind == "agreement" and len(fact.ends) > 1 and fact.quotes)
    places = {node.id: node for node in content.nodes}
    names = [places[end].en or places[end].ko for _, end in pact.ends[:2]]
    quotes = tuple(dataclasses.replace(quote, denied=True) for quote in pact.quotes)
    denied = dataclasses.replace(content, facts=(dataclasses.replace(pact, quotes=quotes, status="cancelled"),))
    affirmed = dataclasses.replace(content, facts=(dataclasses.replace(pact, status="cancelled"),))
    assert brief(affirmed, *names, day="2026-01-01").sections[1].lines
    assert not brief(denied, *names, day="2026-01-01").sections[1].lines
