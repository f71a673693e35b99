"""What can go wrong for a user: every kind says what came and what would do, in one line."""


class KgError(Exception):
    """The base of every error that a user can mend; a command shows it as one line and exits with 1."""


class InputError(KgError):
    """A source that cannot be read: missing, empty, binary, of an unknown kind, or damaged."""


class StoreError(KgError):
    """A store that cannot be opened or written: none there, held by another builder, a full disk, a newer version."""


class QueryError(KgError):
    """A query or a question that cannot be read or run."""


class UnknownNameError(KgError):
    """A name that the graph or the vocabulary does not have; the nearest ones are offered."""


class DecisionError(KgError):
    """A person's decision that cannot be applied as it stands."""


class EndpointError(KgError):
    """A language model's endpoint that is not described, cannot be reached, refuses, or does not answer in time."""


class MissingExtraError(KgError):
    """An optional part that is not installed; the message names the extra that brings it."""

    def __init__(self, what: str, extra: str) -> None:
        """Name WHAT was asked for and the EXTRA of this package that gives it."""
        super().__init__(f"{what} needs an optional part. Install it with: pip install 'kg[{extra}]'")
