"""Claims about search: each work is found first or second by name, title, author, term, and with a slip."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sitegen.catalogue import Catalogue
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.model.entry import Entry
from sitegen.model.method import Method
from sitegen.names import authors, folded
from sitegen.site import entry_page, page_url

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE: Catalogue = load_catalogue(read_texts(ROOT / "entries"), today=date.today())
ENTRIES = CATALOGUE.entries
PUBLISHED = [entry for entry in ENTRIES if entry.publications]
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


def title_words(entry: Entry) -> str:
    """The first words of the title that tell something."""
    words = [word for word in folded(entry.title).split() if len(word) > 3 and word not in COMMON]
    return " ".join(words[:4])


def term_and_author(method: Method) -> str:
    return f"{method.tasks[0].label} {authors(method)[0]}"


QUERIES = [
    query
    for entry in ENTRIES
    for query in (
        entry.name,
        mistyped(entry.name),
        title_words(entry) if entry.publications else "",
        family(entry) if entry.publications else "",
        term_and_author(entry) if entry.publications and isinstance(entry, Method) else "",
    )
    if query
]

ASK = """async ([queries, script]) => {
  const { answer } = await import(script);
  const found = {};
  for (const query of queries) found[query] = (await answer(query)).hits.map((hit) => hit.url);
  return found;
}"""


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Iterator[Callable[[str], list[str]]]:
    """The addresses of the hits of a query below the site, best first, as the search box works them out."""
    page = browser.new_page()
    page.goto(address)
    script = f"{address}assets/search.js"
    asked = page.evaluate(ASK, [QUERIES, script])

    def hits(query: str) -> list[str]:
        found = asked[query] if query in asked else page.evaluate(ASK, [[query], script])[query]
        return [url.removeprefix(address) for url in found]

    yield hits
    page.close()


def place(entry: Entry, hits: list[str]) -> int:
    """1 for the first hit; a number past all hits where the entry is not among them."""
    url = page_url(entry_page(entry))
    return hits.index(url) + 1 if url in hits else sys.maxsize


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_found_first_by_name(search: Callable, entry: Entry) -> None:
    assert place(entry, search(entry.name)) == 1


@pytest.mark.parametrize("entry", PUBLISHED, ids=lambda entry: entry.slug)
def test_found_by_words_of_its_title(search: Callable, entry: Entry) -> None:
    assert place(entry, search(title_words(entry))) <= 2


@pytest.mark.parametrize("entry", PUBLISHED, ids=lambda entry: entry.slug)
def test_found_by_its_first_author(search: Callable, entry: Entry) -> None:
    assert place(entry, search(family(entry))) <= max(2, works_of(family(entry)))


@pytest.mark.parametrize("entry", [one for one in ENTRIES if len(one.name) > 5], ids=lambda entry: entry.slug)
def test_found_with_a_typing_mistake_in_its_name(search: Callable, entry: Entry) -> None:
    assert place(entry, search(mistyped(entry.name))) <= 2


@pytest.mark.parametrize(
    "entry", [one for one in PUBLISHED if isinstance(one, Method)], ids=lambda entry: entry.slug
)
def test_found_by_a_term_and_an_author(search: Callable, entry: Entry) -> None:
    assert place(entry, search(term_and_author(entry))) <= max(2, works_of(family(entry)))


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Žiga Avsec", "bpnet"),
        ("ziga avsec", "bpnet"),
        ("Kelely", "basset"),
        ("convolutoinal kernal", "ckn-seq"),
    ],
)
def test_accents_and_slips_do_not_hide_a_work(search: Callable, query: str, slug: str) -> None:
    assert f"methods/{slug}/" in search(query)[: max(3, works_of("Kelley"))]


def test_nonsense_says_so_and_offers_nothing(search: Callable) -> None:
    assert search("qqqxxyyzz") == []


def test_a_word_that_nobody_wrote_does_not_hide_what_the_others_find(search: Callable) -> None:
    assert "methods/danq/" in search("danq qqqxxyyzz")[:2]


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
