"""How cells are drawn. Colours and strokes are classes, which ``look`` gives a meaning."""

from dataclasses import replace

from markupsafe import Markup

from ..svg import number, tag, text, together
from .items import Cell
from .sizes import (
    ASIDE,
    LINE,
    LISTED,
    MIDDLE,
    MOST_MARKS,
    PITCH,
    SHEET,
    SIGN,
    Size,
    below,
    box,
    boxed,
    cell_width,
    label,
)
from .words import wide, wrapped

_NARROWS = "M-8-8L8 0L-8 8z"
_BOTH_WAYS = "M-4 7V-7m-3 3.5l3-3.5l3 3.5M4-7V7m-3-3.5l3 3.5l3-3.5"
_ONE_WAY = "M0-8V8m-3.5-4l3.5 4l3.5-4"
_ONE_COLUMN = "M-8-6H1M-8 0H1M-8 6H1M6-9V9"

SIGNS = {
    "conv1d": "M-9-6h4v12h-4zM-5-6L8 0L-5 6",
    "conv2d": "M-9-6h4v12h-4zM-9-2h4M-9 2h4M-5-6L8 0L-5 6",
    "deconv1d": "M9-6h-4v12h4zM5-6L-8 0L5 6",
    "max-pool": "M-7-9L7-4V4L-7 9z",
    "average-pool": "M-7-9L7-4V4L-7 9zM-7 0H7",
    "global-max-pool": _NARROWS,
    "global-average-pool": _NARROWS + "M-8 0H0",
    "top-k-pool": "M-8-8L2 0L-8 8zM5-5V5M9-5V5",
    "flatten": _ONE_COLUMN,
    "reshape": "M-6-9V9M-1-6H8M-1 0H8M-1 6H8",
    "crop": "M-8-9H8M-8 9H8M0-8V-2m-2.5-2.5l2.5 2.5l2.5-2.5M0 8V2m-2.5 2.5l2.5-2.5l2.5 2.5",
    "dense": "M-8-7H8M-8 7H8M-8-7L8 7M-8 7L8-7",
    "scale": "M-4-4L4 4M-4 4L4-4M-8-8H8V8H-8z",
    "lstm": _ONE_WAY,
    "gru": _ONE_WAY,
    "bilstm": _BOTH_WAYS,
    "bigru": _BOTH_WAYS,
    "attention": "M-8 7C-6-10 6-10 8 7M-8 7C-6-1 -1-1 0 7",
}
"""What stands on the line before a slab, within 9 px of its middle: what the layer does, as a sketch."""

LETTERS = "GATTACAGCTTGCATGCCATGA"
"""Shown where one-hot sequence comes in; only a picture of such, and any would do."""


def cell(one: Cell, reach: float) -> Markup:
    """A cell around its origin, with its words from ``reach`` below the axis on."""
    size, middle = box(one), _middle(one)
    over = (
        text(line, middle, -size.over - 6 - LINE * at, "name", "middle")
        for at, line in enumerate(reversed(label(one)))
    )
    under = (
        text(line, middle, reach + 4 + LINE * (at + 1), kind or None, "middle")
        for at, (kind, line) in enumerate(below(one))
    )
    return together([tag("title", one.says), _rail(one), _sign(one), _body(one, size), *over, *under])


def _middle(one: Cell) -> float:
    """Of what stands on the axis, and of words."""
    if one.sign == "marks":
        return cell_width(one) / 2 + ASIDE
    return cell_width(one) / 2 if cell_width(one) > PITCH else MIDDLE


def _sign(one: Cell) -> Markup:
    if one.sign not in SIGNS:
        return Markup()
    place = f"translate({SIGN} 0)"
    gap = tag("circle", class_="gap", cx=SIGN, r=12)
    return gap + tag("path", class_="sign", d=SIGNS[one.sign], transform=place)


def _rail(one: Cell) -> Markup:
    """The line along which data flow: what comes in, what goes out."""
    middle = cell_width(one) // 2
    start = MIDDLE if one.sign == "input" else cell_width(one) - 8 if one.sign == "inputs" else 0
    end = middle if one.is_output else cell_width(one)
    if one.is_fed == (one.shape is not None) or start:
        return _flow(start, end, one.shape is not None)
    return _flow(0, middle, one.is_fed) + _flow(middle, end, one.shape is not None)


def _flow(start: float, end: float, known: bool) -> Markup:
    return tag("path", class_="flow" if known else "flow unknown", d=f"M{start} 0H{end}")


def _body(one: Cell, size: Size) -> Markup:
    if one.is_told:
        return _told(one, size)
    if one.sign == "inputs":
        return _listed(one, size)
    if one.sign == "marks":
        left = _middle(one) - size.width / 2
        gap = tag("rect", class_="gap", x=left - 2, y=-17, width=size.width + 4, height=34)
        return gap + _marks(one, left, size.height)
    if one.letters:
        return _sequence(size)
    return _slab(one, size) + _marks(one, MIDDLE + size.width / 2 + 4, min(size.height, 34))


def _slab(one: Cell, size: Size) -> Markup:
    kind = ("unknown" if one.shape is None else "slab") + (" out" if one.is_output else "")
    left, top = MIDDLE - size.width / 2, -size.height / 2
    backs = (SHEET * back for back in reversed(range(size.sheets)))
    return together(_rect(kind, left + back, top - back, size) for back in backs)


def _rect(kind: str, x: float, y: float, size: Size) -> Markup:
    return tag(
        "rect",
        class_=kind,
        x=x,
        y=y,
        width=size.width,
        height=size.height,
        rx=4.5 if size.is_column else 1.5,
        stroke_dasharray=_open_ends(size) if size.is_open else None,
    )


def _open_ends(size: Size) -> str:
    """Dashes along the ends of a slab that may be of any length; its sides are whole."""
    pieces = 2 * max(round(size.width / 8), 1) + 1
    end = " ".join([number(size.width / pieces)] * pieces)
    return f"{end} 0 {number(size.height)} 0 {end} 0 {number(size.height)} 0"


def _sequence(size: Size) -> Markup:
    """A column for each letter, a mark at each position: the picture of one-hot sequence."""
    size = replace(size, width=20)
    rows = max(int(size.height // 4.5), 3)
    high, left, top = size.height / rows, MIDDLE - 10, -size.height / 2
    paths = []
    for at, letter in enumerate("ACGT"):
        tops = (top + row * high for row in range(rows) if LETTERS[row % len(LETTERS)] == letter)
        squares = "".join(f"M{left + 5 * at} {number(y)}h5v{number(high)}h-5z" for y in tops)
        paths.append(tag("path", class_=f"base-{letter.lower()}", d=squares))
    return _rect("slab", left, top, size) + together(paths)


def _marks(one: Cell, x: float, height: float) -> Markup:
    """Thin marks of small layers, side by side: norm a line, dropout dots, activation a hinge."""
    end = number(height / 2)
    ways = {"norm": f"-{end}V{end}", "dropout": f"-{end}V{end}", "activation": f"{end}V0l3-{end}"}
    drawn = Markup()
    for kind in one.marks[:MOST_MARKS]:
        drawn += tag("path", class_=f"small-{kind}", d=f"M{number(x)} {ways[kind]}")
        x += 6 if kind == "activation" else 4
    return drawn


def _told(one: Cell, size: Size) -> Markup:
    """A step in words, in a dashed box."""
    lines, middle = boxed(one), _middle(one)
    kind = "told out" if one.is_output else "told"
    top = -LINE * len(lines) / 2 - 4
    words = (text(line, middle, top + LINE * (at + 1), None, "middle") for at, line in enumerate(lines))
    return _rect(kind, middle - size.width / 2, -size.height / 2, size) + together(words)


def _listed(one: Cell, size: Size) -> Markup:
    """Several inputs, each with its shape, and a bracket around them."""
    right, half = cell_width(one) - 12, number(size.height / 2)
    rows = [(name, shape, "strong") for name, shape in one.listed[:LISTED]]
    if more := len(one.listed) - len(rows):
        rows.append((f"and {more:,} more", "", "muted"))
    drawn = []
    for at, (name, shape, kind) in enumerate(rows):
        y = (LINE + 2) * (at + 1) - 5 - size.height / 2
        rest = right - 18 - min(wide(shape), 100)
        drawn += [text(line, 4, y, kind) for line in wrapped(name, rest, 1, bold=True)]
        drawn += [text(line, right - 6, y, None, "end") for line in wrapped(shape, 100, 1)]
    bracket = tag("path", class_="flow", d=f"M{right}-{half}h4V{half}h-4")
    return together(drawn) + bracket
