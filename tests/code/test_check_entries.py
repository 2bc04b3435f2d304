"""Claims about `make check`: what it prints, and its exit status."""

import shutil
from pathlib import Path

import check_entries
import pytest

SMALL = Path(__file__).parent / "small" / "entries"


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "entries"))


def test_right_entries_are_counted(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_entries.main(["--entries", str(entries)]) == 0
    assert capsys.readouterr().out == "2 methods and 1 review: no problems.\n"


def test_a_mistake_is_printed_with_its_file_and_ends_with_status_1(
    entries: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = entries / "methods" / "deep-net.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[pytorch]", "[pytroch]"), encoding="utf-8")
    assert check_entries.main(["--entries", str(entries)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        'entries/methods/deep-net.yaml:27:18: code[1].frameworks[1]: "pytroch" is not a framework; '
        'did you mean "pytorch"? (all terms are in entries/vocabulary/frameworks.yaml: '
        "pytorch, torch7; if none fits, add one there)",
        "1 problem.",
    ]


def test_only_shows_one_file_of_many(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (entries / "methods" / "one.yaml").write_bytes(b"")
    (entries / "methods" / "two.yaml").write_bytes(b"\xff")
    assert check_entries.main(["--entries", str(entries), "--only", "methods/two"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "entries/methods/two.yaml:1:1: is not UTF-8 text; save the file as UTF-8",
        "1 problem.",
    ]


def test_named_files_are_shown_alone_but_with_a_vocabulary_all(
    entries: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, right = entries / "methods" / "one.yaml", entries / "methods" / "deep-net.yaml"
    broken.write_bytes(b"")
    folder = ["--entries", str(entries)]
    assert check_entries.main([*folder, str(right)]) == 0
    assert check_entries.main([*folder, str(right), str(broken)]) == 1
    assert check_entries.main([*folder, str(entries / "vocabulary" / "tasks.yaml")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "0 problems.",
        *2
        * (
            "entries/methods/one.yaml:1:1: the file is empty; copy an entry and change it",
            "1 problem.",
        ),
    ]


def test_odd_things_in_the_folder_are_told_without_a_traceback(
    entries: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (entries / "methods" / "link.yaml").symlink_to("/etc/passwd")
    (entries / "methods" / "folder.yaml").mkdir()
    (entries / "methods" / "folder.yaml" / "x").write_bytes(b"")
    (entries / "methods" / "a\nb\x1b[31m.yaml").write_bytes(b"")
    assert check_entries.main(["--entries", str(entries)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        r'entries/methods/a\nb\x1b[31m.yaml:1:1: has a wrong file name: "a\nb\x1b[31m" is not '
        "in lower-case letters, digits and single hyphens, such as danq; rename it to a-b-31m.yaml",
        "entries/methods/a\\nb\\x1b[31m.yaml:1:1: the file is empty; copy an entry and change it",
        "entries/methods/folder.yaml/x:1:1: is a stray file; "
        "move it into one of vocabulary/, methods/, reviews/, lists/ or delete it",
        "entries/methods/link.yaml:1:1: is a link, not a file; put the file itself in its place",
        "4 problems.",
    ]
