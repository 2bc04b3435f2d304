"""Start an entry: ask what it is about, fetch what services know, write a draft with a TODO for the rest."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Literal

from sitegen.disk import add_text, read_texts
from sitegen.document import Document
from sitegen.drafting.draft import draft
from sitegen.drafting.known import Known
from sitegen.drafting.prefilled import FOLDERS, KINDS, Answers, mistake_in
from sitegen.drafting.proposals import proposed_name, proposed_slug
from sitegen.drafting.taken import mistake_in_new_name, why_not_new
from sitegen.drafting.work_id import WorkId, work_ids
from sitegen.load import load_catalogue, vocabularies
from sitegen.model.text import Context
from sitegen.problem import InvalidEntries, Problem, visible
from sitegen.textfile import TextFile
from sitegen.yamltext import read_yaml
from web.client import Client, Settings
from web.contact import contact, what_is_told
from web.lookup import Services, look_up, not_looked_up

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "web"
AN_HOUR = 3600
WELCOME = """\
This starts an entry. Each question can be answered with Enter alone: then what stands in [ ] is taken.
Ctrl-C stops; nothing is written before the last answer.
"""
FILE_NAME = "Its file name, also the address of its page (lower-case letters, digits, hyphens)"
BY: Mapping[str, Literal["authors", "third-party", ""]] = {"yes": "authors", "no": "third-party", "": ""}


Mistake = Callable[[str], str | None]
"""What is wrong with an answer; None if it is right."""

Ask = Callable[[str, Mistake, str], str]
"""A question, its check and its default -> the answer."""


class Refused(Exception):
    """Why no entry can be started, in a sentence."""


@dataclass(frozen=True)
class Entries:
    """What is in entries/ now, whatever is wrong with it."""

    folder: Path
    documents: tuple[Document, ...]
    context: Context


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 if a draft was written, 1 if not."""
    options = _options(arguments)
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that cannot show a letter shows its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _new_entry(options)
    except Refused as refused:
        print(visible(f"{_sentence(str(refused))} Nothing was written."), file=sys.stderr)
    except (KeyboardInterrupt, EOFError):
        print("\nStopped; nothing was written.", file=sys.stderr)
    except OSError as error:
        place = error.filename or options.entries
        print(visible(f"{place}: {error.strerror or error}. Nothing was written."), file=sys.stderr)
    return 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add(
        "--id",
        action="append",
        default=[],
        help="DOI, arXiv id or address of a repository; may be given again",
    )
    add("--name", default="", help="file name of the entry, such as danq")
    add("--kind", choices=KINDS, default=None, help="method (if not said) or review")
    add("--offline", action="store_true", help="ask no service; the draft holds what you give")
    add(
        "--contact",
        default=os.environ.get("CONTACT", ""),
        help="your e-mail or web address, told to the services",
    )
    add(
        "--yes",
        action="store_true",
        help="ask no question; what is not given is taken as proposed or left open",
    )
    add("--entries", type=Path, default=ROOT / "entries", help=argparse.SUPPRESS)
    for service in ("crossref", "arxiv", "github"):  # for tests
        add(f"--{service}", default="", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _new_entry(options: argparse.Namespace) -> int:
    entries = _read(options.entries)
    asks = not (options.yes or (options.id and options.name))
    if asks:
        print(WELCOME)
    if mistake := options.name and mistake_in_new_name(options.name, entries.documents):
        raise Refused(mistake)
    ids = _asked_ids(entries) if asks and not options.id else _ids(options.id)
    _refuse_known(ids, entries)
    known = not_looked_up(ids) if options.offline or not ids else _looked_up(ids, options)
    versions = [one.doi or f"arXiv:{one.arxiv}" for one in known.publications]
    _refuse_known([*ids, *_ids(versions)], entries)
    answers, slug = _answers(options, known, entries, asks)
    return _write(answers, slug, known, entries)


def _read(folder: Path) -> Entries:
    files, today = read_texts(folder), date.today()
    folders = tuple(f"{name}/" for name in FOLDERS.values())
    documents = tuple(read_yaml(file) for file in files if file.path.startswith(folders))
    return Entries(folder, documents, Context(vocabularies(files, today), today))


def _ids(texts: Sequence[str]) -> list[WorkId]:
    """What texts name, each thing once; several may stand in one with spaces between."""
    ids: list[WorkId] = []
    for found in (found for text in texts for found in work_ids(text)):
        if isinstance(found, str):
            raise Refused(found)
        if not any(found.is_same(other) for other in ids):
            ids.append(found)
    return ids


def _asked_ids(entries: Entries) -> list[WorkId]:
    """What is typed, until a line is empty."""
    typed: list[str] = []
    question = "DOI or arXiv id of the paper, or address of its code [none]"
    while text := _ask(question, _mistake_in_ids):
        typed.append(text)
        publications = [id for id in _ids(typed) if id.kind != "repository"]
        _refuse_known(publications, entries)
        question = "Another one, such as the address of the code [no more]"
    return _ids(typed)


def _mistake_in_ids(text: str) -> str | None:
    return next((found for found in work_ids(text) if isinstance(found, str)), None)


def _refuse_known(ids: Sequence[WorkId], entries: Entries) -> None:
    if mistake := why_not_new(ids, entries.documents):
        raise Refused(mistake)


def _looked_up(ids: Sequence[WorkId], options: argparse.Namespace) -> Known:
    bases = {name: base for name in ("crossref", "arxiv", "github") if (base := getattr(options, name))}
    services = Services(**bases, token=os.environ.get("GITHUB_TOKEN", "").strip())
    address = contact(options.contact, ROOT)
    print(what_is_told(address))
    polite = Settings(address, kept_seconds=AN_HOUR)
    settings = replace(polite, pause_seconds=0, tries=1, local_hosts=True) if bases else polite
    found = look_up(ids, Client(settings, None if bases else CACHE), services)
    for line in found.told:
        print(f"  {visible(line)}")
    return found.known


def _answers(options: argparse.Namespace, known: Known, entries: Entries, asks: bool) -> tuple[Answers, str]:
    """What the draft is and its file name; asked, or taken as proposed."""
    ask = _ask if asks else _take
    said = options.kind or ask("A method or a review? [method]", _one_of(*KINDS), "method")
    kind = next(kind for kind in KINDS if kind == said)
    proposal = proposed_name(kind, known)
    name = ask(
        _question("Its name, as people write it", proposal or "left open"),
        lambda text: mistake_in(kind, "name", text, entries.context) if text else None,
        proposal,
    )
    slug = _slug(options.name, proposed_slug(name, known), entries, ask)
    by = ""
    if known.repositories and kind == "method":
        by = ask(
            "Is the code by the authors of the method, yes or no? [left open]", _one_of("yes", "no", ""), ""
        )
    return Answers(kind, name, BY[by]), slug


def _slug(given: str, proposal: str, entries: Entries, ask: Ask) -> str:
    if given:
        return given
    if mistake_in_new_name(proposal, entries.documents):
        proposal = ""
    question = _question(FILE_NAME, proposal)
    return ask(question, lambda text: mistake_in_new_name(text, entries.documents), proposal)


def _question(words: str, proposal: str) -> str:
    return f"{words} [{proposal}]" if proposal else words


def _one_of(*words: str) -> Mistake:
    expected = " or ".join(filter(None, words))
    return lambda text: None if text in words else f"Write {expected}"


def _ask(question: str, mistake: Mistake, default: str = "") -> str:
    """The answer, asked for until it is right."""
    while True:
        print(visible(question), end=": ", flush=True)
        answer = input().encode("utf-8", "ignore").decode().strip() or default
        if not (wrong := mistake(answer)):
            return answer
        print(f"  {visible(_sentence(wrong))}")


def _sentence(words: str) -> str:
    return words if words.endswith(("?", ".")) else f"{words}."


def _take(question: str, mistake: Mistake, default: str = "") -> str:
    """The proposal, where nothing is asked; none that would be refused."""
    if not mistake(default):
        return default
    if question.startswith(FILE_NAME):
        raise Refused("No file name offers itself; give one as --name (or NAME=...)")
    return ""


def _write(answers: Answers, slug: str, known: Known, entries: Entries) -> int:
    try:
        made = draft(answers, known, entries.context)
    except ValueError as error:
        raise Refused(f"What is known {error}; --offline makes a draft without it") from None
    path = f"{FOLDERS[answers.kind]}/{slug}.yaml"
    try:
        add_text(TextFile(path, made.text), entries.folder)
    except FileExistsError:
        raise Refused(f"entries/{path} exists") from None
    except OSError as error:
        raise Refused(f"entries/{path} cannot be written: {error.strerror}") from None
    print(f"\nThe draft is entries/{path}. Open it in a text editor and write in place of each TODO:\n")
    to_write = _to_write(path, entries.folder)
    for problem in to_write:
        print(f"entries/{problem}")
    for remark in made.remarks:
        print(f"Look at this: {remark}.")
    print(
        f"\n{len(to_write)} places to write. `make check` prints those that are left; when there are none, "
        "`make serve` shows the page."
    )
    return 0


def _to_write(path: str, folder: Path) -> list[Problem]:
    try:
        load_catalogue(read_texts(folder), date.today())
    except InvalidEntries as invalid:
        return [problem for problem in invalid.problems if problem.file == path]
    return []


if __name__ == "__main__":
    sys.exit(main())
