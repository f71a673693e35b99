"""Merge the assertions of a block into things: which agree, why, what stays open, and where documents disagree.

Everything here is a function of the assertions' content alone, taken in an order of their own, so that the same
documents give the same things whatever came first.
"""

from collections import Counter, defaultdict
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
    # the days on which it begins at the latest and ends at the earliest, as its dated assertions have it
    latest_start: date | None = None
    earliest_end: date | None = None

    def take(self, span: tuple[date, date] | None) -> None:
        """Take in the days of an assertion that has joined."""
        if span is not None:
            self.latest_start = max(self.latest_start or span[0], span[0])
            self.earliest_end = min(self.earliest_end or span[1], span[1])

    def meets(self, span: tuple[date, date]) -> bool:
        """Tell whether a stretch of days has a day in common with that of each dated assertion."""
        if self.latest_start is None or self.earliest_end is None:
            return True
        return self.latest_start <= span[1] and span[0] <= self.earliest_end

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
    calendar = _Calendar()
    for member in sorted(members, key=_order):
        span = span_of(member)
        fitting = [
            cluster
            for cluster in calendar.near(span)
            if _dates_fit(member, span, cluster)
            and alike(member, cluster)
            and _joinable(member, cluster)
            and not any(apart(member, other) for other in cluster.members)
        ]
        same = [cluster for cluster in fitting if any(_content(member) == _content(other) for other in cluster.members)]
        if len(same) == 1:
            fitting = same
        if len(fitting) == 1:
            _join(member, fitting[0], span)
            fitting[0].take(span)
            calendar.enter(fitting[0], span)
            continue
        own = Cluster([member])
        own.doubts += fitting
        own.take(span)
        calendar.add(own, span)
    return _confirm(calendar.clusters, alike, apart)


class _Calendar:
    """Clusters by the months of their assertions, so that a dated one is compared with those of its days alone."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._number: dict[int, int] = {}
        self._of_month: dict[int, set[int]] = defaultdict(set)
        self._undated: set[int] = set()

    def add(self, cluster: Cluster, span: tuple[date, date] | None) -> None:
        self._number[id(cluster)] = len(self.clusters)
        self.clusters.append(cluster)
        self.enter(cluster, span)

    def enter(self, cluster: Cluster, span: tuple[date, date] | None) -> None:
        number = self._number[id(cluster)]
        if cluster.latest_start is None:
            self._undated.add(number)
        else:
            self._undated.discard(number)
        for month in _months(span) if span else ():
            self._of_month[month].add(number)

    def near(self, span: tuple[date, date] | None) -> list[Cluster]:
        """Return the clusters with days in the months of a stretch, and those without any, in the order they came."""
        if span is None:
            return self.clusters
        found = set(self._undated).union(*(self._of_month.get(month, ()) for month in _months(span)))
        return [self.clusters[number] for number in sorted(found)]


def _months(span: tuple[date, date]) -> range:
    first, last = span
    return range(first.year * 12 + first.month, last.year * 12 + last.month + 1)


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
    if span is None:
        spans = [each for other in cluster.members if (each := span_of(other))]
        # an undated report belongs to what happened within a year before it was published, or was about to
        if member.published is None or not spans:
            return True
        told = dates.stretch(member.published)
        return any(abs((told[0] - each[0]).days) <= 366 for each in spans)  # noqa: PLR2004 - a year
    if cluster.latest_start is None:
        return all(
            other.published is None or abs((dates.stretch(other.published)[0] - span[0]).days) <= 366  # noqa: PLR2004
            for other in cluster.members
        )
    return cluster.meets(span)


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
    if len({value for value, _ in given}) == 1:
        return given[0][0], ()
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
