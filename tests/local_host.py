"""A host on this machine that answers as a test says, faults included."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """One answer. ``breaks_off`` closes the connection half way; ``drip`` are seconds between its bytes."""

    status: int = 200
    body: bytes | str | object = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0
    drip: float = 0
    breaks_off: bool = False

    @property
    def data(self) -> bytes:
        """The body as bytes; what is neither bytes nor text becomes JSON."""
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


@dataclass(frozen=True)
class Asked:
    """A request as it came in; names of headers are lower-case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> object:
        """The body as JSON."""
        return json.loads(self.body)


Answering = Reply | list[Reply] | Callable[[Asked], Reply]


@dataclass
class LocalHost:
    """``replies``: path or ``METHOD path`` -> a reply, replies in turn (the last stays), or a function."""

    url: str = ""
    replies: dict[str, Answering] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def reply(self, request: Asked) -> Reply:
        """What is answered; 404 for a path that no test named."""
        self.asked.append(request)
        found = self.replies.get(f"{request.method} {request.path}", self.replies.get(request.path))
        if found is None:
            return Reply(404, "nothing here")
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found if isinstance(found, Reply) else found(request)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [f"{request.method} {request.path}" for request in self.asked]


@contextmanager
def local_host() -> Iterator[LocalHost]:
    """A running host; it is gone at the end of the block."""
    host = LocalHost()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"host": host}))
    server.daemon_threads = True
    host.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    host: LocalHost
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        """Answer until the client leaves, even in the midst of a request."""
        with suppress(ConnectionError):
            super().handle()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.host.reply(Asked(self.command, self.path, headers, body))
        time.sleep(reply.wait)
        with suppress(ConnectionError):  # the client may have left
            self._write(reply)

    def _write(self, reply: Reply) -> None:
        data = reply.data
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data) + (100 if reply.breaks_off else 0)))
        self.end_headers()
        if self.command != "HEAD":
            for start in range(0, len(data), 1 if reply.drip else 65_536):
                self.wfile.write(data[start : start + (1 if reply.drip else 65_536)])
                time.sleep(reply.drip)
        if reply.breaks_off:
            self.close_connection = True

    do_GET = do_HEAD = do_POST = do_PATCH = do_PUT = _answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""
