"""Words of a question that mean something else beside others: "been in UCLG" is no visit, "where did she go" is one."""

import datetime
import re
from dataclasses import replace

from kg.answers.hangul import has_hangul
from kg.answers.lexicon import PLACES
from kg.answers.periods import Period
from kg.answers.scanner import Scan, Token

# where someone went: the verb stands apart from the question word, and is no verb of a longer phrase
_GOING = re.compile(
    r"^\W*(?:where\b.*?\b(?P<there>go|gone|been|heading)|(?:to )?(?:which|what) (?:cit\w+|places?|towns?|countr\w+)\b.*?\b(?P<go>go|gone))"
    r"\b(?=\W*$|\W+(?:in|on|during|for|after|before|since)\b)"
)
# a question that is answered by yes or no
_YES_NO = re.compile(r"\W*(?:is|are|was|were|did|does|do|has|have|had|whether)\b")
_INTO = re.compile(r"\b(?:in|into|to)$")
# "real or only planned", "held or not": which of the two is asked, and neither is a condition
_OR = re.compile(r"\W*(?:or|nor|versus|vs)\W+(?:\w+\W+){0,2}")
_SITTINGS = ("steering committee", "executive committee", "executive bureau", "board")
# who else: the place after it is not asked for
_ALONGSIDE = re.compile(r"\b((?:together |along |jointly |in common )?with|alongside|next to)\s+$")
# planned, and not over yet
_AHEAD = frozenset({"forthcoming", "upcoming", "future", "still to come", "coming", "앞으로", "다가오는", "향후"})
_MEANT = frozenset({"planned", "proposed", "explored"})
_DONE = frozenset({"held", "concluded"})


def reworded(scanned: Scan) -> Scan:
    """Return a scan in which words that others beside them give another meaning have that meaning."""
    tokens = list(scanned.tokens)
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        gap = scanned.text[token.end : following.start].strip() if following else ""
        if (
            following
            and following.kind == "network"
            and "visit" in token.cues
            and _INTO.search(token.text)
            and gap in ("", "the")
        ):
            tokens[at] = replace(token, cues=("membership",))
        if "community" in token.cues and token.text.startswith("cluster") and scanned.has("role:president"):
            # who leads a cluster of a network does not lead the network
            tokens[at] = replace(token, cues=("role:cluster-lead",))
            tokens = [
                replace(each, cues=("role:cluster-lead",)) if "role:president" in each.cues else each for each in tokens
            ]
        if "role:board" in token.cues and token.text in _SITTINGS and scanned.has("event", "attend", "held"):
            # who took part in a committee's meeting need not sit on it
            tokens[at] = replace(token, cues=("conference",))
        if following and _YES_NO.match(scanned.text) and _either(token, following, scanned.text):
            tokens[at] = replace(token, cues=("status",))
            tokens[at + 1] = replace(following, cues=("status",))
    if beside := _alongside(tokens, scanned):
        tokens = [each for each in tokens if not (each.start < beside.end and beside.start < each.end)]
        tokens = sorted([*tokens, beside], key=lambda token: token.start)
    going = _with_going(tokens, scanned.text)
    if has_hangul(scanned.text):
        going = _with_phrases(going, scanned.text)
    read = {word for token in going if token not in tokens for word in token.text.split()}
    return Scan(scanned.text, tuple(going), tuple(word for word in scanned.unread if word not in read))


def _alongside(tokens: list[Token], scanned: Scan) -> Token | None:
    """Return "together with" before the one place of a question that asks who else is in a network, or leads it."""
    places = [token for token in tokens if token.kind in PLACES]
    roles = any(cue.startswith("role:") or cue == "membership" for token in tokens for cue in token.cues)
    if len(places) != 1 or not roles or not scanned.named("network") or _YES_NO.match(scanned.text):
        return None
    found = _ALONGSIDE.search(scanned.text[: places[0].start])
    if found is None:
        return None
    return Token(found.start(1), found.end(1), found[1], cues=("besides", "share"), before="", after="")


def ahead(scanned: Scan, today: datetime.date) -> Period | None:
    """Return the time from a day on, where a question asks for what is still to come, not for all that was once planned."""
    if scanned.has("unconfirmed"):
        return None
    found = next((token for token in scanned.tokens if "planned" in token.cues and token.text in _AHEAD), None)
    return Period(since=today.isoformat(), until=None, start=found.start, end=found.end) if found else None


def _either(one: Token, other: Token, text: str) -> bool:
    """Tell whether of two words joined by "or" one says that something was meant, the other that it came about."""
    if not _OR.fullmatch(text[one.end : other.start]):
        return False
    first, second = set(one.cues), set(other.cues)
    return bool((first & _MEANT and second & _DONE) or (first & _DONE and second & _MEANT))


def _with_going(tokens: list[Token], text: str) -> list[Token]:
    """Return the tokens with a visit where a question asks where someone went."""
    found = _GOING.search(text)
    if found is None:
        return tokens
    start, end = found.span(found.lastgroup or 0)
    if any(token.start < end and start < token.end for token in tokens):
        return tokens
    return sorted([*tokens, Token(start, end, text[start:end], cues=("visit",))], key=lambda token: token.start)


# a head of a city, and that there comes another one
_SUCCESSION = re.compile(
    r"(?:시장|단체장|수장|군수|구청장)(?:님)?(?:이|가|의|은|는)?\s?(?:새로\s?|새롭게\s?|중간에\s?)?"
    r"(?:취임|부임|교체|바뀌|바뀐|달라지|달라진|물러나|물러난|떠나|떠난|퇴임|당선|선출|교대)[가-힣]*"
    r"(?:\s?(?:뒤|후|다음|이후|나서|직후)[가-힣]{0,2})?(?!\s?(?:시장|단체장))"
)
# that nobody tells of it: 다녀왔다는 기사가 없는
_UNTOLD = re.compile(
    r"다는\s?(?:기사|기록|보도|문서|말|소식|증거|얘기|이야기|내용|근거)(?:이|가|은|는|도|조차)?\s?(?:하나도\s?|전혀\s?|아예\s?)?(?:없|안\s?보이|안\s?나오|찾을\s?수\s?없|못\s?찾)[가-힣]*"
)
# not how many years, but some years
_SOME_YEARS = re.compile(r"(?:지난|최근|요|근래|과거)\s?몇\s?(?:년|해|달|개월)\s?(?:간|동안|사이|새)?(?:에|의)?")


# what is done together, not with whom: 무엇을 매개로 교류하나
_WHAT_ABOUT = re.compile(
    r"(?:무엇|무얼|뭘|뭐|어떤\s?것|어떤\s?걸|무슨\s?일)(?:을|를)?\s?(?:으로|로|가지고|두고|놓고|매개로|주제로|중심으로|통해|통해서)\s?(?=\S*\s?(?:교류|협력|함께|이어|엮|손잡|만나))"
)
# a lesson that someone means to take
_MEANS_TO = re.compile(r"[가-힣]{0,4}\s?(?:\S+\s){0,2}?\S*(?:겠다|려는|려고|려던|고\s?싶|고자\s)")


# what one means to do: 만나려던, 가기로 한
_MEANT_TO = re.compile(r"[가-힣]*?(?:려고|려던|려는|고자|기로\s?(?:한|했|돼|되))")
_DOINGS = frozenset({"visit", "meeting", "sign"})
# 박람회 같은 화훼 사업: an example of what is asked for, no condition of its own
_EXAMPLE = re.compile(r"\s같은\s")
# letters of a verb's ending after what was read of it
_VERB = 6


def _meant(token: Token, text: str) -> Token:
    """Return a token of a doing with that it was planned, where its verb says that somebody meant to."""
    if not _DOINGS & set(token.cues) or "planned" in token.cues:
        return token
    said = _MEANT_TO.match(text, token.start)
    return replace(token, cues=(*token.cues, "planned")) if said and said.end() <= token.end + _VERB else token


def _with_phrases(tokens: list[Token], text: str) -> list[Token]:
    """Return the tokens of a Korean question with one for each stretch that means something as a whole."""
    tokens = [_meant(token, text) for token in tokens if not _EXAMPLE.match(text, token.end) or not token.cues]
    if not any("copy" in token.cues for token in tokens):
        tokens = [
            replace(token, cues=("copy",)) if "benchmark" in token.cues and _MEANS_TO.match(text, token.end) else token
            for token in tokens
        ]
    for pattern, cues in (
        (_WHAT_ABOUT, ("what-about",)),
        (_SUCCESSION, ("successor",)),
        (_UNTOLD, ("unconfirmed",)),
        (_SOME_YEARS, ()),
    ):
        found = pattern.search(text)
        if found is None:
            continue
        start, end = found.span()
        if any(token.start < end and start < token.end and (token.entities or token.period) for token in tokens):
            continue
        tokens = [token for token in tokens if token.end <= start or end <= token.start]
        tokens = sorted([*tokens, Token(start, end, text[start:end], cues=cues)], key=lambda token: token.start)
    return tokens
