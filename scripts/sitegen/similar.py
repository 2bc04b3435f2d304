"""The methods most like a given one, and why: terms in common, counted, with weights that anybody can read.

For each of ASPECTS: the terms that both have, divided by the terms that either has; times its weight. The
sum is the likeness, at most 10. What is not known adds nothing. site_src/about.md tells readers the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .catalogue import Catalogue, known
from .facet import Facet, has
from .facts import State, own_code
from .model.method import Length, Method
from .model.text import Unknown
from .remembered import remembered
from .vocabulary import Term


@dataclass(frozen=True)
class Aspect:
    """One thing that two methods may have in common; its ``weight`` says how much that counts."""

    label: str
    plural: str
    weight: int
    terms: Callable[[Method], Iterable[Term]]


ASPECTS = (
    Aspect("task", "tasks", 3, lambda method: method.tasks),
    Aspect("input", "inputs", 2, lambda method: (flow.data for flow in method.input)),
    Aspect("output", "outputs", 2, lambda method: (flow.data for flow in method.output)),
    Aspect("subfield", "subfields", 1, lambda method: method.subfields),
    Aspect("organism", "organisms", 1, lambda method: known(method.organisms.trained_on)),
    Aspect("architecture", "architectures", 1, lambda method: known(method.architecture.families)),
)

SHOWN = 5
"""Methods that a page names at most."""

LEAST = 4
"""Likeness below which a method is not called similar."""


class Shared(NamedTuple):
    """Terms that two methods have in common; ``all`` if neither has another."""

    aspect: Aspect
    terms: tuple[Term, ...]
    all: bool


@dataclass(frozen=True)
class Similar:
    """Another method with the reasons: how they are tied, what they share, what it has otherwise."""

    method: Method
    ties: tuple[str, ...]
    shared: tuple[Shared, ...]
    differences: tuple[str, ...]

    @property
    def same(self) -> tuple[Shared, ...]:
        """Terms in common where neither has any other."""
        return tuple(shared for shared in self.shared if shared.all)

    @property
    def partly(self) -> tuple[Shared, ...]:
        """Terms in common where each may have others too; only of the aspects that count most."""
        return tuple(shared for shared in self.shared if not shared.all and shared.aspect.weight > 1)


class Profile(NamedTuple):
    """What likeness rests on: the ids of the terms of each aspect; and the date, for equals."""

    terms: tuple[frozenset[str], ...]
    date: str


class Neighbours:
    """Who is most like whom. A method is compared with all others when it is first asked for."""

    def __init__(self, profiles: tuple[Profile, ...]) -> None:
        self._dates = [profile.date for profile in profiles]
        self._found: dict[int, tuple[int, ...]] = {}
        # Many methods have the same set of terms; each pair of sets is compared once.
        columns = list(zip(*(profile.terms for profile in profiles), strict=True))
        sets = [{terms: number for number, terms in enumerate(dict.fromkeys(column))} for column in columns]
        self._sets = [
            [numbers[terms] for terms in column] for numbers, column in zip(sets, columns, strict=True)
        ]
        self._weighed = [
            [[aspect.weight * overlap(one, other) for other in numbers] for one in numbers]
            for aspect, numbers in zip(ASPECTS, sets, strict=True)
        ]

    def of(self, one: int) -> tuple[int, ...]:
        """The numbers of those most like method number ``one``: best first, equals newest first."""
        if one not in self._found:
            likeness = self.likenesses(one)
            near = [other for other, value in enumerate(likeness) if value >= LEAST and other != one]
            near.sort(key=lambda other: (likeness[other], self._dates[other]), reverse=True)
            self._found[one] = tuple(near[:SHOWN])
        return self._found[one]

    def likenesses(self, one: int) -> list[float]:
        """How like method number ``one`` each is: from 0, nothing in common, to 10."""
        parts = [
            [weighed[numbers[one]][number] for number in numbers]
            for weighed, numbers in zip(self._weighed, self._sets, strict=True)
        ]
        return [round(sum(values), 6) for values in zip(*parts, strict=True)]


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common terms among all terms of two methods; 0 where neither has any."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0


def most_similar(catalogue: Catalogue) -> Mapping[str, tuple[Method, ...]]:
    """For the slug of each method those most like it, best first."""
    methods = catalogue.methods
    neighbours = _neighbours(tuple(map(_profile, methods)))
    return {
        method.slug: tuple(methods[other] for other in neighbours.of(number))
        for number, method in enumerate(methods)
    }


# A preview asks again after each change; most changes leave all profiles as they were.
_neighbours = lru_cache(maxsize=1)(Neighbours)


@remembered
def _profile(method: Method) -> Profile:
    terms = tuple(frozenset(term.id for term in aspect.terms(method)) for aspect in ASPECTS)
    return Profile(terms, method.publication.date if method.publication else "")


def similar(method: Method, other: Method, facets: Mapping[str, Facet]) -> Similar:
    """Why ``other`` stands on the page of ``method``, as seen from there; ``facets`` by their ids."""
    return Similar(
        other,
        tuple(_ties(method, other)),
        tuple(_shared(method, other)),
        tuple(_differences(method, other, facets)),
    )


def _ties(method: Method, other: Method) -> Iterator[str]:
    for tie in other.lineage:
        if tie.method == method.slug:
            yield f"{tie.relation.label} {method.name}"
    for tie in method.lineage:
        if tie.method == other.slug:
            yield f"{tie.relation.inverse or tie.relation.label} {method.name}"


def _shared(method: Method, other: Method) -> Iterator[Shared]:
    for aspect in ASPECTS:
        mine, theirs = (tuple(dict.fromkeys(aspect.terms(one))) for one in (method, other))
        if common := tuple(term for term in mine if term in theirs):
            yield Shared(aspect, common, len(common) == len(mine) == len(theirs))


def _differences(method: Method, other: Method, facets: Mapping[str, Facet]) -> Iterator[str]:
    if method.year and other.year and method.year != other.year:
        yield f"{_years(abs(other.year - method.year))} {'newer' if other.year > method.year else 'older'}"
    mine, theirs = _length(method), _length(other)
    if mine and theirs and mine != theirs:
        yield f"input of {theirs} instead of {mine}"
    for words in (_weights_words, _licence_words):
        said, unless = words(other, facets), words(method, facets)
        if said and said != unless:
            yield said


def _years(number: int) -> str:
    return "a year" if number == 1 else f"{number} years"


def _length(method: Method) -> str | None:
    """The length that the method takes, with its unit, if its inputs have one and the same."""
    lengths = {f"{flow.length_bp} {flow.unit}" for flow in method.input if isinstance(flow.length_bp, Length)}
    return lengths.pop() if len(lengths) == 1 else None


def _weights_words(method: Method, facets: Mapping[str, Facet]) -> str:
    found = facets["weights"].of(method)
    if has(found, "available"):
        return "trained weights at hand"
    return "weights reported gone" if has(found, "gone") else "no weights found" * (found == State.NOT_STATED)


def _licence_words(method: Method, facets: Mapping[str, Facet]) -> str:
    found = facets["code-licence"].of(method)
    if has(found, "permitted"):
        silent = any(not place.licence or isinstance(place.licence, Unknown) for place in own_code(method))
        part = "a part of the code" if silent or has(found, "not-permitted") else "code"
        return f"licence of {part} permits commercial use"
    if has(found, "not-permitted"):
        return "licence of code does not permit commercial use"
    return "licence of code not stated" * (found == State.NOT_STATED)
