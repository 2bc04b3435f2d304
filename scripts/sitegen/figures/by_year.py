"""How many methods of each kind there are in each year: a row of small bars for each kind."""

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from ..sheet import Sheet
from .figure import Figure
from .lettering import shortened, width
from .svg import lines, tag, text

ROW, BAR, YEAR = 40, 22, 44
"""Heights of a row and of its longest bar, width of a year, in px."""
ROOM = 190
MOST = 10
"""Kinds that have a row; the table has them all."""

Counts = tuple[tuple[str, tuple[int, ...]], ...]
"""For each kind the number of methods in each year."""


@lru_cache(16)
def by_year(counts: Counts, first: int, name: str, title: str, caption: str) -> Figure | None:
    """``first`` is the year of the first number; None where there is nothing to count."""
    if not counts:
        return None
    ordered = sorted(counts, key=lambda row: -sum(row[1]))
    left = round(max(width(shortened(kind, ROOM)) for kind, _ in ordered[:MOST])) + 12
    years = range(first, first + len(ordered[0][1]))
    most = max(number for _, numbers in ordered for number in numbers)
    pieces = [
        text(str(year), left + (at + 0.5) * YEAR, 12, "muted", "middle") for at, year in enumerate(years)
    ]
    for at, (kind, numbers) in enumerate(ordered[:MOST]):
        pieces += _row(kind, numbers, 20 + at * ROW, left, most)
    size = (left + len(years) * YEAR, 26 + ROW * len(ordered[:MOST]))
    sheet = Sheet((title, *map(str, years)), tuple((kind, *numbers) for kind, numbers in ordered))
    return Figure(name, title, caption, _says(ordered), lines(pieces), size, sheet, has_links=False)


def _row(kind: str, numbers: tuple[int, ...], top: float, left: float, most: int) -> Iterator[Markup]:
    foot = top + ROW - 2
    yield tag("path", class_="rule", d=f"M0 {foot:.0f}.5H{left + len(numbers) * YEAR:.0f}")
    yield text(shortened(kind, ROOM), 0, foot - 6)
    for at, count in enumerate(numbers):
        if count:
            high, x = max(round(BAR * count / most), 2), left + at * YEAR
            yield tag("rect", class_="bar", x=x + 8, y=foot - high, width=YEAR - 16, height=high)
            yield text(f"{count:,}", x + YEAR / 2, foot - high - 3, None, "middle")


def _says(ordered: list[tuple[str, tuple[int, ...]]]) -> str:
    sums = ", ".join(f"{kind}: {sum(numbers)}" for kind, numbers in ordered)
    return f"Methods of all years. {sums}. The table below the picture has them by year."
