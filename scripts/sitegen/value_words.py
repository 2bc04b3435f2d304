"""The types of values of the model in words, as the field guide names them.

To name a new type: its line in ``_TYPES``, and a mistake with it in ``counterexamples.py``.
"""

from typing import Any, get_args

from pydantic import AfterValidator, BeforeValidator

from .fields import Field, marks_in
from .model.dates import PastDate, PastDay
from .model.flag import Flag
from .model.identifiers import ArxivId, Commit, Doi, EdamId, Pmcid, Pmid, Url
from .model.licence import Licence
from .model.numbers import OR_ANY, Amount, Count, Number, Share
from .model.publication import PersonName
from .model.text import Description, Slug, Summary


def value_words(field: Field) -> str:
    """What each value is, in words: ``web address``, or ``true or false``."""
    checks = marks_in(field.info)
    if OR_ANY in checks:
        return "whole number, or any"
    return next((words for alias, words in _TYPES if _checks(alias) <= {id(mark) for mark in checks}), "text")


def many(words: str) -> str:
    """``text`` is ``texts``, ``id (lower-case)`` is ``ids (lower-case)``."""
    head, bracket, rest = words.partition(" (")
    return f"{head}{'es' if head.endswith('s') else 's'}{bracket}{rest}"


def _checks(alias: Any) -> set[int]:
    """What tells a type of the model from others: its checks."""
    marks = get_args(alias)[1:]
    return {id(mark) for mark in marks if isinstance(mark, AfterValidator | BeforeValidator)}


_TYPES: tuple[tuple[Any, str], ...] = (
    (Summary, "sentence"),
    (Description, "text of 60 to 250 words"),
    (Flag, "true or false"),
    (Count, "whole number"),
    (Amount, "whole number, or 0"),
    (Number, "number"),
    (Share, "number from 0 to less than 1"),
    (PastDay, "day (YYYY-MM-DD)"),
    (PastDate, "year, month or day (YYYY, YYYY-MM, YYYY-MM-DD)"),
    (Url, "web address"),
    (Doi, "DOI"),
    (ArxivId, "id of arXiv"),
    (Pmid, "PubMed id"),
    (Pmcid, "PubMed Central id"),
    (Commit, "commit (7 to 40 of 0-9 and a-f)"),
    (EdamId, "EDAM id"),
    (Licence, "SPDX licence expression"),
    (PersonName, "name (Family, Given)"),
    (Slug, "name (lower-case letters, digits and hyphens)"),
)
"""Types of the model and their words; the first whose checks a field makes is its type."""
