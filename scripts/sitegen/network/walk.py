"""From the layers of an entry to the tree of steps.

``network(architecture)`` never fails: where the entry does not say enough, or says what cannot be, the shapes
stop and the step says why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model.architecture import Architecture, Block, Branch, Branches, Convolution, InputShape, Layer, Other
from ..remembered import remembered
from .join import Gap, Several, State, connected, ends_of, join
from .one_layer import Flow, passed, told
from .reads import Readable, misnamed
from .shape import MOST, Misfit, NotKnown, Shape, View, product, shape_of, total
from .steps import End, Loc, Network, Step

MOST_LAYERS = 5_000
"""Layers at most, repeats counted; more are a slip, or meant to keep us busy."""


@remembered
def network(architecture: Architecture) -> Network:
    """The tree of steps of an entry; without layers it is empty."""
    return network_of(architecture.layers or (), architecture.input_shape or ())


def network_of(layers: tuple[Layer, ...], inputs: tuple[InputShape, ...]) -> Network:
    """The tree of steps for these layers and inputs."""
    if _unrolled(layers) > MOST_LAYERS:
        said = (
            f"has more than {MOST_LAYERS:,} layers, repeats counted, which are not worked out; say it shorter"
        )
        return Network((), (), (), said, ((("layers",), said),))
    found = _worked_out(layers, inputs)
    return replace(found, misfits=(*found.misfits, *_wherever_paths_meet(layers, inputs)))


def _worked_out(layers: tuple[Layer, ...], inputs: tuple[InputShape, ...]) -> Network:
    state, named, why, misfits = _start(inputs)
    steps, state = _walk(layers, state, Readable(named, bool(named)), (), 0)
    names = misnamed(layers, frozenset(name for name in named if name), ())
    found = tuple((("layers", *loc), said) for loc, said in (*_misfits(steps), *names))
    shapes = tuple((name, flow.shape) for name, flow in named.items())
    return Network(shapes, steps, ends_of(state), why, (*misfits, *found))


def _wherever_paths_meet(
    layers: tuple[Layer, ...], inputs: tuple[InputShape, ...]
) -> Iterator[tuple[Loc, str]]:
    """Where "any" number of positions meets another, for networks that take any length: tried with one."""
    if all(given.positions or given.units for given in inputs):
        return
    tried = tuple(given.model_copy(update={"positions": given.positions or EXAMPLE}) for given in inputs)
    for loc, _ in _worked_out(layers, tried).misfits:
        if loc[-1] in {"join", "connection"}:
            yield loc, "brings together what has different positions, whatever length goes in"


EXAMPLE = 100_800
"""A length that can be divided by all small numbers, so that what ever fits together fits here."""


def _unrolled(layers: tuple[Layer, ...]) -> int:
    """The number of layers, repeats counted."""
    total = 0
    for layer in layers:
        if isinstance(layer, Block):
            total += layer.times * _unrolled(layer.layers)
        elif isinstance(layer, Branches):
            total += sum((branch.copies or 1) * _unrolled(branch.layers) for branch in layer.branches)
        total += 1
    return total


def _start(inputs: tuple[InputShape, ...]) -> tuple[State, dict[str, Flow], str, tuple[tuple[Loc, str], ...]]:
    """What flows in, the inputs by name, why that is not known, and what is wrong with it."""
    if not inputs:
        return Gap(), {}, "the shape of the input is not recorded", ()
    named: dict[str, Flow] = {}
    misfits: list[tuple[Loc, str]] = []
    for number, given in enumerate(inputs):
        loc: Loc = ("input_shape", number)
        try:
            named[_name(given, named, len(inputs))] = Flow(shape_of(given))
        except Misfit as misfit:
            misfits.append(((*loc, misfit.field) if misfit.field else loc, misfit.message))
    if misfits:
        return Gap(), {}, "the shape of the input is not clear", tuple(misfits)
    if len(named) == 1:
        return next(iter(named.values())), named, "", ()
    return Several(tuple(End(name, flow.shape, flow.view) for name, flow in named.items())), named, "", ()


def _name(given: InputShape, taken: Mapping[str, Flow], count: int) -> str:
    if not given.name:
        if count > 1:
            raise Misfit("", "has no name; where there are several inputs each needs one")
        return ""
    if given.name in taken:
        raise Misfit("name", "is the name of another input; tell them apart")
    return given.name


def _walk(
    layers: tuple[Layer, ...], state: State, readable: Readable, loc: Loc, depth: int
) -> tuple[tuple[Step, ...], State]:
    steps = []
    for number, layer in enumerate(layers):
        step, state = _step(layer, state, readable, (*loc, number), depth)
        readable = readable.also(layer, state)
        steps.append(step)
    return tuple(steps), state


def _step(layer: Layer, state: State, readable: Readable, loc: Loc, depth: int) -> tuple[Step, State]:
    if isinstance(layer, Block):
        return _block(layer, state, readable, loc, depth)
    if isinstance(layer, Branches):
        return _branches(layer, state, readable, loc, depth)
    if isinstance(layer, Other):
        return _other(layer, state, loc, depth)
    if isinstance(state, Gap):
        return Step(layer, loc, depth, None, None, None, None), state
    try:
        flow = _joined_already(state)
        out, parameters = passed(layer, flow)
    except (Misfit, NotKnown) as stop:
        return _stopped(Step(layer, loc, depth, _shape(state), None, None, None), stop), Gap()
    return Step(layer, loc, depth, flow.shape, out.shape, parameters, out.view), out


def _other(layer: Other, state: State, loc: Loc, depth: int) -> tuple[Step, State]:
    """A step in words: it takes anything, and with its ``output`` what is known goes on from there."""
    step = Step(layer, loc, depth, _shape(state), None, layer.parameters, None)
    try:
        out = told(layer)
    except Misfit as misfit:
        return _stopped(step, misfit), Gap()
    if out:
        return replace(step, output=out.shape), out
    return (step if isinstance(state, Gap) else replace(step, why=NOT_TOLD)), Gap()


NOT_TOLD = "what comes out of this step is not recorded"


def _stopped(step: Step, stop: Misfit | NotKnown) -> Step:
    if isinstance(stop, NotKnown):
        return replace(step, why=str(stop))
    loc = (*step.loc, *((int(part) if part.isdigit() else part) for part in stop.field.split(".") if part))
    return replace(step, why=stop.message, misfit=(loc, stop.message))


def _joined_already(state: Flow | Several) -> Flow:
    if isinstance(state, Several):
        names = ", ".join(end.name for end in state.ends)
        named = f" ({names})" if names else ""  # paths that end unknown have no names
        raise Misfit("", f"several paths come in{named} and nothing joins them; begin with branches")
    return state


def _shape(state: State) -> Shape | None:
    return state.shape if isinstance(state, Flow) else None


def _view(state: State) -> View | None:
    return state.view if isinstance(state, Flow) and state.view.known else None


def _block(block: Block, state: State, readable: Readable, loc: Loc, depth: int) -> tuple[Step, State]:
    start, repeats = state, []
    try:
        if not isinstance(state, Gap):
            _joined_already(state)
        factor = 1
        for _ in range(block.times):
            before = state
            layers = _grown(block.layers, factor)
            factor = min(factor * (block.dilation_factor or 1), MOST + 1)
            steps, state = _walk(layers, state, readable, (*loc, "layers"), depth + 1)
            repeats.append(steps)
            state = connected(block, before, state)
            if isinstance(state, Gap):
                break
    except Misfit as misfit:
        inside, _ = _walk(block.layers, Gap(), readable, (*loc, "layers"), depth + 1)
        repeats, state = repeats or [inside], Gap()
        step = _container(block, loc, depth, start, state, tuple(repeats), block.times)
        return _stopped(replace(step, parameters=None), misfit), state
    return _container(block, loc, depth, start, state, tuple(repeats), block.times), state


def _container(
    layer: Block | Branches | Branch,
    loc: Loc,
    depth: int,
    before: State,
    after: State,
    repeats: tuple[tuple[Step, ...], ...],
    times: int = 1,
) -> Step:
    parameters = total(step.parameters for steps in repeats for step in steps)
    if isinstance(layer, Block) and len(repeats) < times:
        parameters = None
    return Step(layer, loc, depth, _shape(before), _shape(after), parameters, _view(after), times, repeats)


def _grown(layers: tuple[Layer, ...], factor: int) -> tuple[Layer, ...]:
    """The layers with each dilation that they give multiplied; raises :class:`Misfit` past all measure."""
    return layers if factor == 1 else tuple(_with_dilation(layer, factor) for layer in layers)


def _with_dilation(layer: Layer, factor: int) -> Layer:
    match layer:
        case Convolution(dilation=int(dilation)) if dilation * factor > MOST:
            raise Misfit("dilation_factor", f"makes a dilation larger than {MOST:,}; mend it, or times")
        case Convolution(dilation=int(dilation)):
            return layer.model_copy(update={"dilation": dilation * factor})
        case Block():
            return layer.model_copy(update={"layers": _grown(layer.layers, factor)})
        case Branches():
            branches = tuple(
                branch.model_copy(update={"layers": _grown(branch.layers, factor)})
                for branch in layer.branches
            )
            return layer.model_copy(update={"branches": branches})
    return layer


def _branches(layer: Branches, state: State, readable: Readable, loc: Loc, depth: int) -> tuple[Step, State]:
    steps, states, misfit = [], [], None
    for number, branch in enumerate(layer.branches):
        try:
            start = readable.read_by(branch, number, state)
        except Misfit as wrong:
            start, misfit = Gap(), misfit or wrong
        place = (*loc, "branches", number)
        inside, end = _walk(branch.layers, start, readable, (*place, "layers"), depth + 2)
        steps.append(_container(branch, place, depth + 1, start, end, (inside,)))
        states.append(end)
    try:
        if misfit:
            raise misfit
        _same_weights(layer, steps)
        after = join(layer, tuple(states))
    except Misfit as wrong:
        return _stopped(_container(layer, loc, depth, state, Gap(), (tuple(steps),)), wrong), Gap()
    counted = (
        0 if layer.shared and number else branch.copies or 1 for number, branch in enumerate(layer.branches)
    )
    made = tuple(_copied(step, copies) for step, copies in zip(steps, counted, strict=True))
    return _container(layer, loc, depth, state, after, (made,)), after


def _same_weights(layer: Branches, steps: list[Step]) -> None:
    """Raises a :class:`Misfit` where weights cannot be shared."""
    if layer.shared and len({branch.layers for branch in layer.branches}) > 1:
        raise Misfit("shared", "the paths have the same weights, but their layers differ; write them alike")
    if layer.shared and len({step.parameters for step in steps}) > 1:
        raise Misfit("shared", "the paths have the same weights, but their inputs have different channels")


def _copied(step: Step, copies: int) -> Step:
    """A branch of which there are several, parameters of all of them counted; 0: counted already."""
    if copies == 1:
        return step
    inside = tuple(_many(child, copies) for child in step.children)
    return replace(step, times=copies or 1, parameters=product(step.parameters, copies), repeats=(inside,))


def _many(step: Step, copies: int) -> Step:
    repeats = tuple(tuple(_many(child, copies) for child in steps) for steps in step.repeats)
    return replace(step, parameters=product(step.parameters, copies), repeats=repeats)


def _misfits(steps: tuple[Step, ...]) -> Iterator[tuple[Loc, str]]:
    for step in steps:
        if step.misfit:
            yield step.misfit
        for inside in step.repeats:
            yield from _misfits(inside)
