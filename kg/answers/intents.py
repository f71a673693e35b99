"""Which kind of answer a question wants: the rules for particular questions first, then what its main noun asks for."""

import re
from dataclasses import replace

from kg.answers.hangul import has_hangul
from kg.answers.neighbours import with_whom
from kg.answers.reading import Reading
from kg.answers.scanner import Scan, Token

_PAIR_CUES = frozenset({"partner", "sister", "friendship", "goodwill", "tie", "exchange"})
_PACT_CUES = frozenset({"agreement", "sign", "mou"})
# the classes of events by their cues
EVENTS = {
    "visit": "Visit",
    "meeting": "Meeting",
    "conference": "Conference",
    "signing": "Signing",
    "award": "Award",
    "exhibition": "Exhibition",
    "festival": "Festival",
    "training": "Training",
}
_COUNTED = (
    "partner", "agreement", "visit", "meeting", "network", "theme", "city", "event", "sign", "sister", "exchange",
    "membership", "official", "policy", "country", "conference",
)  # fmt: skip
_NEXT = 2
# the thing itself, named by no noun; out of which others
_ONES = re.compile(
    r"(?:것|건|거|게)(?:은|는|이|을|만|들|들은|들만)?(?:\s+(?:뭐|무엇|어떤|알려|보여|있)\S*)*\s*[?？.!]*$"
)
_AMONG = re.compile(r"[가-힣]{0,2}\s?(?:중에서|중에|중|가운데)(?![가-힣])")
# what no ranking ranks
_UNRANKED = ("event", *EVENTS, "document", "evidence")
# what a place did in another
_DOINGS = re.compile(r"\W*what (?:did|has|have|does) .*\b(?:do|done)\b")
_WAS_IN = re.compile(r"\W*(?:was|were|has|is) (?!there\b).*\b(?:in|at) ")
_RECEIVED = re.compile("(?:을|를) (?:수상|받[은았는])")
# what is asked for -> the answers whose rows are that; with which one all of a question is taken into account, tells it
_SHOWING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_PAIR_CUES, ("pairs",)),
    "city": ("pairs", "memberships"),
    "membership": ("memberships", "pairs"),
}
OFFICES = ("mayor", "vice-mayor", "governor", "secretary-general", "ambassador")
_TARGETS = (
    *_PAIR_CUES, *_PACT_CUES, *EVENTS, *OFFICES, "event", "city", "country", "network", "official", "policy", "theme",
    "document", "evidence", "role", "membership",
)  # fmt: skip


def general(scanned: Scan, slots: Reading) -> Reading:
    """Return the reading of a question by its main noun and the form of its answer."""
    shape = _shape(scanned, slots)
    target = _target(scanned, slots)
    conditions = slots.conditions
    if shape == "rank" and slots.lang == "ko" and target in _UNRANKED and _head(scanned, target):
        return replace(slots, shape=shape, target=target)
    if shape == "rank":
        group, measure = _ranking(scanned, slots, target)
        return replace(slots, intent="ranking", shape=shape, target=target, group=group, measure=measure)
    about = not conditions.roles and (slots.places or conditions.networks or conditions.officials or conditions.things)
    open_ = scanned.has("planned", "proposed", "explored", "ended", "suspended", "cancelled")
    if (
        scanned.has("everything")
        and about
        and not open_
        and len(slots.places) < 2  # noqa: PLR2004 - a pair is another question
        and target in ("", "city", "network", "official")
    ):
        intent = "show"
        return replace(slots, intent=_dated(intent, slots), shape=shape, target=target)
    intent = _dated(_family(target, scanned, slots), slots)
    return replace(slots, intent=intent, shape=shape, target=target)


def others(scanned: Scan, slots: Reading) -> tuple[Reading, ...]:
    """Return the other readings whose rows are what a question asks for: its words may fit one of them alone."""
    first = general(scanned, slots)
    denied = scanned.has("not", "besides") and slots.conditions.negated != {"network"}
    if not first.intent or first.shape == "rank" or denied:
        return ()
    shown = _SHOWING.get(first.target, ())
    if len(slots.places) > 1 and first.target in ("city", "partner"):
        # of one city's partners, those that the other has too
        shown = (*shown, "common partners")
    return tuple(replace(first, intent=intent) for intent in shown if intent != first.intent)


def _head(scanned: Scan, target: str) -> bool:
    """Tell whether a Korean question ends with a noun: it asks for that ("가장 많은 도시가 참여한 행사는?"), not by it."""
    last = next((token for token in reversed(scanned.tokens) if target in token.cues), None)
    if last is None:
        return False
    asked = scanned.tokens[max(scanned.tokens.index(last) - 1, 0)]
    after = scanned.text[last.end :]
    return (
        "which" in asked.cues
        or re.fullmatch(
            r"(?:은|는|들|들은|이|가)?(?:\s*(?:뭐|무엇|어떤|어느|목록|알려|보여|찾아)\S*)*\s*[?？.!]*", after
        )
        is not None
    )


def _dated(intent: str, slots: Reading) -> str:
    """Return the intent, or the timeline where all that is known is asked for within a period."""
    return "timeline" if intent == "show" and (slots.conditions.since or slots.conditions.until) else intent


def _shape(scanned: Scan, slots: Reading) -> str:
    if scanned.has("oldest", "newest"):
        return "list"
    superlative = scanned.first("most", "least", "rank")
    plainly = bool(re.search(r"how many|how much|몇", scanned.text))
    ranked = scanned.has("rank") and not scanned.text.startswith("how many")
    if scanned.has("count") and not ranked and not scanned.has("since-when") and (plainly or superlative is None):
        return "count"
    counted = any(scanned.has(cue) for cue in _COUNTED)
    if superlative is not None and counted:
        return "rank"
    if slots.at_least is not None and counted:
        return "rank"
    if scanned.has("several") and scanned.has("network") and not slots.places:
        return "rank"
    for cue, shape in (("since-when", "when"), ("when", "when"), ("where", "where")):
        asked = scanned.first(cue)
        if asked is not None and not _relative(asked, scanned, slots):
            return shape
    if scanned.has("which", "official", "list", "count", "why", "by"):
        return "list"
    return "whether" if _yes_no(scanned, slots) else "list"


def _relative(word: Token, scanned: Scan, slots: Reading) -> bool:
    """Tell whether an English "where" or "when" begins a clause on a noun before it instead of asking."""
    if slots.lang != "en" or word.text not in ("where", "when"):
        return False
    before = scanned.text[: word.start].rstrip(" ,")
    return bool(before) and not re.search(
        r"(?:and|or|but|know|tell|say|me|see|find|show|is|was|list|please|of|on|since|,|:|-)$", before
    )


def _yes_no(scanned: Scan, slots: Reading) -> bool:
    if slots.lang == "en":
        return bool(re.match(r"\s*(?:is|are|was|were|did|does|do|has|have|had)\b", scanned.text))
    end = scanned.text.rstrip(" ?？.!")
    if re.search(r"(?:나요|습니까|은가요|는가요)\s*[,?]\s*\S", scanned.text) and not scanned.has(
        "which", "official", "why"
    ):
        # said first, and then of whom: "다녀왔나요, 시장이?"
        return True
    return bool(
        re.search(r"(?:나|나요|가|가요|까|니|어|아|야|지|지요|죠|는지|은지|어요|아요|이에요|예요)$", end)
    ) and not re.search(
        r"누구|누가|어디|언제|무엇|무슨|뭐|뭘|어느|어떤|(?:몇|알려|보여|뭔)[가-힣]{0,3}$|(?:은|는)요?$|분야$", end
    )


def _target(scanned: Scan, slots: Reading) -> str:
    """Return the cue of what is asked for: in Korean the last noun, in English the first after the question word."""
    tokens = [token for token in scanned.tokens if any(cue in _TARGETS for cue in token.cues)]
    offices = [cue for token in tokens for cue in token.cues if cue in OFFICES]
    asks_who = (
        re.search(r"\b(?:who|whom|whose|any(?:one|body)|some(?:one|body))\b|누구|누가|누군", scanned.text) is not None
    )
    if asks_who and re.match(r"\W*who (?:\w+ )?(?:published|reported|wrote|issued)\b", scanned.text):
        # the document says who published it
        return "document"
    if asks_who:
        if offices:
            return offices[-1]
        return _who(scanned, slots)
    if not tokens:
        return ""
    if has_hangul(slots.question):
        # 어떤 도시와 …, 몇 개 분야에서 …: the noun that the question word stands before is asked for, wherever it is
        for asking in scanned.tokens:
            if {"which", "count"} & set(asking.cues) and not asking.text.startswith(("뭐", "뭘", "무엇")):
                noun = next(
                    (
                        token
                        for token in tokens
                        if 0 <= token.start - asking.end <= _NEXT and token.start > asking.start
                    ),
                    None,
                )
                if noun is not None:
                    return _cue(noun)
        return _cue(_of_which(tokens, scanned) or tokens[-1])
    form = ("rank",) if scanned.has("rank") else ("which", "list") if slots.limit else ("which", "list", "count")
    start = next((token.end for token in scanned.tokens if set(form) & set(token.cues)), 0)
    asked = [token for token in tokens if token.start >= start] or tokens
    return _cue(asked[0])


def _of_which(tokens: list[Token], scanned: Scan) -> Token | None:
    """Return the noun of which a Korean question asks for some ("협약 중 친선도시가 아닌 것"), where it ends in no noun of its own."""
    if not _ONES.search(scanned.text):
        return None
    return next((token for token in reversed(tokens) if _AMONG.match(scanned.text, token.end)), None)


def _who(scanned: Scan, slots: Reading) -> str:
    """Return what "who" asks for: a person, or the cities that a relation, a role or a theme points to."""
    for cue in ("partner", "sister", "friendship", "goodwill"):
        if scanned.has(cue):
            return cue
    if slots.conditions.roles == ("president",):
        # who presides is a person; the city that does so is asked for as a city
        return "official"
    if slots.conditions.roles or (scanned.has("membership") and slots.conditions.networks):
        return "city"
    if scanned.has("share") and slots.conditions.themes:
        return "city"
    if slots.conditions.things and scanned.has("policy"):
        return "policy"
    if slots.conditions.themes and slots.places:
        return "city"
    if scanned.has("exchange", "tie"):
        return "partner"
    if scanned.has("sign", "agreement") and slots.places:
        return "agreement"
    return "official"


def _cue(token: Token) -> str:
    cues = [cue for cue in token.cues if cue in _TARGETS]
    order = ("partner", "sister", "friendship", "goodwill", "city", "official")
    return min(cues, key=lambda cue: order.index(cue) if cue in order else len(order))


def _family(target: str, scanned: Scan, slots: Reading) -> str:
    conditions = slots.conditions
    pair = len(slots.places) > 1
    pact = any(scanned.has(cue) for cue in _PACT_CUES)
    bond = any(scanned.has(cue) for cue in _PAIR_CUES)
    events = [cue for cue in EVENTS if scanned.has(cue)]
    member = scanned.has("membership", "role") or bool(conditions.roles)
    if target == "evidence":
        known = slots.places or conditions.networks or conditions.officials or conditions.things or conditions.themes
        return "evidence" if known else ""
    if target == "document":
        return "documents"
    if conditions.officials and _WAS_IN.match(scanned.text) and conditions.direction == "to" and not pact:
        # whether somebody was in a place is told of visits and of what took place there
        return "events"
    if (
        conditions.officials
        and target in ("network", "city", "country", "membership", "role", "", "tie")
        and not events
        and not pact
    ):
        return "officials"
    if target == "official" and scanned.named("event") and not conditions.officials:
        return "events"
    if target == "official" and "president" in conditions.roles and not conditions.roles[1:]:
        return "officials"
    if target in ("official", *OFFICES):
        meant = scanned.has("planned") and bool(conditions.officials)
        if conditions.officials and not events and not pact and not meant:
            return "officials"
        return (
            "events"
            if events or meant or scanned.has("attend", "event")
            else ("agreements" if pact and target == "official" else "officials")
        )
    if target in ("policy", "theme") and conditions.themes and not slots.places and re.match("where", scanned.text):
        return "engagements"
    if target == "policy" and not (bond or (scanned.has("share") and slots.places and _asks_for_city(scanned))):
        return "policies"
    if target == "theme" and scanned.named("policy") and not slots.places:
        # of which field a policy is: its table says
        return "policies"
    if target == "theme":
        between = (
            pair
            or conditions.countries
            or with_whom(scanned)
            or scanned.has("partner", "exchange", "tie", "path", "city", "other", "sister")
        )
        if conditions.themes and len(slots.places) == 1 and not between:
            return "show"
        return "shared themes" if between and (slots.places or conditions.countries) else "engagements"
    if (
        target in ("city", "country")
        and len(slots.places) == 1
        and scanned.has("country")
        and not (bond or pact or events)
    ):
        # in which country a place is
        return "places"
    if target == "country":
        return "countries"
    if target == "network" and events and not member and (slots.places or conditions.officials):
        # which bodies somebody met
        return "events"
    if target == "network":
        return "memberships"
    if conditions.officials and target in ("role", "", "tie") and not events:
        return "officials"
    if (
        target in ("partner", "membership", "city")
        and len(slots.places) == 1
        and conditions.networks
        and scanned.has("partner", "exchange", "tie", "sister")
        and not conditions.roles
    ):
        # partners of one place that belong to a network
        return "pairs"
    if target in ("role", "membership") or (member and (conditions.networks or target in ("", "city"))):
        return "outsiders" if "network" in conditions.negated and not slots.places else "memberships"
    if target in ("sister", "friendship", "goodwill", "partner"):
        if pair and scanned.has("share") and scanned.has("partner", "city", "sister"):
            return "common partners"
        if (
            pact
            and target in ("sister", "friendship", "goodwill")
            and scanned.has("agreement", "sign")
            and not scanned.has("city")
        ):
            return "agreements"
        return "pairs"
    if target in _PACT_CUES:
        return "agreements"
    if target in EVENTS or target == "event":
        return "events"
    if target in ("tie", "exchange"):
        if conditions.networks and not slots.places:
            return "memberships"
        return "pairs"
    if target == "city":
        return _cities(scanned, slots, pact=pact, bond=bond, events=events)
    if slots.places and conditions.themes:
        return "pairs" if pair else "show"
    if conditions.things and scanned.has("when", "where", "attend"):
        return "events"
    if conditions.networks:
        return "memberships" if slots.places or member else "show"
    if slots.places and scanned.has("planned") and not conditions.officials and with_whom(scanned):
        # what two sides mean to do with one another: agreements and exchanges as well as events
        return "agreed"
    if pair and _DOINGS.match(scanned.text):
        return "timeline"
    if pair:
        return "pairs"
    if conditions.themes:
        return "engagements"
    if conditions.things and not slots.places:
        return "show"
    if slots.places and conditions.countries:
        return "pairs"
    if slots.places and scanned.has("held", "planned") and not conditions.officials:
        return "events"
    if slots.places or conditions.officials:
        return "show"
    return ""


def _asks_for_city(scanned: Scan) -> bool:
    return scanned.has("partner", "city", "sister")


def _cities(scanned: Scan, slots: Reading, *, pact: bool, bond: bool, events: list[str]) -> str:
    conditions = slots.conditions
    if scanned.named("policy") and not slots.places:
        return "" if _RECEIVED.search(scanned.text) else "policies"
    if (scanned.named("event") or (events and scanned.has("attend", "host"))) and not bond:
        return "events"
    if conditions.networks and events and not (bond or pact or conditions.roles or scanned.has("membership")):
        # who met a body, or went to its assembly
        return "events"
    if conditions.networks and events and not scanned.has("membership", "award") and not conditions.roles and not bond:
        return "events"
    if conditions.networks or scanned.has("membership") or conditions.roles:
        return "outsiders" if "network" in conditions.negated else "memberships"
    if len(slots.places) > 1 and (scanned.has("share") or bond):
        return "common partners"
    if events and not pact and not bond:
        return "events"
    if pact or bond:
        return "pairs"
    if conditions.themes and not slots.places:
        return "engagements"
    if slots.places:
        return "pairs"
    if conditions.themes:
        return "engagements"
    return "places"


_MEASURES = (
    ("agreement", "agreements"),
    ("sign", "agreements"),
    ("mou", "agreements"),
    ("visit", "visits"),
    ("meeting", "meetings"),
    ("conference", "conferences"),
    ("event", "events"),
    ("partner", "partners"),
    ("sister", "partners"),
    ("friendship", "partners"),
    ("goodwill", "partners"),
    ("exchange", "partners"),
    ("tie", "partners"),
    ("membership", "members"),
    ("network", "networks"),
    ("policy", "policies"),
    ("theme", "themes"),
    ("document", "documents"),
    ("official", "officials"),
)
_GROUPS = {"city": "city", "network": "network", "theme": "theme", "country": "country", "partner": "partner", "policy": "theme", "membership": "city",
           "sister": "partner", "friendship": "partner", "goodwill": "partner"}  # fmt: skip


def _beside_most(scanned: Scan) -> set[str]:
    """Return the cues of the noun that there is most or least of: 가장 많은 협약을, else the last before it (분야가 가장 많은)."""
    most = scanned.first("most", "least")
    if most is None:
        return set()
    counted = {cue for cue, _ in _MEASURES}
    after = next((token for token in scanned.tokens if 0 <= token.start - most.end <= _NEXT), None)
    if after is not None and counted & set(after.cues):
        return set(after.cues)
    before = [token for token in scanned.tokens if token.end <= most.start and counted & set(token.cues)]
    return set(before[-1].cues) if before else set()


def _ranking(scanned: Scan, slots: Reading, target: str) -> tuple[str, str]:
    """Return what is ranked and by the number of what."""
    cues = [cue for token in scanned.tokens for cue in token.cues]
    group = _GROUPS.get(target, "")
    if target in ("partner", "sister", "friendship", "goodwill") and not slots.places and "city" in cues:
        group = "city"
    if not group or (
        target == "city" and slots.places and not any(scanned.has(cue) for cue in ("network", "membership"))
    ):
        group = next(
            (_GROUPS[cue] for cue in ("network", "theme", "country", "city") if cue in cues and _GROUPS[cue] != group),
            "partner",
        )
    if slots.places and target in ("city", *_PAIR_CUES):
        group = "partner"
    if group == "partner" and not slots.places:
        group = "city"
    own = {
        "network": {"networks"},
        "theme": {"themes", "policies"},
        "city": set(),
        "partner": {"partners"},
        "country": set(),
    }[group]
    beside = _beside_most(scanned) if slots.lang == "ko" else set()
    measures = [measure for cue, measure in _MEASURES if cue in beside and measure not in own]
    measures += [measure for cue, measure in _MEASURES if cue in cues and measure not in own]
    if slots.lang == "en" and target in _PAIR_CUES and set(measures) - {"partners"}:
        # partners with many themes: the themes are counted
        measures = [measure for measure in measures if measure != "partners"]
    default = {"network": "members", "theme": "cities", "city": "partners", "partner": "facts", "country": "partners"}[
        group
    ]
    measure = measures[0] if measures else default
    if group == "city" and measure == "members":
        measure = "networks"
    if group == "theme" and (
        measure in ("partners", "members")
        or (measure == "cities" and (slots.places or re.search(r"\bpairs?\b", scanned.text)))
    ):
        between = {"partner", "share", "exchange", *(("tie", "city") if slots.places else ())}
        measure = "pairs" if between & set(cues) else "cities"
    return group, measure
