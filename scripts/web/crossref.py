"""Crossref: the record of a DOI -> a publication. See github.com/CrossRef/rest-api-doc, api_format.md."""

from typing import Any
from urllib.parse import quote

from sitegen.drafting.known import Author, KnownPublication, Record

from .client import Client
from .plain import first, good, group, items, malformed, text

BASE = "https://api.crossref.org"
SERVICE = "Crossref"

_PREPRINTS = {"posted-content"}
_PAPERS = {"journal-article", "proceedings-article", "book-chapter"}
_DATES = ("published-online", "published-print", "posted", "published", "issued")
_VERSIONS = ("has-preprint", "is-preprint-of")


def publication(client: Client, doi: str, base: str = BASE) -> KnownPublication:
    """What Crossref knows of a DOI; raises NoAnswer."""
    url = f"{base}/works/{quote(doi, safe='')}"
    answer = good(client.get(url), SERVICE, doi)
    work = group(group(answer.json()).get("message"))
    if not (title := _title(work)):
        raise malformed(answer, SERVICE)
    first_seen, printed = _dates(work)
    return KnownPublication(
        role=_role(work),
        title=title,
        authors=tuple(filter(None, map(_author, items(work.get("author"))))),
        date=first_seen,
        issue_date=printed if printed[:7] != first_seen[:7] else "",
        venue=_venue(work),
        volume=text(work.get("volume")),
        issue=text(work.get("issue")),
        pages=text(work.get("page")) or text(work.get("article-number")),
        doi=doi,
        record=Record(SERVICE, f"{BASE}/works/{quote(doi, safe='/')}"),
        related=tuple(_related(work)),
    )


def _title(work: dict[str, Any]) -> str:
    title, subtitle = first(work.get("title")), first(work.get("subtitle"))
    return f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title


def _role(work: dict[str, Any]) -> str:
    kind = text(work.get("type"))
    if kind in _PAPERS:
        return "paper"
    return "preprint" if kind in _PREPRINTS and work.get("subtype", "preprint") == "preprint" else ""


def _author(value: Any) -> Author | None:
    author = group(value)
    family, given, name = (text(author.get(part)) for part in ("family", "given", "name"))
    suffix = text(author.get("suffix"))
    if family and given:
        return Author(f"{family}, {given} {suffix}".strip())
    return Author(name or family, is_group=True) if name or family else None


def _venue(work: dict[str, Any]) -> str:
    """The journal or proceedings; of a preprint the server, which stands as institution."""
    institution = work.get("institution")
    places = items(institution) or [institution]
    return first(work.get("container-title")) or text(group(places[0]).get("name"))


def _dates(work: dict[str, Any]) -> tuple[str, str]:
    """The day, month or year of the first appearance, and that of the print; empty if not known."""
    dates = filter(None, (_date(work.get(name)) for name in _DATES))
    earliest = min(dates, key=lambda date: f"{date}-99-99"[:10], default="")
    return earliest, _date(work.get("published-print"))


def _date(value: Any) -> str:
    """``{"date-parts": [[2016, 4]]}`` is ``2016-04``."""
    parts = items(group(value).get("date-parts"))
    numbers = items(parts[0]) if parts else []
    found = ""
    for number, (least, most, form) in zip(
        numbers, ((1000, 9999, "{}"), (1, 12, "-{:02}"), (1, 31, "-{:02}")), strict=False
    ):
        if type(number) is not int or not least <= number <= most:
            break
        found += form.format(number)
    return found


def _related(work: dict[str, Any]) -> list[str]:
    """DOIs and arXiv ids of other versions."""
    relation = group(work.get("relation"))
    found = [group(other) for name in _VERSIONS for other in items(relation.get(name))]
    return [text(other.get("id")) for other in found if text(other.get("id-type")) in {"doi", "arxiv"}]
