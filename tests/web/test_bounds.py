"""Claims about the bounds of connections: public hosts only, and no answer without end."""

import gzip
import itertools
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from local_host import LocalHost, Reply
from quick import SETTINGS
from web.answer import NoAnswer
from web.bounds import MOST_HEAD, host_of, is_public
from web.client import Client

ONCE = replace(SETTINGS, tries=1)
ABROAD = replace(ONCE, local_hosts=False)

Wire = Callable[[Iterable[bytes]], str]


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Starts a host that sends these bytes, whatever it is asked, and gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def start(pieces: Iterable[bytes]) -> str:
            threading.Thread(target=_send, args=(server, pieces), daemon=True).start()
            return f"http://127.0.0.1:{server.getsockname()[1]}/"

        yield start


def _send(server: socket.socket, pieces: Iterable[bytes]) -> None:
    with suppress(OSError):
        client, _ = server.accept()
        with client:
            client.recv(65_536)
            for piece in pieces:
                client.sendall(piece)


def dripping(line: bytes) -> Iterator[bytes]:
    for sign in itertools.cycle(line):
        yield bytes([sign])
        time.sleep(0.02)


HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        (lambda: itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 100), "too-large"),
        (lambda: dripping(b"HTTP/1.1 100 Continue\r\n\r\n"), "slow"),
        (lambda: itertools.chain([HEAD], dripping(b"X: y\r\n")), "slow"),
        (lambda: itertools.chain([CHUNKED], itertools.repeat(b"0" * 65_536)), "unreachable"),
        (lambda: itertools.chain([CHUNKED], dripping(b"1;x")), "slow"),
        (lambda: itertools.chain([CHUNKED, b"0\r\n"], itertools.repeat(b"X: y\r\n" * 9_999)), "too-large"),
    ],
    ids=["go on", "slow go on", "slow head", "long size", "slow size", "long foot"],
)
def test_no_part_of_an_answer_is_without_end(
    wire: Wire, pieces: Callable[[], Iterable[bytes]], kind: str
) -> None:
    patient = replace(ONCE, silent_seconds=20, all_seconds=0.5 if kind == "slow" else 60)
    with pytest.raises(NoAnswer) as raised:
        Client(patient).get(wire(pieces()))
    assert raised.value.kind == kind


def test_the_body_of_a_redirect_is_not_read(host: LocalHost) -> None:
    bomb = gzip.compress(b"x" * 10_000_000)
    host.replies["/"] = Reply(302, bomb, {"Location": "/there", "Content-Encoding": "gzip"}, breaks_off=True)
    host.replies["/there"] = Reply(200, b"there")
    assert Client(ONCE).get(f"{host.url}/").body == b"there"


def test_a_redirect_that_is_kept_is_bounded_too(wire: Wire, tmp_path: Path) -> None:
    head = b'HTTP/1.1 301 Moved\r\nETag: "1"\r\nLocation: /\r\n\r\n'
    url = wire(itertools.chain([head], itertools.repeat(b"x" * 65_536)))
    with pytest.raises(NoAnswer) as raised:
        Client(replace(ONCE, all_seconds=60), tmp_path).get(url)
    assert raised.value.kind == "too-large"
    assert sum(path.stat().st_size for path in tmp_path.rglob("*")) < MOST_HEAD


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1"),
        *("::", "::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_an_address_inside_is_not_public_however_it_is_written(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_open_net_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "form", ["http://127.0.0.1:{}\\@example.com/", "http://a@127.0.0.1:{}/", "http://[::ffff:127.0.0.1]:{}/"]
)
def test_no_spelling_of_an_address_leads_inside(host: LocalHost, form: str) -> None:
    url = form.format(host.url.rpartition(":")[2])
    with pytest.raises(NoAnswer, match="is no public host"):
        Client(ABROAD).get(url)
    assert host.asked == []


def test_a_name_that_leads_inside_only_when_it_is_used_is_refused(
    host: LocalHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.client.leads_inside", lambda _: False)
    with pytest.raises(NoAnswer, match=r"^127\.0\.0\.1 is no public host$"):
        Client(ABROAD).get(host.url)
    assert host.asked == []


def test_a_proxy_of_the_machine_may_be_asked(host: LocalHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.client.leads_inside", lambda _: False)
    monkeypatch.setenv("http_proxy", host.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    host.replies["http://example.org/"] = Reply(200, b"through")
    assert Client(ABROAD).get("http://example.org/").body == b"through"


def test_the_host_is_read_as_the_client_of_http_reads_it() -> None:
    assert host_of("https://EXAMPLE.org:8080/x") == "example.org"
    assert host_of("http://example.org\\@127.0.0.1/") == "example.org"
    assert host_of("http://[::1]/") == "::1"
    assert host_of("nonsense?") == "nonsense"
    assert host_of("http://[::1") == "http://[::1"
