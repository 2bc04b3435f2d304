"""What a picture of a network is made of: cells, frames around repeats, forks into paths."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...network.shape import Shape


@dataclass(frozen=True)
class Cell:
    """What comes out of a layer, and what is done before.

    ``sign``: the kind of layer. What is none: ``input``; ``inputs`` (several, alike from here on); ``marks``
    (small layers alone); ``other`` (a step in words); ``more`` (steps left out).
    ``shape``: of what comes out, None if not known; ``is_fed``: whether that of what goes in is known.
    ``marks``, ``after``: kinds of the small layers that follow at once, and their words.
    ``says``: all in full. ``listed``: names and shapes of ``inputs``. ``letters``: one-hot sequence.
    """

    sign: str
    shape: Shape | None = None
    name: str = ""
    lines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    note: str = ""
    says: str = ""
    listed: tuple[tuple[str, str], ...] = ()
    letters: bool = False
    is_fed: bool = True
    is_output: bool = False

    @property
    def is_told(self) -> bool:
        """Whether words stand in its place."""
        return self.sign in ("other", "more")


@dataclass(frozen=True)
class Frame:
    """Layers that are repeated; ``head`` says how often. ``by_pass``: residual, dense or empty."""

    head: tuple[str, ...]
    items: tuple["Item", ...]
    by_pass: str = ""


@dataclass(frozen=True)
class Path:
    """One of several; ``has_input``: it begins with an input of its own."""

    name: str
    items: tuple["Item", ...]
    has_input: bool = False


@dataclass(frozen=True)
class Fork:
    """Paths side by side; ``join`` as in the model."""

    head: str
    paths: tuple[Path, ...]
    join: str

    @property
    def is_split(self) -> bool:
        """Whether what comes in goes into a path; else each reads an input of its own."""
        return not all(path.has_input for path in self.paths)


Item = Cell | Frame | Fork


def cells(items: Iterable[Item]) -> Iterator[Cell]:
    """All cells, in the order in which they are drawn."""
    for item in items:
        match item:
            case Cell():
                yield item
            case Frame():
                yield from cells(item.items)
            case Fork():
                for path in item.paths:
                    yield from cells(path.items)
