"""The only module that starts programs and talks to them: the site engine and the search indexer."""

import asyncio
import contextlib
import hashlib
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from subprocess import CompletedProcess

from pagefind.index import IndexConfig, PagefindIndex

from .disk import sync_texts
from .textfile import TextFile

LANGUAGE = "en"
MOST_INDEXES = 4
UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Front ends of Pagefind that we do not use: the search box is our own."""


_HTML_BLOCK = re.compile(r"(?m)^<[a-z][^\n]*\n(?:[^\n]+\n)*(?=\n|\Z)")


def set_aside(markdown: str) -> tuple[str, list[str]]:
    """Markdown with each block of HTML replaced by a small one, and the blocks.

    Markdown leaves such blocks as they are, but reads them through twice: 60 % of the time of a build.
    """
    blocks: list[str] = []

    def small(found: re.Match[str]) -> str:
        blocks.append(found[0].rstrip("\n"))
        return f'<div data-block="{len(blocks) - 1}"></div>\n'

    return _HTML_BLOCK.sub(small, markdown), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """What Markdown would have made of the page without :func:`set_aside`."""
    return re.sub(r'<div data-block="(\d+)"></div>', lambda found: blocks[int(found[1])], html)


def run_mkdocs(root: Path, site_dir: Path) -> CompletedProcess[str]:
    """Build the site into ``site_dir``, which may lie anywhere; a warning is a failure.

    Without ``--quiet``: with it, MkDocs does not count the warnings for ``--strict``.
    """
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site_dir)]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **quiet}, capture_output=True, text=True, check=False
    )


def run_zensical(root: Path, site_dir: Path) -> CompletedProcess[str]:
    """The same with Zensical, which takes its folder from the settings and only inside the project."""
    folder = root / ".cache" / "zensical"
    settings = root / ".zensical.yml"
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^site_dir: .*$", "site_dir: .cache/zensical", text), encoding="utf-8")
    try:
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "-f", settings.name]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            shutil.move(folder, site_dir)
        return done
    finally:
        settings.unlink()
        shutil.rmtree(folder, ignore_errors=True)


ENGINES = {"mkdocs": run_mkdocs, "zensical": run_zensical}


def write_search_index(records: Iterable[TextFile], site_dir: Path, cache: Path) -> None:
    """Put the search index for ``records`` into ``site_dir/pagefind``; that of the same records is reused.

    Several builds may do so at once: each makes its index in a folder of its own and then names it.
    """
    records = sorted(records)
    made_with = (version("pagefind"), LANGUAGE, UNUSED, records)
    kept = cache / hashlib.blake2b(repr(made_with).encode(), digest_size=16).hexdigest()
    if not (kept / "pagefind.js").is_file():
        cache.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(kept, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            sync_texts(records, Path(folder) / "records", owned=[""])
            asyncio.run(_index(f"{folder}/records", f"{folder}/index", len(records)))
            with contextlib.suppress(OSError):  # another build was first
                (Path(folder) / "index").rename(kept)
        _forget_all_but(kept)
    shutil.rmtree(site_dir / "pagefind", ignore_errors=True)
    shutil.copytree(kept, site_dir / "pagefind")


def _forget_all_but(kept: Path) -> None:
    """Keep the newest few indexes, for several builds at once may use one each."""
    folders = sorted(kept.parent.glob("?" * 32), key=lambda folder: folder.stat().st_mtime)
    for folder in folders[:-MOST_INDEXES]:
        if folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


async def _index(folder: str, output: str, expected: int) -> None:
    logging.getLogger("pagefind").setLevel(logging.WARNING)
    async with PagefindIndex(config=IndexConfig(output_path=output, force_language=LANGUAGE)) as index:
        found = (await index.add_directory(folder))["page_count"]
    if found != expected:
        raise RuntimeError(f"the search index holds {found} of {expected} records")
    for path in Path(output).iterdir():
        if path.name.startswith(UNUSED):
            path.unlink()


def keep_last_good_site(build: Callable[[], None], report: Callable[[str], None]) -> Callable[[], None]:
    """A rebuild for the preview server that outlives mistakes: pages stay up, the next good save goes on."""

    def rebuild() -> None:
        try:
            build()
        except (Exception, SystemExit) as error:  # whatever it was, the server must answer
            report(f"{error}\nThe last good site stays up; mend this and save.")

    return rebuild
