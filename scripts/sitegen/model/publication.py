"""A publication: enough to cite it."""

import re
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from ..problem import short
from ..vocabulary import Term
from .base import Items, Part, SourceIds, one_needed
from .check import ONLY_TEXT, Check, around_space
from .dates import PastDate
from .identifiers import ArxivId, Doi, Pmcid, Pmid, Url
from .term import In
from .text import Line, Note, wrong

_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}")


def _person(value: str) -> str:
    names = [name.strip() for name in value.split(",")]
    if len(names) != 2 or not all(names):
        example = family_first(value.split()) if len(names) == 1 else "Doe, Jane"
        raise wrong(
            f'"{short(value)}" is not written as "Family, Given", such as "{short(example)}" '
            "(between [ and ] in quotes); a consortium is written {group: its name}"
        )
    return ", ".join(names)


def family_first(words: list[str]) -> str:
    """``Jane Doe`` and ``Doe J.`` as they should be written."""
    if len(words) < 2:
        return "Doe, Jane"
    if _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0]):
        first = next(at for at, word in enumerate(words) if _INITIALS.fullmatch(word))
        return f"{' '.join(words[:first])}, {' '.join(words[first:])}"
    return f"{words[-1]}, {' '.join(words[:-1])}"


class Group(Part):
    """An author that is not a person."""

    group: Annotated[Line, Field(description="Name of the consortium or company.")]


PersonName = Annotated[
    Line,
    Check(
        _person,
        around_space(r"[^\s,][^,]*,\s*[^\s,][^,]*"),
        'is not written as "Family, Given"; a consortium is written {group: its name}',
        ONLY_TEXT,
    ),
]


def _person_or_group(value: Any) -> str:
    return "group" if isinstance(value, dict | Group) else "person"


Author = Annotated[
    Annotated[PersonName, Tag("person")] | Annotated[Group, Tag("group")], Discriminator(_person_or_group)
]


_NO_ADDRESS = "needs a doi, an arxiv id or a url, so that readers can find it"


class Publication(Part):
    """One published version of a work."""

    model_config = ConfigDict(json_schema_extra={"anyOf": one_needed(("doi", "arxiv", "url"), _NO_ADDRESS)})

    role: Annotated[
        Term, In("publication-roles"), Field(description="What this publication is to the entry.")
    ]
    title: Annotated[Line, Field(description="Title as published, with its capitals.")]
    authors: Annotated[
        Items[Author],
        Field(description='All authors in order, each as "Family, Given".'),
    ]
    date: Annotated[
        PastDate,
        Field(
            description="When this version first appeared, online or in print: YYYY, YYYY-MM or YYYY-MM-DD."
        ),
    ]
    issue_date: Annotated[
        PastDate | None,
        Field(description="Date of the issue, if it is another year or month than the first appearance."),
    ] = None
    venue: Annotated[
        Line | None, Field(description="Journal, conference or preprint server, written out.")
    ] = None
    volume: Annotated[Line | None, Field(description="Volume.")] = None
    issue: Annotated[Line | None, Field(description="Issue.")] = None
    pages: Annotated[Line | None, Field(description="Pages (first-last) or article number.")] = None
    doi: Annotated[Doi | None, Field(description="DOI without https://doi.org/.")] = None
    arxiv: Annotated[ArxivId | None, Field(description="arXiv id, in quotes.")] = None
    pmid: Annotated[Pmid | None, Field(description="PubMed id.")] = None
    pmcid: Annotated[Pmcid | None, Field(description="PubMed Central id.")] = None
    url: Annotated[Url | None, Field(description="Address of the article page, if other than the DOI's.")] = (
        None
    )
    note: Annotated[Note | None, Field(description="What a reader must know about this version.")] = None
    sources: SourceIds

    @property
    def address(self) -> str:
        """Where the publication is read; the DOI first, as it stays."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else str(self.url)

    @property
    def year(self) -> int:
        """Year of first appearance."""
        return int(self.date[:4])

    @property
    def citation_year(self) -> int:
        """Year that references print: that of the issue where it is known."""
        return int((self.issue_date or self.date)[:4])

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        if not (self.doi or self.arxiv or self.url):
            raise wrong(_NO_ADDRESS)
        return self
