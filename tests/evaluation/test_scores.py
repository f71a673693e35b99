"""Scoring: the matching rules, and agreement with the script that states them."""

import json
import random
import re
import subprocess
import sys

import pytest

from kg.evaluation.gold import LISTS
from kg.evaluation.scores import accuracies, compare, genres, macro, micro

PLACES = [
    {"ko": "여수", "en": "Yeosu", "country": "KR", "kind": "city"},
    {"ko": "가라쓰", "en": "Karatsu", "country": "JP", "kind": "city"},
    {"ko": "항저우", "en": "Hangzhou", "country": "CN", "kind": "city"},
]
SAME = [
    pytest.param("places", {"ko": "여수시", "en": "Yeosu-si", "country": "KR", "kind": "city"}, True, id="suffix"),
    pytest.param("places", {"ko": "여수", "en": "Yeosu", "country": "CN", "kind": "city"}, False, id="other-country"),
    pytest.param("ties", {"a": "Karatsu", "b": "Yeosu", "status": "planned"}, True, id="pair-unordered"),
    pytest.param("shared", {"a": "Yeosu", "b": "Karatsu", "theme": "water"}, False, id="other-theme"),
    pytest.param("shared", {"a": "Karatsu", "b": "Yeosu", "theme": "port-logistics"}, True, id="theme-of-pair"),
    pytest.param("policies", {"ko": "바다 숲", "owner": "Yeosu", "theme": "water"}, True, id="name-within-name"),
    pytest.param("policies", {"ko": "바다숲 조성사업", "owner": "Karatsu", "theme": "water"}, False, id="other-owner"),
    pytest.param(
        "events",
        {"kind": "conference", "name": "제3회 바다 도시 포럼", "place": None, "participants": []},
        True,
        id="name-alike",
    ),
    pytest.param("events", {"kind": "visit", "name": None, "place": "Yeosu", "participants": []}, False, id="kind"),
    pytest.param("officials", {"ko": "한바다", "of": "Yeosu", "role": "governor"}, True, id="role-scored-apart"),
    pytest.param("networks", {"ko": "바다도시연합", "abbr": "SCU"}, True, id="label-of-network"),
    pytest.param(
        "memberships", {"place": "Yeosu", "network": "SCU", "role": "president", "status": "held"}, False, id="role"
    ),
    pytest.param(
        "agreements", {"parties": ["Karatsu", "Yeosu"], "type": "mou", "status": "signed"}, False, id="other-type"
    ),
]
GOLD = {
    "places": PLACES,
    "officials": [{"ko": "한 바다", "en": None, "role": "mayor", "of": "Yeosu"}],
    "networks": [{"ko": "바다도시연합", "abbr": "Sea Cities United"}],
    "memberships": [{"place": "Yeosu", "network": "Sea Cities United", "role": "member", "status": "held"}],
    "agreements": [{"parties": ["Yeosu", "Karatsu"], "type": "sister", "status": "signed", "date": "1982"}],
    "events": [
        {"kind": "conference", "name": "제3회 바다도시 포럼", "place": "Yeosu", "participants": [], "status": "held"}
    ],
    "ties": [{"a": "Yeosu", "b": "Karatsu", "status": "held"}],
    "policies": [{"ko": "바다숲", "owner": "Yeosu", "theme": "biodiversity"}],
    "themes": [],
    "shared": [{"a": "Yeosu", "b": "Karatsu", "theme": "port-logistics"}],
}


@pytest.mark.parametrize(("name", "fact", "right"), SAME)
def test_matching(name, fact, right):
    """A predicted fact counts as right exactly where the rules of the gold facts say so."""
    predicted = {"places": PLACES, name: [fact]}
    comparison = compare("one", GOLD, predicted)
    assert (comparison.count(name).right == 1) is right


def test_a_fact_counts_once():
    """The same prediction made twice is right once and spurious once."""
    twice = {"places": PLACES, "ties": [{"a": "Yeosu", "b": "Karatsu"}] * 2}
    count = compare("one", GOLD, twice).count("ties")
    assert (count.gold, count.predicted, count.right) == (1, 2, 1)
    assert (count.precision, count.recall, round(count.f1, 3)) == (0.5, 1.0, 0.667)


def test_attributes_are_scored_over_matches():
    """A date counts to gold's precision, a status by equality, participants by overlap."""
    predicted = GOLD | {
        "agreements": [{"parties": ["Karatsu", "Yeosu"], "type": "sister", "status": "planned", "date": "1982-04-01"}]
    }
    found = accuracies([compare("one", GOLD, predicted)])
    assert found["agreements.date"].share == 1.0
    assert found["agreements.status"].share == 0.0
    assert found["officials.role"].count == 1


def test_nothing_predicted_and_nothing_expected_are_no_error():
    """Empty facts give zeros, not a crash."""
    assert compare("one", {}, {}).count().f1 == 0.0
    assert micro([compare("one", GOLD, {})]).recall == 0.0


def test_genres_group_documents():
    """Documents fall into their genres, and macro is the mean over the ten lists."""
    documents = [compare("a", GOLD, GOLD, genre="news"), compare("b", GOLD, {}, genre="trip-report")]
    assert {genre: len(found) for genre, found in genres(documents).items()} == {"news": 1, "trip-report": 1}
    assert macro(documents[:1]) == pytest.approx(0.9)  # the list of themes is empty


def damaged(facts, seed):
    """Return facts with some dropped, some changed, some doubled, in another order."""
    chance = random.Random(seed)
    made = dict(facts)
    for name in LISTS:
        rows = [dict(fact) for fact in facts[name] if chance.random() < 0.8]
        for fact in rows:
            key = chance.choice(sorted(fact))
            if chance.random() < 0.3 and not isinstance(fact[key], list):
                fact[key] = chance.choice([None, "x"])
        rows += [dict(fact) for fact in rows if chance.random() < 0.1]
        chance.shuffle(rows)
        made[name] = rows
    return made


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_agrees_with_the_script_of_the_gold_facts(shared, tmp_path, folder):
    """The same predictions get the same counts and accuracies from the script that states the rules."""
    gold = shared / "gold" / folder
    comparisons = []
    for number, file in enumerate(sorted(gold.glob("*.gold.json"))):
        name = file.name.removesuffix(".gold.json")
        facts = json.loads(file.read_text(encoding="utf-8"))
        predicted = damaged(facts, number)
        (tmp_path / f"{name}.json").write_text(json.dumps(predicted, ensure_ascii=False), encoding="utf-8")
        comparisons.append(compare(name, facts, predicted))
    script = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(tmp_path)]
    printed = subprocess.run(script, capture_output=True, text=True, check=True).stdout

    for name in [*LISTS, "micro"]:
        count = micro(comparisons, None if name == "micro" else name)
        cells = re.search(rf"^{name}\s+(.+)$", printed, re.MULTILINE).group(1).split()
        mine = [str(count.gold), str(count.predicted), f"{count.precision:.3f}", f"{count.recall:.3f}"]
        assert cells == [*mine, f"{count.f1:.3f}"], name
    assert f"{macro(comparisons):.3f}" == re.search(r"^macro\s+(\S+)$", printed, re.MULTILINE).group(1)
    for label, accuracy in accuracies(comparisons).items():
        share, number = re.search(rf"{re.escape(label)}\s+(\S+)\s+\((\d+)\)", printed).groups()
        assert (share, number) == (f"{accuracy.share:.3f}", str(accuracy.count)), label
