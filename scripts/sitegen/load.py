"""Text files -> Catalogue, or every problem at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from .catalogue import Catalogue
from .document import UNWRITTEN, Folders, slug_of
from .fields import vocabularies_under
from .model.base import Part
from .model.lists import ReadingList
from .model.method import Method
from .model.observed import Observations, Observed
from .model.review import Review
from .model.text import Context, mistake_in_slug, slug_for
from .model.vocabulary_file import VocabularyFile
from .parse import parse
from .problem import InvalidEntries, Problem
from .rules import RULES_ACROSS, RULES_WITHIN
from .textfile import TextFile
from .unwritten import unwritten, without_what_is_said
from .vocabulary import Term, Vocabularies, Vocabulary
from .yamltext import FILES_KEPT, read_yaml

P = TypeVar("P", bound=Part)

FOLDERS: Mapping[str, type[Part]] = {
    "vocabulary": VocabularyFile,
    "methods": Method,
    "reviews": Review,
    "lists": ReadingList,
    "observed": Observations,
}
"""The folders of entries/ and the kind of file in each. To add a kind: a model, and its folder here."""

EDITED = tuple(folder for folder in FOLDERS if folder != "observed")
"""The folders whose files people write."""

OBSERVED = ("links", "repositories")
"""The files of ``observed/``."""

VOCABULARIES = frozenset({"licences", *vocabularies_under(Method), *vocabularies_under(Review)})
"""The closed lists that there must be: the fields of entries take their terms from them."""


def load_catalogue(files: Iterable[TextFile], today: date) -> Catalogue:
    """All entries; raises :class:`InvalidEntries` with every problem. Paths are relative to ``entries/``."""
    files = sorted(files)
    good = {folder: tuple(_good_files(files, folder)) for folder in FOLDERS}
    context = _context(good["vocabulary"], today)
    problems = [*_stray_files(files), *_missing_vocabularies(good["vocabulary"])]
    read = {folder: _parts(good[folder], kind, context, problems) for folder, kind in FOLDERS.items()}
    problems += _broken_rules(good)
    if problems := without_what_is_said(problems, _unwritten(good, context)):
        raise InvalidEntries(problems)
    return Catalogue(
        context.vocabularies,
        _by_name(read["methods"]),
        _by_name(read["reviews"]),
        tuple(read["lists"]),
        _observed(good["observed"], context),
    )


def _parts(files: Iterable[TextFile], kind: type[P], context: Context, problems: list[Problem]) -> list[Any]:
    """What the files hold; their problems go to ``problems``."""
    found = []
    for file in files:
        part, mistakes = parse(file, kind, _slug(file), context)
        problems += mistakes
        found += [part] if part else []
    return found


def _slug(file: TextFile) -> str:
    """The slug of the entry; where the file name is wrong, that to which it should be changed."""
    slug = slug_of(file.path)
    return (slug_for(slug) or "my-method") if mistake_in_slug(slug) else slug


def _broken_rules(files: Mapping[str, tuple[TextFile, ...]]) -> Iterator[Problem]:
    for folder, kind in FOLDERS.items():
        for file in files[folder]:
            yield from _broken_rules_within(file, kind)
    folders = Folders(**{folder: tuple(map(read_yaml, files[folder])) for folder in FOLDERS})
    for rule in RULES_ACROSS:
        yield from rule(folders)


@lru_cache(FILES_KEPT)
def _broken_rules_within(file: TextFile, kind: type[Part]) -> tuple[Problem, ...]:
    document = read_yaml(file)
    return tuple(problem for rule in RULES_WITHIN for problem in rule(document, kind))


def vocabularies(files: Iterable[TextFile], today: date) -> Vocabularies:
    """The closed lists that can be read, whatever is wrong with other files."""
    return _context(tuple(_good_files(sorted(files), "vocabulary")), today).vocabularies


def _unwritten(files: Mapping[str, tuple[TextFile, ...]], context: Context) -> Iterator[Problem]:
    for folder, kind in FOLDERS.items():
        for file in files[folder]:
            if UNWRITTEN in file.text:
                yield from unwritten(read_yaml(file), kind, context.vocabularies)


def _by_name(entries: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.name.casefold(), entry.slug)))


@lru_cache(maxsize=4)
def _context(files: tuple[TextFile, ...], today: date) -> Context:
    """The closed lists that could be read; the same object for the same files, for ``parse`` goes by it."""
    read = (parse(file, VocabularyFile, slug_of(file.path), Context({}, today)) for file in files)
    return Context({part.slug: _vocabulary(part) for part, _ in read if part}, today)


@lru_cache(maxsize=4)
def _observed(files: tuple[TextFile, ...], context: Context) -> Observed:
    """What was observed; the same object for the same files, by which pages know that nothing changed."""
    read = {file.path: parse(file, Observations, slug_of(file.path), context)[0] for file in files}
    links, repositories = (read.get(f"observed/{name}.yaml") for name in OBSERVED)
    return Observed(links.links if links else {}, repositories.repositories if repositories else {})


def _vocabulary(file: VocabularyFile) -> Vocabulary:
    terms = {id: Term(file.slug, id, **dict(fields)) for id, fields in file.terms.items()}
    return Vocabulary(file.slug, file.title, file.singular, file.about, terms)


def _missing_vocabularies(files: Sequence[TextFile]) -> Iterator[Problem]:
    for name in sorted(VOCABULARIES - {slug_of(file.path) for file in files}):
        message = "is missing; the fields of entries take their terms from it"
        yield Problem(f"vocabulary/{name}.yaml", 1, 1, "", message)


def _good_files(files: Iterable[TextFile], folder: str) -> Iterator[TextFile]:
    """The files of a folder that hold what belongs there; a wrong file name hides no other mistake."""
    return (file for file in files if file.path.startswith(folder + "/") and not _is_stray(file.path))


def _stray_files(files: Iterable[TextFile]) -> Iterator[Problem]:
    for file in files:
        if mistake := _mistake_in_path(file.path):
            yield Problem(file.path, 1, 1, "", mistake)


def _mistake_in_path(path: str) -> str | None:
    """Why a file cannot stay in ``entries/`` under its name; None if it can."""
    return _is_stray(path) or _mistake_in_file_name(slug_of(path))


def _mistake_in_file_name(name: str) -> str | None:
    mistake = "it ends in .yml" if name.endswith(".yml") else mistake_in_slug(name)
    meant = slug_for(name)
    advice = f"; rename it to {meant}.yaml" if meant else ""
    return mistake and f"has a wrong file name: {mistake}{advice}"


def _is_stray(path: str) -> str | None:
    """Why a file is none that we read."""
    folder, _, name = path.partition("/")
    if not name or folder not in FOLDERS or "/" in name:
        by_hand = (place for place in FOLDERS if place != "observed")
        places = ", ".join(f"{place}/" for place in by_hand)
        return f"is a stray file; move it into one of {places} or delete it"
    if not name.endswith((".yaml", ".yml")):
        return "is a stray file; the name of an entry ends in .yaml"
    if folder == "observed" and slug_of(name) not in OBSERVED:
        return f"is a stray file; programs write {' and '.join(f'{one}.yaml' for one in OBSERVED)} here"
    if folder == "vocabulary" and slug_of(name) not in VOCABULARIES:
        return f"is a stray file; no field takes terms from it (there are {', '.join(sorted(VOCABULARIES))})"
    return None
