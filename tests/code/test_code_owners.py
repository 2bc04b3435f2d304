"""Claims about CODEOWNERS: what runs has an owner apart from facts, and no owner is made up."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
LINES = re.findall(r"(?m)^(?:# )?(/\S+) +(@\S+(?: +@\S+)*)$", FILE)


def test_every_line_is_a_comment_or_a_pattern_with_owners() -> None:
    assert [line for line in FILE.splitlines() if not re.fullmatch(r"#.*|(/\S+)( +@[\w/-]+)+|", line)] == []


def test_no_placeholder_stands_where_the_hosting_site_would_read_it() -> None:
    assert re.findall(r"(?m)^[^#\n].*@(?:MAINTAINERS|CURATORS)", FILE) == []


def test_what_is_named_is_there() -> None:
    assert LINES
    assert [path for path, _ in LINES if not (ROOT / path.lstrip("/")).exists()] == []


def test_facts_and_what_runs_have_owners_of_their_own() -> None:
    owners = dict(LINES)
    facts = {owners["/entries/"], owners["/site_src/"]}
    runs = (
        "/.github/",
        "/Makefile",
        "/requirements/",
        "/scripts/",
        "/site_src/assets/",
        "/templates/",
        "/tests/",
    )
    assert not facts & {owners[path] for path in runs}
    order = [path for path, _ in LINES]
    assert order.index("/site_src/") < order.index("/site_src/assets/"), "the last line that fits decides"
