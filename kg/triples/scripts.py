"""One person in two scripts: an official named in Hangul by some documents and in Latin letters by others.

Such names lead to two officials. Where both hold the same office of the same place at one time and the names may be one
(by a text that gives both, or by their sounds), that they are the same is proposed, for a person to decide.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import pyoxigraph as ox

from kg.triples import dates, identity, terms
from kg.triples.quads import Node, Quads
from kg.triples.romanization import agrees
from kg.triples.terms import language, term
from kg.vocabulary import Property

_SAME = term(Property.MAYBE_SAME_AS)
# who was seen in an office held it about that long
_TERM = timedelta(days=4 * 365)
_WHEN = (Property.START, Property.END, Property.OBSERVED_ON)


Together = Callable[[Iterable[str]], dict[str, frozenset[str]]]


@dataclass(slots=True)
class _Office:
    """What a tenure says: who, as what, of what, and when."""

    official: Node | None = None
    of: Node | None = None
    role: str = ""
    when: dict[Property, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def held(self) -> tuple[date, date] | None:
        """The days on which it may have been held; None where no date is known."""
        told = sorted(text for found in self.when.values() for text in found if dates.valid(text))
        if not told:
            return None
        start, end = self.when[Property.START], self.when[Property.END]
        first, last = min(dates.stretch(text)[0] for text in told), max(dates.stretch(text)[1] for text in told)
        return (first if start else _moved(first, -_TERM)), (last if end else _moved(last, _TERM))


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def proposals(
    quads: Quads, persons: Iterable[Node], parted: Iterable[frozenset[str]], together: Together
) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """Return which proposals about officials go and which come.

    PARTED are the pairs that people have told apart, TOGETHER tells which blocks are derived with others anyway.
    """
    apart = set(parted)
    asked = sorted(set(persons), key=str)
    tenures = quads.subjects(term(Property.OFFICIAL), asked)
    places = {terms.target(quad) for quad in quads.having(_flat(tenures.values()), term(Property.OF))}
    at_these = quads.subjects(term(Property.OF), sorted(places, key=str))
    offices = _offices(quads, sorted(set(_flat(at_these.values())), key=str))
    names = _names(quads, {office.official for office in offices.values() if office.official is not None})
    wanted: set[ox.Quad] = set()
    candidates = [
        (one, other)
        for same in _by_office(offices).values()
        for one in same
        for other in same
        if one[1].official in tenures and _two_scripts(one[1], other[1], names)
    ]
    _date(quads, {tenure: office for pair in candidates for tenure, office in pair})
    for (_, one), (_, other) in candidates:
        pair = frozenset(terms.path_of(each.official) for each in (one, other) if each.official is not None)
        if pair not in apart and _at_one_time(one, other):
            wanted |= _both_ways(one.official, other.official)
    held = _held(quads, asked)
    blocks = {identity.block_of(terms.path_of(node)) or "" for quad in wanted | held for node in _ends(quad)}
    joined = together(blocks) if len(blocks) > 1 else {}
    wanted = {quad for quad in wanted if _of_two_names(quad, joined)}
    held = {quad for quad in held if _of_two_names(quad, joined)}
    return sorted(held - wanted, key=str), sorted(wanted - held, key=str)


def _flat(found: Iterable[Iterable[Node]]) -> list[Node]:
    return [node for nodes in found for node in nodes]


def _offices(quads: Quads, tenures: Sequence[Node]) -> dict[Node, _Office]:
    found = {tenure: _Office() for tenure in tenures}
    for quad in quads.having(tenures, term(Property.OFFICIAL)):
        found[terms.subject(quad)].official = terms.target(quad)
    for quad in quads.having(tenures, term(Property.OF)):
        found[terms.subject(quad)].of = terms.target(quad)
    for quad in quads.having(tenures, term(Property.ROLE)):
        found[terms.subject(quad)].role = terms.value(quad)
    return found


def _date(quads: Quads, offices: dict[Node, _Office]) -> None:
    for predicate in _WHEN if offices else ():
        for quad in quads.having(sorted(offices, key=str), term(predicate)):
            offices[terms.subject(quad)].when[predicate].append(terms.value(quad))


def _names(quads: Quads, officials: Iterable[Node]) -> dict[Node, list[str]]:
    asked = sorted(officials, key=str)
    found: dict[Node, list[str]] = defaultdict(list)
    for predicate in (terms.PREFERRED, terms.ALTERNATIVE):
        for quad in quads.having(asked, predicate):
            found[terms.subject(quad)].append(terms.value(quad))
    return found


def _by_office(offices: dict[Node, _Office]) -> dict[tuple[str, str], list[tuple[Node, _Office]]]:
    found: dict[tuple[str, str], list[tuple[Node, _Office]]] = defaultdict(list)
    for tenure, office in offices.items():
        if office.official is not None:
            found[str(office.of), office.role].append((tenure, office))
    return found


def _two_scripts(one: _Office, other: _Office, names: dict[Node, list[str]]) -> bool:
    """Tell whether two officials may be one whom some name in Hangul and others in Latin letters alone."""
    if one.official is None or other.official is None or one.official == other.official:
        return False
    mine, theirs = _scripts(names[one.official]), _scripts(names[other.official])
    for (hangul, latin), (others_hangul, others_latin) in ((mine, theirs), (theirs, mine)):
        if not hangul or others_hangul:
            continue
        glossed = {identity.normal(name) for name in latin} & {identity.normal(name) for name in others_latin}
        if glossed or any(agrees(first, second) for first in hangul for second in others_latin):
            return True
    return False


def _scripts(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the names in Hangul, and those in other letters."""
    hangul: list[str] = []
    others: list[str] = []
    for name in names:
        (hangul if language(name) == "ko" else others).append(name)
    return hangul, others


def _at_one_time(one: _Office, other: _Office) -> bool:
    mine, theirs = one.held, other.held
    return mine is None or theirs is None or dates.overlap(mine, theirs)


def _both_ways(one: Node | None, other: Node | None) -> set[ox.Quad]:
    if one is None or other is None:
        return set()
    return {ox.Quad(one, _SAME, other, terms.THINGS), ox.Quad(other, _SAME, one, terms.THINGS)}


def _held(quads: Quads, persons: Sequence[Node]) -> set[ox.Quad]:
    found = set(quads.having(persons, _SAME))
    for person, nodes in quads.subjects(_SAME, persons).items():
        found |= {ox.Quad(node, _SAME, person, terms.THINGS) for node in nodes}
    return found


def _ends(quad: ox.Quad) -> tuple[Node, Node]:
    return terms.subject(quad), terms.target(quad)


def _of_two_names(quad: ox.Quad, joined: dict[str, frozenset[str]]) -> bool:
    """Tell whether a proposal joins officials of two blocks; what lies in one, or in joined ones, is their own."""
    one, other = (identity.block_of(terms.path_of(node)) or "" for node in _ends(quad))
    return one != other and other not in joined.get(one, frozenset())
