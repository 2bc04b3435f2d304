"""Check proposed entries with this code and these entries as the base; write a report of bounded size.

What is proposed comes from strangers: it is read as text and nothing else.
"""

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import jinja2
from sitegen.catalogue import Catalogue
from sitegen.disk import read_texts, weight
from sitegen.outputs import render_all
from sitegen.problem import Problem, visible
from sitegen.proposed.annotations import command
from sitegen.proposed.changes import proposal
from sitegen.proposed.comment import summary
from sitegen.proposed.proposal import Proposal, some_mistakes
from sitegen.site import Site
from sitegen.templates import environment
from sitegen.textfile import TextFile

ROOT = Path(__file__).resolve().parent.parent
MOST_FILES = 20_000
MOST_BYTES = 100_000_000
MOST_CHANGED = 5_000_000
"""Characters in changed files: to check so many full of mistakes takes a minute."""


def review(base: Path, proposed: Path) -> Proposal:
    """The report on two folders of entries; raises OSError where one cannot be read."""
    if refusal := _refusal(proposed):
        return _refused(refusal)
    before, after = read_texts(base), read_texts(proposed)
    changed = sum(len(file.text) for file in {*after} - {*before})
    if changed > MOST_CHANGED:
        return _refused(
            f"has changes in files of {changed:,} characters; at most {MOST_CHANGED:,} are checked at once"
        )
    return proposal(before, after, date.today(), _rendered)


def _refused(reason: str) -> Proposal:
    return Proposal(mistakes=some_mistakes([Problem("", 1, 1, "", reason)]))


def _refusal(folder: Path) -> str | None:
    """Why a folder is not read at all; None if it is."""
    if folder.is_symlink() or not folder.is_dir():
        return "is not a folder; put the entries back in their places"
    files, size = weight(folder)
    if files > MOST_FILES or size > MOST_BYTES:
        return (
            f"holds {files:,} files of {size:,} bytes; at most {MOST_FILES:,} files "
            f"of {MOST_BYTES:,} bytes are checked"
        )
    return None


def _rendered(catalogue: Catalogue) -> Iterable[TextFile]:
    templates = {file.path: file.text for file in read_texts(ROOT / "templates")}
    return render_all(catalogue, Site("Proposed"), environment(jinja2.DictLoader(templates)))


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 if nothing is wrong with what is proposed, 1 if something is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, default=ROOT / "entries", help="the entries as they are")
    parser.add_argument("--proposed", type=Path, required=True, help="the entries as they would be")
    parser.add_argument("--report", type=Path, help="where the report goes, as JSON")
    parser.add_argument("--summary", type=Path, help="file to which the summary is added, as Markdown")
    options = parser.parse_args(arguments)
    try:
        found = review(options.base, options.proposed)
    except OSError as error:
        print(visible(f"{error.filename}: cannot be read: {error.strerror}"), file=sys.stderr)
        return 2
    if options.report:
        options.report.write_text(found.model_dump_json() + "\n", encoding="utf-8")
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(summary(found))
    for mistake in found.mistakes.first:
        print(command(mistake))
    print(_told(found))
    return 1 if found.mistakes.count else 0


def _told(found: Proposal) -> str:
    if not found.files and not found.mistakes.count:
        return "No entry is changed."
    number = found.mistakes.count
    told = f"{number:,} mistake{'' if number == 1 else 's'} in what is proposed."
    hidden = number - len(found.mistakes.first)
    return f"{told} The first {len(found.mistakes.first)} are shown." if hidden else told


if __name__ == "__main__":
    sys.exit(main())
