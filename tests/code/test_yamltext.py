"""Claims about the strict subset of YAML: what is a value, where it stands, what is refused."""

import time

import pytest
from sitegen.document import Document
from sitegen.textfile import NOT_A_FILE, TextFile
from sitegen.yamltext import MOST_CHARACTERS, MOST_NESTING, read_yaml


def read(text: str) -> Document:
    return read_yaml(TextFile("methods/one.yaml", text))


def told(text: str) -> list[str]:
    return [str(problem).removeprefix("methods/one.yaml:") for problem in read(text).problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("1605.01130", "1605.01130"),
        ("2016-04-15", "2016-04-15"),
        ("0x10", "0x10"),
        ("010", "010"),
        ("true", "true"),
        ('"null"', "null"),
        ("[1, {a: b}]", ["1", {"a": "b"}]),
        (">-\n  two\n  lines", "two lines"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_every_value_is_text_a_list_or_a_group(written: str, value: object) -> None:
    document = read(f"field: {written}")
    assert document.problems == ()
    assert document.value == {"field": value}


@pytest.mark.parametrize("text", ["", "\n \n", "# only a comment\n", "---\n", "~", "''"])
def test_an_empty_file_is_told_so(text: str) -> None:
    [problem] = read(text).problems
    assert problem.message == "the file is empty; copy an entry and change it"


@pytest.mark.parametrize("text", ["a: \udcff", "a: b # \udc80"])
def test_bytes_that_are_not_utf8_are_told_with_their_place(text: str) -> None:
    [problem] = read("name: x\n" + text).problems
    assert (problem.line, problem.column) == (2, len(text))
    assert problem.message == "is not UTF-8 text; save the file as UTF-8"


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u200b", "\u202e", "\u2028", "\ufeff", "\r"]
)
def test_a_character_that_cannot_be_seen_is_told_by_its_number(sign: str) -> None:
    assert told(f"a: b{sign}c") == [f"1:5: found the invisible character U+{ord(sign):04X}; delete it"]


def test_a_link_is_not_a_file() -> None:
    assert told(NOT_A_FILE) == ["1:1: is a link, not a file; put the file itself in its place"]


def test_a_file_has_a_largest_size() -> None:
    assert told("a: " + "x" * MOST_CHARACTERS) == ["1:1: has 100,003 characters; at most 100,000 are allowed"]
    assert told("a: " + "x" * (MOST_CHARACTERS - 3)) == []


ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{here}: &{here} [*{last}, *{last}, *{last}, *{last}, *{last}]\n"
    for last, here in zip("abcdefghijklm", "bcdefghijklmn", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 90_000, "1:22: [1][1]: is nested more than 20 deep; entries need a few levels"),
        ("{" * 90_000, "1:22: is nested more than 20 deep; entries need a few levels"),
        ("- " * 40_000, "1:43: [1][1]: is nested more than 20 deep; entries need a few levels"),
        ("? " * 40_000, "1:43: is nested more than 20 deep; entries need a few levels"),
        ("a:\n" + "".join("  " * n + "a:\n" for n in range(1, 300)), None),
        ("x:" * 45_000, None),
        (ALIAS_BOMB, '2:4: b: found the anchor "&b"; delete it, or put the value in quotes'),
    ],
    ids=["brackets", "braces", "dashes", "question marks", "groups", "one line", "alias bomb"],
)
def test_a_bomb_is_told_in_a_moment(text: str, message: str | None) -> None:
    start = time.process_time()
    messages = told(text)
    assert time.process_time() - start < 5
    assert messages
    assert message is None or message in messages


def test_nesting_up_to_the_limit_is_read() -> None:
    deep = "[" * MOST_NESTING + "x" + "]" * MOST_NESTING
    assert told(f"{deep}") == []
    assert told(f"[{deep}]") != []


DOCUMENT = read("name: One\nparts:\n  - {kind: a, sizes: [1, 2]}\n  - kind: b\n    sizes:\n      - 3\n")


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("name",), "1:7: name"),
        (("parts",), "2:1: parts"),
        (("parts", 0), "3:5: parts[1]"),
        (("parts", 0, "sizes", 1), "3:26: parts[1].sizes[2]"),
        (("parts", 1), "4:5: parts[2]"),
        (("parts", 1, "sizes"), "5:5: parts[2].sizes"),
        (("parts", 1, "sizes", 0), "6:9: parts[2].sizes[1]"),
        (("parts", 1, "label"), "4:5: parts[2].label"),
        (("nowhere", 3), "1:1: nowhere[4]"),
    ],
)
def test_a_problem_stands_at_its_value_or_the_nearest_parent(loc: tuple[str | int, ...], place: str) -> None:
    assert str(DOCUMENT.problem(loc, "wrong")) == f"methods/one.yaml:{place}: wrong"


def test_texts_are_found_by_a_path() -> None:
    assert list(DOCUMENT.find("parts.*.kind")) == [(("parts", 0, "kind"), "a"), (("parts", 1, "kind"), "b")]
    assert list(DOCUMENT.find("parts.*.sizes.*")) == [
        (("parts", 0, "sizes", 0), "1"),
        (("parts", 0, "sizes", 1), "2"),
        (("parts", 1, "sizes", 0), "3"),
    ]
    assert list(DOCUMENT.find("name.*.kind")) == []
    assert list(DOCUMENT.find("parts")) == []
