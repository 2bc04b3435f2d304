"""Start an entry: ask what it is about, fetch what services know, write a draft with a TODO for the rest."""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sitegen.disk import add_text, read_texts
from sitegen.document import Document
from sitegen.draft import draft
from sitegen.known import Known
from sitegen.load import load_catalogue, vocabularies
from sitegen.model.text import Context
from sitegen.prefilled import FOLDERS, KINDS, Answers, mistake_in
from sitegen.problem import InvalidEntries, Problem, visible
from sitegen.proposals import proposed_name, proposed_slug
from sitegen.taken import entries_of, mistake_in_new_name
from sitegen.textfile import TextFile
from sitegen.work_id import WorkId, work_id
from sitegen.yamltext import read_yaml
from web.client import Client, Settings
from web.lookup import Services, look_up, not_looked_up

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "web"
AN_HOUR = 3600
WELCOME = """\
This starts an entry. Each question can be answered with Enter alone: then what stands in [ ] is taken.
Ctrl-C stops; nothing is written before the last answer.
"""
FILE_NAME = "Its file name, which is the address of the page for good"
BY: Mapping[str, Literal["authors", "third-party", ""]] = {"yes": "authors", "no": "third-party", "": ""}


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
    try:
        return _new_entry(options)
    except Refused as refused:
        print(visible(f"{refused} Nothing was written."), file=sys.stderr)
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
    ids = _given_ids(options.id, entries)
    if asks and not ids:
        ids = _asked_ids(entries)
    _refuse_known_code(ids, entries)
    known = not_looked_up(ids) if options.offline or not ids else _looked_up(ids, options)
    for one in known.publications:
        for text in filter(None, (one.doi, one.arxiv and f"arXiv:{one.arxiv}")):
            _refuse_known_work(_id(text), entries)
    answers, slug = _answers(options, known, entries, asks)
    return _write(answers, slug, known, entries)


def _read(folder: Path) -> Entries:
    files, today = read_texts(folder), date.today()
    documents = [
        read_yaml(file)
        for file in files
        if file.path.startswith(tuple(f"{kind}/" for kind in FOLDERS.values()))
    ]
    return Entries(folder, tuple(documents), Context(vocabularies(files, today), today))


def _given_ids(texts: Sequence[str], entries: Entries) -> list[WorkId]:
    """The ids that stand in arguments, several in one with spaces between."""
    ids = [_id(text) for given in texts for text in given.split()]
    for id in ids:
        _refuse_known_work(id, entries)
    return ids


def _id(text: str) -> WorkId:
    found = work_id(text)
    if isinstance(found, str):
        raise Refused(f"{found}.")
    return found


def _asked_ids(entries: Entries) -> list[WorkId]:
    """The ids that are typed, until one is empty."""
    ids: list[WorkId] = []
    question = "DOI or arXiv id of the paper, or address of its code [none]"
    while text := _ask(
        question, lambda text: found if text and isinstance(found := work_id(text), str) else None
    ):
        ids += _given_ids([text], entries)
        question = "Another one, such as the address of the code [no more]"
    return ids


def _refuse_known_work(id: WorkId, entries: Entries) -> None:
    for entry in entries_of(id, entries.documents) if id.kind != "repository" else ():
        raise Refused(f"{id} has an entry already: entries/{entry.file}. Change that file instead.")


def _refuse_known_code(ids: Sequence[WorkId], entries: Entries) -> None:
    """A repository may hold several methods: it alone does not say which of them is new."""
    for id in ids:
        files = [f"entries/{entry.file}" for entry in entries_of(id, entries.documents)]
        if id.kind == "repository" and files:
            if all(other.kind == "repository" for other in ids):
                raise Refused(
                    f"{id} has an entry already: {', '.join(files)}. If it holds another method too, "
                    "give the DOI or arXiv id of that method as well."
                )
            print(f"{id} is the code of {', '.join(files)} too; that can be right.")


def _looked_up(ids: Sequence[WorkId], options: argparse.Namespace) -> Known:
    bases = {name: base for name in ("crossref", "arxiv", "github") if (base := getattr(options, name))}
    services = Services(**bases, token=os.environ.get("GITHUB_TOKEN", ""))
    contact = _contact(options.contact)
    print(
        f"The services that are asked are told your address, {contact}; set CONTACT to change it."
        if contact
        else "The services that are asked would like to know whom to write to; set CONTACT to your address."
    )
    settings = Settings(
        contact, kept_seconds=AN_HOUR, pause_seconds=0 if bases else 1, local_hosts=bool(bases)
    )
    found = look_up(ids, Client(settings, None if bases else CACHE), services)
    for line in found.told:
        print(f"  {visible(line)}")
    return found.known


def _contact(given: str) -> str:
    if not given:
        git = subprocess.run(
            ["git", "config", "user.email"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        given = git.stdout.strip()
    if given and not re.fullmatch(r"[!-'*-;=?-~]{3,200}", given):
        raise Refused(f'"{given}" is no e-mail or web address; set CONTACT to one.')
    return given


def _answers(options: argparse.Namespace, known: Known, entries: Entries, asks: bool) -> tuple[Answers, str]:
    """What the draft is called and what it is; asked, or taken as proposed."""
    ask = _ask if asks else _take
    said = options.kind or ask("A method or a review? [method]", _one_of(*KINDS), "method")
    kind = next(kind for kind in KINDS if kind == said)
    name = ask(
        _question("Its name, as people write it", proposed_name(kind, known), "left open"),
        lambda text: mistake_in(kind, "name", text, entries.context) if text else None,
        proposed_name(kind, known),
    )
    slug = options.name
    if mistake := slug and mistake_in_new_name(slug, entries.documents):
        raise Refused(f"{mistake}.")
    if not slug:
        proposal = proposed_slug(name, known)
        free = proposal and not mistake_in_new_name(proposal, entries.documents)
        question = _question(FILE_NAME, proposal if free else "", "")
        slug = ask(
            question, lambda text: mistake_in_new_name(text, entries.documents), proposal if free else ""
        )
    by = ""
    if known.repositories and kind == "method":
        by = ask("Is the code by the authors of the method, yes or no? [left open]", _one_of("yes", "no", ""))
    return Answers(kind, name, BY[by]), slug


def _question(words: str, proposal: str, otherwise: str) -> str:
    default = proposal or otherwise
    return f"{words} [{default}]" if default else words


def _one_of(*words: str) -> Callable[[str], str | None]:
    expected = " or ".join(filter(None, words))
    return lambda text: None if text in words else f"write {expected}"


def _ask(question: str, mistake: Callable[[str], str | None], default: str = "") -> str:
    """The answer, asked for until it is right."""
    while True:
        print(visible(question), end=": ", flush=True)
        answer = input().encode("utf-8", "ignore").decode().strip() or default
        if not (wrong := mistake(answer)):
            return answer
        print(f"  {visible(wrong)}.")


def _take(question: str, mistake: Callable[[str], str | None], default: str = "") -> str:
    """The proposal, where nothing is asked; none that would be refused."""
    if not mistake(default):
        return default
    if question.startswith(FILE_NAME):
        raise Refused("No file name offers itself; give one as --name (or NAME=...).")
    return ""


def _write(answers: Answers, slug: str, known: Known, entries: Entries) -> int:
    made = draft(answers, known, entries.context)
    path = f"{FOLDERS[answers.kind]}/{slug}.yaml"
    try:
        add_text(TextFile(path, made.text), entries.folder)
    except FileExistsError:
        raise Refused(f"entries/{path} exists.") from None
    print(f"\nThe draft is entries/{path}. Write something in place of each TODO:\n")
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
