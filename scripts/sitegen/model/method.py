"""A method: what goes in, what comes out, how it is built, trained and judged, where to get it."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from ..problem import short
from ..vocabulary import Term
from .architecture import Architecture
from .base import EVIDENCED, Items, Part, SourceIds, one_needed
from .entry import Entry, State
from .identifiers import Url
from .licence import Licence
from .numbers import COUNT, Count, Number
from .term import In
from .text import Line, Note, Slug, Stated, wrong

Status = Literal["published", "preprint", "publication not recorded"]


class Code(Part):
    """One place with source code."""

    url: Annotated[Url, Field(description="Address of the repository or archive.")]
    label: Annotated[Line | None, Field(description="What it is in a few words, if there are several.")] = (
        None
    )
    maintained_by: Annotated[
        Literal["authors", "third-party"],
        Field(description="authors: by the authors of the method; third-party: a re-implementation or copy."),
    ]
    licence: Annotated[
        Stated[Licence] | None,
        Field(
            description="SPDX expression of the licence of the code; not-stated if it was read and has none."
        ),
    ] = None
    state: State | None = None
    languages: Annotated[
        Stated[Items[Annotated[Term, In("languages")]]] | None, Field(description="Programming languages.")
    ] = None
    frameworks: Annotated[
        Stated[Items[Annotated[Term, In("frameworks")]]] | None,
        Field(description="Deep-learning frameworks."),
    ] = None
    versions: Annotated[
        Line | None, Field(description="Versions of language and framework that the source names.")
    ] = None
    note: Annotated[Note | None, Field(description="What a reader must know before using it.")] = None
    sources: SourceIds


class Weights(Part):
    """Trained weights that can be had."""

    url: Annotated[Url, Field(description="Address of the file, record or model hub page.")]
    label: Annotated[Line | None, Field(description="Which model it is, if there are several.")] = None
    licence: Annotated[
        Stated[Licence] | None, Field(description="SPDX expression of the licence of the weights.")
    ] = None
    state: State | None = None
    note: Annotated[Note | None, Field(description="Format, size, moved or gone.")] = None
    sources: SourceIds


class Length(Part):
    """A fixed length (written as one number) or a range."""

    min: Annotated[Count, Field(description="Shortest.")]
    max: Annotated[Count, Field(description="Longest.")]

    @model_validator(mode="before")
    @classmethod
    def _one_number(cls, value: Any) -> Any:
        if isinstance(value, str) and not value.isdecimal():
            ends = re.match(r"(\d+)(?: ?bp)? ?(?:-|–|to) ?(\d+)", value)
            least, most = ends.groups() if ends else ("100", "200")
            raise wrong(
                f'"{short(value)}" is not a length; write a whole number without unit, such as 1000, '
                f"or a range, such as {{min: {least}, max: {most}}}"
            )
        return {"min": value, "max": value} if not isinstance(value, dict | Length) else value

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise wrong(f"min {self.min} is larger than max {self.max}; swap them")
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [COUNT.json_schema, handler(schema)]}

    def __str__(self) -> str:
        return f"{self.min:,}" if self.min == self.max else f"{self.min:,}–{self.max:,}"


BASE_PAIRS = "bp"


class Input(Part):
    """One kind of data that goes in."""

    data: Annotated[Term, In("data-types"), Field(description="Kind of data.")]
    length_bp: Annotated[
        Stated[Length] | None,
        Field(description="Length of one input in bases: a number, or {min: 100, max: 200}."),
    ] = None
    assemblies: Annotated[
        Stated[Items[Annotated[Term, In("assemblies")]]] | None,
        Field(description="Genome builds that it was trained on or expects."),
    ] = None
    strands: Annotated[
        Stated[Annotated[Term, In("strands")]] | None, Field(description="How the two strands are handled.")
    ] = None
    note: Annotated[Note | None, Field(description="Encoding, channels, padding: in a few words.")] = None
    sources: SourceIds

    @property
    def unit(self) -> str:
        """What its length is counted in: ``bp`` of DNA, ``nt`` of RNA."""
        return self.data.unit or BASE_PAIRS


class Output(Part):
    """One kind of data that comes out."""

    data: Annotated[Term, In("data-types"), Field(description="Kind of data.")]
    count: Annotated[Stated[Count] | None, Field(description="How many values, tracks or classes.")] = None
    label: Annotated[
        Line | None, Field(description="What is counted: chromatin features, tissues, classes.")
    ] = None
    resolution_bp: Annotated[Stated[Count] | None, Field(description="Bases for which one value stands.")] = (
        None
    )
    note: Annotated[Note | None, Field(description="What the numbers mean, in a few words.")] = None
    sources: SourceIds


class Organisms(Part):
    """Two different claims: what the method learnt from, and what it was tried on."""

    trained_on: Annotated[
        Stated[Items[Annotated[Term, In("organisms")]]] | None,
        Field(description="Organisms trained on."),
        EVIDENCED,
    ] = None
    evaluated_on: Annotated[
        Stated[Items[Annotated[Term, In("organisms")]]] | None,
        Field(description="Organisms that results are reported for."),
        EVIDENCED,
    ] = None


class Dataset(Part):
    """Data that the method was trained on."""

    name: Annotated[Line, Field(description="Name of the data, as the source gives it.")]
    size: Annotated[Line | None, Field(description="How much, with its unit.")] = None
    url: Annotated[Url | None, Field(description="Where it lies.")] = None
    note: Annotated[Note | None, Field(description="Selection, labels, negatives.")] = None
    sources: SourceIds


class HeldOut(Part):
    """What was kept away from training."""

    part: Annotated[Literal["test", "validation"] | None, Field(description="What it was kept for.")] = None
    by: Annotated[Term, In("splits"), Field(description="How the data were divided.")]
    what: Annotated[Line | None, Field(description="Which part was kept: chromosomes 8 and 9.")] = None


class Training(Part):
    """How the method was trained."""

    data: Annotated[Stated[Items[Dataset]] | None, Field(description="Data sets trained on.")] = None
    held_out: Annotated[
        Stated[Items[HeldOut]] | None,
        Field(description="What was held out for validation and test."),
        EVIDENCED,
    ] = None
    note: Annotated[
        Note | None, Field(description="Loss, optimiser, schedule, in a few words."), EVIDENCED
    ] = None


class Running(Part):
    """What it takes to run the method, as far as a source says so."""

    hardware: Annotated[
        Stated[Line] | None, Field(description="Hardware that a source names."), EVIDENCED
    ] = None
    time: Annotated[
        Stated[Line] | None, Field(description="Time that a source names, with what it is for."), EVIDENCED
    ] = None
    install: Annotated[
        Stated[Line] | None, Field(description="Install command that the source gives."), EVIDENCED
    ] = None


class Compared(Part):
    """The value of another method in the same test."""

    method: Annotated[
        Line, Field(description="File name of an entry, such as danq, or the name of a method that has none.")
    ]
    value: Annotated[Number, Field(description="Its value.")]


class Result(Part):
    """One number, with all that is needed to read it."""

    dataset: Annotated[Line, Field(description="Data on which it was measured.")]
    split: Annotated[Stated[Line], Field(description="Which part of the data, and how it was held out.")]
    metric: Annotated[Term, In("metrics"), Field(description="What was measured.")]
    value: Annotated[Number, Field(description="The value, as printed.")]
    compared_with: Annotated[Items[Compared], Field(description="Other methods in the same test.")] = ()
    measured_by: Annotated[
        Literal["authors", "others"], Field(description="authors of the method, or others (a third party).")
    ]
    note: Annotated[Note | None, Field(description="What a reader must know to compare it.")] = None
    sources: SourceIds


_ONE_TARGET = "give either method (the file name of an entry, such as danq) or name (of a work without one)"


class Ancestry(Part):
    """A tie to another method: by ``method`` if it has an entry, else by ``name`` and ``url``."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": one_needed(("method", "name"), _ONE_TARGET),
            "dependencies": {"url": ["name"]},
        }
    )

    relation: Annotated[Term, In("relations"), Field(description="What this method does with the other.")]
    method: Annotated[Slug | None, Field(description="File name of the other entry, such as danq.")] = None
    name: Annotated[Line | None, Field(description="Name of a work that has no entry.")] = None
    url: Annotated[Url | None, Field(description="Address of a work that has no entry.")] = None
    note: Annotated[Note | None, Field(description="What was taken over.")] = None
    sources: SourceIds

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if bool(self.method) == bool(self.name):
            raise wrong(_ONE_TARGET)
        if self.url and not self.name:
            raise wrong("url goes with name; an entry is named by its file name alone")
        return self


class Limit(Part):
    """One known weakness."""

    statement: Annotated[Note, Field(description="The weakness in one or two sentences, in own words.")]
    sources: SourceIds


class Method(Entry):
    """A deep-learning method in genomics or epigenomics."""

    subfields: Annotated[
        Items[Annotated[Term, In("subfields")]],
        Field(description="Where readers look for it; the first is its home."),
    ]
    tasks: Annotated[
        Items[Annotated[Term, In("tasks")]], Field(description="What it predicts or does."), EVIDENCED
    ]
    code: Annotated[
        Stated[Items[Code]] | None, Field(description="Where the code is; not-stated if none was found.")
    ] = None
    weights: Annotated[
        Stated[Items[Weights]] | None,
        Field(description="Where trained weights are; not-stated if none were found."),
    ] = None
    input: Annotated[Items[Input], Field(description="What goes in.")]
    output: Annotated[Items[Output], Field(description="What comes out.")]
    organisms: Annotated[Organisms, Field(description="Organisms trained on and tried on.")] = Organisms()
    training: Annotated[Training, Field(description="Training data and what was held out.")] = Training()
    architecture: Annotated[Architecture, Field(description="How the network is built.")]
    running: Annotated[Running, Field(description="What it takes to run it.")] = Running()
    results: Annotated[Items[Result], Field(description="Numbers from the sources; never a ranking.")] = ()
    lineage: Annotated[
        Items[Ancestry], Field(description="Ties to other methods; the reverse is worked out.")
    ] = ()
    limits: Annotated[Items[Limit], Field(description="Known weaknesses, each with its source.")] = ()

    @property
    def length_unit(self) -> str:
        """What lengths are counted in, where all inputs that have one agree; else ``bp``."""
        units = {flow.unit for flow in self.input if isinstance(flow.length_bp, Length)}
        return units.pop() if len(units) == 1 else BASE_PAIRS

    @property
    def status(self) -> Status:
        """Worked out from the publications: a paper, only a preprint, or neither."""
        roles = {publication.role.id for publication in self.publications}
        if "paper" in roles:
            return "published"
        return "preprint" if "preprint" in roles else "publication not recorded"
