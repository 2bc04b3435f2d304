"""What a picture says of a layer: few words, on short lines."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ...layers import ACTIVATIONS, name_of
from ...model.architecture import (
    ActivationLayer,
    Attention,
    Block,
    Branches,
    Convolution,
    Crop,
    Dense,
    Dropout,
    GlobalPool,
    Layer,
    Pool,
    Recurrent,
    Reshape,
)
from ..lettering import SIZE, shortened, width

SMALL = 11
"""Height of letters of all but names, in px."""

SHORT = {"batch-norm": "batch norm", "layer-norm": "layer norm", "bilstm": "BiLSTM", "bigru": "BiGRU"}
JOINS = {"concatenate": "joined end to end", "add": "added up", "heads": "", "next": ""}


def name(layer: Layer) -> str:
    """The kind of layer, as the table of layers has it or shorter."""
    return SHORT.get(layer.kind) or name_of(layer)


def numbers(layer: Layer) -> tuple[str, ...]:
    """The numbers that make the layer what it is, a line for each; usual ones are left out."""
    return tuple(line for line in _numbers(layer) if line)


def _numbers(layer: Layer) -> list[str]:
    match layer:
        case Convolution():
            return [_filters(layer), *_spacing(layer)]
        case Pool():
            stride = [f"stride {layer.stride:,}"] if layer.stride and layer.stride != layer.size else []
            return [f"over {layer.size:,}", *stride]
        case GlobalPool(top=int(top)):
            return [f"largest {top:,}"]
        case Dense():
            return [_units(layer.units), *(["per position"] if layer.per_position else [])]
        case Recurrent():
            units = f"{layer.units:,} each way" if layer.kind.startswith("bi") else _units(layer.units)
            return [units, *(["last state"] if layer.returns == "last" else [])]
        case Attention():
            return [layer.mechanism or "", f"{layer.heads:,} heads" if layer.heads else ""]
        case Crop():
            return [f"{layer.size:,} off each end"]
        case Reshape():
            return [f"to {layer.channels:,} channel{'' if layer.channels == 1 else 's'}"]
    return []


def small(layer: Layer) -> str:
    """A layer that is a mark on another, in words: ``ReLU``, ``dropout 0.2``."""
    match layer:
        case Dropout():
            return f"dropout {layer.rate}"
        case ActivationLayer():
            return activation(layer.activation)
    return name(layer)


def activation(name: str) -> str:
    """As the table of layers writes it."""
    return ACTIVATIONS.get(name.lower(), name)


def block(layer: Block, times: int, dilations: Sequence[int]) -> tuple[str, ...]:
    """What is said over a block: its name and how often, how it is by-passed, how its dilation grows."""
    kind = f"{layer.connection} connection" if layer.connection else ""
    often = f"{layer.label or ''}{f' × {times:,}' if times > 1 else ''}".strip()
    growth = f"dilation {_series(dilations)}" if len(set(dilations)) > 1 else ""
    return tuple(piece for piece in (often, kind, growth) if piece) or ("once",)


def branches(layer: Branches) -> str:
    """What is said over paths that run side by side."""
    shared = "the same weights" if layer.shared else ""
    return ", ".join(piece for piece in (layer.label or "", JOINS[layer.join], shared) if piece)


@lru_cache(50_000)
def wrapped(words: str, room: float, most: int, size: float = SMALL, bold: bool = False) -> tuple[str, ...]:
    """At most so many lines of at most ``room`` px; what does not fit is cut with an ellipsis."""
    room *= SIZE / size
    lines: list[str] = []
    pieces = [piece for word in words.split() for piece in _pieces(word, room)]
    for at, word in enumerate(pieces):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, bold) <= room:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = shortened(" ".join([lines[-1], *pieces[at:]]), room, bold)
            break
        else:
            lines.append(shortened(word, room, bold))
    return tuple(lines)


def listed(pieces: Iterable[str], room: float, most: int) -> tuple[str, ...]:
    """Pieces with commas between them, as many on each line as fit."""
    lines: list[str] = []
    for piece in pieces:
        if lines and wide(f"{lines[-1]}, {piece}") <= room:
            lines[-1] += f", {piece}"
        else:
            lines += wrapped(piece, room, 2)
    return tuple(lines[:most])


def wide(words: str, size: float = SMALL, bold: bool = False) -> float:
    """At most so many px wide."""
    return width(words, bold) * size / SIZE


def _pieces(word: str, room: float) -> list[str]:
    """A word that is too long for a line, taken apart at its hyphens."""
    return [word] if width(word) <= room else re.findall("[^-]+-?|-", word)


def _units(count: int) -> str:
    return f"{count:,} unit{'' if count == 1 else 's'}"


def _filters(layer: Convolution) -> str:
    """On one line if there is room, else on two."""
    short = f"{layer.filters:,} of width {layer.kernel:,}"
    return (
        short
        if width(short) <= width("320 of width 26")
        else f"{layer.filters:,} filters of width {layer.kernel:,}"
    )


def _spacing(layer: Convolution) -> list[str]:
    pairs = (("stride", layer.stride), ("dilation", layer.dilation))
    return [f"{word} {number:,}" for word, number in pairs if (number or 1) > 1]


def _series(numbers: Sequence[int]) -> str:
    """``2, 4, 8, … 512``."""
    shown = [f"{number:,}" for number in numbers]
    return ", ".join(shown) if len(shown) < 5 else f"{', '.join(shown[:3])}, … {shown[-1]}"
