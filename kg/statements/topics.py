"""Which themes and policies a document binds to its actors."""

from kg.model import Statement
from kg.statements.analysis import Analysis


def extract(analysis: Analysis, relations: tuple[Statement, ...]) -> tuple[Statement, ...]:  # noqa: ARG001
    """Return the themes, policies and exchanges that an analysed document states."""
    return ()
