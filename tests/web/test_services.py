"""Claims about Crossref, arXiv and GitHub: good records become facts, everything else one sentence."""
# ruff: noqa: E501

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from local_host import LocalHost, Reply
from quick import SETTINGS as QUICK
from records import (
    ARTICLE,
    ARXIV,
    COMMIT,
    DOI,
    FEED,
    LICENCE,
    PREPRINT,
    PREPRINT_DOI,
    REPOSITORY,
    all_services,
    feed_path,
    work,
    work_path,
)
from sitegen.drafting.known import Author, KnownPublication, KnownRepository, Record
from sitegen.drafting.work_id import WorkId
from web import arxiv, crossref, github
from web.answer import Answer, NoAnswer
from web.client import Client
from web.contact import contact, what_is_told
from web.lookup import Services, look_up, not_looked_up
from web.plain import text

SETTINGS = replace(QUICK, most_wait_seconds=1, most_bytes=100_000)
REPO = "/repos/example/OpenNet"
OPEN_NET = "https://github.com/example/OpenNet"


@pytest.fixture
def client() -> Client:
    return Client(SETTINGS)


@pytest.fixture
def ask(client: Client, host: LocalHost) -> dict[str, Callable[[], Any]]:
    return {
        "Crossref": lambda: crossref.publication(client, DOI, host.url),
        "arXiv": lambda: arxiv.preprint(client, ARXIV, host.url),
        "GitHub": lambda: github.repository(client, OPEN_NET, "", host.url),
    }


PATHS = {"Crossref": work_path(DOI), "arXiv": feed_path(ARXIV), "GitHub": REPO}


def told(asking: Callable[[], Any]) -> str:
    with pytest.raises(NoAnswer) as raised:
        asking()
    return str(raised.value)


def test_an_article_is_known_with_the_precision_of_its_dates(host: LocalHost, client: Client) -> None:
    host.replies[work_path(DOI)] = work(ARTICLE)
    assert crossref.publication(client, DOI, host.url) == KnownPublication(
        role="paper",
        title="OpenNet: reading open chromatin & more",
        authors=(
            Author("Doe, Jane"),
            Author("van der Berg, Žiga Jr."),
            Author("The Example Consortium", is_group=True),
        ),
        date="2020-05-14",
        issue_date="2020-07",
        venue="Journal of Examples",
        volume="12",
        issue="3",
        pages="100-110",
        doi=DOI,
        record=Record("Crossref", f"https://api.crossref.org/works/{DOI}"),
        related=(PREPRINT_DOI,),
    )
    assert host.asked[0].headers["user-agent"].endswith("(mailto:curator@example.org)")


def test_a_preprint_names_its_server_and_its_paper(host: LocalHost, client: Client) -> None:
    host.replies[work_path(PREPRINT_DOI)] = work(PREPRINT)
    known = crossref.publication(client, PREPRINT_DOI, host.url)
    assert (known.role, known.venue, known.date, known.related) == (
        "preprint",
        "bioRxiv",
        "2019-12-01",
        (DOI,),
    )


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"title": ["OpenNet"], "subtitle": ["reading <b>it</b>"]}, "title", "OpenNet: reading it"),
        ({"title": "OpenNet"}, "title", "OpenNet"),
        ({"title": ["A &lt;i&gt;b&lt;/i&gt; p < 0.05"]}, "title", "A b p < 0.05"),
        ({"title": ["a\u202e\u200bb\n  c\x1b[31m"]}, "title", "ab c[31m"),
        ({"title": ["x" * 5000]}, "title", "x" * 1000),
        ({"type": "proceedings-article"}, "role", "paper"),
        ({"type": "dataset"}, "role", ""),
        ({"type": ["x"], "subtype": {}}, "role", ""),
        ({"page": None, "article-number": "e107"}, "pages", "e107"),
        ({"volume": 12}, "volume", ""),
        ({"container-title": [], "institution": {"name": "arXiv"}}, "venue", "arXiv"),
        ({"author": "Doe"}, "authors", ()),
        ({"author": [{"family": "Plato"}, {"given": "x"}, 7, None]}, "authors", (Author("Plato", is_group=True),)),
        ({"relation": []}, "related", ()),
        ({"relation": {"has-preprint": {"id": DOI}}}, "related", ()),
        ({"published-online": {"date-parts": [[2020, 13]]}, "issued": None, "published-print": None}, "date", "2020"),
        ({"published-online": None, "issued": {"date-parts": [[2020]]}}, "date", "2020-07"),
        ({"published-online": {"date-parts": [["2020"]]}, "issued": [], "published-print": 1}, "date", ""),
        ({"published-online": {"date-parts": [[True, 2]]}, "issued": "", "published-print": {}}, "date", ""),
    ],
)  # fmt: skip
def test_odd_records_cost_a_fact_and_no_more(
    host: LocalHost, client: Client, changed: dict[str, Any], field: str, value: object
) -> None:
    host.replies[work_path(DOI)] = work({**ARTICLE, **changed})
    assert getattr(crossref.publication(client, DOI, host.url), field) == value


def test_an_arxiv_entry_is_a_preprint(host: LocalHost, client: Client) -> None:
    host.replies[feed_path(ARXIV)] = Reply(200, FEED)
    assert arxiv.preprint(client, ARXIV, host.url) == KnownPublication(
        role="preprint",
        title="OpenNet: reading open chromatin",
        authors=(
            Author("Doe, Jane Q."),
            Author("van der Berg, Laurens"),
            Author("The Example Collaboration", is_group=True),
        ),
        date="2019-12-03",
        venue="arXiv",
        arxiv=ARXIV,
        record=Record("arXiv", f"https://export.arxiv.org{feed_path(ARXIV)}"),
        related=(DOI,),
        remarks=("arXiv gives the names of authors in one piece; check where each family name begins",),
    )


ENTRY = FEED.partition("<entry>")[2].partition("</entry>")[0]


@pytest.mark.parametrize(
    ("feed", "sentence"),
    [
        (FEED.replace(ENTRY, "").replace("<entry></entry>", ""), "arXiv does not know 1912.01234"),
        (
            FEED.replace(f"abs/{ARXIV}v2", "x").replace(
                "http://arxiv.org/x", "http://arxiv.org/api/errors#incorrect_id"
            ).replace("<published>", "<summary>incorrect id format for 1912.01234</summary><published>"),
            "arXiv does not know 1912.01234: incorrect id format for 1912.01234",
        ),
        (FEED.replace(f"{ARXIV}v2", "2001.00001v1"), "arXiv answered in a form that we do not know"),
        (FEED.replace("OpenNet: reading\n      open chromatin", ""), "arXiv answered in a form that we do not know"),
        ("<html><body>maintenance</body></html>", "arXiv answered in a form that we do not know"),
        ("<feed", "arXiv answered in a form that we do not know"),
        ("", "arXiv answered in a form that we do not know"),
        (b"\xff\xfe<\x00f\x00e\x00", "arXiv answered in a form that we do not know"),
        (FEED.replace("<feed", '<!DOCTYPE x [<!ENTITY a "b">]>\n<feed', 1), "arXiv answered in a form that we do not know"),
        (FEED.replace("<feed", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<feed', 1).replace("OpenNet", "&a;"),
         "arXiv answered in a form that we do not know"),
        (FEED.replace("OpenNet", "&a;"), "arXiv answered in a form that we do not know"),
    ],
)  # fmt: skip
def test_a_feed_without_the_work_is_one_sentence(
    host: LocalHost, client: Client, feed: str, sentence: str
) -> None:
    host.replies[feed_path(ARXIV)] = Reply(200, feed)
    assert told(lambda: arxiv.preprint(client, ARXIV, host.url)) == sentence


def test_a_repository_is_known_with_commit_licence_and_languages(host: LocalHost, client: Client) -> None:
    all_services(host)
    assert github.repository(client, OPEN_NET, "secret", host.url) == KnownRepository(
        url=OPEN_NET,
        name="OpenNet",
        commit=COMMIT,
        licence="MIT",
        licence_file="LICENSE.md",
        languages=("Python", "Jupyter Notebook", "C++"),
        record=Record("GitHub", "https://api.github.com/repos/example/OpenNet"),
    )
    assert [request.headers["accept"] for request in host.asked] == [
        "application/vnd.github+json",
        "application/vnd.github+json",
        "application/vnd.github.sha",
        "application/vnd.github+json",
    ]
    assert {request.headers["authorization"] for request in host.asked} == {"Bearer secret"}


def test_without_a_token_none_is_sent(host: LocalHost, ask: dict[str, Callable[[], Any]]) -> None:
    all_services(host)
    ask["GitHub"]()
    assert all("authorization" not in request.headers for request in host.asked)


def test_a_renamed_repository_has_its_new_address(host: LocalHost, client: Client) -> None:
    all_services(host)
    host.replies["/repos/example/old"] = Reply(301, headers={"Location": f"{host.url}{REPO}"})
    assert github.repository(client, "https://github.com/example/old", "", host.url).url == OPEN_NET


@pytest.mark.parametrize("spdx", ["NOASSERTION", "", None, 7, {}])
def test_a_licence_that_github_does_not_name_is_none(host: LocalHost, client: Client, spdx: object) -> None:
    all_services(host)
    host.replies[f"{REPO}/license"] = Reply(200, {**LICENCE, "license": {"spdx_id": spdx}})
    known = github.repository(client, OPEN_NET, "", host.url)
    assert (known.licence, known.licence_file, known.missing) == ("", "", ())


def test_a_size_beyond_measure_is_no_size(host: LocalHost, client: Client) -> None:
    all_services(host)
    host.replies[f"{REPO}/languages"] = Reply(200, {"Python": 5, "Vast": 10**400})
    assert github.repository(client, OPEN_NET, "", host.url).languages == ("Python",)


def test_parts_that_fail_cost_their_facts_and_are_told(host: LocalHost, client: Client) -> None:
    all_services(host)
    del host.replies[f"{REPO}/license"]  # there is no licence file: nothing to tell
    host.replies[f"{REPO}/languages"] = Reply(200, [1, 2])
    host.replies[f"{REPO}/commits/main"] = Reply(200, "<html>")
    known = github.repository(client, OPEN_NET, "", host.url)
    assert (known.commit, known.licence, known.languages) == ("", "", ())
    assert known.missing == ("GitHub answered in a form that we do not know",)


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(403, headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1795389000"}),
         "GitHub answers no more questions for now; set GITHUB_TOKEN, or try again after 23:10 UTC"),
        (Reply(403, headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "soon"}),
         "GitHub answers no more questions for now; set GITHUB_TOKEN, or try again later"),
        (Reply(403, {"message": "Resource not accessible"}), "GitHub answered with the status 403"),
        (Reply(401), "GitHub does not accept the token in GITHUB_TOKEN"),
        (Reply(451), "GitHub answered with the status 451"),
        (Reply(200, {**REPOSITORY, "full_name": "../../etc"}), "GitHub answered in a form that we do not know"),
        (Reply(200, {**REPOSITORY, "full_name": 7}), "GitHub answered in a form that we do not know"),
    ],
)  # fmt: skip
def test_github_refuses_in_its_own_ways(host: LocalHost, client: Client, reply: Reply, sentence: str) -> None:
    host.replies[REPO] = reply
    assert told(lambda: github.repository(client, OPEN_NET, "", host.url)) == sentence


FAULTS = {
    "not found": (Reply(404, "Resource not found."), "{service} does not know {asked}"),
    "busy": (Reply(429, headers={"Retry-After": "0"}), "{service} asks to wait; try again later"),
    "busy for long": (Reply(429, headers={"Retry-After": "3600"}), "{service} asks to wait; try again later"),
    "broken": (Reply(500), "{service} answered with the status 500; try again later"),
    "forbidden": (Reply(418), "{service} answered with the status 418"),
    "slow": (Reply(200, wait=2), "127.0.0.1 did not answer in time"),
    "other scheme": (
        Reply(302, headers={"Location": "file:///etc/passwd"}),
        "127.0.0.1 redirects to file:///etc/passwd, which is not followed",
    ),
    "huge": (Reply(200, b" " * 200_000), "127.0.0.1 sent more than 100,000 bytes"),
    "cut off": (Reply(200, b"{}", breaks_off=True), "127.0.0.1 broke off its answer"),
}
ASKED = {"Crossref": DOI, "arXiv": ARXIV, "GitHub": "example/OpenNet"}


@pytest.mark.parametrize("service", PATHS)
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_sentence(
    host: LocalHost, ask: dict[str, Callable[[], Any]], service: str, fault: str
) -> None:
    reply, sentence = FAULTS[fault]
    host.replies[PATHS[service]] = reply
    assert told(ask[service]) == sentence.format(service=service, asked=ASKED[service])


def test_a_busy_service_is_asked_again(host: LocalHost, ask: dict[str, Callable[[], Any]]) -> None:
    all_services(host)
    host.replies[work_path(DOI)] = [Reply(429, headers={"Retry-After": "1"}), work(ARTICLE)]
    assert ask["Crossref"]().role == "paper"


@pytest.mark.parametrize("service", ["Crossref", "GitHub"])
@pytest.mark.parametrize("body", ["{", "", "<html>", "[" * 50_000])
def test_what_is_no_json_is_told(
    host: LocalHost, ask: dict[str, Callable[[], Any]], service: str, body: str
) -> None:
    host.replies[PATHS[service]] = Reply(200, body)
    assert told(ask[service]).endswith("answered with something that is not JSON")


@pytest.mark.parametrize("body", [[], "x", None, 7, {"message": []}, {"message": {"title": [7]}}])
def test_json_of_another_form_is_told(
    host: LocalHost, ask: dict[str, Callable[[], Any]], body: object
) -> None:
    host.replies[PATHS["Crossref"]] = Reply(200, b"null" if body is None else _json(body))
    assert told(ask["Crossref"]) == "Crossref answered in a form that we do not know"


def _json(body: object) -> bytes:
    return json.dumps(body).encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


class Told(Client):
    """Answers with what it was given."""

    def __init__(self, body: object) -> None:
        self._said = body

    def get(self, url: str, headers: object = None) -> Answer:  # noqa: ARG002
        return Answer(200, url, {}, _json(self._said))


@given(st.fixed_dictionaries({name: JSON | st.just(value) for name, value in ARTICLE.items()}))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)
def test_no_record_of_crossref_is_a_traceback(record: dict[str, Any]) -> None:
    try:
        assert isinstance(crossref.publication(Told({"message": record}), DOI), KnownPublication)
    except NoAnswer as error:
        assert str(error) == "Crossref answered in a form that we do not know"  # noqa: PT017


@given(JSON | st.fixed_dictionaries({name: JSON | st.just(value) for name, value in REPOSITORY.items()}))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)
def test_no_answer_of_github_is_a_traceback(answer: object) -> None:
    try:
        assert isinstance(github.repository(Told(answer), OPEN_NET), KnownRepository)
    except NoAnswer as error:
        assert str(error) == "GitHub answered in a form that we do not know"  # noqa: PT017


@given(st.text())
def test_plain_text_is_one_line_that_a_terminal_can_show(said: str) -> None:
    made = text(f"<b>{said}</b>&amp;{said}")
    assert made == " ".join(made.split())
    assert made.encode()
    assert not any(sign in made for sign in "\x1b\u202e\u200b\x00")


def test_nobody_there_is_one_sentence(client: Client) -> None:
    assert (
        told(lambda: crossref.publication(client, DOI, "http://127.0.0.1:1"))
        == "127.0.0.1 could not be reached"
    )


def test_a_look_up_finds_the_other_half_and_puts_the_paper_first(host: LocalHost, client: Client) -> None:
    all_services(host)
    services = Services(host.url, host.url, host.url)
    found = look_up([WorkId("arxiv", ARXIV), WorkId("repository", OPEN_NET)], client, services)
    assert [one.doi or one.arxiv for one in found.known.publications] == [DOI, ARXIV, PREPRINT_DOI]
    assert found.told == (
        'arXiv: preprint "OpenNet: reading open chromatin".',
        'Crossref: paper "OpenNet: reading open chromatin & more".',
        'Crossref: preprint "OpenNet: reading open chromatin".',
        "GitHub: example/OpenNet, licence MIT.",
    )


def test_a_record_cannot_send_us_from_work_to_work(host: LocalHost, client: Client) -> None:
    for number in range(20):
        other = {"has-preprint": [{"id-type": "doi", "id": f"10.1234/{at}"} for at in range(20)]}
        host.replies[work_path(f"10.1234/{number}")] = work({**ARTICLE, "relation": other})
    found = look_up([WorkId("doi", "10.1234/0")], client, Services(host.url, host.url, host.url))
    assert len(found.known.publications) == 4


def test_what_fails_leaves_the_ids(host: LocalHost, client: Client) -> None:
    ids = [WorkId("doi", DOI), WorkId("arxiv", ARXIV), WorkId("repository", OPEN_NET)]
    gitlab = WorkId("repository", "https://gitlab.com/a/b")
    found = look_up([*ids, gitlab], client, Services(host.url, host.url, host.url))
    assert found.known == not_looked_up([*ids, gitlab])
    assert found.told == (
        f"Crossref does not know {DOI}. The draft holds the id; the rest is left to you.",
        f"arXiv does not know {ARXIV}. The draft holds the id; the rest is left to you.",
        "GitHub does not know example/OpenNet. The draft holds the address; the rest is left to you.",
        "https://gitlab.com/a/b: this host is not asked. The draft holds the address; the rest is left to you.",
    )


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("me@example.org", "me@example.org"),
        ("https://example.org/me", "https://example.org/me"),
        ("me@x)\r\nX: y", ""),
        ("a b", ""),
        ("ü@example.org", ""),
    ],
)
def test_only_an_address_is_told_to_hosts(tmp_path: Any, given: str, address: str) -> None:
    assert contact(given, tmp_path) == address


def test_the_person_hears_what_is_told() -> None:
    assert what_is_told("me@example.org") == (
        "Crossref, arXiv and GitHub are told your address me@example.org; set CONTACT to change it."
    )
    assert what_is_told("") == (
        "Crossref, arXiv and GitHub like to know whom to write to; set CONTACT to your address."
    )
