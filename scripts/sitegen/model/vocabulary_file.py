"""A vocabulary file: its title, and its terms with their definitions."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .base import Items, Part
from .flag import Flag
from .identifiers import EdamId
from .text import Line, Sentence, Slug, Text, matches

TermId = Annotated[
    str,
    matches(
        r"(?!(?:[Ii][Nn][Dd][Ee][Xx]|[Rr][Ee][Aa][Dd][Mm][Ee])$)[A-Za-z0-9][A-Za-z0-9.+-]{0,79}",
        "a term id: letters, digits, hyphens and dots; not index or readme",
        {},
    ),
]


class TermFields(Part):
    """One term of a vocabulary."""

    label: Annotated[Line, Field(description="What readers see.")]
    definition: Annotated[Sentence, Field(description="What it means, in one sentence.")]
    synonyms: Annotated[Items[Line], Field(description="Other words for it; search finds them.")] = ()
    edam: Annotated[EdamId | None, Field(description="Identifier in the EDAM ontology, where one fits.")] = (
        None
    )
    inverse: Annotated[
        Line | None, Field(description="For relations: the label read from the other side.")
    ] = None
    descent: Annotated[
        Literal["earlier", "later"] | None,
        Field(description="For relations in which one work comes of the other: which one the named one is."),
    ] = None
    better: Annotated[
        Literal["higher", "lower", "neither"] | None, Field(description="For metrics: which value is better.")
    ] = None
    permits_commercial_use: Annotated[
        Flag | None, Field(description="For licences without an SPDX id: whether commercial use is allowed.")
    ] = None
    unit: Annotated[
        Line | None, Field(description="For data types: the unit of lengths, where it is not bp.")
    ] = None
    group: Annotated[
        Line | None, Field(description="For subfields: the heading under which overviews show it.")
    ] = None
    opening: Annotated[
        Items[Text],
        Field(description="For subfields: opening paragraphs of the page; [[danq]] links an entry."),
    ] = ()


class VocabularyFile(Part):
    """A closed list of terms."""

    slug: Annotated[Slug, Field(exclude=True)]
    title: Annotated[Line, Field(description="What the terms are, in the plural.")]
    singular: Annotated[Line, Field(description="What one term is.")]
    about: Annotated[Sentence, Field(description="What the list is for.")]
    terms: Annotated[
        Mapping[TermId, TermFields], Field(min_length=1, description="The terms, in reading order.")
    ]
