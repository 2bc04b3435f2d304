"""Claims about the field guide: each field says what it means and takes, each link in it leads somewhere."""

from collections.abc import Iterator
from datetime import date

import pytest
from sitegen.field_guide import GuideField, GuidePart, guide, paths_with_sources
from sitegen.load import load_catalogue
from sitegen.textfile import TextFile


@pytest.fixture(scope="module")
def parts(small: tuple[TextFile, ...]) -> list[GuidePart]:
    kinds = guide(load_catalogue(small, date(2026, 11, 22)).vocabularies)
    return [part for kind in kinds for outer in kind.parts for part in (outer, *outer.inner)]


def named(parts: list[GuidePart]) -> Iterator[tuple[str, GuideField]]:
    for part in parts:
        for field in part.fields:
            yield f"{part.place.path}.{field.name}".lstrip("."), field


def test_every_field_says_what_it_means(parts: list[GuidePart]) -> None:
    assert [name for name, field in named(parts) if not field.description] == []


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", "text"),
        ("also_known_as", "texts"),
        ("added", "day (YYYY-MM-DD)"),
        ("publications.date", "year, month or day (YYYY, YYYY-MM, YYYY-MM-DD)"),
        ("publications.doi", "DOI"),
        ("code.url", "web address"),
        ("code.licence", "SPDX licence expression"),
        ("output.count", "whole number"),
        ("results.value", "number"),
        ("aliases", "names (lower-case letters, digits and hyphens)"),
    ],
)
def test_a_field_says_what_it_takes(parts: list[GuidePart], field: str, values: str) -> None:
    assert dict(named(parts))[field].values == values


@pytest.mark.parametrize(
    ("field", "other"),
    [("publications.authors", "names (Family, Given)"), ("input.length_bp", "A whole number")],
)
def test_a_field_that_takes_groups_or_something_else_says_both(
    parts: list[GuidePart], field: str, other: str
) -> None:
    assert dict(named(parts))[field].or_else == other
    assert dict(named(parts))[field].parts


def test_the_kinds_of_layers_stand_under_one_heading(parts: list[GuidePart]) -> None:
    [layers] = [part for part in parts if part.inner]
    assert layers.place.path == "architecture.layers"
    assert [part.place.path for part in layers.inner if not part.place.kinds] == [
        "architecture.layers.branches",
        "architecture.layers.output",
    ]
    assert len(layers.inner) == 16


def test_each_place_has_an_anchor_of_its_own_and_links_lead_to_one(parts: list[GuidePart]) -> None:
    anchors = [part.place.anchor for part in parts]
    assert len(set(anchors)) == len(anchors)
    assert {place.anchor for _, field in named(parts) for place in field.parts} <= set(anchors)


def test_the_lists_whose_items_name_sources() -> None:
    assert paths_with_sources() == [
        *("publications", "links", "code", "weights", "input", "output"),
        *("training.data", "results", "lineage", "limits"),
    ]
