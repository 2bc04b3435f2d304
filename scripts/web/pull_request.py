"""What the hosting site knows of a pull request, and what we write there: GitHub's REST interface."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from .answer import Answer, NoAnswer
from .client import Client
from .github import headers

AUTHOR = ("github-actions[bot]", "Bot")
"""Login and type of the account that the token of a workflow writes as."""

A_PAGE = 100
MOST_PAGES = 50

T = TypeVar("T")


class _Owner(BaseModel):
    login: str
    type: str = ""


class _Repository(BaseModel):
    full_name: str = Field(pattern=r"^[\w.-]+/[\w.-]+$")
    owner: _Owner


class Run(BaseModel):
    """A run of a workflow, as the event says; ``path`` is the file of the workflow."""

    id: int = Field(gt=0)
    event: str
    path: str
    conclusion: str | None
    head_sha: str = Field(pattern="^[0-9a-f]{40}$")
    head_branch: str
    head_repository: _Repository | None


class Event(BaseModel):
    """The event that a run of a workflow has ended."""

    workflow_run: Run


class _Head(BaseModel):
    sha: str
    repo: _Repository | None


class _Pull(BaseModel):
    number: int = Field(gt=0)
    head: _Head


class _Comment(BaseModel):
    id: int
    user: _Owner | None
    body: str | None


class _Artifact(BaseModel):
    id: int
    name: str
    size_in_bytes: int
    expired: bool


class _Artifacts(BaseModel):
    artifacts: list[_Artifact]


class _Made(BaseModel):
    id: int


@dataclass(frozen=True)
class Hosting:
    """One repository on the hosting site. ``base``: address of the interface, without last slash."""

    client: Client
    base: str
    repository: str
    token: str

    def pull_request(self, run: Run) -> int | None:
        """Number of the open pull request whose newest commit the run was for; None if not exactly one is.

        The event itself names none for a pull request from a fork.
        """
        if run.head_repository is None:
            return None
        head = f"{run.head_repository.owner.login}:{run.head_branch}"
        found = self._pages("pulls", _Pull, {"state": "open", "head": head})
        numbers = [pull.number for pull in found if _is_newest(pull.head, run)]
        return numbers[0] if len(numbers) == 1 else None

    def archive(self, run: Run, name: str, most: int) -> bytes | None:
        """The newest archive of this name that the run left, None if there is none.

        Raises ValueError, before anything is fetched, if it has more than ``most`` bytes.
        """
        path = f"actions/runs/{run.id}/artifacts"
        answer = self._asked("GET", path, {"name": name, "per_page": A_PAGE})
        listed = _read(_Artifacts, answer.json(), path).artifacts
        found = [one for one in listed if one.name == name and not one.expired]
        if not found:
            return None
        newest = max(found, key=lambda one: one.id)
        if newest.size_in_bytes > most:
            raise ValueError(f"the report has more than {most:,} bytes")
        return self._asked("GET", f"actions/artifacts/{newest.id}/zip").body

    def keep_comment(self, number: int, marker: str, text: str, *, only_if_there: bool = False) -> str:
        """Make our one comment that begins with ``marker``, or write it anew if it says something else.

        Tells in words what was done. ``only_if_there``: make none.
        """
        found = self._comment(number, marker)
        if found is None:
            if not only_if_there:
                self._asked("POST", f"issues/{number}/comments", json={"body": text})
            return "not needed" if only_if_there else "made"
        if (found.body or "").replace("\r\n", "\n").strip() == text.strip():
            return "as it was"
        self._asked("PATCH", f"issues/comments/{found.id}", json={"body": text})
        return "written anew"

    def add_check_run(self, parts: Iterable[Mapping[str, Any]]) -> None:
        """Make a check run of the first part; each further part adds its annotations."""
        path = ""
        for part in parts:
            if path:
                self._asked("PATCH", path, json=part)
            else:
                made = _read(_Made, self._asked("POST", "check-runs", json=part).json(), "check-runs")
                path = f"check-runs/{made.id}"

    def _comment(self, number: int, marker: str) -> _Comment | None:
        """The comment that begins with ``marker`` and that we wrote, whoever else may have copied it."""
        for comment in self._pages(f"issues/{number}/comments", _Comment, {}):
            writer = comment.user and (comment.user.login, comment.user.type)
            if writer == AUTHOR and (comment.body or "").startswith(marker):
                return comment
        return None

    def _pages(self, path: str, kind: type[T], query: Mapping[str, str]) -> Iterator[T]:
        for page in range(1, MOST_PAGES + 1):
            answer = self._asked("GET", path, {**query, "per_page": A_PAGE, "page": page})
            found = _read(list[kind], answer.json(), path)  # type: ignore[valid-type]
            yield from found
            if len(found) < A_PAGE:
                return

    def _asked(
        self, method: str, path: str, query: Mapping[str, Any] | None = None, json: object = None
    ) -> Answer:
        """The answer of the interface; raises NoAnswer where it is none of success."""
        url = f"{self.base}/repos/{self.repository}/{path}"
        if method == "GET":
            url += f"?{urlencode(query, quote_via=quote)}" if query else ""
            answer = self.client.get(url, headers(self.token))
        else:
            answer = self.client.send(method, url, json, headers(self.token))
        if not 200 <= answer.status < 300:
            raise NoAnswer("refused", url, f"{method} {path} was answered with status {answer.status}")
        return answer


def _is_newest(head: _Head, run: Run) -> bool:
    """Whether the run was for the newest commit of the pull request."""
    of_run = run.head_repository
    return head.sha == run.head_sha and bool(head.repo and of_run and head.repo.full_name == of_run.full_name)


def _read(kind: type[T], value: object, path: str) -> T:
    """An answer in its documented form; raises NoAnswer if it has another."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError:
        raise NoAnswer("malformed", path, f"{path} was answered in a form that is not documented") from None
