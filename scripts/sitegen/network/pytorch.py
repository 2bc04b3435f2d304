"""A network as a PyTorch module that a person can read, run and change.

Text of an entry stands in it only in comments and in quoted names of outputs.
"""

from collections.abc import Iterator, Mapping

from ..model.architecture import Branch, Branches
from ..model.method import Method
from .call import Arg, Call, Code, Items, lines, names
from .pytorch_layers import NoCode, paths_of, sequence
from .pytorch_parts import parts_for
from .pytorch_plan import Piece, Plan, plan_of
from .pytorch_words import class_name, docstring, example, header, quoted, variable_names
from .steps import Network, Step

Fields = tuple[tuple[str, Call], ...]
"""The fields of a module with what they hold."""


def pytorch_code(method: Method, network: Network) -> str:
    """The module as the text of a file; raises :class:`NoCode` where a step is not known well enough."""
    plan = plan_of(network)
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


def _join(step: Step) -> str:
    assert isinstance(step.layer, Branches)
    return step.layer.join


def _fields(plan: Plan) -> Iterator[tuple[str, Call]]:
    """The fields of the module with what they hold."""
    for piece in plan.pieces:
        yield (
            piece.name,
            _paths(piece.steps[0]) if piece.is_paths else Call("nn.Sequential", sequence(piece.steps)),
        )
    if plan.heads:
        if any(branch.input for branch in _layers_of(plan.heads)):
            raise NoCode("an output reads an input of its own")
        if getattr(plan.heads.layer, "shared", False):
            raise NoCode("its outputs share their weights")
        yield "heads", Call("nn.ModuleList", (Items(tuple(map(_head, plan.heads.children))),))


def _paths(step: Step) -> Call:
    if _join(step) not in {"add", "concatenate"} or getattr(step.layer, "shared", False):
        raise NoCode("the paths from its inputs do not simply join")
    if any(child.times > 1 for child in step.children):
        raise NoCode("there are several copies of a path from an input")
    return Call(
        "nn.ModuleList", (Items(tuple(path for child in step.children for path in paths_of(child, 0))),)
    )


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
    steps = [step for piece in plan.pieces for step in piece.steps] + ([plan.heads] if plan.heads else [])
    return sum(step.parameters or 0 for step in steps)


def _sizes(network: Network) -> str:
    """What goes in and comes out; where the last steps are left out, what comes out before them."""
    reads = ", ".join(str(shape) for _, shape in network.inputs)
    known = [str(step.output) for step in network.steps if step.output]
    gives = ", ".join(str(end.shape) for end in network.outputs) or known[-1]
    order = " (channels × positions)" if any(shape.spatial for _, shape in network.inputs) else ""
    return f"Reads {reads}{order}, gives {gives}"


def _forward(network: Network, plan: Plan) -> Iterator[str]:
    kept = (piece.kept_as for piece in plan.pieces if piece.kept_as)
    variables = variable_names((name for name, _ in network.inputs), kept)
    arguments = [variables[name] for name, _ in network.inputs]
    yield f"    def forward(self, {', '.join(arguments)}):"
    value = arguments[0]
    for piece in plan.pieces:
        is_result = piece is plan.pieces[-1] and not plan.heads and not piece.is_paths
        made = f"x = {variables[piece.kept_as]}" if piece.kept_as else "x"
        if piece.is_paths:
            yield from _read(piece, variables, value)
        gives = _joined(piece) if piece.is_paths else f"self.{piece.name}({value})"
        yield f"        return {gives}" if is_result else f"        {made} = {gives}"
        value = "" if is_result else "x"
    yield from _gives(plan.heads, value) if value else ()


def _read(piece: Piece, variables: Mapping[str, str], value: str) -> Iterator[str]:
    """What goes into each path."""
    names = (branch.input for branch in _layers_of(piece.steps[0]))
    read = Call("", tuple(Code(variables[name] if name else value) for name in names))
    yield from lines(read, 8, "inputs = ")


def _joined(piece: Piece) -> str:
    joined = "sum({})" if _join(piece.steps[0]) == "add" else "torch.cat([{}], dim=1)"
    return joined.format(f"path(x) for path, x in zip(self.{piece.name}, inputs)")


def _gives(heads: Step | None, value: str) -> Iterator[str]:
    """The value, or what each head makes of it."""
    if not heads:
        yield f"        return {value}"
        return
    if value != "x":
        yield f"        x = {value}"
    yield "        return {"
    for number, (name, child) in enumerate(zip(_head_names(heads), heads.children, strict=True)):
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
