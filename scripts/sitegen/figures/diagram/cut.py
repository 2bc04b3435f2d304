"""Bounds for huge networks: past them a picture says how many steps it leaves out."""

from dataclasses import replace

from ...network.shape import Shape
from .items import Cell, Fork, Frame, Item, Path, cells

MOST_CELLS = 50
"""A frame or path takes as much room as a cell."""
MOST_PATHS = 8
"""Of a fork."""


def left_out(count: int, shape: Shape | None = None) -> Cell:
    """A cell for steps that are not drawn."""
    says = f"{count:,} more step{'' if count == 1 else 's'}, in the table below"
    return Cell("more", shape, says, says=says, is_fed=shape is not None)


def within_bounds(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """As many of the items as are drawn, and how many are not."""
    return _cut(items, MOST_CELLS)[0]


def _cut(items: tuple[Item, ...], room: int) -> tuple[tuple[Item, ...], int]:
    """The same for so many cells, and the room that is left."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        if room <= 0:
            kept.append(left_out(_count(items[at:])))
            break
        if isinstance(item, Frame):
            inside, room = _cut(item.items, room - 1)
            item = replace(item, items=inside)
        elif isinstance(item, Fork):
            item, room = _cut_fork(item, room)
        else:
            room -= 1
        kept.append(item)
    return tuple(kept), room


def _cut_fork(fork: Fork, room: int) -> tuple[Fork, int]:
    paths: list[Path] = []
    for at, path in enumerate(fork.paths):
        if at == MOST_PATHS or (at and room <= 0):
            rest = sum(_count(other.items) for other in fork.paths[at:])
            paths.append(Path(f"{len(fork.paths) - at:,} more", (left_out(rest),), path.has_input))
            break
        items, room = _cut(path.items, room - 1)
        paths.append(replace(path, items=items))
    return replace(fork, paths=tuple(paths)), room


def _count(items: tuple[Item, ...]) -> int:
    return sum(1 for _ in cells(items))
