"""A mistake that a contributor must mend, and the exception that carries all of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """Where it is (line and column count from 1; ``field`` may be empty), what was found, what to do."""

    file: str
    line: int
    column: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: "
        return visible(place + (f"{self.field}: {self.message}" if self.field else self.message))


class InvalidEntries(Exception):
    """Raised with every problem at once, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def visible(text: str) -> str:
    """The text as it can safely be printed: what a terminal would obey or hide is written as an escape."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def short(text: str, most: int = 100) -> str:
    """The text, cut where a message would become too long to read."""
    return text if len(text) <= most else text[: most - 3] + "..."
