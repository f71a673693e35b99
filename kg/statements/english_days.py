"""When English events were: undated ones on a dated occasion carry its days, and a day ahead makes what is told a plan."""

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Event, EventKind, Statement, Status
from kg.statements.analysis import Analysis
from kg.statements.timing import carried

_HOSTS = (EventKind.VISIT, EventKind.CONFERENCE)
_OPEN = (Status.HELD, Status.PLANNED)


def settled(analysis: Analysis, stated: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements, events dated by their occasion and told as planned where their day lies ahead."""
    published = analysis.document.published
    found = [_timed(each, published) if isinstance(each, Event) else each for each in stated]
    hosts = [each for each in found if isinstance(each, Event) and each.type in _HOSTS and each.start and each.place]
    return tuple(_on(each, hosts) if isinstance(each, Event) else each for each in found)


def _timed(event: Event, published: str | None) -> Event:
    """Return an event with the status that its day has on the day of publication."""
    if not published or not event.start or event.status not in _OPEN:
        return event
    first, last = event.start, event.end or event.start
    if event.status is Status.HELD and first[: len(published)] > published[: len(first)]:
        return replace(event, status=Status.PLANNED)
    if event.status is Status.PLANNED and len(last) == len(published) and last < published:
        return replace(event, status=Status.HELD)
    return event


def _on(event: Event, hosts: list[Event]) -> Event:
    """Return an undated event with the time of the visit or assembly that brought its sides together there."""
    if event.start or event.end or event.place is None or event.type is EventKind.VISIT:
        return event
    same = [
        each
        for each in hosts
        if each is not event
        and each.place == event.place
        and each.status is event.status
        and set(each.participants) & set(event.participants) - {event.place}
    ]
    if not same:
        return event
    host = min(same, key=lambda each: abs(each.evidence[0].start - event.evidence[0].start))
    start, end = carried(host)
    return replace(event, start=start, end=end)
