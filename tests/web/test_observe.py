"""Claims about the observing scripts: what they ask, what they write, and that nothing seen is lost."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import observe_links
import observe_repositories
import pytest
from local_host import Asked, LocalHost, Reply
from quick import SETTINGS as QUICK
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.model.observed import Observed
from sitegen.textfile import TextFile
from web import rounds
from web.answer import Answer
from web.client import Client
from web.repositories import NoMore, Repositories

ROOT = Path(__file__).parents[2]
SETTINGS = replace(QUICK, tries=1, most_bytes=20_000)
FIRST_DAY = "2026-11-01"
TOLD = "Hosts are told your address curator@example.org; set CONTACT to change it."

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "CACHE", tmp_path / "cache")
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    monkeypatch.setenv("CONTACT", "curator@example.org")


@pytest.fixture
def write(tmp_path: Path, vocabularies: tuple[TextFile, ...], entry_file: Callable[..., TextFile]) -> Write:
    """Writes a folder of entries whose one method names these addresses."""

    def write(urls: Iterable[str]) -> Path:
        first, *others = urls
        links = ", ".join(f'{{kind: data, url: "{url}", sources: [paper]}}' for url in others)
        entry = entry_file(
            "one",
            sources=f'{{paper: {{url: "{first}", checked: 2026-01-01, tier: primary}}}}',
            **({"links": f"[{links}]"} if others else {}),
        )
        for file in (*vocabularies, entry):
            path = tmp_path / "entries" / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        return tmp_path / "entries"

    return write


def observed(entries: Path) -> Observed:
    return load_catalogue(read_texts(entries), date.today()).observed


def round_of_links(entries: Path, day: str = FIRST_DAY, *more: str) -> int:
    return observe_links.main(["--entries", str(entries), *more], day=day, settings=SETTINGS)


def outcomes(entries: Path, host: LocalHost) -> dict[str, tuple[object, ...]]:
    links = observed(entries).links
    return {url.removeprefix(host.url): (one.outcome, one.status or one.reason) for url, one in links.items()}


FAULTS: dict[str, tuple[Reply, tuple[str, object]]] = {
    "/ok": (Reply(200), ("reachable", 200)),
    "/nothing": (Reply(404), ("could-not-tell", 404)),
    "/deleted": (Reply(410), ("could-not-tell", 410)),
    "/forbidden": (Reply(403), ("could-not-tell", 403)),
    "/too-many": (Reply(429, headers={"Retry-After": "3600"}), ("could-not-tell", 429)),
    "/broken": (Reply(500), ("could-not-tell", 500)),
    "/slow": (Reply(wait=2), ("could-not-tell", "slow")),
    "/loop": (Reply(302, headers={"Location": "/loop"}), ("could-not-tell", "redirect")),
    "/scheme": (Reply(301, headers={"Location": "ftp://example.org/"}), ("could-not-tell", "redirect")),
    "/huge": (Reply(200, b"x" * 1_000_000), ("reachable", 200)),
    "/not-modified": (Reply(304), ("reachable", 304)),
}


def test_each_fault_is_told_from_gone(write: Write, host: LocalHost) -> None:
    host.replies |= {path: reply for path, (reply, _) in FAULTS.items()}
    host.replies |= {"HEAD /no-head": Reply(405), "GET /no-head": Reply(200, b"x" * 1_000_000)}
    host.replies |= {"HEAD /only-get": Reply(404), "GET /only-get": Reply(200)}
    entries = write(f"{host.url}{path}" for path in (*FAULTS, "/no-head", "/only-get"))
    assert round_of_links(entries) == 0
    expected = {path: outcome for path, (_, outcome) in FAULTS.items()}
    assert outcomes(entries, host) == {
        **expected,
        "/no-head": ("reachable", 200),
        "/only-get": ("reachable", 200),
    }


def test_a_connection_that_breaks_and_a_host_that_is_not_there(write: Write, host: LocalHost) -> None:
    host.replies["/"] = Reply(200, b"x", breaks_off=True)
    entries = write([f"{host.url}/", "http://127.0.0.1:9/"])
    assert round_of_links(entries) == 0
    assert outcomes(entries, host) == {
        "/": ("reachable", 200),  # that it answers is all that we ask
        "http://127.0.0.1:9/": ("could-not-tell", "unreachable"),
    }


def test_over_several_days_a_link_goes_and_comes_back(
    write: Write, host: LocalHost, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"{host.url}/data"
    entries = write([url])
    days = ["2026-10-01", "2026-10-08", "2026-10-09", "2026-10-22", "2026-10-29", "2026-11-05"]
    replies = [Reply(200), Reply(404), Reply(503), Reply(410), Reply(404), Reply(200)]
    said = []
    for day, reply in zip(days, replies, strict=True):
        host.replies["/data"] = reply
        round_of_links(entries, day)
        said.append(observed(entries).links[url].outcome)
    assert said == ["reachable", *["could-not-tell"] * 3, "gone", "reachable"]
    told = capsys.readouterr().out.splitlines()
    assert f"  gone: {url}" in told
    assert told[-2:] == [
        "Asked 1 of 1 addresses: 1 reachable, 0 gone, 0 could not tell.",
        f"  answers again: {url}",
    ]


def test_a_move_is_noted_and_told(write: Write, host: LocalHost, capsys: pytest.CaptureFixture[str]) -> None:
    host.replies |= {
        "/old": Reply(301, headers={"Location": "/new"}),
        "/for-now": Reply(302, headers={"Location": "/new"}),
        "/new": Reply(200),
    }
    entries = write([f"{host.url}/old", f"{host.url}/for-now"])
    round_of_links(entries)
    found = observed(entries).links
    assert found[f"{host.url}/old"].moved_to == f"{host.url}/new"
    assert found[f"{host.url}/for-now"].moved_to is None
    assert capsys.readouterr().out == (
        f"{TOLD}\nAsked 2 of 2 addresses: 2 reachable, 0 gone, 0 could not tell.\n  moved: {host.url}/old\n"
    )


def test_a_round_that_finds_nothing_new_changes_only_days(write: Write, host: LocalHost) -> None:
    host.replies |= {"/a": Reply(200), "/b": Reply(403)}
    entries = write([f"{host.url}/a", f"{host.url}/b"])
    file = entries / "observed" / "links.yaml"
    round_of_links(entries, "2026-11-01")
    before = file.read_text()
    round_of_links(entries, "2026-11-08")
    assert file.read_text() == before.replace("checked: 2026-11-01", "checked: 2026-11-08")


def test_at_most_so_many_are_asked_the_oldest_first_and_each_once_a_day(
    write: Write, host: LocalHost, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = write(f"{host.url}/{number}" for number in range(3))
    round_of_links(entries, "2026-11-01", "--at-most", "2")
    assert capsys.readouterr().out == (
        f"{TOLD}\n"
        "Asked 2 of 3 addresses: 0 reachable, 0 gone, 2 could not tell.\n"
        "1 was never asked yet; the next round begins there.\n"
    )
    round_of_links(entries, "2026-11-02", "--at-most", "2")
    assert [path for path in host.paths if path.startswith("HEAD")] == [
        "HEAD /0",
        "HEAD /1",
        "HEAD /2",
        "HEAD /0",
    ]
    host.asked.clear()
    round_of_links(entries, "2026-11-02")
    assert [path for path in host.paths if path.startswith("HEAD")] == ["HEAD /1"]


def test_a_record_that_no_entry_needs_is_dropped(
    write: Write, host: LocalHost, capsys: pytest.CaptureFixture[str]
) -> None:
    host.replies["/"] = host.replies["/new"] = Reply(200)
    round_of_links(write([f"{host.url}/", f"{host.url}/old"]))
    entries = write([f"{host.url}/", f"{host.url}/new"])
    round_of_links(entries, "2026-11-08", "--at-most", "1")
    assert set(observed(entries).links) == {f"{host.url}/", f"{host.url}/new"}
    assert "Dropped 1 that no entry has any more." in capsys.readouterr().out


def test_a_dry_run_asks_and_writes_nothing(
    write: Write, host: LocalHost, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = write([f"{host.url}/a", f"{host.url}/b"])
    assert round_of_links(entries, FIRST_DAY, "--dry-run", "--at-most", "1") == 0
    assert capsys.readouterr().out == f"{host.url}/a\n1 of 2 addresses would be asked.\n"
    assert (host.asked, (entries / "observed").exists()) == ([], False)


def test_broken_entries_are_told_and_nothing_is_asked(
    write: Write, host: LocalHost, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = write([f"{host.url}/a"])
    (entries / "observed").mkdir()
    (entries / "observed" / "links.yaml").write_text(
        "links: {1: {outcome: reachable, checked: 2026-11-01}}\n"
    )
    assert round_of_links(entries) == 1
    assert capsys.readouterr().err == (
        'entries/observed/links.yaml:1:9: links.1: "1" is not an address that starts with https:// or http://\n'
        "Nothing was asked.\n"
    )
    assert host.asked == []


def test_without_network_nothing_is_kept(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = write(f"http://127.0.0.1:9/{number}" for number in range(12))
    assert round_of_links(entries) == 0
    assert not (entries / "observed").exists()
    assert capsys.readouterr().out == (
        f"{TOLD}\n"
        "Asked 0 of 12 addresses: 0 reachable, 0 gone, 0 could not tell.\n"
        "12 were never asked yet; the next round begins there.\n"
        "None of the first 10 could be reached; is there a network? Nothing was kept.\n"
    )
    assert tmp_path.exists()


@pytest.mark.parametrize("given", ["", "two words", "x@example.org\r\nX-Other: 1"])
def test_hosts_must_be_told_a_contact(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    monkeypatch.setenv("CONTACT", given)
    monkeypatch.setattr("web.contact._git_address", lambda _: "")
    with pytest.raises(SystemExit, match="2"):
        observe_links.main([])
    assert capsys.readouterr().err.endswith(
        "error: hosts are told whom they may write to: give --contact, or set CONTACT\n"
    )


CHILD = """
import sys
sys.path[:0] = ["scripts"]
import observe_links
from web.answer import Answer
from web.client import Settings
settings = Settings("curator@example.org", pause_seconds=0, tries=1, local_hosts=True)
sys.exit(observe_links.main(["--entries", sys.argv[1]], settings=settings, day=sys.argv[2]))
"""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_round_keeps_what_it_saw_and_the_next_goes_on(
    write: Write, host: LocalHost, sign: signal.Signals
) -> None:
    third = threading.Event()

    def reply(_: Asked) -> Reply:
        if len(host.asked) == 3:
            third.set()
            return Reply(200, wait=0.4)
        return Reply(200)

    host.replies |= {f"/{number}": reply for number in range(5)}
    entries = write(f"{host.url}/{number}" for number in range(5))
    command = [sys.executable, "-c", CHILD, str(entries), FIRST_DAY]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert third.wait(20)
        os.kill(child.pid, sign)
        said, _ = child.communicate(timeout=20)
    assert child.returncode == 0
    assert said == (
        f"{TOLD}\n"
        "Stopping after the request under way; what was seen is kept.\n"
        "Asked 3 of 5 addresses: 3 reachable, 0 gone, 0 could not tell.\n"
        "2 were never asked yet; the next round begins there.\n"
    )
    assert set(observed(entries).links) == {f"{host.url}/{number}" for number in range(3)}
    host.asked.clear()
    round_of_links(entries)
    assert host.paths == ["HEAD /3", "HEAD /4"]
    assert len(observed(entries).links) == 5


@pytest.mark.parametrize("crash", [KeyboardInterrupt, ZeroDivisionError])
def test_whatever_ends_a_round_loses_nothing(
    write: Write, host: LocalHost, monkeypatch: pytest.MonkeyPatch, crash: type[BaseException]
) -> None:
    def reach(client: Client, url: str) -> Answer:
        if url.endswith("1"):
            raise crash
        return client.get(url)

    monkeypatch.setattr(Client, "reach", reach)
    entries = write(f"{host.url}/{number}" for number in range(3))
    with contextlib.suppress(ZeroDivisionError):
        assert round_of_links(entries) == 0
    assert set(observed(entries).links) == {f"{host.url}/0"}


# Repositories. The shapes are those of GitHub's documentation; the works are made up.

ABOUT = {
    "full_name": "Example/Net",
    "html_url": "https://github.com/Example/Net",
    "default_branch": "main",
    "archived": True,
    "license": {"key": "mit", "name": "MIT License", "spdx_id": "MIT"},
}
COMMITS = [{"sha": "0123", "commit": {"committer": {"name": "Doe", "date": "2017-01-24T09:00:00Z"}}}]
RELEASE = {"tag_name": "v1.2", "published_at": "2016-05-01T09:00:00Z", "draft": False}
REPOSITORY = "https://github.com/example/net"
HERE = "/repos/Example/Net"


@pytest.fixture
def github(host: LocalHost) -> LocalHost:
    host.replies |= {
        "/repos/example/net": Reply(200, ABOUT),
        f"{HERE}/commits?per_page=1": Reply(200, COMMITS),
        f"{HERE}/releases/latest": Reply(200, RELEASE),
    }
    return host


@pytest.fixture
def entries(write: Write) -> Path:
    return write(["https://github.com/Example/Net/tree/main"])


def round_of_repositories(entries: Path, github: LocalHost, day: str = FIRST_DAY) -> int:
    arguments = ["--entries", str(entries)]
    return observe_repositories.main(arguments, day=day, settings=SETTINGS, base=github.url)


def record(entries: Path) -> dict[str, object]:
    return observed(entries).repositories[REPOSITORY].model_dump(mode="json", exclude_defaults=True)


def test_a_repository_is_written_with_its_source(entries: Path, github: LocalHost) -> None:
    assert round_of_repositories(entries, github) == 0
    assert record(entries) == {
        "outcome": "reachable",
        "checked": FIRST_DAY,
        "status": 200,
        "source": f"{github.url}/repos/example/net",
        "last_commit": "2017-01-24",
        "archived": True,
        "licence": "MIT",
        "release": "v1.2",
        "released": "2016-05-01",
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"/repos/example/net": Reply(200, {**ABOUT, "license": None})}, {"licence": "not-stated"}),
        (
            {"/repos/example/net": Reply(200, {**ABOUT, "license": {"spdx_id": "NOASSERTION"}})},
            {"licence": "NOASSERTION"},
        ),
        ({f"{HERE}/releases/latest": Reply(404)}, {"release": None, "released": None}),
        ({f"{HERE}/commits?per_page=1": Reply(409)}, {"last_commit": None, "archived": True}),
        ({f"{HERE}/commits?per_page=1": Reply(200, [])}, {"last_commit": None}),
        (
            {"/repos/example/net": Reply(200, {**ABOUT, "html_url": "https://github.com/new/net"})},
            {"moved_to": "https://github.com/new/net"},
        ),
        ({"/repos/example/net": Reply(404)}, {"outcome": "could-not-tell", "failed": [FIRST_DAY]}),
        ({"/repos/example/net": Reply(451)}, {"outcome": "could-not-tell", "status": 451, "failed": None}),
        ({"/repos/example/net": Reply(403)}, {"outcome": "could-not-tell", "status": 403}),
        ({"/repos/example/net": Reply(200, "<html>")}, {"outcome": "could-not-tell", "reason": "malformed"}),
        ({"/repos/example/net": Reply(200, [1])}, {"reason": "malformed"}),
        ({"/repos/example/net": Reply(200, {**ABOUT, "archived": "no"})}, {"reason": "malformed"}),
        (
            {"/repos/example/net": Reply(200, {**ABOUT, "full_name": "../../user"})},
            {"reason": "malformed"},
        ),
        ({f"{HERE}/commits?per_page=1": Reply(200, {"message": "x"})}, {"reason": "malformed"}),
        ({f"{HERE}/commits?per_page=1": Reply(500)}, {"reason": "busy", "last_commit": None}),
        ({f"{HERE}/releases/latest": Reply(200, "x" * 30_000)}, {"reason": "too-large"}),
        ({"/repos/example/net": Reply(wait=2)}, {"reason": "slow"}),
    ],
)
def test_every_answer_makes_a_record(
    entries: Path, github: LocalHost, changes: dict[str, Reply], expected: dict[str, object]
) -> None:
    github.replies |= changes
    assert round_of_repositories(entries, github) == 0
    found = record(entries)
    assert {name: found.get(name) for name in expected} == expected


def test_a_renamed_repository_is_followed(entries: Path, github: LocalHost) -> None:
    github.replies["/repos/example/net"] = Reply(301, headers={"Location": "/repositories/7"})
    github.replies["/repositories/7"] = Reply(
        200, {**ABOUT, "full_name": "new/net", "html_url": "https://github.com/new/net"}
    )
    github.replies["/repos/new/net/commits?per_page=1"] = Reply(200, COMMITS)
    github.replies["/repos/new/net/releases/latest"] = Reply(404)
    round_of_repositories(entries, github)
    found = record(entries)
    assert (found["moved_to"], found["last_commit"]) == ("https://github.com/new/net", "2017-01-24")


def test_facts_outlive_a_day_without_answer(entries: Path, github: LocalHost) -> None:
    round_of_repositories(entries, github, "2026-11-01")
    github.replies["/repos/example/net"] = Reply(500)
    round_of_repositories(entries, github, "2026-11-08")
    found = record(entries)
    assert (found["last_commit"], found["answered"], found["checked"]) == (
        "2017-01-24",
        "2026-11-01",
        "2026-11-08",
    )


def test_what_did_not_change_is_not_sent_again(entries: Path, github: LocalHost) -> None:
    headers = {"ETag": '"1"', "Cache-Control": "private, max-age=0"}
    github.replies["/repos/example/net"] = [Reply(200, ABOUT, headers), Reply(304, headers=headers)]
    round_of_repositories(entries, github, "2026-11-01")
    round_of_repositories(entries, github, "2026-11-08")
    asked = [one.headers.get("if-none-match") for one in github.asked if one.path == "/repos/example/net"]
    assert asked == [None, '"1"']
    assert (record(entries)["checked"], record(entries)["licence"]) == ("2026-11-08", "MIT")


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            Reply(403, headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1795345200"}),
            "GitHub answers no more for now; go on after 2026-11-22 11:00 UTC.",
        ),
        (
            Reply(429, headers={"Retry-After": "5400"}),
            "GitHub answers no more for now; go on in 90 minutes.",
        ),
        (
            Reply(403, headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9" * 40}),
            "GitHub answers no more for now; go on in an hour.",
        ),
        (Reply(401), "GitHub does not accept the token in GITHUB_TOKEN."),
    ],
)
def test_at_the_limit_a_round_stops_with_what_it_has(
    write: Write, github: LocalHost, capsys: pytest.CaptureFixture[str], reply: Reply, message: str
) -> None:
    github.replies["/repos/example/z"] = reply
    entries = write([f"{REPOSITORY}", "https://github.com/example/z"])
    assert round_of_repositories(entries, github) == 0
    assert set(observed(entries).repositories) == {REPOSITORY}
    assert capsys.readouterr().out.splitlines() == [
        TOLD,
        "Asked 1 of 2 addresses: 1 reachable, 0 gone, 0 could not tell.",
        "1 was never asked yet; the next round begins there.",
        message,
    ]


def test_the_token_goes_to_the_hosting_site_alone_and_is_never_shown(
    entries: Path, github: LocalHost, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    other = github.url.replace("127.0.0.1", "localhost")
    monkeypatch.setenv("GITHUB_TOKEN", "ghs_secret")
    github.replies[f"{HERE}/releases/latest"] = Reply(302, headers={"Location": f"{other}/elsewhere"})
    github.replies["/elsewhere"] = Reply(404)
    round_of_repositories(entries, github)
    assert {one.path: one.headers.get("authorization") for one in github.asked} == {
        "/repos/example/net": "Bearer ghs_secret",
        f"{HERE}/commits?per_page=1": "Bearer ghs_secret",
        f"{HERE}/releases/latest": "Bearer ghs_secret",
        "/elsewhere": None,
    }
    told = capfd.readouterr()
    written = "".join(file.text for file in read_texts(entries))
    assert "ghs_secret" not in told.out + told.err + written + repr(
        Repositories(Client(SETTINGS), "ghs_secret")
    )


def test_requests_to_the_hosting_site_are_spread_out(github: LocalHost) -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    client = Client(replace(SETTINGS, pause_seconds=2), clock=lambda: now[0], sleep=sleep)
    Repositories(client, base=github.url).look(REPOSITORY)
    assert slept == [0, 2, 2]


def test_without_a_token_none_is_sent(github: LocalHost) -> None:
    Repositories(Client(SETTINGS), base=github.url).look(REPOSITORY)
    assert [one.headers.get("authorization") for one in github.asked] == [None] * 3
    github.replies["/repos/example/net"] = Reply(429, {"message": "slow down"})
    with pytest.raises(NoMore, match="go on in an hour"):
        Repositories(Client(SETTINGS), base=github.url).look(REPOSITORY)
