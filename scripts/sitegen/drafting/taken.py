"""Which works have an entry already, and which file names are free."""

from collections.abc import Iterable, Sequence

from ..document import Document
from ..model.text import mistake_in_slug, slug_for
from ..rules import SHARED_ROLES
from .work_id import WorkId, work_id


def entries_of(id: WorkId, entries: Iterable[Document]) -> list[Document]:
    """The entries that hold a work: as their own publication, or as a place of their code."""
    return [entry for entry in entries if any(id.is_same(other) for other in _ids(entry))]


def why_not_new(ids: Sequence[WorkId], entries: Iterable[Document]) -> str | None:
    """Why no entry can be started for these works; None if it can.

    A repository may hold several methods: that it is known matters only if nothing else is.
    """
    entries = list(entries)
    for id in ids:
        files = [f"entries/{entry.file}" for entry in entries_of(id, entries)]
        if files and id.kind != "repository":
            return f"{id} has an entry already: {files[0]}; change that file instead"
        if files and all(other.kind == "repository" for other in ids):
            return (
                f"{id} has an entry already: {', '.join(files)}; if it holds another method too, "
                "give the DOI or arXiv id of that method as well"
            )
    return None


def mistake_in_new_name(slug: str, entries: Iterable[Document]) -> str | None:
    """Why a new entry cannot have this file name; None if it can."""
    if mistake := mistake_in_slug(slug):
        meant = slug_for(slug)
        return f"{mistake}; did you mean {meant}?" if meant and meant != slug else mistake
    for entry in entries:
        if entry.slug == slug:
            return f"entries/{entry.file} exists; choose another name, or change that file"
        if any(alias == slug for _, alias in entry.find("aliases.*")):
            return f"{slug} is an earlier name of entries/{entry.file}; choose another"
    return None


def _ids(entry: Document) -> Iterable[WorkId]:
    for path in ("publications.*.doi", "publications.*.arxiv", "code.*.url"):
        for loc, text in entry.find(path):
            shared = loc[0] == "publications" and entry.at(*loc[:-1], "role") in SHARED_ROLES
            found = work_id(text)
            if isinstance(found, WorkId) and not shared:
                yield found
