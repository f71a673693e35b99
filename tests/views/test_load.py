"""The store as content: every fact, every line, every sentence."""

from kg import documents, paths
from kg.evaluation.gold import read_facts, to_reading
from kg.triples import build_readings
from kg.triples.decisions import Decision
from kg.views.choose import Choice, choose
from kg.views.content import Content
from kg.views.load import read
from kg.vocabulary import IDENTIFIER


def test_every_line_rests_on_a_sentence(content: Content):
    """Every line of the graph leads to at least one quoted sentence of a document."""
    facts = {fact.id: fact for fact in content.facts}
    assert content.edges
    for edge in content.edges:
        assert any(facts[fact].quotes for fact in edge.facts), edge


def test_every_fact_is_drawn(content: Content):
    """No fact is dropped on the way to the graph: each is on a line or a node of its own."""
    drawn = {fact for edge in content.edges for fact in edge.facts} | {node.id for node in content.nodes}
    assert {fact.id for fact in content.facts} <= drawn


def test_the_counts_equal_the_store(store, content: Content):
    """Cities, officials and agreements of the page are those that a query counts."""
    for name, found in (
        ("City", [node for node in content.nodes if node.kind == "city"]),
        ("Official", [node for node in content.nodes if node.kind == "official"]),
        ("Agreement", [fact for fact in content.facts if fact.kind == "agreement"]),
        ("Event", [fact for fact in content.facts if fact.kind == "event"]),
        ("Document", content.sources),
    ):
        rows = store.select(f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a ic:{name} }}").rows
        assert rows[0][0] == len(found), name


def test_quotes_stand_in_their_documents(content: Content):
    """A quote's offsets lie inside the stored text and hold words."""
    texts = {source.id: source.text for source in content.sources}
    for fact in content.facts:
        for quote in fact.quotes:
            assert texts[quote.source][quote.start : quote.end].strip()


def test_what_a_person_rejected_is_counted(content: Content):
    """A rejected fact is on no page, but the page's totals know it: whole and in part."""
    readings = [
        to_reading(read_facts(path), documents.read(paths.data() / "documents" / f"{path.name.split('.')[0]}.txt"))
        for path in sorted((paths.data() / "gold").glob("*.gold.json"))
    ]
    visit = next(fact for fact in content.facts if fact.type == "visit")
    decision = Decision(date="2026-01-15", author="김", kind="reject", subject=visit.id)
    decided = read(build_readings(readings, decisions=[decision]))
    assert {fact.id for fact in content.facts} - {fact.id for fact in decided.facts} == {visit.id}
    assert (decided.total_facts, decided.rejected) == (len(content.facts), 1)
    part = choose(decided, Choice(cities=("고양",)))
    assert (part.total_facts, part.rejected) == (len(content.facts), 1)


def test_a_day_on_which_it_held_is_no_beginning(store, content: Content):
    """An office that a document only shows somebody in on a day is told as of that day, not as from it on."""
    rows = store.select(
        "SELECT ?t (MIN(STR(?d)) AS ?first) (MAX(STR(?d)) AS ?last) { ?t a ic:Tenure ; ic:observedOn ?d "
        "FILTER NOT EXISTS { ?t ic:start|ic:end ?s } } GROUP BY ?t"
    ).rows
    seen = {iri.removeprefix(IDENTIFIER): (first, last) for iri, first, last in rows}
    tenures = {fact.id: (fact.start, fact.end or fact.start) for fact in content.facts if fact.as_of}
    assert tenures == seen
    assert any(first != last for first, last in seen.values())


def test_names_in_both_languages(content: Content):
    """Every place has a Korean and an English name, and a theme both labels."""
    seoul = next(node for node in content.nodes if node.id.startswith("place/seoul"))
    assert (seoul.ko, seoul.en) == ("서울", "Seoul")
    wetland = next(theme for theme in content.themes if theme.id == "theme/wetland")
    assert wetland.ko == "습지"
    assert wetland.en != wetland.ko


def test_no_folder_of_this_machine(content: Content):
    """A page is passed on: it names a document's file, never the folders of the machine that built it."""
    assert all("/" not in (source.address or "") or "://" in source.address for source in content.sources)
