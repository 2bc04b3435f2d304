"""Links, anchors and loaded files of built pages."""

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}
LOADED_LINKS = {"stylesheet", "preload", "icon", "preconnect", "dns-prefetch", "modulepreload", "manifest"}


class BuiltPage(HTMLParser):
    """What one page links to, loads, and offers as anchors."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = {"__top"}
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if "id" in given:
            self.anchors.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and LOADED_LINKS & set(given.get("rel", "").split()):
            self.loads.append(given.get("href", ""))
        if tag in LOADS and given.get(LOADS[tag]):
            self.loads.append(given[LOADS[tag]])


def read_pages(site: Path) -> dict[str, BuiltPage]:
    """All pages by their path below ``site``."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): BuiltPage(path.read_text(encoding="utf-8")) for path in found}


def broken_links(site: Path, pages: dict[str, BuiltPage]) -> Iterator[str]:
    """Each internal link or load that leads nowhere, in words; 404.html, all absolute, is left out."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name, page in pages.items():
        if name == "404.html":
            continue
        for address in dict.fromkeys(page.links + page.loads):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(name, parts.path, files)
            if target is None:
                yield f"{name}: {address} leads to no file"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
                yield f"{name}: {address} leads to no anchor in {target}"


def _target(page: str, path: str, files: set[str]) -> str | None:
    if path.startswith("/"):
        return None
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    if path.endswith(("/", ".")):
        joined = posixpath.normpath(joined + "/index.html")
    return joined if joined in files else None
