"""The forms in which readers suggest a method or report a mistake, for the hosting site.

To add a question: a line in ``_suggest`` or ``_report``; then ``make forms``.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from .fields import fields
from .model.base import Part
from .model.method import Code, Method
from .site import REPORT_FORM, SUGGEST_FORM
from .textfile import TextFile
from .vocabulary import Vocabularies

FORMS = (SUGGEST_FORM, REPORT_FORM)
"""Names of the files; a form is opened by its name."""

_HEAD = (
    "# Written by `make forms` from the vocabularies and the model; edit scripts/sitegen/issue_forms.py.\n"
)


def issue_forms(vocabularies: Vocabularies) -> Iterator[TextFile]:
    """The files below ``.github/ISSUE_TEMPLATE/`` that are generated."""
    yield _file(SUGGEST_FORM, _suggest(vocabularies))
    yield _file(REPORT_FORM, _report())


def _suggest(vocabularies: Vocabularies) -> dict[str, Any]:
    subfields = [term.label for term in vocabularies["subfields"]]
    return {
        "name": "Suggest a method",
        "description": "A method that the catalogue lacks, so that somebody can write its entry.",
        "title": "Method: ",
        "body": [
            _says(
                "Only the name and an address are needed. If you would rather write the entry yourself, "
                "*Contribute* on the site shows how; it is one text file."
            ),
            _input("name", "Name of the method", _said(Method, "name"), "DanQ", required=True),
            _input(
                "address",
                "DOI, arXiv id or address",
                "Where its paper, preprint or page can be read.",
                "10.1093/nar/gkw226",
                required=True,
            ),
            _input("repository", "Repository", _said(Code, "url"), "https://github.com/uci-cbcl/DanQ"),
            _dropdown("subfields", "Subfields", "All that fit.", subfields, multiple=True),
            _input("input", _title(Method, "input"), "Kind and size of the data.", "1,000 bp of DNA"),
            _input(
                "output", _title(Method, "output"), "Kind and number of the values.", "919 chromatin features"
            ),
            _input("licence", "Licence", "Of the code, if you know it.", "MIT"),
            _dropdown(
                "author",
                "Are you an author of the method?",
                "Authors are welcome; it only helps to know who speaks.",
                ["I am an author", "I am not an author"],
            ),
            _textarea("more", "Anything else", "Later versions, weights, methods that it builds on."),
        ],
    }


def _report() -> dict[str, Any]:
    return {
        "name": "Report a mistake",
        "description": "Say what is wrong in an entry, and where the right value can be seen.",
        "title": "Mistake in ",
        "body": [
            _input(
                "file",
                "Entry",
                "Its name or file; the link on its page fills this in.",
                "entries/methods/danq.yaml",
                required=True,
            ),
            _textarea("wrong", "What is wrong", "The line or the sentence as it stands.", required=True),
            _textarea("right", "The right value", "As far as you know it."),
            _textarea(
                "seen",
                "Where the right value can be seen",
                "A DOI with the page or table, or a file in a repository: every fact here names its source.",
            ),
        ],
    }


def _file(name: str, form: dict[str, Any]) -> TextFile:
    text = yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=110)
    return TextFile(name, _HEAD + text)


def _said(part: type[Part], name: str) -> str:
    """What the model says of a field."""
    return next(field.description for field in fields(part) if field.name == name)


def _title(part: type[Part], name: str) -> str:
    return _said(part, name).removesuffix(".")


def _says(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _input(id: str, label: str, description: str, example: str, *, required: bool = False) -> dict[str, Any]:
    attributes = {"label": label, "description": description, "placeholder": example}
    return _question("input", id, attributes, required)


def _textarea(id: str, label: str, description: str, *, required: bool = False) -> dict[str, Any]:
    return _question("textarea", id, {"label": label, "description": description}, required)


def _dropdown(
    id: str, label: str, description: str, options: list[str], *, multiple: bool = False
) -> dict[str, Any]:
    attributes = {"label": label, "description": description, "multiple": multiple, "options": options}
    return _question("dropdown", id, attributes, required=False)


def _question(kind: str, id: str, attributes: dict[str, Any], required: bool) -> dict[str, Any]:
    return {"type": kind, "id": id, "attributes": attributes, "validations": {"required": required}}
