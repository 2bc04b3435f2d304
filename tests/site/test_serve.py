"""Claims about the preview: one rebuild per save, the last good site stays up, the next good save goes on."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 180
"""Seconds to wait for what is printed: a busy machine is no fault."""


class Preview:
    """A running ``mkdocs serve --dirty`` and all that it printed."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.address, self.lines = root, f"http://127.0.0.1:{port}/", []
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", f"127.0.0.1:{port}"]
        self.process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line)

    def wait_for(self, words: str, after: int = 0) -> None:
        """Wait until ``words`` are printed past line ``after``."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if any(words in line for line in self.lines[after:]):
                return
            time.sleep(0.05)
        raise AssertionError(f"{words!r} was not printed:\n" + "".join(self.lines))

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return answer.read().decode()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self.reader.join(timeout=5)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def preview(checkout: Callable[[], Path]) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Preview(checkout(), port)
    try:
        running.wait_for("Serving on")
        time.sleep(1.5)  # the watcher takes its first picture of the files
        yield running
    finally:
        running.stop()


def test_a_save_is_on_the_page_after_one_rebuild_of_only_what_changed(preview: Preview) -> None:
    entry = preview.root / "entries" / "methods" / "danq.yaml"
    before = len(preview.lines)
    written = {path: path.stat().st_mtime_ns for path in (preview.root / "site_src").rglob("*.md")}
    entry.write_text(re.sub(r"(?m)^summary: .*$", "summary: Sums up what was edited.", entry.read_text()))
    preview.wait_for("Reloading browsers", before)
    assert "Sums up what was edited." in preview.page("methods/danq/")
    time.sleep(3)
    assert sum("Building documentation" in line for line in preview.lines[before:]) == 1
    changed = {
        p.relative_to(preview.root / "site_src").as_posix()
        for p, when in written.items()
        if p.stat().st_mtime_ns != when
    }
    assert "methods/danq.md" in changed
    assert "methods/deepsea.md" not in changed
    assert "about.md" not in changed


def test_a_mistake_shows_its_message_and_the_last_good_site_stays_up(preview: Preview) -> None:
    entry = preview.root / "entries" / "methods" / "danq.yaml"
    good = entry.read_text()
    before = len(preview.lines)
    entry.write_text(
        good.replace("tasks: [chromatin-profile-prediction", "tasks: [chromatin-profile-predicton")
    )
    preview.wait_for("The last good site stays up", before)
    said = "".join(preview.lines[before:])
    assert 'is not a task; did you mean "chromatin-profile-prediction"?' in said
    assert "Traceback" not in said
    assert "DanQ" in preview.page("methods/danq/")
    before = len(preview.lines)
    entry.write_text(re.sub(r"(?m)^summary: .*$", "summary: Goes on after the mistake.", good))
    preview.wait_for("Reloading browsers", before)
    assert "Goes on after the mistake." in preview.page("methods/danq/")


def test_a_page_written_by_hand_is_watched_too(preview: Preview) -> None:
    before = len(preview.lines)
    about = preview.root / "site_src" / "about.md"
    about.write_text(about.read_text() + "\nA line written by hand.\n")
    preview.wait_for("Reloading browsers", before)
    assert "A line written by hand." in preview.page("about/")


def test_the_page_of_a_removed_entry_goes_away(preview: Preview) -> None:
    copied = preview.root / "entries" / "lists" / "another-list.yaml"
    text = (preview.root / "entries" / "lists" / "original-list.yaml").read_text()
    before = len(preview.lines)
    copied.write_text(text)
    preview.wait_for("Reloading browsers", before)
    assert preview.page("lists/another-list/")
    before = len(preview.lines)
    copied.unlink()
    preview.wait_for("Reloading browsers", before)
    with pytest.raises(urllib.error.HTTPError):
        preview.page("lists/another-list/")
