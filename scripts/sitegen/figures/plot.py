"""Room on a picture: which boxes are taken, so that names and marks keep off each other."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

_CELL = 48


class Box(NamedTuple):
    """Left, top, right, bottom in px."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, frame: "Box") -> bool:
        return (
            self.left >= frame.left
            and self.top >= frame.top
            and self.right <= frame.right
            and self.bottom <= frame.bottom
        )


class Taken:
    """Boxes that are taken, found again by the cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def take(self, box: Box) -> None:
        for cell in _cells(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        return not any(box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ()))


def first_free(boxes: Iterable[Box], frame: Box, taken: Taken) -> Box | None:
    """The first of the boxes that lies within the frame and meets none that is taken."""
    return next((box for box in boxes if box.within(frame) and taken.is_free(box)), None)


def _cells(box: Box) -> list[tuple[int, int]]:
    across = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
    down = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
    return [(x, y) for x in across for y in down]
