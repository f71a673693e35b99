"""Relations in plain press-release English: the same facts as in Korean, from a smaller lexicon of frames."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Agreement, Event, EventKind, Membership, Statement, Status
from kg.statements import english_agreements, english_called_off, english_days, english_items
from kg.statements.analysis import Analysis
from kg.statements.english_clauses import clauses, verbless
from kg.statements.english_events import meetings, signings, trainings, visits
from kg.statements.english_gatherings import gatherings
from kg.statements.english_memberships import memberships, spoken_of
from kg.statements.english_travels import travels
from kg.statements.membership_parts import titles
from kg.statements.timing import shared


def extract(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the agreements, memberships and events that an English document states."""
    found: list[Statement] = list(english_agreements.glances(analysis))
    recent: str | None = None
    network: str | None = None
    titled = titles(analysis)
    told: list[str] = []
    before = 0
    for known, sentence in zip(analysis.sentences, clauses(analysis), strict=True):
        named = analysis.of(known)
        networks = [each.references[0] for each in named if each.kind == "network" and each.references]
        network = spoken_of(analysis, known, told) or network
        told.extend(networks)
        network = networks[0] if networks else network
        opened = len(found)
        if not sentence:
            if alone := verbless(analysis, known):
                found.extend(english_agreements.find(analysis, (alone,), recent))
                found.extend(memberships(analysis, (alone,), networks, network, titled))
                found.extend(english_items.events(analysis, alone))
                if english_items.listed(alone):
                    found.extend(gatherings(analysis, (english_items.held(analysis, alone),), networks))
            continue
        found.extend(english_agreements.find(analysis, sentence, recent))
        found.extend(memberships(analysis, sentence, networks, network, titled))
        for clause in sentence:
            found.extend(visits(analysis, clause))
            found.extend(meetings(analysis, clause, found, recent))
            found.extend(trainings(analysis, clause, recent))
            found.extend(signings(analysis, clause, found))
        gone = {
            (each.place, each.visitors) for each in found if isinstance(each, Event) and each.type is EventKind.VISIT
        }
        found.extend(each for each in travels(analysis, sentence) if (each.place, each.visitors) not in gone)
        found.extend(gatherings(analysis, sentence, networks))
        found = english_called_off.overturned(analysis, sentence, found, before)
        before = opened
        home = analysis.local(sentence[0].sentence.line)
        for each in named:
            if each.kind in ("place", "official") and each.reference and each.reference != home:
                if each.reference.startswith("place/"):
                    recent = each.reference
    return tuple(_on_occasion(analysis, english_days.settled(analysis, _merged(found))))


_OCCASION = re.compile(
    r"\b(?:during|at|on\s(?:the\s)?(?:sidelines|occasion|margins)\sof)\s(?:the\s)?(?:[A-Z]\w+\s)*(?:forum|summit|assembly|conference|congress|festival|expo)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"^\W*[^.,]{0,40}\balso\s")


def _on_occasion(analysis: Analysis, stated: tuple[Statement, ...]) -> Iterator[Statement]:
    """Yield the statements, agreements concluded on the occasion of a dated gathering with its days.

    What the next sentence says to have been signed as well was signed there too.
    """
    held = [e for e in stated if isinstance(e, Event) and e.type is EventKind.CONFERENCE and e.start]
    day: str | None = None
    last = 0
    for each in stated:
        if not isinstance(each, Agreement) or each.status is not Status.SIGNED or each.date or not held:
            yield each
            continue
        span = each.evidence[0]
        words = analysis.text(span.start, span.end)
        before = [e for e in held if e.evidence[0].start <= span.start and e.status is Status.HELD]
        if before and _OCCASION.search(words):
            day, last = shared(before[-1].start, before[-1].end), span.end
        elif span.start >= last and not (_ALSO.match(words) and _beside(analysis.text(last, span.start))):
            day = None
        last = span.end if day else last
        yield replace(each, date=day) if day else each


_ADJACENT = 150  # letters between two agreements told one after the other


def _beside(between: str) -> bool:
    return len(between) <= _ADJACENT and "\n" not in between


def _merged(found: list[Statement]) -> tuple[Statement, ...]:
    """Return each fact once: the farthest come of an agreement, the most precisely dated of an event."""
    best: dict[tuple[object, ...], Statement] = {}
    order = {Status.TERMINATED: 4, Status.SIGNED: 3, Status.PLANNED: 2, Status.PROPOSED: 1}
    for each in found:
        if isinstance(each, Agreement):
            key: tuple[object, ...] = ("agreement", each.parties, each.type)
            old = best.get(key)
            if isinstance(old, Agreement) and (order.get(old.status, 0), old.date is not None) >= (
                order.get(each.status, 0),
                each.date is not None,
            ):
                continue
        elif isinstance(each, Event):
            name = each.name if each.type not in (EventKind.VISIT, EventKind.MEETING, EventKind.SIGNING) else None
            sides = each.participants if each.type in (EventKind.MEETING, EventKind.SIGNING) else each.visitors
            key = ("event", each.type, name, each.place if name is None else None, sides, each.status)
            old = best.get(key)
            if isinstance(old, Event) and len(old.start or "") >= len(each.start or ""):
                continue
        elif isinstance(each, Membership):
            key = ("membership", each.member, each.network, each.role)
            if key in best:
                continue
        else:
            key = (id(each),)
        best[key] = each
    return tuple(best.values())
