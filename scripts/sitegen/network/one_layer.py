"""What one layer does to what comes in: the shape that goes out, how far it sees, and its parameters."""

from dataclasses import dataclass
from math import prod

from ..model.architecture import (
    Attention,
    Convolution,
    Crop,
    Dense,
    GlobalPool,
    Layer,
    Other,
    Plain,
    Pool,
    Recurrent,
    Reshape,
)
from .shape import (
    EVERYTHING,
    MOST,
    NOBODY_KNOWS,
    ONE_POSITION,
    Extent,
    Misfit,
    NotKnown,
    Shape,
    View,
    product,
    shape_of,
    slid,
    total,
    widened,
)

GATES = {"lstm": 4, "bilstm": 4, "gru": 3, "bigru": 3}


@dataclass(frozen=True)
class Flow:
    """What goes from one layer to the next."""

    shape: Shape
    view: View = ONE_POSITION

    @property
    def of_all(self) -> View:
        """The view of something that is made of all positions."""
        return EVERYTHING if self.view.known else NOBODY_KNOWS


Passed = tuple[Flow, Extent]
"""What goes out, and the number of trainable parameters (None where that cannot be told)."""


def passed(layer: Layer, flow: Flow) -> Passed:
    """What a layer without layers inside makes of ``flow``; raises ``Misfit`` or ``NotKnown``."""
    out, parameters = _passed(layer, flow)
    _within_bounds(out, parameters)
    return out, parameters


def _within_bounds(out: Flow, parameters: Extent) -> None:
    """Raises a :class:`Misfit` where repeats let a number grow past all measure."""
    stride = prod(slide.stride for slide in out.view.slides)
    numbers = (out.shape.channels, *out.shape.spatial, out.view.positions, stride, parameters)
    if any(number and number > MOST for number in numbers):
        said = f"leads to more than {MOST:,} positions, values or parameters"
        raise Misfit("", f"{said}; look at its numbers again, and at those before it")


def _passed(layer: Layer, flow: Flow) -> Passed:
    match layer:
        case Convolution():
            return _convolved(layer, flow)
        case Pool():
            return Flow(
                _pooled(layer, flow.shape), flow.view.through(layer.size, layer.stride or layer.size)
            ), 0
        case GlobalPool():
            return _pooled_over_all(layer, flow), 0
        case Crop():
            return Flow(_cropped(layer, flow.shape), flow.view), 0
        case Dense():
            return _dense(layer, flow)
        case Recurrent():
            return _recurrent(layer, flow)
        case Attention():
            return _attended(layer, flow)
        case Reshape():
            return Flow(_laid_out(layer, flow.shape), flow.view), 0
        case Plain():
            return _plain(layer, flow)
    return flow, 0


def _positions_expected(shape: Shape, dimensions: int | None = None) -> None:
    """Raises a :class:`Misfit` unless there are positions (and no rows, where ``dimensions`` is 1)."""
    if not shape.spatial:
        raise Misfit("kind", f"needs channels at positions, but {shape.words} without positions come in")
    if dimensions == 1 and len(shape.spatial) == 2:
        raise Misfit(
            "kind", f"runs along positions only, but {shape.words} come in; write conv2d, or flatten"
        )
    if dimensions == 2 and len(shape.spatial) == 1:
        raise Misfit("kind", f"needs rows and positions, but {shape.words} without rows come in")


def _convolved(layer: Convolution, flow: Flow) -> Passed:
    dimensions = 2 if layer.kind == "conv2d" else 1
    _positions_expected(flow.shape, dimensions)
    weights = product(flow.shape.channels, layer.kernel**dimensions, layer.filters)
    parameters = total((weights, 0 if layer.bias is False else layer.filters))
    span, stride = (layer.kernel - 1) * (layer.dilation or 1) + 1, layer.stride or 1
    if layer.kind == "deconv1d":
        made: tuple[Extent, ...] = (widened(layer, flow.shape.spatial[0]),)
        return Flow(
            Shape(layer.filters, made), flow.view.through(span, stride, is_transposed=True)
        ), parameters
    made = _slid_over_all(layer, flow.shape)
    return Flow(Shape(layer.filters, made), flow.view.through(span, stride)), parameters


def _pooled(layer: Pool, shape: Shape) -> Shape:
    _positions_expected(shape)
    return Shape(shape.channels, _slid_over_all(layer, shape))


def _slid_over_all(layer: Convolution | Pool, shape: Shape) -> tuple[Extent, ...]:
    things = ("row", "position")[-len(shape.spatial) :]
    return tuple(slid(layer, extent, thing) for extent, thing in zip(shape.spatial, things, strict=True))


def _pooled_over_all(layer: GlobalPool, flow: Flow) -> Flow:
    shape = flow.shape
    _positions_expected(shape)
    if layer.kind != "top-k-pool":
        return Flow(Shape(shape.channels), flow.of_all)
    if layer.top is None:
        raise NotKnown("how many values are kept is not recorded")
    places = product(*shape.spatial)
    if places is not None and places < layer.top:
        raise Misfit("top", f"keeps {layer.top:,} values, but there are only {places:,}")
    return Flow(Shape(shape.channels, (layer.top,)), flow.of_all)


def _cropped(layer: Crop, shape: Shape) -> Shape:
    _positions_expected(shape, 1)
    extent = shape.spatial[0]
    if extent is not None and extent <= 2 * layer.size:
        raise Misfit("size", f"cuts {layer.size:,} positions off each end, but there are only {extent:,}")
    return Shape(shape.channels, (total((extent, -2 * layer.size)),))


def _dense(layer: Dense, flow: Flow) -> Passed:
    shape = flow.shape
    if shape.spatial and not layer.per_position:
        advice = "put flatten or a pooling over all before it, or write per_position: true"
        raise Misfit("kind", f"needs a vector, but {shape.words} come in; {advice}")
    if layer.per_position:
        _positions_expected(shape)
    parameters = total((product(shape.channels, layer.units), 0 if layer.bias is False else layer.units))
    return Flow(Shape(layer.units, shape.spatial), flow.view if shape.spatial else flow.of_all), parameters


def _recurrent(layer: Recurrent, flow: Flow) -> Passed:
    _positions_expected(flow.shape, 1)
    directions = 2 if layer.kind.startswith("bi") else 1
    if layer.returns is None:
        raise NotKnown("whether all states or only the last one go on is not recorded")
    spatial = flow.shape.spatial if layer.returns == "all" else ()
    of_one_gate = total((product(flow.shape.channels, layer.units), layer.units**2 + layer.units))
    parameters = product(of_one_gate, GATES[layer.kind] * directions)
    return Flow(Shape(directions * layer.units, spatial), flow.of_all), parameters


def _attended(layer: Attention, flow: Flow) -> Passed:
    _positions_expected(flow.shape, 1)
    if layer.mechanism != "self-attention" or layer.heads is None or layer.dimension is None:
        raise NotKnown("sizes are worked out for self-attention with its heads and dimension only")
    channels = flow.shape.channels
    if channels != layer.dimension:
        raise Misfit("dimension", f"is {layer.dimension:,}, but {flow.shape.words} come in")
    if layer.dimension % layer.heads:
        raise Misfit(
            "heads", f"is {layer.heads:,}, by which the dimension {layer.dimension:,} cannot be divided"
        )
    return Flow(flow.shape, flow.of_all), 4 * (layer.dimension**2 + layer.dimension)


def _laid_out(layer: Reshape, shape: Shape) -> Shape:
    if shape.spatial:
        raise Misfit("kind", f"lays out a vector, but {shape.words} come in; flatten them first")
    if shape.channels is None:
        return Shape(layer.channels, (None,))
    if shape.channels % layer.channels:
        raise Misfit("channels", f"is {layer.channels:,}, to which {shape.words} cannot be shared out")
    return Shape(layer.channels, (shape.channels // layer.channels,))


def _plain(layer: Plain, flow: Flow) -> Passed:
    shape = flow.shape
    if layer.kind == "flatten":
        return Flow(Shape(shape.values), flow.of_all if shape.spatial else flow.view), 0
    if layer.kind == "scale" and shape.spatial:
        raise Misfit(
            "kind", f"multiplies the values of a vector, but {shape.words} come in; flatten them first"
        )
    return flow, product(shape.channels, 1 if layer.kind == "scale" else 2)


def told(layer: Other) -> Flow | None:
    """What comes out of a step in words, if the entry tells."""
    try:
        return Flow(shape_of(layer.output), NOBODY_KNOWS) if layer.output else None
    except Misfit as misfit:
        field = f"output.{misfit.field}".removesuffix(".")
        raise Misfit(field, misfit.message) from None
