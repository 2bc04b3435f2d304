"""Begin each entry with the line by which editors find its schema. Changes nothing else."""

import argparse
import sys
from pathlib import Path

from sitegen.disk import read_texts, sync_texts
from sitegen.editor import with_first_line
from sitegen.load import EDITED
from sitegen.problem import visible
from sitegen.textfile import TextFile

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0, also where a file holds no text, for the check tells it; 1 if the disk forbids it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=Path, default=ROOT / "entries", help="folder of the entries")
    parser.add_argument("files", type=Path, nargs="*", help="only these; without any, all")
    options = parser.parse_args(arguments)
    try:
        changed = _format(options.entries, options.files)
    except OSError as error:
        print(visible(f"{error.filename}: cannot be read or written: {error.strerror}"), file=sys.stderr)
        return 1
    for path in changed:
        print(
            visible(
                f"{options.entries.name}/{path}: names its schema in line 1 now; to commit, git add it again"
            )
        )
    return 0


def _format(entries: Path, named: list[Path]) -> list[str]:
    """The paths of the files that changed."""
    only = {path.resolve() for path in named}
    files = [
        file
        for file in read_texts(entries)
        if _is_entry(file) and (not only or (entries / file.path).resolve() in only)
    ]
    return sync_texts(map(with_first_line, files), entries, [file.path for file in files])


def _is_entry(file: TextFile) -> bool:
    """Whether the file is text that holds an entry or may become one."""
    is_text = not any("\ud800" <= sign <= "\udfff" for sign in file.text)
    return with_first_line(file) is not file and file.path.partition("/")[0] in EDITED and is_text


if __name__ == "__main__":
    sys.exit(main())
