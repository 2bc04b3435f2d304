"""Claims about the field guide: each field says what it means and takes, each link in it leads somewhere."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sitegen.catalogue import Catalogue
from sitegen.counterexamples import FILE, counterexamples, mistakes
from sitegen.disk import read_texts
from sitegen.examples import typical
from sitegen.field_guide import GuideField, GuidePart, guide, paths_with_sources
from sitegen.load import load_catalogue
from sitegen.model.architecture import Convolution
from sitegen.model.method import Method
from sitegen.model.text import Context
from sitegen.parse import parse
from sitegen.snippet import snippet
from sitegen.textfile import TextFile
from sitegen.yamltext import read_yaml

ROOT = Path(__file__).resolve().parents[2]
PAGE = Path(__file__).parent / "golden" / "field-guide.md"


@pytest.fixture(scope="module")
def parts(small: tuple[TextFile, ...]) -> list[GuidePart]:
    catalogue = load_catalogue(small, date(2026, 11, 22))
    kinds = guide(catalogue, typical(catalogue))
    return [part for kind in kinds for outer in kind.parts for part in (outer, *outer.inner)]


def named(parts: list[GuidePart]) -> Iterator[tuple[str, GuideField]]:
    for part in parts:
        for field in part.fields:
            yield f"{part.place.path}.{field.name}".lstrip("."), field


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return load_catalogue(read_texts(ROOT / "entries"), date.today())


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


def test_each_link_within_the_page_leads_to_a_place_of_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    places = set(re.findall(r'(?:id="| \{ #)([^" }]+)', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) - places == set()


def test_each_type_of_value_is_shown_right_and_wrong(parts: list[GuidePart], real: Catalogue) -> None:
    anchors = [mistake.anchor for mistake in mistakes(real, typical(real))]
    assert len(set(anchors)) == len(anchors)
    plain = [field for _, field in named(parts) if not (field.vocabularies or field.choices or field.parts)]
    assert {field.anchor for field in plain if not field.is_map} <= set(anchors)


def test_the_check_says_what_the_guide_says_of_it(real: Catalogue) -> None:
    told = {one.about: one.answer for one in counterexamples(real.vocabularies)}
    assert told["whole number"] == (
        'methods/my-method.yaml:2:20: output[1].resolution_bp: "128 bp" is not a whole number above 0, '
        "such as 1000, without comma or unit"
    )
    assert told["line of evidence"].endswith(
        'tasks: has no evidence; add "tasks: [id of a source]" under evidence'
    )
    assert re.search(r'"[a-z-]+" is not a task; did you mean "[a-z-]+"', told["term of a closed list"])


def test_what_the_guide_calls_right_is_right(real: Catalogue) -> None:
    context = Context(real.vocabularies, date.today())
    for one in mistakes(real, typical(real)):
        text = one.mended or (one.shown and one.shown.yaml)
        assert text, one.about
        _, problems = parse(TextFile(FILE, text + "\n"), Method, "my-method", context)
        assert not [problem for problem in problems if problem.message in one.answer], one.about


def test_every_example_reads_back_as_what_the_entry_says(real: Catalogue) -> None:
    for (part, name), example in typical(real).items():
        value = {name: example.value} if name else {"items": [example.value]}
        for width in (28, 60):
            read = read_yaml(TextFile("methods/one.yaml", snippet(value, width) + "\n"))
            assert (read.problems, read.value) == ((), value), (part, name)


def test_nearly_every_field_has_an_example(real: Catalogue) -> None:
    kinds = guide(real, typical(real))
    inner = [part for kind in kinds for outer in kind.parts for part in (outer, *outer.inner)]
    without = {name for name, field in named(inner) if not field.shown and not field.parts}
    assert len(without) <= 12, without
    assert [part.place.path for part in inner if part.place.path and part.fields and not part.shown] == []


def test_not_stated_is_no_example_and_of_numbers_it_is_that_in_the_middle(
    small: tuple[TextFile, ...],
) -> None:
    found = typical(load_catalogue(small, date(2026, 11, 22)))
    said = {str(example.value) for (_, name), example in found.items() if name}
    assert not {"not-stated", "not-applicable"} & said
    kernels = [int(kernel) for file in small for kernel in re.findall(r"kernel: (\d+)", file.text)]
    assert sorted(kernels) == [3, 5, 15, 25]
    assert found[Convolution, "kernel"].value == "15"


def test_examples_are_the_same_for_the_same_entries(small: tuple[TextFile, ...]) -> None:
    first, second = (typical(load_catalogue(small, date(2026, 11, 22))) for _ in range(2))
    assert [(where, one.value, one.entry.slug) for where, one in first.items()] == [
        (where, one.value, one.entry.slug) for where, one in second.items()
    ]
