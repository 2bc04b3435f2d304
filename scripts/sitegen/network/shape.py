"""Sizes of what flows through a network, and how windows that slide over positions change them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..model.architecture import Convolution, Pool, Size
from ..model.numbers import AnyNumber

Extent = int | None
"""A number of positions, rows or units; None where the network takes any number."""


MOST = 10**15
"""Of positions, values or parameters; more are a slip, or meant to keep us busy with endless numbers."""


class Misfit(Exception):
    """A layer that cannot take what comes in: the field to mend, and what to tell the contributor."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


class NotKnown(Exception):
    """The entry does not say enough to work out what comes out of a layer; the text says what is missing."""


@dataclass(frozen=True)
class Shape:
    """``channels`` at each place of ``spatial``: (positions,), (rows, positions), or () for a vector."""

    channels: Extent
    spatial: tuple[Extent, ...] = ()

    @property
    def values(self) -> Extent:
        """How many values there are in all."""
        return product(self.channels, *self.spatial)

    def __str__(self) -> str:
        """``320 × 975``: channels, rows, positions; ``925``: a vector; ``any``: no number is fixed."""
        return " × ".join(
            "any" if extent is None else f"{extent:,}" for extent in (self.channels, *self.spatial)
        )

    @property
    def words(self) -> str:
        """``320 channels at 975 positions``, for messages."""
        if not self.spatial:
            return f"{_counted(self.channels, 'unit')}"
        places = f"at {_counted(self.spatial[-1], 'position')}"
        rows = f" in {_counted(self.spatial[0], 'row')}" if len(self.spatial) == 2 else ""
        return f"{_counted(self.channels, 'channel')} {places}{rows}"


def _counted(extent: Extent, thing: str) -> str:
    if extent is None:
        return f"any number of {thing}s"
    return f"{extent:,} {thing}" if extent == 1 else f"{extent:,} {thing}s"


def shape_of(size: Size) -> Shape:
    """The shape that an entry gives; raises :class:`Misfit` where it gives none or two."""
    if (size.channels is None) == (size.units is None):
        raise Misfit("", "give either channels (and positions), or units")
    if size.units is not None:
        if size.positions or size.rows:
            raise Misfit("units", "a vector has no positions or rows; write channels in place of units")
        return Shape(_extent(size.units))
    rows: tuple[Extent, ...] = (size.rows,) if size.rows else ()
    return Shape(_extent(size.channels), (*rows, size.positions))


def _extent(number: int | AnyNumber | None) -> Extent:
    return None if number == "any" else number


def size_words(size: Size) -> str:
    """``4 × 1,000``, as on pages, whatever the entry gives."""
    if size.units:
        return str(Shape(_extent(size.units)))
    return str(Shape(_extent(size.channels), (*((size.rows,) if size.rows else ()), size.positions)))


@dataclass(frozen=True)
class Window:
    """A kernel or pool as it slides: its width with gaps, its step, the places added at the ends."""

    span: int
    stride: int
    left: int = 0
    right: int = 0

    def steps(self, extent: int) -> int:
        """How often the window fits; 0 or less where it does not fit at all."""
        return (extent + self.left + self.right - self.span) // self.stride + 1


def window(layer: Convolution | Pool, extent: Extent) -> Window:
    """The window of a layer over so many positions; raises :class:`NotKnown` without its padding."""
    width = layer.kernel if isinstance(layer, Convolution) else layer.size
    dilation = (layer.dilation or 1) if isinstance(layer, Convolution) else 1
    stride = layer.stride or (1 if isinstance(layer, Convolution) else width)
    span = (width - 1) * dilation + 1
    if isinstance(layer, Convolution) and layer.padded_by:
        return Window(span, stride, layer.padded_by, layer.padded_by)
    if layer.padding == "full":
        return Window(span, stride, span - 1, span - 1)
    if layer.padding == "same":
        added = _added(span, stride, extent)
        return Window(span, stride, added // 2, added - added // 2)
    if layer.padding is None and isinstance(layer, Convolution) and span > 1:
        raise NotKnown("the padding of this convolution is not recorded")
    return Window(span, stride)


def _added(span: int, stride: int, extent: Extent) -> int:
    """Places to add so that as many windows fit as there are steps."""
    if stride == 1:
        return span - 1
    if extent is None:
        raise NotKnown("with a stride and no fixed length, the padding cannot be worked out")
    steps = -(-extent // stride)
    return max((steps - 1) * stride + span - extent, 0)


def slid(layer: Convolution | Pool, extent: Extent, thing: str) -> Extent:
    """How many positions come out where a window slides over so many."""
    if extent is None:
        window(layer, 10**6)  # says whether the padding is known
        return None
    sliding = window(layer, extent)
    if sliding.steps(extent) < 1:
        field, does = ("kernel", "spans") if isinstance(layer, Convolution) else ("size", "pools")
        padded = extent + sliding.left + sliding.right
        raise Misfit(field, f"{does} {_counted(sliding.span, thing)}, but only {padded:,} are left")
    return sliding.steps(extent)


def widened(layer: Convolution, extent: Extent) -> Extent:
    """How many positions come out of a transposed convolution."""
    stride, span = layer.stride or 1, (layer.kernel - 1) * (layer.dilation or 1) + 1
    if layer.padding is None and not layer.padded_by and span > 1:
        raise NotKnown("the padding of this convolution is not recorded")
    if layer.padding == "full":
        raise Misfit(
            "padding", "a transposed convolution has no full padding; write same, valid or padded_by"
        )
    if extent is None:
        return None
    if layer.padding == "same":
        return extent * stride
    out = (extent - 1) * stride + span - 2 * (layer.padded_by or 0)
    if out < 1:
        raise Misfit("padded_by", f"cuts off {2 * (layer.padded_by or 0):,} positions, more than there are")
    return out


class Slide(NamedTuple):
    """A window, or several one after the other: how far they reach beyond one position, and their step."""

    reach: int
    stride: int
    is_transposed: bool = False

    def back(self, reach: int) -> int:
        """How far apart the inputs lie, at most, of outputs that lie so far apart."""
        if self.is_transposed:
            return (reach + self.reach) // self.stride
        return reach * self.stride + self.reach

    def then(self, other: "Slide") -> "Slide":
        """Both as one, where they are of one kind."""
        first, second = (other, self) if self.is_transposed else (self, other)
        return Slide(
            first.reach + second.reach * first.stride, first.stride * second.stride, self.is_transposed
        )


@dataclass(frozen=True)
class View:
    """How many input positions one output position sees at most.

    ``slides``: the windows between input and output, the first at the input, by turns transposed or not;
    ``whole``: it sees all of the input; ``known`` False: it cannot be told, mostly for want of a fact.
    """

    slides: tuple[Slide, ...] = ()
    whole: bool = False
    known: bool = True

    @cached_property
    def positions(self) -> Extent:
        """Their number; None: all of the input."""
        if self.whole:
            return None
        reach = 0
        for slide in reversed(self.slides):
            reach = slide.back(reach)
        return reach + 1

    def through(self, span: int, stride: int, *, is_transposed: bool = False) -> "View":
        """The view after a window of this span and stride."""
        if self.whole or not self.known:
            return self
        slide = Slide(span - 1, stride, is_transposed and stride > 1)
        if stride > 1 and not is_transposed and any(before.is_transposed for before in self.slides):
            return NOBODY_KNOWS  # which positions meet depends on where each window begins
        if self.slides and self.slides[-1].is_transposed == slide.is_transposed:
            return View((*self.slides[:-1], self.slides[-1].then(slide)))
        return View((*self.slides, slide))


ONE_POSITION = View()
EVERYTHING = View(whole=True)
NOBODY_KNOWS = View(known=False)


def widest(views: Iterable[View]) -> View:
    """The view of what is made of several: that of the one that sees most."""
    found = list(views)
    unknown = (view for view in found if not view.known)
    everything = (view for view in found if view.whole)
    return next(unknown, None) or next(everything, None) or max(found, key=lambda view: view.positions or 0)


def total(extents: Iterable[Extent]) -> Extent:
    """The sum; None if one of them is not known."""
    found = 0
    for extent in extents:
        if extent is None:
            return None
        found += extent
    return found


def product(*extents: Extent) -> Extent:
    """The product; None if one of them is not known."""
    found = 1
    for extent in extents:
        if extent is None:
            return None
        found *= extent
    return found
