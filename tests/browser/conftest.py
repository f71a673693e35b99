"""A real Chromium on pages written to files; skipped with a clear message where there is none."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import documents, paths
from kg.evaluation.gold import read_facts, to_reading
from kg.triples import build_readings
from kg.views.content import Content
from kg.views.load import read
from kg.views.page import html


class Watched:
    """A page with what went wrong on it: errors of the console, requests to outside, dialogs."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def open(self, path: Path, fragment: str = "") -> None:
        """Open a page from its file and wait until it is drawn."""
        self.page.goto(f"{path.as_uri()}#{fragment}")
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def state(self, name: str) -> Any:
        """Return one of the choices that the page's state holds."""
        return self.page.evaluate(f"kg.state().{name}")

    def clean(self, path: Path) -> None:
        """Assert that nothing went wrong and nothing but the file itself (and its own blobs) was asked for."""
        assert self.errors == []
        assert self.dialogs == []
        assert {url.split("#")[0] for url in self.requests if not url.startswith(("blob:", "data:"))} <= {path.as_uri()}


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Return a function that opens a file in a fresh page; options are those of a browser's context."""
    contexts = []

    def start(path: Path, fragment: str = "", **options: Any) -> Watched:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 860}, "locale": "ko-KR", **options})
        contexts.append(context)
        context.set_default_timeout(10_000)
        watched = Watched(context.new_page())
        watched.open(path, fragment)
        return watched

    yield start
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the gold facts of the project's own documents."""
    readings = [
        to_reading(read_facts(path), documents.read(paths.data() / "documents" / f"{path.name.split('.')[0]}.txt"))
        for path in sorted((paths.data() / "gold").glob("*.gold.json"))
    ]
    return read(build_readings(readings, None))


@pytest.fixture(scope="session")
def file(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of those facts."""
    path = tmp_path_factory.mktemp("page") / "explorer.html"
    path.write_text(html(content), encoding="utf-8")
    return path
