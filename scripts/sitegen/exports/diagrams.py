"""``figures/methods/``: the network of each method as SVG with its colours inside, its layers as CSV."""

from collections.abc import Iterator

from ..catalogue import Catalogue
from ..figures.diagram import look
from ..figures.diagram.picture import diagram
from ..site import Site
from ..textfile import TextFile


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """The files, and the style sheet of pages with such a picture."""
    yield TextFile("figures/network.css", look.RULES + look.ARRANGED)
    for method in catalogue.methods:
        if found := diagram(method):
            yield TextFile(f"figures/{found.name}.svg", found.file)
            yield TextFile(f"figures/{found.name}.csv", found.data)
