"""A store in, pages out: the explorer and the brief."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.triples import Store
    from kg.views.choose import Choice


def write(store: "Store", path: str | Path, *, choice: "Choice | None" = None, language: str = "ko") -> Path:
    """Write the explorer of a store, or of what is chosen of it, as one HTML file, and return its path.

    Raises:
        InputError: the path cannot be written.
        UnknownNameError: the choice names what the graph does not have.

    """
    from kg.views.choose import Choice, choose
    from kg.views.files import write as save
    from kg.views.load import read
    from kg.views.page import html

    return save(Path(path), html(choose(read(store), choice or Choice()), language=language))
