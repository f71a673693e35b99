"""What waits for a person: conflicts with both quotes, proposed merges, and facts of low confidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.triples.store import Store

_QUOTES = """
SELECT ?assertion ?document ?title ?exact ?status ?confidence ?start ?signed WHERE {{
  <{thing}> ic:assertedBy ?assertion .
  ?assertion ic:document ?document .
  OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document dcterms:source ?source }}
  OPTIONAL {{ ?assertion ic:status ?status }}
  OPTIONAL {{ ?assertion ic:confidence ?confidence }}
  OPTIONAL {{ ?assertion ic:start ?start }}
  OPTIONAL {{ ?assertion ic:signedOn ?signed }}
  OPTIONAL {{ ?assertion ic:evidence/oa:hasSelector/oa:exact ?exact }}
}} ORDER BY ?document ?assertion ?exact"""


@dataclass(frozen=True, slots=True)
class Quote:
    """What one document says of a thing, word for word."""

    document: str
    title: str
    text: str
    status: str
    date: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: of what kind (conflict, merge, doubt), about which ids, in which words, on which quotes."""

    kind: str
    subject: str
    other: str
    text: str
    quotes: tuple[Quote, ...]
    other_quotes: tuple[Quote, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes the question the same one in the next run."""
        return self.kind, self.subject, self.other


def quotes(store: Store, thing: str) -> tuple[Quote, ...]:
    """Return what documents say of a thing (its full IRI), one quote an assertion and span."""
    rows = store.select(_QUOTES.format(thing=thing)).rows
    return tuple(
        dict.fromkeys(
            Quote(
                document=_path(document),
                title=title or _path(document),
                text=exact or "",
                status=_path(status or ""),
                date=str(start or signed or ""),
            )
            for _, document, title, exact, status, _, start, signed in rows
        )
    )


def _path(iri: str) -> str:
    from kg.vocabulary import IDENTIFIER, ONTOLOGY

    return iri.removeprefix(IDENTIFIER).removeprefix(ONTOLOGY)


def conflicts(store: Store, *, lang: str = "en") -> list[Question]:
    """Return the things of which documents say different things, with what each says."""
    rows = store.select(
        "SELECT ?thing ?conflict ?label WHERE { ?thing ic:conflict ?conflict ; rdfs:label ?label . "
        f'FILTER(LANG(?conflict) = "{lang}" && LANG(?label) = "{lang}") }} ORDER BY ?label ?thing ?conflict'
    ).rows
    return [
        Question("conflict", _path(thing), "", f"{label}: {conflict}", quotes(store, thing))
        for thing, conflict, label in rows
    ]


def proposals(store: Store, *, lang: str = "en") -> list[Question]:
    """Return the pairs of things that may be one."""
    rows = store.select(
        "SELECT ?thing ?other ?label ?second WHERE { ?thing ic:maybeSameAs ?other ; rdfs:label ?label . "
        f'?other rdfs:label ?second . FILTER(LANG(?label) = "{lang}" && LANG(?second) = "{lang}") '
        "} ORDER BY ?label ?thing ?other"
    ).rows
    pairs: dict[tuple[str, str], str] = {}
    for thing, other, label, second in rows:
        if (other, thing) not in pairs:
            pairs[(thing, other)] = f"{label} = {second}?"
    return [
        Question("merge", _path(thing), _path(other), text, _about(store, thing), _about(store, other))
        for (thing, other), text in pairs.items()
    ]


def _about(store: Store, thing: str) -> tuple[Quote, ...]:
    found = quotes(store, thing)
    if found:
        return found
    # of a person, documents assert the offices
    rows = store.select(f"SELECT ?tenure WHERE {{ ?tenure ic:official <{thing}> }} ORDER BY ?tenure").rows
    return tuple(quote for (tenure,) in rows for quote in quotes(store, tenure))


def unsure(store: Store, *, below: float = 0.6, lang: str = "en") -> list[Question]:
    """Return the things that no person has judged and of which the surest assertion is below a confidence."""
    rows = store.select(
        "SELECT ?thing ?label (MAX(?confidence) AS ?best) WHERE { ?thing ic:review ic:machine ; rdfs:label ?label ; "
        f'ic:assertedBy/ic:confidence ?confidence . FILTER(LANG(?label) = "{lang}") }} '
        f"GROUP BY ?thing ?label HAVING (MAX(?confidence) < {below}) ORDER BY ?best ?label ?thing"
    ).rows
    return [
        Question("doubt", _path(thing), "", f"{label} ({best:.2f})", quotes(store, thing))
        for thing, label, best in rows
    ]


def waiting(
    store: Store, decided: Iterable[tuple[str, str]], *, below: float = 0.6, lang: str = "en"
) -> list[Question]:
    """Return all that waits for a person and is not decided yet; DECIDED are (subject, value) pairs of decisions."""
    done = set(decided)
    subjects = {subject for subject, _ in done}
    pairs = {frozenset(pair) for pair in done}
    found = [q for q in proposals(store, lang=lang) if frozenset((q.subject, q.other)) not in pairs]
    found += [
        q for q in (*conflicts(store, lang=lang), *unsure(store, below=below, lang=lang)) if q.subject not in subjects
    ]
    return list({question.key: question for question in found}.values())
