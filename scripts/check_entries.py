"""Check the entries: print every problem and exit with 1, or say that all is well. Writes nothing."""

import argparse
import sys
from datetime import date
from pathlib import Path

from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.problem import InvalidEntries

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
        problems = [problem for problem in invalid.problems if options.only in problem.file]
        for problem in problems:
            print(f"{options.entries.name}/{problem}", file=sys.stderr)
        print(f"{len(problems)} problems. Nothing was written.", file=sys.stderr)
        return 1 if problems else 0
    print(f"{len(catalogue.methods)} methods and {len(catalogue.reviews)} reviews: no problems.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
