"""Paths that meet: residual and dense connections, branches that join, heads that do not."""

from dataclasses import dataclass, replace

from ..model.architecture import Block, Branches
from .one_layer import Flow
from .shape import Misfit, Shape, product, total, widest
from .steps import End


@dataclass(frozen=True)
class Gap:
    """From here on nothing is known."""


@dataclass(frozen=True)
class Several:
    """Paths that are not joined."""

    ends: tuple[End, ...]


State = Flow | Gap | Several


def connected(block: Block, before: State, after: State) -> State:
    """What goes on after one repeat of a block."""
    if not (block.connection and isinstance(before, Flow) and isinstance(after, Flow)):
        return after
    if block.connection == "residual":
        if before.shape != after.shape:
            raise Misfit(
                "connection", f"adds {after.shape.words} to {before.shape.words}; both must be of one size"
            )
        return Flow(after.shape, widest((before.view, after.view)))
    if before.shape.spatial != after.shape.spatial:
        raise Misfit(
            "connection",
            f"puts {after.shape.words} beside {before.shape.words}; the positions must be as many",
        )
    return _beside((before, after))


def _beside(flows: tuple[Flow, ...]) -> Flow:
    channels = total(flow.shape.channels for flow in flows)
    return Flow(Shape(channels, flows[0].shape.spatial), widest(flow.view for flow in flows))


def join(layer: Branches, states: tuple[State, ...]) -> State:
    meet = layer.join in {"concatenate", "add"}
    if meet and any(isinstance(state, Gap) for state in states):
        return Gap()
    ends = tuple(
        end
        for branch, state in zip(layer.branches, states, strict=True)
        for end in ends_of(state, branch.name, branch.copies or 1)
    )
    if not meet:
        return Several(ends)
    if any(isinstance(state, Several) for state in states):
        raise Misfit("join", "joins branches of which one has heads; heads are outputs, nothing follows them")
    flows = tuple(Flow(end.shape, end.view) for end in ends)
    return _added(ends, flows) if layer.join == "add" else _put_together(ends, flows)


def _added(ends: tuple[End, ...], flows: tuple[Flow, ...]) -> Flow:
    if len({end.shape for end in ends}) > 1:
        raise Misfit("join", f"adds what is not of one size: {_sizes(ends)}")
    return Flow(flows[0].shape, widest(flow.view for flow in flows))


def _put_together(ends: tuple[End, ...], flows: tuple[Flow, ...]) -> Flow:
    if len({end.shape.spatial for end in ends}) > 1:
        raise Misfit("join", f"joins what has different positions: {_sizes(ends)}")
    channels = total(product(end.shape.channels, end.copies) for end in ends)
    return Flow(Shape(channels, flows[0].shape.spatial), widest(flow.view for flow in flows))


def _sizes(ends: tuple[End, ...]) -> str:
    return ", ".join(f'"{end.name}" gives {end.shape.words}' for end in ends)


def ends_of(state: State, name: str = "", copies: int = 1) -> tuple[End, ...]:
    """What comes out: one thing, or each head; nothing where it is not known."""
    if isinstance(state, Flow):
        return (End(name, state.shape, state.view, copies),)
    if isinstance(state, Several):
        return tuple(replace(end, copies=end.copies * copies) for end in state.ends)
    return ()
