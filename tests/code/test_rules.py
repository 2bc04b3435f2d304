"""Claims about what must hold across entries and between facts and sources: small files -> the exact problems."""
# ruff: noqa: E501

from collections.abc import Callable

import pytest
from sitegen.textfile import TextFile

Problems = Callable[[list[TextFile]], list[str]]
EntryFile = Callable[..., TextFile]
AfterChange = Callable[[str, str, str], list[str]]

TIE = "sources: [paper]"


def publication(role: str, **ids: str) -> str:
    fields = ", ".join(f"{name}: {value}" for name, value in ids.items())
    return f"[{{role: {role}, title: A, authors: ['Doe, Jane'], date: 2020, {fields}, sources: [paper]}}]"


@pytest.fixture
def told(problems: Problems, vocabularies: list[TextFile], entry_file: EntryFile) -> Callable[..., list[str]]:
    """What is told of two methods, one and two, with some of their lines changed."""

    def told(one: dict[str, str] | None = None, two: dict[str, str] | None = None) -> list[str]:
        return problems([*vocabularies, entry_file("one", **one or {}), entry_file("two", **two or {})])

    return told


Told = Callable[..., list[str]]


def test_two_methods_with_nothing_in_common_have_no_problems(told: Told) -> None:
    assert told() == []


def test_names_are_unique_in_any_capitals(told: Told) -> None:
    assert told({"name": "DanQ"}, {"name": "DANQ"}) == [
        'methods/one.yaml:1:7: name: "DanQ" is the name of methods/two.yaml too; tell them apart',
        'methods/two.yaml:1:7: name: "DANQ" is the name of methods/one.yaml too; tell them apart',
    ]


def test_slugs_are_unique_over_methods_and_reviews(
    problems: Problems, small: list[TextFile], entry_file: EntryFile
) -> None:
    assert problems([*small, entry_file("small-review")]) == [
        'methods/small-review.yaml:1:1: the file name "small-review" is taken by reviews/small-review.yaml; choose another',
        'reviews/small-review.yaml:1:1: the file name "small-review" is taken by methods/small-review.yaml; choose another',
    ]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("doi", "10.1234/a", "10.1234/A"),
        ("arxiv", "1605.01133v1", "1605.01133v2"),
        ("pmid", "27084946", "27084946"),
        ("pmcid", "PMC4914104", "PMC4914104"),
    ],
)
def test_a_publication_is_in_one_entry_and_each_of_two_is_told_of_the_other(
    told: Told, kind: str, first: str, second: str
) -> None:
    ids = {"url": "https://example.org/"} | {kind: first}, {"url": "https://example.org/"} | {kind: second}
    messages = told(
        {"publications": publication("paper", **ids[0])}, {"publications": publication("paper", **ids[1])}
    )
    assert [message.split(": ", 2)[1:] for message in messages] == [
        [
            f"publications[1].{kind}",
            f'"{here}" stands in methods/{there}.yaml too; a publication belongs to one entry, once',
        ]
        for here, there in ((first, "two"), (second, "one"))
    ]


def test_a_publication_is_in_an_entry_once(told: Told) -> None:
    twice = publication("paper", doi="10.1234/a")[:-1] + ", " + publication("preprint", doi="10.1234/a")[1:]
    [message] = told({"publications": twice})
    assert message.endswith(
        'publications[2].doi: "10.1234/a" stands in this file already; a publication belongs to one entry, once'
    )


@pytest.mark.parametrize("role", ["follow-up", "correction"])
def test_a_follow_up_or_correction_may_concern_two_entries(told: Told, role: str) -> None:
    assert (
        told(
            {"publications": publication("paper", doi="10.1234/a")},
            {"publications": publication(role, doi="10.1234/a")},
        )
        == []
    )


@pytest.mark.parametrize(
    ("one", "two", "message"),
    [
        ("[two]", "[old]", 'methods/one.yaml:12:11: aliases[1]: "two" is the file name of an entry; an alias is an address that no entry has now'),
        ("[one]", "[old]", 'methods/one.yaml:12:11: aliases[1]: "one" is the file name of an entry; an alias is an address that no entry has now'),
        ("[index]", "[old]", 'methods/one.yaml:12:11: aliases[1]: "index" is the address of a page of the site itself; choose another name'),
        ("[Old Name]", "[old]", 'methods/one.yaml:12:11: aliases[1]: "Old Name" is not in lower-case letters, digits and single hyphens, such as danq; did you mean "old-name"?'),
    ],
)  # fmt: skip
def test_an_alias_is_an_address_of_its_own(told: Told, one: str, two: str, message: str) -> None:
    assert told({"aliases": one}, {"aliases": two}) == [message]


def test_an_alias_stands_in_one_entry_and_each_of_two_is_told_of_the_other(told: Told) -> None:
    assert told({"aliases": "[old]"}, {"aliases": "[older, old]"}) == [
        'methods/one.yaml:12:11: aliases[1]: "old" is an alias in methods/two.yaml too; keep one of them',
        'methods/two.yaml:12:18: aliases[2]: "old" is an alias in methods/one.yaml too; keep one of them',
    ]


@pytest.mark.parametrize(
    ("tie", "message"),
    [
        ("{relation: builds-on, method: one, sources: [paper]}", "lineage[1].method: a method cannot descend from itself; name the earlier work, or delete this tie"),
        ("{relation: builds-on, method: twoo, sources: [paper]}", 'lineage[1].method: there is no entry "twoo"; did you mean "two"?'),
        ("{relation: builds-on, method: quite-other, sources: [paper]}", 'lineage[1].method: there is no entry "quite-other"; give its name and url in place of method'),
        ("{relation: builds-on, method: two.yaml, sources: [paper]}", 'lineage[1].method: "two.yaml" is not in lower-case letters, digits and single hyphens, such as danq; did you mean "two"?'),
        ("{relation: followed-by, method: two, sources: [paper]}", "lineage[1].relation: the later work names the earlier one: write this tie into methods/two.yaml"),
    ],
)  # fmt: skip
def test_lineage_leads_from_the_later_to_the_earlier_entry(told: Told, tie: str, message: str) -> None:
    assert [line.split(": ", 1)[1] for line in told({"lineage": f"[{tie}]"})] == [message]


def test_lineage_to_a_broken_file_leads_to_an_entry(told: Told) -> None:
    tie = "[{relation: builds-on, method: two, sources: [paper]}]"
    assert told({"lineage": tie}, {"name": "["}) == [
        "methods/two.yaml:3:8: is not valid YAML: did not find expected ',' or ']'; check indentation, quotes and brackets above this place"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("methods/deep-net.yaml", "[[wide-net]] does", "[[wide-nett]] does", 'methods/deep-net.yaml:132:16: limits[2].statement: there is no entry "wide-nett"; did you mean "wide-net"?'),
        ("methods/wide-net.yaml", "[[deep-net]]", "[[the other]]", 'methods/wide-net.yaml:6:14: description: there is no entry "the other"; write the file name of an entry, without .yaml, between [[ and ]]'),
        ("vocabulary/subfields.yaml", "[[deep-net]]", "[[]]", 'vocabulary/subfields.yaml:12:9: terms.regulation.opening[2]: there is no entry ""; write the file name of an entry, without .yaml, between [[ and ]]'),
        ("lists/small-list.yaml", "An invented list", "An [[invented]] list", 'lists/small-list.yaml:2:8: about: there is no entry "invented"; write the file name of an entry, without .yaml, between [[ and ]]'),
    ],
)  # fmt: skip
def test_a_reference_in_any_text_leads_to_an_entry(
    after_change: AfterChange, file: str, old: str, new: str, message: str
) -> None:
    assert after_change(file, old, new) == [message]


def test_a_list_names_entries(after_change: AfterChange) -> None:
    assert after_change("lists/small-list.yaml", "entry: wide-net", "entry: nowhere") == [
        'lists/small-list.yaml:11:16: sections[2].entries[1].entry: there is no entry "nowhere"; write the file name of an entry, without .yaml'
    ]


def test_a_method_is_not_compared_with_itself(after_change: AfterChange) -> None:
    assert after_change("methods/deep-net.yaml", "method: k-mer SVM", "method: deep-net") == [
        "methods/deep-net.yaml:102:18: results[1].compared_with[2].method: a method is not compared with itself; name the variant"
    ]


def test_a_method_is_compared_under_its_file_name(after_change: AfterChange) -> None:
    assert after_change("methods/deep-net.yaml", "method: k-mer SVM", "method: Wide & Narrow <3") == [
        'methods/deep-net.yaml:102:18: results[1].compared_with[2].method: "Wide & Narrow <3" is the name of an entry; write its file name: "wide-net"'
    ]


def test_a_reference_by_name_leads_to_the_file_name(after_change: AfterChange) -> None:
    assert after_change("lists/small-list.yaml", "An invented list", "A [[deepnet]] list") == [
        'lists/small-list.yaml:2:8: about: there is no entry "deepnet"; did you mean "deep-net"?'
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (
            "tasks",
            "[mark-prediction, mark-prediction]",
            'tasks[2]: "mark-prediction" stands twice in this list; keep one of them',
        ),
        (
            "also_known_as",
            "[One, Uno, One]",
            'also_known_as[3]: "One" stands twice in this list; keep one of them',
        ),
    ],
)
def test_items_of_a_list_are_given_once(told: Told, field: str, value: str, message: str) -> None:
    assert [line.split(": ", 1)[1] for line in told({field: value})] == [message]


def test_two_authors_may_have_one_name(told: Told) -> None:
    authors = publication("paper", doi="10.1234/a").replace("'Doe, Jane'", "'Wang, Wei', 'Wang, Wei'")
    assert told({"publications": authors}) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("label: Mouse", "label: human", 'vocabulary/organisms.yaml:6:18: terms.mouse.label: "human" is the label of "human" too; tell them apart'),
        ("mouse: {", "Human: {", 'vocabulary/organisms.yaml:6:3: terms.Human: differs from "human" in capitals only; their pages would have one address'),
    ],
)  # fmt: skip
def test_terms_of_a_vocabulary_are_told_apart(
    problems: Problems, vocabularies: list[TextFile], old: str, new: str, message: str
) -> None:
    files = {file.path: file.text for file in vocabularies}
    files["vocabulary/organisms.yaml"] = files["vocabulary/organisms.yaml"].replace(old, new)
    assert problems([TextFile(path, text) for path, text in files.items()]) == [message]


SOURCES = "{paper: {url: https://example.org/, checked: 2026-01-01, tier: primary}, code: {url: https://example.org/c, checked: 2026-01-01, tier: primary}}"


@pytest.mark.parametrize(
    ("changed", "messages"),
    [
        ({"sources": SOURCES}, ["10:83: sources.code: no fact rests on this source; name it where it backs something, or delete it"]),
        ({"output": "[{data: marks, sources: [papers]}]"}, ['8:34: output[1].sources[1]: "papers" is not one of the sources of this entry; did you mean "paper"?']),
        ({"output": "[{data: marks, sources: [talk]}]"}, ['8:34: output[1].sources[1]: "talk" is not one of the sources of this entry; add it under sources']),
        ({"output": "[{data: marks, sources: []}]"}, ["8:33: output[1].sources: has 0 items; write at least 1"]),
        ({"output": "[{data: marks}]"}, ['8:10: output[1]: the field "sources" is missing. Where this was seen: the ids of one or more of the entry\'s sources.']),
        ({"evidence": "{description: [talk], tasks: [paper], architecture.families: [paper]}"}, ['11:26: evidence.description[1]: "talk" is not one of the sources of this entry; add it under sources']),
        ({"evidence": "{description: [paper], architecture.families: [paper]}"}, ['6:1: tasks: has no evidence; add "tasks: [id of a source]" under evidence']),
        ({"organisms": "{trained_on: [human]}"}, ['12:13: organisms.trained_on: has no evidence; add "organisms.trained_on: [id of a source]" under evidence']),
        ({"code": "not-stated"}, ['12:1: code: has no evidence; add "code: [id of a source]" under evidence']),
        ({"training": "{data: not-stated}"}, ['12:12: training.data: has no evidence; add "training.data: [id of a source]" under evidence']),
        ({"evidence": "{description: [paper], task: [paper], architecture.families: [paper]}"},
         ['6:1: tasks: has no evidence; add "tasks: [id of a source]" under evidence', '11:34: evidence.task: nothing here needs evidence under this name; did you mean "tasks"?']),
        ({"evidence": "{description: [paper], tasks: [paper], architecture.families: [paper], name: [paper]}"},
         ["11:82: evidence.name: nothing here needs evidence under this name; name a field that stands in this entry and has no sources of its own, or delete the line"]),
        ({"evidence": "{description: [paper], tasks: [paper], architecture.families: [paper], running.time: [paper]}"},
         ["11:82: evidence.running.time: nothing here needs evidence under this name; name a field that stands in this entry and has no sources of its own, or delete the line"]),
        ({"evidence": "{description: [paper], tasks: [paper], architecture: [paper], architecture.families: [paper]}"},
         ["11:50: evidence.architecture: nothing here needs evidence under this name; name the fields inside it: architecture.families"]),
        ({"evidence": "{description: [paper], tasks: [paper], architecture.families: [paper], input: [paper]}"},
         ["11:82: evidence.input: nothing here needs evidence under this name; each item names its sources itself; delete the line"]),
    ],
)  # fmt: skip
def test_each_fact_has_a_source_and_each_source_a_fact(
    told: Told, changed: dict[str, str], messages: list[str]
) -> None:
    assert told(changed) == [f"methods/one.yaml:{message}" for message in messages]
