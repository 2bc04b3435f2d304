"""A network as data: one item per layer, in the order of the data; blocks repeat, branches run side by side.

To add a kind of layer: a class here, its name in ``Layer``.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from ..vocabulary import Term
from .base import EVIDENCED, Items, Part
from .numbers import Count, Number
from .term import In
from .text import Line, Note, Stated

Activation = Annotated[
    Line, Field(description="Activation after the layer, as the source names it: relu, sigmoid.")
]
Padding = Annotated[
    Literal["same", "valid"],
    Field(description="same: as many positions come out as go in; valid: no padding at the ends."),
]
_IN_ORDER = "The layers in the order in which data flow."


Kind: Any = Field(description="Which kind of layer it is.")


class _Layer(Part):
    label: Annotated[Line | None, Field(description="Name of the layer or its role, if it has one.")] = None
    note: Annotated[Note | None, Field(description="What the numbers do not say.")] = None


class Convolution(_Layer):
    """A convolution or transposed convolution. No ``stride`` or ``dilation`` means 1."""

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
    activation: Activation | None = None


class Pool(_Layer):
    """Pooling over neighbours. No ``stride`` means that it equals ``size``."""

    kind: Annotated[Literal["max-pool", "average-pool"], Kind]
    size: Annotated[Count, Field(description="Number of positions pooled.")]
    stride: Annotated[Count | None, Field(description="Step from pool to pool in positions.")] = None
    padding: Padding | None = None


class GlobalPool(_Layer):
    """Pooling over all positions; ``top`` keeps the k largest values."""

    kind: Annotated[Literal["global-max-pool", "global-average-pool", "top-k-pool"], Kind]
    top: Annotated[Count | None, Field(description="How many of the largest values are kept.")] = None


class Plain(_Layer):
    """A layer without numbers."""

    kind: Annotated[Literal["batch-norm", "layer-norm", "flatten"], Kind]


class ActivationLayer(_Layer):
    """An activation that stands alone."""

    kind: Annotated[Literal["activation"], Kind]
    activation: Activation


class Dropout(_Layer):
    """Dropout with its rate (the share set to zero)."""

    kind: Annotated[Literal["dropout"], Kind]
    rate: Annotated[Number, Field(ge=0, lt=1, description="Share of values set to zero in training.")]


class Dense(_Layer):
    """A fully connected layer."""

    kind: Annotated[Literal["dense"], Kind]
    units: Annotated[Count, Field(description="Number of units.")]
    activation: Activation | None = None


class Recurrent(_Layer):
    """A recurrent layer; ``units`` per direction."""

    kind: Annotated[Literal["lstm", "gru", "bilstm", "bigru"], Kind]
    units: Annotated[Count, Field(description="Units in each direction.")]


class Attention(_Layer):
    """An attention layer."""

    kind: Annotated[Literal["attention"], Kind]
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
        Count | None, Field(description="What the dilation is multiplied by at each repeat.")
    ] = None
    layers: Annotated[tuple["Layer", ...], Field(min_length=1, description=_IN_ORDER)]


class Branch(Part):
    """One of several paths."""

    name: Annotated[Line, Field(description="What the path is: an input, an output head.")]
    layers: Annotated[tuple["Layer", ...], Field(min_length=1, description=_IN_ORDER)]


class Branches(_Layer):
    """Paths side by side; ``join`` says how they meet, ``heads`` that they do not: each is an output."""

    kind: Annotated[Literal["branches"], Kind]
    join: Annotated[
        Literal["concatenate", "add", "heads"],
        Field(description="How the paths meet; heads: they do not meet, each is an output."),
    ]
    branches: Annotated[Items[Branch], Field(min_length=2, description="The paths, two or more.")]


class Other(_Layer):
    """A step that is none of the above, in words."""

    kind: Annotated[Literal["other"], Kind]
    label: Annotated[Line, Field(description="What the step does.")]


Layer = Annotated[
    Convolution
    | Pool
    | GlobalPool
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
