"""Claims about written YAML: it reads back as the same, here and in other readers, whatever a text holds."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from sitegen.drafting.yamlwriter import Long, Value, yaml_text
from sitegen.textfile import INVISIBLE, TextFile
from sitegen.yamltext import read_yaml

SIGNS = st.characters(codec="utf-8").filter(lambda sign: not INVISIBLE.match(sign) and sign not in "\t\r")
TEXTS = st.text(SIGNS, min_size=1).filter(str.strip) | st.sampled_from(
    [
        "no",
        "~",
        "1.10",
        "- x",
        "a: b",
        "a #b",
        "#",
        "[[x]]",
        '"',
        "'",
        "{a}",
        "&a",
        "*a",
        "!a",
        "%",
        "@",
        "`",
        "?",
        ":",
    ]
)
NAMES = st.from_regex(r"[a-z][a-z_.-]{0,9}", fullmatch=True)
VALUES = st.recursive(
    TEXTS | st.builds(Long, TEXTS),
    lambda inner: (
        st.lists(TEXTS, min_size=1, max_size=3)
        | st.lists(st.dictionaries(NAMES, inner, min_size=1, max_size=3), min_size=1, max_size=3)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back_as_the_same(value: dict[str, Value]) -> None:
    text = yaml_text(value, {})
    assert read_yaml(TextFile("x.yaml", text)).value == value
    assert yaml.load(text, yaml.BaseLoader) == value


@given(TEXTS)
def test_no_reader_takes_a_text_in_quotes_for_something_else(text: str) -> None:
    written = yaml_text({"x": text}, {})
    taken = yaml.safe_load(written)["x"]
    assert str(taken) == text or (not isinstance(taken, str) and text == str(taken))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("DanQ", "x: DanQ"),
        ("44", "x: 44"),
        ("2016-04-15", "x: 2016-04-15"),
        ("1605.01130", 'x: "1605.01130"'),
        ("007", 'x: "007"'),
        ("1e5", 'x: "1e5"'),
        ("No", 'x: "No"'),
        ("A: b", 'x: "A: b"'),
        ("a #b", 'x: "a #b"'),
        ("R&D, [x]", "x: R&D, [x]"),
        ("- x", 'x: "- x"'),
        ('"quoted"', 'x: "\\"quoted\\""'),
        ("two\nlines", 'x: "two\\nlines"'),
        ("https://example.org/a%20b", "x: https://example.org/a%20b"),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, line: str) -> None:
    assert yaml_text({"x": text}, {}) == line + "\n"


def test_lists_groups_long_texts_and_hints_are_laid_out_as_in_entries() -> None:
    value: dict[str, Value] = {
        "tasks": ["a", "b"],
        "authors": ["Doe, Jane", "Doe, John"],
        "summary": Long("short"),
        "title": "word " * 30 + "end",
        "input": [{"data": "dna", "sources": ["paper"]}],
    }
    hints = {("tasks",): "What it does.", ("input",): "In.", ("input", 0, "data"): "Kind."}
    assert yaml_text(value, hints) == (
        "# What it does.\n"
        "tasks: [a, b]\n"
        "authors:\n"
        "  - Doe, Jane\n"
        "  - Doe, John\n"
        "summary: >-\n"
        "  short\n"
        "title: >-\n"
        f"  {'word ' * 20}word\n"
        f"  {'word ' * 9}end\n"
        "# In.\n"
        "input:\n"
        "  # Kind.\n"
        "  - data: dna\n"
        "    sources: [paper]\n"
    )


def test_what_our_reader_refuses_is_not_written() -> None:
    with pytest.raises(ValueError, match="found the invisible character"):
        yaml_text({"x": "a\u202eb"}, {})
