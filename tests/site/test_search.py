"""Claims about search: each work is found first or second by name, title, author, term, and with a slip."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sitegen.catalogue import Catalogue
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.model.entry import Entry
from sitegen.names import authors, folded
from sitegen.site import entry_page, page_url

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE: Catalogue = load_catalogue(read_texts(ROOT / "entries"), today=date.today())
ENTRIES = CATALOGUE.entries
COMMON = "deep learning with from using based sequence sequences prediction predicting genomics".split()  # noqa: SIM905


def family(entry: Entry) -> str:
    """Family name of the first author."""
    author = entry.publications[0].authors[0]
    return author.split(",")[0] if isinstance(author, str) else author.group


def works_of(name: str) -> int:
    """How many entries have an author of this family name."""
    return sum(name in str([pub.authors for pub in entry.publications]) for entry in ENTRIES)


def mistyped(name: str) -> str:
    """Two neighbours swapped in the middle of the longest word, as fingers do."""
    words = name.split()
    word = max(words, key=len)
    middle = len(word) // 2
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return name.replace(word, swapped)


@pytest.fixture(scope="module")
def search(browser, address) -> Callable[[str], list[str]]:
    """Types a query into the box; returns the addresses of the hits below the site, best first."""
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")

    def hits(query: str) -> list[str]:
        box.fill("")
        expect(page.get_by_role("status").first).to_contain_text("Type a name")
        box.fill(query)
        page.wait_for_function(
            "!document.querySelector('dialog .status').textContent.startsWith('Type a name')"
        )
        links = page.locator("dialog li a").all()
        return [link.get_attribute("href").removeprefix(address) for link in links]

    yield hits
    page.close()


def place(entry: Entry, hits: list[str]) -> int:
    """1 for the first hit; a number past all hits where the entry is not among them."""
    url = page_url(entry_page(entry))
    return hits.index(url) + 1 if url in hits else sys.maxsize


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_found_first_by_name(search: Callable, entry: Entry) -> None:
    assert place(entry, search(entry.name)) == 1


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_found_by_words_of_its_title(search: Callable, entry: Entry) -> None:
    words = [word for word in folded(entry.title).split() if len(word) > 3 and word not in COMMON]
    assert place(entry, search(" ".join(words[:4]))) <= 2


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_found_by_its_first_author(search: Callable, entry: Entry) -> None:
    assert place(entry, search(family(entry))) <= max(2, works_of(family(entry)))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_found_with_a_typing_mistake_in_its_name(search: Callable, entry: Entry) -> None:
    assert place(entry, search(mistyped(entry.name))) <= 2


@pytest.mark.parametrize("entry", CATALOGUE.methods, ids=lambda entry: entry.slug)
def test_found_by_a_term_and_an_author(search: Callable, entry: Entry) -> None:
    assert place(entry, search(f"{entry.tasks[0].label} {authors(entry)[0]}")) <= 2


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Žiga Avsec", "bpnet"),
        ("ziga avsec", "bpnet"),
        ("Kelly", "basset"),
        ("convolutoinal kernal", "ckn-seq"),
    ],
)
def test_accents_and_slips_do_not_hide_a_work(search: Callable, query: str, slug: str) -> None:
    assert any(f"/{slug}/" in f"/{hit}" for hit in search(query)[:3])


def test_nonsense_says_so_and_offers_nothing(search: Callable) -> None:
    assert search("qqqxxyyzz") == []


def test_box_opens_and_closes_from_the_keyboard_and_enter_opens_the_first_hit(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("methods/danq/")
    page.keyboard.press("Control+k")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("basenji")
    expect(page.locator("dialog li").first).to_contain_text("Basenji")
    page.keyboard.press("Enter")
    page.wait_for_url("**/methods/basenji/")


def test_enter_at_once_opens_the_hit_of_what_was_typed_not_of_what_was_there(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("about/")
    page.keyboard.press("/")
    page.keyboard.type("danq")
    expect(page.locator("dialog li").first).to_contain_text("DanQ")
    page.keyboard.press("Control+a")
    page.keyboard.type("basenji")
    page.keyboard.press("Enter")
    page.wait_for_url("**/methods/basenji/")


def test_a_word_of_a_description_is_found_and_not_mended(search: Callable) -> None:
    assert "methods/bpnet/" in search("helical")


def test_arrow_keys_go_to_the_hits_and_back(open_page: Callable[..., Page]) -> None:
    page = open_page("")
    page.keyboard.press("/")
    page.keyboard.type("deep")
    hits = page.locator("dialog li a")
    expect(hits.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    target = hits.nth(1).get_attribute("href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))


def test_a_query_is_never_html(open_page: Callable[..., Page]) -> None:
    page = open_page("")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill('<img src=x onerror="window.hit=1">')
    page.wait_for_timeout(500)
    assert page.evaluate("window.hit") is None
    assert page.locator("dialog img").count() == 0
