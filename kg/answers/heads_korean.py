"""What a Korean question asks for, and whether its answer has that to give.

The noun that is asked for stands last, what is denied stands before its 'not', and a place that is named is never what is
asked for.
"""

import re

from kg.answers.hangul import is_predicate
from kg.answers.heads import has
from kg.answers.lexicon import PLACES
from kg.answers.reading import Reading
from kg.answers.scanner import Scan, Token

# answers that leave out what a 'not' of the question denies; the others say themselves what they do
_DENYING = frozenset(
    {
        "pairs",
        "events",
        "agreements",
        "memberships",
        "policies",
        "officials",
        "common partners",
        "engagements",
        "ranking",
    }
)
_PLACE_NOUNS = ("partner", "city", "sister", "friendship", "goodwill")
# cues that say what form the answer has, after the noun that is asked for
_FORM = frozenset({"which", "list", "whether", "count", "where", "by", "rank"})
_PEOPLE = re.compile("누구|누가|누굴|누군|사람|인사들|인물")
# answers that name neither people nor places who could be meant by "who"
_NOBODY = frozenset({"shared themes", "engagements", "goals", "trend", "policies", "countries"})
_AMONG = re.compile(r"(?:시|군|구)?\s?(?:중에서|중에|중|가운데)(?![가-힣])")
# "맞는지 알려줘" asks for a yes or no
_WHETHER = re.compile(r"[가-힣](?:인지|는지|은지)")
_TOPIC = re.compile(r"(?:은|는|이|가)?요?[\s?？.!]*")
_PARTICLES = re.compile(r"[가-힣]{0,3}[\s?？.!,'\"]*")


def unmet_korean(reading: Reading, scanned: Scan) -> tuple[str, ...]:
    """Return the words of a Korean question that want another answer than this one."""
    return (
        *_denied(reading, scanned), *_given(reading, scanned), *_misasked(reading, scanned), *_quantities(reading, scanned)
    )  # fmt: skip


def _denied(reading: Reading, scanned: Scan) -> list[str]:
    """Return the second of two 'not's where the answer leaves out one thing alone."""
    if reading.intent not in _DENYING:
        return []
    words = [token for token in scanned.tokens if {"not", "besides"} & set(token.cues)]
    negated = reading.conditions.negated
    left = len(negated) + bool(reading.shunned) + bool(reading.other_period)
    left += sum(
        len(scanned.named(kind)) - 1 for kind in ("theme", "network") if kind in negated and scanned.named(kind)
    )
    return [words[-1].text] if len(words) > max(1, left) else []


def _given(reading: Reading, scanned: Scan) -> list[str]:
    """Return the second of two places where a list of cities is asked for and the answer would tell the named ones again."""
    conditions = reading.conditions
    listed = reading.intent == "pairs" and reading.shape in ("list", "count") and reading.target in _PLACE_NOUNS
    if not listed or not conditions.cities or not conditions.partners or "city" in conditions.negated:
        return []
    named = scanned.named(*PLACES)
    if any(_AMONG.match(scanned.text, token.end) for token in named) or _WHETHER.search(scanned.text):
        return []
    if _asked(scanned) is None:
        return []
    return [named[-1].text] if len(named) > 1 else []


def _misasked(reading: Reading, scanned: Scan) -> list[str]:
    """Return the noun that ends a question, or its word for people, where the answer has nothing of it."""
    last = scanned.tokens[-1] if scanned.tokens else None
    if last is not None and last.kind == "theme" and reading.intent in ("pairs", "events", "show"):
        labels = {label for each in last.entities for label in each.labels}
        if last.text not in labels and _TOPIC.fullmatch(scanned.text[last.end :]):
            # a thing that only shows a theme, asked for itself: 쿤밍에서 본 공원은?
            return [last.text]
    noun = _asked(scanned)
    # 의회 동의를 받은 자매결연: the twinnings are counted beside what is said of the council
    told = noun is None or has(reading.intent, noun) or reading.intent == "council"
    found = [noun.text] if noun is not None and not told else []
    people = _PEOPLE.search(scanned.text)
    if people and not found and reading.intent in _NOBODY:
        found.append(people[0])
    return found


# how often, or of how many: 두 번 맺은, 세 건 미만
_QUANTITY = re.compile(
    r"(?:(?<![가-힣])(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)|\d{1,3})\s?"
    r"(?:(?:가지|개|곳|건|군데|명|개국)\s?(?:이하|이상|미만|초과|넘는|넘게)|(?:번|차례|회)(?=만|도|씩|이나|의|을|를|,|\s(?!총회|회의|포럼)|$))"
)


def _quantities(reading: Reading, scanned: Scan) -> list[str]:
    """Return the number of times or things that a question sets as a condition, where no answer counts to it."""
    found = _QUANTITY.search(scanned.text)
    if not found or reading.at_least is not None or reading.intent in ("duplicates", "goals", "single", "conflicts"):
        return []
    told = any(
        token.start < found.end() and found.start() < token.end
        for token in scanned.tokens
        if token.period or "ordinal" in token.cues or token.entities
    )
    return [] if told else [found[0]]


def _asked(scanned: Scan) -> Token | None:
    """Return the noun that is asked for: the last of the question, with nothing after it but the form of the answer."""
    at = len(scanned.text)
    for token in reversed(scanned.tokens):
        if not _PARTICLES.fullmatch(scanned.text[token.end : at]):
            return None
        if not token.cues or not set(token.cues) <= _FORM:
            return token if token.cues else None
        at = token.start
    return None


# what a place has or is like, said right before the noun for it: 항구가 있는 도시, 유명한 곳
_SUCH = r"(?:이|가)?\s?(?:있는|없는|많은|적은|좋은|큰|작은)?\s?(?:[가-힣]+\s)?(?:도시|곳|데|지역|나라|시장|협약|사람)"


def narrowed(reading: Reading, scanned: Scan) -> bool:
    """Tell whether a word that was not understood says which of the things asked for are meant."""
    return any(
        not is_predicate(word) or re.search(re.escape(word) + _SUCH, scanned.text) is not None
        for word in reading.ignored
    )
