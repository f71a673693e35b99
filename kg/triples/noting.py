"""What a build writes, noted on its way into the store: the ledger of a new graph, or what moved in an old one.

The values of a new graph are put aside while they pass, and made into the ledger's files, one kind after the other,
when the build ends: the store need not be read again for them. Of a later build only the subjects that it touched are
noted, and the ledger is written anew from the one before once there are many.
"""

import json
import marshal
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.triples import ledger, terms
from kg.triples.quads import Passing, Quads
from kg.triples.terms import term
from kg.vocabulary import IDENTIFIER, Property

# a new graph of more assertions than this has no ledger: it would be read more slowly than the store
_MOST = 600_000
# from so many touched subjects on, the ledger is written anew by the build: reading them would hold up every question
_MANY = 600
_LOT = 4_000
_ASSERTION = IDENTIFIER + "assertion/"
_CONFIDENCE, _ASSERTS = term(Property.CONFIDENCE), term(Property.ASSERTS)
_CONFLICT, _EVIDENCE = term(Property.CONFLICT), term(Property.EVIDENCE)
_TOLD = frozenset(
    {
        *ledger.PROPERTIES,
        *ledger.NAMES,
        *ledger.EDGES,
        *(terms.LABEL, ledger.ISSUED, _CONFIDENCE, _ASSERTS, _CONFLICT, _EVIDENCE),
    }
)
_OF_ASSERTIONS = {_CONFIDENCE: "sure", _ASSERTS: "asserts", _EVIDENCE: "evidence"}
# which of the ledger's files a path's values go to: a thing's kind, or "entity"
_Row = tuple[Any, ...]


class Noting(Passing):
    """Quads that note what is written for the ledger; all else they pass on."""

    def __init__(self, quads: Quads, folder: Path, *, number: int, fresh: bool) -> None:
        """Wrap quads of a generation; FOLDER is where ledgers lie, FRESH says that nothing is in the store yet."""
        super().__init__(quads)
        self._folder = folder
        self._number = number
        self._spool = _Spool(folder / "spool") if fresh else None
        self._touched: set[str] = set()

    def close(self) -> None:
        """Let go of the store."""
        super().close()
        if self._spool is not None:
            self._spool.close()

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Take quads out, then put quads in, and note what bears upon the ledger."""
        removed, added = list(remove), list(add)
        if self._spool is None:
            for quad in (*removed, *added):
                row = _filed(quad)
                if row is not None:
                    self._touched.add(row[1].removeprefix(IDENTIFIER))
                    if row[2] == "asserts":
                        # an assertion that goes leaves no way to what it was about
                        self._touched.add(row[3])
        elif self._spool.open:
            self._spool.take(removed, came=False)
            self._spool.take(added, came=True)
        self._inner.change(removed, added)

    def write(self, store: ox.Store) -> None:
        """Write what was noted, before the generation is shown; a disk that does not take it leaves no ledger."""
        with suppress(OSError):
            self._write(store)

    def _write(self, store: ox.Store) -> None:
        self._folder.mkdir(exist_ok=True)
        if self._spool is not None:
            if self._spool.open:
                _publish(self._folder, self._number, self._spool.files())
            return
        (self._folder / f"{self._number:06d}.json").write_text(json.dumps(sorted(self._touched)), encoding="utf-8")
        found = ledger.chain(self._folder, self._number)
        if found is None:
            if len(self._touched) >= ledger.LARGE:
                make(store, self._folder, self._number)
            return
        base, about, touched = found
        if len(touched) > _MANY or (about["things"] < ledger.LARGE and len(touched) > about["things"]):
            _publish(self._folder, self._number, _renewed(store, base, touched))


def make(store: ox.Store, folder: Path, number: int) -> None:
    """Write the ledger of a graph that is in a store already, by reading it: a minute for ten thousand documents."""
    folder.mkdir(exist_ok=True)
    spool = _Spool(folder / "spool")
    for graph in (terms.THINGS, terms.ENTITIES, terms.EDGES):
        spool.take(store.quads_for_pattern(None, None, None, graph), came=True)
    for predicate in (_CONFIDENCE, _ASSERTS, _EVIDENCE, ledger.ISSUED):
        spool.take(store.quads_for_pattern(None, predicate, None), came=True)
    if spool.open:
        _publish(folder, number, spool.files())
    spool.close()


def _filed(quad: ox.Quad) -> _Row | None:  # noqa: PLR0911 - a line a kind of value
    """Return the row of a quad that the ledger holds: its file, subject, property, text and language; else None."""
    predicate = quad.predicate
    if (name := ledger.PROPERTIES.get(predicate)) is not None:
        graph = quad.graph_name
        if graph == terms.THINGS:
            path = _path(quad)
            return path.partition("/")[0], path, name, ledger.local(terms.value(quad)), ""
        return ("entity", _path(quad), name, ledger.local(terms.value(quad)), "") if graph == terms.ENTITIES else None
    if predicate == terms.LABEL and quad.graph_name == terms.THINGS:
        path = _path(quad)
        return (f"{path.partition('/')[0]}-label", path, "", *ledger.text_of(quad))
    if (name := ledger.NAMES.get(predicate)) is not None:
        told = quad.graph_name in (terms.THINGS, terms.ENTITIES)
        return ("names", _path(quad), name, *ledger.text_of(quad)) if told else None
    if (name := _OF_ASSERTIONS.get(predicate)) is not None:
        subject = terms.subject(quad).value
        if not subject.startswith(_ASSERTION):
            return None
        document = terms.graph_of(quad).value if name == "sure" else ""
        return "support", subject[len(IDENTIFIER) :], name, ledger.local(terms.value(quad)), document
    if predicate == ledger.ISSUED:
        return "support", terms.subject(quad).value, "issued", terms.value(quad), ""
    if predicate == _CONFLICT and quad.graph_name == terms.THINGS:
        return "conflict", _path(quad), "", *ledger.text_of(quad)
    if (name := ledger.EDGES.get(predicate)) is not None and quad.graph_name == terms.EDGES:
        return "edges", _path(quad), name, ledger.local(terms.value(quad)), ""
    return None


def _path(quad: ox.Quad) -> str:
    return terms.subject(quad).value.removeprefix(IDENTIFIER)


class _Spool:
    """Rows on their way to the ledger's files; many wait on the disk until the build ends."""

    def __init__(self, folder: Path) -> None:
        # one builder at a time holds the store: what lies here was left by one that was killed
        shutil.rmtree(folder, ignore_errors=True)
        self._folder = folder
        self._files: dict[str, IO[bytes]] = {}
        self._lots: dict[str, list[_Row]] = defaultdict(list)
        self._assertions = 0
        self.open = True

    def take(self, quads: Iterable[ox.Quad], *, came: bool) -> None:
        """Put the rows of quads aside; a disk that does not take them leaves the graph without a ledger."""
        try:
            for quad in quads:
                # most of what documents say is none of the ledger's: out at once
                row = _filed(quad) if quad.predicate in _TOLD else None
                if row is not None:
                    lot = self._lots[row[0]]
                    lot.append((came, *row[1:]))
                    if len(lot) >= _LOT:
                        self._flush(row[0])
                    self._assertions += row[2] == "sure" and came
        except OSError:
            self.close()
        if self._assertions > _MOST:
            self.close()

    def _flush(self, name: str) -> None:
        if name not in self._files:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._files[name] = (self._folder / name).open("w+b")
        # read back by this process alone, within this build
        marshal.dump(self._lots.pop(name), self._files[name])

    def _rows(self, name: str) -> Iterator[_Row]:
        file = self._files.get(name)
        if file is not None:
            file.seek(0)
            with suppress(EOFError):
                while True:
                    yield from marshal.load(file)  # noqa: S302 - as above
        yield from self._lots.get(name, ())

    def files(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the ledger's files, one after the other: name and content."""
        for name in (*ledger.KINDS, "entity", "edges"):
            yield name, {path: {name: sorted(values) for name, values in sorted(each.items())}
                         for path, each in self._records(name).items()
                         if name == "edges" or "type" in each}  # fmt: skip
        for kind in ledger.KINDS:
            found = self._texts(f"{kind}-label")
            yield f"{kind}-label", {path: {tag: text for _, text, tag in sorted(each, reverse=True)}
                                    for path, each in found.items()}  # fmt: skip
        yield "names", {path: sorted(each) for path, each in self._texts("names").items()}
        yield "conflict", dict.fromkeys(self._texts("conflict"), True)
        yield from self._support()

    def _records(self, name: str) -> dict[str, dict[str, set[str]]]:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for came, path, prop, value, _ in self._rows(name):
            if came:
                found[path][prop].add(value)
            else:
                found[path][prop].discard(value)
        return {
            path: {prop: each for prop, each in found[path].items() if each}
            for path in sorted(found)
            if any(found[path].values())
        }

    def _texts(self, name: str) -> dict[str, set[tuple[str, str, str]]]:
        found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for came, path, *rest in self._rows(name):
            said = (rest[0], rest[1], rest[2])
            if came:
                found[path].add(said)
            else:
                found[path].discard(said)
        return {path: found[path] for path in sorted(found) if found[path]}

    def _support(self) -> Iterator[tuple[str, dict[str, Any]]]:
        asserts: dict[str, str] = {}
        sure: dict[str, tuple[str, str]] = {}
        issued: dict[str, set[str]] = defaultdict(set)
        quotes: Counter[str] = Counter()
        for came, path, prop, value, document in self._rows("support"):
            if prop == "issued":
                (issued[path].add if came else issued[path].discard)(value)
            elif prop == "asserts":
                _put(asserts, path, value, came=came)
            elif prop == "evidence":
                quotes[path] += 1 if came else -1
            else:
                _put(sure, path, (value, document), came=came)
        things: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for assertion, path in asserts.items():
            if assertion in sure:
                things[path.partition("/")[0]][path].append(assertion)
        for kind in ledger.ASSERTED:
            found: dict[str, ledger.Support] = {}
            for path, assertions in sorted(things.pop(kind, {}).items()):
                documents = {sure[each][1] for each in assertions}
                dates = set().union(*(issued.get(document, ()) for document in documents))
                values = [float(sure[each][0]) for each in assertions]
                quoted = sum(quotes[each] > 0 for each in assertions)
                found[path] = (
                    len(documents), max(values), tuple(sorted(dates)), len(values), quoted, ledger.total(values),
                )  # fmt: skip
            yield f"{kind}-support", found

    def close(self) -> None:
        """Throw the rows away."""
        self.open = False
        self._lots.clear()
        for file in self._files.values():
            file.close()
        self._files.clear()
        shutil.rmtree(self._folder, ignore_errors=True)


def _put(found: dict[str, Any], key: str, value: Any, *, came: bool) -> None:  # noqa: ANN401 - any value
    if came:
        found[key] = value
    elif found.get(key) == value:
        del found[key]


def _renewed(store: ox.Store, base: Path, touched: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the files of a ledger as they are after builds that touched subjects."""
    from kg.triples.store import Store

    now = ledger.Ledger(Store(store, ""), base, touched)
    for kind in ledger.KINDS:
        yield kind, now.things(kind)
        yield f"{kind}-label", now.labels(kind)
    for kind in ledger.ASSERTED:
        yield f"{kind}-support", now.support(kind)
    yield "entity", now.entities()
    yield "edges", now.edges()
    yield "names", now.names()
    yield "conflict", now.conflicts()


def _publish(folder: Path, number: int, files: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Write a ledger in one step, and remove what it takes the place of."""
    part = folder / f"{number:06d}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    things = 0
    for name, content in files:
        things += len(content) if name in ledger.KINDS else 0
        (part / f"{name}.json").write_text(
            json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
    (part / "about.json").write_text(json.dumps({"format": ledger.FORMAT, "things": things}), encoding="utf-8")
    whole = folder / f"{number:06d}"
    shutil.rmtree(whole, ignore_errors=True)
    part.rename(whole)
    _sweep(folder, number)


def _sweep(folder: Path, number: int) -> None:
    """Remove the ledgers and notes before a number that no readers of the last two generations need."""
    kept = max(
        (int(each.name) for each in folder.iterdir() if each.name.isdigit() and int(each.name) < number), default=0
    )
    for item in folder.iterdir():
        name = item.name.partition(".")[0]
        if name.isdigit() and int(name) < kept and item.name != f"{kept:06d}":
            if item.is_dir():
                shutil.rmtree(item, ignore_errors=True)
            else:
                item.unlink(missing_ok=True)
