"""How large a cell is drawn, in px: slabs grow with the logarithm of what they stand for.

A cell has its origin at its left edge on the axis, the line along which data flow.
"""

from dataclasses import dataclass
from math import log2

from ...network.shape import Shape
from ...remembered import remembered
from .items import Cell
from .words import listed, wrapped

PITCH = 96
"""From one cell to the next."""
MIDDLE = 58
"""Of slab and words; before it is the sign of the layer, around ``SIGN``."""
SIGN = 12
ROOM = 94
"""For a line of words."""
LINE = 14
NAME = 12
"""Height of letters of names."""
SHEET = 4
"""By how much each sheet of a picture stands out behind the one before it."""
LISTED = 6
"""Inputs named in one cell."""
MOST_MARKS = 3
"""Of small layers on one slab; its words name more."""
ALONE, ASIDE = 84, 5
"""Width of a cell with small layers alone, and how far right of its middle these are."""
HIGHEST, WIDEST, ANY = 110, 56, 60
"""Of slabs; the last is the height of one for any number of positions."""


@dataclass(frozen=True)
class Size:
    """Of a slab or box: ``sheets`` behind each other for pictures; a column stands for a vector."""

    width: float
    height: float
    is_column: bool = False
    is_open: bool = False
    sheets: int = 1

    @property
    def over(self) -> float:
        """How far it reaches over the axis."""
        return self.height / 2 + SHEET * (self.sheets - 1)


def slab(shape: Shape | None) -> Size:
    """Height for positions (or the values of a vector), width for channels."""
    if shape is None:
        return Size(30, 40)
    if not shape.spatial:
        return Size(9, _grown(shape.channels, 9, 4.2), is_column=True)
    if len(shape.spatial) > 1:
        rows, positions = shape.spatial[-2:]
        return Size(_grown(positions, 8, 5, WIDEST), _grown(rows, 8, 5.2), sheets=3)
    [positions] = shape.spatial
    height = ANY if positions is None else _grown(positions, 8, 5.2)
    return Size(_grown(shape.channels, 5, 4.3, WIDEST), height, is_open=positions is None)


def _grown(extent: int | None, least: float, each: float, most: float = HIGHEST) -> float:
    """So many px for one, more for each doubling; even, so that the middle is a whole number too."""
    return 30 if extent is None else 2 * round(min(least + each * log2(max(extent, 1)), most) / 2)


@remembered
def cell_width(cell: Cell) -> int:
    """How far the next cell is away."""
    is_long = cell.is_told and len(wrapped(cell.name, PITCH - 2 * SIGN - 12, 3)) > 2
    if cell.sign == "inputs" or is_long:
        return 2 * PITCH
    return ALONE if cell.sign == "marks" else PITCH


@remembered
def box(cell: Cell) -> Size:
    """What is drawn on the axis."""
    if cell.is_told:
        wide_box = cell_width(cell) - 2 * SIGN - 2
        return Size(wide_box, LINE * len(boxed(cell)) + 14)
    if cell.sign == "inputs":
        return Size(cell_width(cell), (LINE + 2) * min(len(cell.listed), LISTED + 1))
    if cell.sign == "marks":
        return Size(5.0 * min(len(cell.marks), MOST_MARKS), 34)
    return slab(cell.shape)


@remembered
def boxed(cell: Cell) -> tuple[str, ...]:
    """The words within the box of a step that is told in words."""
    return wrapped(cell.name, cell_width(cell) - 2 * SIGN - 12, 5)


@remembered
def below(cell: Cell) -> tuple[tuple[str, str], ...]:
    """Lines of words under a cell: class and text."""
    found: list[tuple[str, str]] = []
    room = ALONE - 14 if cell.sign == "marks" else ROOM
    if not (cell.is_told or cell.sign == "inputs"):
        found += [("strong name", line) for line in wrapped(cell.name, room, 3, NAME, bold=True)]
    for words in cell.lines:
        found += [("", line) for line in wrapped(words, room, 2)]
    if cell.after and cell.sign == "marks":
        found += [("muted", line) for words in cell.after[:4] for line in wrapped(words, room, 2)]
    else:
        found += [("muted", line) for line in listed(cell.after, room, 3)]
    return (*found, *(("muted lean", line) for line in wrapped(cell.note, room, 3)))


@remembered
def label(cell: Cell) -> tuple[str, ...]:
    """The shape, written over the slab; on two lines if it is long."""
    if cell.shape is None or cell.sign in ("inputs", "marks", "more"):
        return ()
    return wrapped(str(cell.shape), PITCH - 2, 2, NAME)
