"""What a question denies: which of its conditions a 'not' bears on, and which names alone."""

import re

from kg.answers.lexicon import PLACES
from kg.answers.neighbours import codes
from kg.answers.scanner import Scan, Token

# letters between a 'not' and the noun or verb that it denies
_NEAR = 4
# kinds of pacts, which a question may set against each other
PACTS = frozenset({"sister", "goodwill", "friendship", "mou"})
# what joins names that are taken together
AND = re.compile(
    r"\s*(?:,|(?:(?:polic|field|issue|topic|theme)\w*\s+)?,?\s*(?:and|as well as|plus)(?: also)?(?: on| in)?|(?:\s?(?:정책|분야|사업))?(?:과|와|이랑|랑|하고|도\s?(?:하고|같이|함께)?| 및|·))\s*"
)
# what joins names of which none may hold
_OR = re.compile(rf"{AND.pattern}|\s*(?:or|nor|이나|나|또는)\s*")


def negated_in(scanned: Scan, lang: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the conditions that a negation bears on, and the networks among them.

    In English that is the next one after it, in Korean the last before it.
    """
    found: set[str] = set()
    networks: tuple[str, ...] = ()
    # "only through" says its own; "no activity" too
    for token in scanned.tokens:
        if not {"not", "besides"} & set(token.cues):
            continue
        later = [other for other in scanned.tokens if other.start >= token.end]
        earlier = [other for other in reversed(scanned.tokens) if other.end <= token.start]
        order = [*later, *earlier] if lang == "en" else earlier
        of_being = lang == "ko" and token.text.startswith(("아닌", "아니"))
        if token.text in ("아니라", "아니고"):
            # "A가 아니라 B": it bears on A alone
            order = earlier[:1]
        for other in order:
            if of_being and "city" in other.cues and not codes(_before(other, scanned)):
                # "도시가 아닌 곳": what is no city is nothing that a condition says
                break
            what = _negatable(other)
            if what:
                bond = {"exchange", "tie", "partner"}
                if what == "network" and any(
                    bond & set(each.cues) and each.start - token.end < _NEAR and token.start - each.end < _NEAR
                    for each in scanned.tokens
                ):
                    # members that one has no ties with: no network is left out
                    found.add("bond")
                    break
                found.add(what)
                if other.kind == "network":
                    networks = (*networks, *(entity.iri for entity in other.entities))
                elif what == "network":
                    # "회원이 아닌": whose membership is said by the network before it
                    continue
                break
    return frozenset(found), networks


def _before(token: Token, scanned: Scan) -> Token:
    """Return the token that a word follows directly, or itself where it is the first."""
    index = scanned.tokens.index(token)
    return scanned.tokens[max(index - 1, 0)]


def one_pact(scanned: Scan) -> Scan:
    """Return a scan without the kind of pact that it leaves out for another ("우호도시 말고 친선도시"), and without that 'not'."""
    pacts = [token for token in scanned.tokens if set(token.cues) & PACTS]
    for word in scanned.tokens:
        before = [token for token in pacts if token.end <= word.start]
        if {"not", "besides"} & set(word.cues) and before and before[-1] is not pacts[-1]:
            kept = tuple(token for token in scanned.tokens if token not in (word, before[-1]))
            return Scan(scanned.text, kept, scanned.unread)
    return scanned


def _negatable(token: Token) -> str | None:
    if token.kind == "theme":
        return "theme"
    if token.kind == "network":
        return "network"
    if token.countries or token.kind == "country":
        return "country"
    if token.kind in PLACES and token.before in ("not", "except", "excluding", "without", "from", "of", "with"):
        return "city"
    cues = set(token.cues)
    if cues & {"agreement", "sign", "visit", "meeting", "sister", "goodwill", "friendship", "mou"}:
        return "type"
    if cues & {"membership", "network"}:
        return "network"
    if cues & {"held", "planned", "ended", "concluded"}:
        return "status"
    return None


def shunned(scanned: Scan, lang: str) -> tuple[Token, ...]:
    """Return the themes that a 'not' bears on where others are asked for ("on wetlands but not on tourism").

    In English they stand after it, in Korean before it, with those joined to them. Where no other theme is named,
    none is returned: then the whole question is about what does not share the theme.
    """
    named = scanned.named("theme")
    for word in scanned.tokens:
        if word.text == "nor":
            # what "neither" bears on already
            continue
        if len(named) < 2 or not {"not", "besides"} & set(word.cues):  # noqa: PLR2004 - one asked for, one denied
            continue
        beside = [token for token in scanned.tokens if (token.start >= word.end) == (lang == "en") and token != word]
        ordered = beside if lang == "en" else beside[::-1]
        nearest = next((token for token in ordered if _negatable(token)), None)
        if nearest is None or nearest.kind != "theme":
            continue
        found = [nearest]
        for token in ordered[ordered.index(nearest) + 1 :]:
            if token.text == "nor":
                continue
            one, other = (found[-1], token) if lang == "en" else (token, found[-1])
            if token.kind != "theme" or not _OR.fullmatch(scanned.text[one.end : other.start]):
                break
            found.append(token)
        if len(found) < len(named):
            return tuple(found)
    return ()
