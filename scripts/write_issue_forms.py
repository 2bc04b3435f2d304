"""Write the forms in which readers suggest a method or report a mistake, as the hosting site needs them."""

import sys
from datetime import date
from pathlib import Path

from sitegen.disk import read_texts, sync_texts
from sitegen.issue_forms import FORMS, issue_forms
from sitegen.load import load_catalogue
from sitegen.problem import InvalidEntries

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit status: 0 if the forms are written, 1 if the entries have problems."""
    try:
        catalogue = load_catalogue(read_texts(ROOT / "entries"), today=date.today())
    except InvalidEntries as invalid:
        print(f"{len(invalid.problems)} problems in the entries; run `make check`.", file=sys.stderr)
        return 1
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    changed = sync_texts(issue_forms(catalogue.vocabularies), folder, FORMS)
    print("\n".join(f"{path} is new." for path in changed) or "The forms are as they were.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
