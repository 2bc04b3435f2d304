"""Claims about what pages say of observations: with their days, only where it matters, else nothing."""

from datetime import date
from pathlib import Path

import jinja2
import pytest
from sitegen.activity import kind, with_activity
from sitegen.catalogue import Catalogue
from sitegen.facets import facets
from sitegen.facts import State
from sitegen.load import load_catalogue
from sitegen.model.observed import Observed, ObservedLink, ObservedRepository
from sitegen.model.text import Unknown
from sitegen.observed import Remark, code_remarks, is_gone, licence_remark, remarks
from sitegen.outputs import render_all
from sitegen.pages import Drawn
from sitegen.records import Facts, Seen, next_link, next_repository, text_of
from sitegen.site import Site
from sitegen.templates import environment
from sitegen.textfile import TextFile

TEMPLATES = Path(__file__).parents[2] / "templates"
URL = "https://github.com/Owner/Code"
REPOSITORY = URL.lower()
DAY = date(2026, 11, 22)


def link(*seen: tuple[str, Seen]) -> Observed:
    """What was observed of a link on these days of 2026."""
    record: ObservedLink | None = None
    for day, one in seen:
        record = next_link(URL, record, one, f"2026-{day}")
    return Observed({URL: record} if record else {}, {})


def repository(facts: Facts, day: str = "2026-11-20") -> ObservedRepository:
    return next_repository(REPOSITORY, None, Seen(200), facts, "https://api.example.org/x", day)


MISSING = [(day, Seen(404)) for day in ("08-01", "09-01", "11-01")]
UNREACHABLE = Seen(reason="unreachable")


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ([], []),
        ([("11-20", Seen(200))], []),
        (MISSING, [Remark("no longer answers since 2026-08 (checked 2026-11)", warns=True)]),
        (MISSING[:2], []),
        (
            [("09-01", UNREACHABLE), ("11-20", UNREACHABLE)],
            [Remark("could not be checked since 2026-09: its host cannot be reached (tried 2026-11)")],
        ),
        (
            [("09-01", Seen(503)), ("11-20", Seen(503))],
            [Remark("could not be checked since 2026-09: its host answers with an error (tried 2026-11)")],
        ),
        ([("11-10", UNREACHABLE), ("11-20", UNREACHABLE)], []),
        ([("09-01", Seen(403)), ("11-20", Seen(403))], []),
        ([("09-01", Seen(429)), ("11-20", Seen(429))], []),
        (
            [("11-20", Seen(200, moved_to="https://example.com/a/?b=1"))],
            [Remark("has moved (checked 2026-11)", "https://example.com/a/?b=1", "example.com/a")],
        ),
    ],
)
def test_a_link_says_what_matters_with_its_months(seen: list[tuple[str, Seen]], said: list[Remark]) -> None:
    assert remarks(link(*seen), URL) == said
    assert is_gone(link(*seen), URL) == (said[:1] != [] and said[0].warns)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts(), []),
        (Facts("2017-01-24", False), ["last commit 2017-01 (checked 2026-11)"]),
        (
            Facts("2017-01-24", True, None, "v1.2", "2020-03-01"),
            ["last commit 2017-01, archived, latest release v1.2, 2020-03 (checked 2026-11)"],
        ),
        (Facts(release="v1.2"), ["latest release v1.2 (checked 2026-11)"]),
    ],
)
def test_a_repository_says_how_alive_it_is(facts: Facts, said: list[str]) -> None:
    observed = Observed({}, {REPOSITORY: repository(facts)})
    assert [remark.text for remark in remarks(observed, f"{URL}/tree/main", lively=True)] == said
    assert remarks(observed, URL) == []


def test_what_was_seen_earlier_keeps_its_day() -> None:
    old = repository(Facts("2017-01-24"), "2026-05-01")
    now = next_repository(
        REPOSITORY, old, Seen(reason="slow"), None, "https://api.example.org/x", "2026-11-20"
    )
    said = remarks(Observed({}, {REPOSITORY: now}), URL, lively=True)
    assert said == [Remark("last commit 2017-01 (checked 2026-05)")]


NOT_STATED = Unknown.NOT_STATED


@pytest.mark.parametrize(
    ("stated", "detected", "said"),
    [
        ("MIT", None, ""),
        ("MIT", "MIT", ""),
        ("MIT OR Apache-2.0", "Apache-2.0", ""),
        ("GPL-3.0-or-later", "GPL-3.0", ""),
        ("LGPL-2.1-only", "LGPL-2.1", ""),
        ("GPL-3.0-only", "AGPL-3.0", "the hosting site detects AGPL-3.0"),
        ("MIT", "BSD-3-Clause", "the hosting site detects BSD-3-Clause"),
        ("MIT", "NOASSERTION", ""),
        ("LicenseRef-Example-Academic", "NOASSERTION", ""),
        ("MIT", NOT_STATED, "the hosting site detects no licence"),
        (NOT_STATED, "MIT", "the hosting site detects MIT"),
        (NOT_STATED, NOT_STATED, ""),
        (NOT_STATED, "NOASSERTION", "the hosting site finds a licence that it does not know"),
        (None, "MIT", "the hosting site detects MIT"),
        (None, NOT_STATED, ""),
    ],
)
def test_another_licence_than_the_entry_names_is_said(
    stated: str | Unknown | None, detected: str | Unknown | None, said: str
) -> None:
    assert licence_remark(stated, detected) == said


def test_code_says_both_how_alive_it_is_and_what_licence_is_detected() -> None:
    observed = Observed({}, {REPOSITORY: repository(Facts("2017-01-24", licence="MIT"))})
    assert [remark.text for remark in code_remarks(observed, URL, NOT_STATED)] == [
        "last commit 2017-01 (checked 2026-11)",
        "the hosting site detects MIT",
    ]


@pytest.mark.parametrize(
    ("facts", "id"),
    [
        (Facts("2024-11-20"), "recent"),
        (Facts("2024-11-19"), "older"),
        (Facts("2026-11-01", archived=True), "archived"),
        (Facts(), None),
    ],
)
def test_code_is_recent_for_two_years_before_the_check(facts: Facts, id: str | None) -> None:
    assert kind(repository(facts)) == id


@pytest.fixture(scope="module")
def unobserved(small: tuple[TextFile, ...]) -> tuple[TextFile, ...]:
    return tuple(file for file in small if not file.path.startswith("observed/"))


def test_explore_chooses_by_it(small: tuple[TextFile, ...]) -> None:
    catalogue = load_catalogue(small, DAY)
    found = {one.id: one for one in with_activity(facets(catalogue.vocabularies), catalogue.observed)}
    facet = found["code-changed"]
    assert list(found).index("code-changed") == list(found).index("code-licence") + 1
    assert {method.slug: facet.of(method) for method in catalogue.methods} == {
        "deep-net": ("recent",),
        "wide-net": ("archived",),
    }
    assert facet.exact
    assert [facet.exact(method) for method in catalogue.methods] == [("2026-09",), ("2017-01",)]


def test_code_that_nobody_asked_about_is_not_recorded(unobserved: tuple[TextFile, ...]) -> None:
    catalogue = load_catalogue(unobserved, DAY)
    observed = Observed({}, {"https://github.com/example/deep-net": repository(Facts("2026-01-01"))})
    [facet] = [
        one for one in with_activity(facets(catalogue.vocabularies), observed) if one.id == "code-changed"
    ]
    assert [facet.of(method) for method in catalogue.methods] == [("recent",), State.NOT_RECORDED]


def pages(catalogue: Catalogue, templates: jinja2.Environment, drawn: Drawn | None = None) -> list[TextFile]:
    return list(render_all(catalogue, Site("Small"), templates, drawn))


def test_where_nothing_was_observed_the_site_says_nothing(unobserved: tuple[TextFile, ...]) -> None:
    made = pages(load_catalogue(unobserved, DAY), environment(jinja2.FileSystemLoader(TEMPLATES)))
    assert made
    for file in made:
        for words in (
            'class="small observed"',
            "ast commit",
            "code-changed",
            "o longer answers",
            "hosting site",
        ):
            assert words not in file.text, file.path


def test_a_preview_shows_a_new_observation_on_every_page(unobserved: tuple[TextFile, ...]) -> None:
    templates, drawn = environment(jinja2.FileSystemLoader(TEMPLATES)), Drawn()
    pages(load_catalogue(unobserved, DAY), templates, drawn)
    record = repository(Facts("2017-01-24"))
    file = TextFile(
        "observed/repositories.yaml",
        text_of("repositories", {"https://github.com/example/wide_net": record}),
    )
    catalogue = load_catalogue([*unobserved, file], DAY)
    after = pages(catalogue, templates, drawn)
    assert after == pages(catalogue, environment(jinja2.FileSystemLoader(TEMPLATES)))
    assert any("Last commit 2017-01 (checked 2026-11)" in page.text for page in after)


def test_the_same_files_give_the_same_observations(small: tuple[TextFile, ...]) -> None:
    again = [TextFile(file.path, f"{file.text} "[:-1]) for file in small]
    assert load_catalogue(small, DAY).observed is load_catalogue(again, DAY).observed


def test_the_small_observations_are_as_a_program_writes_them(small: tuple[TextFile, ...]) -> None:
    observed = load_catalogue(small, DAY).observed
    texts = {file.path: file.text for file in small}
    assert texts["observed/links.yaml"] == text_of("links", observed.links)
    assert texts["observed/repositories.yaml"] == text_of("repositories", observed.repositories)
