"""A DOI, an arXiv id or the address of a repository, in any of the spellings that people use."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from ..problem import short, visible

HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org")
"""Hosting sites whose repositories have addresses such as https://github.com/owner/name."""

_DOI = re.compile(r"\b10\.\d{4,9}/[-._;()/:<>A-Za-z0-9]+")
_ARXIV_DOI = re.compile(r"(?i)10\.48550/arxiv\.(.+)")
_ARXIV = re.compile(
    r"(?i)^(?:(?:https?://)?(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html|format)/|arxiv:\s*)?"
    r"(\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,3})?(?:\.pdf)?/?(?:[?#].*)?$"
)
_REPOSITORY = re.compile(
    r"(?i)^(?:git\+)?(?:https?://|git://|ssh://)?(?:[\w.-]+@)?(?:www\.)?"
    rf"({'|'.join(map(re.escape, HOSTS))})[:/]+([\w.-]+)/([\w.-]+?)(?:\.git)?(?:[/?#].*)?$"
)
_PREPRINT_SERVER = re.compile(r"(?i)\b(bio|med)rxiv\.org/")
_PREPRINT_PAGE = re.compile(r"v\d+(?:\.[a-z0-9.-]+)*(?:[/?#].*)?$", re.IGNORECASE)


@dataclass(frozen=True)
class WorkId:
    """``value`` is the bare DOI, the arXiv id without version, or https://host/owner/name."""

    kind: Literal["doi", "arxiv", "repository"]
    value: str

    def __str__(self) -> str:
        return f"arXiv:{self.value}" if self.kind == "arxiv" else self.value

    def is_same(self, other: "WorkId") -> bool:
        """Whether both name one thing; capitals make no difference."""
        return (self.kind, self.value.casefold()) == (other.kind, other.value.casefold())


def work_id(text: str) -> WorkId | str:
    """What a text names, or what is wrong with it in a sentence."""
    written = text.strip().strip("<>\"'").strip()
    if found := _ARXIV.match(written):
        return WorkId("arxiv", _arxiv(found[1]))
    if (found := _REPOSITORY.match(written)) and not {found[2], found[3]} & {".", ".."}:
        return WorkId("repository", f"https://{found[1].lower()}/{found[2]}/{found[3]}")
    if found := _DOI.search(unquote(written)):
        doi = _bare(found[0], written)
        arxiv = _ARXIV_DOI.fullmatch(doi)
        return work_id(f"arXiv:{arxiv[1]}") if arxiv else WorkId("doi", doi)
    return _mistake(written)


def work_ids(text: str) -> list[WorkId | str]:
    """The same for several with spaces between."""
    words = re.sub(r"(?i)\b(doi|arxiv)\s*:?\s+", r"\1:", text).split()
    return [work_id(word) for word in words]


def _arxiv(id: str) -> str:
    """Old ids have a group in lower case and at most a class in capitals: ``math.GT/0309136``."""
    group, dot, rest = id.partition(".") if "/" in id else ("", "", "")
    if dot:
        kind, _, number = rest.partition("/")
        return f"{group.lower()}.{kind.upper()}/{number}"
    return id.lower()


def _bare(doi: str, written: str) -> str:
    """The DOI without what only its page has in its address, and without the end of a sentence."""
    if _PREPRINT_SERVER.search(written) or re.fullmatch(r"10\.1101/[\d.]+v\d+", doi):
        doi = _PREPRINT_PAGE.sub("", doi)
    doi = doi.rstrip(".;:,/")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".;:,/")
    return doi


def _mistake(written: str) -> str:
    shown = f'"{short(visible(written))}"'
    if re.match(r"(?i)(https?://)?(www\.)?github\.com\b", written):
        return f"{shown} names no repository; write its address, such as https://github.com/owner/name"
    if re.match(r"(?i)https?://", written):
        return (
            f"{shown} is an address without a DOI in it; look for the DOI on that page, it starts with 10., "
            f"or give the address of a repository on {', '.join(HOSTS[:-1])} or {HOSTS[-1]}"
        )
    return (
        f"{shown} is not a DOI (10.1093/nar/gkw226), an arXiv id (1605.01133) "
        "or the address of a repository (https://github.com/owner/name)"
    )
