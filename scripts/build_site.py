"""Build the site: entries, pages, site engine, search index. The old site stays until the new is whole."""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

import jinja2
from sitegen.catalogue import Catalogue
from sitegen.disk import read_texts, sync_texts
from sitegen.engine import ENGINES, write_search_index
from sitegen.exports.search_records import search_records
from sitegen.load import load_catalogue
from sitegen.outputs import GENERATED, render_all
from sitegen.pages import Drawn
from sitegen.problem import InvalidEntries
from sitegen.site import Site, page_url
from sitegen.templates import environment
from sitegen.textfile import TextFile

ROOT = Path(__file__).resolve().parent.parent
TITLE = "Deep Learning in Genomics and Epigenomics"
KEPT = {"entries", "templates", "scripts", "site_src", "tests", "requirements", ".git", ".github", ".venv"}


def catalogue() -> Catalogue:
    """The entries as they are on disk now; raises InvalidEntries."""
    return load_catalogue(read_texts(ROOT / "entries"), today=date.today())


def generate(title: str, repository: str = "") -> tuple[list[str], list[TextFile]]:
    """Write the generated pages into ``site_src/``; gives the paths that changed, and the records for search.

    Raises InvalidEntries before anything is written.
    """
    entries = catalogue()
    # The engine stamps the day of the build; a day taken from the entries gives the same bytes on any day.
    os.environ["SOURCE_DATE_EPOCH"] = str(_newest_day(entries))
    site = Site(title, repository.rstrip("/"))
    templates, drawn = _templates(tuple(read_texts(ROOT / "templates")))
    files = render_all(entries, site, templates, drawn)
    return sync_texts(files, ROOT / "site_src", GENERATED), list(search_records(entries))


def index(records: Iterable[TextFile], site_dir: Path) -> None:
    """Put the search index of the records into the built site."""
    write_search_index(records, site_dir, ROOT / ".cache" / "pagefind")


def report(invalid: InvalidEntries) -> str:
    """All problems as lines for a terminal."""
    lines = [f"entries/{problem}" for problem in invalid.problems]
    count = f"{len(lines)} problem{'' if len(lines) == 1 else 's'}"
    return "\n".join([*lines, f"{count} in the entries. Nothing was written."])


def compiled_templates() -> jinja2.BytecodeCache:
    """Where compiled templates of the theme are kept; they are looked up by their text."""
    folder = ROOT / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder))


def is_generated(path: str) -> bool:
    """Whether a page below ``site_src/`` is the generator's."""
    return path.startswith(GENERATED)


def edited_by_hand() -> list[Path]:
    """What a preview watches: entries, templates, and the pages and assets that are written by hand."""
    generated = {path.rstrip("/") for path in GENERATED}
    by_hand = [path for path in sorted((ROOT / "site_src").iterdir()) if path.name not in generated]
    return [ROOT / "entries", ROOT / "templates", *by_hand]


@lru_cache(maxsize=1)
def _templates(files: tuple[TextFile, ...]) -> tuple[jinja2.Environment, Drawn]:
    """The templates, and the pages drawn with them; both anew when a template has changed."""
    return environment(jinja2.DictLoader({file.path: file.text for file in files})), Drawn()


def _newest_day(entries: Catalogue) -> int:
    newest = max((entry.added for entry in entries.entries), default="2000-01-01")
    return max(0, (date.fromisoformat(newest) - date(1970, 1, 1)).days * 86_400)


def built_page(path: str) -> str:
    """Where the engine puts a page: ``methods/danq.md`` becomes ``methods/danq/index.html``."""
    url = page_url(path)
    return f"{url}index.html" if path.endswith(".md") else url


def _refusal(site_dir: Path) -> str | None:
    """Why ``site_dir`` must not be replaced as a whole; None if it may."""
    if site_dir == ROOT or site_dir in ROOT.parents:
        return "holds this project"
    if ROOT in site_dir.parents and site_dir.relative_to(ROOT).parts[0] in KEPT:
        return "belongs to this project"
    if site_dir.exists() and any(site_dir.iterdir()) and not (site_dir / "search" / "words.json").is_file():
        return "is not empty and holds no site"
    return None


def _build(engine: str, site_dir: Path) -> int:
    """Build next to ``site_dir`` and swap, so that a failed build leaves the old site as it was."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=site_dir.parent, prefix=f".{site_dir.name}-") as folder:
        new = Path(folder) / "site"
        records: list[TextFile] = []
        if engine != "mkdocs":  # other engines do not run the hook
            _, records = generate(TITLE, os.environ.get("REPOSITORY_URL", ""))
        done = ENGINES[engine](ROOT, new)
        if done.returncode:
            lines = (done.stdout + done.stderr).splitlines()
            print("\n".join(line for line in lines if not line.startswith("INFO")), file=sys.stderr)
            return 1
        if engine != "mkdocs":
            index(records, new)
        if site_dir.exists():
            site_dir.rename(Path(folder) / "old")
        new.rename(site_dir)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 if the site was built, 1 if the entries have problems or the engine failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=list(ENGINES), default="mkdocs")
    parser.add_argument(
        "--site-dir", type=Path, default=ROOT / "site", help="where the site goes; replaced as a whole"
    )
    options = parser.parse_args(arguments)
    site_dir = options.site_dir.resolve()
    if refusal := _refusal(site_dir):
        print(f"{options.site_dir} {refusal}; give a new or an empty folder.", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped; the old site is as it was."))
    try:
        status = _build(options.engine, site_dir)
    except InvalidEntries as invalid:
        print(report(invalid), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or options.site_dir}: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the old site is as it was.", file=sys.stderr)
        return 1
    if status == 0:
        print(f"The site is in {options.site_dir}.")
    return status


if __name__ == "__main__":
    sys.exit(main())
