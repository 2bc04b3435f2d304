"""Claims about the Explore page in a real browser: what it shows, what the address keeps, who can use it."""

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from html_links import read_pages
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessibility import accessibility_faults

OpenPage = Callable[..., Page]

ALL = "explore/"
FEW = "explore/?q=deep&code-licence=not-permitted"
EMPTY = "explore/?length=0-0&task=motif-discovery&code-licence=permitted"


GO = """(queries) => queries.map((query) => {
  history.pushState(null, "", "?" + query);
  dispatchEvent(new Event("popstate"));
  return [document.querySelector("[data-part=status]").textContent, location.search.slice(1)];
})"""
"""What the line of results says at each of these addresses, and the address as the page then has it."""


def rows(page: Page) -> int:
    """How many rows there are, once they are drawn: the counts come a frame before them."""
    expect(page.locator("[data-part=rows]")).not_to_have_attribute("aria-busy", "true")
    return page.locator("#explore table.methods tbody tr").count()


def fit(page: Page) -> int:
    """How many methods the line of results says that there are."""
    said = page.locator("[data-part=status]").inner_text()
    found = re.match(r"(?:All )?(\d+|None)", said)
    assert found, said
    return 0 if found[1] == "None" else int(found[1])


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"#explore input[name='{facet}'][value='{value}']")


def pick(page: Page, facet: str, value: str) -> None:
    """Open the group and tick the box, as a reader does."""
    group = page.locator("#explore details", has=page.locator(f"input[name='{facet}']"))
    if not group.evaluate("group => group.open"):
        group.locator("summary").click()
    box(page, facet, value).click()


def here(page: Page) -> str:
    """The address as the page has it now; Playwright's own copy may be a moment late."""
    return page.evaluate("location.href")


def number(page: Page, facet: str, value: str) -> str:
    """The number beside a choice."""
    label = page.locator("#explore label", has=page.locator(f"input[name='{facet}'][value='{value}']"))
    return label.locator(".n").text_content() or ""


def test_all_methods_are_there_at_first(open_page: OpenPage) -> None:
    page = open_page(ALL)
    methods = len(list((Path(__file__).parents[2] / "entries" / "methods").glob("*.yaml")))
    expect(page.get_by_role("status").first).to_have_text(f"All {methods} methods.")
    assert rows(page) == min(methods, 50)


def test_the_number_beside_a_choice_is_what_a_click_gives(open_page: OpenPage) -> None:
    page = open_page(ALL)
    for facet, value in [("task", "motif-discovery"), ("architecture", "cnn"), ("build", "not-recorded")]:
        said = int(number(page, facet, value))
        pick(page, facet, value)
        assert fit(page) == said == rows(page)
    more = number(page, "task", "variant-effect-scoring")
    assert more.startswith("+")
    before = fit(page)
    pick(page, "task", "variant-effect-scoring")
    assert fit(page) == before + int(more)


def test_not_stated_and_not_recorded_are_choices_in_every_facet(open_page: OpenPage) -> None:
    page = open_page(ALL)
    groups = page.locator("#explore form.facets details")
    assert groups.count() >= 18
    for group in groups.all():
        for state in ("not-stated", "not-recorded"):
            assert group.locator(f"input[value='{state}']").count() == 1


def test_methods_left_out_for_a_missing_fact_are_counted_and_can_be_shown(open_page: OpenPage) -> None:
    page = open_page("explore/?length=1000-2000&code-licence=permitted")
    said = page.locator("[data-part=status]").inner_text()
    missing = re.search(r"(\d+) more were left out only because a fact is missing: (.*)\.", said)
    assert missing, said
    causes = re.findall(r"(?:licence of code|input length|several facts) \((\d+)\)", missing[2])
    assert sum(map(int, causes)) == int(missing[1])
    before = fit(page)
    page.get_by_role("button", name="Show those too").click()
    assert fit(page) == before + int(missing[1])
    assert "length=not-stated" in here(page)


def test_back_and_forward_walk_through_the_filters(open_page: OpenPage) -> None:
    page = open_page(ALL)
    seen = [(here(page), fit(page))]
    for facet, value in [("task", "motif-discovery"), ("architecture", "cnn")]:
        pick(page, facet, value)
        seen.append((here(page), fit(page)))
    for url, hits in reversed(seen[:-1]):
        page.go_back()
        page.wait_for_function("url => location.href === url", arg=url)
        assert (here(page), fit(page)) == (url, hits)
    assert not box(page, "task", "motif-discovery").is_checked()
    page.go_forward()
    page.wait_for_function("url => location.href === url", arg=seen[1][0])
    assert (here(page), fit(page)) == seen[1]
    assert box(page, "task", "motif-discovery").is_checked()


def test_an_address_opens_what_it_was_copied_from(open_page: OpenPage) -> None:
    page = open_page(ALL, permissions=["clipboard-read", "clipboard-write"])
    pick(page, "task", "motif-discovery")
    page.locator("#explore summary", has_text="Year").click()
    page.get_by_label("Year: from").fill("2016")
    page.get_by_label("Year: from").press("Enter")
    page.get_by_label("Sort by").select_option("name")
    page.get_by_role("button", name="Cards").click()
    page.get_by_role("searchbox").fill("dna")
    page.wait_for_url("**q=dna**")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == here(page)
    shown = page.locator("#explore .found").inner_text().replace("Link copied.", "").split()
    page.goto("about:blank")
    page.goto(copied)
    expect(page.locator("#explore .says").first).not_to_be_empty()
    assert page.locator("#explore .found").inner_text().split() == shown
    assert here(page) == copied


def test_words_find_names_first_and_then_sentences(open_page: OpenPage) -> None:
    page = open_page(ALL)
    page.get_by_role("searchbox").fill("deepsea")
    expect(page.locator("#explore tbody th a").first).to_have_text("DeepSEA")
    page.get_by_role("searchbox").fill("quang")
    expect(page.get_by_role("link", name="DeepSEA", exact=True)).to_have_count(0)
    expect(page.locator("#explore tbody").get_by_role("link", name="DanQ", exact=True)).to_be_visible()
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-part=status]")).to_contain_text("All")


def test_a_chip_says_what_is_picked_and_takes_it_away(open_page: OpenPage) -> None:
    page = open_page("explore/?task=motif-discovery&length=500-2000&year=2016-")
    chips = page.get_by_role("list", name="Active filters").get_by_role("button")
    assert chips.count() == 3
    assert "Input length: 500 to 2,000 bp" in chips.nth(1).inner_text()
    chips.nth(1).click()
    assert "length=" not in here(page)
    page.get_by_role("button", name="Clear all").click()
    assert here(page).endswith("/explore/")
    assert chips.count() == 0


def test_an_empty_result_says_what_each_filter_costs(open_page: OpenPage) -> None:
    page = open_page(EMPTY)
    assert fit(page) == 0
    expect(page.get_by_text("Take a filter away")).to_be_visible()
    chip = page.get_by_role("list", name="Active filters").get_by_role("button").filter(has_text="length")
    given = re.search(r"without it: (\d+)", chip.inner_text())
    assert given
    chip.click()
    assert fit(page) == int(given[1]) > 0


def test_columns_follow_the_reader_and_the_address(open_page: OpenPage) -> None:
    page = open_page("explore/?columns=framework.build")
    heads = page.locator("#explore thead th")
    assert heads.all_inner_texts() == ["Method", "Genome build", "Framework"]
    page.get_by_text("Columns", exact=True).click()
    page.get_by_role("group", name="Columns").get_by_label("Weights", exact=True).check()
    expect(heads).to_have_count(4)
    assert here(page).endswith("columns=build.weights.framework")


def test_everything_is_done_from_the_keyboard(open_page: OpenPage) -> None:
    page = open_page(ALL)
    page.get_by_role("searchbox").focus()
    for key in ["Tab", "Tab", "Space"]:  # the first group, its first choice
        page.keyboard.press(key)
    assert "subfield=" in here(page)
    picked = page.evaluate("document.activeElement.value")
    assert here(page).endswith(f"subfield={picked}")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.chips') !== null"):
            break
    page.keyboard.press("Enter")
    assert here(page).endswith("/explore/")
    assert page.evaluate("document.activeElement.type") == "search"


def test_on_a_phone_the_filters_are_a_drawer_in_reach_of_the_thumb(open_page: OpenPage) -> None:
    page = open_page(ALL, width=390)
    button = page.locator("[data-part=open]")
    expect(button).to_be_in_viewport()
    assert button.bounding_box()["y"] > 700
    button.click()
    drawer = page.get_by_role("dialog", name="Filters")
    expect(drawer).to_be_visible()
    pick(page, "task", "motif-discovery")
    said = fit(page)
    drawer.get_by_role("button", name=f"Show {said} methods").click()
    expect(drawer).to_be_hidden()
    expect(button).to_have_text("Filters (1)")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    button.click()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()


def test_without_scripts_the_plain_list_is_there(open_page: OpenPage) -> None:
    page = open_page(ALL, java_script_enabled=False)
    expect(page.get_by_role("link", name="DanQ")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [EMPTY, FEW, FEW + "&view=cards"], ids=["none", "few", "cards"])
def test_results_have_no_accessibility_fault(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(path, scheme=scheme)
    expect(page.locator("[data-part=status]")).not_to_be_empty()
    groups = page.locator("#explore .facets details")
    groups.evaluate_all("groups => groups.forEach((one) => { one.open = true; })")
    assert accessibility_faults(page) == []


def test_the_open_drawer_and_the_menus_have_no_accessibility_fault(open_page: OpenPage) -> None:
    page = open_page(FEW, width=390)
    page.get_by_text("Columns", exact=True).click()
    assert accessibility_faults(page) == []
    page.locator("[data-part=open]").click()
    assert accessibility_faults(page) == []


def downloaded(page: Page, name: str) -> str:
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    page.keyboard.press("Escape")
    return Path(download.value.path()).read_bytes().decode("utf-8")


def test_results_are_downloaded_as_csv_json_and_bibtex(open_page: OpenPage) -> None:
    from pybtex.database import parse_string

    page = open_page("explore/?task=motif-discovery", accept_downloads=True)
    hits = fit(page)
    table = list(csv.DictReader(io.StringIO(downloaded(page, "CSV"))))
    assert len(table) == hits
    assert all("motif-discovery" in row["Task"] for row in table)
    methods = json.loads(downloaded(page, "JSON"))["methods"]
    assert [method["name"] for method in methods] == [row["Name"] for row in table]
    assert len(parse_string(downloaded(page, "BibTeX"), "bibtex").entries) == hits


def test_it_works_from_a_file(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "explore" / "index.html").as_uri() + "?task=motif-discovery")
    said = int(number(page, "architecture", "cnn"))
    pick(page, "architecture", "cnn")
    assert fit(page) == said > 0
    assert here(page).endswith("?task=motif-discovery&architecture=cnn")
    expect(page.locator("#explore .says").first).not_to_be_empty()
    page.locator("#explore tbody th a").first.click()
    expect(page.get_by_role("heading", name="Architecture")).to_be_visible()
    page.close()


NASTY = "<img src=x onerror=\"hit='img'\"><script>hit='script'</script>\"'&javascript:hit=1"


def hostile(value: object, key: str = "") -> object:
    """The same data with something nasty in every text that an entry or a vocabulary gives."""
    if isinstance(value, dict):
        return {name: hostile(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner, key) for inner in value]
    return value + NASTY if isinstance(value, str) and key not in {"kind"} else value


def test_no_text_of_the_data_or_the_address_becomes_html(open_page: OpenPage, site: Path) -> None:
    page = open_page("about/")
    for name, start in [
        ("catalogue.js", "window.CATALOGUE="),
        ("texts-0.js", "(window.CATALOGUE_TEXTS??=[])[0]="),
    ]:
        text = (site / "explore" / name).read_text(encoding="utf-8")
        data = hostile(json.loads(text.removeprefix(start).removesuffix(";\n")))
        if isinstance(data, dict):
            data["slugs"] = ["javascript:hit=1", "//example.org", "../../x", *data["slugs"][3:]]
        body = start + json.dumps(data) + ";"
        page.route(
            f"**/explore/{name}",
            lambda route, _, body=body: route.fulfill(body=body, content_type="text/javascript"),
        )
    root = here(page).removesuffix("about/")
    names = ("q", "task", "length", "sort", "view", "columns")
    address = f"{root}explore/?" + "&".join(f"{name}={quote(NASTY)}" for name in names)
    for url in (address, f"{root}explore/", f"{root}explore/?view=cards"):
        page.goto(url)
        page.locator("#explore summary").last.click()
        expect(page.locator("[data-part=status]")).not_to_be_empty()
        if "q=" not in url:
            expect(page.locator("#explore .says").first).to_contain_text(NASTY)
        assert page.locator("#explore :is(img, script)").count() == 0
        assert page.evaluate("typeof hit") == "undefined"
        links = page.locator("#explore a").evaluate_all("links => links.map((link) => link.href)")
        assert all(link.startswith((f"{root}methods/", f"{root}compare/?")) for link in links)
    page.goto(address)
    expect(page.get_by_role("searchbox")).to_have_value(NASTY)


def test_every_link_into_explore_gives_results(open_page: OpenPage, site: Path) -> None:
    pages = read_pages(site)
    links = {link for built in pages.values() for link in built.links if "explore/?" in link}
    assert len(links) > 30
    assert any("explore/?" in link for link in pages["index.html"].links)
    queries = sorted({link.partition("?")[2] for link in links})
    said = open_page(ALL).evaluate(GO, queries)
    assert [(query, query) for query in queries] == [
        (query, there)
        for query, (status, there) in zip(queries, said, strict=True)
        if re.match(r"\d", status)
    ]


def test_the_page_is_light(site: Path) -> None:
    files = [site / "explore" / "index.html", *(site / "explore").glob("[ct]*.js")]
    files += [*(site / "assets" / "explore").iterdir(), *(site / "assets").glob("*.??*")]
    scripts = b"".join(path.read_bytes() for path in (site / "assets" / "explore").glob("*.js"))
    assert len(gzip.compress(scripts)) < 15_000
    assert sum(len(gzip.compress(path.read_bytes())) for path in files if path.is_file()) < 150_000
