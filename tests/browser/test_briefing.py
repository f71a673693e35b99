"""The briefing on paper."""

import re

import pytest


@pytest.mark.parametrize("names", [("서울",), ("고양",), ("고양", "쿤밍")])
def test_a_briefing_is_one_or_two_pages(browser, content, names, tmp_path):
    """Printed on A4, a briefing of the best documented cities takes two pages at most."""
    from kg.views.brief import brief
    from kg.views.brief_formats import render

    path = tmp_path / "brief.html"
    path.write_text(render(brief(content, *names, day="2026-01-01"), ".html"), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    printed = page.pdf(format="A4", prefer_css_page_size=False)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
