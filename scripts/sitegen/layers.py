"""Layers in words: one row per layer, indented inside blocks and branches."""

from collections.abc import Iterator
from dataclasses import dataclass

from .model.architecture import (
    ActivationLayer,
    Attention,
    Block,
    Branches,
    Convolution,
    Dense,
    Dropout,
    GlobalPool,
    Layer,
    Other,
    Pool,
    Recurrent,
)

NAMES = {
    "conv1d": "Convolution",
    "conv2d": "2D convolution",
    "deconv1d": "Transposed convolution",
    "max-pool": "Max pooling",
    "average-pool": "Average pooling",
    "global-max-pool": "Global max pooling",
    "global-average-pool": "Global average pooling",
    "top-k-pool": "Top-k pooling",
    "batch-norm": "Batch normalisation",
    "layer-norm": "Layer normalisation",
    "flatten": "Flatten",
    "activation": "Activation",
    "dropout": "Dropout",
    "dense": "Dense",
    "lstm": "LSTM",
    "gru": "GRU",
    "bilstm": "Bidirectional LSTM",
    "bigru": "Bidirectional GRU",
    "attention": "Attention",
    "other": "Other step",
}

ACTIVATIONS = {"relu": "ReLU", "elu": "ELU", "gelu": "GELU", "selu": "SELU"}
JOINS = {"concatenate": "joined end to end", "add": "added up", "heads": "each an output of its own"}


@dataclass(frozen=True)
class Row:
    """One line of the table; ``depth`` counts the blocks and branches around it."""

    depth: int
    name: str
    details: str
    note: str


def layer_rows(layers: tuple[Layer, ...], depth: int = 0) -> list[Row]:
    """All layers in order of the data flow."""
    return [row for layer in layers for row in _rows(layer, depth)]


def _rows(layer: Layer, depth: int) -> Iterator[Row]:
    if isinstance(layer, Block):
        yield Row(depth, layer.label or "Block", _joined(_block_details(layer)), layer.note or "")
        yield from layer_rows(layer.layers, depth + 1)
    elif isinstance(layer, Branches):
        name = layer.label or f"{len(layer.branches)} branches"
        yield Row(depth, name, JOINS[layer.join], layer.note or "")
        for branch in layer.branches:
            yield Row(depth + 1, branch.name, "", "")
            yield from layer_rows(branch.layers, depth + 2)
    elif isinstance(layer, Other):
        yield Row(depth, layer.label, "", layer.note or "")
    else:
        details = _joined([*_numbers(layer), layer.label or ""])
        yield Row(depth, NAMES[layer.kind], details, layer.note or "")


def _numbers(layer: Layer) -> list[str]:
    match layer:
        case Convolution():
            return [
                f"{_count(layer.filters, 'filter')} of width {layer.kernel}",
                *_spacing(layer),
                _activation(layer.activation),
            ]
        case Pool():
            stride = f"stride {layer.stride}" if layer.stride and layer.stride != layer.size else ""
            return [f"over {layer.size} positions", stride, layer.padding or ""]
        case GlobalPool():
            return [f"largest {layer.top}" if layer.top else ""]
        case Dense():
            return [_count(layer.units, "unit"), _activation(layer.activation)]
        case Recurrent():
            both = " in each direction" if layer.kind.startswith("bi") else ""
            return [f"{_count(layer.units, 'unit')}{both}"]
        case Dropout():
            return [f"rate {layer.rate}"]
        case Attention():
            heads = f"{layer.heads} heads" if layer.heads else ""
            return [heads, f"dimension {layer.dimension}" if layer.dimension else ""]
        case ActivationLayer():
            return [_activation(layer.activation)]
    return []


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _spacing(layer: Convolution) -> list[str]:
    stride = f"stride {layer.stride}" if (layer.stride or 1) > 1 else ""
    dilation = f"dilation {layer.dilation}" if (layer.dilation or 1) > 1 else ""
    return [stride, dilation, f"{layer.padding} padding" if layer.padding else ""]


def _block_details(block: Block) -> list[str]:
    times = "once" if block.times == 1 else f"{block.times} times"
    growth = f"dilation times {block.dilation_factor} at each repeat" if block.dilation_factor else ""
    return [times, f"{block.connection} connection" if block.connection else "", growth]


def _activation(name: str | None) -> str:
    return ACTIVATIONS.get(name.lower(), name) if name else ""


def _joined(details: list[str]) -> str:
    return ", ".join(detail for detail in details if detail)
