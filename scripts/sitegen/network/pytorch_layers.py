"""Each layer as calls of PyTorch modules, with the sizes that were worked out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..model.architecture import (
    ActivationLayer,
    Attention,
    Block,
    Branch,
    Branches,
    Convolution,
    Crop,
    Dense,
    Dropout,
    GlobalPool,
    Plain,
    Pool,
    Recurrent,
    Reshape,
)
from .call import Arg, Call, Code, in_a_loop
from .shape import NotKnown, Shape, Window, window
from .steps import Step


class NoCode(Exception):
    """A step for which there is no code; the text says why."""


ACTIVATIONS = {
    "relu": "nn.ReLU",
    "elu": "nn.ELU",
    "gelu": "nn.GELU",
    "selu": "nn.SELU",
    "sigmoid": "nn.Sigmoid",
    "tanh": "nn.Tanh",
    "softplus": "nn.Softplus",
    "swish": "nn.SiLU",
    "silu": "nn.SiLU",
    "exponential-linear": "ExponentialLinear",
}
"""Activations that need no more than their name; ``linear`` is none."""

NORMAL = {"softmax": "nn.Softmax", "log-softmax": "nn.LogSoftmax"}
"""Activations that need to know over what they add up."""

LEAKY = re.compile("leaky[- ]?relu(?: (0[.][0-9]+))?")
"""With its slope, which libraries do not agree upon."""


def modules(step: Step, depth: int = 0) -> tuple[Arg, ...]:
    """The modules for one step, to stand in a sequence; raises :class:`NoCode`."""
    match step.layer:
        case Block():
            return _block(step, depth)
        case Branches():
            return (_branches(step, depth),)
    found = list(_layer(step))
    if found and step.output != step.input:
        found[_main(found)] = replace(found[_main(found)], comment=str(step.output))
    return tuple(_said(found, step))


def sequence(steps: tuple[Step, ...], depth: int = 0) -> tuple[Arg, ...]:
    """The modules of steps that follow each other."""
    return tuple(module for step in steps for module in modules(step, depth))


def _main(calls: list[Call]) -> int:
    """Which of the calls of one layer makes the shape: the last that is no activation."""
    plain = [
        at
        for at, call in enumerate(calls)
        if call.name not in {*ACTIVATIONS.values(), *NORMAL.values(), "nn.LeakyReLU"}
    ]
    return plain[-1] if plain else 0


def _said(calls: list[Call], step: Step) -> list[Call]:
    """The calls with what the entry says about the layer above them."""
    words = tuple(filter(None, (getattr(step.layer, "label", None), getattr(step.layer, "note", None))))
    if calls and words:
        calls[0] = replace(calls[0], above=words)
    return calls


def _block(step: Step, depth: int) -> tuple[Arg, ...]:
    block = step.layer
    assert isinstance(block, Block)
    name = {"residual": "Residual", "dense": "Densely"}.get(block.connection or "", "nn.Sequential")
    inside = [sequence(steps, depth + 1) for steps in step.repeats]
    said = tuple(filter(None, (block.label, block.note)))
    if not block.connection and block.times == 1:
        return inside[0]
    first, *others = (Call(name, modules) for modules in inside)
    return in_a_loop((replace(first, above=said), *others), depth)


def _branches(step: Step, depth: int) -> Call:
    branches = step.layer
    assert isinstance(branches, Branches)
    name = {"add": "Added", "concatenate": "Joined"}.get(branches.join)
    if name is None or any(branch.input for branch in branches.branches):
        raise NoCode("its branches do not meet where they begin")
    if branches.shared:
        raise NoCode("its branches share their weights")
    paths = tuple(path for child in step.children for path in paths_of(child, depth))
    said = tuple(filter(None, (branches.label, branches.note)))
    return Call(name, paths, comment=str(step.output), above=said)


def paths_of(branch: Step, depth: int) -> tuple[Arg, ...]:
    """The path of a branch, as often as there is one."""
    assert isinstance(branch.layer, Branch)
    name = "nn.Sequential" if branch.children else "nn.Identity"
    path = Call(name, sequence(branch.children, depth + 1), above=(branch.layer.name,))
    return in_a_loop((path,) * branch.times, depth)


def _layer(step: Step) -> Iterator[Call]:
    layer, shape = step.layer, step.input
    if shape is None or step.output is None:
        raise NoCode(step.why or "not all sizes are known")
    make = _MAKERS.get(type(layer))
    if make is None:
        raise NoCode(f"a step is described in words only: {getattr(layer, 'label', '')}")
    try:
        yield from make(layer, shape)
    except NotKnown as why:
        raise NoCode(str(why)) from None
    if activation := getattr(layer, "activation", None) if not isinstance(layer, ActivationLayer) else None:
        yield from _activation(activation, step.output, None)


def _dimensions(shape: Shape) -> str:
    return f"{max(len(shape.spatial), 1)}d"


def _sized(shape: Shape) -> int:
    if shape.channels is None:
        raise NoCode("the number of values depends on the data")
    return shape.channels


def _convolution(layer: Convolution, shape: Shape) -> Iterator[Call]:
    keywords: list[tuple[str, Arg]] = []
    if (layer.stride or 1) > 1:
        keywords.append(("stride", layer.stride or 1))
    if layer.kind == "deconv1d":
        keywords += _transposed_padding(layer)
    else:
        windows = tuple(window(layer, extent) for extent in shape.spatial)
        if layer.padding == "same" and (layer.stride or 1) == 1 and windows[0].span > 1:
            keywords.append(("padding", Code('"same"')))
        elif all(each.left == each.right == windows[0].left for each in windows):
            keywords += [("padding", windows[0].left)] if windows[0].left else []
        else:
            yield _padded(windows, "0.0")
    if (layer.dilation or 1) > 1:
        keywords.append(("dilation", layer.dilation or 1))
    if layer.bias is False:
        keywords.append(("bias", Code("False")))
    name = "nn.ConvTranspose1d" if layer.kind == "deconv1d" else f"nn.Conv{_dimensions(shape)}"
    yield Call(name, (_sized(shape), layer.filters, layer.kernel), tuple(keywords))


def _transposed_padding(layer: Convolution) -> list[tuple[str, Arg]]:
    """What makes as many positions come out as the entry says."""
    if layer.padded_by:
        return [("padding", layer.padded_by)]
    if layer.padding != "same":
        return []
    span, stride = (layer.kernel - 1) * (layer.dilation or 1) + 1, layer.stride or 1
    cut = max(-(-(span - stride) // 2), 0)
    more = stride + 2 * cut - span
    if more >= max(stride, layer.dilation or 1):
        raise NoCode("a transposed convolution is padded at one end only")
    keywords: list[tuple[str, Arg]] = [("padding", cut), ("output_padding", more)]
    return [(name, value) for name, value in keywords if value]


def _padded(windows: tuple[Window, ...], value: str) -> Call:
    """Padding that is not the same at both ends; PyTorch names the last dimension first."""
    ends = [end for each in reversed(windows) for end in (each.left, each.right)]
    return Call(f"nn.ConstantPad{len(windows)}d", (Code(f"({', '.join(map(str, ends))})"), Code(value)))


def _pool(layer: Pool, shape: Shape) -> Iterator[Call]:
    windows = tuple(window(layer, extent) for extent in shape.spatial)
    stride: list[tuple[str, Arg]] = (
        [("stride", layer.stride)] if layer.stride and layer.stride != layer.size else []
    )
    name = f"Pool{_dimensions(shape)}"
    if layer.kind == "max-pool":
        if any(each.left or each.right for each in windows):
            yield _padded(windows, 'float("-inf")')
        yield Call(f"nn.Max{name}", (layer.size,), tuple(stride))
        return
    if not all(each.left == each.right == windows[0].left <= layer.size // 2 for each in windows):
        raise NoCode("an average pooling is padded in a way that PyTorch does not know")
    padding: list[tuple[str, Arg]] = []
    if windows[0].left:
        padding = [("padding", windows[0].left), ("count_include_pad", Code("False"))]
    yield Call(f"nn.Avg{name}", (layer.size,), tuple(stride + padding))


def _global_pool(layer: GlobalPool, shape: Shape) -> Iterator[Call]:
    if layer.kind == "top-k-pool":
        yield Call("TopK", (layer.top or 1,))
        return
    name = "Max" if layer.kind == "global-max-pool" else "Avg"
    yield Call(f"nn.Adaptive{name}Pool{_dimensions(shape)}", (1,))
    yield Call("nn.Flatten")


def _plain(layer: Plain, shape: Shape) -> Iterator[Call]:
    match layer.kind:
        case "flatten":
            yield Call("nn.Flatten")
        case "scale":
            yield Call("Scale", (_sized(shape),))
        case "batch-norm":
            yield Call(f"nn.BatchNorm{_dimensions(shape)}", (_sized(shape),))
        case "layer-norm":
            yield Call("ChannelNorm" if shape.spatial else "nn.LayerNorm", (_sized(shape),))


def _dense(layer: Dense, shape: Shape) -> Iterator[Call]:
    bias: tuple[tuple[str, Arg], ...] = (("bias", Code("False")),) if layer.bias is False else ()
    if shape.spatial:  # the same weights at each position: a convolution of width 1
        yield Call(f"nn.Conv{_dimensions(shape)}", (_sized(shape), layer.units, 1), bias)
    else:
        yield Call("nn.Linear", (_sized(shape), layer.units), bias)


def _recurrent(layer: Recurrent, shape: Shape) -> Iterator[Call]:
    keywords: list[tuple[str, Arg]] = [("batch_first", Code("True"))]
    if layer.kind.startswith("bi"):
        keywords.append(("bidirectional", Code("True")))
    inner = Call(f"nn.{layer.kind.removeprefix('bi').upper()}", (_sized(shape), layer.units), tuple(keywords))
    last: tuple[tuple[str, Arg], ...] = (("last", Code("True")),) if layer.returns == "last" else ()
    yield Call("Recurrent", (inner,), last)


def _attention(layer: Attention, shape: Shape) -> Iterator[Call]:
    yield Call("SelfAttention", (_sized(shape), layer.heads or 1))


def _activation(name: str, shape: Shape, over: str | None) -> Iterator[Call]:
    known = name.lower()
    if known in NORMAL:
        if shape.spatial and over is None:
            raise NoCode(f"the entry does not say over what {known} adds up")
        axis = Code("-1" if over == "positions" else "1")
        yield Call(NORMAL[known], (), (("dim", axis),))
    elif known in ACTIVATIONS:
        yield Call(ACTIVATIONS[known])
    elif leaky := LEAKY.fullmatch(known):
        if not leaky[1]:
            raise NoCode("the entry does not say the slope of a leaky ReLU")
        yield Call("nn.LeakyReLU", (Code(leaky[1]),))
    elif known != "linear":
        raise NoCode(f"the activation {name} is not among those that we write in code")


def _activation_layer(layer: ActivationLayer, shape: Shape) -> Iterator[Call]:
    return _activation(layer.activation, shape, layer.over)


_MAKERS: Mapping[type, Callable[[Any, Shape], Iterator[Call]]] = {
    Convolution: _convolution,
    Pool: _pool,
    GlobalPool: _global_pool,
    Crop: lambda layer, _: iter([Call("Crop", (layer.size,))]),
    Reshape: lambda layer, _: iter([Call("nn.Unflatten", (1, Code(f"({layer.channels}, -1)")))]),
    Plain: _plain,
    ActivationLayer: _activation_layer,
    Dropout: lambda layer, _: iter([Call("nn.Dropout", (Code(str(layer.rate)),))]),
    Dense: _dense,
    Recurrent: _recurrent,
    Attention: _attention,
}
