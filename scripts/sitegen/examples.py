"""Good examples for the field guide: for each field and part the most typical that stands in an entry."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from statistics import median_low
from typing import Any

from .catalogue import Catalogue
from .fields import fields
from .model.base import Part
from .model.entry import Entry
from .model.method import Length
from .model.text import Unknown
from .remembered import remembered
from .vocabulary import Term

LONGEST_PART = 600
"""Signs of a part as data; of those that are not longer, the one with the most fields is the best example."""

LINES_OF_EVIDENCE = 4

METHODS, REVIEWS = 60, 20
"""Examples are typical of so many entries: the methods that most others build on, the first reviews."""

OTHERS = 200
"""Entries that are looked through for what none of those has."""

_NUMBER = re.compile(r"\d+(\.\d+)?")

Where = tuple[type[Part], str]
"""A part of the model and one of its fields; the empty name stands for the whole part."""


@dataclass(frozen=True)
class Example:
    """What an entry writes for a field or a part, as plain data."""

    value: Any
    entry: Entry


Examples = Mapping[Where, Example]

IN_A_CELL = 28
"""Signs in a line of YAML in a cell of a table."""


@dataclass(frozen=True)
class Shown:
    """A good example as YAML, and the entry that it is from."""

    yaml: str
    entry: Entry

    @property
    def is_short(self) -> bool:
        """Whether it fits a cell of a table."""
        return self.lines == 1

    @property
    def lines(self) -> int:
        return self.yaml.count("\n") + 1


def typical(catalogue: Catalogue) -> Examples:
    """The example of each field and part that an entry has; the same for the same entries."""
    named = catalogue.descendants
    methods = sorted(catalogue.methods, key=lambda method: (-len(named.get(method.slug, ())), method.slug))
    reviews = sorted(catalogue.reviews, key=lambda review: review.slug)
    found: dict[Where, list[Example]] = defaultdict(list)
    for entry in (*methods[:METHODS], *reviews[:REVIEWS]):
        for where, values in _written(entry).items():
            found[where] += (Example(value, entry) for value in values)
    for entry in (*methods[METHODS:], *reviews[REVIEWS:])[:OTHERS]:
        for where in _written(entry).keys() - found.keys():
            found[where] += (Example(value, entry) for value in _written(entry)[where])
    return {where: (_field if where[1] else _part)(those) for where, those in found.items()}


def _field(examples: list[Example]) -> Example:
    """The number in the middle; else what most entries say, or a text of the usual length."""
    if all(_NUMBER.fullmatch(str(example.value)) for example in examples):
        return sorted(examples, key=lambda one: float(one.value))[len(examples) // 2]
    entries: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        entries[str(example.value)].add(example.entry.slug)
    usual = median_low(map(len, entries))
    return min(examples, key=lambda one: (-len(entries[str(one.value)]), abs(len(str(one.value)) - usual)))


def _part(examples: list[Example]) -> Example:
    lengths = {id(example): len(str(example.value)) for example in examples}
    short = [example for example in examples if lengths[id(example)] <= LONGEST_PART]
    if not short:
        return min(examples, key=lambda one: lengths[id(one)])
    return min(short, key=lambda one: (-len(one.value), lengths[id(one)]))


@remembered
def _written(entry: Entry) -> Mapping[Where, list[Any]]:
    """All that an entry writes, by field and part; ``not-stated`` is no example."""
    found: dict[Where, list[Any]] = defaultdict(list)
    for where, value in _in_part(entry):
        found[where].append(value)
    return dict(found)


def _in_part(part: Part) -> Iterator[tuple[Where, Any]]:
    kind = type(part)
    if not isinstance(part, Entry):
        yield (kind, ""), plain(part)
    for name in _names(kind):
        value = getattr(part, name)
        if name in part.model_fields_set and value != () and not isinstance(value, Unknown | None):
            inner = list(_parts(value))
            if not inner:
                yield (kind, name), _shortened(plain(value))
            for one in inner:
                yield from _in_part(one)


@cache
def _names(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a part in the order in which entries have them."""
    return tuple(sorted((field.name for field in fields(kind)), key=lambda name: _ORDER.get(name, 1)))


_ORDER = {"kind": 0, "label": 2, "note": 3, "sources": 4}


def _parts(value: Any) -> Iterator[Part]:
    """The parts of which a value consists."""
    if isinstance(value, Part):
        if not _is_one_number(value):
            yield value
    elif isinstance(value, tuple | Mapping):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _parts(item)


def _is_one_number(value: object) -> bool:
    return isinstance(value, Length) and value.min == value.max


def _shortened(value: Any) -> Any:
    """The first lines of a group that has one for each fact."""
    return dict(list(value.items())[:LINES_OF_EVIDENCE]) if isinstance(value, dict) else value


def plain(value: Any) -> Any:
    """A value of the model as it is written: texts, lists and groups."""
    if isinstance(value, Length) and value.min == value.max:
        return str(value.min)
    if isinstance(value, Part):
        written = (name for name in _names(type(value)) if name in value.model_fields_set)
        return {name: plain(getattr(value, name)) for name in written}
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Term):
        return value.id
    if isinstance(value, bool):
        return str(value).lower()
    return str(value.value) if isinstance(value, Enum) else str(value)
