"""Names and words as people type them: without accents, given name first."""

import re
import unicodedata

from .model.entry import Entry
from .model.publication import Publication


def authors(entry: Entry) -> list[str]:
    """Names of all authors of all publications, given name first, each once."""
    names: dict[str, None] = {}
    for publication in entry.publications:
        for author in publication.authors:
            family, _, given = author.partition(", ") if isinstance(author, str) else (author.group, "", "")
            names[f"{given} {family}".strip()] = None
    return list(names)


def first_family(publication: Publication) -> str:
    """Family name of the first author, or the name of the group that stands first."""
    first = publication.authors[0]
    return first.partition(", ")[0] if isinstance(first, str) else first.group


def without_accents(text: str) -> str:
    """``Žiga`` is ``Ziga``."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def folded(text: str) -> str:
    """Lower case, no accents, words parted by single spaces: ``Deep-Motif (DeMo)`` is ``deep motif demo``."""
    return " ".join(re.findall(r"[^\W_]+", without_accents(text).casefold()))
