"""Claims about stage two of the check of pull requests, against a local host that plays GitHub."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import report_review
from hypothesis import given
from hypothesis import strategies as st
from local_host import Asked, LocalHost, Reply, local_host
from sitegen.proposed.comment import MARKER
from sitegen.proposed.proposal import MOST_REPORT_BYTES
from web import pull_request
from web.artifact import unpacked
from web.client import Settings

SHA = "0123456789abcdef0123456789abcdef01234567"
FORK = {"full_name": "stranger/fork", "owner": {"login": "stranger"}}
RUN = {
    "id": 7,
    "event": "pull_request",
    "path": ".github/workflows/entries-valid.yml",
    "conclusion": "failure",
    "head_sha": SHA,
    "head_branch": "patch-1",
    "head_repository": FORK,
    "pull_requests": [],
}
PULL = {"number": 5, "head": {"sha": SHA, "repo": FORK}}
MISTAKE = {"file": "entries/methods/a.yaml", "line": 6, "column": 9, "message": "tasks[1]: is wrong"}
BROKEN = {"version": 1, "mistakes": {"first": [MISTAKE], "count": 1}}
BOT = {"login": "github-actions[bot]", "type": "Bot"}
REPO = "/repos/owner/name"
PULLS = f"{REPO}/pulls?state=open&head=stranger%3Apatch-1&per_page=100&page=1"
ARTIFACTS = f"{REPO}/actions/runs/7/artifacts?name=entries-report&per_page=100"
ZIP = f"{REPO}/actions/artifacts/3/zip"
COMMENTS = f"{REPO}/issues/5/comments?per_page=100&page=1"
NEW_COMMENT = f"POST {REPO}/issues/5/comments"
NEW_CHECK = f"POST {REPO}/check-runs"


def archive(
    report: object, name: str = "report.json", packing: int = zipfile.ZIP_DEFLATED, **more: bytes
) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as made:
        made.writestr(name, report if isinstance(report, bytes) else json.dumps(report))
        for other, data in more.items():
            made.writestr(other, data)
    return file.getvalue()


def listed(size: int = 100, number: int = 3, **changes: Any) -> dict[str, Any]:
    artifact = {"id": number, "name": "entries-report", "size_in_bytes": size, "expired": False}
    return {"artifacts": [artifact | changes]}


@dataclass
class GitHub:
    """The local host, and what stage two wrote there."""

    host: LocalHost
    folder: Path
    run: dict[str, Any] = field(default_factory=lambda: dict(RUN))

    def stage_two(self) -> int:
        event = self.folder / "event.json"
        event.write_text(json.dumps({"action": "completed", "workflow_run": self.run}), encoding="utf-8")
        environ = {
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "owner/name",
            "GITHUB_TOKEN": "t0ken",
            "GITHUB_API_URL": self.host.url,
            "GITHUB_SERVER_URL": "https://example.org",
        }
        settings = Settings(
            "x", pause_seconds=0, tries=2, most_wait_seconds=2, silent_seconds=1, local_hosts=True
        )
        return report_review.main(environ, settings)

    def sent(self, method: str, path: str) -> list[Any]:
        wanted = f"{method} {REPO}/{path}"
        return [one.json() for one in self.host.asked if f"{one.method} {one.path}" == wanted]

    @property
    def written(self) -> list[str]:
        return [path for path in self.host.paths if not path.startswith("GET ")]


@pytest.fixture
def github(host: LocalHost, tmp_path: Path) -> GitHub:
    host.replies |= {
        PULLS: Reply(200, [PULL]),
        ARTIFACTS: Reply(200, listed()),
        ZIP: Reply(302, b"", {"Location": "/blob"}),
        "/blob": Reply(200, archive(BROKEN)),
        COMMENTS: Reply(200, []),
        NEW_COMMENT: Reply(201, {"id": 11}),
        NEW_CHECK: Reply(201, {"id": 12}),
    }
    return GitHub(host, tmp_path)


Printed = pytest.CaptureFixture[str]


def test_mistakes_become_a_comment_and_a_check_run(github: GitHub, capsys: Printed) -> None:
    assert github.stage_two() == 0
    assert capsys.readouterr().out.splitlines() == [
        "Pull request 5: the comment is made.",
        "Pull request 5: the check run is made.",
    ]
    assert github.sent("POST", "issues/5/comments") == [
        {
            "body": f"{MARKER}\n"
            "**1 mistake to mend.** Each line says where, what was found, and what to do.\n\n"
            "```text\nentries/methods/a.yaml:6:9: tasks[1]: is wrong\n```\n\n"
            "Edit the files in this same pull request: the check runs again by itself. [How to contribute]"
            "(https://example.org/owner/name/blob/HEAD/site_src/contribute.md) explains the rest.\n\n"
            "<sub>From [the check](https://example.org/owner/name/actions/runs/7) of commit 0123456789. "
            "This comment is kept current.</sub>\n"
        }
    ]
    (check,) = github.sent("POST", "check-runs")
    assert (check["head_sha"], check["conclusion"]) == (SHA, "failure")
    assert check["output"]["annotations"][0]["path"] == "entries/methods/a.yaml"


def test_each_request_carries_the_token_and_no_other_host_sees_it(github: GitHub) -> None:
    with local_host() as elsewhere:
        elsewhere.replies["/blob"] = Reply(200, archive(BROKEN))
        github.host.replies[ZIP] = Reply(302, b"", {"Location": f"{elsewhere.url}/blob"})
        assert github.stage_two() == 0
        assert {one.headers.get("authorization") for one in github.host.asked} == {"Bearer t0ken"}
        assert [one.headers.get("authorization") for one in elsewhere.asked] == [None]


def test_our_own_comment_is_written_anew_wherever_it_stands(github: GitHub, capsys: Printed) -> None:
    copied = {"id": 1, "user": {"login": "stranger", "type": "User"}, "body": f"{MARKER}\nI copied this."}
    other_bot = {"id": 2, "user": {"login": "other[bot]", "type": "Bot"}, "body": MARKER}
    named_alike = {"id": 3, "user": {"login": "github-actions[bot]", "type": "User"}, "body": MARKER}
    nobody: dict[str, Any] = {"id": 4, "user": None, "body": None}
    first = [copied, other_bot, named_alike, nobody] * 25
    ours = {"id": 77, "user": BOT, "body": f"{MARKER}\nold"}
    github.host.replies[COMMENTS] = Reply(200, first)
    github.host.replies[COMMENTS.replace("&page=1", "&page=2")] = Reply(200, [copied, ours])
    github.host.replies[f"PATCH {REPO}/issues/comments/77"] = Reply(200, {"id": 77})
    assert github.stage_two() == 0
    assert "the comment is written anew" in capsys.readouterr().out
    assert github.sent("POST", "issues/5/comments") == []
    (written,) = github.sent("PATCH", "issues/comments/77")
    assert written["body"].startswith(f"{MARKER}\n**1 mistake to mend.**")


def test_a_comment_that_says_it_already_is_left_alone(github: GitHub, capsys: Printed) -> None:
    github.stage_two()
    body = github.sent("POST", "issues/5/comments")[0]["body"].strip().replace("\n", "\r\n")
    github.host.replies[COMMENTS] = Reply(200, [{"id": 77, "user": BOT, "body": body}])
    capsys.readouterr()
    assert github.stage_two() == 0
    assert "the comment is as it was" in capsys.readouterr().out
    assert len(github.sent("POST", "issues/5/comments")) == 1


def test_no_changed_entry_makes_no_comment(github: GitHub, capsys: Printed) -> None:
    github.host.replies["/blob"] = Reply(200, archive({"version": 1}))
    assert github.stage_two() == 0
    assert capsys.readouterr().out == "Pull request 5: the comment is not needed.\n"
    assert github.written == []


def test_no_changed_entry_mends_a_comment_that_is_there(github: GitHub) -> None:
    github.host.replies["/blob"] = Reply(200, archive({"version": 1}))
    github.host.replies[COMMENTS] = Reply(200, [{"id": 77, "user": BOT, "body": f"{MARKER}\nold"}])
    github.host.replies[f"PATCH {REPO}/issues/comments/77"] = Reply(200, {})
    assert github.stage_two() == 0
    assert "**No entry is changed.**" in github.sent("PATCH", "issues/comments/77")[0]["body"]


def test_more_than_fifty_annotations_are_added_in_turn(github: GitHub) -> None:
    many = [MISTAKE | {"line": number} for number in range(1, 121)]
    report = {"version": 1, "mistakes": {"first": many, "count": 120}}
    github.host.replies["/blob"] = Reply(200, archive(report))
    github.host.replies[f"PATCH {REPO}/check-runs/12"] = Reply(200, {"id": 12})
    assert github.stage_two() == 0
    parts = github.sent("POST", "check-runs") + github.sent("PATCH", "check-runs/12")
    lines = [note["start_line"] for part in parts for note in part["output"]["annotations"]]
    assert lines == list(range(1, 121))
    assert [len(part["output"]["annotations"]) for part in parts] == [50, 50, 20]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [PULL | {"head": {"sha": "f" * 40, "repo": FORK}}],
        [PULL | {"head": {"sha": SHA, "repo": None}}],
        [PULL | {"head": {"sha": SHA, "repo": FORK | {"full_name": "owner/name"}}}],
        [PULL, PULL | {"number": 6}],
    ],
    ids=["closed", "newer commit", "fork is gone", "another fork", "not the only one"],
)
def test_nothing_is_shown_where_the_pull_request_is_not_certain(
    github: GitHub, capsys: Printed, pulls: list[Any]
) -> None:
    github.host.replies[PULLS] = Reply(200, pulls)
    assert github.stage_two() == 0
    assert capsys.readouterr().out == "No open pull request has this commit as its newest: nothing to show.\n"
    assert github.host.paths == [f"GET {PULLS}"]


@pytest.mark.parametrize(
    "change",
    [
        {"event": "push"},
        {"event": "pull_request_target"},
        {"path": ".github/workflows/of-a-stranger.yml"},
        {"conclusion": "cancelled"},
        {"conclusion": "action_required"},
        {"conclusion": None},
    ],
    ids=str,
)
def test_other_runs_are_passed_over(github: GitHub, capsys: Printed, change: dict[str, Any]) -> None:
    github.run |= change
    assert github.stage_two() == 0
    assert capsys.readouterr().out == "This is no ended check of a pull request: nothing to show.\n"
    assert github.host.asked == []


def test_a_run_whose_fork_is_gone_is_passed_over(github: GitHub) -> None:
    github.run |= {"head_repository": None}
    assert github.stage_two() == 0
    assert github.host.asked == []


@pytest.mark.parametrize(
    "change",
    [{"id": "7"}, {"id": 0}, {"head_sha": "x; rm -rf"}, {"head_repository": {"full_name": "a/b/c"}}],
    ids=str,
)
def test_an_event_of_another_form_is_one_sentence(
    github: GitHub, capsys: Printed, change: dict[str, Any]
) -> None:
    github.run |= change | ({"id": "seven"} if change == {"id": "7"} else {})
    assert github.stage_two() == 1
    assert capsys.readouterr().err == "The event is not that a run of a workflow has ended.\n"


def test_a_branch_of_any_name_is_asked_for_as_it_is(github: GitHub) -> None:
    github.run |= {"head_branch": "a&state=all#b/ž"}
    github.stage_two()
    assert github.host.paths == [
        f"GET {REPO}/pulls?state=open&head=stranger%3Aa%26state%3Dall%23b%2F%C5%BE&per_page=100&page=1",
    ]


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "another number in the report": (
        lambda: archive(BROKEN | {"pull_request": 1}),
        "the report does not have its form (1 deviations)",
    ),
    "a file outside entries": (
        lambda: archive(
            {"version": 1, "mistakes": {"first": [MISTAKE | {"file": "scripts/x.py"}], "count": 1}}
        ),
        "the report does not have its form (1 deviations)",
    ),
    "no JSON": (lambda: archive(b"\xff"), "the report does not have its form (1 deviations)"),
    "no zip": (lambda: b"PK\x03\x04 no", "the archive cannot be read"),
    "empty": (lambda: b"", "the archive cannot be read"),
    "two files": (
        lambda: archive(BROKEN, more=b""),
        "the archive does not hold one file report.json and nothing else",
    ),
    "another file": (
        lambda: archive(BROKEN, name="../../report.json"),
        "the archive does not hold one file report.json and nothing else",
    ),
    "a bomb": (lambda: archive(b" " * 50_000_000), "the report has more than 2,000,000 bytes"),
    "a bomb that is unpacked whole": (
        lambda: archive(b" " * 50_000_000, packing=zipfile.ZIP_BZIP2),
        "the archive cannot be read",
    ),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_harmful_report_is_not_shown(github: GitHub, capsys: Printed, harm: str) -> None:
    made, reason = HARMFUL[harm]
    github.host.replies["/blob"] = Reply(200, made())
    assert github.stage_two() == 1
    assert capsys.readouterr().err == f"Pull request 5: the report cannot be shown: {reason}.\n"
    (said,) = github.sent("POST", "issues/5/comments")
    assert f"**The check of the entries left no report** that can be shown here: {reason}. " in said["body"]
    assert github.sent("POST", "check-runs") == []


def test_an_archive_that_is_too_large_is_not_fetched(github: GitHub, capsys: Printed) -> None:
    github.host.replies[ARTIFACTS] = Reply(200, listed(size=MOST_REPORT_BYTES + 1))
    assert github.stage_two() == 1
    assert capsys.readouterr().err == (
        "Pull request 5: the report cannot be shown: the report has more than 2,000,000 bytes.\n"
    )
    assert f"GET {ZIP}" not in github.host.paths


@pytest.mark.parametrize(
    "found",
    [{"artifacts": []}, listed(expired=True), listed(name="another")],
    ids=["none", "expired", "another"],
)
def test_a_missing_report_is_said(github: GitHub, capsys: Printed, found: dict[str, Any]) -> None:
    github.host.replies[ARTIFACTS] = Reply(200, found)
    assert github.stage_two() == 1
    assert capsys.readouterr().err == "Pull request 5: the report cannot be shown: it is missing.\n"


def test_of_several_tries_the_newest_report_counts(github: GitHub) -> None:
    both = {"artifacts": [*listed()["artifacts"], *listed(number=2)["artifacts"]]}
    github.host.replies[ARTIFACTS] = Reply(200, both)
    assert github.stage_two() == 0
    assert f"GET {ZIP}" in github.host.paths


@pytest.mark.parametrize(
    ("request_path", "told", "status"),
    [
        (PULLS, "GET pulls", 401),
        (ARTIFACTS, "GET actions/runs/7/artifacts", 403),
        (ZIP, "GET actions/artifacts/3/zip", 410),
        (COMMENTS, "GET issues/5/comments", 404),
        (NEW_COMMENT, "POST issues/5/comments", 403),
        (NEW_CHECK, "POST check-runs", 422),
    ],
)
def test_a_refusal_is_one_sentence(
    github: GitHub, capsys: Printed, request_path: str, told: str, status: int
) -> None:
    github.host.replies[request_path] = Reply(status, {"message": "Resource not accessible\n::error::x"})
    assert github.stage_two() == 1
    assert capsys.readouterr().err == f"{told} was answered with status {status}.\n"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_host_is_asked_again(github: GitHub, status: int) -> None:
    github.host.replies[PULLS] = [Reply(status, "", {"Retry-After": "0"}), Reply(200, [PULL])]
    assert github.stage_two() == 0
    assert github.host.paths[:2] == [f"GET {PULLS}"] * 2


def test_a_comment_is_not_sent_twice(github: GitHub, capsys: Printed) -> None:
    github.host.replies[NEW_COMMENT] = Reply(500, "")
    assert github.stage_two() == 1
    assert capsys.readouterr().err == "POST issues/5/comments was answered with status 500.\n"
    assert len(github.sent("POST", "issues/5/comments")) == 1


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        (PULLS, {"message": "x"}, "pulls was answered in a form that is not documented."),
        (PULLS, [{"number": "5; x"}], "pulls was answered in a form that is not documented."),
        (ARTIFACTS, [], "actions/runs/7/artifacts was answered in a form that is not documented."),
        (COMMENTS, [1], "issues/5/comments was answered in a form that is not documented."),
        (NEW_CHECK, [], "check-runs was answered in a form that is not documented."),
    ],
)
def test_an_answer_of_another_form_is_one_sentence(
    github: GitHub, capsys: Printed, path: str, body: object, told: str
) -> None:
    github.host.replies[path] = Reply(200, body)
    many = [MISTAKE] * 60
    github.host.replies["/blob"] = Reply(
        200, archive({"version": 1, "mistakes": {"first": many, "count": 60}})
    )
    assert github.stage_two() == 1
    assert capsys.readouterr().err == f"{told}\n"


def test_no_json_and_no_host_are_one_sentence(github: GitHub, capsys: Printed) -> None:
    github.host.replies[PULLS] = Reply(200, "<html>")
    assert github.stage_two() == 1
    assert capsys.readouterr().err == f"{github.host.url}{PULLS} answered with something that is not JSON.\n"
    github.host.url = "http://127.0.0.1:1"
    assert github.stage_two() == 1
    assert capsys.readouterr().err == "127.0.0.1 could not be reached.\n"


def test_outside_a_workflow_it_says_so(capsys: Printed) -> None:
    assert report_review.main({"GITHUB_TOKEN": "x"}) == 1
    assert capsys.readouterr().err == (
        "This runs in a workflow, where GITHUB_EVENT_PATH and GITHUB_REPOSITORY would be set.\n"
    )


def test_comments_are_followed_over_pages_but_not_without_end(
    github: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pull_request, "MOST_PAGES", 5)
    endless = [{"id": 1, "user": {"login": "stranger", "type": "User"}, "body": "x"}] * 100
    asked: list[Asked] = []

    def page(request: Asked) -> Reply:
        asked.append(request)
        return Reply(200, endless)

    for number in range(1, 9):
        github.host.replies[COMMENTS.replace("&page=1", f"&page={number}")] = page
    assert github.stage_two() == 0
    assert len(asked) == 5


def said_of(data: bytes) -> str:
    """What is said of an archive; nothing if it is read."""
    try:
        unpacked(data, 1_000)
    except ValueError as error:
        return str(error)
    return ""


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))
def test_a_damaged_archive_gives_its_file_or_one_of_our_sentences(at: int, damage: bytes) -> None:
    data = archive(BROKEN)
    at %= len(data)
    assert said_of(data[:at] + damage + data[at + len(damage) :]) in {
        "",
        "the archive cannot be read",
        "the archive does not hold one file report.json and nothing else",
    }
