"""Claims about records of observations: what an answer makes of them, how they are written, who is asked."""

from collections.abc import Callable
from datetime import date

import pytest
from sitegen.load import load_catalogue
from sitegen.model.base import Part
from sitegen.model.entry import Entry
from sitegen.model.identifiers import Url
from sitegen.model.method import Method
from sitegen.model.observed import ObservedLink, ObservedRepository
from sitegen.model.review import Review
from sitegen.observed import repository_of
from sitegen.observing import ADDRESSES, addresses, by_turns, repositories, to_ask
from sitegen.records import Facts, Seen, next_link, next_repository, text_of
from sitegen.textfile import MOST_BYTES, TextFile

Problems = Callable[[list[TextFile]], list[str]]
URL = "https://example.org/code"
OK, MISSING, FORBIDDEN, BROKEN = Seen(200), Seen(404), Seen(403), Seen(503)
SLOW = Seen(reason="slow")


def after(*seen: tuple[str, Seen], url: str = URL) -> ObservedLink:
    """The record after these days of 2026, as ``("11-01", OK)``."""
    record = None
    for day, one in seen:
        record = next_link(url, record, one, f"2026-{day}")
    assert record
    return record


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        ([("11-01", OK)], "reachable"),
        ([("11-01", Seen(204))], "reachable"),
        ([("11-01", MISSING)], "could-not-tell"),
        ([("11-01", Seen(410))], "could-not-tell"),
        ([("11-01", MISSING), ("11-01", MISSING), ("11-01", MISSING)], "could-not-tell"),
        ([("11-01", MISSING), ("11-20", MISSING)], "could-not-tell"),
        ([("11-01", MISSING), ("11-08", MISSING), ("11-14", MISSING)], "could-not-tell"),
        ([("11-01", MISSING), ("11-08", MISSING), ("11-15", MISSING)], "gone"),
        ([("11-01", MISSING), ("11-08", Seen(410)), ("11-15", MISSING)], "gone"),
        ([("11-01", MISSING), ("11-08", MISSING), ("11-15", MISSING), ("11-22", MISSING)], "gone"),
        ([("11-01", MISSING), ("11-08", OK), ("11-09", MISSING), ("11-15", MISSING)], "could-not-tell"),
        ([("11-01", MISSING), ("11-08", BROKEN), ("11-10", MISSING), ("11-15", MISSING)], "gone"),
        ([("11-01", MISSING), ("11-08", MISSING), ("11-15", MISSING), ("11-22", BROKEN)], "could-not-tell"),
        ([("11-01", MISSING), ("11-08", MISSING), ("11-15", MISSING), ("11-22", OK)], "reachable"),
        *(
            ([("01-01", never), ("04-01", never), ("08-01", never), ("11-01", never)], "could-not-tell")
            for never in (FORBIDDEN, BROKEN, SLOW, Seen(429), Seen(500), Seen(401), Seen(451))
        ),
        *(
            ([("01-01", Seen(reason=reason)), ("11-01", Seen(reason=reason))], "could-not-tell")
            for reason in ("unreachable", "redirect", "refused", "too-large", "malformed", "busy")
        ),
    ],
)
def test_gone_is_what_was_missing_on_three_days_over_two_weeks(
    seen: list[tuple[str, Seen]], outcome: str
) -> None:
    assert after(*seen).outcome == outcome


def test_a_record_says_since_when_and_until_when() -> None:
    gone = after(("10-01", OK), ("11-01", BROKEN), ("11-02", MISSING), ("11-09", MISSING), ("11-16", MISSING))
    assert (gone.answered, gone.since, gone.failed) == (
        "2026-10-01",
        "2026-11-02",
        ("2026-11-02", "2026-11-09", "2026-11-16"),
    )
    back = next_link(URL, gone, OK, "2026-11-20")
    assert (back.answered, back.since, back.failed, back.status) == (None, None, (), 200)


def test_the_days_of_a_link_that_stays_gone_do_not_pile_up() -> None:
    days = [(f"{month:02}-{day:02}", MISSING) for month in range(1, 11) for day in (1, 8, 15, 22)]
    assert after(*days).failed == ("2026-01-01", "2026-01-08", "2026-10-22")


def test_an_answer_that_does_not_come_says_why() -> None:
    record = after(("11-01", OK), ("11-08", SLOW), ("11-15", SLOW))
    assert (record.status, record.reason, record.since) == (None, "slow", "2026-11-08")


@pytest.mark.parametrize(
    ("to", "moved"),
    [
        ("https://example.com/code", True),
        ("https://example.org/new", True),
        ("https://example.org/", True),
        ("https://www.example.org/code/", False),
        ("https://example.org/code?lang=en", False),
        ("https://example.org/ code", False),
        ("javascript:alert(1)", False),
        ("https://example.org/<script>", False),
    ],
)
def test_only_another_host_or_path_is_a_move(to: str, moved: bool) -> None:
    assert after(("11-01", Seen(200, moved_to=to))).moved_to == (to if moved else None)
    assert after(("11-01", Seen(200, moved_to=to)), url="http://example.org/code").moved_to == (
        to if moved else None
    )


FACTS = Facts("2017-01-24", True, "MIT", "v1.0", "2016-05-01")
API = "https://api.example.org/repos/a/b"
REPOSITORY = "https://github.com/a/b"


def observed(old: ObservedRepository | None, seen: Seen, facts: Facts | None, day: str) -> ObservedRepository:
    return next_repository(REPOSITORY, old, seen, facts, API, day)


def test_facts_of_a_repository_stay_with_their_day_while_it_cannot_be_asked() -> None:
    first = observed(None, OK, FACTS, "2026-11-01")
    later = observed(observed(first, SLOW, None, "2026-11-08"), BROKEN, None, "2026-11-15")
    assert (first.last_commit, first.archived, first.licence, first.release) == (
        "2017-01-24",
        True,
        "MIT",
        "v1.0",
    )
    assert (later.last_commit, later.answered, later.outcome) == (
        "2017-01-24",
        "2026-11-01",
        "could-not-tell",
    )
    assert observed(later, OK, Facts("2026-11-20"), "2026-11-22").release is None


@pytest.mark.parametrize(
    "facts",
    [
        Facts("2027-01-01", released="2026-01-01"),
        Facts("1969-01-01"),
        Facts("yesterday", licence="<b>MIT</b>", release="[v1](javascript:alert)"),
        Facts("2017-02-30", licence="MIT\n", release="v" * 101),
        Facts(release="\u202ev1", released="2020-01-01"),
        Facts(licence="TODO", release="v2 TODO", released="2020-01-01"),
        Facts(release="[[danq]]"),
    ],
)
def test_what_a_stranger_wrote_wrongly_is_left_out(facts: Facts) -> None:
    record = observed(None, OK, facts, "2026-11-22")
    known = record.model_dump(exclude_defaults=True).keys() - {"licence"}
    assert known == {"outcome", "checked", "status", "source"}


@pytest.mark.parametrize(
    "to", ["http://[", "javascript:x", "https://a.org/[[danq]]", "https://a.org/\nb", "https://u:p@a.org/"]
)
def test_a_move_to_what_is_no_address_is_left_out(to: str) -> None:
    assert after(("11-01", Seen(200, moved_to=to))).moved_to is None


@pytest.mark.parametrize("status", [103, 600, 999])  # some hosts make up their own
def test_a_status_of_no_standard_says_nothing_and_reads_back(
    problems: Problems, small: tuple[TextFile, ...], status: int
) -> None:
    record = after(("11-01", Seen(status)))
    others = [file for file in small if not file.path.startswith("observed/")]
    assert record.outcome == "could-not-tell"
    assert problems([*others, TextFile("observed/links.yaml", text_of("links", {URL: record}))]) == []


def test_what_is_written_reads_back_as_it_was(problems: Problems, small: tuple[TextFile, ...]) -> None:
    odd = "https://example.org/#a:b,'[c]?d=%20&e=é: ö".replace("'", "").replace(" ", "")
    links = {
        URL: after(("11-01", Seen(200, moved_to="https://example.com/x: y".replace(" ", "")))),
        odd: after(("11-01", MISSING), ("11-08", MISSING), ("11-15", MISSING)),
    }
    found = {
        REPOSITORY: observed(None, OK, Facts("2017-01-24", False, None, "null", "2016-05-01"), "2026-11-01"),
        "https://github.com/a/c": observed(
            None, OK, Facts(None, True, "NOASSERTION", "1.0 \"é' #1"), "2026-11-01"
        ),
    }
    files = [
        *(file for file in small if not file.path.startswith("observed/")),
        TextFile("observed/links.yaml", text_of("links", links)),
        TextFile("observed/repositories.yaml", text_of("repositories", found)),
    ]
    assert problems(files) == []
    read = load_catalogue(files, date(2026, 11, 22)).observed
    assert (read.links, read.repositories) == (links, found)


def test_a_file_has_one_small_block_for_each_address_in_order() -> None:
    records = {"https://b.org/": after(("11-01", OK)), "https://a.org/": after(("11-01", MISSING))}
    assert text_of("links", records).partition("links:\n")[2] == (
        '  "https://a.org/":\n'
        "    outcome: could-not-tell\n"
        "    checked: 2026-11-01\n"
        "    since: 2026-11-01\n"
        "    status: 404\n"
        "    failed: [2026-11-01]\n"
        '  "https://b.org/":\n'
        "    outcome: reachable\n"
        "    checked: 2026-11-01\n"
        "    status: 200\n"
    )


def test_a_run_that_finds_nothing_new_changes_only_the_days() -> None:
    before, now = after(("11-01", OK)), after(("11-01", OK), ("11-08", OK))
    old, new = (text_of("links", {URL: one}).splitlines() for one in (before, now))
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert changed == [("    checked: 2026-11-01", "    checked: 2026-11-08")]


def test_those_never_asked_come_first_then_the_oldest() -> None:
    records = {"https://a.org/": after(("11-08", OK)), "https://b.org/": after(("11-01", OK))}
    wanted = ["https://a.org/", "https://b.org/", "https://c.org/"]
    assert to_ask(wanted, records, "2026-11-22", 2) == ["https://c.org/", "https://b.org/"]
    assert to_ask(wanted, records, "2026-11-22") == ["https://c.org/", "https://b.org/", "https://a.org/"]
    assert to_ask(wanted, records, "2026-11-08") == ["https://c.org/", "https://b.org/"]


def test_hosts_are_asked_by_turns() -> None:
    urls = [f"https://a.org/{number}" for number in range(3)] + ["https://b.org/", "https://A.org/3"]
    assert by_turns(urls) == [
        "https://a.org/0",
        "https://b.org/",
        "https://a.org/1",
        "https://a.org/2",
        "https://A.org/3",
    ]


def test_all_addresses_of_entries_are_asked_and_no_identifier(small: tuple[TextFile, ...]) -> None:
    found = addresses(load_catalogue(small, date(2026, 11, 22)).entries)
    for url in (
        "https://journal.example.org/wide?a=1&b=2",  # publication
        "https://github.com/example/wide_net-again",  # code, and a source
        "https://weights.example.org/deep-net.pt",
        "http://old.example.org/data",  # link
        "https://wide.example.org/data_2014.tar.gz",  # training data
        "https://deeper.example.org/",  # lineage
        "https://blog.example.org/nets",  # source
        "https://video.example.org/watch?v=abc_123",  # of a review
    ):
        assert found.count(url) == 1
    assert not [url for url in found if "doi.org" in url or "arxiv.org" in url]


def test_every_field_with_an_address_is_asked() -> None:
    fields = {
        name
        for part in parts_under(Method) | parts_under(Review) | {Entry}
        for name, info in part.model_fields.items()
        if any(mark in info.metadata for mark in Url.__metadata__[-1:]) or "Url" in str(info.annotation)
    }
    assert fields <= set(ADDRESSES)


def parts_under(part: type[Part]) -> set[type[Part]]:
    from sitegen.fields import _parts_under

    return _parts_under(part)


@pytest.mark.parametrize(
    ("url", "repository"),
    [
        ("https://github.com/uci-cbcl/DanQ", "https://github.com/uci-cbcl/danq"),
        ("http://www.github.com/uci-cbcl/DanQ/", "https://github.com/uci-cbcl/danq"),
        ("https://github.com/uci-cbcl/DanQ.git", "https://github.com/uci-cbcl/danq"),
        ("https://github.com/a/b.c/tree/main/x#y", "https://github.com/a/b.c"),
        ("https://github.com/a/b?tab=readme", "https://github.com/a/b"),
        ("https://github.com/a", None),
        ("https://github.com/orgs/a/repositories", None),
        ("https://gitlab.com/a/b", None),
        ("https://example.org/github.com/a/b", None),
        ("https://github.com.example.org/a/b", None),
    ],
)
def test_a_repository_is_known_by_any_address_in_it(url: str, repository: str | None) -> None:
    assert repository_of(url) == repository


def test_repositories_are_asked_once(small: tuple[TextFile, ...]) -> None:
    assert repositories(load_catalogue(small, date(2026, 11, 22)).entries) == [
        "https://github.com/example/deep-net",
        "https://github.com/example/wide_net",
        "https://github.com/example/wide_net-again",
    ]


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            "observed/more.yaml",
            "links: {}\n",
            "1:1: is a stray file; programs write links.yaml and repositories.yaml here",
        ),
        (
            "observed/links.yaml",
            f'links:\n  "{URL}": {{outcome: gone, checked: 2026-11-22, since: 2026-11-22, status: 404}}\n',
            f"2:31: links.{URL}: says gone; that needs 3 days under failed, the last at least 14 days after "
            "the first",
        ),
        (
            "observed/links.yaml",
            f'links:\n  "{URL}": {{outcome: lost, checked: 2026-11-23, status: 999}}\n',
            f'2:41: links.{URL}.outcome: found "lost"; expected reachable, gone or could-not-tell',
        ),
        (
            "observed/repositories.yaml",
            f'links:\n  "{URL}": {{outcome: reachable, checked: 2026-11-22}}\n',
            "1:1: holds links; they belong into observed/links.yaml",
        ),
        (
            "observed/repositories.yaml",
            'repositories:\n  "https://github.com/A/b": {outcome: reachable, checked: 2026-11-22, source: '
            f'"{URL}"}}\n',
            "2:3: repositories.https://github.com/A/b: is written in small letters here, for the hosting "
            "site does not tell them apart",
        ),
    ],
)
def test_a_broken_file_is_told_with_its_line(
    problems: Problems, small: tuple[TextFile, ...], path: str, text: str, message: str
) -> None:
    others = [file for file in small if not file.path.startswith("observed/")]
    told = problems([*others, TextFile(path, text)])
    assert f"{path}:{message}" in told


def test_an_address_that_no_entry_has_is_no_mistake(problems: Problems, small: tuple[TextFile, ...]) -> None:
    others = [file for file in small if not file.path.startswith("observed/")]
    records = {"https://nobody.example.org/": after(("11-01", OK))}
    assert problems([*others, TextFile("observed/links.yaml", text_of("links", records))]) == []


def test_addresses_by_the_thousand_are_read(problems: Problems, vocabularies: tuple[TextFile, ...]) -> None:
    record = after(("11-01", MISSING), ("11-08", MISSING), ("11-15", MISSING))
    text = text_of("links", {f"https://example.org/{'x' * 60}/{number}": record for number in range(7_000)})
    assert len(text) < MOST_BYTES
    assert problems([*vocabularies, TextFile("observed/links.yaml", text)]) == []
