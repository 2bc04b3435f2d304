"""Claims about text from strangers: what the checks accept is shown as it stands, wherever it lands."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

NASTY = (
    "Tom & 'J' \"K\" < 3 {{ 7*7 }} {% x %} **b __i `c [l] (javascript:alert(1)) ![p] _s_ "
    "&lt;b&gt; &amp; $a$ \\n | #h ~s~ :x: *[q]: {.k}"
)
"""Everything that means something to HTML, Markdown, Jinja, BibTeX or JSON, and that a text may hold."""


NASTY_LAYERS = """\
    - {kind: activation, activation: HERE, label: HERE, note: HERE}
    - kind: block
      times: 2
      connection: residual
      label: HERE
      layers:
        - kind: branches
          join: add
          label: HERE
          branches:
            - {name: HERE, layers: [{kind: conv1d, filters: 4, kernel: 3, padding: same, activation: HERE}]}
            - name: HERE
              layers: [{kind: other, label: HERE, note: HERE, output: {channels: 4, positions: 1000}}]
"""


class Shown(HTMLParser):
    """The text of a page's article as a reader sees it, and the attributes of its tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.addresses = "", [], []
        self.feed(html[html.index("<article") : html.index("</article>")])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attributes if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def hostile(checkout: Callable[[], Path]) -> Path:
    """The site of a catalogue in which one method says nasty things in every text field."""
    root = checkout()
    entry = root / "entries" / "methods" / "danq.yaml"
    text = entry.read_text(encoding="utf-8")
    words = " ".join([NASTY] * 3 + ["word"] * 50)
    text = re.sub(r"(?ms)^description: >-\n.*?(?=^\w)", lambda _: f"description: {quoted(words)}\n", text)
    text = re.sub(r"(?m)^summary: .*$", lambda _: f"summary: {quoted(NASTY[:150] + '.')}", text)
    text = re.sub(r"(?ms)^also_known_as: .*?$", lambda _: f"also_known_as: [{quoted(NASTY)}]", text)
    for field in (
        "label",
        "note",
        "versions",
        "title",
        "venue",
        "dataset",
        "split",
        "statement",
        "what",
        "size",
    ):
        text = re.sub(
            rf"(?m)^(\s+(?:- )?{field}): (?![>\d]).*$", lambda found: f"{found[1]}: {quoted(NASTY)}", text
        )
        text = re.sub(
            rf"(?m)([{{,] ?{field}): (?!\d)[^,}}]*", lambda found: f"{found[1]}: {quoted(NASTY)}", text
        )
    text = text.replace(
        "{channels: 4, positions: 1000}", "{channels: 4, positions: 1000, name: HERE, note: HERE}"
    )
    text = re.sub(r"(?m)^  layers:\n", lambda found: found[0] + NASTY_LAYERS, text)
    text = re.sub(r"\bHERE\b", lambda _: quoted(NASTY), text)
    text = text.replace("basis: worked-out", "basis: stated")
    entry.write_text(text, encoding="utf-8")
    subfields = root / "entries" / "vocabulary" / "subfields.yaml"
    opening = (
        'opening:\n      - "First.\\n\\n_hover_{: onmouseover=alert(3) } x\\n\\n[r]: javascript:alert(2)"\n'
    )
    subfields.write_text(
        subfields.read_text(encoding="utf-8").replace("opening:\n", opening), encoding="utf-8"
    )
    command = [sys.executable, "scripts/build_site.py"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return root


def test_text_is_shown_as_it_stands_on_the_method_page(hostile: Path) -> None:
    shown = Shown((hostile / "site/methods/danq/index.html").read_text(encoding="utf-8"))
    assert shown.text.count(NASTY) >= 70
    assert not {"img", "script", "em", "del", "iframe", "foreignobject"} & set(shown.tags)
    assert not [
        address for address in shown.addresses if address.lower().startswith(("javascript:", "data:"))
    ]


@pytest.mark.parametrize("page", ["methods", "subfields/regulatory-sequence", "terms/architectures/lstm"])
def test_text_is_shown_as_it_stands_on_lists(hostile: Path, page: str) -> None:
    shown = Shown((hostile / f"site/{page}/index.html").read_text(encoding="utf-8"))
    assert NASTY[:150] in shown.text
    assert "javascript:alert(1)" not in shown.addresses


def test_an_opening_of_several_paragraphs_stays_text(hostile: Path) -> None:
    shown = Shown((hostile / "site/subfields/regulatory-sequence/index.html").read_text(encoding="utf-8"))
    assert "_hover_{: onmouseover=alert(3) } x" in shown.text
    assert "[r]: javascript:alert(2)" in shown.text
    assert "em" not in shown.tags


def test_description_of_the_page_cannot_leave_its_attribute(hostile: Path) -> None:
    html = (hostile / "site/methods/danq/index.html").read_text(encoding="utf-8")
    content = re.search(r'<meta name="description" content="([^"]*)">', html)
    assert content
    assert "&#34;K&#34; &lt; 3" in content[1]


def test_search_words_are_whole_json(hostile: Path) -> None:
    words = json.loads((hostile / "site/search/words.json").read_text(encoding="utf-8"))
    assert NASTY in next(entry[3] for entry in words["names"] if entry[0] == "DanQ")


def test_bibliography_is_still_read_whole(hostile: Path) -> None:
    from pybtex.database import parse_file

    bibliography = parse_file(str(hostile / "site/catalogue.bib"), bib_format="bibtex")
    entries = [file for kind in ("methods", "reviews") for file in (hostile / "entries" / kind).iterdir()]
    unpublished = [file for file in entries if "publications:" not in file.read_text(encoding="utf-8")]
    assert len(bibliography.entries) == len(entries) - len(unpublished)
