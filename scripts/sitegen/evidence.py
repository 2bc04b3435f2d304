"""What must hold between facts and sources of an entry: each fact has a source, each source a fact."""

from collections.abc import Iterator

from .document import Document, Folders, Loc
from .fields import evidenced_paths
from .model.base import Part
from .model.method import Method
from .model.review import Review
from .model.text import Unknown
from .problem import Problem, short
from .vocabulary import did_you_mean

LISTS_WITH_SOURCES = ("code", "weights", "training.data")
"""Each item of these names its sources; only "not-stated" in place of a list needs a line of evidence."""


def evidence_names_sources(folders: Folders) -> Iterator[Problem]:
    for document in folders.entries:
        sources = _names(document, "sources")
        for loc, source in _mentions(document):
            if source not in sources:
                advice = did_you_mean(source, sources, "add it under sources")
                yield document.problem(
                    loc, f'"{short(source)}" is not one of the sources of this entry; {advice}'
                )


def sources_are_used(folders: Folders) -> Iterator[Problem]:
    for document in folders.entries:
        used = {source for _, source in _mentions(document)}
        for source in _names(document, "sources"):
            if source not in used:
                message = "no fact rests on this source; name it where it backs something, or delete it"
                yield document.key_problem(("sources", source), message)


def facts_have_evidence(folders: Folders) -> Iterator[Problem]:
    for document, facts in _facts(folders):
        for path in facts:
            if path not in _names(document, "evidence"):
                message = f'has no evidence; add "{path}: [id of a source]" under evidence'
                yield document.key_problem(tuple(path.split(".")), message)


def evidence_is_for_a_fact(folders: Folders) -> Iterator[Problem]:
    for document, facts in _facts(folders):
        for path in _names(document, "evidence"):
            if path not in facts:
                otherwise = (
                    "name a field that stands in this entry and has no sources of its own, or delete the line"
                )
                advice = did_you_mean(path, facts, otherwise, cutoff=0.7)
                yield document.key_problem(
                    ("evidence", path), f"nothing here needs evidence under this name; {advice}"
                )


def _names(document: Document, group: str) -> list[str]:
    """The names in one group of the file, such as ``sources``."""
    value = document.at(group)
    return list(value) if isinstance(value, dict) else []


def _mentions(document: Document) -> Iterator[tuple[Loc, str]]:
    """Every place that names a source: the ``sources`` of items, and the lines of evidence."""
    for loc, text in document.texts:
        in_evidence = len(loc) == 3 and loc[0] == "evidence"
        in_item = len(loc) > 2 and loc[-2] == "sources" and isinstance(loc[-1], int)
        if in_evidence or in_item:
            yield loc, text


def _facts(folders: Folders) -> Iterator[tuple[Document, list[str]]]:
    """Each entry with the paths of its facts that need evidence."""
    kinds: tuple[tuple[type[Part], tuple[Document, ...]], ...] = (
        (Method, folders.methods),
        (Review, folders.reviews),
    )
    for kind, documents in kinds:
        paths = evidenced_paths(kind)
        for document in documents:
            facts = [path for path in paths if document.at(*path.split(".")) is not None]
            yield document, facts + [path for path in LISTS_WITH_SOURCES if _is_unknown(document, path)]


def _is_unknown(document: Document, path: str) -> bool:
    value = document.at(*path.split("."))
    return isinstance(value, str) and value in set(Unknown)
