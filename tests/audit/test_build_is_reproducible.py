"""The same files give the same site, wherever and whenever it is built; the search index alone may differ."""

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Python runs a module of this name whenever it starts, in the programs that the build starts too.
A_YEAR_AHEAD = """\
import datetime, time_machine
time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=400)).start()
"""


def source_files() -> list[Path]:
    """Everything that a commit would hold, as paths below the checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(name) for name in sorted(set(listed.stdout.split("\0")) - {""}) if (ROOT / name).is_file()]


def digests(site: Path) -> dict[str, str]:
    """What was published, but for the search index: Pagefind names some of its files anew at each run."""
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {
        name: hashlib.sha256((site / name).read_bytes()).hexdigest()
        for name in sorted(names)
        if not name.startswith("pagefind/")
    }


def test_another_checkout_on_another_day_gives_the_same_bytes(build, mkdocs_site, tmp_path):
    elsewhere = tmp_path / "another checkout"
    for file in source_files():
        (elsewhere / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, elsewhere / file)
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(A_YEAR_AHEAD)
    another_day = {"PYTHONPATH": str(clock), "TZ": "UTC-14", "PYTHONHASHSEED": "1"}

    today = [sys.executable, "-c", "import datetime; print(datetime.date.today())"]
    told = subprocess.run(
        today, env=os.environ | another_day, capture_output=True, text=True, check=True
    ).stdout
    assert date.fromisoformat(told.strip()) > date.today() + timedelta(days=300), "the clock was not moved"

    assert digests(build(checkout=elsewhere, **another_day)) == digests(mkdocs_site)
