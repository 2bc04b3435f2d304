"""Claims about tables as CSV and HTML: spreadsheets run nothing, text stays text."""

import csv as reader
from io import StringIO

import pytest
from sitegen.sheet import Linked, Sheet, csv, html


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "  =x", "\t=x", "\uff1d1", "\tx"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    [_, [cell]] = reader.reader(StringIO(csv(Sheet(("Head",), ((text,),))), newline=""))
    assert cell == f"'{text}"


def test_other_text_is_read_back_as_it_stands() -> None:
    row = ('a "b", c', 12, Linked("name", "address"), "5-10")
    [_, cells] = reader.reader(StringIO(csv(Sheet(("A", "B", "C", "D"), (row,)))))
    assert cells == ['a "b", c', "12", "name", "5-10"]


def test_cells_are_escaped_in_html() -> None:
    table = html(Sheet(("<h>",), ((Linked("<a>", '"><b>'),), ("</td>",))))
    assert not {"<h>", "<a>", "<b>"} & set(table.split())
    assert '<td><a href="&#34;&gt;&lt;b&gt;">&lt;a&gt;</a></td>' in table
    assert "<td>&lt;/td&gt;</td>" in table
