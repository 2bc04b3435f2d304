"""The field guide: what each kind of entry can say, read off the model, so that it cannot go stale."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import get_origin

from .catalogue import Catalogue
from .counterexamples import value_anchor
from .examples import IN_A_CELL, Example, Examples, Shown
from .fields import (
    Field,
    choices_in,
    fields,
    marks_in,
    may_be_unknown,
    parts_in,
    vocabularies_in,
    vocabularies_under,
)
from .model.base import Part
from .model.method import Length, Method
from .model.numbers import OR_ANY
from .model.publication import Group
from .model.review import Review
from .snippet import snippet
from .value_words import many, value_words
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
    or_else: str
    anchor: str
    shown: Shown | None


@dataclass(frozen=True)
class Place:
    """Where a part stands in an entry: the path of its field, and which kinds of item it is about.

    ``holds`` says whether the field holds a ``list`` of such parts or a ``map``; nothing if it is one.
    """

    path: str
    kinds: tuple[str, ...]
    anchor: str
    holds: str = ""


@dataclass(frozen=True)
class GuidePart:
    """A part of an entry and its fields; ``inner`` are its variants, such as the kinds of layers."""

    place: Place
    about: str
    fields: tuple[GuideField, ...]
    inner: tuple["GuidePart", ...] = ()
    shown: Shown | None = None


@dataclass(frozen=True)
class GuideKind:
    """A kind of entry: its own fields first, then the parts inside it in the order of the fields."""

    name: str
    folder: str
    parts: tuple[GuidePart, ...]


def paths_with_sources() -> list[str]:
    """The fields of a method whose items name their sources themselves."""
    found = {place.path: part for part, place in _places(Method, "method")}
    return [path for path, part in found.items() if "sources" in part.model_fields and path]


def guide(catalogue: Catalogue, examples: Examples) -> list[GuideKind]:
    """The guide for methods, and what reviews have besides."""
    drawn = _Drawn(catalogue.vocabularies, examples)
    methods = dict(_places(Method, "method"))
    reviews = dict(_places(Review, "review")) | methods
    own = [part for part in reviews if part not in methods]
    return [
        GuideKind("Method", "entries/methods/", tuple(_parts(list(methods), methods, drawn))),
        GuideKind("Review", "entries/reviews/", tuple(_parts(own, reviews, drawn))),
    ]


def lists_of_terms(vocabularies: Vocabularies) -> list[Vocabulary]:
    """The closed lists from which methods and reviews take terms, by title."""
    used = vocabularies_under(Method) | vocabularies_under(Review)
    return sorted((vocabularies[name] for name in used), key=lambda vocabulary: vocabulary.title)


@dataclass(frozen=True)
class _Drawn:
    """What the guide is drawn from, besides the model."""

    vocabularies: Vocabularies
    examples: Examples


def _parts(parts: list[type[Part]], places: Mapping[type[Part], Place], drawn: _Drawn) -> Iterator[GuidePart]:
    """The parts in order; those that are kinds of one field, and what is below it, under one heading."""
    for path, group in groupby(parts, lambda part: _field_of_kinds(places[part].path, places)):
        made = tuple(_part(part, places, drawn) for part in group)
        if not path:
            yield from made
        else:
            place = Place(path, (), made[0].place.anchor.rpartition("-")[0])
            about = "Each item has a kind, which says what its other fields are."
            yield GuidePart(place, about, (), made)


def _field_of_kinds(path: str, places: Mapping[type[Part], Place]) -> str:
    """The field at or above ``path`` whose items are of several kinds; nothing if there is none."""
    fields_of_kinds = (place.path for part, place in places.items() if _kinds(part))
    return next((field for field in fields_of_kinds if f"{path}.".startswith(f"{field}.")), "")


def _places(entry: type[Part], kind: str) -> Iterator[tuple[type[Part], Place]]:
    """Every part below ``entry`` with the place where it is first met."""
    found: dict[type[Part], tuple[str, str]] = {entry: ("", "")}
    waiting = [entry]
    while waiting:
        part = waiting.pop(0)
        path, holds = found[part]
        yield part, Place(path, _kinds(part), _anchor(kind, path, part), holds)
        new: list[type[Part]] = []
        for field in fields(part, f"{path}." if path else ""):
            for inner in _inside(field):
                if inner not in found:
                    found[inner] = field.path, _holds(field)
                    new.append(inner)
        waiting = new + waiting


def _holds(field: Field) -> str:
    if get_origin(field.info.annotation) is Mapping:
        return "map"
    return "list" if "tuple[" in str(field.info.annotation) else ""


def _inside(field: Field) -> Iterator[type[Part]]:
    return parts_in(field.info.annotation)


def _kinds(part: type[Part]) -> tuple[str, ...]:
    kind = part.model_fields.get("kind")
    return tuple(dict.fromkeys(choices_in(kind.annotation))) if kind else ()


def _anchor(kind: str, path: str, part: type[Part]) -> str:
    return "-".join([kind, *path.replace("_", "-").split("."), part.__name__.lower()])


def _part(part: type[Part], places: Mapping[type[Part], Place], drawn: _Drawn) -> GuidePart:
    rows = tuple(_row(part, field, places, drawn) for field in fields(part))
    about = " ".join((part.__doc__ or "").replace("``", "").split())
    return GuidePart(
        places[part], about, rows, shown=_shown_part(places[part], drawn.examples.get((part, "")))
    )


def _shown_part(place: Place, example: Example | None) -> Shown | None:
    """The part as it stands in its field."""
    if not example:
        return None
    name = place.path.rpartition(".")[2]
    value = example.value
    if place.holds == "map":
        value = {"repository" if "repository" in value else "paper": value}
    return Shown(snippet({name: [value] if place.holds == "list" else value}), example.entry)


def _row(part: type[Part], field: Field, places: Mapping[type[Part], Place], drawn: _Drawn) -> GuideField:
    annotation = field.info.annotation
    values = value_words(field)
    example = drawn.examples.get((part, field.name))
    return GuideField(
        name=field.name,
        description=field.description,
        required=field.required,
        evidenced=field.evidenced,
        is_list=_holds(field) == "list",
        is_map=_holds(field) == "map",
        may_be_unknown=may_be_unknown(field.info),
        vocabularies=tuple(drawn.vocabularies[name] for name in dict.fromkeys(vocabularies_in(field.info))),
        choices=() if OR_ANY in marks_in(field.info) else tuple(dict.fromkeys(choices_in(annotation))),
        values=many(values) if _holds(field) == "list" else values,
        parts=tuple(dict.fromkeys(places[inner] for inner in _inside(field) if inner in places)),
        or_else=next((_OR_ELSE[inner] for inner in _inside(field) if inner in _OR_ELSE), ""),
        anchor=value_anchor(values),
        shown=Shown(snippet({field.name: example.value}, IN_A_CELL), example.entry) if example else None,
    )


_OR_ELSE: Mapping[type[Part], str] = {Group: "names (Family, Given)", Length: "A whole number"}
"""Parts in place of which a value without fields may stand."""
