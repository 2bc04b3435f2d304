"""Where everything goes: items side by side in rows that wrap within a width, like words.

The same items are arranged anew for each width. Lengths are px.
"""

from itertools import accumulate, pairwise

from ...remembered import remembered
from .items import Cell, Fork, Frame, Item, Path
from .placed import Arranged, At, Joint, Line, Mark, Moved, Placed, Rect, Words, arranged
from .sizes import LINE, below, box, cell_width, label
from .words import listed, wide, wrapped

LEFT, RIGHT = 5, 12
"""Lanes beside lines, in which the data return from the end of one line to the start of the next."""
BETWEEN = 26
"""Height between lines."""
PAD = 4
"""Between a frame and what is in it."""
SPLIT, JOIN = 12, 20
"""Lanes before and after paths."""
BY_PASS = 22
APART = 10
"""Before a frame or fork, and after a frame."""
MOST_TRIALS = 8
"""Of narrower arrangements."""
LEAST = 150
"""Width of a frame or fork, at least, for its words."""


def arrange(items: tuple[Item, ...], width: float) -> Arranged:
    """A whole network, in lines about equally long; wider than ``width`` only where one item alone is."""
    found = _flow(items, width, is_start=True, is_end=True)
    for _ in range(MOST_TRIALS):
        narrower = _flow(items, found.width - 1, is_start=True, is_end=True)
        if narrower.height > found.height or narrower.width >= found.width:
            break
        found = narrower
    return arranged(found)


@remembered
def _cells(items: tuple[Item, ...]) -> tuple[Placed | None, ...]:
    """The cells of a flow, which are the same in any room; None for all else.

    All words stand on one line, below whatever reaches farthest below the axis.
    """
    reach = max((box(item).height / 2 for item in items if isinstance(item, Cell)), default=0)
    return tuple(_cell(item, reach) if isinstance(item, Cell) else None for item in items)


def _placed(item: Item, room: float) -> Placed:
    assert not isinstance(item, Cell)
    if isinstance(item, Frame):
        return _apart(_frame(item, room - 2 * APART), after=APART)
    return _apart(_fork(item, room - APART)) if item.is_split else _fork(item, room)


def _apart(one: Placed, after: float = 0) -> Placed:
    """With room at the left, as words of the cell before it stand out a little; and so much at the right."""
    width = APART + one.width + after
    comes = Line(((0, one.entry), (APART, one.entry)), one.comes_known)
    goes = Line(((width - after, one.exit), (width, one.exit)), one.goes_known)
    return one._replace(width=width, inside=(Moved(one, APART, 0), comes, *([goes] if after else [])))


def _cell(cell: Cell, reach: float) -> Placed:
    """A cell draws its own piece of the line along which data flow."""
    above = box(cell).over + LINE * len(label(cell)) + 4
    foot = reach + 6 + LINE * len(below(cell))
    at = At(cell, reach, 0, above)
    return Placed(cell_width(cell), above + foot, above, above, (at,), cell.is_fed, cell.shape is not None)


def _flow(items: tuple[Item, ...], room: float, *, is_start: bool, is_end: bool) -> Placed:
    """Items in lines; at the start nothing comes in, at the end nothing goes out."""
    inner = room - LEFT - RIGHT
    placed = [cell or _placed(item, inner) for cell, item in zip(_cells(items), items, strict=True)]
    lines = _lines(placed, inner)
    rows, top = [], 0.0
    for line in lines:
        rows.append(_row(line, top))
        top += rows[-1].height + BETWEEN
    right = max(row.width for row in rows) + RIGHT
    marks: list[Mark | Moved] = [part for row in rows for part in row.inside]
    marks += [_return(*pair, right) for pair in pairwise(rows)]
    first, last = rows[0], rows[-1]
    if not is_start:
        marks.append(Line(((0, first.entry), (LEFT, first.entry)), first.comes_known))
    if not is_end:
        marks.append(Line(((last.width, last.exit), (right, last.exit)), last.goes_known))
    known = first.comes_known, last.goes_known
    return Placed(right, top - BETWEEN, first.entry, last.exit, tuple(marks), *known)


def _lines(placed: list[Placed], room: float) -> list[list[Placed]]:
    """What fits side by side; a part that ends lower than it begins is the last of its line."""
    lines: list[list[Placed]] = []
    used = room + 1
    for one in placed:
        if used + one.width > room:
            lines.append([])
            used = 0
        lines[-1].append(one)
        used = room + 1 if one.exit != one.entry else used + one.width
    return lines


def _row(line: list[Placed], top: float) -> Placed:
    """Parts side by side on one axis; its heights are counted from the top of all rows."""
    axis = top + max(one.entry for one in line)
    parts: list[Moved] = []
    x = float(LEFT)
    for one in line:
        parts.append(Moved(one, x, axis - one.entry))
        x += one.width
    bottom = max(axis - one.entry + one.height for one in line)
    leaves = axis - line[-1].entry + line[-1].exit
    known = line[0].comes_known, line[-1].goes_known
    return Placed(x, bottom - top, axis, leaves, tuple(parts), *known, top)


def _return(row: Placed, next_row: Placed, right: float) -> Line:
    """From the end of one row to the start of the next, through the room between them."""
    gap = next_row.top - BETWEEN / 2
    x = right - 1
    way = ((row.width, row.exit), (x, row.exit), (x, gap), (1, gap), (1, next_row.entry))
    return Line((*way, (LEFT, next_row.entry)), row.goes_known)


def _frame(frame: Frame, room: float) -> Placed:
    lane = BY_PASS if frame.by_pass else 0
    inner = _flow(frame.items, room - 2 * PAD - lane, is_start=False, is_end=False)
    width = max(inner.width + 2 * PAD + lane, LEAST)
    head = _head(frame, width - 16)
    top = LINE * len(head) + 8 + (12 if lane else 0)
    entry, leaves, bottom = top + inner.entry, top + inner.exit, top + inner.height + 8
    marks: list[Mark | Moved] = [Rect(0, 0, width, bottom)]
    marks += [Words(text, 10, LINE * (at + 1) + 2, kind) for at, (kind, text) in enumerate(head)]
    marks.append(Moved(inner, PAD, top))
    marks.append(Line(((0, entry), (PAD, entry)), inner.comes_known))
    marks.append(Line(((PAD + inner.width, leaves), (width, leaves)), inner.goes_known))
    if lane:
        over, end = LINE * len(head) + 12, width - 13
        marks.append(
            Line(((3, entry), (3, over), (end, over), (end, leaves - 8)), inner.comes_known, arrow=True)
        )
        marks.append(Joint(frame.by_pass, end, leaves))
    return Placed(width, bottom, entry, leaves, tuple(marks), inner.comes_known, inner.goes_known)


def _head(frame: Frame, room: float) -> list[tuple[str, str]]:
    """The words over a frame: how often, and below it as many of the others on each line as fit."""
    first = wrapped(frame.head[0], room, 2, bold=True)
    others = listed(frame.head[1:], room, 3)
    return [*(("strong", line) for line in first), *(("muted", line) for line in others)]


def _fork(fork: Fork, room: float) -> Placed:
    ends = fork.join == "heads"
    left, lane = SPLIT if fork.is_split else 0, 0 if ends else JOIN
    flows = [_path(path, room - left - lane, is_end=ends) for path in fork.paths]
    width = max(left + max(flow.width for flow in flows) + lane, left + LEAST)
    head = wrapped(fork.head, max(width, min(room, 2 * LEAST)) - 8, 2)
    width = max([width, *(wide(text) + 8 for text in head)])
    y = LINE * len(head) + (4.0 if head else 0.0)
    tops = list(accumulate((flow.height + BETWEEN - 6 for flow in flows), initial=y))
    marks: list[Mark | Moved] = [Words(text, 4, LINE * (at + 1) - 2, "muted") for at, text in enumerate(head)]
    for flow, top in zip(flows, tops, strict=False):
        marks.append(Moved(flow, left, top))
    first = flows[0]
    entry, leaves = y + first.entry, y + first.exit
    for path, flow, top in zip(fork.paths, flows, tops, strict=False):
        if not path.has_input:
            marks.append(_split(entry, top + flow.entry, flow.comes_known))
        if not ends:
            marks.append(_joining(flow, left, top, width - JOIN / 2, leaves))
    known = all(flow.goes_known for flow in flows)
    if not ends:
        marks.append(Line(((width - JOIN / 2, leaves), (width, leaves)), known))
        marks.append(Joint(fork.join, width - JOIN / 2, leaves))
    return Placed(width, tops[-1] - BETWEEN + 6, entry, leaves, tuple(marks), first.comes_known, known)


def _path(path: Path, room: float, *, is_end: bool) -> Placed:
    """A path with its name over it."""
    flow = _flow(path.items, room, is_start=path.has_input, is_end=is_end)
    name = wrapped(path.name, max(flow.width, min(room, 2 * LEAST)) - 8, 2, bold=True)
    top = LINE * len(name) + 2 if name else 0
    width = max([flow.width, *(wide(text, bold=True) + 8 for text in name)])
    marks: list[Mark | Moved] = [
        Words(text, 6, LINE * (at + 1) - 2, "strong") for at, text in enumerate(name)
    ]
    marks.append(Moved(flow, 0, top))
    if width > flow.width and not is_end:
        marks.append(Line(((flow.width, flow.exit + top), (width, flow.exit + top)), flow.goes_known))
    known = flow.comes_known, flow.goes_known
    return Placed(width, flow.height + top, flow.entry + top, flow.exit + top, tuple(marks), *known)


def _split(entry: float, axis: float, known: bool) -> Line:
    """From where data come in to the start of a path."""
    way = ((0, entry), (SPLIT / 2, entry), (SPLIT / 2, axis), (SPLIT, axis))
    return Line(((0, entry), (SPLIT, entry)) if axis == entry else way, known)


def _joining(flow: Placed, left: float, top: float, x: float, leaves: float) -> Line:
    """From the end of a path to where all meet."""
    axis = top + flow.exit
    way = ((left + flow.width, axis), (x, axis))
    return Line(way if axis == leaves else (*way, (x, leaves)), flow.goes_known)
