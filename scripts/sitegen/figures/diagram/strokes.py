"""How lines, frames, joints and words between cells are drawn."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ..svg import number, tag, text
from .placed import At, Joint, Line, Mark, Point, Rect, Words

_PLUS, _SIDE_BY_SIDE = "M-4 0H4M0-4V4", "M-2.5-4V4M2.5-4V4"
_JOINTS = {"add": _PLUS, "residual": _PLUS, "concatenate": _SIDE_BY_SIDE, "dense": _SIDE_BY_SIDE}


def marks(those: Iterable[Mark]) -> Iterator[Markup]:
    """All marks but cells; lines of one kind are one path, which is shorter."""
    those = list(those)
    lines = [one for one in those if isinstance(one, Line)]
    for known, name in ((True, "flow"), (False, "flow unknown")):
        if way := "".join(_rounded(one.points) + _arrow(one) for one in lines if one.known == known):
            yield tag("path", class_=name, d=way)
    yield from (_mark(one) for one in those if not isinstance(one, Line | At))


def _mark(one: Words | Rect | Joint) -> Markup:
    match one:
        case Words():
            return text(one.text, one.x, one.y, one.kind or None)
        case Rect():
            return tag("rect", class_="frame", x=one.x, y=one.y, width=one.width, height=one.height, rx=6)
    return _joint(one)


def _joint(one: Joint) -> Markup:
    if one.kind not in _JOINTS:
        return tag("circle", class_="joint", cx=one.x, cy=one.y, r=2)
    circle = tag("circle", class_="joint", cx=one.x, cy=one.y, r=8)
    place = f"translate({number(one.x)} {number(one.y)})"
    return circle + tag("path", class_="sign", d=_JOINTS[one.kind], transform=place)


def _rounded(points: Iterable[Point], radius: float = 5) -> str:
    """A way along straight lines with rounded corners."""
    way = list(points)
    drawn = [f"M{number(way[0][0])} {number(way[0][1])}"]
    for before, corner, after in zip(way, way[1:], way[2:], strict=False):
        near, far = _towards(corner, before, radius), _towards(corner, after, radius)
        drawn.append(f"L{_at(near)}Q{_at(corner)} {_at(far)}")
    return "".join(drawn) + f"L{_at(way[-1])}"


def _towards(corner: Point, other: Point, radius: float) -> Point:
    """The point on the way to ``other``, at most half of it."""
    x, y = other[0] - corner[0], other[1] - corner[1]
    length = abs(x) + abs(y)
    share = min(radius, length / 2) / length if length else 0
    return corner[0] + x * share, corner[1] + y * share


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _arrow(line: Line) -> str:
    """The head of an arrow at the end of a line."""
    if not line.arrow:
        return ""
    (x, y), (end_x, end_y) = line.points[-2:]
    if abs(end_x - x) > abs(end_y - y):
        return "m-4-3.5l4 3.5l-4 3.5"
    return "m-3.5-4l3.5 4l3.5-4"
