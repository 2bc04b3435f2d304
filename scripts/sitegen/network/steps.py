"""A network as a tree of steps: what goes into and comes out of each layer, and what that costs."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..model.architecture import Branch, Layer
from .shape import Extent, Shape, View, total

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Step:
    """A layer, block, branch or set of branches at its place in the flow of data.

    ``loc``: where it stands below the layers of the entry, as ``(3, "layers", 0)``.
    ``input``, ``output``: None where they are not known, or are several (inputs not joined yet, heads).
    ``parameters``: trainable, all layers inside and all repeats and copies counted; None where not known.
    ``view``: how many input positions one output position sees; None where not known.
    ``times``: how often the steps inside follow each other (block) or stand side by side (branch).
    ``repeats``: the steps inside, once for each repeat of a block; else all in one.
    ``last_output``: the output in the last repeat, where steps stand for all repeats.
    ``why``: why nothing is known from here on; only at the step where knowledge ends.
    """

    layer: Layer | Branch
    loc: Loc
    depth: int
    input: Shape | None
    output: Shape | None
    parameters: Extent
    view: View | None
    times: int = 1
    repeats: tuple[tuple["Step", ...], ...] = ()
    last_output: Shape | None = None
    why: str = ""
    misfit: tuple[Loc, str] | None = None

    @cached_property
    def children(self) -> tuple["Step", ...]:
        """The steps inside, each once: shapes as in the first repeat, parameters of all repeats together."""
        if len(self.repeats) < 2:
            return self.repeats[0] if self.repeats else ()
        return tuple(_merged(steps) for steps in zip(*self.repeats, strict=True))

    def walk(self) -> Iterator["Step"]:
        """This step and all inside it, in the order of a table; the parameters of the leaves add up."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def is_leaf(self) -> bool:
        """Whether this is a layer without layers inside."""
        return not self.repeats


def _merged(steps: tuple[Step, ...]) -> Step:
    """One step for all repeats of it."""
    inside = tuple(zip(*(step.children for step in steps), strict=True))
    children = tuple(_merged(child) for child in inside)
    why = next((step.why for step in steps if step.why), "")
    return replace(
        steps[0],
        parameters=total(step.parameters for step in steps),
        repeats=(children,) if children else (),
        last_output=steps[-1].last_output or steps[-1].output,
        why=why,
    )


@dataclass(frozen=True)
class End:
    """One thing that comes out of the network; ``copies`` of it stand side by side."""

    name: str
    shape: Shape
    view: View
    copies: int = 1


@dataclass(frozen=True)
class Network:
    """All steps with what follows from them; ``misfits`` are for the contributor (loc below architecture)."""

    inputs: tuple[tuple[str, Shape], ...]
    steps: tuple[Step, ...]
    outputs: tuple[End, ...]
    why: str = ""
    misfits: tuple[tuple[Loc, str], ...] = field(default=(), repr=False)

    def walk(self) -> Iterator[Step]:
        """Every step, as in a table."""
        for step in self.steps:
            yield from step.walk()

    @property
    def parameters(self) -> Extent:
        """Trainable parameters in all; None if those of a step are not known."""
        return total(step.parameters for step in self.steps)

    @property
    def parameters_known(self) -> int:
        """Trainable parameters of the layers of which they are known."""
        return sum(step.parameters or 0 for step in self.walk() if step.is_leaf)

    @property
    def sees(self) -> Extent:
        """Input positions that one output sees, if there is one output and one input, with positions."""
        if len(self.outputs) != 1 or len(self.inputs) != 1 or not self.outputs[0].view.known:
            return None
        spatial = self.inputs[0][1].spatial
        return (self.outputs[0].view.positions or spatial[-1]) if spatial else None

    @property
    def stop(self) -> str:
        """Why not all is known; empty if it is."""
        return self.why or next((step.why for step in self.walk() if step.why), "")
