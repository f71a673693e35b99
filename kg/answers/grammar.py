"""From a scanned question to its reading: what is asked for, and under which conditions."""

import datetime
import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

from kg.answers import intents, rules
from kg.answers.account import unaccounted
from kg.answers.completion import finish
from kg.answers.conditions import DONE, ENDED, IN_FORCE, Conditions
from kg.answers.families import AGREEMENT_TYPES
from kg.answers.hangul import has_hangul, stem
from kg.answers.heads_korean import narrowed
from kg.answers.lexicon import PLACES, Entity, Lexicon
from kg.answers.nearest import hint
from kg.answers.negation import AND, negated_in, one_pact, shunned
from kg.answers.neighbours import codes, direction, exclude, outside
from kg.answers.people import person, same_person
from kg.answers.periods import Period
from kg.answers.reading import PHRASES, Reading
from kg.answers.refusals import beyond, not_applied, refuse_foreign, refuse_title, refuse_unknown
from kg.answers.rewording import ahead, reworded
from kg.answers.scanner import Scan, Token, scan
from kg.errors import QueryError

_TOO_MANY = 3
_FEW = 2
# particular questions whose words are those of everyday talk too
_EVERYDAY = ("awards", "benchmarked", "evidence", "timeline")
# no 안 or 않 before it: "안 한 적은 없나요" denies what it asks for
_ANY = re.compile(
    r"^(?!.*(?:않|안 )).*없(?:나|나요|어|어요|습니까|을까|을까요|는지|는지요|니|지|지요|죠|는가|는가요)\s*[?？.!]*\s*$"
)
_OR_THEN = re.compile(r"\s*(?:or|and|,|/|이나|나|과|와|또는)?\s*(?:in\s+)?")
_AMONG = re.compile(r"(?:시|군|구)?\s?(?:중에서|중에|중|가운데)(?![가-힣])")
_ENVOYS = ("대표단", "방문단", "사절단")
_TYPE_CUES = {"sister": "sister", "goodwill": "goodwill", "friendship": "friendship", "mou": "mou"}
# cues of the form of a question, which say nothing of what it is about
_FORM_CUES = frozenset(
    {
        "which",
        "list",
        "whether",
        "official",
        "not",
        "other",
        "our",
        "share",
        "when",
        "where",
        "why",
        "count",
        "most",
        "least",
    }
)
_STATUS_CUES: dict[str, tuple[str, ...]] = {
    "planned": ("planned",),
    "held": ("held", "signed", "inForce"),
    "proposed": ("proposed",),
    "explored": ("explored",),
    "ended": ENDED,
    "suspended": ("suspended",),
    "cancelled": ("cancelled",),
    "expired": ("expired",),
    "former": ("former", "terminated", "expired", "superseded"),
}


def read(question: str, lexicon: Lexicon, today: datetime.date) -> Reading:
    """Return the reading of a question.

    Raises:
        QueryError: it is empty, too long, no question in Korean or English, or nothing in it can be read.
        UnknownNameError: it names a place that the graph does not have.

    """
    text = unicodedata.normalize("NFC", question).strip()
    refuse_foreign(text)
    lang = "ko" if has_hangul(text) else "en"
    whole = scan(text, lexicon, today)
    scanned, excluded = _without(whole, lang, lexicon)
    slots = _slots(scanned, excluded, text, lexicon, today)
    # of the readings that the question's words allow, the first that takes all of them into account
    tried = [replace(slots, intent=intent, rule=True) for intent in rules.fitting(scanned, slots)]
    tried += [intents.general(scanned, slots), *intents.others(scanned, slots)]
    tried = [finish(each, scanned, today) for each in tried]
    faults = [_fault(each, slots.conditions, scanned, lexicon) for each in tried]
    best = next((each for each, fault in zip(tried, faults, strict=True) if fault is None), None)
    if best is None and lang == "ko":
        best = next((each for each in tried if each.rule and _passes(each, slots.conditions, scanned, lexicon)), None)
    reading, fault = (tried[0], faults[0]) if best is None else (best, None)
    if reading.unheeded and fault:
        raise fault
    if fault and _guesswork(reading, scanned):
        reading, fault = replace(reading, intent=""), None
    refuse_unknown(reading, text, lexicon)
    refuse_title(reading, text, whole, lexicon)
    if fault:
        raise fault
    return reading


def _fault(reading: Reading, asked: Conditions, scanned: Scan, lexicon: Lexicon) -> QueryError | None:
    """Return why a reading is no answer to the question, or None where it is one."""
    if not reading.intent:
        return QueryError(hint(reading, lexicon))
    if reading.unheeded and (reading.shape != "whether" or reading.lang == "ko"):
        return QueryError(not_applied(reading))
    if _guesswork(reading, scanned):
        return QueryError(hint(reading, lexicon))
    unheeded = unaccounted(reading, asked, scanned, lexicon)
    return QueryError(beyond(reading, unheeded, lexicon)) if unheeded else None


def _passes(reading: Reading, asked: Conditions, scanned: Scan, lexicon: Lexicon) -> bool:
    """Tell whether a particular question is meant, where what is left over of its words only tells it otherwise."""
    if reading.unheeded or not reading.intent or len(reading.ignored) > _FEW or narrowed(reading, scanned):
        return False
    return not unaccounted(reading, asked, scanned, lexicon, leniently=True)


# what a reading needs that names nothing itself
_NEEDS: dict[str, str] = {
    **dict.fromkeys(("compare", "path", "in common", "shared networks", "common partners"), "two places"),
    **dict.fromkeys(("show", "timeline", "evidence"), "a name"),
    **dict.fromkeys(("only through", "outsiders"), "a network"),
    "candidates": "a place",
    "ranking": "nothing that can be told without its words",
}


def readings(question: str, lexicon: Lexicon, today: datetime.date) -> tuple[Reading, ...]:
    """Return every reading of a question that the grammar can express: its own first, then the other kinds of answer.

    All have the conditions that the question's names, periods and words set; they differ in what is asked for.

    Raises:
        QueryError: it is empty, too long, or no question in Korean or English.
        UnknownNameError: it names a place that the graph does not have.

    """
    text = unicodedata.normalize("NFC", question).strip()
    refuse_foreign(text)
    lang = "ko" if has_hangul(text) else "en"
    scanned, excluded = _without(scan(text, lexicon, today), lang, lexicon)
    slots = _slots(scanned, excluded, text, lexicon, today)
    own = read(question, lexicon, today)
    found = [own] if own.intent else []
    conditions = slots.conditions
    there = {
        "two places": len(slots.places) > 1,
        "a place": bool(slots.places),
        "a network": bool(conditions.networks),
        "a name": bool(slots.places or conditions.networks or conditions.officials),
    }
    found += [
        finish(replace(slots, intent=intent), scanned, today)
        for intent in PHRASES
        if intent != own.intent and there.get(_NEEDS.get(intent, ""), intent not in _NEEDS)
    ]
    return tuple(found)


def _without(scanned: Scan, lang: str, lexicon: Lexicon) -> tuple[Scan, tuple[tuple[str, ...], tuple[Token, ...]]]:
    """Return a scan without what it leaves out by name, and these: places, and countries of a part of the world."""
    scanned = _envoys(_existential(scanned))
    scanned = reworded(scanned)
    scanned, places = exclude(one_pact(scanned) if lang == "ko" else scanned, lang)
    scanned, countries = outside(scanned, lang)
    called = [re.compile(rf"\b{re.escape(word)}\b") for word in person(scanned.text, lexicon)[1] if len(word) > 1]
    spans = [match.span() for word in called for match in word.finditer(scanned.text)]
    if spans and not scanned.named("official"):
        # Park and Won are words beside being names
        kept = [
            token
            for token in scanned.tokens
            if not any(token.start < end and start < token.end for start, end in spans)
        ]
        scanned = Scan(scanned.text, tuple(kept), scanned.unread)
    return scanned, (places, countries)


def _existential(scanned: Scan) -> Scan:
    """Return a scan in which a closing 없나요 asks whether something is there, as 있나요 does, and denies nothing."""
    if not scanned.tokens or not _ANY.search(scanned.text):
        return scanned
    last = scanned.tokens[-1]
    if last.cues != ("not",) or not last.text.startswith("없"):
        return scanned
    return Scan(scanned.text, (*scanned.tokens[:-1], replace(last, cues=("whether",))), scanned.unread)


def _envoys(scanned: Scan) -> Scan:
    """Return a scan in which a place's delegation stands for the place where something else is said of it (대표단이 논의한)."""
    if not scanned.has("explored", "agree", "theme", "policy", "benchmark", "attend", "meeting", "conference"):
        return scanned
    places = {token.end: token for token in scanned.tokens if token.kind in PLACES}
    kept = []
    for token in scanned.tokens:
        lead = scanned.text[: token.start].rstrip()
        behind = any(
            lead.endswith(suffix) and len(lead) - len(suffix) in places for suffix in ("", "시", "특별시", "광역시")
        )
        kept.append(replace(token, cues=()) if behind and token.text.startswith(_ENVOYS) else token)
    return Scan(scanned.text, tuple(kept), scanned.unread)


def _slots(
    scanned: Scan,
    excluded: tuple[tuple[str, ...], tuple[Token, ...]],
    text: str,
    lexicon: Lexicon,
    today: datetime.date,
) -> Reading:
    """Return the conditions that the names, countries, periods and words of a question set, without an intent yet."""
    lang = "ko" if has_hangul(text) else "en"
    places: list[str] = []
    tokens = _chosen_among([token for token in scanned.tokens if token.kind in PLACES], scanned.text)
    for token in tokens:
        places += [entity.iri for entity in token.entities if entity.iri not in places]
    first = tuple(entity.iri for entity in tokens[0].entities) if tokens else ()
    rest = tuple(place for place in places if place not in first)
    themes: list[str] = []
    groups: list[tuple[str, ...]] = []
    denied = shunned(scanned, lang)
    wanted = [token for token in scanned.named("theme") if token not in denied]
    for token in wanted:
        group = tuple(theme for entity in token.entities for theme in lexicon.themes_under(entity.iri))
        if not set(group) & set(themes):
            groups.append(group)
        themes += [theme for theme in group if theme not in themes]
    negated, outside = negated_in(scanned, lang)
    if denied:
        negated -= {"theme"}
    countries, home, words = _countries(scanned, places, lexicon)
    if excluded[1]:
        gone = {code for token in excluded[1] for code in codes(token)}
        countries = tuple(code for code in countries if code not in gone)
        words += tuple(f"{token.text} 제외" if lang == "ko" else f"not {token.text}" for token in excluded[1])
    networks = _iris(scanned.named("network"))
    officials = list(_iris(scanned.named("official")))
    used: set[str] = set()
    for token in scanned.named("official"):
        for entity in token.entities:
            officials += [each for each in same_person(entity, lexicon) if each not in officials]
    if not officials:
        found, called = person(scanned.text, lexicon, scanned.unread)
        officials += found
        used |= {part for word in called for part in (word, *re.split("[- ]", word))}
    period, other_period, scanned = _periods(scanned, lang)
    period = period or ahead(scanned, today)
    if outside and len(networks) > len(outside):
        networks = tuple(network for network in networks if network not in outside)
        negated = negated - {"network"}
    else:
        outside = ()
    conditions = Conditions(
        cities=first,
        partners=rest,
        countries=countries,
        home=home,
        themes=tuple(themes),
        networks=networks,
        officials=tuple(officials),
        things=(*_iris(scanned.named("event", "policy")), *_numbered(scanned, lexicon)),
        types=tuple(
            dict.fromkeys(value for cue, value in {**_TYPE_CUES, **intents.EVENTS}.items() if scanned.has(cue))
        ),
        roles=_roles(scanned),
        statuses=_statuses(scanned),
        since=period.since if period else None,
        until=period.until if period else None,
        direction=direction(tokens, scanned.text),
        negated=negated,
        outside=outside,
        excluded=excluded[0],
    )
    ambiguous = tuple(
        (token.text, tuple(entity.iri for entity in token.entities))
        for token in scanned.tokens
        if len(token.entities) > 1
    )
    return Reading(
        question=text,
        lang=lang,
        intent="",
        conditions=conditions,
        places=tuple(places),
        every=tuple(groups) if len(groups) > 1 and _joined(wanted, scanned.text) else (),
        shunned=tuple(
            theme for token in denied for entity in token.entities for theme in lexicon.themes_under(entity.iri)
        ),
        words=words,
        limit=_limit(scanned),
        at_least=_at_least(scanned),
        least=any("least" in token.cues and token.before != "at" for token in scanned.tokens),
        only=scanned.has("only")
        or bool(re.search(r"\b(?:not yet|yet to|still|so far)\b|아직|단계|뿐|그친", scanned.text)),
        mended=tuple((token.text, token.mended) for token in scanned.tokens if token.mended),
        ambiguous=ambiguous,
        other_period=other_period,
        ignored=tuple(
            word
            for word in scanned.unread
            if stem(word) not in used and word not in used and word.removesuffix("'s") not in used
        ),
    )


def _chosen_among(tokens: list[Token], text: str) -> list[Token]:
    """Return the places with those last that a Korean question chooses among: 뉴욕과 런던 중 서울과 …, Seoul's partners of the two."""
    for index, token in enumerate(tokens[:-1]):
        if index and _AMONG.match(text, token.end):
            return [*tokens[index + 1 :], *tokens[: index + 1]]
    return tokens


def _periods(scanned: Scan, lang: str) -> tuple[Period | None, tuple[str | None, ...], Scan]:
    """Return the period asked about, the one that is left out of it ("but not in 2016"), and the scan without that 'not'."""
    dated = [token for token in scanned.tokens if token.period]
    if len(dated) < 2:  # noqa: PLR2004 - one period is no contrast
        return (dated[0].period if dated else None), (), scanned
    first, second = dated[0], dated[1]
    if len(dated) == 2 and _OR_THEN.fullmatch(scanned.text[first.end : second.start]):  # noqa: PLR2004 - one and the next
        both = _together(first.period, second.period)
        if both is not None:
            joined = replace(first, end=second.end, text=scanned.text[first.start : second.end], period=both)
            kept = tuple(joined if token is first else token for token in scanned.tokens if token is not second)
            return both, (), Scan(scanned.text, kept, scanned.unread)
    for word in scanned.tokens:
        if not {"not", "besides"} & set(word.cues):
            continue
        later = [token for token in dated if token.start >= word.end]
        earlier = [token for token in dated if token.end <= word.start]
        chosen = (later or earlier[-1:])[:1] if lang == "en" else (earlier[-1:] or later[:1])
        if chosen:
            rest = next(token.period for token in dated if token is not chosen[0])
            left = chosen[0].period
            kept = tuple(replace(token, cues=()) if token is word else token for token in scanned.tokens)
            return rest, (left.since, left.until) if left else (), Scan(scanned.text, kept, scanned.unread)
    return dated[0].period, (), scanned


def _together(one: Period | None, other: Period | None) -> Period | None:
    """Return two years that follow each other as one period ("in 2024 or 2025"); others leave a gap between them."""
    years = [each.since for each in (one, other) if each and each.since and each.since == each.until]
    if len(years) != 2 or not all(len(year) == 4 for year in years):  # noqa: PLR2004 - two years of four figures
        return None
    first, last = sorted(years)
    return Period(since=first, until=last) if int(last) - int(first) == 1 else None


def _iris(tokens: list[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity.iri for token in tokens for entity in token.entities))


def _joined(tokens: list[Token], text: str) -> bool:
    """Tell whether names stand in a row that takes them all together ("wetlands and tourism", 습지와 관광), not one or the other."""
    gaps = [text[one.end : other.start] for one, other in pairwise(tokens)]
    return all(AND.fullmatch(gap) for gap in gaps) and any(not gap.strip().startswith(",") for gap in gaps)


def _numbered(scanned: Scan, lexicon: Lexicon) -> list[str]:
    """Return the events that a number in order tells ("the third assembly", 제14차 총회): those that are called so."""
    found = []
    for token in scanned.tokens:
        if "ordinal" in token.cues:
            called = re.compile(rf"(?<!\d){token.number}\s?(?:차|회|st|nd|rd|th)(?![a-z])")
            found += [each.iri for each in lexicon.of_kind("event") if any(map(called.search, each.labels))]
    return found


def _countries(
    scanned: Scan, places: list[str], lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the countries of the other side, of the side asked about, and what they were called."""
    codes: list[str] = []
    home: list[str] = []
    words: list[str] = []
    named = [entity for token in scanned.named("country") for entity in token.entities]
    for entity in named:
        if entity.country == "KR":
            home.append("KR")
        elif entity.country:
            codes.append(entity.country)
            words.append(entity.name("ko" if has_hangul(scanned.text) else "en"))
    for token in scanned.tokens:
        if token.countries and token.countries != ("KR",):
            # a part of the world keeps Korea: Asian partners of Goyang may be Korean
            codes += [code for code in token.countries if code not in codes]
            words.append(token.text)
        elif token.countries or "domestic" in token.cues:
            home.append("KR")
    abroad = any(lexicon.entities[place].country not in (None, "KR") for place in places[:1])
    if home and places and not abroad:
        # "Korean partners of Goyang": the city asked about is Korean anyway
        return (*codes, "KR"), (), tuple(words)
    if home and abroad:
        return ("KR",), (), tuple(words)
    return tuple(codes), tuple(dict.fromkeys(home)), tuple(words)


def _roles(scanned: Scan) -> tuple[str, ...]:
    found = dict.fromkeys(cue[5:] for token in scanned.tokens for cue in token.cues if cue.startswith("role:"))
    if "president" in found and scanned.has("share"):
        # a presidency that several share
        found = {("co-president" if role == "president" else role): None for role in found}
    return tuple(found)


# the verb that only carries the past of the verb before it
_HELPING = "했"


def _statuses(scanned: Scan) -> tuple[str, ...]:
    found: list[str] = []
    # 가기로 했던: what was meant to be, not what came about
    helping = [
        other
        for one, other in pairwise(scanned.tokens)
        if "planned" in one.cues and other.text.startswith(_HELPING) and other.start - one.end <= len(_HELPING)
    ]
    told = {cue for token in scanned.tokens if token not in helping for cue in token.cues}
    for cue, statuses in _STATUS_CUES.items():
        if cue in told:
            found += [status for status in statuses if status not in found]
    if scanned.has("concluded") and not found:
        found += IN_FORCE
    return tuple(found)


def _limit(scanned: Scan) -> int | None:
    found = re.search(
        r"\b(?:top|first|best)\s+(\d{1,3})\b|(?:상위|톱)\s*(\d{1,3})|(\d{1,3})\s+(?:most|least|best|oldest|newest|latest|earliest)\b|(\d{1,3})\s*(?:개|곳|건|군데)\s*(?=$|[?.!,]|알려|보여|뽑|골라|찾아|추려|말해)|(\d{1,3})\s*(?:위까지|개만|곳만|건만|위 안|곳은|곳을|개는|개를|개 도시)",
        scanned.text,
    )
    if found:
        return int(next(group for group in found.groups() if group))
    words = {"three": 3, "five": 5, "ten": 10, "two": 2, "four": 4}
    spelled = re.search(
        r"\b(?:top|first|best)\s+(two|three|four|five|ten)\b|\b(two|three|four|five|ten)\s+(?:most|least|best|oldest|newest|latest|earliest)\b",
        scanned.text,
    )
    if spelled:
        return words[next(group for group in spelled.groups() if group)]
    return None


def _at_least(scanned: Scan) -> int | None:
    found = re.search(
        r"\b(?:at least|more than|over)\s+(\d{1,3}|two|three|four|five|six|ten|one)\b|(\d{1,3}|(?<![가-힣])(?:두|세|네|다섯))\s*(?:가지|개|곳|건|번|회|명|개국|군데|차례)?\s*(?:이상|넘는)|\b(\d{1,3})\s+or\s+more\b",
        scanned.text,
    )
    if not found:
        return None
    word = next(group for group in found.groups() if group)
    number = {
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "ten": 10,
        "두": 2,
        "세": 3,
        "네": 4,
        "다섯": 5,
    }.get(word) or int(word)
    return number + 1 if re.search(r"more than|over|넘는", found.group()) else number


def _guesswork(reading: Reading, scanned: Scan) -> bool:
    """Tell whether so much was left unread that an answer would answer another question."""
    unread = [word for word in reading.ignored if word not in reading.question.lower().split("'")[1:2]]
    if not unread or reading.intent == "candidates":
        return False
    if len(unread) > _TOO_MANY:
        return True
    content = {cue for token in scanned.tokens for cue in token.cues} - _FORM_CUES
    named = bool(reading.places or reading.conditions.networks or reading.conditions.officials)
    if reading.rule and not named and reading.intent not in _EVERYDAY:
        # a question about the whole graph is known by its own words, whatever else it says
        # (a Korean word that is left over is a noun or a verb: what only bends and joins is known)
        return len(unread) > min(_FEW - (reading.lang == "ko"), len(content))
    return True


__all__ = ["AGREEMENT_TYPES", "DONE", "Entity", "read"]
