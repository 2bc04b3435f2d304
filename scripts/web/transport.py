"""How requests travel: tried again where that helps, a pause between two to the same host, kept on disk."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import urlsplit

from cachecontrol import CacheControlAdapter
from cachecontrol.caches import FileCache
from cachecontrol.heuristics import ExpiresAfter
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import InvalidHeader, MaxRetryError, ResponseError
from urllib3.util.retry import Retry

BUSY = (429, 500, 502, 503, 504)


class PatientRetry(Retry):
    """Waits as long as ``Retry-After`` asks; where that is ``retry_after_max`` or more, the answer stands."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """The wait in seconds; None too where the host asks for what cannot be understood."""
        try:
            return super().get_retry_after(response)
        except (InvalidHeader, ValueError, OverflowError):
            return None

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        """The state after a failed try; raises MaxRetryError where there is no next one."""
        if response and (self.get_retry_after(response) or 0) >= self.retry_after_max:
            raise MaxRetryError(cast(ConnectionPool, _pool), url, ResponseError("asks for too long a wait"))
        return super().increment(method, url, response, error, _pool, _stacktrace)


class PacedAdapter(HTTPAdapter):
    """Calls ``before_asking`` with the host before each request that really goes out."""

    before_asking: Callable[[str], None] = staticmethod(lambda _: None)

    def get_connection_with_tls_context(self, request: Any, *rest: Any, **more: Any) -> Any:
        """The connection for a request that nothing on disk answers."""
        self.before_asking(urlsplit(request.url).hostname or "")
        return super().get_connection_with_tls_context(request, *rest, **more)


class PacedCache(PacedAdapter, CacheControlAdapter):
    """The same with answers kept on disk; what went stale is asked for with its ETag or date."""


def adapter(tries: int, most_wait_seconds: int, kept_seconds: float, cache: Path | None) -> PacedAdapter:
    """``kept_seconds``: for how long a good answer is not asked for again; 0 leaves that to the host."""
    retry = PatientRetry(
        total=tries - 1,
        read=False,
        redirect=False,
        status_forcelist=BUSY,
        backoff_factor=0.5,
        backoff_max=most_wait_seconds,
        raise_on_status=False,
        retry_after_max=most_wait_seconds + 1,
    )
    if cache is None:
        return PacedAdapter(max_retries=retry)
    keep = ExpiresAfter(seconds=kept_seconds) if kept_seconds else None
    return PacedCache(FileCache(cache), heuristic=keep, max_retries=retry)
