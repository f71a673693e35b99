"""What stands beside a place in a question: who travels and who is visited, and which places are left out."""

import re
from dataclasses import replace

from kg.answers.hangul import is_hangul
from kg.answers.lexicon import PLACES
from kg.answers.scanner import Scan, Token

_TOGETHER = re.compile("(?:시|군|구|도)?(?:과|와|이랑|랑|하고)")
_SUFFIX = "(?:특별자치시|특별시|광역시|특례시|시청|시|군|구|도)?"
# who stands for a place: its mayor, its delegation
_FOR_IT = r"(?:\s?(?:부시장|시장|도지사|지사|군수|구청장|대표단|방문단|사절단|대표|공무원|관계자|직원|사람|시민|팀|측|쪽|의회)(?:단)?(?:들|님|일행)?)*"
_END = "(?:$|[^가-힣])"
_TO = re.compile(f"{_SUFFIX}(?:을|를|에서|에게|에는|에만|에도|에|로|으로|까지){_END}")
_ORIGIN = re.compile(
    f"{_SUFFIX}{_FOR_IT}(?:에서|로부터|에서부터)\\s?(?:온|왔|오는|찾아온|찾아왔|출발|보낸|떠난|파견|방문한|방문하러)"
)
_FROM = re.compile(f"{_SUFFIX}{_FOR_IT}(?:이|가|은|는|께서|에서는|도|측은|측이){_END}|{_SUFFIX}\\s?출신")
# who invites is where it is held: 서울시가 주최한, 서울이 연 회담
_HOSTED = re.compile(
    rf"{_SUFFIX}(?:이|가|에서|은|는|도)?\s?(?:[^\s]+\s){{0,3}}?(?:주최|주관|유치|개최[하했한]|열었|여는|연\s(?:행사|회의|총회|포럼|회담|면담))"
)
_BEFORE_TO = (
    "to",
    "in",
    "into",
    "at",
    "visit",
    "visited",
    "visiting",
    "visits",
    "toward",
    "towards",
    "inside",
    "toured",
)
_GOES = (
    "visit", "visits", "visited", "visiting", "go", "goes", "went", "travel", "travelled", "traveled", "plan", "planned", "take", "send",
    "sent", "make", "made", "come", "came", "flew", "been", "delegation", "delegations", "head", "headed", "pay", "paid",
)  # fmt: skip
_ARTICLES = ("the", "a", "this", "that", "its", "his", "her", "their", "our", "last", "latest", "planned")
_AUXILIARY = ("did", "has", "have", "does", "had", "will", "do", "is", "was", "were", "would")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|get|got|gets)\b(?:\s+\w+){0,4}\s+visited\b")
# what may stand between a word that leaves out and the place that it leaves out
_BETWEEN = re.compile(r"\s*(?:(?:in|at|of|the|from|for|with|to|city|held|that|those|visits?|mayor)\s+)*")
# what may stand between a negation and the country that it leaves out, and between two of them
_REACH = re.compile(
    r"\s*(?:(?:in|from|of|to|the|those|ones|any|with|cities)\s+)*|(?:이|가|을|를|은|는)?\s*(?:(?:에 있는 )?(?:도시|곳|쪽|지역)[가-힣]{0,2}\s*)?"
)
_LINK = re.compile(r"\s*(?:,|and|or|nor|과|와|이나|나|및|하고|이랑|랑|·)\s*(?:(?:in|from|of|the|to|with) )*")
_AFTER = re.compile(f"{_SUFFIX}{_FOR_IT}(?:은|는|이|가|을|를|도|에서|에|만|과|와)?\\s*")


def direction(tokens: list[Token], text: str) -> str | None:
    """Return whether the first place is where others go ("to") or who goes ("from"), as the words beside the places tell."""
    if not tokens:
        return None
    found = _way(tokens[0], text)
    if found is None and len(tokens) > 1:
        # what the second place is, the first is not
        return {"to": "from", "from": "to"}.get(_way(tokens[1], text) or "")
    return found


def _way(token: Token, text: str) -> str | None:
    rest = text[token.end :]
    if token.text and is_hangul(token.text[-1]):
        if _HOSTED.match(rest):
            return "to"
        if _ORIGIN.match(rest):
            return "from"
        if _TO.match(rest) and not re.match(f"{_SUFFIX}에서의", rest):
            return "to"
        return "from" if _FROM.match(rest) or "출신" in token.after else None
    after, before = token.after, token.before
    if _hosts(token, text) or _trip_there(token, text):
        return "to"
    if _PASSIVE.search(text) and not re.search(r"\bby\s*$", text[: token.start]):
        return "to" if after == "visited" or before in _AUXILIARY else _plain(after, before)
    return _plain(after, before)


# who goes where, told by the words right beside a place
_GONE_TO = re.compile(
    r"\b(?:(?:visited|visits?|visiting|toured|reached)\s+(?:the\s+)?|(?:came|come|comes|coming|went|goes|gone|going|travell?ed|travels?|flew|been|trips?|delegations?)\s+(?:over\s+)?to\s+)$"
)
_VISITED_IT = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|came to|come to|toured) (?:it|them|him|her|the city|the town|there)\b"
)
_GONE_BY = re.compile(r"\bvisited by\s+(?:a |an |the |delegations? (?:of|from) )*$")


def visiting(scanned: Scan) -> str | None:
    """Return whether the place of a question is the one visited ("to") or that visits ("from"), where its words tell plainly."""
    for token in scanned.named(*PLACES):
        lead = scanned.text[: token.start]
        if _VISITED_IT.search(scanned.text, token.end):
            return "to"
        if _GONE_BY.search(lead):
            return "from"
        if _GONE_TO.search(lead):
            return "to"
    return None


def _hosts(token: Token, text: str) -> bool:
    """Tell whether a place is said to host what is asked for."""
    lead, rest = text[: token.start], text[token.end :]
    return bool(
        re.search(r"\bhosted by\s*$", lead)
        or re.match(r"\s*(?:has |had |have |will |is to |was to )?(?:host(?:s|ed|ing)?|receiv(?:e|es|ed|ing))\b", rest)
        or (token.before in _AUXILIARY and re.match(r"\s*(?:host|receive)\b", rest))
    )


def _trip_there(token: Token, text: str) -> bool:
    """Tell whether a place says where a trip went: "the Kunming visit", "his Paris trip", not "the Goyang visit to Paris"."""
    return token.before in _ARTICLES and bool(
        re.match(r"\s+(?:business )?(?:visits?|trips?|tours?|missions?)\b(?!\s+(?:to|of|in)\b)", text[token.end :])
    )


def _plain(after: str, before: str) -> str | None:
    if before in _BEFORE_TO:
        return "to"
    if before in ("from", "by") or after in _GOES:
        return "from"
    return "from" if before in _AUXILIARY or before.endswith("'s") or after.startswith("'s") else None


def exclude(scanned: Scan, lang: str) -> tuple[Scan, tuple[str, ...]]:
    """Return a scan without the places that it leaves out ("besides Kunming", "not in Seoul", 쿤밍 말고), and these places."""
    gatherings = scanned.has("event", "visit", "meeting", "conference", "award", "exhibition", "festival")
    between = scanned.has("partner", "network", "membership", "sister", "share")
    out: list[Token] = []
    used: list[Token] = []
    for word in scanned.tokens:
        sure = "besides" in word.cues
        if not sure and not ("not" in word.cues and gatherings and not between):
            continue
        token = _left_out(word, scanned, lang, sure=sure)
        if token is not None:
            out += _joined(token, scanned, lang)
            used.append(word)
    if not out:
        return scanned, ()
    kept = tuple(
        replace(token, cues=tuple(cue for cue in token.cues if cue not in ("not", "besides")))
        if token in used
        else token
        for token in scanned.tokens
        if token not in out
    )
    places = tuple(dict.fromkeys(entity.iri for token in out for entity in token.entities))
    return Scan(scanned.text, kept, scanned.unread), places


def _joined(token: Token, scanned: Scan, lang: str) -> list[Token]:
    """Return a place that is left out with those joined to it ("apart from Wellington and Kyiv"), as far as another stays."""
    places = scanned.named(*PLACES)
    found = [token]
    rest = places[places.index(token) + 1 :] if lang == "en" else places[: places.index(token)][::-1]
    for other in rest:
        first, second = (found[-1], other) if lang == "en" else (other, found[-1])
        if not _LINK.fullmatch(scanned.text[first.end : second.start]) or len(found) + 1 >= len(places):
            break
        found.append(other)
    return found


def outside(scanned: Scan, lang: str) -> tuple[Scan, tuple[Token, ...]]:
    """Return a scan without the countries left out of a part of the world, and these.

    "European partners outside Germany", 유럽 도시 중 독일이 아닌 곳. Where no other country is named, the scan stays.
    """
    named = [token for token in scanned.tokens if codes(token)]
    for word in scanned.tokens:
        if word.text == "nor" or not {"not", "besides"} & set(word.cues):
            continue
        out = _beside(word, named, scanned.text, lang)
        if out and len(out) < len(named):
            kept = tuple(
                replace(token, cues=()) if token is word else token for token in scanned.tokens if token not in out
            )
            return Scan(scanned.text, kept, scanned.unread), tuple(out)
    return scanned, ()


def _beside(word: Token, named: list[Token], text: str, lang: str) -> list[Token]:
    """Return the countries that a negation bears on: the next after it or the last before it, with those joined to it."""
    found: list[Token] = []
    ordered = named if lang == "en" else named[::-1]
    for token in ordered:
        if lang == "en" and token.start >= word.end:
            gap = text[found[-1].end if found else word.end : token.start]
        elif lang == "ko" and token.end <= word.start:
            gap = text[token.end : found[-1].start if found else word.start]
        else:
            continue
        if not (_LINK.fullmatch(gap) if found else _REACH.fullmatch(gap)):
            break
        found.append(token)
    return found


def codes(token: Token) -> tuple[str, ...]:
    """Return the codes of the countries that a token names."""
    return token.countries or tuple(
        entity.country for entity in token.entities if entity.kind == "country" and entity.country
    )


def _left_out(word: Token, scanned: Scan, lang: str, *, sure: bool) -> Token | None:
    for token in scanned.tokens:
        if token.kind not in PLACES:
            continue
        if lang == "en":
            gap = scanned.text[word.end : token.start] if token.start >= word.end else "-"
            if _BETWEEN.fullmatch(gap) and (sure or re.search(r"\b(?:in|at)\b", gap) or word.text == "outside"):
                return token
        elif (
            word.start >= token.end
            and _AFTER.fullmatch(scanned.text[token.end : word.start])
            and (sure or word.text.startswith(("아닌", "아니")))
        ):
            return token
    return None


def with_whom(scanned: Scan) -> bool:
    """Tell whether a question is about what is done with a place, rather than at it or by it."""
    tokens = scanned.named(*PLACES)
    return any(token.before == "with" or _TOGETHER.match(token.after) for token in tokens)


def contrasted(scanned: Scan) -> bool:
    """Tell whether two places are set against each other ("of Seoul but not of Goyang"): something is said between them.

    "Neither of Seoul nor of Goyang" says the same of both.
    """
    tokens = scanned.named(*PLACES)
    if len(tokens) != 2 or re.search(r"\bneither\b|\bnor\b", scanned.text):  # noqa: PLR2004 - one and the other
        return False
    first, second = tokens
    between = scanned.text[first.end : second.start]
    said = {
        "not",
        "exchange",
        "partner",
        "tie",
        "share",
        "agreement",
        "sign",
        "visit",
        "meeting",
        "membership",
        "sister",
    }
    return bool(re.search(r"\bbut\b|\byet\b|\bthat\b|,|만 ", between)) or any(
        said & set(token.cues) for token in scanned.tokens if first.end <= token.start < second.start
    )
