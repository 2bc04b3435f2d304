"""What is known of a work -> the values of an entry, with a marker for all that a person must write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from pydantic import ValidationError

from ..document import UNWRITTEN, Loc, items
from ..fields import evidenced_paths, fields
from ..mistakes import message
from ..model.base import Part
from ..model.entry import Entry
from ..model.method import Code, Method
from ..model.publication import Publication
from ..model.review import Review
from ..model.text import ENTRY_REFERENCE, Context
from ..vocabulary import Suggestions
from .known import Known, KnownPublication, KnownRepository, Record
from .yamlwriter import Lines, Long, Value

Kind = Literal["method", "review"]
KINDS: Mapping[Kind, type[Entry]] = {"method": Method, "review": Review}
FOLDERS: Mapping[Kind, str] = {"method": "methods", "review": "reviews"}
TIERS = {"authors": "primary", "third-party": "secondary"}
"""The tier of a repository by those who maintain it."""

MOST_AUTHORS = 300
"""Authors of a publication that are taken over; some have thousands, and a file has a bound."""


@dataclass(frozen=True)
class Answers:
    """What the contributor said. ``maintained_by``: by whom the repositories are; empty if not known."""

    kind: Kind
    name: str = ""
    maintained_by: Literal["authors", "third-party", ""] = ""


def prefilled(answers: Answers, known: Known, context: Context) -> tuple[dict[str, Value], list[str]]:
    """The values, and sentences on what was left out; days are that of the check, ``context.today``."""
    entry = _Prefilled(answers, context)
    return entry.values(known), entry.remarks


def mistake_in(kind: Kind, field: str, value: str, context: Context) -> str | None:
    """What is wrong with the value of one field of an entry; None if it can stand."""
    refused = _refused(KINDS[kind], {field: value}, context)
    return next((words for loc, words in refused if loc[0] == field), None)


class _Prefilled:
    """Notes the sources that the facts of an entry need, and what was left out."""

    def __init__(self, answers: Answers, context: Context) -> None:
        self._answers = answers
        self._context = context
        self._today = context.today.isoformat()
        self._sources: dict[str, Value] = {}
        self.remarks: list[str] = []

    def values(self, known: Known) -> dict[str, Value]:
        publications = [self._publication(one) for one in known.publications or (KnownPublication(),)]
        code = [self._code(one) for one in known.repositories]
        value: dict[str, Value] = {
            "name": self._answers.name or UNWRITTEN,
            "added": self._today,
            "summary": Long(UNWRITTEN),
            "description": Long(UNWRITTEN),
        }
        if self._answers.kind == "method":
            data = {"data": UNWRITTEN, "sources": [UNWRITTEN]}
            value |= {"subfields": [UNWRITTEN], "tasks": [UNWRITTEN], "publications": publications}
            value |= _filled(code=code)
            value |= {"input": [data], "output": [data], "architecture": {"families": [UNWRITTEN]}}
        else:
            value |= {"publications": publications, "covers": [UNWRITTEN], "audience": Long(UNWRITTEN)}
        value["sources"] = self._sources
        value["evidence"] = _evidence(value, KINDS[self._answers.kind])
        return value

    def _publication(self, known: KnownPublication) -> Value:
        name = self._free_id(known.role or "paper")
        address = _filled(doi=known.doi, arxiv=known.arxiv) or {"doi": UNWRITTEN}
        if not self._sources:  # what a person reads: the publication that stands first
            first = dict(list(address.items())[:1])
            self._sources[name] = {**first, "checked": UNWRITTEN, "tier": "primary"}
        authors: list[Value] = [
            {"group": one.name} if one.is_group else one.name for one in known.authors[:MOST_AUTHORS]
        ]
        if more := len(known.authors) - len(authors):
            authors.append(UNWRITTEN)
            self.remarks.append(
                f"{known.doi or known.arxiv} names {more:,} more authors; write them, or their group"
            )
        value: dict[str, Value] = {
            "role": known.role or UNWRITTEN,
            "title": known.title or UNWRITTEN,
            "authors": authors or Lines([UNWRITTEN]),
            "date": known.date or UNWRITTEN,
            **_filled(issue_date=known.issue_date, venue=known.venue, volume=known.volume),
            **_filled(issue=known.issue, pages=known.pages),
            **address,
            "sources": self._record(name, known.record) or [UNWRITTEN],
        }
        self.remarks += known.remarks
        return self._accepted(Publication, value, known.doi or known.arxiv)

    def _code(self, known: KnownRepository) -> Value:
        name, tier = self._free_id("repository"), TIERS.get(self._answers.maintained_by, UNWRITTEN)
        read = {"repository": known.url, **_filled(commit=known.commit)}
        self._sources[name] = {**read, "checked": UNWRITTEN, "tier": tier}
        languages = self._languages(known)
        sources = [name, *(self._record(name, known.record) if languages or known.archived else [])]
        service = known.record.service if known.record else ""
        if known.licence:
            licence = self._free_id("licence")
            file = _filled(paths=[known.licence_file] if known.licence_file else [])
            seen = {"checked": self._today, "tier": tier, "note": f"Licence as {service} detects it."}
            self._sources[licence] = {**read, **file, **seen}
            sources = [*sources, licence]
        value: dict[str, Value] = {
            "url": known.url,
            "maintained_by": self._answers.maintained_by or UNWRITTEN,
            **_filled(licence=known.licence, languages=languages),
            **_filled(note=f"Archived on {service}: it can be read, not changed." if known.archived else ""),
            "sources": sources,
        }
        self.remarks += known.missing
        return self._accepted(Code, value, known.url)

    def _languages(self, known: KnownRepository) -> list[str]:
        """The languages that the closed list has."""
        terms = self._context.vocabularies.get("languages") or ()
        ids = {name.casefold(): term.id for term in terms for name in (term.id, term.label, *term.synonyms)}
        found = (ids.get(name.casefold(), "") for name in known.languages)
        return list(dict.fromkeys(filter(None, found)))

    def _record(self, name: str, record: Record | None) -> list[str]:
        """The id of the source that a record is; none without a record."""
        if not record:
            return []
        self._sources[f"{name}-record"] = {
            "title": f"Record of the {name.rstrip('-0123456789')} at {record.service}",
            "url": record.url,
            "checked": self._today,
            "tier": "secondary",
        }
        return [f"{name}-record"]

    def _free_id(self, wanted: str) -> str:
        """An id that no source has yet: ``preprint``, ``preprint-2``."""
        names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        return next(name for name in names if not {name, f"{name}-record"} & set(self._sources))

    def _accepted(self, part: type[Part], value: dict[str, Value], where: str) -> dict[str, Value]:
        """The values that the model takes; for others the marker stands, or nothing if they need not be."""
        needed = {field.name for field in fields(part) if field.required}
        for loc, words in list(_refused(part, value, self._context)):
            name, listed = str(loc[0]), value.get(str(loc[0]))
            self.remarks.append(f"the {name} of {where} could not be taken over: {words}")
            if isinstance(listed, list) and len(loc) > 1 and isinstance(loc[1], int):
                listed[loc[1]] = UNWRITTEN
            elif name in needed:
                value[name] = UNWRITTEN
            else:
                value.pop(name, None)
        return value


_OPEN = {"missing", "too_short"}
"""Mistakes that a marker brings with it."""


def _evidence(value: Mapping[str, Value], kind: type[Part]) -> dict[str, Value]:
    """A line for each fact that needs one."""
    return {path: [UNWRITTEN] for path in evidenced_paths(kind) if _stands(value, path.split("."))}


def _stands(value: Value, steps: list[str]) -> bool:
    if not steps:
        return True
    return isinstance(value, Mapping) and steps[0] in value and _stands(value[steps[0]], steps[1:])


def _filled(**values: Value) -> dict[str, Value]:
    """The values that are not empty."""
    return {name: value for name, value in values.items() if value}


def _refused(part: type[Part], value: Mapping[str, Value], context: Context) -> Iterator[tuple[Loc, str]]:
    """Places of values that the model does not take, with the reason; markers and missing fields apart."""
    try:
        part.model_validate(value, context=context)
    except ValidationError as error:
        for mistake in error.errors():
            if mistake["loc"] and mistake["type"] not in _OPEN and mistake["input"] != UNWRITTEN:
                yield mistake["loc"], message(part, mistake, Suggestions())
    for loc, text in _texts(value):
        if reference := ENTRY_REFERENCE.search(text):
            yield loc, f"found {reference[0]}, which would be a link to an entry"


def _texts(value: Value, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    for step, inner in items(value):
        yield from _texts(inner, (*loc, step))
