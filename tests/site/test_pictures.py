"""Claims about pictures in a real browser: names are legible, links work, files stand alone."""

import re
from collections.abc import Callable

import pytest
from contrast import least_contrasts
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]

FAULTS = """() => [...document.querySelectorAll(".drawn svg:not(.network)")].flatMap((svg) => {
  const place = (element) => element.getBoundingClientRect();
  const frame = place(svg);
  const texts = [...svg.querySelectorAll("text")]
    .map((text) => ({ words: text.textContent, box: place(text) }));
  const inside = (box) => box.left > frame.left - 1 && box.right < frame.right + 1
    && box.top > frame.top - 1 && box.bottom < frame.bottom + 1;
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const out = texts.filter(({ box }) => !inside(box)).map(({ words }) => `${words} leaves the picture`);
  const upon = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => meet(one.box, other.box))
    .map((other) => `${one.words} lies upon ${other.words}`));
  const cut = [...svg.querySelectorAll(".work")]
    .filter((work) => place(work.querySelector("text")).right > place(work.querySelector("rect")).right - 3)
    .map((work) => `${work.textContent} leaves its box`);
  const size = parseFloat(getComputedStyle(svg).fontSize) * frame.width / svg.viewBox.baseVal.width;
  return [...out, ...upon, ...cut, ...(size < 11.5 ? ["the letters are small"] : [])];
})"""

STROKES = "svg.picture :is(.descent, .other-tie, .work rect, .span)"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["field/", "subfields/regulatory-sequence/", "methods/deepbind/"])
def test_no_name_in_a_picture_lies_upon_another_or_leaves_its_place(
    open_page: OpenPage, path: str, width: int
) -> None:
    page = open_page(path, width=width)
    assert page.locator(".drawn svg text").count() > 5
    assert page.evaluate(FAULTS) == []


def test_a_wide_picture_scrolls_in_its_frame_and_its_links_work_from_the_keyboard(
    open_page: OpenPage,
) -> None:
    page = open_page("field/", width=390)
    frame = page.get_by_role("region", name="Who builds on whom")
    assert frame.evaluate("(frame) => frame.scrollWidth > frame.clientWidth")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.keyboard.press("Tab")
    link = page.evaluate(
        "[document.activeElement.closest('svg a') !== null, document.activeElement.href.baseVal]"
    )
    assert link[0]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/methods/|^https://"), wait_until="commit")


def test_marks_and_names_stand_out_in_both_schemes(open_page: OpenPage) -> None:
    # axe does not see into SVG, so contrasts are worked out as WCAG 2 says.
    for scheme in ("light", "dark"):
        found = least_contrasts(
            open_page("field/", scheme=scheme),
            ".drawn .scroll",
            text=("svg.picture text", "fill"),
            marks=("svg.picture :is(.mark, .bar)", "fill"),
            lines=(STROKES, "stroke"),
        )
        assert found["text"] >= 4.5, (scheme, found)
        assert min(found["marks"], found["lines"]) >= 3, (scheme, found)


def test_a_picture_as_a_file_has_its_colours_and_stands_on_white(open_page: OpenPage) -> None:
    page = open_page("field/", java_script_enabled=False)
    address = page.get_by_role("link", name="Picture (SVG)").first.get_attribute("href")
    page.set_content(f'<img src="{page.url}{address}" alt="">')
    image = page.locator("img")
    expect(image).to_be_visible()
    assert image.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 400


def test_coverage_leads_to_the_file_of_an_entry_with_gaps(open_page: OpenPage) -> None:
    page = open_page("coverage/")
    rows = page.locator("table.gaps tbody tr")
    assert rows.count() > 0
    expect(rows.first).to_contain_text("entries/methods/")
