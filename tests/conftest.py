"""Makes small entries: the small catalogue, as it stands or with a change, and short entries from nothing."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from local_host import LocalHost, local_host
from sitegen.disk import read_texts
from sitegen.load import load_catalogue
from sitegen.problem import InvalidEntries
from sitegen.textfile import TextFile

SMALL = Path(__file__).parent / "code" / "small" / "entries"
TODAY = date(2026, 11, 22)

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

SHORT_METHOD = {
    "name": "{slug}",
    "added": "2026-01-01",
    "summary": "Reads DNA and gives marks.",
    "description": " ".join(["word"] * 60),
    "subfields": "[regulation]",
    "tasks": "[mark-prediction]",
    "input": "[{data: dna, sources: [paper]}]",
    "output": "[{data: marks, sources: [paper]}]",
    "architecture": "{families: [cnn]}",
    "sources": "{paper: {url: https://example.org/{slug}, checked: 2026-01-01, tier: primary}}",
    "evidence": "{description: [paper], tasks: [paper], architecture.families: [paper]}",
}

Check = Callable[..., list[str]]


@pytest.fixture(scope="session")
def small() -> tuple[TextFile, ...]:
    """The files of the small catalogue."""
    return tuple(read_texts(SMALL))


@pytest.fixture(scope="session")
def vocabularies(small: tuple[TextFile, ...]) -> tuple[TextFile, ...]:
    """The closed lists of the small catalogue, without the openings that name its entries."""
    files = (file for file in small if file.path.startswith("vocabulary/"))
    return tuple(TextFile(file.path, file.text.partition("    opening:")[0]) for file in files)


@pytest.fixture(scope="session")
def entry_file() -> Callable[..., TextFile]:
    """``entry_file("one", name="One")``: a short valid method, with some of its lines changed."""

    def entry_file(slug: str, **changed: str) -> TextFile:
        fields = SHORT_METHOD | changed
        lines = (f"{name}: {value}\n" for name, value in fields.items())
        return TextFile(f"methods/{slug}.yaml", "".join(lines).replace("{slug}", slug))

    return entry_file


@pytest.fixture(scope="session")
def problems() -> Callable[[Iterable[TextFile]], list[str]]:
    """What a contributor is told about these files, line by line."""

    def problems(files: Iterable[TextFile]) -> list[str]:
        try:
            load_catalogue(files, TODAY)
        except InvalidEntries as invalid:
            return str(invalid).split("\n")
        return []

    return problems


@pytest.fixture(scope="session")
def after_change(small: tuple[TextFile, ...], problems: Check) -> Callable[[str, str, str], list[str]]:
    """What a contributor is told when one place of the small catalogue is changed: (file, old, new)."""

    def after_change(path: str, old: str, new: str) -> list[str]:
        file = next(file for file in small if file.path == path)
        assert file.text.count(old) == 1, f"{old!r} must stand once in {path}"
        changed = TextFile(path, file.text.replace(old, new))
        return problems([other if other is not file else changed for other in small])

    return after_change


@pytest.fixture
def host() -> Iterator[LocalHost]:
    """A host on this machine that answers as the test says."""
    with local_host() as running:
        yield running
