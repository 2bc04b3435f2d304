"""A table of texts, as HTML for pages and as CSV for spreadsheets."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

_FORMULA = re.compile("^[\\s\\x00-\\x1f\\x7f-\\x9f]*[=+\\-@\uff0b\uff0d\uff1d\uff20]|^[\\t\\r\\n]")


class Linked(NamedTuple):
    """A text that leads somewhere: ``address`` is relative to the page that shows it."""

    text: str
    address: str


Cell = str | int | Linked


@dataclass(frozen=True)
class Sheet:
    """A head and rows of as many cells; whole numbers are cells too."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def html(sheet: Sheet) -> Markup:
    """The sheet as a table, a line for each row."""
    head = Markup().join(Markup('<th scope="col">{}</th>').format(name) for name in sheet.head)
    rows = (Markup("<tr>{}</tr>").format(Markup().join(map(_shown, row))) for row in sheet.rows)
    return Markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>").format(
        head, Markup("\n").join(rows)
    )


def csv(sheet: Sheet) -> str:
    """The sheet as CSV, every cell in quotes; of links, the text."""
    lines = [sheet.head, *([_plain(cell) for cell in row] for row in sheet.rows)]
    return "".join(",".join(map(_field, line)) + "\n" for line in lines)


def _shown(cell: Cell) -> Markup:
    if isinstance(cell, Linked):
        return Markup('<td><a href="{}">{}</a></td>').format(cell.address, cell.text)
    return Markup("<td>{}</td>").format(cell)


def _plain(cell: Cell) -> str:
    return cell.text if isinstance(cell, Linked) else str(cell)


def _field(text: str) -> str:
    """Spreadsheets run what begins like a formula, so such text gets an apostrophe before it."""
    safe = f"'{text}" if _FORMULA.match(text) else text
    return '"' + safe.replace('"', '""') + '"'
