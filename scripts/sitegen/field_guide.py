"""The field guide: what each kind of entry can say, read off the model, so that it cannot go stale.

To name a new type of value: its line in ``_VALUES``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator

from .fields import Field, choices_in, fields, marks_in, may_be_unknown, parts_in, vocabularies_in
from .model.base import Part
from .model.dates import PastDate, PastDay
from .model.flag import Flag
from .model.identifiers import ArxivId, Commit, Doi, EdamId, Pmcid, Pmid, Url
from .model.licence import Licence
from .model.method import Length, Method
from .model.numbers import Amount, Count, Number, Share
from .model.publication import Group, PersonName
from .model.review import Review
from .model.text import Slug
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


@dataclass(frozen=True)
class Place:
    """Where a part stands in an entry: the path of its field, and which kinds of item it is about."""

    path: str
    kinds: tuple[str, ...]
    anchor: str


@dataclass(frozen=True)
class GuidePart:
    """A part of an entry and its fields; ``inner`` are its variants, such as the kinds of layers."""

    place: Place
    about: str
    fields: tuple[GuideField, ...]
    inner: tuple["GuidePart", ...] = ()


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


def guide(vocabularies: Vocabularies) -> list[GuideKind]:
    """The guide for methods, and what reviews have besides."""
    methods = dict(_places(Method, "method"))
    reviews = dict(_places(Review, "review")) | methods
    own = [part for part in reviews if part not in methods]
    return [
        GuideKind("Method", "entries/methods/", tuple(_parts(list(methods), methods, vocabularies))),
        GuideKind("Review", "entries/reviews/", tuple(_parts(own, reviews, vocabularies))),
    ]


def _parts(
    parts: list[type[Part]], places: Mapping[type[Part], Place], vocabularies: Vocabularies
) -> Iterator[GuidePart]:
    """The parts in order; those that are kinds of one field, and what is below it, under one heading."""
    for path, group in groupby(parts, lambda part: _field_of_kinds(places[part].path, places)):
        made = tuple(_part(part, places, vocabularies) for part in group)
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
        may_be_unknown=may_be_unknown(field.info),
        vocabularies=tuple(vocabularies[name] for name in dict.fromkeys(vocabularies_in(field.info))),
        choices=tuple(dict.fromkeys(choices_in(annotation))),
        values=_many(_values(field)) if "tuple[" in str(annotation) else _values(field),
        parts=tuple(dict.fromkeys(places[inner] for inner in _inside(field) if inner in places)),
        or_else=next((_OR_ELSE[inner] for inner in _inside(field) if inner in _OR_ELSE), ""),
    )


def _values(field: Field) -> str:
    """What each value is, in words: ``web address``, or ``true or false``."""
    checks = marks_in(field.info)
    return next(
        (words for alias, words in _VALUES if _checks(alias) <= {id(mark) for mark in checks}), "text"
    )


def _many(words: str) -> str:
    """``text`` is ``texts``, ``id (lower-case)`` is ``ids (lower-case)``."""
    head, bracket, rest = words.partition(" (")
    return f"{head}{'es' if head.endswith('s') else 's'}{bracket}{rest}"


def _checks(alias: Any) -> set[int]:
    """What tells a type of the model from others: its checks."""
    marks = get_args(alias)[1:]
    return {id(mark) for mark in marks if isinstance(mark, AfterValidator | BeforeValidator)}


_VALUES: tuple[tuple[Any, str], ...] = (
    (Flag, "true or false"),
    (Count, "whole number"),
    (Amount, "whole number, or 0"),
    (Number, "number"),
    (Share, "number from 0 to less than 1"),
    (PastDay, "day (YYYY-MM-DD)"),
    (PastDate, "year, month or day (YYYY, YYYY-MM, YYYY-MM-DD)"),
    (Url, "web address"),
    (Doi, "DOI"),
    (ArxivId, "id of arXiv"),
    (Pmid, "PubMed id"),
    (Pmcid, "PubMed Central id"),
    (Commit, "commit (7 to 40 of 0-9 and a-f)"),
    (EdamId, "EDAM id"),
    (Licence, "SPDX licence expression"),
    (PersonName, "name (Family, Given)"),
    (Slug, "name (lower-case letters, digits and hyphens)"),
)
"""Types of the model and their words; the first whose checks a field makes is its type."""

_OR_ELSE: Mapping[type[Part], str] = {Group: "names (Family, Given)", Length: "A whole number"}
"""Parts in place of which a value without fields may stand."""
