"""``code/<slug>.py``: the layers of a method as a PyTorch module, where every step is known."""

from collections.abc import Iterator

from ..catalogue import Catalogue
from ..networks import section
from ..site import Site, code_file
from ..textfile import TextFile


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """The same text as on the pages of the methods."""
    for method in catalogue.methods:
        if code := section(method).code:
            yield TextFile(code_file(method), code)
