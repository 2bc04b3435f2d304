"""What must hold between facts and sources of an entry: each fact has a source, each source a fact."""

from collections.abc import Iterator

from .document import UNWRITTEN, Document, Loc
from .fields import evidenced_paths
from .model.base import Part
from .model.text import Unknown
from .problem import Problem, short
from .vocabulary import Suggestions

LISTS_WITH_SOURCES = ("code", "weights", "training.data")
"""Each item of these names its sources; only "not-stated" in place of a list needs a line of evidence."""


def evidence_names_sources(document: Document, _: type[Part]) -> Iterator[Problem]:
    sources, suggestions = _names(document, "sources"), Suggestions()
    for loc, source in _mentions(document):
        if source not in sources:
            advice = suggestions.did_you_mean(source, sources, "add it under sources")
            yield document.problem(
                loc, f'"{short(source)}" is not one of the sources of this entry; {advice}'
            )


def sources_are_used(document: Document, _: type[Part]) -> Iterator[Problem]:
    used = {source for _, source in _mentions(document)}
    if UNWRITTEN in used:
        return  # what a draft has still to say may rest on any of them
    for source in _names(document, "sources"):
        if source not in used:
            message = "no fact rests on this source; name it where it backs something, or delete it"
            yield document.key_problem(("sources", source), message)


def facts_have_evidence(document: Document, kind: type[Part]) -> Iterator[Problem]:
    evidence = _names(document, "evidence")
    for path in _facts(document, kind):
        if path not in evidence:
            message = f'has no evidence; add "{path}: [id of a source]" under evidence'
            yield document.key_problem(tuple(path.split(".")), message)


def evidence_is_for_a_fact(document: Document, kind: type[Part]) -> Iterator[Problem]:
    facts, suggestions = _facts(document, kind), Suggestions()
    for path in _names(document, "evidence"):
        if path not in facts:
            advice = _what_is_meant(document, path, facts)
            advice = advice or suggestions.did_you_mean(path, facts, _NAME_ANOTHER, cutoff=0.7)
            yield document.key_problem(
                ("evidence", path), f"nothing here needs evidence under this name; {advice}"
            )


_NAME_ANOTHER = "name a field that stands in this entry and has no sources of its own, or delete the line"


def _what_is_meant(document: Document, path: str, facts: list[str]) -> str:
    """What to do with a line for a group, or for a list whose items name their sources."""
    if inside := [fact for fact in facts if fact.startswith(f"{path}.")]:
        return f"name the fields inside it: {', '.join(inside)}"
    value = document.at(*path.split("."))
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "each item names its sources itself; delete the line"
    return ""


def _names(document: Document, group: str) -> dict[str, object]:
    """The names in one group of the file, such as ``sources``."""
    value = document.at(group)
    return value if isinstance(value, dict) else {}


def _mentions(document: Document) -> Iterator[tuple[Loc, str]]:
    """Every place that names a source: the ``sources`` of items, and the lines of evidence."""
    for loc, text in document.texts:
        in_evidence = len(loc) == 3 and loc[0] == "evidence"
        in_item = len(loc) > 2 and loc[-2] == "sources" and isinstance(loc[-1], int)
        if in_evidence or in_item:
            yield loc, text


def _facts(document: Document, kind: type[Part]) -> list[str]:
    """The paths of the facts that stand in this entry and need evidence."""
    facts = [path for path in evidenced_paths(kind) if document.at(*path.split(".")) is not None]
    return facts + [path for path in LISTS_WITH_SOURCES if document.at(*path.split(".")) in list(Unknown)]
