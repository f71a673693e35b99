"""The rules for particular questions: by which words each is known."""

import re
from dataclasses import dataclass

from kg.answers.lexicon import PLACES
from kg.answers.reading import Reading
from kg.answers.scanner import Scan, Token


@dataclass(frozen=True, slots=True)
class Rule:
    """A particular question: it is meant when each group has a cue that was read, and none of `without` was.

    Groups may also ask for what was named: @place, @pair (two places), @network, @official, @theme, @period, @country.
    """

    intent: str
    needs: tuple[str, ...]
    without: str = ""


# the first rule that fits wins: the more particular stand first
RULES = (
    Rule("interlocking", ("inm",)),
    Rule("accuracy", ("sure",), "@pair partner trend"),
    Rule("accuracy", ("count", "graph statement", "evidence"), "@place @network @official document"),
    Rule("changes", ("diff",)),
    Rule("changes", ("graph", "changed trend")),
    Rule("reviewed", ("review", "statement review"), "@network role:certified conference @pair"),
    Rule("reviewed", ("statement", "official", "council confirm review"), "@network @place @pair document agreement sign sister"),
    Rule("single", ("single", "statement tie evidence document")),
    Rule("conflicts", ("disagree",), "@pair country"),
    Rule("conflicts", ("document", "compare"), "@pair"),
    Rule("assortativity", ("assortative",), "community"),
    Rule("backbone", ("chance",)),
    Rule("brokers", ("broker",), "theme @pair"),
    Rule("core", ("core",), "role:cluster-lead"),
    Rule("recommendation", ("candidate", "partner sister friendship goodwill city exchange foreign domestic tie agreement our sign"), "planned evidence"),
    Rule("temporal", ("temporal", "centrality changed trend impact compare core path most")),
    Rule("temporal", ("temporal",), "since-when @network @place"),
    Rule("correlation", ("correlate", "several network membership", "@theme"), "which"),
    Rule("correlation", ("several", "network membership", "@theme", "most event"), "which @place"),
    Rule("communities", ("community",), "@network benchmark policy copy by-country"),
    Rule("centrality", ("centrality",), "@pair path partner agreement visit"),
    Rule("goals", ("sdg",)),
    Rule("council", ("council", "agreement sign sister partner friendship tie goodwill evidence document"), "official @official"),
    Rule("deputies", ("deputy", "mayor vice-mayor sign attend official event")),
    Rule("upgraded", ("upgrade",)),
    Rule("upgraded", ("friendship", "goodwill sister", "since-when changed")),
    Rule("unconfirmed", ("confirm unconfirmed", "not unconfirmed", "planned visit event meeting conference"), "agreement evidence @official"),
    Rule("unconfirmed", ("planned", "held", "not"), "agreement"),
    Rule("unconfirmed", ("silent", "planned promise pledge", "visit event meeting conference")),
    Rule("changed", ("changed", "programme-item visit event meeting conference"), "mayor"),
    Rule("silenced", ("silent ended suspended not cancelled unconfirmed", "successor")),
    Rule("dormant", ("silent", "partner sister friendship goodwill tie city exchange @place"), "@pair"),
    Rule("dormant", ("not", "event visit meeting exchange", "@period", "partner sister friendship goodwill")),
    Rule("duplicates", ("several", "domestic", "partner sister friendship agreement sign tie exchange goodwill")),
    Rule("duplicates", ("several", "foreign", "partner sister friendship agreement sign tie goodwill"), "@place"),
    Rule("expiring", ("expire",), "expired"),
    Rule("only through", ("only", "through", "@network")),
    Rule("only through", ("only", "path", "@network", "@place")),
    Rule("only through", ("only", "@network", "@place", "city tie path"), "membership role"),
    Rule("agreed", ("explored", "agree concluded sign agreement"), "when"),
    Rule("agreed", ("agree", "@pair"), "when official"),
    Rule("agreed", ("explored", "which what-about", "@pair"), "network policy agreement visit meeting"),
    Rule("agreed", ("agree", "@place"), "when official council network visit meeting conference event policy"),
    Rule("mayors", ("by-mayor mayor official", "by-mayor most rank", "agreement sign"), "@place visit"),
    Rule("mayors", ("mayor term", "most", "agreement sign partner"), "@place @official"),
    Rule("mayors", ("mayor", "most", "agreement sign partner")),
    Rule("copied", ("copy", "policy city partner @place @theme @policy"), "only"),
    Rule("copied", ("interest", "@policy", "city partner")),
    Rule("promised", ("promise",), "agreement"),
    Rule("promised", ("pledge", "visit conference event attend network meeting official"), "agreement @theme"),
    Rule("benchmarked", ("benchmark",)),
    Rule("shared networks", ("network", "@pair"), "mayor"),
    Rule("shared networks", ("membership", "share", "@pair")),
    Rule("awards", ("award",), "conference meeting evidence"),
    Rule("ended", ("silent ended suspended", "why", "tie agreement partner sister friendship goodwill sign mou"), "expired @period successor"),
    Rule("ended", ("ended suspended cancelled", "tie agreement partner sister friendship goodwill sign exchange mou why relation"), "expired"),
    Rule("shared themes", ("what-about", "@place"), "agreement sign visit network document evidence"),
    Rule("trend", ("trend", "theme policy exchange"), "agreement visit @pair"),
    Rule("countries", ("by-country", "partner sister friendship goodwill exchange tie city agreement"), "@pair"),
    Rule("in common", ("common", "@pair"), "network theme partner policy"),
    Rule("compare", ("compare", "@pair")),
    Rule("timeline", ("timeline", "@place @network @official"), "role"),
    Rule("evidence", ("evidence", "@place @network @official @policy")),
    Rule("evidence", ("why", "@pair")),
    Rule("recommendation", ("candidate", "why modal"), "planned evidence"),
    Rule("recommendation", ("our", "share theme", "domestic", "not", "partner sister friendship agreement")),
    Rule("path", ("path", "@pair"), "theme policy network document evidence agreement"),
)  # fmt: skip


# cues of a relation: with one of them, a question asks for places, not for what a name means
_RELATIONS = (
    "partner",
    "sister",
    "friendship",
    "goodwill",
    "exchange",
    "tie",
    "sign",
    "meeting",
    "membership",
)
# "more partners than", "어디가 더 많아": two places are set beside each other
_MORE = re.compile(
    r"\b(?:more|fewer|less)\b.{0,60}\bthan\b|\b(?:which|who) .{0,30}\b(?:has|have|had|did) (?:the )?(?:more|fewer|less)\b|(?:어디가|누가|어느|중|쪽이|보다).{0,20}\s더\s|더 (?:많|적|활발)|(?:중|가운데)(?:에서|에)?\s.{0,20}(?:많|적)은 (?:쪽|데)"
)
_BETTER = re.compile(
    r"우호(?!\S*(?:과|와|이나|나|랑|하고|·|및)\s?\S*친선)\S*\s.{0,25}(?:친선|자매)\S*\s?.{0,14}(?:된|돼|되|됐|바뀌|바뀐|올라|격상|승격|전환|변)|"
    r"(?:friend\w*|우호\S*?)\s*(?:pacts?|agreements?|cit\w+|towns?|도시|협약)*\s*(?:(?:to|into|became|become|turned)|에서|였다가|이던|이었다가)\s.{0,20}(?:sister|goodwill|twin|친선|자매)"
)

# "planned to visit but has not": a plan of which nobody says that it came about
_NOT_YET = re.compile(
    r"\b(?:plan\w*|intend\w*|meant|wanted|hoped|scheduled)\b.{0,60}\b(?:but|yet|and)\b.{0,30}(?:\bnot|\bnever|n't)\b.{0,20}\b(?:visit|g[oi]|went|gone|been|travel|happen|take|took|h[eo]ld)"
)
# "which is more active, Seoul or Goyang"
_MORE_OF = re.compile(r"\b(?:which|who)(?: of (?:them|the two))?(?: \w+)? (?:is|was|are) (?:the )?(?:more|less)\b")
# '청도'가 칭다오인지 청두인지: which of the names a name stands for
_IS = "(?:인지|인가요?|이야|야|예요|이에요|입니까|일까요?|인가)"
_EITHER = re.compile(rf"\S{{1,14}}\s+\S+{_IS},?\s+(?:아니면\s+)?\S+{_IS}")
# who has no other link than through a network
_NO_OTHER = re.compile(
    r"(?:말고|외에|이외에|빼고|빼면|제외하고|제외하면|아니면|없이|없으면|없다면)(?:는|은)?\s.{0,30}?(?:연결|접점|관계|인연|고리|길|끈|닿|이어|엮|만나|만날)\S*.{0,8}?(?:없|못|안\s)"
)


def groups(intent: str) -> int:
    """Return how many groups of words the least particular rule for an intent asks for."""
    return min((len(rule.needs) for rule in RULES if rule.intent == intent), default=2)


def fitting(scanned: Scan, slots: Reading) -> tuple[str, ...]:
    """Return the intents of the rules that fit, the more particular first."""
    present = {cue for token in scanned.tokens for cue in token.cues} | _named(scanned, slots)
    found = []
    either = "@pair" in present and _MORE_OF.search(scanned.text) is not None
    if "@pair" in present and _MORE.search(scanned.text) and not present & {"assortative", "inm"}:
        found.append("compare")
    if _EITHER.search(scanned.text) and _distinct(scanned) and not present & set(_RELATIONS):
        found.append("candidates")
    if {"@network", "@place"} <= present and _NO_OTHER.search(scanned.text):
        found.append("only through")
    if "@place" not in present and present & {"tie", "path", "partner"} and _parts_of_the_world(scanned) > 1:
        found.append("brokers")
    if _NOT_YET.search(scanned.text):
        found.append("unconfirmed")
    if _BETTER.search(scanned.text) and not present & {"both", "compare"}:
        found.append("upgraded")
    found += [
        rule.intent
        for rule in RULES
        if all(present & set(group.split()) for group in rule.needs) and not present & set(rule.without.split())
    ]
    if either:
        # which of two is more so: nothing but a comparison tells
        return ("compare",)
    if not found and _meant(scanned, slots):
        found.append("candidates")
    return tuple(dict.fromkeys(found))


# a part of the world has more countries than a question names one by one
_MANY = 5


def _parts_of_the_world(scanned: Scan) -> int:
    """Return how many parts of the world a question names: 아시아와 유럽."""
    return sum(len(token.countries) > _MANY for token in scanned.tokens)


def _named(scanned: Scan, slots: Reading) -> set[str]:
    conditions = slots.conditions
    found = {
        "@place": bool(slots.places),
        "@pair": len(_distinct(scanned)) > 1,
        "@network": bool(conditions.networks),
        "@official": bool(conditions.officials),
        "@theme": bool(conditions.themes),
        "@policy": bool(scanned.named("policy", "event")),
        "@period": bool(conditions.since or conditions.until),
        "@country": bool(conditions.countries),
    }
    return {name for name, there in found.items() if there}


def _distinct(scanned: Scan) -> list[Token]:
    """Return the tokens that name places, an ambiguous name counted once."""
    return [token for token in scanned.tokens if token.kind in PLACES]


def _meant(scanned: Scan, slots: Reading) -> bool:
    """Tell whether a question asks what a name stands for."""
    quoted = re.search(r"['‘\"“]\s*[^'’\"”]{1,20}\s*['’\"”]", slots.question)
    many = len(_distinct(scanned)) > 1
    if (
        quoted
        and len(_distinct(scanned)) == 1
        and scanned.has("which")
        and scanned.has("city")
        and not scanned.has(*_RELATIONS)
    ):
        # a report names a place in quotes: which city is that
        return True
    if scanned.has("meant") and (quoted or many or slots.ambiguous or slots.ignored or slots.places):
        targets = {"visit", "conference", "agreement", "event", "network", *_RELATIONS}
        if not any(scanned.has(cue) for cue in targets) or quoted:
            return True
    return False
