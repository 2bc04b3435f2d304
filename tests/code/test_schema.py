"""Claims about the schemas for editors: they accept what the checks accept, and refuse what they can."""
# ruff: noqa: E501

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import test_parse as broken
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sitegen.disk import read_texts
from sitegen.editor import first_line, schema_file, with_first_line
from sitegen.exports.schemas import schemas
from sitegen.load import EDITED, FOLDERS
from sitegen.load import vocabularies as readable_vocabularies
from sitegen.model.text import Context
from sitegen.parse import parse
from sitegen.textfile import NOT_A_FILE, TextFile
from sitegen.yamltext import read_yaml

ENTRIES = Path(__file__).resolve().parents[2] / "entries"
SMALL = Path(__file__).parent / "small" / "entries"
TODAY = date(2026, 11, 22)
Problems = Callable[[list[TextFile]], list[str]]
EntryFile = Callable[..., TextFile]

CANNOT_SAY: Mapping[str, str] = {
    "given twice|found the (anchor|tag)|^1:6: found a tab": "what is no mistake in YAML at large",
    "what follows \" #\"": "a comment, which is gone before a schema sees the values",
    r'"1e999999"|"[\d.]+" is not (an arXiv id|a commit)': "how a number was spelt, of which an editor keeps the value",
    "is larger than max": "two values compared",
    "stands twice in this result": "one field of several items compared",
    "links to entries stand in": "a rule for all texts, by the name of their fields",
    "SPDX|is not a licence|\\(all of ours:|define it in": "the ids and the grammar of SPDX",
    'did you mean "not-stated"': "that a text is nearly a certain word",
    r"-\d\d-\d\d\" is a date that does not exist": "the calendar",
    "is after today": "what day it is",
}  # fmt: skip
"""Messages of mistakes that a schema cannot say, each with what it would have to know."""


class AsEditors(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 with its core schema: ``2016`` is a number, ``2016-04-15`` and ``no`` are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, form, value_of in (
    ("null", r"~|null|Null|NULL|", lambda _: None),
    ("bool", r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    ("int", r"[-+]?[0-9]{1,300}", int),
    ("int", r"0o[0-7]+|0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float),
):
    kind = f"tag:yaml.org,2002:{tag}-{form}"
    AsEditors.add_implicit_resolver(kind, re.compile(f"^(?:{form})$"), None)
    AsEditors.add_constructor(kind, lambda _, node, value_of=value_of: value_of(node.value))


def read(text: str) -> Any:
    """The file as an editor reads it."""
    return yaml.load(text, AsEditors)


@cache
def validators(entries: Path) -> dict[str, jsonschema.Draft7Validator]:
    """The published schemas of a catalogue, by folder."""
    found = {file.path: json.loads(file.text) for file in schemas(vocabularies(entries))}
    return {folder: jsonschema.Draft7Validator(found[schema_file(folder)]) for folder in EDITED}


@cache
def vocabularies(entries: Path) -> Any:
    return readable_vocabularies(read_texts(entries), TODAY)


def refuses(file: TextFile, entries: Path = SMALL) -> bool:
    """Whether an editor marks anything in the file."""
    try:
        value = read(file.text)
    except yaml.YAMLError:
        return True
    return not validators(entries)[file.path.partition("/")[0]].is_valid(value)


def edited(files: Iterable[TextFile]) -> list[TextFile]:
    """The files that people write."""
    return [file for file in files if file.path.startswith(tuple(f"{folder}/" for folder in EDITED))]


def cannot_say(message: str) -> bool:
    return any(re.search(known, message) for known in CANNOT_SAY)


def test_an_editor_reads_values_as_yaml_1_2_says() -> None:
    read_so = read("[2016, 2016-04-15, no, 1605.01130, 'x', \"44\", true, ~, 0x10, 010, 1e3, .5, a: b]")
    assert read_so == [
        *(2016, "2016-04-15", "no", 1605.0113, "x", "44", True, None, 16, 10, 1000.0, 0.5),
        {"a": "b"},
    ]


def test_each_schema_is_one_of_its_draft_and_names_no_host_but_that_of_the_draft() -> None:
    for validator in validators(SMALL).values():
        jsonschema.Draft7Validator.check_schema(validator.schema)
        assert "$id" not in validator.schema
        assert str(validator.schema["$schema"]) == "http://json-schema.org/draft-07/schema#"


def test_each_word_that_an_editor_offers_is_explained() -> None:
    schema = validators(SMALL)["methods"].schema
    tasks = schema["properties"]["tasks"]
    assert tasks["description"] == "What it predicts or does. Needs a line under evidence."
    assert tasks["items"]["enum"] == ["mark-prediction", "variant-scoring"]
    assert tasks["items"]["enumDescriptions"][0].startswith("Prediction of marks: ")
    assert list(schema["properties"]["evidence"]["properties"])[:3] == [
        *("description", "tasks", "organisms.trained_on")
    ]


def test_the_small_catalogue_is_right_for_editors_too(small: tuple[TextFile, ...]) -> None:
    assert [file.path for file in edited(small) if refuses(file)] == []


def test_every_entry_is_right_for_editors_too() -> None:
    assert [file.path for file in edited(read_texts(ENTRIES)) if refuses(file, ENTRIES)] == []


EXAMPLES = [
    *(*broken.FORM, *broken.SHAPES, *broken.FIELDS, *broken.WORDS, *broken.ADDRESSES, *broken.DATES),
    *(*broken.TEXTS, *broken.VOCABULARY_FILES),
    *((broken.DEEP, "CC-BY-NC-4.0", name, message) for name, message in broken.LICENCES.items()),
]


def changed(small: tuple[TextFile, ...], path: str, old: str, new: str) -> TextFile:
    text = next(file.text for file in small if file.path == path)
    return TextFile(path, text.replace(old, new))


@pytest.mark.parametrize(("path", "old", "new", "message"), EXAMPLES)
def test_what_the_checks_refuse_an_editor_marks_where_a_schema_can_say_it(
    small: tuple[TextFile, ...], path: str, old: str, new: str, message: str
) -> None:
    assert refuses(changed(small, path, old, new)) is not cannot_say(message)


@pytest.mark.parametrize("known", CANNOT_SAY)
def test_what_a_schema_cannot_say_does_occur(known: str) -> None:
    assert any(re.search(known, message) for *_, message in EXAMPLES)


def parameters(test: Any) -> list[tuple[Any, ...]]:
    """The examples of another test."""
    return [mark.args[1] for mark in test.pytestmark if mark.name == "parametrize"][0]  # noqa: RUF015


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(row[:2] for row in parameters(broken.test_what_is_too_long_is_told_with_its_limit)),
        *(row[:2] for row in parameters(broken.test_a_value_in_place_of_groups_is_told_with_an_example_of_them)),
        *(("also_known_as", f'["{row[0]}"]') for row in parameters(broken.test_markdown_is_told)),
        ("tasks", "[mark-prediction, mark-prediction]"),
        ("evidence", "{description: [paper], task: [paper]}"),
    ],
)  # fmt: skip
def test_an_editor_marks_what_is_too_long_or_of_another_shape(
    entry_file: EntryFile, field: str, value: str
) -> None:
    assert refuses(entry_file("one", **{field: value}))


@pytest.mark.parametrize("text", parameters(broken.test_what_only_looks_like_markdown_is_text))
def test_what_only_looks_like_markdown_is_text_for_editors_too(entry_file: EntryFile, text: str) -> None:
    assert not refuses(entry_file("one", also_known_as=f'["{text}"]'))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "44"),
        ("name", '"44"'),
        ("name", "true"),
        ("also_known_as", "[1.50, 2019, no, 2020-01-01, 0x10]"),
        ("input", "[{data: dna, length_bp: 1000, sources: [paper]}]"),
        ("input", '[{data: dna, length_bp: "1000", sources: [paper]}]'),
        ("input", "[{data: dna, length_bp: not-stated, sources: [paper]}]"),
        ("architecture", '{families: [cnn], layers: [{kind: dropout, rate: "0.5"}]}'),
        ("architecture", '{families: [cnn], layers: [{kind: dense, units: 3, bias: "false"}]}'),
        ("architecture", "{families: not-applicable, layers: [{kind: dense, units: 3, bias: false}]}"),
        ("aliases", "[2019]"),
        ("summary", '"  ' + "x" * 199 + '.  "'),
    ],
)
def test_a_value_may_be_written_with_or_without_quotes(entry_file: EntryFile, field: str, value: str) -> None:
    assert not refuses(entry_file("one", **{field: value}))


def test_terms_of_a_list_that_cannot_be_read_are_any_text() -> None:
    [method] = [file for file in schemas({}) if file.path == "schema/method.json"]
    tasks = json.loads(method.text)["properties"]["tasks"]
    assert jsonschema.Draft7Validator(tasks).is_valid(["whatever"])
    assert not jsonschema.Draft7Validator(tasks).is_valid("whatever")


METHODS = [file for file in read_texts(ENTRIES) if file.path.startswith(("methods/", "reviews/"))]
PLAIN = re.compile(r"[A-Za-z0-9.][A-Za-z0-9./_+-]*")
WORDS = ["not-stated", "not stated", "1", "0", "-1", "1.5", "2016", "2016-02", "cnn", "MIT", "x", "Doe, Jane", "true", "yes", "null", "https://example.org/", "1,000", "<b>", "A sentence.", "", " ", "a\nb", "x" * 500]  # fmt: skip


def places(value: Any, loc: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in an entry something can be changed."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*loc, step)
        yield from places(inner, (*loc, step))


@st.composite
def damage(draw: st.DrawFn, value: Any) -> Any:
    """An entry with one field dropped, under another name, doubled or of another type."""
    value = json.loads(json.dumps(value))
    *loc, last = draw(st.sampled_from(list(places(value))))
    here = value
    for step in loc:
        here = here[step]
    match draw(st.sampled_from(["drop", "rename", "text", "list", "group", "wrap"])):
        case "drop":
            del here[last]
        case "rename" if isinstance(here, dict):
            here[str(last)[:-1] + "x"] = here.pop(last)
        case "list":
            here[last] = []
        case "group":
            here[last] = {"kind": here[last]}
        case "wrap":
            here[last] = [here[last]]
        case _:
            here[last] = draw(st.sampled_from(WORDS))
    return value


def written(value: Any, plain: bool) -> str:
    """The value as YAML, with quotes only where they must be if ``plain``."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key)}: {written(inner, plain)}" for key, inner in value.items())
            + "}"
        )
    if isinstance(value, list):
        return f"[{', '.join(written(item, plain) for item in value)}]"
    return value if plain and PLAIN.fullmatch(value) else json.dumps(value)


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_editors_and_checks_agree_on_damaged_entries(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(METHODS))
    value = data.draw(damage(read_yaml(file).value))
    text = written(value, data.draw(st.booleans()))
    folder, _, name = file.path.partition("/")
    context = Context(vocabularies(ENTRIES), TODAY.replace(year=2999))
    _, problems = parse(TextFile(file.path, text), FOLDERS[folder], name.removesuffix(".yaml"), context)
    expressible = [str(problem) for problem in problems if not cannot_say(problem.message)]
    marked = refuses(TextFile(file.path, text), ENTRIES)
    assert marked or not expressible, expressible
    # A schema knows some rules too: paths of evidence, terms once in a list.
    assert not marked or problems or breaks_a_rule(file.path, text)


def breaks_a_rule(path: str, text: str) -> bool:
    from sitegen.rules import RULES_WITHIN

    document = read_yaml(TextFile(path, text))
    return any(list(rule(document, FOLDERS[path.partition("/")[0]])) for rule in RULES_WITHIN)


def test_the_first_line_names_the_schema() -> None:
    line = "# yaml-language-server: $schema=../../site_src/schema/method.json"
    assert first_line("methods") == line
    assert with_first_line(TextFile("methods/a.yaml", "name: A\n")).text == f"{line}\nname: A\n"
    old = "# yaml-language-server: $schema=elsewhere.json\n# About A.\nname: A\n"
    assert with_first_line(TextFile("methods/a.yaml", old)).text == f"{line}\n# About A.\nname: A\n"
    assert with_first_line(TextFile("methods/a.yaml", f"{line}\nname: A\n")).text == f"{line}\nname: A\n"
    assert first_line("vocabulary").endswith("/schema/vocabulary.json")


@pytest.mark.parametrize("file", [TextFile("methods/a.yaml", NOT_A_FILE), TextFile("methods/a.txt", "x")])
def test_what_is_no_entry_stays_as_it_is(file: TextFile) -> None:
    assert with_first_line(file) is file


def test_the_first_line_changes_nothing_but_line_numbers(
    small: tuple[TextFile, ...], problems: Problems
) -> None:
    assert problems([with_first_line(file) for file in small]) == []
    changed_file = with_first_line(changed(small, broken.DEEP, "added: 2026-02-03\n", ""))
    others = [file for file in small if file.path != broken.DEEP]
    [told] = problems([*others, changed_file])
    assert told.startswith('methods/deep-net.yaml:2:1: the field "added" is missing.')
