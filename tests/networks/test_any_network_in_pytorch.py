"""Claims about any list of layers: what we work out is what PyTorch finds, or there is no code."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from running import SMALL, agree, run
from sitegen.model.architecture import InputShape, Layer
from sitegen.network.pytorch_layers import NoCode
from sitegen.network.steps import Network
from sitegen.network.walk import network_of

LAYERS = TypeAdapter(tuple[Layer, ...])

small = st.integers(1, 6)
maybe = st.none() | small
padding = st.sampled_from(["same", "valid", "full"])


def kind(*names: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    made = st.fixed_dictionaries({"kind": st.sampled_from(names), **fields})
    return made.map(lambda layer: {name: value for name, value in layer.items() if value is not None})


activation = st.none() | st.sampled_from(
    ["relu", "gelu", "Sigmoid", "exponential-linear", "linear", "leaky ReLU 0.1"]
)
convolution = kind(
    *("conv1d", "deconv1d", "conv2d"),
    filters=small,
    kernel=small,
    stride=maybe,
    dilation=maybe,
    padding=padding,
    bias=st.sampled_from([None, False]),
    activation=activation,
)
padded = kind("conv1d", filters=small, kernel=small, padded_by=small)
pool = kind("max-pool", "average-pool", size=small, stride=maybe, padding=st.none() | padding)
plain = kind("batch-norm", "layer-norm", "flatten", "scale")
dense = kind("dense", units=small, per_position=st.sampled_from([None, True]), activation=activation)
recurrent = kind("lstm", "gru", "bilstm", "bigru", units=small, returns=st.sampled_from(["all", "last"]))
rest = st.one_of(
    kind("crop", size=small),
    kind("reshape", channels=small),
    kind("dropout", rate=st.just("0.5")),
    kind("top-k-pool", top=small),
    kind("global-max-pool", "global-average-pool"),
    kind("attention", mechanism=st.just("self-attention"), heads=small, dimension=small),
    kind("activation", activation=st.just("softmax"), over=st.sampled_from(["channels", "positions"])),
)
leaf = st.one_of(convolution, convolution, padded, pool, plain, dense, recurrent, rest)


def around(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Blocks and branches of layers."""
    layers = st.lists(inner, min_size=1, max_size=3)
    block = kind(
        "block",
        times=st.integers(1, 3),
        connection=st.sampled_from([None, "residual", "dense"]),
        dilation_factor=st.sampled_from([None, 2]),
        layers=layers,
    )
    branch = st.fixed_dictionaries({"name": st.just("path"), "copies": st.integers(1, 2), "layers": layers})
    branches = kind(
        "branches",
        join=st.sampled_from(["add", "concatenate", "heads"]),
        branches=st.lists(branch, min_size=2, max_size=3),
    )
    return st.one_of(block, branches)


widened = kind("conv1d", filters=small, kernel=small, padding=st.just("same"))


def by_pass(kept: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Layers of which the first is read again by the last, as it is or through another."""
    keeps = st.one_of(widened, leaf).map(lambda layer: layer | {"kept_as": kept})
    read = st.lists(st.one_of(widened, leaf), max_size=1)
    paths = st.builds(
        lambda main, read: [
            {"name": "path", "layers": [main]},
            {"name": "by", "input": kept, "layers": read},
        ],
        st.one_of(widened, leaf),
        read,
    )
    joined = kind("branches", join=st.sampled_from(["add", "concatenate"]), branches=paths)
    return st.tuples(keeps, widened, joined).map(list)


ANY_LENGTH = {"channels": 4}
layer = st.recursive(leaf, around, max_leaves=4)
shape = st.sampled_from(
    [
        {"channels": 4, "positions": 40},
        ANY_LENGTH,
        {"units": 12},
        {"channels": 2, "rows": 9, "positions": 20},
    ]
)


def that_fit(groups: list[list[dict[str, Any]]], inputs: tuple[InputShape, ...]) -> Network:
    """The network of the layers, without the groups of top-level ones that do not fit."""
    kept: list[dict[str, Any]] = []
    for group in groups:
        tried = network_of(LAYERS.validate_python([*kept, *group]), inputs)
        if not tried.misfits and not tried.stop:
            kept += group
    return network_of(LAYERS.validate_python(kept), inputs)


groups = st.lists(
    layer.map(lambda one: [one]) | st.sampled_from(["a", "b"]).flatmap(by_pass), min_size=4, max_size=9
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(groups=groups, size=shape)
def test_what_is_worked_out_is_what_pytorch_finds(
    groups: list[list[dict[str, Any]]], size: dict[str, int]
) -> None:
    if size == ANY_LENGTH:  # paths that meet may do so for some lengths only
        groups = [group for group in groups if group[-1]["kind"] not in {"block", "branches"}]
    found = that_fit(groups, (InputShape(**size),))
    try:
        ran = run(SMALL[0], found)
    except NoCode:
        return
    assert agree(ran, found)
