"""The explorer in a headless Chromium, beside plain pyvis on the same graph.

    python benchmarks/explorer.py                 all three sizes
    python benchmarks/explorer.py 300 --no-pyvis  one size, the explorer alone

Prints one row a page: requests to outside, size of the file, first draw (all lines, shapes and names that fit are on
the canvas; "shown": the browser has put that frame up), still, redraws a second while dragging, and how long one filter
takes until it is drawn. Plain pyvis is cut off at a time limit, and its row says so.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from made_graph import made_graph
from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as Late

from kg.views.content import Content
from kg.views.page import html

COLUMNS = (
    *("page", "nodes / edges", "write s", "outside", "file MB", "first s", "shown s", "still s"),
    *("redraws/s", "filter ms", "errors"),
)
SIZES = {300: 480, 2000: 3200, 10000: 16000}

# both pages are watched alike: vis-network tells every drawing
WATCH = """() => { const n = globalThis.kg ? kg.network : network;
  globalThis.draws = []; n.on('afterDrawing', () => draws.push(performance.now())); }"""


def plain_pyvis(content: Content, path: Path) -> None:
    """Write the same graph as pyvis does by itself."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for node in content.nodes:
        network.add_node(node.id, label=node.ko, group=node.kind)
    for edge in content.edges:
        network.add_edge(edge.source, edge.target, title=edge.relation)
    path.write_text(network.generate_html(), encoding="utf-8")


def measure(page: Page, path: Path, *, ours: bool, limit: float) -> dict[str, Any]:
    """Open a page and return its figures."""
    outside: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if request.url.startswith("http") else None)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(limit * 1000)
    found: dict[str, Any] = {"outside": outside, "errors": errors, "file": path.stat().st_size / 1e6}
    if not ours:
        # without a network its links to other servers fail at once, as they would on a machine without one
        page.route("http*://**", lambda route: route.abort())
        page.add_init_script(
            """addEventListener('DOMContentLoaded', () => { globalThis.draws = [];
              network.on('afterDrawing', () => draws.push(performance.now()));
              network.on('stabilized', () => globalThis.still ??= performance.now()); });"""
        )
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    if ours:
        page.wait_for_selector("html[data-ready]", state="attached")
        for key, mark in (("first", "kg-drawn"), ("shown", "kg-shown")):
            found[key] = page.evaluate(f"performance.getEntriesByName('{mark}')[0].startTime") / 1000
        page.evaluate(WATCH)
        found["still"] = max(page.evaluate("performance.now()") / 1000, found["first"])
        # nothing may move after that: any further drawing counts
        page.wait_for_timeout(700)
        found["still"] = (page.evaluate("draws.at(-1) ?? null") or found["still"] * 1000) / 1000
    else:
        page.wait_for_function("globalThis.draws && draws.length > 0")
        found["first"] = found["shown"] = page.evaluate("draws[0]") / 1000
        page.wait_for_function("globalThis.still")
        found["still"] = page.evaluate("still") / 1000
    found["wall"] = time.perf_counter() - start
    found["drag"] = drag(page)
    found["filter"] = statistics.median(narrow(page, ours=ours) for _ in range(3))
    return found


def drag(page: Page, seconds: float = 3.0) -> float:
    """Return the redraws a second while the drawing is dragged by a corner that is empty."""
    box = page.locator("#network canvas, #mynetwork canvas").first.bounding_box() or {}
    x, y = box["x"] + 18, box["y"] + 90
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("draws.length = 0")
    start, i = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        i += 1
        page.mouse.move(x + 80 * (i % 7) / 7, y + 60 * (i % 5) / 5)
    took = time.perf_counter() - start
    draws: int = page.evaluate("draws.length")
    page.mouse.up()
    page.wait_for_timeout(300)
    return draws / took


def narrow(page: Page, *, ours: bool) -> float:
    """Return the milliseconds from hiding one class to the drawing without it."""
    if ours:
        change = "kg.set({ kind: kg.state().kind.length ? [] : ['event'] })"
    else:
        change = (
            "nodes.update(nodes.get().filter((n) => n.group === 'event').map((n) => ({ id: n.id, hidden: !n.hidden })))"
        )
    took: float = page.evaluate(
        f"""() => new Promise((done) => {{ draws.length = 0; const start = performance.now(); {change};
          const wait = () => draws.length ? done(draws.at(-1) - start) : requestAnimationFrame(wait); wait(); }})"""
    )
    return took


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--no-pyvis", action="store_true")
    parser.add_argument("--limit", type=float, default=240, help="seconds that a page may take")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Needs Chromium: apt-get install chromium", file=sys.stderr)
        return 1
    print("|", " | ".join(COLUMNS), "|")
    print("|", " | ".join("---" for _ in COLUMNS), "|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for size in arguments.sizes:
            content = made_graph(size, SIZES.get(size, round(size * 1.6)))
            for ours in (True,) if arguments.no_pyvis else (True, False):
                path = Path(folder) / f"{size}-{ours}.html"
                start = time.perf_counter()
                if ours:
                    path.write_text(html(content, overview=False), encoding="utf-8")
                else:
                    plain_pyvis(content, path)
                wrote = time.perf_counter() - start
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page(viewport={"width": 1440, "height": 860})
                name = f"| {'explorer' if ours else 'plain pyvis'} | {size:,} / {len(content.edges):,} | {wrote:.1f} | "
                try:
                    row = measure(page, path, ours=ours, limit=arguments.limit)
                    print(
                        f"{name}{len(row['outside'])} | {row['file']:.2f} | {row['first']:.2f} | {row['shown']:.2f} | "
                        f"{row['still']:.2f} | {row['drag']:.1f} | {row['filter']:.0f} | {len(row['errors'])} |",
                        flush=True,
                    )
                except Late:
                    print(
                        f"{name}– | {path.stat().st_size / 1e6:.2f} | "
                        f"cut off after {arguments.limit:.0f} s | – | – | – | – | – |",
                        flush=True,
                    )
                browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
