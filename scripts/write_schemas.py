"""Write what editors complete entries from, the JSON Schemas, into site_src/schema/."""

import sys
from datetime import date
from pathlib import Path

from sitegen.disk import read_texts, sync_texts
from sitegen.exports.schemas import schemas
from sitegen.load import vocabularies
from sitegen.textfile import TextFile

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit status: 0, for whatever is wrong in the entries is told by the check."""
    folder = ROOT / "entries" / "vocabulary"
    files = [TextFile(f"vocabulary/{file.path}", file.text) for file in read_texts(folder)]
    sync_texts(schemas(vocabularies(files, date.today())), ROOT / "site_src", ["schema/"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
