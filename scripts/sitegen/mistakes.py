"""A mistake in one field in words for its contributor: what was found, what is expected, what comes nearest.

To word a new kind of mistake: its line in ``_MESSAGES``, under the name that Pydantic gives to it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from .document import Loc
from .fields import Field, choices_in, fields, parts_at
from .model.base import Part
from .model.publication import Group
from .model.source import Source
from .problem import short
from .vocabulary import Suggestions, nearest

A_GROUP = "fields, one a line, each as `name: value`"
A_LIST = "a list: each item on a line of its own after `- `, or all in [ ] with commas"

_EXAMPLES: Mapping[type[Part], str] = {
    Source: "{doi: ..., checked: ..., tier: primary}",
    Group: "Doe, Jane",
}
"""Parts of which the needed fields alone make no example."""

_LAYERS = {
    **dict.fromkeys(("conv", "convolution"), "conv1d"),
    **dict.fromkeys(("fc", "linear", "fully-connected"), "dense"),
    **dict.fromkeys(("relu", "gelu", "sigmoid", "softmax", "tanh"), "activation"),
}
"""What people call a kind of layer, where it is not spelt like the kind."""


def message(kind: type[Part], mistake: ErrorDetails, suggestions: Suggestions) -> str:
    """What is said of a mistake in an entry of this kind."""
    field = _field(kind, mistake["loc"])
    if mistake["type"] == "missing":
        return f'the field "{mistake["loc"][-1]}" is missing. {field.description if field else ""}'.rstrip()
    if mistake["type"] == "extra_forbidden":
        return _unknown_field(kind, mistake["loc"], suggestions)
    said = _MESSAGES.get(mistake["type"], _as_is)(mistake, suggestions)
    if mistake["type"] in _SHAPES:
        return said + _example(kind, mistake) + (f". {field.description}" if field else "")
    if field and mistake["type"] == "too_short" and not field.required:
        return f"{said}, or delete the field"
    return said


def found(value: Any) -> str:
    """The value as a message names it."""
    if isinstance(value, Mapping):
        return "a group of fields"
    return "a list" if isinstance(value, list) else f'"{short(str(value))}"'


def _field(kind: type[Part], loc: Loc) -> Field | None:
    """The field that stands last in ``loc``."""
    here = (field for part in parts_at(kind, loc[:-1]) for field in fields(part))
    return next((field for field in here if (field.name,) == loc[-1:] and field.description), None)


def _unknown_field(kind: type[Part], loc: Loc, suggestions: Suggestions) -> str:
    names = sorted({field.name for part in parts_at(kind, loc[:-1]) for field in fields(part)})
    otherwise = f"the fields here are {', '.join(names)}"
    return f"is not a field; {suggestions.did_you_mean(str(loc[-1]), names, otherwise)}"


def _example(kind: type[Part], mistake: ErrorDetails) -> str:
    """How the value could look, where it should consist of groups of fields."""
    if mistake["loc"] == ("evidence",):
        return ", such as `tasks: [paper]`"
    parts = parts_at(kind, mistake["loc"])
    if not parts:
        return ""
    before = {"tuple_type": "- ", "mapping_type": "paper: ", "dict_type": "paper: "}
    return f", such as `{before.get(mistake['type'], '')}{_example_of(parts[0])}`"


def _example_of(part: type[Part]) -> str:
    needed = [field for field in fields(part) if field.required] or list(fields(part))[:1]
    written = ", ".join(f"{field.name}: {_sample(field)}" for field in needed)
    return _EXAMPLES.get(part, f"{{{written}}}")


def _sample(field: Field) -> str:
    if field.name == "sources":
        return "[paper]"
    if "tuple[" in str(field.info.annotation):
        return "[...]"
    return next(choices_in(field.info.annotation), "...")


Message = Callable[[ErrorDetails, Suggestions], str]


def _as_is(mistake: ErrorDetails, _: Suggestions) -> str:
    return mistake["msg"]


def _says(words: str) -> Message:
    return lambda _mistake, _suggestions: words


def _expects(what: str) -> Message:
    return lambda mistake, _: f"found {found(mistake['input'])}; expected {what}"


def _not_a_known_word(mistake: ErrorDetails, suggestions: Suggestions) -> str:
    said = mistake["ctx"]
    return f"{said['found']}; {suggestions.of(said['suggest']) or said['otherwise']}"


def _not_a_word(mistake: ErrorDetails, suggestions: Suggestions) -> str:
    expected = mistake["ctx"]["expected"].replace("'", "")
    words = expected.replace(" or ", ", ").split(", ")
    near = suggestions.of(lambda: nearest(str(mistake["input"]), words))
    advice = f'did you mean "{near}"? (expected {expected})' if near else f"expected {expected}"
    return f"found {found(mistake['input'])}; {advice}"


def _not_a_layer(mistake: ErrorDetails, suggestions: Suggestions) -> str:
    tag, kinds = str(mistake["ctx"]["tag"]), mistake["ctx"]["expected_tags"].replace("'", "")
    near = suggestions.of(lambda: _LAYERS.get(tag.casefold()) or nearest(tag, kinds.split(", ")))
    advice = f'did you mean "{near}"?' if near else "choose one"
    return f'"{short(tag)}" is not a kind of layer; {advice} (all kinds: {kinds})'


def _too_short(mistake: ErrorDetails, _: Suggestions) -> str:
    count, least = mistake["ctx"]["actual_length"], mistake["ctx"]["min_length"]
    return f"has {count} item{'s' if count != 1 else ''}; write at least {least}"


_SHAPES = {"string_type", "tuple_type", "mapping_type", "dict_type", "model_type", "model_attributes_type"}
_MESSAGES: Mapping[str, Message] = {
    "wrong_word": _not_a_known_word,
    "literal_error": _not_a_word,
    "union_tag_invalid": _not_a_layer,
    "union_tag_not_found": _says('the field "kind" is missing. It says which kind of layer this is'),
    "string_type": _expects("text"),
    "string_too_short": _says("is empty; write a value or delete the line"),
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
    "greater_than_equal": lambda mistake, _: (
        f"is {mistake['input']}; expected at least {mistake['ctx']['ge']}"
    ),
    "less_than": lambda mistake, _: f"is {mistake['input']}; expected less than {mistake['ctx']['lt']}",
    "too_short": _too_short,
}
