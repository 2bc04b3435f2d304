"""Methods by year: their names where there is room, else how many."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from ..sheet import Linked, Sheet
from .ancestry import Work
from .figure import Figure
from .lettering import shortened, width
from .svg import lines, link, tag, text

ROW = 24
"""Height of a name; links are no smaller than this."""
ROOM = 130
"""For a name, in px."""
APART = 18
MOST_NAMES = 60
MOST_IN_A_YEAR = 12
BAR, BAR_HEIGHT = 36, 60

Years = Mapping[int, tuple[Work, ...]]


@lru_cache(64)
def timeline(
    works: tuple[Work, ...], root: str, name: str, title: str, caption: str, explore: str
) -> Figure | None:
    """``works`` have years, oldest first; ``explore``: address of the Explore page, to which a year comes."""
    if not works:
        return None
    years = {year: tuple(same) for year, same in groupby(works, key=lambda one: one.year or 0)}
    most = max(map(len, years.values()))
    with_names = len(works) <= MOST_NAMES and most <= MOST_IN_A_YEAR
    pieces, size = _names(years, root) if with_names else _bars(years, explore)
    counts = ", ".join(f"{year}: {len(same)}" for year, same in years.items())
    says = f"Methods by year. {counts}."
    rows = tuple((one.year or "", Linked(one.name, root + one.page)) for one in works)
    return Figure(name, title, caption, says, lines(pieces), size, Sheet(("Year", "Method"), rows))


def _names(years: Years, root: str) -> tuple[list[Markup], tuple[int, int]]:
    x, pieces = 0.0, []
    height = 30 + max(map(len, years.values())) * ROW
    for year, works in years.items():
        wide = max(44, *(width(shortened(one.name, ROOM)) for one in works))
        pieces += [text(str(year), x, 12, "strong"), tag("path", class_="rule", d=f"M{x:.0f} 20h{wide:.0f}")]
        pieces += [_name(one, x, 20 + at * ROW, wide, root) for at, one in enumerate(works)]
        x += round(wide + APART)
    return pieces, (round(x - APART) + 2, height)


def _name(one: Work, x: float, y: float, wide: float, root: str) -> Markup:
    words = shortened(one.name, ROOM)
    whole = [] if words == one.name else [tag("title", one.name)]
    room = tag("rect", x=x, y=y, width=round(wide), height=ROW, fill="none", pointer_events="all")
    return link(root + one.page, *whole, room, text(words, x, y + 16))


def _bars(years: Years, explore: str) -> tuple[list[Markup], tuple[int, int]]:
    first, last = min(years), max(years)
    most = max(map(len, years.values()))
    pieces = list(_one_bar_each(years, range(first, last + 1), most, explore))
    return pieces, ((last - first + 1) * (BAR + 8), BAR_HEIGHT + 44)


def _one_bar_each(years: Years, span: range, most: int, explore: str) -> Iterator[Markup]:
    for at, year in enumerate(span):
        count, x = len(years.get(year, ())), at * (BAR + 8)
        high = max(round(BAR_HEIGHT * count / most), 1 if count else 0)
        top = BAR_HEIGHT + 18 - high
        mark = tag("rect", class_="bar", x=x, y=top, width=BAR, height=high)
        words = text(str(count), x + BAR / 2, top - 4, None, "middle")
        foot = text(str(year), x + BAR / 2, BAR_HEIGHT + 36, None, "middle")
        address = f"{explore}{'&' if '?' in explore else '?'}year={year}-{year}" if count else ""
        yield link(address, mark, words, foot)
