"""Things with their places in px, x to the right and y downwards, and parts that are made of them."""

from dataclasses import dataclass, replace

from .items import Cell

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """Along which data flow; ``known``: whether their shape is. ``arrow``: its end has a head."""

    points: tuple[Point, ...]
    known: bool = True
    arrow: bool = False


@dataclass(frozen=True)
class Words:
    """One line of text whose foot is at ``y``."""

    text: str
    x: float
    y: float
    kind: str = ""


@dataclass(frozen=True)
class Rect:
    """A frame around repeats."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Joint:
    """Where paths meet: ``add``, ``residual`` (added), ``concatenate`` or ``dense`` (end to end)."""

    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class At:
    """A cell: its left edge, and the axis; its words begin ``reach`` below the axis."""

    cell: Cell
    reach: float
    x: float
    y: float


Mark = Line | Words | Rect | Joint | At


@dataclass(frozen=True)
class Placed:
    """An arranged part: data come in at the height ``entry`` at its left, go out at ``exit`` at its right.

    ``comes_known``, ``goes_known``: whether the shape of these data is; ``top``: of a row, below the first.
    """

    width: float
    height: float
    entry: float
    exit: float
    marks: tuple[Mark, ...]
    comes_known: bool = True
    goes_known: bool = True
    top: float = 0

    def at(self, x: float, y: float) -> tuple[Mark, ...]:
        """Its marks, moved."""
        return tuple(_moved(mark, x, y) for mark in self.marks)


def _moved(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case Line(points, known, arrow):
            return Line(tuple((px + x, py + y) for px, py in points), known, arrow)
        case At(cell, reach, left, axis):  # the most frequent; quicker than replace
            return At(cell, reach, left + x, axis + y)
    return replace(mark, x=mark.x + x, y=mark.y + y)
