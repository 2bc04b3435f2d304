"""All entries together, sorted once, and the ways in which we group and link them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from .model.entry import Entry
from .model.lists import ReadingList
from .model.method import Ancestry, Method
from .model.observed import Observed
from .model.review import Review
from .model.text import Unknown
from .vocabulary import Term, Vocabularies

T = TypeVar("T")

TERM_PAGES = ("tasks", "data-types", "architectures", "frameworks", "organisms", "assemblies")
"""Vocabularies whose terms have a page each, as far as an entry uses them."""


NOTHING_OBSERVED = Observed()


@dataclass(frozen=True)
class Descendant:
    """A method that names this one in its lineage."""

    method: Method
    tie: Ancestry


@dataclass(frozen=True)
class Pair:
    """Two methods that belong together: ``method`` names ``other`` in its lineage."""

    method: Method
    tie: Ancestry
    other: Method


@dataclass(frozen=True)
class Catalogue:
    """Methods and reviews by name, lists by title; and what follows from them."""

    vocabularies: Vocabularies
    methods: tuple[Method, ...] = ()
    reviews: tuple[Review, ...] = ()
    lists: tuple[ReadingList, ...] = ()
    observed: Observed = NOTHING_OBSERVED

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Methods, then reviews."""
        return (*self.methods, *self.reviews)

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def subfields(self) -> tuple[Term, ...]:
        """Subfields in which there is an entry, in the vocabulary's order."""
        used = {term for entry in self.entries for term in entry.subfields}
        return tuple(term for term in self.vocabularies["subfields"] if term in used)

    @cached_property
    def subfields_by_group(self) -> Mapping[str, tuple[Term, ...]]:
        """The same under their headings, in the order of the first of each; the empty one has no heading."""
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.subfields:
            found[term.group or ""].append(term)
        return {group: tuple(terms) for group, terms in found.items()}

    def methods_in(self, subfield: Term) -> tuple[Method, ...]:
        """Methods of a subfield, oldest first: the order in which the field moved."""
        return tuple(self._by_subfield[subfield])

    @cached_property
    def _by_subfield(self) -> Mapping[Term, list[Method]]:
        found: dict[Term, list[Method]] = defaultdict(list)
        for method in by_year(self.methods):
            for subfield in method.subfields:
                found[subfield].append(method)
        return found

    def reviews_of(self, subfield: Term) -> tuple[Review, ...]:
        """Reviews that name the subfield."""
        return tuple(review for review in self.reviews if subfield in review.subfields)

    @cached_property
    def methods_by_term(self) -> Mapping[Term, tuple[Method, ...]]:
        """For each term of a vocabulary with term pages: the methods that carry it, oldest first."""
        found: dict[Term, list[Method]] = defaultdict(list)
        for method in by_year(self.methods):
            for term in terms_of(method):
                found[term].append(method)
        return {term: tuple(methods) for term, methods in found.items()}

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms of a vocabulary that a method carries, in the vocabulary's order."""
        return tuple(term for term in self.vocabularies[vocabulary] if term in self.methods_by_term)

    @cached_property
    def descendants(self) -> Mapping[str, tuple[Descendant, ...]]:
        """For each slug the methods that build on it, oldest first."""
        found: dict[str, list[Descendant]] = defaultdict(list)
        for method in by_year(self.methods):
            for tie in method.lineage:
                if tie.method:
                    found[tie.method].append(Descendant(method, tie))
        return {slug: tuple(ties) for slug, ties in found.items()}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Methods that belong together by lineage, each two once; those of the newest method first."""
        found: dict[frozenset[str], Pair] = {}
        for method in sorted(self.methods, key=lambda method: (_date(method), method.slug), reverse=True):
            for tie in method.lineage:
                other = self.by_slug.get(tie.method or "")
                if isinstance(other, Method):
                    found.setdefault(frozenset((method.slug, other.slug)), Pair(method, tie, other))
        return tuple(found.values())

    @cached_property
    def newest(self) -> tuple[Entry, ...]:
        """Latest added first; on one day the latest published first."""
        return tuple(
            sorted(self.entries, key=lambda entry: (entry.added, _date(entry), entry.slug), reverse=True)
        )


def by_year(methods: Iterable[Method]) -> tuple[Method, ...]:
    """Oldest first, then by name; works without a publication last."""
    return tuple(sorted(methods, key=lambda method: (_date(method) or "9999", method.name.casefold())))


def _date(entry: Entry) -> str:
    return entry.publication.date if entry.publication else ""


def terms_of(method: Method) -> tuple[Term, ...]:
    """All terms of a method that have pages, without repeats."""
    terms = [*method.tasks, *known(method.architecture.families)]
    terms += (*known(method.organisms.trained_on), *known(method.organisms.evaluated_on))
    for code in known(method.code):
        terms += known(code.frameworks)
    for flow in method.input:
        terms += (flow.data, *known(flow.assemblies))
    terms += (flow.data for flow in method.output)
    return tuple(dict.fromkeys(terms))


def known(value: tuple[T, ...] | Unknown | None) -> tuple[T, ...]:
    """The items of a list, or nothing where it is absent or not stated."""
    return value if isinstance(value, tuple) else ()
