"""One facet, by which methods are filtered: its choices, and what is known of a method in its regard."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from .facts import State
from .model.architecture import Measure
from .model.method import Length, Method
from .model.text import Unknown
from .vocabulary import Term

Value = str | tuple[int, int]
"""The id of a term or choice, or the first and last number of a range."""

Known = tuple[Value, ...] | State
"""Values, or the one state that stands for them."""


class Choice(NamedTuple):
    """One value that a reader can pick."""

    id: str
    label: str
    help: str = ""


STATES = tuple(
    Choice(state.value, state.value.replace("-", " "), meaning)
    for state, meaning in (
        (State.NOT_STATED, "Looked for; the sources do not say."),
        (State.NOT_RECORDED, "Nobody has looked yet."),
        (State.NOT_APPLICABLE, "There can be none."),
    )
)
"""What there can be instead of a value: choices in every facet, never joined."""


@dataclass(frozen=True)
class Facet:
    """``kind``: "terms" of a vocabulary, a "choice" of fixed words, or a "range" of numbers.

    ``unit`` of a range: bp, year or none; ``ends``: words for its smallest and largest number. ``column``:
    results show it unless the reader says otherwise. ``exact``: what stands in the entries, in words, where a
    value is only the class of it.
    """

    id: str
    label: str
    help: str
    kind: str
    of: Callable[[Method], Known]
    choices: tuple[Choice, ...] = ()
    vocabulary: str = ""
    unit: str = ""
    ends: tuple[str, str] = ("lowest", "highest")
    column: bool = False
    exact: Callable[[Method], tuple[str, ...]] | None = None


def plain_choices(words: Iterable[str]) -> tuple[Choice, ...]:
    """Choices whose ids are their labels."""
    return tuple(Choice(word, word) for word in words)


def values_at(value: Any, steps: tuple[str, ...]) -> Iterator[Any]:
    """What stands at a path such as ``input.data``: each value, state or gap."""
    for at, step in enumerate(steps):
        if isinstance(value, tuple):
            for item in value or (None,):
                yield from values_at(item, steps[at:])
            return
        if value is None or isinstance(value, Unknown):
            break
        value = getattr(value, step)
    if isinstance(value, tuple):
        yield from value or (None,)
    else:
        yield value


def known(values: Iterable[Any]) -> Known:
    """The values without repeats; where there is none, the most that is known of them."""
    values = list(values)
    state = state_of(values)
    return tuple(dict.fromkeys(map(_plain, filter(_is_given, values)))) if state is State.KNOWN else state


def state_of(values: Iterable[Any]) -> State:
    """The most that is known: a value, else that there is none to be had, else nothing."""
    values = list(values)
    if any(map(_is_given, values)):
        return State.KNOWN
    states = {State.NOT_RECORDED if value is None else State(value.value) for value in values}
    order = (State.NOT_STATED, State.NOT_APPLICABLE, State.NOT_RECORDED)
    return next((state for state in order if state in states), State.NOT_RECORDED)


def _is_given(value: Any) -> bool:
    return value is not None and not isinstance(value, Unknown)


def has(found: Known, value: Value) -> bool:
    """Whether the value is one of those known."""
    return isinstance(found, tuple) and value in found


def _plain(value: Any) -> Value:
    if isinstance(value, Term):
        return value.id
    if isinstance(value, Length):
        return (value.min, value.max)
    if isinstance(value, Measure):
        return (value.value, value.value)
    return (value, value) if isinstance(value, int) else str(value)
