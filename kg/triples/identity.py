"""What makes two statements speak of one thing: blocks, within which merging happens, and ids made from content.

A *block* holds all the assertions that could ever be about the same thing: one pair's agreements, one place's visits
from one visitor, the assemblies of one city and year. It is all that has to be read again when a document comes or
goes. A thing's id starts with its block, so that an id in a decision leads straight to what it is about.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kg.model import (
    Agreement,
    Engagement,
    Event,
    EventKind,
    Exchange,
    Membership,
    Naming,
    Policy,
    Statement,
    Tenure,
    Tie,
)

REFERENCES = ("place/", "network/", "organization/")
BLOCK_DIGITS = 12
_NAME_STOP = re.compile(r"[\s\W_]+")
_EDITION = re.compile(r"제?\d+(회|차|th|st|nd|rd)|^(제|the)")


def digest(*parts: object, digits: int = 12) -> str:
    """Return the first hexadecimal digits of the SHA-256 of the parts."""
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return hashlib.sha256(joined.encode()).hexdigest()[:digits]


@lru_cache(maxsize=65536)
def normal(name: str | None) -> str:
    """Return a name for comparison: composed, lower case, without spaces, punctuation and edition numbers."""
    if not name:
        return ""
    bare = _NAME_STOP.sub("", unicodedata.normalize("NFKC", name).casefold())
    return _EDITION.sub("", bare) or bare


def reference(actor: str) -> str:
    """Return an actor's reference: itself, or for a body as written that of an organisation named so."""
    if actor.startswith(REFERENCES):
        return actor
    return f"organization/{digest('organization', normal(actor))}"


def visitors(event: Event) -> tuple[str, ...]:
    """Return who travels on a visit: as said, or the participants other than the place visited."""
    return event.visitors or tuple(who for who in event.participants if who != event.place)


def block_key(statement: Statement, published: str | None) -> str:
    """Return what a statement shares with every statement that may be about the same thing, as readable text."""
    match statement:
        case Naming():
            parts = ["naming", statement.entity]
        case Agreement():
            parts = ["agreement", *sorted(statement.parties)]
        case Event():
            parts = _event_parts(statement, published)
        case Tie() | Exchange():
            parts = ["exchange", *sorted((statement.a, statement.b))]
        case Membership():
            parts = ["membership", statement.member, statement.network]
        case Tenure():
            parts = ["official", normal(statement.official)]
        case Policy():
            # the first letters of a name's comparison form keep spellings together and other policies apart
            parts = ["policy", statement.owner, normal(statement.name)[:2]]
        case Engagement():
            parts = ["engagement", statement.place, statement.theme]
        case _:
            raise TypeError(f"No block for a {type(statement).__name__}.")
    return "|".join(parts)


def _event_parts(event: Event, published: str | None) -> list[str]:
    if event.type is EventKind.VISIT:
        return ["visit", event.place or "", *sorted(visitors(event))]
    if event.type in (EventKind.MEETING, EventKind.SIGNING):
        return [event.type, *sorted(event.participants)]
    # assemblies, fairs and prizes are many: their place and year part them; the year of the report stands in
    year = (event.start or published or "")[:4]
    if event.place:
        return [event.type, event.place, year]
    return [event.type, "", normal(event.name) or "|".join(sorted(event.participants)), year]


@lru_cache(maxsize=65536)
def block(key: str) -> str:
    """Return the short name of a block, with which the ids of its things begin; that of officials starts with 0.

    Officials come first in a build, since events and agreements point to them.
    """
    name = digest("block", key, digits=BLOCK_DIGITS)
    if key.startswith("official|"):
        return "0" + name[1:]
    return name if name[0] != "0" else "f" + name[1:]


def is_official(block_name: str) -> bool:
    """Tell whether a block is one of officials."""
    return block_name.startswith("0")


def person_block(path: str) -> str:
    """Return the block under which assertions that point to another thing are found again when that thing changes."""
    return digest("points to", path, digits=BLOCK_DIGITS + 1)


def block_of(path: str) -> str | None:
    """Return the block of a thing, from the path of its id; None for what is no thing."""
    last = path.rsplit("/", 1)[-1]
    head, dash, tail = last.partition("-")
    hexadecimal = re.fullmatch(r"[0-9a-f]+", head + tail) is not None
    return head if dash and len(head) == BLOCK_DIGITS and hexadecimal else None


def thing_path(kind: str, block_name: str, *parts: object) -> str:
    """Return the path of a thing's id: its kind, its block, and a digest of what tells it from others there."""
    return f"{kind}/{block_name}-{digest(*parts, digits=6)}"


def official_path(name: str, of: str) -> str:
    """Return the path of an official by name and office; merged, a person keeps that of the first office known."""
    return thing_path("official", block(f"official|{normal(name)}"), reference(of))


def policy_path(name: str, owner: str) -> str:
    """Return the path of a policy by name and owner."""
    bare = normal(name)
    return thing_path("policy", block(f"policy|{owner}|{bare[:2]}"), bare)


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """Return how far two comparison forms of names agree, 0 to 1; a name within a longer one counts 0.8."""
    if one == other:
        return 1.0
    from difflib import SequenceMatcher

    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 4 and shorter in longer:  # noqa: PLR2004 - shorter pieces are common words
        return max(ratio, 0.8)
    return ratio


def sorted_unique(items: Iterable[str]) -> tuple[str, ...]:
    """Return items once each, in order."""
    return tuple(sorted(set(items)))
