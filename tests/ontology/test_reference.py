"""`kg docs ontology` writes a page that names every term in both languages and opens with no request to outside."""

import re
import sys
from html.parser import HTMLParser

import pytest

from kg import vocabulary
from kg.errors import MissingExtraError
from kg.triples import reference

FETCHING = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}


class Fetches(HTMLParser):
    """Gathers what a page fetches when it opens."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        """Note what a tag would fetch."""
        target = dict(attrs).get(FETCHING.get(tag, ""))
        if target and not target.startswith(("data:", "#")):
            self.found.append(target)


def fetched(html: str) -> list[str]:
    parser = Fetches()
    parser.feed(html)
    return parser.found + re.findall(r"@import[^;]*;|url\(\s*['\"]?https?:[^)]*\)", html)


@pytest.fixture(scope="module")
def html() -> str:
    return reference.page()


def test_the_page_fetches_nothing(html):
    assert fetched(html) == []


def test_what_would_fetch_is_taken_away():
    """Style sheets, scripts, pictures and fonts from outside go; links to follow and pictures inside stay."""
    page = (
        '<link href="https://example.org/a.css" rel="stylesheet"><script src="//example.org/a.js"></script>'
        '<img src="https://example.org/a.png"><img src="data:image/png;base64,AA==">'
        "<style>@import 'https://example.org/b.css'; p { background: url(https://example.org/c.png) }</style>"
        '<a href="https://example.org/">read on</a>'
    )
    left = reference.inward(page)
    assert fetched(page)
    assert fetched(left) == []
    assert 'href="https://example.org/"' in left
    assert "data:image/png" in left


def test_every_class_and_property_is_there_in_both_languages(html):
    """Each heading names the term in English and Korean, and its IRI stands under it."""
    for kind in (vocabulary.Class, vocabulary.Property):
        for member in kind:
            assert f"<code>{member.value}</code>" in html, member
    assert "Agreement · 협약" in html
    assert "둘 이상의 당사자가 맺거나 맺으려는 약속." in html


def test_reasons_and_closed_lists_are_there(html):
    """Why a property has no domain, what each status means, and where to turn to."""
    assert "정의역 없음: 협약과 교류에 쓰인다." in html
    assert "No range: Dates are as precise as the source" in html
    assert "inForce: in force · 유효." in html
    assert "The issues of the repository that holds this file" in html


def test_the_command_writes_the_page(run_kg, tmp_path):
    """It says on standard error where; nothing of the library's log shows."""
    run = run_kg("docs", "ontology", "--out", tmp_path / "ontology.html")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", f"Wrote {tmp_path / 'ontology.html'}\n")
    assert "sister city of · 자매도시" in (tmp_path / "ontology.html").read_text(encoding="utf-8")


def test_the_command_names_a_broken_file(run_kg, tmp_path):
    (tmp_path / "intercity.ttl").write_text("ic:a ic:b ic:c .", encoding="utf-8")
    run = run_kg("docs", "ontology", "--ontology", tmp_path, "--out", tmp_path / "x.html")
    assert run.returncode == 1
    assert "intercity.ttl, line 1: The prefix ic: has not been declared. Turtle is expected" in run.stderr


def test_the_page_opens_in_a_browser_without_a_request(html, browser, tmp_path):
    """Chromium opens the file and asks for nothing else."""
    path = tmp_path / "ontology.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    title = page.title()
    page.close()
    assert title == "Ontology of inter-city relations · 도시 간 관계 온톨로지"
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_without_pylode_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pylode", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'kg\[reference\]'"):
        reference.page()
