"""Made-up records in the shapes that Crossref, arXiv and GitHub document; a host answers with them."""

from typing import Any

from local_host import LocalHost, Reply

DOI = "10.1234/jex.2020.17"
PREPRINT_DOI = "10.1101/2019.12.01.555555"
ARXIV = "1912.01234"
COMMIT = "0123456789abcdef0123456789abcdef01234567"

ARTICLE: dict[str, Any] = {
    "DOI": DOI,
    "type": "journal-article",
    "title": ["OpenNet: reading <i>open</i> chromatin &amp; more"],
    "subtitle": [],
    "author": [
        {"given": "Jane", "family": "Doe", "sequence": "first", "affiliation": []},
        {"given": "Žiga", "family": "van der Berg", "sequence": "additional", "suffix": "Jr."},
        {"name": "The Example Consortium", "sequence": "additional"},
    ],
    "container-title": ["Journal of Examples"],
    "short-container-title": ["J. Ex."],
    "published-online": {"date-parts": [[2020, 5, 14]]},
    "published-print": {"date-parts": [[2020, 7]]},
    "issued": {"date-parts": [[2020, 5, 14]]},
    "volume": "12",
    "issue": "3",
    "page": "100-110",
    "relation": {"has-preprint": [{"id-type": "doi", "id": PREPRINT_DOI, "asserted-by": "object"}]},
}
PREPRINT: dict[str, Any] = {
    "DOI": PREPRINT_DOI,
    "type": "posted-content",
    "subtype": "preprint",
    "title": ["OpenNet: reading open chromatin"],
    "author": [{"given": "Jane", "family": "Doe"}],
    "container-title": [],
    "institution": [{"name": "bioRxiv"}],
    "posted": {"date-parts": [[2019, 12, 1]]},
    "issued": {"date-parts": [[None]]},
    "relation": {"is-preprint-of": [{"id-type": "doi", "id": DOI, "asserted-by": "subject"}]},
}
FEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query: id_list={ARXIV}</title>
  <entry>
    <id>http://arxiv.org/abs/{ARXIV}v2</id>
    <updated>2020-06-01T00:00:00Z</updated>
    <published>2019-12-03T18:00:00Z</published>
    <title>OpenNet: reading
      open chromatin</title>
    <author><name>Jane Q. Doe</name></author>
    <author><name>Laurens van der Berg</name></author>
    <author><name>The Example Collaboration</name></author>
    <arxiv:doi>{DOI}</arxiv:doi>
  </entry>
</feed>
"""
REPOSITORY: dict[str, Any] = {
    "full_name": "example/OpenNet",
    "html_url": "https://github.com/example/OpenNet",
    "description": "Code of OpenNet",
    "default_branch": "main",
    "archived": False,
    "language": "Python",
    "license": {"key": "mit", "spdx_id": "MIT"},
}
LICENCE = {"path": "LICENSE.md", "license": {"key": "mit", "name": "MIT License", "spdx_id": "MIT"}}
LANGUAGES = {"Python": 90_000, "Jupyter Notebook": 50_000, "C++": 20_000, "Shell": 100}


def work_path(doi: str) -> str:
    """What is asked of Crossref."""
    return f"/works/{doi.replace('/', '%2F')}"


def feed_path(id: str) -> str:
    """What is asked of arXiv."""
    return f"/api/query?id_list={id}&max_results=1"


def work(record: object) -> Reply:
    """What Crossref sends."""
    return Reply(200, {"status": "ok", "message-type": "work", "message": record})


def all_services(host: LocalHost) -> None:
    """Let a host answer as all three services do."""
    repository = "/repos/example/OpenNet"
    host.replies |= {
        work_path(DOI): work(ARTICLE),
        work_path(PREPRINT_DOI): work(PREPRINT),
        feed_path(ARXIV): Reply(200, FEED),
        repository: Reply(200, REPOSITORY),
        f"{repository}/license": Reply(200, LICENCE),
        f"{repository}/languages": Reply(200, LANGUAGES),
        f"{repository}/commits/main": Reply(200, COMMIT),
    }
