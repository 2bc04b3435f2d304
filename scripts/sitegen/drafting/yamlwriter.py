"""Values -> YAML text that reads back as the same values, in the layout of entries; hints stand between."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ..document import Loc
from ..textfile import TextFile
from ..yamltext import read_yaml

WIDTH = 110
"""Characters in a line; a longer text is folded."""

Value = str | Sequence["Value"] | Mapping[str, "Value"]
Hints = Mapping[Loc, str]
"""Comments, each over the field at its place; items of lists have no hints of their own."""

_NUMBER = re.compile(r"[-+.]?\d[\d_]*[.eE][\d.eE+-]*|0\d+|0[xob][\da-fA-F]+|\d+(:\d+)+")
_WORDS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_PLAIN = re.compile(r"[^\W_]")
_IN_FLOW = re.compile(r"[\w ./+-]+")


class Long(str):
    """A text that is folded even if it is short, for more will be written there."""

    __slots__ = ()


class Lines(list[str]):
    """A list with each item on a line of its own, even if it is short: what comes there holds commas."""

    __slots__ = ()


def yaml_text(value: Mapping[str, Value], hints: Hints) -> str:
    """The file; raises ValueError if it would not read back as ``value``."""
    text = "\n".join(_group(value, hints, (), "")) + "\n"
    read = read_yaml(TextFile("written.yaml", text))
    if read.problems or read.value != _bare(value):
        reasons = "; ".join(problem.message for problem in read.problems) or "it reads back as something else"
        raise ValueError(f"cannot be written as YAML: {reasons}")
    return text


def comment(text: str, indent: str = "") -> list[str]:
    """The text as lines of comment."""
    words = " ".join(text.split())
    return _lines(words, f"{indent}# ")


def _group(value: Mapping[str, Value], hints: Hints, loc: Loc, indent: str) -> Iterator[str]:
    for name, inner in value.items():
        here = (*loc, name)
        yield from comment(hints.get(here, ""), indent)
        yield from _field(f"{indent}{_scalar(name)}:", inner, hints, here, indent)


def _field(start: str, value: Value, hints: Hints, loc: Loc, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield from _text(start, value, indent)
    elif isinstance(value, Mapping):
        yield start
        yield from _group(value, hints, loc, indent + "  ")
    elif not isinstance(value, Lines) and (line := _flow(value)) and len(start) + len(line) < WIDTH:
        yield f"{start} {line}"
    else:
        yield start
        for at, item in enumerate(value):
            yield from _item(item, hints, (*loc, at), indent + "  ")


def _item(value: Value, hints: Hints, loc: Loc, indent: str) -> Iterator[str]:
    """An item after ``- ``; the hints of its first field stand over it."""
    if isinstance(value, str):
        yield f"{indent}- {_scalar(value)}"
    elif isinstance(value, Mapping):
        lines = list(_group(value, hints, loc, indent + "  "))
        first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from (line[2:] for line in lines[:first])
        yield f"{indent}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]
    else:
        yield f"{indent}- {_flow(value)}"


def _text(start: str, text: str, indent: str) -> Iterator[str]:
    line = f"{start} {_scalar(text)}"
    if (isinstance(text, Long) or len(line) > WIDTH) and text == " ".join(text.split()):
        yield f"{start} >-"
        yield from _lines(text, indent + "  ")
    else:
        yield line


def _flow(values: Sequence[Value]) -> str:
    """A list of words in one line; empty if it holds anything else."""
    if not all(isinstance(value, str) and _IN_FLOW.fullmatch(value) for value in values):
        return ""
    return f"[{', '.join(_scalar(str(value)) for value in values)}]"


@cache
def _scalar(text: str) -> str:
    """The text as it is if every reader of YAML takes it for that text, else in quotes."""
    return text if _is_plain(text) else json.dumps(text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    if not _PLAIN.match(text) or text.casefold() in _WORDS or _NUMBER.fullmatch(text):
        return False
    if re.search(r"[#\n]|:( |$)| $|  ", text):
        return False
    return bool(read_yaml(TextFile("written.yaml", f"text: {text}\n")).value == {"text": text})


def _bare(value: Value) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _bare(inner) for name, inner in value.items()}
    return [_bare(item) for item in value]


def _lines(text: str, start: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )
