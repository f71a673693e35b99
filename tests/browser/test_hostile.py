"""Documents that try to break the page: their words stay words."""

import dataclasses

import pytest

from kg.views.content import Content, Edge, Fact, Node, Quote, Source
from kg.views.page import html

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "<a href='javascript:alert(4)'>href</a>",
    "' onmouseover='alert(5)",
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(6)",
    "\u202eتجربة\u200f right-to-left \u2066mark",
    "길" * 10_000,
    "\\u003cscript\\u003e \u2028 \u2029 --> <!-- ]]>",
)


# how many elements carry a handler, or an address that is a script
HANDLERS = r"""[...document.querySelectorAll('*')].filter((each) => [...each.attributes].some((a) =>
  a.name.startsWith('on') || (['href', 'src'].includes(a.name) && /^\s*javascript:/i.test(a.value)))).length"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory):
    """Return a page whose every name, title, id, address and quote is an attack."""
    text = "\n".join(ATTACKS)
    starts = [text.index(attack) for attack in ATTACKS]
    nodes = tuple(
        Node(
            id=f"place/{attack[:400]}{i}",
            kind=kind,
            ko=attack,
            en=attack,
            labels=(attack,),
            country=attack[:20],
            latitude=10.0 * i - 40,
            longitude=12.0 * i,
        )
        for i, (attack, kind) in enumerate(zip(ATTACKS, ("city", "network") * 5, strict=True))
    )
    source = Source(
        id=f"document/{ATTACKS[0]}",
        title=ATTACKS[2],
        text=text,
        publisher=ATTACKS[1],
        issued="2024-01-01",
        language='ko" onload="alert(7)',
        genre=ATTACKS[3],
        address="javascript:alert(8)",
    )
    facts = tuple(
        Fact(
            id=f"agreement/{attack[:300]}{i}",
            kind="agreement",
            type=attack[:50],
            status="signed" if i % 2 else attack[:50],
            ends=(("party", nodes[i].id), (attack[:50], nodes[(i + 1) % 10].id)),
            name=attack,
            start="2024-05",
            themes=(f"theme/{attack[:200]}",),
            venue=attack,
            conflict=((attack, attack),),
            quotes=(
                Quote(
                    source=source.id, start=starts[i], end=starts[i] + len(attack), said_by=attack, status=attack[:40]
                ),
            ),
        )
        for i, attack in enumerate(ATTACKS)
    )
    edges = tuple(
        Edge(source=fact.ends[0][1], target=fact.ends[1][1], relation=fact.type, stage="done", facts=(fact.id,))
        for fact in facts
    )
    content = Content(
        nodes=nodes, edges=edges, facts=facts, sources=(source,), total_nodes=10, total_facts=10,
        countries=tuple((attack[:20], attack, attack) for attack in ATTACKS), chosen=(("--city", ATTACKS[0]),),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(html(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [1440, 390])
def test_words_stay_words(opened, hostile, width):
    """In every view and profile: no alert, no request, no element or handler out of a text, no broken layout."""
    watched = opened(hostile, viewport={"width": width, "height": 844})
    page = watched.page
    for view in ("graph", "map", "timeline", "sources", "table"):
        page.evaluate(f"kg.set({{ view: '{view}' }})")
        for i in range(len(ATTACKS)):
            page.evaluate(f"kg.set({{ pick: kg.model.nodes[{i}].id }})")
            page.evaluate(f"kg.set({{ pick: 'fact:' + kg.model.facts[{i}].id }})")
        page.evaluate("kg.set({ pick: kg.model.nodes[8].id })")
        assert page.evaluate("document.querySelectorAll('main script, aside script, aside img, main img').length") == 0
        handlers = page.evaluate(HANDLERS)
        assert handlers == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        panel = page.locator("#panel").bounding_box()
        assert panel is not None
        assert panel["x"] + panel["width"] <= width + 1
    watched.clean(hostile)


def test_searching_and_hovering_the_hostile(opened, hostile):
    """Finding and hovering show attacks as text, too."""
    watched = opened(hostile)
    watched.page.fill("#search", "alert")
    assert "<script>" in watched.page.inner_text("#found")
    for i in range(0, 1440, 240):
        watched.page.mouse.move(i, 400)
    watched.clean(hostile)


def test_quotes_after_signs_beyond_the_basic_plane(opened, tmp_path):
    """Offsets count code points: a quote after emoji and rare characters is cut where it should be."""
    text = "🌏🤝 𠮷野 · 서울과 도쿄는 손을 잡았다. 끝"
    start = text.index("서울과")
    source = Source(id="document/a", title="t", text=text)
    a, b = (Node(id=f"place/{name}", kind="city", ko=name, en=name) for name in ("서울", "도쿄"))
    fact = Fact(
        id="exchange/1", kind="exchange", type="exchange", status="held", ends=(("party", a.id), ("party", b.id)),
        quotes=(Quote(source=source.id, start=start, end=start + len("서울과 도쿄는 손을 잡았다.")),),
    )  # fmt: skip
    edge = Edge(source=a.id, target=b.id, relation="exchange", stage="done", facts=(fact.id,))
    content = Content(nodes=(a, b), edges=(edge,), facts=(fact,), sources=(source,), total_nodes=2, total_facts=1)
    path = tmp_path / "page.html"
    path.write_text(html(content), encoding="utf-8")
    watched = opened(path, "pick=fact:exchange/1")
    assert watched.page.inner_text("#panel figure.quote mark") == "서울과 도쿄는 손을 잡았다."
    watched.page.evaluate("kg.set({ view: 'sources' })")
    assert watched.page.inner_text("mark.wanted") == "서울과 도쿄는 손을 잡았다."


@pytest.mark.parametrize("count", [0, 1])
def test_almost_nothing(opened, tmp_path, count):
    """An empty graph says what would fill it; one node is shown."""
    nodes = (Node(id="place/a", kind="city", ko="서울", en="Seoul"),)[:count]
    content = Content(nodes=nodes, edges=(), facts=(), sources=(), total_nodes=count, total_facts=0)
    path = tmp_path / "page.html"
    path.write_text(html(content), encoding="utf-8")
    watched = opened(path)
    if count:
        watched.page.evaluate("kg.set({ isolated: true })")
        assert watched.page.evaluate("kg.seen().shown.nodes") == 1
        for view in ("map", "timeline", "sources", "table", "graph"):
            watched.page.evaluate(f"kg.set({{ view: '{view}' }})")
    else:
        assert "kg build" in watched.page.inner_text("#main")
    watched.clean(path)


def test_the_overview_opens_from_cities(opened, content, tmp_path):
    """An overview shows places alone, says so, counts what it leaves, and opens everything around a city."""
    path = tmp_path / "page.html"
    path.write_text(html(content, overview=True), encoding="utf-8")
    watched = opened(path)
    kinds = "[...new Set(kg.model.nodes.filter((n) => kg.seen().nodes[n.index]).map((n) => n.kind))].sort()"
    assert set(watched.page.evaluate(kinds)) <= {"city", "region"}
    assert f"{len(content.facts)}" in watched.page.inner_text("#counts")
    watched.page.evaluate("kg.set({ center: 'place/goyang-kr' })")
    assert len(watched.page.evaluate(kinds)) > 3
    watched.page.evaluate("kg.set({ center: '' })")
    watched.page.locator("#notice button").click()
    assert watched.page.evaluate("kg.seen().shown.drawn") == len(content.facts)
    watched.clean(path)


def test_rejected_facts_are_counted(opened, content, tmp_path):
    """What a person rejected is not shown, and the line of counts says how many that were."""
    kept = dataclasses.replace(content, total_facts=len(content.facts) + 2, rejected=2)
    path = tmp_path / "page.html"
    path.write_text(html(kept), encoding="utf-8")
    watched = opened(path, "lang=en")
    told = f"showing {len(content.facts)} of {len(content.facts) + 2} facts (2 rejected by a person)"
    assert told in watched.page.inner_text("#counts")
    watched.clean(path)


def test_a_reduced_page_says_so(opened, content, tmp_path):
    """A page of a part says how many facts it shows of how many, and why."""
    from kg.views.choose import Choice, choose

    part = choose(content, Choice(cities=("쿤밍",), max_nodes=12))
    path = tmp_path / "page.html"
    path.write_text(html(dataclasses.replace(part)), encoding="utf-8")
    watched = opened(path, "lang=en")
    notice = watched.page.inner_text("#notice")
    assert f"{len(part.facts)} of {len(content.facts)} facts" in notice
    assert "--city Kunming" in notice
    assert "--max-nodes 12" in notice
