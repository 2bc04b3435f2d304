"""Time and memory of the build and its pictures, now and with 1,000 entries; Explore with 10,000."""

import copy
import gc
import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import bench_explore
import yaml

ROOT = Path(__file__).resolve().parents[1]
IGNORED = shutil.ignore_patterns(".git", ".venv", ".cache", "site", "node_modules", "__pycache__", ".*_cache")
MANY = 1000
EDITS = 5


def copy_of_the_checkout(folder: Path) -> Path:
    """A checkout in ``folder`` that the measurements may change."""
    return Path(shutil.copytree(ROOT, folder / "checkout", ignore=IGNORED))


def multiply_methods(root: Path, wanted: int) -> None:
    """Copy methods under new slugs, names and identifiers until there are ``wanted``."""
    originals = sorted((root / "entries" / "methods").glob("*.yaml"))
    texts = [yaml.safe_load(path.read_bytes()) for path in originals]
    for number in range(wanted - len(originals)):
        original = originals[number % len(originals)]
        copied = another(texts[number % len(originals)], number)
        text = yaml.safe_dump(copied, allow_unicode=True, sort_keys=False, width=110)
        (original.parent / f"{original.stem}-{number}.yaml").write_text(text, encoding="utf-8")


def another(entry: dict[str, Any], number: int) -> dict[str, Any]:
    """The same entry as another work: what must be unique carries the number."""
    made = {**copy.deepcopy(entry), "name": f"{entry['name']} {number}"}
    made.pop("aliases", None)
    for publication in made.get("publications", ()):
        for identifier in ("doi", "arxiv", "pmid", "pmcid"):
            publication.pop(identifier, None)
        publication["url"] = f"https://example.org/{number}"
    return made


def timed(root: Path, *command: str) -> tuple[float, float]:
    """Seconds and peak memory in MB of a command, its children included."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=root, check=True, stdout=subprocess.DEVNULL)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return time.perf_counter() - started, peak


def edit_to_page(root: Path) -> list[float]:
    """Seconds from saving an entry until the preview has its page, for several edits."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", "127.0.0.1:8931"]
    lines: list[tuple[float, str]] = []
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout
        reader = threading.Thread(
            target=lambda: lines.extend((time.time(), line) for line in server.stdout or ()), daemon=True
        )
        reader.start()
        _wait_for(lines, "Serving on", 0)
        time.sleep(2)
        entry = root / "entries" / "methods" / "danq.yaml"
        text = entry.read_text(encoding="utf-8")
        seconds = []
        for number in range(EDITS):
            saved = time.time()
            entry.write_text(text.replace("summary: ", f"summary: Edit {number}. ", 1), encoding="utf-8")
            seconds.append(_wait_for(lines, "Reloading browsers", saved) - saved)
            time.sleep(1)
        server.terminate()
    return seconds


def _wait_for(lines: list[tuple[float, str]], words: str, after: float) -> float:
    deadline = time.time() + 300
    while time.time() < deadline:
        for when, line in list(lines):
            if when > after and words in line:
                return when
        time.sleep(0.02)
    raise TimeoutError(
        f"the preview never said {words!r}; it said:\n" + "".join(line for _, line in lines[-20:])
    )


def figures(root: Path) -> tuple[dict[str, float], int]:
    """Seconds that each kind of figure takes, and the size of the lineage of all in bytes of gzip.

    Each as on a page and as a file. As in a build, nothing looks for objects to drop meanwhile.
    """
    sys.path.insert(0, str(ROOT / "scripts"))
    from sitegen.disk import read_texts
    from sitegen.exports import pictures
    from sitegen.figures import gallery
    from sitegen.figures.ancestry import around, kin, ties, work
    from sitegen.figures.diagram.picture import diagram
    from sitegen.load import load_catalogue

    catalogue = load_catalogue(read_texts(root / "entries"), date.today())
    gc.disable()
    times = [time.perf_counter()]
    field = {figure.name: (figure.svg, figure.file) for figure in pictures.figures(catalogue)}
    times.append(time.perf_counter())
    relatives = kin(ties(catalogue))
    for method in catalogue.methods:
        if figure := gallery.method_figure(method, *around(work(method), relatives), "../../"):
            _ = figure.svg
    times.append(time.perf_counter())
    for method in catalogue.methods:
        if network := diagram(method):
            _ = network.svg, network.file
    times.append(time.perf_counter())
    gc.enable()
    kinds = ("the field", "lineage of each method", "networks")
    seconds = {kind: after - before for kind, (before, after) in zip(kinds, pairwise(times), strict=True)}
    return seconds, len(gzip.compress(field["lineage"][1].encode()))


def measure(root: Path, name: str) -> None:
    """Print one block of figures."""
    entries = sum(1 for kind in ("methods", "reviews") for _ in (root / "entries" / kind).glob("*.yaml"))
    print(f"{name}: {entries} entries")
    for label, *command in (("check", "scripts/check_entries.py"), ("full build", "scripts/build_site.py")):
        runs = [timed(root, *command) for _ in range(3)]
        print(
            f"  {label}: {statistics.median(run[0] for run in runs):.1f} s (median of 3), "
            f"peak {max(run[1] for run in runs):.0f} MB"
        )
    edits = edit_to_page(root)
    print(f"  edit to page: {statistics.median(edits):.2f} s (median of {EDITS}, worst {max(edits):.2f} s)")
    seconds, size = figures(root)
    each = ", ".join(f"{kind} {took:.2f}" for kind, took in seconds.items())
    print(f"  all figures: {sum(seconds.values()):.2f} s ({each}); lineage of all {size / 1000:.0f} kB gzip")
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    print(
        f"  site: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB", flush=True
    )


def main() -> None:
    """Measure both sizes, each in a checkout of its own."""
    for name, wanted in (("as it is", 0), ("made up", MANY)):
        with tempfile.TemporaryDirectory() as folder:
            root = copy_of_the_checkout(Path(folder))
            multiply_methods(root, wanted)
            measure(root, name)
    bench_explore.measure()


if __name__ == "__main__":
    main()
