"""Marks of architecture families: each has a shape and a colour, the same in all pictures."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from ..catalogue import Catalogue, known
from ..model.method import Method
from .lettering import width
from .svg import number, tag, text

_SHAPES = (
    "m0-5a5 5 0 1 0 .1 0z",  # circle
    "m-4.5-4.5h9v9h-9z",  # square
    "m0-5.5l5.5 9.5h-11z",  # triangle
    "m0-6l5.5 6l-5.5 6l-5.5-6z",  # diamond
    "m0 5.5l5.5-9.5h-11z",  # triangle on its tip
    "m-2-5.5h4v3.5h3.5v4h-3.5v3.5h-4v-3.5h-3.5v-4h3.5z",  # plus
    "m0-5.5l5.5 4l-2 6.5h-7l-2-6.5z",  # pentagon
)
_OTHER = "m-3-5.5l3 3l3-3l2.5 2.5l-3 3l3 3l-2.5 2.5l-3-3l-3 3l-2.5-2.5l3-3l-3-3z"  # cross
OTHER = "other or not stated"


@dataclass(frozen=True)
class Marks:
    """The families that have a mark of their own, the most frequent first; all others share one."""

    families: tuple[str, ...]

    def of(self, family: str, x: float, y: float) -> Markup:
        """The mark of a family with its middle at a place."""
        at = self.families.index(family) if family in self.families else len(_SHAPES)
        shape = (*_SHAPES, _OTHER)[at]
        return tag("path", class_=f"mark m{at}", d=f"M{number(x)} {number(y)}{shape}")

    def legend(self, used: set[str], room: float) -> tuple[Markup, int]:
        """The marks that are used and their names, on as many lines as needed; and the height of these."""
        names = [name for name in self.families if name in used]
        names += [OTHER] if used - set(self.families) else []
        x, y, drawn = 0.0, 12.0, Markup()
        for name in names:
            wide = width(name) + 34
            if x and x + wide > room:
                x, y = 0.0, y + 20
            drawn += self.of(name, x + 7, y - 4) + text(name, x + 17, y)
            x += wide
        return drawn, round(y + 8) if names else 0


def marks(catalogue: Catalogue) -> Marks:
    """Marks for the families that most methods name first; of equal ones, in the order of the vocabulary."""
    counts = Counter(family(method) for method in catalogue.methods)
    labels = [term.label for term in catalogue.vocabularies["architectures"]]
    by_count = sorted((label for label in labels if counts[label]), key=lambda label: -counts[label])
    return Marks(tuple(by_count[: len(_SHAPES)]))


def family(method: Method) -> str:
    """The label of the family that stands first, which is the most telling one; empty if none is stated."""
    return next((term.label for term in known(method.architecture.families)), "")
