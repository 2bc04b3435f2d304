"""Claims about what stands under a pull request: its words, and that no text of strangers means anything."""

import html
import json
import re
from typing import Any

import markdown
import pytest
from sitegen.proposed.annotations import MOST_IN_A_REQUEST, check_run, command
from sitegen.proposed.comment import MARKER, MOST_COMMENT, Run, code, comment, no_report, summary
from sitegen.proposed.proposal import (
    MOST_CHARACTERS,
    MOST_IN_NAME,
    MOST_LISTED,
    MOST_MISTAKES,
    Mistake,
    Proposal,
    read_proposal,
)

RUN = Run(
    "0123456789abcdef", "https://example.org/o/n/actions/runs/7", "https://example.org/o/n/blob/main/c.md"
)
HOSTILE = (
    "@octocat",
    "#1 o/n#2 GH-3",
    "[x](http://e.org)",
    "![x](http://e.org/a.png)",
    "<img src=x onerror=alert(1)>",
    "<!-- x --> </details>",
    "http://e.org www.e.org a@e.org",
    "`",
    "``` ``",
    "````",
    "**b** _i_ ~s~ | $x$ :tada:",
    "\\`",
    "&lt;b&gt;",
    "0123456789abcdef0123456789abcdef01234567",
    "::error::x %0A::x",
)


def some(*first: Any, count: int | None = None) -> dict[str, Any]:
    return {"first": first, "count": len(first) if count is None else count}


def report(**parts: Any) -> Proposal:
    return read_proposal(json.dumps({"version": 1, **parts}).encode())


def mistake(message: str = "tasks[1]: is wrong", file: str = "entries/methods/a.yaml") -> dict[str, Any]:
    return {"file": file, "line": 6, "column": 9, "message": message}


def test_a_right_entry_is_thanked_for_and_shown_in_its_effect() -> None:
    effect = {
        "pages": {"added": some("methods/a/"), "changed": some("./", "explore/", count=12)},
        "data": {"changed": some("explore/catalogue.js")},
        "facets": some({"facet": "Task", "value": "Splicing", "before": 12, "after": 13}),
        "lineage": {"added": some("A: builds on DanQ")},
        "terms": {"added": some("Frameworks: JAX"), "removed": some("Tasks: Old task")},
    }
    found = report(files={"added": some("entries/methods/a.yaml")}, effect=effect)
    assert comment(found, RUN) == (
        f"{MARKER}\n"
        "**The entries are right. Thank you!** Somebody will now read them against their sources.\n"
        "\n"
        "On the site this would change:\n"
        "\n"
        "- Entries: 1 added (`entries/methods/a.yaml`)\n"
        "- Pages: 1 added (`methods/a/`); 12 changed (`./`, `explore/`, 10 more)\n"
        "- Who builds on whom: 1 added (`A: builds on DanQ`)\n"
        "- Terms: 1 added (`Frameworks: JAX`); 1 gone (`Tasks: Old task`)\n"
        "- Pictures and data: 1 changed\n"
        "\n"
        "<details><summary>Methods by filter: 1 count would change</summary>\n"
        "\n"
        "- `Task`: `Splicing` 12 → 13\n"
        "\n"
        "</details>\n"
        "\n"
        "<sub>From [the check](https://example.org/o/n/actions/runs/7) of commit 0123456789. "
        "This comment is kept current.</sub>\n"
    )


def test_mistakes_stand_as_in_a_terminal() -> None:
    found = report(
        files={"changed": some("entries/methods/a.yaml")},
        mistakes=some(mistake(), mistake('name: found "x"')),
        inherited=1,
    )
    assert comment(found, RUN) == (
        f"{MARKER}\n"
        "**2 mistakes to mend.** Each line says where, what was found, and what to do.\n"
        "\n"
        "- Entries: 1 changed (`entries/methods/a.yaml`)\n"
        "\n"
        "```text\n"
        "entries/methods/a.yaml:6:9: tasks[1]: is wrong\n"
        'entries/methods/a.yaml:6:9: name: found "x"\n'
        "```\n"
        "\n"
        "Edit the files in this same pull request: the check runs again by itself. "
        "[How to contribute](https://example.org/o/n/blob/main/c.md) explains the rest.\n"
        "\n"
        "1 mistake stands on the base branch already and cannot be yours.\n"
        "\n"
        "<sub>From [the check](https://example.org/o/n/actions/runs/7) of commit 0123456789. "
        "This comment is kept current.</sub>\n"
    )


def test_a_pull_request_without_entries_says_so() -> None:
    assert summary(Proposal()) == "**No entry is changed.** There is nothing to check here.\n"


def test_a_check_without_report_is_said_plainly() -> None:
    assert no_report("it is missing", RUN) == (
        f"{MARKER}\n"
        "**The check of the entries left no report** that can be shown here: it is missing. Its log may say "
        "more. If you changed entries only, this is not your mistake; a maintainer will look.\n"
        "\n"
        "<sub>From [the check](https://example.org/o/n/actions/runs/7) of commit 0123456789. "
        "This comment is kept current.</sub>\n"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_of_strangers_is_nothing_but_code(text: str) -> None:
    page = markdown.markdown(f"- Entries: 1 added ({code(text)})")
    assert page.count("<code>") == 1, page
    assert html.unescape(re.sub("<[^>]*>", "", page).strip()) == f"Entries: 1 added ({text})"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_message_of_strangers_stays_in_its_block(text: str) -> None:
    written = summary(report(mistakes=some(mistake(text), mistake(f"a {text}"), mistake("b"))))
    page = markdown.markdown(written, extensions=["fenced_code"])
    block = re.fullmatch(r"(?s).*?<pre><code[^>]*>(.*?)</code></pre>(.*)", page)
    assert block, page
    lines = html.unescape(block[1]).strip().split("\n")
    assert lines == [f"entries/methods/a.yaml:6:9: {message}" for message in (text, f"a {text}", "b")]
    assert "<a" not in block[2]
    assert "<img" not in block[2]


@pytest.mark.parametrize("sign", ["x", "`", "ж", "&"])
def test_the_largest_report_makes_a_comment_that_the_hosting_site_takes(sign: str) -> None:
    name, text = sign * MOST_IN_NAME, sign * MOST_CHARACTERS
    kinds = {kind: some(*[name] * MOST_LISTED, count=10_000_000) for kind in ("added", "changed", "removed")}
    shift = {"facet": name, "value": name, "before": 10_000_000, "after": 10_000_000}
    effect = {
        **dict.fromkeys(("pages", "data", "lineage", "terms"), kinds),
        "facets": some(*[shift] * MOST_LISTED, count=10_000_000),
    }
    largest = report(files=kinds, effect=effect, inherited=10_000_000)
    assert len(comment(largest, RUN)) < MOST_COMMENT
    wrong = report(files=kinds, mistakes=some(*[mistake(text)] * MOST_MISTAKES, count=10_000_000))
    written = comment(wrong, RUN)
    assert len(written) < MOST_COMMENT
    assert re.search(r"\nThere are 9,999,9\d\d more; they are shown when these are mended\.\n", written)


def test_a_mistake_is_a_command_of_one_line() -> None:
    found = Mistake(file="entries/methods/a,b:c%.yaml", line=6, column=9, message='x: "100%" ::error::y')
    assert command(found) == (
        "::error file=entries/methods/a%2Cb%3Ac%25.yaml,line=6,col=9"
        '::entries/methods/a,b:c%25.yaml:6:9: x: "100%25" ::error::y'
    )


def test_annotations_are_sent_fifty_at_a_time() -> None:
    found = report(mistakes=some(*[mistake(str(number)) for number in range(120)], count=300))
    sent = list(check_run(found, "abc", RUN.log))
    assert [len(part["output"]["annotations"]) for part in sent] == [MOST_IN_A_REQUEST, MOST_IN_A_REQUEST, 20]
    assert sent[0] | {"output": None} == {
        "name": "Entries, line by line",
        "head_sha": "abc",
        "details_url": RUN.log,
        "status": "completed",
        "conclusion": "failure",
        "output": None,
    }
    assert sent[0]["output"]["title"] == "300 mistakes"
    assert sent[0]["output"]["summary"] == (
        "Each mistake stands beside its line. There are 180 more; they are shown when these are mended."
    )
    assert sent[0]["output"]["annotations"][7] == {
        "path": "entries/methods/a.yaml",
        "start_line": 6,
        "end_line": 6,
        "start_column": 9,
        "end_column": 9,
        "annotation_level": "failure",
        "message": "7",
    }


def test_a_check_run_without_mistakes_succeeds() -> None:
    (sent,) = check_run(Proposal(), "abc", RUN.log)
    assert (sent["conclusion"], sent["output"]["title"]) == ("success", "No mistakes")
    assert sent["output"]["annotations"] == []
