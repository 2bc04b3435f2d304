"""Claims about the report of the check: strangers may have written it, so nothing in it is trusted."""

import json
from typing import Any

import pytest
from sitegen.proposed.proposal import MOST_REPORT_BYTES, Proposal, as_line, read_proposal

MISTAKE = {"file": "entries/methods/a.yaml", "line": 3, "column": 1, "message": "tasks[1]: is wrong"}
REPORT: dict[str, Any] = {
    "version": 1,
    "files": {"added": {"first": ["entries/methods/a.yaml"], "count": 1}},
    "effect": {"facets": {"first": [{"facet": "Task", "value": "x", "before": 1, "after": 2}], "count": 1}},
    "mistakes": {"first": [MISTAKE], "count": 1},
    "inherited": 2,
}


def read(report: object) -> Proposal:
    return read_proposal(json.dumps(report).encode())


def test_a_report_of_the_right_form_is_read() -> None:
    assert str(read(REPORT).mistakes.first[0]) == "entries/methods/a.yaml:3:1: tasks[1]: is wrong"
    assert read({"version": 1}) == Proposal()


@pytest.mark.parametrize(
    "part",
    [
        {"version": 2},
        {"pull_request": 17},
        {"inherited": -1},
        {"inherited": "2"},
        {"inherited": 10**30},
        {"files": {"added": {"first": [], "count": 1}}},
        {"files": {"added": {"first": ["a", "b"], "count": 1}}},
        {"files": {"added": {"first": ["a"] * 201, "count": 201}}},
        {"files": {"added": {"first": [1], "count": 1}}},
        {"effect": {"pages": {"new": {}}}},
    ],
    ids=str,
)
def test_another_form_is_refused(part: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^the report does not have its form \(\d+ deviations\)$"):
        read(REPORT | part)


@pytest.mark.parametrize(
    "change",
    [
        *(
            {"message": text}
            for text in ("", " ", "a\nb", "a\rb", "\x1b[31m", "a\u202eb", "a\u200bb", "x" * 601)
        ),
        *({"message": text} for text in ("a\ufeff", "a\u2028b", "\ud800", "\u3164", 7, None, ["a"])),
        *(
            {"file": path}
            for path in ("/etc/passwd", "entries/../.github/x", "scripts/x.py", "entries//x", "entriesx")
        ),
        *({"file": path} for path in ("entries/", "entries/./x", "../entries/x", "entries/a\nb", "")),
        {"line": 0},
        {"line": 1.5},
        {"line": True},
        {"column": -1},
        {"level": "notice"},
    ],
    ids=str,
)
def test_another_mistake_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="does not have its form"):
        read(REPORT | {"mistakes": {"first": [MISTAKE | change], "count": 1}})


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"version": 1} {}', b'{"version": NaN}', b"\x00"],
)
def test_what_is_no_report_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^the report does not have its form \(1 deviations\)$"):
        read_proposal(data)


def test_a_report_that_is_too_large_is_not_read() -> None:
    with pytest.raises(ValueError, match=r"^the report has more than 2,000,000 bytes$"):
        read_proposal(b" " * (MOST_REPORT_BYTES + 1))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain", "plain"),
        ("a\nb", r"a\nb"),
        ("\u202e\u3164", r"\u202e\u3164"),
        ("\ud800", r"\ud800"),
        ("  ", "(blank)"),
        ("x" * 700, "x" * 597 + "..."),
    ],
)
def test_any_text_becomes_a_line_of_the_report(text: str, line: str) -> None:
    assert as_line(text) == line
