"""Claims about the Choose page in a real browser: what it counts, where it leads, who can use it."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessibility import accessibility_faults
from test_explore import NASTY, fit, here, hostile

OpenPage = Callable[..., Page]

PAGE = "choose/"
MISSING = "choose/?length=1001-5000&code-licence=permitted"
NONE = "choose/?length=0-0&code-licence=permitted&task=motif-discovery&architecture=cnn"


def option(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"#choose input[name='{facet}'][value='{value}']")


def number(page: Page, facet: str, value: str) -> int:
    row = page.locator("#choose .option", has=page.locator(f"input[name='{facet}'][value='{value}']"))
    return int(row.locator("[data-number]").text_content() or "")


def test_the_number_beside_an_option_is_what_it_gives_here_and_in_explore(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    for facet, value in [("task", "motif-discovery"), ("length", "201-1000"), ("code-licence", "permitted")]:
        said = number(page, facet, value)
        option(page, facet, value).check()
        assert fit(page) == said > 0
    query = here(page).partition("?")[2]
    assert query == "task=motif-discovery&length=201-1000&code-licence=permitted"
    page.get_by_role("link", name="Show them in Explore").click()
    expect(page.locator("#explore")).to_be_visible()
    assert (here(page).partition("?")[2], fit(page)) == (query, said)


def test_no_answer_is_the_default_and_can_be_gone_back_to(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    anything = page.get_by_label("I do not know, or it does not matter")
    assert anything.count() >= 10
    assert all(one.is_checked() for one in anything.all())
    option(page, "trained-on", "human").check()
    option(page, "trained-on", "mouse").check()
    expect(option(page, "trained-on", "")).not_to_be_checked()
    option(page, "trained-on", "").check()
    assert not option(page, "trained-on", "human").is_checked()
    assert here(page).endswith("/choose/")


def test_methods_left_out_are_counted_by_cause_and_can_be_counted_in(open_page: OpenPage) -> None:
    page = open_page(MISSING)
    before = fit(page)
    causes = page.locator("[data-part=gaps-list] li")
    missing = sum(int(one.split()[-1]) for one in causes.all_inner_texts())
    expect(page.locator("[data-part=gaps-says]")).to_contain_text(f"{missing} ")
    said = page.locator("[data-part=gaps-says]").inner_text()
    assert re.match(rf"{missing} (more )?methods? w(as|ere) left out only because a fact is missing", said)
    page.get_by_label("Show methods with missing facts too").check()
    assert fit(page) == before + missing > before
    assert here(page).count("=not-stated") == here(page).count("=not-recorded") == 2
    page.reload()
    expect(page.get_by_label("Show methods with missing facts too")).to_be_checked()
    assert fit(page) == before + missing


def test_where_nothing_fits_it_says_what_each_answer_costs(open_page: OpenPage) -> None:
    page = open_page(NONE)
    assert fit(page) == 0
    expect(page.locator("[data-part=also-list]")).to_contain_text("Architecture: CNN")
    drop = page.locator("[data-part=drop-list] li").first
    given = re.search(r"Without “(.+)”, (\d+) methods? fits?\.", drop.inner_text())
    assert given
    drop.get_by_role("button").click()
    assert fit(page) == int(given[2]) > 0
    assert page.evaluate("document.activeElement.dataset.part") == "status"


def test_back_and_forward_walk_through_the_answers(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    seen = [(here(page), fit(page))]
    for facet, value in [("task", "motif-discovery"), ("trained-on", "human")]:
        option(page, facet, value).check()
        seen.append((here(page), fit(page)))
    for url, hits in reversed(seen[:-1]):
        page.go_back()
        page.wait_for_function("url => location.href === url", arg=url)
        assert (here(page), fit(page)) == (url, hits)
    assert option(page, "task", "").is_checked()


def test_the_keyboard_alone_leads_from_the_first_question_to_explore(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    page.locator("#choose input").first.focus()
    for key in ["Tab", "Space"]:
        page.keyboard.press(key)
    picked = page.evaluate("[document.activeElement.name, document.activeElement.value].join('=')")
    assert here(page).endswith(f"/choose/?{picked}")
    hits = fit(page)
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.part === 'go'"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#explore")).to_be_visible()
    assert here(page).endswith(f"/explore/?{picked}")
    assert fit(page) == hits


def test_a_long_list_is_short_at_first_and_opens_where_the_reader_is(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    tasks = page.locator("#choose fieldset[data-facet=task]")
    assert tasks.locator(".option:visible").count() == 7
    tasks.get_by_role("button", name="more").click()
    assert tasks.locator(".option:visible").count() == tasks.locator(".option").count() > 7
    assert page.evaluate("document.activeElement.id") == "choose-task-7"


def test_on_a_phone_the_result_stays_in_sight(open_page: OpenPage) -> None:
    page = open_page(PAGE, width=390)
    way = page.get_by_role("link", name="Show them in Explore")
    expect(way).to_be_in_viewport()
    option(page, "code-licence", "permitted").check()
    expect(way).to_be_in_viewport()
    box = way.bounding_box()
    assert box
    assert box["y"] > 800
    page.keyboard.press("Shift+Tab")
    focused = "document.activeElement.getBoundingClientRect().bottom"
    assert page.evaluate(f"{focused} <= document.querySelector('.bar').getBoundingClientRect().top")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(("path", "width", "scheme"), [(MISSING, 1280, "light"), (NONE, 390, "dark")])
def test_answers_have_no_accessibility_fault(open_page: OpenPage, path: str, width: int, scheme: str) -> None:
    page = open_page(path, width=width, scheme=scheme)
    for more in page.locator("#choose button.more:visible").all():
        more.click()
    assert accessibility_faults(page) == []


def test_without_scripts_the_terms_lead_on(open_page: OpenPage) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    expect(page.locator("#choose")).to_be_hidden()
    page.get_by_role("link", name="Motif discovery").click()
    expect(page.get_by_role("heading", name="Motif discovery")).to_be_visible()


def test_it_works_from_a_file(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "choose" / "index.html").as_uri())
    said = number(page, "task", "motif-discovery")
    option(page, "task", "motif-discovery").check()
    expect(page.locator("#choose .says").first).not_to_be_empty()
    page.get_by_role("link", name="Show them in Explore").click()
    expect(page.locator("#explore")).to_be_visible()
    assert fit(page) == said
    page.close()


def test_no_text_of_the_data_or_the_address_becomes_html(open_page: OpenPage, site: Path) -> None:
    page = open_page("about/")
    start = "window.CATALOGUE="
    text = (site / "explore" / "catalogue.js").read_text(encoding="utf-8")
    data = json.loads(text.removeprefix(start).removesuffix(";\n"))
    nasty = hostile(data)
    assert isinstance(nasty, dict)
    for clean, changed in zip(data["facets"], nasty["facets"], strict=True):
        changed["id"] = clean["id"]
        for choice, given in zip(clean["choices"], changed["choices"], strict=True):
            given[0] = choice[0]
    body = start + json.dumps(nasty) + ";"
    page.route(
        "**/explore/catalogue.js", lambda route: route.fulfill(body=body, content_type="text/javascript")
    )
    root = here(page).removesuffix("about/")
    names = ("q", "task", "length", NASTY)
    query = "&".join(f"{quote(name)}={quote(NASTY)}" for name in names)
    page.goto(f"{root}choose/?{query}&architecture=cnn&task=motif-discovery")
    expect(page.locator("[data-part=also-list]")).to_contain_text(NASTY)
    expect(page.locator("[data-part=first-list]")).to_contain_text(NASTY)
    assert page.locator("#choose :is(img, script)").count() == 0
    assert page.evaluate("typeof hit") == "undefined"
    way = page.locator("[data-part=go]").get_attribute("href")
    assert way == f"{root}explore/?task=motif-discovery&architecture=cnn"


def test_the_page_is_light(site: Path) -> None:
    scripts = b"".join(path.read_bytes() for path in (site / "assets" / "choose").glob("*.js"))
    assert len(gzip.compress(scripts)) < 6_000
