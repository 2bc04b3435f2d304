"""Things with their places in px, x to the right and y downwards, and parts that are made of them."""

from typing import NamedTuple

from .items import Cell

Point = tuple[float, float]


class Line(NamedTuple):
    """Along which data flow; ``known``: whether their shape is. ``arrow``: its end has a head."""

    points: tuple[Point, ...]
    known: bool = True
    arrow: bool = False


class Words(NamedTuple):
    """One line of text whose foot is at ``y``."""

    text: str
    x: float
    y: float
    kind: str = ""


class Rect(NamedTuple):
    """A frame around repeats."""

    x: float
    y: float
    width: float
    height: float


class Joint(NamedTuple):
    """Where paths meet: ``add``, ``residual`` (added), ``concatenate`` or ``dense`` (end to end)."""

    kind: str
    x: float
    y: float


class At(NamedTuple):
    """A cell: its left edge, and the axis; its words begin ``reach`` below the axis."""

    cell: Cell
    reach: float
    x: float
    y: float


Mark = Line | Words | Rect | Joint | At


class Moved(NamedTuple):
    """A part at its place within another; the marks of both are moved only once, when all is arranged."""

    part: "Placed"
    x: float
    y: float


class Arranged(NamedTuple):
    """A whole network: all marks at their places, in the order in which they are drawn."""

    width: float
    height: float
    marks: tuple[Mark, ...]


class Placed(NamedTuple):
    """An arranged part: data come in at the height ``entry`` at its left, go out at ``exit`` at its right.

    ``comes_known``, ``goes_known``: whether the shape of these data is; ``top``: of a row, below the first.
    """

    width: float
    height: float
    entry: float
    exit: float
    inside: tuple[Mark | Moved, ...]
    comes_known: bool = True
    goes_known: bool = True
    top: float = 0


def arranged(whole: Placed) -> Arranged:
    """The marks of a part, and those of the parts in it."""
    marks: list[Mark] = []
    _spread(whole, 0, 0, marks)
    return Arranged(whole.width, whole.height, tuple(marks))


def _spread(part: Placed, x: float, y: float, marks: list[Mark]) -> None:
    for one in part.inside:
        match one:
            case Moved(inner, right, down):
                _spread(inner, x + right, y + down, marks)
            case Line(points, known, arrow):
                marks.append(Line(tuple([(px + x, py + y) for px, py in points]), known, arrow))
            case _:
                marks.append(one._replace(x=one.x + x, y=one.y + y))
