"""What the model says about its own fields, for messages and for the field guide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from .model.base import Evidenced, Part
from .model.term import In
from .model.text import MayBeUnknown


@dataclass(frozen=True)
class Field:
    """One field of one part: where it stands, what it means, what it takes."""

    path: str
    name: str
    description: str
    required: bool
    evidenced: bool
    info: FieldInfo


def fields(part: type[Part], prefix: str = "") -> Iterator[Field]:
    """The fields that a contributor may write in ``part``, in the model's order."""
    for name, info in part.model_fields.items():
        if not info.exclude:
            evidenced = any(isinstance(mark, Evidenced) for mark in info.metadata)
            yield Field(prefix + name, name, _description(info), info.is_required(), evidenced, info)


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """The parts that a value of this type may consist of: ``Stated[tuple[Code, ...]]`` gives ``Code``."""
    for inner in _types_in(annotation):
        if isinstance(inner, type) and issubclass(inner, Part):
            yield inner


def choices_in(annotation: Any) -> Iterator[str]:
    """The fixed words that a value of this type may be."""
    for inner in _types_in(annotation):
        if get_origin(inner) is Literal:
            yield from map(str, get_args(inner))


def vocabularies_in(info: FieldInfo) -> Iterator[str]:
    """The closed lists that a field's values come from."""
    return (mark.vocabulary for mark in marks_in(info) if isinstance(mark, In))


def marks_in(info: FieldInfo) -> list[Any]:
    """All that is said of a field's values beside their type: checks and closed lists."""
    return [*info.metadata, *(mark for inner in _types_in(info.annotation) for mark in _marks(inner))]


def may_be_unknown(info: FieldInfo) -> bool:
    """Whether the field may say that its value was looked for in vain, or cannot be."""
    return any(isinstance(mark, MayBeUnknown) for mark in marks_in(info))


def vocabularies_under(part: type[Part]) -> set[str]:
    """The closed lists that the values of all fields come from, those of parts inside parts too."""
    return {
        vocabulary
        for inner in _parts_under(part)
        for info in inner.model_fields.values()
        for vocabulary in vocabularies_in(info)
    }


def parts_at(model: type[Part], loc: tuple[str | int, ...]) -> list[type[Part]]:
    """The parts that may stand at ``loc`` in an entry of this kind; the tag of a union narrows them down."""
    here: list[type[Part]] = [model]
    is_id = False
    for step in loc:
        holders = [part for part in here if step in part.model_fields and not is_id]
        if holders:
            types = [part.model_fields[str(step)].annotation for part in holders]
            here = [inner for annotation in types for inner in parts_in(annotation)]
            is_id = any(get_origin(annotation) is Mapping for annotation in types)
        elif is_id:
            is_id = False
        else:
            here = [part for part in here if step in _tags(part)] or here
    return here


@cache
def evidenced_paths(model: type[Part], prefix: str = "") -> tuple[str, ...]:
    """Paths of the fields that need a line in ``evidence``, as in ``architecture.layers``."""
    paths: list[str] = []
    for field in fields(model, prefix):
        if field.evidenced:
            paths.append(field.path)
        elif isinstance(field.info.annotation, type) and issubclass(field.info.annotation, Part):
            paths += evidenced_paths(field.info.annotation, field.path + ".")
    return tuple(paths)


def _description(info: FieldInfo) -> str:
    """What is said of the field; else what is said of its type, as of ``Activation | None``."""
    said = (mark.description for mark in marks_in(info) if isinstance(mark, FieldInfo))
    return info.description or next(filter(None, said), "")


def _parts_under(part: type[Part]) -> set[type[Part]]:
    found = {part}
    waiting = [part]
    while waiting:
        inside = {
            inner for info in waiting.pop().model_fields.values() for inner in parts_in(info.annotation)
        }
        waiting += inside - found
        found |= inside
    return found


def _types_in(annotation: Any) -> Iterator[Any]:
    """A type and all types that it is composed of."""
    yield annotation
    if get_origin(annotation) in {tuple, Union, UnionType, Mapping}:
        for inner in get_args(annotation):
            yield from _types_in(inner)
    elif get_origin(annotation) is Annotated:
        yield from _types_in(annotation.__origin__)


def _marks(annotation: Any) -> tuple[Any, ...]:
    return annotation.__metadata__ if get_origin(annotation) is Annotated else ()


def _tags(part: type[Part]) -> list[str]:
    kind = part.model_fields.get("kind")
    return list(choices_in(kind.annotation)) if kind else []
