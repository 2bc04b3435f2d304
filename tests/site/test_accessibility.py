"""Claims about accessibility: axe finds no fault on any kind of page, in light and dark.

A file of its own, for workers take whole files and this one needs longest.
"""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PATHS = (
    "",
    "explore/",
    "choose/",
    "field/",
    "coverage/",
    "methods/",
    "methods/danq/",
    "methods/deepvariant/",
    "methods/bpnet/",
    "reviews/",
    "reviews/zou-2018-primer/",
    "subfields/",
    "subfields/regulatory-sequence/",
    "terms/",
    "terms/architectures/cnn/",
    "lists/original-list/",
    "field-guide/",
    "contribute/",
    "about/",
    "404.html",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OpenPage = Callable[..., Page]


def accessibility_faults(page: Page) -> list[str]:
    """What axe objects to, as lines that name rule and place."""
    options = {"runOnly": WCAG, "resultTypes": ["violations"]}  # what passes is not described at length
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['html'][:120]}" for fault in found for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_page_has_no_accessibility_fault(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(path, scheme=scheme)
    assert accessibility_faults(page) == []
