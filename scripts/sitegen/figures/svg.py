"""SVG as text: elements whose attributes and texts are escaped."""

from collections.abc import Iterable
from functools import cache, lru_cache

from markupsafe import Markup, escape


def tag(name: str, *inside: str | Markup, **attributes: object) -> Markup:
    """An element. ``class_`` is written class, ``text_anchor`` text-anchor; None leaves an attribute out."""
    written = "".join(
        [f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None]
    )
    return _markup(f"<{name}{written}>{_joined(inside)}</{name}>" if inside else f"<{name}{written}/>")


def together(pieces: Iterable[str | Markup]) -> Markup:
    """Pieces one after the other; those that are no markup yet are escaped."""
    return _markup(_joined(pieces))


def _joined(pieces: Iterable[str | Markup]) -> str:
    return "".join([piece if isinstance(piece, Markup) else escape(piece) for piece in pieces])


def _markup(text: str) -> Markup:
    """``Markup(text)``, without its question what the text is: a picture would ask it often."""
    return str.__new__(Markup, text)


def lines(pieces: Iterable[str | Markup]) -> Markup:
    """The same, a line for each, so that a change can be read."""
    return Markup("\n").join(pieces)


def text(words: str, x: float, y: float, class_: str | None = None, anchor: str | None = None) -> Markup:
    """Words on one line whose foot is at ``y``; ``anchor``: start (as without), middle or end."""
    return tag("text", escape(words), class_=class_, x=x, y=y, text_anchor=anchor)


def link(address: str, *inside: Markup, class_: str | None = None) -> Markup:
    """A link around marks and words; without an address, a group."""
    return tag("a", *inside, href=address, class_=class_) if address else tag("g", *inside, class_=class_)


@lru_cache(50_000)
def number(value: float) -> str:
    """A length in px with at most one decimal, without needless zeros."""
    written = f"{value:.1f}"
    return "0" if written == "-0.0" else written.removesuffix(".0")


@cache
def _name(key: str) -> str:
    """The name of an attribute as SVG has it."""
    return key.rstrip("_").replace("_", "-")


@lru_cache(50_000, typed=True)
def _value(value: object) -> str:
    """The value of an attribute, escaped."""
    if isinstance(value, float):
        return number(value)
    return str(value) if isinstance(value, int) else escape(value)
