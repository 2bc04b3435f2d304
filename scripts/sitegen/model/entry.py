"""What methods and reviews share: a name, publications, links, sources and their evidence."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ..vocabulary import Term
from .base import EVIDENCED, Items, Part, SourceIds
from .dates import PastDay
from .identifiers import Url
from .licence import Licence
from .publication import Publication
from .source import Source
from .term import In
from .text import UNQUOTED, Description, Line, Note, Slug, Stated, Summary, at_most

NAME_CHARACTERS = 80

Name = Annotated[
    Line,
    UNQUOTED,
    at_most(NAME_CHARACTERS, "the full title stands with the publication"),
]
Path = Annotated[Line, Field(description="Path of a field, as in architecture.layers.")]


State = Annotated[
    Literal["gone", "moved"],
    Field(description="If a source says so: gone (answers no more) or moved (to what the note says)."),
]


class Link(Part):
    """An address that belongs to the work and is not a publication, code or weights."""

    kind: Annotated[Term, In("link-kinds"), Field(description="What the reader finds there.")]
    url: Annotated[Url, Field(description="The address.")]
    label: Annotated[
        Line | None, Field(description="What it is in a few words, if the kind does not say it.")
    ] = None
    licence: Annotated[
        Stated[Licence] | None, Field(description="SPDX expression of the licence of what lies there.")
    ] = None
    state: State | None = None
    note: Annotated[
        Note | None, Field(description="What a reader must know: moved, dead, asks for a login.")
    ] = None
    sources: SourceIds


class Entry(Part):
    """A work in the catalogue. ``slug`` is the name of the entry's file and never stands inside it."""

    slug: Annotated[Slug, Field(exclude=True)]
    name: Annotated[Name, Field(description="The name people use; for a work without one, authors and year.")]
    also_known_as: Annotated[
        Items[Line], Field(description="Other names a reader may search for: acronyms, parts, versions.")
    ] = ()
    aliases: Annotated[
        Items[Slug], Field(description="Earlier file names of this entry; the old addresses keep working.")
    ] = ()
    added: Annotated[
        PastDay, Field(description="The day on which the entry came into the catalogue, YYYY-MM-DD.")
    ]
    summary: Annotated[
        Summary,
        Field(
            description="One sentence of at most 200 characters, in own words: what goes in, what comes out."
        ),
    ]
    description: Annotated[
        Description,
        Field(description="60 to 250 words in own words: the idea, what is new, what it is good for."),
        EVIDENCED,
    ]
    subfields: Annotated[
        tuple[Annotated[Term, In("subfields")], ...],
        Field(description="Where readers look for it; the first is its home."),
    ] = ()
    publications: Annotated[
        Items[Publication], Field(description="The paper first, then preprints, follow-ups and corrections.")
    ] = ()
    links: Annotated[Items[Link], Field(description="All other addresses.")] = ()
    sources: Annotated[
        Mapping[Slug, Source], Field(min_length=1, description="What was read, each under a short id.")
    ]
    evidence: Annotated[
        Mapping[Path, SourceIds],
        Field(
            description="For each field that has no sources of its own: the ids of the sources that back it."
        ),
    ]

    @property
    def publication(self) -> Publication | None:
        """The publication to cite: the first."""
        return self.publications[0] if self.publications else None

    @property
    def title(self) -> str:
        """Full title of the work."""
        return self.publication.title if self.publication else self.name

    @property
    def year(self) -> int | None:
        """Year in which the cited publication first appeared."""
        return self.publication.year if self.publication else None
