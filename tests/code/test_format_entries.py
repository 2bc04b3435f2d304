"""Claims about `make format` and the schemas on disk: entries get their line, nothing else changes."""

import shutil
from pathlib import Path

import format_entries
import pytest
import write_schemas
from sitegen.textfile import MOST_BYTES

SMALL = Path(__file__).parent / "small" / "entries"
LINE = b"# yaml-language-server: $schema=../../site_src/schema/method.json\n"


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "entries"))


def test_each_entry_gets_its_line_once(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (entries / "methods" / "deep-net.yaml").read_bytes()
    assert format_entries.main(["--entries", str(entries)]) == 0
    assert (
        "entries/methods/deep-net.yaml: names its schema in line 1 now; to commit, git add it again\n"
        in capsys.readouterr().out
    )
    assert (entries / "methods" / "deep-net.yaml").read_bytes() == LINE + before
    assert all(
        file.read_bytes().startswith(b"# yaml-lang")
        for file in entries.rglob("*.yaml")
        if file.parent.name != "observed"
    )
    assert format_entries.main(["--entries", str(entries)]) == 0
    assert capsys.readouterr().out == ""


def test_only_the_named_files_get_it(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = entries / "methods" / "deep-net.yaml"
    assert format_entries.main(["--entries", str(entries), str(file)]) == 0
    assert (
        capsys.readouterr().out
        == "entries/methods/deep-net.yaml: names its schema in line 1 now; to commit, git add it again\n"
    )


def test_what_is_no_text_or_no_entry_stays(entries: Path, capsys: pytest.CaptureFixture[str]) -> None:
    format_entries.main(["--entries", str(entries)])
    capsys.readouterr()
    (entries / "methods" / "bytes.yaml").write_bytes(b"name: \xff\n")
    (entries / "methods" / "notes.txt").write_bytes(b"x\n")
    (entries / "methods" / "link.yaml").symlink_to(entries / "methods" / "bytes.yaml")
    (entries / "stray.yaml").write_bytes(b"x: y\n")
    (entries / "methods" / "large.yaml").write_bytes(b"x" * (MOST_BYTES + 1))
    assert format_entries.main(["--entries", str(entries)]) == 0
    assert capsys.readouterr().out == ""
    assert (entries / "methods" / "bytes.yaml").read_bytes() == b"name: \xff\n"
    assert (entries / "methods" / "large.yaml").stat().st_size == MOST_BYTES + 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    none = tmp_path / "none"
    assert format_entries.main(["--entries", str(none)]) == 1
    assert capsys.readouterr().err == f"{none}: cannot be read or written: No such file or directory\n"


def test_the_schemas_are_written_where_the_lines_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entries: Path
) -> None:
    (tmp_path / "site_src").mkdir()
    (entries / "vocabulary" / "tasks.yaml").write_bytes(b"broken: [\n")
    (entries / "methods" / "deep-net.yaml").write_bytes(b"broken: [\n")
    monkeypatch.setattr(write_schemas, "ROOT", tmp_path)
    assert write_schemas.main() == 0
    lines = {file.read_text().split("\n")[0] for file in SMALL.rglob("*.yaml")}
    format_entries.main(["--entries", str(entries)])
    shutil.rmtree(entries / "observed")  # which machines write
    for file in sorted(entries.rglob("*.yaml")):
        line = file.read_text(encoding="utf-8").partition("\n")[0]
        assert line not in lines
        assert (file.parent / line.partition("$schema=")[2]).is_file()
