"""A value as YAML in the layout of entries, for pages that show how something is written."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = re.compile(r"[^\W_](?:(?!:(?:\s|$)|\s#|\s$)[^\n])*")
_PLAIN_IN_FLOW = re.compile(r"[^\W_](?:(?!:(?:\s|$)|\s#|\s$)[^\n,\[\]{}])*")
_EMPTY = {"null", "Null", "NULL"}
_ARXIV = re.compile(r"\d{4}\.\d{4,5}")  # other readers of YAML drop zeros at the end of numbers


def snippet(fields: Mapping[str, Value], width: int = 60) -> str:
    """The fields, one a line; longer texts are folded, short lists and layers stand in one line."""
    return "\n".join(_group(fields, "", width))


def _group(fields: Mapping[str, Value], indent: str, width: int) -> Iterator[str]:
    for name, value in fields.items():
        yield from _field(f"{indent}{name}:", value, indent + "  ", width)


def _field(start: str, value: Value, indent: str, width: int) -> Iterator[str]:
    if isinstance(value, str) and len(start) + len(value) >= width and _can_be_folded(value):
        yield f"{start} >-"
        lines = textwrap.wrap(value, width - len(indent), break_long_words=False, break_on_hyphens=False)
        yield from (indent + line for line in lines)
    elif isinstance(value, str):
        yield f"{start} {_scalar(value, _PLAIN)}"
    elif isinstance(value, Mapping):
        yield start
        yield from _group(value, indent, width)
    elif all(isinstance(item, str) for item in value) and len(start) + len(_flow(value)) < width:
        yield f"{start} {_flow(value)}"
    else:
        yield start
        for item in value:
            yield from _item(item, indent, width)


def _item(value: Value, indent: str, width: int) -> Iterator[str]:
    """An item of a list after ``- ``; a layer without lists in one line."""
    if not isinstance(value, Mapping) or (
        "kind" in value and len(indent) + len(_flow(value)) < width and "[" not in _flow(value)
    ):
        yield f"{indent}- {_flow(value)}"
    else:
        first, *rest = _group(value, indent + "  ", width)
        yield f"{indent}- {first.strip()}"
        yield from rest


def _flow(value: Value) -> str:
    if isinstance(value, str):
        return _scalar(value, _PLAIN_IN_FLOW)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_flow(inner)}' for name, inner in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]"


def _scalar(text: str, plain: re.Pattern[str]) -> str:
    is_plain = plain.fullmatch(text) and text not in _EMPTY and not _ARXIV.fullmatch(text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _can_be_folded(text: str) -> bool:
    return " " in text and text == " ".join(text.split())
