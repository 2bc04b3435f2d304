"""Runs generated code: the module that stands in it, on PyTorch's device for sizes without numbers."""

from datetime import date
from pathlib import Path
from typing import Any

import torch
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.model.method import Method
from sitegen.network.pytorch import pytorch_code
from sitegen.network.pytorch_words import ANY, class_name
from sitegen.network.shape import Shape
from sitegen.network.steps import Network

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = load_catalogue(read_texts(ROOT / "entries"), date.today()).methods
SMALL = load_catalogue(read_texts(ROOT / "tests" / "code" / "small" / "entries"), date(2026, 11, 22)).methods

Size = tuple[int, ...]
Ran = tuple[int, list[Size]]
"""Trainable parameters, and the size of each output without the batch."""


def run(method: Method, network: Network, device: str = "meta") -> Ran:
    """What PyTorch makes of the code of this network, for inputs of the sizes that it names."""
    names: dict[str, Any] = {}
    exec(compile(pytorch_code(method, network), f"{method.slug}.py", "exec"), names)
    with torch.device(device), torch.no_grad():
        module = names[class_name(method.name)]().eval()
        inputs = [torch.rand(2, *sizes(shape.channels, *shape.spatial)) for _, shape in network.inputs]
        made = module(*inputs)
    parameters = sum(weight.numel() for weight in module.parameters() if weight.requires_grad)
    return parameters, [tuple(one.shape[1:]) for one in outputs(made)]


def sizes(*extents: int | None) -> Size:
    """Sizes with a number in place of "any"."""
    return tuple(extent or ANY for extent in extents)


def outputs(made: Any) -> list[torch.Tensor]:
    """All tensors that come out, heads and their copies one by one."""
    if isinstance(made, dict):
        return [one for value in made.values() for one in outputs(value)]
    return [one for value in made for one in outputs(value)] if isinstance(made, list) else [made]


def agree(ran: Ran, network: Network) -> bool:
    """Whether PyTorch found what the page says; "any" may be any number."""
    parameters, found = ran
    said = _ends(network)
    return (
        parameters == network.parameters_known and len(found) == len(said) and all(map(_agree, found, said))
    )


def _agree(found: Size, said: Shape) -> bool:
    extents = (said.channels, *said.spatial)
    return len(found) == len(extents) and all(
        extent in {number, None} for number, extent in zip(found, extents, strict=True)
    )


def _ends(network: Network) -> list[Shape]:
    """What comes out; where the last steps are in words only, what comes out before them."""
    ends = [end.shape for end in network.outputs for _ in range(end.copies)]
    return ends or [step.output for step in network.steps if step.output][-1:]
