"""The questions of the Choose page: which facets are asked, in which step, in which words.

To ask another: its place in HAVE, WANT or MUST. Options come from the facet: a new term is a new option.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Band(NamedTuple):
    """A range that is one option; an open end is None."""

    label: str
    low: int | None = None
    high: int | None = None

    @property
    def value(self) -> str:
        """The range as the address of Explore has it: ``201-1000``, ``-200``, ``2018-``."""
        return "-".join("" if end is None else str(end) for end in (self.low, self.high))

    def overlaps(self, first: int, last: int) -> bool:
        """Whether it has a number in common with those from ``first`` to ``last``."""
        return (self.low is None or last >= self.low) and (self.high is None or first <= self.high)


@dataclass(frozen=True)
class Question:
    """One facet as a question. ``help``: where the facet's own is not plain enough.

    ``only``: the choices that are options, in words of their own. ``bands``: ranges as options. ``years``: a
    range from so many years before the newest method on. Without these, every choice is an option.
    """

    facet: str
    text: str
    help: str = ""
    only: Mapping[str, str] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    years: tuple[int, ...] = ()


class Step(NamedTuple):
    """Questions that belong together."""

    title: str
    questions: tuple[Question, ...]


LENGTHS = (
    Band("Up to 200 bases", high=200),
    Band("201 to 1,000 bases", 201, 1_000),
    Band("1,001 to 5,000 bases", 1_001, 5_000),
    Band("5,001 to 50,000 bases", 5_001, 50_000),
    Band("50,001 to 500,000 bases", 50_001, 500_000),
    Band("More than 500,000 bases", 500_001),
)
SIZES = (
    Band("Up to 100,000", high=100_000),
    Band("Up to 1 million", high=1_000_000),
    Band("Up to 10 million", high=10_000_000),
    Band("Up to 100 million", high=100_000_000),
    Band("Up to 1 billion", high=1_000_000_000),
)

HAVE = (
    Question(
        "input",
        "Which kinds of data do you have?",
        "What the trained network reads. Many learn to predict an assay, such as ATAC-seq, from DNA: then "
        "pick DNA here, and the assay under what should come out. A method may need more; its page says so.",
    ),
    Question(
        "trained-on",
        "From which organisms?",
        "Organisms that a method learnt from. To train it on data of your own, skip this question.",
    ),
    Question(
        "build",
        "On which genome build?",
        "The reference genome of your positions. A method fits if it learnt from it or expects it.",
    ),
    Question(
        "length",
        "How long are your sequences?",
        "Bases that a method takes at a time. Shorter ones may have to be padded, longer ones cut.",
        bands=LENGTHS,
    ),
)
WANT = (
    Question(
        "task", "What should the method do?", "A method fits if it does one of the things that you pick."
    ),
    Question("output", "What should come out?", "A method fits if it gives one of those that you pick."),
)
MUST = (
    Question(
        "code-licence",
        "Must the licence of the code permit commercial use?",
        "Worked out from the licence that the entry names. Read the licence itself before you rely on it.",
        only={"permitted": "Yes"},
    ),
    Question(
        "weights-licence",
        "Must the licence of the trained weights permit commercial use?",
        "Weights often have another licence than the code, or none that is stated.",
        only={"permitted": "Yes"},
    ),
    Question(
        "weights",
        "Must trained weights be at hand?",
        "With weights you can predict without training the network first.",
        only={"available": "Yes, and not reported gone"},
    ),
    Question(
        "code",
        "Must there be code by the authors?",
        "Code by others may differ from what the paper describes.",
        only={"authors": "Yes, and not reported gone"},
    ),
    Question(
        "parameters",
        "How many parameters may it have?",
        "The only measure of size that is recorded as a number. Hardware is free text on the page of a "
        "method, where a source names it, and cannot be filtered by.",
        bands=SIZES,
    ),
    Question("year", "How recent must it be?", years=(0, 2, 4, 9)),
)

STEPS = (
    Step("What do you have?", HAVE),
    Step("What do you want?", WANT),
    Step("What must hold?", MUST),
)
"""The page, in its order."""
