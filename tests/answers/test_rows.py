"""The rows of a family of facts are the same from the store's query and from the ledger beside a large graph."""

from dataclasses import replace
from itertools import combinations

import pytest

from kg import paths
from kg.analysis import facts
from kg.answers import families
from kg.answers.conditions import Conditions
from kg.answers.engine import ask
from kg.answers.evidence import support
from kg.answers.lexicon import Lexicon
from kg.answers.namings import namings
from kg.answers.rows import rows
from kg.answers.sheet import Context
from kg.cli.analyses import ANALYSES
from kg.errors import KgError
from kg.triples import ledger, open_store

FAMILIES = ("pairs", "agreements", "events", "memberships", "tenures", "policies", "engagements")


def _most_named(store, pattern, count):
    table = store.select(f"SELECT ?x (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT {count}")
    return tuple(str(row[0]) for row in table.rows)


def _conditions(store):
    """Return conditions of each sort, of what the graph has most of, so that they meet facts."""
    about = "ic:party|ic:participant|ic:visitor|ic:heldIn|ic:member|ic:of"
    cities = _most_named(store, f"?t {about} ?x . ?x ic:countryCode ?c", 8)
    themes = _most_named(store, "?t ic:theme ?x", 6)
    networks = _most_named(store, "?t ic:network|ic:participant ?x . ?x a ic:Network", 3)
    officials = _most_named(store, "?t ic:official|ic:attendee|ic:signatory ?x", 3)
    things = _most_named(store, "?t ic:asserts ?x", 3)
    return [
        {"cities": cities[:1]}, {"cities": cities[1:3]}, {"partners": cities[3:6]}, {"partners": cities[:1]},
        {"countries": ("KR",)}, {"countries": ("CN", "KZ", "FR")}, {"home": ("KR",)},
        {"countries": ("KR",), "negated": frozenset({"country"})},
        {"themes": themes[:2]}, {"themes": themes[2:]}, {"themes": themes[:2], "negated": frozenset({"theme"})},
        {"networks": networks[:1]}, {"networks": networks[1:]},
        {"networks": networks[:1], "negated": frozenset({"network"})},
        {"outside": networks[:1]}, {"excluded": cities[:2]}, {"officials": officials}, {"things": things},
        {"types": ("sister", "friendship")}, {"types": ("Visit",)}, {"types": ("Meeting", "Conference")},
        {"types": ("Agreement",)}, {"types": ("Exchange",)},
        {"types": ("sister", "Visit", "Meeting"), "negated": frozenset({"type"})},
        {"types": ("Agreement",), "negated": frozenset({"type"})},
        {"roles": ("member", "mayor")}, {"statuses": ("held", "signed")}, {"statuses": ("planned",)},
        {"statuses": ("held",), "negated": frozenset({"status"})},
        {"since": "2016"}, {"until": "2016-11"}, {"since": "2016-05-10", "until": "2023"},
        {"direction": "to"}, {"direction": "from"}, {"negated": frozenset({"city"}), "partners": cities[:1]},
        {"min_confidence": 0.9}, {"min_confidence": 0.5},
    ]  # fmt: skip


def _joined(one, other):
    """Return two sets of conditions as one; what both negate is negated."""
    negated = one.get("negated", frozenset()) | other.get("negated", frozenset())
    return Conditions(**{**one, **other, "negated": negated})


@pytest.fixture(scope="module", params=["doubted_location", "seeds_location"])
def both(request):
    """Return the same graph twice: asked by queries alone, and with its ledger."""
    location = request.getfixturevalue(request.param)
    asked, read = open_store(location), open_store(location)
    ledger.forget(asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "LARGE", 0)
        assert ledger.ledger_of(read) is not None
    assert ledger.ledger_of(asked) is None
    return asked, read


@pytest.fixture(scope="module")
def seeds_location(seeds):
    """Return the folder of the seeds' store."""
    return seeds.location


@pytest.mark.parametrize("family", FAMILIES)
def test_ledger_gives_the_rows_of_the_query(both, family):
    """Under each condition alone and with each other, a family has the same rows from the ledger as from its query."""
    asked, read = both
    make = getattr(families, family)
    single = _conditions(asked)
    found = 0
    pairs = list(combinations(single, 2))[FAMILIES.index(family) % 2 :: 2]
    for chosen in [Conditions(), *(Conditions(**one) for one in single), *(_joined(*two) for two in pairs)]:
        query = make(chosen)
        expected = rows(asked, query)
        assert rows(read, query) == expected, (family, chosen)
        found += bool(expected)
    # a comparison of nothing with nothing would say nothing
    assert found > 20, family


def test_three_conditions_at_once(both):
    """So it is under three conditions at once, for what binds two places."""
    asked, read = both
    single = _conditions(asked)
    for one, two, three in list(combinations(single, 3))[::61]:
        chosen = _joined(one, two)
        chosen = replace(chosen, **{**three, "negated": chosen.negated | three.get("negated", frozenset())})
        assert rows(read, families.pairs(chosen)) == rows(asked, families.pairs(chosen)), chosen


def test_facts_of_the_analyses_are_the_same(both):
    """What analysis reads of a graph is the same from the ledger and from queries, sure facts alone and all."""
    asked, read = both
    for choice in ({}, {"sayings": False}, {"sayings": False, "names": False}, {"least": 0.9}, {"kinds": ("event",)}):
        assert facts.read(read, **choice) == facts.read(asked, **choice), choice
    assert {relation.kind for relation in facts.read(read, kinds=("exchange",)).relations} <= {"exchange"}


def test_doubted_facts_are_left_out_of_analyses(doubted_location, today):
    """An analysis under a least confidence is that of the surer facts alone."""
    store = open_store(doubted_location)
    assert len(facts.read(store, least=0.9).relations) < len(facts.read(store).relations)
    question = "Which groups of cities form communities, explained by which themes?"
    every = ask(store, question, today=today, analyses=ANALYSES)
    sure = ask(store, question, today=today, analyses=ANALYSES, min_confidence=0.9)
    size = every.columns.index("size")
    assert 0 < sum(row[size] for row in sure.rows) < sum(row[size] for row in every.rows)


def test_names_support_and_titles_are_the_same(both, today):
    """So are the names of the graph, what bears out each thing, and what it is called."""
    asked, read = both
    assert namings(read) == namings(asked)
    things = sorted(str(row[0]) for row in asked.select("SELECT DISTINCT ?x { ?a ic:asserts ?x }").rows)
    assert support(read, things) == support(asked, things)
    for lang in ("ko", "en"):
        titles = [Context(store, Lexicon.load(store), lang, today).titles(things) for store in both]
        assert titles[0] == titles[1]
        assert len(titles[0]) > len(things) / 2


def test_every_question_has_the_same_answer(both, today):
    """Each of the 40 questions, in both languages, is answered alike with and without a ledger."""
    asked, read = both
    told = 0
    for path in sorted((paths.ontology() / "questions").glob("q*.rq")):
        for line in path.read_text(encoding="utf-8").splitlines()[:2]:
            answers = []
            for store in (asked, read):
                try:
                    found = ask(store, line.removeprefix("# "), today=today, analyses=ANALYSES)
                except KgError as error:
                    answers.append(str(error))
                else:
                    answers.append((found.reading, found.sentence, found.columns, found.rows, found.things))
            assert answers[0] == answers[1], line
            told += not isinstance(answers[0], str)
    assert told > 60
