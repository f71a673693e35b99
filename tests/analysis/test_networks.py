"""Networks from the graph: who is tied, since when, in which direction; projections and their guard."""

import networkx as nx
import pytest
from seven_cities import BUSAN, GOYANG, HANOI, KUNMING, LYON, PARIS, SEOUL

from kg.analysis import connectivity, network, project, read
from kg.analysis.projections import WEIGHTS, without
from kg.errors import InputError, UnknownNameError
from kg.vocabulary import IDENTIFIER


def pairs(graph):
    return {frozenset(edge) for edge in graph.edges()}


def test_ties_count_agreements_events_and_exchanges(facts):
    """A tie's weight is what it rests on, and it knows its types, themes and years."""
    graph = network(facts)
    assert pairs(graph) == {
        frozenset(pair) for pair in [(GOYANG, KUNMING), (HANOI, SEOUL), (BUSAN, HANOI), (PARIS, SEOUL), (LYON, PARIS)]
    }
    edge = graph.edges[GOYANG, KUNMING]
    assert (edge["weight"], edge["agreements"], edge["events"], edge["exchanges"]) == (3, 1, 1, 1)
    assert (edge["types"], edge["themes"]) == (("sister",), ("water", "wetland"))
    assert (edge["first"], edge["last"]) == ("2013-05-02", "2023-10")


def test_nodes_know_what_the_graph_knows(facts):
    """Names in both languages, country, part of the world, size, place and themes."""
    node = network(facts).nodes[HANOI]
    assert (node["en"], node["ko"], node["country"]) == ("Hanoi", "하노이", "VN")
    assert (node["continent"], node["region"], node["population"]) == ("asia", "south-eastern-asia", 8_000_000)


def test_only_what_is_in_effect_ties_unless_asked(facts):
    """A planned accord is in talks, not a tie; `all` has both."""
    assert pairs(network(facts, status="talks")) == {frozenset((GOYANG, LYON))}
    assert frozenset((GOYANG, LYON)) in pairs(network(facts, status="all"))
    assert pairs(network(facts, status="Planned")) == {frozenset((GOYANG, LYON))}


def test_agreements_last_and_events_pass(facts):
    """In a period, agreements count while they last and visits when they happen; the undated is left out and told."""
    graph = network(facts, since="2018", until="2018")
    assert graph.edges[GOYANG, KUNMING]["weight"] == 1
    assert graph.edges[PARIS, SEOUL]["agreements"] == 0
    assert graph.edges[PARIS, SEOUL]["events"] == 1
    assert graph.graph["notes"] == ("7 things without a date left out of the period 2018-01-01 to 2018-12-31.",)


def test_a_period_without_data_says_so(facts):
    """An empty network tells which dates the graph has."""
    graph = network(facts, since="1900", until="1950")
    assert not graph.edges
    assert graph.graph["reason"] == "No ties in the period 1900-01-01 to 1950-12-31. The graph's dates: 2010 to 2023."


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"kind": "tie"}, UnknownNameError, "No network 'tie'. Nearest: ties"),
        ({"status": "helt"}, UnknownNameError, "No status 'helt'. Nearest: held"),
        ({"since": "2020-13"}, InputError, "'2020-13' is no date"),
        ({"since": "어제"}, InputError, "'어제' is no date"),
        ({"since": "2020", "until": "2019"}, InputError, "ends .2019. before it begins .2020."),
    ],
)
def test_what_cannot_be_chosen(facts, options, error, says):
    """Unknown kinds and statuses, and dates that are none, are told in one line."""
    with pytest.raises(error, match=says):
        network(facts, **options)


def test_visits_and_learning_have_a_direction(facts):
    """A visit runs from guest to host, learning from who learns to who is learned from: exchanges and copies."""
    visits = network(facts, kind="visits")
    assert set(visits.edges()) == {(GOYANG, KUNMING), (SEOUL, PARIS)}
    learning = network(facts, kind="learning")
    assert set(learning.edges()) == {(GOYANG, KUNMING), (LYON, PARIS), (HANOI, SEOUL)}
    assert learning.edges[HANOI, SEOUL]["themes"] == ("transport",)


def test_two_sided_networks(facts):
    """Cities with their networks, events, officials and themes."""
    members = network(facts, kind="memberships")
    assert members.edges[SEOUL, "network/uclg"]["roles"] == ("president",)
    assert nx.is_bipartite(members)
    assert network(facts, kind="themes").has_edge(KUNMING, "theme/wetland")
    assert not network(facts, kind="themes").has_edge(BUSAN, "theme/climate")
    assert network(facts, kind="officials").has_edge("official/oh", SEOUL)
    events = network(facts, kind="events")
    assert {len(list(events[node])) for node in events if not node.startswith("place/")} == {2}


def test_membership_dates_are_respected(facts):
    """Hanoi left UCLG's board in 2016: in 2018 it meets nobody there."""
    before = project(network(facts, kind="memberships", since="2015", until="2015"))
    after = project(network(facts, kind="memberships", since="2018", until="2018"))
    assert pairs(before) == {frozenset((HANOI, SEOUL))}
    assert pairs(after) == {frozenset((GOYANG, SEOUL))}


@pytest.mark.parametrize(("weight", "value"), [("count", 2), ("1/(k-1)", 1.5), ("hyperbolic", 0.9640276), ("inm", 20)])
def test_projection_weights_by_hand(facts, weight, value):
    """Seoul and Hanoi share UCLG (3 cities; roles 5 and 3) and WeGO (2 cities; roles 1 and 5)."""
    made = project(network(facts, kind="memberships"), weight=weight)
    assert made.edges[HANOI, SEOUL]["weight"] == pytest.approx(value)
    assert made.edges[HANOI, SEOUL]["shared"] == ("UCLG", "WeGO")


def test_connectivity_is_the_sum_of_the_projection(facts):
    """The interlocking model's connectivity adds up each city's ties, without building them."""
    members = network(facts, kind="memberships")
    table = connectivity(members)
    made = project(members, weight="inm")
    assert {row.node: row.connectivity for row in table.itertuples()} == {
        node: made.degree(node, weight="weight") for node in made
    }
    assert table.loc[0, "name"] == "Seoul"


def test_a_projection_too_large_refuses_and_names_its_causes():
    """Over the limit of pairs it says how many, whose fault, and what to do."""
    graph = nx.Graph()
    graph.add_edges_from((f"place/{i}", "network/all") for i in range(200))
    graph.add_edges_from((f"place/{i}", "network/few") for i in range(10))
    graph.nodes["network/all"]["en"] = "Mayors for All"
    with pytest.raises(
        InputError, match=r"19,945 pairs, over the limit of 1,000; most come from Mayors for All"
    ) as said:
        project(graph, limit=1000)
    assert "--without" in str(said.value)
    assert project(without(graph, ("mayors for all",)), limit=1000).number_of_edges() == 45


def test_names_of_projections_are_checked(facts):
    """An unknown weight or node is told with those there are."""
    with pytest.raises(UnknownNameError, match=r"No projection weight 'counts'. Nearest: count"):
        project(network(facts, kind="memberships"), weight="counts")
    with pytest.raises(UnknownNameError, match=r"No node 'uclgg'. Nearest: uclg"):
        without(network(facts, kind="memberships"), ("uclgg",))
    assert len(WEIGHTS) == 4


def test_ties_are_the_graphs_own_edges(gold):
    """The networks of a store have exactly the pairs of its derived edges."""

    def edges(*properties):
        rows = gold.select(f"SELECT ?a ?b WHERE {{ ?a {'|'.join(properties)} ?b }}").rows
        return {(a.removeprefix(IDENTIFIER), b.removeprefix(IDENTIFIER)) for a, b in rows}

    tied = {frozenset(edge) for edge in edges("ic:partnerOf", "ic:cooperatesWith")}
    assert tied
    assert pairs(network(gold)) == tied
    assert set(network(gold, kind="visits").edges()) == edges("ic:visited")
    assert pairs(network(gold, kind="memberships")) == {frozenset(edge) for edge in edges("ic:memberOf")}


def test_as_known_on_a_day(example):
    """A day before the report of the visit, the graph knows of a plan alone."""
    later, before = read(example), read(example, known_on="2025-09-01")
    assert {relation.status for relation in later.relations if relation.kind == "visit"} == {"held"}
    assert {relation.status for relation in before.relations if relation.kind == "visit"} == {"planned"}
    assert read(example, known_on="2013-01-01").relations == ()
    assert not network(example, kind="visits", known_on="2025-09-01").edges


def test_an_empty_graph_says_how_to_fill_it():
    """A store without anything gives an empty network with the next step."""
    from kg.triples import open_store

    graph = network(open_store(None))
    assert graph.graph["reason"] == "The graph holds no relations yet. Build it from documents: kg build DOCUMENTS…"
