"""Check the entries: print every problem and exit with 1, or say that all is well. Writes nothing."""

import argparse
import sys
from collections.abc import Sized
from datetime import date
from pathlib import Path

from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.problem import InvalidEntries, visible

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 if all entries are valid, 1 if not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=Path, default=ROOT / "entries", help="folder to check")
    parser.add_argument("--only", default="", help="show only problems in files whose path holds this text")
    options = parser.parse_args(arguments)
    try:
        catalogue = load_catalogue(read_texts(options.entries), today=date.today())
    except InvalidEntries as invalid:
        return _report(invalid, options.entries.name, options.only)
    except OSError as error:
        print(visible(f"{error.filename}: cannot be read: {error.strerror}"), file=sys.stderr)
        return 1
    print(f"{_count(catalogue.methods, 'method')} and {_count(catalogue.reviews, 'review')}: no problems.")
    return 0


def _report(invalid: InvalidEntries, folder: str, only: str) -> int:
    problems = [problem for problem in invalid.problems if only in problem.file]
    for problem in problems:
        print(f"{folder}/{problem}", file=sys.stderr)
    print(f"{_count(problems, 'problem')}. Nothing was written.", file=sys.stderr)
    return 1 if problems else 0


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"


if __name__ == "__main__":
    sys.exit(main())
