"""The same tree builds with Zensical, our way on when Material's support ends."""

from pathlib import Path


def pages(site: Path) -> set[str]:
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


def test_zensical_builds_the_same_pages(build, mkdocs_site):
    assert pages(build("--engine", "zensical")) == pages(mkdocs_site)
