"""Show under a pull request what the check of its entries found, as a comment and beside the lines.

Runs in a workflow that may write, after the check, with the code of the default branch. The report of the
check may have been made to harm, so it is read in its strict form only; the pull request is found by what the
hosting site itself says of the run. Reads the variables that GitHub sets for workflows, and GITHUB_TOKEN.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError
from sitegen.problem import visible
from sitegen.proposed.annotations import check_run
from sitegen.proposed.comment import MARKER, comment, no_report
from sitegen.proposed.comment import Run as Shown
from sitegen.proposed.proposal import MOST_REPORT_BYTES, Proposal, read_proposal
from web.answer import NoAnswer
from web.artifact import unpacked
from web.client import Client, Settings
from web.pull_request import Event, Hosting, Run

NEEDED = ("GITHUB_EVENT_PATH", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
WORKFLOW = ".github/workflows/entries-valid.yml"
ARTIFACT = "entries-report"
MOST_IN_AN_ANSWER = 50_000_000
"""Bytes: a page of a hundred comments, each as long as can be."""

ENDED = {"success", "failure", "timed_out", "startup_failure"}
"""How a run ends of which there is something to say; others were stopped, or wait for leave to run."""


def main(environ: Mapping[str, str] = os.environ, settings: Settings | None = None) -> int:
    """Exit status: 0 if all is shown or there is nothing to show, 1 if something was not as it should be."""
    if missing := [name for name in NEEDED if not environ.get(name)]:
        print(f"This runs in a workflow, where {' and '.join(missing)} would be set.", file=sys.stderr)
        return 1
    server = environ.get("GITHUB_SERVER_URL", "https://github.com")
    repository = environ["GITHUB_REPOSITORY"]
    settings = settings or Settings(f"{server}/{repository}", most_bytes=MOST_IN_AN_ANSWER)
    base = environ.get("GITHUB_API_URL", "https://api.github.com")
    hosting = Hosting(Client(settings), base, repository, environ["GITHUB_TOKEN"])
    try:
        event = Event.model_validate_json(Path(environ["GITHUB_EVENT_PATH"]).read_bytes())
        return report(event.workflow_run, hosting, f"{server}/{repository}")
    except ValidationError:
        print("The event is not that a run of a workflow has ended.", file=sys.stderr)
    except NoAnswer as error:
        print(visible(f"{error}."), file=sys.stderr)
    return 1


def report(run: Run, hosting: Hosting, home: str) -> int:
    """Show what the run found; ``home`` is the address of the repository."""
    if run.event != "pull_request" or run.path.partition("@")[0] != WORKFLOW or run.conclusion not in ENDED:
        print("This is no ended check of a pull request: nothing to show.")
        return 0
    number = hosting.pull_request(run)
    if number is None:
        print("No open pull request has this commit as its newest: nothing to show.")
        return 0
    shown = Shown(run.head_sha, f"{home}/actions/runs/{run.id}", f"{home}/blob/HEAD/site_src/contribute.md")
    try:
        proposal = _proposal(run, hosting)
    except ValueError as error:
        print(f"Pull request {number}: the report cannot be shown: {error}.", file=sys.stderr)
        hosting.keep_comment(number, MARKER, no_report(str(error), shown))
        return 1
    _show(proposal, number, hosting, shown)
    return 0


def _proposal(run: Run, hosting: Hosting) -> Proposal:
    """The report of the run; raises ValueError with a sentence of ours."""
    archive = hosting.archive(run, ARTIFACT, MOST_REPORT_BYTES)
    if archive is None:
        raise ValueError("it is missing")
    return read_proposal(unpacked(archive, MOST_REPORT_BYTES))


def _show(proposal: Proposal, number: int, hosting: Hosting, shown: Shown) -> None:
    is_empty = proposal == Proposal()
    done = hosting.keep_comment(number, MARKER, comment(proposal, shown), only_if_there=is_empty)
    print(f"Pull request {number}: the comment is {done}.")
    if not is_empty:
        hosting.add_check_run(check_run(proposal, shown.commit, shown.log))
        print(f"Pull request {number}: the check run is made.")


if __name__ == "__main__":
    sys.exit(main())
