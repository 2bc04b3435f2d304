"""Names that a new entry could have, read off what is known of its work."""

from ..model.text import slug_for
from .known import Known, KnownPublication
from .prefilled import Kind

MOST_WORDS = 3
"""Words of a name that stands before the colon of a title."""


def proposed_name(kind: Kind, known: Known) -> str:
    """``DanQ: a hybrid network`` gives ``DanQ``; a review has its authors and year. Empty if none."""
    if kind == "review":
        return next((name for one in known.publications if (name := _authors_and_year(one))), "")
    names = [name for one in known.publications if (name := _before_the_colon(one.title))]
    return next(iter([*names, *(one.name for one in known.repositories if one.name)]), "")


def proposed_slug(name: str, known: Known) -> str:
    """A file name: that of the name, or of authors and year for a work without one."""
    authors = next((text for one in known.publications if (text := _authors_and_year(one))), "")
    if not name or name == authors:
        first = known.publications[0] if known.publications else KnownPublication()
        return slug_for(f"{_family(first)} {first.date[:4]}") if first.authors and first.date else ""
    return slug_for(name)


def _before_the_colon(title: str) -> str:
    """The part before the colon if it looks like a name: few words, each with a capital or a digit."""
    name, colon, _ = title.partition(":")
    words = name.split()
    named = all(any(sign.isupper() or sign.isdigit() for sign in word) for word in words)
    return name.strip() if colon and 0 < len(words) <= MOST_WORDS and named else ""


def _authors_and_year(known: KnownPublication) -> str:
    """``Zou et al. 2018``, as reviews are called here."""
    if not (known.authors and known.date):
        return ""
    families = [author.name.partition(", ")[0] for author in known.authors]
    who = " and ".join(families) if len(families) < 3 else f"{families[0]} et al."
    return f"{who} {known.date[:4]}"


def _family(known: KnownPublication) -> str:
    return known.authors[0].name.partition(", ")[0]
