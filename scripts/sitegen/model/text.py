"""The kinds of text that fields are made of; each says in plain words what it expects."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..problem import short
from ..textfile import INVISIBLE
from ..vocabulary import Vocabulary, nearest
from .check import ONLY_TEXT, Check, around_space, never, whole

ENTRY_REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")
"""``[[danq]]`` in running text becomes a link that shows the entry's name."""

LINE_CHARACTERS = 400
SLUG_CHARACTERS = 80
SUMMARY_CHARACTERS = 200
DESCRIPTION_WORDS = (60, 250)

_TAG = re.compile(r"<[A-Za-z/!?]")
_MARKDOWN = (
    r"\]\(",
    r"\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*",
    r"(?<![\w/.])__[^\W_](?:[^_\n]*[^\W_])?__(?![\w/.(])",
    r"(?<![\w*])\*\w(?:[^*()\n]*\w)?\*(?![\w*])",
    r"`[^`\s](?:[^`\n]*[^`\s])?`",
    r"(?<![^\n])(?:#{1,6}|-) ",
)
"""Clear cases only: ``R*``, ``2*3``, ``snake_case`` and ``__init__.py`` are plain text."""

_MARKED_UP = re.compile("|".join(_MARKDOWN))
_QUOTED = re.compile('["\'“”„«‘’]([^"“”„«»]+)["\'“”»’]')  # noqa: RUF001
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Context:
    """What fields are checked against besides themselves: the closed lists and the day of the check.

    A list whose file has mistakes is not among the vocabularies; terms are then taken as they are written.
    """

    vocabularies: Mapping[str, Vocabulary] = field(hash=False)
    today: date


def wrong(message: str) -> PydanticCustomError:
    """A mistake, in words for the contributor."""
    return PydanticCustomError("wrong", message)  # type: ignore[arg-type,unused-ignore]


def wrong_word(found: str, suggest: Callable[[], str | None], otherwise: str) -> PydanticCustomError:
    """A word that is not known. ``suggest`` is asked by the reader of the file, who stops at some point."""
    advice = {"found": found, "suggest": suggest, "otherwise": otherwise}
    return PydanticCustomError("wrong_word", "is not a known word", advice)


class Unknown(StrEnum):
    """A fact that was looked for in vain, or one that the thing cannot have."""

    NOT_STATED = "not-stated"
    NOT_APPLICABLE = "not-applicable"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ")


T = TypeVar("T")


def _unknown_or(value: Any, validate: Callable[[Any], Any]) -> Any:
    if not isinstance(value, str):
        return validate(value)
    if value in set(Unknown):
        return Unknown(value)
    if meant := nearest(value, list(Unknown), cutoff=0.75):
        raise wrong(f'found "{value}"; did you mean "{meant}"?')
    return validate(value)


def _unknown_or_dumped(value: Any, dump: Callable[[Any], Any]) -> Any:
    return value.value if isinstance(value, Unknown) else dump(value)


@dataclass(frozen=True)
class MayBeUnknown:
    """Lets a field say ``not-stated`` or ``not-applicable`` without the double messages of a union."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        known = next(kind for kind in get_args(source) if kind is not Unknown)
        return core_schema.no_info_wrap_validator_function(
            _unknown_or,
            handler.generate_schema(known),
            serialization=core_schema.wrap_serializer_function_ser_schema(_unknown_or_dumped),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        known = handler(schema)
        if "errorMessage" in known:
            known["errorMessage"] += ", or not-stated or not-applicable"
        return {"anyOf": [known, {"x-unknown": True}]}


Stated = Annotated[T | Unknown, MayBeUnknown()]


def plain(value: str) -> str:
    """Text without markup and without characters that cannot be seen."""
    if tag := _TAG.search(value):
        found = value[tag.start() : tag.start() + 20]
        raise wrong(
            f'found "{found}": HTML is not allowed; write plain text, and "less than" as "< " with a space'
        )
    if hidden := INVISIBLE.search(value):
        raise wrong(f"found the invisible character U+{ord(hidden[0]):04X}; delete it")
    return value


def not_marked_up(value: str) -> str:
    """Text without Markdown, which would stand on the page as it is written."""
    if found := _MARKED_UP.search(value):
        raise wrong(
            f'found "{short(found[0], 40)}": Markdown is not allowed, it would be shown as it stands; '
            "write plain text"
        )
    return value


def unquoted(value: str) -> str:
    """A text that is not as a whole in quotes."""
    if quoted := _QUOTED.fullmatch(value):
        raise wrong(f"stands in quotes that would be part of it; write {quoted[1]}")
    return value


def one_line(value: str) -> str:
    """Text without line ends and tabs."""
    if "\t" in value:
        raise wrong("found a tab; write spaces")
    if "\n" in value:
        raise wrong("goes over several lines; write it on one line (or with >- in front of folded lines)")
    return value


def at_most(characters: int, advice: str) -> Check:
    """A check that a text is not longer."""

    def check(value: str) -> str:
        if len(value) > characters:
            raise wrong(f"has {len(value)} characters; at most {characters} are allowed: {advice}")
        return value

    pattern = around_space(rf"[\s\S]{{0,{characters}}}")
    return Check(check, pattern, f"at most {characters} characters are allowed: {advice}")


def matches(pattern: str, expected: str, read_as: Mapping[str, Any] = ONLY_TEXT) -> Check:
    """A check that the whole value has the form of ``pattern``; ``expected`` says it in words."""
    form = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise wrong(f'"{short(value)}" is not {expected}')
        return value

    return Check(check, whole(pattern), f"is not {expected}", read_as)


def _sentence(value: str) -> str:
    if not value.endswith((".", "?")):
        raise wrong("does not end with a full stop; write a whole sentence")
    return value


def _description(value: str) -> str:
    count, (least, most) = len(value.split()), DESCRIPTION_WORDS
    if not least <= count <= most:
        raise wrong(f"has {count} words; write {least} to {most}")
    return value


def mistake_in_slug(slug: str) -> str | None:
    """Why this cannot be the address of a page; None if it can."""
    if not _SLUG.fullmatch(slug):
        return f'"{short(slug)}" is not in lower-case letters, digits and single hyphens, such as danq'
    if len(slug) > SLUG_CHARACTERS:
        return f'"{slug[:20]}..." has {len(slug)} characters; at most {SLUG_CHARACTERS} are allowed'
    if slug == "index":
        return '"index" is the address of a page of the site itself; choose another name'
    return None


def slug_for(name: str) -> str:
    """The slug that comes nearest to a name: ``Deep Motif (DeMo).yml`` gives ``deep-motif-demo``."""
    letters = unicodedata.normalize("NFKD", re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE))
    plain_letters = "".join(sign for sign in letters if not unicodedata.combining(sign)).lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain_letters))[:SLUG_CHARACTERS].strip("-")
    return "" if slug == "index" else slug


def _slug(value: str) -> str:
    if mistake := mistake_in_slug(value):
        meant = "" if _SLUG.fullmatch(value) else slug_for(value)
        raise wrong(f'{mistake}; did you mean "{meant}"?' if meant else mistake)
    return value


PLAIN = Check(
    plain,
    never(f"{_TAG.pattern}|{INVISIBLE.pattern}"),
    'found HTML, or a character that cannot be seen; write plain text, and "less than" as "< " with a space',
)
_NOT_EMPTY = StringConstraints(strip_whitespace=True, min_length=1)
_NOT_MARKED_UP = Check(
    not_marked_up, never(_MARKED_UP.pattern), "Markdown is not allowed, it would be shown as it stands"
)
_ONE_LINE = Check(
    one_line, around_space(r"[^\n\t]*"), "write it on one line (or with >- in front of folded lines)"
)
UNQUOTED = Check(
    unquoted, rf"^(?!\s*{_QUOTED.pattern}\s*$)", "stands in quotes that would be part of it; leave them out"
)
_LEAST, _MOST = DESCRIPTION_WORDS

Text = Annotated[str, _NOT_EMPTY, PLAIN, _NOT_MARKED_UP]
LongLine = Annotated[str, _NOT_EMPTY, PLAIN, _ONE_LINE]
Line = Annotated[LongLine, _NOT_MARKED_UP, at_most(LINE_CHARACTERS, "say it in fewer words")]
Note = Line
Sentence = Annotated[
    Line, Check(_sentence, r"[.?]\s*$", "does not end with a full stop; write a whole sentence")
]
Summary = Annotated[
    Sentence, at_most(SUMMARY_CHARACTERS, "say in one sentence what goes in and what comes out")
]
Description = Annotated[
    Text,
    Check(
        _description,
        around_space(rf"(?:\S+\s+){{{_LEAST - 1},{_MOST - 1}}}\S+"),
        f"write {_LEAST} to {_MOST} words",
    ),
]
Slug = Annotated[
    str,
    Check(
        _slug,
        rf"^(?!index$)(?!.{{{SLUG_CHARACTERS + 1}}}){_SLUG.pattern}$",
        "is not in lower-case letters, digits and single hyphens, such as danq",
        {"minimum": 0, "multipleOf": 1},
    ),
]
