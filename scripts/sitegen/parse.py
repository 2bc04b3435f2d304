"""A file of entries -> entry: fields checked against the model, mistakes in words and with their places."""

from functools import lru_cache
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .document import Document, Loc
from .mistakes import A_GROUP, found, message
from .model.base import Part
from .model.text import Context
from .problem import Problem
from .textfile import TextFile
from .vocabulary import Suggestions
from .yamltext import FILES_KEPT, read_yaml

P = TypeVar("P", bound=Part)


@lru_cache(FILES_KEPT)
def parse(file: TextFile, kind: type[P], slug: str, context: Context) -> tuple[P | None, tuple[Problem, ...]]:
    """The entry in ``file``, or None and its problems; a file that did not change is checked once."""
    document = read_yaml(file)
    if not isinstance(document.value, dict):
        return None, document.problems or (_not_fields(document),)
    problems = list(document.problems)
    if "slug" in document.value:
        problems.append(document.key_problem(("slug",), "is not a field; the file name says it already"))
    try:
        entry = kind.model_validate({**document.value, "slug": slug}, context=context)
    except ValidationError as error:
        return None, (*problems, *_problems(document, kind, error.errors()))
    return (None if problems else entry), tuple(problems)


def _not_fields(document: Document) -> Problem:
    return document.problem((), f"found {found(document.value)}; expected {A_GROUP}")


def _problems(document: Document, kind: type[Part], mistakes: list[ErrorDetails]) -> list[Problem]:
    problems = []
    suggestions = Suggestions()
    for mistake in mistakes:
        loc = _written(document, mistake["loc"])
        if mistake["type"] == "union_tag_invalid":
            loc += ("kind",)
        if mistake["type"] == "extra_forbidden":
            problems.append(document.key_problem(loc, message(kind, mistake, suggestions)))
        elif loc[-1:] == ("[key]",):
            problems.append(document.key_problem(loc[:-1], message(kind, mistake, suggestions)))
        elif not _is_said_already(document, loc, mistake):
            problems.append(document.problem(loc, message(kind, mistake, suggestions)))
    return problems


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
