"""Lets plain ``mkdocs serve`` and ``mkdocs build`` generate by themselves; the logic is in build_site.py."""

import gc
import logging
import sys
from pathlib import Path
from threading import Lock, Timer
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import build_site
import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page
from sitegen.engine import keep_last_good_site, put_back, set_aside
from sitegen.problem import InvalidEntries
from sitegen.textfile import TextFile

QUIET = 3
"""Seconds without a save until a preview makes its search index anew, which would slow down the next."""

log = logging.getLogger("mkdocs.hooks.catalogue")
later: list[Timer] = []
one_at_a_time = Lock()
blocks: dict[str, list[str]] = {}
records: list[TextFile] = []


def on_pre_build(config: MkDocsConfig) -> None:
    """Entries become pages, or nothing is written and every problem is printed."""
    while later:
        later.pop().cancel()
    gc.disable()  # a build keeps what it makes to its end; looking for the rest took a tenth of its time
    try:
        changed, records[:] = build_site.generate(config.site_name, config.extra["repository"])
    except InvalidEntries as invalid:
        raise Abort(build_site.report(invalid)) from None
    except OSError as error:
        raise Abort(f"{error.filename}: {error.strerror}") from None
    for path in changed:  # a preview keeps pages whose source is gone
        if not Path(config.docs_dir, path).exists():
            Path(config.site_dir, build_site.built_page(path)).unlink(missing_ok=True)


def on_env(env: jinja2.Environment, **_: Any) -> jinja2.Environment:
    """Compile the theme's templates once rather than at each rebuild of a preview."""
    env.bytecode_cache = build_site.compiled_templates()
    return env


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str | None:
    """Spare generated pages the slow way through Markdown."""
    if not build_site.is_generated(page.file.src_uri):
        return None
    markdown, blocks[page.file.src_uri] = set_aside(markdown)
    return markdown


def on_page_content(html: str, page: Page, **_: Any) -> str | None:
    """The other half of ``on_page_markdown``."""
    return put_back(html, blocks.pop(page.file.src_uri)) if page.file.src_uri in blocks else None


def on_post_build(config: MkDocsConfig) -> None:
    """The search index is made from the entries; while previewing, when nobody has saved for a while."""
    gc.enable()
    site_dir = Path(config.site_dir)
    if (site_dir / "pagefind").is_dir():
        later.append(Timer(QUIET, _index, (records[:], site_dir)))
        later[-1].daemon = True
        later[-1].start()
    else:
        build_site.index(records, site_dir)


def _index(those: list[TextFile], site_dir: Path) -> None:
    try:
        with one_at_a_time:
            build_site.index(those, site_dir)
    except Exception as error:  # the preview goes on
        log.error("The search index could not be made: %s", error)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watch what people edit; watching generated pages would build everything twice."""
    server.unwatch(config.docs_dir)
    for path in build_site.edited_by_hand():
        server.watch(str(path))
    server.builder = keep_last_good_site(server.builder, log.error)
    return server
