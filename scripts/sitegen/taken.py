"""Which works have an entry already, and which file names are free."""

from collections.abc import Iterable

from .document import Document
from .model.text import mistake_in_slug, slug_for
from .rules import SHARED_ROLES
from .work_id import WorkId, work_id


def entries_of(id: WorkId, entries: Iterable[Document]) -> list[Document]:
    """The entries that hold a work: as their own publication, or as a place of their code."""
    return [entry for entry in entries if any(id.is_same(other) for other in _ids(entry))]


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
