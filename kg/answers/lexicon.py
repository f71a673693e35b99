"""The names that a graph has: of places, networks, people, policies, events and themes, found in a question's words."""

import csv
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from kg import paths
from kg.answers import regions
from kg.answers.gazetteer import bearers
from kg.answers.hangul import distance, fold, has_hangul, is_hangul, is_tail, jamo
from kg.answers.namings import namings
from kg.answers.words import phrases
from kg.triples import kept
from kg.triples.store import Store
from kg.triples.unswept import unswept
from kg.vocabulary import IDENTIFIER, THEME, Class, Property

_KINDS = {
    Class.CITY.value: "city",
    Class.REGION.value: "region",
    Class.COUNTRY.value: "country",
    Class.PLACE.value: "place",
    Class.NETWORK.value: "network",
    Class.ORGANIZATION.value: "organization",
    Class.OFFICIAL.value: "official",
    Class.POLICY.value: "policy",
    Class.THEME.value: "theme",
    Class.EVENT.value: "event",
    "http://www.w3.org/2004/02/skos/core#Concept": "theme",
}
PLACES = ("city", "region")
# when one name means several things, these come first
_ORDER = ("city", "region", "theme", "network", "official", "country", "organization", "event", "policy", "place")
_PREFERRED = "http://www.w3.org/2004/02/skos/core#prefLabel"
_SHORT_NAME = Property.ABBREVIATION.value
_SHORT = 2
_LONG_THEME = 6
_LONG_NAME = 3
_REGULAR = ("general", "annual", "regular", "plenary", "정기", "연차")
_NUMBERED = re.compile(r"^제?\s?\d+\s?(?:회|차)\s+")
_GATHERINGS = ("총회", "회의", "이사회", "포럼", "assembly", "congress", "summit", "forum", "meeting", "conference")


@dataclass(slots=True)
class Entity:
    """A node of the graph that has names: its IRI, its kind, its preferred names, and every spelling."""

    iri: str
    kind: str
    ko: str | None = None
    en: str | None = None
    country: str | None = None
    short: str | None = None
    labels: dict[str, int] = field(default_factory=dict)

    def name(self, lang: str) -> str:
        """Return its name in a language, or in the other where it has none, or the last part of its IRI."""
        first, second = (self.ko, self.en) if lang == "ko" else (self.en, self.ko)
        found = first or second or next(iter(self.labels), self.iri.rsplit("/", 1)[-1])
        if self.short and fold(self.short) not in fold(found):
            return f"{found}({self.short})" if lang == "ko" else f"{found} ({self.short})"
        return found


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text: where, as which entities (one, or several when it is ambiguous), and how it was mended."""

    start: int
    end: int
    entities: tuple[Entity, ...]
    text: str
    mended: str | None = None


class Lexicon:
    """Finds the graph's names in texts. `entities` are all named nodes by IRI; `broader` gives a theme's group."""

    def __init__(self, entities: Iterable[Entity], broader: dict[str, str] | None = None) -> None:
        """Index the entities by the first two letters of each spelling."""
        self.entities = {entity.iri: entity for entity in entities}
        self.broader = broader or {}
        self._index: dict[str, list[tuple[str, Entity]]] = {}
        for entity in self.entities.values():
            for label in entity.labels:
                self._index.setdefault(label[:2], []).append((label, entity))
        for items in self._index.values():
            items.sort(key=lambda item: -len(item[0]))

    @classmethod
    @unswept()
    def load(cls, store: Store) -> "Lexicon":
        """Read every name of the graph."""
        entities: dict[str, Entity] = {}
        for node, kind, label, tongue, prop, country in namings(store):
            named = _KINDS[kind]
            if label.upper() == country or (named == "theme" and not node.startswith(THEME)):
                continue
            entity = entities.get(node)
            if entity is None:
                entity = entities[node] = Entity(node, named, country=country)
            elif _ORDER.index(named) < _ORDER.index(entity.kind) or entity.kind == "event":
                entity.kind = named
            korean = tongue == "ko" or (not tongue and has_hangul(label))
            if prop == _SHORT_NAME:
                entity.short = label
            if prop == _PREFERRED:
                if korean:
                    entity.ko = label
                elif tongue in ("", "en") or entity.en is None:
                    # in English too, who is only known in another script is called so
                    entity.en = label
            for spelling, rank in spellings(label, entity.kind, preferred=prop == _PREFERRED):
                entity.labels[spelling] = min(rank, entity.labels.get(spelling, 9))
        for entity in entities.values():
            if entity.kind == "theme" and entity.iri.startswith(THEME):
                entity.labels.setdefault(entity.iri.removeprefix(THEME), 2)
        for entity in entities.values():
            if entity.kind == "place":
                # a place of unknown kind may be asked for like any city
                entity.kind = "city"
            if entity.kind == "network":
                for spelling in _network_names().get(entity.iri.rsplit("/", 1)[-1], ()):
                    entity.labels.setdefault(spelling, 1)
        _drop_generic(entities.values())
        broader = kept.select(store, "SELECT ?theme ?group WHERE { ?theme skos:broader ?group }")
        return cls(entities.values(), dict(broader.rows))

    def label(self, iri: str, lang: str) -> str:
        """Return the name of a node in a language; of a node without names, the last part of its IRI."""
        entity = self.entities.get(iri)
        if entity is not None:
            return entity.name(lang)
        return iri.removeprefix(IDENTIFIER).removeprefix(THEME).rsplit("/", 1)[-1]

    def of_kind(self, *kinds: str) -> list[Entity]:
        """Return the entities of some kinds."""
        return [entity for entity in self.entities.values() if entity.kind in kinds]

    def themes_under(self, iri: str) -> tuple[str, ...]:
        """Return a theme with those below it."""
        return (iri, *sorted(theme for theme, group in self.broader.items() if group == iri))

    def at(self, text: str, start: int) -> Match | None:
        """Return the longest name that begins at a place of a folded text; it must end where a word may end."""
        best = 0
        found: dict[str, tuple[int, Entity]] = {}
        pair = text[start : start + 2]
        for label, entity in (*self._index.get(pair, ()), *(self._index.get(pair[:1], ()) if len(pair) > 1 else ())):
            if len(label) < best:
                break
            if text.startswith(label, start) and ends_well(text, start + len(label), label):
                rank = entity.labels[label]
                best = len(label)
                if entity.iri not in found or rank < found[entity.iri][0]:
                    found[entity.iri] = (rank, entity)
        if found and is_hangul(text[start]):
            found = _with_suffix(found, text, start, start + best)
        if not found:
            return None
        return Match(start, start + best, _choose(found), text[start : start + best])

    def near(self, word: str, kinds: tuple[str, ...] | None = None) -> tuple[Entity, str, int] | None:
        """Return the one entity whose spelling is a slip of the fingers away from a word: entity, spelling, letters apart.

        Short words allow one wrong letter, longer ones two; a word that is as near to two entities has none.
        """
        letters = jamo(word)
        least = 4
        if len(letters) < least or (not has_hangul(word) and len(word) < least):
            return None
        most = 1 if len(letters) < 7 else 2  # noqa: PLR2004 - two slips in a short word make another word
        hits: dict[str, tuple[int, str, Entity]] = {}
        for entity in self.entities.values():
            if kinds and entity.kind not in kinds:
                continue
            for label in entity.labels:
                if abs(len(label) - len(word)) > most or has_hangul(label) != has_hangul(word):
                    continue
                # two slips that also change how a word begins make another word (running is not Kunming)
                if entity.kind == "theme" and not has_hangul(word) and len(word) < _LONG_THEME:
                    # file is no slip for film
                    continue
                allowed = 1 if entity.kind == "theme" or (most > 1 and letters[0] != jamo(label[0])[0]) else most
                apart = distance(letters, jamo(label), allowed)
                if apart <= allowed and (entity.iri not in hits or apart < hits[entity.iri][0]):
                    hits[entity.iri] = (apart, label, entity)
        if not hits:
            return None
        ranked = sorted(hits.values(), key=lambda hit: (hit[0], _ORDER.index(hit[2].kind)))
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0] and ranked[0][2].kind == ranked[1][2].kind:
            return None
        apart, label, entity = ranked[0]
        return entity, label, apart

    def nearest(self, word: str, kinds: tuple[str, ...], lang: str, count: int = 3) -> list[str]:
        """Return the names most like a word among entities of some kinds, the nearest first."""
        names = {label: entity for entity in self.of_kind(*kinds) for label in entity.labels if len(label) > 1}
        by_jamo = {jamo(label): label for label in names if has_hangul(label) == has_hangul(word)}
        close = difflib.get_close_matches(jamo(fold(word)), by_jamo, n=3 * count, cutoff=0.34)
        return list(dict.fromkeys(names[by_jamo[each]].name(lang) for each in close))[:count]

    def resolve(self, name: str, kinds: tuple[str, ...]) -> tuple[Entity, ...]:
        """Return the entities that a whole name stands for: by spelling, or by the last part of an IRI."""
        wanted = fold(name.strip())
        match = self.at(wanted, 0) if wanted else None
        if match is not None:
            rest = wanted[match.end :]
            hits = tuple(entity for entity in match.entities if entity.kind in kinds)
            if hits and (not rest or is_tail(rest)):
                return hits
        exact: dict[str, tuple[int, Entity]] = {}
        for entity in self.entities.values():
            if entity.kind not in kinds:
                continue
            if wanted in entity.labels:
                exact[entity.iri] = (entity.labels[wanted], entity)
            elif entity.iri.rsplit("/", 1)[-1] == name.strip() or entity.iri == name.strip():
                return (entity,)
        return _choose(exact) if exact else ()


@cache
def _network_names() -> dict[str, tuple[str, ...]]:
    """Return the spellings that the list of networks has for each, by id: a graph may have seen only some."""
    path = paths.data() / "networks.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: tuple(
                spelling
                for label in (row["abbr"], row["ko"], row["en"], *row["labels"].split("|"))
                for spelling, _ in spellings(label, "network", preferred=False)
            )
            for row in csv.DictReader(file)
        }


def _drop_generic(entities: Iterable[Entity]) -> None:
    """Forget events' names that are but a network's name and a common noun: "Metropolis assembly" means any of them."""
    found = list(entities)
    networks = {label for entity in found if entity.kind == "network" for label in entity.labels}
    cues = {phrase for items in phrases(korean=True).values() for phrase, _, _ in items}
    for entity in found:
        for label in list(entity.labels) if entity.kind == "event" else ():
            bare = _NUMBERED.sub("", label)
            if bare != label and len(bare) > _LONG_NAME and bare not in cues:
                # each time it was held goes by the name of them all
                entity.labels.setdefault(bare, 2)
            # "UCLG 세계이사회" is asked for as 세계이사회 too; a number alone tells no body apart
            body, _, rest = label.partition(" ")
            if body in networks and len(rest) > _LONG_NAME and rest not in cues and rest.isalpha() and has_hangul(rest):
                entity.labels.setdefault(rest, 2)
    for entity in found:
        if entity.kind != "event":
            continue
        for label in list(entity.labels):
            body, _, last = label.rpartition(" ")
            while body.rpartition(" ")[2] in _REGULAR:
                body = body.rpartition(" ")[0]
            if body in networks and last in _GATHERINGS:
                del entity.labels[label]


def spellings(label: str, kind: str, *, preferred: bool) -> list[tuple[str, int]]:
    """Return the folded spellings that a label is found by, each with its rank (0: the name itself)."""
    plain = fold(label).strip()
    rank = 0 if preferred else 1
    found = {plain: rank}
    if " " in plain and has_hangul(plain):
        found.setdefault(plain.replace(" ", ""), 1)
    if "-" in plain and kind != "theme":
        found.setdefault(plain.replace("-", " "), 1)
    if kind in PLACES and has_hangul(plain):
        for suffix in ("특별자치시", "특별자치도", "특별시", "광역시", "특례시", "시"):
            if plain.endswith(suffix) and len(plain) - len(suffix) >= _SHORT:
                found.setdefault(plain.removesuffix(suffix), 1)
                break
    if kind in PLACES and plain.endswith(" city") and len(plain) > len("x city"):
        found.setdefault(plain.removesuffix(" city"), 1)
    if kind in ("event", "policy", "network") and plain.startswith(("the ", "'", '"')):
        found.setdefault(plain.removeprefix("the ").strip("'\""), 1)
    if kind == "theme":
        for part in plain.replace(" and ", "·").split("·"):
            if len(part) > 1:
                found.setdefault(part.strip(), 2)
        if plain.endswith("s") and plain.isascii():
            found.setdefault(plain[:-1], 1)
    if kind == "network" and "(" in plain:
        found.setdefault(plain.split("(")[0].strip(), 1)
    return [(spelling, order) for spelling, order in found.items() if spelling]


def ends_well(text: str, end: int, label: str) -> bool:
    """Tell whether a name may end here: a Latin one where no letter follows, a Hangul one before particles or a new noun."""
    following = text[end : end + 1]
    if not following or not (following.isalnum() or is_hangul(following)):
        return True
    if not is_hangul(label[-1]):
        return is_hangul(following)
    if not is_hangul(following):
        return True
    stop = end
    while stop < len(text) and is_hangul(text[stop]):
        stop += 1
    rest = text[end:stop]
    if is_tail(rest):
        return True
    # a one-syllable name must not begin any other word; a longer one may lead a compound (서울시장, 고양교류도시)
    return len(label) >= _SHORT and _begins_noun(rest)


def _begins_noun(rest: str) -> bool:
    index = phrases(korean=True)
    for tail in (
        rest,
        rest.removeprefix("특별시"),
        rest.removeprefix("광역시"),
        rest.removeprefix("시"),
        rest[1:],
        rest[2:],
    ):
        if any(tail.startswith(phrase) for phrase, _, _ in index.get(tail[:2], ())):
            return True
    return False


def _with_suffix(
    found: dict[str, tuple[int, Entity]], text: str, start: int, end: int
) -> dict[str, tuple[int, Entity]]:
    """Return what a name may mean with the suffix written after it: where places bear the whole name, no other is meant.

    광저우 is 광주 in old texts, but 광주시 is a city in Korea, in the graph or not.
    """
    suffix = _SUFFIX.match(text, end)
    whole = bearers(text[start : suffix.end()]) if suffix and is_tail(text[suffix.end() :].split(" ", 1)[0]) else None
    if not whole:
        return found
    return {iri: held for iri, held in found.items() if held[1].kind not in PLACES or iri in whole}


_SUFFIX = re.compile(r"특별자치시|특별자치도|특별시|광역시|특례시|[시군구도]")


def _choose(found: dict[str, tuple[int, Entity]]) -> tuple[Entity, ...]:
    """Return the entities that a name means: those of the best kind, and of these the ones it names most directly."""
    ranked = sorted(found.values(), key=lambda item: (_ORDER.index(item[1].kind), item[0], item[1].iri))
    kind, rank = ranked[0][1].kind, ranked[0][0]
    if kind in PLACES:
        # a name of one place and another name of a second may mean either: 청도 is Cheongdo, and 칭다오 in old texts
        return tuple(entity for order, entity in ranked if entity.kind in PLACES and order <= max(rank, 1))
    return tuple(entity for order, entity in ranked if entity.kind == kind and order == rank)


def countries(text: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Return where a name of a country or part of the world that begins here ends, and its codes."""
    best: tuple[int, tuple[str, ...]] | None = None
    for name, codes in regions.names().items():
        if text.startswith(name, start) and (best is None or len(name) > best[0] - start):
            end = start + len(name)
            if ends_well(text, end, name):
                best = (end, codes)
    return best
