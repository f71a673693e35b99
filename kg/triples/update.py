"""Bring a store up to date with documents that came, went or changed and with decisions: only what they touch.

The outcome is a function of the documents in the store and the decisions, not of how they got there: the same as that
of a build from nothing.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.model import Reading
from kg.triples import entities, identity, terms
from kg.triples.additions import Additions
from kg.triples.decisions import Decisions, decision_quads, reading_of, stored
from kg.triples.edges import compared, edge_changes, edge_of
from kg.triples.glosses import Links
from kg.triples.lots import chunks, components, difference
from kg.triples.members import Arrived, Aside, Members, is_block
from kg.triples.quads import Node, Quads
from kg.triples.records import bodies, file_document, mentioned
from kg.triples.scripts import proposals
from kg.triples.sections import glossed_block
from kg.triples.settings import Settings
from kg.triples.settling import things
from kg.triples.terms import iri, standard, term
from kg.triples.writing import Writing
from kg.vocabulary import IDENTIFIER, Class, Property

# a lot that the bulk loader sorts at once: larger ones make fewer files to merge later, and take more memory
_WAITING = 400_000
_GENERATED = standard("prov", "wasGeneratedBy")


@dataclass(slots=True)
class _Touched:
    blocks: set[str] = field(default_factory=set)
    descriptions: set[Node] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    edges: set[Node] = field(default_factory=set)
    moved: dict[str, None] = field(default_factory=dict)
    persons: set[Node] = field(default_factory=set)
    tenures: set[Node] = field(default_factory=set)


class Update:
    """One run of bringing a store up to date."""

    def __init__(
        self, quads: Quads, settings: Settings, decisions: Decisions, *, fresh: bool = False, room: Path | None = None
    ) -> None:
        """Take the store; FRESH says that it is empty, so that nothing old has to be looked up.

        ROOM is a folder for what a build from nothing puts aside; without one, that stays in memory.
        """
        self.quads = quads
        self.settings = settings
        self.decisions = decisions
        self.fresh = fresh
        # whether a build of these settings has been here before
        self.known_settings = False
        self._touched = _Touched()
        self._arrived: Arrived = {}
        self._decided_blocks: set[str] | None = None
        self._links = Links(quads, decisions.blocks())
        self._waiting: list[ox.Quad] = []
        self._members = Members(quads, decisions.canonical)
        self._aside = Aside(room, decisions.canonical)
        self._writing = Writing(quads, decisions)

    def run(self, added: Iterable[Reading], removed: Iterable[str]) -> None:
        """Take documents out (their ids) and put readings in, apply what changed in the decisions, derive anew."""
        with contextlib.closing(self._aside):
            gone, again = self._decided()
            for identifier in sorted({*removed, *gone}):
                self._remove(identifier)
            self._add(added)
            self._add(again)
            self._settings_node()
            self._entities()
            self._blocks()
            self._edges()
            self._flush()

    def _change(self, remove: Sequence[ox.Quad], add: Sequence[ox.Quad]) -> None:
        """Take quads out and put quads in; an empty store takes them in large lots, which `_flush` completes."""
        if not self.fresh:
            self.quads.change(remove, add)
            return
        self._waiting += add
        if len(self._waiting) > _WAITING:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self.quads.change((), self._waiting)
            self._waiting = []

    # documents

    def _remove(self, identifier: str) -> None:
        graph = iri(f"document/{identifier}")
        held = self.quads.graph(graph)
        told: dict[Node, list[str]] = defaultdict(list)
        for quad in held:
            if quad.predicate == term(Property.BLOCK):
                told[terms.subject(quad)].append(terms.value(quad))
            elif quad.predicate == term(Property.NAMES):
                self._touched.descriptions.add(terms.target(quad))
        for names in told.values():
            own = [name for name in names if is_block(name)]
            glossed = [name[:-1] for name in names if name.endswith("=")]
            self._touched.blocks |= {*own, *glossed}
            for one in own:
                for other in glossed:
                    self._links.note(one, other)
        self.quads.change(held, ())

    def _add(self, readings: Iterable[Reading]) -> None:
        known: set[Node] = set()
        for reading in readings:
            filed = file_document(
                reading, self.settings.node, rename=self.decisions.canonical, least=self.settings.least
            )
            waiting = list(filed.quads)
            if self.fresh:
                self._aside.put(filed.members)
            for name, member, _ in filed.members:
                glossed = glossed_block(member.statement)
                if glossed and glossed != name:
                    self._links.note(name, glossed)
                    self._touched.blocks |= {name, glossed}
                elif self.fresh:
                    self._touched.blocks.add(name)
                else:
                    self._arrived.setdefault(name, []).append(member)
            node = iri(f"document/{reading.document.id}")
            for description in entities.descriptions(reading, bodies(reading), mentioned(reading)):
                there = iri(description.path)
                waiting.append(ox.Quad(node, term(Property.NAMES), there, node))
                if there not in known:
                    known.add(there)
                    quads = description.quads()
                    # what other documents have described so already is there, and what follows from it
                    if self.fresh or not self.quads.held(quads[:1]):
                        waiting += quads
                        self._touched.descriptions.add(there)
            self._change((), waiting)
        self._flush()

    def _settings_node(self) -> None:
        node = self.settings.node
        wanted = [
            ox.Quad(node, terms.TYPE, term(Class.BUILD), terms.BUILDS),
            ox.Quad(node, standard("dcterms", "hasVersion"), ox.Literal(self.settings.version), terms.BUILDS),
            ox.Quad(node, term(Property.CONFIDENCE), ox.Literal(float(self.settings.least)), terms.BUILDS),
        ]
        old = [] if self.fresh else self.quads.graph(terms.BUILDS)
        self.known_settings = any(quad.subject == node for quad in old)
        used = self.quads.exists(_GENERATED, {terms.subject(quad) for quad in [*old, *wanted]})
        stale = [quad for quad in old if quad.subject not in used]
        known = set(old)
        self.quads.change(stale, [quad for quad in wanted if quad not in known] if node in used else [])

    # decisions

    def _decided(self) -> tuple[set[str], list[Reading]]:
        """Return the documents to take out, and the readings to put in, because decisions came or went."""
        before = set() if self.fresh else stored(self.quads.graph(terms.DECISIONS))
        after = set(enumerate(self.decisions.rows))
        changed = {row for _, row in before ^ after}
        self.quads.change(
            [quad for pair in before - after for quad in decision_quads(*pair)],
            [quad for pair in after - before for quad in decision_quads(*pair)],
        )
        was = Decisions(row for _, row in sorted(before))
        documents: set[str] = set()
        for row in changed:
            for path in (row.subject, row.value):
                if path.startswith(identity.REFERENCES):
                    documents |= self._naming(path)
                    self._touched.references.add(path)
                elif path.startswith("assertion/"):
                    self._touched.blocks |= self._members.blocks_of([iri(path)])
                elif name := identity.block_of(path):
                    self._touched.blocks.add(name)
        # what people added is a document of its own; an entity that goes by another name is filed anew everywhere
        gone = {name for name in was.added if name not in self.decisions.added}
        came = [reading_of(row) for name, row in self.decisions.added.items() if name not in was.added]
        documents -= {*gone, *(reading.document.id for reading in came)}
        again = [reading for name in sorted(documents) if (reading := self._reading(name))]
        linked_before, linked_now = was.blocks(), self.decisions.blocks()
        for name in list(self._touched.blocks):
            self._touched.blocks |= linked_before.get(name, frozenset()) | linked_now.get(name, frozenset())
        return gone | {reading.document.id for reading in again}, [*came, *again]

    def _naming(self, reference: str) -> set[str]:
        """Return the documents that name an entity."""
        given = self.quads.subjects(term(Property.DESCRIBES), [iri(reference)])[iri(reference)]
        naming = self.quads.subjects(term(Property.NAMES), given)
        return {terms.path_of(node).removeprefix("document/") for nodes in naming.values() for node in nodes}

    def _reading(self, identifier: str) -> Reading | None:
        from kg.triples.rebuild import reading

        held = self.quads.graph(iri(f"document/{identifier}"))
        return reading(self.quads, identifier, held) if held else None

    # entities

    def _entities(self) -> None:
        describes, names = term(Property.DESCRIBES), term(Property.NAMES)
        rename = self.decisions.canonical
        touched = self._touched.descriptions
        for chunk in chunks(sorted(touched, key=str)):
            used = self.quads.exists(names, chunk)
            held = self.quads.about(chunk, terms.ENTITIES)
            for node in chunk:
                self._touched.references |= {
                    terms.path_of(terms.target(quad)) for quad in held[node] if quad.predicate == describes
                }
            self.quads.change([quad for node in chunk if node not in used for quad in held[node]], ())
        references = {rename.get(name, name) for name in self._touched.references} | self._touched.references
        for named in chunks(sorted(references)):
            self._describe(named)
        self._flush()

    def _describe(self, references: Sequence[str]) -> None:
        """Write the nodes of entities anew; where a label changed, what it labels is derived anew."""
        nodes = [iri(reference) for reference in references]
        old = {} if self.fresh else self.quads.about(nodes, terms.ENTITIES)
        remove: list[ox.Quad] = []
        add: list[ox.Quad] = []
        for reference, node in zip(references, nodes, strict=True):
            found = entities.gathered(self.quads, self.decisions, reference)
            new = []
            if found is not None:
                new = entities.entity_quads(found)
                review = self.decisions.reviews.get(reference)
                if review is not None:
                    new.append(ox.Quad(node, term(Property.REVIEW), term(review), terms.ENTITIES))
            before = old.get(node, [])
            gone, came = difference(before, new)
            remove += gone
            add += came
            if before and any(quad.predicate == terms.PREFERRED for quad in [*gone, *came]):
                for identifier in self._naming(reference):
                    graph = self.quads.graph(iri(f"document/{identifier}"))
                    self._touched.blocks |= {
                        terms.value(quad)
                        for quad in graph
                        if quad.predicate == term(Property.BLOCK) and is_block(terms.value(quad))
                    }
        self._change(remove, add)

    # things

    def _blocks(self) -> None:
        joined = self.decisions.blocks()
        self._short_ways(officials=True)
        officials = sorted(name for name in self._touched.blocks if identity.is_official(name))
        for chunk in components(officials, self._links.joined(officials, read=not self.fresh)):
            self._derive(chunk)
        if not self.fresh:
            # from nothing, all blocks are derived after the officials anyway
            self._repoint()
        self._propose()
        self._short_ways(officials=False)
        rest = sorted(name for name in self._touched.blocks if not identity.is_official(name))
        # policies are pointed to as well, by awards and by other policies: where one came or went, once more
        for chunk in components(rest, joined):
            self._derive(chunk)
        again = self._repoint()
        for chunk in components(sorted(again), joined):
            self._derive(chunk)

    def _short_ways(self, *, officials: bool) -> None:
        """Put in new assertions without reading the rest of their blocks, where that comes to the same."""
        if self._decided_blocks is None:
            self._decided_blocks = self._blocks_of_decisions()
        arrived = {name: new for name, new in self._arrived.items() if identity.is_official(name) is officials}
        whole = {name for name in arrived if name in self._decided_blocks}
        self._touched.blocks |= whole
        additions = Additions(self.quads, self._members.recorded, self._writing.quads_of)
        additions.run({name: new for name, new in arrived.items() if name not in self._touched.blocks})
        self._touched.blocks |= additions.left
        self._replace(*difference(additions.gone, additions.came))

    def _propose(self) -> None:
        """Propose that officials named in two scripts are one, anew for those that changed."""
        self._flush()
        held = self.quads.having(sorted(self._touched.tenures, key=str), term(Property.OFFICIAL))
        persons = self._touched.persons | {terms.target(quad) for quad in held}
        for chunk in chunks(sorted(persons, key=str)):
            self._change(*proposals(self.quads, chunk, self.decisions.parted, self._together))
        self._flush()

    def _together(self, blocks: Iterable[str]) -> dict[str, frozenset[str]]:
        return self._links.joined(blocks, read=not self.fresh)

    def _blocks_of_decisions(self) -> set[str]:
        """Return the blocks about which people have decided anything: in these all is weighed together."""
        paths = {path for row in self.decisions.rows for path in (row.subject, row.value)}
        assertions = [iri(path) for path in sorted(paths) if path.startswith("assertion/")]
        named = {name for path in paths if (name := identity.block_of(path))}
        return named.union(*(self._members.blocks_of(chunk) for chunk in chunks(assertions)), self.decisions.blocks())

    def _repoint(self) -> set[str]:
        """Touch the blocks whose assertions point to something that moved, came or went."""
        self._flush()
        moved = [ox.Literal(identity.person_block(path)) for path in self._touched.moved]
        self._touched.moved.clear()
        found: set[str] = set()
        for chunk in chunks(moved):
            pointing = self.quads.subjects(term(Property.BLOCK), chunk)
            found |= self._members.blocks_of({node for nodes in pointing.values() for node in nodes})
        self._touched.blocks |= found
        return found

    def _derive(self, components: Sequence[Sequence[str]]) -> None:
        """Write the things of blocks anew, from all that is asserted of them."""
        names = [name for component in components for name in component]
        by_block, old = (self._aside.take(names), []) if self.fresh else self._members.read(names)
        settled = [
            thing
            for component in components
            for thing in things({name: by_block[name] for name in component}, self.decisions)
        ]
        self._replace(*difference(old, self._writing.quads_of(settled)))

    def _replace(self, gone: list[ox.Quad], came: list[ox.Quad]) -> None:
        """Change the quads of things, and note which edges and which officials and policies that touches."""
        for quad in [*gone, *came]:
            predicate = quad.predicate
            if predicate == _SUPPORTS:
                self._touched.edges.add(terms.target(quad))
            elif predicate == _HOLDER:
                self._touched.persons.add(terms.target(quad))
            elif not self.fresh or predicate in _MOVING:
                self._touch(quad)
        self._change(gone, came)

    def _touch(self, quad: ox.Quad) -> None:
        """Note of which official, tenure or policy a quad tells something by which others find it."""
        node = terms.subject(quad)
        kind = str(node.value).removeprefix(IDENTIFIER).partition("/")[0]
        if kind == "tenure":
            self._touched.tenures.add(node)
        elif kind == "official":
            self._touched.persons.add(node)
        if kind in ("official", "policy") and quad.predicate in _MOVING:
            self._touched.moved[terms.path_of(node)] = None

    def _edges(self) -> None:
        self._flush()
        touched = self._touched.edges
        # from nothing, all that is supported was told a moment ago
        supported = touched if self.fresh else None
        for chunk in chunks(sorted(compared(edge_of(node) for node in touched))):
            self._change(*edge_changes(self.quads, chunk, supported=supported))


_SUPPORTS, _HOLDER = term(Property.SUPPORTS), term(Property.OFFICIAL)
# that something is an official or a policy, or has become part of another one
_MOVING = frozenset({terms.TYPE, terms.IS_REPLACED_BY})
