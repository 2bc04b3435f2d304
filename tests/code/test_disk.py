"""Claims about the only module that touches files."""

import os
from pathlib import Path

import pytest
from sitegen.disk import MOST_DEEP, add_text, read_texts, sync_texts, weight
from sitegen.textfile import MOST_BYTES, NOT_A_FILE, TOO_LARGE, TextFile


def write(root: Path, **files: bytes) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, **{"b.yaml": b"2", "a/c.yaml": b"1", "a.yaml": b"0"})
    assert read_texts(tmp_path) == [
        TextFile("a/c.yaml", "1"),
        TextFile("a.yaml", "0"),
        TextFile("b.yaml", "2"),
    ]


def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, **dict.fromkeys((".a.yaml.swp", "a.yaml~", "Thumbs.db", ".git/x", "a.yaml"), b"x"))
    assert read_texts(tmp_path) == [TextFile("a.yaml", "x")]


def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        read_texts(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa: b\n", "a: b\n"),
        (b"a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        (b"a: \xff\n", "a: \udcff\n"),
        ("a: Žiga\n".encode(), "a: Žiga\n"),
        (b"", ""),
    ],
    ids=["byte order mark", "line ends of Windows", "not UTF-8", "UTF-8", "empty"],
)
def test_bytes_become_text(tmp_path: Path, data: bytes, text: str) -> None:
    write(tmp_path, **{"one.yaml": data})
    assert read_texts(tmp_path) == [TextFile("one.yaml", text)]


def test_what_is_not_a_plain_file_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "outside", secret=b"secret")
    inside = tmp_path / "entries"
    (inside / "folder.yaml").mkdir(parents=True)
    (inside / "link.yaml").symlink_to(tmp_path / "outside" / "secret")
    (inside / "linked").symlink_to(tmp_path / "outside")
    (inside / "nowhere.yaml").symlink_to("nowhere")
    os.mkfifo(inside / "pipe.yaml")
    assert read_texts(inside) == [
        TextFile(name, NOT_A_FILE) for name in ("link.yaml", "linked", "nowhere.yaml", "pipe.yaml")
    ]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, large=b"x" * MOST_BYTES, too_large=b"x" * (MOST_BYTES + 1))
    with (tmp_path / "huge").open("wb") as file:
        os.truncate(file.fileno(), 10**12)
    assert [file.text[:10] for file in read_texts(tmp_path)] == [TOO_LARGE[:10], "x" * 10, TOO_LARGE[:10]]
    assert weight(tmp_path) == (3, 3 * MOST_BYTES)


def test_a_name_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    write(tmp_path, **{os.fsdecode(b"\xff\n.yaml"): b"x"})
    assert read_texts(tmp_path) == [TextFile("\udcff\n.yaml", "x")]


def test_owned_paths_hold_exactly_the_new_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "index.md": b"old",
            "methods/gone.md": b"old",
            "methods/deep/gone.md": b"old",
            "about.md": b"by hand",
        },
    )
    changed = sync_texts(
        [TextFile("index.md", "new"), TextFile("methods/one.md", "é")], tmp_path, ["index.md", "methods/"]
    )
    assert changed == ["index.md", "methods/one.md", "methods/deep/gone.md", "methods/gone.md"]
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == {
        "about.md",
        "index.md",
        "methods/one.md",
    }
    assert (tmp_path / "methods" / "one.md").read_bytes() == "é".encode()
    assert (tmp_path / "about.md").read_bytes() == b"by hand"
    assert not (tmp_path / "methods" / "deep").exists()


def test_a_file_whose_text_is_the_same_is_not_touched(tmp_path: Path) -> None:
    files = [TextFile("methods/one.md", "one")]
    assert sync_texts(files, tmp_path, ["methods/"]) == ["methods/one.md"]
    os.utime(tmp_path / "methods" / "one.md", ns=(1, 1))
    assert sync_texts(files, tmp_path, ["methods/"]) == []
    assert (tmp_path / "methods" / "one.md").stat().st_mtime_ns == 1


def test_a_link_in_an_owned_place_gives_way_and_its_target_stays(tmp_path: Path) -> None:
    write(tmp_path, target=b"one")
    (tmp_path / "methods").mkdir()
    (tmp_path / "methods" / "one.md").symlink_to(tmp_path / "target")
    (tmp_path / "methods" / "two.md").symlink_to(tmp_path / "target")
    sync_texts([TextFile("methods/one.md", "new")], tmp_path, ["methods/"])
    assert not (tmp_path / "methods" / "one.md").is_symlink()
    assert not (tmp_path / "methods" / "two.md").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"one"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            ["methods/one.md", "about.md"],
            "about.md is not a generated path; add it to GENERATED in outputs.py",
        ),
        (["methods/one.md", "methodsx/one.md"], "methodsx/one.md is not a generated path"),
        (["methods/one.md", "methods/one.md"], "methods/one.md is generated twice"),
    ],
)
def test_nothing_is_written_where_a_path_is_wrong(tmp_path: Path, files: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        sync_texts([TextFile(path, "x") for path in files], tmp_path, ["methods/"])
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_whole_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "methods").mkdir()
    add_text(TextFile("methods/one.yaml", "é"), tmp_path)
    assert (tmp_path / "methods" / "one.yaml").read_bytes() == "é".encode()
    assert [path.name for path in (tmp_path / "methods").iterdir()] == ["one.yaml"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_overwrites_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:  # as on some shared folders
        monkeypatch.setattr(
            Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(PermissionError(1, "no links"))
        )
    add_text(TextFile("new.yaml", "1"), tmp_path)
    (tmp_path / "nowhere.yaml").symlink_to("nowhere")
    for name in ("new.yaml", "nowhere.yaml"):
        with pytest.raises(FileExistsError):
            add_text(TextFile(name, "2"), tmp_path)
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8") == "1"
    assert {path.name for path in tmp_path.iterdir()} == {"new.yaml", "nowhere.yaml"}


def test_a_new_file_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("mine", encoding="utf-8")
    (tmp_path / ".new.yaml.new").symlink_to("other/file")
    (tmp_path / "methods").symlink_to("other")
    add_text(TextFile("new.yaml", "1"), tmp_path)
    with pytest.raises(NotADirectoryError):
        add_text(TextFile("methods/new.yaml", "1"), tmp_path)
    assert not (tmp_path / "new.yaml").is_symlink()
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "other").iterdir()] == ["mine"]


def test_folders_in_folders_without_end_are_not_walked(tmp_path: Path) -> None:
    tmp_path.joinpath(*["a"] * 50).mkdir(parents=True)
    assert read_texts(tmp_path) == [TextFile("/".join(["a"] * (MOST_DEEP + 1)), NOT_A_FILE)]
    assert weight(tmp_path)[0] == 1
