"""A file of entries -> entry: fields checked against the model, mistakes in words and with their places."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .document import Document, Loc
from .fields import Field, fields, parts_at
from .model.base import Part
from .model.text import Context
from .problem import Problem, short
from .textfile import TextFile
from .vocabulary import did_you_mean, nearest
from .yamltext import FILES_KEPT, read_yaml

P = TypeVar("P", bound=Part)

A_GROUP = "fields, one a line, each as `name: value`"
A_LIST = "a list: each item on a line of its own after `- `, or all in [ ] with commas"


@lru_cache(FILES_KEPT)
def parse(file: TextFile, kind: type[P], slug: str, context: Context) -> tuple[P | None, tuple[Problem, ...]]:
    """The entry in ``file``, or None and its problems; a file that did not change is checked once."""
    document = read_yaml(file)
    if not isinstance(document.value, dict):
        return None, document.problems or (_not_fields(document),)
    problems = list(document.problems)
    if "slug" in document.value:
        problems.append(document.key_problem(("slug",), "is not a field; the name of the file is the slug"))
    try:
        entry = kind.model_validate({**document.value, "slug": slug}, context=context)
    except ValidationError as error:
        return None, (*problems, *_problems(document, kind, error.errors()))
    return (None if problems else entry), tuple(problems)


def _not_fields(document: Document) -> Problem:
    return document.problem((), f"found {_what(document.value)}; expected {A_GROUP}")


def _problems(document: Document, kind: type[Part], mistakes: list[ErrorDetails]) -> list[Problem]:
    found = []
    for mistake in mistakes:
        loc = _written(document, mistake["loc"])
        if mistake["type"] == "union_tag_invalid":
            loc += ("kind",)
        if mistake["type"] == "extra_forbidden":
            found.append(document.key_problem(loc, _unknown_field(kind, mistake["loc"])))
        elif loc[-1:] == ("[key]",):
            found.append(document.key_problem(loc[:-1], mistake["msg"]))
        elif not _is_said_already(document, loc, mistake):
            found.append(document.problem(loc, _message(kind, mistake)))
    return found


def _is_said_already(document: Document, loc: Loc, mistake: ErrorDetails) -> bool:
    """True where reading found no plain value, and where a list is short because its items are wrong."""
    if mistake["type"] == "too_short":
        return bool(len(mistake["input"]) >= mistake["ctx"]["min_length"])
    return document.at(*loc) is None


def _written(document: Document, loc: Loc) -> Loc:
    """``loc`` without the steps that do not stand in the file: tags of unions, names of missing fields."""
    written: list[str | int] = []
    for step in loc:
        here = document.at(*written)
        known = step in here if isinstance(here, dict) else isinstance(here, list) and isinstance(step, int)
        if known or step == "[key]":
            written.append(step)
    return tuple(written)


def _message(kind: type[Part], mistake: ErrorDetails) -> str:
    field = _field(kind, mistake["loc"])
    if mistake["type"] == "missing":
        return f'the field "{mistake["loc"][-1]}" is missing. {field.description if field else ""}'.rstrip()
    message = _MESSAGES.get(mistake["type"], _as_is)(mistake)
    if field and mistake["type"] in _SHAPES:
        return f"{message}. {field.description}"
    if field and mistake["type"] == "too_short" and not field.required:
        return f"{message}, or delete the field"
    return message


def _field(kind: type[Part], loc: Loc) -> Field | None:
    """The field that stands last in ``loc``."""
    here = (field for part in parts_at(kind, loc[:-1]) for field in fields(part))
    return next((field for field in here if field.name == loc[-1] and field.description), None)


def _unknown_field(kind: type[Part], loc: Loc) -> str:
    names = sorted({field.name for part in parts_at(kind, loc[:-1]) for field in fields(part)})
    advice = did_you_mean(str(loc[-1]), names, f"the fields here are {', '.join(names)}")
    return f"is not a field; {advice}"


def _what(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a group of fields"
    return "a list" if isinstance(value, list) else f'"{short(str(value))}"'


def _as_is(mistake: ErrorDetails) -> str:
    return mistake["msg"]


def _expects(what: str) -> Callable[[ErrorDetails], str]:
    return lambda mistake: f"found {_what(mistake['input'])}; expected {what}"


def _not_a_word(mistake: ErrorDetails) -> str:
    expected = mistake["ctx"]["expected"].replace("'", "")
    words = expected.replace(" or ", ", ").split(", ")
    near = nearest(str(mistake["input"]), words)
    advice = f'did you mean "{near}"? (expected {expected})' if near else f"expected {expected}"
    return f"found {_what(mistake['input'])}; {advice}"


def _not_a_layer(mistake: ErrorDetails) -> str:
    tag, tags = str(mistake["ctx"]["tag"]), mistake["ctx"]["expected_tags"].replace("'", "")
    advice = did_you_mean(tag, tags.split(", "), "choose one")
    return f'"{short(tag)}" is not a kind of layer; {advice} (all kinds: {tags})'


def _too_short(mistake: ErrorDetails) -> str:
    count, least = mistake["ctx"]["actual_length"], mistake["ctx"]["min_length"]
    return f"has {count} item{'s' if count != 1 else ''}; write at least {least}"


_SHAPES = {"string_type", "tuple_type", "mapping_type", "dict_type", "model_type", "model_attributes_type"}
_MESSAGES: dict[str, Callable[[ErrorDetails], str]] = {
    "literal_error": _not_a_word,
    "union_tag_invalid": _not_a_layer,
    "union_tag_not_found": lambda _: 'the field "kind" is missing. It says which kind of layer this is',
    "string_type": _expects("text"),
    "string_too_short": lambda _: "is empty; write a value or delete the line",
    "int_type": _expects("a whole number, such as 1000"),
    "is_instance_of": _expects("a number, such as 0.938"),
    "decimal_type": _expects("a number, such as 0.938"),
    "bool_type": _expects("true or false"),
    "bool_parsing": _expects("true or false"),
    "tuple_type": _expects(A_LIST),
    "mapping_type": _expects(A_GROUP),
    "dict_type": _expects(A_GROUP),
    "model_type": _expects(A_GROUP),
    "model_attributes_type": _expects(A_GROUP),
    "greater_than_equal": lambda mistake: f"is {mistake['input']}; expected at least {mistake['ctx']['ge']}",
    "less_than": lambda mistake: f"is {mistake['input']}; expected less than {mistake['ctx']['lt']}",
    "too_short": _too_short,
}
