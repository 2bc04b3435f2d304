"""What is drawn of a network, in the order of the data."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from ...layers import details_of, name_of
from ...model.architecture import ActivationLayer, Block, Branch, Branches, Dropout, Layer, Other, Plain
from ...network.shape import Shape
from ...network.steps import Network, Step
from . import words
from .cut import left_out, within_bounds
from .items import Cell, Fork, Frame, Item, Path
from .runs import dilations, runs

DEEPEST = 3
"""Frames within frames; what is inside a deeper one is only counted."""

NOT_FROM_HERE = "not worked out from here on"


def plan(network: Network, reads: Mapping[str, bool]) -> tuple[Item, ...]:
    """The items of a network, its outputs marked.

    ``reads``: what goes into the method, in words, and whether that is DNA or RNA.
    """
    inputs = {name: _input(name, shape, reads) for name, shape in network.inputs}
    items = _items(network.steps, inputs, 0)
    if not (items and isinstance(items[0], Fork) and not items[0].is_split):
        items = (*(inputs.values() or [_input("", None, reads)]), *items)
    return _with_outputs(within_bounds(items))


def _input(name: str, shape: Shape | None, reads: Mapping[str, bool]) -> Cell:
    """An input under its own name, or that of the only kind of data that it can be."""
    is_one_hot = shape is not None and shape.channels == 4 and len(shape.spatial) == 1
    sequences = [words for words, is_sequence in reads.items() if is_sequence]
    if name:
        says_so = bool({"dna", "rna"} & set(name.casefold().split()))
        letters = is_one_hot and (says_so or all(reads.values()))
    else:
        letters = is_one_hot and bool(sequences)
        name = next(iter(sequences if letters else reads), "") if letters or len(reads) == 1 else "Input"
    said, lines = (f"{name}: {shape}", ()) if shape else (name, ("size not recorded",))
    return Cell("input", shape, name, lines, says=said, letters=letters, is_fed=shape is not None)


def _items(steps: Iterable[Step], inputs: Mapping[str, Cell], depth: int) -> tuple[Item, ...]:
    items: list[Item] = []
    is_kept = False
    for alike in runs(steps):
        step, layer = alike[0], alike[0].layer
        assert not isinstance(layer, Branch)  # these are within branches only
        before = items[-1] if items else None
        if isinstance(layer, Block) and depth < DEEPEST:
            items.append(_frame(alike, layer, inputs, depth))
        elif not is_small(layer):
            items.append(_item(step, layer, inputs, depth))
        elif isinstance(before, Cell) and not before.is_told and not is_kept:
            items[-1] = _with_mark(before, layer)
        else:
            items.append(_with_mark(Cell("marks", step.output, is_fed=step.input is not None), layer))
        is_kept = bool(layer.kept_as)
        if layer.kept_as:
            items[-1] = _keeping(items[-1], f"kept as {layer.kept_as}")
            inputs = {**inputs, layer.kept_as: _kept(layer.kept_as, step.output)}
    return tuple(items)


def _keeping(item: Item, words: str) -> Item:
    """The same item with the name under which later paths read what comes out of it."""
    match item:
        case Cell():
            return replace(item, note=f"{item.note}; {words}".removeprefix("; "))
        case Frame():
            return replace(item, head=(*item.head, words))
        case Fork():
            return replace(item, head=f"{item.head}, {words}".removeprefix(", "))


def _kept(name: str, shape: Shape | None) -> Cell:
    """What was kept, where a path reads it."""
    says = f"{name}, as kept before: {shape}" if shape else f"{name}, as kept before"
    return Cell("input", shape, name, ("as kept before",), says=says, is_fed=shape is not None)


def _item(step: Step, layer: Layer, inputs: Mapping[str, Cell], depth: int) -> Item:
    if not isinstance(layer, Block | Branches):
        return _cell(step, layer)
    if depth == DEEPEST:
        return left_out(sum(inner.is_leaf for inner in step.walk()), step.output)
    assert isinstance(layer, Branches)
    return _fork(step, layer, inputs, depth)


def _frame(alike: list[Step], layer: Block, inputs: Mapping[str, Cell], depth: int) -> Frame:
    """One frame for a run of blocks."""
    items = _items(alike[0].children, inputs, depth + 1)
    widths = dilations(alike)
    if len(set(widths)) > 1:  # said over the frame; what the layers say holds for the first
        items = tuple(_without_dilation(item) if isinstance(item, Cell) else item for item in items)
    head = words.block(layer, sum(step.times for step in alike), widths)
    return Frame(head, items, layer.connection or "")


def _without_dilation(cell: Cell) -> Cell:
    return replace(cell, lines=tuple(line for line in cell.lines if not line.startswith("dilation ")))


def is_small(layer: Layer) -> bool:
    """Whether a layer is a mark on the one before: it changes values, not the shape."""
    return isinstance(layer, ActivationLayer | Dropout) or (isinstance(layer, Plain) and "norm" in layer.kind)


def _with_mark(cell: Cell, layer: Layer) -> Cell:
    said = words.small(layer)
    kind = "norm" if isinstance(layer, Plain) else layer.kind
    says = f"{cell.says}, {said}" if cell.says else said
    return replace(cell, marks=(*cell.marks, kind), after=(*cell.after, said), says=says)


def _cell(step: Step, layer: Layer) -> Cell:
    said = f"{name_of(layer)}: {details_of(layer)}".removesuffix(": ")
    made = Cell(
        layer.kind,
        step.output,
        words.name(layer),
        words.numbers(layer),
        note=NOT_FROM_HERE if step.why else "",
        says=f"{said}: {step.output}" if step.output else said,
        is_fed=step.input is not None,
    )
    if isinstance(layer, Other):
        return made
    if layer.label:
        made = replace(made, lines=(*made.lines, layer.label))
    if own := getattr(layer, "activation", None):
        made = replace(made, marks=("activation",), after=(words.activation(own),))
    return made


def _fork(step: Step, layer: Branches, inputs: Mapping[str, Cell], depth: int) -> Fork:
    alike = (list(group) for _, group in groupby(step.children, key=_likeness))
    paths = tuple(_path(group, inputs, depth + 1) for group in alike)
    return Fork(words.branches(layer), paths, layer.join)


def _likeness(step: Step) -> object:
    """Equal for paths that can be drawn as one: the same layers, and the same comes out of each."""
    layer = _branch(step)
    return layer.layers, layer.copies, bool(layer.input), tuple(one.output for one in step.walk())


def _branch(step: Step) -> Branch:
    assert isinstance(step.layer, Branch)
    return step.layer


def _path(alike: list[Step], inputs: Mapping[str, Cell], depth: int) -> Path:
    branches = [_branch(step) for step in alike]
    first = branches[0]
    items = _items(alike[0].children, inputs, depth)
    copies = f" × {first.copies:,}" if (first.copies or 1) > 1 else ""
    names = first.name + copies
    if len(alike) > 1:
        names = f"{len(alike):,} paths alike{copies}"
    if not first.input:
        others = f": {', '.join(branch.name for branch in branches)}" if len(alike) > 1 else ""
        return Path(names + others, items)
    read = [inputs.get(branch.input or "") or _input(branch.input or "", None, {}) for branch in branches]
    if len(read) > 1:
        return Path(names, (_several(read), *items), has_input=True)
    return Path("" if names == read[0].name else names, (read[0], *items), has_input=True)


def _several(inputs: list[Cell]) -> Cell:
    listed = tuple((one.name, str(one.shape or "")) for one in inputs)
    says = ", ".join(one.says for one in inputs)
    return Cell("inputs", inputs[0].shape, listed=listed, says=says, is_fed=inputs[0].is_fed)


def _with_outputs(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The last cell, or the last of each head, as output."""
    last = items[-1] if items else None
    if isinstance(last, Cell):
        return (*items[:-1], replace(last, is_output=True))
    if isinstance(last, Fork) and last.join == "heads":
        paths = tuple(replace(path, items=_with_outputs(path.items)) for path in last.paths)
        return (*items[:-1], replace(last, paths=paths))
    return items
