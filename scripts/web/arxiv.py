"""arXiv: the Atom entry of an id -> a preprint. See info.arxiv.org/help/api/user-manual.html."""

import re
from urllib.parse import quote
from xml.etree import ElementTree

from sitegen.drafting.known import Author, KnownPublication, Record
from sitegen.model.publication import family_first

from .answer import Answer, NoAnswer
from .client import Client
from .plain import good, malformed, text

BASE = "https://export.arxiv.org"
SERVICE = "arXiv"

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_GROUP = re.compile(r"(?i)\b(consortium|collaboration|project|initiative|team|network|group)\b")
_NAMES_IN_ONE_PIECE = "arXiv gives the names of authors in one piece; check where each family name begins"


def preprint(client: Client, id: str, base: str = BASE) -> KnownPublication:
    """What arXiv knows of an id without version; raises NoAnswer."""
    url = f"{base}/api/query?id_list={quote(id, safe='/')}&max_results=1"
    answer = good(client.get(url), SERVICE, id)
    entry = _entry(answer, id)
    if not (title := _said(entry, f"{_ATOM}title")):
        raise malformed(answer, SERVICE)
    authors = tuple(filter(None, map(_author, entry.findall(f"{_ATOM}author/{_ATOM}name"))))
    date = re.match(r"\d{4}-\d\d-\d\d", _said(entry, f"{_ATOM}published"))
    return KnownPublication(
        role="preprint",
        title=title,
        authors=authors,
        date=date[0] if date else "",
        venue=SERVICE,
        arxiv=id,
        record=Record(SERVICE, url.replace(base, BASE, 1)),
        related=tuple(filter(None, [_said(entry, f"{_ARXIV}doi")])),
        remarks=(_NAMES_IN_ONE_PIECE,) if any(not author.is_group for author in authors) else (),
    )


def _entry(answer: Answer, id: str) -> ElementTree.Element:
    """The entry of the feed; raises NoAnswer where there is none, or that of another work."""
    entry = _feed(answer).find(f"{_ATOM}entry")
    if entry is None:
        raise NoAnswer("refused", answer.url, f"{SERVICE} does not know {id}")
    found = _said(entry, f"{_ATOM}id")
    if "/api/errors" in found:
        raise NoAnswer(
            "refused", answer.url, f"{SERVICE} does not know {id}: {_said(entry, f'{_ATOM}summary')}"
        )
    if re.sub(r"v\d+$", "", found.rpartition("/abs/")[2]).casefold() != id.casefold():
        raise malformed(answer, SERVICE)
    return entry


def _feed(answer: Answer) -> ElementTree.Element:
    """The XML, in which nothing is declared: so no entity can stand for another text, or for a file."""
    try:
        said = answer.body.decode()
        if "<!DOCTYPE" in said or "<!ENTITY" in said:
            raise malformed(answer, SERVICE)
        feed = ElementTree.fromstring(said)
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        raise malformed(answer, SERVICE) from None
    if feed.tag != f"{_ATOM}feed":
        raise malformed(answer, SERVICE)
    return feed


def _said(entry: ElementTree.Element, path: str) -> str:
    return text(entry.findtext(path))


def _author(name: ElementTree.Element) -> Author | None:
    """``Laurens van der Maaten`` is ``van der Maaten, Laurens``; a consortium stays as it is."""
    words = text(name.text).replace(",", " ").split()
    if not words:
        return None
    if len(words) == 1 or _GROUP.search(" ".join(words)):
        return Author(" ".join(words), is_group=True)
    small = next((at for at, word in enumerate(words) if 0 < at < len(words) - 1 and word.islower()), 0)
    return Author(f"{' '.join(words[small:])}, {' '.join(words[:small])}" if small else family_first(words))
