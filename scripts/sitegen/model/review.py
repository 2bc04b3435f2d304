"""A review: what it covers and for whom it is."""

from typing import Annotated

from pydantic import Field

from .base import EVIDENCED, Items
from .entry import Entry
from .publication import Publication
from .text import Line, Note


class Review(Entry):
    """A review, perspective or primer. Without ``subfields`` it covers genomics at large."""

    publications: Annotated[Items[Publication], Field(description="The review itself first, then preprints.")]
    covers: Annotated[Items[Line], Field(description="Topics, each in a few words."), EVIDENCED]
    audience: Annotated[
        Note | None, Field(description="For whom it is, in one sentence, in own words."), EVIDENCED
    ] = None
