"""A network cut into the fields of a module: layers in a row, paths that read by name, heads."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.architecture import Branches, Other
from .pytorch_layers import NoCode
from .pytorch_words import quoted
from .steps import Network, Step


@dataclass(frozen=True)
class Piece:
    """A field of the module: layers that follow each other, or paths that read inputs or what is kept.

    ``kept_as``: the name of what comes out, for later paths; mostly empty.
    """

    name: str
    steps: tuple[Step, ...]
    kept_as: str

    @property
    def is_paths(self) -> bool:
        """Whether it is paths side by side."""
        return _reads_by_name(self.steps[0])


@dataclass(frozen=True)
class Plan:
    """What goes where: pieces one after the other, heads; and what is left out."""

    pieces: tuple[Piece, ...]
    heads: Step | None
    left_out: tuple[str, ...]


def plan_of(network: Network) -> Plan:
    """The pieces of a network; raises :class:`NoCode` where a step is not known well enough."""
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
    is_end = _is_heads(steps[-1]) and (len(steps) > 1 or not _reads_by_name(steps[-1]))
    heads = steps.pop() if is_end else None
    return Plan(tuple(_pieces(steps)), heads, tuple(reversed(left_out)))


def _pieces(steps: list[Step]) -> Iterator[Piece]:
    """The steps cut where a name comes in: after those that keep something, around those that read it."""
    runs: list[list[Step]] = []
    is_cut = True
    for step in steps:
        reads = _reads_by_name(step)
        if is_cut or reads:
            runs.append([])
        runs[-1].append(step)
        is_cut = reads or bool(_kept(step))
    kinds = ["paths" if _reads_by_name(run[0]) else "layers" for run in runs]
    for at, (kind, run) in enumerate(zip(kinds, runs, strict=True)):
        number = f"_{kinds[: at + 1].count(kind)}" if kinds.count(kind) > 1 else ""
        yield Piece(f"{kind}{number}", tuple(run), _kept(run[-1]))


def _kept(step: Step) -> str:
    return getattr(step.layer, "kept_as", None) or ""


def _last_in_words(steps: list[Step]) -> Iterator[str]:
    """Takes the last steps away that are described in words only, and says what they are."""
    while steps and isinstance(layer := steps[-1].layer, Other) and not layer.output:
        steps.pop()
        yield layer.label


def _reads_by_name(step: Step) -> bool:
    layer = step.layer
    return isinstance(layer, Branches) and any(branch.input for branch in layer.branches)


def _is_heads(step: Step) -> bool:
    return isinstance(step.layer, Branches) and step.layer.join == "heads"
