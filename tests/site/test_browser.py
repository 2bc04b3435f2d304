"""Claims about pages in a real browser: quiet, readable at any width and in both schemes, on phones too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_accessibility import PATHS, accessibility_faults

OpenPage = Callable[..., Page]


@pytest.mark.parametrize("path", PATHS)
def test_phone_page_has_no_accessibility_fault_and_does_not_run_out_of_the_screen(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, width=390)
    width = page.evaluate("document.documentElement.scrollWidth")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("article *")].filter((e) => !e.closest(".scroll")
            && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 100))"""
    )
    assert (width, wide) == (390, [])
    assert accessibility_faults(page) == []


def test_the_search_box_has_no_accessibility_fault(open_page: OpenPage) -> None:
    page = open_page("methods/danq/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("convolution")
    expect(page.locator("dialog li").first).to_be_visible()
    assert accessibility_faults(page) == []


def test_dark_and_light_really_differ_and_the_choice_is_kept(open_page: OpenPage) -> None:
    page = open_page("methods/danq/", scheme="light")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.get_by_title("Switch to dark mode").click()
    page.wait_for_function(f"{colour} !== {light!r}")
    dark = page.evaluate(colour)
    page.reload()
    assert page.evaluate(colour) == dark


def test_every_link_of_a_method_page_is_in_reach_of_the_tab_key(open_page: OpenPage) -> None:
    page = open_page("methods/danq/")
    links = "[...document.querySelectorAll('article a[href], article button')]"
    wanted = page.evaluate(f"{links}.filter((link) => link.checkVisibility()).length")
    page.locator("article a:visible").first.focus()
    reached = 1
    for _ in range(wanted * 2):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement.closest('article') && document.activeElement.matches('a, button')"
        )
        reached += bool(inside)
        if not page.evaluate("!!document.activeElement.closest('article')"):
            break
    assert reached == wanted


def test_bibtex_is_copied(open_page: OpenPage) -> None:
    page = open_page("methods/danq/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@article{quang2016danq,")


def test_a_source_number_leads_to_its_source(open_page: OpenPage) -> None:
    page = open_page("methods/danq/")
    number = page.locator(".facts sup a").first
    source = f"#source-{number.inner_text()}"
    number.click()
    assert page.url.endswith(source)
    expect(page.locator(source)).to_be_in_viewport()


def test_without_scripts_everything_but_search_is_there(open_page: OpenPage) -> None:
    page = open_page("methods/danq/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Architecture")).to_be_visible()
    page.locator(".search-button").click()
    assert page.url.endswith("/methods/")


def test_a_page_that_is_not_there_helps(open_page: OpenPage, faults: list) -> None:
    page = open_page("methods/no-such-method/")
    expect(page.get_by_role("heading", name="There is no page at this address")).to_be_visible()
    faults.clear()


def test_printed_page_has_no_navigation_and_shows_link_addresses(open_page: OpenPage) -> None:
    page = open_page("methods/danq/")
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    after = "getComputedStyle(document.querySelector('.actions a'), '::after').content"
    assert "doi.org" in page.evaluate(after)
