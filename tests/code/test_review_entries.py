"""Claims about stage one of the check of pull requests, run on folders as a workflow runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import review_entries
from sitegen.proposed.proposal import Proposal, read_proposal

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "small" / "entries"


class Proposed:
    """A folder of proposed entries beside the base, and what the check makes of it."""

    def __init__(self, folder: Path) -> None:
        self.base = Path(shutil.copytree(SMALL, folder / "base" / "entries"))
        self.entries = Path(shutil.copytree(SMALL, folder / "proposed" / "entries"))
        self.report, self.summary = folder / "report.json", folder / "summary.md"

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.entries / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def arguments(self) -> list[str]:
        options = {
            "base": self.base,
            "proposed": self.entries,
            "report": self.report,
            "summary": self.summary,
        }
        return [part for name, path in options.items() for part in (f"--{name}", str(path))]

    def check(self) -> int:
        return review_entries.main(self.arguments)

    @property
    def read(self) -> Proposal:
        return read_proposal(self.report.read_bytes())


@pytest.fixture
def proposed(tmp_path: Path) -> Proposed:
    return Proposed(tmp_path)


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    out = capsys.readouterr()
    assert out.err == ""
    return out.out.splitlines()


def test_the_same_entries_pass(proposed: Proposed, capsys: pytest.CaptureFixture[str]) -> None:
    assert proposed.check() == 0
    assert printed(capsys) == ["No entry is changed."]
    assert proposed.read == Proposal()
    assert proposed.summary.read_text() == "**No entry is changed.** There is nothing to check here.\n"


def test_a_right_change_is_shown_in_its_effect(
    proposed: Proposed, capsys: pytest.CaptureFixture[str]
) -> None:
    proposed.edit("methods/deep-net.yaml", "name: DeepNet\n", "name: DeeperNet\n")
    proposed.edit(
        "vocabulary/frameworks.yaml", "terms:\n", "terms:\n  jax: {label: JAX, definition: A framework.}\n"
    )
    assert proposed.check() == 0
    assert printed(capsys) == ["0 mistakes in what is proposed."]
    assert proposed.summary.read_text(encoding="utf-8").split("\n\n")[:2] == [
        "**The entries are right. Thank you!** Somebody will now read them against their sources.",
        "On the site this would change:",
    ]
    effect = proposed.read.effect
    assert effect
    assert "methods/deep-net/" in effect.pages.changed.first
    assert effect.terms.added.first == ("Frameworks: JAX",)


def test_a_mistake_is_printed_as_a_command_and_fails(
    proposed: Proposed, capsys: pytest.CaptureFixture[str]
) -> None:
    proposed.edit("methods/deep-net.yaml", "[pytorch]", "[pytroch]")
    assert proposed.check() == 1
    message = (
        'code[1].frameworks[1]: "pytroch" is not a framework; did you mean "pytorch"? (all terms are in '
        "entries/vocabulary/frameworks.yaml: pytorch, torch7; if none fits, add one there)"
    )
    assert printed(capsys) == [
        "::error file=entries/methods/deep-net.yaml,line=27,col=18"
        f"::entries/methods/deep-net.yaml:27:18: {message}",
        "1 mistake in what is proposed.",
    ]
    assert [mistake.message for mistake in proposed.read.mistakes.first] == [message]
    assert f"\n```text\nentries/methods/deep-net.yaml:27:18: {message}\n```\n" in proposed.summary.read_text()


def test_what_strangers_write_starts_no_command(
    proposed: Proposed, capsys: pytest.CaptureFixture[str]
) -> None:
    proposed.edit("methods/deep-net.yaml", "name: DeepNet", r'name: "x\n::add-mask::a\r\n##[stop-commands]"')
    (proposed.entries / "methods" / "x,line=1::y\n::warning::z.yaml").write_bytes(b"\xff")
    (proposed.entries / "methods" / "--report=x.yaml").write_bytes(b"name: [")
    (proposed.entries / "%0A::stop-commands::x").write_bytes(b"x")
    assert proposed.check() == 1
    *commands, count = printed(capsys)
    assert count == f"{len(commands)} mistakes in what is proposed."
    assert all(line.startswith("::error file=entries/") for line in commands)
    where = [line.removeprefix("::error ").partition("::")[0] for line in commands]
    assert "file=entries/methods/x%2Cline=1%3A%3Ay\\n%3A%3Awarning%3A%3Az.yaml,line=1,col=1" in where
    assert "file=entries/%250A%3A%3Astop-commands%3A%3Ax,line=1,col=1" in where


def test_links_and_huge_files_are_told_and_not_read(
    proposed: Proposed, capsys: pytest.CaptureFixture[str]
) -> None:
    methods = proposed.entries / "methods"
    (methods / "secret.yaml").symlink_to("/etc/passwd")
    with (methods / "huge.yaml").open("wb") as file:
        os.truncate(file.fileno(), 1_000_000_000)  # takes no room on the disk
    assert proposed.check() == 1
    assert [line.rpartition("::")[2] for line in printed(capsys)] == [
        "entries/methods/huge.yaml:1:1: has more than 5,000,000 bytes; "
        "at most 100,000 characters are allowed",
        "entries/methods/secret.yaml:1:1: is a link, not a file; put the file itself in its place",
        "2 mistakes in what is proposed.",
    ]
    assert "root" not in proposed.report.read_text()


@pytest.mark.parametrize("kind", ["link", "file", "missing"])
def test_entries_that_are_no_folder_are_told(
    proposed: Proposed, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    shutil.rmtree(proposed.entries)
    if kind == "link":
        proposed.entries.symlink_to("/")
    elif kind == "file":
        proposed.entries.write_bytes(b"")
    assert proposed.check() == 1
    assert printed(capsys) == [
        "::error file=entries,line=1,col=1"
        "::entries:1:1: is not a folder; put the entries back in their places",
        "1 mistake in what is proposed.",
    ]


def test_more_than_can_be_checked_is_not_read(
    proposed: Proposed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_entries, "MOST_FILES", 10)
    assert proposed.check() == 1
    assert "at most 10 files of 100,000,000 bytes are checked" in printed(capsys)[0]


def test_more_changes_than_can_be_checked_at_once_are_told(
    proposed: Proposed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_entries, "MOST_CHANGED", 1_000)
    (proposed.entries / "methods" / "new.yaml").write_text("x" * 1_001, encoding="utf-8")
    assert proposed.check() == 1
    assert printed(capsys)[0].rpartition("::")[2] == (
        "entries:1:1: has changes in files of 1,001 characters; at most 1,000 are checked at once"
    )


def test_a_folder_that_cannot_be_read_is_no_traceback(
    proposed: Proposed, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(proposed.base)
    assert proposed.check() == 2
    assert capsys.readouterr().err == f"{proposed.base}: cannot be read: No such file or directory\n"


def test_many_mistakes_are_counted_and_the_report_stays_small(
    proposed: Proposed, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(500):
        (proposed.entries / "methods" / f"net-{number}.yaml").write_text("naem: x\n" * 3, encoding="utf-8")
    assert proposed.check() == 1
    lines = printed(capsys)
    assert len(lines) == 201
    assert lines[-1].endswith("mistakes in what is proposed. The first 200 are shown.")
    assert proposed.report.stat().st_size < 200_000


def test_nothing_of_what_is_proposed_is_run(proposed: Proposed) -> None:
    """As in the workflow: started from the base, beside a checkout full of code that Python might pick up."""
    folder = proposed.entries.parent
    trap = "import pathlib; pathlib.Path(__file__).with_suffix('.ran').touch()\n"
    for name in ("sitecustomize.py", "yaml.py", "jinja2.py", "sitegen.py", "entries/yaml.py", "conftest.py"):
        (folder / name).write_text(trap, encoding="utf-8")
    (folder / "Makefile").write_text("all:\n\ttouch ran\n", encoding="utf-8")
    script = str(ROOT / "scripts" / "review_entries.py")
    done = subprocess.run(
        [sys.executable, script, *proposed.arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "entries/yaml.py:1:1: is a stray file" in done.stdout
    assert [path for path in folder.rglob("*") if path.suffix == ".ran" or path.name == "ran"] == []
    assert json.loads(proposed.report.read_text())["mistakes"]["count"] == 1
