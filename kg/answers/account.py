"""What each kind of answer takes into account: a question that says more than its answer heeds is not answered.

An answer that passes over a word is an answer to another question, and mostly a wider one. So every name, country,
period, number and cue of a question must be one that the answer's query or table heeds; the rest is named in a refusal.
"""

import re
from dataclasses import dataclass

from kg.answers.conditions import Conditions
from kg.answers.families import AGREEMENT_TYPES
from kg.answers.heads import unmet
from kg.answers.heads_korean import unmet_korean
from kg.answers.intents import EVENTS, OFFICES
from kg.answers.lexicon import PLACES, Lexicon
from kg.answers.narrowing import narrowing
from kg.answers.reading import Reading
from kg.answers.scanner import Scan, Token

# words of the form of a question: they ask, list, or hold it together, and narrow nothing
_FORM = frozenset({
    "which", "list", "count", "whether", "our", "share", "other", "everything", "graph", "both", "by", "city", "official", "evidence",
    "document", "exchange", "tie", "what-about",
})  # fmt: skip
_PACTS = "agreement sign mou sister friendship goodwill"
_BONDS = f"partner {_PACTS}"
_HAPPENINGS = " ".join(("event", *EVENTS))
_OFFICES = " ".join(OFFICES)
_BOUND = "places countries home themes networks types statuses period excluded"
# superlatives that say nothing without the word after them
_BARE = ("most", "the most", "least", "the least", "가장", "제일")
# common nouns that proper names are made of
_TITLE_WORDS = frozenset(
    {
        "city",
        "conference",
        "event",
        "award",
        "festival",
        "exhibition",
        "network",
        "policy",
        "document",
        "mayor",
        "training",
        "theme",
        "share",
        "most",
    }
)
# "of", "and", "the" stay small in a title
_SHORT_WORD = 4


@dataclass(frozen=True, slots=True)
class _Heeds:
    """What an answer heeds: conditions of the question, and cues beside those that set a condition."""

    conditions: frozenset[str]
    cues: frozenset[str]


def _heeds(conditions: str = "", cues: str = "") -> _Heeds:
    return _Heeds(frozenset(conditions.split()), frozenset(cues.split()))


# intent -> the conditions and the cues that its answer heeds
_TABLE: dict[str, _Heeds] = {
    "pairs": _heeds(_BOUND + " order", "couple common partner kind theme policy country status in-talks when since-when where count through membership"),
    "countries": _heeds(_BOUND, "partner country count by-country theme policy"),
    "agreements": _heeds(
        _BOUND + " officials order", f"{_PACTS} kind partner theme policy status when since-when count mayor term during concluded"
    ),
    "events": _heeds(
        "places countries networks themes officials types statuses period excluded things order",
        "event programme-item kind host visit during mayor governor attend when since-when where count held confirm term status theme partner membership",
    ),
    "memberships": _heeds(
        "places countries home themes networks roles statuses period excluded order",
        "membership status role during network when since-when where count temporal term country held concluded ended theme policy event timeline trend",
    ),
    "outsiders": _heeds("places countries home networks", "membership network not count where"),
    "officials": _heeds(
        "places countries home networks officials roles period excluded order",
        f"held {_OFFICES} role during when since-when count term network membership where through former concluded",
    ),
    "policies": _heeds("places countries home themes things excluded", "policy theme count where benchmark membership planned concluded"),
    "engagements": _heeds("places countries home themes networks excluded", "common theme policy where count planned network membership country"),
    "places": _heeds("places countries home excluded", "where count"),
    "documents": _heeds("places networks officials themes period order", "document network when count where event"),
    "evidence": _heeds(
        "roles places networks officials things themes types period",
        f"{_BONDS} {_HAPPENINGS} document why held path count kind membership network policy theme statement when where correlate confirm {_OFFICES}",
    ),
    "show": _heeds("places networks officials things themes", f"kind {_OFFICES} network policy theme role status event statement document where"),
    "timeline": _heeds(
        "places networks officials countries themes types roles period", f"timeline {_BONDS} {_HAPPENINGS} when where held theme role document"
    ),
    "path": _heeds(
        "places networks types themes statuses period countries roles", "path centrality network membership partner count through where"
    ),
    "compare": _heeds("places", f"common compare than correlate {_BONDS} {_HAPPENINGS} network membership theme policy {_OFFICES} count most meant several"),
    "common partners": _heeds("places countries home themes period types", "common partner theme policy count sister friendship goodwill agreement sign where network"),
    "in common": _heeds("places", "common network theme policy partner count"),
    "shared networks": _heeds("places period", "common network membership not count foreign where event role when only"),
    "shared themes": _heeds("places countries home themes period", "common theme policy path partner count where meeting agree network explored"),
    "agreed": _heeds("places countries home themes period", f"{_PACTS} review agree explored planned held concluded only compare not in-talks statement theme policy status proposed event partner meeting"),
    "upgraded": _heeds("places period", f"upgrade oldest {_BONDS} when since-when count changed ended where relative held"),
    "unconfirmed": _heeds(
        "places countries networks themes officials types period excluded",
        f"unconfirmed confirm planned held not only silent {_HAPPENINGS} mayor where document statement through relative programme-item promise pledge",
    ),
    "changed": _heeds("places networks", f"changed programme-item during why {_HAPPENINGS} planned cancelled statement where membership policy held not document"),
    "deputies": _heeds("places", f"deputy during {_OFFICES} {_PACTS} {_HAPPENINGS} attend held not when where relative through role"),
    "only through": _heeds("places networks", "only through path network membership centrality partner not besides where meeting event planned"),
    "mayors": _heeds("places home countries period limit", f"{_OFFICES} by-mayor rank most {_BONDS} term count concluded held confirm"),
    "silenced": _heeds("places", f"silent during where ended suspended not cancelled unconfirmed successor {_BONDS} {_OFFICES} when event visit relative held term concluded former"),
    "dormant": _heeds("places countries home types period", f"silent not {_BONDS} {_HAPPENINGS} newest where when relative planned held statement document confirm promise pledge concluded"),
    "duplicates": _heeds("places countries home at-least", f"several {_BONDS} foreign domestic count where network"),
    "expiring": _heeds("places countries home networks themes types officials period", f"expire {_PACTS} planned concluded partner confirm when count relative ended"),
    "ended": _heeds("places period", f"silent concluded during ended suspended cancelled {_BONDS} why when held where relative expired former count correlate changed"),
    "council": _heeds("places networks", f"council agree {_BONDS} document held statement through where why planned not concluded relative"),
    "copied": _heeds("places themes countries period things", "interest copy modal policy theme benchmark planned proposed promise pledge foreign meant where count partner"),
    "benchmarked": _heeds("places themes countries period things", "benchmark planned modal policy theme foreign by where community rank visit event partner copy count statement held"),
    "goals": _heeds("places home themes", "path sdg theme policy partner document meant count statement agreement membership"),
    "trend": _heeds("places themes period", "trend than newest theme policy when timeline relative changed most rank several partner"),
    "conflicts": _heeds("places", "disagree document statement when where compare not held correlate several"),
    "single": _heeds("places", "single only document statement through"),
    "candidates": _heeds(f"{_BOUND} officials things roles", "meant document where country statement policy not"),
    "reviewed": _heeds("places", "review confirm council statement through document meant held agree"),
    "promised": _heeds("places networks officials things types themes period", f"promise pledge attend only conference event visit meeting planned held meant mayor role:president explored network {_OFFICES}"),
    "awards": _heeds("places countries home networks themes period order", "award visit network foreign domestic policy when where count theme role:awarded membership"),
    "accuracy": _heeds("", "sure most least kind not statement document count agree"),
    "changes": _heeds("period", "diff than changed trend not document statement why compare through relative newest oldest review timeline"),
    "ranking": _heeds(
        _BOUND + " roles limit at-least",
        f"most least rank where several {_BONDS} {_HAPPENINGS} network membership theme policy country count document mayor foreign domestic",
    ),
    "brokers": _heeds("countries", "broker path community network partner through centrality where most role:president"),
    "assortativity": _heeds("", "couple assortative partner sister network sign most compare agreement several correlate"),
    "backbone": _heeds("", "couple chance only not where relative than network membership most correlate compare several path"),
    "interlocking": _heeds("places", "inm network path centrality sure most count rank temporal"),
    "communities": _heeds("places", "community membership most theme policy assortative count network partner broker path several why rank"),
    "core": _heeds("", "couple core impact network partner path correlate event sister trend temporal several agreement membership changed status not besides"),
    "recommendation": _heeds(
        "places home themes countries limit", f"candidate proposed modal {_BONDS} not foreign domestic theme policy why planned network where rank most several"
    ),
    "correlation": _heeds("themes", f"couple correlate than several network membership event most theme policy count path relative rank trend {_PACTS}"),
    "temporal": _heeds("period", "temporal during than centrality changed trend impact compare core path most network membership several rank when relative not"),
    "centrality": _heeds("period limit", "centrality most network path rank partner where country membership through"),
}  # fmt: skip
# answers about the whole graph, whose questions are known by words that no other has
_OWN_WORDS = frozenset(
    {
        "interlocking", "accuracy", "changes", "reviewed", "conflicts", "assortativity", "backbone", "brokers", "core", "recommendation",
        "temporal", "correlation", "communities", "goals", "council", "deputies", "upgraded", "unconfirmed", "changed", "silenced", "dormant",
        "duplicates", "expiring", "mayors", "copied", "promised", "benchmarked", "ended", "trend", "agreed", "evidence", "awards",
    }
)  # fmt: skip
# cues that neither narrow what is asked for nor ask for more of it
_PASSING = frozenset(
    """
    explored agree in-talks path through role interest host kind during relative than modal correlate impact compare silent confirm meant trend
    changed programme-item upgrade broker benchmark copy term deputy disagree centrality common status statement several rank attend
    """.split()  # noqa: SIM905 - a list of words is read as a text
)
# the cues that set a condition, and the values of which one must have come into it
_SETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "sister": ("types", ("sister",)),
    "goodwill": ("types", ("goodwill",)),
    "friendship": ("types", ("friendship",)),
    "mou": ("types", ("mou",)),
    "agreement": ("types", ("Agreement", *AGREEMENT_TYPES)),
    "sign": ("types", ("Agreement", *AGREEMENT_TYPES)),
    "visit": ("types", ("Visit",)),
    "meeting": ("types", ("Meeting",)),
    "conference": ("types", ("Conference",)),
    "signing": ("types", ("Signing",)),
    "award": ("types", ("Award",)),
    "exhibition": ("types", ("Exhibition",)),
    "festival": ("types", ("Festival",)),
    "training": ("types", ("Training",)),
    "planned": ("statuses", ("planned",)),
    "held": ("statuses", ("held", "signed", "inForce")),
    "concluded": ("statuses", ("held", "signed", "inForce")),
    "proposed": ("statuses", ("proposed",)),
    "explored": ("statuses", ("explored",)),
    "ended": ("statuses", ("terminated", "former")),
    "suspended": ("statuses", ("suspended",)),
    "cancelled": ("statuses", ("cancelled",)),
    "expired": ("statuses", ("expired",)),
    "former": ("statuses", ("former",)),
    "mayor": ("roles", ("mayor",)),
    "vice-mayor": ("roles", ("vice-mayor",)),
    "governor": ("roles", ("governor",)),
    "secretary-general": ("roles", ("secretary-general",)),
    "ambassador": ("roles", ("ambassador",)),
}


def unaccounted(
    reading: Reading, asked: Conditions, scanned: Scan, lexicon: Lexicon, *, leniently: bool = False
) -> tuple[str, ...]:
    """Return the words of a question that its reading does not heed; `asked` are the conditions that they set.

    Each is given as the question has it, people by their names. An intent that the table does not have heeds all.
    `leniently` lets pass what only tells otherwise what a question known by words of its own is about.
    """
    heeds = _TABLE.get(reading.intent)
    if heeds is None:
        return ()
    if leniently:
        if reading.intent not in _OWN_WORDS:
            return (reading.question,)
        heeds = _Heeds(heeds.conditions, heeds.cues | _PASSING)
    words = [token.text for token in scanned.tokens if not _heeded(token, reading, heeds, scanned)]
    words += [lexicon.label(each, reading.lang) for each in reading.shunned if reading.intent not in SHUNS]
    if reading.lang == "en":
        words += unmet(reading, scanned)
        words += narrowing(reading, scanned)
    else:
        words += unmet_korean(reading, scanned)
    words += (
        _miscounted(reading, scanned) + _both_ways(scanned) + _told_then(reading, scanned) + _unbound(reading, scanned)
    )
    words += _of_its_own(reading, scanned)
    people = scanned.named("official")
    if len(people) > 1 and reading.intent in ("events", "agreements"):
        # where both of two people were, no answer tells
        words.append(people[-1].text)
    if asked.officials and "officials" not in heeds.conditions and not scanned.named("official"):
        # a person called by surname and office is no token of its own
        words += [lexicon.label(each, reading.lang) for each in asked.officials]
    return tuple(dict.fromkeys(words))


def unknown_title(question: str, scanned: Scan) -> str | None:
    """Return two or more capitalised words in a row that name nothing of the graph ("World Cities Summit"), if there are."""
    words = list(re.finditer(r"[A-Za-z][\w'’-]*", question))
    capital = [match for match in words if match[0][0].isupper()]
    plain = any(match not in capital and len(match[0]) > _SHORT_WORD for match in words)
    if not plain or len(question) != len(scanned.text) or not scanned.text.isascii():
        # a question all in capitals tells nothing by them
        return None
    known = [token for token in scanned.tokens if token.entities or token.countries or token.period]
    said = [token for token in scanned.tokens if set(token.cues) - _TITLE_WORDS]
    run: list[re.Match[str]] = []
    for match in words[1:]:
        open_ = match in capital and not any(
            token.start < match.end() and match.start() < token.end for token in (*known, *said)
        )
        joined = bool(run) and question[run[-1].end() : match.start()] == " "
        if len(run) > 1 and not (open_ and joined):
            break
        run = ([*run, match] if joined else [match]) if open_ else []
    return question[run[0].start() : run[-1].end()] if len(run) > 1 else None


def _heeded(token: Token, reading: Reading, heeds: _Heeds, scanned: Scan) -> bool:
    named = _named(token, reading)
    if named == "places" and token.after.startswith("보다") and "than" not in heeds.cues:
        return False
    if named is not None:
        return named in heeds.conditions or bool(set(token.cues) & heeds.cues)
    if token.period is not None:
        dated = [each for each in scanned.tokens if each.period]
        both = (
            bool(reading.other_period) or reading.intent in ("temporal", "trend", "changes") or _covered(dated, reading)
        )
        return "period" in heeds.conditions and (len(dated) < 2 or both)  # noqa: PLR2004 - a second one is a contrast
    if "ordinal" in token.cues:
        # the third assembly: an event that is called so
        return bool(reading.conditions.things) and "things" in heeds.conditions
    if token.number is not None:
        return _counted(token, reading, heeds)
    if token.text in _BARE:
        # "the most" of what: a word after it says, and is read too
        rest = scanned.text[token.end :].lstrip()
        following = next((each for each in scanned.tokens if each.start >= token.end), None)
        if following is None or not rest.startswith(following.text):
            return False
    return not token.cues or any(_cue_heeded(cue, reading, heeds) for cue in token.cues)


def _covered(dated: list[Token], reading: Reading) -> bool:
    """Tell whether the period of a reading takes in all that are named ("in 2024 or 2025")."""
    since, until = reading.conditions.since, reading.conditions.until
    return bool(since and until) and all(
        each.period and (each.period.since or "") >= (since or "") and (each.period.until or "9") <= (until or "")
        for each in dated
    )


def _named(token: Token, reading: Reading) -> str | None:
    """Return the condition that a name sets, if the token is one."""
    if token.kind in PLACES:
        return "places"
    if token.countries or token.kind == "country":
        return "home" if reading.conditions.home and token.countries in ((), ("KR",)) else "countries"
    kinds = {"theme": "themes", "network": "networks", "official": "officials", "event": "things", "policy": "things"}
    return kinds.get(token.kind, "nothing") if token.kind else None


# the answers that leave out what also has a theme that the question denies
SHUNS = ("pairs", "engagements")
# what is counted -> the answers whose rows are that
_ROWS: dict[str, frozenset[str]] = {
    "official": frozenset({"officials", "mayors", "deputies", "promised", "compare"}),
    "mayor": frozenset({"officials", "mayors", "compare"}),
    "network": frozenset(
        {"memberships", "shared networks", "ranking", "compare", "interlocking", "correlation", "in common"}
    ),
    "theme": frozenset({"shared themes", "engagements", "ranking", "goals", "trend", "compare", "in common"}),
    "country": frozenset({"countries", "ranking"}),
    "document": frozenset({"documents", "single", "ranking", "conflicts", "accuracy"}),
    "policy": frozenset({"policies", "ranking", "compare", "copied", "benchmarked"}),
}
# what stands before a number that cuts a list, or tells how many were named
_NUMBERING = ("the", "these", "those", "all", "both", "name", "list", "give", "show", "find", "me")
# the answers that are about several of what their questions number ("two documents", "three or more Korean cities")
_NUMBERED = frozenset(
    {"conflicts", "duplicates", "single", "shared networks", "correlation", "changes", "interlocking"}
)
_PEOPLE = re.compile("몇 ?명|몇 사람|몇 분")


def _miscounted(reading: Reading, scanned: Scan) -> list[str]:
    """Return what a question wants counted, where the rows of the answer are something else."""
    asking = scanned.first("count")
    if asking is None or not re.search(r"how many|몇|number of|수는|수를|수가", asking.text):
        return []
    if _PEOPLE.match(asking.text) and reading.intent not in _ROWS["official"]:
        return [asking.text]
    if reading.lang != "en":
        return []
    counted = next((token for token in scanned.tokens if token.start >= asking.end and token.cues), None)
    what = next((cue for cue in counted.cues if cue in _ROWS), None) if counted else None
    return [counted.text] if counted and what and reading.intent not in _ROWS[what] else []


def _both_ways(scanned: Scan) -> list[str]:
    """Return the words that ask for two ends at once: the first and the last, the most and the least."""
    for one, other in (("oldest", "newest"), ("most", "least")):
        first, second = scanned.first(one), scanned.first(other)
        if (
            first
            and second
            and first is not second
            and "trend" not in {cue for token in scanned.tokens for cue in token.cues}
        ):
            return [first.text, second.text]
    return []


# what a place has or is known for, as said of a thing that a theme's word names: 습지가 있는 곳
_HAS = re.compile(
    r"(?:이|가)\s?(?:있는|많은|없는|좋은|유명한|발달한|잘\s?된|잘\s?되는)\s?(?:교류\s?)?(?:도시|곳|데|지역|나라)"
)


def _of_its_own(reading: Reading, scanned: Scan) -> list[str]:
    """Return the themes that a Korean question says of a place or a network itself, which no exchange on them tells."""
    if reading.lang != "ko":
        return []
    found = []
    for token in scanned.named("theme"):
        following = next((each for each in scanned.tokens if each.start >= token.end), None)
        network = (
            following is not None
            and "network" in following.cues
            and not scanned.text[token.end : following.start].strip("도시 ")
        )
        if (network and reading.intent == "memberships") or _HAS.match(scanned.text, token.end):
            found.append(token.text)
    return found


def _unbound(reading: Reading, scanned: Scan) -> list[str]:
    """Return the gatherings whose day or place is asked for, where nothing says which of all they are ("포럼은 언제?")."""
    conditions = reading.conditions
    said = (
        *reading.places, *conditions.countries, *conditions.home, *conditions.networks, *conditions.themes,
        *conditions.officials, *conditions.things, *conditions.statuses,
    )  # fmt: skip
    particular = reading.shape in ("when", "where") or scanned.has("attend")
    if reading.intent != "events" or not particular or said or reading.order:
        return []
    if conditions.since or conditions.until:
        return []
    return [token.text for token in scanned.tokens if {*_HAPPENINGS.split()} & set(token.cues)]


def _told_then(reading: Reading, scanned: Scan) -> list[str]:
    """Return the documents of a time ("2016년 기사") that a question asks about, where the answer is of what happened then."""
    if reading.lang != "ko" or reading.intent in ("documents", "evidence"):
        return []
    papers = [token for token in scanned.tokens if "document" in token.cues]
    dated = [token for token in scanned.tokens if token.period]
    return [one.text for one in papers for when in dated if 0 <= one.start - when.end <= 1]


def _counted(token: Token, reading: Reading, heeds: _Heeds) -> bool:
    """Tell whether a number is one that the answer is cut to; a spelled one ("two cities") says how many are named."""
    if not token.text.isdigit():
        named = max(len(reading.places), len(reading.conditions.networks), len(reading.conditions.themes))
        meant = token.before in _NUMBERING or token.after in ("years", "months", "weeks")
        if not meant and named != token.number and reading.intent not in _NUMBERED and reading.lang == "en":
            return token.number in (reading.limit, reading.at_least, (reading.at_least or 0) - 1)
        return True
    if reading.intent == "goals":
        from kg.answers.graphwide import goal_number

        return token.text in goal_number(reading.question).split(".")
    if token.number == reading.limit:
        return "limit" in heeds.conditions or bool(reading.order)
    least = {reading.at_least, (reading.at_least or 0) - 1}
    return reading.at_least is not None and token.number in least and "at-least" in heeds.conditions


def _cue_heeded(cue: str, reading: Reading, heeds: _Heeds) -> bool:
    conditions = reading.conditions
    if cue in _FORM or cue in heeds.cues:
        return True
    if cue == "ended" and reading.intent == "events" and reading.shape == "when":
        # the day on which it was over
        return True
    if cue in ("agreement", "sign", "mou") and reading.intent == "events":
        # where something was signed is told of its signing
        return conditions.types == ("Signing",)
    if cue in _SETS:
        name, values = _SETS[cue]
        return name in heeds.conditions and bool(set(getattr(conditions, name)) & set(values))
    if cue.startswith("role:"):
        return "roles" in heeds.conditions and bool(conditions.roles)
    if cue in ("oldest", "newest"):
        return "order" in heeds.conditions
    if cue == "country":
        # in which country is a place that is named
        return reading.intent == "places" and bool(conditions.cities)
    if cue == "than":
        return reading.at_least is not None
    if cue == "explored" and reading.intent in ("pairs", "shared themes"):
        # who talked about a theme works on it; what is only talked about is a status
        return bool(conditions.themes) and not reading.only
    if cue == "network":
        # a body that no name tells is none that is left out or looked for
        met = reading.intent == "events" and reading.target == "network"
        return met or ("networks" in heeds.conditions and bool(conditions.networks))
    if cue in ("held", "concluded") and reading.shape == "whether":
        # whether it came about is what the answer's status tells
        return "statuses" in heeds.conditions
    if cue == "only":
        return bool(conditions.statuses) or "type" in conditions.negated
    if cue in _OFFICES.split() and conditions.officials:
        return "officials" in heeds.conditions
    if cue in ("not", "besides"):
        return bool(
            reading.shunned
            or conditions.negated - {"bond"}
            or conditions.excluded
            or conditions.outside
            or reading.other_period
        )
    if cue in ("foreign", "domestic"):
        return bool(conditions.countries or conditions.home)
    return False
