"""The text of a new entry: what is known, markers for what must be written, hints from the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..document import UNWRITTEN, Loc
from ..editor import first_line
from ..fields import fields, parts_at
from ..model.base import Part
from ..model.text import Context
from ..problem import visible
from ..unwritten import choices, field_at
from ..vocabulary import Vocabularies
from .known import Known
from .prefilled import KINDS, Answers, prefilled
from .yamlwriter import Value, comment, yaml_text

_ABOUT = """
A draft. Write something in place of each TODO; `make check` tells for each of them what is expected. Lines
that start with # are hints; delete them as you like. Whatever no source says, leave out.
"""
_MORE = "What else an entry can say, if a source backs it. The field guide of the site explains all fields."


@dataclass(frozen=True)
class Draft:
    """The text of the file, and what a person should look at, in sentences."""

    text: str
    remarks: tuple[str, ...]


def draft(answers: Answers, known: Known, context: Context) -> Draft:
    """The entry as far as it is known."""
    kind = KINDS[answers.kind]
    values, remarks = prefilled(answers, known, context)
    remarks = [visible(remark) for remark in remarks]
    head = [first_line(f"{answers.kind}s"), *comment(_ABOUT)]
    for remark in remarks:
        head += comment(f"Look at this: {remark}")
    body = yaml_text(values, dict(_hints(values, kind, context.vocabularies)))
    return Draft("\n".join([*head, "", body + "\n".join(_more(values, kind)), ""]), tuple(remarks))


def _hints(
    values: Mapping[str, Value], kind: type[Part], vocabularies: Vocabularies
) -> Iterator[tuple[Loc, str]]:
    """A comment over each field of the entry itself, and over fields inside it that must be written."""
    for name, value in values.items():
        yield (
            (name,),
            " ".join(filter(None, (_hint((name,), kind, vocabularies), _inside(name, value, kind)))),
        )
        for loc in _markers(value, (name,)):
            if len(loc) > 1 and isinstance(loc[-1], str) and name != "evidence":
                yield loc, _hint(loc, kind, vocabularies)


def _hint(loc: Loc, kind: type[Part], vocabularies: Vocabularies) -> str:
    field = field_at(kind, loc)
    return f"{field.description} {choices(field, vocabularies)}".strip() if field else ""


def _inside(name: str, value: Value, kind: type[Part]) -> str:
    """The fields that the groups inside a field may have besides."""
    written = set(_names(value))
    more = [
        field.name for part in parts_at(kind, (name,)) for field in fields(part) if field.name not in written
    ]
    return f"More that can stand here: {', '.join(dict.fromkeys(more))}." if more and written else ""


def _names(value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    elif not isinstance(value, str):
        for item in value:
            yield from _names(item)


def _markers(value: Value, loc: Loc) -> Iterator[Loc]:
    """Places of fields that hold a marker, or a list with one; in a list only the first item counts."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _markers(inner, (*loc, name))
    elif value == UNWRITTEN or UNWRITTEN in value:
        yield loc
    elif not isinstance(value, str):
        yield from _markers(value[0], (*loc, 0))


def _more(values: Mapping[str, Value], kind: type[Part]) -> Iterator[str]:
    """The fields that the draft does not have, as comments."""
    yield ""
    yield from comment(_MORE)
    for field in fields(kind):
        if field.name not in values:
            yield from comment(f"{field.name}: {field.description}")
