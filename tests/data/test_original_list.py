"""Claims about the list from which the catalogue grew: its 23 works are here, in order, with their links."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel
from sitegen.catalogue import Catalogue
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.model.lists import Listed

CATALOGUE: Catalogue = load_catalogue(read_texts(Path(__file__).parents[2] / "entries"), today=date.today())
LIST = next(reading_list for reading_list in CATALOGUE.lists if reading_list.slug == "original-list")
WORKS = [listed for section in LIST.sections for listed in section.entries]
ORDER = """
chiu-2019-pharmacogenomics eraslan-2019-nrg esteva-2019-healthcare zou-2018-primer
deepvariant expecto danq basset basenji deepsea deepbind deeperbind deep-motif zeng-2016-cnn pedla
deep-kleftogiannis decres fiddle cuperus-2017-yeast-utr epiann ckn-seq wnuk-2019-accessibility bpnet
"""


def addresses(part: object) -> Iterator[str]:
    """Every address that stands in an entry."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name == "url" and value:
                yield value
            else:
                yield from addresses(value)
    elif isinstance(part, tuple):
        for item in part:
            yield from addresses(item)


def test_the_works_stand_in_the_order_of_the_list() -> None:
    assert [listed.entry for listed in WORKS] == ORDER.split()


def test_the_sections_keep_their_titles() -> None:
    assert [section.title for section in LIST.sections] == [
        "Reviews",
        "Genomics: Variant calling",
        "Genomics: Predicting enhancers and regulatory regions",
    ]
    labels = {subfield.label for subfield in CATALOGUE.subfields}
    assert {"Variant calling", "Predicting enhancers and regulatory regions"} <= labels


@pytest.mark.parametrize("listed", WORKS, ids=lambda listed: listed.entry)
def test_every_link_of_the_list_stands_in_the_entry(listed: Listed) -> None:
    given = {_bare(url) for url in addresses(CATALOGUE.by_slug[listed.entry])}
    assert listed.links
    assert [link.url for link in listed.links if _bare(link.url) not in given] == []


def _bare(url: str) -> str:
    return url.removesuffix("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")
