"""Claims about addresses: where pages live and how one page links to another."""

import pytest
from sitegen.catalogue import Catalogue
from sitegen.site import Links, Site, page_url


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("methods/index.md", "methods/"),
        ("methods/danq.md", "methods/danq/"),
        ("methods/index-free.md", "methods/index-free/"),
        ("search/words.json", "search/words.json"),
    ],
)
def test_page_has_the_address_that_the_engine_gives_it(path: str, url: str) -> None:
    assert page_url(path) == url


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("methods/danq.md", "methods/deepsea.md", "../deepsea/"),
        ("methods/danq.md", "methods/index.md", "../"),
        ("methods/danq.md", "index.md", "../../"),
        ("methods/danq.md", "catalogue.bib", "../../catalogue.bib"),
        ("methods/index.md", "methods/danq.md", "danq/"),
        ("index.md", "methods/danq.md", "methods/danq/"),
        ("index.md", "index.md", "./"),
        ("terms/tasks/x.md", "terms/index.md#tasks", "../../#tasks"),
        ("contribute.md", "field-guide.md", "../field-guide/"),
    ],
)
def test_link_is_relative(page: str, target: str, link: str) -> None:
    assert Links(Catalogue({}), page).to(target) == link


def test_a_comparison_has_its_methods_in_its_address() -> None:
    assert (
        Links(Catalogue({}), "methods/danq.md").compare("danq", "deepsea") == "../../compare/?m=danq,deepsea"
    )


def test_text_is_escaped_and_its_line_of_code_stays_text() -> None:
    text = Links(Catalogue({}), "index.md").text("a < b & \"c\" 'd' {{ 7*7 }} [x](y) **z**")
    assert str(text) == "a &lt; b &amp; &#34;c&#34; &#39;d&#39; {{ 7*7 }} [x](y) **z**"


def test_report_link_opens_the_form_with_title_and_file_filled_in() -> None:
    url = Site("T", "https://example.org/o/n").report_url("A&B=#?", "entries/methods/a.yaml")
    assert url == (
        "https://example.org/o/n/issues/new?template=report-a-mistake.yml&title=Mistake+in+A%26B%3D%23%3F"
        "&file=entries%2Fmethods%2Fa.yaml"
    )
    assert Site("T").report_url("A", "entries/methods/a.yaml") == ""


def test_suggest_link_opens_its_form_where_there_is_a_repository() -> None:
    url = "https://example.org/o/n/issues/new?template=suggest-a-method.yml"
    assert Site("T", "https://example.org/o/n").suggest_url == url
    assert Site("T").suggest_url == ""


def test_an_address_in_a_text_becomes_a_link_and_nothing_else_does() -> None:
    text = Links(Catalogue({}), "index.md").text(
        'see (https://example.org/a?b=1&c=2). javascript:alert(1) http://u:p@e.org/ "http://e.org"'
    )
    assert str(text) == (
        'see (<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>). '
        'javascript:alert(1) http://u:p@e.org/ &#34;<a href="http://e.org">http://e.org</a>&#34;'
    )


def test_an_empty_line_in_a_text_cannot_end_the_html_around_it() -> None:
    assert Links(Catalogue({}), "index.md").text("one\n\n# two") == "one\n# two"
    assert str(Links(Catalogue({}), "index.md").paragraphs("one\n\n# two")) == "<p>one</p>\n<p># two</p>"
