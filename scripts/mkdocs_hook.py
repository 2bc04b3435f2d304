"""Lets plain ``mkdocs serve`` and ``mkdocs build`` generate by themselves; no logic here, see build_site.py."""

import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import build_site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from sitegen.engine import keep_last_good_site
from sitegen.problem import InvalidEntries

log = logging.getLogger("mkdocs.hooks.catalogue")


def on_pre_build(config: MkDocsConfig) -> None:
    """Entries become pages, or nothing is written and every problem is printed."""
    try:
        build_site.generate(config.site_name, config.extra["repository"])
    except InvalidEntries as invalid:
        raise Abort(build_site.report(invalid)) from None


def on_post_build(config: MkDocsConfig) -> None:
    """The search index is made from the entries, not from the pages."""
    build_site.index(Path(config.site_dir))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what people edit; watching generated pages would build everything twice."""
    server.unwatch(config.docs_dir)
    for path in build_site.edited_by_hand():
        server.watch(str(path))
    server.builder = keep_last_good_site(server.builder, log.error)
    return server
