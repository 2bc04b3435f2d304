"""``figures/``: each picture as SVG with its colours inside and as CSV; and the style sheet of pictures."""

from collections.abc import Iterator

from ..catalogue import Catalogue
from ..coverage import gaps, reach, sheet
from ..figures import gallery, look
from ..figures.ancestry import ties
from ..figures.figure import Figure
from ..model.method import Method
from ..model.review import Review
from ..sheet import Sheet, csv
from ..site import Links, Site, entry_file, subfield_page
from ..textfile import TextFile


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """All files of pictures; their links lead to the pages as those of the page do that shows them."""
    yield TextFile("figures/look.css", look.RULES)
    kinds = {"methods": reach(catalogue.methods, Method), "reviews": reach(catalogue.reviews, Review)}
    yield TextFile("figures/coverage.csv", csv(sheet(kinds)))
    yield TextFile("figures/gaps.csv", csv(_gaps(catalogue)))
    for figure in figures(catalogue):
        yield TextFile(f"figures/{figure.name}.svg", figure.file)
        yield TextFile(f"figures/{figure.name}.csv", figure.data)


def figures(catalogue: Catalogue) -> Iterator[Figure]:
    """The pictures of the field and of its subfields."""
    yield from gallery.field_figures(catalogue, Links(catalogue, "field.md").root)
    all_ties = ties(catalogue)
    for subfield in catalogue.subfields:
        root = Links(catalogue, subfield_page(subfield)).root
        found = gallery.subfield_figures(catalogue, subfield, root, all_ties)
        yield from (figure for figure in found if figure)


def _gaps(catalogue: Catalogue) -> Sheet:
    head = ("Entry", "File", "Gaps", "Fields not recorded", "Oldest check of its sources")
    rows = (
        (one.entry.name, entry_file(one.entry), len(one.fields), "; ".join(one.fields), one.oldest)
        for one in gaps(catalogue.entries)
    )
    return Sheet(head, tuple(rows))
