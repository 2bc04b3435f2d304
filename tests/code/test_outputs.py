"""Claims about all that is generated: repeatable, owned, and for the small catalogue equal to golden/."""

import html
import json
import os
import re
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import jinja2
import pytest
from sitegen.catalogue import Catalogue
from sitegen.disk import read_texts, sync_texts
from sitegen.exports.search_records import search_records
from sitegen.load import load_catalogue
from sitegen.names import folded
from sitegen.outputs import GENERATED, OUTPUTS, render_all
from sitegen.pages import Drawn
from sitegen.site import Site
from sitegen.templates import environment
from sitegen.textfile import TextFile

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
TEMPLATES = HERE.parents[1] / "templates"
SITE = Site("Small catalogue", repository="https://example.org/owner/name")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(read_texts(HERE / "small" / "entries"), today=date(2026, 11, 22))


def outputs(catalogue: Catalogue, site: Site = SITE) -> list[TextFile]:
    templates = environment(jinja2.FileSystemLoader(TEMPLATES))
    records = [TextFile(f"records/{file.path}", file.text) for file in search_records(catalogue)]
    return sorted([*render_all(catalogue, site, templates), *records])


def test_the_small_site_equals_the_golden_files(catalogue: Catalogue) -> None:
    made = outputs(catalogue)
    if os.environ.get("UPDATE_GOLDEN"):
        sync_texts(made, GOLDEN, owned=[""])
    kept = sorted(read_texts(GOLDEN))
    assert [file.path for file in made] == [file.path for file in kept]
    for new, old in zip(made, kept, strict=True):
        assert new.text == old.text, (
            f"{new.path} differs; if that is meant: UPDATE_GOLDEN=1 make test, then read the diff"
        )


def test_output_is_repeatable(catalogue: Catalogue) -> None:
    again = load_catalogue(read_texts(HERE / "small" / "entries"), today=date(2027, 1, 1))
    assert outputs(catalogue) == outputs(again)


def test_every_output_stays_in_the_generated_paths(catalogue: Catalogue) -> None:
    for output in OUTPUTS:
        for file in output(catalogue, SITE):
            assert file.path.startswith(GENERATED)


def test_no_two_outputs_write_the_same_file(catalogue: Catalogue) -> None:
    paths = [file.path.lower() for file in outputs(catalogue)]
    assert len(paths) == len(set(paths))


def test_without_a_repository_pages_name_the_file_and_have_no_edit_link(catalogue: Catalogue) -> None:
    pages = {file.path: file.text for file in outputs(catalogue, Site("Small catalogue"))}
    for method in catalogue.methods:
        page = pages[f"methods/{method.slug}.md"]
        assert f"<code>entries/methods/{method.slug}.yaml</code>" in page
        assert "Edit this entry" not in page
        assert "Report a mistake" not in page
    assert "uggest" not in pages["index.md"]


def test_with_a_repository_pages_link_to_edit_and_report(catalogue: Catalogue) -> None:
    pages = {file.path: file.text for file in outputs(catalogue)}
    slug = catalogue.methods[0].slug
    page = pages[f"methods/{slug}.md"]
    assert f'href="https://example.org/owner/name/edit/main/entries/methods/{slug}.yaml"' in page
    assert 'href="https://example.org/owner/name/issues/new?template=report-a-mistake.yml&amp;' in page
    for name in ("index.md", "explore.md"):
        assert 'href="https://example.org/owner/name/issues/new?template=suggest-a-method.yml"' in pages[name]


def test_an_alias_leads_to_the_entry(catalogue: Catalogue) -> None:
    pages = {file.path: file.text for file in outputs(catalogue)}
    aliased = [(entry, alias) for entry in catalogue.methods for alias in entry.aliases]
    assert aliased, "the small catalogue needs an alias"
    for entry, alias in aliased:
        assert f'redirect: "../{entry.slug}/"' in pages[f"methods/{alias}.md"]


def test_every_word_of_a_search_record_is_known_to_the_spelling(catalogue: Catalogue) -> None:
    words = next(file.text for file in outputs(catalogue) if file.path == "search/words.json")
    known = set(json.loads(words)["words"].split())
    for record in search_records(catalogue):
        text = re.sub(r'<p data-pagefind-meta="kind".*?</p>|<title>.*?</title>|<[^>]*>', " ", record.text)
        unknown = {word for word in folded(html.unescape(text)).split() if len(word) > 2} - known
        assert unknown == set(), record.path


def test_a_preview_draws_what_a_clean_build_draws_when_a_review_moves_to_a_subfield() -> None:
    files = read_texts(HERE / "small" / "entries")
    moved = [
        TextFile(file.path, file.text.replace("\nadded:", "\nsubfields: [variants]\nadded:"))
        if file.path.startswith("reviews/")
        else file
        for file in files
    ]
    assert moved != files
    templates, drawn, day = environment(jinja2.FileSystemLoader(TEMPLATES)), Drawn(), date(2026, 11, 22)
    list(render_all(load_catalogue(files, day), SITE, templates, drawn))
    after = load_catalogue(moved, day)
    clean = environment(jinja2.FileSystemLoader(TEMPLATES))
    assert list(render_all(after, SITE, templates, drawn)) == list(render_all(after, SITE, clean))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tasks: [mark-prediction, variant-scoring]", "tasks: [mark-prediction]"),
        ("licence: MIT OR Apache-2.0\n", "licence: CC-BY-NC-4.0\n"),
        ("kernel: 15, label: stem", "kernel: 17, label: first"),
    ],
)
def test_a_preview_after_an_edit_gives_what_a_clean_build_gives(old: str, new: str) -> None:
    files = read_texts(HERE / "small" / "entries")
    edited = [TextFile(file.path, file.text.replace(old, new)) for file in files]
    assert sum(a != b for a, b in zip(files, edited, strict=True)) == 1
    templates, drawn = environment(jinja2.FileSystemLoader(TEMPLATES)), Drawn()
    list(render_all(load_catalogue(files, date(2026, 11, 22)), SITE, templates, drawn))
    preview = list(render_all(load_catalogue(edited, date(2026, 11, 22)), SITE, templates, drawn))
    # A process of its own has kept nothing.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as clean:
        assert preview == clean.submit(clean_build, edited).result()


def clean_build(files: list[TextFile]) -> list[TextFile]:
    templates = environment(jinja2.FileSystemLoader(TEMPLATES))
    return list(render_all(load_catalogue(files, date(2026, 11, 22)), SITE, templates))


def test_explore_holds_the_plain_list_only_while_it_is_short(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_scripts() -> str:
        page = next(file.text for file in outputs(catalogue) if file.path == "explore.md")
        return page[page.index("<noscript>") :]

    assert all(f'href="../methods/{method.slug}/"' in without_scripts() for method in catalogue.methods)
    monkeypatch.setattr("sitegen.pages.MOST_LISTED", len(catalogue.methods) - 1)
    assert 'href="../methods/">all 2 methods as a plain list</a>' in without_scripts()
    assert "<table" not in without_scripts()
