"""What a page says about the network of its method: the table, what was worked out, and code."""

from collections.abc import Iterator
from dataclasses import dataclass

from .layers import Row, layer_rows
from .model.architecture import Architecture, Measure
from .model.method import Method
from .network.pytorch import pytorch_code
from .network.pytorch_layers import NoCode
from .network.shape import View
from .network.steps import Network
from .network.walk import network
from .remembered import remembered


@dataclass(frozen=True)
class InputRow:
    """One input of the network: its name and size, and what the entry says about it."""

    name: str
    shape: str
    note: str


@dataclass(frozen=True)
class Section:
    """The network of a method in words; texts are empty where there is nothing to say.

    ``parameters``, ``sees``: worked out from the layers. ``stop``: why sizes are not known from some step on.
    ``code``: a PyTorch module; empty with ``no_code``, which says why.
    """

    inputs: tuple[InputRow, ...]
    rows: tuple[Row, ...]
    has_sizes: bool
    parameters: str
    sees: str
    stop: str
    code: str
    no_code: str


@remembered
def section(method: Method) -> Section:
    """What is said about the network of a method."""
    found = network(method.architecture)
    code, no_code = _code(method, found)
    has_sizes = bool(found.inputs)
    return Section(
        tuple(_inputs(method.architecture)) if has_sizes else (),
        tuple(layer_rows(found)),
        has_sizes,
        _parameters(method.architecture, found) if has_sizes else "",
        _sees(method.architecture, found) if has_sizes else "",
        found.stop,
        code,
        no_code,
    )


def _code(method: Method, found: Network) -> tuple[str, str]:
    try:
        return pytorch_code(method, found), ""
    except NoCode as why:
        return "", str(why)


def _inputs(architecture: Architecture) -> Iterator[InputRow]:
    shapes = dict(network(architecture).inputs)
    for given in architecture.input_shape or ():
        yield InputRow(given.name or "Input", str(shapes[given.name or ""]), given.note or "")


def _parameters(architecture: Architecture, found: Network) -> str:
    """``1,234, as above``; or how it differs from the number that stands above; nothing if none is known."""
    if found.parameters is None and not found.parameters_known:
        return ""
    above = architecture.parameters
    number = f"{found.parameters_known:,}"
    if found.parameters is None:
        number += " in the layers that are known well enough"
    return number + _compared(found.parameters_known, above)


def _compared(number: int, above: object) -> str:
    if not isinstance(above, Measure):
        return ""
    if number == above.value:
        return ", as above"
    why = "where the note says why" if above.note else "why is not recorded"
    return f"; above stands {above.value:,}, {why}"


def _sees(architecture: Architecture, found: Network) -> str:
    """How many positions one output sees: for each output, or for all if it is the same."""
    ends = [end for end in found.outputs if end.view.known]
    if not ends or not any(shape.spatial for _, shape in found.inputs):
        return ""
    words = {end.name: _view_words(end.view, found) for end in ends}
    if len(set(words.values())) > 1:
        return "; ".join(f"{name}: {seen}" for name, seen in words.items())
    number = ends[0].view.positions or _length(found)
    compared = _compared(number, architecture.receptive_field_bp) if number else ""
    return words[ends[0].name] + compared


def _view_words(view: View, found: Network) -> str:
    length = _length(found)
    if view.positions is None:
        return f"all {length:,} positions of the input" if length else "the whole input"
    beyond = " (the input has fewer)" if length and view.positions > length else ""
    return f"{view.positions:,} positions of the input{beyond}"


def _length(found: Network) -> int | None:
    """The number of positions that goes in, where there is one input."""
    return found.inputs[0][1].spatial[-1] if len(found.inputs) == 1 else None
