"""Who builds on whom, by year: works in columns, an arrow from each to what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..sheet import Cell, Linked, Sheet
from .ancestry import Tie, Work, works
from .columns import BOX, Column, Edge, Layout, depths, lay_out
from .figure import Figure
from .lettering import shortened, width
from .svg import lines, link, number, tag, text

ROOM = 190
"""For a name, in px; longer ones are cut, with the whole name as title."""
INDENT = 8
HEAD = 30
"""Height of the line with the years."""
MOST_TITLES = 60
"""Lines that have titles of their own; of more, the table has the words."""
_CLASSES = {True: "descent", False: "other-tie"}
EARLIER, LATER, UNDATED = "earlier", "later", "undated"

Era = tuple[int, int, bool]
"""Before, among or after the years; the year; whether it is only the last year before the work."""


@dataclass(frozen=True)
class _Plan:
    """Works, the years over their columns, and where all of them go."""

    works: tuple[Work, ...]
    widths: tuple[float, ...]
    heads: tuple[tuple[int, str], ...]
    ties: Mapping[Edge, tuple[Tie, ...]]
    layout: Layout


def lineage(
    ties: tuple[Tie, ...], root: str, name: str, title: str, caption: str, here: Work | None = None
) -> Figure | None:
    """The picture of these ties, seen from a page with the site's root at ``root``; None without a tie.

    ``here`` is the work that the page is about.
    """
    if not any(tie.is_descent for tie in ties):
        return None
    plan = _plan(ties, here)
    columns = plan.layout.columns
    size = (round(columns[-1].left + columns[-1].width) + 2, round(plan.layout.height) + HEAD)
    pieces = [
        *(_head(columns[at], words, size[1]) for at, words in plan.heads),
        *_lines(plan),
        *(_box(one, at, plan, root, one == here) for at, one in enumerate(plan.works)),
    ]
    return Figure(name, title, caption, _says(ties), lines(pieces), size, _sheet(ties, root))


def _plan(ties: tuple[Tie, ...], here: Work | None) -> _Plan:
    found = tuple(works(ties))
    numbers = {one: at for at, one in enumerate(found)}
    joined: dict[Edge, list[Tie]] = {}
    for tie in ties:
        earlier, later = tie.ends
        joined.setdefault((numbers[earlier], numbers[later]), []).append(tie)
    eras = _eras(found, ties)
    same = [edge for edge in joined if eras[edge[0]] == eras[edge[1]]]
    ranks = list(zip(eras, depths(len(found), same), strict=True))
    used = sorted(set(ranks))
    heads = tuple(
        (at, _head_words(era)) for at, (era, _) in enumerate(used) if at == 0 or used[at - 1][0] != era
    )
    widths = tuple(_wide(one, one == here) for one in found)
    layout = lay_out([used.index(rank) for rank in ranks], widths, joined)
    return _Plan(found, widths, heads, {edge: tuple(tied) for edge, tied in joined.items()}, layout)


def _eras(found: tuple[Work, ...], ties: Iterable[Tie]) -> list[Era]:
    """What works are sorted by: their year.

    One without a year stands right before the first year that follows it, or before all if none is known;
    after all if it only follows; one that does both stands after the last year that it follows.
    """
    followed, years = defaultdict[Work, list[int]](list), defaultdict[Work, list[int]](list)
    for tie in ties:
        if tie.is_descent:
            earlier, later = tie.ends
            followed[earlier] += [later.year] if later.year else []
            years[later] += [earlier.year] if earlier.year else []

    def era(one: Work) -> Era:
        if one.year:
            return (0, one.year, False)
        if one not in followed:
            return (1, 0, True)
        if years[one]:
            return (0, max(years[one]), True)
        return (0, min(followed[one]) - 1, True) if followed[one] else (-1, 0, True)

    return [era(one) for one in found]


def _head_words(era: Era) -> str:
    side, year, is_undated = era
    return {-1: EARLIER, 0: UNDATED if is_undated else str(year), 1: LATER}[side]


def _wide(one: Work, is_here: bool = False) -> float:
    return round(min(ROOM, width(one.name, is_here)) + 2 * INDENT)


def _head(column: Column, words: str, height: int) -> Markup:
    rule = tag("path", class_="rule", d=f"M{number(column.left + 0.5)} {HEAD - 8}V{height}")
    return rule + text(words, column.left + 4, 14, "muted")


def _lines(plan: _Plan) -> Iterator[Markup]:
    """Lines with an arrow for descent, dotted ones for other ties.

    Where they are few, each has a title that says it in words; many are drawn as one, which is far smaller.
    """
    kinds = {edge: any(tie.is_descent for tie in tied) for edge, tied in plan.ties.items()}
    if len(kinds) <= MOST_TITLES:
        for edge, is_descent in kinds.items():
            title = tag("title", ". ".join(map(_words, plan.ties[edge])))
            yield tag("path", title, class_=_CLASSES[is_descent], d=_path(edge, plan, arrow=is_descent))
        return
    for kind in sorted(set(kinds.values())):
        ways = (_path(edge, plan, arrow=kind) for edge, is_descent in kinds.items() if is_descent == kind)
        yield tag("path", class_=_CLASSES[kind], d="".join(ways))


def _path(edge: Edge, plan: _Plan, *, arrow: bool) -> str:
    """Level across columns, bent between them, so that it crosses no box."""
    points = plan.layout.lines[edge]
    forth = points[0][0] < points[-1][0]
    way = points if forth else points[::-1]
    (column, y), last = way[0], way[-1][0]
    start = plan.layout.columns[column].left + plan.widths[edge[0] if forth else edge[1]]
    drawn = [f"M{number(start)} {number(HEAD + y)}"]
    for at, height in way[1:]:
        before, left = plan.layout.columns[at - 1], plan.layout.columns[at].left
        bend, rise = before.left + before.width, number(height - y)
        if height != y:
            half, whole = number((left - bend) / 2), number(left - bend)
            drawn.append(f"H{number(bend)}c{half} 0 {half} {rise} {whole} {rise}")
        elif at == last:
            drawn.append(f"H{number(left)}")
        y = height
    if arrow:
        back = f"M{number(start + 7)} {number(HEAD + way[0][1] - 4)}l-7 4l7 4"
        drawn.append("m-7-4l7 4l-7 4" if forth else back)
    return "".join(drawn)


def _box(one: Work, at: int, plan: _Plan, root: str, is_here: bool) -> Markup:
    column, height = plan.layout.boxes[at]
    left, top = plan.layout.columns[column].left, HEAD + height - BOX / 2
    words = shortened(one.name, ROOM, is_here)
    whole = [] if words == one.name else [tag("title", one.name)]
    rect = tag("rect", x=left, y=top, width=plan.widths[at], height=BOX, rx=4)
    kind = "work" + ("" if one.has_entry else " elsewhere") + (" here" if is_here else "")
    name = text(words, left + INDENT, top + 15)
    return link("" if is_here else address(one, root), *whole, rect, name, class_=kind)


def address(one: Work, root: str) -> str:
    """Where a work is found, seen from a page; empty if that is not known."""
    return root + one.page if one.page else one.url


def _words(tie: Tie) -> str:
    return f"{tie.work.name} {tie.relation} {tie.other.name}"


def _says(ties: tuple[Tie, ...]) -> str:
    """All ties in words where they are few, else their number."""
    if len(ties) <= 12:
        return ". ".join(map(_words, ties)) + "."
    return f"{len(ties)} ties between {len(works(ties))} works; the table below the picture names them all."


def _sheet(ties: tuple[Tie, ...], root: str) -> Sheet:
    def cell(one: Work) -> Cell:
        found = address(one, root)
        return Linked(one.name, found) if found else one.name

    rows = [
        (cell(tie.work), tie.work.year or "", tie.relation, cell(tie.other), tie.other.year or "")
        for tie in ties
    ]
    return Sheet(("Work", "Year", "Relation", "Other work", "Year of the other"), tuple(rows))
