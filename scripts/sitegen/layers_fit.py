"""What must hold between the layers of a network, and between its input shape and ``input``."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .document import Document, field_name
from .model.architecture import InputShape, Layer
from .model.base import Part
from .network.steps import Network
from .network.walk import network_of
from .problem import Problem
from .remembered import remembered

_LAYERS = TypeAdapter(tuple[Layer, ...])
_INPUTS = TypeAdapter(tuple[InputShape, ...])

LETTERS = 4
"""Channels of one-hot DNA or RNA."""


def layers_fit_together(document: Document, _: type[Part]) -> Iterator[Problem]:
    for loc, message in _network(document).misfits:
        yield document.problem(("architecture", *loc), message)


def worked_out_numbers_follow_from_the_layers(document: Document, _: type[Part]) -> Iterator[Problem]:
    found = _network(document)
    for name, number in (("parameters", found.parameters), ("receptive_field_bp", found.sees)):
        loc = ("architecture", name, "value")
        given = _bound(document.at(*loc), "")
        worked_out = document.at("architecture", name, "basis") == "worked-out"
        if found.steps and worked_out and number and given and number != given:
            said = f"is {given:,}, worked out, but the layers listed give {number:,}; mend one of them"
            yield document.problem(loc, said)


@remembered
def _network(document: Document) -> Network:
    layers = _valid(_LAYERS, document.at("architecture", "layers"))
    return network_of(layers, _valid(_INPUTS, document.at("architecture", "input_shape")))


def _valid(kind: TypeAdapter[Any], value: Any) -> Any:
    """The value as the model has it; nothing where it has mistakes, which are told elsewhere."""
    try:
        return kind.validate_python(value or ())
    except ValidationError:
        return ()


def input_shape_agrees_with_input(document: Document, _: type[Part]) -> Iterator[Problem]:
    sequences = list(_sequences(document))
    shapes = _valid(_INPUTS, document.at("architecture", "input_shape"))
    for number, shape in enumerate(shapes):
        if shape.note or shape.rows or shape.channels in (None, "any") or not sequences:
            continue
        loc = ("architecture", "input_shape", number)
        if len(shapes) == len(sequences) == len(_inputs(document)) and shape.channels != LETTERS:
            message = f"is {shape.channels:,}, but one-hot DNA or RNA has {LETTERS} channels; {_ADVICE}"
            yield document.problem((*loc, "channels"), message)
        elif shape.channels == LETTERS and not any(_agree(shape.positions, length) for length in sequences):
            said = f"is {shape.positions:,}" if shape.positions else "is not given"
            lengths = " and ".join(f"{field} is {_words(length)}" for field, length in _named(document))
            yield document.problem((*loc, "positions"), f"{said}, but {lengths}; {_ADVICE}")


_ADVICE = "mend one of them, or say in a note why they differ"


def _inputs(document: Document) -> list[Any]:
    value = document.at("input")
    return value if isinstance(value, list) else []


def _named(document: Document) -> Iterator[tuple[str, Any]]:
    """The lengths of the sequences that go in, with the names of their fields."""
    for number, flow in enumerate(_inputs(document)):
        data = flow.get("data") if isinstance(flow, dict) else None
        if isinstance(data, str) and data.partition("-")[0] in {"dna", "rna"}:
            yield field_name(("input", number, "length_bp")), flow.get("length_bp")


def _sequences(document: Document) -> Iterator[Any]:
    return (length for _, length in _named(document))


def _bound(length: Any, field: str) -> int | None:
    """A bound of a length that stands as text in the file; None without one."""
    text = length.get(field) if isinstance(length, dict) else length
    return int(text) if isinstance(text, str) and re.fullmatch(r"[0-9]{1,15}", text) else None


def _agree(positions: int | None, length: Any) -> bool:
    """Whether a network that reads so many positions reads sequences of this length."""
    least, most = _bound(length, "min"), _bound(length, "max")
    if positions is None:
        return least is None or least != most
    return (least or positions) <= positions <= (most or positions)


def _words(length: Any) -> str:
    least, most = _bound(length, "min"), _bound(length, "max")
    return f"{most:,}" if least == most and most else f"{least or 'any'} to {most or 'any'}"
