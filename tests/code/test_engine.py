"""Claims about the way through the engine: sparing HTML the way through Markdown changes nothing."""

import re
from pathlib import Path

import markdown
import pytest
import yaml
from sitegen.disk import read_texts
from sitegen.engine import keep_last_good_site, put_back, set_aside
from sitegen.textfile import TextFile

HERE = Path(__file__).parent
PAGES = [file for file in read_texts(HERE / "golden") if file.path.endswith(".md")]
SETTINGS = (HERE.parents[1] / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")


def as_html(text: str) -> str:
    """What the engine makes of Markdown with the settings of the site, without empty lines."""
    extensions = yaml.safe_load(SETTINGS)["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in extensions]
    settings = {name: value for item in extensions if isinstance(item, dict) for name, value in item.items()}
    html = markdown.markdown(text, extensions=names, extension_configs=settings)
    return re.sub(r"\n+", "\n", html)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_html_set_aside_and_put_back_is_what_markdown_makes_of_the_page(page: TextFile) -> None:
    text = page.text.split("---\n", 2)[2]
    smaller, blocks = set_aside(text)
    assert blocks
    assert "<table" not in smaller
    assert put_back(as_html(smaller), blocks).split() == as_html(text).split()


def test_a_failed_rebuild_is_reported_and_outlived() -> None:
    said: list[str] = []

    def build() -> None:
        raise SystemExit("a mistake in an entry")

    keep_last_good_site(build, said.append)()
    assert said == ["a mistake in an entry\nThe last good site stays up; mend this and save."]
