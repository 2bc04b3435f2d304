"""Polite requests: they say who asks, wait their turn, and stop where an answer has no end."""

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from .answer import Answer, NoAnswer
from .bounds import Bounds, NotPublic, TooMuch, host_of, leads_inside
from .transport import adapter

REDIRECTS = 5
PERMANENT = {301, 308}
NOT_FOR_HEAD = {400, 403, 404, 405, 406, 410, 501}
"""Statuses of HEAD after which GET is tried: many hosts answer the two differently."""
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Settings:
    """How requests are made. ``contact``: an e-mail or web address that the hosts may write to.

    ``local_hosts`` allows addresses that are not public, for tests.
    """

    contact: str
    agent: str = "deep-learning-genomics-catalogue/1"
    connect_seconds: float = 10
    silent_seconds: float = 20
    all_seconds: float = 60
    pause_seconds: float = 1
    tries: int = 3
    most_wait_seconds: int = 60
    kept_seconds: float = 0
    most_bytes: int = 5_000_000
    local_hosts: bool = False

    @property
    def agent_string(self) -> str:
        """What is sent as ``User-Agent``, in the form that Crossref asks for."""
        contact = f"mailto:{self.contact}" if "@" in self.contact else f"+{self.contact}"
        return f"{self.agent} ({contact})" if self.contact else self.agent


class _Session(requests.Session):
    """Leaves redirects to us: the session would read their bodies whole."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None, wherever the answer may lead."""


class Client:
    """Asks other hosts. Redirects are followed, but never from https to another scheme."""

    def __init__(
        self,
        settings: Settings,
        cache: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings, self._clock, self._sleep = settings, clock, sleep
        self._asked: dict[str, float] = {}
        self._session = _Session()
        self._session.auth = lambda request: request  # else requests sends what ~/.netrc holds
        self._session.headers["User-Agent"] = settings.agent_string
        bounds = Bounds(settings.all_seconds, settings.most_bytes, settings.local_hosts)
        road = adapter(settings.tries, settings.most_wait_seconds, settings.kept_seconds, cache, bounds)
        road.before_asking = self._pause
        self._session.mount("http://", road)
        self._session.mount("https://", road)

    def get(self, url: str, headers: Mapping[str, str] = NO_HEADERS) -> Answer:
        """The whole answer, whatever its status; raises :class:`NoAnswer`."""
        return self._ask("GET", url, headers)

    def reach(self, url: str) -> Answer:
        """Whether an address answers, without its body; raises :class:`NoAnswer`."""
        answer = self._ask("HEAD", url, NO_HEADERS)
        return self._ask("GET", url, NO_HEADERS, with_body=False) if answer.status in NOT_FOR_HEAD else answer

    def send(self, method: str, url: str, json: object, headers: Mapping[str, str] = NO_HEADERS) -> Answer:
        """POST or PATCH with a body of JSON; neither is tried twice. Raises :class:`NoAnswer`."""
        return self._ask(method, url, headers, json=json)

    def _ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        *,
        with_body: bool = True,
        json: object = None,
    ) -> Answer:
        at, permanent = url, True
        for _ in range(REDIRECTS + 1):
            with closing(self._once(method, at, headers, json)) as response:
                if not response.is_redirect:
                    body = self._body(response) if with_body else b""
                    names = {name.lower(): value for name, value in response.headers.items()}
                    moved = at if permanent and at != url else None
                    return Answer(response.status_code, at, names, body, moved)
            permanent = permanent and response.status_code in PERMANENT
            target = _next(at, response.headers["Location"], method)
            if urlsplit(target)[:2] != urlsplit(at)[:2]:
                headers = NO_HEADERS  # a token is meant for one host
            at = target
        raise NoAnswer("redirect", url, f"{host_of(url)} redirects more than {REDIRECTS} times")

    def _once(self, method: str, url: str, headers: Mapping[str, str], json: object) -> requests.Response:
        limits = (self._settings.connect_seconds, self._settings.silent_seconds)
        if not self._settings.local_hosts and leads_inside(host_of(url)):
            raise _inside(url)
        try:
            return self._session.request(
                method,
                url,
                headers=dict(headers),
                json=json,
                timeout=limits,
                allow_redirects=False,
                stream=True,
            )
        except requests.Timeout:
            raise _slow(url) from None
        except requests.exceptions.SSLError:
            raise NoAnswer("unreachable", url, f"{host_of(url)} has no valid certificate") from None
        except requests.ConnectionError:
            raise NoAnswer("unreachable", url, f"{host_of(url)} could not be reached") from None
        except NotPublic:
            raise _inside(url) from None
        except TooMuch:
            raise self._too_large(url) from None
        except (requests.RequestException, HTTPError, ValueError):
            raise _no_address(url) from None

    def _body(self, response: requests.Response) -> bytes:
        """The body, read in pieces: unpacked it may be larger than what is sent."""
        body = bytearray()
        try:
            for piece in response.iter_content(65_536):
                body += piece
                if len(body) > self._settings.most_bytes:
                    raise TooMuch
        except TooMuch:
            raise self._too_large(response.url) from None
        except requests.exceptions.ContentDecodingError:
            message = f"{host_of(response.url)} sent what cannot be unpacked"
            raise NoAnswer("malformed", response.url, message) from None
        except requests.RequestException as error:
            if any(isinstance(cause, ReadTimeoutError) for cause in error.args):
                raise _slow(response.url) from None
            message = f"{host_of(response.url)} broke off its answer"
            raise NoAnswer("unreachable", response.url, message) from None
        return bytes(body)

    def _pause(self, host: str) -> None:
        """Wait until the last request to the host is long enough ago."""
        ready = self._asked.get(host, float("-inf")) + self._settings.pause_seconds
        self._sleep(max(0, ready - self._clock()))
        self._asked[host] = self._clock()

    def _too_large(self, url: str) -> NoAnswer:
        message = f"{host_of(url)} sent more than {self._settings.most_bytes:,} bytes"
        return NoAnswer("too-large", url, message)


def _next(at: str, location: str, method: str) -> str:
    """Where a redirect leads; raises NoAnswer where it must not be followed."""
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")  # heads come as Latin-1
    schemes = {"https"} if urlsplit(at).scheme == "https" else {"http", "https"}
    try:
        target = urljoin(at, location)
        allowed = urlsplit(target).scheme in schemes and method in {"GET", "HEAD"}
    except ValueError:
        raise _no_address(at) from None
    if allowed:
        return target
    raise NoAnswer("redirect", at, f"{host_of(at)} redirects to {target}, which is not followed")


def _slow(url: str) -> NoAnswer:
    return NoAnswer("slow", url, f"{host_of(url)} did not answer in time")


def _inside(url: str) -> NoAnswer:
    """Addresses come from strangers; none may lead into the network of the machine."""
    return NoAnswer("refused", url, f"{host_of(url)} is no public host")


def _no_address(url: str) -> NoAnswer:
    return NoAnswer("refused", url, f"{url}, or where it redirects to, is no web address")
