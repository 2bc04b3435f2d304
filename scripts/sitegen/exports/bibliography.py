"""``catalogue.bib``: every work of the catalogue in BibTeX."""

from collections.abc import Iterator

from ..catalogue import Catalogue
from ..citation import bibliography, cite_keys
from ..site import Site
from ..textfile import TextFile


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """One BibTeX file; the keys are those of the pages."""
    yield TextFile("catalogue.bib", bibliography(catalogue.entries, cite_keys(catalogue.entries)))
