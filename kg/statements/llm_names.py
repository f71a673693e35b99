"""The names and quotes of a model's records, held against the document: what stands there, and what it means.

Names mean what the rules found them to mean in this text, else what the gazetteer says.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from kg.model import Naming, Network, Organization, Place, Span
from kg.statements import gazetteer, networks
from kg.statements.analysis import Analysis
from kg.statements.linking import Linker
from kg.statements.morphology import is_english
from kg.statements.places import Found

ENTITIES = ("city", "region", "network", "organization")
_UNIT = re.compile(r"(?<=[가-힣]{2})(?:특별자치시|특별자치도|특별시|광역시|특례시|시|군|구|도)$|-(?:si|gun|gu|do)$")
Fields = dict[str, Any]


class Dropped(Exception):  # noqa: N818 - no error: a record that is left out, and why
    """A record that the text or the lists do not bear out; its words are the reason that is counted."""


class Names:
    """Who a document names, by the words that name them; a record's namings add to it."""

    def __init__(self, analysis: Analysis) -> None:
        """Look up what the rules found named."""
        self.places = {place.reference: place for place in analysis.places}
        self.networks = {network.reference: network for network in analysis.networks}
        self.organizations: dict[str, Organization] = {}
        self.document = analysis.document
        self._english = is_english(analysis.document)
        self._exact: dict[str, str] = {}
        self._loose: dict[str, set[str]] = {}
        self.where: dict[str, Span] = {}
        for row in analysis.mentions:
            for each in row:
                if (
                    each.kind in ("place", "network")
                    and each.reference
                    and (each.kind, each.form) != ("place", "short")
                ):
                    self._learn(analysis.text(each.start, each.end), each.reference)
                    self.where.setdefault(each.reference, analysis.span(each.start, each.end))
        entities: tuple[Place | Network, ...] = (*analysis.places, *analysis.networks)
        for entity in entities:
            for label in (entity.ko, entity.en):
                if label:
                    self._loose.setdefault(_bare(label), set()).add(entity.reference)

    def evidence(self, raw: Fields, start: int, end: int) -> tuple[Span, ...]:
        """Return where a record's quotes stand between two positions."""
        quotes = texts(raw, "quotes")
        if not quotes or any(len(quote.strip()) < 2 for quote in quotes):
            raise Dropped("no quote")
        spans = []
        for quote in quotes:
            span = self._find(quote, start, end)
            if span is None:
                raise Dropped("quote not in the text")
            spans.append(span)
        return tuple(dict.fromkeys(spans))

    def _find(self, words: str, start: int = 0, end: int | None = None) -> Span | None:
        """Return where words stand, character for character, outside page noise."""
        at = self.document.text.find(words, start, end)
        while at >= 0:
            stop = at + len(words)
            if not any(noise.start < stop and at < noise.end for noise in self.document.noise):
                return Span(document=self.document.id, start=at, end=stop)
            at = self.document.text.find(words, at + 1, end)
        return None

    def words(self, raw: Fields, name: str, *, needed: bool = False) -> str | None:
        """Return a field's words, which must be those of the text."""
        value = text(raw, name, needed=needed)
        if value is not None and (self._find(value) is None or not _wordy(value)):
            raise Dropped("name not in the text")
        return value

    def some(self, raw: Fields, name: str) -> tuple[str, ...]:
        """Return a list field's words, each in the text."""
        values = texts(raw, name)
        if any(self._find(value) is None or not _wordy(value) for value in values):
            raise Dropped("name not in the text")
        return tuple(dict.fromkeys(values))

    def actor(self, raw: Fields, name: str, kind: str = "") -> str:
        """Return the reference that a field's name means, of the kind asked for (place, network, any)."""
        reference = self.maybe(raw, name, kind)
        if reference is None:
            raise Dropped("missing field")
        return reference

    def maybe(self, raw: Fields, name: str, kind: str = "") -> str | None:
        """Return the reference that a field's name means, None where the field is empty."""
        value = text(raw, name)
        return None if value is None else self._refer(value, kind)

    def actors(self, raw: Fields, name: str, kind: str = "") -> tuple[str, ...]:
        """Return the references of a list field, sorted, each once."""
        return tuple(sorted({self._refer(value, kind) for value in texts(raw, name)}))

    def _refer(self, value: str, kind: str) -> str:
        reference = self.known(value)
        if reference is None:
            raise Dropped("name of no place or network of the text")
        if kind and not reference.startswith(f"{kind}/"):
            raise Dropped(f"no {kind} where one is asked for")
        return reference

    def known(self, value: str) -> str | None:
        """Return what a name means in this text; a loose one (without 시) only where it means one thing."""
        loose = self._loose.get(_bare(value), set())
        return self._exact.get(value) or (next(iter(loose)) if len(loose) == 1 else None)

    def _learn(self, value: str, reference: str) -> None:
        self._exact.setdefault(value, reference)
        self._loose.setdefault(_bare(value), set()).add(reference)

    def naming(self, raw: Fields, base: Fields) -> Naming:
        """Return the naming of a place, network or organisation, known from now on by that name."""
        name = self.words(raw, "name", needed=True) or ""
        sort = text(raw, "type", needed=True)
        country = text(raw, "country")
        if sort not in ENTITIES:
            raise Dropped("unknown type")
        if country is not None and country not in _countries():
            raise Dropped("unknown country")
        spans = [span for span in base["evidence"] if name in self.document.quote(span)]
        if not spans:
            raise Dropped("quote without the name")
        kind = "place" if sort in ("city", "region") else sort
        reference = self.known(name)
        if reference is None or not reference.startswith(f"{kind}/"):
            start = spans[0].start + self.document.quote(spans[0]).index(name)
            reference = self._new(name, start, sort, country)
            self._learn(name, reference)
            self.where.setdefault(reference, Span(document=self.document.id, start=start, end=start + len(name)))
        return Naming(**base, entity=reference)

    def _new(self, name: str, start: int, sort: str, country: str | None) -> str:
        if sort == "organization":
            body = Organization(id=_slug(name), name=name)
            self.organizations.setdefault(body.reference, body)
            return body.reference
        if sort == "network":
            listed = networks.find(name, 0, len(name), {})
            if len(listed) == 1 and listed[0].end - listed[0].start == len(name):
                network = listed[0].network
            else:
                hangul = re.search("[가-힣]", name) is not None
                network = Network(
                    id=_slug(name), ko=name if hangul else None, en=None if hangul else name, kind="unlisted"
                )
            self.networks.setdefault(network.reference, network)
            return network.reference
        place = self._place(name, start, sort, country)
        self.places.setdefault(place.reference, place)
        return place.reference

    def _place(self, name: str, start: int, sort: str, country: str | None) -> Place:
        """Return the place that a name means by the gazetteer and the linking of the rules; else a new one."""
        names = gazetteer.latin() if self._english or not re.search("[가-힣]", name) else gazetteer.hangul()
        bare = _bare(name)
        entries = tuple(
            entry
            for entry in (names.named(name) or names.named(bare))
            if entry.kind == sort and country in (None, entry.country)
        )
        unit = name[len(bare) :] if name.startswith(bare) else ""
        found = Found(start, start + len(name), bare, unit, entries, 0.5, country=country)
        place = Linker([[found]], self.document.text).link([found])[0].place
        return place if place.geonames else replace(place, kind=sort)


def text(raw: Fields, name: str, *, needed: bool = False) -> str | None:
    """Return a field that holds words, None where it is empty."""
    value = raw.get(name)
    if value is None or value == "":
        if needed:
            raise Dropped("missing field")
        return None
    if not isinstance(value, str):
        raise Dropped("malformed field")
    return value


def texts(raw: Fields, name: str) -> list[str]:
    """Return a field that holds a list of words; an empty list where it is missing."""
    value = raw.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise Dropped("malformed field")
    return value


@cache
def _countries() -> frozenset[str]:
    names = gazetteer.hangul()
    return frozenset(row.split(",", 3)[2] for row in names.rows)


def _bare(name: str) -> str:
    bare = _UNIT.sub("", name.strip())
    return bare if _wordy(bare) else name


def _wordy(name: str) -> bool:
    """Tell whether a name has a letter or a digit."""
    return any(letter.isalnum() for letter in name)


def _slug(name: str) -> str:
    return re.sub(r"[^0-9a-z가-힣]+", "-", name.lower()).strip("-") or "unnamed"
