"""Small English words that narrow a question beside its nouns: "the same month", "more … or", "planned … held".

They set no condition of their own, so an answer that passes over them answers a wider question. Each must be one that
the kind of answer is about, or the question is refused with the word named.
"""

import re

from kg.answers.reading import Reading
from kg.answers.scanner import Scan

# answers that are about what is alike, or more than another
_ALIKE = frozenset(
    {
        "shared networks", "common partners", "in common", "shared themes", "compare", "assortativity", "backbone", "duplicates", "candidates",
        "conflicts", "engagements", "communities", "correlation", "single", "path",
    }
)  # fmt: skip
_GRADED = frozenset(
    {
        "compare", "correlation", "trend", "ranking", "recommendation", "temporal", "core", "backbone", "assortativity", "duplicates", "brokers",
        "centrality", "interlocking", "upgraded", "unconfirmed", "communities",
    }
)  # fmt: skip
_SAME = re.compile(
    r"\b(?:the|this|that) same\b(?! time)|\bsame (?:day|date|month|year|week|period|place|trip|occasion)\b"
)
# "more than two" is a number, "more about" and "any more" ask on: neither sets one beside another
_MORE = re.compile(
    r"(?<!no )(?<!any )(?<!once )(?<!what )\b(more|fewer|less)\b(?! (?:than (?:\d+|one|two|three|a single)\b|about|on\b|detail|info|or less|or more))"
)
_REALISED = re.compile(
    r"\b(?:took place|taken place|take place|realised|realized|materiali[sz]ed|carried out|held|happened|came about|fulfilled|implemented)\b"
)
# "planned or held", "planned and held": either will do
_EITHER_WILL_DO = re.compile(r"\b(?:or|and|versus|vs|rather than|not)\b")


def narrowing(reading: Reading, scanned: Scan) -> list[str]:
    """Return the words that narrow an English question and that its answer does not heed."""
    text = scanned.text
    found = []
    same = _SAME.search(text)
    if same and reading.intent not in _ALIKE:
        found.append(same[0])
    more = _MORE.search(text)
    if more and reading.intent not in _GRADED and not _at_least(reading, text) and not scanned.has("several"):
        found.append(more[0])
    return found + _came_of_plans(reading, scanned)


def _at_least(reading: Reading, text: str) -> bool:
    return reading.at_least is not None and re.search(r"\b(?:more|fewer|less) than\b|\bor more\b", text) is not None


def _came_of_plans(reading: Reading, scanned: Scan) -> list[str]:
    """Return the word by which a question asks what came of plans, where the answer lists what was planned."""
    planned = scanned.first("planned")
    statuses = set(reading.conditions.statuses)
    if planned is None or reading.intent not in ("events", "pairs") or not {"planned", "held"} <= statuses:
        return []
    done = _REALISED.search(scanned.text, planned.end)
    if done is None or _EITHER_WILL_DO.search(scanned.text, planned.end, done.start()):
        return []
    return [done[0]]
