"""Facts and actors in, the content of a page out: which facts are lines, which are nodes, and what joins what."""

from collections import defaultdict

from kg.views.content import Content, Edge, Fact, Node, Source, stage
from kg.vocabulary import IDENTIFIER

# they name who was there or which way it went, of ends the thing has already: no line of their own
_ASIDES = frozenset({"from", "to", "attendee", "signatory", "partOf"})


def assemble(  # noqa: PLR0913 - the parts of a content
    facts: tuple[Fact, ...],
    actors: dict[str, Node],
    sources: tuple[Source, ...],
    themes: tuple[Node, ...],
    *,
    labels: dict[str, dict[str, str]] | None = None,
    countries: tuple[tuple[str, str, str], ...] = (),
) -> Content:
    """Return the content whose edges and further nodes follow from the facts."""
    nodes = dict(actors)
    for fact in facts:
        if stands_alone(fact):
            nodes[fact.id] = _thing_node(fact, labels or {})
        for _, end in fact.ends:
            if end not in nodes:
                nodes[end] = Node(id=end, kind="other", ko=tail(end), en=tail(end))
    edges = _edges(facts)
    used = {end for fact in facts for _, end in fact.ends} | {fact.id for fact in facts}
    kept = tuple(
        node for key, node in sorted(nodes.items()) if node.kind not in ("theme", "country", "group") or key in used
    )
    return Content(
        nodes=kept,
        edges=edges,
        facts=facts,
        sources=sources,
        themes=themes,
        countries=countries,
        total_nodes=len(kept),
        total_facts=len(facts),
    )


def stands_alone(fact: Fact) -> bool:
    """Tell whether a fact is a node: it has a name of its own, or does not join exactly two ends."""
    if fact.kind == "policy":
        return True
    ends = {end for part, end in fact.ends if part not in _ASIDES}
    return len(ends) != 2 or (fact.kind == "event" and bool(fact.name))  # noqa: PLR2004 - a line has two ends


def _edges(facts: tuple[Fact, ...]) -> tuple[Edge, ...]:
    grouped: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for fact in facts:
        group = stage(fact.status)
        ends = [(part, end) for part, end in fact.ends if part not in _ASIDES or fact.kind == "event"]
        if stands_alone(fact):
            # one line an end, named for the first part it plays
            parts: dict[str, str] = {}
            for part, end in ends:
                parts.setdefault(end, part)
            for end, part in parts.items():
                if end != fact.id:
                    grouped[fact.id, end, part, group].append(fact.id)
        else:
            parts_of = [(part, end) for part, end in ends if part not in _ASIDES]
            pair = tuple(dict.fromkeys(end for _, end in parts_of))
            relation = fact.kind if fact.kind in ("exchange", "engagement", "tenure") else fact.type
            grouped[pair[0], pair[1], relation, group].append(fact.id)
    return tuple(
        Edge(source=source, target=target, relation=relation, stage=group, facts=tuple(found))
        for (source, target, relation, group), found in sorted(grouped.items())
    )


def _thing_node(fact: Fact, labels: dict[str, dict[str, str]]) -> Node:
    names = labels.get(IDENTIFIER + fact.id, {})
    spare = fact.name or fact.type
    return Node(
        id=fact.id,
        kind=fact.kind,
        ko=name_in(names, "ko", spare),
        en=name_in(names, "en", spare),
        labels=tuple(dict.fromkeys(names.get("all", "").split("\n"))),
    )


def name_in(names: dict[str, str], language: str, fallback: str) -> str:
    """Return a thing's name in a language, else any name that it has."""
    other = "en" if language == "ko" else "ko"
    return names.get(language) or names.get("any") or names.get(other) or fallback


def tail(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
