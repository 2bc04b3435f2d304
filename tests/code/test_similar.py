"""Claims about similar methods: what likeness is, and the reasons that are given."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sitegen.catalogue import Catalogue
from sitegen.facets import facets_by_id
from sitegen.load import load_catalogue
from sitegen.similar import ASPECTS, LEAST, SHOWN, Similar, most_similar, overlap, similar
from sitegen.textfile import TextFile

TODAY = date(2026, 11, 22)
ABOUT = Path(__file__).parents[2] / "site_src" / "about.md"

Files = tuple[TextFile, ...]
Load = Callable[..., Catalogue]


@pytest.fixture(scope="module")
def load(vocabularies: Files, entry_file: Callable[..., TextFile]) -> Load:
    """A catalogue of short methods: ``load(one={}, two={"tasks": "[variant-scoring]"})``."""
    return lambda **entries: load_catalogue(
        [*vocabularies, *(entry_file(slug, **changed) for slug, changed in entries.items())], TODAY
    )


def reasons(catalogue: Catalogue, one: str, other: str) -> Similar:
    method = {method.slug: method for method in catalogue.methods}
    return similar(method[one], method[other], facets_by_id(catalogue.vocabularies))


def named(catalogue: Catalogue, slug: str) -> list[str]:
    return [method.slug for method in most_similar(catalogue)[slug]]


def published(year: int) -> str:
    return (
        f"[{{role: paper, title: T, authors: ['A, B'], date: {year}, "
        "url: 'https://example.org/{slug}/paper', sources: [paper]}]"
    )


def test_overlap_is_what_both_have_among_what_either_has() -> None:
    assert overlap(frozenset("ab"), frozenset("bcd")) == 1 / 4
    assert overlap(frozenset("ab"), frozenset("ab")) == 1
    assert overlap(frozenset(), frozenset()) == 0


def test_the_weights_that_readers_are_told_are_those_in_use() -> None:
    told = ABOUT.read_text(encoding="utf-8").partition("## Similar methods")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in told.splitlines() if line.startswith("| ")][2:]
    assert [(name.split()[0].lower(), int(weight)) for name, weight in rows] == [
        (aspect.plural, aspect.weight) for aspect in ASPECTS
    ]
    assert sum(aspect.weight for aspect in ASPECTS) == 10
    assert f"likeness of {LEAST} or more" in told
    assert f"up to {['no', 'one', 'two', 'three', 'four', 'five'][SHOWN]} others" in told


def test_the_most_alike_stand_first_and_equals_newest_first(load: Load) -> None:
    catalogue = load(
        one={},
        other={"tasks": "[mark-prediction, variant-scoring]"},
        old={"publications": published(2015)},
        new={"publications": published(2020)},
    )
    assert named(catalogue, "one") == ["new", "old", "other"]


def test_a_method_with_little_in_common_is_not_named(load: Load) -> None:
    catalogue = load(one={}, two={"tasks": "[variant-scoring]", "output": "[{data: dna, sources: [paper]}]"})
    # Input, subfield and architecture are the same: 2 + 1 + 1 of 10.
    assert named(catalogue, "one") == ["two"]
    apart = {"tasks": "[variant-scoring]", "output": "[{data: dna, sources: [paper]}]"}
    assert named(load(one={}, two={**apart, "architecture": "{families: [residual]}"}), "one") == []


def test_no_more_than_five_are_named_and_never_the_method_itself(load: Load) -> None:
    catalogue = load(**{f"m{number}": {} for number in range(SHOWN + 3)})
    for method in catalogue.methods:
        assert len(named(catalogue, method.slug)) == SHOWN
        assert method.slug not in named(catalogue, method.slug)


def test_a_change_of_facts_changes_who_is_named(load: Load) -> None:
    assert named(load(one={}, two={}), "one") == ["two"]
    other = {
        "tasks": "[variant-scoring]",
        "subfields": "[variants]",
        "architecture": "{families: [residual]}",
    }
    assert named(load(one={}, two=other | {"output": "[{data: dna, sources: [paper]}]"}), "one") == []
    assert named(load(one={}, two={}), "one") == ["two"]


def test_reasons_tell_what_is_the_same_and_what_is_in_common(load: Load) -> None:
    found = reasons(load(one={}, two={"tasks": "[mark-prediction, variant-scoring]"}), "one", "two")
    assert [part.aspect.label for part in found.same] == ["input", "output", "subfield", "architecture"]
    assert [(part.aspect.label, [term.id for term in part.terms]) for part in found.partly] == [
        ("task", ["mark-prediction"])
    ]


def test_a_tie_is_told_from_both_sides(load: Load) -> None:
    catalogue = load(
        one={"name": "One"},
        two={"name": "Two", "lineage": "[{relation: builds-on, method: one, sources: [paper]}]"},
    )
    assert reasons(catalogue, "one", "two").ties == ("builds on One",)
    assert reasons(catalogue, "two", "one").ties == ("built on by Two",)


PLACE = "[{url: https://example.org/{slug}, licence: %s, sources: [paper]}]"
CODE = "[{url: https://example.org/{slug}, maintained_by: authors, licence: %s, sources: [paper]}]"


@pytest.mark.parametrize(
    ("mine", "theirs", "difference"),
    [
        ({"publications": published(2015)}, {"publications": published(2018)}, ("3 years newer",)),
        ({"publications": published(2016)}, {"publications": published(2015)}, ("a year older",)),
        ({"publications": published(2016)}, {"publications": published(2016)}, ()),
        ({}, {"publications": published(2016)}, ()),
        (
            {"input": "[{data: dna, length_bp: 1000, sources: [paper]}]"},
            {"input": "[{data: dna, length_bp: {min: 200, max: 4000}, sources: [paper]}]"},
            ("input of 200–4,000 bp instead of 1,000 bp",),
        ),
        (
            {"input": "[{data: rna, length_bp: 50, sources: [paper]}]"},
            {"input": "[{data: rna, length_bp: 1000, sources: [paper]}]"},
            ("input of 1,000 nt instead of 50 nt",),
        ),
        ({}, {"input": "[{data: dna, length_bp: 1000, sources: [paper]}]"}, ()),
        ({}, {"weights": PLACE % "MIT"}, ("trained weights at hand",)),
        ({"weights": PLACE % "MIT"}, {"weights": PLACE % "MIT"}, ()),
        ({"weights": PLACE % "MIT"}, {}, ()),
        (
            {"code": CODE % "MIT"},
            {"code": CODE % "CC-BY-NC-4.0"},
            ("licence of code does not permit commercial use",),
        ),
        ({"code": CODE % "not-stated"}, {"code": CODE % "MIT"}, ("licence of code permits commercial use",)),
        ({"code": CODE % "MIT"}, {"code": CODE % "not-stated"}, ("licence of code not stated",)),
        ({"code": CODE % "MIT"}, {"code": CODE % "Apache-2.0"}, ()),
        (
            {"code": CODE % "MIT"},
            {"code": f"[{(CODE % 'MIT')[1:-1]}, {(CODE % 'not-stated')[1:-1]}]"},
            ("licence of a part of the code permits commercial use",),
        ),
    ],
)
def test_differences_that_decide_are_told_and_unknown_is_no_difference(
    load: Load, mine: dict[str, str], theirs: dict[str, str], difference: tuple[str, ...]
) -> None:
    assert reasons(load(one=mine, two=theirs), "one", "two").differences == difference
