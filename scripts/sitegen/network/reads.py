"""What paths read by name: inputs of the network, and what earlier steps keep."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.architecture import Block, Branch, Branches, Layer
from .join import Gap, Several, State
from .shape import Misfit
from .steps import Loc

GIVE = "give names under input_shape, or kept_as in the step that is meant"


@dataclass(frozen=True)
class Readable:
    """What paths can read; ``has_inputs``: whether the entry tells what goes into the network."""

    named: Mapping[str, State]
    has_inputs: bool = True

    def also(self, layer: Layer, state: State) -> "Readable":
        """The same after a layer, which may keep what comes out of it."""
        return Readable({**self.named, layer.kept_as: state}, self.has_inputs) if layer.kept_as else self

    def read_by(self, branch: Branch, number: int, before: State) -> State:
        """What goes into a branch; raises :class:`Misfit` where that is not clear."""
        if branch.input and branch.input in self.named:
            return self.named[branch.input]
        if branch.input and self.has_inputs:
            raise Misfit(f"branches.{number}.input", self._no_such_name)
        if branch.input:
            return Gap()
        if isinstance(before, Several):
            said = f"does not say which input it reads; write input: with one of {self._names}"
            raise Misfit(f"branches.{number}", said)
        if not branch.layers:
            said = "has no layers; list them, or name with input: what goes on as it is"
            raise Misfit(f"branches.{number}", said)
        return before

    @property
    def _names(self) -> str:
        return ", ".join(f'"{name}"' for name in self.named if name)

    @property
    def _no_such_name(self) -> str:
        said = "is no name of an input, or of what an earlier step keeps"
        return f"{said}; known are {self._names}" if self._names else f"{said}; {GIVE}"


def misnamed(layers: tuple[Layer, ...], taken: frozenset[str], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Names that are taken, or that nothing reads, and branches that drop what comes right before them."""
    for number, layer in enumerate(layers):
        place = (*loc, number)
        yield from _inside(layer, taken, place)
        if number and isinstance(layer, Branches) and all(branch.input for branch in layer.branches):
            yield place, "takes nothing of what comes right before; leave input out in the path that reads it"
        if layer.kept_as in taken:
            yield (*place, "kept_as"), "is a name that an input or an earlier step has; choose another"
        elif layer.kept_as and layer.kept_as not in set(_read(layers[number + 1 :])):
            said = "is read by no later path; write input: with this name in one, or leave kept_as out"
            yield (*place, "kept_as"), said
        taken |= {layer.kept_as} if layer.kept_as else frozenset()


def _inside(layer: Layer, taken: frozenset[str], loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(layer, Block):
        yield from misnamed(layer.layers, taken, (*loc, "layers"))
    elif isinstance(layer, Branches):
        for number, branch in enumerate(layer.branches):
            yield from misnamed(branch.layers, taken, (*loc, "branches", number, "layers"))


def _read(layers: tuple[Layer, ...]) -> Iterator[str]:
    """The names that paths read."""
    for layer in layers:
        if isinstance(layer, Block):
            yield from _read(layer.layers)
        elif isinstance(layer, Branches):
            for branch in layer.branches:
                yield from [branch.input] if branch.input else []
                yield from _read(branch.layers)
