"""Claims about requests to other hosts: polite, bounded, and each failure is one sentence."""

import gzip
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from local_host import LocalHost, Reply
from quick import SETTINGS
from web.answer import NoAnswer
from web.client import Client, _next


@pytest.fixture
def client() -> Client:
    return Client(SETTINGS)


def failure(client: Client, url: str) -> tuple[str, str]:
    with pytest.raises(NoAnswer) as raised:
        client.get(url)
    return raised.value.kind, str(raised.value)


def test_an_answer_has_status_headers_and_body(client: Client, host: LocalHost) -> None:
    host.replies["/work"] = Reply(200, {"title": "Ä"}, {"X-Limit": "5"})
    answer = client.get(f"{host.url}/work")
    assert (answer.status, answer.json(), answer.headers["x-limit"]) == (200, {"title": "Ä"}, "5")
    assert (answer.url, answer.moved) == (f"{host.url}/work", None)


def test_a_host_is_told_whom_to_write_to(client: Client, host: LocalHost) -> None:
    client.get(f"{host.url}/")
    agent = host.asked[0].headers["user-agent"]
    assert agent == "deep-learning-genomics-catalogue/1 (mailto:curator@example.org)"
    site = replace(SETTINGS, contact="https://example.org/catalogue").agent_string
    assert site == "deep-learning-genomics-catalogue/1 (+https://example.org/catalogue)"


def test_not_found_is_an_answer(client: Client, host: LocalHost) -> None:
    assert client.get(f"{host.url}/missing").status == 404
    assert host.paths == ["GET /missing"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_host_is_asked_again(client: Client, host: LocalHost, status: int) -> None:
    host.replies["/"] = [Reply(status, headers={"Retry-After": "0"}), Reply(200, b"now")]
    assert client.get(f"{host.url}/").body == b"now"


def test_the_wait_that_a_host_asks_for_is_kept(
    client: Client, host: LocalHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    host.replies["/"] = [Reply(429, headers={"Retry-After": "2"}), Reply(200)]
    client.get(f"{host.url}/")
    assert 2 in waits


def test_too_long_a_wait_is_not_waited_for(client: Client, host: LocalHost) -> None:
    host.replies["/"] = Reply(429, headers={"Retry-After": "3600"})
    answer = client.get(f"{host.url}/")
    assert (answer.status, answer.headers["retry-after"], len(host.asked)) == (429, "3600", 1)


def test_a_host_that_stays_busy_is_left_alone(client: Client, host: LocalHost) -> None:
    host.replies["/"] = Reply(500, headers={"Retry-After": "0"})
    assert client.get(f"{host.url}/").status == 500
    assert len(host.asked) == SETTINGS.tries


@pytest.mark.parametrize(
    ("reply", "kind", "message"),
    [
        (Reply(wait=2), "slow", "127.0.0.1 did not answer in time"),
        (Reply(body=b"xx", drip=2), "slow", "127.0.0.1 did not answer in time"),
        (Reply(body=b"x" * 30, drip=0.1), "slow", "127.0.0.1 did not answer in time"),
        (Reply(body=b"x", breaks_off=True), "unreachable", "127.0.0.1 broke off its answer"),
        (Reply(body=b"x" * 1_001), "too-large", "127.0.0.1 sent more than 1,000 bytes"),
        (
            Reply(body=gzip.compress(b"x" * 1_000_000), headers={"Content-Encoding": "gzip"}),
            "too-large",
            "127.0.0.1 sent more than 1,000 bytes",
        ),
        (
            Reply(body=b"plain", headers={"Content-Encoding": "gzip"}),
            "malformed",
            "127.0.0.1 sent what cannot be unpacked",
        ),
        (Reply(302, headers={"Location": "/"}), "redirect", "127.0.0.1 redirects more than 5 times"),
        (
            Reply(302, headers={"Location": "file:///etc/passwd"}),
            "redirect",
            "127.0.0.1 redirects to file:///etc/passwd, which is not followed",
        ),
    ],
)
def test_a_fault_is_one_sentence(
    client: Client, host: LocalHost, reply: Reply, kind: str, message: str
) -> None:
    host.replies["/"] = reply
    assert failure(client, f"{host.url}/") == (kind, message)


def test_json_that_is_none_is_told(client: Client, host: LocalHost) -> None:
    host.replies["/"] = Reply(200, "<html>")
    answer = client.get(f"{host.url}/")
    with pytest.raises(NoAnswer, match="/ answered with something that is not JSON"):
        answer.json()


def test_nobody_there_is_told(client: Client) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert failure(client, f"http://127.0.0.1:{port}/") == ("unreachable", "127.0.0.1 could not be reached")


@pytest.mark.parametrize("url", ["ftp://example.org/x", "http://[::1", "nonsense", "http://", "https://a b/"])
def test_what_is_no_web_address_is_told(client: Client, url: str) -> None:
    told = ("refused", f"{url}, or where it redirects to, is no web address")
    assert failure(client, url) == failure(Client(replace(SETTINGS, local_hosts=False)), url) == told


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]", "0.0.0.0"]
)
def test_no_address_leads_into_the_network_of_the_machine(name: str) -> None:
    kind, message = failure(Client(replace(SETTINGS, local_hosts=False)), f"http://{name}/")
    assert (kind, message) == ("refused", f"{name.strip('[]')} is no public host")


def test_a_redirect_to_nonsense_is_told(client: Client, host: LocalHost) -> None:
    host.replies["/"] = Reply(302, headers={"Location": "http://[::1"})
    told = f"{host.url}/, or where it redirects to, is no web address"
    assert failure(client, f"{host.url}/") == ("refused", told)


def test_a_redirect_from_https_stays_with_https() -> None:
    assert _next("https://a.org/x", "/y", "GET") == "https://a.org/y"
    assert _next("http://a.org/x", "https://b.org/", "GET") == "https://b.org/"
    with pytest.raises(NoAnswer, match=r"a\.org redirects to http://a\.org/, which is not followed"):
        _next("https://a.org/x", "http://a.org/", "GET")
    with pytest.raises(NoAnswer, match="not followed"):
        _next("https://a.org/x", "https://a.org/", "POST")


@pytest.mark.parametrize(("second", "moved"), [(308, True), (302, False)])
def test_only_permanent_redirects_say_that_it_moved(
    client: Client, host: LocalHost, second: int, moved: bool
) -> None:
    host.replies["/old"] = Reply(301, headers={"Location": "/newer"})
    host.replies["/newer"] = Reply(second, headers={"Location": "/new"})
    host.replies["/new"] = Reply(200)
    answer = client.get(f"{host.url}/old")
    assert (answer.url, answer.moved) == (f"{host.url}/new", f"{host.url}/new" if moved else None)


def test_a_token_is_not_shown_to_another_host(client: Client, host: LocalHost) -> None:
    other = host.url.replace("127.0.0.1", "localhost")
    host.replies["/a"] = Reply(302, headers={"Location": f"{other}/b"})
    host.replies["/b"] = Reply(200)
    client.get(f"{host.url}/a", {"Authorization": "Bearer secret"})
    assert ["authorization" in request.headers for request in host.asked] == [True, False]


def test_reach_reads_no_body_and_asks_again_where_head_is_refused(client: Client, host: LocalHost) -> None:
    host.replies |= {"HEAD /": Reply(405), "GET /": Reply(200, b"x" * 5_000), "/plain": Reply(200)}
    assert (client.reach(f"{host.url}/").status, client.reach(f"{host.url}/").body) == (200, b"")
    assert client.reach(f"{host.url}/plain").status == 200
    assert host.paths[-1] == "HEAD /plain"


def test_what_is_sent_is_not_sent_twice(client: Client, host: LocalHost) -> None:
    host.replies["POST /notes"] = Reply(500)
    assert client.send("POST", f"{host.url}/notes", {"body": "x"}).status == 500
    assert [request.json() for request in host.asked] == [{"body": "x"}]


def test_a_host_is_asked_at_most_once_in_a_while(host: LocalHost) -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    client = Client(replace(SETTINGS, pause_seconds=2), clock=lambda: now[0], sleep=sleep)
    client.get(f"{host.url}/")
    now[0] += 0.5
    client.get(f"{host.url}/")
    assert slept == [0, 1.5]


def test_what_is_kept_on_disk_is_not_asked_for_again(host: LocalHost, tmp_path: Path) -> None:
    host.replies["/"] = Reply(200, b"kept")
    for _ in range(2):
        assert Client(replace(SETTINGS, kept_seconds=60), tmp_path).get(f"{host.url}/").body == b"kept"
    assert len(host.asked) == 1


def test_what_may_be_old_is_asked_for_with_its_etag(host: LocalHost, tmp_path: Path) -> None:
    stale = {"ETag": '"1"', "Cache-Control": "max-age=0"}
    host.replies["/"] = [Reply(200, b"first", stale), Reply(304, headers=stale)]
    for _ in range(2):
        answer = Client(SETTINGS, tmp_path).get(f"{host.url}/")
        assert (answer.status, answer.body) == (200, b"first")
    assert [request.headers.get("if-none-match") for request in host.asked] == [None, '"1"']


def test_failures_are_not_kept(host: LocalHost, tmp_path: Path) -> None:
    host.replies["/"] = [Reply(404), Reply(200, b"there")]
    client = Client(replace(SETTINGS, kept_seconds=60), tmp_path)
    assert [client.get(f"{host.url}/").status for _ in range(2)] == [404, 200]


def test_no_token_is_kept_on_disk(host: LocalHost, tmp_path: Path) -> None:
    fresh = {"Vary": "Accept, Authorization", "Cache-Control": "private, max-age=60"}
    host.replies["/"] = Reply(200, b"{}", fresh)
    for token in ("Bearer secret", "Bearer secret", "Bearer other", None):
        Client(SETTINGS, tmp_path).get(f"{host.url}/", {"Authorization": token} if token else {})
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b"max-age" in data for data in kept)
    assert not any(b"secret" in data or b"other" in data for data in kept)
    tokens = [request.headers.get("authorization") for request in host.asked]
    assert tokens == ["Bearer secret", "Bearer other", None]


@pytest.mark.parametrize(
    "headers",
    [
        {"Date": "some day", "Cache-Control": "max-age=60"},
        {"Expires": "Sun, 22 Nov 99999999 23:00:00 GMT"},
        {"ETag": '"1"', "Expires": "Sun, 99 Nov 2026 99:00:00 GMT"},
    ],
)
@pytest.mark.parametrize("kept", [0, 60])
def test_odd_dates_cost_the_copy_and_not_the_answer(
    host: LocalHost, tmp_path: Path, headers: dict[str, str], kept: int
) -> None:
    host.replies["/"] = Reply(200, b"x", headers)
    client = Client(replace(SETTINGS, kept_seconds=kept), tmp_path)
    assert [client.get(f"{host.url}/").body for _ in range(2)] == [b"x", b"x"]


def test_a_folder_that_cannot_be_written_costs_the_copy_only(host: LocalHost, tmp_path: Path) -> None:
    host.replies["/"] = Reply(200, b"x", {"ETag": '"1"'})
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert Client(SETTINGS, tmp_path / "cache").get(f"{host.url}/").body == b"x"


def test_where_a_redirect_leads_is_read_as_utf_8(client: Client, host: LocalHost) -> None:
    host.replies["/"] = Reply(302, headers={"Location": "/\u00c3\u00a4"})  # ä, byte by byte
    host.replies["/%C3%A4"] = Reply(200)
    assert client.get(f"{host.url}/").status == 200
