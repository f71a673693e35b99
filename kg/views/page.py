"""Content in, one self-contained HTML text out: pyvis writes the graph into our template, nothing is loaded.

What pyvis 0.3.2 does that this steps around: an undirected network drops parallel edges, `set_options` strips spaces
out of texts, `show` and `write_html` know no encoding, any title with "href" turns all titles into HTML, and heading
and ids go into the page raw. Here the network is directed, its options are a dictionary, ids are row numbers, no label
or title passes through it, and the template escapes all it prints.
"""

import base64
import hashlib
import json
from collections import Counter
from functools import cache
from typing import Any

from kg import __version__
from kg.views import vendor
from kg.views.bundle import ASSETS, asset, script
from kg.views.content import Content
from kg.views.layout import positions
from kg.views.pack import packed, tables

_SHAPES = {
    "city": "dot",
    "region": "triangleDown",
    "country": "square",
    "official": "triangle",
    "network": "hexagon",
    "organization": "hexagon",
    "event": "diamond",
    "agreement": "square",
    "exchange": "diamond",
    "policy": "star",
    "theme": "dot",
}
# these go one way; the others hold between two
_ARROWS = frozenset({"visit", "modelledOn", "awardedTo", "tenure"})
_BEND = 0.16
_EXPLAINED = 2000  # above as many nodes the page starts from an overview, and betweenness is left out


def words() -> dict[str, list[str]]:
    """Return the page's texts: key -> Korean, English."""
    found: dict[str, list[str]] = json.loads(asset("words.json"))
    return found


def html(content: Content, *, language: str = "ko", overview: bool | None = None) -> str:
    """Return the explorer of the content as one HTML text, the same for the same content.

    An OVERVIEW starts from cities and what joins them; left open, it is used above 2,000 nodes.
    """
    if overview is None:
        overview = len(content.nodes) > _EXPLAINED
    network = _network(content)
    style, code = asset("style.css"), script("main")
    libraries = _libraries()
    for name, block in (("style", style), ("script", code), *libraries):
        if "</" + ("style" if name == "style" else "script") in block.lower():
            raise ValueError(f"The part {name} holds a closing tag, which would end it early in the page.")
    texts = words()
    network.templateEnv.globals.update(
        language=language,
        policy=_policy([code, *(block for _, block in libraries)], style),
        version=__version__,
        style=style,
        script=code,
        libraries=libraries,
        content=tables(content)
        | {"start": {"language": language, "overview": overview}}
        | _overview(content, overview),
        words=texts,
        world=json.loads(_world()),
        noscript=" · ".join(texts["noscript"]),
    )
    network.heading = texts["title"][0 if language == "ko" else 1]
    return str(network.generate_html())


def _network(content: Content) -> Any:  # noqa: ANN401 - pyvis ships no types
    """Return pyvis's network: row numbers as ids, positions, shapes, and lines that do not lie on one another."""
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.templateEnv = Environment(loader=FileSystemLoader(ASSETS), autoescape=True)
    network.templateEnv.filters["packed"] = packed
    network.path = "template.html"
    rows = {node.id: i for i, node in enumerate(content.nodes)}
    links = [(rows[edge.source], rows[edge.target]) for edge in content.edges]
    for i, (node, (x, y)) in enumerate(zip(content.nodes, positions(len(content.nodes), links), strict=True)):
        network.add_node(i, label=" ", shape=_SHAPES.get(node.kind, "dot"), color=None, group=node.kind, x=x, y=y)
    for i, (edge, (a, b), bend) in enumerate(zip(content.edges, links, _bends(links), strict=True)):
        line: dict[str, Any] = {"id": i, "arrows": "to" if edge.relation in _ARROWS else ""}
        if bend:
            line["smooth"] = {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
        network.add_edge(a, b, **line)
    network.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0, "chosen": False},
        "nodes": {"chosen": False, "borderWidth": 1.5},
        "interaction": {"hover": True, "tooltipDelay": 0, "zoomSpeed": 0.6},
    }
    return network


def _bends(links: list[tuple[int, int]]) -> list[float]:
    """Return how far each line bows: 0 for the only one between its ends, else apart on both sides of the straight."""
    pairs = Counter((min(link), max(link)) for link in links)
    met: Counter[tuple[int, int]] = Counter()
    bends = []
    for a, b in links:
        pair = (min(a, b), max(a, b))
        turn = met[pair] - (pairs[pair] - 1) / 2
        met[pair] += 1
        # a curve's side is told from its first end: the same side for a line that runs the other way
        bends.append(round(turn * _BEND * (1 if a < b else -1), 3))
    return bends


def _overview(content: Content, overview: bool) -> dict[str, Any]:  # noqa: FBT001 - a value of the page
    """Return what large and small graphs carry beside their facts: an overview's positions, or betweenness."""
    places = [i for i, node in enumerate(content.nodes) if node.kind in ("city", "region")]
    rows = {content.nodes[i].id: j for j, i in enumerate(places)}
    links = [(rows[e.source], rows[e.target]) for e in content.edges if e.source in rows and e.target in rows]
    if overview:
        return {"overview": [[i, *spot] for i, spot in zip(places, positions(len(places), links), strict=True)]}
    if len(content.nodes) > _EXPLAINED:
        return {}
    import rustworkx

    index = {node.id: i for i, node in enumerate(content.nodes)}
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(content.nodes)))
    graph.add_edges_from_no_data([(index[edge.source], index[edge.target]) for edge in content.edges])
    # one thread: sums in another order would differ in their last digit
    found = rustworkx.betweenness_centrality(graph, parallel_threshold=10**9)
    return {"between": [round(found[i], 4) for i in range(len(content.nodes))]}


@cache
def _libraries() -> tuple[tuple[str, str], ...]:
    """Return the bundled scripts, without the lines that point to source maps."""
    found = []
    for part in vendor.parts():
        if part.file.endswith(".js"):
            # a browser reads every line end as \n before it takes the hash; splitlines would also cut inside strings
            lines = vendor.text(part).replace("\r\n", "\n").replace("\r", "\n").split("\n")
            kept = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
            found.append((part.file.removesuffix(".js").removesuffix(".min"), kept + "\n"))
    return tuple(found)


@cache
def _world() -> str:
    return next(vendor.text(part) for part in vendor.parts() if part.file.endswith(".json"))


def _policy(scripts: list[str], style: str) -> str:
    """Return a content security policy that lets these very scripts run, and nothing load or leave."""
    allowed = " ".join(f"'sha256-{_digest(code)}'" for code in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_digest(style)}'; img-src data:; "
        "connect-src 'none'; form-action 'none'; base-uri 'none'"
    )


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
