"""Records of observations: how an answer changes one, and how they are written."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from .document import is_unwritten
from .model.dates import PastDay
from .model.identifiers import Url
from .model.observed import (
    DetectedLicence,
    Observation,
    ObservedLink,
    ObservedRepository,
    Reason,
    Tag,
    is_gone,
)
from .model.text import ENTRY_REFERENCE, Context, Unknown

O = TypeVar("O", bound=Observation)  # noqa: E741

MISSING = (404, 410)
"""Statuses that say that there is nothing at an address; all others say nothing about that."""

HEAD = {
    "links": """\
# Whether the addresses in entries answer. Written by scripts/observe_links.py, never by hand: a wrong record
# mends itself at the next run, or delete this file. What the words mean: scripts/sitegen/model/observed.py
""",
    "repositories": """\
# What hosting sites say of the repositories in entries. Written by scripts/observe_repositories.py, never by
# hand: a wrong record mends itself at the next run, or delete this file. What the words mean:
# scripts/sitegen/model/observed.py
""",
}
"""How the files begin, by what they hold."""


@dataclass(frozen=True)
class Seen:
    """What came of asking an address once: a status, or the reason why there is none."""

    status: int | None = None
    reason: Reason | None = None
    moved_to: str | None = None


@dataclass(frozen=True)
class Facts:
    """What the hosting site says of a repository, in its own words."""

    last_commit: str | None = None
    archived: bool | None = None
    licence: str | None = None
    release: str | None = None
    released: str | None = None


def next_link(url: str, old: ObservedLink | None, seen: Seen, day: str) -> ObservedLink:
    """The record of a link after it was asked on ``day``."""
    return _checked(ObservedLink, _outcome(url, old, seen, day), day)


def next_repository(
    url: str, old: ObservedRepository | None, seen: Seen, facts: Facts | None, source: str, day: str
) -> ObservedRepository:
    """The record of a repository; where no ``facts`` came, those of the last time stay, with their day."""
    if facts:
        known: dict[str, Any] = _clean(facts, day)
    else:
        known = {name: getattr(old, name) for name in Facts.__dataclass_fields__} if old else {}
    return _checked(ObservedRepository, {**known, **_outcome(url, old, seen, day), "source": source}, day)


def _outcome(url: str, old: Observation | None, seen: Seen, day: str) -> dict[str, Any]:
    """What both kinds of record say: an answer ends all doubt, a gap of another kind adds none."""
    if seen.status and 200 <= seen.status < 400:
        moved = _or_none(Url, seen.moved_to, day)
        return {
            "outcome": "reachable",
            "checked": day,
            "status": seen.status,
            "moved_to": moved if moved and has_moved(url, moved) else None,
        }
    failed = _failed(old.failed if old else (), day, seen.status in MISSING)
    gone = seen.status in MISSING and is_gone(failed)
    return {
        "outcome": "gone" if gone else "could-not-tell",
        "checked": day,
        "answered": _answered(old),
        "since": failed[0] if gone else (old and old.since) or day,
        "status": seen.status,
        "reason": None if seen.status else seen.reason,
        "failed": failed,
        "moved_to": old.moved_to if old else None,
    }


def _answered(old: Observation | None) -> str | None:
    if old and old.outcome == "reachable":
        return old.checked
    return old.answered if old else None


def _failed(before: tuple[str, ...], day: str, missing: bool) -> tuple[str, ...]:
    """The first two days and the last: enough to tell whether an address is gone, however long it is so."""
    if not missing or (before and day <= before[-1]):
        return before
    return (*before[:2], day)


def has_moved(url: str, to: str) -> bool:
    """Whether another host or path answers; https for http, ``www.`` or a last slash make no move."""
    return _place(url) != _place(to)


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")


def _clean(facts: Facts, day: str) -> dict[str, Any]:
    """Facts that are what they should be; what a stranger wrote otherwise is left out."""
    licence = _or_none(DetectedLicence, facts.licence, day) if facts.licence else Unknown.NOT_STATED.value
    release = _or_none(Tag, facts.release, day)
    return {
        "last_commit": _or_none(PastDay, facts.last_commit, day),
        "archived": facts.archived,
        "licence": licence,
        "release": release,
        "released": _or_none(PastDay, facts.released, day) if release else None,
    }


def _or_none(kind: Any, value: str | None, day: str) -> Any:
    """The value, if the model takes it and it has no meaning of its own in our files."""
    if not value or is_unwritten(value) or ENTRY_REFERENCE.search(value):
        return None
    try:
        return TypeAdapter(kind).validate_python(value, context=_context(day))
    except ValidationError:
        return None


def _context(day: str) -> Context:
    return Context({}, date.fromisoformat(day))


def _checked(kind: type[O], fields: Mapping[str, Any], day: str) -> O:
    given = {name: value for name, value in fields.items() if value is not None}
    return kind.model_validate(given, context=_context(day))


def text_of(name: str, records: Mapping[str, Observation]) -> str:
    """The file of ``links`` or ``repositories``: sorted, one block each; same records, same bytes."""
    blocks = (_block(url, record) for url, record in sorted(records.items()))
    return f"{HEAD[name]}{name}:\n{''.join(blocks)}"


_PLAIN = re.compile(r"(?!null$)[A-Za-z0-9][A-Za-z0-9-]*")
"""Texts that mean the same with and without quotes."""


def _block(url: str, record: Observation) -> str:
    said = record.model_dump(mode="json", exclude_defaults=True)
    lines = (f"    {name}: {_yaml(value)}\n" for name, value in said.items())
    return f"  {_yaml(url)}:\n{''.join(lines)}"


def _yaml(value: Any) -> str:
    """A value as YAML: days and numbers plain, lists in brackets, text in quotes."""
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    if isinstance(value, bool | int):
        return json.dumps(value)
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
