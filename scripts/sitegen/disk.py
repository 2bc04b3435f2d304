"""The only module that reads or writes files."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from .textfile import MOST_BYTES, NOT_A_FILE, TOO_LARGE, TextFile

MOST_DEEP = 20
"""Folders within folders up to which is read: the walk through them is recursive before Python 3.12."""


def read_texts(root: Path) -> list[TextFile]:
    """All files below ``root``, in the order of their paths; each line ends with ``\\n``.

    Bytes that are not UTF-8 become lone surrogates, so that the check can say where they stand. Links are not
    followed: they, folders too deep, and whatever is not a plain file have the text ``NOT_A_FILE``; files of
    more than ``MOST_BYTES`` have the text ``TOO_LARGE``. What editors and systems leave is passed over.
    Raises OSError for a file or folder that cannot be read.
    """
    paths = sorted(path for path in _paths(root) if not _is_left_behind(path.name))
    above = len(root.parts)
    return [TextFile("/".join(path.parts[above:]), _text(path)) for path in paths]


def weight(root: Path) -> tuple[int, int]:
    """Number of files below ``root`` and their bytes in all, as far as ``read_texts`` would read them."""
    sizes = [min(path.lstat().st_size, MOST_BYTES) for path in _paths(root) if not _is_left_behind(path.name)]
    return len(sizes), sum(sizes)


def _paths(root: Path) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise error

    for folder, folders, names in os.walk(root, onerror=fail):
        is_deep = len(Path(folder).relative_to(root).parts) >= MOST_DEEP
        closed = [name for name in folders if is_deep or Path(folder, name).is_symlink()]
        folders[:] = [name for name in folders if not (is_deep or name.startswith("."))]
        yield from (Path(folder, name) for name in (*names, *closed))


def _is_left_behind(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name == "Thumbs.db"


def _text(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return NOT_A_FILE
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return TOO_LARGE
    text = data.decode("utf-8", errors="surrogateescape")
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def add_text(file: TextFile, root: Path) -> None:
    """Write a new file below ``root`` in one move; raises OSError, and FileExistsError if it is there.

    Links are not followed: neither one in place of the folder nor one that waits under a name of ours.
    """
    path = root / file.path
    new = path.with_name(f".{path.name}.new")
    if path.parent.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent))
    try:
        new.unlink(missing_ok=True)
        with new.open("xb") as begun:
            begun.write(file.text.encode())
        _give_name(new, path)
    finally:
        new.unlink(missing_ok=True)


def _give_name(new: Path, path: Path) -> None:
    """A link fails where the name is taken; a rename, for places without links, would not."""
    try:
        path.hardlink_to(new)
    except OSError:
        if path.exists() or path.is_symlink():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        new.rename(path)


def sync_texts(files: Iterable[TextFile], root: Path, owned: Iterable[str]) -> list[str]:
    """Make the owned paths below ``root`` hold exactly ``files``; returns the paths that changed.

    An owned path is a file, or a folder if it ends in ``/``; the empty path is all of ``root``. A file whose
    text is the same is not touched. Raises ValueError, before anything is written, for a file outside the
    owned paths and for two files of one path.
    """
    owned = tuple(owned)
    wanted = _by_path(files, owned)
    changed = [path for path, data in sorted(wanted.items()) if _write_if_changed(root / path, data)]
    stale = sorted(path for path in _present(root, owned) if path not in wanted)
    for path in stale:
        _remove(root, path)
    return changed + stale


def _by_path(files: Iterable[TextFile], owned: tuple[str, ...]) -> dict[str, bytes]:
    wanted: dict[str, bytes] = {}
    for file in files:
        if not any(_owns(own, file.path) for own in owned):
            raise ValueError(
                f"{file.path} is not a generated path; add it to GENERATED in outputs.py and to .gitignore"
            )
        if file.path in wanted:
            raise ValueError(f"{file.path} is generated twice")
        wanted[file.path] = file.text.encode()
    return wanted


def _owns(owned: str, path: str) -> bool:
    return path.startswith(owned) if _is_folder(owned) else path == owned


def _is_folder(owned: str) -> bool:
    return owned == "" or owned.endswith("/")


def _write_if_changed(path: Path, data: bytes) -> bool:
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # A reader, such as the preview server, never sees half a file.
    new = path.with_name(path.name + ".new")
    new.write_bytes(data)
    new.replace(path)
    return True


def _present(root: Path, owned: tuple[str, ...]) -> Iterator[str]:
    for own in owned:
        for path in (root / own).rglob("*") if _is_folder(own) else [root / own]:
            if path.is_file() or path.is_symlink():
                yield path.relative_to(root).as_posix()


def _remove(root: Path, path: str) -> None:
    """Delete a file, and the folders that are empty without it."""
    (root / path).unlink()
    for folder in (root / path).parents:
        if folder == root or any(folder.iterdir()):
            break
        folder.rmdir()
