"""What public services know of a work before a person has written about it; not yet checked."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Record:
    """Where facts were read: the record of a service. ``service`` is its name, such as Crossref."""

    service: str
    url: str


@dataclass(frozen=True)
class Author:
    """``Family, Given``, or the name of a group."""

    name: str
    is_group: bool = False


@dataclass(frozen=True)
class KnownPublication:
    """A publication; what is not known is empty. Dates have the precision that was given.

    ``role`` is "paper", "preprint" or empty; ``related`` are DOIs and arXiv ids of its other versions;
    ``record`` is None where no service was asked; ``remarks`` say in sentences what a person should look at.
    """

    role: str = ""
    title: str = ""
    authors: tuple[Author, ...] = ()
    date: str = ""
    issue_date: str = ""
    venue: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    arxiv: str = ""
    record: Record | None = None
    related: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownRepository:
    """A code repository. ``licence`` is the SPDX id that the hosting site detects in ``licence_file``.

    ``languages`` are names as that site writes them, the most used first; ``missing`` says in sentences what
    did not come.
    """

    url: str
    name: str = ""
    commit: str = ""
    licence: str = ""
    licence_file: str = ""
    languages: tuple[str, ...] = ()
    archived: bool = False
    record: Record | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """All that is known of one work, the publication to cite first."""

    publications: tuple[KnownPublication, ...] = field(default=())
    repositories: tuple[KnownRepository, ...] = field(default=())
