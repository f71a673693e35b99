"""A part of the content, as the command's options ask for it; what is left out is counted and told on the page."""

import dataclasses
import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import InputError, UnknownNameError
from kg.views.assemble import assemble
from kg.views.content import Content, Fact, Node

_NEAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a page is to show: names as a person types them, dates as YYYY, YYYY-MM or YYYY-MM-DD; None is no limit.

    `min_confidence` is from 0 to 1, and a fact counts by the surest of its documents.
    """

    cities: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    min_confidence: float | None = None
    depth: int = 1
    max_nodes: int | None = None


def choose(content: Content, choice: Choice) -> Content:
    """Return the part of the content that the choice asks for; `chosen` says what it was, the totals stay the whole's.

    Raises:
        UnknownNameError: a city, network or theme that the content does not have; the nearest ones are offered.
        InputError: a date that cannot be read, or a period that ends before it begins.

    """
    places = [find(content, name, ("city", "region", "country"), "city") for name in choice.cities]
    networks = [find(content, name, ("network", "organization"), "network") for name in choice.networks]
    themes = _themes(content, choice.themes)
    start, end = _day(choice.start, "--from"), _day(choice.end, "--to")
    if start and end and end < start[: len(end)]:
        raise InputError(f"--from {start} lies after --to {end}. Give the earlier date first.")
    facts: Iterable[Fact] = content.facts
    if themes:
        facts = [fact for fact in facts if themes & set(fact.themes)]
    if choice.statuses:
        facts = [fact for fact in facts if fact.status in choice.statuses]
    if choice.min_confidence is not None:
        facts = [fact for fact in facts if fact.confidence >= choice.min_confidence]
    if start or end:
        facts = [fact for fact in facts if _within(fact, start, end)]
    centres = [node.id for node in (*places, *networks)]
    if centres:
        facts = _around(list(facts), centres, choice.depth)
    told = _told(choice, [*places, *networks])
    kept = tuple(facts)
    if len(kept) < len(content.facts):
        content = _only(content, kept, centres)
    if choice.max_nodes is not None and len(content.nodes) > choice.max_nodes:
        content = _largest(content, centres, choice.max_nodes)
    return dataclasses.replace(content, focus=centres[0] if centres else content.focus, chosen=told)


def find(content: Content, name: str, kinds: Sequence[str], what: str) -> Node:
    """Return the node of some kinds that a person calls by a name: its id, or any spelling of it.

    Raises:
        UnknownNameError: there is none; the nearest names are offered.

    """
    wanted = _plain(name)
    nodes = [node for node in content.nodes if node.kind in kinds]
    ties: dict[str, int] = defaultdict(int)
    for edge in content.edges:
        ties[edge.source] += 1
        ties[edge.target] += 1
    fits = [node for node in nodes if wanted in {_plain(each) for each in _spellings(node)}]
    if fits:
        return max(fits, key=lambda node: (ties[node.id], node.id))
    spellings = {spelling: node for node in nodes for spelling in _spellings(node)}
    near = difflib.get_close_matches(name, spellings, n=_NEAR, cutoff=0.4)
    near += [node.ko for node in nodes if wanted and wanted in _plain(node.ko + node.en)][:_NEAR]
    if not near:
        near = [node.ko for node in sorted(nodes, key=lambda node: (-ties[node.id], node.id))][:_NEAR]
    hint = f"Nearest: {', '.join(dict.fromkeys(near))}." if near else f"The graph has no {what} at all."
    raise UnknownNameError(f"No {what} '{name}' in this graph. {hint}")


def _spellings(node: Node) -> list[str]:
    return [each for each in (node.id, node.id.rsplit("/", 1)[-1], node.ko, node.en, *node.labels) if each]


def _plain(text: str) -> str:
    plain = re.sub(r"[\s'’·-]+", "", text).casefold()
    # 고양시 and 고양 are one city; 시 alone is a name of its own
    return re.sub(r"(?<=..)(?:특별자치시|특별시|광역시|특례시|시|군|구|도)$", "", plain)


def _themes(content: Content, names: Iterable[str]) -> set[str]:
    """Return the ids of the themes that names call; a group stands for its themes."""
    found: set[str] = set()
    known = {spelling.casefold(): theme for theme in content.themes for spelling in _spellings(theme)}
    for name in names:
        theme = known.get(name.casefold())
        if theme is None:
            near = difflib.get_close_matches(name.casefold(), known, n=_NEAR, cutoff=0.3)
            raise UnknownNameError(f"No theme '{name}'. Nearest: {', '.join(near) or 'see kg themes'}.")
        found |= {theme.id} | {each.id for each in content.themes if each.group == theme.id}
    return found


def _day(date: str | None, option: str) -> str | None:
    if date is not None and not re.fullmatch(r"\d{4}(-\d{2}){0,2}", date):
        raise InputError(f"{option} '{date}' is no date. Give YYYY, YYYY-MM or YYYY-MM-DD.")
    return date


def _within(fact: Fact, start: str | None, end: str | None) -> bool:
    """Tell whether a fact lies in a period: any day that it may mean counts, and a fact without a date does not."""
    first, last = fact.start or fact.end, fact.end or fact.start
    if first is None or last is None:
        return False
    # dates compare as text to the precision that both have
    return (start is None or last[: len(start)] >= start[: len(last)]) and (
        end is None or first[: len(end)] <= end[: len(first)]
    )


def _around(facts: list[Fact], centres: list[str], depth: int) -> list[Fact]:
    reached, kept = set(centres), set[str]()
    for _ in range(depth):
        touched = [fact for fact in facts if reached & {fact.id, *(end for _, end in fact.ends)}]
        kept |= {fact.id for fact in touched}
        # themes join everything with everything: they are reached, but do not lead on
        reached |= {end for fact in touched for _, end in fact.ends if not end.startswith("theme/")}
    return [fact for fact in facts if fact.id in kept]


def _told(choice: Choice, nodes: list[Node]) -> tuple[tuple[str, str], ...]:
    told = [(f"--{'network' if node.kind in ('network', 'organization') else 'city'}", node.en) for node in nodes]
    told += [("--theme", theme) for theme in choice.themes] + [("--status", status) for status in choice.statuses]
    limits = (
        *(("--from", choice.start), ("--to", choice.end)),
        *(("--min-confidence", choice.min_confidence), ("--max-nodes", choice.max_nodes)),
    )
    told += [(name, str(value)) for name, value in limits if value is not None]
    return (*told, ("--depth", str(choice.depth))) if nodes else tuple(told)


def _only(content: Content, facts: tuple[Fact, ...], centres: list[str]) -> Content:
    """Return the content of some of its facts: their nodes, lines and documents."""
    used = {end for fact in facts for _, end in fact.ends} | {fact.id for fact in facts} | set(centres)
    actors = {node.id: node for node in content.nodes if node.id in used}
    documents = {quote.source for fact in facts for quote in fact.quotes}
    sources = tuple(source for source in content.sources if source.id in documents)
    part = assemble(facts, actors, sources, content.themes, countries=content.countries)
    # nodes of things keep the labels they had
    nodes = tuple(actors.get(node.id, node) for node in part.nodes if node.id in used)
    return dataclasses.replace(
        part,
        nodes=nodes,
        total_nodes=content.total_nodes,
        total_facts=content.total_facts,
        rejected=content.rejected,
        focus=content.focus,
    )


def _largest(content: Content, centres: list[str], count: int) -> Content:
    """Return the content of its COUNT most tied nodes and the lines between them."""
    ties: dict[str, int] = defaultdict(int)
    for edge in content.edges:
        ties[edge.source] += 1
        ties[edge.target] += 1
    ranked = sorted(content.nodes, key=lambda node: (node.id not in centres, -ties[node.id], node.id))
    kept = {node.id for node in ranked[:count]}
    edges = tuple(edge for edge in content.edges if edge.source in kept and edge.target in kept)
    wanted = {fact for edge in edges for fact in edge.facts}
    facts = tuple(fact for fact in content.facts if fact.id in wanted)
    documents = {quote.source for fact in facts for quote in fact.quotes}
    return dataclasses.replace(
        content,
        nodes=tuple(node for node in content.nodes if node.id in kept),
        edges=edges,
        facts=facts,
        sources=tuple(source for source in content.sources if source.id in documents),
    )
