"""The field guide: what each kind of entry can say, read off the model, so that it cannot go stale."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .fields import Field, choices_in, fields, parts_in, vocabularies_in
from .model.base import Part
from .model.method import Method
from .model.review import Review
from .vocabulary import Vocabularies, Vocabulary


@dataclass(frozen=True)
class GuideField:
    """One row: a field with all that a contributor must know."""

    name: str
    description: str
    required: bool
    evidenced: bool
    is_list: bool
    may_be_unknown: bool
    vocabularies: tuple[Vocabulary, ...]
    choices: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class GuidePart:
    """A part of an entry and its fields; ``name`` is unique in the guide."""

    name: str
    about: str
    fields: tuple[GuideField, ...]


@dataclass(frozen=True)
class GuideKind:
    """A kind of entry: the part of that name first, then the parts inside it, as they are first met."""

    name: str
    folder: str
    parts: tuple[GuidePart, ...]


def guide(vocabularies: Vocabularies) -> list[GuideKind]:
    """The guide for methods, and what reviews have besides."""
    methods = tuple(_parts(Method, vocabularies, set()))
    reviews = tuple(_parts(Review, vocabularies, _all_parts(Method)))
    return [
        GuideKind("Method", "entries/methods/", methods),
        GuideKind("Review", "entries/reviews/", reviews),
    ]


def _parts(part: type[Part], vocabularies: Vocabularies, seen: set[type[Part]]) -> Iterator[GuidePart]:
    if part in seen:
        return
    seen.add(part)
    listed = list(fields(part))
    yield GuidePart(part.__name__, _about(part), tuple(_row(field, vocabularies) for field in listed))
    for field in listed:
        for inner in parts_in(field.info.annotation):
            yield from _parts(inner, vocabularies, seen)


def _all_parts(part: type[Part]) -> set[type[Part]]:
    found: set[type[Part]] = set()
    waiting = [part]
    while waiting:
        for field in fields(waiting.pop()):
            new = set(parts_in(field.info.annotation)) - found
            found |= new
            waiting += new
    return found


def _about(part: type[Part]) -> str:
    return " ".join((part.__doc__ or "").replace("``", "").split())


def _row(field: Field, vocabularies: Vocabularies) -> GuideField:
    annotation = field.info.annotation
    return GuideField(
        name=field.name,
        description=field.description,
        required=field.required,
        evidenced=field.evidenced,
        is_list="tuple[" in str(annotation),
        may_be_unknown="Unknown" in str(annotation) or _has_unknown(field.info.metadata),
        vocabularies=tuple(vocabularies[name] for name in dict.fromkeys(vocabularies_in(field.info))),
        choices=tuple(dict.fromkeys(choices_in(annotation))),
        parts=tuple(dict.fromkeys(inner.__name__ for inner in parts_in(annotation))),
    )


def _has_unknown(metadata: list[Any]) -> bool:
    return any("MayBeUnknown" in type(mark).__name__ for mark in metadata)
