"""Relations in plain press-release English: the same facts as in Korean, from a smaller lexicon of frames."""

from kg.model import Agreement, Event, EventKind, Membership, Statement, Status
from kg.statements import english_agreements
from kg.statements.analysis import Analysis
from kg.statements.english_clauses import clauses, verbless
from kg.statements.english_events import meetings, trainings, visits
from kg.statements.english_gatherings import gatherings
from kg.statements.english_memberships import memberships


def extract(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the agreements, memberships and events that an English document states."""
    found: list[Statement] = list(english_agreements.glances(analysis))
    recent: str | None = None
    network: str | None = None
    for known, sentence in zip(analysis.sentences, clauses(analysis), strict=True):
        if not sentence:
            if alone := verbless(analysis, known):
                found.extend(english_agreements.find(analysis, (alone,), recent))
            continue
        named = analysis.of(sentence[0].sentence)
        networks = [each.references[0] for each in named if each.kind == "network" and each.references]
        network = networks[0] if networks else network
        found.extend(english_agreements.find(analysis, sentence, recent))
        found.extend(memberships(analysis, sentence, networks, network))
        for clause in sentence:
            found.extend(visits(analysis, clause))
            found.extend(meetings(analysis, clause, found, recent))
            found.extend(trainings(analysis, clause, recent))
        found.extend(gatherings(analysis, sentence, networks))
        home = analysis.local(sentence[0].sentence.line)
        for each in named:
            if each.kind in ("place", "official") and each.reference and each.reference != home:
                if each.reference.startswith("place/"):
                    recent = each.reference
    return _merged(found)


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
