"""How Jinja is set up: strict, escaping HTML everywhere, with the few filters that templates use."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import jinja2
from markupsafe import Markup, escape

from .catalogue import known
from .facts import BASIS, PLACE_STATES, held_out_words, input_words, own_code
from .model.method import Method
from .model.review import Review
from .model.text import Unknown
from .observed import code_remarks, is_gone, remarks
from .vocabulary import Term


def environment(loader: jinja2.BaseLoader) -> jinja2.Environment:
    """An environment in which every value is escaped and a misspelt name is an error."""
    made = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        front=front_matter_value,
        md=heading_text,
        inside=inside_a_list,
        thousands=thousands,
        count=count,
        capital=capital,
        unbroken=unbroken,
    )
    made.globals.update(
        basis=BASIS,
        code_remarks=code_remarks,
        held_out_words=held_out_words,
        input_words=input_words,
        is_gone=is_gone,
        known=known,
        own_code=own_code,
        refs=refs,
        remarks=remarks,
        row=_rows(),
        state_words=PLACE_STATES,
    )
    made.tests["unknown"] = lambda value: isinstance(value, Unknown)
    made.tests["review"] = lambda entry: isinstance(entry, Review)
    return made


@jinja2.pass_context
def refs(context: jinja2.runtime.Context, sources: Iterable[str]) -> Markup:
    """Small numbers that lead to the sources of a fact; the page gives each source its number."""
    found = sorted({context["numbers"][source] for source in sources or ()})
    links = (f'<a href="#source-{number}" aria-label="Source {number}">{number}</a>' for number in found)
    return Markup(f'<sup class="refs">{"".join(links)}</sup>' if found else "")


def _rows() -> Callable[..., Any]:
    """Rows of methods in tables, each drawn once for each depth of pages."""
    kept: dict[tuple[int, str], tuple[Method, Any]] = {}

    def row(method: Method, root: str, draw: Callable[[Method], Any]) -> Any:
        found = kept.get((id(method), root))
        if found is None:
            found = kept[id(method), root] = (method, draw(method))
        return found[1]

    return row


_NAMES = {"frameworks", "languages", "assemblies", "licences"}


def inside_a_list(term: Term) -> str:
    """The label of a term that does not stand first: small letter unless it is a name or an acronym."""
    if term.vocabulary in _NAMES or not term.label[1:2].islower():
        return term.label
    return term.label[0].lower() + term.label[1:]


def front_matter_value(text: str) -> Markup:
    """A YAML string for the front matter, escaped because the theme prints it into HTML as it is."""
    return Markup(json.dumps(str(escape(text)), ensure_ascii=False))


def heading_text(text: str) -> Markup:
    """Text for a Markdown heading, in which no sign means anything to Markdown or HTML."""
    return Markup(re.sub(r"([\\`*_{}\[\]()#+.!-])", r"\\\1", str(escape(text))).replace("&\\#", "&#"))


def capital(text: str) -> str:
    """The text with a capital at its beginning, all else as it is."""
    return text[:1].upper() + text[1:]


def unbroken(text: str) -> Markup:
    """Text of several lines as HTML without an empty line, which would end the block of HTML around it."""
    return Markup(str(escape(text)).replace("\n\n", "\n&#10;"))


def thousands(number: int) -> str:
    """12345 -> 12,345."""
    return f"{number:,}"


def count(things: Mapping[Any, Any] | tuple[Any, ...] | list[Any], one: str, many: str = "") -> str:
    """``count(methods, "method")``: "1 method", "2 methods"."""
    return f"{len(things):,} {one if len(things) == 1 else many or one + 's'}"
