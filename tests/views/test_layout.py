"""Positions: the same every time, and no node on another."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.layout import positions


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 40))
    ends = st.integers(0, count - 1)
    return count, draw(st.lists(st.tuples(ends, ends), max_size=60))


@settings(max_examples=25)
@given(graphs())
def test_nodes_stand_apart(graph):
    """Any graph, with loops and parallel lines and loose nodes, is laid out with no two nodes on one spot."""
    count, links = graph
    found = positions(count, links)
    assert len(found) == count
    assert len(set(found)) == count
    assert found == positions(count, links)


@pytest.mark.parametrize("count", [1200])
def test_many_nodes_stand_apart(count):
    """Above the size where every pair repels, a component's nodes still keep a distance."""
    found = positions(count, [(i, (i * 7 + 3) % count) for i in range(count)] + [(i, i // 2) for i in range(1, count)])
    spots = sorted(found)
    close = sum(math.dist(a, b) < 12 for a, b in pairwise(spots))
    assert close < count / 50
    assert found == positions(
        count, [(i, (i * 7 + 3) % count) for i in range(count)] + [(i, i // 2) for i in range(1, count)]
    )


def test_large_nodes_do_not_touch():
    """The most tied nodes are drawn largest: they keep room for it."""
    pairs = [(a, b) for a in range(6) for b in range(a)]
    found = positions(6, pairs)
    assert min(math.dist(found[a], found[b]) for a, b in pairs) > 2 * 28


def test_a_small_part_stands_in_a_corner():
    """A pair that nothing joins to the rest lies beside it, not far below: the page need not shrink for it."""
    rest = [(i, i // 3) for i in range(1, 150)] + [(i, i + 40) for i in range(0, 100, 3)]
    found = positions(152, [*rest, (150, 151)])
    large, pair = found[:150], found[150:]
    for axis in (0, 1):
        reach = max(abs(spot[axis]) for spot in large)
        assert all(abs(spot[axis]) < reach + 40 for spot in pair)
    assert min(math.dist(a, b) for a in large for b in pair) > 40


def test_nothing_to_lay_out():
    """An empty graph has no positions, and one node stands in the middle."""
    assert positions(0, []) == []
    assert positions(1, []) == [(0, 0)]
