"""Where boxes and lines go when boxes stand in columns and lines run from left to right: geometry only.

After Sugiyama, Tagawa and Toda (1981): boxes are put into columns, long lines are cut at each column, the
order in each column follows the neighbours, and then every box comes as near to these as others let it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

BOX = 22
"""Height of a box in px."""
BOXES_APART = 30
"""From the middle of a box to that of the next, in px."""
LINES_APART = 12
GAP = 36
"""Between columns, where lines change their height."""
SWEEPS = 6

Edge = tuple[int, int]


@dataclass(frozen=True)
class Column:
    """Left side and width, in px."""

    left: float
    width: float


@dataclass(frozen=True)
class Layout:
    """``boxes``: column and middle height of each box; ``lines``: columns and heights that each edge runs
    through, from its first box to its second, which stands in an earlier column where years contradict it."""

    columns: tuple[Column, ...]
    boxes: tuple[tuple[int, float], ...]
    lines: Mapping[Edge, tuple[tuple[int, float], ...]]
    height: float


class _Layers:
    """Boxes and, for each column that a line passes, a point: all are nodes, by number."""

    def __init__(self, columns: Sequence[int], edges: Iterable[Edge]) -> None:
        self.column = list(columns)
        self.boxes = len(columns)
        self.paths: dict[Edge, list[int]] = {}
        self.left: dict[int, list[int]] = defaultdict(list)
        self.right: dict[int, list[int]] = defaultdict(list)
        for edge in edges:
            self._add(edge)

    def _add(self, edge: Edge) -> None:
        first, last = sorted(edge, key=lambda node: self.column[node])
        between = range(self.column[first] + 1, self.column[last])
        points = [len(self.column) + number for number in range(len(between))]
        self.column += between
        path = [first, *points, last]
        for one, other in pairwise(path):
            self.right[one].append(other)
            self.left[other].append(one)
        self.paths[edge] = path if first == edge[0] else path[::-1]

    def apart(self, one: int, other: int) -> float:
        """The least distance between two that are neighbours in a column."""
        lines = (one >= self.boxes) + (other >= self.boxes)
        return (BOXES_APART * (2 - lines) + LINES_APART * lines) / 2


def lay_out(columns: Sequence[int], widths: Sequence[float], edges: Iterable[Edge]) -> Layout:
    """Places for boxes whose columns are given; edges join boxes of different columns."""
    layers = _Layers(columns, edges)
    heights: dict[int, float] = {}
    tops: dict[int, float] = defaultdict(float)
    for island in sorted(_islands(layers), key=lambda nodes: (-len(nodes), nodes)):
        found = _heights(island, layers)
        passed = range(
            min(map(layers.column.__getitem__, found)), max(map(layers.column.__getitem__, found)) + 1
        )
        top = max(tops[column] for column in passed)
        heights.update((node, top + height) for node, height in found.items())
        bottom = top + max(found.values()) + BOXES_APART / 2
        tops.update(dict.fromkeys(passed, bottom))
    places = _columns(columns, widths)
    return Layout(
        places,
        tuple((column, heights[node]) for node, column in enumerate(columns)),
        {
            edge: tuple((layers.column[node], heights[node]) for node in path)
            for edge, path in layers.paths.items()
        },
        max(tops.values(), default=0),
    )


def depths(count: int, edges: Iterable[Edge]) -> list[int]:
    """How many edges lead to each node on the longest way; an edge that closes a circle counts nothing."""
    before: dict[int, list[int]] = defaultdict(list)
    for first, second in edges:
        before[second].append(first)
    found: dict[int, int] = {}
    opened: set[int] = set()
    for start in range(count):
        waiting = [] if start in found else [start]
        while waiting:
            node = waiting[-1]
            opened.add(node)
            fresh = next((one for one in before[node] if one not in opened), None)
            if fresh is None:
                found[waiting.pop()] = max(
                    (found[one] + 1 for one in before[node] if one in found), default=0
                )
            else:
                waiting.append(fresh)
    return [found[node] for node in range(count)]


def _columns(columns: Sequence[int], widths: Sequence[float]) -> tuple[Column, ...]:
    widest: dict[int, float] = defaultdict(float)
    for column, width in zip(columns, widths, strict=True):
        widest[column] = max(widest[column], width)
    places, left = [], 1.0  # the line around a box needs half a px on either side
    for column in range(max(columns, default=-1) + 1):
        places.append(Column(left, widest[column]))
        left += widest[column] + GAP
    return tuple(places)


def _islands(layers: _Layers) -> list[list[int]]:
    """Nodes that are joined, each island in the order in which it is walked through."""
    met: set[int] = set()
    islands = []
    for start in range(layers.boxes):
        island, waiting = [], [start]
        while waiting:
            node = waiting.pop()
            if node not in met:
                met.add(node)
                island.append(node)
                waiting += [*layers.left[node], *layers.right[node]][::-1]
        islands += [island] if island else []
    return islands


def _heights(island: list[int], layers: _Layers) -> dict[int, float]:
    """The middle of each node below the top of its island."""
    order: dict[int, list[int]] = defaultdict(list)
    for node in island:
        order[layers.column[node]].append(node)
    _sort(order, layers)
    heights = {node: float(at * BOXES_APART) for nodes in order.values() for at, node in enumerate(nodes)}
    forth = sorted(order)
    for sweep in range(SWEEPS):
        for column in forth if sweep % 2 == 0 else forth[::-1]:
            _settle(order[column], heights, layers, both=sweep > 1)
    top = min(heights[node] - (BOXES_APART / 2 if node < layers.boxes else 0) for node in island)
    return {node: round(height - top) for node, height in heights.items()}


def _sort(order: dict[int, list[int]], layers: _Layers) -> None:
    """Put each column into the order of its neighbours' middle places, to and fro."""
    place = {node: at / len(nodes) for nodes in order.values() for at, node in enumerate(nodes)}
    forth = sorted(order)
    for sweep in range(SWEEPS):
        ahead = sweep % 2 == 0
        for column in forth if ahead else forth[::-1]:
            near = layers.left if ahead else layers.right
            middle = {node: _mean([place[one] for one in near[node]], place[node]) for node in order[column]}
            order[column].sort(key=lambda node: (middle[node], node))
            place.update((node, at / len(order[column])) for at, node in enumerate(order[column]))


def _settle(nodes: list[int], heights: dict[int, float], layers: _Layers, *, both: bool) -> None:
    """Bring the nodes of a column as near to their neighbours as their order and distances allow."""
    wanted = []
    for node in nodes:
        near = layers.left[node] + (layers.right[node] if both or not layers.left[node] else [])
        wanted.append(_mean([heights[one] for one in near], heights[node]))
    offsets = [0.0]
    for one, other in pairwise(nodes):
        offsets.append(offsets[-1] + layers.apart(one, other))
    heights.update(zip(nodes, spread(wanted, offsets), strict=True))


def spread(wanted: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """Places nearest to those wanted (least squares) whose distances are at least those of the offsets.

    Neighbours that come too near are joined to a block, which goes to their mean place.
    """
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    means = [total / count for total, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
