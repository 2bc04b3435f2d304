"""Cells of a comparison: what one method says in one row, with links and sources."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..facts import State
from ..model.method import Method
from ..model.text import Unknown
from ..site import Links

Piece = tuple[str, str]
"""Words, and the address that they lead to: of another site, or of a page below our root; empty for none."""

Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Value:
    """One value. ``of``: the item that it belongs to, where there may be several; ``note``: small print."""

    text: Pieces
    of: str = ""
    note: Pieces = ()
    state: State = State.KNOWN


Values = tuple[Value, ...]


@dataclass(frozen=True)
class Cell:
    """All values, and the ids of the sources in which they were seen."""

    values: Values
    sources: tuple[str, ...] = ()


def words(text: str, address: str = "") -> Pieces:
    """One piece, or none for an empty text."""
    return ((text, address),) if text else ()


def running_text(text: str | None, links: Links) -> Pieces:
    """A text of an entry with its links; nothing for None."""
    return tuple(piece for piece in links.pieces(text or "") if piece[0])


def joined(*parts: Pieces) -> Pieces:
    """Small print of several parts, as method pages have it."""
    together: Pieces = ()
    for part in filter(None, parts):
        together += words(" · ") + part if together else part
    return together


def gap(value: Unknown | None, unknown: str = "") -> Value:
    """What stands where there is no value; ``unknown``: how we say that it was looked for in vain."""
    state = State.NOT_RECORDED if value is None else State(value.value)
    said = unknown if unknown and state == State.NOT_STATED else state.value.replace("-", " ")
    return Value(words(said), state=state)


def given(value: Any, show: Callable[[Any], Iterable[Value]], unknown: str = "") -> Values:
    """The values that ``show`` makes of what a field says, or the gap."""
    if value is None or value == () or isinstance(value, Unknown):
        return (gap(None if value == () else value, unknown),)
    return tuple(show(value))


def seen(method: Method, values: Values, *paths: str) -> Cell:
    """A cell of single fields; their sources stand in the entry's evidence."""
    sources = (source for path in paths for source in method.evidence.get(path, ()))
    return Cell(values, tuple(dict.fromkeys(sources)))


def each(
    items: Any,
    show: Callable[[Any], Values],
    names: Callable[[Any], str] = lambda _: "",
    unknown: str = "",
    otherwise: Iterable[str] = (),
) -> Cell:
    """A cell of the items of a list, each value once, under its item; ``otherwise``: sources of a gap.

    An item of which nothing is recorded here has no say in the sources.
    """
    if not items or isinstance(items, Unknown):
        return Cell((gap(items or None, unknown),), tuple(otherwise))
    shown = [(item, show(item)) for item in items]
    named = zip(told_apart(map(names, items)), shown, strict=True)
    values = dict.fromkeys(replace(value, of=name) for name, (_, said) in named for value in said)
    told = (item for item, said in shown if any(value.state != State.NOT_RECORDED for value in said))
    return Cell(tuple(values), tuple(dict.fromkeys(source for item in told for source in item.sources)))


def told_apart(names: Iterable[str]) -> list[str]:
    """Names that occur twice get a number: ``DNA sequence 1``, ``DNA sequence 2``."""
    names = list(names)
    many, so_far = Counter(names), Counter[str]()
    numbered = []
    for name in names:
        so_far[name] += 1
        numbered.append(f"{name} {so_far[name]}" if name and many[name] > 1 else name)
    return numbered
