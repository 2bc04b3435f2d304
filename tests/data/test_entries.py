"""Claims about the entries, for contributors: each file is right by itself, all are right together."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.problem import InvalidEntries, Problem

ENTRIES = Path(__file__).resolve().parents[2] / "entries"
FILES = read_texts(ENTRIES)


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    try:
        load_catalogue(FILES, date.today())
    except InvalidEntries as invalid:
        return invalid.problems
    return ()


def listed(problems: tuple[Problem, ...], about: Callable[[Problem], bool]) -> str:
    return "".join(f"\nentries/{problem}" for problem in problems if about(problem))


@pytest.mark.parametrize("path", [file.path for file in FILES])
def test_entry(path: str, problems: tuple[Problem, ...]) -> None:
    told = listed(problems, lambda problem: problem.file == path)
    assert not told, told


def test_all_entries_together(problems: tuple[Problem, ...]) -> None:
    told = listed(problems, lambda problem: True)  # noqa: ARG005
    assert not told, told


def test_no_stray_files(problems: tuple[Problem, ...]) -> None:
    told = listed(problems, lambda problem: "stray file" in problem.message)
    assert not told, told
