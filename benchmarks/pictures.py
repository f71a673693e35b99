"""Pictures of the explorer for a person to look at: graph, a city, map, timeline, sources and a phone.

    python benchmarks/pictures.py                       of the demo's documents, as `kg build` reads them
    python benchmarks/pictures.py --store kg-store      of a graph that has been built
    python benchmarks/pictures.py --made 10000          of a made-up graph of so many nodes

They are written to pictures/, which git leaves alone.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from made_graph import made_graph
from playwright.sync_api import sync_playwright

from kg import paths
from kg.views.content import Content
from kg.views.load import read
from kg.views.page import html

# name, fragment, width, height, look; {city} is the most tied city
STATES = (
    ("graph-light", "", 1440, 860, "light"),
    ("city-dark", "pick={city}", 1440, 860, "dark"),
    ("surroundings", "pick={city}&center={city}", 1440, 860, "light"),
    ("map-light", "view=map", 1440, 860, "light"),
    ("map-city-dark", "view=map&pick={city}&lang=en", 1440, 860, "dark"),
    ("timeline", "view=timeline", 1440, 860, "light"),
    ("sources", "view=sources", 1440, 860, "light"),
    ("table-dark", "view=table&lang=en", 1440, 860, "dark"),
    ("phone-graph", "", 390, 844, "light"),
    ("phone-city", "pick={city}", 390, 844, "dark"),
)


def graph(arguments: argparse.Namespace) -> Content:
    """Return what is to be pictured."""
    from kg.triples import open_store

    if arguments.made:
        return made_graph(arguments.made, round(arguments.made * 1.6))
    if arguments.store:
        return read(open_store(arguments.store))
    import subprocess

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "kg-store"
        command = ["kg", "build", str(paths.data() / "documents"), "--store", str(store)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return read(open_store(store))


def main() -> int:
    """Write the pictures and name them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store")
    parser.add_argument("--made", type=int)
    parser.add_argument("--out", type=Path, default=Path("pictures"))
    parser.add_argument("--only", help="states whose name holds this")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Needs Chromium: apt-get install chromium", file=sys.stderr)
        return 1
    content = graph(arguments)
    ties: dict[str, int] = {}
    for edge in content.edges:
        for end in (edge.source, edge.target):
            ties[end] = ties.get(end, 0) + 1
    city = max(
        (node for node in content.nodes if node.kind == "city"), key=lambda node: (ties.get(node.id, 0), node.id)
    )
    arguments.out.mkdir(exist_ok=True)
    page_file = (arguments.out / "explorer.html").resolve()
    page_file.write_text(html(content), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, fragment, width, height, look in STATES:
            if arguments.only and arguments.only not in name:
                continue
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=look)
            page.goto(f"{page_file.as_uri()}#{fragment.format(city=city.id)}")
            page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
            page.wait_for_timeout(300)
            page.screenshot(path=arguments.out / f"{name}.png")
            print(arguments.out / f"{name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
