"""What every test may ask for: the shared folder, a browser, and the command line as its users run it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
# a loaded machine must not fail a property that holds; examples are the same in every run
settings.register_profile(
    "kg", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kg")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of seeds, gold facts and reference data that stands beside a developer's checkout."""
    folder = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold" / "README.md").is_file():
        pytest.skip("needs the shared folder: put it beside the checkout, or set KG_SHARED to its path")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium that can run headless."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path:
            return path
    pytest.skip("needs Chromium: apt-get install chromium (Debian), or put any Chromium on the PATH")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """Return a headless Chromium without GPU and WebGL."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'kg[test]'")
    with playwright.sync_playwright() as running:
        found = running.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-3d-apis"]
        )
        yield found
        found.close()


@pytest.fixture
def run_kg(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `kg ARGS…` in a folder of its own and gives what it printed and its exit code."""

    def run(
        *args: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", *map(str, args)],
            cwd=cwd or tmp_path,
            env={**os.environ, "COLUMNS": "100", **(env or {})},
            input=stdin or "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run
