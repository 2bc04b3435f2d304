"""The first line of a file of entries, by which an editor finds the schema of the file.

It is a comment, and nobody has to write it: ``make format`` does.
"""

import re

from .textfile import NOT_A_FILE, TOO_LARGE, TextFile

_ANY_SCHEMA = re.compile(r"\A# yaml-language-server: *\$schema=.*\n")


def schema_file(folder: str) -> str:
    """Where the schema of the files in a folder of entries/ lies, below site_src/: ``schema/method.json``."""
    return f"schema/{folder.removesuffix('s')}.json"


def first_line(folder: str) -> str:
    """The line for files in a folder of entries/, without its end."""
    return f"# yaml-language-server: $schema=../../site_src/{schema_file(folder)}"


def with_first_line(file: TextFile) -> TextFile:
    """The file with its line; as it is, if it holds no text of an entry. The path is below entries/."""
    if file.text in {NOT_A_FILE, TOO_LARGE} or not file.path.endswith(".yaml"):
        return file
    rest = _ANY_SCHEMA.sub("", file.text)
    return TextFile(file.path, f"{first_line(file.path.partition('/')[0])}\n{rest}")
