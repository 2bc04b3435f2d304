"""A source: something that was opened and read on a certain day."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from .base import Items, Part, one_needed
from .dates import PastDay
from .identifiers import ArxivId, Commit, Doi, Pmid, Url
from .text import Line, Note, wrong

ADDRESSES = ("doi", "arxiv", "pmid", "url", "repository")
_ONE_ADDRESS = f"give exactly one of {', '.join(ADDRESSES)}"


class Source(Part):
    """One work, page or repository that was read; it has exactly one of the fields that are addresses."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": one_needed(ADDRESSES, _ONE_ADDRESS),
            "dependencies": {"paths": ["repository"], "commit": ["repository"]},
        }
    )

    title: Annotated[
        Line | None, Field(description="What it is, in a few words, if its address does not say it.")
    ] = None
    doi: Annotated[Doi | None, Field(description="DOI of the work that was read.")] = None
    arxiv: Annotated[ArxivId | None, Field(description="arXiv id of the work that was read.")] = None
    pmid: Annotated[Pmid | None, Field(description="PubMed id of the record that was read.")] = None
    url: Annotated[Url | None, Field(description="Address of the page that was read.")] = None
    repository: Annotated[Url | None, Field(description="Address of the code repository that was read.")] = (
        None
    )
    paths: Annotated[Items[Line] | None, Field(description="The files in the repository that were read.")] = (
        None
    )
    commit: Annotated[Commit | None, Field(description="The commit of the repository that was read.")] = None
    checked: Annotated[PastDay, Field(description="The day on which it was read, YYYY-MM-DD.")]
    tier: Annotated[
        Literal["primary", "secondary"],
        Field(
            description="primary: by the authors of the work, or their repository; secondary: about the work."
        ),
    ]
    note: Annotated[
        Note | None, Field(description="How it was read, if not in full or not in the original.")
    ] = None

    @model_validator(mode="after")
    def _one_address(self) -> Self:
        given = [kind for kind in ADDRESSES if getattr(self, kind)]
        if len(given) != 1:
            raise wrong(f"{_ONE_ADDRESS}; found {' and '.join(given) or 'none'}")
        if (self.paths or self.commit) and not self.repository:
            raise wrong("paths and commit belong to a repository; give its address as repository")
        return self
