"""A file of entries/ as it is written: lists, groups and text, with the line and column of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .problem import Problem, short

Loc = tuple[str | int, ...]
"""Where a value stands: ``("results", 0, "metric")``."""

Place = tuple[int, int]
"""Line and column, both from 1."""

UNWRITTEN = "TODO"
"""Stands in a draft for a value that a person has still to write."""


def is_unwritten(text: str) -> bool:
    """Whether a text is the marker, or still ends with it."""
    return text == UNWRITTEN or text.endswith(f" {UNWRITTEN}")


@dataclass(frozen=True)
class Document:
    """What one file says, and what is wrong with its form; ``value`` is None if it cannot be read.

    ``texts`` are all texts with their places, field names apart.
    """

    file: str
    value: Any
    problems: tuple[Problem, ...] = ()
    texts: tuple[tuple[Loc, str], ...] = field(default=(), repr=False)
    places: Mapping[Loc, Place] = field(default_factory=dict, repr=False)
    keys: Mapping[Loc, Place] = field(default_factory=dict, repr=False)

    @property
    def slug(self) -> str:
        """The name of the file, which is the slug of what it holds."""
        return slug_of(self.file)

    @property
    def _start(self) -> Place:
        """Where the first field stands: comments may come before it."""
        return self.places.get((), (1, 1))

    def problem(self, loc: Loc, message: str) -> Problem:
        """A problem with the value at ``loc``, placed there or at the nearest parent in the file."""
        parents = (loc[:length] for length in range(len(loc), 0, -1))
        place = next((self.places[parent] for parent in parents if parent in self.places), self._start)
        return Problem(self.file, *place, field_name(loc), message)

    def key_problem(self, loc: Loc, message: str) -> Problem:
        """A problem with the name of the field at ``loc`` rather than with its value."""
        return Problem(self.file, *self.keys.get(loc, self._start), field_name(loc), message)

    def at(self, *loc: str | int) -> Any:
        """The value at ``loc``; None if there is none."""
        value = self.value
        for step in loc:
            if not _is_in(step, value):
                return None
            value = value[step]
        return value

    def find(self, pattern: str) -> Iterator[tuple[Loc, str]]:
        """The texts at a path such as ``publications.*.doi``; ``*`` stands for each item."""
        return _find(self.value, tuple(pattern.split(".")), ())


@dataclass(frozen=True)
class Folders:
    """All documents by folder, whether their fields are right or not: so one check shows every mistake."""

    vocabulary: tuple[Document, ...] = ()
    methods: tuple[Document, ...] = ()
    reviews: tuple[Document, ...] = ()
    lists: tuple[Document, ...] = ()
    observed: tuple[Document, ...] = ()

    @property
    def entries(self) -> tuple[Document, ...]:
        return (*self.methods, *self.reviews)

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The slugs of all entries."""
        return frozenset(document.slug for document in self.entries)


def slug_of(path: str) -> str:
    """``methods/danq.yaml`` is ``danq``."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def field_name(loc: Loc) -> str:
    """``("results", 0, "metric")`` as people read it: ``results[1].metric``; items count from 1."""
    name = ""
    for step in loc:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{short(step)}" if name else short(step)
    return name


def items(value: Any) -> Iterator[tuple[str | int, Any]]:
    """The steps below a value and what stands there; nothing below a text."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _is_in(step: str | int, value: Any) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _find(value: Any, steps: tuple[str, ...], loc: Loc) -> Iterator[tuple[Loc, str]]:
    if not steps:
        if isinstance(value, str):
            yield loc, value
    elif steps[0] == "*":
        for step, item in items(value):
            yield from _find(item, steps[1:], (*loc, step))
    elif _is_in(steps[0], value):
        yield from _find(value[steps[0]], steps[1:], (*loc, steps[0]))
