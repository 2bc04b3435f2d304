"""The picture of the network of a method, as part of a page and as a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from markupsafe import Markup

from ...layers import details_of, name_of
from ...model.method import Method
from ...network.steps import Network
from ...network.walk import network
from ...remembered import remembered
from ...sheet import Sheet, csv
from ..figure import Figure
from ..svg import lines, number, tag
from . import glyphs, look, strokes
from .arrange import arrange
from .items import Item, cells
from .placed import Arranged, At
from .plan import plan

WIDTHS = {"n": 342, "m": 718, "w": 978}
"""Arranged for phones (narrow), tablets (middle) and wide screens; ``look.ARRANGED`` switches."""

LONG = 26
"""Cells past which a picture is arranged for two kinds of screens only, to stay light."""

MOST_SAID = 30
"""Layers named in the words for those who do not see the picture."""

CAPTION = (
    "Slabs: height for positions, width for channels, both on a log scale. Columns: vectors. "
    "Written over them: channels × positions, or units. Filled: what comes out."
)
NO_SIZES = "From left to right: what is done to the input. Dashed boxes: sizes not known."
"""The caption of a picture in which no box has a size."""


@dataclass(frozen=True)
class Diagram:
    """A network and what belongs to its picture, as of every ``figure.Figure``."""

    name: str
    title: str
    caption: str
    says: str
    sheet: Sheet
    items: tuple[Item, ...]

    @cached_property
    def arranged(self) -> Mapping[str, Arranged]:
        """For each kind of screen; long networks have none for the widest, nor those that look the same."""
        is_long = sum(1 for _ in cells(self.items)) > LONG
        found = {
            name: arrange(self.items, width)
            for name, width in WIDTHS.items()
            if not (is_long and name == "w")
        }
        return {name: one for name, one in found.items() if name != "w" or one != found["m"]}

    @cached_property
    def drawn(self) -> tuple[Markup, ...]:
        """Each cell around its origin: the same wherever it stands, on pages and in the file."""
        return tuple(glyphs.cell(at.cell, at.reach) for at in _places(self.arranged["n"]))

    @cached_property
    def joined(self) -> Mapping[str, tuple[Markup, ...]]:
        """For each kind of screen all but the cells: lines, frames, joints and the words over them."""
        return {name: tuple(strokes.marks(placed.marks)) for name, placed in self.arranged.items()}

    @property
    def svg(self) -> Markup:
        """For a page. Cells are drawn once, and moved by the style sheet; what joins them is drawn anew."""
        narrow = self.arranged["n"]
        wide, high = _size(narrow)
        sizes = ((name, *_size(placed)) for name, placed in self.arranged.items())
        return tag(
            "svg",
            tag("title", self.title, id="network-title"),
            tag("desc", self.says, id="network-says"),
            Markup("\n"),
            lines((*(tag("g", *those, class_=name) for name, those in self.joined.items()), *self._cells())),
            class_="picture network" + (" three" if "w" in self.arranged else ""),
            width=wide,
            height=high,
            style=";".join(f"--{name}w:{width}px;--{name}h:{height}px" for name, width, height in sizes),
            role="img",
            aria_labelledby="network-title",
            aria_describedby="network-says",
        )

    def _cells(self) -> Iterable[Markup]:
        """Each cell at its place on phones, with its other places for the style sheet."""
        others = [name for name in self.arranged if name != "n"]
        for cell, narrow, *places in zip(self.drawn, *map(_places, self.arranged.values()), strict=True):
            moved = ";".join(f"--{name}:{_move(at, 'px,')}" for name, at in zip(others, places, strict=True))
            yield tag("g", cell, transform=_move(narrow, " "), class_="cell", style=moved)

    @cached_property
    def data(self) -> str:
        """The layers as CSV."""
        return csv(self.sheet)

    @cached_property
    def file(self) -> str:
        """A file by itself, arranged as on the widest screen, with its colours inside."""
        *_, (name, placed) = self.arranged.items()
        places = (_move(at, " ") for at in _places(placed))
        cells = (tag("g", cell, transform=place) for cell, place in zip(self.drawn, places, strict=True))
        drawn = tag(
            "g",
            tag("style", Markup(look.RULES)),
            lines((tag("g", *self.joined[name], class_="flows"), *cells)),
            class_="network",
        )
        size = ceil(placed.width), ceil(placed.height)
        return Figure(self.name, self.title, self.caption, self.says, drawn, size, self.sheet, False).file


def _size(placed: Arranged) -> tuple[int, int]:
    return ceil(placed.width), ceil(placed.height) + 2


def _places(placed: Arranged) -> list[At]:
    return [mark for mark in placed.marks if isinstance(mark, At)]


def _move(at: At, between: str) -> str:
    unit = between.removesuffix(",").strip()
    return f"translate({number(at.x)}{between}{number(at.y)}{unit})"


@remembered
def diagram(method: Method) -> Diagram | None:
    """The picture of the network of a method; None without layers."""
    found = network(method.architecture)
    if not found.steps:
        return None
    reads = {flow.data.label: flow.data.id.split("-")[0] in ("dna", "rna") for flow in method.input}
    return Diagram(
        f"methods/{method.slug}-network",
        f"The network of {method.name}",
        f"{NO_SIZES if found.why else CAPTION} {_stop(found)}".strip(),
        _says(found),
        _sheet(found),
        plan(found, reads),
    )


def _stop(network: Network) -> str:
    """From where on sizes are not known, and why; empty if all are."""
    if network.why:
        return f"Sizes are not worked out: {network.why}."
    steps = (step for step in network.walk() if step.why)
    return next(
        (f"Sizes are not worked out from “{name_of(step.layer)}” on: {step.why}." for step in steps), ""
    )


def _says(network: Network) -> str:
    """The layers one after the other, as many as one can listen to."""
    steps = list(network.walk())
    said = [f"Input {name} {shape}".replace("  ", " ") for name, shape in network.inputs]
    for step in steps[:MOST_SAID]:
        words = f"{name_of(step.layer)}, {details_of(step.layer)}".removesuffix(", ")
        said.append(f"{words}: {step.output}" if step.output else words)
    more = len(steps) - MOST_SAID
    return "; ".join(said) + (f"; and {more:,} more, in the table below." if more > 0 else ".")


def _sheet(network: Network) -> Sheet:
    head = ("Layer", "Depth", "Details", "Size that goes in", "Size that comes out", "Parameters")
    rows = (
        (
            name_of(step.layer),
            step.depth,
            details_of(step.layer),
            str(step.input or ""),
            str(step.output or ""),
            "" if step.parameters is None else step.parameters,
        )
        for step in network.walk()
    )
    return Sheet(head, tuple(rows))
