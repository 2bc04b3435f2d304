"""A network as data: one item per layer, in the order of the data; blocks repeat, branches run side by side.

To add a kind of layer: a class here, its name in ``Layer``.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from ..vocabulary import Term
from .base import EVIDENCED, Items, Part
from .flag import Flag
from .numbers import Amount, Count, CountOrAny, Share
from .term import In
from .text import Line, Note, Stated

Activation = Annotated[
    Line,
    Field(
        description="Activation after the layer, as the source names it: relu, sigmoid; "
        "a leaky ReLU with its slope below zero: leaky relu 0.1."
    ),
]
Padding = Annotated[
    Literal["same", "valid", "full"],
    Field(
        description="same: as many positions come out as go in (with a stride, as many as there are steps); "
        "valid: no padding at the ends; full: so much that the kernel overlaps an end by one position."
    ),
]
PaddedBy = Annotated[
    Count, Field(description="Positions added at each end, where the source gives a number and not a word.")
]
Bias = Annotated[
    Flag | None,
    Field(description="Whether a bias is added; without the field it is, as in the libraries."),
]
_IN_ORDER = "The layers in the order in which data flow."


Kind: Any = Field(description="Which kind of layer it is.")


class _Layer(Part):
    label: Annotated[Line | None, Field(description="Name of the layer or its role, if it has one.")] = None
    note: Annotated[Note | None, Field(description="What the numbers do not say.")] = None
    kept_as: Annotated[
        Line | None,
        Field(
            description="A name for what comes out, by which paths further down in the same list "
            "read it too: a long by-pass."
        ),
    ] = None


class Convolution(_Layer):
    """A convolution or transposed convolution. No ``stride`` or ``dilation`` means 1.

    Without ``padding`` or ``padded_by`` the number of positions that come out is not known.
    """

    kind: Annotated[Literal["conv1d", "conv2d", "deconv1d"], Kind]
    filters: Annotated[Count, Field(description="Number of filters.")]
    kernel: Annotated[
        Count, Field(description="Width of the kernel in positions (for conv2d: of its square).")
    ]
    stride: Annotated[Count | None, Field(description="Step of the kernel in positions.")] = None
    dilation: Annotated[
        Count | None, Field(description="Distance in positions between neighbours that the kernel sees.")
    ] = None
    padding: Padding | None = None
    padded_by: PaddedBy | None = None
    bias: Bias = None
    activation: Activation | None = None


class Pool(_Layer):
    """Pooling over neighbours. No ``stride``: as ``size``. No ``padding``: none."""

    kind: Annotated[Literal["max-pool", "average-pool"], Kind]
    size: Annotated[Count, Field(description="Number of positions pooled.")]
    stride: Annotated[Count | None, Field(description="Step from pool to pool in positions.")] = None
    padding: Padding | None = None


class GlobalPool(_Layer):
    """Pooling over all positions; ``top`` keeps the k largest values."""

    kind: Annotated[Literal["global-max-pool", "global-average-pool", "top-k-pool"], Kind]
    top: Annotated[Count | None, Field(description="How many of the largest values are kept.")] = None


class Crop(_Layer):
    """Positions cut off at both ends."""

    kind: Annotated[Literal["crop"], Kind]
    size: Annotated[Count, Field(description="Number of positions cut off at each end.")]


class Reshape(_Layer):
    """The values of a vector laid out anew, as positions."""

    kind: Annotated[Literal["reshape"], Kind]
    channels: Annotated[
        Count,
        Field(description="Number of channels; the values are shared out to them."),
    ]


class Plain(_Layer):
    """A layer without numbers; ``scale`` multiplies each value of a vector by a weight of its own."""

    kind: Annotated[Literal["batch-norm", "layer-norm", "flatten", "scale"], Kind]


class ActivationLayer(_Layer):
    """An activation that stands alone."""

    kind: Annotated[Literal["activation"], Kind]
    activation: Activation
    over: Annotated[
        Literal["channels", "positions"] | None, Field(description="What a softmax adds up to 1 over.")
    ] = None


class Dropout(_Layer):
    """Dropout with its rate (the share set to zero)."""

    kind: Annotated[Literal["dropout"], Kind]
    rate: Annotated[Share, Field(description="Share of values set to zero in training.")]


class Dense(_Layer):
    """A fully connected layer. Where positions come in, put ``flatten`` or a pooling over all before it."""

    kind: Annotated[Literal["dense"], Kind]
    units: Annotated[Count, Field(description="Number of units.")]
    per_position: Annotated[
        Flag | None,
        Field(description="true: applied to each position by itself, everywhere with the same weights."),
    ] = None
    bias: Bias = None
    activation: Activation | None = None


class Recurrent(_Layer):
    """A recurrent layer, with one bias for each gate; ``units`` per direction."""

    kind: Annotated[Literal["lstm", "gru", "bilstm", "bigru"], Kind]
    units: Annotated[Count, Field(description="Units in each direction.")]
    returns: Annotated[
        Literal["all", "last"] | None,
        Field(
            description="What goes on to the next layer: the states at all positions, "
            "or only the last one (of each direction)."
        ),
    ] = None


class Attention(_Layer):
    """An attention layer."""

    kind: Annotated[Literal["attention"], Kind]
    mechanism: Annotated[
        Literal["self-attention", "cross-attention", "additive"] | None,
        Field(
            description="self-attention: scaled dot products of queries, keys and values, which come from "
            "one input by a matrix and a bias each, and a matrix and a bias after them; "
            "cross-attention: between two inputs; additive: scores from a small network."
        ),
    ] = None
    heads: Annotated[Count | None, Field(description="Number of heads.")] = None
    dimension: Annotated[Count | None, Field(description="Size of the vector at each position.")] = None


class Block(_Layer):
    """Layers that are repeated, or by-passed. ``dilation_factor`` multiplies the dilation at each repeat."""

    kind: Annotated[Literal["block"], Kind]
    times: Annotated[Count, Field(description="How often the layers follow each other.")]
    connection: Annotated[
        Literal["residual", "dense"] | None,
        Field(
            description="residual: input is added to the output; dense: each repeat sees all earlier outputs."
        ),
    ] = None
    dilation_factor: Annotated[
        Count | None,
        Field(description="What the dilation is multiplied by at each repeat, in layers that give one."),
    ] = None
    layers: Annotated[tuple["Layer", ...], Field(min_length=1, description=_IN_ORDER)]


class Branch(Part):
    """One of several paths."""

    name: Annotated[Line, Field(description="What the path is: an input, an output head.")]
    input: Annotated[
        Line | None,
        Field(
            description="Name of what the path reads: an input, where there are several, "
            "or what an earlier step keeps; no name means what comes right before."
        ),
    ] = None
    copies: Annotated[
        Count | None,
        Field(
            description="How many such paths there are, each with weights of its own; no number means one."
        ),
    ] = None
    layers: Annotated[
        tuple["Layer", ...],
        Field(description=f"{_IN_ORDER} Without layers, what is read by its name goes on as it is."),
    ] = ()


class Branches(_Layer):
    """Paths side by side; ``join`` says how they meet, if they do."""

    kind: Annotated[Literal["branches"], Kind]
    join: Annotated[
        Literal["concatenate", "add", "heads", "next"],
        Field(
            description="How the paths meet. heads: they do not, each is an output; "
            "next: the next step, of kind other or attention, takes them all."
        ),
    ]
    shared: Annotated[
        Flag | None,
        Field(description="true: all paths have the same layers with the same weights, counted once."),
    ] = None
    branches: Annotated[Items[Branch], Field(min_length=2, description="The paths, two or more.")]


class Size(Part):
    """The size of what flows: ``channels`` at each of so many positions, or ``units`` without positions.

    In place of a number, ``any`` stands for as many as the data have, such as genes, peaks or samples.
    """

    channels: Annotated[
        CountOrAny | None,
        Field(description="Values at each position: 4 for one-hot DNA, the filters of a layer."),
    ] = None
    positions: Annotated[
        Count | None, Field(description="Number of positions; absent where the network takes any length.")
    ] = None
    rows: Annotated[
        Count | None, Field(description="Number of rows, where the data are a picture: rows by positions.")
    ] = None
    units: Annotated[
        CountOrAny | None, Field(description="Number of values of a vector without positions.")
    ] = None


class InputShape(Size):
    """One input as the network reads it: either ``channels``, or ``units``."""

    name: Annotated[Line | None, Field(description="Name of the input, where there are several.")] = None
    note: Annotated[
        Note | None, Field(description="Why it differs from the length under input, where it does.")
    ] = None


class Other(_Layer):
    """A step that is none of the above, in words. What comes out is known only with ``output``."""

    kind: Annotated[Literal["other"], Kind]
    label: Annotated[Line, Field(description="What the step does.")]
    output: Annotated[Size | None, Field(description="Size of what comes out, if a source tells it.")] = None
    parameters: Annotated[
        Amount | None, Field(description="Trainable parameters of the step, if a source tells them; or 0.")
    ] = None


Layer = Annotated[
    Convolution
    | Pool
    | GlobalPool
    | Crop
    | Reshape
    | Plain
    | ActivationLayer
    | Dropout
    | Dense
    | Recurrent
    | Attention
    | Block
    | Branches
    | Other,
    Field(discriminator="kind"),
]

Block.model_rebuild()
Branch.model_rebuild()
Branches.model_rebuild()


class Measure(Part):
    """A number with its standing: what authors state and what was worked out are told apart."""

    value: Annotated[Count, Field(description="The number.")]
    basis: Annotated[
        Literal["stated", "worked-out", "third-party"],
        Field(
            description="stated by the authors, worked-out by us from the layers, or given by a third-party."
        ),
    ]
    note: Annotated[Note | None, Field(description="How it was worked out, or where sources differ.")] = None


class Architecture(Part):
    """How the network is built."""

    families: Annotated[
        Stated[Items[Annotated[Term, In("architectures")]]],
        Field(description="Architecture families, the most telling first."),
        EVIDENCED,
    ]
    variant: Annotated[
        Line | None,
        Field(description="Which of several networks the layers and numbers describe: a model, a release."),
    ] = None
    input_shape: Annotated[
        Items[InputShape] | None,
        Field(min_length=1, description="What the network reads: one input, or several with names."),
        EVIDENCED,
    ] = None
    layers: Annotated[
        Items[Layer] | None,
        Field(min_length=1, description=_IN_ORDER),
        EVIDENCED,
    ] = None
    parameters: Annotated[
        Stated[Measure] | None, Field(description="Number of trainable parameters."), EVIDENCED
    ] = None
    receptive_field_bp: Annotated[
        Stated[Measure] | None,
        Field(description="How many input positions one output position can see, in bp."),
        EVIDENCED,
    ] = None
