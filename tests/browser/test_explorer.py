"""The explorer as a reader uses it."""

import csv
import dataclasses
import io
import json
import struct

import pytest

from kg.views.page import html


def box(watched, selector):
    return watched.page.locator(selector).first.bounding_box()


def test_opens_from_a_file(opened, file, content):
    """The page opens from a file without WebGL: no error, no request, as many lines as the graph has."""
    watched = opened(file)
    assert watched.page.evaluate("kg.model.edges.length") == len(content.edges)
    assert watched.page.evaluate("kg.model.nodes.length") == len(content.nodes)
    watched.clean(file)
    assert f"{len(content.facts)}" in watched.page.inner_text("#counts")


# notes, at the first drawing, which libraries ran and what the canvas shows
FIRST = """{ const mark = performance.mark.bind(performance);
  performance.mark = (name, ...more) => {
    if (name === 'kg-drawn') globalThis.first = [typeof vis, typeof d3, document.getElementById('first').toDataURL()];
    return mark(name, ...more); }; }"""


def test_the_first_drawing_needs_no_library(browser, file):
    """Lines, shapes and names are drawn before any library has run, and stay where they are when vis-network has."""
    page = browser.new_page(viewport={"width": 1440, "height": 860})
    page.add_init_script(FIRST)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    vis, d3, picture = page.evaluate("first")
    assert (vis, d3) == ("undefined", "undefined")
    page.wait_for_function("!document.getElementById('first')")
    assert page.evaluate("typeof vis") == "object"
    assert page.evaluate("document.querySelector('#network canvas').toDataURL()") == picture
    assert page.evaluate("kg.names().length") > 0
    page.close()


def test_a_page_that_opens_on_another_view(opened, file):
    """The graph is fitted to the screen when it is first looked at, whichever view the address opens."""
    watched = opened(file, "view=timeline")
    watched.page.keyboard.press("1")
    where = "[kg.network.getScale(), kg.network.getViewPosition().x, kg.network.getViewPosition().y]"
    later, at_once = watched.page.evaluate(where), opened(file).page.evaluate(where)
    assert later == pytest.approx(at_once, abs=1e-6)


def test_every_line_opens_a_sentence(opened, file):
    """Picking any line shows at least one quote, and the words stand in a document."""
    watched = opened(file)
    missing = watched.page.evaluate(
        """() => kg.model.edges.filter((edge) => {
          const name = (i) => kg.model.nodes[i].id;
          kg.set({ pick: `line:${name(edge.from)}>${name(edge.to)}>${edge.relation}>${edge.stage}` });
          const quote = document.querySelector('#panel figure.quote mark');
          const words = quote?.textContent ?? '';
          return !(words.trim() && kg.model.sources.some((source) => source.text.includes(words)));
        }).length"""
    )
    assert missing == 0
    watched.clean(file)


def test_click_shows_a_profile(opened, file):
    """A click on a city's shape opens its profile; a click on nothing closes it."""
    watched = opened(file)
    spot = watched.page.evaluate(
        """() => { const node = kg.model.byId.get('place/goyang-kr');
          const at = kg.network.canvasToDOM(kg.network.getPosition(node.index));
          const box = document.querySelector('#network').getBoundingClientRect();
          return [at.x + box.x, at.y + box.y]; }"""
    )
    watched.page.mouse.click(*spot)
    watched.page.wait_for_selector("#panel h2")
    assert watched.page.inner_text("#panel h2") == "고양"
    assert "최성" in watched.page.inner_text("#panel")
    watched.page.mouse.click(box(watched, "#network")["x"] + 8, box(watched, "#network")["y"] + 120)
    watched.page.wait_for_function("kg.state().pick === ''")


def test_double_click_opens_surroundings(opened, file):
    """A double click leaves a city and its neighbours; Escape leads back."""
    watched = opened(file)
    everything = watched.page.evaluate("kg.seen().shown.nodes")
    spot = watched.page.evaluate(
        """() => { const node = kg.model.byId.get('place/kunming-cn');
          const at = kg.network.canvasToDOM(kg.network.getPosition(node.index));
          const box = document.querySelector('#network').getBoundingClientRect();
          return [at.x + box.x, at.y + box.y]; }"""
    )
    watched.page.mouse.dblclick(*spot)
    watched.page.wait_for_function("kg.state().center === 'place/kunming-cn'")
    assert watched.page.evaluate("kg.seen().shown.nodes") < everything
    assert "쿤밍 주변" in watched.page.inner_text("#crumb")
    watched.page.keyboard.press("Escape")
    watched.page.keyboard.press("Escape")
    watched.page.wait_for_function("kg.state().center === ''")
    assert watched.page.evaluate("kg.seen().shown.nodes") == everything


FINDING = [
    ("ㅅㅇ", "place/seoul-kr"),
    ("ㄱㅇ", "place/goyang-kr"),
    ("쿤", "place/kunming-cn"),
    ("서", "place/seoul-kr"),
    ("서우", "place/seoul-kr"),
    ("kunm", "place/kunming-cn"),
    ("uclg", "network/uclg"),
    ("Seoul", "place/seoul-kr"),
]


def test_finding(opened, file):
    """Initial consonants, half-typed syllables, English and abbreviations find a name, the most tied city first."""
    watched = opened(file)
    for typed, first in FINDING:
        watched.page.fill("#search", typed)
        watched.page.keyboard.press("Enter")
        assert watched.state("pick") == first, typed


def test_enter_that_ends_a_syllable_chooses_nothing(opened, file):
    """Enter during the composition of Hangul belongs to the input method."""
    watched = opened(file)
    watched.page.fill("#search", "서우")
    watched.page.evaluate(
        """document.querySelector('#search').dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"""
    )
    assert watched.state("pick") == ""
    watched.page.keyboard.press("Enter")
    assert watched.state("pick") == "place/seoul-kr"


def test_names_never_overlap(opened, file):
    """Whatever the zoom, no drawn name lies on another."""
    watched = opened(file)
    for factor in (1, 0.6, 2.2, 4):
        boxes = watched.page.evaluate(
            f"""() => {{ kg.network.moveTo({{ scale: kg.network.getScale() * {factor} }}); kg.network.redraw();
              return kg.names().map((item) => item.box); }}"""
        )
        assert boxes
        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_filters_count_and_reset(opened, file):
    """Switching a class off takes its shapes and updates the counts; reset brings them back."""
    watched = opened(file)
    before = watched.page.inner_text("#counts")
    watched.page.locator("#filters label.check", has_text="정책").locator("input").first.uncheck()
    assert watched.state("kind") == ["policy"]
    assert watched.page.inner_text("#counts") != before
    assert "종류" in watched.page.inner_text("#counts"), "what hides facts is named"
    watched.page.locator("#filters").get_by_text("처음 상태로").click()
    assert watched.page.inner_text("#counts") == before


CLEARED = "theme: '', country: '', network: '', from: '', to: '', relation: [], status: [], source: '', confidence: 0"
FILTERS = [
    ("theme: 'wetland'", "f.themes.includes('wetland')"),
    ("country: 'CN'", "f.nodes.some((n) => kg.model.nodes[n].country === 'CN')"),
    ("network: 'network/uclg'", "f.nodes.some((n) => kg.model.nodes[n].id === 'network/uclg')"),
    ("from: '2016', to: '2016-12'", "(f.start || '').startsWith('2016') || (f.end || '').startsWith('2016')"),
    ("status: ['held']", "f.status !== 'held'"),
    ("source: kg.model.sources[0].id", "f.sources.includes(0)"),
    ("confidence: 1.0", "f.confidence >= 1"),
    ("relation: ['visit']", "f.type !== 'visit'"),
]


def test_each_filter_keeps_its_facts(opened, file):
    """A filter leaves exactly the facts that fit it."""
    watched = opened(file)
    for patch, check in FILTERS:
        shown, fitting, left = watched.page.evaluate(
            f"""() => {{ kg.set({{ {CLEARED}, {patch} }});
              const fit = (f) => {check};
              const shown = kg.model.facts.filter((f) => kg.seen().facts[f.index]);
              const left = kg.model.facts.filter((f) => !kg.seen().facts[f.index] && (f.start || f.end));
              return [shown.length, shown.filter(fit).length, left.filter(fit).length]; }}"""
        )
        assert left == 0, patch
        assert shown == fitting > 0, patch


def test_a_view_can_be_shared(opened, file):
    """The address holds the view: opened again it shows the same; a strange fragment harms nothing."""
    watched = opened(file)
    watched.page.evaluate("kg.set({ view: 'map', theme: 'wetland', lang: 'en', pick: 'place/kunming-cn' })")
    fragment = watched.page.url.split("#", 1)[1]
    again = opened(file, fragment)
    assert again.state("view") == "map"
    assert again.page.inner_text("#panel h2") == "Kunming"
    assert again.page.inner_text("#counts") == watched.page.inner_text("#counts")
    strange = opened(file, "view=<script>&pick=line:x>y&depth=99&kind=%3Cb%3E&zzz=1&center=nobody")
    strange.clean(file)
    assert strange.state("view") == "graph"


def test_both_languages(opened, file):
    """One button switches every text; names follow."""
    watched = opened(file)
    watched.page.get_by_role("button", name="English").click()
    assert watched.page.inner_text("h1") == "Inter-city relations"
    assert watched.page.evaluate("document.documentElement.lang") == "en"
    korean = watched.page.evaluate(
        """() => [...document.querySelectorAll('header, #filters legend, #filters .check > span, #views, #counts')]
          .map((each) => each.innerText).join(' ')"""
    )
    assert not [word for word in korean.split() if any("가" <= char <= "힣" for char in word) and word != "한국어"]


def test_light_and_dark(opened, file):
    """The system's choice holds until the reader's own."""
    watched = opened(file, color_scheme="dark")
    back = "getComputedStyle(document.body).backgroundColor"
    dark = watched.page.evaluate(back)
    watched.page.get_by_role("button", name="밝게").click()
    assert watched.page.evaluate(back) != dark
    watched.clean(file)


def test_by_keyboard_alone(opened, file):
    """Views, search, a profile, its surroundings and the way back, without a mouse."""
    watched = opened(file)
    keys = watched.page.keyboard
    for key, view in (("2", "map"), ("3", "timeline"), ("4", "sources"), ("5", "table"), ("1", "graph")):
        keys.press(key)
        assert watched.state("view") == view
    keys.press("/")
    keys.type("고양")
    keys.press("Enter")
    assert watched.state("pick") == "place/goyang-kr"
    keys.press("Escape")
    watched.page.focus("#network")
    keys.press("n")
    first = watched.state("pick")
    keys.press("Enter")
    assert watched.state("center") == first
    keys.press("Escape")
    keys.press("Escape")
    assert watched.state("center") == ""
    scale = watched.page.evaluate("kg.network.getScale()")
    keys.press("+")
    assert watched.page.evaluate("kg.network.getScale()") > scale
    keys.press("?")
    assert watched.page.is_visible("dialog")
    keys.press("Escape")
    assert not watched.page.is_visible("dialog")
    for _ in range(60):
        keys.press("Tab")
        if watched.page.evaluate("document.activeElement.closest('#panel, #filters, .bar') === null"):
            break
    watched.clean(file)


def test_tables_for_screen_readers(opened, file, content):
    """The table has the visible facts in words, with headers for rows and columns."""
    watched = opened(file, "view=table")
    assert watched.page.locator("#view-table tbody tr").count() == min(100, len(content.facts))
    assert watched.page.locator("#view-table thead th[scope=col]").count() == 7
    assert str(len(content.facts)) in watched.page.inner_text("#view-table caption")
    assert watched.page.locator("#view-table tbody th[scope=row]").count() == min(100, len(content.facts))


# what can be pressed or filled in, is on the screen, and has neither a text nor a label
NAMELESS = """[...document.querySelectorAll('button, input, select, [role=button]')]
  .filter((each) => each.getClientRects().length)
 .filter((each) => ![each.textContent, each.ariaLabel, each.closest('label')?.textContent].some((word) => word?.trim()))
  .map((each) => each.outerHTML.slice(0, 120))"""


def test_names_for_assistive_tools(opened, file):
    """No button, field or drawing is without a name."""
    watched = opened(file)
    for view in ("graph", "map", "timeline", "sources"):
        watched.page.evaluate(f"kg.set({{ view: '{view}' }})")
        if view == "map":
            watched.page.wait_for_selector("svg.world")
        nameless = watched.page.evaluate(NAMELESS)
        assert nameless == []


def test_a_narrow_screen(opened, file):
    """At 390 pixels nothing is wider than the screen, and the views are at hand."""
    watched = opened(file, viewport={"width": 390, "height": 844}, has_touch=True)
    for view in ("graph", "map", "timeline", "sources", "table"):
        watched.page.locator(f"#tab-{view}").tap()
        assert watched.state("view") == view
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390
    watched.page.get_by_role("button", name="거르기").click()
    assert watched.page.is_visible("#filters")
    watched.clean(file)


def test_from_a_fact_to_its_sentence_and_back(opened, file):
    """A quote leads to its place in the document, and the marked sentence back to the fact."""
    watched = opened(file, "pick=place/kunming-cn")
    watched.page.locator("#panel .facts .row").first.click()
    watched.page.locator("#panel figure.quote figcaption button").first.click()
    assert watched.state("view") == "sources"
    mark = watched.page.locator("mark.wanted").first
    mark.wait_for()
    assert mark.evaluate(
        "(each) => { const b = each.getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; }"
    )
    mark.click()
    assert watched.page.locator("#panel figure.quote").count() >= 1
    watched.clean(file)


def test_the_timeline_filters_the_other_views(opened, file):
    """Dragging over the bars sets a period that every view follows; it can be cleared."""
    watched = opened(file, "view=timeline")
    before = watched.page.evaluate("kg.seen().shown.facts")
    area = box(watched, "svg.bars")
    watched.page.mouse.move(area["x"] + area["width"] * 0.6, area["y"] + 60)
    watched.page.mouse.down()
    watched.page.mouse.move(area["x"] + area["width"] - 30, area["y"] + 60, steps=4)
    watched.page.mouse.up()
    assert watched.state("from")
    assert 0 < watched.page.evaluate("kg.seen().shown.facts") < before
    watched.page.locator(".bartools .chip.on", has_text="×").click()
    assert watched.page.evaluate("kg.seen().shown.facts") == before


def test_agreements_in_force_have_a_bar(opened, file, content):
    """Each dated agreement that holds is a bar from its signing on."""
    watched = opened(file, "view=timeline")
    dated = [fact for fact in content.facts if fact.kind == "agreement" and fact.start]
    assert watched.page.locator("#view-timeline .lanes").first.locator("g.row").count() == len(dated)


def test_the_picture_is_twice_as_large(opened, file):
    """The PNG has two pixels for each of the screen's."""
    watched = opened(file)
    for view in ("graph", "map", "timeline"):
        watched.page.evaluate(f"kg.set({{ view: '{view}' }})")
        watched.page.wait_for_selector({"graph": "#network canvas", "map": "svg.world", "timeline": "svg.bars"}[view])
        if not watched.page.locator(".menu[open]").count():
            watched.page.locator(".menu summary").click()
        with watched.page.expect_download() as download:
            watched.page.get_by_role("button", name="그림 저장").click()
        data = download.value.path().read_bytes()
        assert data.startswith(b"\x89PNG")
        width = struct.unpack(">I", data[16:20])[0]
        drawing = {"graph": "#network canvas", "map": "svg.world", "timeline": "svg.bars"}[view]
        assert width == pytest.approx(2 * box(watched, drawing)["width"], abs=4)
        watched.clean(file)


def test_the_table_leaves_as_csv(opened, file, content):
    """The CSV holds every visible fact, one line a quote, as UTF-8 that spreadsheets read."""
    watched = opened(file, "theme=wetland")
    watched.page.locator(".menu summary").click()
    with watched.page.expect_download() as download:
        watched.page.get_by_role("button", name="표 저장").click()
    text = download.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    wanted = {fact.id for fact in content.facts if "theme/wetland" in fact.themes}
    assert {row["식별자"] for row in rows} == wanted
    assert all(row["근거 문장"] for row in rows)


def test_prints_as_pages(opened, file):
    """Printing gives a document: nothing but the view and the panel."""
    watched = opened(file, "view=table")
    assert watched.page.pdf(format="A4").startswith(b"%PDF")
    watched.page.emulate_media(media="print")
    assert not watched.page.is_visible("#filters")
    assert watched.page.is_visible("#view-table table")


# the colour that the canvas has in the middle of Seoul's shape
SEOUL = """() => { const node = kg.model.byId.get('place/seoul-kr');
  const at = kg.network.canvasToDOM(kg.network.getPosition(node.index));
  const context = document.querySelector('#network canvas').getContext('2d');
  return [...context.getImageData(Math.round(at.x), Math.round(at.y), 1, 1).data].join(); }"""


def test_paper_is_light(opened, file):
    """Printed from a dark screen the page is dark on light, drawing and all, and dark again afterwards."""
    watched = opened(file, color_scheme="dark")
    dark = watched.page.evaluate(SEOUL)
    watched.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert watched.page.evaluate(SEOUL) == "29,78,216,255" != dark
    watched.page.emulate_media(media="print", color_scheme="dark")
    assert watched.page.evaluate("getComputedStyle(document.body).color") == "rgb(20, 26, 36)"
    watched.page.emulate_media(media="screen", color_scheme="dark")
    watched.page.evaluate("dispatchEvent(new Event('afterprint'))")
    watched.page.wait_for_function(f"({SEOUL})() === '{dark}'")
    watched.clean(file)


def test_inside_a_notebook_cell(browser, content, tmp_path):
    """In the frame that a notebook puts it in, without an address or an origin, the page draws and answers."""
    from kg.views.notebook import Page

    path = tmp_path / "cell.html"
    path.write_text(f"<!DOCTYPE html><body>{Page(html(content), height=600)._repr_html_()}", encoding="utf-8")
    page = browser.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready]", state="attached")
    frame.evaluate("kg.set({ pick: 'place/goyang-kr' })")
    assert frame.inner_text("#panel h2") == "고양"
    assert errors == []
    page.close()


# what VS Code puts around a notebook's outputs: a sandboxed frame whose policy the page in it inherits
# (webviewElement.ts and backLayerWebView.ts of github.com/microsoft/vscode), the cell's HTML set through innerHTML
WEBVIEW = """<!DOCTYPE html><html><head><meta charset="UTF-8"><meta http-equiv="Content-Security-Policy" content="
  default-src 'none'; script-src https://*.vscode-cdn.net 'unsafe-inline' 'unsafe-eval';
  style-src https://*.vscode-cdn.net 'unsafe-inline'; img-src https://*.vscode-cdn.net https: http: data:;
  font-src https://*.vscode-cdn.net https:; connect-src https:; child-src https: data:;"></head>
  <body><div id="output"></div><script>document.getElementById("output").innerHTML = CELL;</script></body></html>"""
FRAME = """<!DOCTYPE html><body><iframe src="webview.html" width="1200" height="700"
  allow="clipboard-read; clipboard-write"
  sandbox="allow-scripts allow-same-origin allow-forms allow-pointer-lock allow-downloads"></iframe></body>"""


def test_under_the_rules_of_an_editor(browser, content, tmp_path):
    """In a frame as strict as VS Code's the five views draw, and picture and table can be saved."""
    from kg.views.notebook import Page

    cell = json.dumps(Page(html(content), height=600)._repr_html_()).replace("</", "<\\/")
    (tmp_path / "webview.html").write_text(WEBVIEW.replace("CELL", cell), encoding="utf-8")
    (tmp_path / "editor.html").write_text(FRAME, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1240, "height": 760})
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((tmp_path / "editor.html").as_uri())
    frame = page.frame_locator("iframe").frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    drawn = {
        "graph": "#network canvas",
        "map": "svg.world",
        "timeline": "svg.bars",
        "sources": "article",
        "table": "table",
    }
    for view, drawing in drawn.items():
        frame.locator(f"#tab-{view}").click()
        frame.locator(drawing).first.wait_for()
    frame.locator("#tab-map").click()
    for button, start in (("그림 저장", b"\x89PNG"), ("표 저장", b"\xef\xbb\xbf")):
        if not frame.locator(".menu[open]").count():
            frame.locator(".menu summary").click()
        with page.expect_download() as download:
            frame.get_by_role("button", name=button).click()
        assert download.value.path().read_bytes().startswith(start)
    assert errors == []
    page.close()


def test_a_quote_copies_as_a_citation(opened, file):
    """The citation holds the words, the document, its date and the place in its text."""
    watched = opened(file, "pick=place/kunming-cn")
    watched.page.evaluate("navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }")
    watched.page.locator("#panel .facts .row").first.click()
    words = watched.page.inner_text("#panel figure.quote mark")
    watched.page.get_by_role("button", name="인용 복사").first.click()
    copied = watched.page.evaluate("copied")
    assert words in " ".join(copied.split()) or words in copied
    assert "「" in copied
    assert "자" in copied


def test_a_visit_tells_its_two_sides(opened, file, content):
    """The card of a visit says who visits and who is visited, and counts in English as English does."""
    visit = next(fact for fact in content.facts if ("visitor", "place/goyang-kr") in fact.ends and not fact.name)
    watched = opened(file, f"lang=en&pick=fact:{visit.id}")
    names = watched.page.locator("#panel .card .names .name").all_inner_texts()
    assert any("Goyang" in name and "visits" in name for name in names)
    assert any("is visited" in name for name in names)
    assert watched.page.evaluate("kg.model.facts.length") > 1
    watched.page.evaluate("kg.set({ pick: 'place/xian-cn' })")
    assert "1 facts" not in watched.page.inner_text("#panel")


def test_doubt_is_told(opened, content, tmp_path):
    """A disagreement of documents and a plan that nobody confirmed stand in the fact's card and on the first panel."""
    facts = list(content.facts)
    plan = next(i for i, fact in enumerate(facts) if fact.status == "planned" and fact.start)
    facts[plan] = dataclasses.replace(facts[plan], conflict=(("두 문서의 날짜가 다르다", "two documents differ"),))
    path = tmp_path / "page.html"
    path.write_text(html(dataclasses.replace(content, facts=tuple(facts))), encoding="utf-8")
    watched = opened(path)
    assert "문서끼리 다름 · 1" in watched.page.inner_text("#panel")
    watched.page.evaluate(f"kg.set({{ pick: 'fact:{facts[plan].id}' }})")
    card = watched.page.inner_text("#panel .card")
    assert "두 문서의 날짜가 다르다" in card
    assert "확인되지 않음" in card


def test_size_follows_the_chosen_measure(opened, file):
    """Shapes grow with the measure that is chosen: ties, facts, documents or betweenness."""
    watched = opened(file)
    largest = "kg.model.nodes.reduce((a, b) => (a.size >= b.size ? a : b))"
    for measure, value in (("facts", "facts.length"), ("sources", "sources"), ("between", "between"), ("ties", "ties")):
        watched.page.evaluate(f"kg.set({{ size: '{measure}' }})")
        assert watched.page.evaluate(f"{largest}.{value} === Math.max(...kg.model.nodes.map((node) => node.{value}))")


def test_what_nothing_joins_is_hidden_until_asked_for(opened, file):
    """Isolated nodes are hidden, the counts say so, and a box shows them."""
    watched = opened(file)
    shown = watched.page.evaluate("kg.seen().shown.nodes")
    total = watched.page.evaluate("kg.model.nodes.length")
    if shown < total:
        assert f"이어지지 않은 이름 {total - shown}개" in watched.page.inner_text("#counts")
    watched.page.get_by_label("이어지지 않은 것도 보기").check()
    assert watched.page.evaluate("kg.seen().shown.nodes") == total
