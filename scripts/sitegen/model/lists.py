"""A list of entries in an order of its own, such as the list from which the catalogue grew."""

from typing import Annotated

from pydantic import Field

from .base import Items, Part
from .identifiers import Url
from .text import Line, Note, Slug, Text


class ListedLink(Part):
    """A link as the list gave it."""

    label: Annotated[Line, Field(description="Label in the list.")]
    url: Annotated[Url, Field(description="Address in the list.")]


class Listed(Part):
    """One work of the list."""

    entry: Annotated[Slug, Field(description="Slug of the entry.")]
    heading: Annotated[
        Line | None, Field(description="Title in the list, where it differs from the entry's.")
    ] = None
    links: Annotated[Items[ListedLink], Field(description="Links of the list, all of them.")] = ()
    note: Annotated[
        Note | None, Field(description="What the list had wrong, and where the entry has it right.")
    ] = None


class Section(Part):
    """A heading of the list and what stood under it."""

    title: Annotated[Line, Field(description="Heading of the section.")]
    entries: Items[Listed]


class ReadingList(Part):
    """A list in sections."""

    slug: Annotated[Slug, Field(exclude=True)]
    title: Annotated[Line, Field(description="Title of the page.")]
    about: Annotated[Text, Field(description="What the list is and where it comes from.")]
    sections: Items[Section]

    @property
    def size(self) -> int:
        """Number of works in all sections."""
        return sum(len(section.entries) for section in self.sections)
