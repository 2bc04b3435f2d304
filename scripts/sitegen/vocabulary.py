"""The closed lists: a term has an id, a label and a definition.

To add a list: a file in entries/vocabulary/, and a field of the model that takes its terms ``In`` it.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


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
    better: str | None = None
    permits_commercial_use: bool | None = None
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
        spelt = {name: term.id for term in self for name in (term.label, *term.synonyms)}
        name = nearest(word, [*self.terms, *spelt], cutoff=0.6)
        return None if name is None else name if name in self.terms else spelt[name]


Vocabularies = Mapping[str, Vocabulary]


def nearest(word: str, words: Iterable[str], cutoff: float = 0.5) -> str | None:
    """The one of ``words`` that was probably meant, capitals aside; None if nothing is near."""
    spelt: dict[str, str] = {}
    for known in words:
        spelt.setdefault(known.casefold(), known)
    close = difflib.get_close_matches(word.casefold(), spelt, n=1, cutoff=cutoff)
    return spelt[close[0]] if close else None


def did_you_mean(word: str, words: Iterable[str], otherwise: str, cutoff: float = 0.5) -> str:
    """``did you mean "pytorch"?``, or ``otherwise`` where nothing is near."""
    close = nearest(word, words, cutoff)
    return f'did you mean "{close}"?' if close else otherwise
