"""Everything we publish, as one list. To add an output: a module in exports/ and its line in OUTPUTS."""

from collections.abc import Callable, Iterator

import jinja2

from . import pages
from .catalogue import Catalogue
from .exports import (
    bibliography,
    compare_data,
    diagrams,
    explore_data,
    pictures,
    pytorch_code,
    schemas,
    search_words,
)
from .site import Site
from .textfile import TextFile

Output = Callable[[Catalogue, Site], Iterator[TextFile]]

OUTPUTS: tuple[Output, ...] = (
    bibliography.render,
    compare_data.render,
    diagrams.render,
    explore_data.render,
    pictures.render,
    pytorch_code.render,
    schemas.render,
    search_words.render,
)

GENERATED = (
    "index.md",
    "code/",
    "compare.md",
    "compare/",
    "coverage.md",
    "explore.md",
    "explore/",
    "choose.md",
    "field.md",
    "field-guide.md",
    "figures/",
    "catalogue.bib",
    "lists/",
    "methods/",
    "reviews/",
    "schema/",
    "search/",
    "subfields/",
    "terms/",
)
"""Paths below site_src/ that belong to the generator; .gitignore names the same."""


def render_all(
    catalogue: Catalogue, site: Site, templates: jinja2.Environment, drawn: pages.Drawn | None = None
) -> Iterator[TextFile]:
    """Every generated file; ``drawn`` remembers pages from one call to the next."""
    yield from pages.render(catalogue, site, templates, drawn)
    for output in OUTPUTS:
        yield from output(catalogue, site)
