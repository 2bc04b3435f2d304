"""Layers in words: one row per layer, indented inside blocks and branches, with what was worked out."""

from dataclasses import dataclass

from .model.architecture import (
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
    Layer,
    Other,
    Pool,
    Recurrent,
    Reshape,
)
from .network.steps import Network, Step

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
    "scale": "Weight for each value",
    "crop": "Crop",
    "reshape": "Reshape",
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
JOINS = {
    "concatenate": "joined end to end",
    "add": "added up",
    "heads": "each an output of its own",
    "next": "all taken by the next step",
}


@dataclass(frozen=True)
class Row:
    """One line of the table; ``depth`` counts the blocks and branches around it.

    ``output`` and ``parameters`` are empty where they are not known, and where there are none.
    """

    depth: int
    name: str
    details: str
    note: str
    output: str
    parameters: str
    why: str


def layer_rows(network: Network) -> list[Row]:
    """All steps in order of the data flow; the numbers of parameters add up to the total."""
    return [_row(step) for step in network.walk()]


def _row(step: Step) -> Row:
    own = step.parameters if step.is_leaf else None
    return Row(
        step.depth,
        name_of(step.layer),
        details_of(step.layer),
        getattr(step.layer, "note", None) or "",
        _output(step),
        f"{own:,}" if own else "",
        step.why,
    )


def _output(step: Step) -> str:
    last = step.last_output or step.output
    return f"{step.output} to {last}" if last != step.output else str(step.output or "")


def name_of(layer: Layer | Branch) -> str:
    """What the layer, block or branch is called: ``Convolution``, or the name that the entry gives."""
    match layer:
        case Branch():
            return layer.name
        case Branches():
            return layer.label or f"{len(layer.branches)} branches"
        case Block():
            return layer.label or "Block"
        case Other():
            return layer.label
    return NAMES[layer.kind]


def details_of(layer: Layer | Branch) -> str:
    """The numbers of the layer in words: ``320 filters of width 26, valid padding, ReLU``."""
    match layer:
        case Branch():
            return _joined(_branch_details(layer))
        case Branches():
            shared = "the same weights in each" if layer.shared else ""
            return _joined([JOINS[layer.join], shared, kept(layer)])
        case Block():
            return _joined([*_block_details(layer), kept(layer)])
        case Other():
            return kept(layer)
    return _joined([*_numbers(layer), layer.label or "", kept(layer)])


def kept(layer: Layer) -> str:
    """Under which name what comes out goes to later branches too; empty if it does not."""
    return f"kept as “{layer.kept_as}”" if layer.kept_as else ""


def _branch_details(branch: Branch) -> list[str]:
    copies = f"{branch.copies} of them" if branch.copies else ""
    reads = f"reads “{branch.input}”" if branch.input and branch.input != branch.name else ""
    return [copies, reads, "" if branch.layers else "as it is"]


def _numbers(layer: Layer) -> list[str]:
    match layer:
        case Convolution():
            return [
                f"{_count(layer.filters, 'filter')} of width {layer.kernel}",
                *_spacing(layer),
                _bias(layer),
                _activation(layer.activation),
            ]
        case Pool():
            stride = f"stride {layer.stride}" if layer.stride and layer.stride != layer.size else ""
            padding = f"{layer.padding} padding" if layer.padding else ""
            return [f"over {layer.size} positions", stride, padding]
        case GlobalPool():
            return [f"largest {layer.top}" if layer.top else ""]
        case Dense():
            each = "at each position" if layer.per_position else ""
            return [_count(layer.units, "unit"), each, _bias(layer), _activation(layer.activation)]
        case Recurrent():
            both = " in each direction" if layer.kind.startswith("bi") else ""
            return [f"{_count(layer.units, 'unit')}{both}", RETURNS.get(layer.returns or "", "")]
        case Dropout():
            return [f"rate {layer.rate}"]
        case Attention():
            heads = f"{layer.heads} heads" if layer.heads else ""
            return [layer.mechanism or "", heads, f"dimension {layer.dimension}" if layer.dimension else ""]
        case ActivationLayer():
            return [_activation(layer.activation), f"over {layer.over}" if layer.over else ""]
        case Crop():
            return [f"{_count(layer.size, 'position')} off each end"]
        case Reshape():
            return [f"to {_count(layer.channels, 'channel')}"]
    return []


RETURNS = {"all": "states at all positions", "last": "last state only"}


def _bias(layer: Convolution | Dense) -> str:
    return "no bias" if layer.bias is False else ""


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _spacing(layer: Convolution) -> list[str]:
    stride = f"stride {layer.stride}" if (layer.stride or 1) > 1 else ""
    dilation = f"dilation {layer.dilation}" if (layer.dilation or 1) > 1 else ""
    padded = f"{_count(layer.padded_by, 'position')} added at each end" if layer.padded_by else ""
    return [stride, dilation, f"{layer.padding} padding" if layer.padding else padded]


def _block_details(block: Block) -> list[str]:
    times = "once" if block.times == 1 else f"{block.times} times"
    growth = f"dilation times {block.dilation_factor} at each repeat" if block.dilation_factor else ""
    return [times, f"{block.connection} connection" if block.connection else "", growth]


def _activation(name: str | None) -> str:
    return ACTIVATIONS.get(name.lower(), name) if name else ""


def _joined(details: list[str]) -> str:
    return ", ".join(detail for detail in details if detail)
