"""The questions with their options: what the facets offer and at least one method has."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .catalogue import Catalogue
from .facet import Choice, Facet, Known
from .facets import facets_by_id
from .questions import STEPS, Band, Question
from .vocabulary import Vocabulary

Span = tuple[int, int]


class Option(NamedTuple):
    """``value`` is what the address of Explore says, ``methods`` how many have it."""

    value: str
    label: str
    help: str
    methods: int


class Asked(NamedTuple):
    """A question with its options; ``single`` if only one of them can be picked."""

    facet: Facet
    text: str
    help: str
    options: tuple[Option, ...]
    single: bool


def asked(catalogue: Catalogue) -> Iterator[tuple[str, list[Asked]]]:
    """Each step with its questions; one to which no method gives an answer is left out."""
    by_id = facets_by_id(catalogue.vocabularies)
    for step in STEPS:
        questions = [_asked(question, by_id[question.facet], catalogue) for question in step.questions]
        yield step.title, [question for question in questions if question.options]


def _asked(question: Question, facet: Facet, catalogue: Catalogue) -> Asked:
    found = [facet.of(method) for method in catalogue.methods]
    words = catalogue.vocabularies[facet.vocabulary] if facet.vocabulary else None
    options = _bands(question, found) if facet.kind == "range" else _choices(question, facet, found, words)
    single = facet.kind == "range" or bool(question.only)
    shown = tuple(option for option in options if option.methods)
    return Asked(facet, question.text, question.help or facet.help, shown, single)


def _choices(question: Question, facet: Facet, found: list[Known], words: Vocabulary | None) -> list[Option]:
    """The choices of a facet, those of most methods first; ``words``: the terms that they are."""
    counts = Counter(value for known in found if isinstance(known, tuple) for value in known)
    options = [
        Option(
            choice.id, question.only.get(choice.id, choice.label), _meaning(choice, words), counts[choice.id]
        )
        for choice in facet.choices
        if choice.id in (question.only or counts)
    ]
    return sorted(options, key=lambda option: -option.methods)


def _meaning(choice: Choice, words: Vocabulary | None) -> str:
    """What a choice stands for, and by which names that are not said yet readers may know it."""
    said = f"{choice.label} {choice.help}".casefold()
    names = words.terms[choice.id].synonyms if words else ()
    also = [name for name in names if name.casefold() not in said]
    return f"{choice.help} Also: {', '.join(also)}." if also else choice.help


def _bands(question: Question, found: list[Known]) -> list[Option]:
    spans = [
        [span for span in known if isinstance(span, tuple)] for known in found if isinstance(known, tuple)
    ]
    bands = question.bands or _since(question.years, spans)
    return [
        Option(band.value, band.label, "", sum(any(band.overlaps(*span) for span in of) for of in spans))
        for band in bands
    ]


def _since(years: tuple[int, ...], spans: list[list[Span]]) -> list[Band]:
    """Bands from the newest year on, from so many years before it on, and so forth."""
    newest = max((last for of in spans for _, last in of), default=0)
    return [Band(f"{newest - back} or later", newest - back) for back in years]
