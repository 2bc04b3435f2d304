"""What the Explore page reads, as scripts, so that it also works from ``file://``: facts, sentences, BibTeX.

``explore/catalogue.js`` has the facts in columns. A cell is the number of a choice of its facet or, in a
range, a number of the thing itself; several stand in a list (of a range: first, last, first, last); -1, -2,
-3 are the states of ``STATES``. ``exact`` has, for facets whose values are classes, what stands in entries:
lists of words, and for each method the number of its list or -1. ``texts-0.js`` and so on have the
sentences, ``bibtex.js`` the references.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count
from typing import Any

from ..activity import with_activity
from ..catalogue import Catalogue, by_year
from ..citation import bibtex, cite_keys
from ..facet import STATES, Facet
from ..facets import facets_by_id
from ..facts import State
from ..model.method import Method
from ..names import authors
from ..scriptdata import lines, script_json
from ..site import Site
from ..textfile import TextFile

TEXTS = 500
"""Methods in one file of texts."""

_STATES = {State(choice.id): -number for number, choice in enumerate(STATES, start=1)}


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """The data of the page; the order of methods is the same in all files."""
    methods = by_year(catalogue.methods)[::-1]
    known = facets_by_id(catalogue.vocabularies).values()
    found = tuple(with_activity(known, catalogue.observed))
    data = {
        "facets": lines(_facet(facet) for facet in found),
        "states": script_json(STATES),
        "names": script_json([method.name for method in methods]),
        "slugs": script_json([method.slug for method in methods]),
        "columns": lines(_column(facet, methods) for facet in found),
        "exact": script_json({facet.id: _exact(facet.exact, methods) for facet in found if facet.exact}),
        "texts": script_json(TEXTS),
    }
    text = ",\n".join(f'"{name}":{value}' for name, value in data.items())
    yield TextFile("explore/catalogue.js", f"window.CATALOGUE={{{text}}};\n")
    for number, start in zip(count(), range(0, len(methods), TEXTS)):
        texts = [_texts(method) for method in methods[start : start + TEXTS]]
        text = f"(window.CATALOGUE_TEXTS??=[])[{number}]={script_json(texts)};\n"
        yield TextFile(f"explore/texts-{number}.js", text)
    keys = cite_keys(catalogue.entries)
    entries = [bibtex(one.publication, keys[one.slug]) if one.publication else "" for one in methods]
    yield TextFile("explore/bibtex.js", f"window.CATALOGUE_BIBTEX={script_json(entries)};\n")


def _facet(facet: Facet) -> dict[str, Any]:
    shown = {"id": facet.id, "label": facet.label, "help": facet.help, "kind": facet.kind}
    if facet.kind == "range":
        return {**shown, "unit": facet.unit, "ends": facet.ends, "column": facet.column, "choices": []}
    return {**shown, "column": facet.column, "choices": facet.choices}


def _column(facet: Facet, methods: Iterable[Method]) -> list[int | list[int]]:
    numbers = {choice.id: number for number, choice in enumerate(facet.choices)}
    return [_cell(facet.of(method), numbers) for method in methods]


def _cell(known: Any, numbers: dict[str, int]) -> int | list[int]:
    if isinstance(known, State):
        return _STATES[known]
    if isinstance(known[0], str):
        cell = [numbers[value] for value in known]
    else:
        cell = list(chain.from_iterable(known))
        if len(cell) == 2 and cell[0] == cell[1]:
            cell = cell[:1]
    return cell[0] if len(cell) == 1 else cell


def _exact(of: Callable[[Method], tuple[str, ...]], methods: Iterable[Method]) -> list[list[Any]]:
    """The different lists of words, and for each method which of them it has."""
    words = [of(method) for method in methods]
    different = list(dict.fromkeys(filter(None, words)))
    numbers = {list_: number for number, list_ in enumerate(different)}
    return [different, [numbers.get(one, -1) for one in words]]


def _texts(method: Method) -> list[str]:
    """The sentence that a row shows, and other words by which the method may be searched for."""
    titles = dict.fromkeys(publication.title for publication in method.publications)
    return [method.summary, " ".join((*method.also_known_as, *titles, *authors(method)))]
