"""What must hold across fields and across files.

To add a rule: a generator with a sentence for a name, and its line in one of the two lists at the end.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from . import evidence, layers_fit
from .document import Document, Folders, Loc
from .model.base import Part
from .model.text import ENTRY_REFERENCE, mistake_in_slug
from .problem import Problem, short
from .vocabulary import Suggestions, nearest

SHARED_ROLES = ("follow-up", "correction")
"""Publications that may concern several entries."""


def slugs_are_unique(folders: Folders) -> Iterator[Problem]:
    files = (Found(document, (), document.slug) for document in folders.entries)
    for found, other in _both(_repeats(files, str)):
        message = f'the file name "{found.text}" is taken by {other.document.file}; choose another'
        yield found.document.problem((), message)


def names_are_unique(folders: Folders) -> Iterator[Problem]:
    for found, other in _both(_repeats(_find(folders.entries, "name"))):
        yield found.problem(
            f'"{short(found.text)}" is the name of {other.document.file} too; tell them apart'
        )


def publications_are_in_one_entry(folders: Folders) -> Iterator[Problem]:
    for kind in ("doi", "arxiv", "pmid", "pmcid"):
        publications = _find(folders.entries, f"publications.*.{kind}")
        own = (found for found in publications if _role(found) not in SHARED_ROLES)
        for found, other in _both(_repeats(own, key=_without_version if kind == "arxiv" else str.casefold)):
            place = "this file already" if other.document is found.document else f"{other.document.file} too"
            yield found.problem(
                f'"{short(found.text)}" stands in {place}; a publication belongs to one entry, once'
            )


def aliases_are_free(folders: Folders) -> Iterator[Problem]:
    for found in _find(folders.entries, "aliases.*"):
        if found.text in folders.slugs:
            message = (
                f'"{found.text}" is the file name of an entry; an alias is an address that no entry has now'
            )
            yield found.problem(message)
    for found, other in _both(_repeats(_find(folders.entries, "aliases.*"))):
        yield found.problem(
            f'"{short(found.text)}" is an alias in {other.document.file} too; keep one of them'
        )


def lineage_leads_to_an_entry(folders: Folders) -> Iterator[Problem]:
    suggestions: Spent = defaultdict(Suggestions)
    for found in _find(folders.methods, "lineage.*.method"):
        if found.text == found.document.slug:
            yield found.problem(
                "a method cannot descend from itself; name the earlier work, or delete this tie"
            )
        elif found.text not in folders.slugs and not mistake_in_slug(found.text):
            advice = "give its name and url in place of method"
            yield found.problem(_no_entry(found.text, folders, advice, suggestions[found.document.file]))


def later_works_name_their_ancestors(folders: Folders) -> Iterator[Problem]:
    for found in _find(folders.methods, "lineage.*.relation"):
        later = found.document.at(*found.loc[:-1], "method")
        if found.text == "followed-by" and isinstance(later, str):
            message = f"the later work names the earlier one: write this tie into methods/{short(later)}.yaml"
            yield found.problem(message)


def references_lead_to_an_entry(folders: Folders) -> Iterator[Problem]:
    for document in (*folders.vocabulary, *folders.entries, *folders.lists):
        suggestions = Suggestions()
        for loc, text in document.texts:
            for slug in ENTRY_REFERENCE.findall(text) if "[[" in text else ():
                if slug not in folders.slugs:
                    advice = "write the file name of an entry, without .yaml, between [[ and ]]"
                    yield document.problem(loc, _no_entry(slug, folders, advice, suggestions))


def results_compare_with_others(folders: Folders) -> Iterator[Problem]:
    names = {found.text.casefold(): found.document.slug for found in _find(folders.entries, "name")}
    for found in _find(folders.methods, "results.*.compared_with.*.method"):
        slug = names.get(found.text.casefold())
        if found.text == found.document.slug:
            yield found.problem("a method is not compared with itself; name the variant")
        elif slug and slug not in {found.text, found.document.slug}:
            yield found.problem(
                f'"{short(found.text)}" is the name of an entry; write its file name: "{slug}"'
            )


def lists_name_entries(folders: Folders) -> Iterator[Problem]:
    suggestions: Spent = defaultdict(Suggestions)
    for found in _find(folders.lists, "sections.*.entries.*.entry"):
        if found.text not in folders.slugs and not mistake_in_slug(found.text):
            advice = "write the file name of an entry, without .yaml"
            yield found.problem(_no_entry(found.text, folders, advice, suggestions[found.document.file]))


def items_are_given_once(document: Document, _: type[Part]) -> Iterator[Problem]:
    texts = (Found(document, loc, text) for loc, text in document.texts if len(loc) > 1)
    # Two authors of one name are two people.
    listed = (found for found in texts if isinstance(found.loc[-1], int) and found.loc[-2] != "authors")
    for _list, items in groupby(listed, lambda found: found.loc[:-1]):
        for found, _first in _repeats(items, str):
            yield found.problem(f'"{short(found.text)}" stands twice in this list; keep one of them')


def results_compare_once_with_each(document: Document, _: type[Part]) -> Iterator[Problem]:
    compared = _find([document], "results.*.compared_with.*.method")
    for _result, others in groupby(compared, lambda found: found.loc[:2]):
        for found, _first in _repeats(others):
            yield found.problem(f'"{short(found.text)}" stands twice in this result; keep one')


def references_stand_in_running_text(document: Document, _: type[Part]) -> Iterator[Problem]:
    for loc, text in document.texts:
        field = next((step for step in reversed(loc) if isinstance(step, str)), "")
        if field not in RUNNING_TEXT and (reference := ENTRY_REFERENCE.search(text)):
            message = f"found {short(reference[0])}; links to entries stand in {', '.join(RUNNING_TEXT)} only"
            yield document.problem(loc, f"{message}; write the name")


RUNNING_TEXT = ("description", "note", "statement", "what", "covers", "audience", "opening", "about")


def labels_are_told_apart(document: Document, _: type[Part]) -> Iterator[Problem]:
    for found, first in _repeats(_find([document], "terms.*.label")):
        yield found.problem(f'"{short(found.text)}" is the label of "{first.loc[1]}" too; tell them apart')


def ids_are_told_apart(document: Document, _: type[Part]) -> Iterator[Problem]:
    terms = document.at("terms")
    ids = (Found(document, ("terms", id), id) for id in terms) if isinstance(terms, dict) else ()
    for found, first in _repeats(ids):
        message = f'differs from "{first.text}" in capitals only; their pages would have one address'
        yield document.key_problem(found.loc, message)


Spent = defaultdict[str, Suggestions]
"""The suggestions that are left for each file."""


class Found(NamedTuple):
    """A text, and where it stands."""

    document: Document
    loc: Loc
    text: str

    def problem(self, message: str) -> Problem:
        return self.document.problem(self.loc, message)


def _find(documents: Iterable[Document], pattern: str) -> Iterator[Found]:
    for document in documents:
        yield from (Found(document, loc, text) for loc, text in document.find(pattern))


def _repeats(
    all_found: Iterable[Found], key: Callable[[str], str] = str.casefold
) -> Iterator[tuple[Found, Found]]:
    """What was found before already, with the first of its kind."""
    seen: dict[str, Found] = {}
    for found in all_found:
        first = seen.setdefault(key(found.text), found)
        if first is not found:
            yield found, first


def _both(repeats: Iterable[tuple[Found, Found]]) -> Iterator[tuple[Found, Found]]:
    """Each of two files is told of the other: either may be the new one, which alone a hook shows."""
    for found, first in repeats:
        yield found, first
        if first.document is not found.document:
            yield first, found


def _role(found: Found) -> object:
    return found.document.at(*found.loc[:-1], "role")


def _without_version(arxiv: str) -> str:
    return re.sub(r"v\d+$", "", arxiv)


def _no_entry(slug: str, folders: Folders, otherwise: str, suggestions: Suggestions) -> str:
    meant = suggestions.of(lambda: _by_name(slug, folders) or nearest(slug, sorted(folders.slugs)))
    advice = f'did you mean "{meant}"?' if meant else otherwise
    return f'there is no entry "{short(slug)}"; {advice}'


def _by_name(name: str, folders: Folders) -> str | None:
    """The file name of the entry that has this name."""
    folded = name.casefold()
    named = (found for found in _find(folders.entries, "name") if found.text.casefold() == folded)
    return next((found.document.slug for found in named), None)


RULES_WITHIN: tuple[Callable[[Document, type[Part]], Iterator[Problem]], ...] = (
    evidence.evidence_names_sources,
    evidence.sources_are_used,
    evidence.facts_have_evidence,
    evidence.evidence_is_for_a_fact,
    layers_fit.layers_fit_together,
    layers_fit.input_shape_agrees_with_input,
    layers_fit.worked_out_numbers_follow_from_the_layers,
    items_are_given_once,
    results_compare_once_with_each,
    references_stand_in_running_text,
    labels_are_told_apart,
    ids_are_told_apart,
)
"""What must hold within one file; they get its document and its kind."""

RULES_ACROSS: tuple[Callable[[Folders], Iterator[Problem]], ...] = (
    slugs_are_unique,
    names_are_unique,
    publications_are_in_one_entry,
    aliases_are_free,
    lineage_leads_to_an_entry,
    later_works_name_their_ancestors,
    references_lead_to_an_entry,
    results_compare_with_others,
    lists_name_entries,
)
"""What must hold across files."""
