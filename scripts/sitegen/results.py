"""Results as tables: one table per data set and split, because numbers compare only there."""

from dataclasses import dataclass
from decimal import Decimal

from .catalogue import Catalogue
from .model.method import Method, Result
from .model.text import Unknown
from .vocabulary import Term


@dataclass(frozen=True)
class Column:
    """A method in the table; ``slug`` is set if it has a page."""

    name: str
    slug: str | None


@dataclass(frozen=True)
class ResultRow:
    """One metric; ``values`` has one item per column, None where that method has no value."""

    metric: Term
    values: tuple[Decimal | None, ...]
    measured_by: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ResultTable:
    """All results on one data set and split; the first column is the method of the page."""

    dataset: str
    split: str | Unknown
    columns: tuple[Column, ...]
    rows: tuple[ResultRow, ...]


def result_tables(method: Method, catalogue: Catalogue) -> list[ResultTable]:
    """The results of a method, grouped by data set and split in the entry's order."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in method.results:
        groups.setdefault((result.dataset, str(result.split)), []).append(result)
    return [_table(method, results, catalogue) for results in groups.values()]


def _table(method: Method, results: list[Result], catalogue: Catalogue) -> ResultTable:
    others = dict.fromkeys(other.method for result in results for other in result.compared_with)
    columns = (Column(method.name, None), *(_column(name, catalogue) for name in others))
    rows = tuple(_row(result, list(others)) for result in results)
    return ResultTable(results[0].dataset, results[0].split, columns, rows)


def _column(name: str, catalogue: Catalogue) -> Column:
    entry = catalogue.by_slug.get(name)
    return Column(entry.name, entry.slug) if entry else Column(name, None)


def _row(result: Result, others: list[str]) -> ResultRow:
    values = {other.method: other.value for other in result.compared_with}
    cells = (result.value, *(values.get(name) for name in others))
    return ResultRow(result.metric, cells, result.measured_by, result.note or "", result.sources)
