"""Claims about ``build_site.py``: strict, and never at the cost of what was there before."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/build_site.py", *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def root(checkout: Callable[[], Path]) -> Path:
    """A checkout with a site that marks itself as the old one."""
    copy = checkout()
    (copy / "site" / "search").mkdir(parents=True)
    (copy / "site" / "search" / "words.json").write_text("the old site")
    return copy


def is_old(root: Path) -> bool:
    left = [path.name for path in root.iterdir() if path.name.startswith(".site-")]
    return (root / "site" / "search" / "words.json").read_text() == "the old site" and not left


def test_a_link_to_nowhere_fails_the_build_and_leaves_the_old_site(root: Path) -> None:
    about = root / "site_src" / "about.md"
    text = about.read_text()
    about.write_text(text + "\n[broken](nowhere.md)\n")
    done = build(root)
    about.write_text(text)
    assert done.returncode == 1
    assert "contains a link 'nowhere.md', but the target is not found" in done.stderr
    assert "Traceback" not in done.stderr
    assert is_old(root)


def test_a_mistake_in_an_entry_fails_the_build_and_leaves_the_old_site(root: Path) -> None:
    entry = root / "entries" / "methods" / "danq.yaml"
    text = entry.read_text()
    entry.write_text(text.replace("added:", "aded:"))
    done = build(root)
    entry.write_text(text)
    assert done.returncode == 1
    assert 'entries/methods/danq.yaml:4:1: aded: is not a field; did you mean "added"?' in done.stderr
    assert "Nothing was written." in done.stderr
    assert "Traceback" not in done.stderr
    assert is_old(root)


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        (".", "holds this project"),
        ("..", "holds this project"),
        ("site_src", "belongs to this project"),
        ("scripts/sitegen", "belongs to this project"),
        ("own", "is not empty and holds no site"),
    ],
)
def test_a_folder_that_is_no_site_is_not_replaced(root: Path, folder: str, why: str) -> None:
    (root / "own").mkdir(exist_ok=True)
    (root / "own" / "letter.txt").write_text("mine")
    done = build(root, "--site-dir", folder)
    assert (done.returncode, done.stderr) == (1, f"{folder} {why}; give a new or an empty folder.\n")
    assert (root / "own" / "letter.txt").exists()
    assert (root / "site_src" / "about.md").exists()


def test_a_good_build_replaces_the_old_site_as_a_whole(root: Path) -> None:
    (root / "site" / "stale.html").write_text("stale")
    done = build(root)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"The site is in {root / 'site'}.\n", "")
    assert not (root / "site" / "stale.html").exists()
    assert (root / "site" / "index.html").exists()
