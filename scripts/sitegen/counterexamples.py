"""Mistakes for the field guide: what people write, and what the check answers, from the check itself.

To show another mistake: its line in ``_MISTAKES``. Each type of value that the field guide names has one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .catalogue import Catalogue
from .examples import IN_A_CELL, Examples, Shown
from .fields import parts_at
from .model.base import Part
from .model.method import Method
from .model.text import Context, slug_for
from .parse import parse
from .rules import RULES_WITHIN
from .snippet import snippet
from .textfile import TextFile
from .vocabulary import Vocabularies
from .yamltext import read_yaml

FILE = "methods/my-method.yaml"


@dataclass(frozen=True)
class Counterexample:
    """What is written about a field, and what the check says of it.

    ``about`` is the kind of value; ``mended`` is how it is right, where no entry can show it.
    """

    about: str
    field: str
    written: str
    mended: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Mistake:
    """How a kind of value is right and wrong; ``shown`` or ``mended`` is the right way."""

    about: str
    anchor: str
    shown: Shown | None
    mended: str
    written: str
    answer: str


_LAYER = "architecture:\n  layers:\n    - "
_PUBLICATION = "publications:\n  - "
_MISTAKES = (
    ("text", "input[1].note", "input:\n  - note: One-hot, <b>fixed</b> length."),
    ("text with a colon", "", "name: SpliceNet: splice sites", 'name: "SpliceNet: splice sites"'),
    ("sentence", "summary", "summary: Predicts splice sites"),
    ("text of 60 to 250 words", "description", "description: A network for splice sites."),
    ("true or false", "architecture.layers[1].bias", _LAYER + "{kind: dense, units: 8, bias: no}"),
    ("whole number", "output[1].resolution_bp", "output:\n  - resolution_bp: 128 bp"),
    (
        "whole number, or 0",
        "architecture.layers[1].parameters",
        _LAYER + "{kind: other, label: Lookup, parameters: none}",
    ),
    (
        "whole number, or any",
        "architecture.input_shape[1].units",
        "architecture:\n  input_shape:\n    - {units: genes}",
    ),
    ("number", "results[1].value", "results:\n  - value: 93.8 %"),
    ("number from 0 to less than 1", "architecture.layers[1].rate", _LAYER + "{kind: dropout, rate: 25}"),
    ("length or range", "input[1].length_bp", "input:\n  - length_bp: 500-1000 bp"),
    ("day (YYYY-MM-DD)", "added", "added: 3 November 2026"),
    (
        "year, month or day (YYYY, YYYY-MM, YYYY-MM-DD)",
        "publications[1].date",
        _PUBLICATION + "date: Nov 2013",
    ),
    ("web address", "code[1].url", "code:\n  - url: github.com/uci-cbcl/DanQ"),
    ("DOI", "publications[1].doi", _PUBLICATION + "doi: https://doi.org/10.1093/nar/gkw226"),
    ("id of arXiv", "publications[1].arxiv", _PUBLICATION + "arxiv: arXiv:1605.01133"),
    ("PubMed id", "publications[1].pmid", _PUBLICATION + "pmid: PMC4914104"),
    ("PubMed Central id", "publications[1].pmcid", _PUBLICATION + "pmcid: 4914104"),
    (
        "commit (7 to 40 of 0-9 and a-f)",
        "sources.code.commit",
        "sources:\n  code:\n    commit: master",
    ),
    ("SPDX licence expression", "code[1].licence", "code:\n  - licence: GPL"),
    ("name (Family, Given)", "publications[1].authors[1]", _PUBLICATION + "authors: [Jane Doe]"),
    ("name (lower-case letters, digits and hyphens)", "lineage[1].method", "lineage:\n  - method: Deep SEA"),
    ("list", "subfields", "subfields: splicing"),
    ("group of fields", "input[1]", "input:\n  - dna-sequence"),
    ("one of a few words", "code[1].maintained_by", "code:\n  - maintained_by: author"),
    ("term of a closed list", "tasks[1]", "tasks: [{misspelt}]"),
    ("not-stated", "code[1].licence", "code:\n  - licence: not stated", "licence: not-stated"),
    ("name of a field", "sumary", "sumary: Predicts splice sites.", "summary: Predicts splice sites."),
    (
        "field that is needed",
        "sources.paper",
        "sources:\n  paper:\n    doi: 10.1093/nar/gkw226\n    tier: primary",
    ),
    (
        "id of a source",
        "limits[1].sources[1]",
        "limits:\n  - statement: One cell line only.\n    sources: [papre]\n"
        "sources:\n  paper:\n    doi: 10.1093/nar/gkw226\n    checked: 2026-11-01\n    tier: primary",
    ),
    ("line of evidence", "tasks", "tasks: [{task}]\nevidence:\n  description: [paper]"),
)
"""About which kind of value, at which field, a file that does it wrong, and how it is right, as above.

``{task}`` is a task, ``{misspelt}`` is one without a letter.
"""


def counterexamples(vocabularies: Vocabularies) -> Iterator[Counterexample]:
    """All of them, each with the words of the check."""
    task = next(iter(vocabularies["tasks"].terms))
    for about, field, written, *mended in _MISTAKES:
        text = written.replace("{task}", task).replace("{misspelt}", misspelt(task))
        yield Counterexample(about, field, text, "".join(mended), _answer(text, field, vocabularies))


def mistakes(catalogue: Catalogue, examples: Examples) -> list[Mistake]:
    """What people get wrong, with what the check says and how an entry has it."""
    return [
        Mistake(
            one.about, value_anchor(one.about), _right(one, examples), one.mended, one.written, one.answer
        )
        for one in counterexamples(catalogue.vocabularies)
    ]


def _right(one: Counterexample, examples: Examples) -> Shown | None:
    """How an entry writes the field of a mistake."""
    if one.mended:
        return None
    part, name = _where(one.field)
    group = next(iter(parts_at(Method, (name,))), None) if part is Method else None
    if found := examples.get((part, name)):
        return Shown(snippet({name: found.value} if name else found.value, IN_A_CELL), found.entry)
    found = examples.get((group, "")) if group else None
    return Shown(snippet({name: [found.value]}, IN_A_CELL), found.entry) if found else None


def value_anchor(about: str) -> str:
    return f"value-{slug_for(about)}"


def misspelt(word: str) -> str:
    """The word without the letter in its middle."""
    middle = len(word) // 2
    return word[:middle] + word[middle + 1 :]


def _answer(written: str, field: str, vocabularies: Vocabularies) -> str:
    """The first message about the field."""
    file = TextFile(FILE, written + "\n")
    _, problems = parse(file, Method, "my-method", Context(vocabularies, date.max))
    broken = (problem for rule in RULES_WITHIN for problem in rule(read_yaml(file), Method))
    return next(str(problem) for problem in (*problems, *broken) if problem.field == field)


def _where(field: str) -> tuple[type[Part], str]:
    """Where the model has a field of a message: ``input[1].note`` is the note of an input."""
    loc = tuple(step.partition("[")[0] for step in field.split("."))
    holders = parts_at(Method, loc[:-1])
    part = next((part for part in holders if loc[-1] in part.model_fields), None)
    return (part, loc[-1]) if part else (holders[0], "")
