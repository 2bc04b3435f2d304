"""Claims about a folder of entries as a whole: which files belong there, and what a catalogue holds."""

from collections.abc import Callable
from datetime import date

import pytest
from sitegen.load import VOCABULARIES, load_catalogue
from sitegen.textfile import TextFile

Problems = Callable[[list[TextFile]], list[str]]
TODAY = date(2026, 11, 22)
FOLDERS = "vocabulary/, methods/, reviews/, lists/"


NOT_A_SLUG = "is not in lower-case letters, digits and single hyphens, such as danq"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("x.yaml", f"is a stray file; move it into one of {FOLDERS} or delete it"),
        (".DS_Store", f"is a stray file; move it into one of {FOLDERS} or delete it"),
        ("tools/x.yaml", f"is a stray file; move it into one of {FOLDERS} or delete it"),
        ("methods/x.yaml/y.yaml", f"is a stray file; move it into one of {FOLDERS} or delete it"),
        ("methods/x.yaml~", "is a stray file; the name of an entry ends in .yaml"),
        (
            "vocabulary/colours.yaml",
            f"is a stray file; no field takes terms from it (there are {', '.join(sorted(VOCABULARIES))})",
        ),
    ],
)
def test_a_file_that_is_no_entry_is_told(
    problems: Problems, small: list[TextFile], path: str, message: str
) -> None:
    assert problems([*small, TextFile(path, "name: x\n")]) == [f"{path}:1:1: {message}"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("DanQ.yaml", f'"DanQ" {NOT_A_SLUG}; rename it to danq.yaml'),
        ("Déjà Vu (2).yaml", f'"Déjà Vu (2)" {NOT_A_SLUG}; rename it to deja-vu-2.yaml'),
        (".yaml", f'"" {NOT_A_SLUG}'),
        ("方法.yaml", f'"方法" {NOT_A_SLUG}'),
        ("x.yml", "it ends in .yml; rename it to x.yaml"),
        ("index.yaml", '"index" is the address of a page of the site itself; choose another name'),
    ],
)
def test_a_wrong_file_name_is_told_with_a_better_one_and_hides_nothing(
    problems: Problems, small: list[TextFile], entry_file: Callable[..., TextFile], name: str, message: str
) -> None:
    vocabularies = [file for file in small if file.path.startswith("vocabulary/")]
    entry = entry_file("one", added="tomorrow", tasks="[]").text
    told = problems([*vocabularies, TextFile(f"methods/{name}", entry)])
    here = [line.removeprefix(f"methods/{name}:") for line in told if line.startswith(f"methods/{name}:")]
    assert here == [
        f"1:1: has a wrong file name: {message}",
        '2:8: added: "tomorrow" is not a day; write YYYY-MM-DD',
        "6:8: tasks: has 0 items; write at least 1",
    ]


def test_a_file_name_is_shown_without_its_control_characters(
    problems: Problems, small: list[TextFile]
) -> None:
    told, _empty = problems([*small, TextFile("methods/\x1b[31m\n\udcff.yaml", "")])
    assert told.startswith(r"methods/\x1b[31m\n\udcff.yaml:1:1: has a wrong file name:")


def test_a_missing_vocabulary_is_told_once(problems: Problems, small: list[TextFile]) -> None:
    files = [file for file in small if file.path != "vocabulary/tasks.yaml"]
    assert problems(files) == [
        "vocabulary/tasks.yaml:1:1: is missing; the fields of entries take their terms from it"
    ]


@pytest.mark.parametrize("text", ["- a\n", "just words\n"])
def test_a_file_without_fields_is_told(problems: Problems, small: list[TextFile], text: str) -> None:
    [told] = problems([*small, TextFile("methods/one.yaml", text)])
    assert told.startswith("methods/one.yaml:1:1: found ")
    assert told.endswith("; expected fields, one a line, each as `name: value`")


def test_entries_stand_by_name_and_lists_by_file(small: list[TextFile]) -> None:
    catalogue = load_catalogue(reversed(small), TODAY)
    assert [method.slug for method in catalogue.methods] == ["deep-net", "wide-net"]
    assert [review.slug for review in catalogue.reviews] == ["small-review"]
    assert [reading_list.slug for reading_list in catalogue.lists] == ["small-list"]


def test_an_earlier_work_knows_its_descendants(small: list[TextFile]) -> None:
    [descendant] = load_catalogue(small, TODAY).descendants["wide-net"]
    assert descendant.method.slug == "deep-net"
    assert descendant.tie.relation.inverse == "built on by"


def test_methods_are_found_by_term_oldest_first(small: list[TextFile]) -> None:
    catalogue = load_catalogue(small, TODAY)
    human = catalogue.vocabularies["organisms"].terms["human"]
    assert [method.slug for method in catalogue.methods_by_term[human]] == ["wide-net", "deep-net"]


def test_loading_twice_gives_the_same(small: list[TextFile]) -> None:
    assert load_catalogue(small, TODAY) == load_catalogue(list(small), TODAY)


def test_a_mended_vocabulary_is_seen_at_once(small: list[TextFile]) -> None:
    load_catalogue(small, TODAY)
    renamed = [
        TextFile(file.path, file.text.replace("label: PyTorch", "label: Torch for Python")) for file in small
    ]
    method = load_catalogue(renamed, TODAY).methods[0]
    assert isinstance(method.code, tuple)
    assert isinstance(method.code[0].frameworks, tuple)
    assert method.code[0].frameworks[0].label == "Torch for Python"


def test_a_later_day_is_seen_at_once(small: list[TextFile], problems: Problems) -> None:
    files = [
        TextFile(file.path, file.text.replace("added: 2026-02-03", "added: 2026-11-23")) for file in small
    ]
    assert len(problems(files)) == 2
    assert load_catalogue(files, date(2026, 11, 23)).methods
