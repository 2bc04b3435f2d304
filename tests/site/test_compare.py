"""Claims about the Compare page in a real browser, and about the ticks in Explore that lead to it."""

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from test_accessibility import accessibility_faults

OpenPage = Callable[..., Page]

NONE = "compare/"
TWO = "compare/?m=danq,deepsea"
OLDEST = "explore/?sort=year-oldest"
THREE = "compare/?m=danq,deepsea,basset"


def here(page: Page) -> str:
    """The address as the page has it now; Playwright's own copy may be a moment late."""
    return page.evaluate("location.href")


def heads(page: Page) -> list[str]:
    return page.locator("#compare .facts-table thead .name").all_inner_texts()


def shows(page: Page, *names: str) -> None:
    expect(page.locator("#compare .facts-table thead .name")).to_have_text(list(names))


def row(page: Page, label: str) -> list[str]:
    """What stands in a row: its head, then its cells."""
    found = page.locator("#compare .facts-table tbody th .label", has_text=re.compile(rf"^{label}\b"))
    return found.first.locator("xpath=ancestor::tr").locator("th, td").all_inner_texts()


def test_methods_stand_side_by_side_in_the_order_of_the_address(open_page: OpenPage) -> None:
    page = open_page("compare/?m=deepsea,danq")
    shows(page, "DeepSEA", "DanQ")
    assert "differs" in row(page, "Year")[0]
    assert [cell[:4] for cell in row(page, "Year")[1:]] == ["2015", "2016"]
    assert "same" in row(page, "Published")[0]
    expect(page.locator("[data-part=status]")).to_contain_text("facts differ")
    link = page.locator("#compare td .refs a").first
    link.click()
    expect(page.locator("ol.sources li:target")).to_be_in_viewport()


def test_only_differences_leaves_out_what_is_the_same_and_is_in_the_address(open_page: OpenPage) -> None:
    page = open_page(TWO)
    shows(page, "DanQ", "DeepSEA")
    page.get_by_label("Only differences").check()
    assert here(page).endswith("?m=danq,deepsea&only=differences")
    assert page.locator("#compare tr.same").count() == page.locator("#compare tr.unknown").count() == 0
    assert page.locator("#compare tr.differs").count() > 5
    page.reload()
    shows(page, "DanQ", "DeepSEA")
    assert page.locator("#compare tr.same").count() == 0
    page.go_back()
    expect(page.locator("#compare tr.same").first).to_be_visible()


def test_methods_are_added_by_name_moved_and_removed_and_back_undoes_it(open_page: OpenPage) -> None:
    page = open_page("compare/?m=danq")
    shows(page, "DanQ")
    field = page.get_by_role("combobox", name="Add a method")
    field.press_sequentially("dee")
    expect(page.get_by_role("option").first).to_be_visible()
    field.fill("deepsea")
    field.press("Enter")
    shows(page, "DanQ", "DeepSEA")
    field.fill("basset")
    page.get_by_role("option", name="Basset", exact=True).click()
    shows(page, "DanQ", "DeepSEA", "Basset")
    assert here(page).endswith("?m=danq,deepsea,basset")
    page.get_by_role("button", name="Move to the left: Basset").click()
    shows(page, "DanQ", "Basset", "DeepSEA")
    page.get_by_role("button", name="Remove DanQ").click()
    shows(page, "Basset", "DeepSEA")
    expect(field).to_be_focused()
    page.go_back()
    shows(page, "DanQ", "Basset", "DeepSEA")
    page.go_back()
    shows(page, "DanQ", "DeepSEA", "Basset")
    page.go_forward()
    shows(page, "DanQ", "Basset", "DeepSEA")


def test_wrong_names_and_a_fifth_method_are_left_out_with_a_word(open_page: OpenPage) -> None:
    page = open_page("compare/?m=danq,no-such,deepsea,basset,bpnet,deepbind")
    shows(page, "DanQ", "DeepSEA", "Basset", "BPNet")
    remarks = page.locator("[data-part=remarks]")
    expect(remarks).to_contain_text("“no-such”; left out")
    expect(remarks).to_contain_text("left out: DeepBind")
    expect(page.get_by_role("combobox")).to_be_disabled()
    expect(page.get_by_text("Remove one to add another")).to_be_visible()


def test_without_methods_there_are_pairs_to_start_with(open_page: OpenPage) -> None:
    page = open_page(NONE)
    pairs = page.locator("[data-part=start] h3 a")
    assert 2 <= pairs.count() <= 6
    names = pairs.first.inner_text().split(" and ")
    pairs.first.click()
    shows(page, *names)


def test_results_stand_side_by_side_only_on_the_same_data_and_split(open_page: OpenPage) -> None:
    page = open_page(TWO)
    first = page.locator("#compare .results-table tbody tr").first
    expect(first).to_contain_text("0.9384")
    expect(first).to_contain_text("0.9326")
    expect(first).to_contain_text("by the authors of DanQ; says the entry of DanQ")
    page = open_page("compare/?m=basset,deepvariant")
    expect(page.locator("[data-part=results-says]")).to_contain_text("none stand side by side")
    assert page.locator("#compare .results-table").count() == 0


def downloaded(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes().decode("utf-8")


def test_a_comparison_is_saved_and_its_link_copied(open_page: OpenPage) -> None:
    page = open_page(TWO, accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    shows(page, "DanQ", "DeepSEA")
    table = list(csv.DictReader(io.StringIO(downloaded(page, "CSV"))))
    assert next(line for line in table if line["Fact"] == "Year")["DanQ"] == "2016"
    assert any(line["Section"].startswith("Results: ") for line in table)
    assert table[0]["DanQ"].endswith("/methods/danq/")
    assert next(line for line in table if line["Fact"] == "Task")["Sources of DanQ"] == "1 2"
    assert len(downloaded(page, "Markdown table").splitlines()) == len(table) + 2
    bibtex = downloaded(page, "BibTeX")
    assert bibtex.count("\n@") + bibtex.startswith("@") == 2
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == here(page)


def test_it_works_from_a_file_and_without_scripts(open_page: OpenPage, browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "compare" / "index.html").as_uri() + "?m=danq,deepsea")
    shows(page, "DanQ", "DeepSEA")
    page.locator("#compare thead .name").first.click()
    expect(page.get_by_role("heading", name="Architecture")).to_be_visible()
    page.goto((site / "compare" / "index.html").as_uri())
    page.locator("[data-part=start] h3 a").first.click()
    expect(page.locator("#compare thead .name")).to_have_count(2)
    page.close()
    page = open_page(TWO, java_script_enabled=False)
    page.get_by_role("link", name="all methods").click()
    expect(page.get_by_role("heading", name="Methods").first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
@pytest.mark.parametrize("path", [NONE, THREE], ids=["none", "three"])
def test_it_has_no_accessibility_fault(open_page: OpenPage, path: str, width: int, scheme: str) -> None:
    page = open_page(path, width=width, scheme=scheme)
    if path == THREE:
        shows(page, "DanQ", "DeepSEA", "Basset")
        page.get_by_role("combobox").fill("deep")
    assert accessibility_faults(page) == []


def test_on_a_phone_two_methods_fit_and_four_scroll_in_their_frame(open_page: OpenPage) -> None:
    for path, columns in ((TWO, 2), ("compare/?m=danq,deepsea,basset,bpnet", 4)):
        page = open_page(path, width=390)
        expect(page.locator("#compare thead .name")).to_have_count(columns)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        frame = page.get_by_role("region", name="Facts side by side")
        wider = frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
        assert wider == (columns == 4)
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


NASTY = "<img src=x onerror=\"hit='img'\"><script>hit='script'</script>\"'&javascript:hit=1"


def hostile(value: object) -> object:
    """The same facts with something nasty in every text, and where an address should be."""
    if isinstance(value, dict):
        return {
            name: inner if name in {"slug", "state", "by"} else hostile(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) for one in value):
        return [value[0] + NASTY, "javascript:hit=1//" + value[1]]
    if isinstance(value, list):
        return [hostile(inner) for inner in value]
    return value + NASTY if isinstance(value, str) else value


def test_no_text_of_the_facts_or_the_address_becomes_html_or_an_unsafe_link(
    open_page: OpenPage, site: Path
) -> None:
    page = open_page("about/")
    for slug in ("danq", "deepsea"):
        text = (site / "compare" / "methods" / f"{slug}.js").read_text(encoding="utf-8")
        start = "(window.COMPARED??=[]).push("
        data = json.dumps(hostile(json.loads(text.removeprefix(start).removesuffix(");\n"))))
        page.route(
            f"**/compare/methods/{slug}.js",
            lambda route, _, body=f"{start}{data});": route.fulfill(
                body=body, content_type="text/javascript"
            ),
        )
    root = here(page).removesuffix("about/")
    page.goto(f"{root}compare/?m=danq,deepsea,{quote(NASTY)}&only={quote(NASTY)}&{quote(NASTY)}=1")
    expect(page.locator("#compare thead .name").first).to_contain_text(NASTY)
    expect(page.locator("#compare td").first).to_contain_text(NASTY)
    expect(page.locator("[data-part=remarks]")).to_contain_text("<img src=x onerror=")
    assert page.locator("#compare :is(img, script)").count() == 0
    links = page.locator("#compare a").evaluate_all("links => links.map((link) => link.href)")
    assert links
    assert all(link.startswith(root) for link in links)
    assert page.evaluate("typeof hit") == "undefined"


def test_the_page_is_light(site: Path) -> None:
    html = (site / "compare" / "index.html").read_text(encoding="utf-8")
    scripts = [site / name.split('"')[0] for name in html.split('src="../')[1:]]
    own = [path for path in scripts if "assets/compare" in str(path) or "assets/explore" in str(path)]
    assert len(own) > 8
    assert len(gzip.compress(b"".join(path.read_bytes() for path in own))) < 15_000
    methods = sorted((site / "compare" / "methods").iterdir(), key=lambda path: path.stat().st_size)[-4:]
    files = [
        site / "compare" / "index.html",
        *scripts,
        *methods,
        *(site / "assets" / "compare").glob("*.css"),
    ]
    files += (site / "assets").glob("*.css")
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 150_000


def ticks(page: Page) -> list[str]:
    boxes = page.locator("#explore input[name='m']:checked")
    return sorted(boxes.evaluate_all("boxes => boxes.map((box) => box.value)"))


def test_ticks_in_explore_lead_to_the_comparison_and_survive_filters_and_back(open_page: OpenPage) -> None:
    page = open_page(OLDEST)
    page.get_by_label("Compare DanQ").check()
    expect(page.get_by_text("Ticked: DanQ: tick another to compare.")).to_be_visible()
    page.get_by_label("Compare DeepSEA").check()
    assert here(page).endswith(f"{OLDEST}&m=danq,deepsea")
    page.get_by_role("button", name="Cards").click()
    assert ticks(page) == ["danq", "deepsea"]
    page.get_by_role("searchbox").fill("basset")
    page.wait_for_url("**q=basset**")
    expect(page.locator("#explore input[name='m']:checked")).to_have_count(0)
    assert "m=danq,deepsea" in here(page)
    page.go_back()
    page.go_back()
    page.go_back()
    page.wait_for_function("location.search.endsWith('&m=danq')")
    assert ticks(page) == ["danq"]
    page.go_forward()
    page.wait_for_function("location.search.endsWith('oldest&m=danq,deepsea')")
    page.get_by_role("link", name="Compare 2 methods").click()
    shows(page, "DanQ", "DeepSEA")
    page.get_by_role("link", name="Tick others in Explore").click()
    expect(page.get_by_text("Ticked: DanQ, DeepSEA.")).to_be_visible()
    assert here(page).endswith("explore/?m=danq,deepsea")


def test_explore_lets_four_be_ticked_and_says_why_no_more(open_page: OpenPage) -> None:
    page = open_page(f"{OLDEST}&m=danq,deepsea,basset,pedla")
    expect(page.get_by_text("untick one to tick another")).to_be_visible()
    expect(page.get_by_label("Compare DeepBind")).to_be_disabled()
    assert accessibility_faults(page) == []
    page.get_by_label("Compare PEDLA").uncheck()
    expect(page.get_by_label("Compare DeepBind")).to_be_enabled()
    page.get_by_role("button", name="Untick all").click()
    assert ticks(page) == []
    assert here(page).endswith(OLDEST)
    expect(page.locator("[data-part=compare]")).to_be_hidden()
