"""What GitHub says of a repository: last commit, archived, licence, latest release.

The shapes are those of its REST API, version 2022-11-28: ``/repos/O/R``, ``/repos/O/R/commits`` and
``/repos/O/R/releases/latest``. A renamed repository redirects to its new place.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from sitegen.records import Facts, Seen

from .answer import Answer, NoAnswer
from .client import Client
from .github import BASE, headers

T = TypeVar("T")

EMPTY = 409
"""Status of the commits of a repository that has none."""

_PATH = r"^[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}$"


class NoMore(Exception):
    """The host answers no more requests; ``str()`` says why, or when to go on."""


class _Licence(BaseModel):
    spdx_id: str | None = None


class _Repository(BaseModel):
    full_name: Annotated[str, Field(pattern=_PATH)]
    html_url: str
    archived: bool
    license: _Licence | None = None


class _Committer(BaseModel):
    date: str | None = None


class _Committed(BaseModel):
    committer: _Committer | None = None


class _Commit(BaseModel):
    commit: _Committed


class _Release(BaseModel):
    tag_name: str
    published_at: str | None = None


@dataclass(frozen=True)
class Repositories:
    """Asks the hosting site. The token, if there is one, goes to ``base`` alone and is never shown."""

    client: Client
    token: str = field(default="", repr=False)
    base: str = BASE

    def source(self, repository: str) -> str:
        """The address that is asked about ``https://github.com/owner/name``."""
        return f"{self.base}/repos{urlsplit(repository).path}"

    def look(self, repository: str) -> tuple[Seen, Facts | None]:
        """What came of asking, and the facts if they came; raises :class:`NoMore`."""
        try:
            answer = self._get(self.source(repository))
            if answer.status != 200:
                return Seen(answer.status), None
            about = _read(_Repository, answer)
            renamed = about.html_url if about.html_url.lower() != repository else None
            return Seen(200, moved_to=renamed), self._facts(about)
        except NoAnswer as no_answer:
            return Seen(reason=no_answer.kind), None

    def _facts(self, about: _Repository) -> Facts:
        place = f"{self.base}/repos/{about.full_name}"
        commits = self._commits(f"{place}/commits?per_page=1")
        committer = commits[0].commit.committer if commits else None
        release = self._release(f"{place}/releases/latest")
        return Facts(
            last_commit=_day(committer.date if committer else None),
            archived=about.archived,
            licence=about.license.spdx_id if about.license else None,
            release=release.tag_name if release else None,
            released=_day(release.published_at if release else None),
        )

    def _commits(self, url: str) -> list[_Commit]:
        answer = self._get(url)
        return [] if answer.status == EMPTY else _read(list[_Commit], _expected(answer))

    def _release(self, url: str) -> _Release | None:
        answer = self._get(url)
        return None if answer.status == 404 else _read(_Release, _expected(answer))

    def _get(self, url: str) -> Answer:
        answer = self.client.get(url, headers(self.token))
        if answer.status == 401:
            raise NoMore("GitHub does not accept the token in GITHUB_TOKEN")
        if _is_limit(answer):
            raise NoMore(f"GitHub answers no more for now; {_when(answer)}")
        return answer


def _is_limit(answer: Answer) -> bool:
    spent = answer.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in answer.headers
    return answer.status == 429 or (answer.status == 403 and spent)


def _when(answer: Answer) -> str:
    """When to go on, as the host says; an hour is the span that GitHub counts in."""
    reset, wait = (answer.headers.get(name, "") for name in ("x-ratelimit-reset", "retry-after"))
    if re.fullmatch(r"\d{1,6}", wait):
        return f"go on in {-(-int(wait) // 60)} minutes"
    if re.fullmatch(r"\d{9,10}", reset):
        return f"go on after {datetime.fromtimestamp(int(reset), UTC):%Y-%m-%d %H:%M} UTC"
    return "go on in an hour"


def _expected(answer: Answer) -> Answer:
    if answer.status == 200:
        return answer
    message = f"{answer.url} answered with status {answer.status}"
    raise NoAnswer("busy" if answer.status >= 500 else "refused", answer.url, message)


def _read(kind: type[T], answer: Answer) -> T:
    """The answer as what it should be; raises NoAnswer if it is not."""
    try:
        return TypeAdapter(kind).validate_python(answer.json(), strict=True)
    except ValidationError:
        message = f"{answer.url} answered in a form that we do not know"
        raise NoAnswer("malformed", answer.url, message) from None


def _day(moment: str | None) -> str | None:
    """The day of ``2017-01-24T09:00:00Z``."""
    return moment[:10] if moment else None
