"""YAML text -> document; a strict subset of YAML in which nothing is guessed.

Every value is text until a field of the model says otherwise: ``no`` is a word, ``1605.01130`` keeps its
digits. Refused: the same field twice, anchors and aliases, tags, tabs, empty values, characters that cannot
be seen, a second document, more than ``MOST_CHARACTERS`` or ``MOST_NESTING``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from .document import Document, Loc, Place, field_name
from .problem import Problem, short
from .textfile import INVISIBLE, MOST_BYTES, NOT_A_FILE, TOO_LARGE, TextFile

MOST_CHARACTERS = 100_000
MOST_OBSERVED = MOST_BYTES
"""Characters in a file that a program writes, of addresses by the thousand."""

MOST_NESTING = 20
FILES_KEPT = 20_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST = f"at most {MOST_CHARACTERS:,} characters are allowed"
_EMPTY_FILE = "the file is empty; copy an entry and change it"
_COMMENT = 'what follows " #" is dropped; put the text in quotes, or the comment on a line of its own'
_UNWANTED = (
    # Bytes that are not UTF-8 arrive as lone surrogates, see disk.read_texts.
    (re.compile("[\ud800-\udfff]"), "is not UTF-8 text; save the file as UTF-8"),
    (re.compile("\t"), "found a tab; write spaces"),
    (INVISIBLE, "found the invisible character {code}; delete it"),
)


@lru_cache(FILES_KEPT)
def read_yaml(file: TextFile) -> Document:
    """The file as a document; a file that did not change is read once."""
    problems = tuple(_unreadable(file))
    return Document(file.path, None, problems) if problems else _Reader(file).document()


def _unreadable(file: TextFile) -> Iterator[Problem]:
    """What must not reach the YAML parser."""
    if file.text == NOT_A_FILE:
        yield Problem(file.path, 1, 1, "", "is a link, not a file; put the file itself in its place")
    elif file.text == TOO_LARGE:
        yield Problem(file.path, 1, 1, "", f"has more than {MOST_BYTES:,} bytes; {_MOST}")
    elif not file.text.strip():
        yield Problem(file.path, 1, 1, "", _EMPTY_FILE)
    elif len(file.text) > (most := _most_characters(file.path)):
        message = f"has {len(file.text):,} characters; at most {most:,} are allowed"
        yield Problem(file.path, 1, 1, "", message)
    else:
        yield from _unwanted_characters(file)


def _most_characters(path: str) -> int:
    return MOST_OBSERVED if path.startswith("observed/") else MOST_CHARACTERS


def _unwanted_characters(file: TextFile) -> Iterator[Problem]:
    for kind, message in _UNWANTED:
        if found := kind.search(file.text):
            line = file.text.count("\n", 0, found.start()) + 1
            column = found.start() - file.text.rfind("\n", 0, found.start())
            yield Problem(file.path, line, column, "", message.format(code=f"U+{ord(found[0]):04X}"))


class _Unreadable(Exception):
    """Stops the reader; the problem is noted before."""


class _Reader:
    """Turns the events of a YAML parser into values; notes their places and what is wrong with their form."""

    def __init__(self, file: TextFile) -> None:
        self._file = file.path
        self._lines = file.text.split("\n")
        self._events: Iterator[Any] = yaml.parse(file.text, Loader=_LOADER)
        self._quoted: Any = None  # the last text in quotes: where one is not closed, it goes too far
        self._problems: list[Problem] = []
        self._texts: list[tuple[Loc, str]] = []
        self._places: dict[Loc, Place] = {}
        self._keys: dict[Loc, Place] = {}

    def document(self) -> Document:
        try:
            value = self._only_document()
        except yaml.MarkedYAMLError as error:
            self._problems.append(_syntax_problem(self._file, error, self._quoted))
        except yaml.YAMLError as error:
            self._problems.append(Problem(self._file, 1, 1, "", f"is not YAML: {error}"))
        except _Unreadable:
            pass
        else:
            texts = tuple(self._texts)
            return Document(self._file, value, tuple(self._problems), texts, self._places, self._keys)
        return Document(self._file, None, tuple(self._problems))

    def _only_document(self) -> Any:
        next(self._events)  # the stream starts
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            self._complain(start, (), _EMPTY_FILE)
            raise _Unreadable
        value = self._value(next(self._events), ())
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._complain(
                after, (), "starts a second document; one file holds one entry: delete the line ---"
            )
            raise _Unreadable
        return value

    def _value(self, event: Any, loc: Loc) -> Any:
        """The value that starts with ``event``; None, with a complaint, if it is empty or not plain."""
        self._places[loc] = _place(event)
        self._stop_if_deep(event, loc, len(loc))
        if isinstance(event, yaml.MappingStartEvent):
            value: Any = self._group(loc)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._list(loc)
        else:
            value = getattr(event, "value", None)
            self._look_behind(event, loc)
        if mistake := _decoration(event) or _emptiness(event, loc):
            self._complain(event, loc, mistake)
            return None
        if isinstance(value, str):
            self._texts.append((loc, value))
        return value

    def _look_behind(self, event: Any, loc: Loc) -> None:
        """A comment behind a value may be meant as part of it, as in ``note: the method # 2``."""
        if isinstance(event, yaml.ScalarEvent) and event.style not in {"|", ">"}:
            self._quoted = event if event.style else self._quoted
            end: Any = event.end_mark
            rest = "".join(self._lines[end.line : end.line + 1])[end.column :]
            if re.match(r"[\s,\]}]*\s#", rest):
                self._complain(event, loc, _COMMENT)

    def _list(self, loc: Loc) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*loc, len(found))))
        return found

    def _group(self, loc: Loc) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            mistake = self._mistake_in_key(key, loc)
            if mistake:
                self._complain(key, loc, mistake)
                self._skip(key, loc)
                self._skip(next(self._events), loc)
                continue
            inner = (*loc, key.value)
            self._keys[inner] = _place(key)
            event = next(self._events)
            found[key.value] = self._value(event, inner)
            if isinstance(event, yaml.CollectionStartEvent) and not event.flow_style:
                self._places[inner] = _place(key)
        return found

    def _mistake_in_key(self, key: Any, loc: Loc) -> str | None:
        if not isinstance(key, yaml.ScalarEvent):
            return "found a list, a group or an alias as a field name; field names are words"
        if not key.value.strip():
            return "found a value without a field name; write `name: value`"
        if first := self._keys.get((*loc, key.value)):
            name = field_name((key.value,))
            return f'"{name}" is given twice (first in line {first[0]}); keep one of them'
        return _decoration(key)

    def _skip(self, event: Any, loc: Loc) -> None:
        """Pass over a value to its end."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = next(self._events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            self._stop_if_deep(event, loc, len(loc) + depth)

    def _stop_if_deep(self, event: Any, loc: Loc, depth: int) -> None:
        if depth > MOST_NESTING:
            self._complain(
                event, loc[:2], f"is nested more than {MOST_NESTING} deep; entries need a few levels"
            )
            raise _Unreadable

    def _complain(self, event: Any, loc: Loc, message: str) -> None:
        self._problems.append(Problem(self._file, *_place(event), field_name(loc), message))


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _decoration(event: Any) -> str | None:
    """Anchors, aliases and tags: by them a value stands elsewhere, or is another than it looks."""
    if isinstance(event, yaml.AliasEvent):
        return (
            f'found the alias "*{short(str(event.anchor))}"; write the value, in quotes if it starts with *'
        )
    if event.anchor:
        return f'found the anchor "&{short(event.anchor)}"; delete it, or put the value in quotes'
    if event.tag:
        tag = short(event.tag.replace("tag:yaml.org,2002:", "!!"))
        return f'found the tag "{tag}"; delete it, or put the value in quotes'
    return None


def _emptiness(event: Any, loc: Loc) -> str | None:
    """An absent value is written by no line at all, so that there is one way to say it."""
    if not isinstance(event, yaml.ScalarEvent):
        return None
    if event.value.strip() and (event.style or event.value not in {"~", "null", "Null", "NULL"}):
        return None
    return "is empty; write a value or delete the line" if loc else _EMPTY_FILE


def _syntax_problem(file: str, error: yaml.MarkedYAMLError, quoted: Any) -> Problem:
    found = error.problem or error.context or "cannot be read"
    advice = next((advice for sign, advice in _ADVICE if sign in found), _ADVICE[-1][1])
    message = f"is not valid YAML: {short(found)}; {advice}"
    mark = error.problem_mark or error.context_mark
    if opening := _unclosed_quote(error, quoted):
        mark, message = opening, "is not valid YAML: the quote that opens here is not closed"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(file, line, column, "", message)


def _unclosed_quote(error: yaml.MarkedYAMLError, quoted: Any) -> Any:
    """Where the quote opens that runs to the end of the file, or over line ends to the place of the error."""
    if error.context == "while scanning a quoted scalar":
        return error.context_mark
    if quoted and error.problem_mark and quoted.start_mark.line < quoted.end_mark.line:
        return quoted.start_mark if quoted.end_mark.line == error.problem_mark.line else None
    return None


_ADVICE = (
    (
        "mapping values are not allowed",
        'put text that holds ": " in quotes; if there is none, check the indentation, '
        "and in the line above the space after the colon",
    ),
    ("expected '-' indicator", "check that the fields of a group start in the same column"),
    ("expected <block end>", "check that the lines of a list or group start in the same column"),
    ("expected comment or line break", "the text starts on the next line, indented with two spaces"),
    ("could not find expected ':'", "each line is `field: value`, or belongs to an indented text"),
    ("cannot start any token", "put the text in quotes"),
    ("found unexpected end of stream", "a quote or bracket is not closed"),
    ("expected <document start>", "check that all fields start in the same column"),
    ("", "check indentation, quotes and brackets above this place"),
)
