"""Methods by year and size: a number on a logarithmic scale, a mark for the architecture family."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor, log10
from typing import NamedTuple

from markupsafe import Markup

from ..sheet import Linked, Sheet
from .figure import Figure
from .lettering import SIZE, shortened, width
from .marks import Marks
from .plot import Box, Taken, first_free
from .svg import lines, link, number, tag, text

DECADE = 84
"""Height of a factor of ten, in px."""
YEARS, YEAR = 1040, (96, 150)
"""Width of all years together; the least and most of one, in px."""
LEFT, RIGHT, HEAD, FOOT = 64, 24, 30, 34
ROOM = 150
"""For a name, in px."""
APART = 13
"""Between the middles of marks, in px."""


class Spot(NamedTuple):
    """A method: ``low`` and ``high`` are equal unless it takes a range; ``page`` as seen from the root."""

    name: str
    page: str
    year: int
    family: str
    low: int
    high: int


@dataclass(frozen=True)
class Axis:
    """What is measured and its unit: "Input length", "bp"."""

    label: str
    unit: str

    @property
    def head(self) -> str:
        return f"{self.label} ({self.unit})" if self.unit else self.label


@dataclass(frozen=True)
class _Scales:
    """Where years and numbers stand; ``top`` is the height of the legend.

    The least number is the least of the upper ends: what reaches below is cut at the foot.
    """

    years: tuple[int, int]
    decades: tuple[int, float]
    year: float
    top: int = 0

    def x(self, year: int) -> float:
        return LEFT + (year - self.years[0] + 0.5) * self.year

    def y(self, value: int) -> float:
        return self.top + HEAD + (self.decades[1] - max(log10(value), self.decades[0])) * DECADE

    @property
    def frame(self) -> Box:
        right = LEFT + (self.years[1] - self.years[0] + 1) * self.year
        return Box(LEFT, self.top + 20, right, self.top + HEAD + (self.decades[1] - self.decades[0]) * DECADE)


@lru_cache(16)
def landscape(
    spots: tuple[Spot, ...], axis: Axis, marks: Marks, root: str, name: str, title: str, caption: str
) -> Figure | None:
    """The picture, seen from a page with the site's root at ``root``; None without a spot."""
    if not spots:
        return None
    spots = tuple(sorted(spots, key=lambda spot: (spot.year, -spot.high, spot.name)))
    scales = _scales(spots)
    legend, top = marks.legend({spot.family for spot in spots}, scales.frame.right)
    scales = replace(scales, top=top)
    places = _places(spots, scales)
    pieces = [
        legend,
        *_grid(scales, axis),
        *_drawn(spots, places, _labels(spots, places, scales), scales, marks, root),
    ]
    size = (max(round(scales.frame.right) + RIGHT, 744), round(scales.frame.bottom) + FOOT)
    return Figure(name, title, caption, _says(spots, axis), lines(pieces), size, _sheet(spots, axis, root))


def _scales(spots: tuple[Spot, ...]) -> _Scales:
    years = (spots[0].year, spots[-1].year)
    low, high = min(spot.high for spot in spots), max(spot.high for spot in spots)
    decades = (floor(log10(low)), max(log10(high) + 0.15, floor(log10(low)) + 1))
    year = min(max(YEARS / (years[1] - years[0] + 1), YEAR[0]), YEAR[1])
    return _Scales(years, decades, year)


def _places(spots: tuple[Spot, ...], scales: _Scales) -> list[tuple[float, float]]:
    """The middle of each mark: beside each other where they would lie upon each other in a year."""
    taken, found = Taken(), []
    steps = [side * APART for side in _to_and_fro(int((scales.year / 2 - 8) // APART))]
    for spot in spots:
        x, y = scales.x(spot.year), round(scales.y(spot.high), 1)
        boxes = [_around(x + step, y, scales.y(spot.low)) for step in steps]
        box = next((box for box in boxes if taken.is_free(box)), boxes[0])
        taken.take(box)
        found.append(((box.left + box.right) / 2, y))
    return found


def _to_and_fro(most: int) -> Iterator[int]:
    """0, 1, -1, 2, -2 and so on."""
    yield 0
    for step in range(1, most + 1):
        yield from (step, -step)


def _around(x: float, y: float, low: float) -> Box:
    half = APART / 2
    return Box(x - half, y - half, x + half, low + half)


def _labels(spots: tuple[Spot, ...], places: list[tuple[float, float]], scales: _Scales) -> dict[int, Box]:
    """Boxes for the names that find room: beside the mark, above or below it, or askew."""
    taken = Taken()
    for spot, place in zip(spots, places, strict=True):
        taken.take(_around(*place, scales.y(spot.low)))
    found = {}
    for at, (spot, (x, y)) in enumerate(zip(spots, places, strict=True)):
        wide = width(shortened(spot.name, ROOM))
        if box := first_free(_beside(x, y, wide), scales.frame, taken):
            taken.take(box)
            found[at] = box
    return found


def _beside(x: float, y: float, wide: float) -> Iterable[Box]:
    half = SIZE * 0.65
    right, left, above, below = x + 8, x - 8 - wide, y - 15, y + 15
    sides = ((right, y), (left, y), (x - wide / 2, above), (x - wide / 2, below))
    corners = ((right, above + 4), (right, below - 4), (left, above + 4), (left, below - 4))
    for start, middle in (*sides, *corners):
        yield Box(start, middle - half, start + wide, middle + half)


def _drawn(
    spots: tuple[Spot, ...],
    places: list[tuple[float, float]],
    labels: dict[int, Box],
    scales: _Scales,
    marks: Marks,
    root: str,
) -> Iterator[Markup]:
    for at, (spot, (x, y)) in enumerate(zip(spots, places, strict=True)):
        inside = [tag("title", _words(spot))]
        if spot.low < spot.high:
            is_cut = log10(spot.low) < scales.decades[0]
            way = f"M{number(x)} {number(y)}V{number(scales.y(spot.low))}"
            inside.append(tag("path", class_="span", d=way + ("" if is_cut else "m-4 0h8")))
        inside.append(marks.of(spot.family, x, y))
        if box := labels.get(at):
            at_left = box.right < x
            where = box.right if at_left else box.left
            inside.append(
                text(shortened(spot.name, ROOM), where, box.bottom - 4, None, "end" if at_left else None)
            )
        yield link(root + spot.page, *inside, class_="spot")


def _grid(scales: _Scales, axis: Axis) -> Iterator[Markup]:
    frame = scales.frame
    yield text(axis.head, 0, scales.top + 14, "strong")
    for decade in range(scales.decades[0], floor(scales.decades[1]) + 1):
        y = scales.y(10**decade)
        yield tag("path", class_="rule", d=f"M{LEFT} {y:.0f}H{frame.right:.0f}")
        yield text(_power(decade), LEFT - 8, y + 4, "muted", "end")
    for year in range(scales.years[0], scales.years[1] + 1):
        yield text(str(year), scales.x(year), frame.bottom + 22, "muted", "middle")


def _power(decade: int) -> str:
    """1,000, then 1 million."""
    return f"{10**decade:,}" if decade < 6 else f"{10 ** (decade - 6):,} M"


def amount(spot: Spot) -> str:
    """600, or 100 to 200."""
    return f"{spot.high:,}" if spot.low == spot.high else f"{spot.low:,} to {spot.high:,}"


def _words(spot: Spot) -> str:
    return f"{spot.name}, {spot.year}: {amount(spot)}" + (f", {spot.family}" if spot.family else "")


def _says(spots: tuple[Spot, ...], axis: Axis) -> str:
    least, most = min(spots, key=lambda spot: spot.low), max(spots, key=lambda spot: spot.high)
    return (
        f"{axis.head} of {len(spots)} methods from {spots[0].year} to {spots[-1].year}: from {least.low:,} "
        f"({least.name}) to {most.high:,} ({most.name}). The table below the picture names them all."
    )


def _sheet(spots: tuple[Spot, ...], axis: Axis, root: str) -> Sheet:
    head = (
        "Method",
        "Year",
        "Architecture family",
        f"Least {axis.head.lower()}",
        f"Most {axis.head.lower()}",
    )
    rows = ((Linked(one.name, root + one.page), one.year, one.family, one.low, one.high) for one in spots)
    return Sheet(head, tuple(rows))
