"""Claims about the questions of the Choose page: they ask what facets offer and what some method has."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import jinja2
import pytest
from sitegen.catalogue import Catalogue
from sitegen.choosing import Asked, asked
from sitegen.facet import Facet
from sitegen.facets import facets
from sitegen.load import load_catalogue
from sitegen.pages import render
from sitegen.questions import LENGTHS, STEPS, Question
from sitegen.site import Site
from sitegen.templates import environment
from sitegen.textfile import TextFile

TODAY = date(2026, 11, 22)
QUESTIONS = [question for step in STEPS for question in step.questions]
TEMPLATES = Path(__file__).parents[2] / "templates"

Files = tuple[TextFile, ...]
EntryFile = Callable[..., TextFile]


@pytest.fixture(scope="module")
def small_catalogue(small: Files) -> Catalogue:
    return load_catalogue(small, TODAY)


def question(catalogue: Catalogue, facet: str) -> Asked | None:
    return next((one for _, of in asked(catalogue) for one in of if one.facet.id == facet), None)


def values(catalogue: Catalogue, facet: str) -> dict[str, int]:
    """The options of a question and how many methods have each."""
    found = question(catalogue, facet)
    return {option.value: option.methods for option in found.options} if found else {}


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.facet)
def test_a_question_asks_a_facet_for_what_it_has(one: Question, small_catalogue: Catalogue) -> None:
    facet: Facet = {facet.id: facet for facet in facets(small_catalogue.vocabularies)}[one.facet]
    assert set(one.only) <= {choice.id for choice in facet.choices}
    assert bool(one.bands or one.years) == (facet.kind == "range")
    assert one.help or facet.help


def test_every_facet_is_asked_once_at_most() -> None:
    assert max(Counter(one.facet for one in QUESTIONS).values()) == 1


def test_an_option_that_no_method_has_is_not_shown(small_catalogue: Catalogue) -> None:
    assert values(small_catalogue, "output") == {"marks": 2}
    assert values(small_catalogue, "weights") == {"available": 1}
    assert question(small_catalogue, "weights-licence") is None, "its one licence forbids commercial use"


def test_options_of_most_methods_stand_first(small_catalogue: Catalogue) -> None:
    assert list(values(small_catalogue, "task").items()) == [("mark-prediction", 2), ("variant-scoring", 1)]


def test_a_range_is_asked_in_bands_and_a_method_of_several_lengths_is_in_several(
    small_catalogue: Catalogue, vocabularies: Files, entry_file: EntryFile
) -> None:
    assert values(small_catalogue, "length") == {"201-1000": 1, "1001-5000": 1}
    wide = entry_file("one", input="[{data: dna, length_bp: {min: 200, max: 1001}, sources: [paper]}]")
    catalogue = load_catalogue([*vocabularies, wide], TODAY)
    assert values(catalogue, "length") == {"-200": 1, "201-1000": 1, "1001-5000": 1}
    assert all(re.fullmatch(r"\d*-\d*", band.value) for band in LENGTHS)
    for one, next_one in pairwise(LENGTHS):
        assert one.high is not None
        assert next_one.low == one.high + 1


def test_recent_is_told_from_the_newest_method_and_not_from_a_clock(small_catalogue: Catalogue) -> None:
    assert list(values(small_catalogue, "year")) == ["2019-", "2017-", "2015-", "2010-"]


def test_a_new_term_is_a_new_option(vocabularies: Files, entry_file: EntryFile) -> None:
    new = "  folding: {label: 'Folding < 3 & \"more\"', definition: Says how it folds.}\n"
    files = [
        TextFile(file.path, file.text + new) if file.path == "vocabulary/tasks.yaml" else file
        for file in vocabularies
    ]
    catalogue = load_catalogue([*files, entry_file("one", tasks="[folding]")], TODAY)
    assert values(catalogue, "task") == {"folding": 1}
    templates = environment(jinja2.FileSystemLoader(TEMPLATES))
    page = next(file.text for file in render(catalogue, Site(""), templates) if file.path == "choose.md")
    assert 'value="folding"' in page
    assert page.count("Folding &lt; 3 &amp; &#34;more&#34;") == 2
    assert "Folding <" not in page


def test_without_methods_nothing_is_asked(vocabularies: Files) -> None:
    catalogue = load_catalogue(vocabularies, TODAY)
    assert [questions for _, questions in asked(catalogue)] == [[], [], []]
