"""The only module that reads or writes files."""

import os
from collections.abc import Iterable
from pathlib import Path

from .textfile import TextFile


def read_texts(root: Path, pattern: str = "**/*") -> list[TextFile]:
    """All files below ``root``; bytes that are not UTF-8 become lone surrogates, so that the check can name them.

    Line ends become ``\\n``. Links are not followed out of ``root``: a link is read as an empty file.
    """
    found = []
    for path in sorted(root.glob(pattern)):
        if path.is_symlink():
            found.append(TextFile(path.relative_to(root).as_posix(), ""))
        elif path.is_file():
            text = path.read_bytes().decode("utf-8", errors="surrogateescape")
            text = text.removeprefix("\ufeff").replace("\r\n", "\n")
            found.append(TextFile(path.relative_to(root).as_posix(), text))
    return found


def sync_texts(files: Iterable[TextFile], root: Path, owned: Iterable[str]) -> list[str]:
    """Make the owned paths below ``root`` hold exactly ``files``; returns the paths that changed.

    An owned path is a file, or a folder if it ends in ``/``; the empty path is all of ``root``. Files whose text is the same are not touched. Raises
    ValueError, before anything is written, for a file outside the owned paths.
    """
    owned = tuple(owned)
    wanted = {file.path: file.text.encode() for file in files}
    for path in wanted:
        if not any(path.startswith(own) if _is_folder(own) else path == own for own in owned):
            raise ValueError(
                f"{path} is not a generated path; add it to GENERATED in outputs.py and to .gitignore"
            )
    changed = [path for path, data in sorted(wanted.items()) if _write_if_changed(root / path, data)]
    return changed + [path for path in _present(root, owned) if path not in wanted and _remove(root, path)]


def _is_folder(owned: str) -> bool:
    return owned == "" or owned.endswith("/")


def _write_if_changed(path: Path, data: bytes) -> bool:
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # A reader, such as the preview server, never sees half a file.
    new = path.with_name(path.name + ".new")
    new.write_bytes(data)
    os.replace(new, path)
    return True


def _present(root: Path, owned: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for own in owned:
        place = root / own
        files = place.rglob("*") if _is_folder(own) else [place]
        found += [path.relative_to(root).as_posix() for path in files if path.is_file() or path.is_symlink()]
    return sorted(found)


def _remove(root: Path, path: str) -> bool:
    (root / path).unlink()
    for folder in (root / path).parents:
        if folder == root or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
