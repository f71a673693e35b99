"""Networks to files and back, whatever their attributes hold."""

import math
from datetime import date

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import network, read_graph, write_graph, write_panels
from kg.analysis.facts import Facts
from kg.analysis.formats import FORMATS, to_text
from kg.errors import InputError, UnknownNameError


def same(a: nx.Graph, b: nx.Graph) -> bool:
    """Tell whether two networks have the same nodes, edges and attributes."""
    nodes = {node: dict(data) for node, data in a.nodes(data=True)} == {n: dict(d) for n, d in b.nodes(data=True)}

    def edges(graph):
        ends = (lambda x, y: (x, y)) if graph.is_directed() else (lambda x, y: frozenset((x, y)))
        return {ends(x, y): dict(data) for x, y, data in graph.edges(data=True)}

    return nodes and edges(a) == edges(b) and a.is_directed() == b.is_directed()


@pytest.fixture(params=[nx.Graph, nx.DiGraph], ids=["undirected", "directed"])
def graph(request):
    """Return a network whose attributes hold all that files find hard."""
    made = request.param()
    made.add_node(
        "place/고양-kr", ko="고양시", note='<"따옴표" & 꺾쇠>', themes=("습지", "기후, 물"), known=["a", None, 1],
        since=date(1992, 2, 1), many=3, share=0.25, certain=True, mixed=1, nothing=None,
    )  # fmt: skip
    made.add_node("place/b", ko=None, note="", themes=(), known=[], since=None, many=None, share=None, certain=False,
                  mixed="x", nothing=None)  # fmt: skip
    made.add_edge("place/고양-kr", "place/b", weight=2.5, first="2013-05", last="2024", themes=("wetland",), ended=None)
    return made


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_everything_comes_back(graph, form, tmp_path):
    """None, lists, tuples, dates, mixed values and Hangul survive the way to the file and back."""
    path = tmp_path / f"도시.{form}"
    assert write_graph(graph, path) == [path]
    assert same(read_graph(path), graph)


text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
values = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**31), 2**31), st.floats(allow_nan=False, allow_infinity=False), text,
    st.dates(), st.lists(text, max_size=3), st.lists(text, max_size=3).map(tuple),
)  # fmt: skip


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
@settings(max_examples=40)
@given(
    rows=st.dictionaries(st.sampled_from("abcde"), st.dictionaries(st.sampled_from(["값", "x"]), values), min_size=2)
)
def test_any_attributes_come_back(form, rows, tmp_path_factory):
    """Whatever values nodes have; an attribute that a node lacks comes back as None where others have it."""
    made = nx.Graph()
    made.add_nodes_from(rows.items())
    names = {name for row in rows.values() for name in row}
    # one name with dates and other things beside each other has no type to come back to: text stands for the date
    for name in names:
        kinds = {type(row[name]) for row in rows.values() if row.get(name) is not None}
        if len(kinds) > 1 and kinds & {date, tuple}:
            return
    path = tmp_path_factory.mktemp("any") / f"x.{form}"
    write_graph(made, path)
    back = read_graph(path)
    assert {node: dict(data) for node, data in back.nodes(data=True)} == {
        node: {name: row.get(name) for name in names} for node, row in rows.items()
    }


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_them_as_plain_networks(graph, form, read, tmp_path):
    """Other programs see nodes, edges, weights and plain values."""
    path = tmp_path / f"x.{form}"
    write_graph(graph, path)
    found = read(path)
    assert set(found) == set(graph)
    assert found.nodes["place/고양-kr"]["ko"] == "고양시"
    assert found.nodes["place/고양-kr"]["many"] == 3
    assert found.edges["place/고양-kr", "place/b"]["weight"] == 2.5


def test_gexf_has_dynamics(graph, tmp_path):
    """A tie lives from the first day of its beginning to the last day of its end."""
    write_graph(graph, tmp_path / "x.gexf")
    edge = next(iter(nx.read_gexf(tmp_path / "x.gexf").edges(data=True)))[2]
    assert (edge["start"], edge["end"]) == ("2013-05-01", "2024-12-31")
    assert 'mode="dynamic"' in (tmp_path / "x.gexf").read_text(encoding="utf-8")


def test_pajek_is_read_by_networkx(graph, tmp_path):
    """Nodes by id, arcs or edges, weights."""
    write_graph(graph, tmp_path / "x.net")
    found = nx.read_pajek(tmp_path / "x.net", encoding="utf-8")
    assert set(found) == set(graph)
    assert found.is_directed() == graph.is_directed()
    assert [data["weight"] for _, _, data in read_graph(tmp_path / "x.net").edges(data=True)] == [2.5]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_of_nodes_and_edges(graph, form, tmp_path):
    """Two files beside each other; read back with the same nodes, ties and Hangul."""
    paths = write_graph(graph, tmp_path / f"x.{form}")
    assert [path.name for path in paths] == [f"x.nodes.{form}", f"x.edges.{form}"]
    found = read_graph(paths[1])
    assert set(found) == set(graph)
    assert found.edges["place/고양-kr", "place/b"]["weight"] == 2.5
    node = found.nodes["place/고양-kr"]
    assert (node["ko"], node["nothing"]) == ("고양시", None)
    if form == "parquet":
        assert node["themes"] == ["습지", "기후, 물"]
        assert node["since"] == date(1992, 2, 1)


@pytest.mark.parametrize("form", ["graphml", "gexf", "pajek", "json", "csv"])
def test_the_same_network_gives_the_same_bytes(graph, form):
    """However the network was put together."""
    turned = graph.__class__()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(graph.edges(data=True))
    assert to_text(graph, form) == to_text(turned, form)


def test_networks_of_the_graph_come_back(facts, tmp_path):
    """Every network of a store survives as it is."""
    for kind in ("ties", "memberships", "visits", "themes", "events", "officials"):
        made = network(facts, kind=kind)
        for form in ("graphml", "gexf", "json"):
            write_graph(made, tmp_path / f"{kind}.{form}")
            back = read_graph(tmp_path / f"{kind}.{form}")
            assert set(back) == set(made)
            assert {frozenset(edge) for edge in back.edges()} == {frozenset(edge) for edge in made.edges()}
            for a, b, data in made.edges(data=True):
                assert {name: back.edges[a, b][name] for name in data} == data


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_network_is_written_too(form, tmp_path):
    """Nothing in, nothing out, no failure."""
    paths = write_graph(nx.Graph(), tmp_path / f"x.{form}", form)
    assert all(path.exists() for path in paths)


def test_numbers_that_json_lacks(tmp_path):
    """NaN comes back as NaN from XML."""
    made = nx.Graph()
    made.add_node("a", value=math.nan)
    write_graph(made, tmp_path / "x.graphml")
    assert math.isnan(read_graph(tmp_path / "x.graphml").nodes["a"]["value"])


def test_files_that_cannot_be(graph, tmp_path):
    """An unknown format, a folder that is not there, a file that is no network: one line each."""
    with pytest.raises(UnknownNameError, match=r"No format 'gephi'. Nearest: gexf|No format 'gephi'"):
        write_graph(graph, tmp_path / "x.gephi")
    with pytest.raises(InputError, match=r"cannot be written"):
        write_graph(graph, tmp_path / "nowhere" / "x.gexf")
    with pytest.raises(InputError, match=r"cannot be read"):
        read_graph(tmp_path / "missing.graphml")
    (tmp_path / "broken.graphml").write_text("나는 그래프가 아니다", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken.graphml is no graphml of a network"):
        read_graph(tmp_path / "broken.graphml")


def test_yearly_panels_for_r(facts, tmp_path):
    """The same cities in every year's matrix, symmetric, with attributes, a long table and a script."""
    paths = write_panels(facts, tmp_path / "panels", since=2016, until=2018)
    assert [path.name for path in paths] == [
        "ties_2016.csv", "ties_2017.csv", "ties_2018.csv", "nodes.csv", "panel.csv", "read_panels.R",
    ]  # fmt: skip
    years = {year: pd.read_csv(tmp_path / "panels" / f"ties_{year}.csv", index_col=0) for year in (2016, 2018)}
    nodes = pd.read_csv(tmp_path / "panels" / "nodes.csv")
    for matrix in years.values():
        assert list(matrix.index) == list(matrix.columns) == list(nodes["node"])
        assert (matrix.to_numpy() == matrix.to_numpy().T).all()
    assert years[2016].loc["place/paris-fr", "place/seoul-kr"] == 0
    assert years[2018].loc["place/paris-fr", "place/seoul-kr"] == 2
    assert "years <- 2016:2018" in (tmp_path / "panels" / "read_panels.R").read_text(encoding="utf-8")
    with pytest.raises(InputError, match=r"no years to make panels of"):
        write_panels(Facts(), tmp_path / "none")
    with pytest.raises(InputError, match=r"No visits in the years 2012 to 2013"):
        write_panels(facts, tmp_path / "none", kind="visits", since=2012, until=2013)
