"""A part of the graph: what the options ask for, told with what was left out."""

import dataclasses

import pytest

from kg.errors import InputError, UnknownNameError
from kg.views.choose import Choice, choose
from kg.views.content import Content


def ends(content: Content) -> list[set[str]]:
    return [{end for _, end in fact.ends} for fact in content.facts]


@pytest.mark.parametrize("name", ["고양", "고양시", "Goyang", "goyang", "place/goyang-kr"])
def test_a_city_by_any_name(content: Content, name: str):
    """A city's surroundings are the facts that it takes part in, whatever spelling names it."""
    part = choose(content, Choice(cities=(name,)))
    assert part.facts
    assert all("place/goyang-kr" in each for each in ends(part))
    assert len(part.facts) < part.total_facts == len(content.facts)
    assert part.focus == "place/goyang-kr"


def test_depth_reaches_further(content: Content):
    """Two steps around a city hold all that one step holds, and more."""
    one = {fact.id for fact in choose(content, Choice(cities=("쿤밍",))).facts}
    two = {fact.id for fact in choose(content, Choice(cities=("쿤밍",), depth=2)).facts}
    assert one < two


@pytest.mark.parametrize("theme", ["wetland", "습지", "theme/wetland"])
def test_a_theme_by_any_name(content: Content, theme: str):
    """A theme keeps its facts alone."""
    part = choose(content, Choice(themes=(theme,)))
    assert part.facts
    assert all("theme/wetland" in fact.themes for fact in part.facts)


def test_a_group_of_themes(content: Content):
    """A group stands for its themes."""
    group = next(theme for theme in content.themes if theme.kind == "group")
    names = {theme.id for theme in content.themes if theme.group == group.id}
    part = choose(content, Choice(themes=(group.ko,)))
    assert part.facts
    assert all(names & set(fact.themes) for fact in part.facts)


def test_period_and_status(content: Content):
    """A period keeps facts with a day in it; a status those that have it."""
    part = choose(content, Choice(start="2016-01", end="2016-12", statuses=("planned",)))
    assert part.facts
    assert {fact.status for fact in part.facts} == {"planned"}
    assert all((fact.start or fact.end).startswith("2016") for fact in part.facts)


def test_least_confidence(content: Content):
    """A fact stays where some document is so sure of it; the page is told what left the others out."""
    unsure = tuple(
        dataclasses.replace(fact, quotes=tuple(dataclasses.replace(quote, confidence=0.4) for quote in fact.quotes))
        for fact in content.facts[::2]
    )
    mixed = dataclasses.replace(content, facts=(*unsure, *content.facts[1::2]))
    part = choose(mixed, Choice(min_confidence=0.5))
    assert {fact.id for fact in part.facts} == {fact.id for fact in content.facts[1::2]}
    assert part.chosen == (("--min-confidence", "0.5"),)
    assert part.total_facts == len(content.facts)


def test_the_most_tied_stay(content: Content):
    """A limit keeps the most tied nodes with the lines between them; the totals stay those of the whole."""
    part = choose(content, Choice(max_nodes=20))
    assert len(part.nodes) == 20
    kept = {node.id for node in part.nodes}
    assert all({edge.source, edge.target} <= kept for edge in part.edges)
    assert part.total_facts == len(content.facts)
    assert {source.id for source in part.sources} == {q.source for fact in part.facts for q in fact.quotes}


def test_documents_follow_the_facts(content: Content):
    """A part carries only the documents that its facts are quoted from."""
    part = choose(content, Choice(cities=("쿤밍",)))
    assert len(part.sources) < len(content.sources)


@pytest.mark.parametrize(
    ("choice", "error", "message"),
    [
        (Choice(cities=("고얀",)), UnknownNameError, "Nearest: .*고양"),
        (Choice(cities=("zzzz",)), UnknownNameError, "Nearest: "),
        (Choice(networks=("UCLGG",)), UnknownNameError, "Nearest: .*"),
        (Choice(themes=("wetlnd",)), UnknownNameError, "Nearest: .*wetland"),
        (Choice(start="last year"), InputError, "no date. Give YYYY"),
        (Choice(start="2017-02", end="2016"), InputError, "--from 2017-02 lies after --to 2016"),
    ],
)
def test_what_cannot_be_chosen(content: Content, choice, error, message):
    """A name or date that cannot be read says what would do."""
    with pytest.raises(error, match=message):
        choose(content, choice)


def test_an_empty_graph_has_no_city():
    """Asking an empty graph for a city says that it has none."""
    empty = Content(nodes=(), edges=(), facts=(), sources=())
    with pytest.raises(UnknownNameError, match="has no city at all"):
        choose(empty, Choice(cities=("서울",)))
