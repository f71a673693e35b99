"""A table before it is a pandas frame: columns, rows and what is told beside them.

Loading pandas takes most of a second, which whoever only prints some rows need not wait for.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


@dataclass(slots=True)
class Table:
    """Columns and rows; `attrs` are those that the frame made of it has; with `plain` its cells stay as they are."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    attrs: dict[str, Any] = field(default_factory=dict)
    plain: bool = False

    def frame(self) -> "pd.DataFrame":
        """Return the table as a data frame."""
        import pandas as pd

        made = pd.DataFrame(self.rows, columns=list(self.columns), dtype=object if self.plain else None)
        made.attrs.update(self.attrs)
        return made
