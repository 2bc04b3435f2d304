"""Citations: the exact text of each format, and that readers who do not know us get back what went in."""

import re
from datetime import date
from typing import Any

import pytest
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.middleware import Middleware
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from pybtex import database  # type: ignore[import-untyped]
from pybtex.richtext import Text  # type: ignore[import-untyped]
from sitegen.citation import bibliography, bibtex, cite_keys, csl_json, reference, reference_html, ris
from sitegen.model.entry import Entry
from sitegen.model.publication import Group, Publication
from sitegen.model.text import Context
from sitegen.vocabulary import Term, Vocabulary

SIGNS = "5\N{PRIME} " + r"{x} 100% A_B #1 $ & \ ~ ^ < >"
ROLES = {role: Term("publication-roles", role, role.title()) for role in ("paper", "preprint", "follow-up")}
CONTEXT = Context(
    vocabularies={"publication-roles": Vocabulary("publication-roles", "Roles", "role", "About.", ROLES)},
    today=date(2026, 1, 1),
)


def publication(**values: Any) -> Publication:
    least = {"role": "paper", "title": "A title", "authors": ["Quang, Daniel"], "date": "2016"}
    address = {} if {"doi", "arxiv", "url"} & set(values) else {"doi": "10.1093/nar/gkw226"}
    return Publication.model_validate({"sources": ["paper"]} | least | address | values, context=CONTEXT)


def entry(slug: str, *publications: Publication) -> Entry:
    values: dict[str, Any] = {"slug": slug, "publications": publications}
    return Entry.model_construct(**values)


DANQ = publication(
    title="DanQ: a hybrid convolutional and recurrent deep neural network for quantifying DNA function",
    authors=["Quang, Daniel", "Xie, Xiaohui"],
    date="2016-04-15",
    issue_date="2016-06-20",
    venue="Nucleic Acids Research",
    volume="44",
    issue="11",
    pages="e107",
    doi="10.1093/nar/gkw226",
    pmid="27084946",
    pmcid="PMC4914104",
    url="https://academic.oup.com/nar/article/44/11/e107/2468300",
)
PREPRINT = publication(
    role="preprint",
    title="Deep Motif Dashboard: Visualizing Genomic Sequences.",
    authors=["Lanchantin, Jack", "Singh, Ritambhara", "Wang, Beilun", "Qi, Yanjun"],
    date="2016-08",
    venue="arXiv",
    arxiv="1608.03644",
)
CONFERENCE_PAPER = publication(
    title="Are Hi-C maps all you need?",
    authors=["Lin, Jean-Luc P."],
    date="2023-07-03",
    venue="Proceedings of the 40th International Conference on Machine Learning",
    volume="202",
    pages="123-145",
    url="https://proceedings.mlr.press/v202/a_b~c%20d.html?x=1&y=2#top",
)
CONSORTIUM = publication(
    title="An integrated encyclopedia of DNA elements in the human genome",
    authors=[{"group": "The ENCODE Project Consortium"}],
    date="2012-09",
    venue="Nature",
    volume="489",
    issue="7414",
    pages="57–74",
    doi="10.1038/nature11247",
)
ENFORMER = publication(
    title="Effective gene expression prediction",
    authors=[
        "Avsec, Žiga",
        "Agarwal, Vikram",
        "Visentin, Daniel",
        "Ledsam, Joseph R.",
        "Grabska-Barwinska, Agnieszka",
        "Taylor, Kyle R.",
        "Kelley, David R.",
    ],
    date="2021-10",
    venue="Nature Methods",
    volume="18",
    issue="10",
    pages="1196-1203",
    doi="10.1038/s41592-021-01252-x",
    arxiv="2110.00001",
)
ALL = {
    "danq": DANQ,
    "preprint": PREPRINT,
    "conference-paper": CONFERENCE_PAPER,
    "consortium": CONSORTIUM,
    "enformer": ENFORMER,
    "signs": publication(title=SIGNS, authors=["A_B & {C}, X~Y", {"group": SIGNS}], venue=SIGNS, pages=SIGNS),
}
each_publication = pytest.mark.parametrize("cited", ALL.values(), ids=ALL)


# A reference line


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        (
            DANQ,
            "Quang D, Xie X (2016). DanQ: a hybrid convolutional and recurrent deep neural network for "
            "quantifying DNA function. Nucleic Acids Research, 44(11):e107. doi:10.1093/nar/gkw226",
        ),
        (
            PREPRINT,
            "Lanchantin J, Singh R, Wang B, Qi Y (2016). Deep Motif Dashboard: Visualizing Genomic "
            "Sequences. arXiv. arXiv:1608.03644",
        ),
        (
            CONFERENCE_PAPER,
            "Lin JLP (2023). Are Hi-C maps all you need? Proceedings of the 40th International Conference on "
            "Machine Learning, 202:123–145. https://proceedings.mlr.press/v202/a_b~c%20d.html?x=1&y=2#top",
        ),
        (
            CONSORTIUM,
            "The ENCODE Project Consortium (2012). An integrated encyclopedia of DNA elements in the human "
            "genome. Nature, 489(7414):57–74. doi:10.1038/nature11247",
        ),
        (
            ENFORMER,
            "Avsec Ž, Agarwal V, Visentin D, et al. (2021). Effective gene expression prediction. "
            "Nature Methods, 18(10):1196–1203. doi:10.1038/s41592-021-01252-x; arXiv:2110.00001",
        ),
        (publication(title="Plain"), "Quang D (2016). Plain. doi:10.1093/nar/gkw226"),
        (publication(venue="Genome Res."), "Quang D (2016). A title. Genome Res. doi:10.1093/nar/gkw226"),
        (publication(date="2016", issue_date="2017"), "Quang D (2017). A title. doi:10.1093/nar/gkw226"),
    ],
)
def test_a_reference_is_one_line_in_one_style(cited: Publication, line: str) -> None:
    assert reference(cited) == line


def test_six_authors_are_all_named() -> None:
    authors = [f"{family}, Given" for family in "ABCDEF"]
    assert reference(publication(authors=authors)).startswith("A G, B G, C G, D G, E G, F G (2016).")


@pytest.mark.parametrize(
    ("author", "short"),
    [
        ("Van der Auwera, Geraldine A.", "Van der Auwera GA"),
        ("Avsec, Z\u030ciga", "Avsec Ž"),
        ("Li, Xiao-li", "Li XL"),
        ("Thompson, D’Arcy W.", "Thompson DW"),
        ("O'Connor, M.J.", "O'Connor MJ"),
        ("王, 小明", "王 小"),
    ],
)
def test_given_names_become_initials(author: str, short: str) -> None:
    assert reference(publication(authors=[author])).startswith(f"{short} (2016).")


def test_the_html_reference_links_identifiers_and_cites_the_venue() -> None:
    assert reference_html(ENFORMER) == Markup(
        "Avsec Ž, Agarwal V, Visentin D, et al. (2021). Effective gene expression prediction. "
        "<cite>Nature Methods</cite>, 18(10):1196–1203. "
        '<a href="https://doi.org/10.1038/s41592-021-01252-x">doi:10.1038/s41592-021-01252-x</a>; '
        '<a href="https://arxiv.org/abs/2110.00001">arXiv:2110.00001</a>'
    )


def test_the_html_reference_links_the_page_where_there_is_no_identifier() -> None:
    assert reference_html(CONFERENCE_PAPER).endswith(
        '. <a href="https://proceedings.mlr.press/v202/a_b~c%20d.html?x=1&amp;y=2#top">'
        "https://proceedings.mlr.press/v202/a_b~c%20d.html?x=1&amp;y=2#top</a>"
    )


def test_the_html_reference_escapes_every_value() -> None:
    hostile = publication().model_copy(
        update=dict.fromkeys(("title", "venue", "volume", "issue", "pages", "doi"), '"><b>')
        | {"authors": ('"><b>, "><b>', Group.model_construct(group='"><b>'))}
    )
    assert "<b>" not in reference_html(hostile)
    assert set(re.findall("<[^>]*>", reference_html(hostile))) == {
        "<cite>", "</cite>", "</a>", '<a href="https://doi.org/%22%3E%3Cb%3E">',
    }  # fmt: skip


# BibTeX: the text


def test_bibtex_of_an_article() -> None:
    assert bibtex(DANQ, "quang2016danq") == (
        "@article{quang2016danq,\n"
        "  title = {{DanQ}: a hybrid convolutional and recurrent deep neural network for quantifying {DNA} "
        "function},\n"
        "  author = {Quang, Daniel and Xie, Xiaohui},\n"
        "  journal = {Nucleic Acids Research},\n"
        "  year = {2016},\n"
        "  volume = {44},\n"
        "  number = {11},\n"
        "  pages = {e107},\n"
        "  doi = {10.1093/nar/gkw226},\n"
        "  month = jun,\n"
        "}\n"
    )


def test_bibtex_of_a_preprint() -> None:
    assert bibtex(PREPRINT, "k") == (
        "@misc{k,\n"
        "  title = {Deep Motif Dashboard: Visualizing Genomic Sequences.},\n"
        "  author = {Lanchantin, Jack and Singh, Ritambhara and Wang, Beilun and Qi, Yanjun},\n"
        "  howpublished = {arXiv},\n"
        "  year = {2016},\n"
        "  eprint = {1608.03644},\n"
        "  archivePrefix = {arXiv},\n"
        "  url = {https://arxiv.org/abs/1608.03644},\n"
        "  month = aug,\n"
        "}\n"
    )


def test_bibtex_of_a_conference_paper() -> None:
    assert bibtex(CONFERENCE_PAPER, "k") == (
        "@inproceedings{k,\n"
        "  title = {Are {Hi-C} maps all you need?},\n"
        "  author = {Lin, Jean-Luc P.},\n"
        "  booktitle = {Proceedings of the 40th International Conference on Machine Learning},\n"
        "  year = {2023},\n"
        "  volume = {202},\n"
        "  pages = {123--145},\n"
        "  url = {https://proceedings.mlr.press/v202/a_b~c%20d.html?x=1&y=2#top},\n"
        "  month = jul,\n"
        "}\n"
    )


def test_bibtex_of_a_consortium() -> None:
    assert bibtex(CONSORTIUM, "k") == (
        "@article{k,\n"
        "  title = {An integrated encyclopedia of {DNA} elements in the human genome},\n"
        "  author = {{The ENCODE Project Consortium}},\n"
        "  journal = {Nature},\n"
        "  year = {2012},\n"
        "  volume = {489},\n"
        "  number = {7414},\n"
        "  pages = {57--74},\n"
        "  doi = {10.1038/nature11247},\n"
        "  month = sep,\n"
        "}\n"
    )


def field(cited: Publication, name: str) -> str:
    """The value as written between the outer braces."""
    found = re.search(rf"^  {name} = {{(.*)}},$", bibtex(cited, "k"), re.MULTILINE)
    assert found, f"no {name}"
    return found[1]


def test_bibtex_escapes_what_tex_would_act_on() -> None:
    assert field(publication(title=SIGNS), "title") == (
        "5\N{PRIME} "
        r"\textbraceleft{}x\textbraceright{} 100\% {A\_B} \#1 \$ \& \textbackslash{} \textasciitilde{} "
        r"\textasciicircum{} \textless{} \textgreater{}"
    )


def test_bibtex_keeps_letters_beyond_ascii() -> None:
    assert field(ENFORMER, "author").startswith("Avsec, Žiga and Agarwal, Vikram and ")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Deep learning of DNA", "Deep learning of {DNA}"),
        ("DeepSEA and scRNA-seq", "{DeepSEA} and {scRNA}-seq"),
        ("From Hi-C to m6A and N6-methyladenine", "From {Hi-C} to {m6A} and {N6}-methyladenine"),
        ("A map of chromosome X", "A map of chromosome {X}"),
        ("High-Throughput Prediction", "High-Throughput Prediction"),
        ("T2T-CHM13", "{T2T}-{CHM13}"),
    ],
)
def test_bibtex_keeps_the_capitals_of_names(title: str, written: str) -> None:
    assert field(publication(title=title), "title") == written


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("Salt and Pepper, Ann", "Salt {and} Pepper, Ann"),
        ("And, Ann AND", "And, Ann {AND}"),
        ({"group": "Salt and Pepper, Inc."}, "{Salt and Pepper, Inc.}"),
    ],
)
def test_an_and_inside_a_name_does_not_make_two_authors(author: Any, written: str) -> None:
    assert field(publication(authors=[author]), "author") == written


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"venue": "Nature"}, "article"),
        ({"venue": "Proceedings of the National Academy of Sciences"}, "article"),
        ({"venue": "Proceedings of the Royal Society B"}, "article"),
        ({"venue": "Proceedings of the IEEE"}, "article"),
        ({"venue": "Proceedings of the IEEE International Conference on Bioinformatics"}, "inproceedings"),
        ({"venue": "Proceedings of Machine Learning Research"}, "inproceedings"),
        ({"venue": "Advances in Neural Information Processing Systems 36 (NeurIPS 2023)"}, "inproceedings"),
        ({"venue": "International Conference on Learning Representations (ICLR) 2024"}, "inproceedings"),
        ({"venue": "Pacific Symposium on Biocomputing"}, "inproceedings"),
        ({"venue": "bioRxiv", "role": "follow-up"}, "misc"),
        ({"venue": "ICLR 2016 workshop submission; arXiv preprint", "role": "preprint"}, "misc"),
        ({"arxiv": "1608.03644"}, "misc"),
        ({"url": "https://example.org/report"}, "misc"),
    ],
)
def test_role_and_venue_decide_the_kind(values: dict[str, str], kind: str) -> None:
    assert bibtex(publication(**values), "k").startswith(f"@{kind}{{k,\n")


@pytest.mark.parametrize(
    ("pages", "written"),
    [
        ("1088-1096", "1088--1096"),
        ("91–106.e23", "91--106.e23"),
        ("i656 - i663", "i656--i663"),
        ("1-4, 9-12", "1--4, 9--12"),
        ("e107", "e107"),
        ("in-press", "in-press"),
    ],
)
def test_only_a_range_of_pages_has_a_long_dash(pages: str, written: str) -> None:
    assert field(publication(pages=pages), "pages") == written


@pytest.mark.parametrize(("day", "month"), [("2016-01", "jan"), ("2016-12-31", "dec"), ("2016", None)])
def test_the_month_stands_where_it_is_known(day: str, month: str | None) -> None:
    found = re.search("month = (.*),", bibtex(publication(date=day), "k"))
    assert (found and found[1]) == month


# BibTeX: read back by others

TEX_COMMANDS = {
    "textbraceleft": "{", "textbraceright": "}", "textbackslash": "\\", "textless": "<", "textgreater": ">",
    "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip


def typeset(tex: str) -> str:
    """What LaTeX prints: commands as their characters, without the braces that group."""
    token = re.compile(r"\\([a-z]+)\{\}|\\(.)|([{}])|([$&#%_~^\\])|(.)")

    def printed(found: re.Match[str]) -> str:
        command, escaped, _, bare, plain = found.groups()
        assert not bare, f"{bare} is not escaped in {tex}"
        return TEX_COMMANDS[command] if command else escaped or plain or ""

    return token.sub(printed, tex)


def read_by_pybtex(text: str) -> database.Entry:
    (found,) = database.parse_string(text, "bibtex").entries.values()
    return found


def names_read_by_pybtex(found: database.Entry) -> list[tuple[str, str]]:
    return [
        (
            typeset(" ".join(person.prelast_names + person.last_names)),
            typeset(" ".join(person.first_names + person.middle_names)),
        )
        for person in found.persons["author"]
    ]


def read_by_bibtexparser(text: str, *layers: Middleware) -> dict[str, Any]:
    library = parse_string(text, append_middleware=layers)
    assert not library.failed_blocks
    (found,) = library.entries
    return {item.key: item.value for item in found.fields}


def names_read_by_bibtexparser(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(typeset(" ".join(n.von + n.last)), typeset(" ".join(n.first))) for n in found["author"]]


def names_of(cited: Publication) -> list[tuple[str, str]]:
    """Family and given name as a reader should see them."""
    parts = [(name.group, "") if isinstance(name, Group) else name.split(",") for name in cited.authors]
    return [(on_one_line(family), on_one_line(given)) for family, given in parts]


def on_one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]", "", text).split())


@each_publication
def test_pybtex_reads_back_title_authors_year_and_doi(cited: Publication) -> None:
    found = read_by_pybtex(bibtex(cited, "k"))
    assert typeset(found.fields["title"]) == cited.title
    assert found.fields["year"] == str(cited.citation_year)
    assert found.fields.get("doi") == cited.doi
    assert names_read_by_pybtex(found) == names_of(cited)


@each_publication
def test_bibtexparser_reads_back_title_authors_year_and_doi(cited: Publication) -> None:
    found = read_by_bibtexparser(
        bibtex(cited, "k"), middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()
    )
    assert typeset(found["title"]) == cited.title
    assert found["year"] == str(cited.citation_year)
    assert found.get("doi") == cited.doi
    assert names_read_by_bibtexparser(found) == names_of(cited)


@pytest.mark.parametrize("cited", [DANQ, CONSORTIUM, ENFORMER], ids=["danq", "consortium", "enformer"])
def test_the_decoders_of_pybtex_and_bibtexparser_print_the_title(cited: Publication) -> None:
    text = bibtex(cited, "k")
    assert read_by_bibtexparser(text, middlewares.LatexDecodingMiddleware())["title"] == cited.title
    assert str(Text.from_latex(read_by_pybtex(text).fields["title"])) == cited.title


letters = st.characters(exclude_categories=["Cs"]) | st.sampled_from("{}\\%$#&_~^<>\"@=-'` \r\n")
attacks = ["a}, note = {b", "}\n@misc{x, title = {y}", "x and y", "others", "% x", "\\", "A\rER  - "]
anything = st.text(letters, min_size=1) | st.sampled_from(attacks)
one_word = anything.map(lambda text: text.replace(",", "")).filter(on_one_line)
names = st.tuples(one_word, one_word).map(", ".join) | anything.filter(on_one_line).map(
    lambda text: Group.model_construct(group=text)
)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(title=anything.filter(on_one_line), authors=st.lists(names, min_size=1, max_size=3), other=anything)
@example(title="a } b", authors=["and, and"], other="{")
@example(title="\\", authors=["A\\, B\\"], other="\\")
def test_no_value_breaks_out_of_its_bibtex_field(title: str, authors: list[str | Group], other: str) -> None:
    free = dict.fromkeys(("venue", "volume", "issue", "pages", "doi", "arxiv", "url"), other)
    cited = DANQ.model_copy(update={"title": title, "authors": tuple(authors)} | free)
    text = bibtex(cited, "k")
    expected = {line.split(" = ")[0].strip() for line in text.splitlines()[1:-1]}
    found = read_by_pybtex(text)
    assert {name.lower() for name in [*found.fields, *found.persons]} == {name.lower() for name in expected}
    assert expected <= {
        "title", "author", "journal", "booktitle", "howpublished", "year", "volume", "number", "pages", "doi",
        "eprint", "archivePrefix", "url", "month",
    }  # fmt: skip
    assert typeset(found.fields["title"]) == on_one_line(title)
    assert names_read_by_pybtex(found) == names_of(cited)
    assert read_by_bibtexparser(text).keys() == expected
    assert typeset(read_by_bibtexparser(text)["title"]) == on_one_line(title)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


# Keys and the .bib file


@pytest.mark.parametrize(
    ("cited", "key"),
    [
        (DANQ, "quang2016danq"),
        (CONSORTIUM, "encode2012integrated"),
        (ENFORMER, "avsec2021effective"),
        (publication(authors=["Sørensen-Łoś, Æ"], title="The 5'-UTR code"), "sorensenlos20165utr"),
        (publication(authors=["van der Ohe, G."], title="DNABERT-2: x"), "vanderohe2016dnabert2"),
        (publication(authors=["王, 小明"], title="A 基因"), "anonymous2016"),
        (publication(date="2016-12", issue_date="2017-01"), "quang2017title"),
    ],
)
def test_a_key_is_family_year_and_first_word(cited: Publication, key: str) -> None:
    assert cite_keys([entry("a", cited)]) == {"a": key}


def test_equal_keys_get_letters_in_the_order_of_slugs() -> None:
    taken = publication(title="Titleb")
    entries = [entry(slug, publication()) for slug in ("c", "a", "b")] + [entry("d", taken)]
    assert cite_keys(entries) == {
        "a": "quang2016title", "b": "quang2016titleb", "c": "quang2016titlec", "d": "quang2016titlebb",
    }  # fmt: skip
    assert cite_keys(reversed(entries)) == cite_keys(entries)


def test_keys_stay_apart_beyond_the_alphabet() -> None:
    keys = cite_keys(entry(f"e{number}", publication()) for number in range(60))
    assert len(set(keys.values())) == 60
    assert all(re.fullmatch("[a-z0-9]+", key) for key in keys.values())


def test_an_entry_without_publication_has_no_key_and_no_place_in_the_bib_file() -> None:
    bare = entry("bare")
    assert cite_keys([bare]) == {}
    assert bibliography([bare], {}) == ""


def test_a_bib_file_holds_the_first_publication_of_each_entry() -> None:
    entries = [entry("b", DANQ, PREPRINT), entry("a", CONSORTIUM), entry("none")]
    text = bibliography(entries, cite_keys(entries))
    assert text == bibtex(DANQ, "quang2016danq") + "\n" + bibtex(CONSORTIUM, "encode2012integrated")
    assert list(database.parse_string(text, "bibtex").entries) == ["quang2016danq", "encode2012integrated"]


# RIS and CSL-JSON


def test_ris_of_an_article() -> None:
    assert ris(CONSORTIUM) == (
        "TY  - JOUR\r\n"
        "AU  - The ENCODE Project Consortium\r\n"
        "TI  - An integrated encyclopedia of DNA elements in the human genome\r\n"
        "T2  - Nature\r\n"
        "PY  - 2012\r\n"
        "DA  - 2012/09\r\n"
        "VL  - 489\r\n"
        "IS  - 7414\r\n"
        "SP  - 57\r\n"
        "EP  - 74\r\n"
        "DO  - 10.1038/nature11247\r\n"
        "ER  - \r\n"
    )


def test_ris_of_a_preprint() -> None:
    lines = ris(PREPRINT).split("\r\n")
    assert lines[0] == "TY  - UNPB"
    assert lines[1:3] == ["AU  - Lanchantin, Jack", "AU  - Singh, Ritambhara"]
    assert lines[-4:] == ["AN  - arXiv:1608.03644", "UR  - https://arxiv.org/abs/1608.03644", "ER  - ", ""]


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(anything)
@example("x\r\nER  - \r\nTY  - BOOK")
@example("x\u2028TI  - y\x85z\x0bA")
def test_no_value_makes_a_line_of_its_own_in_ris(value: str) -> None:
    free = dict.fromkeys(("title", "venue", "volume", "issue", "pages", "doi", "arxiv", "url"), value)
    authors = (f"{value.replace(',', '')}, {value.replace(',', '')}", Group.model_construct(group=value))
    *lines, last = ris(DANQ.model_copy(update=free | {"authors": authors})).split("\r\n")
    assert last == ""
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\x00-\x1f\x7f-\x9f\u2028\u2029]*", line) for line in lines)
    assert [line[:2] for line in (lines[0], lines[-1])] == ["TY", "ER"]
    assert [line[:2] for line in lines].count("ER") == 1


def test_csl_json_of_an_article() -> None:
    assert csl_json(DANQ) == {
        "id": "https://doi.org/10.1093/nar/gkw226",
        "type": "article-journal",
        "title": DANQ.title,
        "author": [{"family": "Quang", "given": "Daniel"}, {"family": "Xie", "given": "Xiaohui"}],
        "issued": {"date-parts": [[2016, 6, 20]]},
        "container-title": "Nucleic Acids Research",
        "volume": "44",
        "issue": "11",
        "page": "e107",
        "DOI": "10.1093/nar/gkw226",
        "PMID": "27084946",
        "PMCID": "PMC4914104",
    }


def test_csl_json_of_a_preprint_and_a_consortium() -> None:
    assert csl_json(PREPRINT)["type"] == "article"
    assert csl_json(PREPRINT)["number"] == "arXiv:1608.03644"
    assert csl_json(CONSORTIUM)["author"] == [{"literal": "The ENCODE Project Consortium"}]
