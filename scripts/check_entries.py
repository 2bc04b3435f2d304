"""Check the entries: print every problem and exit with 1, or say that all is well. Writes nothing."""

import argparse
import gc
import sys
from collections.abc import Sized
from datetime import date
from pathlib import Path

from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.problem import InvalidEntries, Problem, visible

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 if all entries are valid, 1 if not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=Path, default=ROOT / "entries", help="folder to check")
    parser.add_argument("--only", default="", help="show only problems in files whose path holds this text")
    parser.add_argument("files", type=Path, nargs="*", help="show only problems in these; without any, all")
    options = parser.parse_args(arguments)
    try:
        catalogue = load_catalogue(read_texts(options.entries), today=date.today())
    except InvalidEntries as invalid:
        return _report(_shown(invalid, options), options.entries.name)
    except OSError as error:
        print(visible(f"{error.filename}: cannot be read: {error.strerror}"), file=sys.stderr)
        return 1
    print(f"{_count(catalogue.methods, 'method')} and {_count(catalogue.reviews, 'review')}: no problems.")
    return 0


def _shown(invalid: InvalidEntries, options: argparse.Namespace) -> list[Problem]:
    """The problems that were asked for; a changed vocabulary may break any entry."""
    asked = {file.resolve() for file in options.files}
    if asked & set((options.entries / "vocabulary").resolve().glob("*")):
        asked = set()
    return [
        problem
        for problem in invalid.problems
        if options.only in problem.file and (not asked or (options.entries / problem.file).resolve() in asked)
    ]


def _report(problems: list[Problem], folder: str) -> int:
    for problem in problems:
        print(f"{folder}/{problem}", file=sys.stderr)
    print(f"{_count(problems, 'problem')}.", file=sys.stderr)
    return 1 if problems else 0


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"


if __name__ == "__main__":
    gc.disable()  # what a check makes it keeps to its end; looking for the rest took a fifth of its time
    sys.exit(main())
