"""How requests travel: tried again where that helps, a pause between two to the same host, kept on disk."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self, cast

from cachecontrol import CacheControlAdapter
from cachecontrol.caches import FileCache
from cachecontrol.controller import CacheController
from cachecontrol.heuristics import ExpiresAfter
from cachecontrol.serialize import Serializer
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import InvalidHeader, MaxRetryError, ResponseError
from urllib3.util.retry import Retry

from .bounds import Bounds, host_of, pools

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
    _pools: Mapping[str, Any] = MappingProxyType({})

    def bound(self, bounds: Bounds) -> None:
        """Keep to the bounds in all that is asked from now on, through a proxy too."""
        self._pools = self.poolmanager.pool_classes_by_scheme = pools(bounds)

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        """The same for a proxy that the environment names."""
        manager = super().proxy_manager_for(proxy, **more)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def get_connection_with_tls_context(self, request: Any, *rest: Any, **more: Any) -> Any:
        """The connection for a request that nothing on disk answers."""
        self.before_asking(host_of(request.url))
        return super().get_connection_with_tls_context(request, *rest, **more)


class PacedCache(PacedAdapter, CacheControlAdapter):
    """The same with answers kept on disk; what went stale is asked for with its ETag or date."""


class _NoTokens(Serializer):
    """Keeps no token on disk: of the headers that ``Vary`` names, a digest stands for ``Authorization``."""

    def dumps(self, request: PreparedRequest, *rest: Any, **more: Any) -> bytes:
        """What is kept of an answer."""
        return super().dumps(_without_token(request), *rest, **more)

    def loads(self, request: PreparedRequest, *rest: Any, **more: Any) -> Any:
        """The answer, if the request has what ``Vary`` names as it was."""
        return super().loads(_without_token(request), *rest, **more)


def _without_token(request: PreparedRequest) -> PreparedRequest:
    bare = request.copy()
    if token := bare.headers.get("Authorization"):
        bare.headers["Authorization"] = hashlib.sha256(str(token).encode()).hexdigest()
    return bare


class _Controller(CacheController):
    """A date that is none, or a disk that is full, costs the copy and not the answer."""

    def cached_request(self, request: PreparedRequest) -> Any:
        """The copy, if it can be read."""
        with suppress(*_NOT_KEPT):
            return super().cached_request(request)
        return False

    def conditional_headers(self, request: PreparedRequest) -> dict[str, str]:
        """The headers by which a host knows the copy."""
        with suppress(*_NOT_KEPT):
            return super().conditional_headers(request)
        return {}

    def cache_response(self, *given: Any, **named: Any) -> None:
        """Keep a copy."""
        with suppress(*_NOT_KEPT):
            super().cache_response(*given, **named)

    def _cache_set(self, *given: Any, **named: Any) -> None:
        with suppress(*_NOT_KEPT):
            super()._cache_set(*given, **named)


_NOT_KEPT = (AssertionError, OSError, OverflowError, TypeError, ValueError)


def adapter(
    tries: int, most_wait_seconds: int, kept_seconds: float, cache: Path | None, bounds: Bounds
) -> PacedAdapter:
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
    made = PacedAdapter(max_retries=retry) if cache is None else _keeping(cache, kept_seconds, retry)
    made.bound(bounds)
    return made


def _keeping(folder: Path, seconds: float, retry: Retry) -> PacedAdapter:
    return PacedCache(
        FileCache(folder),
        controller_class=_Controller,
        serializer=_NoTokens(),
        heuristic=ExpiresAfter(seconds=seconds) if seconds else None,
        max_retries=retry,
    )
