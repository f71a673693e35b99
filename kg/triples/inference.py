"""What follows from the ontology: superclasses, superproperties, the other way of symmetric and inverse properties.

The rules are the ones of OWL 2 RL that `ontology/` uses (cax-sco, prp-spo1, prp-symp, prp-inv1 and 2, and equivalence
as both ways of the first two), worked out triple by triple, so that a graph of any size takes time in its size alone.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.triples import ontology
from kg.vocabulary import IDENTIFIER, PREFIXES

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
INFERRED = ox.NamedNode(IDENTIFIER + "graph/inferred")
_RDFS, _OWL = PREFIXES["rdfs"], PREFIXES["owl"]


class Rules:
    """The rules that an ontology folder states, ready to be applied to triples."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the vocabulary and the alignments of a folder (default: the project's own)."""
        self.classes = ontology.closure(_RDFS + "subClassOf", folder)
        self.properties = ontology.closure(_RDFS + "subPropertyOf", folder)
        self.symmetric: set[str] = set()
        self.inverse: dict[str, set[str]] = {}
        for quad in ontology.read(folder):
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
                continue
            if quad.predicate == TYPE and quad.object.value == _OWL + "SymmetricProperty":
                self.symmetric.add(quad.subject.value)
            if quad.predicate.value == _OWL + "inverseOf":
                self.inverse.setdefault(quad.subject.value, set()).add(quad.object.value)
                self.inverse.setdefault(quad.object.value, set()).add(quad.subject.value)

    def follow(self, triple: ox.Triple) -> Iterator[ox.Triple]:
        """Yield what follows from one triple in one step."""
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if predicate == TYPE:
            if isinstance(value, ox.NamedNode):
                for above in self.classes.get(value.value, ()):
                    yield ox.Triple(subject, TYPE, ox.NamedNode(above))
            return
        for above in self.properties.get(predicate.value, ()):
            yield ox.Triple(subject, ox.NamedNode(above), value)
        if isinstance(value, ox.NamedNode | ox.BlankNode):
            if predicate.value in self.symmetric:
                yield ox.Triple(value, predicate, subject)
            for other in self.inverse.get(predicate.value, ()):
                yield ox.Triple(value, ox.NamedNode(other), subject)


def infer(triples: Iterable[ox.Triple], folder: Path | None = None) -> set[ox.Triple]:
    """Return the triples that follow from TRIPLES and are not among them."""
    rules = _rules(folder)
    given = set(triples)
    found: set[ox.Triple] = set()
    waiting = list(given)
    while waiting:
        for new in rules.follow(waiting.pop()):
            if new not in given and new not in found:
                found.add(new)
                waiting.append(new)
    return found


@cache
def _rules(folder: Path | None) -> Rules:
    return Rules(folder)
