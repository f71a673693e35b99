"""`kg.open(...).view()` in a notebook."""

import html as markup
import re

import pytest

import kg
from kg.errors import UnknownNameError


def test_a_cell_shows_the_page(store):
    """The object that a cell ends with is a frame that holds the whole page and fetches nothing."""
    page = kg.open(store.location).view(lang="en")
    frame = page._repr_html_()
    assert "src=" not in frame.split("srcdoc", 1)[0]
    text = markup.unescape(re.search(r'srcdoc="([^"]*)"', frame)[1])
    assert text == page.text
    assert text.startswith("<!DOCTYPE html>")


def test_what_is_around_a_city(store, tmp_path):
    """A city's surroundings can be shown, and saved to a file."""
    graph = kg.open(store.location)
    part = graph.view("쿤밍", depth=1)
    assert len(part.text) < len(graph.view().text)
    assert part.save(tmp_path / "kunming.html").read_text(encoding="utf-8") == part.text
    with pytest.raises(UnknownNameError, match="Nearest"):
        graph.view("쿤민")


def test_it_still_answers(store):
    """The object that shows is the one that answers."""
    table = kg.open(store.location).sparql("SELECT ?s WHERE { ?s a ic:City } LIMIT 3")
    assert len(table) == 3
