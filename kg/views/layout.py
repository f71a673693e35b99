"""Where nodes stand: computed here once, with a fixed seed, so that the page opens still and is the same every time."""

import math
from collections import defaultdict

Position = tuple[int, int]

_SEED = 11
_TOUCH = 1e-6  # closer than this, two nodes stand on one spot
_SPACE = 46.0  # wanted distance between the centres of two neighbours, in the page's units
_EVEN = 0.68  # power that a distance from the middle is raised to
_SMALL, _LARGE = 8.0, 28.0  # radii of the least and the most tied node, as the page draws them
_GAP = 12.0  # left between two nodes that stand side by side
_WIDE = 1.12  # screens are wider than tall
_BESIDE = 40  # as many small drawings, at most, are fitted in beside a large one
_EXACT = 700  # above as many nodes, repulsion is only felt nearby


def positions(count: int, links: list[tuple[int, int]]) -> list[Position]:
    """Return a position for each of COUNT nodes joined by LINKS: components apart from one another, no two touching."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for a, b in links:
        if a != b:
            neighbours[a].add(b)
            neighbours[b].add(a)
    places: list[tuple[float, float]] = [(0.0, 0.0)] * count
    blocks = [(members, _arrange(members, neighbours)) for members in _components(count, neighbours)]
    for (x, y), (members, spots) in zip(_pack([spots for _, spots in blocks]), blocks, strict=True):
        for member, (dx, dy) in zip(members, spots, strict=True):
            places[member] = (x + dx, y + dy)
    return [(round(x), round(y)) for x, y in places]


def _components(count: int, neighbours: dict[int, set[int]]) -> list[list[int]]:
    """Return the connected components, the largest first; ties in the order of their first node."""
    seen: set[int] = set()
    found = []
    for node in range(count):
        if node in seen:
            continue
        seen.add(node)
        members, frontier = [node], [node]
        while frontier:
            reached = sorted({other for each in frontier for other in neighbours[each]} - seen)
            seen.update(reached)
            members += reached
            frontier = reached
        found.append(sorted(members))
    return sorted(found, key=lambda members: (-len(members), members[0]))


def _arrange(members: list[int], neighbours: dict[int, set[int]]) -> list[tuple[float, float]]:
    """Return positions around (0, 0) of one component's nodes."""
    if len(members) == 1:
        return [(0.0, 0.0)]
    index = {member: i for i, member in enumerate(members)}
    links = sorted((index[a], index[b]) for a in members for b in neighbours[a] if a < b)
    spots = _near(len(members), links) if len(members) > _EXACT else _spring(len(members), links)
    most = max(len(each) for each in neighbours.values())
    radii = [_SMALL + (_LARGE - _SMALL) * math.sqrt(len(neighbours[member]) / most) for member in members]
    return _apart(spots, radii)


def _spring(count: int, links: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Return a force-directed drawing with every pair's repulsion counted."""
    import rustworkx

    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from([(a, b, 1.0) for a, b in links])
    spread = rustworkx.spring_layout(graph, seed=_SEED, num_iter=300, k=1.6 / math.sqrt(count), repulsive_exponent=2)
    spots = [(spread[i][0], spread[i][1]) for i in range(count)]
    middle = [sum(axis) / count for axis in zip(*spots, strict=True)]
    spots = [(x - middle[0], y - middle[1]) for x, y in spots]
    distances = sorted(math.hypot(x, y) for x, y in spots)
    usual = max(_TOUCH, distances[count // 2])
    # springs crowd the middle and fling loose ends far out: distances from the middle are evened
    evened = [(math.hypot(x, y) / usual + _TOUCH) ** (_EVEN - 1) for x, y in spots]
    scale = _SPACE * 0.62 * math.sqrt(count) / usual
    return [(x * scale * by * _WIDE, y * scale * by) for (x, y), by in zip(spots, evened, strict=True)]


def _near(count: int, links: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Return a drawing for many nodes: a start from the graph's slow directions, then springs and near repulsion."""
    import numpy as np
    from scipy.spatial import cKDTree

    ends = np.array(links)
    degree = np.bincount(ends.ravel(), minlength=count).astype(float)
    rng = np.random.default_rng(_SEED)
    spots = _slow(count, ends, degree, rng)
    spots *= _SPACE * math.sqrt(count) * 0.5 / max(1e-9, float(np.abs(spots).max()))
    spots += rng.normal(0, _SPACE / 4, spots.shape)
    reach = _SPACE * 2.6
    heat = _SPACE * 3
    for _ in range(90):
        force = np.zeros_like(spots)
        pairs = cKDTree(spots).query_pairs(reach, output_type="ndarray")
        gap = spots[pairs[:, 0]] - spots[pairs[:, 1]]
        distance = np.maximum(np.hypot(gap[:, 0], gap[:, 1]), 1.0)
        push = gap * (_SPACE * _SPACE / distance / distance * (1 - distance / reach))[:, None]
        pull = spots[ends[:, 0]] - spots[ends[:, 1]]
        length = np.maximum(np.hypot(pull[:, 0], pull[:, 1]), 1.0)
        # a hub's many springs must not crush its neighbours into one point
        weight = np.minimum(length / _SPACE, 6.0) / np.sqrt(np.minimum(degree[ends[:, 0]], degree[ends[:, 1]]))
        pull = -pull / length[:, None] * (weight * _SPACE * 0.45)[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(pairs[:, 0], push[:, axis], count)
            force[:, axis] -= np.bincount(pairs[:, 1], push[:, axis], count)
            force[:, axis] += np.bincount(ends[:, 0], pull[:, axis], count)
            force[:, axis] -= np.bincount(ends[:, 1], pull[:, axis], count)
        size = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        spots += force / size[:, None] * np.minimum(size, heat)[:, None]
        heat *= 0.96
    spots -= spots.mean(axis=0)
    return [(float(x), float(y)) for x, y in spots]


def _slow(count: int, ends, degree, rng):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numpy arrays
    """Return two coordinates that vary slowly along links: neighbours' averages taken again and again, kept apart."""
    import numpy as np
    from scipy.sparse import coo_matrix

    rows = np.concatenate([ends[:, 0], ends[:, 1]])
    columns = np.concatenate([ends[:, 1], ends[:, 0]])
    walk = coo_matrix((1.0 / degree[rows], (rows, columns)), shape=(count, count)).tocsr()
    spots = rng.normal(size=(count, 2))
    share = degree / degree.sum()
    for _ in range(120):
        spots = 0.5 * spots + 0.5 * (walk @ spots)
        spots -= share @ spots
        spots[:, 1] -= spots[:, 0] * ((share * spots[:, 0]) @ spots[:, 1]) / ((share * spots[:, 0]) @ spots[:, 0])
        spots /= np.sqrt((share[:, None] * spots**2).sum(axis=0))
    # ranks spread what the slow directions crowd into a few spots
    return np.argsort(np.argsort(spots, axis=0, kind="stable"), axis=0, kind="stable") / count * 2 - 1


def _apart(spots: list[tuple[float, float]], radii: list[float]) -> list[tuple[float, float]]:
    """Return the positions with any two nodes at least a node's width from one another, large ones further."""
    import numpy as np
    from scipy.spatial import cKDTree

    moved, size = np.array(spots), np.array(radii)
    for _ in range(40):
        pairs = cKDTree(moved).query_pairs(2 * _LARGE + _GAP, output_type="ndarray")
        wanted = np.maximum(_SPACE, size[pairs[:, 0]] + size[pairs[:, 1]] + _GAP)
        gap = moved[pairs[:, 0]] - moved[pairs[:, 1]]
        distance = np.hypot(gap[:, 0], gap[:, 1])
        close = distance < wanted
        if not close.any():
            break
        pairs, wanted, gap, distance = pairs[close], wanted[close], gap[close], distance[close]
        # two nodes on one spot part along a direction of their own
        angle = (pairs[:, 0] * 2.399963).astype(float)
        gap = np.where(distance[:, None] < _TOUCH, np.stack([np.cos(angle), np.sin(angle)], axis=1), gap)
        distance = np.maximum(distance, _TOUCH)
        step = gap / np.maximum(np.hypot(gap[:, 0], gap[:, 1]), _TOUCH)[:, None] * ((wanted - distance) * 0.35)[:, None]
        for axis in (0, 1):
            moved[:, axis] += np.bincount(pairs[:, 0], step[:, axis], len(moved))
            moved[:, axis] -= np.bincount(pairs[:, 1], step[:, axis], len(moved))
    moved -= moved.mean(axis=0)
    return [(float(x), float(y)) for x, y in moved]


def _size(spots: list[tuple[float, float]]) -> tuple[float, float]:
    """Return half the width and half the height that positions around (0, 0) take, with a margin."""
    return max(abs(x) for x, _ in spots) + _SPACE * 0.7, max(abs(y) for _, y in spots) + _SPACE * 0.7


def _pack(blocks: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Return centres for drawings, largest first: small ones in the first one's corners, the rest in rows below."""
    if not blocks:
        return []
    sizes = [_size(spots) for spots in blocks]
    # what nothing joins is hidden until asked for: it takes no corner
    joined = sum(len(spots) > 1 for spots in blocks)
    corners = _corners(blocks[0], sizes[:joined]) if joined else {}
    rest = [i for i in range(1, len(blocks)) if i not in corners]
    area = sum(4 * sizes[i][0] * sizes[i][1] for i in rest)
    reach = max(sizes[0][0], math.sqrt(area) * 0.8)
    centres = {0: (0.0, 0.0), **corners}
    left, top, deep = -reach, sizes[0][1], 0.0
    for i in rest:
        width, height = sizes[i]
        if left > -reach and left + 2 * width > reach:
            left, top, deep = -reach, top + deep, 0.0
        centres[i] = (left + width, top + height)
        left += 2 * width
        deep = max(deep, 2 * height)
    return [centres[i] for i in range(len(blocks))]


def _corners(first: list[tuple[float, float]], sizes: list[tuple[float, float]]) -> dict[int, tuple[float, float]]:
    """Return which of the further drawings find room beside the first one, inside its box, and where.

    A drawing of many nodes is round: the corners of its box are empty, furthest from the middle first.
    """
    width, height = sizes[0]
    columns, rows = int(2 * width // _SPACE), int(2 * height // _SPACE)
    taken = {
        (int((x + width) // _SPACE) + i, int((y + height) // _SPACE) + j)
        for x, y in first
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
    }
    cells = sorted(
        ((i, j) for i in range(columns) for j in range(rows)),
        key=lambda cell: (-math.hypot(cell[0] / columns - 0.5, cell[1] / rows - 0.5), cell),
    )
    found: dict[int, tuple[float, float]] = {}
    for k, (half, tall) in enumerate(sizes[1:_BESIDE], 1):
        # the cells around the first drawing's nodes are taken: half of the margin is there already
        wide, deep = (math.ceil((2 * side - 0.7 * _SPACE) / _SPACE) for side in (half, tall))
        for i, j in cells:
            own = {(i + a, j + b) for a in range(wide) for b in range(deep)}
            if i + wide <= columns and j + deep <= rows and not own & taken:
                taken |= own
                found[k] = ((i + wide / 2) * _SPACE - width, (j + deep / 2) * _SPACE - height)
                break
    return found
