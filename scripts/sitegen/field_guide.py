"""The field guide: what each kind of entry can say, read off the model, so that it cannot go stale."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_origin

from .fields import Field, choices_in, fields, parts_in, vocabularies_in
from .model.base import Part
from .model.method import Method
from .model.review import Review
from .vocabulary import Vocabularies, Vocabulary


@dataclass(frozen=True)
class GuideField:
    """One row: a field with all that a contributor must know; ``parts`` say where its inside is explained."""

    name: str
    description: str
    required: bool
    evidenced: bool
    is_list: bool
    is_map: bool
    may_be_unknown: bool
    vocabularies: tuple[Vocabulary, ...]
    choices: tuple[str, ...]
    values: str
    parts: tuple["Place", ...]


@dataclass(frozen=True)
class Place:
    """Where a part stands in an entry: the path of its field, and which kinds of item it is about."""

    path: str
    kinds: tuple[str, ...]
    anchor: str


@dataclass(frozen=True)
class GuidePart:
    """A part of an entry and its fields."""

    place: Place
    about: str
    fields: tuple[GuideField, ...]


@dataclass(frozen=True)
class GuideKind:
    """A kind of entry: its own fields first, then the parts inside it in the order of the fields."""

    name: str
    folder: str
    parts: tuple[GuidePart, ...]


def guide(vocabularies: Vocabularies) -> list[GuideKind]:
    """The guide for methods, and what reviews have besides."""
    methods = dict(_places(Method, "method"))
    reviews = dict(_places(Review, "review")) | methods
    own = [part for part in reviews if part not in methods]
    return [
        GuideKind(
            "Method", "entries/methods/", tuple(_part(part, methods, vocabularies) for part in methods)
        ),
        GuideKind("Review", "entries/reviews/", tuple(_part(part, reviews, vocabularies) for part in own)),
    ]


def _places(entry: type[Part], kind: str) -> Iterator[tuple[type[Part], Place]]:
    """Every part below ``entry`` with the place where it is first met."""
    found: dict[type[Part], str] = {entry: ""}
    waiting = [entry]
    while waiting:
        part = waiting.pop(0)
        path = found[part]
        yield part, Place(path, _kinds(part), _anchor(kind, path, part))
        new: list[type[Part]] = []
        for field in fields(part, f"{path}." if path else ""):
            for inner in _inside(field):
                if inner not in found:
                    found[inner] = field.path
                    new.append(inner)
        waiting = new + waiting


def _inside(field: Field) -> Iterator[type[Part]]:
    return parts_in(field.info.annotation)


def _kinds(part: type[Part]) -> tuple[str, ...]:
    kind = part.model_fields.get("kind")
    return tuple(dict.fromkeys(choices_in(kind.annotation))) if kind else ()


def _anchor(kind: str, path: str, part: type[Part]) -> str:
    return "-".join([kind, *path.replace("_", "-").split("."), part.__name__.lower()])


def _part(part: type[Part], places: Mapping[type[Part], Place], vocabularies: Vocabularies) -> GuidePart:
    rows = tuple(_row(field, places, vocabularies) for field in fields(part))
    return GuidePart(places[part], " ".join((part.__doc__ or "").replace("``", "").split()), rows)


def _row(field: Field, places: Mapping[type[Part], Place], vocabularies: Vocabularies) -> GuideField:
    annotation = field.info.annotation
    return GuideField(
        name=field.name,
        description=field.description,
        required=field.required,
        evidenced=field.evidenced,
        is_list="tuple[" in str(annotation),
        is_map=get_origin(annotation) is Mapping,
        may_be_unknown="MayBeUnknown" in str(annotation) + str(field.info.metadata),
        vocabularies=tuple(vocabularies[name] for name in dict.fromkeys(vocabularies_in(field.info))),
        choices=tuple(dict.fromkeys(choices_in(annotation))),
        values=_values(str(annotation)),
        parts=tuple(dict.fromkeys(places[inner] for inner in _inside(field) if inner in places)),
    )


def _values(annotation: str) -> str:
    return "number" if re.search(r"\b(int|Decimal)\b", annotation) else "text"
