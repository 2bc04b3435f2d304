"""Claims about the page for contributors: what it says of entries is what the checks say."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from sitegen.disk import read_texts
from sitegen.evidence import LISTS_WITH_SOURCES
from sitegen.fields import evidenced_paths, fields, parts_at
from sitegen.load import load_catalogue
from sitegen.model.base import Part
from sitegen.model.method import Method
from sitegen.model.review import Review
from sitegen.textfile import TextFile

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "site_src" / "contribute.md").read_text(encoding="utf-8")
PAGES = {"contribute.md": PAGE, "CONTRIBUTING.md": (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")}
BLOCKS = re.findall(r"(?ms)^```yaml\n(.*?)^```$", PAGE)


def test_the_short_entry_can_be_pasted() -> None:
    files = [*read_texts(ROOT / "entries"), TextFile("methods/my-method.yaml", BLOCKS[0])]
    assert "my-method" in load_catalogue(files, today=date.today()).by_slug


def test_the_primer_is_yaml() -> None:
    primer = yaml.safe_load(BLOCKS[1])
    assert primer["limits"] == [{"statement": "Tried on one cell line only.", "sources": ["paper"]}]


@pytest.mark.parametrize(("kind", "start"), [(Method, "Needed are"), (Review, "It needs")])
def test_the_page_names_every_needed_field(kind: type[Part], start: str) -> None:
    sentence = PAGE.partition(start)[2].partition("`evidence`")[0] + "`evidence`"
    named = set(re.findall(r"`([a-z_]+)`", sentence)) - {"families"}
    assert named == {field.name for field in fields(kind) if field.required}


@pytest.mark.parametrize("page", PAGES)
def test_the_rule_of_evidence_names_the_lists_with_sources(page: str) -> None:
    with_sources = {
        path
        for path in ("training.data", *(field.path for field in fields(Method)))
        for part in parts_at(Method, tuple(path.split(".")))
        if "sources" in part.model_fields
    }
    assert set(LISTS_WITH_SOURCES) < with_sources
    assert [path for path in with_sources if f"`{path}`" not in PAGES[page]] == []


def test_the_fields_named_for_evidence_need_it() -> None:
    bullet = PAGE.partition("**As a line under `evidence`**")[2].partition("It needs")[0]
    named = set(re.findall(r"`([a-z_.]+)`", bullet))
    assert named <= {*evidenced_paths(Method), *evidenced_paths(Review)}
