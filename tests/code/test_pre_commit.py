"""Claims about the hooks that run at a commit: they need no network, mend what they can and tell the rest."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "small" / "entries"
CONFIG = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository with the scripts and the environment of this one."""
    root = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SMALL, root / "entries")
    for name in (".pre-commit-config.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    (root / ".venv").symlink_to(ROOT / ".venv")
    (root / ".gitignore").write_text(".venv\n__pycache__\n.ruff_cache\n", encoding="utf-8")
    run(root, "git", "init", "--quiet")
    return root


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command with nothing of the person who runs the tests, and with no way out to other hosts."""
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    home = {"HOME": str(root), "PRE_COMMIT_HOME": str(root / ".git" / "kept"), "PATH": os.environ["PATH"]}
    return subprocess.run(command, cwd=root, env=home | nowhere, capture_output=True, text=True, check=False)


def hooks(root: Path) -> subprocess.CompletedProcess[str]:
    run(root, "git", "add", "--all")
    return run(root, ".venv/bin/python", "-m", "pre_commit", "run", "--all-files", "--color", "never")


def test_no_hook_is_fetched_from_anywhere() -> None:
    assert [repository["repo"] for repository in CONFIG["repos"]] == ["local"]
    assert {hook["language"] for repository in CONFIG["repos"] for hook in repository["hooks"]} == {"system"}


def test_the_hooks_add_the_first_line_and_then_pass(clone: Path) -> None:
    first = hooks(clone)
    assert first.returncode == 1
    assert first.stdout.splitlines()[0].startswith("entries begin with the line that names their schema...")
    assert first.stdout.splitlines()[0].endswith("Failed")
    assert "- files were modified by this hook" in first.stdout
    second = hooks(clone)
    assert second.returncode == 0, second.stdout
    assert [line.rpartition(".")[2] for line in second.stdout.splitlines()] == ["Passed"] * 4


def test_the_hooks_tell_a_mistake_in_an_entry_and_in_code(clone: Path) -> None:
    entry = clone / "entries" / "methods" / "deep-net.yaml"
    right = entry.read_text(encoding="utf-8")
    entry.write_text(right.replace("name: DeepNet", "nam: DeepNet"), encoding="utf-8")
    code = clone / "scripts" / "more.py"
    code.write_text("import os\nx = ( 1 )\nprint(y)\n", encoding="utf-8")
    told = hooks(clone).stdout
    entry.write_text(right, encoding="utf-8")
    code.unlink()
    assert 'entries/methods/deep-net.yaml:2:1: nam: is not a field; did you mean "name"?' in told
    assert "F821 Undefined name `y`" in told
    assert [line.rpartition(".")[2] for line in told.splitlines() if "..." in line] == [
        *("Passed", "Failed", "Failed", "Failed")
    ]
