"""Identifiers and addresses of works, as they are found in references."""

import re
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from ..problem import short
from .check import ONLY_TEXT, Check, around_space, whole_number
from .text import PLAIN, LongLine, at_most, matches, wrong

URL_CHARACTERS = 1000

_DOI_PREFIX = re.compile(r"(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_NEVER = r"\s<>\x22'`{}|\\^"
_NOT_IN_URLS = re.compile(f"[{_NEVER}]")
_LABEL = rf"[^{_NEVER}/?#@.:]+"
_URL_PATTERN = rf"[Hh][Tt][Tt][Pp][Ss]?://{_LABEL}(?:\.{_LABEL})+(?::\d*)?(?:[/?#][^{_NEVER}]*)?"


def _bare_doi(value: str) -> str:
    if prefix := _DOI_PREFIX.match(value):
        raise wrong(f'write the DOI without "{prefix[0]}"')
    return value


def _url(value: str) -> str:
    if not value.lower().startswith(("http://", "https://")):
        raise wrong(f'"{short(value)}" is not an address that starts with https:// or http://')
    parts = _parts(value)
    labels = (parts.hostname or "").split(".") if parts else []
    if not parts or len(labels) < 2 or not all(labels) or "@" in parts.netloc or _NOT_IN_URLS.search(value):
        raise wrong(f'"{short(value)}" is not a web address, such as https://github.com/uci-cbcl/DanQ')
    return value


def is_url(value: str) -> bool:
    """Whether a text is an address that a field would take."""
    try:
        return bool(_url(value))
    except PydanticCustomError:
        return False


def _parts(value: str) -> SplitResult | None:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return None
    return parts


_MAYBE_A_NUMBER = {"type": ["string", "number"]}

Url = Annotated[
    LongLine,
    Check(
        _url,
        around_space(_URL_PATTERN),
        "is not a web address, such as https://github.com/uci-cbcl/DanQ",
        ONLY_TEXT,
    ),
    at_most(URL_CHARACTERS, "leave out what the address does not need"),
]
Doi = Annotated[
    str,
    AfterValidator(_bare_doi),
    matches(r"10\.\d{4,9}/[-._;()/:<>A-Za-z0-9]+", "a DOI, such as 10.1093/nar/gkw226"),
    PLAIN,
    at_most(200, "look at the DOI again"),
]
ArxivId = Annotated[
    str,
    matches(
        r"\d\d(0[1-9]|1[0-2])\.\d{4,5}(v\d{1,3})?|[a-z-]{1,20}(\.[A-Z]{2})?/\d{7}(v\d{1,3})?",
        "an arXiv id, such as 1605.01133",
        _MAYBE_A_NUMBER,
    ),
]
Pmid = Annotated[str, matches(r"[1-9]\d{0,7}", "a PubMed id, such as 27084946", whole_number(1, 99_999_999))]
Pmcid = Annotated[str, matches(r"PMC[1-9]\d{0,8}", "a PubMed Central id, such as PMC4914104")]
Commit = Annotated[
    str,
    matches(
        r"[0-9a-f]{7,40}", "a commit: 7 to 40 of the characters 0-9 and a-f", {"type": ["string", "number"]}
    ),
]
EdamId = Annotated[str, matches(r"(topic|operation|data|format)_\d{4}", "an EDAM id, such as data_3494")]
