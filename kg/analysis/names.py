"""From a name as a person types it to the id of a place in the graph."""

import difflib
import re
import unicodedata

from kg.analysis.facts import Actor, Facts
from kg.errors import UnknownNameError

_KOREAN = re.compile(r"(특별자치시|특별자치도|특별시|광역시|특례시|시|군|구|도)$")
_ENGLISH = re.compile(r"([ -](city|si|gun|gu|do|metropolitan city|special city))$")


def find_place(facts: Facts, name: str) -> str:
    """Return the id of the place that a name or an id means, in either language, with or without 시, 도 or City.

    Raises:
        UnknownNameError: no place of the graph has the name (the nearest are offered), or several do (they are told).

    """
    wanted = _fold(name)
    places = [actor for actor in facts.actors if actor.kind in ("city", "region")]
    exact = [actor for actor in places if wanted in {_fold(each) for each in _names(actor)}]
    found = exact or [actor for actor in places if _bare(wanted) in {_bare(_fold(each)) for each in _names(actor)}]
    if len(found) == 1:
        return found[0].id
    if found:
        told = ", ".join(f"{actor.name()} ({actor.country or '?'}: {actor.id})" for actor in found[:5])
        raise UnknownNameError(f"'{name}' may mean {told}. Give the id.")
    known = {_fold(each): actor for actor in places for each in _names(actor)}
    near = [
        known[each].name("ko" if _is_hangul(name) else "en") for each in difflib.get_close_matches(wanted, known, n=3)
    ]
    hint = f"Nearest: {', '.join(dict.fromkeys(near))}." if near else f"It knows {len(places)} places."
    raise UnknownNameError(f"The graph knows no place called '{name}'. {hint}")


def _names(actor: Actor) -> list[str]:
    return [each for each in (actor.en, actor.ko, actor.id, actor.id.partition("/")[2]) if each]


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _bare(name: str) -> str:
    # 구리 less 리 is no name: two syllables stay
    short = _KOREAN.sub("", name)
    return _ENGLISH.sub("", short if len(short) > 1 else name)


def _is_hangul(name: str) -> bool:
    return any("가" <= char <= "힣" for char in name)
