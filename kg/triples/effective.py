"""The status of a thing on a day: computed when it is asked for, never stored over what documents say."""

from dataclasses import dataclass
from datetime import date

from kg.model import Status
from kg.triples import dates

_OPEN = (Status.EXPLORED, Status.PROPOSED, Status.PLANNED)


@dataclass(frozen=True, slots=True)
class Effective:
    """A status on a day; `unconfirmed` where the day of a plan has passed and no later document reports it."""

    status: Status
    unconfirmed: bool = False

    def __str__(self) -> str:
        return f"{self.status.value}, unconfirmed" if self.unconfirmed else self.status.value


def effective(  # noqa: PLR0913 - what an agreement's life depends on
    status: Status,
    on: date,
    *,
    start: str | None = None,
    end: str | None = None,
    valid_until: str | None = None,
    superseded: bool = False,
) -> Effective:
    """Return what a thing's status amounts to ON a day.

    A plan whose day has passed is still a plan, unconfirmed: that nobody reports it does not say that it was held. An
    agreement whose term has passed is expired, and one that a higher agreement replaced is superseded.
    """
    if status in _OPEN:
        last = end or start
        passed = bool(last and dates.valid(last) and dates.stretch(last)[1] < on)
        return Effective(status, unconfirmed=status is Status.PLANNED and passed)
    if status in (Status.SIGNED, Status.IN_FORCE):
        if superseded:
            return Effective(Status.SUPERSEDED)
        if valid_until and dates.valid(valid_until) and dates.stretch(valid_until)[1] < on:
            return Effective(Status.EXPIRED)
    return Effective(status)
