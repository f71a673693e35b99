"""What a status amounts to on a day."""

from datetime import date

import pytest

from kg.model import Status
from kg.triples.effective import effective

TODAY = date(2026, 3, 1)
CASES = [
    pytest.param(Status.PLANNED, {"start": "2025-08"}, "planned, unconfirmed", id="plan-passed"),
    pytest.param(Status.PLANNED, {"start": "2026"}, "planned", id="plan-may-still-come"),
    pytest.param(Status.PLANNED, {"start": "2026-02-25", "end": "2026-03-05"}, "planned", id="plan-under-way"),
    pytest.param(Status.PLANNED, {}, "planned", id="plan-undated"),
    pytest.param(Status.PROPOSED, {"start": "2020"}, "proposed", id="proposal"),
    pytest.param(Status.HELD, {"start": "2025-08"}, "held", id="held"),
    pytest.param(Status.SIGNED, {"valid_until": "2025"}, "expired", id="term-passed"),
    pytest.param(Status.SIGNED, {"valid_until": "2026"}, "signed", id="term-runs"),
    pytest.param(Status.SIGNED, {"superseded": True}, "superseded", id="upgraded"),
    pytest.param(Status.TERMINATED, {"valid_until": "2030"}, "terminated", id="ended"),
]


@pytest.mark.parametrize(("status", "told", "expected"), CASES)
def test_effective_status(status: Status, told: dict, expected: str):
    """A plan whose day passed is unconfirmed, never held; terms pass; endings stay."""
    assert str(effective(status, TODAY, **told)) == expected
