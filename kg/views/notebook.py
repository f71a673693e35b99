"""The graph as a library that can also be looked at: `kg.open("kg-store").view()` in Jupyter, VS Code or a script."""

from html import escape
from pathlib import Path
from typing import Any

from kg.answers import library
from kg.triples import open_store
from kg.views.choose import Choice, choose
from kg.views.files import write
from kg.views.load import read
from kg.views.page import html


class Page:
    """An explorer: a notebook shows it where a cell ends with it, `save` writes it to a file."""

    def __init__(self, text: str, *, height: int) -> None:
        """Keep the page's TEXT, to be shown HEIGHT pixels tall."""
        self.text = text
        self.height = height

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own: its styles and scripts cannot touch the notebook, nor those it."""
        return (
            f'<iframe srcdoc="{escape(self.text)}" width="100%" height="{self.height}" '
            'sandbox="allow-scripts allow-downloads allow-popups allow-modals" allow="clipboard-write" '
            'style="border:1px solid #8888;border-radius:8px" title="kg"></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the page to a file and return its path."""
        return write(Path(path), self.text)


class Graph(library.Graph):
    """A graph that has been built, to be asked and looked at."""

    def view(
        self,
        city: str | tuple[str, ...] = (),
        *,
        lang: str = "ko",
        height: int = 680,
        overview: bool | None = None,
        **choice: Any,  # noqa: ANN401 - each as Choice has it
    ) -> Page:
        """Return the explorer of the graph, or of what is around a CITY or several.

        Further keywords are those of `Choice`: networks, themes, statuses, start, end, min_confidence, depth and
        max_nodes.

        Raises:
            UnknownNameError: a city, network or theme that the graph does not have; the nearest are offered.

        """
        cities = (city,) if isinstance(city, str) else tuple(city)
        content = choose(read(self.store), Choice(cities=cities, **choice))
        return Page(html(content, language=lang, overview=overview), height=height)


def open(location: str | Path) -> Graph:  # noqa: A001 - kg.open is what it is called
    """Open the graph at a folder or server.

    Raises:
        StoreError: there is no store.

    """
    return Graph(open_store(location))
