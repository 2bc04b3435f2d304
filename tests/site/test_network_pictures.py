"""Claims about pictures of networks in a real browser: each screen has its arrangement, all is legible."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from contrast import least_contrasts
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]

FAULTS = """() => {
  const svg = document.querySelector("svg.network");
  const place = (element) => element.getBoundingClientRect();
  const frame = place(svg);
  const texts = [...svg.querySelectorAll("text")].filter((text) => place(text).width > 0)
    .map((text) => ({ words: text.textContent, box: place(text) }));
  const inside = (box) => box.left > frame.left - 1 && box.right < frame.right + 1
    && box.top > frame.top - 1 && box.bottom < frame.bottom + 1;
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const out = texts.filter(({ box }) => !inside(box)).map(({ words }) => `${words} leaves the picture`);
  const upon = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => meet(one.box, other.box))
    .map((other) => `${one.words} lies upon ${other.words}`));
  const small = texts.filter(({ box }) => box.height < 11).map(({ words }) => `${words} is small`);
  const scroll = svg.closest(".scroll");
  const cut = scroll.scrollWidth > scroll.clientWidth ? ["the frame scrolls"] : [];
  return [...out, ...upon, ...small, ...cut, ...(texts.length < 10 ? ["there are no texts"] : [])];
}"""

STROKES = ".network :is(.flow, .slab, .sign, .joint, .told, .unknown, [class^=small])"


@pytest.mark.parametrize("slug", ["basenji", "fiddle"])
def test_on_each_screen_the_words_of_a_network_are_legible(open_page: OpenPage, slug: str) -> None:
    page = open_page(f"methods/{slug}/")
    for width, shown in ((1280, "w"), (768, "m"), (390, "n")):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(FAULTS) == [], width
        groups = page.locator("svg.network > g:not(.cell)").all()
        assert [group.get_attribute("class") for group in groups if group.is_visible()] == [shown]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_network_stands_out_from_its_ground_and_is_one_image_with_a_name(
    open_page: OpenPage, scheme: str
) -> None:
    page = open_page("methods/epiann/", scheme=scheme)
    found = least_contrasts(
        page,
        ".scroll:has(.network)",
        text=(".network text", "fill"),
        lines=(STROKES, "stroke"),
        letters=(".network [class^=base]", "fill"),
    )
    assert found["text"] >= 4.5, found
    assert min(found["lines"], found["letters"]) >= 3, found
    expect(page.get_by_role("img", name="The network of EPIANN")).to_be_visible()
    assert not Axe().run(page, "figure:has(.network)").response["violations"]


def test_the_picture_as_a_file_stands_by_itself(open_page: OpenPage) -> None:
    page = open_page("methods/danq/", java_script_enabled=False)
    link = page.locator("figure:has(.network)").get_by_role("link", name="Picture (SVG)")
    page.set_content(f'<img src="{page.url}{link.get_attribute("href")}" alt="">')
    image = page.locator("img")
    assert image.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 600
