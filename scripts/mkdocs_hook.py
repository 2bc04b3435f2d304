"""Lets plain ``mkdocs serve`` and ``mkdocs build`` generate by themselves; the logic is in build_site.py."""

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import build_site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page
from sitegen.engine import keep_last_good_site, put_back, set_aside
from sitegen.problem import InvalidEntries

log = logging.getLogger("mkdocs.hooks.catalogue")
later = ThreadPoolExecutor(max_workers=1)
blocks: dict[str, list[str]] = {}


def on_pre_build(config: MkDocsConfig) -> None:
    """Entries become pages, or nothing is written and every problem is printed."""
    try:
        build_site.generate(config.site_name, config.extra["repository"])
    except InvalidEntries as invalid:
        raise Abort(build_site.report(invalid)) from None


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
    """The search index is made from the entries; while previewing, after the browser has the page."""
    site_dir = Path(config.site_dir)
    if (site_dir / "pagefind").is_dir():
        later.submit(build_site.index, site_dir)
    else:
        build_site.index(site_dir)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watch what people edit; watching generated pages would build everything twice."""
    server.unwatch(config.docs_dir)
    for path in build_site.edited_by_hand():
        server.watch(str(path))
    server.builder = keep_last_good_site(server.builder, log.error)
    return server
