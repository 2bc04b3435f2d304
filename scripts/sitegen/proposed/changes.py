"""Two states of the entries -> what the second would change, for the one who reviews it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..catalogue import Catalogue
from ..document import slug_of
from ..facet import Facet
from ..facets import facets_by_id
from ..figures.ancestry import ties
from ..load import load_catalogue
from ..problem import InvalidEntries, Problem
from ..site import page_url
from ..textfile import TextFile
from ..yamltext import read_yaml
from .proposal import (
    MOST_LISTED,
    Difference,
    Effect,
    Proposal,
    Shift,
    Some,
    as_name,
    some_mistakes,
    some_texts,
)

Render = Callable[[Catalogue], Iterable[TextFile]]

WITH_ADDRESS = ("methods", "reviews")
"""Folders whose files have an address for good."""


def proposal(before: Sequence[TextFile], after: Sequence[TextFile], today: date, render: Render) -> Proposal:
    """What ``after`` would change, and what is wrong in it; ``render`` makes the files of the site.

    Paths are relative to ``entries/``. A mistake that stands in ``before`` too is only counted; those in
    files that are changed come first, for the others mostly follow from them.
    """
    touched = {file.path for file in {*before} ^ {*after}}
    if not touched:
        return Proposal()
    old, old_problems = _loaded(before, today)
    new, problems = _loaded(after, today)
    known = {_what(problem) for problem in old_problems}
    mistakes = {problem for problem in problems if _what(problem) not in known}
    inherited = len(problems) - len(mistakes)
    mistakes |= {*lost_addresses(before, after)}
    return Proposal(
        files=difference(_texts(before), _texts(after)),
        effect=effect(old, new, render) if old and new and not mistakes else None,
        mistakes=some_mistakes(sorted(mistakes, key=lambda one: (one.file not in touched, one))),
        inherited=inherited,
    )


def effect(before: Catalogue, after: Catalogue, render: Render) -> Effect:
    """What readers would see of the change."""
    old, new = ({file.path: file.text for file in render(one)} for one in (before, after))
    shifts = list(_shifts(before, after))
    return Effect(
        pages=difference(_pages(old), _pages(new)),
        data=difference(_not_pages(old), _not_pages(new)),
        facets=Some[Shift](first=tuple(shifts[:MOST_LISTED]), count=len(shifts)),
        lineage=difference(_lineage(before), _lineage(after)),
        terms=difference(_terms(before), _terms(after)),
    )


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    """The names that are new, have another value, or are gone."""
    return Difference(
        added=some_texts(name for name in after if name not in before),
        changed=some_texts(name for name in after if name in before and after[name] != before[name]),
        removed=some_texts(name for name in before if name not in after),
    )


def lost_addresses(before: Iterable[TextFile], after: Iterable[TextFile]) -> Iterator[Problem]:
    """Addresses of entries that would answer no more."""
    files, aliases = _addresses(after)
    old_files, old_aliases = _addresses(before)
    for folder, slug in old_files.keys() - files.keys() - aliases.keys():
        message = (
            f"is gone, and with it the address {folder}/{slug}/; "
            f'list "{slug}" under aliases of the entry that takes its place'
        )
        yield Problem(old_files[folder, slug], 1, 1, "", message)
    for folder, alias in old_aliases.keys() - aliases.keys() - files.keys():
        entry = (folder, slug_of(old_aliases[folder, alias]))
        if holder := files.get(entry, aliases.get(entry)):
            message = f'"{alias}" is gone, and with it the address {folder}/{alias}/; put it back'
            yield Problem(holder, 1, 1, "aliases", message)


Addresses = dict[tuple[str, str], str]


def _addresses(files: Iterable[TextFile]) -> tuple[Addresses, Addresses]:
    """Folder and name of each entry, and of each alias, with the file in which it stands."""
    names: Addresses = {}
    aliases: Addresses = {}
    for file in files:
        folder, _, name = file.path.partition("/")
        if folder in WITH_ADDRESS and name.endswith(".yaml") and "/" not in name:
            names[folder, slug_of(file.path)] = file.path
            value = read_yaml(file).value
            listed = value.get("aliases") if isinstance(value, dict) else None
            for alias in listed if isinstance(listed, list) else []:
                aliases[folder, str(alias)] = file.path
    return names, aliases


def _texts(files: Iterable[TextFile]) -> dict[str, str]:
    return {f"entries/{file.path}": file.text for file in files}


def _loaded(files: Iterable[TextFile], today: date) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    try:
        return load_catalogue(files, today), ()
    except InvalidEntries as invalid:
        return None, invalid.problems


def _what(problem: Problem) -> tuple[str, str, str]:
    """A problem apart from its place, which moves with the lines above it."""
    return problem.file, problem.field, problem.message


def _pages(files: Mapping[str, str]) -> dict[str, str]:
    return {page_url(path) or "./": text for path, text in files.items() if path.endswith(".md")}


def _not_pages(files: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if not path.endswith(".md")}


def _lineage(catalogue: Catalogue) -> dict[str, None]:
    return {f"{tie.work.name}: {tie.relation} {tie.other.name}": None for tie in ties(catalogue)}


def _terms(catalogue: Catalogue) -> dict[str, Any]:
    return {
        f"{vocabulary.title}: {term.label}": term
        for vocabulary in catalogue.vocabularies.values()
        for term in vocabulary
    }


def _shifts(before: Catalogue, after: Catalogue) -> Iterator[Shift]:
    """The values of facets that another number of methods would have."""
    old = facets_by_id(before.vocabularies)
    for facet in facets_by_id(after.vocabularies).values():
        if facet.kind == "range" or facet.id not in old:
            continue
        were, are = _counts(old[facet.id], before), _counts(facet, after)
        labels = {choice.id: choice.label for choice in (*old[facet.id].choices, *facet.choices)}
        for value in sorted(were.keys() | are.keys()):
            if were[value] != are[value]:
                name = as_name(labels.get(value, value.replace("-", " ")))
                yield Shift(facet=as_name(facet.label), value=name, before=were[value], after=are[value])


def _counts(facet: Facet, catalogue: Catalogue) -> Counter[str]:
    found = (facet.of(method) for method in catalogue.methods)
    return Counter(
        str(value) for known in found for value in (known if isinstance(known, tuple) else (known.value,))
    )
