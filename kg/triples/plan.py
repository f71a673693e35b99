"""What a build has to do: its sources compared with the store by content."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg import documents
from kg.errors import KgError
from kg.model import Document
from kg.triples import terms
from kg.triples.parallel import Failure
from kg.triples.quads import Quads
from kg.triples.settings import Settings
from kg.triples.terms import iri, standard

SOURCE = standard("dcterms", "source")
GENERATED = standard("prov", "wasGeneratedBy")


@dataclass(slots=True)
class Plan:
    """What a build has to do: documents to read by id, those known already, ids to take out, what failed."""

    new: dict[str, Document] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    sources: dict[str, set[str]] = field(default_factory=dict)
    dropped: dict[str, set[str]] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)


def plan_of(quads: Quads, settings: Settings, sources: Iterable[str | Path]) -> Plan:
    """Compare the sources with the store by content: what is new, what is known, what has changed."""
    plan = Plan()
    for path in documents.find(sources):
        try:
            document = documents.read(path)
        except KgError as error:
            plan.failed.append(Failure(str(path), str(error)))
            continue
        plan.sources.setdefault(document.id, set()).add(document.source)
        held = quads.about([iri(f"document/{document.id}")])[iri(f"document/{document.id}")]
        if held and any(quad.predicate == GENERATED and quad.object == settings.node for quad in held):
            plan.known.add(document.id)
        else:
            if held:
                # read by another version of this program, or with another threshold
                plan.removed.add(document.id)
                plan.sources[document.id] |= {terms.value(quad) for quad in held if quad.predicate == SOURCE}
            plan.new[document.id] = document
    given = {source: identifier for identifier, each in plan.sources.items() for source in each}
    before = quads.subjects(SOURCE, [ox.Literal(source) for source in given])
    for literal, nodes in before.items():
        for node in nodes:
            old = terms.path_of(node).removeprefix("document/")
            if old == given[literal.value]:
                continue
            # the file has changed: what it said before goes, unless another file still says it
            plan.dropped.setdefault(old, set()).add(literal.value)
            kept = {terms.value(q) for q in quads.about([node])[node] if q.predicate == SOURCE}
            kept |= plan.sources.get(old, set())
            if not kept - plan.dropped[old]:
                plan.removed.add(old)
    return plan


def set_sources(quads: Quads, plan: Plan, arrived: set[str]) -> None:
    """Write under which paths each document was found."""
    remove: list[ox.Quad] = []
    add: list[ox.Quad] = []
    for identifier, found in plan.sources.items():
        if identifier in plan.known or identifier in arrived:
            node = iri(f"document/{identifier}")
            add += [ox.Quad(node, SOURCE, ox.Literal(source), node) for source in sorted(found)]
    for identifier, gone in plan.dropped.items():
        if identifier not in plan.removed:
            node = iri(f"document/{identifier}")
            remove += [ox.Quad(node, SOURCE, ox.Literal(source), node) for source in sorted(gone)]
    held = quads.held(add)
    quads.change(remove, [quad for quad in add if quad not in held])
