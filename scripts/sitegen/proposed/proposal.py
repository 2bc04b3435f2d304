"""What a pull request would change and what is wrong in it: the report that the check hands on as JSON.

Whoever reads such a report trusts nothing in it: it may have been written by a changed workflow. So the
model is strict, every text is short and plain, every list is bounded, and a file lies in ``entries/``.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from ..problem import Problem, short, visible
from ..textfile import INVISIBLE

MOST_MISTAKES = 200
MOST_LISTED = 40
MOST_CHARACTERS, MOST_IN_NAME = 600, 200
"""Of a message, and of a name or path; longer ones are cut."""

MOST_REPORT_BYTES = 2_000_000
"""Size of the JSON up to which it is read."""

T = TypeVar("T")


def plain(text: str) -> str:
    """The text, if it is one line in which every sign can be seen."""
    if text != visible(text) or INVISIBLE.search(text) or text != text.strip():
        raise ValueError("is no plain line of text")
    return text


def _in_entries(path: str) -> str:
    if not re.fullmatch(r"entries(/[^/]+)*", path) or {".", ".."} & set(path.split("/")):
        raise ValueError("is no path in entries/")
    return path


Text = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS), AfterValidator(plain)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=MOST_IN_NAME), AfterValidator(plain)]
FilePath = Annotated[Name, AfterValidator(_in_entries)]
Number = Annotated[int, Field(ge=0, le=10_000_000)]


class Strict(BaseModel):
    """A piece of the report: no other fields, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Some(Strict, Generic[T]):
    """The first of some things, and how many there are in all."""

    first: Annotated[tuple[T, ...], Field(max_length=MOST_MISTAKES, strict=False)] = ()
    count: Number = 0

    @model_validator(mode="after")
    def _count_is_that_of_all(self) -> "Some[T]":
        if self.count < len(self.first) or (self.count and not self.first):
            raise ValueError("the count is not that of the list")
        return self


class Mistake(Strict):
    """A problem in a file of the pull request; line and column count from 1."""

    file: FilePath
    line: Annotated[Number, Field(ge=1)]
    column: Annotated[Number, Field(ge=1)]
    message: Text

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class Shift(Strict):
    """How many methods have a value of a facet, before and after."""

    facet: Name
    value: Name
    before: Number
    after: Number


class Difference(Strict):
    """Things that are new, that are there before and after but not the same, and that are gone."""

    added: Some[Name] = Some[Name]()
    changed: Some[Name] = Some[Name]()
    removed: Some[Name] = Some[Name]()

    def __bool__(self) -> bool:
        return bool(self.added.count or self.changed.count or self.removed.count)


class Effect(Strict):
    """What readers would see; known only where nothing is wrong. ``data``: pictures, files for programs."""

    pages: Difference = Difference()
    data: Difference = Difference()
    facets: Some[Shift] = Some[Shift]()
    lineage: Difference = Difference()
    terms: Difference = Difference()


class Proposal(Strict):
    """The whole report. ``inherited``: mistakes that stand on the base branch too."""

    version: Literal[1] = 1
    files: Difference = Difference()
    effect: Effect | None = None
    mistakes: Some[Mistake] = Some[Mistake]()
    inherited: Number = 0


def read_proposal(data: bytes) -> Proposal:
    """The report in ``data``; raises ValueError with a sentence of our own if it is none."""
    if len(data) > MOST_REPORT_BYTES:
        raise ValueError(f"the report has more than {MOST_REPORT_BYTES:,} bytes")
    try:
        return Proposal.model_validate_json(data)
    except ValidationError as error:
        raise ValueError(f"the report does not have its form ({error.error_count()} deviations)") from None


def some_texts(texts: Iterable[str]) -> Some[Name]:
    """The first texts, each as a short line."""
    texts = list(texts)
    return Some[Name](first=tuple(map(as_name, texts[:MOST_LISTED])), count=len(texts))


def some_mistakes(problems: Iterable[Problem]) -> Some[Mistake]:
    """The first problems as mistakes; their files are below ``entries/``."""
    problems = list(problems)
    return Some[Mistake](first=tuple(map(_mistake, problems[:MOST_MISTAKES])), count=len(problems))


def as_name(text: str) -> str:
    """Any name or path as one short line."""
    return as_line(text, MOST_IN_NAME)


def as_line(text: str, most: int = MOST_CHARACTERS) -> str:
    """Any text as one short line in which every sign can be seen."""
    shown = INVISIBLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", visible(text))
    return short(shown, most).strip() or "(blank)"


def _mistake(problem: Problem) -> Mistake:
    message = f"{problem.field}: {problem.message}" if problem.field else problem.message
    file = as_name(f"entries/{problem.file}").rstrip("/")
    return Mistake(file=file, line=problem.line, column=problem.column, message=as_line(message))
