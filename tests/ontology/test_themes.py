"""The theme scheme: every code of the gold facts, explained in two languages, tied to goals of Agenda 2030."""

import csv
import re

import pytest
from rdflib import RDF, SKOS, Graph, Namespace, URIRef

from kg import paths, themes
from kg.vocabulary import ONTOLOGY, THEME

SDG = "http://metadata.un.org/sdg/"


@pytest.fixture(scope="module")
def scheme() -> Graph:
    return Graph().parse(paths.ontology() / "themes.ttl")


def test_codes_and_groups_are_those_of_the_gold_facts(shared):
    """Every code of the gold layout stands under its group, and no other does."""
    text = (shared / "gold" / "README.md").read_text(encoding="utf-8")
    table = text[text.index("## Themes") : text.index("## How it is scored")]
    rows = re.findall(r"^\| ([a-z ]+) \| (`.*) \|$", table, re.MULTILINE)
    expected = {code: group.replace(" ", "-") for group, cells in rows for code in re.findall(r"`([a-z-]+)`", cells)}
    assert len(expected) > 40
    assert {code: each.group for code, each in themes.themes().items()} == expected


def test_every_concept_has_one_preferred_label_a_language(scheme):
    """Themes, groups, goals and targets, in Korean and English; no preferred label is used twice in the scheme."""
    for concept in scheme.subjects(RDF.type, SKOS.Concept):
        assert sorted(label.language for label in scheme.objects(concept, SKOS.prefLabel)) == ["en", "ko"], concept
    ours = [label for each in themes.scheme() for label in (each.ko, each.en)]
    assert len(set(ours)) == len(ours)


def test_no_label_names_two_themes():
    """A label leads to one theme, so that a question's words do."""
    owners: dict[str, str] = {}
    for each in themes.scheme():
        for label in {each.code, each.ko, each.en, *each.labels}:
            assert owners.setdefault(label.casefold(), each.code) == each.code, label


def test_every_theme_has_alternatives_and_scope_in_both_languages(scheme):
    """Alternative labels and a scope note, each in Korean and English."""
    for concept in scheme.subjects(RDF.type, URIRef(ONTOLOGY + "Theme")):
        for predicate in (SKOS.altLabel, SKOS.scopeNote):
            assert {value.language for value in scheme.objects(concept, predicate)} == {"ko", "en"}, concept


@pytest.mark.parametrize(
    ("code", "neighbours"),
    [
        ("wetland", {"water", "biodiversity"}),
        ("water", {"wetland"}),
        ("biodiversity", {"wetland", "green-space"}),
        ("green-space", {"biodiversity", "floriculture"}),
    ],
)
def test_scope_notes_tell_neighbours_apart(scheme, code, neighbours):
    """The note in each language names the themes it is most easily taken for."""
    for note in scheme.objects(URIRef(THEME + code), SKOS.scopeNote):
        assert all(re.search(rf"\b{neighbour}\b", note, re.ASCII) for neighbour in neighbours), note


def test_related_goals_are_in_the_table_of_the_un(scheme, shared):
    """Every goal and target exists; EuroVoc and UNBIS stand only where a related row gives exactly one subject."""
    path = shared / "reference" / "sdg_goals_targets.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["iri"]: row for row in csv.DictReader(file)}
    for theme in themes.themes().values():
        matches = {str(match) for match in scheme.objects(URIRef(theme.iri), SKOS.relatedMatch)}
        goals = {match for match in matches if match.startswith(SDG)}
        assert goals <= set(rows), theme.code
        given_subjects = set()
        for goal in goals:
            for column in ("eurovoc", "unbis"):
                subjects = [subject for subject in rows[goal][column].split(";") if subject]
                given_subjects |= set(subjects) if len(subjects) == 1 else set()
        assert matches - goals == given_subjects, theme.code


def test_wetland_is_tied_to_the_two_targets_that_name_wetlands(scheme):
    """Targets 6.6 and 15.1."""
    matches = {str(match) for match in scheme.objects(URIRef(THEME + "wetland"), SKOS.relatedMatch)}
    assert {match for match in matches if match.startswith(SDG)} == {SDG + "6.6", SDG + "15.1"}


def test_targets_stand_under_their_goal(scheme):
    """6.6 is narrower than 6, and both carry their number."""
    sdg = Namespace(SDG)
    for concept in set(scheme.objects(None, SKOS.relatedMatch)):
        number = str(concept).removeprefix(SDG)
        if str(concept).startswith(SDG):
            assert str(scheme.value(concept, SKOS.notation)) == number
            assert ("." in number) == ((concept, SKOS.broader, sdg[number.split(".")[0]]) in scheme)


@pytest.mark.parametrize(
    ("text", "code"),
    [("습지", "wetland"), ("Wetland", "wetland"), ("스마트 시티", "smart-city"), ("green space", "green-space")],
)
def test_a_theme_is_found_by_any_of_its_names(text, code):
    """Preferred and alternative labels in both languages lead to the theme, whatever their case and spacing."""
    assert themes.find(text).code == code


def test_the_words_that_signal_a_theme_stand_beside_the_scheme():
    """Every word of the list leads to a theme of the scheme, and every theme has words in Korean."""
    words = themes.words()
    assert {word.theme for word in words} <= set(themes.themes())
    assert {word.theme for word in words if word.language == "ko"} == set(themes.themes())
