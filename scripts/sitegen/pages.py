"""Markdown pages. To add a kind: a generator, its name in PAGES; a template; its path in GENERATED."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import jinja2

from . import site as places
from .catalogue import TERM_PAGES, Catalogue
from .choosing import asked
from .citation import bibtex, cite_keys, reference_html
from .counterexamples import mistakes
from .coverage import gaps, oldest_check, reach, tiers
from .examples import typical
from .facet import has
from .facets import facets_by_id, facets_with
from .facts import facts
from .field_guide import guide, lists_of_terms, paths_with_sources
from .figures import gallery
from .figures.ancestry import Tie, around, kin, ties, work, works
from .figures.diagram.picture import diagram
from .model.entry import Entry
from .model.method import Method
from .model.review import Review
from .networks import section
from .results import result_tables
from .similar import most_similar, similar
from .site import Links, Site
from .textfile import TextFile
from .vocabulary import Term, Vocabulary

Context = Callable[[], Mapping[str, Any]]

NEWEST = 8
"""Entries named on the home page."""

PAIRS = 6
"""Comparisons that the Compare page and the page of a subfield begin with."""

MOST_LISTED = 300
"""Methods up to which the Explore page holds them all as a list for readers without scripts."""

MOST_GAPS = 100
"""Entries with gaps that the coverage page names."""


@dataclass(frozen=True)
class Page:
    """A page before Jinja: where it lives, its template, and what the template is given when it is drawn.

    ``shows`` names what the page is drawn from, besides names and addresses of entries; empty: from all.
    """

    path: str
    template: str
    context: Context
    shows: tuple[object, ...] = ()


class Drawn:
    """Pages that were drawn before: a preview draws only those anew whose entries have changed."""

    def __init__(self) -> None:
        self._shape: object = None
        self._texts: dict[str, tuple[tuple[object, ...], str]] = {}

    def forget_unless(self, shape: object) -> None:
        """Begin anew if names, addresses or settings, which any page may show, are others than last time."""
        if shape != self._shape:
            self._shape, self._texts = shape, {}

    def text(self, page: Page, draw: Callable[[Page], str]) -> str:
        """The text of the page, from ``draw`` if what it shows is not the very same as last time."""
        shows, text = self._texts.get(page.path, ((), ""))
        if (
            not page.shows
            or len(shows) != len(page.shows)
            or any(a is not b for a, b in zip(shows, page.shows, strict=True))
        ):
            text = draw(page)
            self._texts[page.path] = (page.shows, text)
        return text


def home_page(catalogue: Catalogue) -> Iterator[Page]:
    def context() -> Mapping[str, Any]:
        timeline = gallery.timeline_of_all(catalogue, Links(catalogue, "index.md").root)
        return {"newest": catalogue.newest[:NEWEST], "timeline": timeline}

    yield Page("index.md", "home.md.jinja", context)


def field_page(catalogue: Catalogue) -> Iterator[Page]:
    pictures = gallery.field_figures(catalogue, Links(catalogue, "field.md").root)
    # A picture is the very same as last time while nothing that it shows has changed.
    yield Page("field.md", "field.md.jinja", partial(dict, pictures=pictures), pictures)


def coverage_page(catalogue: Catalogue) -> Iterator[Page]:
    def context() -> Mapping[str, Any]:
        return {
            "kinds": {
                "Methods": reach(catalogue.methods, Method),
                "Reviews": reach(catalogue.reviews, Review),
            },
            "gaps": gaps(catalogue.entries),
            "oldest": oldest_check(catalogue.entries),
            "tiers": tiers(catalogue.entries),
            "most_gaps": MOST_GAPS,
        }

    yield Page("coverage.md", "coverage.md.jinja", context, catalogue.entries)


def explore_page(catalogue: Catalogue) -> Iterator[Page]:
    listed = catalogue.methods if len(catalogue.methods) <= MOST_LISTED else ()
    yield Page("explore.md", "explore.md.jinja", partial(dict, listed=listed), catalogue.methods)


def choose_page(catalogue: Catalogue) -> Iterator[Page]:
    def context() -> Mapping[str, Any]:
        return {"steps": list(asked(catalogue))}

    yield Page("choose.md", "choose.md.jinja", context, catalogue.methods)


def compare_page(catalogue: Catalogue) -> Iterator[Page]:
    pairs = catalogue.pairs[:PAIRS]
    shows = tuple(method for pair in pairs for method in (pair.method, pair.other))
    yield Page("compare.md", "compare.md.jinja", partial(dict, pairs=pairs), shows)


def method_pages(catalogue: Catalogue) -> Iterator[Page]:
    keys = cite_keys(catalogue.entries)
    near = most_similar(catalogue)
    relatives = kin(ties(catalogue))
    by_work = {work(method): method for method in catalogue.methods}
    for method in catalogue.methods:
        others = near[method.slug]
        family = around(work(method), relatives)
        descendants = catalogue.descendants.get(method.slug, ())
        drawn = (by_work[one] for one in works(family[0]) if one in by_work)
        those = (*others, *(descendant.method for descendant in descendants), *drawn)
        shows = (method, catalogue.observed, *those)
        context = partial(_method_context, method, others, family, catalogue, keys)
        yield Page(places.entry_page(method), "method.md.jinja", context, shows)


def _method_context(
    method: Method,
    near: tuple[Method, ...],
    family: tuple[tuple[Tie, ...], bool],
    catalogue: Catalogue,
    keys: Mapping[str, str],
) -> Mapping[str, Any]:
    facets = facets_by_id(catalogue.vocabularies)
    root = Links(catalogue, places.entry_page(method)).root
    return {
        **_entry_context(method, keys),
        "facts": facts(method, catalogue.vocabularies["licences"], catalogue.observed),
        "network": section(method),
        "diagram": diagram(method),
        "results": result_tables(method, catalogue),
        "descendants": catalogue.descendants.get(method.slug, ()),
        "lineage": gallery.method_figure(method, *family, root),
        "lineage_is_listed": all(work(method) in tie.ends for tie in family[0]),
        "similar": [similar(method, other, facets) for other in near],
    }


def review_pages(catalogue: Catalogue) -> Iterator[Page]:
    keys = cite_keys(catalogue.entries)
    for review in catalogue.reviews:
        context = partial(_entry_context, review, keys)
        yield Page(places.entry_page(review), "review.md.jinja", context, (review, catalogue.observed))


def _entry_context(entry: Entry, keys: Mapping[str, str]) -> Mapping[str, Any]:
    cited = entry.publication
    return {
        "entry": entry,
        "file": places.entry_file(entry),
        "numbers": {source: number for number, source in enumerate(entry.sources, start=1)},
        "reference": reference_html(cited) if cited else None,
        "bibtex": bibtex(cited, keys[entry.slug]) if cited else None,
    }


def subfield_pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("subfields/index.md", "subfields.md.jinja", dict)
    all_ties = ties(catalogue)
    for subfield in catalogue.subfields:
        methods, reviews = catalogue.methods_in(subfield), catalogue.reviews_of(subfield)
        context = partial(_subfield_context, subfield, methods, reviews, all_ties, catalogue)
        # Reviews of genomics at large stand on every such page; ties may lead to any method.
        shows = (*methods, *catalogue.reviews, *gallery.others_tied(catalogue, methods, all_ties))
        yield Page(places.subfield_page(subfield), "subfield.md.jinja", context, shows)


def _subfield_context(
    subfield: Term,
    methods: tuple[Method, ...],
    reviews: tuple[Review, ...],
    all_ties: tuple[Tie, ...],
    catalogue: Catalogue,
) -> Mapping[str, Any]:
    here = {method.slug for method in methods}
    pairs = [pair for pair in catalogue.pairs if {pair.method.slug, pair.other.slug} <= here]
    root = Links(catalogue, places.subfield_page(subfield)).root
    timeline, lineage = gallery.subfield_figures(catalogue, subfield, root, all_ties)
    return {
        "subfield": subfield,
        "methods": methods,
        "own": [method for method in methods if method.subfields[0] == subfield],
        "guests": [method for method in methods if method.subfields[0] != subfield],
        "reviews": reviews,
        "pairs": pairs[:PAIRS],
        "timeline": timeline,
        "lineage": lineage,
    }


def index_pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("methods/index.md", "methods.md.jinja", dict, catalogue.methods)
    yield Page("reviews/index.md", "reviews.md.jinja", dict, catalogue.reviews)


def term_pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page("terms/index.md", "terms.md.jinja", partial(dict, vocabularies=TERM_PAGES))
    for name in TERM_PAGES:
        vocabulary = catalogue.vocabularies[name]
        for term in catalogue.terms(name):
            methods = catalogue.methods_by_term[term]
            context = partial(_term_context, term, vocabulary, methods, catalogue)
            yield Page(places.term_page(term), "term.md.jinja", context, methods)


def _term_context(
    term: Term, vocabulary: Vocabulary, methods: tuple[Method, ...], catalogue: Catalogue
) -> Mapping[str, Any]:
    facets = facets_with(vocabulary.id, catalogue.vocabularies)
    found = [(facet, [method for method in methods if has(facet.of(method), term.id)]) for facet in facets]
    groups = [(facet, those) for facet, those in found if those]
    return {"term": term, "vocabulary": vocabulary, "methods": methods, "groups": groups}


def list_pages(catalogue: Catalogue) -> Iterator[Page]:
    for reading_list in catalogue.lists:
        titles = tuple(
            catalogue.by_slug[item.entry] for section in reading_list.sections for item in section.entries
        )
        context: Context = partial(dict, list=reading_list)
        yield Page(places.list_page(reading_list), "list.md.jinja", context, (reading_list, *titles))


def alias_pages(catalogue: Catalogue) -> Iterator[Page]:
    for entry in catalogue.entries:
        for alias in entry.aliases:
            yield Page(
                places.alias_page(entry, alias), "alias.md.jinja", partial(dict, entry=entry), (entry,)
            )


def field_guide_page(catalogue: Catalogue) -> Iterator[Page]:
    examples = typical(catalogue)

    def context() -> Mapping[str, Any]:
        return {
            "kinds": guide(catalogue, examples),
            "mistakes": mistakes(catalogue, examples),
            "lists": lists_of_terms(catalogue.vocabularies),
            "with_sources": paths_with_sources(),
        }

    # A value is the very same as last time while its entry is.
    drawn_from = (thing for example in examples.values() for thing in (example.entry, example.value))
    shows = (catalogue.vocabularies, *drawn_from)
    yield Page("field-guide.md", "field_guide.md.jinja", context, shows)


PAGES = (
    home_page,
    explore_page,
    choose_page,
    compare_page,
    field_page,
    coverage_page,
    method_pages,
    review_pages,
    subfield_pages,
    index_pages,
    term_pages,
    list_pages,
    alias_pages,
    field_guide_page,
)


def render(
    catalogue: Catalogue, site: Site, templates: jinja2.Environment, drawn: Drawn | None = None
) -> Iterator[TextFile]:
    """Every page as Markdown; ``drawn`` remembers pages from one call to the next."""
    drawn = drawn or Drawn()
    drawn.forget_unless((site, _shape(catalogue)))

    def draw(page: Page) -> str:
        links = Links(catalogue, page.path)
        template = templates.get_template(page.template)
        return template.render(page.context(), catalogue=catalogue, site=site, links=links, places=places)

    for pages in PAGES:
        for page in pages(catalogue):
            yield TextFile(page.path, drawn.text(page, draw))


def _shape(catalogue: Catalogue) -> object:
    """What any page may show of any other: names, addresses, cite keys, and which terms have pages."""
    names = tuple((entry.slug, entry.name) for entry in catalogue.entries)
    keys = tuple(cite_keys(catalogue.entries).items())
    return names, keys, frozenset(catalogue.methods_by_term), catalogue.subfields, catalogue.vocabularies
