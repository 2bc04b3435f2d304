"""Runs of blocks that differ in nothing but dilation; they are drawn as one."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ...model.architecture import Block, Convolution, Layer
from ...network.steps import Step


def runs(steps: Iterable[Step]) -> list[list[Step]]:
    """The steps in order, blocks that are alike together, each other step by itself."""
    return [list(run) for _, run in groupby(steps, key=_likeness)]


def _likeness(step: Step) -> object:
    """Equal for blocks that are alike and out of which the same comes."""
    if not isinstance(step.layer, Block):
        return step.loc
    return _undilated(step.layer).model_copy(update={"times": 1}), step.output


def _undilated(layer: Layer) -> Layer:
    if isinstance(layer, Convolution):
        return layer.model_copy(update={"dilation": None, "note": None})
    if isinstance(layer, Block):
        inside = tuple(_undilated(one) for one in layer.layers)
        return layer.model_copy(update={"layers": inside, "note": None})
    return layer


ENDLESS = 10**9
"""A dilation that no sequence needs; larger ones are not told apart."""


def dilations(run: Iterable[Step]) -> list[int]:
    """The dilation in each repeat of each block: the largest one in a layer of it."""
    found = []
    for step in run:
        layer = step.layer
        assert isinstance(layer, Block)
        given = list(_given(layer.layers))
        dilation, factor = max(given, default=1), (layer.dilation_factor or 1) if given else 1
        for _ in range(layer.times):
            found.append(dilation)
            dilation = min(dilation * factor, ENDLESS)
    return found


def _given(layers: Iterable[Layer]) -> Iterator[int]:
    """The dilations that layers give, also within blocks."""
    for layer in layers:
        if isinstance(layer, Block):
            yield from _given(layer.layers)
        elif isinstance(layer, Convolution) and layer.dilation:
            yield layer.dilation
