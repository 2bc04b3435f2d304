"""Claims about what people type for a work: DOI, arXiv id or repository in any usual spelling."""
# ruff: noqa: E501

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sitegen.drafting.work_id import WorkId, work_id, work_ids

DOI = "10.1093/nar/gkw226"
DANQ = "https://github.com/uci-cbcl/DanQ"


@pytest.mark.parametrize(
    "spelling",
    [
        DOI,
        f" {DOI} ",
        f"doi:{DOI}",
        f"DOI: {DOI}",
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}",
        f"doi.org/{DOI}",
        "https://doi.org/10.1093%2Fnar%2Fgkw226",
        f"<https://doi.org/{DOI}>",
        f"{DOI}.",
        f"(https://doi.org/{DOI})",
        f"https://academic.oup.com/nar/article-lookup/doi/{DOI}",
    ],
)
def test_a_doi_is_known_in_every_spelling(spelling: str) -> None:
    assert work_id(spelling) == WorkId("doi", DOI)


@pytest.mark.parametrize(
    ("spelling", "doi"),
    [
        ("https://www.biorxiv.org/content/10.1101/032821v1", "10.1101/032821"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", "10.1101/2020.01.01.123456"),
        ("https://www.biorxiv.org/content/10.1101/032821v1.full#F1", "10.1101/032821"),
        ("10.1101/032821v1", "10.1101/032821"),
        ("10.1101/gr.200535.115", "10.1101/gr.200535.115"),
        ("10.1016/S0092-8674(18)31629-8", "10.1016/S0092-8674(18)31629-8"),
        ("(see 10.1016/S0092-8674(18)31629-8)", "10.1016/S0092-8674(18)31629-8"),
        ("10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2", None),
    ],
)
def test_a_doi_is_bare_of_what_its_page_adds(spelling: str, doi: str | None) -> None:
    found = work_id(spelling)
    assert isinstance(found, WorkId)
    assert found.value == doi or doi is None


@pytest.mark.parametrize(
    ("spelling", "id"),
    [
        ("1605.01133", "1605.01133"),
        ("arXiv:1605.01133v2", "1605.01133"),
        ("arxiv: 1605.01133", "1605.01133"),
        ("https://arxiv.org/abs/1605.01133", "1605.01133"),
        ("http://www.arxiv.org/pdf/1605.01133v3.pdf", "1605.01133"),
        ("https://arxiv.org/html/1605.01133v3#S1", "1605.01133"),
        ("https://doi.org/10.48550/arXiv.1605.01133", "1605.01133"),
        ("q-bio/0309136", "q-bio/0309136"),
        ("arXiv:math.gt/0309136v1", "math.GT/0309136"),
    ],
)
def test_an_arxiv_id_is_known_in_every_spelling(spelling: str, id: str) -> None:
    assert work_id(spelling) == WorkId("arxiv", id)


@pytest.mark.parametrize(
    "spelling",
    [
        DANQ,
        f"{DANQ}/",
        f"{DANQ}.git",
        f"{DANQ}/tree/master/docs",
        f"{DANQ}?tab=readme#install",
        f"{DANQ}/issues/14",
        "http://www.github.com/uci-cbcl/DanQ",
        "github.com/uci-cbcl/DanQ",
        "git@github.com:uci-cbcl/DanQ.git",
        "ssh://git@github.com/uci-cbcl/DanQ.git",
        "git+https://github.com/uci-cbcl/DanQ.git",
        "GitHub.com/uci-cbcl/DanQ",
    ],
)
def test_a_repository_is_known_in_every_spelling(spelling: str) -> None:
    assert work_id(spelling) == WorkId("repository", DANQ)


def test_dots_belong_to_the_name_of_a_repository() -> None:
    assert work_id("https://gitlab.com/a/my.net.git") == WorkId("repository", "https://gitlab.com/a/my.net")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "DanQ",
            '"DanQ" is not a DOI (10.1093/nar/gkw226), an arXiv id (1605.01133) '
            "or the address of a repository (https://github.com/owner/name)",
        ),
        (
            "https://www.nature.com/articles/nmeth.3547",
            '"https://www.nature.com/articles/nmeth.3547" is an address without a DOI in it; look for the DOI '
            "on that page, it starts with 10., or give the address of a repository on github.com, gitlab.com, "
            "bitbucket.org or codeberg.org",
        ),
        *(
            (text, f'"{text}" names no repository; write its address, such as https://github.com/owner/name')
            for text in ("https://github.com/../x", "https://github.com/x/..", "https://github.com/./.")
        ),
        (
            "https://github.com/uci-cbcl",
            '"https://github.com/uci-cbcl" names no repository; write its address, such as '
            "https://github.com/owner/name",
        ),
    ],
)
def test_what_names_no_work_is_told(text: str, told: str) -> None:
    assert work_id(text) == told


def test_several_stand_in_one_text() -> None:
    assert work_ids(f"doi: {DOI}  arXiv 1605.01133 {DANQ}") == [
        WorkId("doi", DOI),
        WorkId("arxiv", "1605.01133"),
        WorkId("repository", DANQ),
    ]


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(work_id(text), WorkId | str)
