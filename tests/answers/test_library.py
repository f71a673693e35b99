"""The graph as a library: data frames with their evidence, and a query that takes too long."""

import doctest

import pandas as pd
import pytest

import kg
from kg.answers.query import run_query, syntax_message
from kg.errors import QueryError


@pytest.fixture(scope="module")
def graph(demo_location):
    """Return the demo graph, opened as a user of the library opens it."""
    return kg.open(demo_location)


def test_ask(graph):
    """A question gives a data frame, with reading, query and quotes around it."""
    table = graph.ask("Which partners of Goyang share wetland policy?")
    assert isinstance(table, pd.DataFrame)
    assert list(table["partner"]) == ["Kunming"]
    assert "Wetlands" in table.attrs["reading"]
    assert table.attrs["evidence"]["quote"].str.contains("장항습지").any()


def test_sparql(graph):
    """A query gives a data frame, prefixes filled in."""
    table = graph.sparql("SELECT ?city ?code WHERE { ?city a ic:City ; ic:countryCode ?code } ORDER BY ?city")
    assert list(table.columns) == ["city", "code"]
    assert "KR" in set(table["code"])


def test_facts_and_show(graph):
    """Facts of a kind and all that is known of a name come as data frames too."""
    assert set(graph.facts("agreements", city="Seoul", type="goodwill")["status"]) == {"signed"}
    assert len(graph.show("Kunming")) > 3


def test_time_out(demo):
    """A query that takes longer than it may is given up, in words."""
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?c)) = STRLEN(STR(?i))) }"
    with pytest.raises(QueryError, match="longer than"):
        run_query(demo, slow, 0.2)


def test_syntax_error_names_its_place():
    """A syntax error says line, column, what stands there, and what was expected."""
    said = syntax_message("SELECT ?s WHERE {\n  ?s a\n}", "error at 3:1: expected one of IRI, [_]")
    assert "line 3, column 1" in said
    assert "'}'" in said
    assert said.endswith("expected IRI.")


def test_syntax_error_is_no_list_of_the_grammar(demo):
    """What was expected is told in SPARQL's words and no longer than a line; an unknown prefix is called one."""
    with pytest.raises(QueryError, match=r"column 23, near 'the end': expected a variable \(\?x\)") as raised:
        run_query(demo, "SELECT * WHERE { ?s ?p")
    assert len(str(raised.value)) < 200
    with pytest.raises(QueryError, match=r"the prefix is not known\. Prefixes that are filled in: .*\bic\b"):
        run_query(demo, "SELECT ?s { ?s foo:bar ?x }")


def test_examples(demo_location, monkeypatch):
    """The examples of the documentation run, and give what they show."""
    from kg.answers import library

    monkeypatch.chdir(demo_location.parent)
    done = doctest.testmod(library)
    assert done.attempted >= 9
    assert done.failed == 0
