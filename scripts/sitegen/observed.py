"""What pages say of what machines observed: whether an address answers, how alive a repository is.

Where nothing was observed, nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from license_expression import get_spdx_licensing

from .model.observed import Observation, Observed, ObservedRepository
from .model.text import Unknown

WORTH_SAYING = timedelta(days=14)
"""For how long an address must have failed, for a reason of its host, before a page says so."""

NOT_KNOWN_TO_HOST = "NOASSERTION"
"""What GitHub says of a licence file that it does not recognise."""

_SPDX = get_spdx_licensing()
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?(?:[/?#].*)?", re.ASCII
)
_NO_OWNERS = {"orgs", "users", "features", "marketplace", "topics", "sponsors", "collections", "search"}
_FAULT = "its host answers with an error"
_REASONS = {
    "slow": "its host does not answer in time",
    "unreachable": "its host cannot be reached",
    "redirect": "it redirects to nowhere",
}


@dataclass(frozen=True)
class Remark:
    """Words, perhaps with an address and how it is written, and whether readers must not miss them."""

    text: str
    address: str = ""
    place: str = ""
    warns: bool = False


def repository_of(url: str) -> str | None:
    """The repository that an address leads into, as observations name it; None where we cannot ask."""
    found = _REPOSITORY.fullmatch(url)
    if not found or found[1].lower() in _NO_OWNERS:
        return None
    return f"https://github.com/{found[1]}/{found[2]}".lower()


def repository_at(observed: Observed, url: str) -> ObservedRepository | None:
    """What was observed of the repository that an address leads into."""
    return observed.repositories.get(repository_of(url) or "")


def is_gone(observed: Observed, url: str) -> bool:
    """Whether the address, or the repository that it leads into, is gone."""
    found = (observed.links.get(url), repository_at(observed, url))
    return any(one.outcome == "gone" for one in found if one)


def remarks(observed: Observed, url: str, lively: bool = False) -> list[Remark]:
    """What a reader should know before following an address; ``lively``: how alive its repository is too."""
    link, repository = observed.links.get(url), repository_at(observed, url)
    said = _answers(link) if link else None
    if repository and repository.outcome == "gone":
        said = _answers(repository)
    return [*([said] if said else ()), *(_liveliness(repository) if repository and lively else ())]


def code_remarks(observed: Observed, url: str, licence: str | Unknown | None) -> list[Remark]:
    """The same of a place with code; the hosting site's word on its licence too, if it is another."""
    repository = repository_at(observed, url)
    differs = licence_remark(licence, repository.licence) if repository else ""
    return [*remarks(observed, url, lively=True), *([Remark(differs)] if differs else ())]


def licence_remark(stated: str | Unknown | None, detected: str | Unknown | None) -> str:
    """What the hosting site detects, where that is not what the entry says; else empty."""
    if detected is None:
        return ""
    if isinstance(detected, Unknown):
        return "the hosting site detects no licence" if _is_licence(stated) else ""
    if detected == NOT_KNOWN_TO_HOST:
        return "" if _is_licence(stated) else "the hosting site finds a licence that it does not know"
    agrees = isinstance(stated, str) and _is_licence(stated) and _names(stated, detected)
    return "" if agrees else f"the hosting site detects {detected}"


def commit_words(repository: ObservedRepository) -> str:
    """``last commit 2017-01``; empty where no day is known."""
    return f"last commit {_month(repository.last_commit)}" if repository.last_commit else ""


def day_of_facts(repository: ObservedRepository) -> str:
    """The day on which what a record says of a repository was true."""
    return repository.answered or repository.checked


def _answers(found: Observation) -> Remark | None:
    """What is wrong with an address, if anything is."""
    checked = f"checked {_month(found.checked)}"
    if found.outcome == "gone":
        return Remark(f"no longer answers since {_month(found.since)} ({checked})", warns=True)
    if found.outcome == "could-not-tell":
        why = _FAULT if (found.status or 0) >= 500 else _REASONS.get(found.reason or "")
        lasts = found.since and _day(found.checked) - _day(found.since) >= WORTH_SAYING
        said = f"could not be checked since {_month(found.since)}: {why} (tried {_month(found.checked)})"
        return Remark(said) if why and lasts else None
    if found.moved_to:
        parts = urlsplit(found.moved_to)
        return Remark(f"has moved ({checked})", found.moved_to, parts.netloc + parts.path.rstrip("/"))
    return None


def _liveliness(repository: ObservedRepository) -> Iterator[Remark]:
    released = f", {_month(repository.released)}" if repository.released else ""
    said = [
        commit_words(repository),
        "archived" if repository.archived else "",
        f"latest release {repository.release}{released}" if repository.release else "",
    ]
    if any(said):
        yield Remark(f"{', '.join(filter(None, said))} (checked {_month(day_of_facts(repository))})")


def _is_licence(stated: str | Unknown | None) -> bool:
    return stated is not None and not isinstance(stated, Unknown)


def _names(stated: str, detected: str) -> bool:
    """Whether a licence is one of those in the expression; GitHub says GPL-3.0 for either of its forms."""
    forms = {f"{detected}{form}".lower() for form in ("", "-only", "-or-later")}
    return any(str(key).lower() in forms for key in _SPDX.license_keys(_SPDX.parse(stated)))


def _month(day: str | None) -> str:
    return (day or "")[:7]


def _day(day: str) -> date:
    return date.fromisoformat(day)
