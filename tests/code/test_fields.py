"""Claims about what the model says of itself: the field guide and the messages stand on it."""

import pytest
from sitegen.fields import choices_in, evidenced_paths, fields, parts_at, parts_in, vocabularies_in
from sitegen.load import FOLDERS
from sitegen.model.base import Part
from sitegen.model.method import Code, Method, Output
from sitegen.model.review import Review
from sitegen.model.source import Source


def parts_below(part: type[Part], seen: set[type[Part]]) -> set[type[Part]]:
    if part not in seen:
        seen.add(part)
        for field in fields(part):
            for inner in parts_in(field.info.annotation):
                parts_below(inner, seen)
    return seen


EVERY_PART = sorted(
    {part for kind in FOLDERS.values() for part in parts_below(kind, set())}, key=lambda part: part.__name__
)


@pytest.mark.parametrize("part", EVERY_PART)
def test_every_part_says_what_it_is(part: type[Part]) -> None:
    assert part.__doc__
    assert part.__doc__ != Part.__doc__


def test_the_slug_is_not_a_field_that_people_write() -> None:
    assert "slug" not in {field.name for field in fields(Method)}


def test_the_facts_of_a_method_that_need_evidence() -> None:
    assert evidenced_paths(Method) == (
        "description",
        "tasks",
        "organisms.trained_on",
        "organisms.evaluated_on",
        "training.held_out",
        "training.note",
        "architecture.families",
        "architecture.input_shape",
        "architecture.layers",
        "architecture.parameters",
        "architecture.receptive_field_bp",
        "running.hardware",
        "running.time",
        "running.install",
    )


def test_the_facts_of_a_review_that_need_evidence() -> None:
    assert evidenced_paths(Review) == ("description", "covers", "audience")


def test_a_place_in_an_entry_gives_its_part() -> None:
    assert parts_at(Method, ("output", 0)) == [Output]
    assert parts_at(Method, ("code", 3)) == [Code]
    assert parts_at(Method, ("sources", "repository")) == [Source]  # an id that is also the name of a field
    [layer] = parts_at(Method, ("architecture", "layers", 0, "dropout"))
    assert {"kind", "rate"} <= {field.name for field in fields(layer)}


def test_a_field_gives_its_closed_list_and_its_words() -> None:
    code = {field.name: field.info for field in fields(Code)}
    assert list(vocabularies_in(code["frameworks"])) == ["frameworks"]
    assert list(vocabularies_in(code["url"])) == []
    assert list(choices_in(code["maintained_by"].annotation)) == ["authors", "third-party"]
