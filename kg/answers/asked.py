"""A query of one family of facts, with the conditions that it was made from."""

from typing import Self

from kg.answers.conditions import Conditions


class Asked(str):
    """A SPARQL query as text that remembers its family (the function of `kg.answers.families`) and its conditions."""

    __slots__ = ("conditions", "family")
    family: str
    conditions: Conditions

    def __new__(cls, text: str, family: str, conditions: Conditions) -> Self:
        """Return the text with what it was made from; what is cut from it or joined to it is a plain text again."""
        made = super().__new__(cls, text)
        made.family = family
        made.conditions = conditions
        return made

    def __getnewargs__(self) -> tuple[str, str, Conditions]:  # type: ignore[override]
        """Return what a copy is made from."""
        return str(self), self.family, self.conditions
