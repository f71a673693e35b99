"""Places in English text that no list knows, or that a list has as small: by what stands around them.

The Italian town of Urbania, Skagen in Denmark, Jyväskylä, Finland, Kutná Hora's deputy mayor, the mayor of Hernani.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.statements import gazetteer
from kg.statements.english_capitals import NO_PLACE
from kg.statements.english_nations import country_of
from kg.statements.morphology import Sentence
from kg.statements.places import Found

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ȚḀ-Ỿ][\w’-]*"
_NAME = rf"(?P<name>{_WORD}(?:(?:\s(?:de|da|do|del|di|la|le|las|los|der|den|am|an der|sur|upon|y)\s|-[a-z]+-|\s){_WORD}){{0,3}})"
_SORT = (
    r"(?P<sort>city|town|village|municipality|commune|district|borough|port|county|province|prefecture|region|state)"
)
_REGIONS = frozenset(("province", "prefecture", "region", "state"))
# the Italian town of Urbania
_SORT_OF = re.compile(rf"(?:(?P<people>[A-Z][a-z]+)\s(?:\w+\s)?)?{_SORT}\sof\s{_NAME}")
# Skagen in Denmark; Jyväskylä, Finland
_IN = re.compile(rf"(?:(?<=\s)|(?<=^)){_NAME}(?:\sin\s|,\s)(?:the\s)?(?P<country>{_WORD}(?:\s(?:of\s)?{_WORD}){{0,2}})")
_LEADS = re.compile(
    r"(?:\b(?:in|from|to|of|at|with|near|visit(?:ed|ing|s)?|for|and|via|toured|joined|between|by|including|like|cities|hosts?|hosted)\s(?:the\s)?|[,;(]\s?)$",
    re.IGNORECASE,
)
_HEAD = r"(?:(?:vice|deputy|lord|acting|former)[ -])?mayor"
# the mayor of Hernani, Mayor Petra Nylund of Vaasa
_MAYOR_OF = re.compile(rf"\b[Mm]ayor(?:\s{_WORD}(?:\s(?:de|van|von|da)?\s?{_WORD}){{1,2}})?\sof\s{_NAME}")
# Kutná Hora's deputy mayor, Vaasa City Council
_WHOSE = re.compile(rf"{_NAME}(?:['’]s?\s{_HEAD}\b|\s(?:City\s(?:Hall|Council)|(?:Vice\s|Deputy\s)?Mayor)\b)")
_SURE = 0.85
_SMALL = 0.8
_PEOPLE = re.compile(r"\b[A-Z][a-z]+(?=\s[a-z])")
_DOUBTFUL = 0.5  # a place by its frame alone


def unknown(text: str, sentence: Sentence, found: Sequence[Found], taken: Iterable[tuple[int, int]]) -> list[Found]:
    """Return places of an English sentence that are not sure yet; one that a list has as small is given again, surer."""
    spans = [*taken, *((each.start, each.end) for each in found if each.score >= _SMALL)]
    new: list[Found] = []
    for start, end, country, region in _framed(text, sentence):
        if any(one < end and start < other for one, other in [*spans, *((each.start, each.end) for each in new)]):
            continue
        name = text[start:end]
        entries = tuple(
            each
            for each in gazetteer.latin().named(name)
            if each.kind != "country" and (country is None or each.country == country)
        )
        new.append(
            Found(
                start, end, name, "도" if region and not entries else "", entries, _SURE, hint="frame", country=country
            )
        )
    return new


def _framed(text: str, sentence: Sentence) -> Iterable[tuple[int, int, str | None, bool]]:
    """Yield where a frame says that a name is a place, its country if said, and whether it is a region."""
    begin, stop = sentence.start, sentence.end
    for match in _SORT_OF.finditer(text, begin, stop):
        if named := _trimmed(match):
            yield *named, country_of(match["people"] or ""), match["sort"] in _REGIONS
    at = begin
    while (beside := _IN.search(text, at, stop)) is not None:
        at = beside.start() + len(beside["name"].split(" ")[0]) + 1
        country = _country(beside["country"])
        named = _trimmed(beside)
        if country is not None and named and _LEADS.search(text[max(begin, named[0] - 16) : named[0]]):
            yield *named, country, False
            at = beside.end()
    for pattern in (_MAYOR_OF, _WHOSE):
        for match in pattern.finditer(text, begin, stop):
            if named := _trimmed(match):
                yield *named, None, False


def _trimmed(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the stretch of a name without the words before it that are none, None if it is no place's."""
    start, end = match.span("name")
    words = match["name"].split(" ")
    while words and (words[0] in NO_PLACE or country_of(words[0])):
        start += len(words.pop(0)) + 1
    if not words or any(word in NO_PLACE or word.isupper() for word in words) or len(words[0]) < _FEWEST:
        return None
    if any(each.kind == "country" for each in gazetteer.latin().named(" ".join(words))):
        return None
    return start, end


_FEWEST = 3


def _country(name: str) -> str | None:
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        for entry in gazetteer.latin().named(" ".join(words[:count])):
            if entry.kind == "country":
                return entry.country
    return None


def repeated(text: str, found: Sequence[Sequence[Found]]) -> dict[str, Found]:
    """Return the small places that a document names again and again where only a place stands (to Skagen, in Skagen).

    Once could be anyone's name, unless it comes again and the text speaks of its country. `found` are the places of
    each sentence, before any is settled.
    """
    doubtful = [each for row in found for each in row if each.kind == "place" and _DOUBTFUL <= each.score < _SMALL]
    if not doubtful:
        return {}
    counted = Counter(each.name for each in doubtful)
    lands = {each.entries[0].country for row in found for each in row if each.kind == "country" and each.entries}
    lands |= {country_of(word) or "" for word in set(_PEOPLE.findall(text))}
    return {
        each.name: replace(each, score=_SURE)
        for each in doubtful
        if counted[each.name] > 1
        or (any(entry.country in lands for entry in each.entries) and text.count(each.name) > 1)
    }


def again(text: str, sentence: Sentence, found: Sequence[Found], new: dict[str, Found]) -> list[Found]:
    """Return further namings in a sentence of places that the document has made known."""
    more: list[Found] = []
    for word in {each.name for each in new.values()}:
        at = text.find(word, sentence.start, sentence.end)
        while at >= 0:
            end = at + len(word)
            whole = not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha())
            if whole and not any(each.start < end and at < each.end and each.score >= _SMALL for each in found):
                more.append(replace(new[word], start=at, end=end))
            at = text.find(word, end, sentence.end)
    return more
