"""What is recorded: for each field of the model how many entries have it, and which entries have gaps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import get_origin

from .facet import state_of, values_at
from .facts import State
from .fields import Field, fields, may_be_unknown, parts_in
from .model.architecture import Measure
from .model.base import Part
from .model.entry import Entry
from .model.method import Length
from .remembered import remembered
from .sheet import Sheet

ORDER = (State.KNOWN, State.NOT_STATED, State.NOT_APPLICABLE, State.NOT_RECORDED)
"""The states of a field, as they stand beside each other."""


@dataclass(frozen=True)
class Row:
    """One field; ``holder`` is the path of the list whose items have it, empty for a field of the entry.

    ``is_asked``: whether somebody must look it up, so that an entry without it has a gap. All others, such as
    notes, are only there if there is something to say.
    """

    path: str
    description: str
    holder: str
    is_asked: bool

    @cached_property
    def steps(self) -> tuple[str, ...]:
        return tuple(self.path.split("."))


@dataclass(frozen=True)
class Reach:
    """How many entries are in each state in regard to a field; those without its holder do not count."""

    row: Row
    counts: Mapping[State, int]

    @property
    def of(self) -> int:
        return sum(self.counts.values())

    def share(self, state: State) -> float:
        """In percent."""
        return round(100 * self.counts[state] / self.of, 2) if self.of else 0.0

    def bar(self) -> list[tuple[State, float, float]]:
        """The parts of a bar, where each begins and how long it is, in percent."""
        parts, start = [], 0.0
        for state in ORDER:
            if self.counts[state]:
                parts.append((state, round(start, 2), self.share(state)))
                start += self.share(state)
        return parts


@dataclass(frozen=True)
class Gaps:
    """An entry, its fields that nobody has looked up, and the oldest day on which a source was read."""

    entry: Entry
    fields: tuple[str, ...]
    oldest: str


@cache
def rows(model: type[Part]) -> tuple[Row, ...]:
    """The fields of an entry and of the parts inside it, in the model's order.

    What is needed in an item is left out, for it is there whenever the item is; so are sources and evidence,
    which every entry has, and the inside of layers, which nest.
    """
    return tuple(_rows(model, "", ""))


def _rows(part: type[Part], prefix: str, holder: str) -> Iterator[Row]:
    for field in fields(part, prefix):
        annotation = field.info.annotation
        if get_origin(annotation) is Mapping or (holder and field.required):
            continue
        if isinstance(annotation, type) and issubclass(annotation, Part):
            yield from _rows(annotation, f"{field.path}.", holder)
            continue
        yield Row(field.path, field.description, holder, _is_asked(field))
        for inner in _inside(field):
            yield from _rows(inner, f"{field.path}.", field.path)


def _inside(field: Field) -> list[type[Part]]:
    found = [part for part in parts_in(field.info.annotation) if part not in (Length, Measure)]
    return found if len(found) == 1 else []


def _is_asked(field: Field) -> bool:
    return field.evidenced or may_be_unknown(field.info)


@remembered
def states(entry: Entry) -> Mapping[str, State]:
    """For each field of its model what is known of it; without those whose holder the entry does not have."""
    found: dict[str, State] = {}
    for row in rows(type(entry)):
        if not row.holder or found.get(row.holder) is State.KNOWN:
            found[row.path] = state_of(values_at(entry, row.steps))
    return found


def reach(entries: Iterable[Entry], model: type[Part]) -> list[Reach]:
    """All fields of a kind of entry, with their counts."""
    counts: Counter[tuple[str, State]] = Counter()
    for entry in entries:
        counts.update(states(entry).items())
    return [Reach(row, {state: counts[row.path, state] for state in ORDER}) for row in rows(model)]


def gaps(entries: Iterable[Entry]) -> list[Gaps]:
    """The entries with gaps, those with most first."""
    found = [Gaps(entry, _missing(entry), oldest_check([entry])) for entry in entries]
    return sorted(
        (one for one in found if one.fields), key=lambda one: (-len(one.fields), one.entry.name.casefold())
    )


def _missing(entry: Entry) -> tuple[str, ...]:
    asked = {row.path for row in rows(type(entry)) if row.is_asked}
    return tuple(
        path for path, state in states(entry).items() if state is State.NOT_RECORDED and path in asked
    )


def oldest_check(entries: Iterable[Entry]) -> str:
    """The oldest day on which a source was read; empty without one."""
    return min((source.checked for entry in entries for source in entry.sources.values()), default="")


def tiers(entries: Iterable[Entry]) -> Mapping[str, int]:
    """How many sources are primary and secondary."""
    found = Counter(source.tier for entry in entries for source in entry.sources.values())
    return {tier: found[tier] for tier in ("primary", "secondary")}


def sheet(kinds: Mapping[str, list[Reach]]) -> Sheet:
    """The counts of all kinds of entry."""
    head = ("Kind", "Field", "Recorded", "Not stated", "Not applicable", "Not recorded", "Of", "Among")
    return Sheet(
        head,
        tuple(
            (kind, one.row.path, *(one.counts[state] for state in ORDER), one.of, _among(kind, one))
            for kind, found in kinds.items()
            for one in found
        ),
    )


def _among(kind: str, one: Reach) -> str:
    return f"{kind} with {one.row.holder}" if one.row.holder else kind
