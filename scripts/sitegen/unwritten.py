"""What a draft still has to say: each place with the marker, told with what is expected there."""

from collections.abc import Iterable, Iterator

from .document import Document, Loc, is_unwritten
from .fields import Field, choices_in, fields, parts_at, vocabularies_in
from .model.base import Part
from .model.term import all_terms
from .problem import Problem
from .vocabulary import Vocabularies


def unwritten(document: Document, kind: type[Part], vocabularies: Vocabularies) -> Iterator[Problem]:
    """A problem for each marker in the file."""
    for loc, text in document.texts:
        if is_unwritten(text):
            expected = " ".join(filter(None, _expected(document, loc, kind, vocabularies)))
            yield document.problem(loc, f"is still to be written. {expected}".rstrip())


def without_what_is_said(problems: Iterable[Problem], markers: Iterable[Problem]) -> list[Problem]:
    """The problems, apart from those that rules find in a marker itself."""
    markers = list(markers)
    places = {(marker.file, marker.line, marker.column) for marker in markers}
    return [
        problem for problem in problems if (problem.file, problem.line, problem.column) not in places
    ] + markers


def field_at(kind: type[Part], loc: Loc) -> Field | None:
    """The field that a value at ``loc`` belongs to; the numbers of items are passed over."""
    while loc and isinstance(loc[-1], int):
        loc = loc[:-1]
    here = (field for part in parts_at(kind, loc[:-1]) for field in fields(part)) if loc else ()
    return next((field for field in here if field.name == loc[-1]), None)


def choices(field: Field, vocabularies: Vocabularies) -> str:
    """From what a value is chosen, in a sentence; empty if it is free."""
    if words := list(dict.fromkeys(choices_in(field.info.annotation))):
        return f"Write {' or '.join(words)}."
    lists = [vocabularies[name] for name in vocabularies_in(field.info) if name in vocabularies]
    return "".join(f"Choose a term from {all_terms(vocabulary)}." for vocabulary in lists)


def _expected(document: Document, loc: Loc, kind: type[Part], vocabularies: Vocabularies) -> Iterator[str]:
    if loc[0] == "evidence" or loc[-2:-1] == ("sources",):
        yield f"Name what you read for it: {', '.join(_ids(document)) or 'the id of a source'}."
    elif field := field_at(kind, loc):
        yield field.description
        yield choices(field, vocabularies)
        yield "" if field.required else "Or delete the line."


def _ids(document: Document) -> list[str]:
    """The sources of the entry, but for the records that ``make new`` has read for its publications."""
    sources = document.at("sources")
    return [id for id in sources if not id.endswith("-record")] if isinstance(sources, dict) else []
