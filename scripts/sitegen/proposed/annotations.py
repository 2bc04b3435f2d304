"""Mistakes beside their lines: as commands in the log of a workflow, and as a check run of its own."""

from collections.abc import Iterator
from typing import Any

from .proposal import Mistake, Proposal

NAME = "Entries, line by line"
MOST_IN_A_REQUEST = 50
"""Annotations that the hosting site takes at once."""


def command(mistake: Mistake) -> str:
    """The line of a log that puts the mistake beside its line; nothing in it can start another command."""
    places = {"file": mistake.file, "line": mistake.line, "col": mistake.column}
    where = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::error {where}::{_data(str(mistake))}"


def check_run(proposal: Proposal, commit: str, log: str) -> Iterator[dict[str, Any]]:
    """What is sent to make the check run: the first whole, each further one adds annotations to it."""
    found = proposal.mistakes
    title = f"{found.count:,} mistake{'' if found.count == 1 else 's'}" if found.count else "No mistakes"
    rest = found.count - len(found.first)
    more = f" There are {rest:,} more; they are shown when these are mended." if rest else ""
    summary = f"Each mistake stands beside its line.{more}" if found.count else "The entries are right."
    pieces = [
        found.first[at : at + MOST_IN_A_REQUEST] for at in range(0, len(found.first), MOST_IN_A_REQUEST)
    ]
    for piece in pieces or [()]:
        output = {"title": title, "summary": summary, "annotations": [*map(_annotation, piece)]}
        yield {
            "name": NAME,
            "head_sha": commit,
            "details_url": log,
            "status": "completed",
            "conclusion": "failure" if found.count else "success",
            "output": output,
        }


def _annotation(mistake: Mistake) -> dict[str, Any]:
    return {
        "path": mistake.file,
        "start_line": mistake.line,
        "end_line": mistake.line,
        "start_column": mistake.column,
        "end_column": mistake.column,
        "annotation_level": "failure",
        "message": mistake.message,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
