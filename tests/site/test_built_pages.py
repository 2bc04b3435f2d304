"""Claims about the files of the built site, without a browser."""

import re
from pathlib import Path

import pytest
from html_links import broken_links, read_pages


@pytest.fixture(scope="module")
def pages(site: Path) -> dict:
    return read_pages(site)


def test_no_internal_link_or_anchor_is_broken(site: Path, pages: dict) -> None:
    assert sum(len(page.links) for page in pages.values()) > 1000
    assert list(broken_links(site, pages)) == []


def test_a_broken_link_would_be_found(site: Path) -> None:
    from html_links import BuiltPage

    pages = {
        "methods/danq/index.html": BuiltPage(
            '<a href="../nowhere/"></a><a href="#no"></a><a href="../../">x</a>'
        )
    }
    assert list(broken_links(site, pages)) == [
        "methods/danq/index.html: ../nowhere/ leads to no file",
        "methods/danq/index.html: #no leads to no anchor in methods/danq/index.html",
    ]


def test_no_page_loads_anything_from_another_host(pages: dict) -> None:
    foreign = [f"{name}: {url}" for name, page in pages.items() for url in page.loads if "//" in url]
    assert foreign == []


def test_every_page_has_its_own_title_and_description(site: Path) -> None:
    seen: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        title = re.search(r"<title>(.*?)</title>", html, re.S)
        assert title, path
        name = path.relative_to(site).as_posix()
        assert title[1] not in seen, f"{name} and {seen.get(title[1])} have the title {title[1]}"
        seen[title[1]] = name
        assert re.search(r'<meta name="description" content="[^"]{20,}', html), f"{name} has no description"


def test_every_page_has_exactly_one_main_heading(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        assert len(re.findall(r"<h1\b", path.read_text(encoding="utf-8"))) == 1, path


def test_every_entry_vocabulary_term_and_list_has_its_page(site: Path) -> None:
    root = Path(__file__).parents[2]
    for kind in ("methods", "reviews", "lists"):
        for file in (root / "entries" / kind).glob("*.yaml"):
            assert (site / kind / file.stem / "index.html").is_file()


def test_nothing_of_the_engine_advertises_itself(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert "Made with" not in html


def test_unused_front_ends_of_the_indexer_are_not_published(site: Path) -> None:
    assert sorted(path.name for path in (site / "pagefind").iterdir() if "ui" in path.name) == []


@pytest.mark.parametrize("section", ["methods", "reviews", "subfields", "terms"])
def test_pages_of_a_section_mark_its_tab(site: Path, section: str) -> None:
    for path in sorted((site / section).rglob("index.html")):
        tab = re.search(
            r'<a href="([^"]*)" class="md-tabs__link" aria-current', path.read_text(encoding="utf-8")
        )
        assert tab, path
        assert (path.parent / tab[1]).resolve() == site / section, path
