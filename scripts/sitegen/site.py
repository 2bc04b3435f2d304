"""The site as renderers see it: its settings, where each page lives, and how one page links to another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import quote, urlencode, urlsplit

from markupsafe import Markup

from .catalogue import Catalogue
from .model.entry import Entry
from .model.identifiers import is_url
from .model.lists import ReadingList
from .model.method import Method
from .model.source import Source
from .model.text import ENTRY_REFERENCE
from .vocabulary import Term

_LINK = re.compile(rf"{ENTRY_REFERENCE.pattern}|(?P<url>https?://[\w./?=&%#~+:@-]*[\w/])")


SUGGEST_FORM = "suggest-a-method.yml"
REPORT_FORM = "report-a-mistake.yml"
"""Forms of the hosting site, in .github/ISSUE_TEMPLATE/; fields of a form are filled in by their ids."""


@dataclass(frozen=True)
class Site:
    """All that renderers may know about the outside. ``repository``: an address without last slash, or ""."""

    title: str
    repository: str = ""
    branch: str = "main"

    def edit_url(self, file: str) -> str:
        """Where the hosting site opens ``file`` for editing; empty without a repository."""
        return f"{self.repository}/edit/{self.branch}/{quote(file)}" if self.repository else ""

    def report_url(self, name: str, file: str) -> str:
        """Where a mistake in ``file`` is reported; empty without a repository."""
        if not self.repository:
            return ""
        answers = {"template": REPORT_FORM, "title": f"Mistake in {name}", "file": file}
        return f"{self.repository}/issues/new?" + urlencode(answers)

    @property
    def suggest_url(self) -> str:
        """Where a method is suggested; empty without a repository."""
        return f"{self.repository}/issues/new?template={SUGGEST_FORM}" if self.repository else ""


def entry_page(entry: Entry) -> str:
    """Path of an entry's page."""
    return f"{_folder(entry)}/{entry.slug}.md"


def alias_page(entry: Entry, alias: str) -> str:
    """Path of the page that leads from an earlier address to the entry."""
    return f"{_folder(entry)}/{alias}.md"


def entry_file(entry: Entry) -> str:
    """Path of the file that people edit."""
    return f"entries/{_folder(entry)}/{entry.slug}.yaml"


def code_file(method: Method) -> str:
    """Path of the PyTorch code of a method's layers."""
    return f"code/{method.slug}.py"


def subfield_page(subfield: Term) -> str:
    """Path of a subfield's page."""
    return f"subfields/{subfield.id.lower()}.md"


def term_page(term: Term) -> str:
    """Path of a term's page."""
    return f"terms/{term.vocabulary}/{term.id.lower()}.md"


def list_page(reading_list: ReadingList) -> str:
    """Path of a reading list's page."""
    return f"lists/{reading_list.slug}.md"


def page_url(path: str) -> str:
    """The address of a page below the site's root: ``methods/danq.md`` is served as ``methods/danq/``."""
    if not path.endswith(".md"):
        return path
    path = path.removesuffix(".md")
    return path.removesuffix("index") if path == "index" or path.endswith("/index") else path + "/"


@dataclass(frozen=True)
class Links:
    """Links as they are written on one page: relative, so that the site works under any address."""

    catalogue: Catalogue
    page: str

    def to(self, path: str) -> str:
        """Address of another page or file, seen from this page."""
        path, _, anchor = path.partition("#")
        target = page_url(path)
        relative = _relative(target, page_url(self.page).rpartition("/")[0])
        relative += "/" if target.endswith("/") or not target else ""
        return relative + (f"#{anchor}" if anchor else "")

    @property
    def root(self) -> str:
        """What leads from this page to the site's root: nothing, or ``../`` once or more."""
        return self.to("index.md").removeprefix("./")

    def entry(self, slug: str) -> str:
        """Address of an entry's page."""
        return self.to(entry_page(self.catalogue.by_slug[slug]))

    def compare(self, *slugs: str) -> str:
        """Address at which these methods stand side by side."""
        return f"{self.to('compare.md')}?m={','.join(slugs)}"

    def term(self, term: Term) -> str | None:
        """Address of a term's page; None if it has none."""
        if term.vocabulary == "subfields":
            return self.to(subfield_page(term)) if term in self.catalogue.subfields else None
        return self.to(term_page(term)) if term in self.catalogue.methods_by_term else None

    def source_file(self, source: Source, path: str) -> str | None:
        """Address of a file at the commit that was read; None where the form of the host is not known."""
        host = (urlsplit(source.repository or "").hostname or "").removeprefix("www.")
        view = "blob" if host == "github.com" else "-/blob" if host.startswith("gitlab.") else None
        if not (view and source.commit):
            return None
        return f"{(source.repository or '').removesuffix('/')}/{view}/{source.commit}/{quote(path)}"

    def text(self, text: str) -> Markup:
        """Text of an entry as HTML: escaped; ``[[slug]]`` links the entry by its name, an address itself."""
        text = re.sub(r"\n\s*\n", "\n", text)  # an empty line would end the block of HTML around it
        link = Markup('<a href="{}">{}</a>')
        return Markup().join(
            link.format(address, words) if address else words for words, address in self.pieces(text)
        )

    def pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """Text of an entry in pieces, each with the address that it leads to, empty for none."""
        position = 0
        for link in _LINK.finditer(text):
            yield text[position : link.start()], ""
            yield self._link(link)
            position = link.end()
        yield text[position:], ""

    def _link(self, link: re.Match[str]) -> tuple[str, str]:
        if link["url"]:
            return link["url"], link["url"] if is_url(link["url"]) else ""
        entry = self.catalogue.by_slug[link[1]]
        return entry.name, self.entry(entry.slug)

    def paragraphs(self, text: str) -> Markup:
        """Text of several paragraphs as HTML."""
        pieces = (piece.strip() for piece in text.split("\n\n"))
        return Markup("\n").join(Markup("<p>{}</p>").format(self.text(piece)) for piece in pieces if piece)


def _relative(target: str, folder: str) -> str:
    """``posixpath.relpath`` for paths that are short and clean, which it takes long to make sure of."""
    there, here = (path.strip("/").split("/") if path else [] for path in (target, folder))
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(there, here, strict=False)))
    return "/".join([".."] * (len(here) - common) + there[common:]) or "."


def plain(catalogue: Catalogue, text: str) -> str:
    """Text with each ``[[slug]]`` replaced by the entry's name, for places where there are no links."""
    return ENTRY_REFERENCE.sub(lambda reference: catalogue.by_slug[reference[1]].name, text)


def _folder(entry: Entry) -> str:
    return "methods" if isinstance(entry, Method) else "reviews"
