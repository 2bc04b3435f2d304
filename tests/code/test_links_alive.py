"""Claims about the workflow that observes: what it proposes, tried with git and without the hosting site."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "links-alive.yml").read_text())
[PROPOSE] = [step["run"] for step in FLOW["jobs"]["propose"]["steps"] if "run" in step]

GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in "pr list"*) echo "$OPEN" ;; esac
"""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with one commit, as the workflow checks it out; beside it what the first job uploaded."""
    remote, clone = tmp_path / "remote", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git(tmp_path, "clone", "--quiet", str(remote), str(clone))
    (clone / "README.md").write_text("x\n")
    git(clone, "switch", "--quiet", "--create", "main")
    git(clone, "add", "README.md")
    git(clone, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "x")
    git(clone, "push", "--quiet", "origin", "main")
    (tmp_path / "observed").mkdir()
    (tmp_path / "observed" / "links.yaml").write_text("links: {}\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    return clone


def propose(clone: Path, waiting: int = 0) -> list[str]:
    """What is asked of the hosting site; ``waiting``: pull requests of the branch that are open."""
    place = clone.parent
    calls = place / "calls"
    calls.write_text("")
    outside = {
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "HOME": str(place),
        "RUNNER_TEMP": str(place),
        "CALLS": str(calls),
        "OPEN": str(waiting),
        "BODY": "body",
    }
    # The hosting site runs steps in this way.
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", PROPOSE]
    subprocess.run(command, cwd=clone, env=outside, check=True, capture_output=True)
    return [line.split(" --")[0] for line in calls.read_text().splitlines()]


def test_what_was_seen_goes_into_one_pull_request(clone: Path) -> None:
    assert propose(clone) == ["pr list", "pr create"]
    assert git(clone, "show", "origin/observed:entries/observed/links.yaml") == "links: {}"
    assert (
        git(clone, "diff", "--name-only", "origin/main", "origin/observed") == "entries/observed/links.yaml"
    )


def test_a_pull_request_that_waits_is_brought_up_to_date(clone: Path) -> None:
    propose(clone)
    git(clone, "switch", "--quiet", "main")
    git(clone, "branch", "--quiet", "-D", "observed")
    (clone.parent / "observed" / "links.yaml").write_text("links: {}\n# later\n")
    assert propose(clone, waiting=1) == ["pr list"]
    assert git(clone, "show", "origin/observed:entries/observed/links.yaml").endswith("# later")
    assert git(clone, "rev-list", "--count", "origin/main..origin/observed") == "1"


def test_where_nothing_is_new_nothing_is_proposed(clone: Path) -> None:
    propose(clone)
    git(clone, "push", "--quiet", "origin", "observed:main")
    git(clone, "switch", "--quiet", "main")
    git(clone, "merge", "--quiet", "observed")
    git(clone, "branch", "--quiet", "-D", "observed")
    assert propose(clone) == []


def test_only_the_job_that_asks_nobody_may_write() -> None:
    asks, proposes = FLOW["jobs"]["observe"], FLOW["jobs"]["propose"]
    assert set(asks["permissions"].values()) == {"read"}
    assert proposes["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert "make" not in PROPOSE
    assert "python" not in PROPOSE
