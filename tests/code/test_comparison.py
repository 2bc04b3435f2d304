"""Claims about the rows of a comparison: no field is forgotten, each says what it shows, gaps stay gaps."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sitegen.catalogue import Catalogue
from sitegen.comparison.cell import Cell, told_apart
from sitegen.comparison.row import Row
from sitegen.comparison.rows import LEFT_OUT, SECTIONS
from sitegen.exports.compare_data import render
from sitegen.facts import State, facts
from sitegen.fields import Field, choices_in, fields, parts_in, vocabularies_in
from sitegen.load import load_catalogue
from sitegen.model.base import Part
from sitegen.model.method import Method
from sitegen.site import Links, Site
from sitegen.textfile import TextFile
from sitegen.vocabulary import Term

ROWS = {row.id: row for section in SECTIONS for row in section.rows}
SHOWN = [(row, path) for row in ROWS.values() for path in row.fields]


@pytest.fixture(scope="module")
def catalogue(small: tuple[TextFile, ...]) -> Catalogue:
    return load_catalogue(small, date(2026, 11, 22))


@pytest.fixture(scope="module")
def links(catalogue: Catalogue) -> Links:
    return Links(catalogue, "index.md")


def leaves(part: type[Part], prefix: str = "") -> Iterator[Field]:
    """All fields that hold values; layers nest, and stand for what is in them."""
    for field in fields(part, prefix):
        inner = list(parts_in(field.info.annotation)) if field.name != "layers" else []
        if not inner:
            yield field
        for found in inner:
            yield from leaves(found, f"{field.path}.")


LEAVES = {field.path: field for field in leaves(Method)}


def is_left_out(path: str) -> bool:
    """It is, or what it is a part of; sources stand beside each cell."""
    steps = path.split(".")
    parents = {".".join(steps[:length]) for length in range(1, len(steps) + 1)}
    return bool(parents & set(LEFT_OUT)) or steps[-1] == "sources"


def test_every_field_is_in_a_row_or_left_out_with_a_reason() -> None:
    shown = {path for _, path in SHOWN}
    forgotten = {path for path in LEAVES if path not in shown and not is_left_out(path)}
    assert forgotten == set()
    assert shown <= set(LEAVES), "a row names a field that the model does not have"
    assert not {path for path in shown if is_left_out(path)}
    assert all(LEFT_OUT.values())


def test_rows_have_ids_and_each_section_has_names_of_its_own() -> None:
    assert len(ROWS) == sum(len(section.rows) for section in SECTIONS)
    for section in SECTIONS:
        assert len({row.label for row in section.rows}) == len(section.rows)


def other(value: Any, field: Field) -> Any:
    """A value that the field might have instead."""
    if names := list(vocabularies_in(field.info)):
        changed: Any = Term(names[0], "canary", "Canary")
        return (changed,) if isinstance(value, tuple) else changed
    if words := list(choices_in(field.info.annotation)):
        return next(word for word in words if word != value)
    if isinstance(value, int | Decimal):
        return value + 1
    if field.name in {"layers", "also_known_as"}:
        return value[:-1] or ("Canary",)
    if field.name in {"rows", "units"}:
        return 7
    if field.name == "method":
        return "wide-net"
    if field.name == "licence":
        return "Zlib"
    return "2001-01-01" if "date" in field.name or field.name == "added" else "canary"


def changed(value: Any, steps: list[str], field: Field) -> Any:
    """The same part with one field changed: that of the first item where there are several."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return (changed(value[0], steps, field), *value[1:]) if value else value
    step, *rest = steps
    inner = getattr(value, step)
    after = changed(inner, rest, field) if rest else other(inner, field)
    return value.model_copy(update={step: after})


@pytest.mark.parametrize(("row", "path"), SHOWN, ids=[path for _, path in SHOWN])
def test_a_row_changes_with_each_field_that_it_names(
    row: Row, path: str, catalogue: Catalogue, links: Links
) -> None:
    differences = 0
    for method in catalogue.methods:
        if path in {"lineage.name", "lineage.url"}:
            method = method.model_copy(update={"lineage": method.lineage[1:]})
        if path == "lineage.method" or (path.startswith("lineage") and not method.lineage):
            ties = tuple(
                tie.model_copy(update={"method": "deep-net"}) for tie in catalogue.methods[0].lineage
            )
            method = method.model_copy(update={"lineage": ties})
        after = changed(method, path.split("."), LEAVES[path])
        differences += row.cell(after, links) != row.cell(method, links)
    assert differences


def said(cell: Cell) -> list[str]:
    return ["".join(words for words, _ in value.text) for value in cell.values]


SAME_AS_IN_THE_PANEL = {
    "Task": "tasks",
    "Output": "output",
    "Genome build": "build",
    "Architecture": "families",
    "Parameters": "parameters",
    "Framework": "frameworks",
    "Weights": "weights",
    "Held out": "held-out",
    "Hardware": "hardware",
}


@pytest.mark.parametrize(("fact", "row"), SAME_AS_IN_THE_PANEL.items())
def test_a_cell_says_what_the_facts_panel_says(
    fact: str, row: str, catalogue: Catalogue, links: Links
) -> None:
    for method in catalogue.methods:
        panel = next(one for one in facts(method, catalogue.vocabularies["licences"]) if one.label == fact)
        cell = ROWS[row].cell(method, links)
        if panel.state != State.KNOWN:
            assert said(cell) == [panel.words]
            assert {value.state for value in cell.values} == {panel.state}
        elif fact != "Weights":  # where there are some, the panel counts them
            assert {str(value) for value in panel.values} <= set(said(cell))
        if fact not in {"Framework", "Weights"}:
            assert set(panel.sources) <= set(cell.sources)


@pytest.mark.parametrize("state", ["not-stated", "not-applicable", None])
def test_gaps_are_told_apart(
    state: str | None, vocabularies: tuple[TextFile, ...], entry_file: Callable[..., TextFile]
) -> None:
    line = f", length_bp: {state}" if state else ""
    entry = entry_file("one", input=f"[{{data: dna{line}, sources: [paper]}}]")
    catalogue = load_catalogue([*vocabularies, entry], date(2026, 11, 22))
    (value,) = ROWS["length"].cell(catalogue.methods[0], Links(catalogue, "index.md")).values
    assert value.state == (state or "not-recorded")
    assert value.text == ((value.state.value.replace("-", " "), ""),)


def test_values_stand_under_the_item_that_they_belong_to(catalogue: Catalogue, links: Links) -> None:
    wide = next(method for method in catalogue.methods if method.slug == "wide-net")
    licences = ROWS["code-licence"].cell(wide, links)
    assert [value.of for value in licences.values] == ["by the authors", "by a third party"]
    assert told_apart(["DNA", "marks", "DNA", ""]) == ["DNA 1", "marks", "DNA 2", ""]


def test_a_file_is_made_anew_when_what_it_shows_of_others_changes(catalogue: Catalogue) -> None:
    def files(methods: tuple[Method, ...]) -> dict[str, str]:
        made = dataclasses.replace(catalogue, methods=methods)
        return {file.path: file.text for file in render(made, Site(""))}

    before = files(catalogue.methods)
    renamed = tuple(
        method.model_copy(update={"name": "Renamed"}) if method.slug == "wide-net" else method
        for method in catalogue.methods
    )
    assert "Renamed" in files(renamed)["compare/methods/deep-net.js"]
    childless = tuple(
        method.model_copy(update={"lineage": ()}) if method.slug == "deep-net" else method
        for method in catalogue.methods
    )
    path = "compare/methods/wide-net.js"
    assert files(childless)[path] != before[path] == files(catalogue.methods)[path]


def test_each_file_holds_a_cell_for_each_row(catalogue: Catalogue) -> None:
    for file in render(catalogue, Site("")):
        if file.path != "compare/rows.js":
            data = json.loads(file.text.removeprefix("(window.COMPARED??=[]).push(").removesuffix(");\n"))
            assert list(data["cells"]) == list(ROWS)
            assert all(values for values, _ in data["cells"].values())


def test_pairs_are_methods_tied_by_lineage_each_two_once(catalogue: Catalogue) -> None:
    assert [(pair.method.slug, pair.other.slug) for pair in catalogue.pairs] == [("deep-net", "wide-net")]
