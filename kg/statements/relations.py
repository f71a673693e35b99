"""What a document says of its actors: agreements, events, memberships and ties."""

from kg.model import Statement
from kg.statements.analysis import Analysis


def extract(analysis: Analysis) -> tuple[Statement, ...]:  # noqa: ARG001 - read by the rules to come
    """Return the relations that an analysed document states."""
    return ()
