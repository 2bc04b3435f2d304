"""One row of a comparison: its place, what it shows of the model, and how a method's cell is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..facts import NO_CODE, NO_WEIGHTS
from ..model.method import Method
from ..site import Links
from .cell import Cell, Values, each, seen
from .values import MAKERS

_ITEMS: dict[str, Callable[[Any], str]] = {
    "publications": lambda one: str(one.role),
    "links": lambda one: str(one.kind),
    "code": lambda place: MAKERS[place.maintained_by],
    "weights": lambda place: place.label or "",
    "input": lambda flow: str(flow.data),
    "output": lambda flow: str(flow.data),
    "training.data": lambda dataset: str(dataset.name),
    "lineage": lambda tie: str(tie.relation),
    "limits": lambda _: "",
}
"""Lists whose items name their sources, and what an item is called where there are several."""

_NOT_FOUND = {"code": NO_CODE, "weights": NO_WEIGHTS}


@dataclass(frozen=True)
class Row:
    """One row. ``fields``: what it shows of the model; ``ordered``: its values are steps and no set.

    ``observed``: it shows what machines observed, and is there only if they did.
    """

    id: str
    label: str
    fields: tuple[str, ...]
    cell: Callable[[Method, Links], Cell]
    ordered: bool = False
    observed: bool = False


@dataclass(frozen=True)
class Section:
    """Rows under one heading."""

    label: str
    rows: tuple[Row, ...]


def field(
    id: str,
    label: str,
    path: str,
    show: Callable[[Any, Links], Values],
    parts: str = "",
    named: bool = True,
    ordered: bool = False,
) -> Row:
    """A row for what stands at a path; ``parts``: the names below it that ``show`` looks at.

    ``named``: values stand under the names of the items that they belong to.
    """
    fields = tuple(f"{path}.{part}" for part in parts.split()) or (path,)
    items = next((items for items in _ITEMS if f"{path}.".startswith(f"{items}.")), "")

    def cell(method: Method, links: Links) -> Cell:
        if not items:
            evidence = "description" if path == "summary" else path
            return seen(method, show(_at(method, path), links), evidence)
        rest = path.removeprefix(items).removeprefix(".")
        found, otherwise = _at(method, items), method.evidence.get(items, ())
        name = _ITEMS[items] if named else lambda _: ""
        return each(
            found, lambda item: show(_at(item, rest), links), name, _NOT_FOUND.get(items, ""), otherwise
        )

    return Row(id, label, fields, cell, ordered)


def _at(value: Any, path: str) -> Any:
    for step in filter(None, path.split(".")):
        value = getattr(value, step)
    return value
