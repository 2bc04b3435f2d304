"""What the Compare page reads, as scripts: ``compare/rows.js``, and one file for each method.

A cell is [values, numbers of sources]. A value has ``text`` and perhaps ``note``, both in pieces: words, or
words with their address, that of a page below the root or of another site; ``of``: what it belongs to;
``state``: set if it says that there is no value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..catalogue import Catalogue
from ..comparison.cell import Cell, Pieces, Value, running_text
from ..comparison.row import Row, Section
from ..comparison.rows import SECTIONS
from ..facts import State
from ..model.method import Method, Result
from ..model.observed import Observed
from ..model.text import Unknown
from ..remembered import remembered
from ..scriptdata import lines, script_json
from ..site import Links, Site
from ..textfile import TextFile


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """The rows and earlier names, which every comparison needs; then the cells and results of each method."""
    sections = [
        [section.label, [(row.id, row.label, row.ordered) for row in rows]]
        for section, rows in _rows(catalogue.observed)
    ]
    earlier = [(alias, method.slug) for method in catalogue.methods for alias in method.aliases]
    rows = f'"sections":{lines(sections)},\n"aliases":{script_json(earlier)}'
    yield TextFile("compare/rows.js", f"window.COMPARE={{{rows}}};\n")
    around = _Around(_shape(catalogue), catalogue.observed, Links(catalogue, "index.md"))
    for method in catalogue.methods:
        ties = catalogue.descendants.get(method.slug, ())
        named_by = tuple((tie.method.slug, tie.tie.relation) for tie in ties)
        yield TextFile(f"compare/methods/{method.slug}.js", _method(method, around, named_by))


def _rows(observed: Observed) -> Iterator[tuple[Section, list[Row]]]:
    """The rows of each section; those of observations only if there are any."""
    for section in SECTIONS:
        yield section, [row for row in section.rows if not row.observed or observed.repositories]


@dataclass(frozen=True)
class _Around:
    """All that the file of a method may show besides the method; ``shape`` says when that has changed."""

    shape: str
    observed: Observed
    links: Links = field(compare=False)


def _shape(catalogue: Catalogue) -> str:
    names = [(entry.slug, entry.name) for entry in catalogue.entries]
    pages = sorted((term.vocabulary, term.id) for term in (*catalogue.methods_by_term, *catalogue.subfields))
    return script_json([names, pages, repr(catalogue.vocabularies["licences"])])


@remembered
def _method(method: Method, around: _Around, _: tuple[object, ...]) -> str:
    links = around.links
    numbers = {source: number for number, source in enumerate(method.sources, start=1)}
    shown = (row for _, rows in _rows(around.observed) for row in rows)
    cells = ",\n".join(
        f"{script_json(row.id)}:{script_json(_cell(row.cell(method, links), numbers))}" for row in shown
    )
    results = lines(_result(result, links, numbers) for result in method.results)
    head = f'"slug":{script_json(method.slug)},"name":{script_json(method.name)}'
    return f'(window.COMPARED??=[]).push({{{head},"cells":{{\n{cells}}},\n"results":{results}}});\n'


def _cell(cell: Cell, numbers: dict[str, int]) -> list[Any]:
    return [[_value(value) for value in cell.values], _numbers(cell.sources, numbers)]


def _numbers(sources: Sequence[str], numbers: dict[str, int]) -> list[int]:
    return sorted({numbers[source] for source in sources})


def _value(value: Value) -> dict[str, Any]:
    state = "" if value.state == State.KNOWN else value.state.value
    said = {"text": _pieces(value.text), "of": value.of, "note": _pieces(value.note), "state": state}
    return {name: part for name, part in said.items() if part}


def _pieces(pieces: Pieces) -> list[Any]:
    return [piece if piece[1] else piece[0] for piece in pieces]


def _result(result: Result, links: Links, numbers: dict[str, int]) -> dict[str, Any]:
    """A result as it is printed; ``split`` is null where no source states it."""
    others = [(other.method, str(other.value)) for other in result.compared_with]
    return {
        "dataset": result.dataset,
        "split": None if isinstance(result.split, Unknown) else result.split,
        "metric": result.metric.label,
        "better": result.metric.better,
        "value": str(result.value),
        "others": [other for other in others if other[0] in links.catalogue.by_slug],
        "by": result.measured_by,
        "note": _pieces(running_text(result.note, links)),
        "sources": _numbers(result.sources, numbers),
    }
