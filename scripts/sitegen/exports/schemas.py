"""``schema/``: the JSON Schema of each kind of file, from which editors complete and check what one types."""

import json
from collections.abc import Iterator

from ..catalogue import Catalogue
from ..editor import schema_file
from ..load import EDITED, FOLDERS
from ..remembered import remembered
from ..schema import schema_of
from ..site import Site
from ..textfile import TextFile
from ..vocabulary import Vocabularies


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """The files of the catalogue's vocabularies."""
    yield from schemas(catalogue.vocabularies)


@remembered
def schemas(vocabularies: Vocabularies) -> tuple[TextFile, ...]:
    """The files; they follow from the model and the closed lists alone."""
    made = {schema_file(folder): schema_of(FOLDERS[folder], vocabularies) for folder in EDITED}
    return tuple(TextFile(path, json.dumps(schema, indent=1) + "\n") for path, schema in made.items())
