"""Connections with bounds: only to public hosts, and each answer ends in time and size, its head included."""

import io
import ipaddress
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import parse_url

MOST_HEAD = 1_000_000
"""Bytes beyond those of the body: head, sizes of pieces, what stands behind the last piece."""

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")


class TooMuch(Exception):
    """A host sends more bytes than are read."""


class NotPublic(Exception):
    """A name leads to an address in the network of this machine."""


@dataclass(frozen=True)
class Bounds:
    """``seconds``: from the request to the last byte; ``most_bytes``: of a body, as it is sent."""

    seconds: float
    most_bytes: int
    local_hosts: bool


def host_of(url: str) -> str:
    """The host that would be asked, read as the HTTP client reads it; the address itself if there is none."""
    try:
        return (parse_url(url).host or url).strip("[]")
    except ValueError:
        return url


def leads_inside(host: str) -> bool:
    """Whether a host has an address that is not public; not if it is not found, for a proxy may know it."""
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    return not all(is_public(str(one[4][0])) for one in found)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open net, also where an older one is written within a newer."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is None:
            return found.is_global and found in _UNICAST
        found = inner
    return found.is_global and not found.is_multicast


def pools(bounds: Bounds) -> Mapping[str, Any]:
    """The pools of connections for both schemes."""
    return {"http": _pool(HTTPConnectionPool, bounds), "https": _pool(HTTPSConnectionPool, bounds)}


def _pool(kind: Any, bounds: Bounds) -> Any:
    class Bounded(HTTPResponse):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            wire: Any = self.fp
            self.fp = io.BufferedReader(_Ending(wire.detach(), bounds))

    class Connection(kind.ConnectionCls):  # type: ignore[misc]
        response_class = Bounded

        def _new_conn(self) -> socket.socket:
            """By now it is known where the name leads; a second question to the name service could differ."""
            sock: socket.socket = super()._new_conn()
            if self.proxy or bounds.local_hosts or is_public(sock.getpeername()[0]):
                return sock
            sock.close()
            raise NotPublic

    return type("Pool", (kind,), {"ConnectionCls": Connection})


class _Ending(io.RawIOBase):
    """What comes over the wire; a host that drips, or never ends a line, a head or a body, is left."""

    def __init__(self, wire: Any, bounds: Bounds) -> None:
        super().__init__()
        self._wire = wire
        self._left = bounds.most_bytes + MOST_HEAD
        self._until = time.monotonic() + bounds.seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if time.monotonic() > self._until:
            raise TimeoutError
        count: int | None = self._wire.readinto(buffer)
        self._left -= count or 0
        if self._left < 0:
            raise TooMuch
        return count

    def close(self) -> None:
        self._wire.close()
        super().close()
