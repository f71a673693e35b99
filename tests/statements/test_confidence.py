"""Confidence: weights that a script fits, read from one table, between 0 and 1."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation import fitting
from kg.evaluation.fitting import Example
from kg.evaluation.scores import Comparison, Outcome
from kg.model import Document, Reading, Status, Tie
from kg.statements import confidence


@pytest.mark.parametrize("name", ["exchange", "engagement", "policy", "owner"])
def test_every_list_is_fitted(name):
    """The table has a bias, a threshold and features for each list that topics judge."""
    scale = confidence.scale(name)
    assert {"bias", "threshold"} < set(scale.weights)
    assert 0 < scale.threshold < 1


def test_strong_words_in_the_clause_are_surer():
    """A strong word in the related pair's own clause counts for more than a weak one, or one from the line before."""
    scale = confidence.scale("exchange")

    def sure(level, strength, relation):
        told = (level, relation, f"nearest,{relation},{level}", f"{relation}-{level}", strength)
        return scale.among([scale.score([tuple(f"{strength}:{each}" for each in told)])])

    near = sure("clause", "strong", "related")
    assert near > sure("line-before", "strong", "unrelated")
    assert near > sure("clause", "weak", "related")


def test_what_is_said_twice_is_surer():
    """A second reading adds to a fact, by less than the first."""
    scale = confidence.Scale({"bias": -1.0, "a": 1.0})
    once, twice, thrice = (scale.confidence({"a": count}) for count in (1, 2, 3))
    assert once < twice < thrice
    assert twice - once > thrice - twice


def test_the_odds_of_readings_add_up():
    """One clear reading is not drowned by vague ones: each adds its odds, however small."""
    scale = confidence.Scale({"bias": -1.0, "clear": 2.0, "vague": -3.0})
    clear, vague = (scale.score([(feature,), ("unknown",)]) for feature in ("clear", "vague"))
    assert scale.among([clear]) == pytest.approx(confidence.logistic(1.0))
    assert scale.among([clear]) < scale.among([vague, clear, vague]) < scale.among([clear, clear])
    assert scale.among([0.0, 0.0, 0.0]) == pytest.approx(3 / (3 + math.e))


def test_an_unknown_list_stays_undecided():
    """A list without weights gives one half."""
    assert confidence.scale("no such list").confidence({"clause": 1}) == 0.5


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_logistic_stays_between_0_and_1(value):
    """However large the sum of weights, confidence is a share."""
    assert 0 <= confidence.logistic(value) <= 1


def test_fitting_finds_what_tells():
    """A feature that goes with being right gets a positive weight, one that goes with being wrong a negative one."""
    found = [Example(({"good": 1.0},), number % 10 != 0) for number in range(200)]
    found += [Example(({"bad": 1.0},), number % 10 == 0) for number in range(200)]
    weights = fitting.fit(found, penalty=0.5, threshold=0.4)
    assert weights["good"] > 0 > weights["bad"]
    assert weights["threshold"] == 0.4
    assert abs(fitting.score(Example(({"good": 1.0},), right=True), weights) - 0.9) < 0.05


def test_a_rare_feature_gets_no_weight():
    """What was seen a few times says nothing yet."""
    found = [Example(({"good": 1.0, **({"rare": 1.0} if number < 3 else {})},), right=True) for number in range(50)]
    assert "rare" not in fitting.fit([*found, Example(({"bad": 1.0},), right=False)], penalty=1.0, threshold=0.4)


def test_fitting_finds_the_reading_that_tells():
    """Of a fact's readings the one that is right carries it: what stands beside it everywhere gets no credit."""
    found = [Example(({"vague": 1.0}, {"good": 1.0}), right=True) for _ in range(60)]
    found += [Example(({"vague": 1.0}, {"vague": 1.0}), right=False) for _ in range(60)]
    weights = fitting.fit(found, penalty=0.5, threshold=0.4)
    assert weights["good"] > 1
    assert weights["vague"] < 0
    both = fitting.score(Example(({"vague": 1.0}, {"good": 1.0}), right=True), weights)
    assert both > 0.8
    assert fitting.score(Example(({"vague": 1.0},), right=False), weights) < 0.2


def test_thinned_relations_are_a_part_and_repeatable():
    """Thinning drops some pairs, the same ones each time."""
    ties = tuple(
        Tie(evidence=(), rule="r", a="place/a", b=f"place/b{number}", status=Status.HELD) for number in range(60)
    )
    once = fitting.thinned(ties, 0.4)
    assert set(once) < set(ties)
    assert len(once) > 20
    assert fitting.thinned(ties, 0.4) == once
    assert fitting.thinned(ties, 0.0) == ties


def test_a_rule_is_as_sure_as_it_has_proved():
    """A rule often right gets more than one seldom right; one hardly seen stays near the average."""
    right, wrong = {"en": "A", "rule": "good"}, {"en": "B", "rule": "bad"}
    outcomes = [Outcome(list="places", gold={"en": "A"}, predicted=right)] * 40
    outcomes += [Outcome(list="places", gold=None, predicted=wrong)] * 40
    outcomes.append(Outcome(list="ties", gold=None, predicted={"rule": "rare"}))
    weights = fitting.rules([Comparison(name="one", outcomes=tuple(outcomes))])
    assert confidence.logistic(weights["naming:good"]) > 0.9
    assert confidence.logistic(weights["naming:bad"]) < 0.2
    assert 0.6 < confidence.logistic(weights["tie:rare"]) < 0.7


def test_what_was_never_measured_keeps_its_own_confidence():
    """Calibration changes only what the table knows."""
    tie = Tie(evidence=(), rule="no such rule", confidence=0.42, a="place/a", b="place/b", status=Status.HELD)
    document = Document(id="d", source="d", sha256="0", text="")
    assert confidence.calibrated(Reading(document=document, statements=(tie,))).statements == (tie,)
