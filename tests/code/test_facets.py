"""Claims about facets: they follow the model and the vocabularies, and unknown is never a value."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Annotated

import pytest
from pydantic import Field
from sitegen.catalogue import Catalogue
from sitegen.exports.explore_data import render
from sitegen.facet import STATES, Facet
from sitegen.facets import FIELDS, facets
from sitegen.facts import State
from sitegen.load import load_catalogue
from sitegen.model.base import Items
from sitegen.model.method import Method
from sitegen.model.term import In
from sitegen.permissions import FORBID, PERMIT, commercial_use
from sitegen.scriptdata import script_json
from sitegen.site import Site
from sitegen.textfile import TextFile
from sitegen.vocabulary import Term, Vocabulary

TODAY = date(2026, 11, 22)
IN_THE_ADDRESS = {"q", "sort", "view", "columns", "m"}

EntryFile = Callable[..., TextFile]
Files = tuple[TextFile, ...]


@pytest.fixture(scope="module")
def one(vocabularies: Files, entry_file: EntryFile) -> Callable[..., Catalogue]:
    """A catalogue of one short method, with some of its lines changed."""
    return lambda **changed: load_catalogue([*vocabularies, entry_file("one", **changed)], TODAY)


def of(catalogue: Catalogue, facet: str) -> object:
    """What is known of the only method in regard of a facet."""
    return by_id(catalogue)[facet].of(catalogue.methods[0])


def by_id(catalogue: Catalogue) -> dict[str, Facet]:
    return {facet.id: facet for facet in facets(catalogue.vocabularies)}


def explore(catalogue: Catalogue) -> dict:
    text = next(file.text for file in render(catalogue, Site("")) if file.path.endswith("catalogue.js"))
    return json.loads(text.removeprefix("window.CATALOGUE=").removesuffix(";\n"))


OWN = Vocabulary(
    "licences",
    "Licences",
    "licence",
    "Ours.",
    {
        "LicenseRef-No": Term("licences", "LicenseRef-No", "no", permits_commercial_use=False),
        "LicenseRef-Yes": Term("licences", "LicenseRef-Yes", "yes", permits_commercial_use=True),
        "LicenseRef-Open": Term("licences", "LicenseRef-Open", "nobody knows"),
    },
)


@pytest.mark.parametrize(
    ("licence", "use"),
    [
        ("MIT", "permitted"),
        ("GPL-3.0-only", "permitted"),
        ("GPL-2.0+", "permitted"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "permitted"),
        ("CC-BY-NC-4.0", "not-permitted"),
        ("CC-BY-NC-SA-4.0", "not-permitted"),
        ("LicenseRef-No", "not-permitted"),
        ("LicenseRef-Yes", "permitted"),
        ("LicenseRef-Open", "unclassified"),
        ("JSON", "unclassified"),
        ("MIT AND BSD-2-Clause", "permitted"),
        ("MIT AND CC-BY-NC-4.0", "not-permitted"),
        ("MIT AND JSON", "unclassified"),
        ("JSON AND CC-BY-NC-4.0", "not-permitted"),
        ("MIT OR CC-BY-NC-4.0", "permitted"),
        ("JSON OR CC-BY-NC-4.0", "unclassified"),
        ("(MIT OR JSON) AND Apache-2.0", "permitted"),
    ],
)
def test_a_licence_permits_commercial_use_only_if_it_is_known_to(licence: str, use: str) -> None:
    assert commercial_use(licence, OWN) == use


def test_every_classified_licence_is_spdx_and_in_one_class() -> None:
    from license_expression import get_spdx_licensing

    assert not PERMIT & FORBID
    assert set(get_spdx_licensing().known_symbols) >= PERMIT | FORBID


def test_a_value_stands_beside_what_is_not_known(one: Callable[..., Catalogue]) -> None:
    catalogue = one(
        input="[{data: dna, length_bp: 100, assemblies: not-stated, sources: [paper]},"
        " {data: marks, length_bp: {min: 200, max: 300}, sources: [paper]}]"
    )
    assert of(catalogue, "input") == ("dna", "marks")
    assert of(catalogue, "length") == ((100, 100), (200, 300))
    assert of(catalogue, "build") == State.NOT_STATED


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("", "not-recorded"),
        (", assemblies: not-stated", "not-stated"),
        (", assemblies: not-applicable", "not-applicable"),
        (", assemblies: [hg19]", ("hg19",)),
    ],
)
def test_not_recorded_not_stated_and_not_applicable_are_told_apart(
    one: Callable[..., Catalogue], line: str, state: object
) -> None:
    assert of(one(input=f"[{{data: dna{line}, sources: [paper]}}]"), "build") == state


def test_code_and_weights_have_a_licence_each(one: Callable[..., Catalogue]) -> None:
    place = "url: https://example.org/{slug}/{0}, licence: {1}, sources: [paper]"
    code = place.replace("{0}", "code").replace("{1}", "MIT")
    weights = place.replace("{0}", "weights").replace("{1}", "CC-BY-NC-4.0")
    catalogue = one(code=f"[{{{code}, maintained_by: authors}}]", weights=f"[{{{weights}}}]")
    assert of(catalogue, "code-licence") == ("permitted",)
    assert of(catalogue, "weights-licence") == ("not-permitted",)
    assert (of(catalogue, "code"), of(catalogue, "weights")) == (("authors",), ("available",))
    assert of(one(), "code-licence") == of(one(), "weights-licence") == State.NOT_RECORDED


def test_the_licence_of_code_is_that_of_the_authors_where_there_are_ports(
    one: Callable[..., Catalogue],
) -> None:
    place = "{url: https://example.org/%s, maintained_by: %s, licence: %s, sources: [paper]}"
    own, port = place % ("a", "authors", "CC-BY-NC-4.0"), place % ("b", "third-party", "MIT")
    assert of(one(code=f"[{port}, {own}]"), "code-licence") == ("not-permitted",)
    assert of(one(code=f"[{port}]"), "code-licence") == ("permitted",)


def test_the_licences_themselves_stand_beside_their_class(one: Callable[..., Catalogue]) -> None:
    place = "{url: https://example.org/%s, maintained_by: %s, licence: %s, sources: [paper]}"
    places = [place % ("a", "authors", "MIT"), place % ("b", "authors", "not-stated")]
    port = place % ("c", "third-party", "CC-BY-4.0")
    for code, words, numbers in [
        (f"[{', '.join(places)}, {port}]", [["MIT"]], [0]),
        (f"[{port}]", [["CC-BY-4.0"]], [0]),
        (f"[{places[1]}]", [], [-1]),
    ]:
        assert explore(one(code=code))["exact"]["code-licence"] == [words, numbers]
    assert explore(one())["exact"]["weights-licence"] == [[], [-1]]


def test_a_new_term_of_a_vocabulary_appears(vocabularies: Files, entry_file: EntryFile) -> None:
    new = "  folding: {label: Folding, definition: Says how it folds.}\n"
    files = [
        TextFile(file.path, file.text + new) if file.path == "vocabulary/tasks.yaml" else file
        for file in vocabularies
    ]
    data = explore(load_catalogue([*files, entry_file("one", tasks="[folding]")], TODAY))
    number = [facet["id"] for facet in data["facets"]].index("task")
    choices = data["facets"][number]["choices"]
    assert choices[data["columns"][number][0]] == ["folding", "Folding", "Says how it folds."]


def test_a_new_field_with_terms_appears(one: Callable[..., Catalogue]) -> None:
    class Wider(Method):
        usual_task: Annotated[
            Items[Annotated[Term, In("tasks")]], Field(description="What most use it for.")
        ] = ()

    found = facets(one().vocabularies, Wider)[-1]
    assert (found.id, found.label, found.help) == ("usual-task", "Tasks", "What most use it for.")
    assert [choice.id for choice in found.choices] == list(one().vocabularies["tasks"].terms)


def test_every_facet_has_a_name_of_its_own_that_the_address_can_hold(one: Callable[..., Catalogue]) -> None:
    found = facets(one().vocabularies)
    names = [facet.id for facet in found]
    assert len({*names, *IN_THE_ADDRESS}) == len(names) + len(IN_THE_ADDRESS)
    assert len({facet.label for facet in found}) == len(found)
    assert all(re.fullmatch(r"[a-z-]+", name) for name in names)
    assert all(facet.help for facet in found)
    assert {settings["id"] for settings in FIELDS.values()} <= set(names)


def test_no_choice_has_the_name_of_a_state(one: Callable[..., Catalogue]) -> None:
    states = {state.id for state in STATES}
    for facet in facets(one().vocabularies):
        assert not states & {choice.id for choice in facet.choices}


def test_a_text_cannot_end_the_script() -> None:
    nasty = "</script><!-- <img onerror=x> \u2028 & 'quote' \"quote\" \\ é"
    written = script_json([nasty])
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == [nasty]


def test_texts_and_references_stand_in_the_order_of_the_catalogue(small: Files) -> None:
    catalogue = load_catalogue(small, TODAY)
    files = {file.path: file.text for file in render(catalogue, Site(""))}
    order = [next(m for m in catalogue.methods if m.slug == slug) for slug in explore(catalogue)["slugs"]]
    texts = json.loads(files["explore/texts-0.js"].partition("]=")[2].removesuffix(";\n"))
    entries = json.loads(files["explore/bibtex.js"].partition("=")[2].removesuffix(";\n"))
    assert [text[0] for text in texts] == [method.summary for method in order]
    assert [method.title.split()[0] in entry for method, entry in zip(order, entries, strict=True)]
    assert all(entry.startswith("@") for entry in entries)
