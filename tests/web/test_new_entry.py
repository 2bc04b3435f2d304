"""Claims about `make new`: what it asks and says, that nothing is lost, and that nothing is overwritten."""
# ruff: noqa: E501

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import new_entry
import pytest
from local_host import LocalHost, Reply
from records import ARXIV, DOI, PREPRINT_DOI, all_services, work_path
from sitegen.textfile import TextFile
from sitegen.yamltext import read_yaml

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "code" / "small" / "entries"
OPEN_NET = "https://github.com/example/OpenNet"
WELCOME = [
    "This starts an entry. Each question can be answered with Enter alone: then what stands in [ ] is taken.",
    "Ctrl-C stops; nothing is written before the last answer.",
    "",
]
TOLD = "Crossref, arXiv and GitHub are told your address me@example.org; set CONTACT to change it."
FIRST = "DOI or arXiv id of the paper, or address of its code [none]: "
NEXT = "Another one, such as the address of the code [no more]: "
FILE = "Its file name, also the address of its page (lower-case letters, digits, hyphens)"


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "entries"))


def command(entries: Path, *arguments: str, host: str = "http://127.0.0.1:1") -> list[str]:
    services = [part for name in ("crossref", "arxiv", "github") for part in (f"--{name}", host)]
    script = str(ROOT / "scripts" / "new_entry.py")
    return [sys.executable, script, "--entries", str(entries), *services, *arguments]


def environment(**changed: str) -> dict[str, str]:
    return {**os.environ, "CONTACT": "me@example.org", "GITHUB_TOKEN": "", "PYTHONUTF8": "1", **changed}


@dataclass
class Done:
    """What a run ended with."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The script, run within this process: that takes no time to start."""

    def run(
        entries: Path, *arguments: str, typed: str = "", host: str = "http://127.0.0.1:1", **changed: str
    ) -> Done:
        for name, value in environment(**changed).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = new_entry.main(command(entries, *arguments, host=host)[2:])
        return Done(status, *capsys.readouterr())

    return run


def files(entries: Path) -> set[str]:
    return {path.relative_to(entries).as_posix() for path in entries.rglob("*") if path.is_file()}


def test_with_ids_and_a_name_nothing_is_asked(entries: Path, run: Run, host: LocalHost) -> None:
    all_services(host)
    done = run(
        entries,
        "--id",
        f"doi: {DOI} {OPEN_NET}.git",
        "--name",
        "open-net",
        host=host.url,
        GITHUB_TOKEN="s3cret",
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:7] == [
        TOLD,
        '  Crossref: paper "OpenNet: reading open chromatin & more".',
        '  Crossref: preprint "OpenNet: reading open chromatin".',
        "  GitHub: example/OpenNet, licence MIT.",
        "",
        "The draft is entries/methods/open-net.yaml. Open it in a text editor and write in place of each TODO:",
        "",
    ]
    assert lines[7] == (
        "entries/methods/open-net.yaml:10:10: summary: is still to be written. One sentence of at most 200 characters, "
        "in own words: what goes in, what comes out."
    )
    assert lines[-1] == (
        "17 places to write. `make check` prints those that are left; when there are none, `make serve` shows the page."
    )
    assert len(lines) == 7 + 17 + 2
    text = (entries / "methods" / "open-net.yaml").read_text(encoding="utf-8")
    entry = read_yaml(TextFile("methods/open-net.yaml", text)).value
    assert [one["doi"] for one in entry["publications"]] == [DOI, PREPRINT_DOI]
    assert (entry["code"][0]["url"], entry["code"][0]["licence"]) == (OPEN_NET, "MIT")
    assert host.asked[-1].headers["authorization"] == "Bearer s3cret"
    assert "s3cret" not in done.stdout + text
    assert "authorization" not in host.asked[0].headers


def test_answers_are_checked_at_once_and_asked_again(entries: Path, run: Run, host: LocalHost) -> None:
    all_services(host)
    typed = f"what\narXiv:{ARXIV}v2\nGitHub.com/example/OpenNet/\n\nmetod\n\n{'x' * 81}\n\nDeep Net\ndeep-net\n\nmaybe\nno\n"
    done = run(entries, typed=typed, host=host.url)
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout.replace("]: ", "]: \n").split("\n")
    assert shown[: shown.index("The draft is entries/methods/opennet.yaml. Open it in a text editor and write in place of each TODO:")] == [
        *WELCOME,
        FIRST,
        '  "what" is not a DOI (10.1093/nar/gkw226), an arXiv id (1605.01133) or the address of a repository (https://github.com/owner/name).',
        FIRST,
        NEXT,
        NEXT,
        TOLD,
        '  arXiv: preprint "OpenNet: reading open chromatin".',
        '  Crossref: paper "OpenNet: reading open chromatin & more".',
        '  Crossref: preprint "OpenNet: reading open chromatin".',
        "  GitHub: example/OpenNet, licence MIT.",
        "A method or a review? [method]: ",
        "  Write method or review.",
        "A method or a review? [method]: ",
        "Its name, as people write it [OpenNet]: ",
        "  has 81 characters; at most 80 are allowed: the full title stands with the publication.",
        "Its name, as people write it [OpenNet]: ",
        f"{FILE} [opennet]: ",
        '  "Deep Net" is not in lower-case letters, digits and single hyphens, such as danq; did you mean deep-net?',
        f"{FILE} [opennet]: ",
        "  entries/methods/deep-net.yaml exists; choose another name, or change that file.",
        f"{FILE} [opennet]: ",
        "Is the code by the authors of the method, yes or no? [left open]: ",
        "  Write yes or no.",
        "Is the code by the authors of the method, yes or no? [left open]: ",
        "",
    ]  # fmt: skip
    assert (
        "Look at this: arXiv gives the names of authors in one piece; check where each family name begins."
        in shown
    )
    entry = read_yaml(
        TextFile("x.yaml", (entries / "methods" / "opennet.yaml").read_text(encoding="utf-8"))
    ).value
    assert (entry["code"][0]["maintained_by"], entry["sources"]["licence"]["tier"]) == (
        "third-party",
        "secondary",
    )


def test_offline_and_without_ids_makes_the_empty_template(entries: Path, run: Run) -> None:
    done = run(entries, "--offline", typed="\nreview\n\nzou-2031\n")
    assert done.returncode == 0
    assert TOLD not in done.stdout
    made = (entries / "reviews" / "zou-2031.yaml").read_text(encoding="utf-8")
    assert made.count("TODO\n") >= 10
    assert "\ncovers: [TODO]\n" in made


def test_offline_keeps_the_ids(entries: Path, run: Run, host: LocalHost) -> None:
    done = run(entries, "--offline", "--yes", "--id", f"{DOI} {OPEN_NET}", "--name", "a", host=host.url)
    assert (done.returncode, host.asked) == (0, [])
    made = (entries / "methods" / "a.yaml").read_text(encoding="utf-8")
    assert f"    doi: {DOI}\n" in made
    assert f"  - url: {OPEN_NET}\n" in made


def test_without_network_nothing_is_lost(entries: Path, run: Run) -> None:
    done = run(entries, "--id", f"{DOI} arXiv:{ARXIV} {OPEN_NET}", "--name", "a")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:4] == [
        TOLD,
        "  127.0.0.1 could not be reached. The draft holds the id; the rest is left to you.",
        "  127.0.0.1 could not be reached. The draft holds the id; the rest is left to you.",
        "  127.0.0.1 could not be reached. The draft holds the address; the rest is left to you.",
    ]
    made = (entries / "methods" / "a.yaml").read_text(encoding="utf-8")
    assert all(id in made for id in (DOI, ARXIV, OPEN_NET))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--id", "https://doi.org/10.1101/987654"],
         "10.1101/987654 has an entry already: entries/methods/deep-net.yaml; change that file instead. Nothing was written."),
        (["--id", "git@github.com:example/deep-net.git"],
         "https://github.com/example/deep-net has an entry already: entries/methods/deep-net.yaml; if it holds another "
         "method too, give the DOI or arXiv id of that method as well. Nothing was written."),
        (["--id", PREPRINT_DOI, "--name", "deep-net"],
         "entries/methods/deep-net.yaml exists; choose another name, or change that file. Nothing was written."),
        (["--id", "\x1b[31m\u202edanq"],
         r'"\x1b[31m\u202edanq" is not a DOI (10.1093/nar/gkw226), an arXiv id (1605.01133) or the address of a '
         "repository (https://github.com/owner/name). Nothing was written."),
        (["--offline"], "No file name offers itself; give one as --name (or NAME=...). Nothing was written."),
        (["--offline", "--kind", "review", "--name", "x"],
         "entries/reviews/x.yaml cannot be written: No such file or directory. Nothing was written."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(
    entries: Path, run: Run, arguments: list[str], sentence: str
) -> None:
    shutil.rmtree(entries / "reviews")
    before = files(entries)
    done = run(entries, "--yes", *arguments)
    assert (done.returncode, done.stderr) == (1, sentence + "\n")
    assert files(entries) == before


def test_an_entry_that_a_record_leads_to_is_found(entries: Path, run: Run, host: LocalHost) -> None:
    all_services(host)
    (entries / "methods" / "known.yaml").write_text(
        f"publications: [{{doi: {PREPRINT_DOI}}}]\n", encoding="utf-8"
    )
    done = run(entries, "--yes", "--id", DOI, host=host.url)
    assert done.stderr == (
        f"{PREPRINT_DOI} has an entry already: entries/methods/known.yaml; change that file instead. Nothing was written.\n"
    )


def test_mistakes_in_other_files_do_not_matter(entries: Path, run: Run) -> None:
    (entries / "methods" / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    (entries / "vocabulary" / "languages.yaml").write_text("a: [\n", encoding="utf-8")
    done = run(entries, "--yes", "--offline", "--name", "new")
    assert done.returncode == 0
    assert "broken" not in done.stdout


@pytest.mark.parametrize("answers", range(5))
def test_the_end_of_the_input_leaves_nothing(entries: Path, run: Run, answers: int) -> None:
    before = files(entries)
    typed = "".join(f"{line}\n" for line in [OPEN_NET, "", "", "", "new"][:answers])
    done = run(entries, "--offline", typed=typed)
    assert (done.returncode, done.stderr) == (1, "\nStopped; nothing was written.\n")
    assert files(entries) == before


@pytest.mark.parametrize("asking", [False, True], ids=["at a question", "while a service is asked"])
def test_an_interrupt_leaves_nothing(entries: Path, host: LocalHost, asking: bool) -> None:
    before = files(entries)
    host.replies[work_path(DOI)] = Reply(200, wait=1.5)
    with subprocess.Popen(
        command(entries, *(["--id", DOI, "--yes"] if asking else []), host=host.url),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(PYTHONUNBUFFERED="1"),
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        while asking and not host.asked:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (1, "\nStopped; nothing was written.\n")
    assert files(entries) == before


def test_make_hands_over_what_stands_on_its_command_line() -> None:
    make = ["make", "-n", "-o", ".venv/site.lock", "new", "ID=10.1/a'$$(id)", "KIND=review", "ARGS=--yes"]
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # of `make test`
    shown = subprocess.run(
        make, cwd=ROOT, capture_output=True, text=True, check=True, env={**own, "NAME": "my-computer"}
    ).stdout
    assert shown.splitlines()[-1].split("new_entry.py ")[1].split() == [
        "--id", r"'10.1/a'\''$(id)'", "--kind", "'review'", "--yes",
    ]  # fmt: skip


def test_it_runs_as_a_program(entries: Path) -> None:
    arguments = ["--id", DOI, "--name", "a", "--offline"]
    done = subprocess.run(
        command(entries, *arguments), capture_output=True, text=True, check=True, env=environment()
    )
    assert done.stdout.splitlines()[1] == (
        "The draft is entries/methods/a.yaml. Open it in a text editor and write in place of each TODO:"
    )


def test_a_terminal_without_letters_shows_their_numbers(entries: Path, host: LocalHost) -> None:
    all_services(host)
    work = {"title": ["Δ-net"], "type": "journal-article"}
    host.replies[work_path(DOI)] = Reply(200, {"message": work})
    done = subprocess.run(
        command(entries, "--id", DOI, "--name", "delta-net", host=host.url),
        capture_output=True,
        check=True,
        env=environment(PYTHONUTF8="0", PYTHONIOENCODING="ascii"),
    )
    assert b'Crossref: paper "\\u0394-net".' in done.stdout


def test_what_is_too_long_for_a_file_is_said(entries: Path, run: Run, host: LocalHost) -> None:
    authors = [{"name": f"{number} {'word ' * 15}"} for number in range(300)]
    ids = [f"10.1234/{number}" for number in range(6)]
    for id in ids:
        work = {"title": ["Net"], "type": "journal-article", "author": authors}
        host.replies[work_path(id)] = Reply(200, {"message": work})
    done = run(entries, "--id", " ".join(ids), "--name", "net", host=host.url)
    assert (done.returncode, re.sub("[0-9]{3},[0-9]{3}", "200,000", done.stderr, count=1)) == (
        1,
        "What is known cannot be written as YAML: has 200,000 characters; at most 100,000 are allowed; "
        "--offline makes a draft without it. Nothing was written.\n",
    )
