"""How a publication is cited: a reference line, BibTeX, RIS, CSL-JSON; to add a format, add a function."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from string import ascii_lowercase
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from .model.entry import Entry
from .model.publication import Group, Publication
from .remembered import remembered

MOST_AUTHORS = 6  # a reference with more of them names the first three


class _Kind(NamedTuple):
    """What each format calls a kind of publication; ``venue`` is BibTeX's field for it."""

    bibtex: str
    venue: str
    ris: str
    csl: str


_ARTICLE = _Kind("article", "journal", "JOUR", "article-journal")
_CONFERENCE_PAPER = _Kind("inproceedings", "booktitle", "CPAPER", "paper-conference")
_PREPRINT = _Kind("misc", "howpublished", "UNPB", "article")

_PREPRINT_SERVER = re.compile(r"(?i)\b((ar|bior|medr|chemr)xiv|research square|preprints?)\b")
# PNAS and its like are journals, whatever their names say.
_CONFERENCE = re.compile(
    r"(?i)^Proceedings\b(?! of the (National Academy|Royal Society|IEEE$))|\bConference\b|\bSymposium\b"
    r"|\bWorkshop\b|^Advances in Neural Information Processing Systems|\b(NeurIPS|ICML|ICLR|AAAI|RECOMB)\b"
)
_PAGE_RANGE = re.compile(r"(\w*\d[\w.]*)\s*[-\u2010-\u2015]+\s*(\w*\d[\w.]*)")
_WORD = re.compile(r"(\w+(?:-\w\b)?)")  # Hi-C is one word

# Not \{ and \}: BibTeX counts the braces in a field without a look at the backslash before them.
_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}"}
_SIGNS = {"<": r"\textless{}", ">": r"\textgreater{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX = str.maketrans(_BRACES | _SIGNS | {character: f"\\{character}" for character in "&%$#_"})
_VERBATIM = str.maketrans({character: quote(character) for character in _BRACES})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ASCII = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})


def reference(publication: Publication) -> str:
    """One line: Quang D, Xie X (2016). Title. Venue, volume(issue):pages. doi:...; arXiv:..."""
    return reference_html(publication).striptags()


def reference_html(publication: Publication) -> Markup:
    """The same line with the venue in ``<cite>`` and the identifiers, else the address, as links."""
    names = [_short_name(*_family_and_given(author)) for author in publication.authors]
    listed = ", ".join(names if len(names) <= MOST_AUTHORS else [*names[:3], "et al."])
    links = [Markup('<a href="{}">{}</a>').format(*link) for link in _links(publication)]
    line = Markup("{} ({}). {} ").format(listed, publication.citation_year, _stopped(publication.title))
    if venue := publication.venue:
        place = _stopped(", ".join(filter(None, (venue, _place(publication)))))
        line += Markup("<cite>{}</cite>{} ").format(venue, place.removeprefix(venue))
    return line + Markup("; ").join(links)


@remembered
def bibtex(publication: Publication, key: str) -> str:
    """An entry in UTF-8: letters beyond ASCII stay as they are; what TeX would act on is escaped.

    Braces keep the capitals of names such as DNA and scRNA in titles. ``doi`` and ``url`` are not escaped, as
    styles print them verbatim. No value holds a line break, a control character or a brace without partner.
    """
    _, *month_and_day = _date(publication)
    lines = [f"  {name} = {{{value}}},\n" for name, value in _bibtex_values(publication).items() if value]
    lines += [f"  month = {_MONTHS[int(month) - 1]},\n" for month in month_and_day[:1]]
    return f"@{_kind(publication).bibtex}{{{key},\n{''.join(lines)}}}\n"


def bibliography(entries: Iterable[Entry], keys: Mapping[str, str]) -> str:
    """A .bib file: the first publication of each entry that has one, under the keys of ``cite_keys``."""
    return "\n".join(bibtex(entry.publication, keys[entry.slug]) for entry in entries if entry.publication)


def cite_keys(entries: Iterable[Entry]) -> dict[str, str]:
    """For the slug of each entry with a publication a key such as ``quang2016danq``.

    Of several equal keys the first, in the order of slugs, stays bare; the others get b, c, ...
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.slug):
        if entry.publication:
            key = _key(entry.publication)
            letters = chain(("", *ascii_lowercase[1:]), (f"z{number}" for number in count(1)))
            keys[entry.slug] = next(key + letter for letter in letters if key + letter not in taken)
            taken.add(keys[entry.slug])
    return keys


def ris(publication: Publication) -> str:
    """A record with CRLF line ends."""
    span = _PAGE_RANGE.fullmatch(publication.pages or "")
    values = [
        ("TY", _kind(publication).ris),
        *(("AU", ", ".join(filter(None, _family_and_given(author)))) for author in publication.authors),
        ("TI", publication.title),
        ("T2", publication.venue),
        ("PY", str(publication.citation_year)),
        ("DA", "/".join(_date(publication))),
        ("VL", publication.volume),
        ("IS", publication.issue),
        ("SP", span[1] if span else publication.pages),
        ("EP", span[2] if span else None),
        ("DO", publication.doi),
        ("AN", _arxiv(publication)),
        ("UR", _url(publication)),
    ]
    return "".join(f"{tag}  - {_flat(value)}\r\n" for tag, value in values if value) + "ER  - \r\n"


def csl_json(publication: Publication) -> dict[str, Any]:
    """An item of CSL-JSON; its id is the publication's address."""
    names = map(_family_and_given, publication.authors)
    item = {
        "id": publication.address,
        "type": _kind(publication).csl,
        "title": publication.title,
        "author": [{"family": name, "given": given} if given else {"literal": name} for name, given in names],
        "issued": {"date-parts": [[int(part) for part in _date(publication)]]},
        "container-title": publication.venue,
        "volume": publication.volume,
        "issue": publication.issue,
        "page": publication.pages,
        "number": _arxiv(publication),
        "DOI": publication.doi,
        "PMID": publication.pmid,
        "PMCID": publication.pmcid,
        "URL": _url(publication),
    }
    return {name: value for name, value in item.items() if value}


def _kind(publication: Publication) -> _Kind:
    venue = publication.venue
    if publication.role.id == "preprint" or not venue or _PREPRINT_SERVER.search(venue):
        return _PREPRINT
    return _CONFERENCE_PAPER if _CONFERENCE.search(venue) else _ARTICLE


def _date(publication: Publication) -> list[str]:
    """Year, then month and day where they are known; of the issue if that has a date."""
    return (publication.issue_date or publication.date).split("-")


def _arxiv(publication: Publication) -> str:
    return f"arXiv:{publication.arxiv}" if publication.arxiv else ""


def _url(publication: Publication) -> str | None:
    """The address, unless the DOI says it."""
    return None if publication.doi else publication.url or publication.address


def _links(publication: Publication) -> Iterator[tuple[str, str]]:
    """Address and label of the DOI and the arXiv id; of the page if there is neither."""
    if publication.doi:
        yield "https://doi.org/" + quote(publication.doi, safe="/:;()"), f"doi:{publication.doi}"
    if publication.arxiv:
        yield f"https://arxiv.org/abs/{publication.arxiv}", _arxiv(publication)
    elif not publication.doi:
        yield publication.address, publication.address


def _place(publication: Publication) -> str:
    """Volume, issue and pages: ``44(11):e107``."""
    volume = (publication.volume or "") + (f"({publication.issue})" if publication.issue else "")
    return ":".join(filter(None, (volume, _PAGE_RANGE.sub(r"\1–\2", publication.pages or ""))))


def _family_and_given(author: str | Group) -> tuple[str, str]:
    """A group is a family without a given name."""
    if isinstance(author, Group):
        return author.group, ""
    family, given = author.split(",")
    return family.strip(), given.strip()


def _short_name(family: str, given: str) -> str:
    words = re.findall(r"\w[\w'’]*", unicodedata.normalize("NFC", given))
    return f"{family} {''.join(word[0].upper() for word in words)}".strip()


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _flat(text: str | None) -> str:
    """On one line and without control characters."""
    seen = (c for c in text or "" if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join("".join(seen).split())


def _tex(text: str | None) -> str:
    return _flat(text).translate(_TEX)


def _bibtex_values(publication: Publication) -> dict[str, str]:
    return {
        "title": "".join(map(_capitals_kept, _WORD.split(_flat(publication.title)))),
        "author": " and ".join(_bibtex_name(*_family_and_given(author)) for author in publication.authors),
        _kind(publication).venue: _tex(publication.venue),
        "year": str(publication.citation_year),
        "volume": _tex(publication.volume),
        "number": _tex(publication.issue),
        "pages": _tex(_PAGE_RANGE.sub(r"\1--\2", publication.pages or "")),
        "doi": _flat(publication.doi).translate(_VERBATIM),
        "eprint": _flat(publication.arxiv).translate(_VERBATIM),
        "archivePrefix": "arXiv" if publication.arxiv else "",
        "url": _flat(_url(publication)).translate(_VERBATIM),
    }


def _capitals_kept(word: str) -> str:
    """In braces: DNA, DeepSEA, scRNA, Hi-C, N6, X. As they are: Deep, A."""
    rest, has_capital = word[1:], word not in ("A", word.lower())
    is_name = rest != rest.lower() or (has_capital and (not rest or bool(re.search(r"\d", rest))))
    return f"{{{word.translate(_TEX)}}}" if is_name else word.translate(_TEX)


def _bibtex_name(family: str, given: str) -> str:
    if not given:
        return f"{{{_tex(family)}}}"
    words = _tex(f"{family}, {given}").split(" ")
    return " ".join(f"{{{word}}}" if word.lower() == "and" else word for word in words)


@remembered
def _key(publication: Publication) -> str:
    """Family name, year and first word of the title; of a group the first word; articles do not count."""
    family, given = _family_and_given(publication.authors[0])
    author = _ascii(family) if given else _first_word(family)
    return f"{author or 'anonymous'}{publication.citation_year}{_first_word(publication.title)}"


def _first_word(text: str) -> str:
    return next((word for word in map(_ascii, text.split()) if word not in {"", "a", "an", "the"}), "")


def _ascii(text: str) -> str:
    """Lower-case letters and digits, with the accents taken off."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_ASCII))
    return re.sub(r"[^a-z0-9]", "", letters.casefold())
