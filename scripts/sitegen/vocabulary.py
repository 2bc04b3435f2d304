"""The closed lists: a term has an id, a label and a definition.

To add a list: a file in entries/vocabulary/, and a field of the model that takes its terms ``In`` it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

MOST_SUGGESTIONS = 40
"""To look for near words takes time: after so many in one file, problems are told without."""

SHORT = 6
"""Names of up to so many characters are all near to each other, as hg18 and hg38 are."""

NEAR_IS_ANOTHER = {"assemblies", "organisms"}
"""Closed lists in which a name that is near is mostly that of another thing."""


@dataclass(frozen=True)
class Term:
    """One allowed value. ``id`` is what entries write, ``label`` what readers see."""

    vocabulary: str
    id: str
    label: str
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    edam: str | None = None
    inverse: str | None = None
    descent: str | None = None
    better: str | None = None
    permits_commercial_use: bool | None = None
    unit: str | None = None
    group: str | None = None
    opening: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms, in the order in which readers see them."""

    id: str
    title: str
    singular: str
    about: str
    terms: Mapping[str, Term] = field(hash=False)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms.values())

    def nearest(self, word: str) -> str | None:
        """The id that ``word`` was probably meant to be: by id, label or synonym; None if nothing is near."""
        ids = {id: id for id in self.terms}
        spelt = ids | {name: term.id for term in self for name in (term.label, *term.synonyms)}
        near = nearest_name(word, spelt, cutoff=0.85 if self.id in NEAR_IS_ANOTHER else 0.6)
        return None if near is None else ids.get(near, spelt[near])


Vocabularies = Mapping[str, Vocabulary]


class Suggestions:
    """Looks for near words, but for the first ``MOST_SUGGESTIONS`` problems of a file only."""

    def __init__(self) -> None:
        self._left = MOST_SUGGESTIONS

    def of(self, look: Callable[[], str | None]) -> str | None:
        """What ``look`` finds; None, without looking, when all suggestions are spent."""
        self._left -= 1
        return look() if self._left >= 0 else None

    def did_you_mean(self, word: str, words: Iterable[str], otherwise: str, cutoff: float = 0.5) -> str:
        """``did you mean "pytorch"?``, or ``otherwise`` where nothing is near."""
        close = self.of(lambda: nearest(word, words, cutoff))
        return f'did you mean "{close}"?' if close else otherwise


def nearest(word: str, words: Iterable[str], cutoff: float = 0.5) -> str | None:
    """The first of those ``words`` that are nearest to ``word``, capitals aside; None if nothing is near."""
    found, best = None, cutoff
    matcher = SequenceMatcher(b=word.casefold())
    for known in words:
        matcher.set_seq1(known.casefold())
        bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
        if all(bound() >= best for bound in bounds) and (found is None or matcher.ratio() > best):
            found, best = known, matcher.ratio()
    return found


def nearest_name(word: str, names: Iterable[str], cutoff: float) -> str | None:
    """Like :func:`nearest`, where a near name may be another fact: numbers and short names must agree."""
    folded, names = word.casefold(), list(names)
    same = (
        name for name in names if name.casefold() == folded or _neighbours_swapped(folded, name.casefold())
    )
    long = (name for name in names if len(name) > SHORT and _digits(name).startswith(_digits(word)))
    return next(same, None) or nearest(word, long, cutoff)


def _neighbours_swapped(one: str, two: str) -> bool:
    differ = [at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return one[first] == two[second] and one[second] == two[first]


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
