"""``schema/``: the JSON Schema of each kind of file, from which editors complete and check what one types."""

import json
from collections.abc import Iterator

from ..catalogue import Catalogue
from ..editor import schema_file
from ..load import EDITED, FOLDERS
from ..schema import schema_of
from ..site import Site
from ..textfile import TextFile
from ..vocabulary import Vocabularies


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """The files of the catalogue's vocabularies."""
    yield from schemas(catalogue.vocabularies)


def schemas(vocabularies: Vocabularies) -> Iterator[TextFile]:
    """The files; they follow from the model and the closed lists alone."""
    for folder in EDITED:
        schema = schema_of(FOLDERS[folder], vocabularies)
        yield TextFile(schema_file(folder), json.dumps(schema, indent=1) + "\n")
