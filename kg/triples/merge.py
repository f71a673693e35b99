"""Merge the assertions of a block into things: which agree, why, what stays open, and where documents disagree.

Everything here is a function of the assertions' content alone, taken in an order of their own, so that the same
documents give the same things whatever came first.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from kg.model import Agreement, AgreementType, Event, EventKind, Status
from kg.triples import dates, identity
from kg.triples.records import Recorded

Sentence = tuple[str, str]

# how far along a thing is: what is held outdoes what is planned; endings come after both
_RANK = {
    Status.EXPLORED: 0,
    Status.PROPOSED: 1,
    Status.PLANNED: 2,
    Status.HELD: 3,
    Status.SIGNED: 3,
    Status.IN_FORCE: 3,
}
_DONE = 3
_SIMILAR = 0.8


@dataclass(slots=True)
class Cluster:
    """Assertions that are taken to be about one thing, while they are gathered."""

    members: list[Recorded]
    reasons: list[Sentence] = field(default_factory=list)
    doubts: list["Cluster"] = field(default_factory=list)

    def documents(self) -> set[str]:
        """Return the documents that speak of it."""
        return {member.document for member in self.members}


def resolve_status(members: Iterable[Recorded]) -> Status | None:
    """Return the status that the assertions amount to: the furthest that was reached, unless a later one ends it.

    An assertion that denies (withdrew, fell through) counts as a cancellation of what it names.
    """
    reached: tuple[int, str, str] | None = None
    ended: tuple[str, str] | None = None
    for member in members:
        status: Status | None = getattr(member.statement, "status", None)
        if status is None:
            continue
        when = member.published or ""
        if member.statement.denied and status in _RANK:
            ended = max(ended or ("", ""), (when, Status.CANCELLED.value))
        elif status in _RANK:
            reached = max(reached or (-1, "", ""), (_RANK[status], when, status.value))
        else:
            ended = max(ended or ("", ""), (when, status.value))
    if reached is None:
        return Status(ended[1]) if ended else None
    # a thing that a later document reports as held was not ended; without dates, the ending is the later word
    if ended and not (reached[0] == _DONE and reached[1] > ended[0]):
        return Status(ended[1])
    return Status(reached[2])


def span_of(member: Recorded) -> tuple[date, date] | None:
    """Return the days that an assertion's dates cover; None where it has none."""
    statement = member.statement
    start = getattr(statement, "start", None) or getattr(statement, "date", None)
    end = getattr(statement, "end", None)
    if not dates.valid(start):
        return dates.stretch(end) if end and dates.valid(end) else None
    first = dates.stretch(start or "")
    if end and dates.valid(end) and dates.stretch(end)[1] >= first[0]:
        return first[0], dates.stretch(end)[1]
    return first


def _precision(member: Recorded) -> int:
    statement = member.statement
    return len(getattr(statement, "start", None) or getattr(statement, "date", None) or "")


def gather(
    members: Iterable[Recorded],
    *,
    apart: Callable[[Recorded, Recorded], bool],
    alike: Callable[[Recorded, Cluster], bool],
) -> list[Cluster]:
    """Merge dated assertions from the most precise on; each later one joins the one thing it can be, if there is one.

    `alike` tells whether an assertion may belong to a cluster by all but its date; `apart` whether a person has said
    that two are not the same. What could be several things stays by itself, and says which (a doubt).
    """
    clusters: list[Cluster] = []
    for member in sorted(members, key=_order):
        span = span_of(member)
        able = [
            cluster
            for cluster in clusters
            if alike(member, cluster)
            and _joinable(member, cluster)
            and not any(apart(member, other) for other in cluster.members)
        ]
        fitting = [cluster for cluster in able if _dates_fit(member, span, cluster)]
        same = [cluster for cluster in fitting if any(_content(member) == _content(other) for other in cluster.members)]
        if len(same) == 1:
            fitting = same
        if len(fitting) == 1:
            _join(member, fitting[0], span)
            continue
        own = Cluster([member])
        own.doubts += fitting
        clusters.append(own)
    return _confirm(clusters, alike, apart)


def _order(member: Recorded) -> tuple[int, int, str, str, str]:
    status: Status | None = getattr(member.statement, "status", None)
    start = getattr(member.statement, "start", None) or getattr(member.statement, "date", None) or ""
    done = 0 if status is None or _RANK.get(status, _DONE) == _DONE else 1
    name = getattr(member.statement, "name", None) or ""
    return -_precision(member), done, start, f"0{name}" if name else "1", member.assertion


def _content(member: Recorded) -> tuple[object, ...]:
    statement = member.statement
    return tuple(
        getattr(statement, name, None) for name in ("name", "start", "end", "date", "participants", "place", "themes")
    )


def _joinable(member: Recorded, cluster: Cluster) -> bool:
    # one document tells its events apart: two of its statements are one thing only where nothing tells them apart
    return all(member.document != other.document or _content(member) == _content(other) for other in cluster.members)


def _dates_fit(member: Recorded, span: tuple[date, date] | None, cluster: Cluster) -> bool:
    spans = [each for other in cluster.members if (each := span_of(other))]
    if span is None:
        # an undated report belongs to what happened within a year before it was published, or was about to
        if member.published is None or not spans:
            return True
        told = dates.stretch(member.published)
        return any(abs((told[0] - each[0]).days) <= 366 for each in spans)  # noqa: PLR2004 - a year
    if not spans:
        return all(
            other.published is None or abs((dates.stretch(other.published)[0] - span[0]).days) <= 366  # noqa: PLR2004
            for other in cluster.members
        )
    return all(dates.overlap(span, each) for each in spans)


def _join(member: Recorded, cluster: Cluster, span: tuple[date, date] | None) -> None:
    first = cluster.members[0]
    cluster.members.append(member)
    if member.document == first.document:
        return
    if span is None:
        reason = ("same kind and parties; one report gives no date", "종류와 당사자가 같고 한 문서에는 날짜가 없음")
    else:
        mine, theirs = _when(member), _when(first)
        reason = (
            f"same kind and parties; dates agree ({theirs}, {mine})",
            f"종류와 당사자가 같고 날짜가 맞음 ({theirs}, {mine})",
        )
    if reason not in cluster.reasons:
        cluster.reasons.append(reason)


def _when(member: Recorded) -> str:
    statement = member.statement
    return getattr(statement, "start", None) or getattr(statement, "date", None) or "–"


def _confirm(
    clusters: list[Cluster],
    alike: Callable[[Recorded, Cluster], bool],
    apart: Callable[[Recorded, Recorded], bool],
) -> list[Cluster]:
    """Join what was only planned to the one like thing held soon after: planned for August, held in September."""
    planned = [cluster for cluster in clusters if _only_planned(cluster)]
    for plan in planned:
        window = [span for member in plan.members if (span := span_of(member))]
        if not window:
            continue
        start = min(span[0] for span in window)
        held = [
            cluster
            for cluster in clusters
            if cluster is not plan
            and not _only_planned(cluster)
            and not plan.documents() & cluster.documents()
            and all(alike(member, cluster) for member in plan.members)
            and not any(apart(one, other) for one in plan.members for other in cluster.members)
            and any(
                (span := span_of(member))
                and start <= span[1]
                and span[0] - max(w[1] for w in window) <= dates.POSTPONED
                for member in cluster.members
            )
        ]
        if len(held) == 1:
            before, after = _when(plan.members[0]), _when(held[0].members[0])
            held[0].reasons += plan.reasons
            held[0].reasons.append((f"planned for {before}, held in {after}", f"{before} 예정, {after} 실시"))
            held[0].members += plan.members
            for cluster in clusters:
                cluster.doubts = [held[0] if each is plan else each for each in cluster.doubts]
            held[0].doubts += [each for each in plan.doubts if each is not held[0]]
            clusters.remove(plan)
        elif held:
            plan.doubts += [cluster for cluster in held if cluster not in plan.doubts]
    for cluster in clusters:
        cluster.doubts = [each for each in cluster.doubts if each is not cluster]
    return clusters


def _only_planned(cluster: Cluster) -> bool:
    return all(
        _RANK.get(getattr(member.statement, "status", Status.HELD), _DONE) < _DONE and not member.statement.denied
        for member in cluster.members
    )


def named_alike(member: Recorded, cluster: Cluster) -> bool:
    """Tell whether an event's name and participants allow it to be the cluster's: names agree by four fifths."""
    statement = member.statement
    if not isinstance(statement, Event):
        return True
    mine = identity.normal(statement.name)
    for other in cluster.members:
        if not isinstance(other.statement, Event):
            return False
        theirs = identity.normal(other.statement.name)
        if mine and theirs and identity.similarity(mine, theirs) < _SIMILAR:
            return False
        if statement.type in _CROWDED and not (mine and theirs) and not _same_company(statement, other.statement):
            # a city holds many assemblies a year: without both names, the participants have to meet as well
            return False
    return True


_CROWDED = frozenset(EventKind) - {EventKind.VISIT, EventKind.MEETING, EventKind.SIGNING}


def _same_company(one: Event, other: Event) -> bool:
    return bool(set(one.participants) & set(other.participants)) and bool(one.start and other.start)


def best_date(members: Iterable[Recorded], name: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the date that most documents give, as precisely as any does, and all that cannot be the same as it.

    Where something was held, dates that were only planned do not count.
    """
    chosen = list(members)
    held = [m for m in chosen if _RANK.get(getattr(m.statement, "status", Status.HELD), _DONE) >= _DONE]
    given = _given(held, name) or _given(chosen, name)
    if not given:
        return None, ()
    support = Counter({value: len({d for v, d in given if dates.agree(v, value)}) for value, _ in given})
    top = max(support.values())
    winner = dates.finest(value for value, count in support.items() if count == top)
    if winner is None:
        return None, ()
    return winner, tuple(sorted({value for value, _ in given if not dates.agree(value, winner)}))


def _given(members: Iterable[Recorded], name: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for member in members:
        value: str | None = getattr(member.statement, name, None)
        if value is not None and dates.valid(value):
            found.append((value, member.document))
    return found


def earliest(members: Iterable[Recorded], name: str) -> str | None:
    """Return the earliest date that any assertion gives."""
    return min((value for value, _ in _given(members, name)), default=None)


def same_agreement(member: Recorded, cluster: Cluster) -> bool:
    """Tell whether two memoranda may be one: by their themes, where both have some."""
    statement, first = member.statement, cluster.members[0].statement
    if not isinstance(statement, Agreement) or not isinstance(first, Agreement):
        return False
    if statement.type not in (AgreementType.MOU, AgreementType.OTHER):
        return True
    return not (statement.themes and first.themes) or bool(set(statement.themes) & set(first.themes))
