"""The page's text: one file, the same every time, with nothing that loads anything."""

import base64
import gzip
import hashlib
import json
import re

import pytest

from kg.views import bundle, vendor
from kg.views.bundle import ASSETS, asset, script
from kg.views.content import Content
from kg.views.load import read
from kg.views.page import html, words


@pytest.fixture(scope="module")
def page(content: Content) -> str:
    return html(content)


def block(page: str, name: str):
    found = re.search(rf'<script type="text/plain" id="{name}">([^<]*)</script>', page)
    return json.loads(gzip.decompress(base64.b64decode(found[1])))


def test_rebuild_is_byte_identical(store, page: str):
    """The same store gives the same page, byte for byte."""
    assert html(read(store)) == page


def test_the_graph_is_whole(content: Content, page: str):
    """The graph that pyvis wrote has as many nodes and lines as the content, parallel ones too."""
    graph = block(page, "data-graph")
    assert len(graph["nodes"]) == len(content.nodes)
    assert len(graph["edges"]) == len(content.edges)
    pairs = [frozenset((edge["from"], edge["to"])) for edge in graph["edges"]]
    assert len(set(pairs)) < len(pairs), "the gold facts join some cities more than once"


def test_parallel_lines_bow_apart(page: str):
    """Of lines between the same two nodes no two have the same bend."""
    seen = set()
    for edge in block(page, "data-graph")["edges"]:
        smooth = edge.get("smooth", {"roundness": 0, "type": "curvedCW"})
        sign = 1 if smooth["type"] == "curvedCW" else -1
        sign *= 1 if edge["from"] < edge["to"] else -1
        key = (min(edge["from"], edge["to"]), max(edge["from"], edge["to"]), sign * smooth["roundness"])
        assert key not in seen
        seen.add(key)


def test_nothing_is_loaded(page: str):
    """No element of the page refers to another file, and the policy forbids what one might try."""
    head = page.split("<script", 1)[0]
    assert not re.findall(r"<(?:link|img|iframe|script)[^>]*(?:src|href)=", page)
    assert "default-src 'none'" in head
    assert "unsafe" not in head


def test_the_policy_names_every_script(page: str):
    """The script, the style and each packed library run by their hash alone."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    blocks = re.findall(r"<script>(.*?)</script>", page, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", page, re.DOTALL
    )
    libraries = [block(page, name) for name in re.findall(r'id="(code-[\w-]+)"', page)]
    assert (len(blocks), len(libraries)) == (2, 4)
    for code in blocks + libraries:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_korean_is_not_doubled(page: str):
    """Data stand as UTF-8 inside the compressed block, not as escapes."""
    packed = re.search(r'id="data-content">([^<]*)<', page)[1]
    text = gzip.decompress(base64.b64decode(packed)).decode()
    assert "\\u" not in text
    assert "고양" in text


@pytest.mark.parametrize("part", vendor.parts(), ids=lambda part: part.file)
def test_bundles_are_those_that_were_reviewed(part):
    """Each third-party file has its checksum, a version and a permissive licence."""
    assert vendor.text(part)
    assert part.version
    assert part.licence.split()[0] in {"ISC", "Apache-2.0", "MIT"}


def test_every_text_is_in_both_languages():
    """Every text of the page has Korean and English, and every key that the modules ask for exists."""
    texts = words()
    assert all(len(pair) == 2 and all(pair) for pair in texts.values())
    modules = "\n".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.js"))
    asked = set(re.findall(r'\bt\("([\w.-]+)"', modules))
    assert len(asked) > 60
    assert asked <= set(texts), asked - set(texts)


def test_placeholders_are_the_same_in_both_languages():
    """A text's numbers and names stand in both of its languages."""
    for key, (korean, english) in words().items():
        assert set(re.findall(r"\{\w+\}", korean)) == set(re.findall(r"\{\w+\}", english)), key


def test_no_markup_from_strings():
    """No module of the page turns a string into markup or code."""
    for path in ASSETS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            path
        )


def test_the_bundle_reads_what_it_promises(tmp_path, monkeypatch):
    """An import that the bundle does not read, or a circle, is an error when the page is written."""
    monkeypatch.setattr(bundle, "ASSETS", tmp_path)
    script.cache_clear()
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = b;\n', encoding="utf-8")
    (tmp_path / "b.js").write_text("export const b = 1;\n", encoding="utf-8")
    assert script("a").index("const b = 1") < script("a").index("const a = b")
    script.cache_clear()
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = a;\n', encoding="utf-8")
    with pytest.raises(ValueError, match="circle"):
        script("a")
    (tmp_path / "b.js").write_text('import * as all from "./c.js";\nexport const b = all;\n', encoding="utf-8")
    with pytest.raises(ValueError, match="does not read"):
        script("a")
    script.cache_clear()


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("look", "start"), [("light", ":root {"), ("dark", ':root[data-theme="dark"] {')])
def test_contrast_meets_aa(look, start):
    """Texts have 4.5:1 on every background they stand on; marks and controls 3:1, in light and in dark."""
    style = asset("style.css")
    rules = style[style.index(start) : style.index("}", style.index(start))]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rules))
    for text in ("text", "faint", "accent", "planned"):
        for back in ("back", "raised"):
            assert _contrast(colours[text], colours[back]) >= 4.5, (look, text, back)
    assert _contrast(colours["text"], colours["sunken"]) >= 4.5
    assert _contrast(colours["faint"], colours["sunken"]) >= 4.5
    assert _contrast(colours["mark-text"], colours["mark"]) >= 4.5
    assert _contrast(colours["warn"], colours["warn-back"]) >= 4.5
    assert _contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert _contrast(colours["control"], colours["raised"]) >= 3
    assert _contrast(colours["ended"], colours["back"]) >= 3
    kinds = re.findall(rf'(\w+): \{{ shape: .*?{look}: "(#[0-9a-f]{{6}})"', asset("look.js"))
    assert len(kinds) == 12
    for kind, colour in kinds:
        assert _contrast(colour, colours["back"]) >= 3, (look, kind)


def test_shape_and_fill_tell_classes_apart():
    """Colour is never the only difference: no two classes share both shape and filling."""
    found = re.findall(r'(\w+): \{ shape: "(\w+)",( hollow: true,)?', asset("look.js"))
    looks = [(shape, bool(hollow)) for kind, shape, hollow in found if kind != "other"]
    assert len(set(looks)) == len(looks)
