"""What facts rest on: how many documents, how sure, and the quoted words with document, date and place in the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.answers.conditions import iri
from kg.triples import kept
from kg.triples.ledger import ASSERTED, KINDS, Ledger, MissingError, forget, ledger_of, local
from kg.triples.store import Store

_CHUNK = 300
_MANY = 900
LOW_CONFIDENCE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote that a fact rests on: the fact's IRI, the words, the document, and the code points it stands at."""

    thing: str
    quote: str
    document: str
    title: str | None = None
    date: str | None = None
    start: int | None = None
    end: int | None = None
    status: str | None = None
    confidence: float | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How a fact is borne out: its number of documents, the best confidence of its assertions, and what speaks against it."""

    documents: int = 0
    confidence: float | None = None
    conflict: bool = False
    # documents only deny it
    denied: bool = False


def _chunks(things: Sequence[str]) -> Iterable[Sequence[str]]:
    return (things[at : at + _CHUNK] for at in range(0, len(things), _CHUNK))


def support(store: Store, things: Iterable[str]) -> dict[str, Support]:
    """Return what bears out each of the things."""
    wanted = sorted(set(things))
    found: dict[str, Support] = {}
    ledger = ledger_of(store)
    if ledger is not None:
        try:
            found = _noted(ledger, wanted)
        except MissingError:
            forget(store)
        else:
            # what the ledger has no support of: organisations, for one
            wanted = [thing for thing in wanted if local(thing).partition("/")[0] not in ASSERTED]
    if len(wanted) > _MANY:
        return found | _support_of_many(store, wanted)
    for chunk in _chunks(wanted):
        listed = " ".join(iri(thing) for thing in chunk)
        table = store.select(
            "SELECT ?thing (COUNT(DISTINCT ?document) AS ?documents) (MAX(?sure) AS ?best) (SAMPLE(?said) AS ?conflict) (SAMPLE(?no) AS ?denied) WHERE {\n"
            f"  VALUES ?thing {{ {listed} }}\n"
            "  ?thing ic:assertedBy ?assertion . ?assertion ic:document ?document .\n"
            "  OPTIONAL { ?assertion ic:confidence ?sure }\n  OPTIONAL { ?thing ic:conflict ?said }\n"
            "  OPTIONAL { ?thing ic:polarity ?no }\n"
            "} GROUP BY ?thing"
        )
        for thing, documents, best, conflict, denied in table.rows:
            found[thing] = Support(
                documents=documents or 0, confidence=best, conflict=conflict is not None, denied=denied is not None
            )
    return found


def _noted(ledger: Ledger, things: Iterable[str]) -> dict[str, Support]:
    """Return the same from the ledger of a large graph."""
    found: dict[str, Support] = {}
    split = ledger.conflicts()
    for thing in things:
        path = local(thing)
        kind = path.partition("/")[0]
        held = ledger.support(kind).get(path) if kind in ASSERTED else None
        if held is not None:
            denied = kind in KINDS and "polarity" in ledger.things(kind).get(path, ())
            found[thing] = Support(documents=held[0], confidence=held[1], conflict=path in split, denied=denied)
    return found


def _support_of_many(store: Store, things: Sequence[str]) -> dict[str, Support]:
    """Return the same for more things than one would look up: from single passes over the graph, which are kept."""
    counted = kept.select(store, "SELECT ?thing ?count WHERE { ?thing ic:documentCount ?count }")
    documents = dict(counted.rows)
    doubtful = kept.select(
        store,
        f"SELECT DISTINCT ?thing WHERE {{ ?assertion ic:confidence ?sure . FILTER(?sure < {LOW_CONFIDENCE}) ?assertion ic:asserts ?thing }}",
    )
    split = {row[0] for row in store.select("SELECT DISTINCT ?thing WHERE { ?thing ic:conflict ?said }").rows}
    against = {row[0] for row in store.select("SELECT ?thing WHERE { ?thing ic:polarity ic:denied }").rows}
    low = sorted({row[0] for row in doubtful.rows} & set(things))
    found = {
        thing: Support(documents=documents[thing], confidence=None, conflict=thing in split, denied=thing in against)
        for thing in things
        if thing in documents
    }
    for at in range(0, len(low), _MANY):
        found.update(support(store, low[at : at + _MANY]))
    return found


def quotes(store: Store, things: Iterable[str]) -> tuple[Evidence, ...]:
    """Return every quote that the things rest on, by thing in the given order, then by document and place."""
    order = {thing: index for index, thing in enumerate(dict.fromkeys(things))}
    found: list[Evidence] = []
    for chunk in _chunks(list(order)):
        listed = " ".join(iri(thing) for thing in chunk)
        table = store.select(
            "SELECT DISTINCT ?thing ?quote ?document ?title ?date ?source ?start ?end ?status ?sure ?polarity WHERE {\n"
            f"  VALUES ?thing {{ {listed} }}\n"
            "  ?thing ic:assertedBy ?assertion .\n"
            "  ?assertion ic:document ?document ; ic:evidence ?words .\n"
            "  ?words oa:hasSelector ?exact , ?position . ?exact oa:exact ?quote . ?position oa:start ?start ; oa:end ?end .\n"
            "  OPTIONAL { ?document dcterms:title ?title }\n  OPTIONAL { ?document dcterms:issued ?date }\n"
            "  OPTIONAL { ?document dcterms:source ?source }\n"
            "  OPTIONAL { ?assertion ic:status ?status }\n  OPTIONAL { ?assertion ic:confidence ?sure }\n"
            "  OPTIONAL { ?assertion ic:polarity ?polarity }\n}"
        )
        for thing, quote, document, title, date, source, start, end, status, sure, polarity in table.rows:
            found.append(
                Evidence(
                    thing=thing,
                    quote=quote,
                    document=document,
                    title=title or source,
                    date=date,
                    start=start,
                    end=end,
                    status=local(status) if status else None,
                    confidence=sure,
                    denied=bool(polarity) and local(polarity) == "denied",
                )
            )
    found.sort(key=lambda item: (order[item.thing], item.date or "", item.document, item.start or 0, item.end or 0))
    return tuple(found)
