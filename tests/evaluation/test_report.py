"""Reports: rows, errors with their sentences, confidence against what is right, and the page."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.evaluation.page import marked, page
from kg.evaluation.reliability import by_rule, expected_error, reliability
from kg.evaluation.report import error_rows, report, rows, sentence
from kg.evaluation.scores import Outcome, compare

TEXT = "여수시는 5일 가라쓰시와 만났다.\n두 도시는 항만 물류를 논의했다. Both <b>met</b> & talked.\n"
GOLD = {
    "places": [{"ko": "여수", "en": "Yeosu", "country": "KR", "kind": "city", "evidence": "여수시는"}],
    "themes": [{"place": "Yeosu", "theme": "port-logistics", "evidence": "항만 물류를 논의했다"}],
}
PREDICTED = {
    "places": [
        {
            "ko": "여수",
            "en": "Yeosu",
            "country": "KR",
            "kind": "city",
            "spans": [[0, 2]],
            "rule": "a",
            "confidence": 0.9,
        }
    ],
    "themes": [
        {
            "place": "Yeosu",
            "theme": "water",
            "spans": [[TEXT.index("Both"), TEXT.index(" &")]],
            "rule": "b",
            "confidence": 0.3,
        }
    ],
}


@pytest.fixture
def comparison():
    return compare("one", GOLD, PREDICTED, genre="news", text=TEXT)


def test_rows_hold_every_scope(comparison):
    """The table has the ten lists, micro and macro, genres, documents and bands of confidence."""
    found = {(row[0], row[1]) for row in rows([comparison])}
    assert {("list", "shared"), ("all", "micro"), ("all", "macro"), ("document", "one"), ("genre", "news (1)")} <= found
    assert next(row for row in rows([comparison]) if row[0] == "list")[2:5] == (1, 1, 1)


def test_errors_come_with_their_sentences(comparison):
    """A missed fact is shown with the sentence of gold's quote, a spurious one with that of its span."""
    found = {(row[1], row[2]): row for row in error_rows([comparison])}
    assert found["themes", "missed"][5] == "두 도시는 항만 물류를 논의했다."
    assert found["themes", "spurious"][3:5] == ("Yeosu · water", "b")
    assert "met" in found["themes", "spurious"][5]


def test_report_is_plain_json(comparison):
    """The JSON object holds scores, reliability, rules and, where asked for, the errors."""
    found = json.loads(json.dumps(report([comparison], errors=True), ensure_ascii=False))
    assert found["micro"] == {"gold": 2, "predicted": 2, "right": 1, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert len(found["errors"]) == 2
    assert {"list": "themes", "rule": "b", "predicted": 1, "right": 0} in found["rules"]


def test_reliability_counts_what_is_right(comparison):
    """Each band tells its mean confidence and the share that is right; their distance is the expected error."""
    low, high = reliability([comparison])
    assert (low.count, low.right, low.confidence) == (1, 0, 0.3)
    assert (high.low, high.high, high.share) == (0.9, 1.0, 1.0)
    assert expected_error((low, high)) == pytest.approx((0.3 + 0.1) / 2)
    assert by_rule([comparison]) == {("places", "a"): (1, 1), ("themes", "b"): (1, 0)}


def test_without_text_the_quote_stands_for_the_sentence():
    """Predictions scored without their texts still show what they rest on."""
    outcome = Outcome(list="themes", gold=GOLD["themes"][0], predicted=None)
    assert sentence("", outcome) == "항만 물류를 논의했다"


class Reader(HTMLParser):
    """Collects the text of the document's box and every address that the page would load."""

    def __init__(self):
        super().__init__()
        self.words, self.loaded = [], []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002, D102 - the parser calls it
        self.loaded += [value for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data):  # noqa: D102 - the parser calls it
        self.words.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.mark.parametrize(("lang", "word"), [("en", "spurious"), ("ko", "잘못 찾음")])
def test_page_marks_and_escapes(comparison, lang, word):
    """The page shows the three verdicts in its language, escapes the text, and loads nothing."""
    html = page([comparison], lang=lang)
    for verdict in ("right", "missed", "spurious"):
        assert f'<mark class="{verdict}" title=' in html
    assert word in html
    assert "<b>met</b>" not in html
    assert read(html).loaded == []


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="가나다 <>&\"'ab\n", max_size=40),
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_marking_keeps_the_text(text, places):
    """Whatever overlaps, the marked text reads exactly as the document does."""
    outcomes = [
        Outcome(list="themes", gold=None, predicted={"place": "a", "theme": "b", "spans": [[start, end]]})
        for start, end in places
    ]
    assert "".join(read(marked(text, outcomes)).words) == text
