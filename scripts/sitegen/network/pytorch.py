"""A network as a PyTorch module that a person can read, run and change.

Text of an entry stands in it only in comments and in quoted names of outputs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.architecture import Branch, Branches, Other
from ..model.method import Method
from .call import Arg, Call, Code, Items, lines, names
from .pytorch_layers import NoCode, paths_of, sequence
from .pytorch_parts import parts_for
from .pytorch_words import class_name, docstring, example, header, quoted, variable_names
from .steps import Network, Step


@dataclass(frozen=True)
class Plan:
    """What goes where: paths that read the inputs, layers after them, heads; and what is left out."""

    paths: Step | None
    trunk: tuple[Step, ...]
    heads: Step | None
    left_out: tuple[str, ...]


Fields = tuple[tuple[str, Call], ...]
"""The fields of a module with what they hold."""


def pytorch_code(method: Method, network: Network) -> str:
    """The module as the text of a file; raises :class:`NoCode` where a step is not known well enough."""
    plan = _plan(network)
    fields = tuple(_fields(plan))
    parts = parts_for(name for _, module in fields for name in names(module))
    made = tuple(_class(method, network, plan, fields))
    needs_torch = "torch." in "".join((*parts, *made))
    pieces = [
        "\n".join(header(method, plan.left_out)),
        "import torch\nfrom torch import nn\n" if needs_torch else "from torch import nn\n",
        *("\n" + part for part in parts),
        "\n" + "\n".join(made) + "\n",
        "\n" + "\n".join(example(method, network)),
    ]
    return "\n".join(pieces) + "\n"


def _plan(network: Network) -> Plan:
    if not network.steps:
        raise NoCode("its layers are not recorded")
    if not network.inputs:
        raise NoCode(network.why)
    steps = list(network.steps)
    left_out = list(_last_in_words(steps))
    if not steps:
        raise NoCode("all its steps are described in words only")
    for inner in (inner for step in steps for inner in step.walk()):
        if isinstance(inner.layer, Other):
            raise NoCode(f"the step {quoted(inner.layer.label)} is described in words only")
    paths = steps.pop(0) if _reads_inputs(steps[0]) else None
    heads = steps.pop() if steps and _is_heads(steps[-1]) else None
    return Plan(paths, tuple(steps), heads, tuple(reversed(left_out)))


def _last_in_words(steps: list[Step]) -> Iterator[str]:
    """Takes the last steps away that are described in words only, and says what they are."""
    while steps and isinstance(layer := steps[-1].layer, Other) and not layer.output:
        steps.pop()
        yield layer.label


def _reads_inputs(step: Step) -> bool:
    layer = step.layer
    return isinstance(layer, Branches) and all(branch.input for branch in layer.branches)


def _is_heads(step: Step) -> bool:
    return isinstance(step.layer, Branches) and step.layer.join == "heads"


def _join(step: Step) -> str:
    assert isinstance(step.layer, Branches)
    return step.layer.join


def _fields(plan: Plan) -> Iterator[tuple[str, Call]]:
    """The fields of the module with what they hold."""
    if plan.paths:
        if _join(plan.paths) not in {"add", "concatenate"} or getattr(plan.paths.layer, "shared", False):
            raise NoCode("the paths from its inputs do not simply join")
        if any(child.times > 1 for child in plan.paths.children):
            raise NoCode("there are several copies of a path from an input")
        inside = tuple(path for child in plan.paths.children for path in paths_of(child, 0))
        yield "paths", Call("nn.ModuleList", (Items(inside),))
    if plan.trunk:
        yield "layers", Call("nn.Sequential", sequence(plan.trunk))
    if plan.heads:
        if any(branch.input for branch in _layers_of(plan.heads)):
            raise NoCode("an output reads an input of its own")
        if getattr(plan.heads.layer, "shared", False):
            raise NoCode("its outputs share their weights")
        yield "heads", Call("nn.ModuleList", (Items(tuple(map(_head, plan.heads.children))),))


def _head(child: Step) -> Arg:
    paths = paths_of(child, 0)
    return paths[0] if child.times == 1 else Call("nn.ModuleList", (Items(paths),))


def _class(method: Method, network: Network, plan: Plan, fields: Fields) -> Iterator[str]:
    yield f"class {class_name(method.name)}(nn.Module):"
    yield from docstring(f"{_sizes(network)}; {_parameters(plan):,} trainable parameters.")
    yield ""
    yield "    def __init__(self):"
    yield "        super().__init__()"
    for name, module in fields:
        yield from lines(module, 8, f"self.{name} = ")
    yield ""
    yield from _forward(network, plan)


def _parameters(plan: Plan) -> int:
    """Of the module: without steps that are left out, for which an entry may give a number."""
    steps = (*plan.trunk, *(step for step in (plan.paths, plan.heads) if step))
    return sum(step.parameters or 0 for step in steps)


def _sizes(network: Network) -> str:
    """What goes in and comes out; where the last steps are left out, what comes out before them."""
    reads = ", ".join(str(shape) for _, shape in network.inputs)
    known = [str(step.output) for step in network.steps if step.output]
    gives = ", ".join(str(end.shape) for end in network.outputs) or known[-1]
    order = " (channels × positions)" if any(shape.spatial for _, shape in network.inputs) else ""
    return f"Reads {reads}{order}, gives {gives}"


def _forward(network: Network, plan: Plan) -> Iterator[str]:
    arguments = variable_names(name for name, _ in network.inputs)
    yield f"    def forward(self, {', '.join(arguments.values())}):"
    value = "x" if plan.paths else next(iter(arguments.values()))
    if plan.paths:
        read = Call("", tuple(Code(arguments[branch.input or ""]) for branch in _layers_of(plan.paths)))
        yield from lines(read, 8, "inputs = ")
        joined = "sum({})" if _join(plan.paths) == "add" else "torch.cat([{}], dim=1)"
        yield f"        x = {joined.format('path(x) for path, x in zip(self.paths, inputs)')}"
    result = f"self.layers({value})" if plan.trunk else value
    if not plan.heads:
        yield f"        return {result}"
        return
    if result != "x":
        yield f"        x = {result}"
    yield "        return {"
    for number, (name, child) in enumerate(zip(_head_names(plan.heads), plan.heads.children, strict=True)):
        head = f"self.heads[{number}]"
        gives = f"[head(x) for head in {head}]" if child.times > 1 else f"{head}(x)"
        yield f"            {quoted(name)}: {gives},"
    yield "        }"


def _layers_of(branches: Step) -> Iterator[Branch]:
    return (child.layer for child in branches.children if isinstance(child.layer, Branch))


def _head_names(heads: Step) -> list[str]:
    """The names of the heads; with their numbers, all of them, where two have one name."""
    found = [branch.name for branch in _layers_of(heads)]
    if len(set(found)) == len(found):
        return found
    return [f"{name} ({number})" for number, name in enumerate(found, start=1)]
