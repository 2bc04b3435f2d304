"""GitHub: what its REST API says of a repository. See docs.github.com/rest/repos and /rest/licenses."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from sitegen.drafting.known import KnownRepository, Record

from .answer import Answer, NoAnswer
from .client import Client
from .plain import good, group, malformed, text

BASE = "https://api.github.com"
SERVICE = "GitHub"
VERSION = "2022-11-28"
LEAST_SHARE = 0.05
"""Part of the bytes from which on a language is named."""

MOST_SIZE = 10**15
"""Bytes; a greater number is none that was counted."""

_NAME = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)
_COMMIT = re.compile(rb"[0-9a-f]{40}")
_NOT_NAMED = {"", "NOASSERTION", "NONE"}


def headers(token: str, form: str = "json") -> dict[str, str]:
    """What GitHub wants to be told with each question; the token goes to no other host (see ``client``)."""
    accept = "application/vnd.github+json" if form == "json" else f"application/vnd.github.{form}"
    known = {"Accept": accept, "X-GitHub-Api-Version": VERSION}
    return {**known, "Authorization": f"Bearer {token}"} if token else known


def repository(client: Client, address: str, token: str = "", base: str = BASE) -> KnownRepository:
    """What GitHub knows of ``https://github.com/owner/name``; raises NoAnswer if that is nothing."""
    api = _Api(client, token, base)
    name = urlsplit(address).path.strip("/")
    answer = api.asked(f"/repos/{name}", name)
    found = group(answer.json())
    name = text(found.get("full_name"))  # another one, if it was renamed
    if not _NAME.fullmatch(name):
        raise malformed(answer, SERVICE)
    branch = text(found.get("default_branch"))
    licence, file = api.part(_licence, f"/repos/{name}/license", ("", ""))
    return KnownRepository(
        url=f"https://github.com/{name}",
        name=name.partition("/")[2],
        commit=api.part(_commit, f"/repos/{name}/commits/{quote(branch, safe='')}", "", "sha"),
        licence=licence,
        licence_file=file,
        languages=api.part(_languages, f"/repos/{name}/languages", ()),
        archived=found.get("archived") is True,
        record=Record(SERVICE, f"{BASE}/repos/{name}"),
        missing=tuple(dict.fromkeys(api.missing)),
    )


class _Api:
    """Asks for parts of a repository, and notes what did not come."""

    def __init__(self, client: Client, token: str, base: str) -> None:
        self._client, self._base, self._token = client, base, token
        self.missing: list[str] = []

    def asked(self, path: str, name: str, form: str = "json") -> Answer:
        answer = self._client.get(self._base + path, headers(self._token, form))
        if answer.status in {403, 429} and answer.headers.get("x-ratelimit-remaining") == "0":
            raise NoAnswer("busy", answer.url, _limit(answer))
        if answer.status == 401:
            raise NoAnswer("refused", answer.url, f"{SERVICE} does not accept the token in GITHUB_TOKEN")
        return good(answer, SERVICE, name)

    def part(self, read: Any, path: str, otherwise: Any, form: str = "json") -> Any:
        """What ``read`` finds in the answer; ``otherwise``, with a note of the reason, if none comes."""
        try:
            return read(self.asked(path, path, form))
        except NoAnswer as error:
            if not str(error).startswith(f"{SERVICE} does not know"):
                self.missing.append(str(error))
            return otherwise


def _limit(answer: Answer) -> str:
    """The sentence for a limit that is reached, with the time from which on it is lifted."""
    reset = answer.headers.get("x-ratelimit-reset", "")
    at = (
        f" after {datetime.fromtimestamp(int(reset), UTC):%H:%M} UTC"
        if re.fullmatch(r"\d{1,11}", reset)
        else " later"
    )
    return f"{SERVICE} answers no more questions for now; set GITHUB_TOKEN, or try again{at}"


def _licence(answer: Answer) -> tuple[str, str]:
    """The SPDX id that GitHub detects, and the file in which; empty if it names none."""
    found = group(answer.json())
    spdx = text(group(found.get("license")).get("spdx_id"))
    return ("", "") if spdx.upper() in _NOT_NAMED else (spdx, text(found.get("path")))


def _languages(answer: Answer) -> tuple[str, ...]:
    found = group(answer.json()).items()
    sizes = {text(name): size for name, size in found if type(size) is int and 0 < size < MOST_SIZE}
    least = LEAST_SHARE * sum(sizes.values())
    return tuple(
        sorted((name for name, size in sizes.items() if size >= least), key=lambda name: -sizes[name])
    )


def _commit(answer: Answer) -> str:
    """GitHub sends the commit alone where it is asked for the form ``sha``."""
    if not _COMMIT.fullmatch(answer.body.strip()):
        raise malformed(answer, SERVICE)
    return answer.body.strip().decode()
