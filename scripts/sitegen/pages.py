"""Markdown pages. To add a page kind: a function that yields pages and its name in PAGES; its template; its path in GENERATED."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2

from . import site as places
from .catalogue import TERM_PAGES, Catalogue
from .citation import bibtex, cite_keys, reference_html
from .facts import facts
from .field_guide import guide
from .layers import layer_rows
from .model.entry import Entry
from .results import result_tables
from .site import Links, Site
from .textfile import TextFile

NEWEST = 6
"""Entries named on the home page."""


@dataclass(frozen=True)
class Page:
    """A page before Jinja: where it lives, which template makes it, what the template is given."""

    path: str
    template: str
    context: Mapping[str, Any]


def home_page(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("index.md", "home.md.jinja", {"newest": catalogue.newest[:NEWEST]})


def method_pages(catalogue: Catalogue) -> Iterator[Page]:
    keys = cite_keys(catalogue.entries)
    for method in catalogue.methods:
        context = {
            **_entry_context(method, keys),
            "facts": facts(method, catalogue.vocabularies["licences"]),
            "layers": layer_rows(method.architecture.layers or ()),
            "results": result_tables(method, catalogue),
            "descendants": catalogue.descendants.get(method.slug, ()),
        }
        yield Page(places.entry_page(method), "method.md.jinja", context)


def review_pages(catalogue: Catalogue) -> Iterator[Page]:
    keys = cite_keys(catalogue.entries)
    for review in catalogue.reviews:
        yield Page(places.entry_page(review), "review.md.jinja", _entry_context(review, keys))


def _entry_context(entry: Entry, keys: Mapping[str, str]) -> dict[str, Any]:
    cited = entry.publication
    return {
        "entry": entry,
        "file": places.entry_file(entry),
        "numbers": {source: number for number, source in enumerate(entry.sources, start=1)},
        "reference": reference_html(cited) if cited else None,
        "bibtex": bibtex(cited, keys[entry.slug]) if cited else None,
    }


def subfield_pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("subfields/index.md", "subfields.md.jinja", {})
    for subfield in catalogue.subfields:
        context = {
            "subfield": subfield,
            "methods": catalogue.methods_in(subfield),
            "reviews": catalogue.reviews_of(subfield),
        }
        yield Page(places.subfield_page(subfield), "subfield.md.jinja", context)


def index_pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("methods/index.md", "methods.md.jinja", {})
    yield Page("reviews/index.md", "reviews.md.jinja", {})


def term_pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("terms/index.md", "terms.md.jinja", {"vocabularies": TERM_PAGES})
    for vocabulary in TERM_PAGES:
        for term in catalogue.terms(vocabulary):
            context = {"term": term, "vocabulary": catalogue.vocabularies[vocabulary], "methods": catalogue.methods_by_term[term]}
            yield Page(places.term_page(term), "term.md.jinja", context)


def list_pages(catalogue: Catalogue) -> Iterator[Page]:
    for reading_list in catalogue.lists:
        yield Page(places.list_page(reading_list), "list.md.jinja", {"list": reading_list})


def alias_pages(catalogue: Catalogue) -> Iterator[Page]:
    for entry in catalogue.entries:
        for alias in entry.aliases:
            yield Page(places.alias_page(entry, alias), "alias.md.jinja", {"entry": entry})


def field_guide_page(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("field-guide.md", "field_guide.md.jinja", {"kinds": guide(catalogue.vocabularies)})


PAGES = (
    home_page,
    method_pages,
    review_pages,
    subfield_pages,
    index_pages,
    term_pages,
    list_pages,
    alias_pages,
    field_guide_page,
)


def render(catalogue: Catalogue, site: Site, templates: jinja2.Environment) -> Iterator[TextFile]:
    """Every page as Markdown."""
    for pages in PAGES:
        for page in pages(catalogue):
            links = Links(catalogue, page.path)
            text = templates.get_template(page.template).render(
                page.context, catalogue=catalogue, site=site, links=links, places=places
            )
            yield TextFile(page.path, text)


