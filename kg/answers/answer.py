"""An answer: the question as it was read, the query, the rows, the sentence that sums them up, and what they rest on."""

from dataclasses import dataclass, field
from typing import Any

from kg.answers.evidence import Evidence
from kg.answers.terms import column


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question was answered: `rows` under `columns`, `things` the IRIs behind each row, `evidence` their quotes."""

    question: str
    lang: str
    reading: str
    sentence: str
    sparql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    things: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    intent: str = ""
    evidence: tuple[Evidence, ...] = field(default=())

    def headings(self, lang: str | None = None) -> tuple[str, ...]:
        """Return the columns as they are headed in a language (default: that of the answer)."""
        return tuple(column(name, lang or self.lang) for name in self.columns)

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as mappings from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
