"""Small English words that narrow a question beside its nouns: "the same month", "more … or", "planned … held".

They set no condition of their own, so an answer that passes over them answers a wider question. Each must be one that
the kind of answer is about, or the question is refused with the word named.
"""

import re
from itertools import pairwise

from kg.answers.lexicon import PLACES
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
# a rate is no number
_PER = re.compile(
    r"\b(?:per|every|each) (?:month|week|day|quarter|continent|region|capita|head|trip|visit|decade)\b|\b(?:monthly|weekly)\b"
)
# who was in office then, which no list of what happened tells
_IN_OFFICE = re.compile(
    r"\b(?:under|during|in) (?:which|what|whose) (?:mayor|governor|term|time|tenure|administration)\w*|\bwho was (?:the )?(?:mayor|governor)\b(?=.*\bwhen\b)"
)
_BOTH = re.compile(r"\b(?:of|with|to|from|by|and|in) (both) ")
_INTERVAL = re.compile(r"\bhow (?:many (?:years|months|days|weeks)|long)\b.*\b(between)\b")
_BESIDES = ("besides", "apart from", "other than", "except", "except for", "aside from")
_NEITHER = re.compile(r"\bneither\b|\bnor\b")
_THROUGH = re.compile(r"\b(?:through|via|by way of)\s+$")
_ROW = re.compile(r"(?:'s)?\s*(?:,|and|or|, and|, or)\s*")
_OF = re.compile(r"(?:\bof\b|'s)[\w' ]*$")
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
    per = _PER.search(text)
    if per:
        found.append(per[0])
    both = _BOTH.search(text)
    if both and reading.intent == "pairs" and any(each.start == both.end() for each in scanned.named(*PLACES)):
        # who is a partner of both is no tie between them
        found.append(both[1])
    interval = _INTERVAL.search(text)
    if interval and reading.intent in ("agreements", "events", "pairs"):
        found.append(interval[1])
    if reading.intent == "events" and reading.conditions.excluded and scanned.has("attend", "official"):
        # places where it took place are left out, not those who took part
        found += [token.text for token in scanned.tokens if token.text in _BESIDES]
    office = _IN_OFFICE.search(text)
    if office and reading.intent in ("events", "agreements", "pairs", "timeline"):
        found.append(office[0])
    neither = _NEITHER.search(text)
    if neither and reading.intent == "shared networks":
        found.append(neither[0])
    return [*found, *_came_of_plans(reading, scanned), *_unbound(reading, scanned)]


def _unbound(reading: Reading, scanned: Scan) -> list[str]:
    """Return nouns and names that a question is not asked for and that bind nothing: "agreements that name a theme"."""
    conditions = reading.conditions
    found = []
    for token in scanned.tokens:
        if "theme" in token.cues and reading.intent == "agreements" and not conditions.themes:
            found.append(token.text)
        if token.kind in PLACES and reading.intent == "pairs" and _THROUGH.search(scanned.text[: token.start]):
            # who is reached through a place is no partner of the other
            found.append(scanned.text[token.start : token.end])
    if reading.intent == "memberships" and reading.target == "network" and conditions.themes and not reading.places:
        # the themes of the members are known, not those of the body
        found += [token.text for token in scanned.named("theme")]
    places = scanned.named(*PLACES)
    if reading.intent == "policies" and not all(
        _ROW.fullmatch(scanned.text[a.end : b.start]) for a, b in pairwise(places)
    ):
        # whose policies they are, and who else has to do with them
        found.append(places[-1].text)
    partners = [token for token in scanned.tokens if "partner" in token.cues]
    if reading.intent == "pairs" and any(
        _OF.search(scanned.text[one.end : other.start]) for one, other in pairwise(partners)
    ):
        # partners of partners
        found.append(partners[-1].text)
    return found


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
