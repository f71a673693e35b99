"""What an English question asks for, by its head noun, and whether an answer has that to give.

"How many tourists from Taipei" asks for tourists, whatever else its words say: an answer without them is none.
"""

import re
from itertools import pairwise

from kg.answers.lexicon import PLACES
from kg.answers.reading import Reading
from kg.answers.scanner import Scan, Token

_GIVES = re.compile(
    r"\s+(?:ever\s+|has\s+|have\s+)?(gives?|gave|given|grant(?:s|ed)?|confer(?:s|red)?|bestow(?:s|ed)?|present(?:s|ed)?|hand(?:s|ed)? out)\b(?!\s+by)"
)
_ASKING = frozenset({"which", "count"})
# what may stand between a question word and its noun
_GAP = re.compile(
    r"\W*(?:(?:of|the|all|these|those|kind|kinds|type|types|sort|sorts|other|new|such|are|is|different|more)\W+)*"
)
_SAID = re.compile(r"^\W*what (?:did|does|do|has|have)\b.*\b(say|said|think|thought|feel)\W*$")
_AND = re.compile(r"\s*(?:,|and|as well as|,\s*and)\s+(?:(?:its|their|the|all)\s+)?")
_BODIES = re.compile(
    r"\b(?:universities|schools|companies|firms|businesses|museums|parks|libraries|hospitals|investors|students|startups)$"
)
_ENDS = frozenset({"oldest", "newest", "most", "least"})
# words before a noun that narrow it
_NARROWING = frozenset(
    {
        "foreign", "domestic", "most", "least", "oldest", "newest", "planned", "held", "concluded", "proposed", "ended", "suspended",
        "cancelled", "expired", "former", "our", "other", "several", "share", "both", "common", "silent", "unconfirmed", "which", "count", "only",
        "sister", "friendship", "goodwill", "not",
    }
)  # fmt: skip
_MEETINGS = frozenset(
    {
        "events", "unconfirmed", "changed", "agreed", "promised", "ranking", "timeline", "ended", "evidence", "compare", "deputies", "documents",
        "pairs", "awards", "show", "dormant",
    }
)  # fmt: skip
# what is asked for -> the answers that have a column of it
_HAVE: dict[str, frozenset[str]] = {
    "document": frozenset({"council", "candidates", "unconfirmed", "documents", "single", "conflicts", "evidence", "accuracy", "ranking", "changes", "show"}),
    "country": frozenset({"countries", "places", "ranking", "pairs", "duplicates", "recommendation", "engagements"}),
    "policy": frozenset(
        {"policies", "ranking", "compare", "copied", "benchmarked", "shared themes", "goals", "trend", "show", "engagements"}
    ),
    "theme": frozenset(
        {
            "shared themes", "engagements", "ranking", "goals", "trend", "compare", "in common", "benchmarked", "copied", "communities",
            "policies", "pairs", "show",
        }
    ),
    "network": frozenset(
        {
            "memberships", "shared networks", "ranking", "compare", "interlocking", "correlation", "in common", "only through", "awards",
            "backbone", "show", "centrality", "events",
        }
    ),
    "official": frozenset({"officials", "mayors", "deputies", "promised", "events", "evidence", "compare", "ranking", "reviewed"}),
    "mayor": frozenset({"officials", "mayors", "compare", "events", "silenced", "deputies", "ranking", "promised"}),
    "agreement": frozenset(
        {
            "agreements", "agreed", "upgraded", "expiring", "ended", "council", "pairs", "ranking", "evidence", "compare", "silenced", "mayors", "deputies",
            "conflicts", "show", "single", "events",
        }
    ),
    "visit": _MEETINGS,
    "meeting": _MEETINGS,
    "conference": _MEETINGS,
    "event": _MEETINGS,
}  # fmt: skip


def misasked(intent: str, scanned: Scan) -> tuple[str, ...]:
    """Return the noun that an English question asks for, where an answer of this kind has nothing of it."""
    noun = _noun(scanned)
    if noun is not None and noun.kind == "theme":
        # a word that shows a theme, asked for itself
        return (noun.text,)
    # "the longest document": what is ranked is asked for too
    ranked = [
        other
        for one, other in pairwise(scanned.tokens)
        if _ENDS & set(one.cues) and not scanned.text[one.end : other.start].strip()
    ]
    return tuple(each.text for each in (noun, *ranked) if each is not None and not has(intent, each))


# answers that tell of facts, themes or papers, and have no column of places
_PLACELESS = frozenset(
    {"goals", "trend", "accuracy", "conflicts", "changes", "reviewed", "council", "single", "documents"}
)
_SIDES = frozenset({"partner", "city", "sister", "friendship", "goodwill"})


def has(intent: str, noun: Token) -> bool:
    """Tell whether an answer has something of what a noun names."""
    if intent in _PLACELESS and noun.cues and set(noun.cues) <= _SIDES:
        return False
    known = [_HAVE[cue] for cue in noun.cues if cue in _HAVE]
    return not known or any(intent in each for each in known)


# answers about people and papers: what places share is not theirs
_ALONE = frozenset({"officials", "mayors", "deputies", "documents", "places"})
# answers that are cut into the parts that "by year", "per country" ask for
_PARTED = frozenset({"countries", "benchmarked", "trend", "accuracy", "communities", "ranking", "goals", "changes"})


def unmet(reading: Reading, scanned: Scan) -> tuple[str, ...]:
    """Return the words of an English question that want another form of answer than this one has."""
    found = [
        token.text
        for token in scanned.tokens
        if ("share" in token.cues and reading.intent in _ALONE)
        or ("by" in token.cues and reading.shape == "count" and reading.intent not in _PARTED)
        or ("theme" in token.cues and token.before == "same" and reading.intent == "pairs")
        or ("network" in token.cues and reading.intent == "officials" and not reading.conditions.networks)
    ]
    said = _SAID.search(scanned.text)
    if said and reading.intent not in ("evidence", "show"):
        found.append(said[1])
    for one, other in pairwise(scanned.tokens):
        both = _HAVE.keys() & set(one.cues) and _HAVE.keys() & set(other.cues)
        if both and _AND.fullmatch(scanned.text[one.end : other.start]) and not has(reading.intent, other):
            # two things are asked for, and the answer has one
            found.append(other.text)
    return (*given(reading.intent, scanned), *misasked(reading.intent, scanned), *found)


def given(intent: str, scanned: Scan) -> tuple[str, ...]:
    """Return the verb by which a place gives an award: the graph tells who received one, and from which network."""
    if intent != "awards":
        return ()
    for token in scanned.named(*PLACES):
        verb = _GIVES.match(scanned.text[token.end :])
        if verb:
            return (verb[1],)
    return ()


def _noun(scanned: Scan) -> Token | None:
    """Return the token of the noun that the question word stands before, if one is read."""
    asking = next((at for at, token in enumerate(scanned.tokens) if _ASKING & set(token.cues)), None)
    if asking is None:
        return None
    last = scanned.tokens[asking]
    for token in scanned.tokens[asking + 1 :]:
        if not _GAP.fullmatch(scanned.text[last.end : token.start]):
            break
        if _SIDES & set(token.cues) and not _NARROWING & set(token.cues):
            return token
        if any(cue in _HAVE for cue in token.cues):
            # "what happened" has a verb there
            return None if token.text.startswith("happen") else token
        if not (token.kind or token.countries or token.number or _NARROWING & set(token.cues)):
            return None
        last = token
    called = last.kind == "theme" and last.text in {label for each in last.entities for label in each.labels}
    # "which universities does Goyang work with" asks for bodies, "which sports" for a theme
    called = called and not _BODIES.search(last.text)
    which = re.search(r"which|how many|number", scanned.tokens[asking].text)
    return last if which and last.kind == "theme" and not called else None
