"""Claims about drafts: what is known stands in them, the rest is marked, and the check names each mark."""
# ruff: noqa: E501

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sitegen.document import UNWRITTEN
from sitegen.drafting.draft import draft
from sitegen.drafting.known import Author, Known, KnownPublication, KnownRepository, Record
from sitegen.drafting.prefilled import Answers, mistake_in
from sitegen.drafting.proposals import proposed_name, proposed_slug
from sitegen.drafting.taken import mistake_in_new_name, why_not_new
from sitegen.drafting.work_id import work_ids
from sitegen.load import vocabularies
from sitegen.model.text import Context
from sitegen.textfile import TextFile
from sitegen.yamltext import read_yaml
from web.plain import text as plain

DRAFTS = Path(__file__).parent / "drafts"
TODAY = date(2026, 11, 22)
CROSSREF = Record("Crossref", "https://api.crossref.org/works/10.1234/jex.2020.17")
PAPER = KnownPublication(
    role="paper",
    title="OpenNet: reading open chromatin",
    authors=(Author("Doe, Jane"), Author("The Example Consortium", is_group=True)),
    date="2020-05-14",
    issue_date="2020-07",
    venue="Journal of Examples",
    volume="12",
    pages="100-110",
    doi="10.1234/jex.2020.17",
    record=CROSSREF,
)
PREPRINT = KnownPublication(
    role="preprint",
    title="OpenNet: reading open chromatin",
    authors=(Author("Doe, Jane"),),
    date="2019-12-03",
    venue="arXiv",
    arxiv="1912.01234",
    record=Record("arXiv", "https://export.arxiv.org/api/query?id_list=1912.01234&max_results=1"),
    remarks=("arXiv gives the names of authors in one piece; check where each family name begins",),
)
REPOSITORY = KnownRepository(
    url="https://github.com/example/OpenNet",
    name="OpenNet",
    commit="0123456789abcdef0123456789abcdef01234567",
    licence="MIT",
    licence_file="LICENSE.md",
    languages=("Python", "Jupyter Notebook"),
    archived=True,
    record=Record("GitHub", "https://api.github.com/repos/example/OpenNet"),
)
ALL = Known((PAPER, PREPRINT), (REPOSITORY,))
BY_AUTHORS = Answers("method", "OpenNet", "authors")
DESCRIPTION = " ".join(["word"] * 60)
WRITTEN = {
    "name": "OpenNet",
    "summary": "Reads DNA.",
    "description": DESCRIPTION,
    "subfields": "regulation",
    "tasks": "mark-prediction",
    "families": "cnn",
    "maintained_by": "authors",
    "licence": "MIT",
    "tier": "primary",
    "checked": "2026-11-22",
    "role": "paper",
    "title": "A title",
    "authors": "A group",
    "date": "2020",
    "doi": "10.1234/other",
    "covers": "a topic",
    "audience": "Anyone.",
}

Problems = Callable[[Iterable[TextFile]], list[str]]
Check = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def context(small: tuple[TextFile, ...]) -> Context:
    return Context(vocabularies(small, TODAY), TODAY)


@pytest.fixture(scope="module")
def check(small: tuple[TextFile, ...], problems: Problems) -> Check:
    """What a contributor is told about a new file in the small catalogue."""
    return lambda path, text: problems([*small, TextFile(path, text)])


def written(text: str) -> str:
    """The draft as a person would complete it."""
    lines, name, datum = [], "", iter(["dna", "marks"])
    for line in text.split("\n"):
        if field := re.match(r"( *)(?:- )?([a-z_.]+):", line):
            name = field[2] if field[1] == "" or name != "evidence" else name
        if re.search(rf"(: |- |^ +){UNWRITTEN}$|\[{UNWRITTEN}", line):
            word = next(datum) if name == "data" else WRITTEN.get(name, "paper")
            line = line.replace(UNWRITTEN, f"{{group: {word}}}" if name == "authors" else word)
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "answers", "known"),
    [
        ("method.yaml", BY_AUTHORS, ALL),
        ("method-offline.yaml", Answers("method"), Known()),
        ("review.yaml", Answers("review", "Doe 2020"), Known((PAPER,))),
    ],
)
def test_a_draft_equals_the_golden_file(name: str, answers: Answers, known: Known, context: Context) -> None:
    text = draft(answers, known, context).text
    if os.environ.get("UPDATE_GOLDEN"):
        (DRAFTS / name).write_text(text, encoding="utf-8")
    assert text == (DRAFTS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answers", "known"),
    [
        (BY_AUTHORS, ALL),
        (Answers("method"), Known()),
        (Answers("method", "OpenNet"), Known((), (REPOSITORY,))),
        (Answers("review", "Doe 2020"), Known((PAPER,))),
        (Answers("review"), Known()),
    ],
)
def test_a_draft_is_right_as_soon_as_every_mark_is_replaced(
    answers: Answers, known: Known, context: Context, check: Check
) -> None:
    text = draft(answers, known, context).text
    path = f"{answers.kind}s/open-net.yaml"
    assert len(check(path, text)) == text.partition("\n\n")[2].count(UNWRITTEN)
    assert check(path, written(text)) == []


def test_the_check_says_for_each_mark_what_is_expected(context: Context, check: Check) -> None:
    told = check("methods/open-net.yaml", draft(Answers("method", "OpenNet"), ALL, context).text)
    assert [line.partition(": ")[2] for line in told] == [
        "summary: is still to be written. One sentence of at most 200 characters, in own words: what goes in, "
        "what comes out.",
        "description: is still to be written. 60 to 250 words in own words: the idea, what is new, "
        "what it is good for.",
        "subfields[1]: is still to be written. Where readers look for it; the first is its home. Choose a term from "
        "entries/vocabulary/subfields.yaml: variants, regulation; if none fits, add one there.",
        "tasks[1]: is still to be written. What it predicts or does. Choose a term from "
        "entries/vocabulary/tasks.yaml: mark-prediction, variant-scoring; if none fits, add one there.",
        "code[1].maintained_by: is still to be written. authors: by the authors of the method; third-party: "
        "a re-implementation or copy. Write authors or third-party.",
        "input[1].data: is still to be written. Kind of data. Choose a term from "
        "entries/vocabulary/data-types.yaml: dna, marks, rna; if none fits, add one there.",
        "input[1].sources[1]: is still to be written. Name what you read for it: paper, repository, licence.",
        "output[1].data: is still to be written. Kind of data. Choose a term from "
        "entries/vocabulary/data-types.yaml: dna, marks, rna; if none fits, add one there.",
        "output[1].sources[1]: is still to be written. Name what you read for it: paper, repository, licence.",
        "architecture.families[1]: is still to be written. Architecture families, the most telling first. "
        "Choose a term from entries/vocabulary/architectures.yaml: cnn, residual; if none fits, add one there.",
        "sources.paper.checked: is still to be written. The day on which it was read, YYYY-MM-DD.",
        "sources.repository.checked: is still to be written. The day on which it was read, YYYY-MM-DD.",
        "sources.repository.tier: is still to be written. primary: by the authors of the work, or their repository; "
        "secondary: about the work. Write primary or secondary.",
        "sources.licence.tier: is still to be written. primary: by the authors of the work, or their repository; "
        "secondary: about the work. Write primary or secondary.",
        "evidence.description[1]: is still to be written. Name what you read for it: paper, repository, licence.",
        "evidence.tasks[1]: is still to be written. Name what you read for it: paper, repository, licence.",
        "evidence.architecture.families[1]: is still to be written. "
        "Name what you read for it: paper, repository, licence.",
    ]


def test_a_mark_where_nothing_is_needed_may_be_deleted(context: Context, check: Check) -> None:
    told = check("reviews/open-net.yaml", draft(Answers("review", "X"), Known(), context).text)
    [audience] = [line for line in told if "audience: " in line]
    assert audience.endswith("For whom it is, in one sentence, in own words. Or delete the line.")


def test_other_mistakes_are_told_beside_the_marks(context: Context, check: Check) -> None:
    text = draft(BY_AUTHORS, ALL, context).text.replace("\ntasks: [TODO]", "\ntasks: [mark-predicton]")
    told = [line for line in check("methods/open-net.yaml", text) if "still to be written" not in line]
    assert len(told) == 1
    assert 'tasks[1]: "mark-predicton" is not a task; did you mean "mark-prediction"?' in told[0]


def test_a_mark_counts_in_an_entry_that_was_never_a_draft(after_change: Callable[..., list[str]]) -> None:
    assert after_change("methods/deep-net.yaml", "note: 40 MB.", "note: TODO") == [
        "methods/deep-net.yaml:33:11: weights[1].note: is still to be written. Format, size, moved or gone. "
        "Or delete the line."
    ]


def test_a_mark_that_was_left_behind_a_text_counts(context: Context, check: Check) -> None:
    text = draft(BY_AUTHORS, ALL, context).text.replace("summary: >-", "summary: Reads DNA.")
    [summary] = [line for line in check("methods/open-net.yaml", text) if ": summary: " in line]
    assert summary.startswith("methods/open-net.yaml:11:10: summary: is still to be written.")


def test_two_drafts_do_not_disturb_each_other(
    small: tuple[TextFile, ...], problems: Problems, context: Context
) -> None:
    text = draft(Answers("method"), Known(), context).text
    files = [TextFile(f"methods/{slug}.yaml", text) for slug in ("one", "two")]
    told = problems([*small, *files])
    assert {line.partition(": is still")[1] for line in told} == {": is still"}


HOSTILE = [
    "quotes \" and ' and `",
    "colon: and #hash",
    "two\nlines",
    "see [[x]]",
    "<script>alert(1)</script>",
    "emoji 🧬",
    "bidi \u202etext",
    "**bold** [x](http://y)",
    "- list",
    "{{ jinja }} {% x %}",
    "TODO list",
    "x" * 5000,
    "\ud800",
    "---",
    "\x1b[31mred",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_make_no_other_file(text: str, context: Context, check: Check) -> None:
    text = re.sub("[\u202e\ud800\x1b]", "", text)  # services' texts come without
    known = Known(
        (replace(PAPER, title=text, venue=text, authors=(Author(f"{text}, {text}"), Author(text, True))),),
        (replace(REPOSITORY, licence=text, languages=(text,)),),
    )
    made = draft(BY_AUTHORS, known, context)
    assert check("methods/open-net.yaml", written(made.text)) == []


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_of_a_service_breaks_the_draft(context: Context, text: str) -> None:
    known = Known((replace(PAPER, title=plain(text), venue=plain(text), authors=(Author(plain(text)),)),))
    document = read_yaml(TextFile("methods/x.yaml", draft(BY_AUTHORS, known, context).text))
    assert document.problems == ()


def test_what_the_model_refuses_is_left_out_and_told(context: Context) -> None:
    odd = replace(
        PAPER,
        title="See [[danq]]",
        date="2031",
        issue_date="2031-02",
        venue="<b>J</b>",
        authors=(Author("Doe"),),
    )
    made = draft(BY_AUTHORS, Known((odd,), (replace(REPOSITORY, licence="GPL"),)), context)
    assert made.remarks == (
        "the authors of 10.1234/jex.2020.17 could not be taken over: "
        '"Doe" is not written as "Family, Given", such as "Doe, Jane" (between [ and ] in quotes); a consortium is written {group: its name}',
        'the date of 10.1234/jex.2020.17 could not be taken over: "2031" is after today, 2026-11-22; '
        "write when it did happen",
        'the issue_date of 10.1234/jex.2020.17 could not be taken over: "2031-02" is after today, 2026-11-22; '
        "write when it did happen",
        'the venue of 10.1234/jex.2020.17 could not be taken over: found "<b>J</b>": HTML is not allowed; '
        'write plain text, and "less than" as "< " with a space',
        "the title of 10.1234/jex.2020.17 could not be taken over: "
        "found [[danq]], which would be a link to an entry",
        'the licence of https://github.com/example/OpenNet could not be taken over: "GPL" is not an SPDX licence id; '
        'did you mean "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only" or "GPL-3.0-or-later"?',
    )
    value = read_yaml(TextFile("methods/x.yaml", made.text)).value
    assert value["publications"][0]["title"] == UNWRITTEN
    assert value["publications"][0]["authors"] == [UNWRITTEN]
    assert {"venue", "issue_date"} & set(value["publications"][0]) == set()
    assert "# Look at this: the title of 10.1234/jex.2020.17" in made.text


def test_of_thousands_of_authors_the_first_are_taken_over(context: Context) -> None:
    many = replace(PAPER, authors=tuple(Author(f"Family{number}, Given") for number in range(5_000)))
    made = draft(BY_AUTHORS, Known((many,)), context)
    authors = read_yaml(TextFile("methods/x.yaml", made.text)).value["publications"][0]["authors"]
    assert (len(authors), authors[299], authors[300]) == (301, "Family299, Given", UNWRITTEN)
    assert made.remarks == ("10.1234/jex.2020.17 names 4,700 more authors; write them, or their group",)


def test_a_licence_that_is_not_named_is_no_source(context: Context) -> None:
    bare = replace(REPOSITORY, licence="", licence_file="", languages=(), archived=False)
    value = read_yaml(TextFile("x.yaml", draft(BY_AUTHORS, Known((PAPER,), (bare,)), context).text)).value
    assert value["code"] == [{"url": bare.url, "maintained_by": "authors", "sources": ["repository"]}]
    assert list(value["sources"]) == ["paper", "paper-record", "repository"]


def test_what_did_not_come_is_told_in_the_draft(context: Context) -> None:
    partly = replace(REPOSITORY, missing=("GitHub answered with the status 500; try again later",))
    made = draft(BY_AUTHORS, Known((PAPER,), (partly,)), context)
    assert made.remarks == partly.missing
    assert "# Look at this: GitHub answered with the status 500; try again later\n" in made.text


def test_each_of_two_preprints_has_a_source_of_its_own(context: Context) -> None:
    made = draft(BY_AUTHORS, Known((PREPRINT, replace(PREPRINT, arxiv="1912.01235"))), context)
    value = read_yaml(TextFile("x.yaml", made.text)).value
    assert list(value["sources"]) == ["preprint", "preprint-record", "preprint-2-record"]
    assert value["sources"]["preprint"] == {"arxiv": "1912.01234", "checked": UNWRITTEN, "tier": "primary"}
    assert [one["sources"] for one in value["publications"]] == [["preprint-record"], ["preprint-2-record"]]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("DanQ: a hybrid network", "DanQ"),
        ("Nucleotide Transformer: building models", "Nucleotide Transformer"),
        ("Deep learning: new techniques", ""),
        ("A title without a name", ""),
        ("One Two Three Four: five", ""),
    ],
)
def test_a_name_is_proposed_where_the_title_has_one(title: str, name: str) -> None:
    assert proposed_name("method", Known((replace(PAPER, title=title),))) == name


def test_names_are_proposed_from_what_there_is() -> None:
    assert proposed_name("method", Known((replace(PAPER, title="No name"),), (REPOSITORY,))) == "OpenNet"
    assert proposed_name("method", Known()) == ""
    assert proposed_name("review", Known((PAPER,))) == "Doe and The Example Consortium 2020"
    many = replace(PAPER, authors=(*PAPER.authors, Author("Roe, Richard")))
    assert proposed_name("review", Known((many,))) == "Doe et al. 2020"
    assert proposed_slug("Doe et al. 2020", Known((many,))) == "doe-2020"
    assert proposed_slug("", Known((many,))) == "doe-2020"
    assert proposed_slug("Deep Motif (DeMo)", Known((many,))) == "deep-motif-demo"
    assert proposed_slug("", Known()) == ""


def test_an_answer_is_checked_as_the_entry_will_be(context: Context) -> None:
    assert mistake_in("method", "name", "DanQ", context) is None
    assert mistake_in("method", "name", "x" * 81, context) == (
        "has 81 characters; at most 80 are allowed: the full title stands with the publication"
    )
    assert (
        mistake_in("method", "name", "see [[x]]", context) == "found [[x]], which would be a link to an entry"
    )


def test_a_work_with_an_entry_is_not_new(small: tuple[TextFile, ...]) -> None:
    documents = [read_yaml(file) for file in small if file.path.startswith(("methods/", "reviews/"))]
    code = "https://github.com/example/deep-net.git"

    def told(text: str) -> str | None:
        return why_not_new([id for id in work_ids(text) if not isinstance(id, str)], documents)

    doi = "10.1101/987654 has an entry already: entries/methods/deep-net.yaml; change that file instead"
    assert told("https://doi.org/10.1101/987654") == doi
    assert told(f"10.1234/new {code} 10.1101/987654") == doi
    assert told(code) == (
        "https://github.com/example/deep-net has an entry already: entries/methods/deep-net.yaml; "
        "if it holds another method too, give the DOI or arXiv id of that method as well"
    )
    assert told(f"10.1234/new {code}") is None


def test_a_file_name_is_free_right_and_no_earlier_one(small: tuple[TextFile, ...]) -> None:
    documents = [read_yaml(file) for file in small if file.path.startswith("methods/")]
    documents.append(read_yaml(TextFile("methods/new-net.yaml", "aliases: [old-net]\n")))
    assert mistake_in_new_name("free", documents) is None
    assert mistake_in_new_name("old-net", documents) == (
        "old-net is an earlier name of entries/methods/new-net.yaml; choose another"
    )
    assert mistake_in_new_name("deep-net", documents) == (
        "entries/methods/deep-net.yaml exists; choose another name, or change that file"
    )
    assert mistake_in_new_name("Deep Net", documents) == (
        '"Deep Net" is not in lower-case letters, digits and single hyphens, such as danq; did you mean deep-net?'
    )
